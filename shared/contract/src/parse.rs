//! The total parsers of what crosses a socket. A frame from a client is read field by field, so
//! that an error can name the field and never quotes what was in it. What a server sends is read
//! leniently, as PROTOCOL.md asks of every client. Bounds of values are not checked here.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::agent_frame::{AgentFrame, DeskFrame};
use crate::frame::{ClientFrame, Error, ErrorCode, Message, Resume, ServerFrame, Start};

/// Why a frame was not understood. Its text says what to mend and never quotes the frame.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// Not a JSON object.
    #[error("a frame is one JSON object as text: {0}")]
    InvalidJson(String),
    /// No `type`, or none that is known.
    #[error("`type` must be one of {0}")]
    UnknownType(&'static str),
    /// A field is missing, ill-typed or out of bounds.
    #[error("`{field}` {must}")]
    InvalidFrame {
        /// Which.
        field: &'static str,
        /// What it must be.
        must: &'static str,
    },
}

impl FrameError {
    /// The code that the client is told.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::InvalidJson(_) => ErrorCode::InvalidJson,
            Self::UnknownType(_) => ErrorCode::UnknownType,
            Self::InvalidFrame { .. } => ErrorCode::InvalidFrame,
        }
    }
}

impl From<&FrameError> for Error {
    fn from(error: &FrameError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

/// Why an agent's frame was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct AgentFrameError {
    /// Its request, if that could be read.
    pub request: Option<u32>,
    /// What to mend.
    pub reason: FrameError,
}

/// The fields of a frame. `null` counts as missing; unknown fields are not looked at.
struct Fields(Map<String, Value>);

impl Fields {
    fn of(text: &str) -> Result<Self, FrameError> {
        match serde_json::from_str(text) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(_) => Err(FrameError::InvalidJson("this is another JSON value".to_owned())),
            Err(error) => Err(FrameError::InvalidJson(format!(
                "see line {} column {}",
                error.line(),
                error.column()
            ))),
        }
    }

    fn kind(&self) -> &str {
        self.0.get("type").and_then(Value::as_str).unwrap_or_default()
    }

    fn optional_text(&mut self, field: &'static str) -> Result<Option<String>, FrameError> {
        match self.0.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(FrameError::InvalidFrame { field, must: "must be a string" }),
        }
    }

    fn text(&mut self, field: &'static str) -> Result<String, FrameError> {
        let must = "is missing; it must be a string";
        self.optional_text(field)?.ok_or(FrameError::InvalidFrame { field, must })
    }

    fn u64(&self, field: &'static str) -> Result<u64, FrameError> {
        let must = "must be a whole number from 0 to 18446744073709551615";
        let number = self.0.get(field).and_then(Value::as_u64);
        number.ok_or(FrameError::InvalidFrame { field, must })
    }

    fn u32(&self, field: &'static str) -> Result<u32, FrameError> {
        let must = "must be a whole number from 0 to 4294967295";
        let number = self.0.get(field).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        number.ok_or(FrameError::InvalidFrame { field, must })
    }
}

impl ClientFrame {
    /// Reads a frame. Total: any text gives a frame or a [`FrameError`] that says what to mend.
    /// Unknown fields are ignored, so that clients can be newer than the server.
    ///
    /// # Errors
    /// [`FrameError`].
    pub fn parse(text: &str) -> Result<Self, FrameError> {
        let mut fields = Fields::of(text)?;
        match fields.kind() {
            "start" => Ok(Self::Start(Start {
                language: fields.optional_text("language")?,
                page: fields.optional_text("page")?,
                channel: fields.optional_text("channel")?,
                device: fields.optional_text("device")?,
            })),
            "message" => Ok(Self::Message(Message {
                device: fields.text("device")?,
                n: fields.u32("n")?,
                text: fields.optional_text("text")?,
                choice: fields.optional_text("choice")?,
            })),
            "resume" => Ok(Self::Resume(Resume { after: fields.u64("after")? })),
            "typing" => Ok(Self::Typing {}),
            "read" => Ok(Self::Read { seq: fields.u64("seq")? }),
            "ping" => Ok(Self::Ping {}),
            "end" => Ok(Self::End {}),
            _ => Err(FrameError::UnknownType("start, message, resume, typing, read, ping, end")),
        }
    }

