//! What a message is read against: the conversation that it stands in. What the conversation wants
//! is decided elsewhere.

use aisle_domain::language::Language;
use aisle_domain::money::Currency;
use jiff::civil::DateTime;

/// The circumstances in which a message is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// The wall clock in the conversation's time zone; "tomorrow" is counted from its date.
    pub now: DateTime,
    /// The language of the message, if it is known.
    pub language: Option<Language>,
    /// The shop's currency: what a bare "$" or "¥" stands for where it fits, and an amount
    /// without a currency.
    pub currency: Currency,
}

impl Situation {
    /// When nothing is known of the conversation: no day is found that depends on today, and "$"
    /// is the dollar of the United States.
    pub const UNKNOWN: Self = Self { now: DateTime::MIN, language: None, currency: Currency::USD };

    /// A situation at this time, in a language that the words themselves must tell.
    #[must_use]
    pub const fn new(now: DateTime, currency: Currency) -> Self {
        Self { now, language: None, currency }
    }

    /// The same with the message's language.
    #[must_use]
    pub const fn in_language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// The same in this language where none is known.
    pub(crate) fn or_in(self, language: Option<Language>) -> Self {
        Self { language: self.language.or(language), ..self }
    }
}
