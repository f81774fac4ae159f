//! YAML as a tree in which everything knows its line and column. What the tree means is for flows
//! and cases to say.

use saphyr_parser::{Event, Parser};

/// Deeper nesting than any flow or case has.
const MAX_DEPTH: usize = 16;
/// Bytes that a file may have.
const MAX_BYTES: usize = 64 * 1024;

/// A line and a column, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct At {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// A value, and where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) at: At,
    pub(crate) value: Value,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    List(Vec<Node>),
    /// Keys, which are texts, with the place of the key.
    Map(Vec<(String, At, Node)>),
}

/// A list or map whose end has not been met.
enum Open {
    List(At, Vec<Node>),
    Map(At, Vec<(String, At, Node)>, Option<(String, At)>),
}

impl Node {
    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }
}

/// The one document of a text.
///
/// # Errors
/// The place, and what is wrong there.
pub(crate) fn parse(text: &str) -> Result<Node, (At, String)> {
    if text.len() > MAX_BYTES {
        return Err((At::default(), format!("a file has at most {MAX_BYTES} bytes")));
    }
    let mut open: Vec<Open> = Vec::new();
    let mut document = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = At { line: error.marker().line(), column: error.marker().col() + 1 };
            (at, error.info().to_owned())
        })?;
        let at = At { line: span.start.line(), column: span.start.col() + 1 };
        let closed = match event {
            Event::Scalar(text, ..) => Some(Node { at, value: Value::Text(text.into_owned()) }),
            Event::SequenceStart(..) => {
                open.push(Open::List(at, Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(at, Vec::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| match open {
                Open::List(at, items) => Node { at, value: Value::List(items) },
                Open::Map(at, entries, _) => Node { at, value: Value::Map(entries) },
            }),
            Event::Alias(_) => {
                return Err((at, "aliases (*name) are not read; write it out".to_owned()));
            }
            _ => None,
        };
        if open.len() > MAX_DEPTH {
            return Err((at, "nested too deeply".to_owned()));
        }
        let Some(node) = closed else { continue };
        match open.last_mut() {
            None if document.is_some() => {
                return Err((
                    node.at,
                    "one document a file; put this into a file of its own".to_owned(),
                ));
            }
            None => document = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => put(entries, key, node)?,
        }
    }
    document.ok_or_else(|| (At { line: 1, column: 1 }, "the file is empty".to_owned()))
}

/// Puts a key, or the value of the key before it, into a map.
fn put(
    entries: &mut Vec<(String, At, Node)>,
    key: &mut Option<(String, At)>,
    node: Node,
) -> Result<(), (At, String)> {
    match (key.take(), node.value) {
        (Some((name, at)), value) => entries.push((name, at, Node { at: node.at, value })),
        (None, Value::Text(text)) if entries.iter().any(|(name, ..)| *name == text) => {
            return Err((node.at, format!("{text:?} is there twice")));
        }
        (None, Value::Text(text)) => *key = Some((text, node.at)),
        (None, _) => return Err((node.at, "a key must be a text".to_owned())),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn everything_knows_its_place() {
        let root = parse("# c\nflow: x\nsteps:\n  - say: hello\n").unwrap();
        let Value::Map(entries) = &root.value else { unreachable!("a map") };
        assert_eq!(entries[0].1, At { line: 2, column: 1 });
        assert_eq!(entries[0].2.at, At { line: 2, column: 7 });
        let Value::List(steps) = &entries[1].2.value else { unreachable!("a list") };
        assert_eq!(steps[0].at, At { line: 4, column: 5 });
    }

    #[test]
    fn what_is_no_such_file_is_told_with_its_line() {
        for (text, line) in [
            ("a: 1\na: 2\n", 2),
            ("a: &x 1\nb: *x\n", 2),
            ("\n? [a]\n: b\n", 2),
            ("a: 1\n---\nb: 1\n", 3),
        ] {
            assert_eq!(parse(text).unwrap_err().0.line, line, "{text:?}");
        }
        assert!(parse("").is_err());
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
