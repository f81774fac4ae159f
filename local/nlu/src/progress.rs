//! How far long work has come: lines for whoever waits, on standard error and never among results.

use std::io::Write as _;
use std::time::Instant;

/// Tells how far a piece of work has come.
#[derive(Debug)]
pub struct Progress {
    since: Instant,
}

impl Progress {
    /// Tells on standard error, with the time since now.
    #[must_use]
    pub fn on_stderr() -> Self {
        Self { since: Instant::now() }
    }

    /// Tells what is being done now.
    pub fn say(&self, what: &str) {
        let line = format!("[{:6.1} s] {what}\n", self.since.elapsed().as_secs_f64());
        // Nobody may be reading, which is no reason to stop.
        let _ = std::io::stderr().lock().write_all(line.as_bytes());
    }
}
