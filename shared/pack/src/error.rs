//! Why a pack cannot be compiled or opened; each names the file and what is wrong in it.

use std::io;
use std::path::PathBuf;

use aisle_aftersales::PolicyError;
use aisle_dialogue::{FlowError, WordingError};
use aisle_understanding::ArtifactError;

/// Why a pack cannot be compiled or opened.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A file cannot be read.
    #[error("{}: {source} (AISLE_PACK or --pack must name a pack's folder)", .path.display())]
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
    /// `pack.toml` is wrong.
    #[error("{}: {problem}", .path.display())]
    Settings {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// The names of the shop's products cannot be read.
    #[error("{}: {source}", .path.display())]
    Products {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// A phrase file is wrong.
    #[error("{}:{line}: {problem}", .path.display())]
    Phrases {
        /// Which file.
        path: PathBuf,
        /// In which line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// `notices.toml` is wrong.
    #[error("{}:{line}: {problem}", .path.display())]
    Notices {
        /// Which file.
        path: PathBuf,
        /// In which line, from 1.
        line: usize,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// There is nothing to learn from.
    #[error("training: {0}")]
    Train(String),
    /// A wording file is wrong.
    #[error(transparent)]
    Wording(#[from] WordingError),
    /// Flow files are wrong.
    #[error("{}", lines(.0))]
    Flows(Vec<FlowError>),
    /// Policy files are wrong.
    #[error("{}", lines(.0))]
    Policy(Vec<PolicyError>),
    /// The model is not one that this release opens.
    #[error("{}: {source}; compile the pack again", .path.display())]
    Model {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: ArtifactError,
    },
}

/// Every problem, a line each.
fn lines(problems: &[impl std::fmt::Display]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
