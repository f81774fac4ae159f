//! The pack that a suite is played with: the words of a merchant pack, with what the suite's own pack
//! brings beside its policy: settings, flows, further phrases, wording in place of the merchant's.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", .path.display())]
pub(super) struct FileError {
    path: PathBuf,
    source: io::Error,
}

fn failed(path: &Path) -> impl Fn(io::Error) -> FileError {
    move |source| FileError { path: path.to_owned(), source }
}

/// Puts the pack together; files of the policy that are left out are not in it.
pub(super) fn overlay(
    words: &Path,
    own: &Path,
    left_out: &[String],
    into: &Path,
) -> Result<(), FileError> {
    let settings = own.join("pack.toml");
    let settings = if settings.is_file() { settings } else { words.join("pack.toml") };
    write(&into.join("pack.toml"), &read(&settings)?)?;
    for (name, text) in files(&words.join("wording"))? {
        let further = read_if_there(&own.join("wording").join(&name))?;
        write(&into.join("wording").join(&name), &reworded(&text, &further))?;
    }
    for (name, text) in files(&words.join("intents"))? {
        let further = read_if_there(&own.join("intents").join(&name))?;
        write(&into.join("intents").join(&name), &format!("{text}\n{further}"))?;
    }
    let flows = own.join("flows");
    let flows = if flows.is_dir() { flows } else { words.join("flows") };
    for (name, text) in files(&flows)? {
        write(&into.join("flows").join(name), &text)?;
    }
    for (name, text) in files(&own.join("policy"))? {
        if !left_out.contains(&name) {
            write(&into.join("policy").join(name), &text)?;
        }
    }
    Ok(())
}

/// Wording with other messages in place of those of the same key, and beside them.
fn reworded(text: &str, further: &str) -> String {
    let keys: BTreeSet<&str> = further.lines().filter_map(key).collect();
    let mut said = String::new();
    let mut replaced = false;
    for line in text.lines() {
        // A message goes on as long as lines are indented, or close its selection.
        if let Some(key) = key(line) {
            replaced = keys.contains(key);
        } else if !line.starts_with([' ', '}']) {
            replaced = false;
        }
        if !replaced {
            said.push_str(line);
            said.push('\n');
        }
    }
    said + further
}

/// The key of the message that begins in a line.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_key.then_some(key)
}

fn files(folder: &Path) -> Result<Vec<(String, String)>, FileError> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).map_err(failed(folder))? {
        let path = file.map_err(failed(folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_file() {
            found.push((name.to_owned(), read(&path)?));
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(failed(path))
}

fn read_if_there(path: &Path) -> Result<String, FileError> {
    if path.is_file() { read(path) } else { Ok(String::new()) }
}

/// Writes a file; its folder is made if it is not there.
pub(super) fn write(path: &Path, text: &str) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed(folder))?;
    }
    fs::write(path, text).map_err(failed(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_is_replaced_by_key() {
        let text = "# words\na = one\nb = { $x ->\n    [none] .\n   *[other] y\n}\nc = three\n";
        let further = "b = two\nd = four\n";
        assert_eq!(reworded(text, further), "# words\na = one\nc = three\nb = two\nd = four\n");
        assert_eq!(reworded(text, ""), text);
    }
}
