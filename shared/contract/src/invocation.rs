//! What a function is invoked with, free of any Lambda type: the lifts (`aisle-lambda`, and the
//! local platform's) turn API Gateway's and SQS's events into these and their results back.

use aisle_domain::identity::Principal;
use aisle_domain::ids::{ConnectionId, ConversationId};

/// A WebSocket handshake that asks to be let in.
#[derive(Clone, PartialEq, Eq)]
pub struct Handshake {
    /// The connection's name.
    pub connection: ConnectionId,
    /// The `Origin` header, if a browser sent one.
    pub origin: Option<String>,
    /// The names in `Sec-WebSocket-Protocol`, in order. Tokens are among them: never logged.
    pub protocols: Vec<String>,
}

impl std::fmt::Debug for Handshake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Handshake")
            .field("connection", &self.connection)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// The authorizer's word on a handshake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Come in; this accompanies every later event.
    Allow(Principal),
    /// 401: no credential, or an expired one.
    Unauthorized,
    /// 403: a forged credential or a foreign Origin.
    Forbidden,
}

/// A frame from a connection that was let in.
#[derive(Clone, PartialEq, Eq)]
pub struct SocketMessage {
    /// From which connection.
    pub connection: ConnectionId,
    /// Who is behind it.
    pub principal: Principal,
    /// The frame's text. Customer text: never logged.
    pub body: String,
}

impl std::fmt::Debug for SocketMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SocketMessage")
            .field("connection", &self.connection)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A connection that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disconnect {
    /// Which connection.
    pub connection: ConnectionId,
    /// Whose conversation it showed; agents show several, which expire by themselves.
    pub conversation: Option<ConversationId>,
}
