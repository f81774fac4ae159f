//! `aisle events`: what goes over the event bus, seen and sent by an integrator or an operator. On
//! the local platform, or on a deployed one. Each command has a file; where the bus and the queues
//! are is in `place`.

mod check;
mod letters;
mod moment;
mod place;
mod queue;
mod redrive;
mod replay;
mod send;
mod tail;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::fail;

/// What goes over the event bus: looks on, sends, repeats, and brings back what was refused.
///
/// Works on the local platform that runs on the data folder, or, with --stack NAME, on a deployed
/// one, with the credentials that the AWS CLI would use.
#[derive(Debug, Args)]
pub struct Events {
    #[command(subcommand)]
    what: EventsCommand,
}

#[derive(Debug, Subcommand)]
enum EventsCommand {
    Tail(tail::Tail),
    Send(send::Send),
    Replay(replay::Replay),
    Dlq(redrive::Dlq),
    Redrive(redrive::Redrive),
}

impl Events {
    pub(super) fn run(self) -> ExitCode {
        let runtime = match tokio::runtime::Runtime::new() {
            Ok(runtime) => runtime,
            Err(error) => return fail(&error),
        };
        // Boxed each by itself: calls of the SDK are large.
        let done = runtime.block_on(async {
            match self.what {
                EventsCommand::Tail(tail) => Box::pin(tail.run()).await,
                EventsCommand::Send(send) => Box::pin(send.run()).await,
                EventsCommand::Replay(replay) => Box::pin(replay.run()).await,
                EventsCommand::Dlq(dlq) => Box::pin(dlq.run()).await,
                EventsCommand::Redrive(redrive) => Box::pin(redrive.run()).await,
            }
        });
        done.unwrap_or_else(|error| fail(&error))
    }
}
