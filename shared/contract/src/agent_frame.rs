//! The human agent's protocol `aisle.agent.v1`: JSON text frames between an agent's client (today
//! `aisle agent`, later the desk) and the `handoff` function. Reading them is `parse`'s business.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::frame::{Echo, HistoryEntry, Reply};

/// What an agent's client sends. Every frame carries a `request` that its answer repeats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AgentFrame {
    /// Lists the conversations that wait, longest waiting first; answered by `cases`.
    AgentList {
        /// Repeated in the answer.
        request: u32,
    },
    /// Takes a waiting conversation over; answered by `case`.
    AgentClaim {
        /// Repeated in the answer.
        request: u32,
        /// Which.
        conversation: String,
    },
    /// Says something to the shopper; answered by `said`. Safe to send again with the same `key`.
    AgentSay {
        /// Repeated in the answer.
        request: u32,
        /// Which conversation.
        conversation: String,
        /// Chosen by the client for this message: 1 to 60 letters, digits, `_`, `-`.
        key: String,
        /// 1 to 4,000 characters.
        text: String,
    },
    /// Hands the conversation back to the bot; answered by `returned`.
    AgentGiveBack {
        /// Repeated in the answer.
        request: u32,
        /// Which conversation.
        conversation: String,
    },
}

/// What the server sends to an agent's client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum DeskFrame {
    /// The conversations that wait.
    Cases {
        /// Of which request.
        request: u32,
        /// Longest waiting first; at most 50.
        cases: Vec<Case>,
    },
    /// A conversation is yours; its recent entries.
    Case {
        /// Of which request.
        request: u32,
        /// Which conversation.
        conversation: String,
        /// Its language.
        language: String,
        /// The signed-in shopper, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shopper: Option<String>,
        /// Up to 50 recent entries in order.
        entries: Vec<HistoryEntry>,
    },
    /// What you said is in the log.
    Said {
        /// Of which request.
        request: u32,
        /// Which conversation.
        conversation: String,
        /// Its position.
        seq: u64,
    },
    /// The bot has it again.
    Returned {
        /// Of which request.
        request: u32,
        /// Which conversation.
        conversation: String,
    },
    /// The shopper said something in a conversation of yours. May come twice: `seq` tells.
    CaseEcho {
        /// Which conversation.
        conversation: String,
        /// What was said.
        echo: Echo,
    },
    /// Somebody else wrote in a conversation of yours. May come twice: `seq` tells.
    CaseReply {
        /// Which conversation.
        conversation: String,
        /// What was written.
        reply: Reply,
    },
    /// Something was refused.
    AgentError {
        /// Of which request, if it could be read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request: Option<u32>,
        /// What went wrong.
        code: AgentErrorCode,
        /// What to do about it.
        message: String,
    },
    /// A frame type that came with a later release; a client skips it.
    #[serde(other)]
    #[schemars(skip)]
    Unknown,
}

/// One waiting conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Case {
    /// Which.
    pub conversation: String,
    /// Since when, RFC 3339 in UTC.
    pub since: String,
    /// `asked`, `proof_failed`, `not_understood`, `poison`.
    pub reason: String,
    /// Its language.
    pub language: String,
}

/// What went wrong for an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgentErrorCode {
    /// Not a frame of this protocol.
    InvalidFrame,
    /// There is no such conversation.
    NotFound,
    /// Another agent has it.
    TakenByOther,
    /// It is not yours: claim it first.
    NotYours,
    /// Try again.
    Unavailable,
    /// A code that came with a later release.
    #[serde(other)]
    #[schemars(skip)]
    Unknown,
}

impl DeskFrame {
    /// The frame as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising these types cannot fail, as for `ServerFrame`.
        serde_json::to_string(self).unwrap_or_default()
    }
}
