//! Other people's phrasings: a file of JSON lines, `{"task": "ID", "turns": ["…", …]}`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::error::{Fault, ReplayError};
use crate::files;

/// Most turns of a task.
const MOST_TURNS: usize = 100;
/// Longest turn that the protocol takes, in characters.
const MOST_CHARS: usize = 4_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    task: String,
    turns: Vec<String>,
}

/// What is said in each task, in place of our own phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases(BTreeMap<String, Vec<String>>);

impl Phrases {
    /// Reads a file. Empty lines are skipped.
    ///
    /// # Errors
    /// [`ReplayError`] naming the line that is not of the form.
    pub fn read(path: &Path) -> Result<Self, ReplayError> {
        Self::parse(&files::text(path)?).map_err(files::in_file(path))
    }

    fn parse(text: &str) -> Result<Self, Fault> {
        let mut told = BTreeMap::new();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let fault = |problem: String| Fault { at: format!("line {}", at + 1), problem };
            let line: Line =
                serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
            if line.turns.is_empty() || line.turns.len() > MOST_TURNS {
                return Err(fault(format!("turns must be 1 to {MOST_TURNS}")));
            }
            let fits =
                |turn: &String| !turn.trim().is_empty() && turn.chars().count() <= MOST_CHARS;
            if !line.turns.iter().all(fits) {
                return Err(fault(format!("a turn has 1 to {MOST_CHARS} characters")));
            }
            if told.insert(line.task.clone(), line.turns).is_some() {
                return Err(fault(format!("task {} is there twice", line.task)));
            }
        }
        Ok(Self(told))
    }

    /// What is said in a task; `None` where our own phrases are.
    #[must_use]
    pub fn of(&self, task: &str) -> Option<&[String]> {
        self.0.get(task).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_is_json_lines_and_names_the_line_that_is_wrong() {
        let told = Phrases::parse("{\"task\":\"a\",\"turns\":[\"x\",\"y\"]}\n\n").unwrap();
        assert_eq!(told.of("a"), Some(&["x".to_owned(), "y".to_owned()][..]));
        assert_eq!(told.of("b"), None);
        for wrong in [
            "hello",
            r#"{"task":"a"}"#,
            r#"{"task":"a","turns":[]}"#,
            r#"{"task":"a","turns":[" "]}"#,
            r#"{"task":"a","turns":["x"],"more":1}"#,
            "{\"task\":\"a\",\"turns\":[\"x\"]}\n{\"task\":\"a\",\"turns\":[\"x\"]}",
        ] {
            assert!(Phrases::parse(wrong).unwrap_err().at.starts_with("line "), "{wrong}");
        }
    }
}