    /// The frame as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising these types cannot fail, as for `ServerFrame`.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl AgentFrame {
    /// Reads a frame. Total, and ignores unknown fields, as [`ClientFrame::parse`] does.
    ///
    /// # Errors
    /// [`AgentFrameError`].
    pub fn parse(text: &str) -> Result<Self, AgentFrameError> {
        let unread = |reason| AgentFrameError { request: None, reason };
        let mut fields = Fields::of(text).map_err(unread)?;
        let request = fields.u32("request");
        let known = request.as_ref().ok().copied();
        Self::of(&mut fields, request).map_err(|reason| AgentFrameError { request: known, reason })
    }

    fn of(fields: &mut Fields, request: Result<u32, FrameError>) -> Result<Self, FrameError> {
        match fields.kind() {
            "agent_list" => Ok(Self::AgentList { request: request? }),
            "agent_claim" => Ok(Self::AgentClaim {
                request: request?,
                conversation: fields.text("conversation")?,
            }),
            "agent_say" => Ok(Self::AgentSay {
                request: request?,
                conversation: fields.text("conversation")?,
                key: fields.text("key")?,
                text: fields.text("text")?,
            }),
            "agent_give_back" => Ok(Self::AgentGiveBack {
                request: request?,
                conversation: fields.text("conversation")?,
            }),
            _ => {
                Err(FrameError::UnknownType("agent_list, agent_claim, agent_say, agent_give_back"))
            }
        }
    }

    /// The frame as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising these types cannot fail, as for `ServerFrame`.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl ServerFrame {
    /// Reads what a server sent, as a client must: an unknown frame type is [`Self::Unknown`], an
    /// unknown part its `fallback` as text, an unknown kind of history entry nothing.
    ///
    /// # Errors
    /// [`FrameError::InvalidJson`] for what is no frame at all, such as API Gateway's own
    /// `{"message":"Internal server error",…}`. May not be logged: `FrameError` quotes nothing.
    pub fn parse(text: &str) -> Result<Self, FrameError> {
        from_server(text)
    }
}

impl DeskFrame {
    /// Reads what a server sent; as lenient as [`ServerFrame::parse`].
    ///
    /// # Errors
    /// [`FrameError::InvalidJson`] for what is no frame at all.
    pub fn parse(text: &str) -> Result<Self, FrameError> {
        from_server(text)
    }
}

/// Reads a frame as it is, and if it cannot be read so, what is known of it.
fn from_server<F: DeserializeOwned>(text: &str) -> Result<F, FrameError> {
    if text.starts_with('{')
        && let Ok(frame) = serde_json::from_str(text)
    {
        return Ok(frame);
    }
    let mut value = Value::Object(Fields::of(text)?.0);
    drop_unknown(&mut value);
    serde_json::from_value(value)
        .map_err(|_| FrameError::InvalidJson("this is no frame of this protocol".to_owned()))
}

const PARTS: [&str; 6] = ["text", "choices", "order_card", "product_card", "list", "link"];

/// Replaces unknown parts by their fallback, wherever `parts` stand in a frame: at the top, in a
/// `reply`, or in one of the `entries`.
fn drop_unknown(frame: &mut Value) {
    if let Some(entries) = frame.get_mut("entries").and_then(Value::as_array_mut) {
        entries.retain(|entry| matches!(kind_of(entry), "reply" | "echo"));
        entries.iter_mut().for_each(show_fallbacks);
    }
    if let Some(reply) = frame.get_mut("reply") {
        show_fallbacks(reply);
    }
    show_fallbacks(frame);
}

fn show_fallbacks(holder: &mut Value) {
    let Some(parts) = holder.get_mut("parts").and_then(Value::as_array_mut) else {
        return;
    };
    for part in parts {
        if !PARTS.contains(&kind_of(part)) {
            let text = part.get("fallback").and_then(Value::as_str).unwrap_or_default();
            *part = serde_json::json!({"type": "text", "text": text});
        }
    }
}

fn kind_of(value: &Value) -> &str {
    value.get("type").and_then(Value::as_str).unwrap_or_default()
}
