//! Event patterns: which events a rule is for. The operators that are modelled are exact values,
//! `prefix`, `anything-but` and `exists`, in nested objects; any other is refused by its name, so
//! that a rule never matches less or more here than it does on AWS.

use serde_json::{Map, Value};

use crate::limits::PATTERN_CHARS;

/// A pattern that cannot be taken. Says where in the pattern, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Event pattern is not valid. Reason: {0}")]
pub struct PatternError(String);

/// A checked event pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    text: String,
    fields: Vec<(String, Node)>,
}

/// What a field must hold.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    /// An object whose fields all match.
    Object(Vec<(String, Node)>),
    /// A value that one of these matches.
    AnyOf(Vec<Matcher>),
}

#[derive(Debug, Clone, PartialEq)]
enum Matcher {
    Exactly(Value),
    Prefix(String),
    AnythingBut(Vec<Value>),
    Exists(bool),
}

impl Pattern {
    /// Reads and checks a pattern.
    ///
    /// # Errors
    /// [`PatternError`] when it is no JSON object, is empty, too long, or uses an operator that is
    /// not modelled.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        if text.chars().count() > PATTERN_CHARS {
            return Err(PatternError(format!("it has at most {PATTERN_CHARS} characters")));
        }
        let value: Value = serde_json::from_str(text)
            .map_err(|error| PatternError(format!("it is not JSON: {error}")))?;
        let Value::Object(object) = value else {
            return Err(PatternError("it must be a JSON object".to_owned()));
        };
        Ok(Self { text: text.to_owned(), fields: fields(&object, "")? })
    }

    /// As it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether an event, in its envelope, is one of those.
    pub fn matches(&self, event: &Value) -> bool {
        all_match(&self.fields, Some(event))
    }
}

fn fields(object: &Map<String, Value>, path: &str) -> Result<Vec<(String, Node)>, PatternError> {
    if object.is_empty() {
        let place = if path.is_empty() { "it" } else { path };
        return Err(PatternError(format!("{place} must name at least one field")));
    }
    let read = |(name, value): (&String, &Value)| {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        if name == "$or" {
            return Err(unknown_operator("$or", &path));
        }
        let node = match value {
            Value::Object(nested) => Node::Object(fields(nested, &path)?),
            Value::Array(values) if values.is_empty() => {
                return Err(PatternError(format!("{path} must list at least one value")));
            }
            Value::Array(values) => {
                let matchers = values.iter().map(|value| matcher(value, &path));
                Node::AnyOf(matchers.collect::<Result<_, _>>()?)
            }
            _ => {
                let problem = "must be an object or an array: write a value as [value]";
                return Err(PatternError(format!("{path} {problem}")));
            }
        };
        Ok((name.clone(), node))
    };
    object.iter().map(read).collect()
}

fn matcher(value: &Value, path: &str) -> Result<Matcher, PatternError> {
    let object = match value {
        Value::Object(object) => object,
        Value::Array(_) => {
            return Err(PatternError(format!("{path} must not hold an array in an array")));
        }
        scalar => return Ok(Matcher::Exactly(scalar.clone())),
    };
    let mut operators = object.iter();
    let (Some((operator, operand)), None) = (operators.next(), operators.next()) else {
        return Err(PatternError(format!(
            "{path}: an object in an array has exactly one operator"
        )));
    };
    let wrong = |wanted: &str| PatternError(format!("{path}: `{operator}` takes {wanted}"));
    match (operator.as_str(), operand) {
        ("prefix", Value::String(prefix)) => Ok(Matcher::Prefix(prefix.clone())),
        ("prefix", _) => Err(wrong("a string")),
        ("exists", Value::Bool(exists)) => Ok(Matcher::Exists(*exists)),
        ("exists", _) => Err(wrong("true or false")),
        ("anything-but", Value::String(_) | Value::Number(_)) => {
            Ok(Matcher::AnythingBut(vec![operand.clone()]))
        }
        ("anything-but", Value::Array(values)) if plain(values) => {
            Ok(Matcher::AnythingBut(values.clone()))
        }
        ("anything-but", _) => Err(wrong(
            "a string, a number, or a list of them (operators inside of it are not modelled)",
        )),
        _ => Err(unknown_operator(operator, path)),
    }
}

fn plain(values: &[Value]) -> bool {
    !values.is_empty() && values.iter().all(|value| value.is_string() || value.is_number())
}

fn unknown_operator(operator: &str, path: &str) -> PatternError {
    let operator: String = operator.chars().take(80).collect();
    PatternError(format!(
        "the operator `{operator}` at {path} is not modelled; these are: exact values, `prefix`, \
         `anything-but`, `exists`"
    ))
}

/// Of an array of objects one must match as a whole, as on AWS.
fn all_match(fields: &[(String, Node)], value: Option<&Value>) -> bool {
    if let Some(Value::Array(elements)) = value
        && elements.iter().any(Value::is_object)
    {
        let mut objects = elements.iter().filter(|element| element.is_object());
        return objects.any(|object| all_match(fields, Some(object)));
    }
    let object = value.and_then(Value::as_object);
    fields.iter().all(|(name, node)| {
        let value = object.and_then(|object| object.get(name));
        match node {
            Node::Object(nested) => all_match(nested, value),
            Node::AnyOf(matchers) => {
                let mut leaves = Vec::new();
                collect_leaves(value, &mut leaves);
                matchers.iter().any(|matcher| matcher.matches(&leaves))
            }
        }
    })
}

/// The scalars of a value, its own or its array's. An object is none: operators see leaves only.
fn collect_leaves<'a>(value: Option<&'a Value>, leaves: &mut Vec<&'a Value>) {
    match value {
        None | Some(Value::Object(_)) => {}
        Some(Value::Array(elements)) => {
            elements.iter().for_each(|element| collect_leaves(Some(element), leaves));
        }
        Some(scalar) => leaves.push(scalar),
    }
}

impl Matcher {
    fn matches(&self, leaves: &[&Value]) -> bool {
        match self {
            Self::Exists(wanted) => *wanted != leaves.is_empty(),
            Self::Exactly(value) => leaves.contains(&value),
            Self::Prefix(prefix) => leaves
                .iter()
                .any(|leaf| leaf.as_str().is_some_and(|text| text.starts_with(prefix.as_str()))),
            Self::AnythingBut(values) => leaves.iter().any(|leaf| !values.contains(leaf)),
        }
    }
}
