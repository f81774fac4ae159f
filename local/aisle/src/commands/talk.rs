//! `aisle chat` and `aisle agent`: the terminal clients, told by the data folder where the
//! platform is and by which secrets it knows people.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aisle_client::SecretText;
use aisle_client::agent::AgentArgs;
use aisle_client::chat::ChatArgs;
use clap::Args;

use super::fail;
use crate::{Addresses, DataPaths, PlatformError, Secrets};

/// Chats with the platform in the terminal, as a shopper.
///
/// Without options it talks to the platform that runs on the data folder, anonymously. With --as
/// it signs in, as the merchant's site would.
#[derive(Debug, Args)]
pub struct Chat {
    /// Data folder of the platform, for its address and its secrets.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    #[command(flatten)]
    client: ChatArgs,
}

/// Takes conversations over in the terminal, as a human agent.
#[derive(Debug, Args)]
pub struct Agent {
    /// Data folder of the platform, for its address and its secrets.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    #[command(flatten)]
    client: AgentArgs,
}

/// There is nothing to talk to.
#[derive(Debug, thiserror::Error)]
#[error("no platform was started on {}: start one with `aisle run`, name its folder with --data DIR, or give --url", .0.display())]
pub(super) struct NoPlatform(PathBuf);

impl Chat {
    pub(super) fn run(self) -> ExitCode {
        let Self { data, mut client } = self;
        client.url = match socket(client.url.take(), &data) {
            Ok(url) => Some(url),
            Err(error) => return fail(&error),
        };
        if client.shopper.is_some() && client.identity_secret.is_none() {
            match secrets(&data) {
                Ok(secrets) => {
                    client.identity_secret = Some(SecretText::from(secrets.identity_secret))
                }
                Err(error) => return fail(&error),
            }
        }
        exit(aisle_client::chat::run(client))
    }
}

impl Agent {
    pub(super) fn run(self) -> ExitCode {
        let Self { data, mut client } = self;
        client.url = match socket(client.url.take(), &data) {
            Ok(url) => Some(url),
            Err(error) => return fail(&error),
        };
        if client.agent_keys.is_none() {
            match secrets(&data) {
                Ok(secrets) => client.agent_keys = Some(SecretText::from(secrets.agent_keys)),
                Err(error) => return fail(&error),
            }
        }
        exit(aisle_client::agent::run(client))
    }
}

pub(super) fn socket(given: Option<String>, data: &Path) -> Result<String, NoPlatform> {
    let known = || Addresses::read(&DataPaths::new(data)).map(|addresses| addresses.socket);
    given.or_else(known).ok_or_else(|| NoPlatform(data.to_owned()))
}

pub(super) fn secrets(data: &Path) -> Result<Secrets, PlatformError> {
    Secrets::read(&DataPaths::new(data))
}

fn exit(client: impl Future<Output = i32>) -> ExitCode {
    let runtime =
        match tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return fail(&error),
        };
    let code = runtime.block_on(client);
    // A thread that waits for the terminal is not waited for.
    runtime.shutdown_background();
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}
