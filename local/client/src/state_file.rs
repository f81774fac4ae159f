//! The file that keeps a conversation between two runs of `aisle chat`. It holds a resume token, so
//! only its owner may read it.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::session::Kept;

/// What a file keeps; `None` when there is no file yet.
///
/// # Errors
/// What the file system says, or that the file is not one of ours.
pub(crate) fn read(path: &Path) -> io::Result<Option<Kept>> {
    match fs::read_to_string(path) {
        Ok(text) => serde_json::from_str(&text)
            .map(Some)
            .map_err(|_| io::Error::other("not a file of `aisle chat --state`; name another")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a file beside and renames it, so that a reader never sees half of one.
///
/// # Errors
/// What the file system says.
pub(crate) fn write(path: &Path, kept: &Kept) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut file =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(&serde_json::to_vec(kept)?)?;
    fs::rename(beside, path)
}
