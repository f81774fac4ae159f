//! Everything that can be wrong with a shop file: what it is, how grave it is, and what to do.
//! Where it is wrong is the business of [`Problem`](crate::Problem). A fault never quotes an
//! e-mail address, a street or a name: reports end up in terminals and build logs.

use std::borrow::Cow;

use aisle_domain::money::Money;
use serde::Serialize;

/// What a fault does to the record that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing of the file could be read.
    Unreadable,
    /// The record was left out.
    Refused,
    /// The record was taken as it stands, but look at it.
    Warning,
}

/// What is wrong; the text says it in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs, reason = "each variant is described by its message")]
pub enum Fault {
    #[error("the file is {bytes} bytes long; at most {max} are read")]
    TooLarge { bytes: usize, max: usize },
    #[error("byte {offset} is not UTF-8")]
    NotUtf8 { offset: usize },
    #[error("not JSON at line {line}, column {column}: {why}")]
    NotJson { line: usize, column: usize, why: String },
    #[error("neither an aisle.shop file nor tau2-bench retail's db.json")]
    UnknownFormat,
    #[error("version {found} of the format is not known")]
    UnknownVersion { found: String },

    #[error("`{field}` is missing")]
    Missing { field: &'static str },
    #[error("must be {expected}, is {found}")]
    WrongType { expected: &'static str, found: &'static str },
    #[error("is empty")]
    Empty,
    #[error("is longer than {max} characters")]
    TooLong { max: usize },
    #[error("has a control character, such as a line break")]
    ControlCharacter,
    #[error("has {found} entries; at most {max} are taken")]
    TooMany { found: usize, max: usize },
    #[error("the record is {bytes} bytes long once stored; at most {max} fit")]
    RecordTooLarge { bytes: usize, max: usize },
    #[error("`{field}` is no field of this record and was ignored")]
    UnknownField { field: String },

    #[error("not an identifier: {why}")]
    InvalidId { why: String },
    #[error("begins with `guest:`, which is kept for orders without an account")]
    ReservedId,
    #[error("appears a second time; the first one counts")]
    Duplicate,
    #[error("not an amount: {why}")]
    InvalidAmount { why: String },
    #[error("is negative")]
    NegativeAmount,
    #[error("was rounded to {rounded}")]
    Rounded { rounded: Money },
    #[error("mixes {expected} and {found}")]
    MixedCurrencies { expected: String, found: String },
    #[error("adds up to more than an amount can hold")]
    AmountOutOfRange,
    #[error("is {total}, but the lines add up to {sum}")]
    TotalDiffers { total: Money, sum: Money },
    #[error("no known order status: {found}")]
    InvalidStatus { found: String },
    #[error("must be a whole number from 1 to {max}")]
    InvalidQuantity { max: u32 },
    #[error("must be a whole number of zero or more")]
    InvalidStock,
    #[error("no known status of a parcel: {found}")]
    InvalidCarrierStatus { found: String },
    #[error("not a point in time")]
    InvalidInstant,
    #[error("not a day")]
    InvalidDay,
    #[error("not an e-mail address")]
    InvalidEmail,
    #[error("only an order without `shopper` says itself what can pay")]
    NotAGuest,
    #[error("no e-mail address: the order has none and its shopper is not in the file")]
    NoEmail,
    #[error("the postcode is empty")]
    EmptyPostcode,
    #[error("not a link that starts with https://")]
    NotHttps,
    #[error("not a language tag")]
    InvalidLanguage,

    #[error("no known kind of payment method: {found}")]
    InvalidPaymentMethod { found: String },
    #[error("not the last four digits of a card")]
    InvalidLastFour,
    #[error("neither a charge nor a refund: {found}")]
    InvalidDirection { found: String },

    #[error("no product of this file has the id {id}")]
    UnknownProduct { id: String },
    #[error("the product has no variant {id}")]
    UnknownItem { id: String },
    #[error("no shopper of this file has this id")]
    UnknownShopper,
    #[error("the parcel holds {id}, which is not in the order")]
    ItemNotOrdered { id: String },
    #[error("the shopper has no payment method {id}")]
    UnknownPaymentMethod { id: String },
    #[error("lies in the future")]
    PlacedInFuture,
    #[error("arrived before the order was placed")]
    DeliveredBeforePlaced,
}

impl Fault {
    /// How grave it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::TooLarge { .. }
            | Self::NotUtf8 { .. }
            | Self::NotJson { .. }
            | Self::UnknownFormat
            | Self::UnknownVersion { .. } => Severity::Unreadable,
            Self::UnknownField { .. }
            | Self::Rounded { .. }
            | Self::TotalDiffers { .. }
            | Self::UnknownProduct { .. }
            | Self::UnknownItem { .. }
            | Self::UnknownShopper
            | Self::ItemNotOrdered { .. }
            | Self::UnknownPaymentMethod { .. }
            | Self::PlacedInFuture
            | Self::DeliveredBeforePlaced => Severity::Warning,
            _ => Severity::Refused,
        }
    }

    /// A name for programs that read the report; never changes once released.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::NotJson { .. } => "not_json",
            Self::UnknownFormat => "unknown_format",
            Self::UnknownVersion { .. } => "unknown_version",
            Self::Missing { .. } => "missing",
            Self::WrongType { .. } => "wrong_type",
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::ControlCharacter => "control_character",
            Self::TooMany { .. } => "too_many",
            Self::RecordTooLarge { .. } => "record_too_large",
            Self::UnknownField { .. } => "unknown_field",
            Self::InvalidId { .. } => "invalid_id",
            Self::ReservedId => "reserved_id",
            Self::Duplicate => "duplicate",
            Self::InvalidAmount { .. } => "invalid_amount",
            Self::NegativeAmount => "negative_amount",
            Self::Rounded { .. } => "rounded",
            Self::MixedCurrencies { .. } => "mixed_currencies",
            Self::AmountOutOfRange => "amount_out_of_range",
            Self::TotalDiffers { .. } => "total_differs",
            Self::InvalidStatus { .. } => "invalid_status",
            Self::InvalidQuantity { .. } => "invalid_quantity",
            Self::InvalidStock => "invalid_stock",
            Self::NotAGuest => "not_a_guest",
            Self::InvalidCarrierStatus { .. } => "invalid_carrier_status",
            Self::InvalidInstant => "invalid_instant",
            Self::InvalidDay => "invalid_day",
            Self::InvalidEmail => "invalid_email",
            Self::NoEmail => "no_email",
            Self::EmptyPostcode => "empty_postcode",
            Self::NotHttps => "not_https",
            Self::InvalidLanguage => "invalid_language",
            Self::InvalidPaymentMethod { .. } => "invalid_payment_method",
            Self::InvalidLastFour => "invalid_last_four",
            Self::InvalidDirection { .. } => "invalid_direction",
            Self::UnknownProduct { .. } => "unknown_product",
            Self::UnknownItem { .. } => "unknown_item",
            Self::UnknownShopper => "unknown_shopper",
            Self::ItemNotOrdered { .. } => "item_not_ordered",
            Self::UnknownPaymentMethod { .. } => "unknown_payment_method",
            Self::PlacedInFuture => "placed_in_future",
            Self::DeliveredBeforePlaced => "delivered_before_placed",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn fix(&self) -> Cow<'static, str> {
        let text = match self {
            Self::TooLarge { .. } => "split the file: orders may come in a file of their own",
            Self::NotUtf8 { .. } => "save the file as UTF-8",
            Self::NotJson { .. } => "correct the JSON there",
            Self::UnknownFormat => {
                "put \"format\": \"aisle.shop.v1\" first; see docs/shop-format.md"
            }
            Self::UnknownVersion { .. } => "write aisle.shop.v1, or import with a newer release",
            Self::Missing { field } => return format!("add `{field}`").into(),
            Self::WrongType { expected, .. } => return format!("write {expected}").into(),
            Self::Empty => "fill it in, or leave the field out if it is optional",
            Self::TooLong { .. } => "shorten it",
            Self::ControlCharacter => "write it on one line of plain text",
            Self::TooMany { .. } => "divide it into several files or records",
            Self::RecordTooLarge { .. } => "shorten names and options, or divide the record",
            Self::UnknownField { .. } => {
                "check the spelling; begin the name with `_` if it is a note of yours"
            }
            Self::InvalidId { .. } => "write the id with those characters only",
            Self::ReservedId => "choose another id; leave `shopper` out of a guest's order",
            Self::Duplicate => "remove one of the two, or give it an id of its own",
            Self::InvalidAmount { .. } => {
                "write the amount and its currency as text, such as \"49.90 USD\" or \"1200 JPY\""
            }
            Self::NegativeAmount => "write the amount that was charged; returns are a status",
            Self::Rounded { .. } => "write the amount with the currency's own digits",
            Self::MixedCurrencies { .. } => "charge all of it in one currency",
            Self::AmountOutOfRange => "correct the amount or the quantity",
            Self::TotalDiffers { .. } => {
                "nothing if shipping or a discount explains it; otherwise correct the total"
            }
            Self::InvalidStatus { .. } => {
                "write pending, processed, shipped, out_for_delivery, delivered, cancelled or \
                 returned"
            }
            Self::InvalidQuantity { .. } => "write how many were bought, as a number",
            Self::NotAGuest => "move `payment_methods` to the shopper",
            Self::InvalidStock => {
                "write how many there are, as a number; leave it out if not known"
            }
            Self::InvalidCarrierStatus { .. } => {
                "write label_created, in_transit, delayed, out_for_delivery, attempt_failed, \
                 ready_for_pickup, delivered or returning"
            }
            Self::InvalidInstant => {
                "write 2026-05-01T09:30:00Z, or relative to now \"-3d\", \"-2d4h\" or \
                 {\"days_ago\": 3}"
            }
            Self::InvalidDay => {
                "write 2026-05-01, or relative to today \"+2d\" or {\"days_ahead\": 2}"
            }
            Self::InvalidEmail => "write an address such as name@example.com",
            Self::NoEmail => "add `email`: a guest proves the order with it",
            Self::EmptyPostcode => "write the postcode: a guest proves the order with it",
            Self::NotHttps => "write the carrier's https address, or leave the link out",
            Self::InvalidLanguage => "write a tag such as en, zh or zh-Hant",
            Self::InvalidPaymentMethod { .. } => "write gift_card, card or wallet",
            Self::InvalidLastFour => "write four digits as text, such as \"0042\"",
            Self::InvalidDirection { .. } => "write charge or refund",
            Self::UnknownProduct { .. } => {
                "nothing if it is no longer sold; otherwise add the product or correct the id"
            }
            Self::UnknownItem { .. } => {
                "nothing if it is no longer sold; otherwise add the variant or correct the id"
            }
            Self::UnknownShopper => "add the shopper, or correct the id",
            Self::ItemNotOrdered { .. } => "correct the item, or add it to the order's lines",
            Self::UnknownPaymentMethod { .. } => {
                "nothing if it is no longer used; otherwise add it to the shopper or correct the id"
            }
            Self::PlacedInFuture => "correct `placed_at`",
            Self::DeliveredBeforePlaced => "correct `delivered_at` or `placed_at`",
        };
        Cow::Borrowed(text)
    }
}
