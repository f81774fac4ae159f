//! Conformance suites: one per port, run by every adapter. A suite takes a maker of fresh, empty
//! adapters and runs small named checks, each on a new one; a check panics with what went wrong.
//! `sample` builds what they store. Test support only: behind the feature `conformance`.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)]

mod bus;
mod connections;
mod handoff_board;
mod log;
mod mirror;
mod push;
mod queue;
pub mod sample;
mod shop;
mod shop_changes;
mod shop_permits;
mod switches;
mod watches;

pub use bus::{BusProbe, event_bus_suite};
pub use connections::connections_suite;
pub use handoff_board::handoff_board_suite;
pub use log::conversation_log_suite;
pub use mirror::shop_mirror_suite;
pub use push::{PushProbe, push_suite};
pub use queue::{QueueProbe, work_queues_suite};
pub use shop::shop_suite;
pub use shop_changes::shop_changes_suite;
pub use shop_permits::permit;
pub use switches::switch_board_suite;
pub use watches::watches_suite;
