//! Which connections show a conversation.

use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, DeviceId};
use async_trait::async_trait;

use crate::{Consistency, PortError};

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

/// The register of connections. Entries expire by themselves a little over two hours after they
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
