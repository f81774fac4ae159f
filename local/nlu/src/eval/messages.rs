//! Messages that measure: those of test files, with what they ask for. A test file is lines of JSON
//! (`{"text", "intent"}` or `{"text", "intents"}`, with `language` if it is known) or a table.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use aisle_domain::language::Language;
use aisle_domain::understood::IntentName;
use aisle_pack::PackError;
use aisle_understanding::OUT_OF_SCOPE;
use serde::Deserialize;

use crate::places::{Place, Placed};
use crate::problems::{Problem, Problems};
use crate::{NluError, table};

/// A message, and what is asked for in it.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) text: String,
    /// Several when it asks for several; none when it is out of scope.
    pub(super) intents: BTreeSet<IntentName>,
    pub(super) language: Option<Language>,
    pub(super) place: Place,
}

impl Message {
    /// A phrase of the pack as a message.
    pub(super) fn of(placed: &Placed) -> Self {
        Self {
            text: placed.phrase.text.clone(),
            intents: intents([placed.intent()].into_iter()),
            language: Some(placed.phrase.language),
            place: placed.place.clone(),
        }
    }
}

#[derive(Deserialize)]
struct Line {
    text: String,
    intent: Option<String>,
    intents: Option<Vec<String>>,
    language: Option<String>,
}

/// The messages of test files. Where a line does not tell its language, the file's name may
/// (`de.jsonl`).
///
/// # Errors
/// What is wrong, with file and line.
pub(super) fn read(paths: &[impl AsRef<Path>]) -> Result<Vec<Message>, NluError> {
    let mut messages = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let path = path.as_ref();
        let bytes =
            fs::read(path).map_err(|source| PackError::Read { path: path.to_owned(), source })?;
        let file: Arc<Path> = path.into();
        let extension = path.extension().unwrap_or_default();
        if extension == "csv" || extension == "tsv" {
            match table::read(&bytes, &file) {
                Ok(table) => messages.extend(table.rows.into_iter().map(|row| Message {
                    intents: intents([row.intent.as_str()].into_iter()),
                    language: language(row.language.as_deref(), path),
                    text: row.text,
                    place: row.place,
                })),
                Err(wrong) => problems.extend(wrong),
            }
        } else {
            lines(&bytes, &file, &mut messages, &mut problems);
        }
    }
    if problems.is_empty() { Ok(messages) } else { Err(NluError::Test(Problems(problems))) }
}

fn lines(bytes: &[u8], file: &Arc<Path>, messages: &mut Vec<Message>, problems: &mut Vec<Problem>) {
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.trim_ascii();
        if line.is_empty() || line.starts_with(b"#") {
            continue;
        }
        let place = Place { file: Arc::clone(file), line: index + 1 };
        let line: Line = match serde_json::from_slice(line) {
            Ok(line) => line,
            Err(error) => {
                let what = format!("expected {{\"text\": …, \"intent\": …}}: {error}");
                problems.push(Problem::at(&place, what));
                continue;
            }
        };
        if line.intent.is_some() == line.intents.is_some() {
            problems.push(Problem::at(&place, "expected either \"intent\" or \"intents\""));
            continue;
        }
        let names = line.intents.iter().flatten().chain(&line.intent);
        messages.push(Message {
            intents: intents(names.map(String::as_str)),
            language: language(line.language.as_deref(), file),
            text: line.text,
            place,
        });
    }
}

/// What is out of scope asks for nothing.
fn intents<'n>(names: impl Iterator<Item = &'n str>) -> BTreeSet<IntentName> {
    names.filter(|name| *name != OUT_OF_SCOPE).map(IntentName::new).collect()
}

fn language(told: Option<&str>, path: &Path) -> Option<Language> {
    match told {
        Some(tag) => Language::from_tag(tag),
        None => Language::from_tag(path.file_stem()?.to_str()?),
    }
}
