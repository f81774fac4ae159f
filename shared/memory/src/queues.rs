//! The work queues, as a list that a test or a simulator takes from.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use aisle_domain::Timestamp;
use aisle_ports::queue::MAX_DELAY;
use aisle_ports::{Clock, Kind, PortError, WorkQueue, WorkQueues};
use async_trait::async_trait;

use crate::clock::later;
use crate::shared::Shared;

/// A message that waits to be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its number in the order of sending, from 0.
    pub id: u64,
    /// From when on it may be delivered.
    pub due: Timestamp,
    /// The message with its queue.
    pub message: WorkQueue,
}

/// Queues in memory. Nothing is delivered by itself; whoever takes a message decides on order,
/// duplicates and loss.
#[derive(Clone)]
pub struct MemoryQueues {
    clock: Arc<dyn Clock>,
    state: Shared<State>,
}

#[derive(Debug, Default)]
struct State {
    sent: u64,
    /// By queue, then in the order of sending.
    pending: BTreeMap<(&'static str, u64), Pending>,
}

impl MemoryQueues {
    /// Empty queues, whose delays are counted by a clock.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, state: Shared::default() }
    }

    /// Everything that waits, due or not, in the order of sending.
    #[must_use]
    pub fn pending(&self) -> Vec<Pending> {
        let mut pending: Vec<_> =
            self.state.with(|state| state.pending.values().cloned().collect());
        pending.sort_by_key(|pending| pending.id);
        pending
    }

    /// Takes one message, due or not.
    #[must_use]
    pub fn take(&self, id: u64) -> Option<Pending> {
        self.state.with(|state| {
            let key = *state.pending.keys().find(|(_, pending)| *pending == id)?;
            state.pending.remove(&key)
        })
    }

    /// Takes the message that has been due longest, of any queue.
    #[must_use]
    pub fn take_due(&self) -> Option<Pending> {
        let now = self.clock.now();
        self.state.with(|state| {
            let due = state.pending.iter().filter(|(_, pending)| pending.due <= now);
            let (&first, _) = due.min_by_key(|(_, pending)| (pending.due, pending.id))?;
            state.pending.remove(&first)
        })
    }

    /// Takes up to `most` messages of one queue that are due, in the order of sending.
    #[must_use]
    pub fn take_due_of(&self, queue: &'static str, most: usize) -> Vec<Pending> {
        let now = self.clock.now();
        self.state.with(|state| {
            let of_it = state.pending.range((queue, 0)..=(queue, u64::MAX));
            let due = of_it.filter(|(_, pending)| pending.due <= now);
            let keys: Vec<_> = due.map(|(key, _)| *key).take(most).collect();
            keys.iter().filter_map(|key| state.pending.remove(key)).collect()
        })
    }

    /// When the next message is due, which may be past; `None` when none waits.
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        self.state.with(|state| state.pending.values().map(|pending| pending.due).min())
    }
}

#[async_trait]
impl WorkQueues for MemoryQueues {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        if delay > MAX_DELAY {
            let text = format!("a delay of {} s is over 15 minutes", delay.as_secs());
            return Err(PortError::new(Kind::Invalid, "queues.send", text));
        }
        let due = later(self.clock.now(), delay);
        self.state.with(|state| {
            let id = state.sent;
            state.sent += 1;
            let pending = Pending { id, due, message: message.clone() };
            state.pending.insert((message.name(), id), pending);
        });
        Ok(())
    }
}
