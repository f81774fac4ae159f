//! Reading and building DynamoDB items.

use std::collections::HashMap;
use std::str::FromStr;

use aisle_ports::{Kind, PortError};
use aws_sdk_dynamodb::types::AttributeValue;

/// An item, or a key: attributes by name. Never iterated, so its order does not matter.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// A text attribute's value.
pub(crate) fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

/// A number attribute's value.
pub(crate) fn number(value: impl ToString) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// An item of attributes.
pub(crate) fn item<const N: usize>(attributes: [(&str, AttributeValue); N]) -> Item {
    attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A text attribute of an item.
pub(crate) fn read_text<'a>(
    port: &'static str,
    item: &'a Item,
    name: &'static str,
) -> Result<&'a str, PortError> {
    let value = item.get(name).and_then(|value| value.as_s().ok());
    value.map(String::as_str).ok_or_else(|| unreadable(port, name))
}

/// A number attribute of an item.
pub(crate) fn read_number<T: FromStr>(
    port: &'static str,
    item: &Item,
    name: &'static str,
) -> Result<T, PortError> {
    let value = item.get(name).and_then(|value| value.as_n().ok());
    value.and_then(|text| text.parse().ok()).ok_or_else(|| unreadable(port, name))
}

/// The failure for an attribute that is missing or holds something else.
pub(crate) fn unreadable(port: &'static str, name: &'static str) -> PortError {
    PortError::new(Kind::Invalid, port, format!("a stored item's attribute `{name}` is unreadable"))
}
