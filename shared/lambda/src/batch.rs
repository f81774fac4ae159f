//! SQS batches. Every record succeeds or fails by itself: within a time-out of its own, with its
//! panics caught, at the same time as its neighbours. What failed is named in the answer and comes
//! again; what comes too often ends in the dead-letter queue.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use aisle_contract::DecodeError;
use aisle_contract::queue::{MAX_BYTES, QueueMessage};
use aisle_domain::Timestamp;
use aisle_ports::Clock;
use aisle_ports::clock::{Elapsed, timeout};
use futures::{FutureExt, StreamExt, stream};
use serde::Deserialize;
use serde_json::json;

use crate::EventError;
use crate::error::with_causes;
use crate::event::read;

/// What is kept free before Lambda's deadline, for the answer.
pub const DEADLINE_MARGIN: Duration = Duration::from_millis(500);

/// What bounds a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most time for one record. Less if the deadline is nearer.
    pub per_record: Duration,
    /// How many records run at the same time, at least 1.
    pub concurrency: usize,
    /// When Lambda stops the invocation.
    pub deadline: Option<Timestamp>,
}

impl Limits {
    /// Ten records at the same time, 20 seconds each.
    #[must_use]
    pub const fn until(deadline: Timestamp) -> Self {
        let per_record = Duration::from_secs(20);
        Self { per_record, concurrency: 10, deadline: Some(deadline) }
    }

    /// What a record has that begins now; `None` when nothing is left.
    fn time_left(&self, now: Timestamp) -> Option<Duration> {
        let Some(deadline) = self.deadline else { return Some(self.per_record) };
        let left = Duration::try_from(deadline.duration_since(now)).ok()?;
        let left = left.checked_sub(DEADLINE_MARGIN).filter(|left| !left.is_zero())?;
        Some(left.min(self.per_record))
    }
}

/// What a record's body is read as.
pub trait Body: Sized {
    /// The largest body, in bytes.
    const MAX_BYTES: usize = MAX_BYTES;

    /// Reads a body, which has at most [`Self::MAX_BYTES`].
    ///
    /// # Errors
    /// [`DecodeError`], which quotes nothing; the record then fails by itself.
    fn read(body: String) -> Result<Self, DecodeError>;
}

impl<M: QueueMessage> Body for M {
    fn read(body: String) -> Result<Self, DecodeError> {
        Self::decode(&body)
    }
}

/// A body that the function reads itself, because what it is depends on the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw(pub String);

impl Body for Raw {
    fn read(body: String) -> Result<Self, DecodeError> {
        Ok(Self(body))
    }
}

/// A body that the function reads itself, and that others than our functions wrote: as large as a
/// queue takes it, so that the function can say itself that it is too large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Large(pub String);

impl Body for Large {
    const MAX_BYTES: usize = 1024 * 1024;

    fn read(body: String) -> Result<Self, DecodeError> {
        Ok(Self(body))
    }
}

/// A message with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received<M> {
    /// What it says.
    pub message: M,
    /// The queue's name: the last part of its ARN.
    pub queue: String,
    /// How often it was received, this time included.
    pub receives: u32,
}

/// Why a record failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Larger than any message of ours.
    #[error("the message has {0} bytes; more than this function takes")]
    TooLarge(usize),
    /// Not a message that this function takes, or of a version that it does not know.
    #[error("the message is not one that this function takes: {0}")]
    Undecodable(DecodeError),
    /// It took too long and was stopped.
    #[error("the message took too long and was stopped")]
    TimedOut,
    /// The deadline was too near to begin.
    #[error("no time was left before the deadline")]
    NoTimeLeft,
    /// It panicked.
    #[error("the function panicked")]
    Panicked,
    /// The function said so.
    #[error("{0}")]
    Failed(String),
}

impl RecordError {
    /// A short name, for metrics.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "too_large",
            Self::Undecodable(_) => "undecodable",
            Self::TimedOut => "timed_out",
            Self::NoTimeLeft => "no_time_left",
            Self::Panicked => "panicked",
            Self::Failed(_) => "failed",
        }
    }
}

/// How a batch ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many records there were.
    pub records: usize,
    /// The ids of the messages that failed, in the order of the batch, and why.
    pub failures: Vec<(String, RecordError)>,
}

impl Outcome {
    /// The answer that Lambda's poller takes.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let failures = self.failures.iter().map(|(id, _)| json!({"itemIdentifier": id}));
        json!({"batchItemFailures": failures.collect::<Vec<_>>()}).to_string().into_bytes()
    }
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "Records")]
    records: Option<Vec<Record>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    message_id: Option<String>,
    body: Option<String>,
    attributes: Option<Attributes>,
    #[serde(rename = "eventSourceARN")]
    event_source_arn: Option<String>,
}

