//! The `aisle` command.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    aisle::commands::Cli::parse().run()
}
