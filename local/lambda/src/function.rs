//! What a function is to the emulator: its name, its limits, its ARN. The code of the function
//! is not here; nor is the process that runs it.

use std::time::Duration;

/// Largest request and largest response of a synchronous invocation, in bytes: 6 MiB.
pub const PAYLOAD_BYTES: usize = 6 * 1024 * 1024;
/// Longest time-out of a function: 15 minutes.
pub const LONGEST_TIMEOUT: Duration = Duration::from_secs(900);
/// Characters of a function's name.
pub const NAME_CHARS: usize = 64;

/// A function as it is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionConfig {
    /// 1–64 letters, digits, hyphens, underscores; unique.
    pub name: String,
    /// For how long one invocation may run; 3 s unless set, at most 15 minutes.
    pub timeout: Duration,
    /// What the function is told about its memory, in MB; nothing enforces it. 128 unless set.
    pub memory_mb: u32,
    /// Most invocations that wait for an instance; one more is throttled. 1,000 unless set.
    pub max_waiting: usize,
    /// For how long an invocation waits for an instance before it is throttled. Lambda would
    /// start one more instance instead, which may take 10 s: that is the value unless set.
    pub longest_wait: Duration,
}

impl FunctionConfig {
    /// A function with Lambda's own defaults.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            timeout: Duration::from_secs(3),
            memory_mb: 128,
            max_waiting: 1_000,
            longest_wait: Duration::from_secs(10),
        }
    }

    /// Sets the time-out of one invocation.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the memory that the function is told it has, in MB.
    pub fn memory_mb(mut self, memory_mb: u32) -> Self {
        self.memory_mb = memory_mb;
        self
    }

    pub(crate) fn check(&self) -> Result<(), RegisterError> {
        let name_char = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !(1..=NAME_CHARS).contains(&self.name.len()) || !self.name.bytes().all(name_char) {
            return Err(RegisterError::Name(self.name.chars().take(NAME_CHARS).collect()));
        }
        if self.timeout.is_zero() || self.timeout > LONGEST_TIMEOUT {
            return Err(RegisterError::Timeout(self.name.clone()));
        }
        Ok(())
    }
}

/// A function that cannot be registered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// Not a name.
    #[error("`{0}` cannot name a function: use 1 to 64 letters, digits, hyphens and underscores")]
    Name(String),
    /// Not a time-out.
    #[error("the time-out of function `{0}` must be more than nothing and at most 900 seconds")]
    Timeout(String),
    /// The name is taken.
    #[error("function `{0}` is registered already: give each function its own name")]
    Duplicate(String),
}

/// The name in what callers may give for it: a name, `name:qualifier`, or a (partial) ARN.
pub(crate) fn name_in(reference: &str) -> &str {
    match reference.split_once("function:") {
        Some((_, rest)) => rest.split(':').next().unwrap_or(rest),
        None => reference.split(':').next().unwrap_or(reference),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_are_found_in_all_forms_of_reference() {
        for (reference, name) in [
            ("order", "order"),
            ("order:live", "order"),
            ("arn:aws:lambda:us-east-1:000000000000:function:order", "order"),
            ("arn:aws:lambda:us-east-1:000000000000:function:order:7", "order"),
            ("000000000000:function:order", "order"),
        ] {
            assert_eq!(name_in(reference), name, "{reference}");
        }
    }

    #[test]
    fn what_cannot_be_registered_is_refused() {
        let long = "n".repeat(65);
        for name in ["", "a/b", "a b", "ä", long.as_str()] {
            assert!(
                matches!(FunctionConfig::new(name).check(), Err(RegisterError::Name(_))),
                "{name}"
            );
        }
        for timeout in [Duration::ZERO, Duration::from_secs(901)] {
            let refused = FunctionConfig::new("f").timeout(timeout).check();
            assert_eq!(refused, Err(RegisterError::Timeout("f".to_owned())));
        }
        assert_eq!(FunctionConfig::new("a-B_9").timeout(LONGEST_TIMEOUT).check(), Ok(()));
    }
}
