//! One test per fact of the wire, each through the real SDK client over TCP.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod front;

use std::time::{Duration, Instant};

use aws_sdk_sqs::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sqs::primitives::Blob;
use aws_sdk_sqs::types::{
    ChangeMessageVisibilityBatchRequestEntry, DeleteMessageBatchRequestEntry,
    MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName,
    SendMessageBatchRequestEntry,
};
use emulator_sqs::{Fault, Queues, SUPPORTED_OPERATIONS};
use front::Front;

const ALL_ATTRIBUTES_MD5: &str = "2293a75ff1719187ff23e758fb2bdc1b";
const NAME_ATTRIBUTE_MD5: &str = "c47961ad2db93cf6e614e56c5535d1c2";

fn code<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> &str {
    error.code().unwrap_or_default()
}

fn entry(id: &str, body: &str) -> SendMessageBatchRequestEntry {
    SendMessageBatchRequestEntry::builder().id(id).message_body(body).build().unwrap()
}

#[tokio::test]
async fn a_message_is_sent_received_and_deleted() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    let id = front.send(&url, "grüße 🚀").await;
    let request = front.sqs.receive_message().queue_url(&url);
    let received =
        request.message_system_attribute_names(MessageSystemAttributeName::All).send().await;
    let message = received.unwrap().messages.unwrap().remove(0);
    assert_eq!(message.message_id.as_deref(), Some(id.as_str()));
    assert_eq!(message.body.as_deref(), Some("grüße 🚀"));
    let system = message.attributes.unwrap();
    assert_eq!(system[&MessageSystemAttributeName::ApproximateReceiveCount], "1");
    let sent: i64 = system[&MessageSystemAttributeName::SentTimestamp].parse().unwrap();
    let first = &system[&MessageSystemAttributeName::ApproximateFirstReceiveTimestamp];
    assert!(sent > 1_600_000_000_000 && first.parse::<i64>().unwrap() >= sent);
    assert!(!system[&MessageSystemAttributeName::SenderId].is_empty());

    let handle = message.receipt_handle.unwrap();
    front.sqs.delete_message().queue_url(&url).receipt_handle(&handle).send().await.unwrap();
    front.sqs.delete_message().queue_url(&url).receipt_handle(&handle).send().await.unwrap();
    let attributes = front.sqs.get_queue_attributes().queue_url(&url);
    let attributes = attributes.attribute_names(QueueAttributeName::All).send().await.unwrap();
    let attributes = attributes.attributes.unwrap();
    for count in [
        QueueAttributeName::ApproximateNumberOfMessages,
        QueueAttributeName::ApproximateNumberOfMessagesNotVisible,
        QueueAttributeName::ApproximateNumberOfMessagesDelayed,
    ] {
        assert_eq!(attributes[&count], "0", "{count}");
    }
}

#[tokio::test]
async fn the_urls_and_attributes_of_queues_read_back() {
    let front = Front::start().await;
    let url = front.queue("work", &[(QueueAttributeName::VisibilityTimeout, "45")]).await;
    assert_eq!(url, format!("{}/000000000000/work", front.endpoint));
    front.queue("other", &[]).await;
    let found = front.sqs.get_queue_url().queue_name("work").send().await.unwrap();
    assert_eq!(found.queue_url(), Some(url.as_str()));
    let listed = front.sqs.list_queues().queue_name_prefix("wo").send().await.unwrap();
    assert_eq!(listed.queue_urls(), std::slice::from_ref(&url));
    let mut pages = front.sqs.list_queues().max_results(1).into_paginator().items().send();
    let mut names = Vec::new();
    while let Some(url) = pages.next().await {
        names.push(url.unwrap().rsplit('/').next().unwrap().to_owned());
    }
    assert_eq!(names, ["other", "work"]);

    let change = front.sqs.set_queue_attributes().queue_url(&url);
    change.attributes(QueueAttributeName::DelaySeconds, "7").send().await.unwrap();
    let read = front.sqs.get_queue_attributes().queue_url(&url);
    let read = read
        .attribute_names(QueueAttributeName::VisibilityTimeout)
        .attribute_names(QueueAttributeName::DelaySeconds)
        .attribute_names(QueueAttributeName::QueueArn)
        .attribute_names(QueueAttributeName::MaximumMessageSize);
    let read = read.send().await.unwrap().attributes.unwrap();
    assert_eq!(read.len(), 4);
    assert_eq!(read[&QueueAttributeName::VisibilityTimeout], "45");
    assert_eq!(read[&QueueAttributeName::DelaySeconds], "7");
    assert_eq!(read[&QueueAttributeName::QueueArn], "arn:aws:sqs:us-east-1:000000000000:work");
    assert_eq!(read[&QueueAttributeName::MaximumMessageSize], "1048576");

    front.sqs.delete_queue().queue_url(&url).send().await.unwrap();
    let gone = front.sqs.get_queue_url().queue_name("work").send().await.unwrap_err();
    assert!(gone.into_service_error().is_queue_does_not_exist());
}

