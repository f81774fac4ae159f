//! How a port fails: a kind that decides policy, and a message for the operator. Never holds
//! customer text or a token.

use std::time::Duration;

/// What kind of failure it is; decides what the caller does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Too much at once; try again later.
    Throttled,
    /// No answer in time. **Whether it took effect is unknown.**
    TimedOut,
    /// Could not be reached or failed inside. Whether it took effect is unknown.
    Unavailable,
    /// Not permitted; trying again is useless until an operator acts.
    Denied,
    /// What is stored cannot be read, or what is to be stored cannot be written (too large).
    Invalid,
}

/// A port's failure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{port}: {kind:?}: {message}")]
pub struct PortError {
    /// What kind it is.
    pub kind: Kind,
    /// Which port and call, for example `log.append`.
    pub port: &'static str,
    /// For the operator.
    pub message: String,
    /// When to try again, if the other side said so.
    pub retry_after: Option<Duration>,
}

impl PortError {
    /// A failure of a kind.
    #[must_use]
    pub fn new(kind: Kind, port: &'static str, message: impl Into<String>) -> Self {
        Self { kind, port, message: message.into(), retry_after: None }
    }

    /// Whether trying the same again can help.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self.kind, Kind::Throttled | Kind::TimedOut | Kind::Unavailable)
    }
}
