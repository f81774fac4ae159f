//! The event bus, as a list of what was published.

use aisle_contract::event::Event;
use aisle_ports::bus::MAX_EVENT_BYTES;
use aisle_ports::{EventBus, Kind, PortError};
use async_trait::async_trait;

use crate::shared::Shared;

/// Records what is published.
#[derive(Debug, Clone, Default)]
pub struct MemoryBus(Shared<Vec<Event>>);

impl MemoryBus {
    /// A bus on which nothing was published.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything published so far, in order.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.0.with(|events| events.clone())
    }
}

#[async_trait]
impl EventBus for MemoryBus {
    async fn publish(&self, events: &[Event]) -> Result<(), PortError> {
        for event in events {
            let bytes = serde_json::to_string(event).unwrap_or_default().len();
            if bytes > MAX_EVENT_BYTES {
                let text = format!("an event of {bytes} bytes is over {MAX_EVENT_BYTES}");
                return Err(PortError::new(Kind::Invalid, "bus.publish", text));
            }
        }
        self.0.with(|published| published.extend_from_slice(events));
        Ok(())
    }
}
