//! `aisle simulate`: seeded runs of the real functions under faults, and what they broke.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use aisle_client::print;
use aisle_pack::Pack;
use aisle_simulate::{
    Defect, DemoShop, MerchantPack, Options, Parts, Seeds, shortest_prefix, simulate, sweep,
};
use clap::Args;

use super::fail;
use crate::PlatformError;

/// Proves that nothing is lost and nothing said twice: seeded runs under faults, in virtual time.
///
/// Every seed is a few conversations with several devices and perhaps a human agent, while calls
/// fail, answers get lost, functions die, queues deliver twice and late, and connections break. A
/// seed that breaks a promise is named, with the fewest faults that still break it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle simulate --seeds 20000            the first 20,000 seeds
  aisle simulate --seeds 1000 --stats     and which fault struck where, how often
  aisle simulate --trace 4711             what happens in one seed, line by line
  aisle simulate --seeds 500 --plant StaleTail    a planted defect must be found")]
pub struct Simulate {
    /// How many seeds.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    seeds: u64,
    /// The first seed.
    #[arg(long, value_name = "S", default_value_t = 0)]
    start: u64,
    /// Runs this seed alone and prints what happens.
    #[arg(long, value_name = "SEED", conflicts_with_all = ["seeds", "start", "stats"])]
    trace: Option<u64>,
    /// With --trace: only so many faults strike.
    #[arg(long, value_name = "N", requires = "trace")]
    faults: Option<u64>,
    /// Prints how often each fault struck at each point; fails when a pair never met.
    #[arg(long)]
    stats: bool,
    /// Threads; as many as there are cores unless given.
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Plants a defect, which must be found.
    #[arg(long, value_name = "DEFECT", value_parser = defect)]
    plant: Option<Defect>,
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pack: PathBuf,
    /// Data folder, in which what was trained is kept.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
}

fn defect(name: &str) -> Result<Defect, String> {
    let names = Defect::ALL.map(|defect| format!("{defect:?}")).join(", ");
    Defect::named(name).ok_or_else(|| format!("one of {names}"))
}

impl Simulate {
    pub(super) fn run(self) -> ExitCode {
        let done = self.parts().and_then(|parts| match self.trace {
            Some(seed) => Ok(self.tell(&parts, seed)?),
            None => Ok(self.sweep(&parts)?),
        });
        match done {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => fail(&error),
        }
    }

    fn parts(&self) -> Result<Parts, PlatformError> {
        if !self.pack.join("pack.toml").is_file() {
            return Err(PlatformError::NoPack(self.pack.clone()));
        }
        let target = self.data.join("simulate");
        aisle_pack::compile(&self.pack, &target)?;
        let pack = Pack::open(&target)?;
        let pack = MerchantPack {
            understander: Arc::new(Pack::understander(&target)?),
            wording: Arc::new(pack.wording),
            flows: Arc::new(pack.flows),
            policy: Arc::new(Pack::policy(&target)?),
        };
        let shop = self.pack.join("shop/shop.json");
        let text = std::fs::read_to_string(&shop)
            .map_err(|error| PlatformError::Folder { path: shop.clone(), source: error })?;
        let shop = aisle_shop::read(&text, aisle_simulate::beginning()).shop;
        let (orders, customers, products) = (shop.orders, shop.customers, shop.products);
        Ok(Parts::new(pack, DemoShop { orders, customers, products }))
    }

    fn options(&self) -> Options {
        Options { defect: self.plant, ..Options::default() }
    }

    /// One seed, line by line.
    fn tell(&self, parts: &Parts, seed: u64) -> Result<bool, aisle_simulate::SimulationError> {
        let most_faults = self.faults.unwrap_or(u64::MAX);
        let options = Options { most_faults, traced: true, ..self.options() };
        let outcome = simulate(parts, seed, options)?;
        print::line(outcome.trace.unwrap_or_default().trim_end());
        for violation in &outcome.violations {
            print::line(&format!("BROKEN {}: {}", violation.invariant, violation.what));
        }
        Ok(outcome.violations.is_empty())
    }

    fn sweep(&self, parts: &Parts) -> Result<bool, aisle_simulate::SimulationError> {
        let threads = self.threads.unwrap_or_else(|| {
            std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
        });
        let options = self.options();
        let seeds = Seeds { start: self.start, count: self.seeds, threads, options };
        let began = Instant::now();
        let progress = Progress::new(self.seeds);
        let total = sweep(parts, seeds, |done| progress.tell(done))?;
        progress.end();
        if self.stats {
            print::line(total.stats.table().trim_end());
        }
        let seconds = began.elapsed().as_secs_f64();
        print::line(&format!(
            "{} seeds, {} messages, {} faults, {} seeds broke a promise; {:.1} s, {:.0} seeds/s on \
             {threads} threads",
            total.seeds,
            total.messages,
            total.faults,
            total.failures.len(),
            seconds,
            total.seeds as f64 / seconds,
        ));
        for (seed, violations) in &total.failures {
            for violation in violations {
                print::line(&format!("seed {seed}: {}: {}", violation.invariant, violation.what));
            }
        }
        if let Some((seed, _)) = total.failures.first() {
            let faults = shortest_prefix(parts, *seed, options)?.unwrap_or(0);
            let plant = self.plant.map_or(String::new(), |plant| format!(" --plant {plant:?}"));
            print::line(&format!(
                "see it: aisle simulate --trace {seed} --faults {faults}{plant}  (fewer faults do \
                 not break it)"
            ));
        }
        let missing = if self.stats { total.stats.missing() } else { Vec::new() };
        for (point, fault) in &missing {
            print::line(&format!("never happened: {fault:?} at {} {}", point.who, point.call));
        }
        Ok(total.failures.is_empty() && missing.is_empty())
    }
}

/// A line that says how far it is, every half second, where somebody looks.
struct Progress {
    of: u64,
    began: Instant,
    told_ms: AtomicU64,
    shown: bool,
}

impl Progress {
    const EVERY: Duration = Duration::from_millis(500);

    fn new(of: u64) -> Self {
        let shown = std::io::stderr().is_terminal();
        Self { of, began: Instant::now(), told_ms: AtomicU64::new(0), shown }
    }

    fn tell(&self, done: u64) {
        if !self.shown {
            return;
        }
        let every = u64::try_from(Self::EVERY.as_millis()).unwrap_or(500);
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let told = self.told_ms.load(Ordering::Relaxed);
        if now < told + every
            || self
                .told_ms
                .compare_exchange(told, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_err()
        {
            return;
        }
        let rate = done * 1_000 / now.max(1);
        let left = (self.of - done) / rate.max(1);
        eprint!("\r{done} of {} seeds, {rate}/s, {left} s to go   ", self.of);
    }

    fn end(&self) {
        if self.shown {
            eprintln!();
        }
    }
}
