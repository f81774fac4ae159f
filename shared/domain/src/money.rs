//! Money in integer minor units with its currency. Arithmetic that would mix currencies or
//! overflow is an error; floating point never touches an amount.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// A text that is no currency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a currency is three capital letters of ISO 4217, such as USD")]
pub struct InvalidCurrency;

impl Currency {
    /// The dollar of the United States.
    pub const USD: Self = Self(*b"USD");

    /// The currency of an ISO 4217 code in capital letters.
    ///
    /// # Errors
    /// [`InvalidCurrency`] for anything but three capital letters.
    pub fn new(code: &str) -> Result<Self, InvalidCurrency> {
        match code.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(InvalidCurrency),
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the decimal point, as ISO 4217 lists them.
    #[must_use]
    pub fn exponent(&self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"XAF" | b"XOF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = InvalidCurrency;
    fn try_from(code: String) -> Result<Self, InvalidCurrency> {
        Self::new(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units (cents, fen, yen).
    pub minor: i64,
    /// Of what.
    pub currency: Currency,
}

/// Why two amounts cannot be added, or a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Amounts of two currencies.
    #[error("amounts of different currencies cannot be added")]
    CurrencyMismatch,
    /// Beyond what 64 bits hold.
    #[error("amount out of range")]
    Overflow,
    /// Not a decimal number with at most the currency's digits after the point.
    #[error("not a decimal amount with at most {0} digits after the point")]
    NotAnAmount(u32),
}

impl Money {
    /// An amount from minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Reads a decimal such as `47.84` or `-3`, without ever making a float of it.
    ///
    /// # Errors
    /// [`MoneyError::NotAnAmount`] or [`MoneyError::Overflow`].
    pub fn parse(decimal: &str, currency: Currency) -> Result<Self, MoneyError> {
        let digits_after = currency.exponent();
        let wrong = MoneyError::NotAnAmount(digits_after);
        let (negative, unsigned) = match decimal.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, decimal),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fraction = fraction.trim_end_matches('0');
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(wrong);
        }
        let Some(padding) =
            usize::try_from(digits_after).ok().and_then(|n| n.checked_sub(fraction.len()))
        else {
            return Err(wrong);
        };
        let minor: i64 = format!("{whole}{fraction}{}", "0".repeat(padding))
            .parse()
            .map_err(|_| MoneyError::Overflow)?;
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`] or [`MoneyError::Overflow`].
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch);
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, currency: self.currency })
    }
}

impl fmt::Display for Money {
    /// The neutral form, `1234.50 USD`; wording for shoppers is the dialogue's business.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exponent = self.currency.exponent();
        let sign = if self.minor < 0 { "-" } else { "" };
        let absolute = self.minor.unsigned_abs();
        let unit = 10_u64.pow(exponent);
        let (whole, fraction) = (absolute / unit, absolute % unit);
        if exponent == 0 {
            write!(f, "{sign}{whole} {}", self.currency.code())
        } else {
            let width = usize::try_from(exponent).unwrap_or(2);
            write!(f, "{sign}{whole}.{fraction:0width$} {}", self.currency.code())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn amounts_round_trip_through_their_decimal_form() {
        for (code, text, minor, shown) in [
            ("USD", "47.84", 4784, "47.84 USD"),
            ("USD", "47.8", 4780, "47.80 USD"),
            ("USD", "-0.5", -50, "-0.50 USD"),
            ("JPY", "1200", 1200, "1200 JPY"),
            ("KWD", "1.234", 1234, "1.234 KWD"),
            ("USD", "10.500", 1050, "10.50 USD"),
        ] {
            let money = Money::parse(text, Currency::new(code).unwrap()).unwrap();
            assert_eq!((money.minor, money.to_string().as_str()), (minor, shown));
        }
        for text in ["", ".", "1.234", "1e3", "--1", "1.-2", "99999999999999999999", "１"] {
            assert!(Money::parse(text, Currency::new("USD").unwrap()).is_err(), "{text}");
        }
    }

    #[test]
    fn currencies_do_not_mix() {
        let usd = Money::new(1, Currency::new("USD").unwrap());
        let eur = Money::new(1, Currency::new("EUR").unwrap());
        assert_eq!(usd.checked_add(eur), Err(MoneyError::CurrencyMismatch));
        let most = Money::new(i64::MAX, usd.currency);
        assert_eq!(most.checked_add(usd), Err(MoneyError::Overflow));
    }
}
