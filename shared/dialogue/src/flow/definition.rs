//! What a flow is, once it is read: slots and steps. How it is written down is `parse`'s business,
//! how it is gone through, `walk`'s.

use aisle_domain::shop::OrderStatus;

use super::repair::{TRACK, TRACK_ORDER};

/// All flows of a pack: those of today, and those that a running flow may have begun with.
#[derive(Debug, Clone, Default)]
pub struct Flows {
    pub(super) version: String,
    pub(super) flows: Vec<Flow>,
    pub(super) previous: Vec<Flows>,
}

/// How one thing is got done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The file that it is written in.
    pub file: String,
    /// Its name; `flow-<name>` is what it is called in words.
    pub name: String,
    /// The intents that start it.
    pub starts_on: Vec<String>,
    /// What it collects, in the order of the steps.
    pub slots: Vec<Slot>,
    /// What it does, in order; some lead further on.
    pub steps: Vec<Step>,
}

/// A value that a flow collects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: SlotKind,
    /// The wording that asks for it.
    pub ask: String,
    /// For an order: those in another status are not offered while there are some in these.
    pub statuses: Vec<OrderStatus>,
    /// For words and a phone number: what the account knows of it.
    pub account: Option<AccountField>,
}

/// What an account knows, which a shopper need not say again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountField {
    /// The shopper's name.
    Name,
    /// The shopper's phone number.
    Phone,
}

/// What a slot can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotKind {
    /// One of the shopper's orders.
    Order,
    /// Items of the order.
    Items,
    /// Items of the order, and what is wanted instead.
    Swaps,
    /// Something that the customer can pay with.
    PaymentMethod,
    /// A postal address.
    Address,
    /// One of these; `option-<name>` is what it is called, `heard-<name>` how else it is said.
    Option(Vec<String>),
    /// Words, as they were said.
    Text,
    /// A phone number.
    Phone,
    /// A day from today on.
    Day,
    /// Things of the shop to be bought, with how many of each.
    Goods,
    /// A link: `https://…`.
    Link,
}

impl SlotKind {
    /// Its name in flow files.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Items => "items",
            Self::Swaps => "swaps",
            Self::PaymentMethod => "payment_method",
            Self::Address => "address",
            Self::Option(_) => "option",
            Self::Text => "text",
            Self::Phone => "phone",
            Self::Day => "day",
            Self::Goods => "goods",
            Self::Link => "link",
        }
    }

    /// Whether it is read against what the order book says.
    #[must_use]
    pub const fn needs_record(&self) -> bool {
        matches!(self, Self::Items | Self::Swaps | Self::PaymentMethod | Self::Address)
    }
}

/// One step of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it is written: line and column, from 1.
    pub at: (usize, usize),
    /// The name that others lead to it by.
    pub id: Option<String>,
    /// It is passed over unless all of these hold.
    pub when: Vec<Condition>,
    /// What it does.
    pub kind: StepKind,
}

/// What must hold for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// A slot, or `order.status`.
    pub slot: String,
    /// One of these: names of options or statuses, `known` or `missing`.
    pub is: Vec<String>,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// Asks for a slot, unless it is known.
    Collect(String),
    /// Goes on further down.
    Go(Target),
    /// Says a wording, once.
    Say(String),
    /// Tells where the order of the slot `order` is, once.
    LookUp,
    /// Works a request out, says what will happen, and does it after a clear yes.
    Act {
        /// The request's name.
        request: String,
        /// Options that need not be collected, as (field, name).
        with: Vec<(String, String)>,
        /// A wording that is part of the summary.
        note: Option<String>,
    },
    /// Hands over to a human; the wording says why.
    HandOver(String),
    /// Goes on with another flow, with what is known.
    Link(String),
}

/// Where a step leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The step at this position; always further down.
    Step(usize),
    /// The end.
    End,
}

impl Flow {
    /// A slot by its name.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }

    /// The slot that holds the order, if it has one.
    #[must_use]
    pub fn order_slot(&self) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.kind == SlotKind::Order)
    }

    /// Whether any of its slots is read against what the order book says.
    #[must_use]
    pub fn reads_record(&self) -> bool {
        self.slots.iter().any(|slot| slot.kind.needs_record())
    }
}

impl Flows {
    /// No flow at all.
    #[must_use]
    pub const fn none() -> Self {
        Self { version: String::new(), flows: Vec::new(), previous: Vec::new() }
    }

    /// With flows of earlier versions, on which what began with them ends.
    #[must_use]
    pub fn with_previous(mut self, previous: Vec<Self>) -> Self {
        self.previous = previous;
        self
    }

    /// The version: a short hash of the files.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The flows of today, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Flow> {
        self.flows.iter()
    }

    /// A flow of today.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Flow> {
        self.flows.iter().find(|flow| flow.name == name)
    }

    /// A flow of the version that somebody began with.
    #[must_use]
    pub fn of_version(&self, name: &str, version: &str) -> Option<&Flow> {
        let of_version = if version == self.version {
            Some(self)
        } else {
            self.previous.iter().find(|flows| flows.version == version)
        };
        let own = of_version.and_then(|flows| flows.get(name));
        own.or_else(|| (name == TRACK_ORDER && self.get(name).is_none()).then(|| &*TRACK))
    }

    /// The flow that an intent starts.
    #[must_use]
    pub fn starting_on(&self, intent: &str) -> Option<&Flow> {
        self.flows.iter().find(|flow| flow.starts_on.iter().any(|on| on == intent))
    }
}
