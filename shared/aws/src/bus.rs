//! The event bus on EventBridge: batches within its limits, and again only what failed of one.

use std::time::Duration;

use aisle_contract::event::{Event, SOURCE};
use aisle_domain::Timestamp;
use aisle_ports::bus::MAX_EVENT_BYTES;
use aisle_ports::{EventBus, Kind, PortError};
use async_trait::async_trait;
use aws_sdk_eventbridge::Client;
use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use aws_smithy_types::DateTime;

use crate::failure::{port_error, refused};

const PORT: &str = "bus.publish";
/// Entries in one batch.
const BATCH_ENTRIES: usize = 10;
/// Bytes in one batch, counted as EventBridge does: time, source, detail type and detail.
const BATCH_BYTES: usize = 256 * 1024;
/// What an entry's time counts for.
const TIME_BYTES: usize = 14;
/// The waits before what failed is sent again.
const BACKOFF: [Duration; 2] = [Duration::from_millis(100), Duration::from_millis(400)];

/// The bus on EventBridge.
#[derive(Debug, Clone)]
pub struct EventBridgeBus {
    client: Client,
    bus: String,
}

/// An entry with its size.
struct Sized {
    entry: PutEventsRequestEntry,
    bytes: usize,
}

impl EventBridgeBus {
    /// The bus of a name.
    #[must_use]
    pub fn new(client: Client, bus: &str) -> Self {
        Self { client, bus: bus.to_owned() }
    }

    fn entry(&self, event: &Event) -> Result<Sized, PortError> {
        let invalid = |message: String| PortError::new(Kind::Invalid, PORT, message);
        let detail = serde_json::to_string(event)
            .map_err(|_| invalid("the event cannot be written as JSON".to_owned()))?;
        if detail.len() > MAX_EVENT_BYTES {
            let text = format!("an event of {} bytes is over {MAX_EVENT_BYTES}", detail.len());
            return Err(invalid(text));
        }
        let bytes = TIME_BYTES + SOURCE.len() + event.detail_type().len() + detail.len();
        let at = event.at.parse::<Timestamp>().ok();
        let entry = PutEventsRequestEntry::builder()
            .event_bus_name(&self.bus)
            .source(SOURCE)
            .detail_type(event.detail_type())
            .detail(detail)
            .set_time(at.map(|at| DateTime::from_secs(at.as_second())))
            .build();
        Ok(Sized { entry, bytes })
    }

    /// Puts one batch, and again those entries that may yet be taken.
    async fn put(&self, mut entries: Vec<PutEventsRequestEntry>) -> Result<(), PortError> {
        let mut waits = BACKOFF.iter();
        let mut refused_for_good = None;
        loop {
            let put = self.client.put_events().set_entries(Some(entries.clone())).send().await;
            let put = put.map_err(|error| port_error(PORT, &error))?;
            let outcomes = put.entries.unwrap_or_default();
            let mut failed = Vec::new();
            let mut failure = None;
            for (entry, outcome) in entries.into_iter().zip(outcomes) {
                let Some(code) = outcome.error_code else { continue };
                let error = refused(PORT, &code, status_of(&code));
                if error.is_retryable() {
                    failed.push(entry);
                    failure = Some(error);
                } else {
                    refused_for_good = Some(error);
                }
            }
            match (failure, waits.next()) {
                (None, _) => return refused_for_good.map_or(Ok(()), Err),
                (Some(_), Some(wait)) => tokio::time::sleep(*wait).await,
                (Some(failure), None) => return Err(refused_for_good.unwrap_or(failure)),
            }
            entries = failed;
        }
    }
}

/// The HTTP status that a failed entry's code would have: it has none of its own. What is neither
/// malformed nor known otherwise is the service's own trouble.
fn status_of(code: &str) -> u16 {
    if code.starts_with("Malformed") || code == "InvalidArgument" { 400 } else { 500 }
}

#[async_trait]
impl EventBus for EventBridgeBus {
    async fn publish(&self, events: &[Event]) -> Result<(), PortError> {
        let entries: Vec<Sized> =
            events.iter().map(|event| self.entry(event)).collect::<Result<_, _>>()?;
        let mut batch = Vec::new();
        let mut bytes = 0;
        for sized in entries {
            if batch.len() == BATCH_ENTRIES || bytes + sized.bytes > BATCH_BYTES {
                self.put(std::mem::take(&mut batch)).await?;
                bytes = 0;
            }
            bytes += sized.bytes;
            batch.push(sized.entry);
        }
        if batch.is_empty() { Ok(()) } else { self.put(batch).await }
    }
}
