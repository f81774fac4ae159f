//! What `make bench` measures beside the platform: a socket server that does next to nothing, and a
//! table that is full already. The rows themselves are in `tests/bench`.

mod echo;
mod fill;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

#[derive(Debug, Parser)]
#[command(about)]
enum Command {
    /// Answers every message at once with an ack and its own text; keeps nothing.
    Echo {
        /// Where to listen.
        #[arg(long, default_value = "127.0.0.1:8799")]
        listen: SocketAddr,
    },
    /// Copies one conversation of a database over and over, under new names, until there are so
    /// many. No platform may run on it.
    Fill {
        /// The database's file.
        database: PathBuf,
        /// How many conversations are added.
        #[arg(long)]
        conversations: u32,
    },
}

fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Echo { listen } => echo::serve(listen),
        Command::Fill { database, conversations } => fill::fill(&database, conversations),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A program whose output nobody reads has nobody to tell.
            let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{error}\n"));
            ExitCode::FAILURE
        }
    }
}
