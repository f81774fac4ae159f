//! From the record to the targets: every event to every target of every rule that it matches, at
//! least once. A delivery that fails is tried again, later each time, with jitter; what cannot be
//! delivered goes to the dead letters of its target. How far everything was delivered is kept in a
//! file, so that a restart goes on there.

use std::collections::{BTreeSet, VecDeque};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::Value;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use crate::bus::Bus;
use crate::journal::{Delivered, JournalError, read_page};
use crate::limits;
use crate::rules::{Route, RuleTarget};
use crate::target::{Delivery, Target, TargetError};

/// Tries at targets that run at the same time.
const TRIES_AT_A_TIME: usize = 64;
/// Time of one try.
const TRY_TIME: Duration = Duration::from_secs(5);
/// The wait before the first retry, of which a random part is waited; it doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(100);
/// The longest wait before a retry.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// Events read from the file at a time.
const PAGE: usize = 1_000;

/// What waits for its deliveries.
#[derive(Debug)]
pub(crate) struct Outbox {
    /// Whether somebody dispatches; nothing is kept here for nobody.
    active: bool,
    /// The number that the next event of the record has, counted from 0.
    next: u64,
    waiting: VecDeque<Job>,
    /// Jobs that have not ended.
    outstanding: usize,
    /// Numbers of events whose deliveries have not ended.
    open: BTreeSet<u64>,
    delivered: Option<Delivered>,
}

/// An event on its way.
#[derive(Debug)]
pub(crate) struct Job {
    /// Its number in the record; a replayed event is not in it.
    pub number: Option<u64>,
    pub event: Arc<Value>,
    /// The rules that it is replayed to; all when `None`.
    pub only: Option<Arc<[String]>>,
    /// Dropped when its deliveries have ended; a replay waits for that.
    pub ended: Option<mpsc::Sender<()>>,
}

impl Outbox {
    pub const fn new(recorded: u64, delivered: Option<Delivered>) -> Self {
        Self {
            active: false,
            next: recorded,
            waiting: VecDeque::new(),
            outstanding: 0,
            open: BTreeSet::new(),
            delivered,
        }
    }

    pub const fn has_room(&self) -> bool {
        self.outstanding < limits::UNDELIVERED_EVENTS
    }

    pub const fn is_half_full(&self) -> bool {
        self.outstanding >= limits::UNDELIVERED_EVENTS / 2
    }

    /// Takes an event that was recorded just now.
    pub fn recorded(&mut self, event: &Arc<Value>) {
        let number = self.next;
        self.next += 1;
        if self.active {
            let event = Arc::clone(event);
            self.push(Job { number: Some(number), event, only: None, ended: None });
        }
    }

    pub fn push(&mut self, job: Job) {
        self.open.extend(job.number);
        self.outstanding += 1;
        self.waiting.push_back(job);
    }

    fn ended(&mut self, job: Job) {
        // A replay waits until the last of its events has dropped this.
        drop(job.ended);
        self.outstanding = self.outstanding.saturating_sub(1);
        let Some(number) = job.number else { return };
        self.open.remove(&number);
        let done = self.open.first().copied().unwrap_or(self.next);
        let advanced = self.delivered.as_mut().map_or(Ok(()), |delivered| delivered.advance(done));
        if let Err(error) = advanced {
            tracing::error!(%error, "after a restart events will be delivered again");
        }
    }
}

impl Bus {
    /// Delivers events to the rules' targets until `shutdown` completes: those of an earlier
    /// process that were not delivered to their end, those of this one so far, and all that come.
    /// What is under way at the shutdown comes again after the next start.
    ///
    /// # Errors
    /// [`JournalError`] when the file with the undelivered events cannot be read.
    pub async fn dispatch(
        &self,
        shutdown: impl Future<Output = ()> + Send,
    ) -> Result<(), JournalError> {
        self.begin()?;
        let tries = Arc::new(Semaphore::new(TRIES_AT_A_TIME));
        let mut under_way = JoinSet::new();
        tokio::pin!(shutdown);
        loop {
            while let Some((job, routes)) = self.next_job() {
                under_way.spawn(self.clone().run(job, routes, Arc::clone(&tries)));
            }
            tokio::select! {
                () = self.inner.bell.notified() => {}
                Some(_) = under_way.join_next() => {}
                () = &mut shutdown => return Ok(()),
            }
        }
    }

    /// Takes up what was recorded and not delivered.
    fn begin(&self) -> Result<(), JournalError> {
        let mut record = self.record();
        if record.outbox.active {
            return Ok(());
        }
        let next = record.outbox.next;
        let mut backlog = Vec::new();
        if let (Some(journal), Some(delivered)) = (&record.journal, &record.outbox.delivered) {
            let (mut number, mut left) = (0, journal.whole());
            while delivered.count() < next && left.from < left.to {
                let (events, rest) = read_page(journal.path(), left, PAGE)?;
                for event in events {
                    if number >= delivered.count() {
                        backlog.push((number, Arc::new(event)));
                    }
                    number += 1;
                }
                left = rest;
            }
        } else {
            let kept = u64::try_from(record.events.len()).unwrap_or(u64::MAX);
            let numbers = next.saturating_sub(kept)..;
            backlog.extend(numbers.zip(record.events.iter().cloned()));
        }
        record.outbox.active = true;
        for (number, event) in backlog {
            record.outbox.push(Job { number: Some(number), event, only: None, ended: None });
        }
        Ok(())
    }

