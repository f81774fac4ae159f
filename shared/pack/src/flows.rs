//! The flows of a pack: `flows/*.yaml`, and `flows-previous/*.yaml`, the version that conversations
//! which are under way may still be on.

use std::fs;
use std::path::Path;

use aisle_dialogue::{Flows, Wording};

use crate::{PackError, read};

/// The folder of the flows, in both packs.
pub(crate) const FLOWS: &str = "flows";
/// The folder of the version before.
pub(crate) const PREVIOUS: &str = "flows-previous";

/// The flows of a folder, checked against its words, and its intents where those are known.
pub(crate) fn open(
    folder: &Path,
    wording: &Wording,
    intents: Option<&[String]>,
) -> Result<Flows, PackError> {
    let flows = parsed(folder, FLOWS)?;
    let wrong = flows.check(wording, intents);
    if !wrong.is_empty() {
        return Err(PackError::Flows(wrong));
    }
    let previous = folder.join(PREVIOUS).is_dir().then(|| parsed(folder, PREVIOUS)).transpose()?;
    Ok(flows.with_previous(previous.into_iter().collect()))
}

fn parsed(folder: &Path, name: &str) -> Result<Flows, PackError> {
    let mut files = Vec::new();
    for file in names(&folder.join(name), &["yaml"])? {
        files.push((file.clone(), read(&folder.join(name).join(&file))?));
    }
    Flows::parse(&files).map_err(PackError::Flows)
}

/// The names of a folder's files with one of these endings, sorted; none if there is no folder.
pub(crate) fn names(folder: &Path, endings: &[&str]) -> Result<Vec<String>, PackError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |source| PackError::Read { path: folder.to_owned(), source };
    let mut names = Vec::new();
    for file in fs::read_dir(folder).map_err(failed)? {
        let path = file.map_err(failed)?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if endings.contains(&ending) {
            names.extend(path.file_name().and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    names.sort();
    Ok(names)
}
