//! Why a command of `aisle nlu` cannot do its work; each names the file where there is one.

use std::io;
use std::path::PathBuf;

use aisle_pack::PackError;
use aisle_understanding::trainer::TrainError;

/// Why a command cannot do its work.
#[derive(Debug, thiserror::Error)]
pub enum NluError {
    /// There is no pack.
    #[error("{} is no merchant pack: there is no pack.toml in it (--pack)", .0.display())]
    NoPack(PathBuf),
    /// The pack is wrong.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The phrases make no model.
    #[error("training: {0}")]
    Train(#[from] TrainError),
    /// A file cannot be read.
    #[error("{}: {source}", .path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("{}: {source}", .path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of a file is not what it should be.
    #[error("{}:{line}: {problem}", .path.display())]
    Line {
        /// Which file.
        path: PathBuf,
        /// In which line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// The options do not fit each other.
    #[error("{0}")]
    Usage(String),
    /// Standard input or output failed.
    #[error(transparent)]
    Stream(#[from] io::Error),
}
