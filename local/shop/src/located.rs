//! A JSON value together with where it stands in the file, so that everything said about it can
//! name the place. What the values mean is not known here.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::report::Problem;

/// A value and its place.
#[derive(Debug, Clone)]
pub(crate) struct Located<'a> {
    pub value: &'a Value,
    pub path: String,
}

impl<'a> Located<'a> {
    pub const fn root(value: &'a Value) -> Self {
        Self { value, path: String::new() }
    }

    /// The problem that a fault at this place is.
    pub fn problem(&self, fault: Fault) -> Problem {
        Problem { path: self.path.clone(), record: None, fault }
    }

    /// The problem that a fault below this place is.
    pub fn problem_at(&self, below: &str, fault: Fault) -> Problem {
        Problem { path: format!("{}/{below}", self.path), record: None, fault }
    }

    pub fn object(&self) -> Result<&'a Map<String, Value>, Problem> {
        self.value.as_object().ok_or_else(|| self.wrong_type("an object"))
    }

    /// A field that must be there.
    pub fn field(&self, name: &'static str) -> Result<Self, Problem> {
        self.optional(name)?.ok_or_else(|| self.problem(Fault::Missing { field: name }))
    }

    /// A field that may be absent or null.
    pub fn optional(&self, name: &str) -> Result<Option<Self>, Problem> {
        Ok(self.object()?.get(name).filter(|value| !value.is_null()).map(|v| self.child(name, v)))
    }

    /// The elements of an array, at most `max`.
    pub fn elements(&self, max: usize) -> Result<Vec<Self>, Problem> {
        let values = self.value.as_array().ok_or_else(|| self.wrong_type("an array"))?;
        self.at_most(values.len(), max)?;
        let child = |(index, value): (usize, &'a Value)| self.child(&index.to_string(), value);
        Ok(values.iter().enumerate().map(child).collect())
    }

    /// The entries of an object in the file's order, at most `max`.
    pub fn entries(&self, max: usize) -> Result<Vec<(&'a str, Self)>, Problem> {
        let object = self.object()?;
        self.at_most(object.len(), max)?;
        Ok(object.iter().map(|(key, value)| (key.as_str(), self.child(key, value))).collect())
    }

    fn at_most(&self, found: usize, max: usize) -> Result<(), Problem> {
        if found > max { Err(self.problem(Fault::TooMany { found, max })) } else { Ok(()) }
    }

    /// A text as it stands.
    pub fn raw_text(&self) -> Result<&'a str, Problem> {
        self.value.as_str().ok_or_else(|| self.wrong_type("a text"))
    }

    /// A text of one line, not blank, at most `max` characters; trimmed.
    pub fn text(&self, max: usize) -> Result<&'a str, Problem> {
        let text = self.raw_text()?.trim();
        if text.is_empty() {
            return Err(self.problem(Fault::Empty));
        }
        if text.chars().count() > max {
            return Err(self.problem(Fault::TooLong { max }));
        }
        if text.chars().any(char::is_control) {
            return Err(self.problem(Fault::ControlCharacter));
        }
        Ok(text)
    }

    pub fn boolean(&self) -> Result<bool, Problem> {
        self.value.as_bool().ok_or_else(|| self.wrong_type("true or false"))
    }

    /// A warning for each field that is not among the known ones; `_notes` and `$schema` are free.
    pub fn unknown_fields(&self, known: &[&str], notes: &mut Vec<Problem>) {
        let Some(object) = self.value.as_object() else { return };
        for name in object.keys() {
            if !known.contains(&name.as_str()) && !name.starts_with(['_', '$']) {
                notes.push(self.problem(Fault::UnknownField { field: clip(name) }));
            }
        }
    }

    pub fn wrong_type(&self, expected: &'static str) -> Problem {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        self.problem(Fault::WrongType { expected, found })
    }

    fn child(&self, name: &str, value: &'a Value) -> Self {
        let mut path = self.path.clone();
        path.push('/');
        for c in clip_chars(name) {
            match c {
                '~' => path.push_str("~0"),
                '/' => path.push_str("~1"),
                c if c.is_control() => {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "{}", c.escape_unicode());
                }
                c => path.push(c),
            }
        }
        Self { value, path }
    }
}

/// A text of the file as it may be quoted: short, and harmless in a terminal.
pub(crate) fn clip(text: &str) -> String {
    clip_chars(text).flat_map(char::escape_debug).collect()
}

/// Names longer than this are cut in paths and quotes.
const QUOTED_CHARS: usize = 64;

fn clip_chars(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().take(QUOTED_CHARS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn paths_are_json_pointers() {
        let value = serde_json::json!({"a/b": {"c~d": [1, 2]}});
        let root = Located::root(&value);
        let list = root.optional("a/b").unwrap().unwrap().optional("c~d").unwrap().unwrap();
        let second = &list.elements(2).unwrap()[1];
        assert_eq!(second.path, "/a~1b/c~0d/1");
        assert_eq!(value.pointer(&second.path), Some(&serde_json::json!(2)));
        assert!(list.elements(1).is_err());
    }
}
