//! The `aisle` command.

use std::process::ExitCode;

use clap::Parser as _;

/// Thousands of small, short-lived pieces for each turn, on all threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    aisle::commands::Cli::parse().run()
}
