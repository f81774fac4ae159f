//! The commands under `aisle replay`.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::chat::{ChatOptions, Through};
use crate::error::ReplayError;
use crate::{ecom_bench, tau2};

/// Replays others' after-sales suites through our actions and policies.
#[derive(Debug, Clone, Args)]
pub struct ReplayArgs {
    #[command(subcommand)]
    command: ReplayCommand,
}

/// Which suite.
#[derive(Debug, Clone, Subcommand)]
pub enum ReplayCommand {
    /// tau2-bench, retail: English.
    Tau2(Tau2),
    /// ECom-Bench: Chinese.
    EcomBench(EcomBench),
}

/// Replays tau2-bench's retail tasks.
#[derive(Debug, Clone, Args)]
pub struct Tau2 {
    /// The suite's shop.
    #[arg(long, value_name = "FILE")]
    pub db: PathBuf,
    /// The suite's tasks.
    #[arg(long, value_name = "FILE")]
    pub tasks: PathBuf,
    /// Folder with the end state that each task should have, as ID.json.
    #[arg(long, value_name = "DIR")]
    pub expected: Option<PathBuf>,
    /// Folder that the end states are written to, as ID.json; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Another pack than the built-in one (`tests/packs/tau2`).
    #[arg(long, value_name = "DIR")]
    pub pack: Option<PathBuf>,
    /// How it goes through the conversation.
    #[command(flatten)]
    pub chat: ChatOptions,
}

/// Replays ECom-Bench's tasks.
#[derive(Debug, Clone, Args)]
pub struct EcomBench {
    /// Folder of the suite's shop (`orders.json`, `products.json`, …).
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The suite's tasks.
    #[arg(long, value_name = "FILE")]
    pub tasks: PathBuf,
    /// Folder that look-ups and changes are written to, as ID.json; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Another pack than the built-in one (`tests/packs/ecom-bench`).
    #[arg(long, value_name = "DIR")]
    pub pack: Option<PathBuf>,
    /// Holds the suite's own actions to its policy document, also where they contradict it. Without
    /// this, each contradiction is told and the suite's action is done.
    #[arg(long)]
    pub strict: bool,
    /// How it goes through the conversation.
    #[command(flatten)]
    pub chat: ChatOptions,
}

/// A replay that goes through the conversation.
#[derive(Debug, Clone, Copy)]
pub enum ThroughChat<'a> {
    /// tau2-bench's, for [`crate::tau2_through_chat`].
    Tau2(&'a Tau2),
    /// ECom-Bench's, for [`crate::ecom_bench_through_chat`].
    EcomBench(&'a EcomBench),
}

impl ReplayArgs {
    /// What is to go through the conversation, which needs a platform.
    #[must_use]
    pub fn through_chat(&self) -> Option<ThroughChat<'_>> {
        let (chat, through) = match &self.command {
            ReplayCommand::Tau2(options) => (&options.chat, ThroughChat::Tau2(options)),
            ReplayCommand::EcomBench(options) => (&options.chat, ThroughChat::EcomBench(options)),
        };
        (chat.through == Through::Chat).then_some(through)
    }

    /// Replays, and tells how it went.
    ///
    /// # Errors
    /// [`ReplayError`] when the files cannot be read, or an end state is not the expected one.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), ReplayError> {
        if self.through_chat().is_some() {
            return Err(ReplayError::NoPlatform);
        }
        let report = match &self.command {
            ReplayCommand::Tau2(options) => tau2(options)?,
            ReplayCommand::EcomBench(options) => ecom_bench(options)?,
        };
        write!(out, "{report}")?;
        match report.failures() {
            0 => Ok(()),
            failures => Err(ReplayError::Differ(failures)),
        }
    }
}
