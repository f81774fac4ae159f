//! A pack's flows on disk: `flows/*.yaml`, and in `flows-previous/` those of the version before, on
//! which what began with them ends. What they mean is `dialogue`'s business.

use std::fs;
use std::path::{Path, PathBuf};

use aisle_dialogue::{FlowError, Flows, Wording};

use crate::{PackError, read};

/// Name of the folder of flows, in both folders.
pub(crate) const FLOWS: &str = "flows";
/// Name of the folder of the flows before.
pub(crate) const PREVIOUS: &str = "flows-previous";

/// The flow files of a folder, as (name, text), in the order of their names; none if there is no
/// such folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<(String, String)>, PackError> {
    let error = |source| PackError::Read { path: folder.to_owned(), source };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        let path = entry.map_err(error)?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            paths.push(path);
        }
    }
    paths.sort();
    let name = |path: &Path| {
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    paths.iter().map(|path| Ok((name(path), read(path)?))).collect()
}

/// Opens the flows of a source or compiled folder.
pub(crate) fn open(folder: &Path) -> Result<Flows, PackError> {
    let parse = |name: &str| {
        let files = files(&folder.join(name))?;
        Flows::parse(&files).map_err(PackError::Flows)
    };
    let flows = parse(FLOWS)?;
    let previous = parse(PREVIOUS)?;
    Ok(if previous.iter().next().is_some() { flows.with_previous(vec![previous]) } else { flows })
}

/// Whether all words, and where they are given all intents, of the flows exist.
pub(crate) fn complete(
    flows: &Flows,
    wording: &Wording,
    intents: Option<&[String]>,
) -> Result<(), PackError> {
    let problems: Vec<FlowError> = flows.check(wording, intents);
    if problems.is_empty() { Ok(()) } else { Err(PackError::Flows(problems)) }
}