#[derive(Deserialize)]
struct Attributes {
    #[serde(rename = "ApproximateReceiveCount")]
    receive_count: Option<String>,
}

/// Runs a batch and gives the answer that Lambda's poller takes. See [`run_records`].
///
/// # Errors
/// [`EventError`] when the event is no batch; then the whole of it comes again.
pub async fn run<M, E, F, H>(
    payload: &[u8],
    clock: &dyn Clock,
    limits: &Limits,
    handle: F,
) -> Result<Vec<u8>, EventError>
where
    M: Body,
    E: std::error::Error + 'static,
    F: Fn(Received<M>) -> H,
    H: Future<Output = Result<(), E>>,
{
    run_records(payload, clock, limits, handle).await.map(|outcome| outcome.to_json())
}

/// Runs a batch. A record that fails, and the count of those, is logged and measured here.
///
/// # Errors
/// [`EventError`] when the event is no batch, or a record has no id by which it could fail.
pub async fn run_records<M, E, F, H>(
    payload: &[u8],
    clock: &dyn Clock,
    limits: &Limits,
    handle: F,
) -> Result<Outcome, EventError>
where
    M: Body,
    E: std::error::Error + 'static,
    F: Fn(Received<M>) -> H,
    H: Future<Output = Result<(), E>>,
{
    let event: Event = read(payload)?;
    let records = event.records.ok_or(EventError::Missing("Records"))?;
    let identified = records.into_iter().map(|record| match &record.message_id {
        Some(id) if !id.is_empty() => Ok((id.clone(), record)),
        // One wrong identifier in the answer fails the whole batch anyway.
        _ => Err(EventError::Missing("Records.messageId")),
    });
    let records = identified.collect::<Result<Vec<_>, _>>()?;
    let count = records.len();
    let handle = &handle;
    let running = records.into_iter().enumerate().map(async |(place, (id, record))| {
        let result = run_one(record, clock, limits, handle).await;
        (place, id, result.err())
    });
    let mut failures: Vec<(usize, String, RecordError)> = stream::iter(running)
        .buffer_unordered(limits.concurrency.max(1))
        .filter_map(async |(place, id, error)| Some((place, id, error?)))
        .collect()
        .await;
    failures.sort_by_key(|(place, ..)| *place);
    for (_, id, error) in &failures {
        tracing::warn!(message_id = %id, reason = error.reason(), %error, "a record failed");
        tracing::info!(
            target: "aisle_metric",
            metric = "RecordsFailed", unit = "Count", value = 1.0, Reason = error.reason(),
        );
    }
    let failures = failures.into_iter().map(|(_, id, error)| (id, error)).collect();
    Ok(Outcome { records: count, failures })
}

async fn run_one<M, E, F, H>(
    record: Record,
    clock: &dyn Clock,
    limits: &Limits,
    handle: &F,
) -> Result<(), RecordError>
where
    M: Body,
    E: std::error::Error + 'static,
    F: Fn(Received<M>) -> H,
    H: Future<Output = Result<(), E>>,
{
    let received = decode(record)?;
    let time = limits.time_left(clock.now()).ok_or(RecordError::NoTimeLeft)?;
    // The call itself is inside as well: what a closure does before its first await may panic too.
    let handled = AssertUnwindSafe(async move { handle(received).await }).catch_unwind();
    match timeout(clock, time, handled).await {
        Ok(Ok(Ok(()))) => Ok(()),
        Ok(Ok(Err(error))) => Err(RecordError::Failed(with_causes(&error))),
        Ok(Err(_panic)) => Err(RecordError::Panicked),
        Err(Elapsed) => Err(RecordError::TimedOut),
    }
}

fn decode<M: Body>(record: Record) -> Result<Received<M>, RecordError> {
    let body = record.body.unwrap_or_default();
    if body.len() > M::MAX_BYTES {
        return Err(RecordError::TooLarge(body.len()));
    }
    let message = M::read(body).map_err(RecordError::Undecodable)?;
    let arn = record.event_source_arn.unwrap_or_default();
    let queue = arn.rsplit(':').next().unwrap_or_default().to_owned();
    let receives = record.attributes.and_then(|attributes| attributes.receive_count);
    let receives = receives.and_then(|count| count.parse().ok()).unwrap_or(1);
    Ok(Received { message, queue, receives })
}
