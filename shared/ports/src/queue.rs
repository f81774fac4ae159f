//! Work queues between functions. At least once, in no order, after a delay if asked.

use std::time::Duration;

use aisle_contract::inbound::RefusedEvent;
use aisle_contract::queue::{HandoffTask, QueueMessage as _, RunCommand, Wake};
use aisle_contract::sync::SyncMessage;
use async_trait::async_trait;

use crate::PortError;

/// The longest delay of a message.
pub const MAX_DELAY: Duration = Duration::from_secs(15 * 60);

/// A message with the queue that it goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkQueue {
    /// To `nlu`.
    Nlu(Wake),
    /// To `order`.
    Order(RunCommand),
    /// To `handoff`.
    Handoff(HandoffTask),
    /// To `sync`.
    Sync(Box<SyncMessage>),
    /// What `sync` refused, for whoever operates.
    Refused(Box<RefusedEvent>),
}

impl WorkQueue {
    /// The queue's name, which is its function's; dead letters have one of their own.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Nlu(_) => "nlu",
            Self::Order(_) => "order",
            Self::Handoff(_) => "handoff",
            Self::Sync(_) => "sync",
            Self::Refused(_) => "sync-dlq",
        }
    }

    /// The message as the body that is sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self {
            Self::Nlu(wake) => wake.to_json(),
            Self::Order(run) => run.to_json(),
            Self::Handoff(task) => task.to_json(),
            Self::Sync(message) => message.to_json(),
            Self::Refused(refused) => refused.to_json(),
        }
    }
}

/// The work queues.
#[async_trait]
pub trait WorkQueues: Send + Sync {
    /// Sends a message, to be delivered after a delay of at most [`MAX_DELAY`]. After `Ok` it will be
    /// delivered at least once; after an error it may be.
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError>;
}
