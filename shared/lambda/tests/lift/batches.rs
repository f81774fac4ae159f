//! Batches: every record by itself.

use std::sync::Mutex;
use std::time::Duration;

use aisle_contract::DecodeError;
use aisle_contract::queue::{MAX_BYTES, Wake};
use aisle_domain::Timestamp;
use aisle_domain::ids::{ConversationId, Seq};
use aisle_lambda::batch::{
    DEADLINE_MARGIN, Limits, Outcome, Received, RecordError, run, run_records,
};
use aisle_lambda::{EventError, MAX_EVENT_BYTES};
use aisle_memory::ManualClock;
use aisle_ports::Clock;
use aws_lambda_events::event::sqs::SqsBatchResponse;
use futures::executor::block_on;
use futures::future::{join, pending};
use serde_json::{Value, json};

use crate::events::batch_event;

#[derive(Debug, thiserror::Error)]
#[error("the log did not answer")]
struct NoAnswer;

fn wake(seq: u64) -> Wake {
    Wake { v: 1, conversation: ConversationId::from_random(1), seq: Seq::new(seq) }
}

fn bodies(count: u64) -> Vec<String> {
    (0..count).map(|seq| serde_json::to_string(&wake(seq)).unwrap()).collect()
}

fn event(bodies: &[String]) -> Vec<u8> {
    batch_event(&bodies.iter().map(String::as_str).collect::<Vec<_>>())
}

fn clock() -> ManualClock {
    ManualClock::new(Timestamp::UNIX_EPOCH)
}

fn limits() -> Limits {
    Limits { per_record: Duration::from_secs(20), concurrency: 10, deadline: None }
}

fn failed_ids(answer: &[u8]) -> Vec<String> {
    let typed: SqsBatchResponse = serde_json::from_slice(answer).unwrap();
    typed.batch_item_failures.into_iter().map(|failure| failure.item_identifier).collect()
}

