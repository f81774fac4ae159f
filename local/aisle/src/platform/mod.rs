//! The whole platform in one process: embedded servers, functions, socket, queue pump, pages.
//! Starting and stopping it is here; each part has a module of its own.

mod addresses;
mod database;
mod environment;
mod error;
mod folder;
mod in_process;
mod lambda_api;
mod memory;
mod options;
mod pages;
mod processes;
mod pump;
mod queues;
mod rules;
mod secrets;
mod servers;
mod shop;
mod shop_tables;
mod socket_api;
mod start;
mod tester;

use std::time::Duration;

use aisle_aws::{Clients, SystemClock};
use aisle_domain::Timestamp;
use aisle_ports::Clock as _;
use dynoxide::Database;
use emulator_eventbridge::Bus;
use emulator_gateway::Gateway;
use emulator_lambda::{MappingCounts, ProcessSupervisor};
use emulator_sqs::Queues;
use tokio::task::JoinSet;

pub use addresses::{Addresses, STAGE};
pub use environment::{BUS, REGION, keys};
pub use error::PlatformError;
pub use folder::DataPaths;
pub use options::{Adapters, FunctionsMode, Options};
pub use queues::{SYNC, SYNC_FAILURES, VISIBILITY};
pub use secrets::Secrets;
pub use shop_tables::ShopTables;
pub use tester::LocalFrames;

use folder::DataFolder;
use pump::Pump;
use servers::Servers;

/// The functions, each with how long an invocation may take: longer than any does that is well,
/// and shorter than the queues' visibility time-out.
pub const FUNCTIONS: [(&str, Duration); 6] = [
    ("connect", Duration::from_secs(5)),
    ("intake", Duration::from_secs(9)),
    ("nlu", Duration::from_secs(9)),
    ("order", Duration::from_secs(9)),
    ("handoff", Duration::from_secs(9)),
    ("sync", Duration::from_secs(9)),
];

/// What the start did, and how long it took.
#[derive(Debug, Clone)]
pub struct Started {
    /// From the call to everything answering.
    pub took: Duration,
    /// Whether the pack's understanding was trained; it was kept from last time otherwise.
    pub trained: bool,
    /// What became of the pack's shop, when it was imported.
    pub imported: Option<aisle_shop::Report>,
}

/// A running platform. Dropping it cuts everything off; [`shutdown`](Self::shutdown) drains.
pub struct Platform {
    folder: DataFolder,
    addresses: Addresses,
    secrets: Secrets,
    database: Database,
    queues: Queues,
    bus: Bus,
    clients: Clients,
    gateway: Gateway,
    pumps: Vec<Pump>,
    supervisor: Option<ProcessSupervisor>,
    servers: Servers,
    background: JoinSet<()>,
    local_frames: Option<LocalFrames>,
    started: Started,
}

impl Platform {
    /// Starts a platform and returns when all of it answers. Needs a multi-threaded runtime.
    ///
    /// # Errors
    /// [`PlatformError`], which says what to do. Nothing is left running.
    pub async fn start(options: Options) -> Result<Self, PlatformError> {
        // Boxed: what is held while starting is large, and callers should not carry it along.
        Box::pin(start::start(options)).await
    }

    /// Where it listens.
    #[must_use]
    pub const fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// What the start did.
    #[must_use]
    pub const fn started(&self) -> &Started {
        &self.started
    }

    /// Its secrets, to sign in as somebody.
    #[must_use]
    pub const fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// The files that it keeps.
    #[must_use]
    pub const fn paths(&self) -> &DataPaths {
        &self.folder.paths
    }

    /// The embedded DynamoDB.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// The embedded SQS.
    #[must_use]
    pub const fn queues(&self) -> &Queues {
        &self.queues
    }

    /// The embedded event bus.
    #[must_use]
    pub const fn bus(&self) -> &Bus {
        &self.bus
    }

    /// The SDK clients, and the adapters that are made of them.
    #[must_use]
    pub const fn clients(&self) -> &Clients {
        &self.clients
    }

    /// The socket gateway.
    #[must_use]
    pub const fn gateway(&self) -> &Gateway {
        &self.gateway
    }

    /// What the pump of each queue has done so far.
    #[must_use]
    pub fn pump_counts(&self) -> Vec<(&'static str, MappingCounts)> {
        self.pumps.iter().map(|(queue, mapping)| (*queue, mapping.counts())).collect()
    }

    /// What `local-tester` and `local-agent` are pushed; the first call has it.
    pub fn take_local_frames(&mut self) -> Option<LocalFrames> {
        self.local_frames.take()
    }

    /// The functions' processes; `None` when they run in this one.
    #[must_use]
    pub const fn processes(&self) -> Option<&ProcessSupervisor> {
        self.supervisor.as_ref()
    }

    /// Takes no more, closes the sockets (1001), lets what has begun finish for up to five
    /// seconds, and stops. What is not finished is in the log and the queues, and goes on at the
    /// next start.
    pub async fn shutdown(self) {
        let Self { gateway, pumps, supervisor, servers, mut background, folder, .. } = self;
        // Both need the servers: a batch under way still reads, writes and pushes.
        tokio::join!(gateway.drain(), pump::drain(pumps));
        if let Some(supervisor) = supervisor {
            supervisor.shutdown().await;
        }
        servers.stop().await;
        background.shutdown().await;
        // Last: the next platform may have the folder from here on.
        drop(folder);
    }
}

/// The time.
pub(crate) fn now() -> Timestamp {
    SystemClock.now()
}
