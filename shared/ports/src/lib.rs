//! Ports: what the functions need from the world outside, named for the need and not for a
//! vendor. Each says in its docs what holds after a call. The conformance suite of each port,
//! which every adapter runs, is in `conformance` (feature of the same name). No adapter here.

pub mod bus;
pub mod clock;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod connections;
pub mod error;
pub mod handoff_board;
pub mod log;
pub mod mirror;
pub mod push;
pub mod queue;
pub mod randomness;
pub mod shop;
pub mod switches;
pub mod watches;

pub use bus::EventBus;
pub use clock::Clock;
pub use connections::{Audience, Connection, Connections};
pub use error::{Kind, PortError};
pub use handoff_board::{HandoffBoard, WaitingCase};
pub use log::{Appended, ConversationLog, Page};
pub use mirror::{Replaced, ShopMirror};
pub use push::{Push, Pushed};
pub use queue::{WorkQueue, WorkQueues};
pub use randomness::Randomness;
pub use shop::{Applied, Catalogue, OrderBook, ShopWriter};
pub use switches::SwitchBoard;
pub use watches::Watches;

/// Whether a read must see every write that was acknowledged before it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consistency {
    /// It must.
    Strong,
    /// It may see an older state. Half the price; the `memory` adapters do serve stale reads then.
    Eventual,
}
