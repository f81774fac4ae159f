//! Standard queues as SQS has them: at least once, in no order, a visibility time-out, a count of
//! receives, a dead-letter queue. Also what goes wrong with them. Serving a batch is `world`'s
//! business.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use aisle_ports::queue::MAX_DELAY;
use aisle_ports::{Kind, PortError, WorkQueue, WorkQueues};
use async_trait::async_trait;

use crate::core::{Core, Happening, Micros, State, ms};
use crate::fault::{Fault, Point};

/// For how long a received message is invisible.
pub(crate) const VISIBILITY: Micros = ms(10_000);
/// How often a function's own message is tried.
const MAX_RECEIVES: u32 = 3;
/// How often `handoff` tries: nobody comes after it.
const MAX_RECEIVES_OF_THE_LAST: u32 = 100;
/// The most records of a batch.
const MAX_BATCH: u64 = 10;

/// A queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum QueueName {
    Nlu,
    Order,
    Handoff,
    NluDead,
    OrderDead,
    Sync,
    /// What `sync` could not take.
    SyncDead,
    /// What nobody could process.
    LastResort,
}

impl QueueName {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Nlu => "nlu",
            Self::Order => "order",
            Self::Handoff => "handoff",
            Self::NluDead => "nlu-dlq",
            Self::OrderDead => "order-dlq",
            Self::Sync => "sync",
            Self::SyncDead => "sync-dlq",
            Self::LastResort => "handoff-dlq",
        }
    }

    /// Where a message goes that was received too often, and how often that is.
    const fn redrive(self) -> (Self, u32) {
        match self {
            Self::Nlu => (Self::NluDead, MAX_RECEIVES),
            Self::Order => (Self::OrderDead, MAX_RECEIVES),
            Self::Sync => (Self::SyncDead, MAX_RECEIVES),
            _ => (Self::LastResort, MAX_RECEIVES_OF_THE_LAST),
        }
    }

    const fn point(self, call: &'static str) -> Point {
        Point { who: self.name(), call }
    }
}

/// A message in a queue.
#[derive(Debug, Clone)]
struct Stored {
    body: String,
    visible_at: Micros,
    receives: u32,
}

/// A message as it is delivered.
#[derive(Debug, Clone)]
pub(crate) struct Delivered {
    pub(crate) id: u64,
    pub(crate) body: String,
    pub(crate) receives: u32,
}

/// All queues.
#[derive(Debug, Default)]
pub(crate) struct Queues {
    sent: u64,
    messages: BTreeMap<(QueueName, u64), Stored>,
}

impl Queues {
    /// The bodies that are left in any queue.
    pub(crate) fn left(&self) -> Vec<(QueueName, &str)> {
        self.messages.iter().map(|((queue, _), stored)| (*queue, stored.body.as_str())).collect()
    }
}

impl State {
    /// Puts a message into a queue.
    pub(crate) fn send(&mut self, queue: QueueName, body: String, delay: Micros) {
        let mut late = self.chance.between(1, 5) * ms(1);
        if self.chance_of(self.weather.delayed, Fault::Delayed, queue.point("send")) {
            late = self.chance.between(100, 6_000) * ms(1);
        }
        let visible_at = self.now + delay + late;
        self.queues.sent += 1;
        let id = self.queues.sent;
        self.queues.messages.insert((queue, id), Stored { body, visible_at, receives: 0 });
        self.schedule_at(visible_at, Happening::Poll(queue));
    }

    /// Receives what is due, in an order by chance; what was received too often goes on.
    pub(crate) fn receive(&mut self, queue: QueueName) -> Vec<Delivered> {
        if matches!(queue, QueueName::LastResort | QueueName::SyncDead) {
            return Vec::new();
        }
        let now = self.now;
        let range = (queue, 0)..=(queue, u64::MAX);
        let due = self.queues.messages.range(range).filter(|(_, stored)| stored.visible_at <= now);
        let mut due: Vec<u64> = due.map(|((_, id), _)| *id).collect();
        let most = self.chance.between(1, MAX_BATCH);
        let mut batch = Vec::new();
        while let Some(last) = due.len().checked_sub(1) {
            if batch.len() as u64 == most {
                let again = self.chance.between(1, 20) * ms(1);
                self.schedule(again, Happening::Poll(queue));
                break;
            }
            let id = due.swap_remove(self.chance.index(last + 1));
            batch.extend(self.receive_one(queue, id));
        }
        batch
    }

