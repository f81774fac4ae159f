//! Every memory adapter runs the suite of its port.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aisle_contract::event::Event;
use aisle_contract::queue::{RunCommand, VERSION, Wake};
use aisle_domain::ids::{ConnectionId, Seq, Step};
use aisle_memory::{
    ManualClock, MemoryBoard, MemoryBus, MemoryConnections, MemoryLog, MemoryPush, MemoryQueues,
    MemoryShop, MemorySwitches, MemoryWatches,
};
use aisle_ports::conformance::{self, BusProbe, PushProbe, QueueProbe, sample};
use aisle_ports::{WorkQueue, WorkQueues as _};
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
async fn switches() {
    conformance::switch_board_suite(async || MemorySwitches::new()).await;
}

#[tokio::test]
async fn shop() {
    conformance::shop_suite(async || MemoryShop::new()).await;
}

#[tokio::test]
async fn shop_changes() {
    conformance::shop_changes_suite(async || MemoryShop::new()).await;
}

#[tokio::test]
async fn shop_mirror() {
    conformance::shop_mirror_suite(async || MemoryShop::new()).await;
}

#[tokio::test]
async fn watches() {
    conformance::watches_suite(async || {
        let clock = ManualClock::new(sample::instant(0));
        let watches = MemoryWatches::new(Arc::new(clock.clone()));
        let pass: Box<dyn Fn(Duration) + Send + Sync> = Box::new(move |time| clock.advance(time));
        (watches, pass)
    })
    .await;
}

#[tokio::test]
async fn a_queue_is_taken_from_by_itself_in_the_order_of_sending() {
    let clock = ManualClock::new(sample::instant(0));
    let queues = MemoryQueues::new(Arc::new(clock.clone()));
    let [first, second, delayed, other] = [1, 2, 3, 4].map(|seq| {
        let subject = || (sample::conversation(1), Seq::new(seq));
        match (seq, subject()) {
            (4, (conversation, seq)) => {
                WorkQueue::Order(RunCommand { v: VERSION, conversation, seq, step: Step(0) })
            }
            (_, (conversation, seq)) => WorkQueue::Nlu(Wake { v: VERSION, conversation, seq }),
        }
    });
    queues.send(&first, Duration::ZERO).await.unwrap();
    queues.send(&other, Duration::ZERO).await.unwrap();
    queues.send(&delayed, Duration::from_secs(1)).await.unwrap();
    queues.send(&second, Duration::ZERO).await.unwrap();
    let taken = |most| -> Vec<_> {
        queues.take_due_of("nlu", most).into_iter().map(|pending| pending.message).collect()
    };
    assert_eq!(taken(1), [first]);
    assert_eq!(taken(10), [second]);
    clock.advance(Duration::from_secs(1));
    assert_eq!(taken(10), [delayed]);
    assert_eq!(queues.pending().len(), 1, "the other queue's is left");
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
