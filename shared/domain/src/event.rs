//! What the rest of the world may learn of a conversation. Part of the entry that it comes from;
//! how it goes on the bus is the contract's business.

use crate::command::Audit;
use crate::ids::Seq;
use crate::language::Language;
use crate::understood::{IntentName, ScoredIntent, Sentiment};

/// What the rest of the world may learn. Never carries customer text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DomainEvent {
    /// A conversation began.
    ConversationStarted {
        /// Its language.
        language: Language,
        /// Through which channel (`web`, `terminal`, …).
        channel: String,
    },
    /// A human was asked for.
    HandoffRequested {
        /// Why.
        reason: HandoffReason,
    },
    /// A human took the conversation over.
    HandoffClaimed,
    /// The human gave it back.
    HandoffReturned,
    /// The conversation ended.
    ConversationEnded,
    /// It ended with nothing left open.
    ConversationResolved {
        /// Who answered last.
        by: ResolvedBy,
    },
    /// A request went on: quoted, in review, refused, done, …
    RequestProgressed(Box<Audit>),
    /// A message that the bot had no answer to.
    KnowledgeGap {
        /// Where the message stands.
        message: Seq,
        /// The language that it is written in; the conversation's, where it could be any.
        language: Language,
        /// Why there is no answer; one of understanding's reasons, or `no_answer`.
        reason: String,
        /// What else it may have been about, the likeliest first; at most [`MOST_INTENTS`].
        alternatives: Vec<LikelyIntent>,
    },
    /// What a message was understood as. Only where the merchant wants it.
    MessageUnderstood {
        /// Where the message stands.
        message: Seq,
        /// The language that it is written in; `None` if it could be any.
        language: Option<Language>,
        /// What is wanted, the surest first; at most [`MOST_INTENTS`].
        intents: Vec<LikelyIntent>,
        /// Why nothing is wanted, where nothing is.
        refused: Option<String>,
        /// Glad, neither, or unhappy.
        sentiment: Sentiment,
    },
    /// An event that a later release wrote. It keeps its place, so that those after it keep their
    /// ids; this release tells nobody of it.
    Unknown,
}

/// Intents that one event names at most: an entry has a bound.
pub const MOST_INTENTS: usize = 3;

/// An intent with how likely it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikelyIntent {
    /// Which.
    pub intent: IntentName,
    /// How likely, in thousandths.
    pub confidence_milli: u16,
}

impl LikelyIntent {
    /// The first few of several.
    #[must_use]
    pub fn first_of(scored: &[ScoredIntent]) -> Vec<Self> {
        let likely = |scored: &ScoredIntent| Self {
            intent: scored.intent.clone(),
            confidence_milli: milli(scored.confidence),
        };
        scored.iter().take(MOST_INTENTS).map(likely).collect()
    }
}

/// A probability in thousandths.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 1000
fn milli(probability: f32) -> u16 {
    (probability.clamp(0.0, 1.0) * 1_000.0).round() as u16
}

/// Who answered last in a conversation that was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResolvedBy {
    /// The bot.
    Bot,
    /// A human agent.
    Human,
}

/// Why a human was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoffReason {
    /// The shopper asked.
    Asked,
    /// Proof of an order failed too often.
    ProofFailed,
    /// Understanding failed too often.
    NotUnderstood,
    /// A message could not be processed.
    Poison,
    /// What a shopper wants needs a person's approval.
    Review,
    /// How a change ended could not be found out.
    Unsettled,
    /// The assistant is switched off.
    SwitchedOff,
}
