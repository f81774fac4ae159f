//! Where an event source mapping takes its messages from: a small port, and SQS behind it.

use std::time::Duration;

use emulator_sqs::{BatchEntry, QueueError, Queues, ReceiveRequest, ReceivedMessage};

/// A queue as a mapping sees it.
#[async_trait::async_trait]
pub trait QueueSource: Send + Sync + 'static {
    /// ARN of the queue; its fourth field is the region.
    fn arn(&self) -> String;

    /// Receives 1 to `max` messages, or none when none came within `wait`. Dropping the future
    /// must not lose a message.
    async fn receive(
        &self,
        max: usize,
        wait: Duration,
    ) -> Result<Vec<ReceivedMessage>, SourceError>;

    /// Deletes messages by their receipt handles, at most ten; answers how many are gone.
    async fn delete(&self, receipt_handles: Vec<String>) -> Result<usize, SourceError>;
}

/// A queue that cannot be used just now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the queue cannot be used: {0}")]
pub struct SourceError(pub String);

impl From<QueueError> for SourceError {
    fn from(error: QueueError) -> Self {
        Self(error.to_string())
    }
}

/// One queue of an SQS emulator in this process.
#[derive(Clone)]
pub struct SqsQueue {
    queues: Queues,
    name: String,
}

impl SqsQueue {
    /// The queue of that name. It need not exist yet: until it does, the mapping tries again.
    pub fn new(queues: Queues, name: impl Into<String>) -> Self {
        Self { queues, name: name.into() }
    }
}

#[async_trait::async_trait]
impl QueueSource for SqsQueue {
    fn arn(&self) -> String {
        self.queues.arn(&self.name)
    }

    async fn receive(
        &self,
        max: usize,
        wait: Duration,
    ) -> Result<Vec<ReceivedMessage>, SourceError> {
        let request =
            ReceiveRequest { max_messages: max, wait: Some(wait), visibility_timeout: None };
        Ok(self.queues.receive(&self.name, &request).await?)
    }

    async fn delete(&self, receipt_handles: Vec<String>) -> Result<usize, SourceError> {
        let entries: Vec<_> = receipt_handles
            .into_iter()
            .enumerate()
            .map(|(index, handle)| BatchEntry::new(index.to_string(), handle))
            .collect();
        Ok(self.queues.delete_batch(&self.name, &entries)?.successful.len())
    }
}
