//! A pack's phrases together with the file and line that each stands in, for whoever must say where
//! something is. The format of a line is `aisle-understanding`'s.

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use aisle_domain::language::Language;
use aisle_pack::{Pack, PackError};
use aisle_understanding::{Phrase, pack};

use crate::NluError;

/// A line of a file, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: Arc<Path>,
    pub(crate) line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file.display(), self.line)
    }
}

/// A phrase and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) phrase: Phrase,
    pub(crate) place: Place,
}

impl Placed {
    pub(crate) fn intent(&self) -> &str {
        self.phrase.intent.as_str()
    }
}

/// What a phrase file holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct PhraseFile {
    pub(crate) phrases: Vec<Placed>,
    /// Lines that are no phrases, and why.
    pub(crate) broken: Vec<(Place, String)>,
}

/// The languages to work on: those that were asked for, or else those that the pack offers.
pub(crate) fn languages(folder: &Path, asked: &[Language]) -> Result<Vec<Language>, NluError> {
    if asked.is_empty() {
        return Ok(Pack::open(folder)?.settings.languages);
    }
    let mut languages = Vec::new();
    for language in asked {
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
    Ok(languages)
}

/// Path of a language's phrases in a pack.
pub(crate) fn phrase_path(folder: &Path, language: Language) -> Arc<Path> {
    folder.join("intents").join(format!("{language}.jsonl")).into()
}

/// Reads a language's phrases.
///
/// # Errors
/// [`PackError::Read`] when there is no such file; lines that are wrong are no error here.
pub(crate) fn read_file(folder: &Path, language: Language) -> Result<PhraseFile, PackError> {
    let file = phrase_path(folder, language);
    let text = fs::read_to_string(&file)
        .map_err(|source| PackError::Read { path: file.to_path_buf(), source })?;
    Ok(parse(&text, &file, language))
}

/// Reads the phrases of several languages, all lines of which must be right.
///
/// # Errors
/// [`PackError`] names the first line that is wrong.
pub(crate) fn read_all(folder: &Path, languages: &[Language]) -> Result<Vec<Placed>, PackError> {
    let mut phrases = Vec::new();
    for language in languages {
        let file = read_file(folder, *language)?;
        if let Some((place, problem)) = file.broken.into_iter().next() {
            let path = place.file.to_path_buf();
            return Err(PackError::Phrases { path, line: place.line, problem });
        }
        phrases.extend(file.phrases);
    }
    Ok(phrases)
}

/// Line by line, because the parser of a whole file does not say where a phrase stood.
fn parse(text: &str, file: &Arc<Path>, language: Language) -> PhraseFile {
    let mut read = PhraseFile::default();
    for (index, line) in text.lines().enumerate() {
        let place = Place { file: Arc::clone(file), line: index + 1 };
        match pack::parse_phrases(line, language) {
            Ok(phrases) => {
                let placed = |phrase| Placed { phrase, place: place.clone() };
                read.phrases.extend(phrases.into_iter().map(placed));
            }
            Err(errors) => {
                read.broken.extend(errors.into_iter().map(|error| (place.clone(), error.problem)));
            }
        }
    }
    read
}
