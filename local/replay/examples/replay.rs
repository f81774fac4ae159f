//! `aisle replay` by itself: `cargo run -p aisle-replay --example replay -- tau2 --help`.

use std::process::ExitCode;

use aisle_replay::ReplayArgs;
use clap::Parser;

#[derive(Parser)]
struct Replay {
    #[command(flatten)]
    replay: ReplayArgs,
}

fn main() -> ExitCode {
    match Replay::parse().replay.run(&mut std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
