//! The Invoke port: how everything on this machine calls a function. Who runs the function
//! (a process behind the Runtime API, or a handler in this process) is not its business.

use bytes::Bytes;

/// Calls functions by name.
#[async_trait::async_trait]
pub trait Invoke: Send + Sync + 'static {
    /// Invokes `function` synchronously with a JSON payload and returns its JSON result.
    async fn invoke(&self, function: &str, payload: Bytes) -> Result<Bytes, InvokeError>;
}

/// Why an invocation has no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvokeError {
    /// No function of that name is registered.
    #[error("function {0} does not exist")]
    UnknownFunction(String),
    /// The function answered with an error (errorType, errorMessage of the Runtime API).
    #[error("function failed: {error_type}: {message}")]
    Function {
        /// `errorType` as the function gave it.
        error_type: String,
        /// `errorMessage` as the function gave it.
        message: String,
    },
    /// No answer within the function's time-out.
    #[error("function timed out")]
    TimedOut,
    /// Too many invocations wait for the function already: try later.
    #[error("throttled")]
    Throttled,
    /// The process that held the invocation ended without an answer.
    #[error("the function's process went away")]
    Crashed,
}
