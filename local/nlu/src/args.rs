//! The commands under `aisle nlu` and where each is done.

use std::io::Write;
use std::path::Path;

use clap::{Args, Subcommand};

use crate::bench::Bench;
use crate::progress::Progress;
use crate::train::Train;
use crate::{NluError, bench, train};

/// Works on what a merchant pack understands.
#[derive(Debug, Clone, Args)]
pub struct NluArgs {
    #[command(subcommand)]
    command: NluCommand,
}

/// What to do.
#[derive(Debug, Clone, Subcommand)]
pub enum NluCommand {
    /// Trains the pack's model and says what came of it.
    Train(Train),
    /// Measures understanding on a data set, one JSON object a line.
    Bench(Bench),
}

impl NluArgs {
    /// Does what was asked for; results go to `out`, progress to standard error.
    ///
    /// # Errors
    /// [`NluError`] when the work cannot be done, or nobody reads `out` any more.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), NluError> {
        let progress = Progress::on_stderr();
        match &self.command {
            NluCommand::Train(options) => train::run(options, &progress, out),
            NluCommand::Bench(options) => Ok(bench::run(options, &progress, out)?),
        }
    }
}

/// Fails unless the folder is a pack's.
pub(crate) fn must_be_pack(folder: &Path) -> Result<(), NluError> {
    if folder.join("pack.toml").is_file() {
        return Ok(());
    }
    Err(NluError::NoPack(folder.to_owned()))
}
