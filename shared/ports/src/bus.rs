//! The event bus to the rest of the world.

use aisle_contract::event::Event;
use async_trait::async_trait;

use crate::PortError;

/// The bus.
#[async_trait]
pub trait EventBus: Send + Sync {
    /// Publishes events (any number; the adapter splits into batches and repeats what failed in
    /// part). After `Ok` each will be delivered at least once, with its own stable id.
    async fn publish(&self, events: &[Event]) -> Result<(), PortError>;
}
