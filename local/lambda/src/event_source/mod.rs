//! The SQS event source mapping: takes messages in batches, invokes the function, deletes what is
//! done. What failed stays in the queue until its visibility time-out; when it has failed too
//! often, the queue's own redrive policy moves it.

mod batch;
mod event;
mod outcome;
mod ramp;
mod source;

use std::sync::Arc;
use std::time::Duration;

use emulator_sqs::{Clock, ReceivedMessage, SystemClock};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use self::batch::Batch;
use self::ramp::Ramp;
pub use self::ramp::{Concurrency, RAMP_CEILING, RAMP_PER_MINUTE, RAMP_START};
pub use self::source::{QueueSource, SourceError, SqsQueue};
use crate::invoke::Invoke;

/// Most messages of a batch. Lambda allows more only with a batching window, which there is not.
pub const MOST_MESSAGES: usize = 10;
const LONG_POLL: Duration = Duration::from_secs(20);
/// Pause after the queue could not be used.
const SOURCE_BACK_OFF: Duration = Duration::from_secs(1);

/// What a mapping is set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingConfig {
    /// The function that gets the batches.
    pub function: String,
    /// Most messages of a batch, 1–10; 10 unless set. The batching window is zero: a batch is
    /// what is in the queue at the moment.
    pub batch_size: usize,
    /// How many batches may run at a time; Lambda's ramp unless set.
    pub concurrency: Concurrency,
    /// Whether the function says which messages failed (`ReportBatchItemFailures`); yes unless
    /// set. If not, any result of the function means that all are done.
    pub report_batch_item_failures: bool,
    /// For how long the batches under way may run on at shutdown; 10 s unless set.
    pub drain_time: Duration,
}

impl MappingConfig {
    /// A mapping to a function, set as above.
    pub fn new(function: impl Into<String>) -> Self {
        Self {
            function: function.into(),
            batch_size: MOST_MESSAGES,
            concurrency: Concurrency::Ramp { maximum: RAMP_CEILING },
            report_batch_item_failures: true,
            drain_time: Duration::from_secs(10),
        }
    }

    /// Sets the largest batch.
    pub fn batch_size(mut self, batch_size: usize) -> Self {
        self.batch_size = batch_size;
        self
    }

    /// Sets how many batches may run at a time.
    pub fn concurrency(mut self, concurrency: Concurrency) -> Self {
        self.concurrency = concurrency;
        self
    }

    fn check(&self) -> Result<(), MappingError> {
        if !(1..=MOST_MESSAGES).contains(&self.batch_size) {
            return Err(MappingError::BatchSize(self.batch_size));
        }
        let (Concurrency::Fixed(most) | Concurrency::Ramp { maximum: most }) = self.concurrency;
        let least = if matches!(self.concurrency, Concurrency::Fixed(_)) { 1 } else { 2 };
        match (least..=RAMP_CEILING).contains(&most) {
            true => Ok(()),
            false => Err(MappingError::Concurrency { given: most, least }),
        }
    }
}

/// A mapping that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// Batch size out of range.
    #[error("a batch size of {0} is not possible without a batching window: use 1 to 10")]
    BatchSize(usize),
    /// Concurrency out of range.
    #[error("a concurrency of {given} is not possible: use {least} to {RAMP_CEILING}")]
    Concurrency {
        /// What was asked for.
        given: usize,
        /// The least of its kind.
        least: usize,
    },
}

/// What a mapping has done so far. Every message that was received and is not in flight is either
/// succeeded or failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MappingCounts {
    /// Messages that were received, counted at every reception.
    pub received: u64,
    /// Messages that were done and are deleted.
    pub succeeded: u64,
    /// Messages that stayed in the queue, to come again.
    pub failed: u64,
    /// Invocations of the function.
    pub batches: u64,
    /// Invocations that failed as a whole.
    pub failed_batches: u64,
    /// Batches that run now.
    pub in_flight: u64,
}

/// How a mapping ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drained {
    /// All batches under way were finished.
    Finished,
    /// So many were not within the drain time; their messages come again.
    Abandoned(usize),
}

/// A running mapping. Dropping it abandons its batches; [`shutdown`](Self::shutdown) lets them
/// finish.
pub struct EventSourceMapping {
    counts: watch::Receiver<MappingCounts>,
    stop: watch::Sender<bool>,
    pump: JoinHandle<Drained>,
}

