//! A flow in progress: what is being got done, what is known for it, and what was asked last. The
//! steps of a flow are the merchant's data and `dialogue`'s business.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::after_sales::{NewLine, Quote, Swap};
use crate::ids::{ItemId, OrderNumber, PaymentMethodId, Seq};
use crate::shop::Address;

/// A flow that is going on, or was left for another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// Its name in the pack.
    pub flow: String,
    /// The version of the pack's flows that it began with.
    pub version: String,
    /// What is known, by slot.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub slots: BTreeMap<String, SlotValue>,
    /// What was asked last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// What the shopper said since the flow began, newest last, as far as it may still fill slots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<String>,
    /// What will happen, once it was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Box<Quote>>,
    /// Answers in a row that did not help.
    #[serde(default)]
    pub unclear: u8,
    /// The entry that asked last. An answer that was given before it was asked is none.
    #[serde(default)]
    pub asked_at: Seq,
    /// When the shopper last said something to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_at: Option<Timestamp>,
    /// How many of `said` were read against the order book.
    #[serde(default)]
    pub read: u8,
    /// What the last message might be about instead, if it turns out not to answer: an intent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<String>,
    /// Steps that were done once and are not done again, by position.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<u8>,
    /// Flows that were left for this one, newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Running>,
}

/// What a flow asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// For a slot.
    Slot(String),
    /// For what shows that the order is the shopper's.
    Proof,
    /// Whether what the quote says shall be done.
    Confirm,
    /// Whether to go on with a flow that was left.
    GoOn,
}

/// What a slot holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotValue {
    /// An order.
    Order(OrderNumber),
    /// Items of an order; one that is meant twice stands twice.
    Items(Vec<ItemId>),
    /// Items and what is wanted instead.
    Swaps(Vec<Swap>),
    /// What pays, or receives money.
    Method(PaymentMethodId),
    /// An address.
    Address(Address),
    /// One of the flow's options.
    Option(String),
    /// Words.
    Text(String),
    /// A phone number.
    Phone(String),
    /// A day.
    Day(Date),
    /// Things to be bought.
    Goods(Vec<NewLine>),
}
