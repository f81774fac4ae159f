//! The `aisle` command and the local platform that it runs, as a library so that tests can start
//! the same platform in their own process. Nothing here is deployed.

#![recursion_limit = "256"]

pub mod commands;
mod logging;
mod platform;

pub use logging::{LogFormat, init as init_logging};
pub use platform::{
    Adapters, Addresses, BUS, DataPaths, FUNCTIONS, FunctionsMode, LocalFrames, Options, Platform,
    PlatformError, REGION, STAGE, SYNC, SYNC_FAILURES, Secrets, ShopTables, Started, VISIBILITY,
    keys,
};
