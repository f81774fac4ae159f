//! The library under a clock that the test moves: nothing here waits for real time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::time::Duration;

use emulator_sqs::{
    BatchEntry, Clock, ManualClock, Options, OutgoingMessage, QueueAttributes, QueueError, Queues,
    ReceiveRequest,
};

const START_MS: i64 = 1_700_000_000_000;

fn queues() -> (Queues, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::at(START_MS));
    let options = Options { clock: clock.clone(), ..Options::default() };
    let queues = Queues::open_with(None, options).unwrap();
    queues.create_queue("dead", &QueueAttributes::default()).unwrap();
    queues.create_queue("work", &QueueAttributes::default().redrive("dead", 2)).unwrap();
    (queues, clock)
}

fn ten(wait_seconds: u64) -> ReceiveRequest {
    let wait = Some(Duration::from_secs(wait_seconds));
    ReceiveRequest { max_messages: 10, wait, ..ReceiveRequest::default() }
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Starts a receive and returns once it waits.
async fn polling(
    queues: &Queues,
    queue: &'static str,
) -> tokio::task::JoinHandle<Vec<emulator_sqs::ReceivedMessage>> {
    let queues = queues.clone();
    let poll = tokio::spawn(async move { queues.receive(queue, &ten(20)).await.unwrap() });
    // On the single thread of the test, the other task runs until it has to wait.
    tokio::task::yield_now().await;
    assert!(!poll.is_finished());
    poll
}

/// The end of a poll that was woken. One that was not would wait for ever: its clock stands still.
async fn done<T>(poll: tokio::task::JoinHandle<T>) -> T {
    tokio::time::timeout(seconds(10), poll).await.expect("the poll was not woken").unwrap()
}

#[tokio::test]
async fn visibility_runs_by_the_clock() {
    let (queues, clock) = queues();
    queues.send("work", &OutgoingMessage::new("a")).unwrap();
    let first = queues.receive("work", &ten(0)).await.unwrap().remove(0);
    assert_eq!((first.receive_count, first.sent_at_ms), (1, START_MS));
    clock.advance(Duration::from_millis(29_999));
    assert!(queues.receive("work", &ten(0)).await.unwrap().is_empty());
    clock.advance(Duration::from_millis(1));
    let second = queues.receive("work", &ten(0)).await.unwrap().remove(0);
    assert_eq!((second.receive_count, second.first_received_at_ms), (2, START_MS));

    queues.delete("work", &first.receipt_handle).unwrap();
    assert_eq!(queues.attributes("work").unwrap().counts.in_flight, 1, "a stale handle");
    queues.delete("work", &second.receipt_handle).unwrap();
    assert_eq!(queues.attributes("work").unwrap().counts.in_flight, 0);
    let foreign = queues.delete("dead", &second.receipt_handle).unwrap_err();
    assert!(matches!(foreign, QueueError::ReceiptHandleIsInvalid), "{foreign}");
}

#[tokio::test]
async fn a_receive_may_hide_for_its_own_time() {
    let (queues, clock) = queues();
    queues.send("work", &OutgoingMessage::new("a")).unwrap();
    let short = ReceiveRequest { visibility_timeout: Some(seconds(2)), ..ten(0) };
    let message = queues.receive("work", &short).await.unwrap().remove(0);
    queues.change_visibility("work", &message.receipt_handle, seconds(5)).unwrap();
    clock.advance(seconds(4));
    assert!(queues.receive("work", &short).await.unwrap().is_empty());
    clock.advance(seconds(1));
    assert_eq!(queues.receive("work", &short).await.unwrap().len(), 1);
}

#[tokio::test]
async fn visibility_zero_hands_a_message_out_once_per_receive() {
    let (queues, _) = queues();
    queues.send("dead", &OutgoingMessage::new("a")).unwrap();
    let zero = ReceiveRequest { visibility_timeout: Some(Duration::ZERO), ..ten(0) };
    assert_eq!(queues.receive("dead", &zero).await.unwrap().len(), 1);
    assert_eq!(queues.receive("dead", &zero).await.unwrap()[0].receive_count, 2);
}

#[tokio::test]
async fn spent_messages_make_room_for_the_others_in_one_receive() {
    let (queues, _) = queues();
    let zero = ReceiveRequest { visibility_timeout: Some(Duration::ZERO), ..ten(0) };
    for n in 0..10 {
        queues.send("work", &OutgoingMessage::new(format!("poison {n}"))).unwrap();
    }
    for _ in 0..2 {
        assert_eq!(queues.receive("work", &zero).await.unwrap().len(), 10);
    }
    for n in 0..10 {
        queues.send("work", &OutgoingMessage::new(format!("good {n}"))).unwrap();
    }
    let good = queues.receive("work", &zero).await.unwrap();
    assert!(good.len() == 10 && good.iter().all(|message| message.body.starts_with("good")));
    let dead = queues.receive("dead", &ten(0)).await.unwrap();
    assert_eq!(dead.len(), 10);
    assert_eq!(dead[0].dead_letter_source_arn, Some(queues.arn("work")));
    assert_eq!((dead[0].receive_count, dead[0].sent_at_ms), (3, START_MS));
}

#[tokio::test]
async fn a_redrive_wakes_the_long_poll_of_the_dead_letter_queue() {
    let (queues, _) = queues();
    let zero = ReceiveRequest { visibility_timeout: Some(Duration::ZERO), ..ten(0) };
    queues.send("work", &OutgoingMessage::new("poison")).unwrap();
    queues.receive("work", &zero).await.unwrap();
    queues.receive("work", &zero).await.unwrap();
    let poll = polling(&queues, "dead").await;
    assert!(queues.receive("work", &zero).await.unwrap().is_empty());
    assert_eq!(done(poll).await[0].body, "poison");
}

#[tokio::test]
async fn without_a_dead_letter_queue_messages_go_on_being_received() {
    let (queues, _) = queues();
    queues.delete_queue("dead").unwrap();
    let zero = ReceiveRequest { visibility_timeout: Some(Duration::ZERO), ..ten(0) };
    queues.send("work", &OutgoingMessage::new("poison")).unwrap();
    for count in 1..5 {
        assert_eq!(queues.receive("work", &zero).await.unwrap()[0].receive_count, count);
    }
}

#[tokio::test]
async fn a_long_poll_wakes_by_events_alone() {
    // The clock stands still: nothing but a ring of the queue can end these polls.
    let (queues, clock) = queues();
    let poll = polling(&queues, "work").await;
    queues.send("work", &OutgoingMessage::new("a")).unwrap();
    let message = done(poll).await.remove(0);

    let poll = polling(&queues, "work").await;
    queues.change_visibility("work", &message.receipt_handle, Duration::ZERO).unwrap();
    assert_eq!(done(poll).await[0].receive_count, 2);

    let poll = polling(&queues, "work").await;
    queues.send("work", &OutgoingMessage::new("later").delay(seconds(3))).unwrap();
    tokio::task::yield_now().await;
    clock.advance(seconds(2));
    tokio::task::yield_now().await;
    assert!(!poll.is_finished());
    clock.advance(seconds(1));
    assert_eq!(done(poll).await[0].body, "later");

    let poll = polling(&queues, "dead").await;
    clock.advance(seconds(20));
    assert!(done(poll).await.is_empty(), "the deadline");
    let since_start = clock.now_ms() - START_MS;
    assert_eq!(since_start, 23_000);
}

#[tokio::test]
async fn every_message_goes_to_one_of_many_polls() {
    let (queues, _) = queues();
    let mut polls = Vec::new();
    for _ in 0..8 {
        let queues = queues.clone();
        let one = ReceiveRequest { wait: Some(seconds(20)), ..ReceiveRequest::default() };
        polls.push(tokio::spawn(async move { queues.receive("dead", &one).await.unwrap() }));
    }
    tokio::task::yield_now().await;
    let batch: Vec<_> = (0..8)
        .map(|n| BatchEntry::new(n.to_string(), OutgoingMessage::new(n.to_string())))
        .collect();
    assert_eq!(queues.send_batch("dead", &batch).unwrap().successful.len(), 8);
    let mut bodies = Vec::new();
    for poll in polls {
        bodies.extend(done(poll).await.into_iter().map(|message| message.body));
    }
    bodies.sort();
    assert_eq!(bodies, ["0", "1", "2", "3", "4", "5", "6", "7"]);
}

#[tokio::test]
async fn deleting_a_queue_ends_its_long_polls() {
    let (queues, _) = queues();
    let polled = queues.clone();
    let poll = tokio::spawn(async move { polled.receive("work", &ten(20)).await });
    tokio::task::yield_now().await;
    queues.delete_queue("work").unwrap();
    assert!(matches!(done(poll).await, Err(QueueError::QueueDoesNotExist(_))));
}

#[tokio::test]
async fn old_messages_are_thrown_away() {
    let (queues, clock) = queues();
    let minute = QueueAttributes { retention: Some(seconds(60)), ..QueueAttributes::default() };
    queues.set_attributes("work", &minute).unwrap();
    queues.send("work", &OutgoingMessage::new("old")).unwrap();
    clock.advance(seconds(59));
    queues.send("work", &OutgoingMessage::new("new")).unwrap();
    clock.advance(seconds(1));
    let left = queues.receive("work", &ten(0)).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].body, "new");
    assert_eq!(queues.attributes("work").unwrap().counts.visible, 0);
}

