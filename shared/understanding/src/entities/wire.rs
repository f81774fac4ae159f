//! An entity's value as JSON, as commands print it.

use aisle_domain::understood::{EntityValue, Period};
use serde_json::{Value, json};

/// The normal form of a value: text, a number, or an object where it has parts. Dates are ISO 8601,
/// amounts `{"minor","currency"}`.
#[must_use]
pub fn value_json(value: &EntityValue) -> Value {
    match value {
        EntityValue::OrderNumber(number) => json!(number.as_str()),
        EntityValue::Tracking { number, carrier } => {
            json!({"number": number.as_str(), "carrier": carrier})
        }
        EntityValue::Phone(text)
        | EntityValue::Email(text)
        | EntityValue::Url(text)
        | EntityValue::Postcode(text)
        | EntityValue::Size(text)
        | EntityValue::Address(text)
        | EntityValue::CouponCode(text) => json!(text),
        EntityValue::Date(date) => json!(date.to_string()),
        EntityValue::Month(from, to) | EntityValue::Period(Period::Days(from, to)) => {
            json!({"from": from.to_string(), "to": to.to_string()})
        }
        EntityValue::Period(Period::Length(days)) => json!({"days": days}),
        EntityValue::Period(Period::Minutes(minutes)) => json!({"minutes": minutes}),
        EntityValue::Amount(money) => {
            json!({"minor": money.minor, "currency": money.currency.code()})
        }
        EntityValue::Quantity(count) => json!(count),
        EntityValue::Ordinal(position) => json!(position),
        EntityValue::Colour(name)
        | EntityValue::PaymentMethod(name)
        | EntityValue::Country(name) => json!(name),
        EntityValue::Product { product, item } => {
            json!({"product": product.as_str(), "item": item.as_ref().map(|i| i.as_str())})
        }
    }
}
