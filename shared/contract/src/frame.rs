//! The shopper's protocol `aisle.v1`: JSON text frames in both directions. What they mean and what
//! a client must do: docs/PROTOCOL.md. Reading them is `parse`'s business, checking a message
//! against its bounds `message`'s.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::part::Part;

/// What a shopper's client sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientFrame {
    /// Opens the conversation, or shows that one goes on; answered by `welcome`.
    Start(Start),
    /// Says something; answered by `ack`, then by a `reply`.
    Message(Message),
    /// Asks for all entries after a position; answered by `history`.
    Resume(Resume),
    /// The shopper is typing; accepted, ignored.
    Typing {},
    /// The shopper has seen everything up to a position; accepted, ignored.
    Read {
        /// The position.
        seq: u64,
    },
    /// Keeps the connection alive; answered by `pong`. Send one at least every 9 minutes.
    Ping {},
    /// Ends the conversation for good.
    End {},
}

/// `start`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Start {
    /// BCP 47 tag of the page or device; an unknown one falls back to the merchant's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The page the shopper is on (path only; at most 512 characters are kept).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// `web`, `terminal`, or another name of at most 32 letters, digits, `_`, `-`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The device, so that `welcome` can tell its next counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

/// `message`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// Chosen once by the client and kept: 1 to 64 letters, digits, `_`, `-`.
    pub device: String,
    /// The device's count of its messages; the first is 1, no gaps.
    pub n: u32,
    /// What was typed, 1 to 4,000 characters. Exactly one of `text` and `choice`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The id of a choice that was picked. Exactly one of `text` and `choice`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
}

/// `resume`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Resume {
    /// The highest position up to which the client has everything; 0 for all.
    pub after: u64,
}

/// What the server sends to a shopper's client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerFrame {
    /// The conversation is open.
    Welcome(Welcome),
    /// A message is in the log.
    Ack {
        /// Its count.
        n: u32,
        /// Its position.
        seq: u64,
    },
    /// A log entry that answers.
    Reply(Reply),
    /// A log entry of the shopper's own, from another device or an earlier visit.
    Echo(Echo),
    /// What is going on.
    Status(Status),
    /// Log entries in order; the answer to `resume`.
    History(History),
    /// Something was refused; says what to do.
    Error(Error),
    /// The answer to `ping`.
    Pong {},
    /// A frame type that came with a later release; a client skips it.
    #[serde(other)]
    #[schemars(skip)]
    Unknown,
}

/// `welcome`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Welcome {
    /// The conversation.
    pub conversation: String,
    /// Brings the client back to this conversation; keep it, never show or log it.
    pub resume_token: String,
    /// The conversation's language.
    pub language: String,
    /// The newest position. If the client holds less, it sends `resume`.
    pub last: u64,
    /// The count that the device's next message must have.
    pub next_n: u32,
    /// The position of the greeting, which is an entry like any other.
    pub seq: u64,
    /// The greeting, which says that it is automated, and first choices.
    pub parts: Vec<Part>,
    /// What the server accepts.
    pub limits: Limits,
}

/// What the server accepts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limits {
    /// Longest text of a message, in characters.
    pub max_text_chars: u32,
    /// Largest frame, in bytes.
    pub max_frame_bytes: u32,
    /// Messages per second.
    pub messages_per_second: u32,
    /// Send `ping` when nothing was sent for so long, in seconds.
    pub ping_after_seconds: u32,
    /// Send `resume` when no reply came so long after an ack, in seconds.
    pub resume_after_seconds: u32,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The bot.
    Bot,
    /// A human agent.
    Human,
    /// The platform.
    System,
    /// Somebody who came with a later release; a client shows them like the bot.
    #[serde(other)]
    #[schemars(skip)]
    Unknown,
}

/// `reply`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reply {
    /// Its position. Show each once, ordered by it.
    pub seq: u64,
    /// When it was appended, RFC 3339 in UTC.
    pub at: String,
    /// Who speaks.
    pub author: Speaker,
    /// The shopper's entries that it answers; they are in the log, acknowledged or not.
    pub answers: Vec<u64>,
    /// What to show.
    pub parts: Vec<Part>,
    /// A change that comes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<StatusKind>,
}

/// `echo`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Echo {
    /// Its position.
    pub seq: u64,
    /// When it was appended, RFC 3339 in UTC.
    pub at: String,
    /// Which device said it.
    pub device: String,
    /// The device's count of it.
    pub n: u32,
    /// What was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The id of the choice that was picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
}

/// `status`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Status {
    /// What is going on.
    pub status: StatusKind,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatusKind {
    /// An answer takes a little longer.
    Working,
    /// A human has been asked for.
    Waiting,
    /// A human has taken over.
    HumanJoined,
    /// The human has handed back.
    HumanLeft,
    /// The conversation is over.
    Ended,
    /// A kind that came with a later release; a client shows nothing.
    #[serde(other)]
    #[schemars(skip)]
    Unknown,
}

/// `history`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct History {
    /// Visible entries in order.
    pub entries: Vec<HistoryEntry>,
    /// Everything up to here is now complete; the `after` of the next `resume`.
    pub up_to: u64,
    /// Whether there is more: send `resume {after: up_to}` again.
    pub more: bool,
}

/// One entry of `history`: the frame that would have been pushed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum HistoryEntry {
    /// An entry that answers.
    Reply(Reply),
    /// An entry of the shopper's.
    Echo(Echo),
}

/// `error`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Refused")]
pub struct Error {
    /// What went wrong, for a program.
    pub code: ErrorCode,
    /// What to do about it, for a developer.
    pub message: String,
    /// The count of the message that was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// The count that was expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u32>,
    /// Try again after so many milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u32>,
}

/// What went wrong.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The frame is not a JSON object.
    InvalidJson,
    /// The frame has no known `type`.
    UnknownType,
    /// A field is missing or ill-typed.
    InvalidFrame,
    /// The text is empty.
    TextEmpty,
    /// The text is over 4,000 characters.
    TextTooLong,
    /// The device has more to send before this (see `expected`).
    CounterGap,
    /// This count was used for another text; nothing was stored.
    CounterReused,
    /// The conversation has too many devices.
    TooManyDevices,
    /// Send `start` first.
    NotStarted,
    /// The conversation is over; connect without a resume token for a new one.
    Ended,
    /// The conversation belongs to another shopper.
    WrongShopper,
    /// Too many messages per second; the connection is closed.
    RateLimited,
    /// Not stored; send the same message with the same count again.
    Unavailable,
    /// A code that came with a later release.
    #[serde(other)]
    #[schemars(skip)]
    Unknown,
}

impl Error {
    /// A refusal that names what to do; `n`, `expected` and `retry_after_ms` are left out.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), n: None, expected: None, retry_after_ms: None }
    }
}

impl ServerFrame {
    /// The frame as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising these types cannot fail: no maps with non-string keys, no fallible impls.
        serde_json::to_string(self).unwrap_or_default()
    }
}