#[tokio::test]
async fn a_message_that_is_not_deleted_comes_back_and_wakes_a_long_poll() {
    let front = Front::start().await;
    let url = front.queue("work", &[(QueueAttributeName::VisibilityTimeout, "1")]).await;
    let id = front.send(&url, "again").await;
    let first = front.receive(&url, 0).await.remove(0);
    assert!(front.receive(&url, 0).await.is_empty(), "invisible");
    let started = Instant::now();
    let again = front.receive(&url, 20).await.remove(0);
    assert!(started.elapsed() < Duration::from_secs(10), "woke at visibility, not at the deadline");
    assert_eq!(again.message_id(), Some(id.as_str()));
    assert_ne!(again.receipt_handle(), first.receipt_handle());

    // The handle of the first reception is stale: accepted, without effect.
    let stale = front.sqs.delete_message().queue_url(&url);
    stale.receipt_handle(first.receipt_handle().unwrap()).send().await.unwrap();
    assert_eq!(front.queues.attributes("work").unwrap().counts.in_flight, 1);
}

#[tokio::test]
async fn visibility_zero_gives_a_message_back_at_once() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    front.send(&url, "back").await;
    let message = front.receive(&url, 0).await.remove(0);
    let change = front.sqs.change_message_visibility().queue_url(&url).visibility_timeout(0);
    change.receipt_handle(message.receipt_handle().unwrap()).send().await.unwrap();
    assert_eq!(front.receive(&url, 0).await.len(), 1);

    let change = front.sqs.change_message_visibility().queue_url(&url).visibility_timeout(1);
    let late = change.receipt_handle(message.receipt_handle().unwrap()).send().await.unwrap_err();
    assert_eq!(code(&late), "InvalidParameterValue", "the handle is stale by now");
    let change = front.sqs.change_message_visibility().queue_url(&url).visibility_timeout(1);
    let foreign = change.receipt_handle("nonsense").send().await.unwrap_err();
    assert!(foreign.into_service_error().is_receipt_handle_is_invalid());
}

#[tokio::test]
async fn the_visibility_of_a_message_not_in_flight_cannot_change() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    front.send(&url, "back").await;
    let message = front.receive(&url, 0).await.remove(0);
    let handle = message.receipt_handle().unwrap();
    let change = || {
        let change = front.sqs.change_message_visibility().queue_url(&url);
        change.receipt_handle(handle).visibility_timeout(0)
    };
    change().send().await.unwrap();
    let refused = change().send().await.unwrap_err().into_service_error();
    assert!(refused.is_message_not_inflight(), "{refused:?}");
}

#[tokio::test]
async fn a_message_received_too_often_moves_to_the_dead_letter_queue() {
    let front = Front::start().await;
    let dead = front.queue("dead", &[]).await;
    let policy = r#"{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":"2"}"#;
    let url = front
        .queue(
            "work",
            &[
                (QueueAttributeName::RedrivePolicy, policy),
                (QueueAttributeName::VisibilityTimeout, "0"),
            ],
        )
        .await;
    let id = front.send(&url, "poison").await;
    assert_eq!(front.receive(&url, 0).await.len(), 1);
    assert_eq!(front.receive(&url, 0).await.len(), 1);
    assert!(front.receive(&url, 0).await.is_empty(), "the third reception moves it");
    let request = front.sqs.receive_message().queue_url(&dead);
    let request = request.message_system_attribute_names(MessageSystemAttributeName::All);
    let message = request.send().await.unwrap().messages.unwrap().remove(0);
    assert_eq!(message.message_id(), Some(id.as_str()));
    let system = message.attributes().unwrap();
    assert_eq!(
        system[&MessageSystemAttributeName::DeadLetterQueueSourceArn],
        "arn:aws:sqs:us-east-1:000000000000:work"
    );
    let read = front.sqs.get_queue_attributes().queue_url(&url);
    let read = read.attribute_names(QueueAttributeName::RedrivePolicy).send().await.unwrap();
    let policy = &read.attributes.unwrap()[&QueueAttributeName::RedrivePolicy];
    assert!(policy.contains("\"maxReceiveCount\":2"), "{policy}");
}

