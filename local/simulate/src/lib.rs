//! The simulation: the real functions and the real client over the memory adapters, on one thread
//! in virtual time, with seeded faults at every call; and an oracle that looks at screens, order
//! book and logs only. The same seed gives the same run, on every machine. Not here: the ports'
//! real adapters, which `shared/aws` tests against real servers.

mod agent;
mod chance;
mod clients;
mod core;
mod events;
mod fault;
mod faulty;
mod functions;
mod mirror;
mod money;
mod network;
mod news;
mod oracle;
mod planted;
mod poison;
mod queue;
mod scenario;
mod shop;
mod shopper;
mod sweep;
mod tell;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use aisle_aftersales::Policy;
use aisle_dialogue::{Flows, Wording};
use aisle_domain::Timestamp;
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{OrderNumber, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_memory::MemoryShop;
use aisle_understanding::Understander;

pub use fault::{Fault, Point, Stats};
pub use oracle::Violation;
pub use planted::Defect;
pub use sweep::{Seeds, Sweep, sweep};

use crate::world::World;

/// What the functions of every run share: it is never changed.
#[derive(Clone)]
pub struct Parts {
    /// The merchant's pack.
    pub pack: MerchantPack,
    /// The demo shop, from which every run's own is made.
    shop: Arc<DemoShop>,
    /// Whose each order is.
    owners: Arc<BTreeMap<OrderNumber, ShopperId>>,
}

/// What a pack brings.
#[derive(Clone)]
pub struct MerchantPack {
    /// What words mean.
    pub understander: Arc<Understander>,
    /// The assistant's words.
    pub wording: Arc<Wording>,
    /// What is asked and done.
    pub flows: Arc<Flows>,
    /// Who may have what done.
    pub policy: Arc<Policy>,
}

/// What is in the shop when a run begins.
#[derive(Debug, Clone, Default)]
pub struct DemoShop {
    /// Its orders.
    pub orders: Vec<Order>,
    /// Its customers.
    pub customers: Vec<Customer>,
    /// Its products.
    pub products: Vec<Product>,
}

impl Parts {
    /// A pack, and the shop that every run begins with.
    #[must_use]
    pub fn new(pack: MerchantPack, shop: DemoShop) -> Self {
        let orders = shop.orders.iter();
        let owners = orders.map(|order| (order.number.clone(), order.shopper.clone())).collect();
        Self { pack, shop: Arc::new(shop), owners: Arc::new(owners) }
    }

    /// A shop of its own for a run.
    fn fresh_shop(&self) -> MemoryShop {
        let shop = &self.shop;
        MemoryShop::with(shop.orders.iter().cloned(), shop.products.iter().cloned())
            .with_customers(shop.customers.iter().cloned())
    }

    /// The revision that an order begins with.
    fn revision_of(&self, number: &OrderNumber) -> u64 {
        let order = self.shop.orders.iter().find(|order| order.number == *number);
        order.map_or(0, |order| order.after_sales.revision)
    }
}

/// When every run begins, by its clocks.
#[must_use]
pub fn beginning() -> Timestamp {
    core::instant(0)
}

/// Why a run cannot even begin.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    /// The keys of a run.
    #[error("a key cannot be used: {0}")]
    Key(aisle_identity::KeyError),
    /// The origins of a run.
    #[error("an origin cannot be used: {0}")]
    Origin(connect::OriginError),
    /// The plan of a run.
    #[error("a device has no valid name")]
    Plan,
}

/// How a run is made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many faults may strike; after that the run is calm.
    pub most_faults: u64,
    /// Whether to write down what happens.
    pub traced: bool,
    /// A defect to plant.
    pub defect: Option<Defect>,
}

impl Default for Options {
    fn default() -> Self {
        Self { most_faults: u64::MAX, traced: false, defect: None }
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The promises that were broken; none in a sound system.
    pub violations: Vec<Violation>,
    /// Which faults struck, and where.
    pub stats: Stats,
    /// How many faults struck.
    pub faults: u64,
    /// Messages that shoppers got into a log.
    pub messages: u64,
    /// What happened, a line each, if it was asked for.
    pub trace: Option<String>,
}

/// Runs one seed.
///
/// # Errors
/// [`SimulationError`] when it cannot even begin.
pub fn simulate(parts: &Parts, seed: u64, options: Options) -> Result<Outcome, SimulationError> {
    let mut world = World::new(parts, seed, options.most_faults, options.traced, options.defect)?;
    world.run();
    let violations = oracle::judge(&world, parts);
    let messages = world.devices.iter().map(|device| device.acked.len() as u64).sum();
    Ok(world.core.with(|state| Outcome {
        violations,
        stats: std::mem::take(&mut state.stats),
        faults: state.decisions(),
        messages,
        trace: state.take_trace(),
    }))
}

/// The fewest faults with which a seed that breaks a promise still breaks one: what follows them in
/// the trace is the consequence. `None` when the seed breaks none.
///
/// # Errors
/// [`SimulationError`] when a run cannot even begin.
pub fn shortest_prefix(
    parts: &Parts,
    seed: u64,
    options: Options,
) -> Result<Option<u64>, SimulationError> {
    let whole = simulate(parts, seed, options)?;
    if whole.violations.is_empty() {
        return Ok(None);
    }
    for most_faults in 0..=whole.faults {
        let run = simulate(parts, seed, Options { most_faults, ..options })?;
        if !run.violations.is_empty() {
            return Ok(Some(most_faults));
        }
    }
    Ok(Some(whole.faults))
}
