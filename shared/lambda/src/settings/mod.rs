//! The environment, read once at cold start. `variables` is the one list of what may be in it;
//! [`RawSettings`] is what was found; what each function makes of it is in `functions`. Nothing
//! else in the system reads the environment. No problem that is reported repeats a value.

mod functions;
mod resolve;
mod variables;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::level_filters::LevelFilter;

pub use functions::{
    ConnectSettings, DeliverySettings, HandoffSettings, IntakeSettings, NluSettings, OrderSettings,
    QueueUrls, ServiceEndpoints, ShopSettings, ShopTables, SyncSettings,
};
pub use resolve::{Problem, SettingsError};
pub use variables::{VARIABLES, Variable};

/// What the environment says, not yet understood. Holds secrets: `Debug` shows the names only.
#[derive(Clone, Default)]
pub struct RawSettings {
    values: BTreeMap<String, String>,
    unreadable: Vec<String>,
    /// The names that were asked for. Clones share it.
    asked: Arc<Mutex<BTreeSet<String>>>,
}

impl RawSettings {
    /// What the names of all our variables begin with.
    pub const PREFIX: &str = "AISLE_";

    /// Reads the environment of the process.
    #[must_use]
    pub fn from_env() -> Self {
        let mut raw = Self::default();
        for (name, value) in std::env::vars_os() {
            let Some(name) = name.to_str().filter(|name| name.starts_with(Self::PREFIX)) else {
                continue;
            };
            match value.into_string() {
                Ok(value) => drop(raw.values.insert(name.to_owned(), value)),
                Err(_) => raw.unreadable.push(name.to_owned()),
            }
        }
        raw
    }

    /// Settings from elsewhere: names and values as they would be in the environment.
    pub fn from_pairs<N, V>(pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<String>,
        V: Into<String>,
    {
        let values = pairs.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self { values: values.collect(), ..Self::default() }
    }

    /// The value of a variable, if it is there.
    fn value(&self, name: &str) -> Option<&str> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.insert(name.to_owned());
        drop(asked);
        self.values.get(name).map(String::as_str)
    }

    /// The names of all variables that were asked for so far, whether they are there or not. What
    /// is set and not among them is read by nobody.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// How much to log: `AISLE_LOG`, or `info` when that is missing or wrong. Needed before
    /// anything can be reported; resolving reports what is wrong.
    #[must_use]
    pub fn log_level(&self) -> LevelFilter {
        let level = self.value("AISLE_LOG").map(str::trim);
        let level = level.filter(|level| !level.is_empty()).and_then(|level| level.parse().ok());
        level.unwrap_or(LevelFilter::INFO)
    }
}

impl fmt::Debug for RawSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RawSettings").field(&self.values.keys().collect::<Vec<_>>()).finish()
    }
}
