//! Domain events on the bus: the `detail` of an EventBridge event. Never carries customer text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::to_domain::DecodeError;
use crate::version::{check_version, read};

/// The version that is written today; versions up to this one are read.
pub const VERSION: u8 = 1;
/// The `source` of every event of ours.
pub const SOURCE: &str = "aisle";

/// The `detail` of an event. The envelope's `detail-type` is [`Event::detail_type`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Version of this detail; 1.
    pub v: u8,
    /// The same for every delivery of this event: conversation, position, place.
    pub id: String,
    /// Which conversation.
    pub conversation: String,
    /// Position of the entry that it comes from; orders the events of a conversation.
    pub seq: u64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum What {
    /// A conversation began.
    ConversationStarted {
        /// ISO 639-1 code.
        language: String,
        /// Through which channel.
        channel: String,
    },
    /// A human was asked for.
    HandoffRequested {
        /// `asked`, `proof_failed`, `not_understood`, `poison`, `review`, `unsettled`,
        /// `switched_off`.
        reason: String,
    },
    /// A human took over.
    HandoffClaimed {},
    /// The human gave it back.
    HandoffReturned {},
    /// The conversation ended: the shopper said so, or began another one.
    ConversationEnded {},
    /// A conversation ended with nothing left open: every message was answered, the last one was
    /// understood, and no human was waited for. Conversations that a shopper only leaves are never
    /// ended, and so never resolved. Comes with `Conversation Ended`, right after it.
    ConversationResolved {
        /// Who answered last: `bot` or `human`.
        by: String,
    },
    /// What a shopper wants done to an order went on.
    OrderAction {
        /// The request's name: `cancel_order`, `return_items`, …
        request: String,
        /// The order, if it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<String>,
        /// `quoted`, `in_review`, `refused`, `done`, `changed`, `unsettled`, `given_up`.
        stage: String,
        /// Codes of the reasons of a refusal.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        reasons: Vec<String>,
        /// Ids of the policy rules that allowed or refused it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rules: Vec<String>,
        /// The version of the policy.
        policy_version: String,
    },
    /// The bot had no answer to a message: it understood nothing, or nothing that the shop's
    /// service is for. Wrong answers to a question of a flow are no gaps. Never has the text. Many of a kind show what the pack lacks: phrases of an
    /// intent, an intent, or knowledge.
    KnowledgeGap {
        /// Position of the shopper's message.
        message: u64,
        /// The language that it is written in, as an ISO 639-1 code; the conversation's, where it
        /// could be any.
        language: String,
        /// `out_of_scope`, `ambiguous` (between the first two alternatives), `empty`, `too_long`,
        /// `gibberish`; `no_answer` for everything else.
        reason: String,
        /// What it may have been about, the likeliest first; at most 3.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        alternatives: Vec<Likely>,
    },
    /// A message was understood, or was not. Off unless the merchant wants it, because there is
    /// one for every message (`AISLE_PUBLISH_UNDERSTOOD`).
    MessageUnderstood {
        /// Position of the shopper's message.
        message: u64,
        /// The language that it is written in, as an ISO 639-1 code; none if it could be any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// What is wanted, the surest first; at most 3.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        intents: Vec<Likely>,
        /// Why nothing is wanted, where nothing is: `out_of_scope`, `ambiguous`, `empty`,
        /// `too_long`, `gibberish`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refused: Option<String>,
        /// `positive`, `neutral` or `negative`.
        sentiment: String,
    },
}

/// An intent with how likely it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Likely {
    /// Its name in the merchant pack.
    pub intent: String,
    /// How likely, in thousandths: 0 to 1000.
    pub confidence_milli: u16,
}

impl Event {
    /// The event of a `detail`. Unknown fields are ignored.
    ///
    /// # Errors
    /// [`DecodeError`] when it is not JSON of this shape, or of a version that is not known.
    pub fn decode(json: &str) -> Result<Self, DecodeError> {
        let event: Self = read(json, VERSION)?;
        check_version(event.v, VERSION)?;
        Ok(event)
    }

    /// The `detail-type` of the envelope.
    #[must_use]
    pub fn detail_type(&self) -> &'static str {
        match &self.what {
            What::ConversationStarted { .. } => "Conversation Started",
            What::HandoffRequested { .. } => "Handoff Requested",
            What::HandoffClaimed {} => "Handoff Claimed",
            What::HandoffReturned {} => "Handoff Returned",
            What::ConversationEnded {} => "Conversation Ended",
            What::ConversationResolved { .. } => "Conversation Resolved",
            What::KnowledgeGap { .. } => "Knowledge Gap Found",
            What::MessageUnderstood { .. } => "Message Understood",
            What::OrderAction { stage, .. } => match stage.as_str() {
                "quoted" => "Order Action Requested",
                "in_review" => "Order Action In Review",
                "refused" => "Order Action Refused",
                "done" => "Order Action Done",
                "changed" => "Order Action Changed",
                "given_up" => "Order Action Given Up",
                _ => "Order Action Unsettled",
            },
        }
    }
}