#[tokio::test]
async fn batches_fail_entry_by_entry() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    let sent = front.sqs.send_message_batch().queue_url(&url);
    let sent = sent.entries(entry("good", "one")).entries(entry("bad", "\u{1}"));
    let delayed = SendMessageBatchRequestEntry::builder().id("late").message_body("x");
    let sent = sent.entries(delayed.delay_seconds(901).build().unwrap());
    let sent = sent.entries(entry("also-good", "two")).send().await.unwrap();
    let ids: Vec<_> = sent.successful().iter().map(|entry| entry.id()).collect();
    assert_eq!(ids, ["good", "also-good"]);
    let failed: Vec<_> =
        sent.failed().iter().map(|f| (f.id(), f.code(), f.sender_fault())).collect();
    assert_eq!(
        failed,
        [("bad", "InvalidMessageContents", true), ("late", "InvalidParameterValue", true)]
    );

    let messages = front.receive(&url, 0).await;
    assert_eq!(messages.len(), 2);
    let hide = |id: &str, handle: &str| {
        let entry = ChangeMessageVisibilityBatchRequestEntry::builder().id(id);
        entry.receipt_handle(handle).visibility_timeout(0).build().unwrap()
    };
    let changed = front.sqs.change_message_visibility_batch().queue_url(&url);
    let changed = changed
        .entries(hide("a", messages[0].receipt_handle().unwrap()))
        .entries(hide("b", "nonsense"));
    let changed = changed.send().await.unwrap();
    assert_eq!(changed.successful()[0].id(), "a");
    assert_eq!(changed.failed()[0].code(), "ReceiptHandleIsInvalid");

    let delete = |id: &str, handle: &str| {
        let entry = DeleteMessageBatchRequestEntry::builder().id(id).receipt_handle(handle);
        entry.build().unwrap()
    };
    let deleted = front.sqs.delete_message_batch().queue_url(&url);
    let deleted = deleted
        .entries(delete("a", "nonsense"))
        .entries(delete("b", messages[1].receipt_handle().unwrap()));
    let deleted = deleted.send().await.unwrap();
    assert_eq!(deleted.successful()[0].id(), "b");
    assert_eq!(deleted.failed()[0].code(), "ReceiptHandleIsInvalid");
    let counts = front.queues.attributes("work").unwrap().counts;
    assert_eq!((counts.visible, counts.in_flight), (1, 0));
}

#[tokio::test]
async fn a_wrong_batch_fails_as_a_whole() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    let large = "x".repeat(600_000);
    let eleven: Vec<_> = (0..11).map(|n| entry(&n.to_string(), "x")).collect();
    let cases = [
        (vec![], "AWS.SimpleQueueService.EmptyBatchRequest"),
        (eleven, "AWS.SimpleQueueService.TooManyEntriesInBatchRequest"),
        (
            vec![entry("same", "x"), entry("same", "y")],
            "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        ),
        (vec![entry("a b", "x")], "AWS.SimpleQueueService.InvalidBatchEntryId"),
        (
            vec![entry("a", &large), entry("b", &large)],
            "AWS.SimpleQueueService.BatchRequestTooLong",
        ),
    ];
    for (entries, expected) in cases {
        let request = front.sqs.send_message_batch().queue_url(&url);
        let refused = request.set_entries(Some(entries)).send().await.unwrap_err();
        assert_eq!(code(&refused), expected);
    }
    assert_eq!(front.queues.attributes("work").unwrap().counts.visible, 0);
}

