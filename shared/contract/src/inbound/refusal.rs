//! Why an event is not taken, and the form in which it is put aside.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Of an event that is no JSON, so many characters are kept.
const RAW_CHARS: usize = 1_000;

/// Why an event is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Not an EventBridge event, or without what every detail has.
    Malformed,
    /// Its `detail-type` is not known.
    UnknownType,
    /// Its `v` is not known.
    UnknownVersion,
    /// Its account may not send.
    WrongAccount,
    /// Its source is none of the shop's.
    WrongSource,
    /// It is about another shop.
    UnknownShop,
    /// It is larger than EventBridge takes.
    TooLarge,
    /// It was put too long ago.
    TooOld,
    /// It says to have happened later than now.
    InFuture,
    /// It is about an order that is not there, after waiting for it.
    UnknownOrder,
    /// It is about a product or an item that is not there, after waiting for it.
    UnknownProduct,
    /// The order cannot be.
    InvalidOrder,
    /// The parcel cannot be.
    InvalidShipment,
    /// The refund cannot be.
    InvalidRefund,
    /// The product cannot be.
    InvalidProduct,
    /// The stock cannot be.
    InvalidStock,
    /// The document cannot be.
    InvalidDocument,
    /// The record has more parts than are kept.
    TooManyParts,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Malformed,
        Self::UnknownType,
        Self::UnknownVersion,
        Self::WrongAccount,
        Self::WrongSource,
        Self::UnknownShop,
        Self::TooLarge,
        Self::TooOld,
        Self::InFuture,
        Self::UnknownOrder,
        Self::UnknownProduct,
        Self::InvalidOrder,
        Self::InvalidShipment,
        Self::InvalidRefund,
        Self::InvalidProduct,
        Self::InvalidStock,
        Self::InvalidDocument,
        Self::TooManyParts,
    ];

    /// Its name on the wire and in metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::UnknownType => "unknown_type",
            Self::UnknownVersion => "unknown_version",
            Self::WrongAccount => "wrong_account",
            Self::WrongSource => "wrong_source",
            Self::UnknownShop => "unknown_shop",
            Self::TooLarge => "too_large",
            Self::TooOld => "too_old",
            Self::InFuture => "in_future",
            Self::UnknownOrder => "unknown_order",
            Self::UnknownProduct => "unknown_product",
            Self::InvalidOrder => "invalid_order",
            Self::InvalidShipment => "invalid_shipment",
            Self::InvalidRefund => "invalid_refund",
            Self::InvalidProduct => "invalid_product",
            Self::InvalidStock => "invalid_stock",
            Self::InvalidDocument => "invalid_document",
            Self::TooManyParts => "too_many_parts",
        }
    }

    /// What to do about it.
    const fn advice(self) -> &'static str {
        match self {
            Self::Malformed => "send an event that fits docs/protocol/schema/inbound-event.json",
            Self::UnknownType => "use one of the types in docs/events-in.md",
            Self::UnknownVersion => "send version 1, or deploy a release that reads this one",
            Self::WrongAccount => "name the account in AISLE_EVENT_ACCOUNTS if it may send",
            Self::WrongSource => "a source begins with `shop`",
            Self::UnknownShop => "leave `shop` out, or send it to the deployment of that shop",
            Self::TooLarge => "an event has at most 256 KB; split what it holds",
            Self::TooOld => "events of the last 14 days are taken; send the record as it is now",
            Self::InFuture => "mend the clock of the source; `at` may be a day ahead at most",
            Self::UnknownOrder => "send `Order Changed` for it first, then redrive this",
            Self::UnknownProduct => "send `Product Changed` for it first, then redrive this",
            Self::InvalidOrder
            | Self::InvalidShipment
            | Self::InvalidRefund
            | Self::InvalidProduct
            | Self::InvalidStock
            | Self::InvalidDocument => "mend the field and send the event again",
            Self::TooManyParts => "a record has at most 1000 parts that are told of",
        }
    }
}

/// A refusal: why, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {about}: {}", .reason.name(), .reason.advice())]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The field or the record that it is about; holds nothing that was sent but ids.
    pub about: String,
}

impl Refusal {
    /// A refusal that is about a field or a record.
    #[must_use]
    pub fn new(reason: Reason, about: &str) -> Self {
        Self { reason, about: about.to_owned() }
    }

    /// A refusal of what is no event of this form.
    #[must_use]
    pub fn malformed(field: &str) -> Self {
        Self::new(Reason::Malformed, field)
    }
}

/// A refused event as it is put aside, in the dead-letter queue of `sync`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefusedEvent {
    /// Version of this form; 1.
    pub v: u8,
    /// The reason's name; others may come.
    pub reason: String,
    /// What it is about and what to do; no customer text.
    pub detail: String,
    /// When, RFC 3339 in UTC.
    pub refused_at: String,
    /// The event as it came; of what is no JSON or is too large, `{"raw": "its beginning"}`.
    pub event: Value,
}

impl RefusedEvent {
    /// A refused event, of its body as it came.
    #[must_use]
    pub fn of(refusal: &Refusal, body: &str, refused_at: aisle_domain::Timestamp) -> Self {
        let whole = body.len() <= super::MAX_BYTES;
        let json = whole.then(|| serde_json::from_str::<Value>(body).ok()).flatten();
        let raw = || json!({"raw": body.chars().take(RAW_CHARS).collect::<String>()});
        Self {
            v: super::VERSION,
            reason: refusal.reason.name().to_owned(),
            detail: format!("{}: {}", refusal.about, refusal.reason.advice()),
            refused_at: refused_at.to_string(),
            event: json.filter(Value::is_object).unwrap_or_else(raw),
        }
    }

    /// The form in which it is put aside.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Writing this type cannot fail: no maps with other keys than texts.
        serde_json::to_string(self).unwrap_or_default()
    }
}
