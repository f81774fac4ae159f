//! Why a command of `aisle nlu` cannot do its work.

use std::io;
use std::path::PathBuf;

use aisle_pack::PackError;

/// Why a command cannot do its work.
#[derive(Debug, thiserror::Error)]
pub enum NluError {
    /// There is no pack.
    #[error("{} is no merchant pack: there is no pack.toml in it (--pack)", .0.display())]
    NoPack(PathBuf),
    /// The pack is wrong.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// A bench cannot be run.
    #[error(transparent)]
    Bench(#[from] crate::BenchError),
    /// Standard input or output failed.
    #[error(transparent)]
    Stream(#[from] io::Error),
}
