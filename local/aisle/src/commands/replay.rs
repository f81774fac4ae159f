//! `aisle replay`: others' after-sales suites through our actions, or through the conversation on a
//! platform of its own that begins anew for every task.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aisle_client::print;
use aisle_domain::ids::{OrderNumber, ShopperId};
use aisle_domain::shop::Order;
use aisle_ports::{OrderBook as _, ShopWriter as _};
use aisle_replay::chat::{EndState, Endpoint, Fresh, FreshError, Records};
use aisle_replay::{
    ReplayArgs, ReplayError, Tau2, ThroughChat, ecom_bench_through_chat, tau2_through_chat,
};
use clap::Args;
use futures::future::try_join_all;

use super::fail;
use super::suite_pack::{self, overlay};
use crate::{DataPaths, Options, Platform, PlatformError, Secrets, ShopTables};

/// Records that are read at a time.
const AT_A_TIME: usize = 50;
/// Orders of a shopper that are looked through for those placed in the conversation.
const MOST_RECENT: usize = 20;

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
    #[error(transparent)]
    Pack(#[from] suite_pack::FileError),
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
async fn through_chat(suite: ThroughChat<'_>, words: &Path) -> Result<(), Failure> {
    let (out, own) = match suite {
        ThroughChat::Tau2(options) => (&options.out, options.pack.as_deref()),
        ThroughChat::EcomBench(options) => (&options.out, options.pack.as_deref()),
    };
    if !words.join("pack.toml").is_file() {
        return Err(PlatformError::NoPack(words.to_owned()).into());
    }
    let scratch = scratch_folder(out)?;
    let pack = scratch.join("pack");
    let shop = match suite {
        ThroughChat::Tau2(options) => {
            let own = own.unwrap_or(Path::new("tests/packs/tau2"));
            overlay(words, own, &[], &pack)?;
            shop_of(options)?
        }
        ThroughChat::EcomBench(options) => {
            let own = own.unwrap_or(Path::new("tests/packs/ecom-bench"));
            let left_out = if options.strict { vec![] } else { aisle_replay::left_out(own)? };
            overlay(words, own, &left_out, &pack)?;
            let names = aisle_replay::ecom_bench_products(options)?;
            suite_pack::write(&pack.join("shop/shop.json"), &names.to_string())?;
            // Each task has records of its own.
            Records::default()
        }
    };
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
        shop,
    };
    let played = match suite {
        ThroughChat::Tau2(options) => tau2_through_chat(options, &mut replayed).await,
        ThroughChat::EcomBench(options) => ecom_bench_through_chat(options, &mut replayed).await,
    };
    replayed.tables.close().await;
    platform.shutdown().await;
    let report = played?;
    print::line(report.to_string().trim_end());
    match report.failures() {
        0 => Ok(()),
        failures => Err(Failure::Differ(failures)),
    }
}

/// The shop of tau2's file.
fn shop_of(options: &Tau2) -> Result<Records, Failure> {
    let text = std::fs::read_to_string(&options.db)
        .map_err(|source| Failure::File { path: options.db.clone(), source })?;
    let read = aisle_shop::read(&text, crate::platform::now());
    if read.report.refused() > 0 {
        return Err(Failure::Shop(read.report.refused()));
    }
    let aisle_shop::Shop { orders, customers, products, .. } = read.shop;
    Ok(Records { orders, customers, products })
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

/// A platform whose tables are filled anew for every task.
struct Replayed {
    url: String,
    secrets: Secrets,
    tables: ShopTables,
    shop: Records,
}

impl Fresh for Replayed {
    async fn fresh(
        &mut self,
        _: &ShopperId,
        records: Option<&Records>,
    ) -> Result<Endpoint, FreshError> {
        if let Some(records) = records {
            self.shop.clone_from(records);
        }
        let shop = self.tables.writer();
        shop.put_products(&self.shop.products).await.map_err(told)?;
        shop.put_customers(&self.shop.customers).await.map_err(told)?;
        shop.put_orders(&self.shop.orders).await.map_err(told)?;
        let identity_secret = self.secrets.identity_secret.clone().into();
        Ok(Endpoint { url: self.url.clone(), identity_secret })
    }

    async fn end(&mut self, shopper: &ShopperId) -> Result<EndState, FreshError> {
        let shop = self.tables.writer();
        let recent = shop.recent_orders(shopper, MOST_RECENT).await.map_err(told)?;
        let placed = |order: &Order| self.shop.orders.iter().all(|it| it.number != order.number);
        let mut end = EndState { orders: recent, ..EndState::default() };
        end.orders.retain(placed);
        end.orders.reverse();
        let numbers: Vec<&OrderNumber> =
            self.shop.orders.iter().map(|order| &order.number).collect();
        for some in numbers.chunks(AT_A_TIME) {
            let read = try_join_all(some.iter().map(|number| shop.order(number))).await;
            end.orders.extend(read.map_err(told)?.into_iter().flatten());
        }
        let ids: Vec<&ShopperId> =
            self.shop.customers.iter().map(|customer| &customer.id).collect();
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
