//! The functions' ports in memory: maps and lists in this process, called directly, for measuring
//! what the functions and the gateway cost by themselves. The adapters are `shared/memory`'s; here
//! is what makes a running platform of them: the way to the gateway, and queues that a pump reads.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use aisle_aws::{OsRandomness, SystemClock};
use aisle_delivery::Delivery;
use aisle_domain::ids::ConnectionId;
use aisle_memory::{
    MemoryBoard, MemoryBus, MemoryConnections, MemoryLog, MemoryQueues, MemoryShop, MemorySwitches,
    MemoryWatches,
};
use aisle_ports::{Kind, PortError, Push, Pushed, WorkQueue, WorkQueues};
use async_trait::async_trait;
use emulator_gateway::{Gateway, Posted};
use emulator_lambda::{QueueSource, SourceError};
use emulator_sqs::{MessageAttributes, ReceivedMessage};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

use crate::platform::in_process::Ports;
use crate::platform::pump::Sources;
use crate::platform::queues::VISIBILITY;
use crate::platform::{PlatformError, now, shop};

/// How often a source that waits looks for messages whose delay is over.
const LOOK: Duration = Duration::from_secs(1);

/// Everything that a platform in memory stands on.
pub struct Memory {
    delivery: Delivery,
    shop: MemoryShop,
    queues: Arc<Notifying>,
    gateway: Arc<OnceLock<Gateway>>,
}

impl Memory {
    /// Empty, with the pack's shop.
    pub fn new(pack: &Path) -> Result<Self, PlatformError> {
        let shop = match shop::text(pack)? {
            Some(text) => {
                let read = aisle_shop::read(&text, now()).shop;
                MemoryShop::with(read.orders, read.products).with_customers(read.customers)
            }
            None => MemoryShop::new(),
        };
        let clock = Arc::new(SystemClock);
        let queues = Arc::new(Notifying {
            queues: MemoryQueues::new(clock.clone()),
            arrived: ["nlu", "order", "handoff", "sync"]
                .map(|queue| (queue, Arc::default()))
                .into(),
        });
        let gateway = Arc::new(OnceLock::new());
        let delivery = Delivery {
            clock: clock.clone(),
            randomness: Arc::new(OsRandomness),
            log: Arc::new(MemoryLog::new()),
            connections: Arc::new(MemoryConnections::new(clock.clone())),
            push: Arc::new(DirectPush(Arc::clone(&gateway))),
            queues: queues.clone(),
            bus: Arc::new(MemoryBus::new()),
            watches: Arc::new(MemoryWatches::new(clock)),
        };
        Ok(Self { delivery, shop, queues, gateway })
    }

    /// What the functions take.
    pub fn ports(&self) -> Ports {
        Ports {
            delivery: self.delivery.clone(),
            board: Arc::new(MemoryBoard::new()),
            order_book: Arc::new(self.shop.clone()),
            catalogue: Arc::new(self.shop.clone()),
            switches: Arc::new(MemorySwitches::new()),
            mirror: Arc::new(self.shop.clone()),
        }
    }

    /// Lets pushes reach the gateway; gives where the pumps take messages from.
    pub fn reach(&self, gateway: &Gateway) -> Sources {
        self.gateway.get_or_init(|| gateway.clone());
        let source =
            |(queue, arrived): (&&'static str, &Arc<Notify>)| -> (_, Arc<dyn QueueSource>) {
                let source = Source {
                    queue,
                    queues: self.queues.queues.clone(),
                    arrived: Arc::clone(arrived),
                    taken: Mutex::default(),
                };
                (*queue, Arc::new(source))
            };
        self.queues.arrived.iter().map(source).collect()
    }
}

/// Pushes without HTTP between.
struct DirectPush(Arc<OnceLock<Gateway>>);

