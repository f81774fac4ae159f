//! The commands of `aisle`: their options, and what each does.

mod run;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Aisle, AI customer service for shops, on one machine.
///
/// `aisle run` starts the whole platform; the other commands talk to it. All of them find it by its
/// data folder.
#[derive(Debug, Parser)]
#[command(name = "aisle", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Run),
}

impl Cli {
    /// Does what was asked for.
    #[must_use]
    pub fn run(self) -> ExitCode {
        match self.command {
            Command::Run(run) => run.run(),
        }
    }
}

/// Prints an error with its causes, and fails.
fn fail(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("aisle: {error}");
    ExitCode::FAILURE
}
