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
    /// The conversation ended.
    ConversationEnded {},
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
