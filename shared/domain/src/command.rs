//! Commands: the work that an entry orders from the `order` function, how it ended, and what is kept
//! of it for whoever must account for it.

use serde::{Deserialize, Serialize};

use crate::after_sales::Request;
use crate::identity::Proof;
use crate::ids::{OrderNumber, Seq, ShopperId, Step};

/// Work for the `order` function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its place within the entry.
    pub step: Step,
    /// What to do.
    pub action: Action,
}

/// What can be done with orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Look an order up for somebody who must prove to be allowed to see it.
    LookUpOrder {
        /// Which order.
        number: OrderNumber,
        /// What was shown for it.
        proof: Proof,
    },
    /// List a signed-in shopper's most recent orders.
    ListOrders {
        /// Whose.
        shopper: ShopperId,
    },
    /// Read what a request will be put together from: the order with its products, and the customer.
    ReadRecord {
        /// Which order; `None` for the customer alone.
        order: Option<OrderNumber>,
        /// What was shown for it.
        proof: Proof,
    },
    /// Work out what a request would do, and whether it may.
    Prepare {
        /// What is wanted.
        request: Box<Request>,
        /// What was shown for it.
        proof: Proof,
    },
    /// Do what the shopper confirmed.
    Perform {
        /// What is wanted.
        request: Box<Request>,
        /// What was shown for it.
        proof: Proof,
        /// The digest of the quote that was confirmed.
        confirmed: String,
    },
}

impl Action {
    /// Whether it changes something in the shop. Such a command stands in an entry of its own
    /// before it is executed, and is never one step of several.
    #[must_use]
    pub const fn writes(&self) -> bool {
        matches!(self, Self::Perform { .. })
    }
}

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandDone {
    /// The entry that ordered it.
    pub of: Seq,
    /// Its place there.
    pub step: Step,
    /// How it ended.
    pub outcome: CommandOutcome,
    /// For a request: who was allowed or refused what, by which rules.
    pub audit: Option<Box<Audit>>,
}

/// What is kept of a request for whoever must account for it. It stands in the log, which is only
/// ever appended to, in the entry that told the shopper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// The request's name.
    pub request: String,
    /// The order that it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderNumber>,
    /// How far it came.
    pub stage: Stage,
    /// Codes of the reasons, where it was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// Ids of the rules that allowed or refused it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// The version of the policy.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub policy_version: String,
    /// The order's revision before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision_before: Option<u64>,
    /// The order's revision after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision_after: Option<u64>,
    /// The digest of the quote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// While it is unsettled: how often its end was looked up since.
    #[serde(default)]
    pub looked_up: u8,
}

/// How far a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It was worked out and may be done once it is confirmed.
    Quoted,
    /// A person must approve it.
    InReview,
    /// It must not be done.
    Refused,
    /// It was done.
    Done,
    /// It was confirmed, but the order had changed; it was quoted again.
    Changed,
    /// Whether it was done is not known yet.
    Unsettled,
    /// Whether it was done could not be found out; a human was asked to.
    GivenUp,
}

impl Stage {
    /// Its name on every wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::InReview => "in_review",
            Self::Refused => "refused",
            Self::Done => "done",
            Self::Changed => "changed",
            Self::Unsettled => "unsettled",
            Self::GivenUp => "given_up",
        }
    }
}

/// The ways a command can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandOutcome {
    /// Done; the reply tells.
    Done,
    /// There is nothing that this shopper may see. Says the same for a missing and a foreign order.
    NotFound,
    /// The order book did not answer in time; told honestly.
    Unknown,
    /// The policy, or the shop, does not allow it.
    Refused,
}
