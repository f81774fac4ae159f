//! Every memory adapter runs the suite of its port.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aisle_contract::event::Event;
use aisle_domain::ids::ConnectionId;
use aisle_memory::{
    ManualClock, MemoryBoard, MemoryBus, MemoryConnections, MemoryLog, MemoryPush, MemoryQueues,
    MemoryShop,
};
use aisle_ports::WorkQueue;
use aisle_ports::conformance::{self, BusProbe, PushProbe, QueueProbe, sample};
use async_trait::async_trait;

#[tokio::test]
async fn log() {
    conformance::conversation_log_suite(async || MemoryLog::new()).await;
}

#[tokio::test]
async fn connections() {
    conformance::connections_suite(async || {
        let clock = ManualClock::new(sample::instant(0));
        let connections = MemoryConnections::new(Arc::new(clock.clone()));
        let pass: Box<dyn Fn(Duration) + Send + Sync> = Box::new(move |time| clock.advance(time));
        (connections, pass)
    })
    .await;
}

#[tokio::test]
async fn board() {
    conformance::handoff_board_suite(async || MemoryBoard::new()).await;
}

#[tokio::test]
async fn shop() {
    conformance::shop_suite(async || MemoryShop::new()).await;
}

struct Queues(MemoryQueues, ManualClock);

#[async_trait]
impl QueueProbe for Queues {
    async fn receive(&self, queue: &'static str) -> Vec<WorkQueue> {
        let mut received = Vec::new();
        while let Some(pending) = self.0.take_due() {
            assert_eq!(pending.message.name(), queue);
            received.push(pending.message);
        }
        received
    }

    async fn pass(&self, duration: Duration) {
        self.1.advance(duration);
    }
}

#[tokio::test]
async fn queues() {
    conformance::work_queues_suite(async || {
        let clock = ManualClock::new(sample::instant(0));
        let queues = MemoryQueues::new(Arc::new(clock.clone()));
        (queues.clone(), Queues(queues, clock))
    })
    .await;
}

struct Bus(MemoryBus);

#[async_trait]
impl BusProbe for Bus {
    async fn published(&self, _at_least: usize) -> Vec<Event> {
        self.0.events()
    }
}

#[tokio::test]
async fn bus() {
    conformance::event_bus_suite(async || {
        let bus = MemoryBus::new();
        (bus.clone(), Bus(bus))
    })
    .await;
}

struct Screens(MemoryPush, AtomicU32);

#[async_trait]
impl PushProbe for Screens {
    async fn connect(&self) -> ConnectionId {
        let connection = sample::shopper_connection(self.1.fetch_add(1, Ordering::Relaxed)).id;
        self.0.connect(&connection);
        connection
    }

    async fn disconnect(&self, connection: &ConnectionId) {
        self.0.disconnect(connection);
    }

    async fn frames(&self, connection: &ConnectionId, _at_least: usize) -> Vec<String> {
        self.0.frames(connection)
    }

    async fn closed(&self, connection: &ConnectionId) {
        assert!(!self.0.is_open(connection));
    }
}

#[tokio::test]
async fn push() {
    conformance::push_suite(async || {
        let push = MemoryPush::new();
        (push.clone(), Screens(push, AtomicU32::new(1)))
    })
    .await;
}
