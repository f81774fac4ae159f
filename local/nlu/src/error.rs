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
    /// A check found what must not be.
    #[error("the phrases are not right yet: {0} of the findings are errors")]
    Errors(usize),
    /// Standard input or output failed.
    #[error(transparent)]
    Stream(#[from] io::Error),
}
