//! What every set of work queues must do.

use std::time::Duration;

use aisle_contract::inbound::{Reason, Refusal, RefusedEvent};
use aisle_contract::queue::{HandoffSubject, HandoffTask, RunCommand, VERSION, Wake};
use aisle_contract::sync::{SyncMessage, SyncTask};
use aisle_domain::ids::{Seq, Step};
use aisle_domain::news::News;
use async_trait::async_trait;

use super::sample::{conversation, instant, order};
use crate::{Kind, WorkQueue, WorkQueues};

/// How the suite looks at the far end of the queues.
#[async_trait]
pub trait QueueProbe: Send + Sync {
    /// Takes what a queue has visible now off it; may take a moment to find it.
    async fn receive(&self, queue: &'static str) -> Vec<WorkQueue>;

    /// Lets time pass.
    async fn pass(&self, duration: Duration);
}

/// Runs all checks, each on fresh queues. The maker returns with them a probe of their far end.
///
/// # Panics
/// When the adapter does not conform.
pub async fn work_queues_suite<Q: WorkQueues, P: QueueProbe>(make: impl AsyncFn() -> (Q, P)) {
    let (queues, probe) = make().await;
    every_message_arrives_at_its_queue(&queues, &probe).await;
    let (queues, probe) = make().await;
    many_messages_all_arrive(&queues, &probe).await;
    let (queues, probe) = make().await;
    a_delayed_message_arrives_later(&queues, &probe).await;
    let (queues, probe) = make().await;
    too_long_a_delay_is_invalid(&queues, &probe).await;
}

fn wake(seq: u64) -> WorkQueue {
    WorkQueue::Nlu(Wake { v: VERSION, conversation: conversation(1), seq: Seq::new(seq) })
}

fn messages() -> Vec<WorkQueue> {
    let subject = || HandoffSubject { v: VERSION, conversation: conversation(1), seq: Seq::new(4) };
    vec![
        wake(1),
        WorkQueue::Order(RunCommand {
            v: VERSION,
            conversation: conversation(2),
            seq: Seq::new(7),
            step: Step(1),
        }),
        WorkQueue::Handoff(HandoffTask::Requested(subject())),
        WorkQueue::Handoff(HandoffTask::CheckClaimed(subject())),
        WorkQueue::Handoff(HandoffTask::Settled(subject())),
        WorkQueue::Sync(Box::new(
            SyncMessage::decode(r#"{"detail-type": "Order Changed"}"#).expect("an event"),
        )),
        WorkQueue::Sync(Box::new(SyncMessage::Task(SyncTask::tell(
            conversation(3),
            News::Delivered { order: order("W100", "yusuf", None).number },
            2,
        )))),
        WorkQueue::Refused(Box::new(refused())),
    ]
}

fn refused() -> RefusedEvent {
    let refusal = Refusal::new(Reason::UnknownOrder, "W100");
    RefusedEvent::of(&refusal, r#"{"detail-type": "Order Changed"}"#, instant(0))
}

/// Receives until at least so many have arrived or nothing more comes.
async fn receive<P: QueueProbe>(probe: &P, queue: &'static str, count: usize) -> Vec<WorkQueue> {
    let mut received = Vec::new();
    while received.len() < count {
        let more = probe.receive(queue).await;
        if more.is_empty() {
            break;
        }
        received.extend(more);
    }
    received
}

async fn every_message_arrives_at_its_queue<Q: WorkQueues, P: QueueProbe>(queues: &Q, probe: &P) {
    for message in messages() {
        queues.send(&message, Duration::ZERO).await.expect("send");
        let received = receive(probe, message.name(), 1).await;
        assert_eq!(
            received,
            std::slice::from_ref(&message),
            "what was sent to {} arrives",
            message.name()
        );
    }
}

async fn many_messages_all_arrive<Q: WorkQueues, P: QueueProbe>(queues: &Q, probe: &P) {
    for seq in 1..=25 {
        queues.send(&wake(seq), Duration::ZERO).await.expect("send");
    }
    let received = receive(probe, "nlu", 25).await;
    for seq in 1..=25 {
        assert!(received.contains(&wake(seq)), "message {seq} is delivered at least once");
    }
}

async fn a_delayed_message_arrives_later<Q: WorkQueues, P: QueueProbe>(queues: &Q, probe: &P) {
    queues.send(&wake(1), Duration::from_secs(2)).await.expect("send");
    queues.send(&wake(2), Duration::ZERO).await.expect("send");
    assert_eq!(receive(probe, "nlu", 1).await, [wake(2)], "the delayed one waits");
    probe.pass(Duration::from_secs(3)).await;
    assert_eq!(receive(probe, "nlu", 1).await, [wake(1)], "and arrives after its delay");
}

async fn too_long_a_delay_is_invalid<Q: WorkQueues, P: QueueProbe>(queues: &Q, probe: &P) {
    let quarter = Duration::from_secs(15 * 60);
    queues.send(&wake(1), quarter).await.expect("15 minutes are allowed");
    let error = queues.send(&wake(2), quarter + Duration::from_secs(1)).await.expect_err("more");
    assert_eq!(error.kind, Kind::Invalid, "{error}");
    assert_eq!(probe.receive("nlu").await, [], "nothing is visible");
}
