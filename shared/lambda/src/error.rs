//! How an invocation fails. Nothing here repeats what an event holds: that may be customer text.

use std::error::Error;

use lambda_runtime::Diagnostic;

/// An event that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// Larger than Lambda delivers.
    #[error("the event has {0} bytes; Lambda delivers at most 6 MB")]
    TooLarge(usize),
    /// Not JSON, or a field has a type that AWS does not give it.
    #[error("the event is not JSON, or a field is ill-typed, at line {line} column {column}")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1; 0 when the place is not known.
        column: usize,
    },
    /// A field that AWS always sends is missing.
    #[error("the event has no `{0}`; check that the function is behind the right trigger")]
    Missing(&'static str),
    /// A field's value cannot be.
    #[error("the event's `{0}` has a value that it cannot have")]
    Invalid(&'static str),
    /// An event of a kind that this function is not for.
    #[error("the function does not take this event; expected {0}")]
    Unexpected(&'static str),
}

impl From<&serde_json::Error> for EventError {
    fn from(error: &serde_json::Error) -> Self {
        // The message of serde may quote the value, so only the place is kept.
        Self::Malformed { line: error.line(), column: error.column() }
    }
}

/// What an invocation fails with, as the caller of the function sees it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{error_type}: {message}")]
pub struct FunctionError {
    /// A short name of what went wrong.
    pub error_type: &'static str,
    /// For the operator.
    pub message: String,
}

impl FunctionError {
    /// What an authorizer fails with so that API Gateway answers 401. The word is API Gateway's.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self { error_type: "Unauthorized", message: "Unauthorized".to_owned() }
    }

    /// The function panicked. What it said is not repeated.
    #[must_use]
    pub fn panicked() -> Self {
        Self { error_type: "Panicked", message: "the function panicked; see its log".to_owned() }
    }

    /// The function failed, with all its causes.
    pub fn failed(error: &(dyn Error + 'static)) -> Self {
        Self { error_type: "Failed", message: with_causes(error) }
    }
}

impl From<EventError> for FunctionError {
    fn from(error: EventError) -> Self {
        Self { error_type: "BadEvent", message: error.to_string() }
    }
}

impl From<FunctionError> for Diagnostic {
    fn from(error: FunctionError) -> Self {
        Self { error_type: error.error_type.to_owned(), error_message: error.message }
    }
}

/// An error and what caused it, in one line.
pub(crate) fn with_causes(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    let mut line = String::new();
    for text in causes.map(ToString::to_string) {
        // Some errors already repeat their cause.
        if !line.ends_with(&text) {
            if !line.is_empty() {
                line.push_str(": ");
            }
            line.push_str(&text);
        }
    }
    line
}
