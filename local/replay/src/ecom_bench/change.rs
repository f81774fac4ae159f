//! What changed between two states, in the suite's form: nested by key, with `from` and `to`, or
//! `added`, or `removed`.

use serde_json::{Map, Value, json};

use crate::difference::same;

/// What changed; an empty object if nothing did.
pub(super) fn between(before: &Value, after: &Value) -> Value {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => Value::Object(of_objects(a, b)),
        _ if same(before, after) => json!({}),
        _ => json!({ "from": before, "to": after }),
    }
}

fn of_objects(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let mut changes = Map::new();
    for (key, old) in before {
        let change = match after.get(key) {
            None => json!({ "removed": old }),
            Some(new) => between(old, new),
        };
        if change.as_object().is_some_and(|change| !change.is_empty()) {
            changes.insert(key.clone(), change);
        }
    }
    for (key, new) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        changes.insert(key.clone(), json!({ "added": new }));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_nested_by_key() {
        let before = json!({ "a": { "x": 1, "y": [1] }, "gone": true, "same": { "z": 1.0 } });
        let after = json!({ "a": { "x": 2, "y": [1], "new": 0 }, "same": { "z": 1 } });
        assert_eq!(
            between(&before, &after),
            json!({
                "a": { "x": { "from": 1, "to": 2 }, "new": { "added": 0 } },
                "gone": { "removed": true },
            })
        );
        assert_eq!(between(&before, &before), json!({}));
    }
}
