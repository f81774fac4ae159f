//! The commands under `aisle nlu` and where each is done.

use std::io::Write;
use std::path::Path;

use clap::{Args, Subcommand};

use crate::NluError;
use crate::check::{self, Check};
use crate::eval::{self, Eval};
use crate::import::{self, Import};
use crate::progress::Progress;
use crate::train::{self, Train};

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
    /// Finds what is wrong with the pack's phrases, and says what to do about it.
    ///
    /// Errors: lines that cannot be read, too little to train on, the same words with different
    /// intents. Warnings: what shoppers will be misunderstood by. Hints: worth a look. It fails
    /// when there is an error.
    Check(Check),
    /// Measures how well the phrases teach, by cross-validation and on test files.
    ///
    /// Accuracy of all messages and by language, precision, recall and F1 of each intent, which
    /// intents are taken for which, how far confidence can be trusted, and how well what is out of
    /// scope is refused. All of it is in the report, with charts.
    Eval(Eval),
    /// Takes phrases from Rasa's training data or from tables into the pack.
    ///
    /// Nothing is written unless every line is right. What has no counterpart in a pack is told
    /// with its line. A phrase that is there already is skipped, also under another intent.
    Import(Import),
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
            NluCommand::Check(options) => check::run(options, &progress, out),
            NluCommand::Eval(options) => eval::run(options, &progress, out),
            NluCommand::Import(options) => import::run(options, out),
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
