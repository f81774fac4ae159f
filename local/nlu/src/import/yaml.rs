//! YAML as a tree in which everything knows its line. What the tree means is `rasa`'s business.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Deeper nesting than any training data has.
const MAX_DEPTH: usize = 64;

/// A value, and the line in which it begins; for a text after `|` or `>`, the first line of it that
/// is not empty.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) value: Value,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text {
        text: String,
        style: Style,
    },
    List(Vec<Node>),
    /// Keys, which are texts, with the key's own line.
    Map(Vec<(String, usize, Node)>),
}

/// How a text was written, as far as that says where its lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// After `|`: its lines are the file's.
    Literal,
    /// After `>`: its lines are joined.
    Folded,
    /// All else.
    Inline,
}

impl Node {
    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Entries, if it is a map.
    pub(super) fn entries(&self) -> Option<&[(String, usize, Self)]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            Value::Text { .. } | Value::List(_) => None,
        }
    }

    /// The value of a key, if it is a map and has that.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries()?.iter().find(|(name, ..)| name == key).map(|(_, _, node)| node)
    }
}

/// A list or map whose end has not been met.
enum Open {
    List(usize, Vec<Node>),
    Map(usize, Vec<(String, usize, Node)>, Option<(String, usize)>),
}

/// The documents of a text.
///
/// # Errors
/// The line, and what is wrong with it.
pub(super) fn parse(text: &str) -> Result<Vec<Node>, (usize, String)> {
    let mut open: Vec<Open> = Vec::new();
    let mut documents = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| (error.marker().line(), error.info().to_owned()))?;
        let line = span.start.line();
        let closed = match event {
            Event::Scalar(text, style, ..) => {
                let style = match style {
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                    _ => Style::Inline,
                };
                let value = Value::Text { text: text.into_owned(), style };
                Some(Node { line, value })
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(line, Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(line, Vec::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| match open {
                Open::List(line, items) => Node { line, value: Value::List(items) },
                Open::Map(line, entries, _) => Node { line, value: Value::Map(entries) },
            }),
            Event::Alias(_) => {
                return Err((line, "aliases (*name) are not read; write it out".to_owned()));
            }
            _ => None,
        };
        if open.len() > MAX_DEPTH {
            return Err((line, "nested too deeply".to_owned()));
        }
        let Some(node) = closed else { continue };
        match open.last_mut() {
            None => documents.push(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some((name, at)) => entries.push((name, at, node)),
                None => match node.value {
                    Value::Text { text, .. } if entries.iter().any(|(name, ..)| *name == text) => {
                        return Err((node.line, format!("{text:?} is there twice")));
                    }
                    Value::Text { text, .. } => *key = Some((text, node.line)),
                    _ => return Err((node.line, "a key must be a text".to_owned())),
                },
            },
        }
    }
    Ok(documents)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn everything_knows_its_line() {
        let text =
            "# c\na: 1\nb:\n- x\n-  k: |  # c\n\n    one\n    two\n- 'q\n  r'\nc: {d: [e]}\n";
        let documents = parse(text).unwrap();
        let root = documents.first().unwrap();
        assert_eq!(root.get("a").unwrap().line, 2);
        let Value::List(items) = &root.get("b").unwrap().value else { panic!("no list") };
        assert_eq!(items.iter().map(|item| item.line).collect::<Vec<_>>(), [4, 5, 9]);
        let literal = items.get(1).unwrap().get("k").unwrap();
        assert_eq!(literal.line, 7);
        let value = Value::Text { text: "\none\ntwo\n".to_owned(), style: Style::Literal };
        assert_eq!(literal.value, value);
        assert_eq!(root.get("c").unwrap().get("d").unwrap().line, 11);
    }

    #[test]
    fn what_is_no_yaml_is_told_with_its_line() {
        for (text, line) in [
            ("a: 1\nb: [x\n", 3),
            ("a: 1\na: 2\n", 2),
            ("a: &x 1\nb: *x\n", 2),
            ("\n? [a]\n: b\n", 2),
            ("nlu:\n- intent: x\n examples: |\n    - a\n", 3),
        ] {
            assert_eq!(parse(text).unwrap_err().0, line, "{text:?}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
