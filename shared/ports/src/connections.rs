//! Which connections show a conversation.

use std::time::Duration;

use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, DeviceId};
use async_trait::async_trait;

use crate::{Consistency, PortError};

/// How long a connection stays registered: the two hours that one can live, and a little more.
pub const CONNECTION_LIFETIME: Duration = Duration::from_secs(2 * 60 * 60 + 10 * 60);

/// Who looks at a connection.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The shopper, on a device if it said which.
    Shopper(Option<DeviceId>),
    /// A human agent.
    Agent(AgentId),
}

/// A connection that shows a conversation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Connection {
    /// Its name.
    pub id: ConnectionId,
    /// Who looks at it.
    pub audience: Audience,
}

/// The register of connections. Entries expire by themselves [`CONNECTION_LIFETIME`] after they
/// were registered, when no connection can be alive any more.
#[async_trait]
pub trait Connections: Send + Sync {
    /// Registers a connection; again is no error and renews it.
    async fn register(
        &self,
        conversation: &ConversationId,
        connection: &Connection,
    ) -> Result<(), PortError>;

    /// Forgets a connection; a missing one is no error.
    async fn remove(
        &self,
        conversation: &ConversationId,
        connection: &ConnectionId,
    ) -> Result<(), PortError>;

    /// All that are registered and not expired, ordered by name.
    async fn list(
        &self,
        conversation: &ConversationId,
        consistency: Consistency,
    ) -> Result<Vec<Connection>, PortError>;
}
