//! Rules and their targets: who gets an event, how often it is tried, and what becomes of it.

use std::time::Duration;

use aws_sdk_eventbridge::error::ProvideErrorMetadata;
use aws_sdk_eventbridge::types::{DeadLetterConfig, RetryPolicy, RuleState, Target as WireTarget};
use emulator_eventbridge::{RuleTarget, TargetError};

use crate::front::{Front, Stub, entry, target};

const QUEUE: &str = "arn:aws:sqs:eu-central-1:123456789012:work";
const DEAD: &str = "arn:aws:sqs:eu-central-1:123456789012:work-dlq";
const SHOPS: &str = r#"{"source": [{"prefix": "shop"}]}"#;

/// A rule for shops' events with one target.
async fn rule_to(front: &Front, target: WireTarget) {
    let rule = front.events.put_rule().name("inbound").event_pattern(SHOPS).send().await.unwrap();
    let arn = "arn:aws:events:eu-central-1:123456789012:rule/shop/inbound";
    assert_eq!(rule.rule_arn(), Some(arn));
    let put = front.events.put_targets().rule("inbound").targets(target).send().await.unwrap();
    assert_eq!(put.failed_entry_count(), 0, "{:?}", put.failed_entries());
}

fn with_dead_letters(retries: i32) -> WireTarget {
    WireTarget::builder()
        .id("queue")
        .arn(QUEUE)
        .dead_letter_config(DeadLetterConfig::builder().arn(DEAD).build())
        .retry_policy(RetryPolicy::builder().maximum_retry_attempts(retries).build())
        .build()
        .unwrap()
}

