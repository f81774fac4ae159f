//! Conformance of the SQS event source mapping: events, partial failures, concurrency, shutdown;
//! its pace is in `event_source_pace`. The queue is the real emulator, on a clock that stands
//! still; the function is a closure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use emulator_lambda::{
    Concurrency, Drained, EventSourceMapping, Invoke, InvokeError, MappingConfig, MappingCounts,
    SqsQueue,
};
use emulator_sqs::{
    AttributeData, AttributeValue, ManualClock, OutgoingMessage, QueueAttributes, QueueCounts,
    Queues,
};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, mpsc};
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(20);
const START_MS: i64 = 1_700_000_000_000;
const VISIBILITY: Duration = Duration::from_secs(30);

type Answer = Result<Bytes, InvokeError>;
type Pending = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// A function as a closure.
struct Function<F>(F);

#[async_trait::async_trait]
impl<F: Fn(Value) -> Pending + Send + Sync + 'static> Invoke for Function<F> {
    async fn invoke(&self, function: &str, payload: Bytes) -> Answer {
        assert_eq!(function, "worker");
        (self.0)(serde_json::from_slice(&payload).unwrap()).await
    }
}

/// A function that answers at once.
fn answering(answer: impl Fn(&Value) -> Answer + Send + Sync + 'static) -> Arc<dyn Invoke> {
    Arc::new(Function(move |event: Value| -> Pending {
        let answer = answer(&event);
        Box::pin(async move { answer })
    }))
}

fn ok(answer: impl Into<String>) -> Answer {
    Ok(Bytes::from(answer.into()))
}

fn ids(event: &Value) -> Vec<String> {
    let records = event["Records"].as_array().unwrap().iter();
    records.map(|record| record["messageId"].as_str().unwrap().to_owned()).collect()
}

/// A queue `work` whose messages move to `dead` after two receptions.
struct Queue {
    queues: Queues,
    clock: Arc<ManualClock>,
}

impl Queue {
    fn new() -> Self {
        let clock = Arc::new(ManualClock::at(START_MS));
        let options =
            emulator_sqs::Options { clock: Arc::clone(&clock) as _, ..Default::default() };
        let queues = Queues::open_with(None, options).unwrap();
        queues.create_queue("dead", &QueueAttributes::default()).unwrap();
        let attributes =
            QueueAttributes::default().redrive("dead", 2).visibility_timeout(VISIBILITY);
        queues.create_queue("work", &attributes).unwrap();
        Self { queues, clock }
    }

    fn send(&self, body: &str) -> String {
        self.queues.send("work", &OutgoingMessage::new(body)).unwrap().message_id
    }

    fn map(&self, invoke: Arc<dyn Invoke>, config: MappingConfig) -> EventSourceMapping {
        let source = Arc::new(SqsQueue::new(self.queues.clone(), "work"));
        EventSourceMapping::start(source, invoke, config).unwrap()
    }

    fn counts(&self, name: &str) -> QueueCounts {
        self.queues.attributes(name).unwrap().counts
    }
}

fn config() -> MappingConfig {
    MappingConfig::new("worker")
}

async fn reach(mapping: &EventSourceMapping, holds: impl FnMut(&MappingCounts) -> bool) {
    let mut counts = mapping.watch_counts();
    timeout(PATIENCE, counts.wait_for(holds)).await.expect("the counts were reached").unwrap();
}

