//! What all batch calls share: entries with ids, the checks of the batch as a whole, and an
//! outcome that can fail in part. What an entry does is the business of [`Queues`](crate::Queues).

use std::collections::BTreeSet;
use std::time::Duration;

use crate::error::QueueError;
use crate::limits::{BATCH_ENTRIES, NAME_CHARS};

/// One entry of a batch.
#[derive(Debug, Clone)]
pub struct BatchEntry<T> {
    /// Names the entry in the outcome: 1–80 letters, digits, hyphens, underscores; unique.
    pub id: String,
    /// What is asked.
    pub item: T,
}

impl<T> BatchEntry<T> {
    /// An entry.
    pub fn new(id: impl Into<String>, item: T) -> Self {
        Self { id: id.into(), item }
    }
}

/// The item of a `ChangeMessageVisibilityBatch`.
#[derive(Debug, Clone)]
pub struct VisibilityChange {
    /// From the received message.
    pub receipt_handle: String,
    /// From now on; zero gives the message back at once. At most 12 hours.
    pub timeout: Duration,
}

/// What became of a batch; every entry is in exactly one of the two lists.
#[derive(Debug, Clone)]
pub struct BatchOutcome<T> {
    /// Entry ids with their results.
    pub successful: Vec<(String, T)>,
    /// The entries that were refused.
    pub failed: Vec<BatchFailure>,
}

/// A refused entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchFailure {
    /// Id of the entry.
    pub id: String,
    /// The query protocol's code, such as `ReceiptHandleIsInvalid`.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
    /// Whether the caller is at fault.
    pub sender_fault: bool,
}

impl<T> BatchOutcome<T> {
    /// Sorts results into the two lists. A failure of the store fails the whole batch.
    pub(crate) fn collect(
        results: impl Iterator<Item = (String, Result<T, QueueError>)>,
    ) -> Result<Self, QueueError> {
        let mut outcome = Self { successful: Vec::new(), failed: Vec::new() };
        for (id, result) in results {
            match result {
                Ok(done) => outcome.successful.push((id, done)),
                Err(storage @ QueueError::Storage(_)) => return Err(storage),
                Err(error) => {
                    let code = error.code();
                    outcome.failed.push(BatchFailure {
                        id,
                        code: code.query,
                        message: error.to_string(),
                        sender_fault: code.sender,
                    });
                }
            }
        }
        Ok(outcome)
    }
}

/// Checks what makes a whole batch fail: its number of entries and their ids.
pub(crate) fn check<T>(entries: &[BatchEntry<T>]) -> Result<(), QueueError> {
    if entries.is_empty() {
        return Err(QueueError::EmptyBatchRequest);
    }
    if entries.len() > BATCH_ENTRIES {
        return Err(QueueError::TooManyEntriesInBatchRequest(entries.len()));
    }
    let mut seen = BTreeSet::new();
    for entry in entries {
        if !is_name(&entry.id) {
            return Err(QueueError::InvalidBatchEntryId);
        }
        if !seen.insert(entry.id.as_str()) {
            return Err(QueueError::BatchEntryIdsNotDistinct(entry.id.clone()));
        }
    }
    Ok(())
}

/// Whether a text may name a queue or a batch entry.
pub(crate) fn is_name(text: &str) -> bool {
    (1..=NAME_CHARS).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
