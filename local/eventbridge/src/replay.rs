//! Sending archived events to the rules again: those of a range of time, to all rules or to some.
//! The archive is the record; a replayed event carries `replay-name` and is not recorded again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::bus::Bus;
use crate::dispatch::Job;
use crate::journal::{JournalError, read_page};
use crate::limits;
use crate::rules::{RuleError, check_name};

/// Events that are read and put on their way at a time.
const PAGE: usize = 500;
/// How often a replay looks whether there is room again.
const PAUSE: Duration = Duration::from_millis(20);

/// What is to be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayRequest {
    /// Its name, which no other replay has.
    pub name: String,
    /// From when on, by the events' `time`.
    pub from: Timestamp,
    /// Until when, inclusively.
    pub to: Timestamp,
    /// Names of the rules that get the events; all rules when `None`.
    pub rules: Option<Vec<String>>,
}

/// How far a replay is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplayState {
    /// Events are on their way.
    Running,
    /// Every event reached its targets, or their dead letters.
    Completed,
    /// The archive could not be read.
    Failed,
}

impl ReplayState {
    /// As it is spelled on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
        }
    }
}

/// A replay, under way or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// What was asked for.
    pub request: ReplayRequest,
    /// How far it is.
    pub state: ReplayState,
    /// Why it failed.
    pub reason: Option<String>,
    /// When it began.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// The `time` of the event that was put on its way last.
    pub last: Option<Timestamp>,
    /// Events that were put on their way.
    pub events: usize,
}

/// A replay that cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// A rule or a name.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// There was one of this name.
    #[error("Replay {0} already exists.")]
    Exists(String),
    /// The range is empty.
    #[error("EventEndTime must be later than EventStartTime.")]
    EmptyRange,
    /// Too many at the same time.
    #[error("At most {max} replays run at the same time.", max = limits::RUNNING_REPLAYS)]
    TooMany,
}

/// The replays by name.
#[derive(Debug, Default)]
pub(crate) struct Replays(BTreeMap<String, Replay>);

impl Replays {
    fn begin(&mut self, request: &ReplayRequest) -> Result<(), ReplayError> {
        if self.0.contains_key(&request.name) {
            return Err(ReplayError::Exists(request.name.clone()));
        }
        let running = self.0.values().filter(|replay| replay.state == ReplayState::Running);
        if running.count() >= limits::RUNNING_REPLAYS {
            return Err(ReplayError::TooMany);
        }
        if self.0.len() >= limits::REMEMBERED_REPLAYS {
            let ended = self.0.values().filter(|replay| replay.ended.is_some());
            let oldest = ended.min_by_key(|replay| replay.started);
            if let Some(name) = oldest.map(|replay| replay.request.name.clone()) {
                self.0.remove(&name);
            }
        }
        let replay = Replay {
            request: request.clone(),
            state: ReplayState::Running,
            reason: None,
            started: Timestamp::now(),
            ended: None,
            last: None,
            events: 0,
        };
        self.0.insert(request.name.clone(), replay);
        Ok(())
    }
}

impl Bus {
    /// Begins to send archived events to the rules again, in the order of the record. Must be
    /// called within a Tokio runtime, and [`dispatch`](Self::dispatch) must run.
    ///
    /// # Errors
    /// [`ReplayError`].
    pub fn start_replay(&self, request: ReplayRequest) -> Result<Replay, ReplayError> {
        check_name("ReplayName", &request.name)?;
        if request.from >= request.to {
            return Err(ReplayError::EmptyRange);
        }
        let mut record = self.record();
        for rule in request.rules.iter().flatten() {
            record.rules.get(rule)?;
        }
        record.replays.begin(&request)?;
        let begun = record.replays.0.get(&request.name).cloned();
        drop(record);
        let name = request.name.clone();
        tokio::spawn(self.clone().replay_all(request));
        begun.ok_or(ReplayError::Exists(name))
    }

    /// A replay by its name, if it is remembered.
    pub fn replay(&self, name: &str) -> Option<Replay> {
        self.record().replays.0.get(name).cloned()
    }

    async fn replay_all(self, request: ReplayRequest) {
        let name = request.name.clone();
        let outcome = self.put_on_their_way(request).await;
        let mut record = self.record();
        let Some(replay) = record.replays.0.get_mut(&name) else { return };
        replay.ended = Some(Timestamp::now());
        match outcome {
            Ok(()) => replay.state = ReplayState::Completed,
            Err(error) => {
                tracing::error!(%error, replay = name, "a replay failed");
                replay.state = ReplayState::Failed;
                replay.reason = Some(error.to_string());
            }
        }
    }

    async fn put_on_their_way(&self, request: ReplayRequest) -> Result<(), JournalError> {
        let only: Option<Arc<[String]>> = request.rules.clone().map(Arc::from);
        let (ended, mut all_ended) = mpsc::channel(1);
        let source = {
            let record = self.record();
            record.journal.as_ref().map(|journal| (journal.path().to_owned(), journal.whole()))
        };
        match source {
            None => {
                let events = self.recorded();
                for page in events.chunks(PAGE) {
                    self.put_page(page.to_vec(), &request, only.as_ref(), &ended).await;
                }
            }
            Some((path, mut left)) => {
                while left.from < left.to {
                    let path = path.clone();
                    let reading = tokio::task::spawn_blocking(move || read_page(&path, left, PAGE));
                    // It neither panics nor is it cancelled before the runtime ends.
                    let Ok(read) = reading.await else { return Ok(()) };
                    let (events, rest) = read?;
                    self.put_page(events, &request, only.as_ref(), &ended).await;
                    left = rest;
                }
            }
        }
        drop(ended);
        // Every event on its way holds the other end.
        while all_ended.recv().await.is_some() {}
        Ok(())
    }

    async fn put_page(
        &self,
        events: Vec<Value>,
        request: &ReplayRequest,
        only: Option<&Arc<[String]>>,
        ended: &mpsc::Sender<()>,
    ) {
        // Those that come in have the other half.
        while self.record().outbox.is_half_full() {
            tokio::time::sleep(PAUSE).await;
        }
        let mut record = self.record();
        for mut event in events {
            let time = event.get("time").and_then(Value::as_str);
            let Some(time) = time.and_then(|time| time.parse::<Timestamp>().ok()) else { continue };
            if time < request.from || time > request.to {
                continue;
            }
            if let Some(envelope) = event.as_object_mut() {
                envelope.insert("replay-name".to_owned(), json!(request.name));
            }
            let (event, only, ended) = (Arc::new(event), only.cloned(), Some(ended.clone()));
            record.outbox.push(Job { number: None, event, only, ended });
            if let Some(replay) = record.replays.0.get_mut(&request.name) {
                replay.last = Some(time);
                replay.events += 1;
            }
        }
        drop(record);
        self.inner.bell.notify_one();
    }
}