#[tokio::test]
async fn an_event_is_what_lambda_sends() {
    let queue = Queue::new();
    let binary =
        AttributeValue { data_type: "Binary".to_owned(), data: AttributeData::Binary(vec![1, 2]) };
    let mut message = OutgoingMessage::new(r#"{"quote":"\""}"#)
        .attribute("kind", AttributeValue::text("turn"))
        .attribute("raw", binary);
    message.trace_header = Some("Root=1-5759e988-bd862e3fe1be46a994272793".to_owned());
    let sent = queue.queues.send("work", &message).unwrap();
    queue.clock.advance(Duration::from_millis(250));
    let (events, mut seen) = mpsc::unbounded_channel();
    let invoke = answering(move |event| {
        events.send(event.clone()).unwrap();
        ok("null")
    });
    let _mapping = queue.map(invoke, config());
    let mut event = timeout(PATIENCE, seen.recv()).await.unwrap().unwrap();
    let record = event["Records"][0].as_object_mut().unwrap();
    let handle = record.remove("receiptHandle").unwrap();
    assert!(!handle.as_str().unwrap().is_empty());
    let sender = record["attributes"].as_object_mut().unwrap().remove("SenderId").unwrap();
    assert!(sender.as_str().unwrap().starts_with("AIDA"), "{sender}");
    assert_eq!(
        event,
        json!({"Records": [{
            "messageId": sent.message_id,
            "body": r#"{"quote":"\""}"#,
            "attributes": {
                "ApproximateReceiveCount": "1",
                "AWSTraceHeader": "Root=1-5759e988-bd862e3fe1be46a994272793",
                "SentTimestamp": "1700000000000",
                "ApproximateFirstReceiveTimestamp": "1700000000250",
            },
            "messageAttributes": {
                "kind": {
                    "stringValue": "turn",
                    "stringListValues": [],
                    "binaryListValues": [],
                    "dataType": "String",
                },
                "raw": {
                    "binaryValue": "AQI=",
                    "stringListValues": [],
                    "binaryListValues": [],
                    "dataType": "Binary",
                },
            },
            "md5OfBody": sent.md5_of_body,
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:work",
            "awsRegion": "us-east-1",
        }]})
    );
}

#[tokio::test]
async fn a_batch_is_what_is_there_up_to_its_size() {
    for (batch_size, sizes) in [(1, vec![1; 12]), (5, vec![5, 5, 2]), (10, vec![10, 2])] {
        let queue = Queue::new();
        for number in 0..12 {
            queue.send(&number.to_string());
        }
        let seen = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&seen);
        let invoke = answering(move |event| {
            into.lock().unwrap().push(ids(event).len());
            ok("{}")
        });
        let mapping =
            queue.map(invoke, config().batch_size(batch_size).concurrency(Concurrency::Fixed(1)));
        reach(&mapping, |counts| counts.succeeded == 12).await;
        assert_eq!(*seen.lock().unwrap(), sizes, "batch size {batch_size}");
        assert_eq!(queue.counts("work"), QueueCounts::default());
    }
}

#[tokio::test]
async fn a_message_that_comes_while_nothing_is_there_is_taken_at_once() {
    let queue = Queue::new();
    let mapping = queue.map(answering(|_| ok("null")), config());
    for number in 1..=3 {
        queue.send("later");
        // The queue's clock stands still: only the send itself can have ended the long poll.
        reach(&mapping, |counts| counts.succeeded == number).await;
    }
}

#[tokio::test]
async fn only_what_failed_comes_again() {
    let queue = Queue::new();
    let good = queue.send("good");
    let bad = queue.send("bad");
    let failing = bad.clone();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&seen);
    let invoke = answering(move |event| {
        into.lock().unwrap().push(ids(event));
        let first = event["Records"][0]["attributes"]["ApproximateReceiveCount"] == "1";
        let failures = if first { vec![json!({"itemIdentifier": failing})] } else { vec![] };
        ok(json!({"batchItemFailures": failures}).to_string())
    });
    let mapping = queue.map(invoke, config());
    reach(&mapping, |counts| counts.failed == 1 && counts.succeeded == 1).await;
    let left = queue.counts("work");
    assert_eq!((left.visible, left.in_flight), (0, 1), "hidden until its time-out");
    queue.clock.advance(VISIBILITY);
    reach(&mapping, |counts| counts.succeeded == 2).await;
    assert_eq!(*seen.lock().unwrap(), [vec![good, bad.clone()], vec![bad]]);
    let counts = mapping.counts();
    assert_eq!((counts.received, counts.batches, counts.failed_batches), (3, 2, 0));
}

