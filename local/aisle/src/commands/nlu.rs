//! `aisle nlu …` and `aisle understand`, which work without the platform.

use std::io::ErrorKind;
use std::process::ExitCode;

use aisle_nlu::{NluArgs, NluError};
use clap::Args;

use super::fail;

// What the help says first is `NluArgs`' and `aisle_nlu::Understand`'s own.
#[derive(Debug, Args)]
pub struct Nlu {
    #[command(flatten)]
    nlu: NluArgs,
}

#[derive(Debug, Args)]
#[group(skip)] // the flattened one has a group of that name
pub struct Understand {
    #[command(flatten)]
    understand: aisle_nlu::Understand,
}

impl Nlu {
    pub(super) fn run(self) -> ExitCode {
        ended(self.nlu.run(&mut std::io::stdout().lock()))
    }
}

impl Understand {
    pub(super) fn run(self) -> ExitCode {
        let texts = std::io::stdin().lock();
        let understood = self.understand.run(texts, &mut std::io::stdout().lock());
        ended(understood)
    }
}

fn ended(result: Result<(), NluError>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read has read enough.
        Err(NluError::Stream(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}
