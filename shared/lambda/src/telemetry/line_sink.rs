//! Where lines go.

use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

/// Takes lines without their end.
pub trait LineSink: Send + Sync {
    /// Takes a line; one that cannot be written is lost.
    fn line(&self, line: &str);
}

/// Standard output.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stdout;

impl LineSink for Stdout {
    fn line(&self, line: &str) {
        // One write, so that lines of several threads do not mix.
        let line = format!("{line}\n");
        let _ = std::io::stdout().lock().write_all(line.as_bytes());
    }
}

/// Keeps lines, for tests. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    /// The lines so far.
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl LineSink for Lines {
    fn line(&self, line: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line.to_owned());
    }
}
