//! Why a replay cannot be run.

use std::io;
use std::path::PathBuf;

use aisle_aftersales::PolicyError;

use crate::chat::FreshError;

/// Why a replay cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// A file cannot be read or written.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is longer than any suite's.
    #[error("{}: longer than {most} bytes", .path.display())]
    TooLong {
        /// Which.
        path: PathBuf,
        /// The most that is read.
        most: u64,
    },
    /// A file is not JSON.
    #[error("{}: {source}", .path.display())]
    NotJson {
        /// Which.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
    /// A file is JSON, but not in the suite's form.
    #[error("{}: {fault}", .path.display())]
    Form {
        /// Which.
        path: PathBuf,
        /// Where and why.
        fault: Fault,
    },
    /// The pack's settings are wrong.
    #[error("{file}: {problem}")]
    Settings {
        /// Which file.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// The pack's policy is wrong.
    #[error("the pack's policy is not right:{}", .0.iter().fold(String::new(), |text, one| format!("{text}\n{one}")))]
    Policy(Vec<PolicyError>),
    /// Not all is as expected.
    #[error("{0} of the tasks are not as expected")]
    Differ(usize),
    /// A platform cannot be begun anew, or read.
    #[error("the platform: {0}")]
    Platform(FreshError),
    /// There is nobody here who starts a platform.
    #[error("a replay through the conversation needs a platform: run it as `aisle replay`")]
    NoPlatform,
    /// Standard output failed.
    #[error(transparent)]
    Stream(#[from] io::Error),
}

/// A value that is not as the suite's form has it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {problem}")]
pub struct Fault {
    /// Where, as in `orders.A1.items[0].price`.
    pub at: String,
    /// What is wrong.
    pub problem: String,
}
