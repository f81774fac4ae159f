//! The event bus: the suite against the emulator; and what the adapter does when a bus takes only
//! part of a batch, against a few lines that refuse what they are told to.

use std::sync::{Arc, Mutex};

use aisle_aws::{Clients, EventBridgeBus, Settings};
use aisle_contract::event::Event;
use aisle_ports::conformance::{self, BusProbe, sample};
use aisle_ports::{EventBus, Kind};
use async_trait::async_trait;
use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::server::{listener, serve, settings};

/// A bus that refuses, with a code, an event as often as its `refusals` say.
#[derive(Clone, Default)]
struct StubBus(Arc<Mutex<Taken>>);

#[derive(Default)]
struct Taken {
    /// Event id, times still to refuse it, code.
    refusals: Vec<(String, usize, &'static str)>,
    /// Ids of the events in each request.
    batches: Vec<Vec<String>>,
    events: Vec<Event>,
}

impl StubBus {
    fn refuse(&self, event: &Event, times: usize, code: &'static str) {
        self.0.lock().unwrap().refusals.push((event.id.clone(), times, code));
    }

    fn batches(&self) -> Vec<usize> {
        self.0.lock().unwrap().batches.iter().map(Vec::len).collect()
    }

    fn ids(&self) -> Vec<Vec<String>> {
        self.0.lock().unwrap().batches.clone()
    }
}

#[async_trait]
impl BusProbe for StubBus {
    async fn published(&self, _at_least: usize) -> Vec<Event> {
        self.0.lock().unwrap().events.clone()
    }
}

async fn put_events(State(bus): State<StubBus>, body: String) -> Json<Value> {
    let request: Value = serde_json::from_str(&body).unwrap();
    let entries = request["Entries"].as_array().unwrap();
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
    let size = |entry: &Value| {
        let counted = ["Source", "DetailType", "Detail"];
        14 + counted.iter().map(|name| text(entry, name).len()).sum::<usize>()
    };
    assert!((1..=10).contains(&entries.len()), "1 to 10 entries");
    assert!(entries.iter().map(size).sum::<usize>() <= 256 * 1024, "at most 256 KB");
    let mut taken = bus.0.lock().unwrap();
    let id = |entry: &Value| serde_json::from_str::<Event>(&text(entry, "Detail")).unwrap().id;
    taken.batches.push(entries.iter().map(id).collect());
    let mut failed = 0;
    let mut outcomes = Vec::new();
    for entry in entries {
        let event: Event = serde_json::from_str(&text(entry, "Detail")).unwrap();
        assert_eq!(text(entry, "DetailType"), event.detail_type());
        assert_eq!(text(entry, "Source"), "aisle");
        assert_eq!(text(entry, "EventBusName"), "aisle-events");
        let refusal =
            taken.refusals.iter_mut().find(|(id, times, _)| *id == event.id && *times > 0);
        if let Some((_, times, code)) = refusal {
            *times -= 1;
            failed += 1;
            outcomes.push(json!({"ErrorCode": code, "ErrorMessage": "refused"}));
        } else {
            outcomes.push(json!({"EventId": event.id}));
            taken.events.push(event);
        }
    }
    Json(json!({"FailedEntryCount": failed, "Entries": outcomes}))
}

async fn stub() -> (EventBridgeBus, StubBus) {
    let bus = StubBus::default();
    let routes = Router::new().route("/", post(put_events)).with_state(bus.clone());
    let routes = routes.layer(axum::extract::DefaultBodyLimit::max(1024 * 1024));
    (bus_at(serve(routes).await).await, bus)
}

async fn bus_at(endpoint: String) -> EventBridgeBus {
    let bus = Some("aisle-events".to_owned());
    let settings = Settings { eventbridge_endpoint: Some(endpoint), bus, ..settings() };
    Clients::from_settings(&settings).await.bus().unwrap()
}

/// What reached the emulator.
struct Recorded(emulator_eventbridge::Bus);

#[async_trait]
impl BusProbe for Recorded {
    async fn published(&self, _at_least: usize) -> Vec<Event> {
        let details = self.0.recorded();
        details
            .iter()
            .map(|event| serde_json::from_value(event["detail"].clone()).unwrap())
            .collect()
    }
}

async fn emulator() -> (EventBridgeBus, Recorded) {
    let bus = emulator_eventbridge::Bus::open(None).unwrap();
    let (listener, endpoint) = listener().await;
    tokio::spawn(emulator_eventbridge::serve(listener, bus.clone(), std::future::pending()));
    (bus_at(endpoint).await, Recorded(bus))
}

#[tokio::test]
async fn bus() {
    conformance::event_bus_suite(emulator).await;
}

#[tokio::test]
async fn the_envelope_says_what_when_and_from_whom() {
    let (bus, recorded) = emulator().await;
    let event = sample::event(1);
    bus.publish(std::slice::from_ref(&event)).await.unwrap();
    let envelope = &recorded.0.recorded()[0];
    assert_eq!(envelope["source"], "aisle");
    assert_eq!(envelope["detail-type"], "Handoff Requested");
    assert_eq!(envelope["time"], "2026-01-01T00:00:00Z", "when it happened, not when it was sent");
    assert_eq!(envelope["detail"], serde_json::to_value(&event).unwrap());
}

#[tokio::test]
async fn only_what_failed_is_sent_again() {
    let (bus, stub) = stub().await;
    let events: Vec<Event> = (1..=12).map(sample::event).collect();
    stub.refuse(&events[1], 2, "InternalFailure");
    stub.refuse(&events[4], 1, "ThrottlingException");
    bus.publish(&events).await.unwrap();
    assert_eq!(stub.batches(), [10, 2, 1, 2]);
    let mut published: Vec<u64> = stub.published(0).await.iter().map(|event| event.seq).collect();
    published.sort_unstable();
    assert_eq!(published, (1..=12).collect::<Vec<u64>>(), "each exactly once");
}

#[tokio::test]
async fn the_third_and_the_seventh_are_sent_again_as_the_same_events() {
    let (bus, stub) = stub().await;
    let events: Vec<Event> = (1..=10).map(sample::event).collect();
    stub.refuse(&events[2], 1, "ThrottlingException");
    stub.refuse(&events[6], 1, "InternalFailure");
    bus.publish(&events).await.unwrap();
    let id = |index: usize| events[index].id.clone();
    assert_eq!(stub.ids(), [(0..10).map(id).collect::<Vec<_>>(), vec![id(2), id(6)]]);
    let published = stub.published(0).await;
    for event in &events {
        let times = published.iter().filter(|taken| *taken == event).count();
        assert_eq!(times, 1, "{} unchanged", event.id);
    }
}

#[tokio::test]
async fn giving_up_has_a_kind() {
    let cases = [
        ("InternalFailure", 3, Kind::Unavailable),
        ("ThrottlingException", 3, Kind::Throttled),
        // Trying again would be of no use.
        ("MalformedDetail", 1, Kind::Invalid),
        ("NotAuthorizedForSourceException", 1, Kind::Denied),
    ];
    for (code, tries, kind) in cases {
        let (bus, stub) = stub().await;
        let events = [sample::event(1), sample::event(2)];
        stub.refuse(&events[0], usize::MAX, code);
        let error = bus.publish(&events).await.unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
        assert_eq!(stub.batches().len(), tries, "{code}");
        assert_eq!(stub.published(0).await, [events[1].clone()], "its neighbour was taken");
    }
}
