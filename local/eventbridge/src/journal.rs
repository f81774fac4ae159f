//! The file of events: one JSON a line, appended. A crash can leave the last line unfinished; it
//! is cut off when the file is opened, because its event was never answered.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A file of events that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JournalError {
    /// The file system refused.
    #[error("cannot use the event file {path}: {source}; check the path and the free space")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the file system said.
        source: io::Error,
    },
    /// A line that is not the last holds no JSON.
    #[error("line {line} of the event file {path} is not JSON; repair it or move the file away")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
    },
}

/// The open file, at its end.
#[derive(Debug)]
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    length: u64,
}

impl Journal {
    /// Opens or creates the file and hands every event of it to `visit`, in order.
    pub fn open(path: &Path, mut visit: impl FnMut(Value)) -> Result<Self, JournalError> {
        let failed = |source| JournalError::Io { path: path.to_owned(), source };
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(failed)?;
        let mut reader = BufReader::new(&file);
        let (mut length, mut number, mut line) = (0_u64, 0_usize, Vec::new());
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line).map_err(failed)?;
            if line.last() != Some(&b'\n') {
                if read > 0 {
                    tracing::warn!(bytes = read, "cut an unfinished line off the event file");
                }
                break;
            }
            number += 1;
            let event = serde_json::from_slice(&line)
                .map_err(|_| JournalError::Damaged { path: path.to_owned(), line: number })?;
            visit(event);
            length = length.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        }
        let mut journal = Self { path: path.to_owned(), file, length };
        journal.cut_back().map_err(failed)?;
        Ok(journal)
    }

    /// Appends all events or, when that fails, none.
    pub fn append(&mut self, events: &[Value]) -> Result<(), JournalError> {
        let mut lines = Vec::new();
        for event in events {
            lines.extend_from_slice(event.to_string().as_bytes());
            lines.push(b'\n');
        }
        if let Err(source) = self.file.write_all(&lines) {
            if let Err(error) = self.cut_back() {
                tracing::error!(%error, "the event file keeps an unfinished line");
            }
            return Err(JournalError::Io { path: self.path.clone(), source });
        }
        self.length = self.length.saturating_add(u64::try_from(lines.len()).unwrap_or(u64::MAX));
        Ok(())
    }

    fn cut_back(&mut self) -> io::Result<()> {
        self.file.set_len(self.length)?;
        self.file.seek(SeekFrom::Start(self.length)).map(drop)
    }
}
