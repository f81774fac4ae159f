//! How the conversations went, task by task.

use std::collections::BTreeMap;
use std::fmt;

/// Why a task did not end as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The connection: no sign-in, no answer.
    Line,
    /// The bot never said what it would do.
    NotUnderstood,
    /// The bot summed up something else, and corrections did not help.
    WrongSummary,
    /// The bot said that it may not.
    Refused,
    /// The bot asked for a person.
    HandedOver,
    /// All was confirmed, but the end state is another.
    OtherEndState,
}

impl Cause {
    /// What it is called in a report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line => "no connection or no answer",
            Self::NotUnderstood => "not understood",
            Self::WrongSummary => "wrong summary",
            Self::Refused => "refused",
            Self::HandedOver => "handed over",
            Self::OtherEndState => "other end state",
        }
    }
}

/// How a conversation went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Talk {
    /// The task.
    pub task: String,
    /// Why it is not as expected; `None` if it is.
    pub cause: Option<Cause>,
    /// More about the cause.
    pub detail: String,
    /// How many of its wishes were confirmed.
    pub confirmed: usize,
    /// How many there were.
    pub wishes: usize,
    /// What was said, in order; `> ` before the shopper's own.
    pub transcript: Vec<String>,
    /// Where the end state differs.
    pub differences: Vec<String>,
}

impl Talk {
    fn last(&self, own: bool) -> &str {
        let last = self.transcript.iter().rev().find(|line| line.starts_with("> ") == own);
        last.map(|line| line.trim_start_matches("> ")).unwrap_or_default()
    }
}

/// How all of them went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The tasks that have something to be done, in the order of the file.
    pub talks: Vec<Talk>,
    /// Tasks in which nothing is to be done; they are not played.
    pub skipped: Vec<String>,
}

impl Report {
    /// How many tasks are not as expected.
    #[must_use]
    pub fn failures(&self) -> usize {
        self.talks.iter().filter(|talk| talk.cause.is_some()).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut causes: BTreeMap<Cause, usize> = BTreeMap::new();
        for talk in &self.talks {
            let Some(cause) = talk.cause else { continue };
            *causes.entry(cause).or_default() += 1;
            writeln!(
                f,
                "{}: {} ({} of {} confirmed) {}",
                talk.task,
                cause.name(),
                talk.confirmed,
                talk.wishes,
                talk.detail
            )?;
            writeln!(f, "  the bot at last: {}", talk.last(false))?;
            writeln!(f, "  the shopper at last: {}", talk.last(true))?;
            for difference in &talk.differences {
                writeln!(f, "  differs: {difference}")?;
            }
        }
        for (cause, count) in causes {
            writeln!(f, "{count} × {}", cause.name())?;
        }
        if !self.skipped.is_empty() {
            writeln!(f, "{} tasks have nothing to be done and are not played", self.skipped.len())?;
        }
        let all = self.talks.len();
        writeln!(f, "{} of {all} exact through the conversation", all - self.failures())
    }
}
