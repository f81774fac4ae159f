//! Others' after-sales suites through our own actions: every call that a suite's task makes becomes
//! a request, goes through [`aisle_aftersales::plan`] and the pack's policy, and is done by an order
//! book in memory; then the shop is written down in the suite's form and compared.
//!
//! What a shop may do stands in the packs (`tests/packs/`), what a suite's words mean in the modules
//! `tau2` and `ecom_bench`. Nothing here decides whether something is allowed.
//!
//! The same tasks through the conversation, with a scripted shopper: [`chat`].

mod args;
mod book;
pub mod chat;
mod difference;
mod ecom_bench;
mod error;
mod files;
mod json;
mod pack;
mod report;
mod tau2;

pub use args::{EcomBench, ReplayArgs, ReplayCommand, Tau2, ThroughChat};
pub use ecom_bench::run as ecom_bench;
pub use ecom_bench::through_chat::product_names as ecom_bench_products;
pub use ecom_bench::through_chat::run as ecom_bench_through_chat;
pub use error::ReplayError;
pub use pack::left_out;
pub use report::{Report, TaskReport};
pub use tau2::run as tau2;
pub use tau2::through_chat::run as tau2_through_chat;