/// Every way in which a whole batch fails; more forms of answers are tested next to their reader.
#[tokio::test]
async fn a_doubtful_answer_or_an_error_keeps_the_whole_batch() {
    let cases: [(&str, Answer); 7] = [
        ("no JSON", ok("done")),
        ("an empty identifier", ok(r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#)),
        ("a foreign identifier", ok(r#"{"batchItemFailures":[{"itemIdentifier":"x"}]}"#)),
        ("an error", Err(InvokeError::Function { error_type: "T".into(), message: "m".into() })),
        ("a time-out", Err(InvokeError::TimedOut)),
        ("a crash", Err(InvokeError::Crashed)),
        ("throttling", Err(InvokeError::Throttled)),
    ];
    for (name, answer) in cases {
        let queue = Queue::new();
        queue.send("one");
        queue.send("two");
        let mapping = queue.map(answering(move |_| answer.clone()), config());
        reach(&mapping, |counts| counts.failed == 2).await;
        let counts = mapping.counts();
        assert_eq!(
            (counts.succeeded, counts.failed_batches, counts.in_flight),
            (0, 1, 0),
            "{name}"
        );
        assert_eq!(queue.counts("work").in_flight, 2, "{name}");
    }
}

#[tokio::test]
async fn a_panic_of_the_callee_fails_the_batch_and_not_the_mapping() {
    let queue = Queue::new();
    queue.send("poison");
    let invoke = answering(|event| {
        assert_ne!(event["Records"][0]["body"], "poison");
        ok("null")
    });
    let mapping = queue.map(invoke, config());
    reach(&mapping, |counts| counts.failed == 1).await;
    queue.send("fine");
    reach(&mapping, |counts| counts.succeeded == 1).await;
}

#[tokio::test]
async fn what_fails_too_often_goes_to_the_dead_letter_queue() {
    let queue = Queue::new();
    queue.send("poison");
    let mapping = queue.map(answering(|_| Err(InvokeError::Crashed)), config());
    for failed in 1..=2 {
        reach(&mapping, |counts| counts.failed == failed).await;
        queue.clock.advance(VISIBILITY);
    }
    // The third look moves the message instead of handing it out; it shows in no count of the
    // mapping, so a message that comes after it tells when the look has been taken.
    queue.send("after");
    reach(&mapping, |counts| counts.failed == 3).await;
    assert_eq!(queue.counts("dead").visible, 1);
    assert_eq!(mapping.counts().received, 3);
}

#[tokio::test]
async fn without_item_failures_any_result_means_done() {
    let queue = Queue::new();
    let mut config = config();
    config.report_batch_item_failures = false;
    let id = queue.send("one");
    let answer = json!({"batchItemFailures": [{"itemIdentifier": id}]}).to_string();
    let mapping = queue.map(answering(move |_| ok(answer.clone())), config);
    reach(&mapping, |counts| counts.succeeded == 1).await;
    assert_eq!(queue.counts("work"), QueueCounts::default());
}

#[tokio::test]
async fn messages_that_do_not_fit_into_one_event_make_several() {
    let queue = Queue::new();
    for _ in 0..10 {
        queue.send(&"x".repeat(1_000_000));
    }
    let seen = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&seen);
    let invoke = answering(move |event| {
        into.lock().unwrap().push(ids(event).len());
        ok("null")
    });
    let mapping = queue.map(invoke, config());
    reach(&mapping, |counts| counts.succeeded == 10).await;
    assert_eq!(*seen.lock().unwrap(), [6, 4]);
    assert_eq!(mapping.counts().batches, 2);
}

#[tokio::test]
async fn a_fixed_concurrency_is_used_and_not_exceeded() {
    let queue = Queue::new();
    for number in 0..40 {
        queue.send(&number.to_string());
    }
    let running = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let all_three = Arc::new(tokio::sync::Barrier::new(3));
    let (now, peak) = (Arc::clone(&running), Arc::clone(&most));
    let invoke = Arc::new(Function(move |_| -> Pending {
        let (now, peak, all_three) = (Arc::clone(&now), Arc::clone(&peak), Arc::clone(&all_three));
        Box::pin(async move {
            peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            // Nobody gets past this unless three run at the same time.
            all_three.wait().await;
            now.fetch_sub(1, Ordering::SeqCst);
            ok("null")
        })
    }));
    // 39 messages in batches of one are thirteen rounds of three; the last waits alone.
    let mapping = queue.map(invoke, config().batch_size(1).concurrency(Concurrency::Fixed(3)));
    reach(&mapping, |counts| counts.succeeded == 39).await;
    assert_eq!(most.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_shutdown_lets_batches_finish_and_takes_no_more() {
    let queue = Queue::new();
    queue.send("one");
    let gate = Arc::new(Semaphore::new(0));
    let (begun, mut begins) = mpsc::unbounded_channel();
    let function_gate = Arc::clone(&gate);
    let invoke = Arc::new(Function(move |_| -> Pending {
        let gate = Arc::clone(&function_gate);
        begun.send(()).unwrap();
        Box::pin(async move {
            gate.acquire().await.unwrap().forget();
            ok("null")
        })
    }));
    let mapping = queue.map(invoke, config());
    timeout(PATIENCE, begins.recv()).await.unwrap().unwrap();
    let counts = mapping.watch_counts();
    let shutdown = tokio::spawn(mapping.shutdown());
    // Polled once, so that the stop is out before the next message is there.
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
    queue.send("two");
    gate.add_permits(1);
    assert_eq!(shutdown.await.unwrap(), Drained::Finished);
    assert_eq!(counts.borrow().succeeded, 1);
    let left = queue.counts("work");
    assert_eq!((left.visible, left.in_flight), (1, 0), "the second was left alone");
}
