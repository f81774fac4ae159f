//! Messages on the queues. They name log entries and carry no customer text: whoever receives one
//! reads the log. All are safe to deliver twice, late, or out of order.

use aisle_domain::ids::{ConversationId, Seq, Step};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::to_domain::DecodeError;
use crate::version::{check_version, read};

/// To `nlu`: the conversation has something to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wake {
    /// Version of this message; 1.
    pub v: u8,
    /// Which conversation.
    #[schemars(with = "String")]
    pub conversation: ConversationId,
    /// The entry that wakes.
    #[schemars(with = "u64")]
    pub seq: Seq,
}

/// To `order`: execute a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunCommand {
    /// Version of this message; 1.
    pub v: u8,
    /// Which conversation.
    #[schemars(with = "String")]
    pub conversation: ConversationId,
    /// The entry that orders it.
    #[schemars(with = "u64")]
    pub seq: Seq,
    /// Its place there.
    #[schemars(with = "u16")]
    pub step: Step,
}

/// To `handoff`: something about a human.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum HandoffTask {
    /// The entry asks for a human: put the conversation on the board.
    Requested(HandoffSubject),
    /// Time is up: if nobody has claimed it, tell the shopper honestly and offer the bot.
    CheckClaimed(HandoffSubject),
    /// The conversation is off the board: claimed, given back, or ended.
    Settled(HandoffSubject),
}

/// Which conversation, as of which entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HandoffSubject {
    /// Version of this message; 1.
    pub v: u8,
    /// Which conversation.
    #[schemars(with = "String")]
    pub conversation: ConversationId,
    /// The entry that this is about.
    #[schemars(with = "u64")]
    pub seq: Seq,
}

/// The version that is written today; versions up to this one are read.
pub const VERSION: u8 = 1;
/// The largest body of a queue message, in bytes; anything larger is not ours.
pub const MAX_BYTES: usize = 4 * 1024;

/// A message that travels on one of the queues.
pub trait QueueMessage: Serialize + DeserializeOwned {
    /// The version it was written in.
    fn version(&self) -> u8;
    /// The conversation it is about.
    fn conversation(&self) -> &ConversationId;

    /// The message of a body. Unknown fields are ignored.
    ///
    /// # Errors
    /// [`DecodeError`] when it is larger than [`MAX_BYTES`], not JSON of this shape, or of a
    /// version that is not known.
    fn decode(body: &str) -> Result<Self, DecodeError> {
        if body.len() > MAX_BYTES {
            return Err(DecodeError::Value("a queue message: too large"));
        }
        let message: Self = read(body, VERSION)?;
        check_version(message.version(), VERSION)?;
        Ok(message)
    }

    /// The message as a body.
    fn to_json(&self) -> String {
        // Serialising these types cannot fail: no maps, no fallible impls.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl QueueMessage for Wake {
    fn version(&self) -> u8 {
        self.v
    }
    fn conversation(&self) -> &ConversationId {
        &self.conversation
    }
}

impl QueueMessage for RunCommand {
    fn version(&self) -> u8 {
        self.v
    }
    fn conversation(&self) -> &ConversationId {
        &self.conversation
    }
}

impl HandoffTask {
    /// Which conversation, as of which entry.
    #[must_use]
    pub const fn subject(&self) -> &HandoffSubject {
        match self {
            Self::Requested(subject) | Self::CheckClaimed(subject) | Self::Settled(subject) => {
                subject
            }
        }
    }
}

impl QueueMessage for HandoffTask {
    fn version(&self) -> u8 {
        self.subject().v
    }
    fn conversation(&self) -> &ConversationId {
        &self.subject().conversation
    }
}
