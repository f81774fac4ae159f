//! Receiving: takes messages, moves spent ones to the dead-letter queue, and waits for the next
//! one without polling.

use std::time::Duration;

use crate::clock::millis;
use crate::error::QueueError;
use crate::limits;
use crate::message::{ReceivedMessage, md5_of_body};
use crate::queues::{Queues, check_visibility, existing};
use crate::receipt::Receipt;
use crate::store::{Taken, TakenRow};

/// The sender that every message has: no signature is read, so nobody is told apart.
const SENDER_ID: &str = "AIDALOCALSENDER000000";

/// What to receive, and for how long to wait for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveRequest {
    /// Most messages, 1–10.
    pub max_messages: usize,
    /// Longest wait while there is none, up to 20 s; the queue's own when `None`.
    pub wait: Option<Duration>,
    /// For how long the messages stay invisible, up to 12 hours; the queue's own when `None`.
    pub visibility_timeout: Option<Duration>,
}

impl Default for ReceiveRequest {
    fn default() -> Self {
        Self { max_messages: 1, wait: None, visibility_timeout: None }
    }
}

impl ReceiveRequest {
    fn check(&self) -> Result<(), QueueError> {
        if !(1..=limits::BATCH_ENTRIES).contains(&self.max_messages) {
            return Err(QueueError::InvalidParameterValue {
                name: "MaxNumberOfMessages",
                value: self.max_messages.to_string(),
                reason: "Must be between 1 and 10, if provided".to_owned(),
            });
        }
        if let Some(wait) = self.wait.filter(|wait| *wait > limits::RECEIVE_WAIT) {
            return Err(QueueError::InvalidParameterValue {
                name: "WaitTimeSeconds",
                value: wait.as_secs().to_string(),
                reason: "Must be >= 0 and <= 20, if provided".to_owned(),
            });
        }
        self.visibility_timeout.map_or(Ok(()), check_visibility)
    }
}

impl Queues {
    /// Receives visible messages; waits for the first one as long as the request says, and
    /// answers an empty list when none came. Safe to cancel: what was not returned was not taken.
    pub async fn receive(
        &self,
        queue: &str,
        request: &ReceiveRequest,
    ) -> Result<Vec<ReceivedMessage>, QueueError> {
        request.check()?;
        let started_ms = self.now_ms();
        let (mut messages, wait, _) = self.take(queue, request)?;
        if !messages.is_empty() || wait.is_zero() {
            return Ok(messages);
        }
        let deadline_ms = started_ms.saturating_add(millis(wait));
        let doorbell = self.doorbell(queue);
        loop {
            // Listen before looking: a send between the two must not be missed.
            let mut rung = std::pin::pin!(doorbell.notified());
            rung.as_mut().enable();
            let next_visible_at_ms;
            (messages, _, next_visible_at_ms) = self.take(queue, request)?;
            if !messages.is_empty() || self.now_ms() >= deadline_ms {
                return Ok(messages);
            }
            let wake_at_ms = next_visible_at_ms.unwrap_or(deadline_ms).min(deadline_ms);
            tokio::select! {
                () = rung => {}
                () = self.clock().sleep_until(wake_at_ms) => {}
            }
        }
    }

    /// One look: the messages, the wait that holds, and when the next message becomes visible.
    fn take(
        &self,
        queue: &str,
        request: &ReceiveRequest,
    ) -> Result<(Vec<ReceivedMessage>, Duration, Option<i64>), QueueError> {
        let mut store = self.store();
        let now_ms = self.now_ms();
        let row = existing(&store, queue)?;
        let hidden_for = request.visibility_timeout.unwrap_or(row.settings.visibility_timeout);
        let hidden_until_ms = now_ms.saturating_add(millis(hidden_for));
        let taken = store.take(&row, request.max_messages, now_ms, hidden_until_ms)?;
        drop(store);
        let Taken { rows, moved_to, next_visible_at_ms } = taken;
        if let Some(dead_letter_queue) = moved_to {
            self.ring(&dead_letter_queue);
        }
        if hidden_for.is_zero() && !rows.is_empty() {
            self.ring(queue);
        }
        let messages = rows.into_iter().map(|taken| self.received(row.id, taken, now_ms)).collect();
        Ok((messages, request.wait.unwrap_or(row.settings.receive_wait), next_visible_at_ms))
    }

    fn received(&self, queue: i64, row: TakenRow, now_ms: i64) -> ReceivedMessage {
        let reception = row.receives.saturating_add(1);
        ReceivedMessage {
            receipt_handle: Receipt { queue, message: row.id, reception }.render(),
            message_id: row.message_id,
            md5_of_body: md5_of_body(&row.body),
            body: row.body,
            // Written by this crate alone; what does not parse was not written by it.
            attributes: row
                .attributes
                .and_then(|json| serde_json::from_str(&json).ok())
                .unwrap_or_default(),
            receive_count: u32::try_from(reception).unwrap_or(u32::MAX),
            sent_at_ms: row.sent_at_ms,
            first_received_at_ms: row.first_received_at_ms.unwrap_or(now_ms),
            sender_id: SENDER_ID.to_owned(),
            dead_letter_source_arn: row.dead_letter_source.map(|name| self.arn(&name)),
            trace_header: row.trace_header,
        }
    }
}
