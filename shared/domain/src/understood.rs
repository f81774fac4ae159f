//! What understanding makes of a message: the value that passes from `understanding` to
//! `dialogue`. It proposes; it never authorises.

use jiff::civil::Date;

use crate::ids::{ItemId, OrderNumber, ProductId, TrackingNumber};
use crate::language::Language;
use crate::money::Money;

/// Name of an intent as the merchant pack lists it, for example `track_order`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IntentName(pub String);

impl IntentName {
    /// An intent by its name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One message, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The language it is written in; `None` if it could be any (digits, emoji, an order number
    /// alone).
    pub language: Option<Detected>,
    /// What is wanted, each with the part of the message that says so; empty when refused. The
    /// best first.
    pub intents: Vec<ScoredIntent>,
    /// Why nothing is wanted, when `intents` is empty.
    pub refusal: Option<Refusal>,
    /// The ranked rest, for clarifying questions; never empty for a non-empty text.
    pub alternatives: Vec<ScoredIntent>,
    /// What is named in it, in order of appearance.
    pub entities: Vec<Entity>,
    /// How the shopper feels.
    pub mood: Mood,
}

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// Which.
    pub language: Language,
    /// In which letters.
    pub script: Script,
    /// How sure that is, in 0..=1; it grows with the amount of text.
    pub confidence: f32,
}

/// The letters that a text is mainly written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Chinese characters that only the simplified form has, or that both forms have.
    SimplifiedHan,
    /// Chinese characters, some of which only the traditional form has.
    TraditionalHan,
    /// Japanese: kana, with or without Chinese characters.
    Japanese,
    /// Korean letters.
    Hangul,
    /// Arabic letters.
    Arabic,
    /// Cyrillic letters.
    Cyrillic,
}

impl Script {
    /// Its ISO 15924 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Latin => "Latn",
            Self::SimplifiedHan => "Hans",
            Self::TraditionalHan => "Hant",
            Self::Japanese => "Jpan",
            Self::Hangul => "Kore",
            Self::Arabic => "Arab",
            Self::Cyrillic => "Cyrl",
        }
    }
}

/// How a shopper feels, read from one message: three signals that are looked at separately.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mood {
    /// Glad, neither, or unhappy.
    pub sentiment: Sentiment,
    /// How much haste is in it, in 0..=1.
    pub urgency: f32,
    /// How much anger is in it, in 0..=1. Who is unhappy need not be angry.
    pub anger: f32,
}

/// Glad, neither, or unhappy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sentiment {
    /// Unhappy.
    Negative,
    /// Neither.
    #[default]
    Neutral,
    /// Glad.
    Positive,
}

impl Sentiment {
    /// Its name, as phrases and results have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Neutral => "neutral",
            Self::Positive => "positive",
        }
    }
}

/// An intent with its calibrated probability in 0..=1.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredIntent {
    /// Which.
    pub intent: IntentName,
    /// How likely.
    pub confidence: f32,
    /// The part of the message that says so, where that is known.
    pub span: Option<Span>,
}

/// A part of a message, in bytes of the original text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
}

/// Why a message was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing a shop's service is for.
    OutOfScope,
    /// Two intents are about equally likely.
    Ambiguous(IntentName, IntentName),
    /// No letter or digit in it.
    Empty,
    /// Longer than is read.
    TooLong,
    /// Letters that make no words.
    Gibberish,
}

impl Refusal {
    /// Its name in events.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OutOfScope => "out_of_scope",
            Self::Ambiguous(..) => "ambiguous",
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::Gibberish => "gibberish",
        }
    }
}

/// Something named in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Where it starts, in bytes of the original text.
    pub start: usize,
    /// Where it ends, exclusive, in bytes of the original text.
    pub end: usize,
    /// What it is.
    pub value: EntityValue,
}

