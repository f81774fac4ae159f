//! Domain events in their two forms: stored in an entry, and on the bus. An event's id is its place:
//! conversation, position of the entry, and index in it.

use aisle_domain::conversation::{Body, Entry};
use aisle_domain::event::{DomainEvent, HandoffReason, LikelyIntent, ResolvedBy};
use aisle_domain::ids::{ConversationId, Seq};
use aisle_domain::understood::{IntentName, Sentiment};

use crate::event::{self, Event, Likely, What};
use crate::log::{StoredEvent, StoredReason, StoredResolver, StoredSentiment};
use crate::to_domain::{DecodeError, language};

impl Event {
    /// The events of an entry, in order, as they go on the bus.
    #[must_use]
    pub fn of(conversation: &ConversationId, entry: &Entry) -> Vec<Self> {
        let Body::Written(written) = &entry.body else {
            return Vec::new();
        };
        let numbered = |(index, what): (usize, &DomainEvent)| {
            Some(Self {
                v: event::VERSION,
                id: format!("{conversation}.{}.{index}", entry.seq),
                conversation: conversation.to_string(),
                seq: entry.seq.get(),
                at: entry.at.to_string(),
                what: match what {
                    DomainEvent::ConversationStarted { language, channel } => {
                        What::ConversationStarted {
                            language: language.code().to_owned(),
                            channel: channel.clone(),
                        }
                    }
                    DomainEvent::HandoffRequested { reason } => {
                        What::HandoffRequested { reason: reason_name(*reason).to_owned() }
                    }
                    DomainEvent::HandoffClaimed => What::HandoffClaimed {},
                    DomainEvent::HandoffReturned => What::HandoffReturned {},
                    DomainEvent::ConversationEnded => What::ConversationEnded {},
                    DomainEvent::ConversationResolved { by } => What::ConversationResolved {
                        by: match by {
                            ResolvedBy::Bot => "bot".to_owned(),
                            ResolvedBy::Human => "human".to_owned(),
                        },
                    },
                    DomainEvent::RequestProgressed(audit) => What::OrderAction {
                        request: audit.request.clone(),
                        order: audit.order.as_ref().map(|order| order.as_str().to_owned()),
                        stage: audit.stage.name().to_owned(),
                        reasons: audit.reasons.clone(),
                        rules: audit.rules.clone(),
                        policy_version: audit.policy_version.clone(),
                    },
                    DomainEvent::KnowledgeGap { message, language, reason, alternatives } => {
                        What::KnowledgeGap {
                            message: message.get(),
                            language: language.code().to_owned(),
                            reason: reason.clone(),
                            alternatives: likely(alternatives),
                        }
                    }
                    DomainEvent::MessageUnderstood {
                        message,
                        language,
                        intents,
                        refused,
                        sentiment,
                    } => What::MessageUnderstood {
                        message: message.get(),
                        language: language.map(|language| language.code().to_owned()),
                        intents: likely(intents),
                        refused: refused.clone(),
                        sentiment: sentiment.name().to_owned(),
                    },
                    // Its place is counted, so that the ids of those after it are the same for all.
                    DomainEvent::Unknown => return None,
                },
            })
        };
        written.events.iter().enumerate().filter_map(numbered).collect()
    }
}

/// The name of a reason on every wire.
#[must_use]
pub const fn reason_name(reason: HandoffReason) -> &'static str {
    match reason {
        HandoffReason::Asked => "asked",
        HandoffReason::ProofFailed => "proof_failed",
        HandoffReason::NotUnderstood => "not_understood",
        HandoffReason::Poison => "poison",
        HandoffReason::Review => "review",
        HandoffReason::Unsettled => "unsettled",
        HandoffReason::SwitchedOff => "switched_off",
    }
}

