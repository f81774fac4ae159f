//! Why a bench cannot be run.

use std::io;
use std::path::PathBuf;

use aisle_understanding::trainer::TrainError;

/// Why a bench cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of a file is not as the suite has it.
    #[error("{}:{line}: {problem}", path.display())]
    Line {
        /// Which file.
        path: PathBuf,
        /// Which line, counted from 1.
        line: u64,
        /// What is wrong with it.
        problem: String,
    },
    /// A file holds no examples.
    #[error("{}: no examples in it", .0.display())]
    Nothing(PathBuf),
    /// Neither a test file nor a share to hold out.
    #[error("give --test, or --hold-out to test on a part of the training file")]
    NoTest,
    /// The examples make no model.
    #[error(transparent)]
    Train(#[from] TrainError),
    /// The results cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}
