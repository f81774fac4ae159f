//! What is common to all events: how large they may be, and telling from which trigger they are.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::EventError;

/// The largest event that Lambda delivers, in bytes.
pub const MAX_EVENT_BYTES: usize = 6 * 1024 * 1024;

/// Which trigger an event is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// API Gateway, for [`crate::websocket`].
    WebSocket,
    /// SQS, for [`crate::batch`].
    Batch,
}

impl EventKind {
    /// Tells the trigger, for a function that has several.
    ///
    /// # Errors
    /// [`EventError`] when the event is from neither.
    pub fn of(payload: &[u8]) -> Result<Self, EventError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Outline {
            #[serde(rename = "Records")]
            records: Option<IgnoredAny>,
            request_context: Option<IgnoredAny>,
        }
        let outline: Outline = read(payload)?;
        match (outline.records, outline.request_context) {
            (Some(_), None) => Ok(Self::Batch),
            (None, Some(_)) => Ok(Self::WebSocket),
            _ => Err(EventError::Unexpected("one with `Records` or `requestContext`")),
        }
    }
}

/// Reads an event of bounded size.
pub(crate) fn read<T: DeserializeOwned>(payload: &[u8]) -> Result<T, EventError> {
    if payload.len() > MAX_EVENT_BYTES {
        return Err(EventError::TooLarge(payload.len()));
    }
    serde_json::from_slice(payload).map_err(|error| EventError::from(&error))
}