#[tokio::test]
async fn a_delayed_message_wakes_a_long_poll_when_it_is_due() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    let started = Instant::now();
    let sent = front.sqs.send_message().queue_url(&url).message_body("later");
    sent.delay_seconds(1).send().await.unwrap();
    assert!(front.receive(&url, 0).await.is_empty(), "not yet");
    assert_eq!(front.queues.attributes("work").unwrap().counts.delayed, 1);
    assert_eq!(front.receive(&url, 20).await.len(), 1);
    let took = started.elapsed();
    assert!(took >= Duration::from_millis(990) && took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_send_wakes_a_long_poll_at_once() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    let mut best = Duration::MAX;
    for round in 0..10_u64 {
        let poll = tokio::spawn({
            let request = front.sqs.receive_message().queue_url(&url).wait_time_seconds(20);
            async move { (request.send().await.unwrap().messages.unwrap(), Instant::now()) }
        });
        // The poll must be under way; its request is counted before it looks at the queue.
        while front.faults.requests("ReceiveMessage") <= round {
            tokio::task::yield_now().await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        let sent = Instant::now();
        front.send(&url, "wake").await;
        let (messages, woken) = poll.await.unwrap();
        assert_eq!(messages.len(), 1);
        best = best.min(woken.saturating_duration_since(sent));
    }
    // Sending and receiving over TCP included; a poll by timer could not be this quick.
    assert!(best < Duration::from_millis(25), "{best:?}");
}

#[tokio::test]
async fn errors_are_typed() {
    let front = Front::start().await;
    let nowhere = format!("{}/000000000000/nowhere", front.endpoint);
    let sent = front.sqs.send_message().queue_url(&nowhere).message_body("x").send().await;
    let sent = sent.unwrap_err();
    assert_eq!(code(&sent), "AWS.SimpleQueueService.NonExistentQueue");
    assert!(sent.into_service_error().is_queue_does_not_exist());
    let received = front.sqs.receive_message().queue_url(&nowhere).send().await.unwrap_err();
    assert!(received.into_service_error().is_queue_does_not_exist());
    let purged = front.sqs.purge_queue().queue_url(&nowhere).send().await.unwrap_err();
    assert!(purged.into_service_error().is_queue_does_not_exist());

    let url = front.queue("work", &[]).await;
    let again = front.sqs.create_queue().queue_name("work");
    let again = again.attributes(QueueAttributeName::VisibilityTimeout, "31").send().await;
    assert!(again.unwrap_err().into_service_error().is_queue_name_exists());
    front.queue("work", &[(QueueAttributeName::VisibilityTimeout, "30")]).await;
    let fifo = front.sqs.create_queue().queue_name("work.fifo").send().await.unwrap_err();
    assert!(fifo.into_service_error().is_unsupported_operation());
    let policy = front.sqs.set_queue_attributes().queue_url(&url);
    let policy = policy.attributes(QueueAttributeName::Policy, "{}").send().await.unwrap_err();
    assert!(policy.into_service_error().is_invalid_attribute_name());
    let range = front.sqs.set_queue_attributes().queue_url(&url);
    let range = range.attributes(QueueAttributeName::VisibilityTimeout, "43201").send().await;
    assert!(range.unwrap_err().into_service_error().is_invalid_attribute_value());
    let control = front.sqs.send_message().queue_url(&url).message_body("\u{b}").send().await;
    assert!(control.unwrap_err().into_service_error().is_invalid_message_contents());
    for (max, wait) in [(0, 0), (11, 0), (1, 21), (1, -1)] {
        let refused = front.sqs.receive_message().queue_url(&url).max_number_of_messages(max);
        let refused = refused.wait_time_seconds(wait).send().await.unwrap_err();
        assert_eq!(code(&refused), "InvalidParameterValue", "{max} {wait}");
    }
}

#[tokio::test]
async fn an_unknown_operation_is_refused_with_the_known_ones() {
    let front = Front::start().await;
    let refused = front.sqs.list_message_move_tasks().source_arn("x").send().await.unwrap_err();
    assert_eq!(code(&refused), "InvalidAction");
    let message = refused.into_service_error();
    let message = message.meta().message().unwrap().to_owned();
    assert!(message.contains("ListMessageMoveTasks"), "{message}");
    for operation in SUPPORTED_OPERATIONS {
        assert!(message.contains(operation), "{operation}");
    }
}

#[tokio::test]
async fn the_largest_message_passes_and_a_larger_one_does_not() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    // Tabs are two bytes in JSON: the request is larger than the message.
    let full = "\u{7f}\t".repeat(1_048_576 / 2);
    front.send(&url, &full).await;
    assert_eq!(front.receive(&url, 0).await[0].body().unwrap().len(), 1_048_576);
    let more = front.sqs.send_message().queue_url(&url).message_body(full + "x").send().await;
    assert_eq!(code(&more.unwrap_err()), "InvalidParameterValue");
}

