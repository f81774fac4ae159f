//! How a replay went, task by task.

use std::collections::BTreeMap;
use std::fmt;

use crate::error::Fault;

/// How a replay went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The tasks, in the order of the file.
    pub tasks: Vec<TaskReport>,
    /// Whether there was an end state to compare with.
    pub compared: bool,
}

/// How a task went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskReport {
    /// Its id.
    pub id: String,
    /// What is not as expected; a task without any is exact.
    pub differences: Vec<String>,
    /// Where the suite's own actions contradict its policy document, and were done all the same.
    pub contradictions: Vec<String>,
    /// What else a reader should know.
    pub notes: Vec<String>,
}

impl TaskReport {
    /// A task that is not in the suite's form.
    pub(crate) fn unreadable(fault: &Fault) -> Self {
        Self { differences: vec![format!("cannot be replayed: {fault}")], ..Self::default() }
    }
}

impl Report {
    /// How many tasks are not as expected.
    #[must_use]
    pub fn failures(&self) -> usize {
        self.tasks.iter().filter(|task| !task.differences.is_empty()).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for task in &self.tasks {
            let lines =
                [("differs", &task.differences), ("contradicts its policy", &task.contradictions)];
            for (kind, texts) in lines {
                for text in texts {
                    writeln!(f, "{}: {kind}: {text}", task.id)?;
                }
            }
        }
        let mut notes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for task in &self.tasks {
            for note in &task.notes {
                notes.entry(note).or_default().push(&task.id);
            }
        }
        for (note, tasks) in notes {
            writeln!(f, "note: {note} (in {})", tasks.join(", "))?;
        }
        let all = self.tasks.len();
        let exact = all - self.failures();
        if self.compared {
            writeln!(f, "{exact} of {all} exact")?;
        } else {
            writeln!(f, "{exact} of {all} replayed; nothing to compare with")?;
        }
        let against = self.tasks.iter().filter(|task| !task.contradictions.is_empty()).count();
        if against > 0 {
            writeln!(f, "{against} of them by an action that the suite's own policy forbids")?;
        }
        Ok(())
    }
}
