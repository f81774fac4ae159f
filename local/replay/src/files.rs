//! Files read and written whole, bounded.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use serde_json::Value;

use crate::error::{Fault, ReplayError};

const MOST_BYTES: u64 = 200_000_000;

pub(crate) fn text(path: &Path) -> Result<String, ReplayError> {
    let wrong = |source| ReplayError::File { path: path.to_owned(), source };
    let mut text = String::new();
    let file = File::open(path).map_err(wrong)?;
    file.take(MOST_BYTES + 1).read_to_string(&mut text).map_err(wrong)?;
    if u64::try_from(text.len()).is_ok_and(|length| length <= MOST_BYTES) {
        Ok(text)
    } else {
        Err(ReplayError::TooLong { path: path.to_owned(), most: MOST_BYTES })
    }
}

pub(crate) fn json(path: &Path) -> Result<Value, ReplayError> {
    serde_json::from_str(&text(path)?)
        .map_err(|source| ReplayError::NotJson { path: path.to_owned(), source })
}

/// Writes a text; its folder is made if it is not there.
pub(crate) fn write_text(path: &Path, text: &str) -> Result<(), ReplayError> {
    let wrong = |source| ReplayError::File { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(wrong)?;
    }
    fs::write(path, text).map_err(wrong)
}

pub(crate) fn write_json(folder: &Path, name: &str, value: &Value) -> Result<(), ReplayError> {
    let path = folder.join(format!("{name}.json"));
    let wrong = |source| ReplayError::File { path: path.clone(), source };
    fs::create_dir_all(folder).map_err(wrong)?;
    // In one piece: a write for each token would take minutes on a busy disk.
    fs::write(&path, format!("{value:#}\n")).map_err(wrong)
}

/// Says in which file a fault is.
pub(crate) fn in_file(path: &Path) -> impl Fn(Fault) -> ReplayError {
    move |fault| ReplayError::Form { path: path.to_owned(), fault }
}
