//! What a message is read against: the conversation that it stands in, and where the shop is at
//! home. What the conversation wants is decided elsewhere; nobody here asks a clock.

use aisle_domain::language::Language;
use aisle_domain::money::Currency;
use aisle_domain::understood::{Detected, Script};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Where a shop is at home: what its shoppers mean by "tomorrow" and by a bare "$".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Whose wall clock counts.
    pub time_zone: TimeZone,
    /// What prices are in.
    pub currency: Currency,
}

impl Home {
    /// The circumstances of a message that is read at `now`, in a conversation in this language
    /// where it is known.
    #[must_use]
    pub fn situation(&self, now: Timestamp, language: Option<Language>) -> Situation {
        Situation { now: self.time_zone.to_datetime(now), language, currency: self.currency }
    }
}

impl Default for Home {
    /// Universal time and the dollar of the United States.
    fn default() -> Self {
        Self { time_zone: TimeZone::UTC, currency: Currency::USD }
    }
}

/// The circumstances in which a message is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// The wall clock of the shop's time zone; "tomorrow" is counted from its date.
    pub now: DateTime,
    /// The language of the conversation, if it is known. A message that is surely in another one
    /// is read in its own.
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

    /// The same in a conversation in this language.
    #[must_use]
    pub const fn in_language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// The same in the language that a message's words tell, where they are sure or nothing else
    /// is known. One word like those of another language is no evidence.
    pub(crate) fn told(self, detected: Option<Detected>) -> Self {
        const SURE: f32 = 0.8;
        use Language::{Ar, Ja, Ko, Ru, Zh};
        // A few Chinese characters are no English, however few.
        let is_latin = !matches!(self.language, Some(Zh | Ja | Ko | Ar | Ru));
        let foreign = |it: &Detected| is_latin && it.script != Script::Latin;
        let told = |it: &Detected| it.confidence >= SURE || foreign(it);
        let sure = detected.filter(|it| self.language.is_none() || told(it));
        Self { language: sure.map(|it| it.language).or(self.language), ..self }
    }
}
