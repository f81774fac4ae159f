//! The bus: takes entries, records the events they become, tells subscribers, and leaves them to
//! the rules. Delivering is in `dispatch`, sending again in `replay`.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::{Notify, broadcast};

use crate::dispatch::Outbox;
use crate::entry::{Entry, EntryError, Origin};
use crate::journal::{Delivered, Journal, JournalError};
use crate::limits;
use crate::replay::Replays;
use crate::rules::{Rule, RuleError, RuleTarget, Rules};
use crate::target::Target;

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
    /// Too many events are on their way to targets.
    #[error("Rate exceeded: {max} events are not delivered yet", max = limits::UNDELIVERED_EVENTS)]
    Throttled,
    /// The file of events failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// Where the bus pretends to be, and what it is called.
#[derive(Debug, Clone)]
pub struct Options {
    /// Goes into every event.
    pub region: String,
    /// Twelve digits; goes into every event.
    pub account: String,
    /// The bus's name, and that of its archive; goes into ARNs.
    pub name: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
            name: "default".to_owned(),
        }
    }
}

/// An event bus. Clones share it.
#[derive(Debug, Clone)]
pub struct Bus {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    record: Mutex<Record>,
    subscribers: broadcast::Sender<Arc<Value>>,
    /// Rung when something waits to be delivered.
    pub bell: Notify,
    pub options: Options,
}

#[derive(Debug)]
pub(crate) struct Record {
    pub events: VecDeque<Arc<Value>>,
    pub journal: Option<Journal>,
    pub rules: Rules,
    pub outbox: Outbox,
    pub replays: Replays,
}

impl Bus {
    /// A bus that also appends its events to a file, if one is given, and begins with those that
    /// the file already holds.
    pub fn open(path: Option<PathBuf>) -> Result<Self, JournalError> {
        Self::open_with(path, Options::default())
    }

    /// Opens with another account, region or name.
    pub fn open_with(path: Option<PathBuf>, options: Options) -> Result<Self, JournalError> {
        let mut events = VecDeque::new();
        let mut count = 0;
        let journal = match path {
            Some(path) => Some(Journal::open(&path, |event| {
                count += 1;
                remember(&mut events, event.into());
            })?),
            None => None,
        };
        let delivered = journal.as_ref().map(|journal| Delivered::open(journal.path(), count));
        let outbox = Outbox::new(count, delivered.transpose()?);
        let (subscribers, _) = broadcast::channel(limits::SUBSCRIBER_LAG);
        let (rules, replays) = (Rules::default(), Replays::default());
        let record = Mutex::new(Record { events, journal, rules, outbox, replays });
        Ok(Self { inner: Arc::new(Inner { record, subscribers, bell: Notify::new(), options }) })
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
        let Options { account, region, .. } = &self.inner.options;
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
        if !record.outbox.has_room() {
            return Err(BusError::Throttled);
        }
        if let Some(journal) = record.journal.as_mut() {
            journal.append(&events)?;
        }
        for event in events {
            let event = Arc::new(event);
            remember(&mut record.events, Arc::clone(&event));
            record.outbox.recorded(&event);
            // Under the lock, so that subscribers see the order of the record. It fails only
            // when nobody listens.
            let _ = self.inner.subscribers.send(event);
        }
        drop(record);
        self.inner.bell.notify_one();
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

    /// Says what an ARN stands for, so that rules may lead to it.
    pub fn add_target(&self, arn: &str, target: Arc<dyn Target>) {
        self.record().rules.add_target(arn, target);
    }

    /// Makes a rule, or changes the pattern of one; its targets stay. Answers its ARN.
    ///
    /// # Errors
    /// [`RuleError`] when the pattern uses an operator that is not modelled, among others.
    pub fn put_rule(&self, name: &str, pattern: &str, enabled: bool) -> Result<String, RuleError> {
        self.record().rules.put_rule(name, pattern, enabled)?;
        Ok(self.rule_arn(name))
    }

    /// Gives a rule a target, or changes the one of that id.
    ///
    /// # Errors
    /// [`RuleError`] when there is no such rule, or the ARN is none that
    /// [`add_target`](Self::add_target) told of.
    pub fn put_target(&self, rule: &str, target: RuleTarget) -> Result<(), RuleError> {
        self.record().rules.put_target(rule, target)
    }

    /// All rules, by name.
    pub fn rules(&self) -> Vec<Rule> {
        self.record().rules.all().cloned().collect()
    }

    /// The ARN of the bus.
    pub fn arn(&self) -> String {
        self.arn_of("event-bus", &self.inner.options.name)
    }

    /// The ARN of its archive: every event that was put on it.
    pub fn archive_arn(&self) -> String {
        self.arn_of("archive", &self.inner.options.name)
    }

    /// The ARN that a rule of this name has, or would have.
    pub fn rule_arn(&self, name: &str) -> String {
        match self.inner.options.name.as_str() {
            "default" => self.arn_of("rule", name),
            bus => self.arn_of("rule", &format!("{bus}/{name}")),
        }
    }

    pub(crate) fn arn_of(&self, kind: &str, name: &str) -> String {
        let Options { account, region, .. } = &self.inner.options;
        format!("arn:aws:events:{region}:{account}:{kind}/{name}")
    }

    pub(crate) fn record(&self) -> MutexGuard<'_, Record> {
        self.inner.record.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn remember(events: &mut VecDeque<Arc<Value>>, event: Arc<Value>) {
    if events.len() == limits::RECORDED_EVENTS {
        events.pop_front();
    }
    events.push_back(event);
}
