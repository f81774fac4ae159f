//! The merchant's policy in Cedar: compiled from the pack, asked for every change.

use crate::facts::Facts;
use crate::permit::Verdict;
use crate::plan::Plan;

/// A policy file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicySource {
    /// Its name, for messages.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Why a policy cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct PolicyError {
    /// The file.
    pub file: String,
    /// The line, from one.
    pub line: usize,
    /// What is wrong, and what to do.
    pub problem: String,
}

/// A merchant's policy, ready to be asked.
#[derive(Debug)]
pub struct Policy {
    version: String,
}

impl Policy {
    /// Reads and checks the files of a pack's `policy/` folder.
    ///
    /// # Errors
    /// Every problem found, with file and line.
    pub fn load(sources: &[PolicySource]) -> Result<Self, Vec<PolicyError>> {
        let _ = sources;
        Ok(Self { version: String::new() })
    }

    /// The version: a hash of the files.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether a change may be made. Anything that goes wrong in here is a refusal.
    #[must_use]
    pub fn authorise(&self, plan: Plan, facts: &Facts<'_>) -> Verdict {
        let _ = (plan, facts);
        Verdict::Refused {
            reasons: vec![aisle_domain::after_sales::Reason::new("not_allowed")],
            rules: vec![],
        }
    }
}
