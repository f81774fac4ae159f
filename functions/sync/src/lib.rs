//! `sync`: takes what the shop's systems tell (events on the bus), keeps the shop's tables as new as
//! that, and tells shoppers in their open conversations what they want to hear. What it cannot take it
//! puts aside with the reason. It executes nothing, understands no words and decides no wording.

mod change;
mod deps;
mod error;
mod external;
mod handler;
mod tell;

pub use deps::{Deps, Records, Senders};
pub use error::Error;
pub use handler::{Outcome, handle};
