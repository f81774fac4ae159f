//! What every event bus must do.

use aisle_contract::event::{Event, What};
use async_trait::async_trait;

use super::sample::event;
use crate::bus::MAX_EVENT_BYTES;
use crate::{EventBus, Kind};

/// How the suite looks at what reached the bus.
#[async_trait]
pub trait BusProbe: Send + Sync {
    /// All events published so far. May wait a moment until there are at least so many.
    async fn published(&self, at_least: usize) -> Vec<Event>;
}

/// Runs all checks, each on a fresh bus. The maker returns with it a probe.
///
/// # Panics
/// When the adapter does not conform.
pub async fn event_bus_suite<B: EventBus, P: BusProbe>(make: impl AsyncFn() -> (B, P)) {
    let (bus, probe) = make().await;
    publishing_nothing_is_fine(&bus, &probe).await;
    let (bus, probe) = make().await;
    every_kind_of_event_arrives(&bus, &probe).await;
    for count in [1, 10, 11, 57] {
        let (bus, probe) = make().await;
        all_of_many_arrive(&bus, &probe, count).await;
    }
    let (bus, probe) = make().await;
    large_events_are_split_over_batches(&bus, &probe).await;
    let (bus, probe) = make().await;
    too_large_an_event_is_invalid(&bus, &probe).await;
}

fn with_reason(n: u64, bytes: usize) -> Event {
    Event { what: What::HandoffRequested { reason: "r".repeat(bytes) }, ..event(n) }
}

async fn expect<B: EventBus, P: BusProbe>(bus: &B, probe: &P, events: &[Event]) {
    bus.publish(events).await.expect("publish");
    let published = probe.published(events.len()).await;
    for event in events {
        assert!(published.contains(event), "event {} is delivered", event.id);
    }
}

async fn publishing_nothing_is_fine<B: EventBus, P: BusProbe>(bus: &B, probe: &P) {
    bus.publish(&[]).await.expect("publish nothing");
    assert_eq!(probe.published(0).await, []);
}

async fn every_kind_of_event_arrives<B: EventBus, P: BusProbe>(bus: &B, probe: &P) {
    let kinds = [
        What::ConversationStarted { language: "zh".to_owned(), channel: "web".to_owned() },
        What::HandoffRequested { reason: "asked".to_owned() },
        What::HandoffClaimed {},
        What::HandoffReturned {},
        What::ConversationEnded {},
    ];
    let events: Vec<Event> = (1..).zip(kinds).map(|(n, what)| Event { what, ..event(n) }).collect();
    expect(bus, probe, &events).await;
}

async fn all_of_many_arrive<B: EventBus, P: BusProbe>(bus: &B, probe: &P, count: u64) {
    let events: Vec<Event> = (1..=count).map(event).collect();
    expect(bus, probe, &events).await;
}

async fn large_events_are_split_over_batches<B: EventBus, P: BusProbe>(bus: &B, probe: &P) {
    let events: Vec<Event> = (1..=9).map(|n| with_reason(n, 100 * 1024)).collect();
    expect(bus, probe, &events).await;
}

async fn too_large_an_event_is_invalid<B: EventBus, P: BusProbe>(bus: &B, probe: &P) {
    let error = bus.publish(&[with_reason(1, MAX_EVENT_BYTES)]).await.expect_err("too large");
    assert_eq!(error.kind, Kind::Invalid, "{error}");
    assert_eq!(probe.published(0).await, []);
}
