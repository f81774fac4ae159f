//! What a Lambda authorizer's answer means: its policy decides, its context is kept for every
//! later event. Calling the authorizer is done elsewhere.

use serde_json::{Map, Value};

/// Why an answer cannot be used; API Gateway answers such a handshake with 500.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unusable {
    #[error("the authorizer's answer is not a JSON object")]
    NotAnObject,
    #[error("the authorizer's answer lacks `{0}`, or it has another type")]
    Field(&'static str),
    #[error("the policy has a Condition, which this emulator does not evaluate")]
    Condition,
    #[error("the context's `{0}` is not a string, a number or a boolean")]
    ContextValue(String),
    #[error("the context is {size} bytes, {limit} are allowed")]
    ContextTooBig { size: usize, limit: usize },
}

/// What an authorizer decided.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Connect; `requestContext.authorizer` of every event to come.
    Allow(Map<String, Value>),
    /// Answer 403.
    Deny,
}

/// Reads the answer for a handshake on `arn`. An explicit Deny wins; no match is a Deny.
pub(crate) fn decide(answer: &[u8], arn: &str, context_limit: usize) -> Result<Decision, Unusable> {
    let Ok(Value::Object(answer)) = serde_json::from_slice(answer) else {
        return Err(Unusable::NotAnObject);
    };
    let principal = match answer.get("principalId") {
        Some(Value::String(principal)) => principal.clone(),
        Some(Value::Number(principal)) => principal.to_string(),
        _ => return Err(Unusable::Field("principalId")),
    };
    let policy = answer.get("policyDocument").ok_or(Unusable::Field("policyDocument"))?;
    if !allows(policy, arn)? {
        return Ok(Decision::Deny);
    }
    let mut authorizer = Map::new();
    authorizer.insert("principalId".to_owned(), Value::String(principal));
    authorizer.extend(context(answer.get("context"), context_limit)?);
    Ok(Decision::Allow(authorizer))
}

fn allows(policy: &Value, arn: &str) -> Result<bool, Unusable> {
    let statements = policy.get("Statement").ok_or(Unusable::Field("policyDocument.Statement"))?;
    let mut allowed = false;
    for statement in one_or_many(statements) {
        if statement.get("Condition").is_some() {
            return Err(Unusable::Condition);
        }
        let names = |field: &'static str, name: &str| {
            let patterns = statement.get(field).ok_or(Unusable::Field(field))?;
            let mut matched = false;
            for pattern in one_or_many(patterns) {
                matched |= matches(pattern.as_str().ok_or(Unusable::Field(field))?, name);
            }
            Ok(matched)
        };
        let applies = names("Action", "execute-api:Invoke")? && names("Resource", arn)?;
        match statement.get("Effect").and_then(Value::as_str) {
            Some("Allow") => allowed |= applies,
            Some("Deny") if applies => return Ok(false),
            Some("Deny") => {}
            _ => return Err(Unusable::Field("Effect")),
        }
    }
    Ok(allowed)
}

fn one_or_many(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// IAM's wildcards: `*` for any run of characters, `?` for one.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    // Where to resume when a `*` has to take one more character.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(&expected) if expected == b'?' || expected == text[t] => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((star_p, star_t)) => {
                    star = Some((star_p, star_t + 1));
                    p = star_p + 1;
                    t = star_t + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&rest| rest == b'*')
}

fn context(context: Option<&Value>, limit: usize) -> Result<Map<String, Value>, Unusable> {
    let context = match context {
        None | Some(Value::Null) => return Ok(Map::new()),
        Some(Value::Object(context)) => context,
        Some(_) => return Err(Unusable::Field("context")),
    };
    let size = serde_json::to_string(context).map_or(usize::MAX, |json| json.len());
    if size > limit {
        return Err(Unusable::ContextTooBig { size, limit });
    }
    let entries = context.iter().map(|(name, value)| {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(flag) => flag.to_string(),
            _ => return Err(Unusable::ContextValue(name.clone())),
        };
        Ok((name.clone(), Value::String(text)))
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{Decision, Unusable, decide, matches};
    use serde_json::json;

    const ARN: &str = "arn:aws:execute-api:us-east-1:000000000000:local/dev/$connect";

    fn policy(statements: serde_json::Value) -> serde_json::Value {
        json!({"principalId": "p", "policyDocument": {"Version": "2012-10-17", "Statement": statements}})
    }

    #[test]
    fn policies() {
        let statement = |effect: &str, action: &str, resource: &str| json!({"Effect": effect, "Action": action, "Resource": resource});
        let invoke = "execute-api:Invoke";
        let cases = [
            (json!([statement("Allow", invoke, ARN)]), true),
            (statement("Allow", invoke, ARN), true),
            (json!([statement("Allow", "execute-api:*", "*")]), true),
            (json!([statement("Allow", invoke, "arn:aws:execute-api:*:*:local/*/$connect")]), true),
            (json!([{"Effect": "Allow", "Action": [invoke], "Resource": ["other", ARN]}]), true),
            (json!([statement("Deny", invoke, ARN)]), false),
            (json!([statement("Allow", invoke, "*"), statement("Deny", invoke, ARN)]), false),
            (json!([statement("Allow", invoke, "*"), statement("Deny", invoke, "other")]), true),
            (json!([statement("Allow", "s3:GetObject", "*")]), false),
            (json!([statement("Allow", invoke, "arn:aws:execute-api:*:*:other/*")]), false),
            (json!([]), false),
        ];
        for (statements, allowed) in cases {
            let answer = policy(statements).to_string();
            let decision = decide(answer.as_bytes(), ARN, 100).unwrap();
            assert_eq!(matches!(decision, Decision::Allow(_)), allowed, "{answer}");
        }
    }

    #[test]
    fn answers_that_cannot_be_used() {
        let allow = json!([{"Effect": "Allow", "Action": "*", "Resource": "*"}]);
        let with = |name: &str, value: serde_json::Value| {
            let mut answer = policy(allow.clone());
            answer[name] = value;
            answer
        };
        let condition =
            json!([{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {}}]);
        let cases = [
            (json!(null), Unusable::NotAnObject),
            (with("principalId", json!(null)), Unusable::Field("principalId")),
            (with("policyDocument", json!({})), Unusable::Field("policyDocument.Statement")),
            (
                policy(json!([{"Effect": "allow", "Action": "*", "Resource": "*"}])),
                Unusable::Field("Effect"),
            ),
            (policy(condition), Unusable::Condition),
            (with("context", json!({"a": {}})), Unusable::ContextValue("a".to_owned())),
            (with("context", json!({"a": null})), Unusable::ContextValue("a".to_owned())),
            (with("context", json!(["a"])), Unusable::Field("context")),
            (
                with("context", json!({"a": "x".repeat(100)})),
                Unusable::ContextTooBig { size: 108, limit: 100 },
            ),
        ];
        for (answer, expected) in cases {
            assert_eq!(decide(answer.to_string().as_bytes(), ARN, 100), Err(expected), "{answer}");
        }
    }

    #[test]
    fn wildcards() {
        for (pattern, text, expected) in [
            ("*", "", true),
            ("a*c", "abbc", true),
            ("a*c", "abcd", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*b*b", "abab", true),
            ("", "a", false),
            ("ab", "a", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
