//! A log entry as it is stored: one JSON text per item, versioned, read and written only here.
//! The position is the item's key and not repeated inside.

use aisle_domain::after_sales::Request;
use aisle_domain::conversation::{Audit, Entry};
use aisle_domain::flow::Running;
use aisle_domain::ids::Seq;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::event::Likely;
use crate::part::{Choice, Part};
use crate::to_domain::DecodeError;

/// The version that is written today; versions up to this one are read.
pub const VERSION: u8 = 1;

/// A stored entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredEntry {
    /// Version of this form.
    pub v: u8,
    /// When it was appended, RFC 3339 in UTC.
    pub at: String,
    /// The appender's name for the write.
    pub write_id: String,
    /// What it says.
    pub body: StoredBody,
}

/// What a stored entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StoredBody {
    /// By the shopper.
    Shopper(StoredMessage),
    /// By anybody else.
    Written(Box<StoredWritten>),
}

/// A shopper's message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredMessage {
    /// The device.
    pub device: String,
    /// Its count.
    pub n: u32,
    /// Typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
}

/// A written entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredWritten {
    /// Who speaks.
    pub author: StoredAuthor,
    /// The shopper entries that it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<u64>,
    /// What is shown, without fallbacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// `waiting`, `human_joined`, `human_left`, `ended`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<StoredNotice>,
    /// Commands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<StoredCommand>,
    /// The result of a command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<StoredResult>,
    /// Domain events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<StoredEvent>,
    /// What the conversation wants to hear news of from here on, as `kind:id`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub watches: Vec<String>,
    /// The state after it.
    pub state: StoredState,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredAuthor {
    /// The bot.
    Bot,
    /// A human agent, by id.
    Human(String),
    /// The platform.
    System,
}

/// A change that the shopper is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredNotice {
    /// A human was asked for.
    Waiting,
    /// A human took over.
    HumanJoined,
    /// The human gave back.
    HumanLeft,
    /// It is over.
    Ended,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredCommand {
    /// Its place.
    pub step: u16,
    /// What to do.
    pub action: StoredAction,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum StoredAction {
    /// Look an order up.
    LookUpOrder {
        /// Which.
        number: String,
        /// What was shown for it.
        proof: StoredProof,
    },
    /// List recent orders.
    ListOrders {
        /// Whose.
        shopper: String,
    },
    /// Read what a request will be put together from.
    ReadRecord {
        /// Which order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<String>,
        /// What was shown for it.
        proof: StoredProof,
    },
    /// Work out a request.
    Prepare {
        /// What is wanted, in the form of `aisle_domain::after_sales::Request`.
        #[schemars(with = "serde_json::Value")]
        request: Box<Request>,
        /// What was shown for it.
        proof: StoredProof,
    },
    /// Do what was confirmed.
    Perform {
        /// What is wanted, in the form of `aisle_domain::after_sales::Request`.
        #[schemars(with = "serde_json::Value")]
        request: Box<Request>,
        /// What was shown for it.
        proof: StoredProof,
        /// The digest of the quote that was confirmed.
        confirmed: String,
    },
}

/// What was shown for an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredProof {
    /// Signed in as.
    SignedIn(String),
    /// E-mail address.
    Email(String),
    /// Postcode.
    Postcode(String),
    /// Phone number, or its last four digits.
    Phone(String),
    /// Proven earlier in this conversation.
    Proven,
}

/// The result of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredResult {
    /// The entry that ordered it.
    pub of: u64,
    /// Its place there.
    pub step: u16,
    /// How it ended.
    pub outcome: StoredOutcome,
    /// For a request: who was allowed or refused what, in the form of
    /// `aisle_domain::conversation::Audit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<serde_json::Value>")]
    pub audit: Option<Box<Audit>>,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredOutcome {
    /// Done.
    Done,
    /// Nothing that the shopper may see.
    NotFound,
    /// No answer in time.
    Unknown,
    /// Not allowed.
    Refused,
}

/// A domain event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum StoredEvent {
    /// A conversation began.
    ConversationStarted {
        /// ISO 639-1 code.
        language: String,
        /// Channel.
        channel: String,
    },
    /// A human was asked for.
    HandoffRequested {
        /// Why.
        reason: StoredReason,
    },
    /// A human took over.
    HandoffClaimed {},
    /// The human gave back.
    HandoffReturned {},
    /// It is over.
    ConversationEnded {},
    /// It is over, with nothing left open.
    ConversationResolved {
        /// Who answered last.
        by: StoredResolver,
    },
    /// A request went on, in the form of `aisle_domain::conversation::Audit`.
    RequestProgressed {
        /// What is accounted for.
        #[schemars(with = "serde_json::Value")]
        audit: Box<Audit>,
    },
    /// A message had no answer.
    KnowledgeGap {
        /// Where it stands.
        message: u64,
        /// ISO 639-1 code.
        language: String,
        /// Why.
        reason: String,
        /// What it may have been about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        alternatives: Vec<Likely>,
    },
    /// What a message was understood as.
    MessageUnderstood {
        /// Where it stands.
        message: u64,
        /// ISO 639-1 code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// What is wanted.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        intents: Vec<Likely>,
        /// Why nothing is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refused: Option<String>,
        /// How the shopper felt.
        sentiment: StoredSentiment,
    },
    /// What a later release wrote; it keeps its place.
    #[serde(other)]
    Unknown,
}

