//! Delivery: nothing lost and nothing said twice. How an entry gets into a conversation's log
//! (`append`), how its effects are driven, and driven again by whoever retries (`drive`), and the
//! time within which each outside call must answer. What an entry says is decided elsewhere
//! (`dialogue`); which adapters do the work, too.

mod append;
mod drive;
mod error;
mod pending;
mod switches;

use std::sync::Arc;
use std::time::Duration;

use aisle_ports::{
    Clock, Connections, ConversationLog, EventBus, Push, Randomness, Watches, WorkQueues,
};

pub use append::Attempts;
pub use error::DeliveryError;
pub use switches::KillSwitches;

/// How often a decision is made again because another writer was faster, before giving up.
pub const APPEND_ATTEMPTS: u32 = 5;
/// After so long without an answer the shopper is told that it is being worked on.
pub const WORKING_AFTER: Duration = Duration::from_secs(2);

/// What delivering takes; every function that writes to a log holds one.
#[derive(Clone)]
pub struct Delivery {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness, for write ids and jitter.
    pub randomness: Arc<dyn Randomness>,
    /// The logs.
    pub log: Arc<dyn ConversationLog>,
    /// Who looks at which conversation.
    pub connections: Arc<dyn Connections>,
    /// The way to their screens.
    pub push: Arc<dyn Push>,
    /// The way to the other functions.
    pub queues: Arc<dyn WorkQueues>,
    /// The way to everybody else.
    pub bus: Arc<dyn EventBus>,
    /// Who wants to hear news of what.
    pub watches: Arc<dyn Watches>,
}
