//! What a suite's files hold: texts with the intents that they ask for. One reader per format;
//! what is measured on them is elsewhere.

use std::fs;
use std::path::Path;

use aisle_domain::language::Language;
use aisle_understanding::{OUT_OF_SCOPE, pack};
use serde::Deserialize;

use super::Suite;
use super::error::BenchError;

/// A text and what it asks for; several intents only where the suite has such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Example {
    pub(super) text: String,
    pub(super) intents: Vec<String>,
}

impl Example {
    fn new(text: String, intent: String) -> Self {
        Self { text, intents: vec![intent] }
    }

    /// Its intent; the first of several.
    pub(super) fn intent(&self) -> &str {
        self.intents.first().map_or(OUT_OF_SCOPE, String::as_str)
    }

    pub(super) fn is_out_of_scope(&self) -> bool {
        self.intent() == OUT_OF_SCOPE
    }
}

/// Which part of a file that holds several is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Train,
    Test,
}

/// Reads a file of a suite. What is named `out_of_scope` there is called [`OUT_OF_SCOPE`].
pub(super) fn read(
    suite: Suite,
    path: &Path,
    part: Part,
    out_of_scope: Option<&str>,
) -> Result<Vec<Example>, BenchError> {
    let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    let mut examples = match (suite, extension) {
        (_, "jsonl") => lines(path)?,
        (Suite::Clinc150, _) => clinc(path, part)?,
        (Suite::Banking77, _) => table(path, "text", "category")?,
        (Suite::Hint3, _) => table(path, "sentence", "label")?,
        (Suite::Bitext, _) => table(path, "utterance", "intent")?,
        (Suite::Csv | Suite::Messages, _) => table(path, "text", "intent")?,
    };
    let named = out_of_scope.or(match suite {
        Suite::Clinc150 => Some("oos"),
        Suite::Hint3 => Some("NO_NODES_DETECTED"),
        _ => None,
    });
    for intent in examples.iter_mut().flat_map(|example| &mut example.intents) {
        if Some(intent.as_str()) == named {
            OUT_OF_SCOPE.clone_into(intent);
        }
        if suite == Suite::Bitext && intent == "check_invoices" {
            "check_invoice".clone_into(intent);
        }
    }
    if examples.is_empty() {
        return Err(BenchError::Nothing(path.to_owned()));
    }
    Ok(examples)
}

fn text(path: &Path) -> Result<String, BenchError> {
    let read = fs::read_to_string(path);
    read.map_err(|source| BenchError::Read { path: path.to_owned(), source })
}

fn at(path: &Path, line: u64, problem: impl ToString) -> BenchError {
    BenchError::Line { path: path.to_owned(), line, problem: problem.to_string() }
}

/// A CSV file with a header that names both columns.
fn table(path: &Path, text: &str, intent: &str) -> Result<Vec<Example>, BenchError> {
    let content = self::text(path)?;
    let content = content.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new().from_reader(content.as_bytes());
    let line_of = |error: &csv::Error| error.position().map_or(1, csv::Position::line);
    let header = reader.headers().map_err(|error| at(path, line_of(&error), &error))?.clone();
    let column = |name: &str| {
        let found = header.iter().position(|it| it.trim().eq_ignore_ascii_case(name));
        found.ok_or_else(|| at(path, 1, format!("the header has no column {name}")))
    };
    let (text, intent) = (column(text)?, column(intent)?);
    let mut examples = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| at(path, line_of(&error), &error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |index: usize| record.get(index).unwrap_or_default().trim().to_owned();
        if field(intent).is_empty() {
            return Err(at(path, line, "the intent is empty"));
        }
        examples.push(Example::new(field(text), field(intent)));
    }
    Ok(examples)
}

/// CLINC150: an object of lists of pairs; the parts for training are `train` and `oos_train`, those
/// for testing `test` and `oos_test`, or `val` and `oos_val` where there are none.
fn clinc(path: &Path, part: Part) -> Result<Vec<Example>, BenchError> {
    #[derive(Deserialize)]
    struct File {
        #[serde(default)]
        train: Vec<(String, String)>,
        #[serde(default)]
        oos_train: Vec<(String, String)>,
        #[serde(default)]
        val: Vec<(String, String)>,
        #[serde(default)]
        oos_val: Vec<(String, String)>,
        #[serde(default)]
        test: Vec<(String, String)>,
        #[serde(default)]
        oos_test: Vec<(String, String)>,
    }
    let content = text(path)?;
    let file: File = serde_json::from_str(&content)
        .map_err(|error| at(path, error.line() as u64, error.to_string()))?;
    let chosen = match part {
        Part::Train => [file.train, file.oos_train],
        Part::Test if file.test.is_empty() => [file.val, file.oos_val],
        Part::Test => [file.test, file.oos_test],
    };
    Ok(chosen.into_iter().flatten().map(|(text, intent)| Example::new(text, intent)).collect())
}

/// JSON lines: phrases of a pack (`intent`, `text`), or messages (`intents`, `text`).
fn lines(path: &Path) -> Result<Vec<Example>, BenchError> {
    #[derive(Deserialize)]
    struct Line {
        text: String,
        #[serde(default)]
        intent: Option<String>,
        #[serde(default)]
        intents: Vec<String>,
    }
    let content = text(path)?;
    let mut examples = Vec::new();
    for (number, line) in (1_u64..).zip(content.lines()) {
        let line = line.trim().trim_start_matches('\u{FEFF}');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let line: Line =
            serde_json::from_str(line).map_err(|error| at(path, number, error.to_string()))?;
        let mut intents = line.intents;
        intents.extend(line.intent);
        if intents.is_empty() {
            return Err(at(path, number, "neither intent nor intents is given"));
        }
        examples.push(Example { text: line.text, intents });
    }
    Ok(examples)
}

/// The phrases of one language's file, as the pack reads them.
pub(super) fn phrases(
    path: &Path,
    language: Language,
) -> Result<Vec<aisle_understanding::Phrase>, BenchError> {
    pack::parse_phrases(&text(path)?, language).map_err(|errors| {
        let first = errors.into_iter().next();
        let (line, problem) = first.map_or((0, String::new()), |it| (it.line as u64, it.problem));
        at(path, line, problem)
    })
}
