//! `aisle flow draw`: a flow of a pack as a picture.

use std::path::PathBuf;
use std::process::ExitCode;

use aisle_client::print;
use aisle_pack::Pack;
use clap::{Args, Subcommand};

use super::fail;

/// Works on the flows of a pack.
#[derive(Debug, Args)]
pub struct FlowArgs {
    #[command(subcommand)]
    what: FlowCommand,
}

#[derive(Debug, Subcommand)]
enum FlowCommand {
    /// Prints a flow as a Mermaid diagram; without a name, the names of all flows.
    Draw(Draw),
}

#[derive(Debug, Args)]
struct Draw {
    /// The flow's name.
    name: Option<String>,
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pack: PathBuf,
}

impl FlowArgs {
    pub(super) fn run(self) -> ExitCode {
        let FlowCommand::Draw(draw) = self.what;
        let flows = match Pack::open(&draw.pack) {
            Ok(pack) => pack.flows,
            Err(error) => return fail(&error),
        };
        let names = || flows.iter().map(|flow| flow.name.as_str()).collect::<Vec<_>>();
        let Some(name) = draw.name else {
            for name in names() {
                print::line(name);
            }
            return ExitCode::SUCCESS;
        };
        match flows.draw(&name) {
            Some(drawn) => {
                print::line(drawn.trim_end());
                ExitCode::SUCCESS
            }
            None => {
                let names = names().join(", ");
                print::problem(&format!("aisle: there is no flow {name:?}; there are {names}"));
                ExitCode::FAILURE
            }
        }
    }
}
