//! The part of IAM that the templates use: which statement allows which call. An operator or a key
//! that is not known here fails the test rather than being passed over.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::facts::Statement;

/// What somebody did, as IAM sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Call {
    pub action: String,
    /// The ARN, with references as the template's.
    pub resource: String,
    /// Condition keys of this call.
    pub context: BTreeMap<String, Vec<String>>,
}

impl Call {
    pub fn new(action: impl Into<String>, resource: impl Into<String>) -> Self {
        Self { action: action.into(), resource: resource.into(), context: BTreeMap::new() }
    }

    pub fn with(mut self, key: &str, values: impl IntoIterator<Item = String>) -> Self {
        self.context.insert(key.to_owned(), values.into_iter().collect());
        self
    }
}

/// Whether a statement allows a call.
pub fn allows(statement: &Statement, call: &Call) -> bool {
    statement.actions.contains(&call.action)
        && statement.on.iter().any(|resource| like(resource, &call.resource))
        && statement.conditions.iter().all(|(operator, pairs)| {
            pairs
                .iter()
                .all(|(key, wanted)| holds(operator, &values(wanted), call.context.get(key)))
        })
}

fn holds(operator: &str, wanted: &[String], given: Option<&Vec<String>>) -> bool {
    match operator {
        // True of none: a call without the key is not held back by it.
        "ForAllValues:StringLike" => given.is_none_or(|given| {
            given.iter().all(|value| wanted.iter().any(|pattern| like(pattern, value)))
        }),
        "StringEquals" => given.is_some_and(|given| {
            !given.is_empty() && given.iter().all(|value| wanted.contains(value))
        }),
        other => panic!("the operator {other} is not known to this test: add it to iam.rs"),
    }
}

fn values(wanted: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    wanted.as_array().map_or_else(|| vec![text(wanted)], |list| list.iter().map(text).collect())
}

/// Whether a text has the form of a pattern in which `*` stands for anything.
fn like(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_anything_and_the_rest_is_itself() {
        for (pattern, text, is) in [
            ("C#*", "C#c-1", true),
            ("C#*", "H#waiting", false),
            ("warm", "warm", true),
            ("warm", "warmer", false),
            ("a/*/c/*", "a/b/c/d", true),
            ("a/*/c", "a/b/d", false),
            ("a*a", "a", false),
            ("*", "", true),
        ] {
            assert_eq!(like(pattern, text), is, "{pattern} {text}");
        }
    }

    #[test]
    fn every_part_of_a_statement_counts() {
        let statement: Statement = serde_json::from_value(serde_json::json!({
            "sid": "s", "actions": ["dynamodb:PutItem"], "on": ["${T.Arn}"],
            "if": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["C#*", "W#*"]}},
        }))
        .unwrap();
        let call = |action: &str, on: &str, key: &str| {
            Call::new(action, on).with("dynamodb:LeadingKeys", [key.to_owned()])
        };
        assert!(allows(&statement, &call("dynamodb:PutItem", "${T.Arn}", "W#o-1")));
        assert!(!allows(&statement, &call("dynamodb:GetItem", "${T.Arn}", "C#1")));
        assert!(!allows(&statement, &call("dynamodb:PutItem", "${U.Arn}", "C#1")));
        assert!(!allows(&statement, &call("dynamodb:PutItem", "${T.Arn}", "H#waiting")));
    }
}
