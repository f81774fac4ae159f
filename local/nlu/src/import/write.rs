//! Puts phrases into a pack's file, as new or at its end. What is there is never changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use aisle_domain::language::Language;
use aisle_pack::PackError;
use aisle_understanding::normalise;
use serde_json::json;

use super::Found;
use crate::NluError;
use crate::places::{Place, phrase_path, read_all};
use crate::problems::Problem;

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) phrases: usize,
    pub(super) intents: usize,
    /// Phrases that were there already.
    pub(super) duplicates: usize,
    /// Phrases that are there with another intent, and were not added.
    pub(super) conflicts: Vec<Problem>,
}

/// Writes phrases, without those whose words are there already.
///
/// # Errors
/// When the file is there and is not to be appended to, is wrong itself, or cannot be written.
pub(super) fn write(
    pack: &Path,
    language: Language,
    phrases: &[Found],
    append: bool,
) -> Result<Written, NluError> {
    let path = phrase_path(pack, language);
    let there = path.exists();
    if there && !append {
        return Err(NluError::Exists(path.to_path_buf()));
    }
    let mut known: BTreeMap<String, (String, Place)> = BTreeMap::new();
    if there {
        for placed in read_all(pack, &[language])? {
            let intent = placed.intent().to_owned();
            known.entry(normalise(&placed.phrase.text)).or_insert((intent, placed.place));
        }
    }
    let mut written = Written::default();
    let new = sift(phrases, known, &mut written);
    let text = lines(&new, &mut written);
    if text.is_empty() {
        return Ok(written);
    }
    let failed = |source| PackError::Write { path: path.to_path_buf(), source };
    if there { append_to(&path, &text) } else { create(&path, language, &text) }.map_err(failed)?;
    Ok(written)
}

/// The phrases that are new.
fn sift<'p>(
    phrases: &'p [Found],
    mut known: BTreeMap<String, (String, Place)>,
    written: &mut Written,
) -> Vec<&'p Found> {
    let mut new = Vec::new();
    for found in phrases {
        match known.get(&normalise(&found.text)) {
            Some((intent, _)) if *intent == found.intent => written.duplicates += 1,
            Some((intent, place)) => {
                let what = format!(
                    "not added: {:?} is {} here, but {intent} at {place}",
                    found.text, found.intent
                );
                written.conflicts.push(Problem::at(&found.place, what));
            }
            None => {
                let value = (found.intent.clone(), found.place.clone());
                known.insert(normalise(&found.text), value);
                new.push(found);
            }
        }
    }
    new
}

/// The phrases as lines, grouped by intent in the order in which the intents first come.
fn lines(new: &[&Found], written: &mut Written) -> String {
    let mut text = String::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for first in new {
        if !done.insert(&first.intent) {
            continue;
        }
        text.push_str(&format!("\n# {}\n", first.intent));
        for found in new.iter().filter(|found| found.intent == first.intent) {
            // With spaces, as a person writes it.
            let (intent, phrase) = (json!(found.intent), json!(found.text));
            text.push_str(&format!("{{\"intent\": {intent}, \"text\": {phrase}}}\n"));
        }
    }
    written.phrases = new.len();
    written.intents = done.len();
    text
}

/// Fails when there is one by now.
fn create(path: &Path, language: Language, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create_new(path)?;
    let heading = format!(
        "# How shoppers say what they want ({language}). Format: docs/adding-an-intent.md.\n"
    );
    file.write_all(heading.as_bytes())?;
    file.write_all(text.as_bytes())
}

/// Written beside and renamed, so that a reader never sees half of it.
fn append_to(path: &Path, text: &str) -> io::Result<()> {
    let mut whole = fs::read_to_string(path)?;
    if !whole.is_empty() && !whole.ends_with('\n') {
        whole.push('\n');
    }
    whole.push_str(text);
    let beside = path.with_extension("new");
    fs::write(&beside, whole)?;
    fs::rename(&beside, path)
}
