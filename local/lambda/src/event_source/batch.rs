//! One batch from its messages to its end: invoke, read the answer, delete what is done, count.

use std::sync::Arc;

use emulator_sqs::ReceivedMessage;
use tokio::sync::watch;

use super::event::{Event, render};
use super::outcome::{self, Outcome};
use super::source::QueueSource;
use super::{MappingConfig, MappingCounts, as_count};
use crate::invoke::{Invoke, InvokeError};

/// What all batches of a mapping share.
pub(super) struct Batch {
    pub source: Arc<dyn QueueSource>,
    pub invoke: Arc<dyn Invoke>,
    pub config: MappingConfig,
    pub counter: watch::Sender<MappingCounts>,
}

impl Batch {
    /// Runs a batch; a very large one as several invocations, one after the other.
    pub async fn run(self: Arc<Self>, messages: Vec<ReceivedMessage>) {
        for event in render(messages, &self.source.arn()) {
            let mut unsettled = Unsettled::begin(&self, event.messages.len());
            let done = self.invoke(event).await;
            match done {
                None => self.count(|counts| counts.failed_batches += 1),
                Some(done) if done.is_empty() => {}
                Some(done) => match self.source.delete(done).await {
                    Ok(deleted) => unsettled.succeeded = deleted,
                    Err(error) => {
                        tracing::warn!(%error, "messages that are done could not be deleted");
                    }
                },
            }
        }
    }

    /// The receipt handles of what is done; `None` when the batch failed as a whole.
    async fn invoke(&self, event: Event) -> Option<Vec<String>> {
        let function = &self.config.function;
        let answer = match self.invoke.invoke(function, event.payload).await {
            Ok(answer) => answer,
            Err(error) => {
                // The message of a function's error may hold what a customer wrote.
                let error = match &error {
                    InvokeError::Function { error_type, .. } => error_type.clone(),
                    other => other.to_string(),
                };
                tracing::warn!(%function, %error, "a batch failed");
                return None;
            }
        };
        let ids = event.messages.iter().map(|message| message.message_id.as_str());
        let failed = match self.config.report_batch_item_failures {
            true => outcome::read(&answer, ids),
            false => Outcome::Failed(Default::default()),
        };
        match failed {
            Outcome::AllFailed(reason) => {
                tracing::warn!(%function, reason, "a batch failed");
                None
            }
            Outcome::Failed(failed) => Some(
                event
                    .messages
                    .into_iter()
                    .filter(|message| !failed.contains(&message.message_id))
                    .map(|message| message.receipt_handle)
                    .collect(),
            ),
        }
    }

    pub fn count(&self, change: impl FnOnce(&mut MappingCounts)) {
        self.counter.send_modify(change);
    }
}

/// Counts an invocation when it ends, however it ends: a panic or an abort fails its messages.
struct Unsettled<'a> {
    batch: &'a Batch,
    messages: usize,
    succeeded: usize,
}

impl<'a> Unsettled<'a> {
    fn begin(batch: &'a Batch, messages: usize) -> Self {
        batch.count(|counts| {
            counts.batches += 1;
            counts.in_flight += 1;
        });
        Self { batch, messages, succeeded: 0 }
    }
}

impl Drop for Unsettled<'_> {
    fn drop(&mut self) {
        let failed = self.messages.saturating_sub(self.succeeded);
        self.batch.count(|counts| {
            counts.in_flight = counts.in_flight.saturating_sub(1);
            counts.succeeded += as_count(self.succeeded);
            counts.failed += as_count(failed);
        });
    }
}