#[tokio::test]
async fn counts_and_purge() {
    let (queues, _) = queues();
    queues.send("work", &OutgoingMessage::new("taken")).unwrap();
    queues.receive("work", &ten(0)).await.unwrap();
    queues.send("work", &OutgoingMessage::new("there")).unwrap();
    queues.send("work", &OutgoingMessage::new("late").delay(seconds(900))).unwrap();
    let counts = queues.attributes("work").unwrap().counts;
    assert_eq!((counts.visible, counts.in_flight, counts.delayed), (1, 1, 1));
    queues.purge("work").unwrap();
    let counts = queues.attributes("work").unwrap().counts;
    assert_eq!((counts.visible, counts.in_flight, counts.delayed), (0, 0, 0));
}

#[tokio::test]
async fn settings_out_of_range_are_refused_by_name() {
    let (queues, _) = queues();
    let base = QueueAttributes::default;
    let cases = [
        (base().visibility_timeout(seconds(43_201)), "InvalidAttributeValue"),
        (base().delay(seconds(901)), "InvalidAttributeValue"),
        (QueueAttributes { receive_wait: Some(seconds(21)), ..base() }, "InvalidAttributeValue"),
        (QueueAttributes { retention: Some(seconds(59)), ..base() }, "InvalidAttributeValue"),
        (QueueAttributes { max_message_bytes: Some(1_048_577), ..base() }, "InvalidAttributeValue"),
        (base().redrive("dead", 0), "InvalidAttributeValue"),
        (base().redrive("dead", 1_001), "InvalidAttributeValue"),
        (base().redrive("nowhere", 3), "InvalidParameterValue"),
        (base().redrive("work", 3), "InvalidParameterValue"),
    ];
    for (attributes, code) in cases {
        let refused = queues.set_attributes("work", &attributes).unwrap_err();
        assert_eq!(refused.code().query, code, "{attributes:?}");
    }
    for name in ["", "a b", "ümlaut", "a/b", &"x".repeat(81)] {
        let refused = queues.create_queue(name, &base()).unwrap_err();
        assert_eq!(refused.code().query, "InvalidParameterValue", "{name}");
    }
    queues.set_attributes("work", &QueueAttributes { remove_redrive: true, ..base() }).unwrap();
    assert_eq!(queues.attributes("work").unwrap().settings.redrive, None);
}

#[test]
fn a_file_of_another_format_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("queues.sqlite");
    drop(Queues::open(Some(&file)).unwrap());
    let raw = rusqlite::Connection::open(&file).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    let refused = Queues::open(Some(&file)).map(drop).unwrap_err();
    assert!(refused.to_string().contains("format 99"), "{refused}");
}
