//! Reading a function's answer to a batch ("Implementing partial batch responses"): which of its
//! messages are done. A doubtful answer fails the whole batch, since doing a message again is
//! safe and losing one is not.

use std::collections::BTreeSet;

use serde_json::Value;

/// Which messages of a batch failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// These and no others; none, if all are done.
    Failed(BTreeSet<String>),
    /// The answer cannot be trusted, for this reason: all of them.
    AllFailed(&'static str),
}

/// Reads an answer to a batch of messages with these ids.
pub(super) fn read<'a>(answer: &[u8], ids: impl Iterator<Item = &'a str>) -> Outcome {
    let failures = match serde_json::from_slice(answer) {
        Err(_) => return Outcome::AllFailed("the answer is not JSON"),
        Ok(Value::Null) => return Outcome::Failed(BTreeSet::new()),
        Ok(Value::Object(mut fields)) => fields.remove("batchItemFailures"),
        Ok(_) => return Outcome::AllFailed("the answer is neither an object nor null"),
    };
    let failures = match failures {
        None | Some(Value::Null) => return Outcome::Failed(BTreeSet::new()),
        Some(Value::Array(failures)) => failures,
        Some(_) => return Outcome::AllFailed("batchItemFailures is not a list"),
    };
    let ids: BTreeSet<&str> = ids.collect();
    let mut failed = BTreeSet::new();
    for failure in &failures {
        match failure.get("itemIdentifier") {
            Some(Value::String(id)) if ids.contains(id.as_str()) => failed.insert(id.clone()),
            Some(Value::String(id)) if id.is_empty() => {
                return Outcome::AllFailed("an itemIdentifier is empty");
            }
            Some(Value::String(_)) => {
                return Outcome::AllFailed("an itemIdentifier names no message of the batch");
            }
            _ => return Outcome::AllFailed("an item has no itemIdentifier"),
        };
    }
    Outcome::Failed(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_what_they_mean() {
        let cases: [(&str, Option<&[&str]>); 18] = [
            // All done.
            ("null", Some(&[])),
            ("{}", Some(&[])),
            (r#"{"batchItemFailures":[]}"#, Some(&[])),
            (r#"{"batchItemFailures":null}"#, Some(&[])),
            (r#"{"somethingElse":1}"#, Some(&[])),
            // Some failed.
            (r#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#, Some(&["b"])),
            (
                r#"{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"a"}]}"#,
                Some(&["a", "b"]),
            ),
            (
                r#"{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"b"}]}"#,
                Some(&["b"]),
            ),
            // The whole batch failed.
            ("", None),
            ("not json", None),
            (r#""done""#, None),
            ("[]", None),
            (r#"{"batchItemFailures":{}}"#, None),
            (r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#, None),
            (r#"{"batchItemFailures":[{"itemIdentifier":null}]}"#, None),
            (r#"{"batchItemFailures":[{"itemIdentifier":"z"}]}"#, None),
            (r#"{"batchItemFailures":[{"itemIdentifier":"a"},{"wrongKey":"b"}]}"#, None),
            (r#"{"batchItemFailures":["a"]}"#, None),
        ];
        for (answer, failed) in cases {
            let outcome = read(answer.as_bytes(), ["a", "b"].into_iter());
            match failed {
                Some(ids) => {
                    let ids = ids.iter().map(|id| (*id).to_owned()).collect();
                    assert_eq!(outcome, Outcome::Failed(ids), "{answer}");
                }
                None => assert!(matches!(outcome, Outcome::AllFailed(_)), "{answer}: {outcome:?}"),
            }
        }
    }
}