#[test]
fn every_record_reaches_the_function_with_where_it_came_from() {
    let seen = Mutex::new(Vec::new());
    let handle = async |received: Received<Wake>| {
        seen.lock().unwrap().push(received);
        Ok::<_, NoAnswer>(())
    };
    let answer = block_on(run(&event(&bodies(3)), &clock(), &limits(), handle)).unwrap();
    assert_eq!(answer, br#"{"batchItemFailures":[]}"#);
    let mut seen = seen.into_inner().unwrap();
    seen.sort_by_key(|received| received.receives);
    let expected = (0..3).map(|seq| Received {
        message: wake(seq),
        queue: "aisle-nlu".to_owned(),
        receives: u32::try_from(seq).unwrap() + 1,
    });
    assert_eq!(seen, expected.collect::<Vec<_>>());
}

#[test]
fn only_what_failed_is_named() {
    let mut bodies = bodies(6);
    bodies[1] = "not JSON, and my card is 4111".to_owned();
    bodies[3] = json!({"v": 1, "conversation": "a b", "seq": 1}).to_string();
    bodies[5] = format!("{}{}", bodies[5], " ".repeat(MAX_BYTES));
    let handle = async |received: Received<Wake>| match received.message.seq.get() {
        2 => Err(NoAnswer),
        4 => panic!("my card is 4111"),
        _ => Ok(()),
    };
    let payload = event(&bodies);
    let outcome = block_on(run_records(&payload, &clock(), &limits(), handle)).unwrap();
    assert_eq!(outcome.records, 6);
    assert_eq!(failed_ids(&outcome.to_json()), ["m-1", "m-2", "m-3", "m-4", "m-5"]);
    let reasons: Vec<_> = outcome.failures.iter().map(|(_, error)| error.reason()).collect();
    assert_eq!(reasons, ["undecodable", "failed", "undecodable", "panicked", "too_large"]);
    assert_eq!(outcome.failures[1].1, RecordError::Failed("the log did not answer".to_owned()));
    let shown = format!("{outcome:?}");
    assert!(!shown.contains("card"), "{shown}");
}

#[test]
fn a_message_of_another_version_fails_alone() {
    let mut bodies = bodies(3);
    let later = json!({"v": 2, "conversation": "c-1", "seq": 1, "about": "what nobody knows yet"});
    bodies[0] = later.to_string();
    bodies[2] = json!({"v": 0, "conversation": "c-1", "seq": 1}).to_string();
    let seen = Mutex::new(Vec::new());
    let handle = async |received: Received<Wake>| {
        seen.lock().unwrap().push(received.message);
        Ok::<_, NoAnswer>(())
    };
    let outcome = block_on(run_records(&event(&bodies), &clock(), &limits(), handle)).unwrap();
    let refused = |v| RecordError::Undecodable(DecodeError::Version(v));
    let failures = [("m-0".to_owned(), refused(2)), ("m-2".to_owned(), refused(0))];
    assert_eq!(outcome.failures, failures);
    assert_eq!(seen.into_inner().unwrap(), [wake(1)]);
}

#[test]
fn a_panic_before_the_first_await_is_caught_as_well() {
    let handle = |received: Received<Wake>| {
        assert_ne!(received.message.seq.get(), 0, "at once");
        std::future::ready(Ok::<_, NoAnswer>(()))
    };
    let answer = block_on(run(&event(&bodies(2)), &clock(), &limits(), handle)).unwrap();
    assert_eq!(failed_ids(&answer), ["m-0"]);
}

/// Runs a batch of which some records never end, moving the clock on as far as is waited for.
fn run_with_stuck(count: u64, stuck: &[u64], limits: Limits) -> (Outcome, ManualClock) {
    let clock = clock();
    let payload = event(&bodies(count));
    let handle = async |received: Received<Wake>| {
        if stuck.contains(&received.message.seq.get()) {
            pending::<()>().await;
        }
        Ok::<_, NoAnswer>(())
    };
    let running = run_records(&payload, &clock, &limits, handle);
    let time = async {
        while let Some(due) = clock.next_due() {
            clock.advance_to(due);
            futures::pending!();
        }
    };
    let (outcome, ()) = block_on(join(running, time));
    (outcome.unwrap(), clock)
}

#[test]
fn a_record_that_hangs_does_not_hold_up_its_neighbours() {
    let (outcome, clock) = run_with_stuck(10, &[0, 4], limits());
    let failures =
        [("m-0".to_owned(), RecordError::TimedOut), ("m-4".to_owned(), RecordError::TimedOut)];
    assert_eq!(outcome.failures, failures);
    assert_eq!(clock.now(), Timestamp::UNIX_EPOCH + Duration::from_secs(20), "at the same time");
}

#[test]
fn the_deadline_is_nearer_than_the_time_out() {
    let deadline = Timestamp::UNIX_EPOCH + Duration::from_secs(5);
    let limits = Limits { deadline: Some(deadline), ..limits() };
    let (outcome, clock) = run_with_stuck(2, &[1], limits);
    assert_eq!(outcome.failures, [("m-1".to_owned(), RecordError::TimedOut)]);
    assert_eq!(clock.now(), deadline - DEADLINE_MARGIN);
}

#[test]
fn what_cannot_begin_before_the_deadline_fails_at_once() {
    for deadline in [Duration::ZERO, DEADLINE_MARGIN] {
        let deadline = Some(Timestamp::UNIX_EPOCH + deadline);
        let (outcome, _) = run_with_stuck(2, &[], Limits { deadline, ..limits() });
        let reasons = outcome.failures.into_iter().map(|(_, error)| error);
        assert_eq!(reasons.collect::<Vec<_>>(), [RecordError::NoTimeLeft, RecordError::NoTimeLeft]);
    }
}

#[test]
fn so_many_at_the_same_time_and_no_more() {
    let running = Mutex::new((0, 0));
    let handle = async |_: Received<Wake>| {
        {
            let mut running = running.lock().unwrap();
            running.0 += 1;
            running.1 = running.1.max(running.0);
        }
        // Lets the neighbours begin.
        for _ in 0..3 {
            let mut yielded = false;
            std::future::poll_fn(|context| {
                if std::mem::replace(&mut yielded, true) {
                    return std::task::Poll::Ready(());
                }
                context.waker().wake_by_ref();
                std::task::Poll::Pending
            })
            .await;
        }
        running.lock().unwrap().0 -= 1;
        Ok::<_, NoAnswer>(())
    };
    let limits = Limits { concurrency: 4, ..limits() };
    block_on(run(&event(&bodies(12)), &clock(), &limits, handle)).unwrap();
    assert_eq!(running.into_inner().unwrap(), (0, 4));
}

#[test]
fn what_is_no_batch_fails_as_a_whole() {
    let no_id = |id: Value| {
        let mut event: Value = serde_json::from_slice(&event(&bodies(2))).unwrap();
        event["Records"][1]["messageId"] = id;
        event.to_string().into_bytes()
    };
    let payloads = [
        Vec::new(),
        b"{}".to_vec(),
        b"[]".to_vec(),
        br#"{"Records": {}}"#.to_vec(),
        br#"{"Records": [{"messageId": 1}]}"#.to_vec(),
        no_id(json!(null)),
        no_id(json!("")),
        vec![b' '; MAX_EVENT_BYTES + 1],
    ];
    for payload in payloads {
        let handle = async |_: Received<Wake>| -> Result<(), EventError> { panic!("must not run") };
        assert!(block_on(run(&payload, &clock(), &limits(), handle)).is_err());
    }
    let handle = async |_: Received<Wake>| Ok::<_, NoAnswer>(());
    let empty = block_on(run(br#"{"Records": []}"#, &clock(), &limits(), handle)).unwrap();
    assert!(failed_ids(&empty).is_empty());
}