/// What a named thing is, in its normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntityValue {
    /// An order number.
    OrderNumber(OrderNumber),
    /// A carrier's number for a parcel.
    Tracking {
        /// The number, upper case without spaces.
        number: TrackingNumber,
        /// Whose it is, in lower case (`ups`, `fedex`, …), where its form or the shopper tells.
        carrier: Option<&'static str>,
    },
    /// A phone number as E.164 (`+4915112345678`) where the country is told or certain, else its
    /// digits as they were written.
    Phone(String),
    /// An e-mail address, lower case.
    Email(String),
    /// A link, as it was written.
    Url(String),
    /// A postcode, upper case without spaces.
    Postcode(String),
    /// A day.
    Date(Date),
    /// A month named without a day: its first and its last day.
    Month(Date, Date),
    /// A stretch of time.
    Period(Period),
    /// An amount of money.
    Amount(Money),
    /// How many of something.
    Quantity(u32),
    /// "the second one": a position from the front (1, 2, …) or from the end (-1 is the last).
    Ordinal(i8),
    /// A size, upper case where it is letters: `42`, `XL`, `S/M`, `36-38`.
    Size(String),
    /// A colour by its English name.
    Colour(&'static str),
    /// A postal address without its postcode, as it was written.
    Address(String),
    /// A coupon code, upper case.
    CouponCode(String),
    /// A way to pay: `paypal`, `visa`, `card`, `cash_on_delivery`, …
    PaymentMethod(&'static str),
    /// A country by its ISO 3166 code of two letters.
    Country(&'static str),
    /// A product of the catalogue.
    Product {
        /// Which.
        product: ProductId,
        /// Its variant, where the words leave only one.
        item: Option<ItemId>,
    },
}

/// A stretch of time: of the calendar, or a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// From the first day to the last, both in it.
    Days(Date, Date),
    /// So many days; working days are counted as they are said.
    Length(u32),
    /// So many minutes; lengths of less than a day.
    Minutes(u32),
}

impl EntityValue {
    /// The name of the type on every wire.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::OrderNumber(_) => "order_number",
            Self::Tracking { .. } => "tracking_number",
            Self::Phone(_) => "phone",
            Self::Email(_) => "email",
            Self::Url(_) => "url",
            Self::Postcode(_) => "postcode",
            Self::Date(_) | Self::Month(..) => "date",
            Self::Period(_) => "period",
            Self::Amount(_) => "amount",
            Self::Quantity(_) => "quantity",
            Self::Ordinal(_) => "ordinal",
            Self::Size(_) => "size",
            Self::Colour(_) => "colour",
            Self::Address(_) => "address",
            Self::CouponCode(_) => "coupon_code",
            Self::PaymentMethod(_) => "payment_method",
            Self::Country(_) => "country",
            Self::Product { .. } => "product",
        }
    }
}

impl Understood {
    /// The best intent that may be acted on.
    #[must_use]
    pub fn intent(&self) -> Option<&str> {
        self.intents.first().map(|scored| scored.intent.as_str())
    }

    /// The first order number named.
    #[must_use]
    pub fn order_number(&self) -> Option<&OrderNumber> {
        self.entities.iter().find_map(|entity| match &entity.value {
            EntityValue::OrderNumber(number) => Some(number),
            _ => None,
        })
    }

    /// The order numbers named, each once, in their own order.
    #[must_use]
    pub fn order_numbers(&self) -> Vec<&OrderNumber> {
        let named = self.entities.iter().filter_map(|entity| match &entity.value {
            EntityValue::OrderNumber(number) => Some(number),
            _ => None,
        });
        let mut numbers: Vec<&OrderNumber> = named.collect();
        numbers.sort();
        numbers.dedup();
        numbers
    }

    /// The first position named.
    #[must_use]
    pub fn ordinal(&self) -> Option<i8> {
        self.entities.iter().find_map(|entity| match entity.value {
            EntityValue::Ordinal(position) => Some(position),
            _ => None,
        })
    }
}
