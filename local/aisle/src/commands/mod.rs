//! The commands of `aisle`: their options, and what each does.

mod audit;
mod conversation;
mod events;
mod flow;
mod load;
mod nlu;
mod pack;
mod replay;
mod run;
mod shop;
mod simulate;
mod suite_pack;
mod switch;
mod tables_at;
mod talk;

use std::process::ExitCode;

use aisle_client::print;
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
    Chat(talk::Chat),
    Agent(talk::Agent),
    Import(shop::Import),
    Shop(shop::Shop),
    Load(load::Load),
    Simulate(simulate::Simulate),
    Pack(pack::Pack),
    Flow(flow::FlowArgs),
    Replay(replay::Replay),
    Audit(audit::AuditArgs),
    Switch(switch::Switch),
    Events(events::Events),
    Conversation(conversation::Conversation),
    Nlu(nlu::Nlu),
    Understand(nlu::Understand),
}

impl Cli {
    /// Does what was asked for.
    #[must_use]
    pub fn run(self) -> ExitCode {
        match self.command {
            Command::Run(run) => run.run(),
            Command::Chat(chat) => chat.run(),
            Command::Agent(agent) => agent.run(),
            Command::Import(import) => import.run(),
            Command::Shop(shop) => shop.run(),
            Command::Load(load) => load.run(),
            Command::Simulate(simulate) => simulate.run(),
            Command::Pack(pack) => pack.run(),
            Command::Flow(flow) => flow.run(),
            Command::Replay(replay) => replay.run(),
            Command::Audit(audit) => audit.run(),
            Command::Switch(switch) => switch.run(),
            Command::Events(events) => events.run(),
            Command::Conversation(conversation) => conversation.run(),
            Command::Nlu(nlu) => nlu.run(),
            Command::Understand(understand) => understand.run(),
        }
    }
}

/// Prints an error with its causes, and fails.
fn fail(error: &dyn std::error::Error) -> ExitCode {
    print::problem(&format!("aisle: {error}"));
    ExitCode::FAILURE
}
