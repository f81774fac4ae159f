//! The proof that the policy allows a change. Nothing but [`crate::Policy::authorise`] makes one.

use aisle_domain::after_sales::{Quote, Reason};

use crate::plan::Change;

/// Proof that a change is allowed by a policy: what an order book takes to act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    change: Change,
    quote: Quote,
    policy_version: String,
    rules: Vec<String>,
}

impl Permit {
    /// Only for `policy`: the one place that decides.
    pub(crate) fn grant(
        change: Change,
        quote: Quote,
        policy_version: String,
        rules: Vec<String>,
    ) -> Self {
        Self { change, quote, policy_version, rules }
    }

    /// What is to be done.
    #[must_use]
    pub const fn change(&self) -> &Change {
        &self.change
    }

    /// What the shopper was told will happen.
    #[must_use]
    pub const fn quote(&self) -> &Quote {
        &self.quote
    }

    /// The version of the policy that allowed it.
    #[must_use]
    pub fn policy_version(&self) -> &str {
        &self.policy_version
    }

    /// The ids of the rules that allowed it.
    #[must_use]
    pub fn rules(&self) -> &[String] {
        &self.rules
    }
}

/// What the policy says.
#[allow(clippy::large_enum_variant)] // one at a time, never in a list
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It may be done at once.
    Allowed(Box<Permit>),
    /// A person must approve it first.
    NeedsReview {
        /// What exactly would happen.
        quote: Quote,
        /// The ids of the rules that ask for it.
        rules: Vec<String>,
    },
    /// It must not be done.
    Refused {
        /// Why; never empty.
        reasons: Vec<Reason>,
        /// The ids of the rules that refuse; empty where it is no matter of policy.
        rules: Vec<String>,
    },
}
