//! Where two JSON values differ. Numbers are the same if they are the same to the cent, objects
//! whatever the order of their keys.

use aisle_domain::money::Currency;
use serde_json::Value;

use crate::json::minor_units;

/// Most differences that are told of one task.
const MOST: usize = 20;

/// The differences, each with its place; none if the values are the same.
pub(crate) fn differences(expected: &Value, found: &Value) -> Vec<String> {
    let mut told = Vec::new();
    compare("", expected, found, &mut told);
    told
}

pub(crate) fn same(a: &Value, b: &Value) -> bool {
    differences(a, b).is_empty()
}

fn compare(place: &str, expected: &Value, found: &Value, told: &mut Vec<String>) {
    if told.len() >= MOST {
        return;
    }
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, expected) in a {
                let inner = format!("{place}/{key}");
                match b.get(key) {
                    Some(found) => compare(&inner, expected, found, told),
                    None => told.push(format!("{inner}: {expected} is missing")),
                }
            }
            for (key, found) in b.iter().filter(|(key, _)| !a.contains_key(*key)) {
                told.push(format!("{place}/{key}: {found} is not expected"));
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (expected, found)) in a.iter().zip(b).enumerate() {
                compare(&format!("{place}/{at}"), expected, found, told);
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            let cents = |number| minor_units(number, Currency::USD);
            if cents(a).is_none() || cents(a) != cents(b) {
                told.push(format!("{place}: {b} instead of {a}"));
            }
        }
        _ if expected == found => {}
        _ => told.push(format!("{place}: {found} instead of {expected}")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_cent_is_a_difference_and_an_order_of_keys_is_none() {
        let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        for (a, b, same) in [
            (r#"{"a":1,"b":[2.0]}"#, r#"{"b":[2],"a":1.0}"#, true),
            (r#"{"a":1.001}"#, r#"{"a":1}"#, true),
            (r#"{"a":1.01}"#, r#"{"a":1}"#, false),
            (r#"{"a":null}"#, r#"{}"#, false),
            (r#"{}"#, r#"{"a":1}"#, false),
            (r#"[1,2]"#, r#"[2,1]"#, false),
            (r#"[1]"#, r#"[1,1]"#, false),
            (r#""1""#, r#"1"#, false),
        ] {
            assert_eq!(super::same(&json(a), &json(b)), same, "{a} {b}");
        }
    }
}
