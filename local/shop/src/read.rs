//! From text to a shop: bounds the size, parses the JSON, tells the formats apart and hands over
//! to the one that fits. Total: whatever the text, the answer is a shop and a report.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::fault::Fault;
use crate::intake::Intake;
use crate::located::{Located, clip};
use crate::report::{Problem, Report};
use crate::shop::Shop;
use crate::{tau2, v1};

/// Longest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The formats that are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Format {
    /// Ours, docs/shop-format.md.
    #[serde(rename = "aisle.shop.v1")]
    AisleV1,
    /// The `db.json` of tau2-bench's retail domain.
    #[serde(rename = "tau2-bench retail")]
    Tau2Retail,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AisleV1 => v1::NAME,
            Self::Tau2Retail => "tau2-bench retail",
        })
    }
}

/// A shop and how its reading went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Everything that was accepted; empty when the file could not be read.
    pub shop: Shop,
    /// Counts and problems.
    pub report: Report,
}

/// Reads a shop. `now` is what relative dates are relative to.
#[must_use]
pub fn read(text: &str, now: Timestamp) -> Reading {
    let mut intake = Intake::default();
    if let Err(problem) = read_into(&mut intake, text, now) {
        // A section that is no list spoils the file: half of a shop is worse than none.
        let mut report = Report { format: intake.report.format, ..Report::default() };
        report.unreadable = true;
        report.add(problem);
        return Reading { shop: Shop::default(), report };
    }
    Reading { shop: intake.shop, report: intake.report }
}

/// Reads a shop only to say what is wrong with it; nothing is written.
#[must_use]
pub fn check(text: &str, now: Timestamp) -> Report {
    read(text, now).report
}

/// The text of a file's bytes, without a byte order mark.
///
/// # Errors
/// A problem naming the first byte that is not UTF-8, or that there are too many.
pub fn decode(bytes: &[u8]) -> Result<&str, Problem> {
    let wrong = |fault| Problem { path: String::new(), record: None, fault };
    if bytes.len() > MAX_BYTES {
        return Err(wrong(Fault::TooLarge { bytes: bytes.len(), max: MAX_BYTES }));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| wrong(Fault::NotUtf8 { offset: error.valid_up_to() }))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn read_into(intake: &mut Intake, text: &str, now: Timestamp) -> Result<(), Problem> {
    let text = decode(text.as_bytes())?;
    let value: Value = serde_json::from_str(text).map_err(|error| Problem {
        path: String::new(),
        record: None,
        fault: Fault::NotJson { line: error.line(), column: error.column(), why: reason(&error) },
    })?;
    let root = Located::root(&value);
    let format = format_of(&root)?;
    intake.report.format = Some(format);
    match format {
        Format::AisleV1 => v1::read(&root, now, intake),
        Format::Tau2Retail => tau2::read(&root, now, intake),
    }
}

/// The parser's reason without the place, which is reported apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split_once(" at line ").map_or(text.as_str(), |(reason, _)| reason).to_owned()
}

fn format_of(root: &Located<'_>) -> Result<Format, Problem> {
    let object = root.object()?;
    match object.get("format") {
        Some(Value::String(name)) if name == v1::NAME => Ok(Format::AisleV1),
        Some(Value::String(name)) if name.starts_with("aisle.shop.") => {
            let fault = Fault::UnknownVersion { found: clip(name) };
            Err(root.problem_at("format", fault))
        }
        None if tau2::SECTIONS
            .iter()
            .all(|name| object.get(*name).is_some_and(Value::is_object)) =>
        {
            Ok(Format::Tau2Retail)
        }
        _ => Err(root.problem(Fault::UnknownFormat)),
    }
}
