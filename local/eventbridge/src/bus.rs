//! The bus: takes entries, records the events they become, and tells subscribers.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::broadcast;

use crate::entry::{Entry, EntryError, Origin};
use crate::journal::{Journal, JournalError};
use crate::limits;

/// A refused request, none of whose events was recorded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BusError {
    /// No entries, or too many.
    #[error("Value at 'entries' failed to satisfy constraint: Member must have length between 1 and {max}; it has {0}", max = limits::ENTRIES)]
    EntryCount(usize),
    /// The entries together are too large.
    #[error("Total size of the entries in the request is over the limit: {0} bytes, {max} are allowed. Put large details elsewhere and refer to them", max = limits::REQUEST_BYTES)]
    TooLarge(usize),
    /// The file of events failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// Where the bus pretends to be.
#[derive(Debug, Clone)]
pub struct Options {
    /// Goes into every event.
    pub region: String,
    /// Twelve digits; goes into every event.
    pub account: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { region: "us-east-1".to_owned(), account: "000000000000".to_owned() }
    }
}

/// An event bus. Clones share it.
#[derive(Debug, Clone)]
pub struct Bus {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    record: Mutex<Record>,
    subscribers: broadcast::Sender<Arc<Value>>,
    options: Options,
}

#[derive(Debug)]
struct Record {
    events: VecDeque<Arc<Value>>,
    journal: Option<Journal>,
}

impl Bus {
    /// A bus that also appends its events to a file, if one is given, and begins with those that
    /// the file already holds.
    pub fn open(path: Option<PathBuf>) -> Result<Self, JournalError> {
        Self::open_with(path, Options::default())
    }

    /// Opens with another account or region.
    pub fn open_with(path: Option<PathBuf>, options: Options) -> Result<Self, JournalError> {
        let mut events = VecDeque::new();
        let journal = match path {
            Some(path) => Some(Journal::open(&path, |event| remember(&mut events, event.into()))?),
            None => None,
        };
        let (subscribers, _) = broadcast::channel(limits::SUBSCRIBER_LAG);
        let record = Mutex::new(Record { events, journal });
        Ok(Self { inner: Arc::new(Inner { record, subscribers, options }) })
    }

    /// Records the events of all valid entries; answers each entry with its event's id or with
    /// why it was refused, in the order of the entries.
    pub fn put(&self, entries: &[Entry]) -> Result<Vec<Result<String, EntryError>>, BusError> {
        if !(1..=limits::ENTRIES).contains(&entries.len()) {
            return Err(BusError::EntryCount(entries.len()));
        }
        let size = entries.iter().map(Entry::size).sum();
        if size > limits::REQUEST_BYTES {
            return Err(BusError::TooLarge(size));
        }
        let Options { account, region } = &self.inner.options;
        let origin = Origin { account, region, now: Timestamp::now() };
        let mut events = Vec::with_capacity(entries.len());
        let results = entries
            .iter()
            .map(|entry| {
                let id = uuid::Uuid::new_v4().to_string();
                events.push(entry.event(&id, &origin)?);
                Ok(id)
            })
            .collect();
        let mut record = self.record();
        if let Some(journal) = record.journal.as_mut() {
            journal.append(&events)?;
        }
        for event in events {
            let event = Arc::new(event);
            remember(&mut record.events, Arc::clone(&event));
            // Under the lock, so that subscribers see the order of the record. It fails only
            // when nobody listens.
            let _ = self.inner.subscribers.send(event);
        }
        Ok(results)
    }

    /// The events so far, oldest first, those of an earlier process too when there is a file; at
    /// most the newest [`limits::RECORDED_EVENTS`].
    pub fn recorded(&self) -> Vec<Value> {
        self.record().events.iter().map(|event| Value::clone(event)).collect()
    }

    /// Every event from now on. A subscriber that lags more than [`limits::SUBSCRIBER_LAG`]
    /// events behind is told how many it missed.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Value>> {
        self.inner.subscribers.subscribe()
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.inner.record.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn remember(events: &mut VecDeque<Arc<Value>>, event: Arc<Value>) {
    if events.len() == limits::RECORDED_EVENTS {
        events.pop_front();
    }
    events.push_back(event);
}