    /// The next event that has somewhere to go.
    fn next_job(&self) -> Option<(Job, Vec<Route>)> {
        let mut record = self.record();
        loop {
            let job = record.outbox.waiting.pop_front()?;
            let routes = record.rules.routes(&job.event, job.only.as_deref());
            if !routes.is_empty() {
                return Some((job, routes));
            }
            record.outbox.ended(job);
        }
    }

    async fn run(self, job: Job, routes: Vec<Route>, tries: Arc<Semaphore>) {
        let mut deliveries = JoinSet::new();
        for route in routes {
            let rule_arn = self.rule_arn(&route.rule);
            deliveries.spawn(deliver(route, rule_arn, Arc::clone(&job.event), Arc::clone(&tries)));
        }
        while deliveries.join_next().await.is_some() {}
        self.record().outbox.ended(job);
    }
}

/// Delivers to a target or, when that cannot be done, to its dead letters.
async fn deliver(route: Route, rule_arn: String, event: Arc<Value>, tries: Arc<Semaphore>) {
    let delivery = Delivery { event: Arc::clone(&event), attributes: Vec::new() };
    let Err(failure) = persist(&route.target, &delivery, &route.to, &tries).await else { return };
    let event_id = event.get("id").and_then(Value::as_str).unwrap_or_default();
    let Some(dead_letters) = &route.dead_letters else {
        tracing::error!(rule = route.rule, target = route.to.arn, event_id, reason = %failure.error,
            "an event could not be delivered, and its target has no dead letters: it is dropped");
        return;
    };
    let attributes = vec![
        ("RULE_ARN", rule_arn),
        ("TARGET_ARN", route.to.arn.clone()),
        ("ERROR_CODE", failure.code().to_owned()),
        ("ERROR_MESSAGE", failure.error.message.clone()),
        ("EXHAUSTED_RETRY_CONDITION", failure.exhausted.to_owned()),
        ("RETRY_ATTEMPTS", failure.retries.to_string()),
    ];
    let dead = Delivery { event: Arc::clone(&event), attributes };
    let policy = RuleTarget::new(&route.to.id, &route.to.arn);
    if let Err(failure) = persist(dead_letters, &dead, &policy, &tries).await {
        tracing::error!(rule = route.rule, event_id, reason = %failure.error,
            "an event reached neither its target nor the dead letters: it is dropped");
    }
}

/// Why a delivery was given up.
struct Failure {
    error: TargetError,
    /// What ended the retries.
    exhausted: &'static str,
    retries: u32,
}

impl Failure {
    const fn code(&self) -> &'static str {
        if self.error.retryable { "TARGET_FAILED" } else { "TARGET_REFUSED" }
    }
}

/// Tries a target until it takes the event or the policy is exhausted.
async fn persist(
    target: &Arc<dyn Target>,
    delivery: &Delivery,
    policy: &RuleTarget,
    tries: &Semaphore,
) -> Result<(), Failure> {
    let begun = Instant::now();
    let mut longest = FIRST_WAIT;
    let mut retries = 0;
    loop {
        let error = {
            // The semaphore is never closed.
            let _turn = tries.acquire().await;
            match attempt(target, delivery).await {
                Ok(()) => return Ok(()),
                Err(error) => error,
            }
        };
        let exhausted = if !error.retryable {
            "NotRetryable"
        } else if retries >= policy.retries {
            "MaximumRetryAttempts"
        } else if begun.elapsed() >= policy.event_age {
            "MaximumEventAgeInSeconds"
        } else {
            retries += 1;
            sleep(longest.mul_f64(StdRng::from_os_rng().random_range(0.5..=1.0))).await;
            longest = (longest * 2).min(LONGEST_WAIT);
            continue;
        };
        return Err(Failure { error, exhausted, retries });
    }
}

/// One try, which ends in time and survives a panic of the target.
async fn attempt(target: &Arc<dyn Target>, delivery: &Delivery) -> Result<(), TargetError> {
    let (target, delivery) = (Arc::clone(target), delivery.clone());
    let mut running = JoinSet::new();
    running.spawn(async move { target.deliver(&delivery).await });
    match timeout(TRY_TIME, running.join_next()).await {
        Ok(Some(Ok(taken))) => taken,
        Ok(_) => Err(TargetError::retryable("the target panicked")),
        Err(_) => {
            let seconds = TRY_TIME.as_secs();
            Err(TargetError::retryable(format!("the target did not answer within {seconds} s")))
        }
    }
}
