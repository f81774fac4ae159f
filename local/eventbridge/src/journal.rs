//! The file of events: one JSON a line, appended; it is the archive too. A crash can leave the last
//! line unfinished; it is cut off when the file is opened, because its event was never answered.
//! Beside it stands how far the events were delivered to the rules' targets.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
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

/// What of the file stands at a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Bytes before its first event.
    pub from: u64,
    /// Bytes before its end.
    pub to: u64,
}

/// Reads the events of a stretch, at most `limit` of them; with what is left of it.
pub(crate) fn read_page(
    path: &Path,
    stretch: Stretch,
    limit: usize,
) -> Result<(Vec<Value>, Stretch), JournalError> {
    let failed = |source| JournalError::Io { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(failed)?;
    file.seek(SeekFrom::Start(stretch.from)).map_err(failed)?;
    let mut reader = BufReader::new(file.take(stretch.to.saturating_sub(stretch.from)));
    let (mut events, mut left, mut line) = (Vec::new(), stretch, Vec::new());
    while events.len() < limit && left.from < left.to {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(failed)?;
        if read == 0 {
            left.from = left.to;
            break;
        }
        let number = events.len() + 1;
        events.push(
            serde_json::from_slice(&line)
                .map_err(|_| JournalError::Damaged { path: path.to_owned(), line: number })?,
        );
        left.from = left.from.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
    }
    Ok((events, left))
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

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All of it.
    pub const fn whole(&self) -> Stretch {
        Stretch { from: 0, to: self.length }
    }

    fn cut_back(&mut self) -> io::Result<()> {
        self.file.set_len(self.length)?;
        self.file.seek(SeekFrom::Start(self.length)).map(drop)
    }
}

/// How many of the file's events need not be delivered any more: those from the first on whose
/// deliveries have all ended. What is past it is delivered again after a restart.
#[derive(Debug)]
pub(crate) struct Delivered {
    path: PathBuf,
    file: File,
    count: u64,
}

impl Delivered {
    /// Opens the count beside a file of `events`. Where there is none yet, what the file holds is
    /// from a time without rules, and stays undelivered.
    pub fn open(journal: &Path, events: u64) -> Result<Self, JournalError> {
        let path = journal.with_extension("delivered");
        let failed = |source| JournalError::Io { path: path.clone(), source };
        let mut options = OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(false).open(&path);
        let mut text = String::new();
        if let Ok(file) = &mut file {
            file.read_to_string(&mut text).map_err(failed)?;
        }
        let file = file.map_err(failed)?;
        let count = text.trim().parse().unwrap_or(events).min(events);
        let mut delivered = Self { path, file, count };
        delivered.write()?;
        Ok(delivered)
    }

    /// The count.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Moves the count; it never goes back.
    pub fn advance(&mut self, count: u64) -> Result<(), JournalError> {
        if count <= self.count {
            return Ok(());
        }
        self.count = count;
        self.write()
    }

    /// In one write, so that a crash leaves the old count or the new one.
    fn write(&mut self) -> Result<(), JournalError> {
        let line = format!("{:020}\n", self.count);
        let written = self.file.seek(SeekFrom::Start(0));
        let written = written.and_then(|_| self.file.write_all(line.as_bytes()));
        written.map_err(|source| JournalError::Io { path: self.path.clone(), source })
    }
}
