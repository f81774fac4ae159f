//! JSON read with the place of every value, and amounts without floating point.

use aisle_domain::money::{Currency, Money};
use serde_json::{Map, Number, Value};

use crate::error::Fault;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct At<'a> {
    pub(crate) value: &'a Value,
    place: String,
}

impl<'a> At<'a> {
    pub(crate) fn root(value: &'a Value) -> Self {
        Self { value, place: String::new() }
    }

    pub(crate) fn fault(&self, problem: impl Into<String>) -> Fault {
        let at = if self.place.is_empty() { "(root)".to_owned() } else { self.place.clone() };
        Fault { at, problem: problem.into() }
    }

    fn inner(&self, name: &str, value: &'a Value) -> At<'a> {
        let dot = if self.place.is_empty() { "" } else { "." };
        At { value, place: format!("{}{dot}{name}", self.place) }
    }

    pub(crate) fn object(&self) -> Result<&'a Map<String, Value>, Fault> {
        self.value.as_object().ok_or_else(|| self.fault("must be an object"))
    }

    pub(crate) fn entries(&self) -> Result<Vec<(&'a str, At<'a>)>, Fault> {
        let entries = self.object()?.iter();
        Ok(entries.map(|(name, value)| (name.as_str(), self.inner(name, value))).collect())
    }

    pub(crate) fn optional(&self, name: &str) -> Result<Option<At<'a>>, Fault> {
        let value = self.object()?.get(name).filter(|value| !value.is_null());
        Ok(value.map(|value| self.inner(name, value)))
    }

    pub(crate) fn field(&self, name: &str) -> Result<At<'a>, Fault> {
        self.optional(name)?.ok_or_else(|| self.fault(format!("{name} is missing")))
    }

    pub(crate) fn elements(&self) -> Result<Vec<At<'a>>, Fault> {
        let elements = self.value.as_array().ok_or_else(|| self.fault("must be a list"))?;
        let place = |at| format!("{}[{at}]", self.place);
        Ok(elements.iter().enumerate().map(|(at, value)| At { value, place: place(at) }).collect())
    }

    pub(crate) fn text(&self) -> Result<&'a str, Fault> {
        self.value.as_str().ok_or_else(|| self.fault("must be a text"))
    }

    pub(crate) fn text_field(&self, name: &str) -> Result<&'a str, Fault> {
        self.field(name)?.text()
    }

    pub(crate) fn boolean(&self) -> Result<bool, Fault> {
        self.value.as_bool().ok_or_else(|| self.fault("must be true or false"))
    }

    pub(crate) fn count(&self) -> Result<u32, Fault> {
        let count = self.value.as_u64().and_then(|count| u32::try_from(count).ok());
        count.ok_or_else(|| self.fault("must be a whole number"))
    }

    pub(crate) fn texts(&self) -> Result<Vec<&'a str>, Fault> {
        self.elements()?.iter().map(At::text).collect()
    }

    /// An amount, to the nearest minor unit.
    pub(crate) fn money(&self, currency: Currency) -> Result<Money, Fault> {
        let Value::Number(number) = self.value else {
            return Err(self.fault("must be a number"));
        };
        minor_units(number, currency)
            .map(|minor| Money::new(minor, currency))
            .ok_or_else(|| self.fault("must be an amount"))
    }

    /// An identifier.
    pub(crate) fn id<T: TryFrom<String>>(&self) -> Result<T, Fault> {
        let text = self.text()?.to_owned();
        T::try_from(text).map_err(|_| self.fault("is no identifier"))
    }
}

/// The nearest whole number of minor units: suites keep what floating point made of an amount.
pub(crate) fn minor_units(number: &Number, currency: Currency) -> Option<i64> {
    let text = number.to_string();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    // So small that it is noise around nothing.
    if let Some((_, exponent)) = text.split_once(['e', 'E']) {
        return exponent.starts_with('-').then_some(0);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = usize::try_from(currency.exponent()).ok()?;
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(digits).collect();
    let up = fraction.as_bytes().get(digits).is_some_and(|digit| *digit >= b'5');
    let minor: i64 = format!("{whole}{kept}").parse().ok()?;
    let minor = minor.checked_add(i64::from(up))?;
    Some(if negative { -minor } else { minor })
}

/// An amount as suites write it: a number in the currency's main unit.
pub(crate) fn amount(money: Money) -> Value {
    let text = money.to_string();
    let number = text.split(' ').next().unwrap_or_default();
    number.parse::<Number>().map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn amounts_are_whole_cents() {
        for (json, minor) in [
            ("47.84", Some(4_784)),
            ("47.8", Some(4_780)),
            ("-12.37", Some(-1_237)),
            ("1819.9199999999998", Some(181_992)),
            ("0.30000000000000004", Some(30)),
            ("5.684341886080802e-14", Some(0)),
            ("50", Some(5_000)),
            ("1e300", None),
        ] {
            let number: Number = json.parse().unwrap();
            assert_eq!(minor_units(&number, Currency::USD), minor, "{json}");
        }
        assert_eq!(amount(Money::new(-1_205, Currency::USD)).to_string(), "-12.05");
    }
}
