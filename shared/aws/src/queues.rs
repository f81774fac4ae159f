//! The work queues on SQS: the message as JSON is the body.

use std::time::Duration;

use aisle_ports::queue::MAX_DELAY;
use aisle_ports::{Kind, PortError, WorkQueue, WorkQueues};
use async_trait::async_trait;
use aws_sdk_sqs::Client;

use crate::QueueUrls;
use crate::failure::port_error;

const PORT: &str = "queues.send";

/// Queues on SQS.
#[derive(Debug, Clone)]
pub struct SqsQueues {
    client: Client,
    urls: QueueUrls,
}

impl SqsQueues {
    /// The queues behind URLs. Sending to one without an URL is [`Kind::Denied`].
    #[must_use]
    pub const fn new(client: Client, urls: QueueUrls) -> Self {
        Self { client, urls }
    }
}

#[async_trait]
impl WorkQueues for SqsQueues {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        if delay > MAX_DELAY {
            let text = format!("a delay of {} s is over 15 minutes", delay.as_secs());
            return Err(PortError::new(Kind::Invalid, PORT, text));
        }
        let url = match message {
            WorkQueue::Nlu(_) => &self.urls.nlu,
            WorkQueue::Order(_) => &self.urls.order,
            WorkQueue::Handoff(_) => &self.urls.handoff,
            WorkQueue::Sync(_) => &self.urls.sync,
            WorkQueue::Refused(_) => &self.urls.sync_dead_letters,
        };
        let Some(url) = url else {
            let text = format!("no URL is set for the queue `{}`", message.name());
            return Err(PortError::new(Kind::Denied, PORT, text));
        };
        self.client
            .send_message()
            .queue_url(url)
            .message_body(message.to_json())
            .delay_seconds(whole_seconds(delay))
            .send()
            .await
            .map(drop)
            .map_err(|error| port_error(PORT, &error))
    }
}

/// Seconds rounded up, so that nothing is delivered before its time.
fn whole_seconds(delay: Duration) -> i32 {
    let seconds = delay.as_secs() + u64::from(delay.subsec_nanos() > 0);
    i32::try_from(seconds).unwrap_or(i32::MAX)
}
