//! `aisle load`: the load generator, told by the data folder where the platform is.

use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aisle_client::SecretText;
use aisle_load::{ArgsError, LoadArgs, LoadError, Report};
use clap::Args;

use super::{fail, talk};

/// Two threads drive 20,000 sockets, and leave something to a platform beside them.
const THREADS: usize = 2;
/// Wrong options, as clap has it.
const USAGE: u8 = 2;

const EXAMPLES: &str = "Examples:
  aisle load steady --rate 100 --duration 30s --shop merchant/shop/shop.json --svg load.svg
  aisle load flash --base 20 --peak 1000 --shop merchant/shop/shop.json | jq .checks
  aisle load storm --rate 20 --sockets 500 --url wss://chat.shop.example/prod";

// What the help says first is `LoadArgs`' own.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Load {
    /// Data folder of the platform, for its address and its secrets.
    #[arg(long, global = true, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    #[command(flatten)]
    load: LoadArgs,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Args(#[from] ArgsError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error("{}: {source}", .path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error("the runtime did not start: {0}")]
    Runtime(std::io::Error),
}

impl Load {
    pub(super) fn run(self) -> ExitCode {
        let Self { data, mut load } = self;
        match talk::socket(load.url().map(str::to_owned), &data) {
            Ok(url) => load.set_url(url),
            Err(error) => return fail(&error),
        }
        if load.wants_identity_secret() {
            match talk::secrets(&data) {
                Ok(secrets) => load.set_identity_secret(SecretText::from(secrets.identity_secret)),
                Err(error) => return fail(&error),
            }
        }
        match rehearse(&load) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error @ (Failure::Args(_) | Failure::Load(LoadError::OutOfBounds { .. }))) => {
                fail(&error);
                ExitCode::from(USAGE)
            }
            Err(error) => fail(&error),
        }
    }
}

/// Whether nothing was lost or wrong.
fn rehearse(load: &LoadArgs) -> Result<bool, Failure> {
    let options = load.options()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .enable_all()
        .build()
        .map_err(Failure::Runtime)?;
    let report = runtime.block_on(aisle_load::run_until(options, interrupted()))?;
    // What is still written to a dead connection is not waited for.
    runtime.shutdown_background();
    write(&report, load)?;
    Ok(report.passed)
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn write(report: &Report, load: &LoadArgs) -> Result<(), Failure> {
    if let Some(path) = load.svg() {
        write_file(path, &report.to_svg())?;
    }
    match load.out() {
        Some(path) => write_file(path, &format!("{}\n", report.to_json())),
        None => {
            let written = writeln!(stdout(), "{}", report.to_json());
            written
                .map_err(|source| Failure::Write { path: PathBuf::from("standard output"), source })
        }
    }
}

fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|source| Failure::Write { path: path.to_owned(), source })
}
