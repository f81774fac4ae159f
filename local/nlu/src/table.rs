//! Reads tables of texts with their intents: CSV with a header, separated by commas, semicolons or
//! tabs. For imports, and for messages that measure.

use std::path::Path;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use crate::places::Place;
use crate::problems::Problem;

const TEXT: [&str; 6] = ["text", "utterance", "sentence", "example", "message", "query"];
const INTENT: [&str; 3] = ["intent", "label", "category"];
const LANGUAGE: [&str; 3] = ["language", "lang", "locale"];
const SEPARATORS: [u8; 3] = *b",;\t";

/// A table, read.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    /// Names of columns that hold neither text nor intent.
    pub(crate) unused: Vec<String>,
}

/// One row.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) text: String,
    pub(crate) intent: String,
    /// What the column of languages says, if there is one.
    pub(crate) language: Option<String>,
    /// Where it begins.
    pub(crate) place: Place,
}

/// Where things are in a row.
struct Columns {
    text: usize,
    intent: usize,
    language: Option<usize>,
    unused: Vec<String>,
}

/// Reads a table.
///
/// # Errors
/// What is wrong, with the line in which the row begins.
pub(crate) fn read(bytes: &[u8], file: &Arc<Path>) -> Result<Table, Vec<Problem>> {
    let place = |line| Place { file: Arc::clone(file), line };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // With the header read, the reader stands where the first row begins.
    let Some((mut reader, columns)) = SEPARATORS.into_iter().find_map(|separator| {
        let mut reader = ReaderBuilder::new().delimiter(separator).from_reader(bytes);
        let columns = columns(reader.headers().ok()?)?;
        Some((reader, columns))
    }) else {
        let problem = format!(
            "expected a header with a column {} and a column {}, in UTF-8",
            TEXT.join("/"),
            INTENT.join("/")
        );
        return Err(vec![Problem::at(&place(1), problem)]);
    };
    let mut lines = Lines { bytes, at: 0, line: 1 };
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut record = StringRecord::new();
    loop {
        let line = lines.of(reader.position().byte());
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Err(error) => problems.push(Problem::at(&place(line), explain(&error))),
            Ok(true) => {
                let cell = |column: usize| record.get(column).unwrap_or_default().trim();
                let (intent, text) = (cell(columns.intent), cell(columns.text));
                if intent.is_empty() {
                    problems.push(Problem::at(&place(line), "the row has no intent"));
                }
                rows.push(Row {
                    text: text.to_owned(),
                    intent: intent.to_owned(),
                    language: columns.language.map(|column| cell(column).to_owned()),
                    place: place(line),
                });
            }
        }
    }
    if problems.is_empty() { Ok(Table { rows, unused: columns.unused }) } else { Err(problems) }
}

fn columns(header: &StringRecord) -> Option<Columns> {
    let name = |column: usize| header.get(column).unwrap_or_default().trim().to_lowercase();
    let find = |names: &[&str]| {
        // In the order of the names: a table may have both "text" and "example".
        names.iter().find_map(|wanted| (0..header.len()).find(|column| name(*column) == *wanted))
    };
    let (text, intent, language) = (find(&TEXT)?, find(&INTENT)?, find(&LANGUAGE));
    let unused = (0..header.len()).filter(|column| ![text, intent].contains(column));
    let unused = unused.map(|column| header.get(column).unwrap_or_default().to_owned());
    Some(Columns { text, intent, language, unused: unused.collect() })
}

fn explain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "not UTF-8; save the table in the encoding UTF-8".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "{len} cells, but the header has {expected_len}; put a text with separators in quotes"
        ),
        _ => error.to_string(),
    }
}

/// Counts lines up to where a row begins. The reader's own count stands still at the line ends
/// that it has yet to skip.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first byte from there on that ends no line.
    fn of(&mut self, from: u64) -> usize {
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.at) {
            if self.at >= from && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            if *byte == b'\n' {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}
