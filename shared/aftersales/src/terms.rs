//! The merchant's terms: what is a number or a choice rather than a rule. They stand in `terms.toml`
//! beside the rules; a pack without that file has the defaults.

use serde::Deserialize;

/// When money arrives, in working days from the first to the last.
pub(crate) type Days = (u8, u8);

/// What a merchant promises about money.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Terms {
    /// Working days until a refund arrives, by what it goes to.
    pub(crate) refund_days: RefundDays,
    /// What holds for returns.
    pub(crate) returns: Returns,
}

/// Working days until a refund arrives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RefundDays {
    gift_card: Days,
    card: Days,
    wallet: Days,
}

impl Default for RefundDays {
    fn default() -> Self {
        Self { gift_card: (0, 0), card: (5, 7), wallet: (5, 7) }
    }
}

impl RefundDays {
    /// Those of a kind of payment method, by its name in policies.
    pub(crate) fn of(&self, kind: &str) -> Days {
        match kind {
            "gift_card" => self.gift_card,
            "card" => self.card,
            _ => self.wallet,
        }
    }

    fn all(&self) -> [Days; 3] {
        [self.gift_card, self.card, self.wallet]
    }
}

/// What holds for returns.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Returns {
    /// When the money goes back.
    pub(crate) refund: RefundWhen,
}

/// When the money of a return goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RefundWhen {
    /// When the goods are back.
    #[default]
    WhenBack,
    /// When the return is asked for.
    AtOnce,
}

/// Why a terms file cannot be used.
#[derive(Debug)]
pub(crate) struct InvalidTerms {
    /// The line, from one.
    pub(crate) line: usize,
    /// What is wrong, and what to do.
    pub(crate) problem: String,
}

impl Terms {
    /// Reads a terms file.
    pub(crate) fn parse(text: &str) -> Result<Self, InvalidTerms> {
        let terms: Self = toml::from_str(text).map_err(|error| InvalidTerms {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            problem: error.message().to_owned(),
        })?;
        if let Some((first, last)) = terms.refund_days.all().into_iter().find(|(a, b)| a > b) {
            let line = text.lines().position(|line| line.contains("refund_days")).unwrap_or(0) + 1;
            let problem = format!("{first} to {last} days: write the smaller number first");
            return Err(InvalidTerms { line, problem });
        }
        Ok(terms)
    }
}

/// The line, from one, that a byte of a text stands in.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}
