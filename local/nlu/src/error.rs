//! Why a command of `aisle nlu` cannot do its work.

use std::io;
use std::path::PathBuf;

use aisle_pack::PackError;

use crate::problems::Problems;

/// Why a command cannot do its work.
#[derive(Debug, thiserror::Error)]
pub enum NluError {
    /// There is no pack.
    #[error("{} is no merchant pack: there is no pack.toml in it (--pack)", .0.display())]
    NoPack(PathBuf),
    /// The pack is wrong.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// It is not known in which language the phrases to import are.
    #[error("in which language are the phrases? Name it with --language ({0})")]
    ImportLanguage(#[source] PackError),
    /// Files to import are wrong.
    #[error("nothing was imported:{0}")]
    Import(Problems),
    /// Files with messages that measure are wrong.
    #[error("the test files are not right:{0}")]
    Test(Problems),
    /// There are phrases already.
    #[error("{} is there already; --append adds to it", .0.display())]
    Exists(PathBuf),
    /// A check found what must not be.
    #[error("the phrases are not right yet: {0} of the findings are errors")]
    Errors(usize),
    /// Standard input or output failed.
    #[error(transparent)]
    Stream(#[from] io::Error),
}
