//! Why the platform did not start; each says what to do.

use std::io;
use std::path::PathBuf;

/// Why the platform did not start.
#[derive(Debug, thiserror::Error)]
pub enum PlatformError {
    /// Another process has the data folder.
    #[error(
        "another platform uses {}: stop it, or give this one a folder of its own with --data DIR",
        .0.display()
    )]
    FolderInUse(PathBuf),
    /// A file of the data folder.
    #[error("{}: {source}; check that the folder can be written, or choose another with --data DIR", .path.display())]
    Folder {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that is not what the platform wrote there.
    #[error("{}: {problem}; delete the file and start again, a new one is made", .path.display())]
    Spoilt {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// No pack where one was looked for.
    #[error(
        "{} is not a merchant pack (it has no pack.toml): start in the project's folder, or name the pack with --pack DIR",
        .0.display()
    )]
    NoPack(PathBuf),
    /// The pack is wrong.
    #[error("the merchant pack: {0}")]
    Pack(#[from] aisle_pack::PackError),
    /// A simulated run cannot begin.
    #[error("the simulation: {0}")]
    Simulation(#[from] aisle_simulate::SimulationError),
    /// An address cannot be listened on.
    #[error(
        "cannot listen on {address} for {what}: {source}; choose another port with {option}, 0 for any"
    )]
    Listen {
        /// For what.
        what: &'static str,
        /// Where.
        address: String,
        /// How to choose another.
        option: &'static str,
        /// Why.
        source: io::Error,
    },
    /// The embedded database.
    #[error("the embedded database: {problem}; if its file is damaged, delete it: {}", .path.display())]
    Database {
        /// What it says.
        problem: String,
        /// Its file; empty in memory.
        path: PathBuf,
    },
    /// The embedded queues.
    #[error("the embedded queues: {0}")]
    Queues(#[from] emulator_sqs::OpenError),
    /// A queue.
    #[error("the embedded queues: {0}")]
    Queue(#[from] emulator_sqs::QueueError),
    /// The event bus.
    #[error("the event bus: {0}")]
    Bus(#[from] emulator_eventbridge::JournalError),
    /// A rule of the event bus.
    #[error("the event bus: {0}")]
    Rule(#[from] emulator_eventbridge::RuleError),
    /// A port did not work on the embedded servers.
    #[error("the embedded servers: {0}")]
    Port(#[from] aisle_ports::PortError),
    /// The functions' environment.
    #[error("the functions' settings: {0}")]
    Settings(#[from] aisle_lambda::settings::SettingsError),
    /// An allowed origin.
    #[error("--allow-origin: {0}")]
    Origin(#[from] connect::OriginError),
    /// The key of the merchant's JWT.
    #[error("--jwt-key: {0}")]
    Jwt(#[from] connect::MerchantKeyError),
    /// An adapter without its setting.
    #[error(transparent)]
    Adapter(#[from] aisle_aws::MissingSetting),
    /// An event source mapping.
    #[error("queue pump: {0}")]
    Mapping(#[from] emulator_lambda::MappingError),
    /// A function cannot be registered.
    #[error(transparent)]
    Register(#[from] emulator_lambda::RegisterError),
    /// A function's process.
    #[error(
        "{0}; build them with `cargo build -p connect -p intake -p nlu -p order -p handoff`, or name their folder with --binaries DIR"
    )]
    Process(#[from] emulator_lambda::StartError),
    /// The processes did not begin to poll.
    #[error("the functions' processes did not get ready within {0} s; their output above says why")]
    ProcessesNotReady(u64),
    /// The demo shop.
    #[error("the shop of the pack: {0}")]
    Shop(#[from] aisle_shop::ImportError),
    /// A blocking task of the start died.
    #[error("the start was interrupted")]
    Interrupted,
}
