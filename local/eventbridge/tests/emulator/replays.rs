//! The archive and replays from it.

use aws_sdk_eventbridge::error::ProvideErrorMetadata;
use aws_sdk_eventbridge::primitives::DateTime;
use aws_sdk_eventbridge::types::{PutEventsRequestEntry, ReplayDestination, ReplayState};
use emulator_eventbridge::RuleTarget;

use crate::front::{Front, Stub};

const ONE: &str = "arn:aws:sqs:eu-central-1:123456789012:one";
const TWO: &str = "arn:aws:sqs:eu-central-1:123456789012:two";
const BUS: &str = "arn:aws:events:eu-central-1:123456789012:event-bus/shop";
const ARCHIVE: &str = "arn:aws:events:eu-central-1:123456789012:archive/shop";

fn at(second: i64, detail_type: &str) -> PutEventsRequestEntry {
    PutEventsRequestEntry::builder()
        .source("shop")
        .detail_type(detail_type)
        .detail("{}")
        .time(DateTime::from_secs(1_700_000_000 + second))
        .build()
}

async fn start(
    front: &Front,
    name: &str,
    (from, to): (i64, i64),
    rules: &[&str],
) -> Result<(), String> {
    let rules = rules.iter().map(|rule| front.bus.rule_arn(rule)).collect();
    let destination = ReplayDestination::builder().arn(BUS).set_filter_arns(Some(rules));
    let replay = front.events.start_replay().replay_name(name).event_source_arn(ARCHIVE);
    let replay = replay
        .event_start_time(DateTime::from_secs(1_700_000_000 + from))
        .event_end_time(DateTime::from_secs(1_700_000_000 + to))
        .destination(destination.build().unwrap());
    let started = replay.send().await;
    started.map(drop).map_err(|error| error.code().unwrap_or_default().to_owned())
}

async fn completed(front: &Front, name: &str) {
    for _ in 0..500 {
        let replay = front.events.describe_replay().replay_name(name).send().await.unwrap();
        match replay.state() {
            Some(ReplayState::Completed) => return,
            Some(ReplayState::Running) => {}
            other => panic!("{other:?}: {:?}", replay.state_reason()),
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the replay did not complete");
}

#[tokio::test]
async fn a_range_of_time_is_sent_to_the_rules_again() {
    let directory = tempfile::tempdir().unwrap();
    for path in [None, Some(directory.path().join("events.jsonl"))] {
        let front = Front::start(path).await;
        let archives = front.events.list_archives().event_source_arn(BUS).send().await.unwrap();
        assert_eq!(archives.archives()[0].archive_name(), Some("shop"));
        let (one, two) = (Stub::add(&front, ONE), Stub::add(&front, TWO));
        for (rule, arn) in [("one", ONE), ("two", TWO)] {
            front.bus.put_rule(rule, r#"{"source": ["shop"]}"#, true).unwrap();
            front.bus.put_target(rule, RuleTarget::new("queue", arn)).unwrap();
        }
        front.put(vec![at(0, "a"), at(10, "b"), at(20, "c")]).await;
        one.taken(3).await;
        two.taken(3).await;

        start(&front, "some", (10, 20), &["one"]).await.unwrap();
        completed(&front, "some").await;
        let again = one.taken(5).await.split_off(3);
        let mut types: Vec<_> = again
            .iter()
            .map(|taken| {
                assert_eq!(taken.event["replay-name"], "some");
                taken.event["detail-type"].as_str().unwrap().to_owned()
            })
            .collect();
        types.sort();
        assert_eq!(types, ["b", "c"], "both ends belong to the range");
        assert_eq!(two.taken(3).await.len(), 3, "the other rule gets nothing");
        assert_eq!(front.bus.recorded().len(), 3, "a replayed event is not archived again");

        start(&front, "all", (0, 5), &[]).await.unwrap();
        completed(&front, "all").await;
        assert_eq!((one.taken(6).await.len(), two.taken(4).await.len()), (6, 4));
        front.stop().await;
    }
}

#[tokio::test]
async fn a_replay_that_cannot_be_is_refused() {
    let front = Front::start(None).await;
    front.bus.put_rule("one", r#"{"source": ["shop"]}"#, true).unwrap();
    start(&front, "first", (0, 1), &["one"]).await.unwrap();
    let refused = [
        ("first", (0, 1), &["one"][..], "ResourceAlreadyExistsException"),
        ("backwards", (1, 0), &[], "ValidationException"),
        ("no rule", (0, 1), &[], "ValidationException"),
        ("nobody", (0, 1), &["none"], "ResourceNotFoundException"),
    ];
    for (name, range, rules, code) in refused {
        assert_eq!(start(&front, name, range, rules).await, Err(code.to_owned()), "{name}");
    }
    let unknown = front.events.describe_replay().replay_name("x").send().await.unwrap_err();
    assert_eq!(unknown.code(), Some("ResourceNotFoundException"));
}