impl From<&DomainEvent> for StoredEvent {
    fn from(event: &DomainEvent) -> Self {
        match event {
            DomainEvent::ConversationStarted { language, channel } => Self::ConversationStarted {
                language: language.code().to_owned(),
                channel: channel.clone(),
            },
            DomainEvent::HandoffRequested { reason } => Self::HandoffRequested {
                reason: match reason {
                    HandoffReason::Asked => StoredReason::Asked,
                    HandoffReason::ProofFailed => StoredReason::ProofFailed,
                    HandoffReason::NotUnderstood => StoredReason::NotUnderstood,
                    HandoffReason::Poison => StoredReason::Poison,
                    HandoffReason::Review => StoredReason::Review,
                    HandoffReason::Unsettled => StoredReason::Unsettled,
                    HandoffReason::SwitchedOff => StoredReason::SwitchedOff,
                },
            },
            DomainEvent::HandoffClaimed => Self::HandoffClaimed {},
            DomainEvent::HandoffReturned => Self::HandoffReturned {},
            DomainEvent::ConversationEnded => Self::ConversationEnded {},
            DomainEvent::ConversationResolved { by } => Self::ConversationResolved {
                by: match by {
                    ResolvedBy::Bot => StoredResolver::Bot,
                    ResolvedBy::Human => StoredResolver::Human,
                },
            },
            DomainEvent::RequestProgressed(audit) => {
                Self::RequestProgressed { audit: audit.clone() }
            }
            DomainEvent::KnowledgeGap { message, language, reason, alternatives } => {
                Self::KnowledgeGap {
                    message: message.get(),
                    language: language.code().to_owned(),
                    reason: reason.clone(),
                    alternatives: likely(alternatives),
                }
            }
            DomainEvent::MessageUnderstood { message, language, intents, refused, sentiment } => {
                Self::MessageUnderstood {
                    message: message.get(),
                    language: language.map(|language| language.code().to_owned()),
                    intents: likely(intents),
                    refused: refused.clone(),
                    sentiment: match sentiment {
                        Sentiment::Positive => StoredSentiment::Positive,
                        Sentiment::Neutral => StoredSentiment::Neutral,
                        Sentiment::Negative => StoredSentiment::Negative,
                    },
                }
            }
            DomainEvent::Unknown => Self::Unknown,
        }
    }
}

impl StoredEvent {
    pub(crate) fn into_domain(self) -> Result<DomainEvent, DecodeError> {
        Ok(match self {
            Self::ConversationStarted { language: code, channel } => {
                DomainEvent::ConversationStarted { language: language(&code)?, channel }
            }
            Self::HandoffRequested { reason } => DomainEvent::HandoffRequested {
                reason: match reason {
                    StoredReason::Asked => HandoffReason::Asked,
                    StoredReason::ProofFailed => HandoffReason::ProofFailed,
                    StoredReason::NotUnderstood => HandoffReason::NotUnderstood,
                    StoredReason::Poison => HandoffReason::Poison,
                    StoredReason::Review => HandoffReason::Review,
                    StoredReason::Unsettled => HandoffReason::Unsettled,
                    StoredReason::SwitchedOff => HandoffReason::SwitchedOff,
                },
            },
            Self::HandoffClaimed {} => DomainEvent::HandoffClaimed,
            Self::HandoffReturned {} => DomainEvent::HandoffReturned,
            Self::ConversationEnded {} => DomainEvent::ConversationEnded,
            Self::ConversationResolved { by } => DomainEvent::ConversationResolved {
                by: match by {
                    StoredResolver::Bot => ResolvedBy::Bot,
                    StoredResolver::Human => ResolvedBy::Human,
                },
            },
            Self::RequestProgressed { audit } => DomainEvent::RequestProgressed(audit),
            Self::KnowledgeGap { message, language: code, reason, alternatives } => {
                DomainEvent::KnowledgeGap {
                    message: Seq::new(message),
                    language: language(&code)?,
                    reason,
                    alternatives: intents(alternatives),
                }
            }
            Self::MessageUnderstood {
                message,
                language: code,
                intents: wanted,
                refused,
                sentiment,
            } => DomainEvent::MessageUnderstood {
                message: Seq::new(message),
                language: code.as_deref().map(language).transpose()?,
                intents: intents(wanted),
                refused,
                sentiment: match sentiment {
                    StoredSentiment::Positive => Sentiment::Positive,
                    StoredSentiment::Neutral => Sentiment::Neutral,
                    StoredSentiment::Negative => Sentiment::Negative,
                },
            },
            Self::Unknown => DomainEvent::Unknown,
        })
    }
}

fn likely(intents: &[LikelyIntent]) -> Vec<Likely> {
    let of = |likely: &LikelyIntent| Likely {
        intent: likely.intent.as_str().to_owned(),
        confidence_milli: likely.confidence_milli,
    };
    intents.iter().map(of).collect()
}

fn intents(likely: Vec<Likely>) -> Vec<LikelyIntent> {
    let of = |Likely { intent, confidence_milli }| LikelyIntent {
        intent: IntentName(intent),
        confidence_milli,
    };
    likely.into_iter().map(of).collect()
}