#[tokio::test]
async fn an_event_reaches_the_targets_of_the_rules_that_it_matches() {
    let front = Front::start(None).await;
    let (queue, other) = (Stub::add(&front, QUEUE), Stub::add(&front, DEAD));
    rule_to(&front, target("queue", QUEUE)).await;
    front.bus.put_rule("all", r#"{"version": ["0"]}"#, true).unwrap();
    front.bus.put_target("all", RuleTarget::new("other", DEAD)).unwrap();
    let off = front.events.put_rule().name("off").event_pattern(SHOPS);
    off.state(RuleState::Disabled).send().await.unwrap();
    front.bus.put_target("off", RuleTarget::new("queue", QUEUE)).unwrap();

    front.put(vec![entry("shop.demo", "a", "{}"), entry("aisle", "b", "{}")]).await;
    assert_eq!(other.types(2).await, ["a", "b"]);
    let taken = queue.taken(1).await;
    assert_eq!(*taken[0].event, front.bus.recorded()[0], "the envelope as it is recorded");
    assert!(taken[0].attributes.is_empty());

    let listed = front.events.list_rules().name_prefix("in").send().await.unwrap();
    let names: Vec<_> = listed.rules().iter().map(|rule| rule.name().unwrap()).collect();
    assert_eq!(names, ["inbound"]);
    let targets = front.events.list_targets_by_rule().rule("inbound").send().await.unwrap();
    assert_eq!(targets.targets()[0].arn(), QUEUE);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(queue.taken(1).await.len(), 1, "nothing that no rule is for");
}

#[tokio::test]
async fn a_delivery_that_fails_is_tried_again() {
    let front = Front::start(None).await;
    let queue = Stub::add(&front, QUEUE);
    // A panic too.
    *queue.failures.lock().unwrap() = vec![Some(TargetError::retryable("busy")), None];
    rule_to(&front, target("queue", QUEUE)).await;
    front.put(vec![entry("shop", "a", "{}")]).await;
    assert_eq!(queue.types(1).await, ["a"]);
    assert_eq!(queue.tries(), 3);
}

#[tokio::test]
async fn what_cannot_be_delivered_goes_to_the_dead_letters_with_the_reason() {
    let busy = Some(TargetError::retryable("busy"));
    let gone = Some(TargetError::permanent("gone"));
    let cases = [
        (vec![busy.clone(), busy.clone(), busy], 3, "busy", "MaximumRetryAttempts", "2"),
        (vec![gone], 1, "gone", "NotRetryable", "0"),
    ];
    for (failures, tries, message, exhausted, retries) in cases {
        let front = Front::start(None).await;
        let (queue, dead) = (Stub::add(&front, QUEUE), Stub::add(&front, DEAD));
        *queue.failures.lock().unwrap() = failures;
        rule_to(&front, with_dead_letters(2)).await;
        front.put(vec![entry("shop", "a", "{}")]).await;
        let letter = dead.taken(1).await.remove(0);
        assert_eq!(*letter.event, front.bus.recorded()[0], "the bare envelope");
        let attribute = |name| {
            let mut attributes = letter.attributes.iter();
            attributes.find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
        };
        assert_eq!(attribute("TARGET_ARN"), Some(QUEUE));
        assert_eq!(attribute("ERROR_MESSAGE"), Some(message));
        assert_eq!(attribute("EXHAUSTED_RETRY_CONDITION"), Some(exhausted));
        assert_eq!(attribute("RETRY_ATTEMPTS"), Some(retries));
        assert!(attribute("RULE_ARN").unwrap().ends_with("rule/shop/inbound"));
        assert_eq!(queue.tries(), tries);
    }
}

#[tokio::test]
async fn what_a_target_cannot_be_is_refused() {
    let front = Front::start(None).await;
    Stub::add(&front, QUEUE);
    rule_to(&front, target("queue", QUEUE)).await;
    let put = front.events.put_targets().rule("inbound");
    let put = put.targets(target("ok", QUEUE)).targets(target("unknown", DEAD));
    let answer = put.targets(with_dead_letters(200)).send().await.unwrap();
    let failed: Vec<_> = answer
        .failed_entries()
        .iter()
        .map(|failed| (failed.target_id().unwrap(), failed.error_code().unwrap()))
        .collect();
    let expected = [("unknown", "ResourceNotFoundException"), ("queue", "ValidationException")];
    assert_eq!(failed, expected);

    let transformed = WireTarget::builder().id("t").arn(QUEUE).input("{}").build().unwrap();
    let put = front.events.put_targets().rule("inbound").targets(transformed);
    let refused = put.send().await.unwrap_err();
    assert!(refused.message().unwrap().contains("Input"), "{:?}", refused.message());

    let put = front.events.put_targets().rule("none").targets(target("queue", QUEUE));
    let refused = put.send().await.unwrap_err();
    assert_eq!(refused.code(), Some("ResourceNotFoundException"));
    let rule = front.events.put_rule().name("tick").schedule_expression("rate(1 minute)");
    let refused = rule.send().await.unwrap_err();
    assert!(refused.message().unwrap().contains("ScheduleExpression"));
}

#[tokio::test]
async fn what_a_stop_left_undelivered_is_delivered_after_the_next_start() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("events.jsonl");
    let front = Front::start(Some(path.clone())).await;
    let queue = Stub::add(&front, QUEUE);
    rule_to(&front, target("queue", QUEUE)).await;
    front.put(vec![entry("shop", "first", "{}")]).await;
    queue.taken(1).await;
    // It is tried for longer than this process lives.
    *queue.failures.lock().unwrap() = vec![Some(TargetError::retryable("down")); 100];
    front.put(vec![entry("shop", "second", "{}"), entry("shop", "third", "{}")]).await;
    while queue.tries() < 4 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    front.stop().await;

    // The rule is made before anything is dispatched, as a platform does.
    let bus = emulator_eventbridge::Bus::open(Some(path)).unwrap();
    let queue = std::sync::Arc::new(Stub::default());
    bus.add_target(QUEUE, queue.clone());
    bus.put_rule("inbound", SHOPS, true).unwrap();
    bus.put_target("inbound", RuleTarget::new("queue", QUEUE)).unwrap();
    tokio::spawn(async move { bus.dispatch(std::future::pending()).await });
    assert_eq!(queue.types(2).await, ["second", "third"], "and not the first again");
}

#[tokio::test]
async fn events_of_a_time_without_rules_are_nobody_s() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("events.jsonl");
    let front = Front::start(Some(path.clone())).await;
    front.put(vec![entry("shop", "old", "{}")]).await;
    front.stop().await;
    std::fs::remove_file(path.with_extension("delivered")).unwrap();

    let front = Front::start(Some(path)).await;
    let queue = Stub::add(&front, QUEUE);
    rule_to(&front, target("queue", QUEUE)).await;
    front.put(vec![entry("shop", "new", "{}")]).await;
    assert_eq!(queue.types(1).await, ["new"]);
}
