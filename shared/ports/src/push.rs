//! Sending a frame to a connection.

use aisle_domain::ids::ConnectionId;
use async_trait::async_trait;

use crate::PortError;

/// How a push ended, other than by failing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    /// The gateway took it. **Not** proof that anybody saw it.
    Accepted,
    /// The connection is no more; forget it.
    Gone,
}

/// The way to a client's screen.
#[async_trait]
pub trait Push: Send + Sync {
    /// Sends a text frame of at most 128 KB.
    async fn push(&self, connection: &ConnectionId, frame: &str) -> Result<Pushed, PortError>;

    /// Closes a connection; a missing one is no error.
    async fn close(&self, connection: &ConnectionId) -> Result<(), PortError>;
}
