//! Amounts of money as each language writes numbers, from the Unicode locale data, with the
//! currency's code behind. Which amount is told is decided elsewhere.

use aisle_domain::language::Language;
use aisle_domain::money::{Currency, Money};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};

use crate::dates::locale;

/// An amount as the language writes it: `1299.00 EUR`, `1299,00 EUR`.
pub(crate) fn in_words(money: Money, language: Language) -> String {
    let number = number(money, language);
    number.map_or_else(|| money.to_string(), |it| format!("{it} {}", money.currency.code()))
}

/// The amount that a text in the neutral form is, as the language writes it.
pub(crate) fn of_text(text: &str, language: Language) -> Option<String> {
    let (decimal, code) = text.split_once(' ')?;
    let money = Money::parse(decimal, Currency::new(code).ok()?).ok()?;
    Some(in_words(money, language))
}

/// `None` for a locale that the data does not have.
fn number(money: Money, language: Language) -> Option<String> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Never);
    let formatter = DecimalFormatter::try_new(locale(language).into(), options).ok()?;
    let mut decimal = Decimal::from(money.minor);
    decimal.multiply_pow10(-i16::try_from(money.currency.exponent()).ok()?);
    Some(formatter.format(&decimal).to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn each_language_writes_amounts_its_own_way() {
        let euros = Money::new(129_900, Currency::new("EUR").unwrap());
        for (language, expected) in [
            (Language::En, "1299.00 EUR"),
            (Language::Zh, "1299.00 EUR"),
            (Language::De, "1299,00 EUR"),
            (Language::Fr, "1299,00 EUR"),
            (Language::Ru, "1299,00 EUR"),
            (Language::Id, "1299,00 EUR"),
            (Language::Ja, "1299.00 EUR"),
        ] {
            assert_eq!(in_words(euros, language), expected);
        }
        let yen = Money::new(-5_000, Currency::new("JPY").unwrap());
        assert_eq!(in_words(yen, Language::De), "-5000 JPY");
        let cents = Money::new(5, Currency::new("USD").unwrap());
        assert_eq!(in_words(cents, Language::It), "0,05 USD");
        for language in Language::ALL {
            assert!(in_words(euros, language).ends_with(" EUR"), "{language:?}");
        }
    }

    #[test]
    fn a_text_that_is_no_amount_stays_what_it_is() {
        assert_eq!(of_text("20.00 EUR", Language::Es).unwrap(), "20,00 EUR");
        for text in ["", "20.00", "twenty EUR", "shirt M", "20.001 EUR"] {
            assert_eq!(of_text(text, Language::De), None, "{text}");
        }
    }
}
