//! `aisle replay`: others' after-sales suites through our actions, or through the conversation on a
//! platform of its own that begins anew for every task.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aisle_client::print;
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{OrderNumber, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_ports::{OrderBook as _, ShopWriter as _};
use aisle_replay::chat::{EndState, Endpoint, Fresh, FreshError};
use aisle_replay::{ReplayArgs, ReplayError, Tau2, tau2_through_chat};
use clap::Args;
use futures::future::try_join_all;

use super::fail;
use crate::{DataPaths, Options, Platform, PlatformError, Secrets, ShopTables};

/// Records that are read at a time.
const AT_A_TIME: usize = 50;

#[derive(Debug, Args)]
pub struct Replay {
    #[command(flatten)]
    replay: ReplayArgs,
    /// The merchant pack whose words and flows the conversation has (`--through chat`).
    #[arg(long, value_name = "DIR", default_value = "merchant", global = true)]
    words: PathBuf,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Replay(#[from] ReplayError),
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error("{}: {source}", .path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("the suite's shop cannot be read: {0} records were refused")]
    Shop(usize),
    #[error("{0} of the tasks did not come out as expected")]
    Differ(usize),
    #[error("the runtime did not start: {0}")]
    Runtime(io::Error),
}

impl Replay {
    pub(super) fn run(self) -> ExitCode {
        let done = match self.replay.through_chat() {
            None => self.replay.run(&mut io::stdout().lock()).map_err(Failure::from),
            Some(options) => tokio::runtime::Runtime::new()
                .map_err(Failure::Runtime)
                .and_then(|runtime| runtime.block_on(through_chat(options, &self.words))),
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error),
        }
    }
}

/// Starts a platform with the suite's policy and the words of a pack, and plays the tasks on it.
async fn through_chat(options: &Tau2, words: &Path) -> Result<(), Failure> {
    let scratch = scratch_folder(&options.out)?;
    let pack = scratch.join("pack");
    overlay(words, options.pack.as_deref(), &pack)?;
    let text = std::fs::read_to_string(&options.db)
        .map_err(|source| Failure::File { path: options.db.clone(), source })?;
    let report = aisle_shop::read(&text, crate::platform::now());
    if report.report.refused() > 0 {
        return Err(Failure::Shop(report.report.refused()));
    }
    let data = scratch.join("data");
    let platform = Platform::start(Options {
        data: data.clone(),
        pack,
        port: 0,
        lambda_port: 0,
        import_shop: false,
        ..Options::default()
    })
    .await?;
    let mut replayed = Replayed {
        url: platform.addresses().socket.clone(),
        secrets: Secrets::read(&DataPaths::new(&data))?,
        tables: ShopTables::open(&data).await?,
        orders: report.shop.orders,
        customers: report.shop.customers,
        products: report.shop.products,
    };
    let played = tau2_through_chat(options, &mut replayed).await;
    replayed.tables.close().await;
    platform.shutdown().await;
    let report = played?;
    print::line(report.to_string().trim_end());
    match report.failures() {
        0 => Ok(()),
        failures => Err(Failure::Differ(failures)),
    }
}

/// A folder beside the end states; what an earlier run left there is removed.
fn scratch_folder(out: &Path) -> Result<PathBuf, Failure> {
    let path = out.join("platform");
    let failed = |source| Failure::File { path: path.clone(), source };
    if path.is_dir() {
        std::fs::remove_dir_all(&path).map_err(failed)?;
    }
    std::fs::create_dir_all(&path).map_err(failed)?;
    Ok(path)
}

/// A pack with the words of one and the policy of another.
fn overlay(words: &Path, policy: Option<&Path>, into: &Path) -> Result<(), Failure> {
    if !words.join("pack.toml").is_file() {
        return Err(PlatformError::NoPack(words.to_owned()).into());
    }
    let policy = policy.unwrap_or(Path::new("tests/packs/tau2")).join("policy");
    let files =
        [("", vec!["pack.toml"]), ("wording", vec![]), ("intents", vec![]), ("flows", vec![])];
    for (folder, names) in files {
        copy(&words.join(folder), &into.join(folder), &names)?;
    }
    copy(&policy, &into.join("policy"), &[])
}

/// Copies a folder's files: those of these names, or all of them.
fn copy(from: &Path, into: &Path, names: &[&str]) -> Result<(), Failure> {
    let failed = |source| Failure::File { path: from.to_owned(), source };
    std::fs::create_dir_all(into).map_err(failed)?;
    for file in std::fs::read_dir(from).map_err(failed)? {
        let path = file.map_err(failed)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_file() && (names.is_empty() || names.contains(&name)) {
            std::fs::copy(&path, into.join(name)).map_err(failed)?;
        }
    }
    Ok(())
}

/// A platform whose tables are filled anew for every task.
struct Replayed {
    url: String,
    secrets: Secrets,
    tables: ShopTables,
    orders: Vec<Order>,
    customers: Vec<Customer>,
    products: Vec<Product>,
}

impl Fresh for Replayed {
    async fn fresh(&mut self, _: &ShopperId) -> Result<Endpoint, FreshError> {
        let shop = self.tables.writer();
        shop.put_products(&self.products).await.map_err(told)?;
        shop.put_customers(&self.customers).await.map_err(told)?;
        shop.put_orders(&self.orders).await.map_err(told)?;
        let identity_secret = self.secrets.identity_secret.clone().into();
        Ok(Endpoint { url: self.url.clone(), identity_secret })
    }

    async fn end(&mut self, _: &ShopperId) -> Result<EndState, FreshError> {
        let shop = self.tables.writer();
        let mut end = EndState::default();
        let numbers: Vec<&OrderNumber> = self.orders.iter().map(|order| &order.number).collect();
        for some in numbers.chunks(AT_A_TIME) {
            let read = try_join_all(some.iter().map(|number| shop.order(number))).await;
            end.orders.extend(read.map_err(told)?.into_iter().flatten());
        }
        let ids: Vec<&ShopperId> = self.customers.iter().map(|customer| &customer.id).collect();
        for some in ids.chunks(AT_A_TIME) {
            let read = try_join_all(some.iter().map(|id| shop.customer(id))).await;
            end.customers.extend(read.map_err(told)?.into_iter().flatten());
        }
        Ok(end)
    }
}

fn told(error: aisle_ports::PortError) -> FreshError {
    FreshError(error.to_string())
}
