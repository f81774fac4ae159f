//! `PutEvents`: what is taken, what is refused, and what the file keeps.

use aws_sdk_eventbridge::error::ProvideErrorMetadata;
use aws_sdk_eventbridge::primitives::DateTime;
use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use emulator_eventbridge::Bus;
use serde_json::{Value, json};

use crate::front::{Front, entry};

#[tokio::test]
async fn an_event_is_recorded_in_its_envelope_and_told_to_subscribers() {
    let front = Front::start(None).await;
    let mut news = front.bus.subscribe();
    let entry = PutEventsRequestEntry::builder()
        .source("shop")
        .detail_type("order.changed")
        .detail(r#"{"order": 7, "note": "grüße"}"#)
        .resources("arn:aws:x:eu-central-1:123456789012:order/7")
        .event_bus_name("arn:aws:events:eu-central-1:123456789012:event-bus/shop")
        .time(DateTime::from_secs_f64(1_700_000_000.75))
        .build();
    let (id, _) = front.put(vec![entry]).await.remove(0);
    let expected = json!({
        "version": "0",
        "id": id.unwrap(),
        "detail-type": "order.changed",
        "source": "shop",
        "account": "123456789012",
        "time": "2023-11-14T22:13:20Z",
        "region": "eu-central-1",
        "resources": ["arn:aws:x:eu-central-1:123456789012:order/7"],
        "detail": {"order": 7, "note": "grüße"},
    });
    assert_eq!(front.bus.recorded(), std::slice::from_ref(&expected));
    assert_eq!(*news.recv().await.unwrap(), expected);
}

#[tokio::test]
async fn entries_fail_one_by_one_and_the_others_are_recorded() {
    let front = Front::start(None).await;
    let blank = PutEventsRequestEntry::builder;
    let long = "x".repeat(129);
    let cases = [
        (entry("shop", "a", "{}"), ""),
        (blank().detail_type("a").detail("{}").build(), "InvalidArgument"),
        (blank().source("shop").detail("{}").build(), "InvalidArgument"),
        (blank().source("shop").detail_type("a").build(), "InvalidArgument"),
        (entry("shop", "a", "{"), "MalformedDetail"),
        (entry("shop", "a", "[1]"), "MalformedDetail"),
        (entry("aws.s3", "a", "{}"), "NotAuthorizedForSourceException"),
        (entry("shop", &long, "{}"), "InvalidArgument"),
        (
            blank().source("shop").detail_type("a").detail("{}").event_bus_name("a b").build(),
            "InvalidArgument",
        ),
        (entry("shop", "b", "{}"), ""),
    ];
    let (entries, expected): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    let results = front.put(entries).await;
    let codes: Vec<_> = results.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes, expected);
    let recorded = front.bus.recorded();
    let types: Vec<_> = recorded.iter().map(|event| event["detail-type"].clone()).collect();
    assert_eq!(types, ["a", "b"]);
}

#[tokio::test]
async fn a_wrong_request_is_refused_as_a_whole() {
    let front = Front::start(None).await;
    let detail = |bytes: usize| format!(r#"{{"x":"{}"}}"#, "x".repeat(bytes - 8));
    let of_size = |bytes: usize| entry("shop", "a", &detail(bytes - 5));
    let cases =
        [vec![], vec![entry("shop", "a", "{}"); 11], vec![of_size(200_000), of_size(62_145)]];
    for entries in cases {
        let refused = front.events.put_events().set_entries(Some(entries)).send().await;
        assert_eq!(refused.unwrap_err().code(), Some("ValidationException"));
    }
    assert!(front.bus.recorded().is_empty());
    front.put(vec![of_size(200_000), of_size(62_144)]).await;
    assert_eq!(front.bus.recorded().len(), 2, "256 KB to the byte");
}

#[tokio::test]
async fn other_operations_are_refused_by_name() {
    let front = Front::start(None).await;
    let refused = front.events.list_event_buses().send().await.unwrap_err();
    assert_eq!(refused.code(), Some("UnknownOperationException"));
    let message = refused.message().unwrap();
    assert!(message.contains("ListEventBuses") && message.contains("PutEvents"), "{message}");
}

#[tokio::test]
async fn events_survive_a_restart_and_a_torn_line_does_not() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("events.jsonl");
    let front = Front::start(Some(path.clone())).await;
    front.put(vec![entry("shop", "first", "{}"), entry("shop", "second", "{}")]).await;
    let before = front.bus.recorded();
    front.stop().await;

    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, [whole.as_slice(), br#"{"version":"0","id"#].concat()).unwrap();
    let front = Front::start(Some(path.clone())).await;
    assert_eq!(front.bus.recorded(), before);
    front.put(vec![entry("shop", "third", "{}")]).await;
    let after = front.bus.recorded();
    front.stop().await;

    let lines = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, after);
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_damaged_line_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("events.jsonl");
    std::fs::write(&path, "{}\nno json\n{}\n").unwrap();
    let refused = Bus::open(Some(path)).unwrap_err().to_string();
    assert!(refused.starts_with("line 2 "), "{refused}");
}
