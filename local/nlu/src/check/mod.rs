//! `aisle nlu check`: what is wrong with a pack's phrases, and what to do about it. `words`,
//! `amounts`, `overlap` (with `likeness`) and `misread` find, each on its own; `finding` has what
//! can be found and its order, `print` how it is told.

mod amounts;
mod finding;
mod likeness;
mod misread;
mod overlap;
mod print;
mod words;

use std::io::{self, Write};
use std::path::PathBuf;

use aisle_domain::language::Language;
use aisle_pack::PackError;
use clap::Args;

use crate::args::must_be_pack;
use crate::places::{Place, Placed, languages, phrase_path, read_file};
use crate::reading::cross_validate;
use crate::{NluError, Progress};
use finding::{Finding, Kind, Level};
use misread::Right;

/// Options of `aisle nlu check`.
#[derive(Debug, Clone, Args)]
pub struct Check {
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pub pack: PathBuf,
    /// Languages to check, such as en,de; those that the pack offers if none is named.
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub language: Vec<Language>,
    /// Leaves out the cross-validation, which takes most of the time.
    #[arg(long)]
    pub quick: bool,
    /// Tells every finding, not only the gravest of each kind.
    #[arg(long)]
    pub all: bool,
    /// Writes all findings as one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// What was checked and found.
struct Checked {
    findings: Vec<Finding>,
    phrases: usize,
    languages: Vec<Language>,
    /// None when there was no cross-validation.
    right: Option<Right>,
}

impl Checked {
    fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// In so many parts cross-validation is done: each phrase is read by a model of four fifths.
const FOLDS: usize = 5;

pub(crate) fn run(
    options: &Check,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), NluError> {
    must_be_pack(&options.pack)?;
    let checked = check(options, progress)?;
    if options.json {
        print::json(&checked, out)?;
    } else {
        print::text(&checked, options.all, out)?;
    }
    match checked.count(Level::Error) {
        0 => Ok(()),
        errors => Err(NluError::Errors(errors)),
    }
}

fn check(options: &Check, progress: &Progress) -> Result<Checked, NluError> {
    let languages = languages(&options.pack, &options.language)?;
    let mut findings = Vec::new();
    let mut phrases: Vec<Placed> = Vec::new();
    let mut parts: Vec<(Language, usize)> = Vec::new();
    for language in &languages {
        let read = read(options, *language, &mut findings)?;
        parts.push((*language, read.len()));
        phrases.extend(read);
    }
    let mut rest = phrases.as_slice();
    let mut by_language = Vec::new();
    for (language, length) in parts {
        let (own, others) = rest.split_at(length);
        by_language.push((language, own));
        rest = others;
    }
    words::find(&phrases, &mut findings);
    amounts::find(&by_language, &mut findings);
    for (language, own) in by_language {
        progress.say(&format!("comparing the phrases of {language}"));
        overlap::find(language, own, &mut findings);
    }
    // What cannot be trained has been said.
    let trainable = !findings.iter().any(|finding| finding.kind == Kind::Untrainable);
    let mut right = None;
    if !options.quick && trainable && !phrases.is_empty() {
        let plain: Vec<_> = phrases.iter().map(|placed| &placed.phrase).collect();
        let validation = cross_validate(&plain, FOLDS, progress)?;
        right = Some(misread::find(&phrases, &validation, &mut findings));
    }
    finding::sort(&mut findings);
    Ok(Checked { findings, phrases: phrases.len(), languages, right })
}

/// The phrases of a language; a line that is none becomes a finding, as does a missing file.
fn read(
    options: &Check,
    language: Language,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Placed>, NluError> {
    let mut unreadable = |place: Place, message: String, suggestion: &str| {
        findings.push(Finding {
            level: Level::Error,
            kind: Kind::Unreadable,
            language,
            place,
            message,
            suggestion: suggestion.to_owned(),
            related: Vec::new(),
            weight: 0.0,
        });
    };
    let beginning = || Place { file: phrase_path(&options.pack, language), line: 1 };
    let missing = "write it, or take the language out of pack.toml";
    let file = match read_file(&options.pack, language) {
        Ok(file) => file,
        Err(PackError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            unreadable(beginning(), "there is no such file".to_owned(), missing);
            return Ok(Vec::new());
        }
        Err(error) => return Err(error.into()),
    };
    if file.phrases.is_empty() && file.broken.is_empty() {
        unreadable(beginning(), "there is no phrase in it".to_owned(), missing);
    }
    for (place, problem) in file.broken {
        unreadable(place, problem, "write the line as docs/adding-an-intent.md has it");
    }
    Ok(file.phrases)
}
