//! `aisle switch`: the kill switches. Effective in every function within ten seconds, without a
//! deployment.

use std::process::ExitCode;

use aisle_client::print;
use aisle_domain::switches::Switches;
use aisle_ports::SwitchBoard as _;
use clap::{Args, ValueEnum};

use super::fail;
use super::tables_at::TablesAt;
use crate::PlatformError;

/// Shows or sets the kill switches: what is off for shoppers, at once and without a deployment.
///
/// Without a name it shows where all of them stand. A change is effective within ten seconds.
#[derive(Debug, Args)]
pub struct Switch {
    /// Which: read-only-orders (orders can be looked at, not changed), no-refunds (nothing that pays
    /// money back), handoff-only (every message goes to a person).
    #[arg(value_parser = Switches::NAMES, requires = "position")]
    name: Option<String>,
    /// `on` stops what the switch names; `off` lets it work again.
    position: Option<Position>,
    #[command(flatten)]
    at: TablesAt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Position {
    On,
    Off,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error("the switches could not be reached: {0}")]
    Board(#[from] aisle_ports::PortError),
    #[error("the runtime did not start: {0}")]
    Runtime(std::io::Error),
}

impl Switch {
    pub(super) fn run(self) -> ExitCode {
        let change = self.name.as_deref().zip(self.position);
        let stand = tokio::runtime::Runtime::new()
            .map_err(Failure::Runtime)
            .and_then(|runtime| runtime.block_on(turned(&self.at, change)));
        match stand {
            Ok(switches) => {
                for (name, is_on) in Switches::NAMES.into_iter().zip([
                    switches.read_only_orders,
                    switches.no_refunds,
                    switches.handoff_only,
                ]) {
                    print::line(&format!("{name:<17} {}", if is_on { "on" } else { "off" }));
                }
                ExitCode::SUCCESS
            }
            Err(error) => fail(&error),
        }
    }
}

async fn turned(at: &TablesAt, change: Option<(&str, Position)>) -> Result<Switches, Failure> {
    let tables = at.open().await?;
    let board = tables.switches();
    let mut switches = board.switches().await?;
    let changed = change.and_then(|(name, to)| switches.with(name, to == Position::On));
    if let Some(changed) = changed {
        board.set_switches(changed).await?;
        switches = changed;
    }
    tables.close().await;
    Ok(switches)
}
