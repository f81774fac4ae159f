//! One client's connection: what was known when it began, when it was last used, what waits for
//! it, and the ways it can end. The socket itself is in `socket`.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::outbox::Outbox;

/// What stays the same during a connection.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) connected_at: Timestamp,
    pub(crate) source_ip: String,
    pub(crate) user_agent: Option<String>,
    pub(crate) domain_name: String,
    /// `requestContext.authorizer` of every event; None without an authorizer.
    pub(crate) authorizer: Option<Map<String, Value>>,
}

/// An open connection.
#[derive(Debug)]
pub(crate) struct Connection {
    pub(crate) session: Session,
    pub(crate) outbox: Outbox,
    last_active_ms: AtomicI64,
}

impl Connection {
    pub(crate) fn new(session: Session, outbox: Outbox) -> Self {
        let last_active_ms = AtomicI64::new(session.connected_at.as_millisecond());
        Self { session, outbox, last_active_ms }
    }

    /// Notes that something was received or sent.
    pub(crate) fn touch(&self) {
        self.last_active_ms.store(Timestamp::now().as_millisecond(), Ordering::Relaxed);
    }

    pub(crate) fn last_active_at(&self) -> Timestamp {
        Timestamp::from_millisecond(self.last_active_ms.load(Ordering::Relaxed))
            .unwrap_or(self.session.connected_at)
    }
}

/// Why a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum End {
    /// The client sent a close frame, perhaps with a code and a reason.
    ClientClosed(Option<(u16, String)>),
    /// The client went away without a close frame, or never came.
    Vanished,
    /// The client took too long to take what was written.
    WriteTimedOut,
    /// Silent for too long.
    Idle,
    /// Open for too long.
    LifeOver,
    /// A message or a frame was too big.
    TooBig,
    /// A text frame was not UTF-8.
    NotUtf8,
    /// A binary frame came.
    Binary,
    /// The client broke the WebSocket protocol.
    Protocol,
    /// Deleted through `@connections`.
    Deleted,
    /// The gateway stops.
    Shutdown,
    /// Cut by a test, without a close frame.
    Cut,
}

impl End {
    /// The close frame that the client is sent, if any.
    pub(crate) fn close_frame(&self) -> Option<(u16, &'static str)> {
        match self {
            Self::ClientClosed(_) | Self::Vanished | Self::WriteTimedOut | Self::Cut => None,
            Self::Idle | Self::LifeOver | Self::Shutdown => Some((1001, "Going away")),
            Self::TooBig => Some((1009, "Message too long")),
            Self::NotUtf8 => Some((1007, "Invalid UTF-8")),
            Self::Binary => Some((1003, "Binary frames are not supported")),
            Self::Protocol => Some((1002, "Protocol error")),
            Self::Deleted => Some((1000, "Connection Closed Normally")),
        }
    }

    /// `disconnectStatusCode` and `disconnectReason`.
    pub(crate) fn disconnect(&self) -> (u16, &str) {
        match self {
            Self::ClientClosed(Some((code, reason))) => (*code, reason),
            Self::ClientClosed(None) => (1005, "Client-side close frame status not set"),
            other => other.close_frame().unwrap_or((1006, "Connection closed abnormally")),
        }
    }
}
