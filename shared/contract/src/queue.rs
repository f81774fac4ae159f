//! Messages on the queues. They name log entries and carry no customer text: whoever receives one
//! reads the log. All are safe to deliver twice, late, or out of order.

use aisle_domain::ids::{ConversationId, Seq, Step};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// The version that is written today.
pub const VERSION: u8 = 1;
/// The largest body of a queue message, in bytes; anything larger is not ours.
pub const MAX_BYTES: usize = 4 * 1024;
