//! Reads a merchant's shop (products, shoppers, customers, orders) from a file and fills the shop's tables
//! with it. Two formats are understood and told apart by their shape: our own `aisle.shop.v1`
//! (docs/shop-format.md) and the `db.json` of tau2-bench retail. A bad record is refused and
//! reported; the rest is taken.
//!
//! No file is opened and no table is named here: text comes in, a [`ShopWriter`] is written to.
//!
//! [`ShopWriter`]: aisle_ports::ShopWriter

mod fault;
mod field;
mod import;
mod intake;
mod located;
mod moment;
mod order_check;
mod read;
mod report;
mod shop;
mod tau2;
mod v1;
mod write;

pub use fault::{Fault, Severity};
pub use import::{ImportError, Progress, import, import_with_progress};
pub use read::{Format, MAX_BYTES, Reading, check, decode, read};
pub use report::{Kind, Problem, Report, Tally};
pub use shop::{Aliases, Shop, ShopperRecord};
pub use write::to_json;