#[tokio::test]
async fn digests_are_those_that_sqs_computes() {
    let front = Front::start().await;
    let url = front.queue("work", &[]).await;
    let value = |kind: &str| MessageAttributeValue::builder().data_type(kind);
    let request = front.sqs.send_message().queue_url(&url).message_body("hello world");
    let sent = request
        .message_attributes("name", value("String").string_value("ada").build().unwrap())
        .message_attributes("age", value("Number.int").string_value("36").build().unwrap())
        .message_attributes(
            "raw",
            value("Binary").binary_value(Blob::new([0, 1, 255])).build().unwrap(),
        );
    let sent = sent.send().await.unwrap();
    assert_eq!(sent.md5_of_message_body(), Some("5eb63bbbe01eeed093cb22bb8f5acdc3"));
    // Computed apart from this crate, by the rule: length and bytes of name, type and value, sorted by name.
    assert_eq!(sent.md5_of_message_attributes(), Some(ALL_ATTRIBUTES_MD5));

    let request = front.sqs.receive_message().queue_url(&url).visibility_timeout(0);
    let all = request.message_attribute_names("All").send().await.unwrap().messages.unwrap();
    assert_eq!(all[0].md5_of_body(), Some("5eb63bbbe01eeed093cb22bb8f5acdc3"));
    assert_eq!(all[0].md5_of_message_attributes(), Some(ALL_ATTRIBUTES_MD5));
    let attributes = all[0].message_attributes().unwrap();
    assert_eq!(attributes["raw"].binary_value().unwrap().as_ref(), [0, 1, 255]);
    assert_eq!(attributes["age"].data_type(), "Number.int");

    let request = front.sqs.receive_message().queue_url(&url).visibility_timeout(0);
    let some = request.message_attribute_names("na.*").send().await.unwrap().messages.unwrap();
    assert_eq!(some[0].message_attributes().unwrap().len(), 1);
    assert_eq!(some[0].md5_of_message_attributes(), Some(NAME_ATTRIBUTE_MD5));
    let none = front.receive(&url, 0).await;
    assert!(none[0].message_attributes().is_none() && none[0].attributes().is_none());
}

#[tokio::test]
async fn messages_survive_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("queues.sqlite");
    let (id, handle);
    {
        let front = Front::serve(Queues::open(Some(&file)).unwrap()).await;
        let url = front.queue("work", &[(QueueAttributeName::VisibilityTimeout, "600")]).await;
        front.send(&url, "in flight").await;
        handle = front.receive(&url, 0).await[0].receipt_handle().unwrap().to_owned();
        id = front.send(&url, "waiting").await;
        let Front { stop, server, .. } = front;
        stop.unwrap().send(()).unwrap();
        server.await.unwrap().unwrap();
    }
    let front = Front::serve(Queues::open(Some(&file)).unwrap()).await;
    let found = front.sqs.get_queue_url().queue_name("work").send().await.unwrap();
    let url = found.queue_url().unwrap();
    let messages = front.receive(url, 0).await;
    assert_eq!(messages.len(), 1, "the other one is still in flight");
    assert_eq!(messages[0].message_id(), Some(id.as_str()));
    front.sqs.delete_message().queue_url(url).receipt_handle(handle).send().await.unwrap();
    assert_eq!(front.queues.attributes("work").unwrap().counts.in_flight, 1);
}

#[tokio::test]
async fn a_lost_answer_makes_the_sdk_retry_and_the_message_a_duplicate() {
    let cases =
        [(Fault::CommitThenDrop, 2), (Fault::DropUnread, 1), (Fault::ServiceUnavailable, 1)];
    for (fault, copies) in cases {
        let front = Front::start().await;
        let url = front.queue("work", &[]).await;
        front.faults.next("SendMessage", fault);
        front.send(&url, "once").await;
        assert_eq!(front.faults.requests("SendMessage"), 2, "{fault:?} is retried");
        let bodies = front.receive(&url, 0).await;
        assert_eq!(bodies.len(), copies, "{fault:?}");
    }
}

#[tokio::test]
async fn a_shutdown_ends_long_polls() {
    let mut front = Front::start().await;
    let url = front.queue("work", &[]).await;
    let request = front.sqs.receive_message().queue_url(&url).wait_time_seconds(20);
    let poll = tokio::spawn(request.send());
    while front.faults.requests("ReceiveMessage") == 0 {
        tokio::task::yield_now().await;
    }
    let started = Instant::now();
    front.stop.take().unwrap().send(()).unwrap();
    assert!(poll.await.unwrap().unwrap().messages.is_none());
    front.server.await.unwrap().unwrap();
    assert!(started.elapsed() < Duration::from_secs(10));
}