/// Who answered last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredResolver {
    /// The bot.
    Bot,
    /// A human.
    Human,
}

/// Glad, neither, or unhappy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredSentiment {
    /// Glad.
    Positive,
    /// Neither.
    Neutral,
    /// Unhappy.
    Negative,
}

/// Why a human was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredReason {
    /// The shopper asked.
    Asked,
    /// Proof failed too often.
    ProofFailed,
    /// Understanding failed too often.
    NotUnderstood,
    /// A message could not be processed.
    Poison,
    /// A person must approve something.
    Review,
    /// How a change ended could not be found out.
    Unsettled,
    /// The assistant is switched off.
    SwitchedOff,
}

/// The state snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredState {
    /// Who answers.
    pub owner: StoredOwner,
    /// ISO 639-1 code.
    pub language: String,
    /// The signed-in shopper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shopper: Option<String>,
    /// Handled up to.
    pub handled: u64,
    /// The open command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<StoredOpen>,
    /// Last message of each device, ordered by device.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<StoredDevice>,
    /// Level of the rate bucket, in thousandths of a message.
    #[serde(default)]
    pub rate_milli: u32,
    /// When it had that level, RFC 3339 in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_at: Option<String>,
    /// The flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<StoredFlow>,
    /// Choices offered last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<Choice>,
    /// Failed proofs.
    #[serde(default)]
    pub failed_proofs: u8,
    /// Orders proven here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proven: Vec<String>,
    /// Messages in a row that were not understood.
    #[serde(default)]
    pub not_understood: u8,
    /// The language that the last message was probably in, if it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaning: Option<String>,
    /// How the shopper has felt: sentiment in thousandths, -1000 to 1000.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub sentiment_milli: i16,
    /// How angry the shopper has been, in thousandths.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub anger_milli: u16,
    /// News that were told unasked, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<StoredTold>,
    /// Whether the shopper wants no more of them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub notices_off: bool,
}

/// News that were told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredTold {
    /// Their key.
    pub key: String,
    /// The entry that told them.
    pub seq: u64,
}

fn is_zero<T: PartialEq + Default>(number: &T) -> bool {
    *number == T::default()
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredOwner {
    /// The bot.
    Bot,
    /// A human was asked for by this entry.
    Waiting(u64),
    /// This human.
    Human(String),
    /// Nobody.
    Ended,
}

/// The open command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredOpen {
    /// The entry that ordered it.
    pub of: u64,
    /// Its place there.
    pub step: u16,
    /// The shopper entries that its result will answer.
    pub answers: Vec<u64>,
}

/// The last message of a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredDevice {
    /// The device.
    pub device: String,
    /// Its count.
    pub n: u32,
    /// Its position.
    pub seq: u64,
}

/// A flow in progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum StoredFlow {
    /// "Where is my order?"
    TrackOrder {
        /// Which order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        /// What was asked last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asked: Option<StoredQuestion>,
    },
    /// A flow of the merchant's, in the form of `aisle_domain::flow::Running`.
    Running {
        /// What is known of it.
        #[schemars(with = "serde_json::Value")]
        running: Box<Running>,
    },
}

/// What a flow asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoredQuestion {
    /// The order number.
    OrderNumber,
    /// E-mail or postcode.
    Proof,
    /// Which of several.
    WhichOrder,
}

/// Why an entry cannot be stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a log entry of {bytes} bytes is over the {max} that one may have")]
pub struct EntryTooLarge {
    /// Its size.
    pub bytes: usize,
    /// The bound.
    pub max: usize,
}

/// The stored form of an entry.
///
/// # Errors
/// [`EntryTooLarge`] over [`crate::MAX_ENTRY_BYTES`] (what a person typed is allowed four times
/// that, because 4,000 characters can be 16,000 bytes).
pub fn encode(entry: &Entry) -> Result<String, EntryTooLarge> {
    let stored = StoredEntry::from(entry);
    let typed = match &stored.body {
        StoredBody::Shopper(_) => true,
        StoredBody::Written(written) => matches!(written.author, StoredAuthor::Human(_)),
    };
    let max = if typed { 4 * crate::MAX_ENTRY_BYTES } else { crate::MAX_ENTRY_BYTES };
    let json = serde_json::to_string(&stored).unwrap_or_default();
    if json.len() > max { Err(EntryTooLarge { bytes: json.len(), max }) } else { Ok(json) }
}

/// The entry of a stored form.
///
/// # Errors
/// [`DecodeError`] when it is not JSON of a version that is known, or holds an invalid value.
pub fn decode(seq: Seq, json: &str) -> Result<Entry, DecodeError> {
    let stored: StoredEntry = crate::version::read(json, VERSION)?;
    stored.into_domain(seq)
}
