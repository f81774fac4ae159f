//! Records that another system owns and tells us of: which of two tellings is newer, and what becomes
//! of the stored record. Pure: the same tellings, in whatever order and however often they come, end
//! in the same record. Storing is the business of a port, telling shoppers of `dialogue`.
//!
//! A record is told of as a whole and in parts (an order and its parcels, a product and the stock of
//! its items). Each has versions of its own, so that none holds up another.

mod order;
mod product;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::news::News;

pub use order::{ShipmentUpdate, order_changed, shipment_changed};
pub use product::{StockUpdate, product_changed, product_removed, stock_changed};

/// Parts of one record that are told of; more than any order has parcels, or product variants.
pub const MOST_PARTS: usize = 1_000;

/// What is stored of a record, with how new it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mirrored<T> {
    /// The record; `None` where there never was one, or where it was removed.
    pub record: Option<T>,
    /// How new it is.
    pub source: Source,
}

impl<T> Default for Mirrored<T> {
    fn default() -> Self {
        Self { record: None, source: Source::default() }
    }
}

/// How new a record is, by the source's own counting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The whole; `None` if nobody told of it so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    whole: Option<Seen>,
    /// Its parts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    parts: BTreeMap<String, Seen>,
}

/// The newest telling, and the news that it held: whoever hears the same telling again passes its
/// news on again, because the one before may have died before that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    #[serde(rename = "v")]
    version: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    news: Vec<News>,
}

/// What comes of a telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged<T> {
    /// It is newer: this is to be stored, and then this is news.
    Newer(Box<Mirrored<T>>, Vec<News>),
    /// It is the newest that is known already; its news.
    Same(Vec<News>),
    /// A newer one is known.
    Stale,
    /// What it is a part of is not there (yet).
    Missing,
    /// The record has too many parts.
    TooMany,
}

impl Source {
    /// The newest version of the whole that was told of.
    #[must_use]
    pub fn version(&self) -> Option<u64> {
        self.whole.as_ref().map(|seen| seen.version)
    }

    /// The newest version of a part that was told of.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<u64> {
        self.parts.get(name).map(|seen| seen.version)
    }

    /// What is to be said of a telling that is not newer; `None` for one that is.
    fn not_newer<T>(seen: Option<&Seen>, version: u64) -> Option<Merged<T>> {
        let seen = seen?;
        match version.cmp(&seen.version) {
            std::cmp::Ordering::Less => Some(Merged::Stale),
            std::cmp::Ordering::Equal => Some(Merged::Same(seen.news.clone())),
            std::cmp::Ordering::Greater => None,
        }
    }

    fn with_whole(&self, version: u64, news: &[News]) -> Self {
        Self { whole: Some(Seen { version, news: news.to_vec() }), ..self.clone() }
    }

    fn with_part(&self, name: &str, version: u64, news: &[News]) -> Self {
        let mut source = self.clone();
        source.parts.insert(name.to_owned(), Seen { version, news: news.to_vec() });
        source
    }

    fn is_full_without(&self, name: &str) -> bool {
        self.parts.len() >= MOST_PARTS && !self.parts.contains_key(name)
    }
}
