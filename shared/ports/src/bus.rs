//! The event bus to the rest of the world.

use aisle_contract::event::Event;
use async_trait::async_trait;

use crate::PortError;

/// The largest event, in bytes of its JSON. A little under the 256 KB that the bus takes for the
/// event with its envelope.
pub const MAX_EVENT_BYTES: usize = 255 * 1024;

/// The bus.
#[async_trait]
pub trait EventBus: Send + Sync {
    /// Publishes events (any number; the adapter splits into batches and repeats what failed in
    /// part). After `Ok` each will be delivered at least once, with its own stable id.
    async fn publish(&self, events: &[Event]) -> Result<(), PortError>;
}