#[async_trait]
impl Push for DirectPush {
    async fn push(&self, connection: &ConnectionId, frame: &str) -> Result<Pushed, PortError> {
        let posted = self
            .0
            .get()
            .map(|gateway| gateway.connections().post(connection.as_str(), frame.to_owned()));
        match posted {
            Some(Posted::Accepted) => Ok(Pushed::Accepted),
            Some(Posted::Gone) => Ok(Pushed::Gone),
            Some(Posted::Full) | None => {
                Err(PortError::new(Kind::Throttled, "push.push", "the client's buffer is full"))
            }
        }
    }

    async fn close(&self, connection: &ConnectionId) -> Result<(), PortError> {
        if let Some(gateway) = self.0.get() {
            gateway.connections().drop_abruptly(connection.as_str());
        }
        Ok(())
    }
}

/// Queues that wake their readers.
struct Notifying {
    queues: MemoryQueues,
    arrived: BTreeMap<&'static str, Arc<Notify>>,
}

#[async_trait]
impl WorkQueues for Notifying {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        self.queues.send(message, delay).await?;
        if let Some(arrived) = self.arrived.get(message.name()) {
            arrived.notify_one();
        }
        Ok(())
    }
}

/// A queue as a pump reads it.
struct Source {
    queue: &'static str,
    queues: MemoryQueues,
    arrived: Arc<Notify>,
    /// What was received and is not deleted, by receipt.
    taken: Mutex<BTreeMap<String, Taken>>,
}

#[derive(Clone)]
struct Taken {
    body: String,
    again_at: Instant,
    receives: u32,
}

impl Source {
    /// Takes what is due, and what was not deleted within the visibility time-out.
    fn take(&self, max: usize) -> Vec<ReceivedMessage> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let over = |(receipt, taken): (&String, &Taken)| {
            (taken.again_at <= now).then(|| (receipt.clone(), taken.clone()))
        };
        let mut due: Vec<_> = taken.iter().filter_map(over).take(max).collect();
        let fresh = self.queues.take_due_of(self.queue, max - due.len());
        due.extend(fresh.into_iter().map(|pending| {
            let body = pending.message.to_json();
            (Uuid::new_v4().to_string(), Taken { body, again_at: now, receives: 0 })
        }));
        let receive = |(receipt, mut message): (String, Taken)| {
            message.receives += 1;
            message.again_at = now + VISIBILITY;
            let received = received(&receipt, &message);
            taken.insert(receipt, message);
            received
        };
        due.into_iter().map(receive).collect()
    }
}

fn received(receipt: &str, message: &Taken) -> ReceivedMessage {
    let sent_at_ms = now().as_millisecond();
    ReceivedMessage {
        message_id: receipt.to_owned(),
        receipt_handle: receipt.to_owned(),
        body: message.body.clone(),
        md5_of_body: String::new(),
        attributes: MessageAttributes::default(),
        receive_count: message.receives,
        sent_at_ms,
        first_received_at_ms: sent_at_ms,
        sender_id: "memory".to_owned(),
        dead_letter_source_arn: None,
        trace_header: None,
    }
}

#[async_trait]
impl QueueSource for Source {
    fn arn(&self) -> String {
        format!("arn:aws:sqs:us-east-1:000000000000:{}", self.queue)
    }

    async fn receive(
        &self,
        max: usize,
        wait: Duration,
    ) -> Result<Vec<ReceivedMessage>, SourceError> {
        let give_up = Instant::now() + wait;
        loop {
            let messages = self.take(max);
            let left = give_up.saturating_duration_since(Instant::now());
            if !messages.is_empty() || left.is_zero() {
                return Ok(messages);
            }
            // Time that is up is a reason to look, too.
            let _ = timeout(left.min(LOOK), self.arrived.notified()).await;
        }
    }

    async fn delete(&self, receipt_handles: Vec<String>) -> Result<usize, SourceError> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(receipt_handles.iter().filter(|receipt| taken.remove(*receipt).is_some()).count())
    }
}