impl EventSourceMapping {
    /// Starts a mapping. Must be called inside a tokio runtime.
    pub fn start(
        source: Arc<dyn QueueSource>,
        invoke: Arc<dyn Invoke>,
        config: MappingConfig,
    ) -> Result<Self, MappingError> {
        Self::start_with(source, invoke, config, Arc::new(SystemClock))
    }

    /// Starts a mapping whose ramp, pauses and drain time go by another clock. How long a long
    /// poll lasts is up to the queue.
    pub fn start_with(
        source: Arc<dyn QueueSource>,
        invoke: Arc<dyn Invoke>,
        config: MappingConfig,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, MappingError> {
        config.check()?;
        let (counter, counts) = watch::channel(MappingCounts::default());
        let (stop, stopping) = watch::channel(false);
        let pump = Pump {
            ramp: Ramp::new(config.concurrency),
            batch: Arc::new(Batch { source, invoke, config, counter }),
            clock,
            running: JoinSet::new(),
            stopping,
        };
        Ok(Self { counts, stop, pump: tokio::spawn(pump.run()) })
    }

    /// What it has done so far.
    pub fn counts(&self) -> MappingCounts {
        *self.counts.borrow()
    }

    /// The counts, with a way to wait for them to change.
    pub fn watch_counts(&self) -> watch::Receiver<MappingCounts> {
        self.counts.clone()
    }

    /// Receives no more, and waits for the batches under way, but for no longer than the drain
    /// time.
    pub async fn shutdown(mut self) -> Drained {
        self.stop.send_replace(true);
        // The pump does not panic: its batches do so in tasks of their own.
        (&mut self.pump).await.unwrap_or(Drained::Abandoned(0))
    }
}

impl Drop for EventSourceMapping {
    fn drop(&mut self) {
        self.pump.abort();
    }
}

struct Pump {
    batch: Arc<Batch>,
    ramp: Ramp,
    clock: Arc<dyn Clock>,
    running: JoinSet<()>,
    stopping: watch::Receiver<bool>,
}

impl Pump {
    async fn run(mut self) -> Drained {
        let mut stopping = self.stopping.clone();
        // Cut off at an await: nothing is lost there, since a dropped receive takes nothing.
        tokio::select! {
            biased;
            _ = stopping.wait_for(|stop| *stop) => {}
            () = self.pump() => {}
        }
        let time_is_up = pause(&*self.clock, self.batch.config.drain_time);
        let all_done = async { while self.running.join_next().await.is_some() {} };
        tokio::select! {
            biased;
            () = all_done => Drained::Finished,
            () = time_is_up => Drained::Abandoned(self.running.len()),
        }
    }

    async fn pump(&mut self) {
        loop {
            while self.running.try_join_next().is_some() {}
            let now_ms = self.clock.now_ms();
            if self.running.len() >= self.ramp.allowed(now_ms) {
                self.ramp.reached(now_ms);
                self.wait_for_room(now_ms).await;
                continue;
            }
            // Looks before it waits: only so is it known whether there was a backlog.
            let mut messages = self.receive(Duration::ZERO).await;
            if messages.is_empty() {
                self.ramp.backlog_gone(self.clock.now_ms());
                messages = self.receive(LONG_POLL).await;
            }
            if messages.is_empty() {
                self.ramp.quiet();
            } else {
                self.running.spawn(Arc::clone(&self.batch).run(messages));
            }
            // An embedded queue answers without waiting: let others have the thread.
            tokio::task::yield_now().await;
        }
    }

    async fn wait_for_room(&mut self, now_ms: i64) {
        let next_step_ms = self.ramp.next_step_ms(now_ms);
        tokio::select! {
            _ = self.running.join_next() => {}
            () = self.clock.sleep_until(next_step_ms.unwrap_or(now_ms)), if next_step_ms.is_some() => {}
        }
    }

    /// Messages; none when none came in time. Waits a little when the queue cannot be used.
    async fn receive(&self, wait: Duration) -> Vec<ReceivedMessage> {
        let Batch { source, config, .. } = &*self.batch;
        match source.receive(config.batch_size, wait).await {
            Ok(messages) => {
                self.batch.count(|counts| counts.received += as_count(messages.len()));
                messages
            }
            Err(error) => {
                tracing::warn!(function = %config.function, %error, "cannot receive messages");
                pause(&*self.clock, SOURCE_BACK_OFF).await;
                Vec::new()
            }
        }
    }
}

async fn pause(clock: &dyn Clock, time: Duration) {
    let time_ms = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    clock.sleep_until(clock.now_ms().saturating_add(time_ms)).await;
}

fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
