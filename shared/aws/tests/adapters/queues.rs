//! The work queues on SQS.

use std::sync::Arc;
use std::time::Duration;

use aisle_aws::{Clients, QueueUrls, Settings, SqsQueues};
use aisle_contract::queue::Wake;
use aisle_contract::sync::SyncMessage;
use aisle_domain::ids::Seq;
use aisle_ports::conformance::{self, QueueProbe, sample};
use aisle_ports::{Kind, WorkQueue, WorkQueues};
use async_trait::async_trait;
use emulator_sqs::{
    Fault, FaultPlan, ManualClock, Options, QueueAttributes, Queues, ReceiveRequest, serve_with,
};

use crate::server::{listener, settings};

const NAMES: [&str; 5] = ["nlu", "order", "handoff", "sync", "sync-dlq"];

/// A queue service in this process.
struct Service {
    queues: Queues,
    clock: Arc<ManualClock>,
    faults: Arc<FaultPlan>,
    clients: Clients,
}

async fn service() -> Service {
    let clock = Arc::new(ManualClock::at(1_767_225_600_000));
    let options = Options { clock: clock.clone(), ..Options::default() };
    let queues = Queues::open_with(None, options).unwrap();
    for name in NAMES {
        queues.create_queue(name, &QueueAttributes::default()).unwrap();
    }
    let (listener, endpoint) = listener().await;
    let url = |name| Some(queues.queue_url(&endpoint, name).unwrap());
    let urls = QueueUrls {
        nlu: url("nlu"),
        order: url("order"),
        handoff: url("handoff"),
        sync: url("sync"),
        sync_dead_letters: url("sync-dlq"),
    };
    let faults = Arc::new(FaultPlan::default());
    tokio::spawn(serve_with(listener, queues.clone(), faults.clone(), std::future::pending()));
    let settings = Settings { queues: urls, sqs_endpoint: Some(endpoint), ..settings() };
    let clients = Clients::from_settings(&settings).await;
    Service { queues, clock, faults, clients }
}

#[async_trait]
impl QueueProbe for Service {
    async fn receive(&self, queue: &'static str) -> Vec<WorkQueue> {
        // Sends were acknowledged before: what is visible is there now.
        let wait = Some(Duration::ZERO);
        let request = ReceiveRequest { max_messages: 10, wait, visibility_timeout: None };
        let mut received = Vec::new();
        for message in self.queues.receive(queue, &request).await.unwrap() {
            self.queues.delete(queue, &message.receipt_handle).unwrap();
            let body = &message.body;
            received.push(match queue {
                "nlu" => WorkQueue::Nlu(serde_json::from_str(body).unwrap()),
                "order" => WorkQueue::Order(serde_json::from_str(body).unwrap()),
                "sync" => WorkQueue::Sync(Box::new(SyncMessage::decode(body).unwrap())),
                "sync-dlq" => WorkQueue::Refused(serde_json::from_str(body).unwrap()),
                _ => WorkQueue::Handoff(serde_json::from_str(body).unwrap()),
            });
        }
        received
    }

    async fn pass(&self, duration: Duration) {
        self.clock.advance(duration);
    }
}

fn wake() -> WorkQueue {
    WorkQueue::Nlu(Wake { v: 1, conversation: sample::conversation(1), seq: Seq::new(4) })
}

#[tokio::test]
async fn queues() {
    conformance::work_queues_suite(async || {
        let service = service().await;
        (service.clients.queues(), service)
    })
    .await;
}

#[tokio::test]
async fn a_send_is_repeated_when_its_answer_is_lost() {
    let service = service().await;
    for fault in [Fault::CommitThenDrop, Fault::DropUnread, Fault::ServiceUnavailable] {
        service.faults.next("SendMessage", fault);
        service.clients.queues().send(&wake(), Duration::ZERO).await.unwrap();
        let received = service.receive("nlu").await;
        // At least once: a lost answer makes a second message.
        let expected = if fault == Fault::CommitThenDrop { 2 } else { 1 };
        assert_eq!(received, vec![wake(); expected], "{fault:?}");
    }
    assert_eq!(service.faults.requests("SendMessage"), 6);
}

#[tokio::test]
async fn a_queue_that_does_not_exist_is_for_the_operator() {
    let service = service().await;
    service.queues.delete_queue("nlu").unwrap();
    let error = service.clients.queues().send(&wake(), Duration::ZERO).await.unwrap_err();
    assert_eq!(error.kind, Kind::Denied, "{error}");
    let unset = SqsQueues::new(service.clients.sqs.clone(), QueueUrls::default());
    let error = unset.send(&wake(), Duration::ZERO).await.unwrap_err();
    assert_eq!(error.kind, Kind::Denied, "{error}");
    assert!(error.message.contains("nlu"), "{error}");
}

#[tokio::test]
async fn part_of_a_second_is_waited_for_whole() {
    let service = service().await;
    service.clients.queues().send(&wake(), Duration::from_millis(1_001)).await.unwrap();
    service.pass(Duration::from_millis(1_500)).await;
    assert_eq!(service.receive("nlu").await, []);
    service.pass(Duration::from_millis(500)).await;
    assert_eq!(service.receive("nlu").await, [wake()]);
}

#[tokio::test]
async fn warming_calls_the_queue_service_and_sends_nothing() {
    let service = service().await;
    service.clients.warm().await;
    assert_eq!(service.faults.requests("GetQueueAttributes"), 1);
    assert_eq!(service.receive("nlu").await, []);
}
