//! What is on the queue of `sync`: events as EventBridge puts them there, and the messages that `sync`
//! sends to itself. All are safe to deliver twice, late, or out of order.

use aisle_domain::ids::ConversationId;
use aisle_domain::news::News;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::to_domain::{DecodeError, JsonProblem};

/// The version that is written today; versions up to this one are read.
pub const VERSION: u8 = 1;

/// A message on the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncMessage {
    /// An event of the shop's, as the bus put it there.
    Event(Value),
    /// What `sync` sent to itself.
    Task(SyncTask),
}

/// What `sync` sends to itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SyncTask {
    /// An event that came before what it is about.
    Again(Again),
    /// News for one conversation.
    Tell(Tell),
    /// News for everybody who watches an item.
    FanOut(FanOut),
}

/// An event that came before what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Again {
    /// Version of this message; 1.
    pub v: u8,
    /// How often it was tried.
    pub again: u8,
    /// The event as it came.
    pub event: Value,
}

/// News for one conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tell {
    /// Version of this message; 1.
    pub v: u8,
    /// What, and to whom.
    pub tell: Telling,
}

/// What is told, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Telling {
    /// The conversation.
    #[schemars(with = "String")]
    pub conversation: ConversationId,
    /// The news, in the form of `aisle_domain::news::News`.
    #[schemars(with = "Value")]
    pub notice: News,
    /// How often it waited for a command to end.
    #[serde(default)]
    pub tries: u8,
}

/// News for everybody who watches an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FanOut {
    /// Version of this message; 1.
    pub v: u8,
    /// What, and after whom.
    pub fan_out: FanningOut,
}

/// What is told, and after whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FanningOut {
    /// The news, in the form of `aisle_domain::news::News`.
    #[schemars(with = "Value")]
    pub notice: News,
    /// Conversations up to this one were served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub after: Option<ConversationId>,
}

impl SyncTask {
    /// An event that is to be tried again.
    #[must_use]
    pub const fn again(again: u8, event: Value) -> Self {
        Self::Again(Again { v: VERSION, again, event })
    }

    /// News for one conversation.
    #[must_use]
    pub const fn tell(conversation: ConversationId, notice: News, tries: u8) -> Self {
        Self::Tell(Tell { v: VERSION, tell: Telling { conversation, notice, tries } })
    }

    /// News for those who watch an item, after one of them.
    #[must_use]
    pub const fn fan_out(notice: News, after: Option<ConversationId>) -> Self {
        Self::FanOut(FanOut { v: VERSION, fan_out: FanningOut { notice, after } })
    }

    const fn version(&self) -> u8 {
        match self {
            Self::Again(message) => message.v,
            Self::Tell(message) => message.v,
            Self::FanOut(message) => message.v,
        }
    }

    /// The task of a JSON value.
    ///
    /// # Errors
    /// [`DecodeError`] when it has another shape, or a version that is not known.
    pub fn of_value(value: &Value) -> Result<Self, DecodeError> {
        let newer = |v: &u64| *v == 0 || *v > u64::from(VERSION);
        if let Some(v) = value.get("v").and_then(Value::as_u64).filter(newer) {
            return Err(DecodeError::Version(v));
        }
        let task = Self::deserialize(value).map_err(|_| DecodeError::Json(JsonProblem::Shape))?;
        crate::version::check_version(task.version(), VERSION)?;
        Ok(task)
    }
}

impl SyncMessage {
    /// The message of a body. Whatever is no task of ours is taken for an event, which is refused
    /// where it is none.
    ///
    /// # Errors
    /// [`DecodeError`] when it is no JSON, or a task of a version that is not known.
    pub fn decode(body: &str) -> Result<Self, DecodeError> {
        let value: Value = serde_json::from_str(body)
            .map_err(|error| DecodeError::Json(error.classify().into()))?;
        let is_task = value.get("detail-type").is_none()
            && ["again", "tell", "fan_out"].iter().any(|name| value.get(name).is_some());
        if is_task { SyncTask::of_value(&value).map(Self::Task) } else { Ok(Self::Event(value)) }
    }

    /// The message as a body.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self {
            Self::Event(event) => event.to_string(),
            // Writing these types cannot fail: no maps with other keys than texts.
            Self::Task(task) => serde_json::to_string(task).unwrap_or_default(),
        }
    }
}