    fn receive_one(&mut self, queue: QueueName, id: u64) -> Option<Delivered> {
        let (dead, most) = queue.redrive();
        let stored = self.queues.messages.get_mut(&(queue, id))?;
        stored.receives += 1;
        if stored.receives > most {
            let stored = self.queues.messages.remove(&(queue, id))?;
            self.stats.strike(Fault::DeadLettered, queue.point("receive"));
            self.note(|| format!("{} gives up on {}", queue.name(), stored.body));
            self.send(dead, stored.body, 0);
            return None;
        }
        let delivered = Delivered { id, body: stored.body.clone(), receives: stored.receives };
        stored.visible_at = self.now + VISIBILITY;
        let duplicated = self.weather.duplicated;
        if self.chance_of(duplicated, Fault::Duplicated, queue.point("receive")) {
            let soon = self.now + self.chance.between(0, 40) * ms(1);
            if let Some(stored) = self.queues.messages.get_mut(&(queue, id)) {
                stored.visible_at = soon;
            }
            self.schedule_at(soon, Happening::Poll(queue));
        } else {
            self.schedule(VISIBILITY, Happening::Poll(queue));
        }
        Some(delivered)
    }

    /// Deletes a message that was processed; the delete itself may get lost.
    pub(crate) fn delete(&mut self, queue: QueueName, id: u64) {
        let share = self.weather.comes_again;
        if !self.chance_of(share, Fault::ComesAgain, queue.point("delete")) {
            self.queues.messages.remove(&(queue, id));
        }
    }

    /// Puts what `sync` could not take back on its queue, as an operator does.
    pub(crate) fn redrive(&mut self) {
        let dead = (QueueName::SyncDead, 0)..=(QueueName::SyncDead, u64::MAX);
        let ids: Vec<_> = self.queues.messages.range(dead).map(|(key, _)| *key).collect();
        for id in ids {
            if let Some(stored) = self.queues.messages.remove(&id) {
                self.send(QueueName::Sync, stored.body, 0);
            }
        }
    }

    pub(crate) fn count_partial_failure(&mut self, queue: QueueName) {
        self.stats.strike(Fault::FailsInPart, queue.point("batch"));
    }
}

/// The batch event of some messages, as Lambda's poller sends it.
pub(crate) fn batch_event(queue: QueueName, batch: &[Delivered]) -> Vec<u8> {
    let queue = queue.name();
    let record = |message: &Delivered| {
        let Delivered { id, body, receives } = message;
        // A text can always be written.
        let body = serde_json::to_string(body).unwrap_or_default();
        format!(
            r#"{{"messageId":"{id}","body":{body},"attributes":{{"ApproximateReceiveCount":"{receives}"}},"eventSourceARN":"arn:aws:sqs:local:000000000000:{queue}"}}"#
        )
    };
    let records: Vec<_> = batch.iter().map(record).collect();
    format!(r#"{{"Records":[{}]}}"#, records.join(",")).into_bytes()
}

/// The way of the functions into the queues.
pub(crate) struct SimulatedQueues(pub(crate) Arc<Core>);

#[async_trait]
impl WorkQueues for SimulatedQueues {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        if delay > MAX_DELAY {
            return Err(PortError::new(Kind::Invalid, "queues.send", "the delay is too long"));
        }
        let queue = match message {
            WorkQueue::Nlu(_) => QueueName::Nlu,
            WorkQueue::Order(_) => QueueName::Order,
            WorkQueue::Handoff(_) => QueueName::Handoff,
            WorkQueue::Sync(_) => QueueName::Sync,
            WorkQueue::Refused(_) => QueueName::SyncDead,
        };
        let body = message.to_json();
        let delay = u64::try_from(delay.as_micros()).unwrap_or(u64::MAX);
        self.0.with(|state| state.send(queue, body, delay));
        Ok(())
    }
}
