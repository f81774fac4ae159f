//! The library's calls that answer at once: queues, sends, deletes, visibility. Receiving, which
//! waits, is in `receiving`. Calls take queue names; URLs are the business of the HTTP front.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use crate::batch::{self, BatchEntry, BatchOutcome, VisibilityChange, is_name};
use crate::clock::{Clock, SystemClock, millis};
use crate::error::{OpenError, QueueError};
use crate::limits;
use crate::message::{
    OutgoingMessage, SentMessage, md5_of_attributes, md5_of_body, md5_of_trace_header,
};
use crate::receipt::Receipt;
use crate::settings::{QueueAttributes, QueueSettings, QueueState};
use crate::store::{Hidden, NewMessage, QueueRow, Store};

/// Where the queues pretend to be, and their clock.
#[derive(Clone)]
pub struct Options {
    /// Goes into ARNs.
    pub region: String,
    /// Twelve digits; goes into ARNs and URLs.
    pub account: String,
    /// The time that everything goes by.
    pub clock: Arc<dyn Clock>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
            clock: Arc::new(SystemClock),
        }
    }
}

/// All queues of one store. Clones share the store.
#[derive(Clone)]
pub struct Queues {
    inner: Arc<Inner>,
}

struct Inner {
    store: Mutex<Store>,
    /// Rung when messages of a queue may have become visible earlier than a waiter expects.
    doorbells: Mutex<BTreeMap<String, Arc<Notify>>>,
    options: Options,
}

impl Queues {
    /// Opens the store in a file, which is created when missing; `None` is a store in memory.
    pub fn open(path: Option<&Path>) -> Result<Self, OpenError> {
        Self::open_with(path, Options::default())
    }

    /// Opens with another account, region or clock.
    pub fn open_with(path: Option<&Path>, options: Options) -> Result<Self, OpenError> {
        let mut store = Store::open(path)?;
        store.expire_all(options.clock.now_ms())?;
        let store = Mutex::new(store);
        Ok(Self { inner: Arc::new(Inner { store, doorbells: Mutex::default(), options }) })
    }

    /// Creates a queue, or does nothing when one exists with the same values of the given
    /// attributes.
    pub fn create_queue(&self, name: &str, attributes: &QueueAttributes) -> Result<(), QueueError> {
        if name.ends_with(".fifo") {
            return Err(QueueError::UnsupportedOperation(
                "FIFO queues are not modelled: create a standard queue.".to_owned(),
            ));
        }
        if !is_name(name) {
            return Err(QueueError::InvalidParameterValue {
                name: "QueueName",
                value: name.chars().take(limits::NAME_CHARS).collect(),
                reason: "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length".to_owned(),
            });
        }
        let mut store = self.store();
        if let Some(existing) = store.queue(name)? {
            return match attributes.difference(&existing.settings) {
                None => Ok(()),
                Some(attribute) => Err(QueueError::QueueAlreadyExists(attribute)),
            };
        }
        check_attributes(&store, name, attributes)?;
        let settings = attributes.apply(&QueueSettings::default());
        Ok(store.insert_queue(name, &settings, self.now_ms())?)
    }

    /// Deletes a queue with its messages.
    pub fn delete_queue(&self, name: &str) -> Result<(), QueueError> {
        let mut store = self.store();
        let queue = existing(&store, name)?;
        store.delete_queue(queue.id)?;
        drop(store);
        self.ring(name);
        Ok(())
    }

    /// The names that begin with `prefix` and come after `after` (exclusive; "" is the start), in
    /// order, at most `limit`.
    pub fn list_queues(
        &self,
        prefix: &str,
        after: &str,
        limit: usize,
    ) -> Result<Vec<String>, QueueError> {
        Ok(self.store().queue_names(prefix, after, limit.min(limits::LISTED_QUEUES))?)
    }

    /// Settings and counts of a queue.
    pub fn attributes(&self, name: &str) -> Result<QueueState, QueueError> {
        let now_ms = self.now_ms();
        let mut store = self.store();
        let queue = existing(&store, name)?;
        store.expire(&queue, now_ms)?;
        Ok(QueueState {
            counts: store.counts(queue.id, now_ms)?,
            settings: queue.settings,
            created_at_ms: queue.created_at_ms,
            modified_at_ms: queue.modified_at_ms,
        })
    }

    /// Changes settings; they hold at once (on AWS within 60 seconds).
    pub fn set_attributes(
        &self,
        name: &str,
        attributes: &QueueAttributes,
    ) -> Result<(), QueueError> {
        let mut store = self.store();
        let queue = existing(&store, name)?;
        check_attributes(&store, name, attributes)?;
        let settings = attributes.apply(&queue.settings);
        Ok(store.update_queue(queue.id, &settings, self.now_ms())?)
    }

    /// Deletes all messages of a queue, those in flight too.
    pub fn purge(&self, name: &str) -> Result<(), QueueError> {
        let mut store = self.store();
        let queue = existing(&store, name)?;
        Ok(store.purge(queue.id)?)
    }

    /// Sends one message; it is committed on return.
    pub fn send(&self, queue: &str, message: &OutgoingMessage) -> Result<SentMessage, QueueError> {
        let mut sent = self.send_all(queue, &[message])?;
        sent.pop().unwrap_or(Err(QueueError::MissingParameter("MessageBody")))
    }

    /// Sends up to ten messages in one transaction. Entries fail one by one; the batch fails as a
    /// whole when it is empty, too long or too large, or has ids twice.
    pub fn send_batch(
        &self,
        queue: &str,
        entries: &[BatchEntry<OutgoingMessage>],
    ) -> Result<BatchOutcome<SentMessage>, QueueError> {
        batch::check(entries)?;
        let bytes = entries.iter().map(|entry| entry.item.size()).sum();
        if bytes > limits::MESSAGE_BYTES {
            return Err(QueueError::BatchRequestTooLong(bytes));
        }
        let messages: Vec<_> = entries.iter().map(|entry| &entry.item).collect();
        let sent = self.send_all(queue, &messages)?;
        BatchOutcome::collect(ids(entries).zip(sent))
    }

    /// Deletes a received message. A handle that a later reception made stale deletes nothing and
    /// is no error, as on SQS.
    pub fn delete(&self, queue: &str, receipt_handle: &str) -> Result<(), QueueError> {
        let mut store = self.store();
        let receipt = Receipt::parse(receipt_handle, existing(&store, queue)?.id)?;
        Ok(store.delete_messages(&[receipt])?)
    }

    /// Deletes up to ten received messages by their handles, in one transaction.
    pub fn delete_batch(
        &self,
        queue: &str,
        entries: &[BatchEntry<String>],
    ) -> Result<BatchOutcome<()>, QueueError> {
        batch::check(entries)?;
        let mut store = self.store();
        let queue = existing(&store, queue)?;
        let parsed: Vec<_> =
            entries.iter().map(|entry| Receipt::parse(&entry.item, queue.id)).collect();
        let receipts: Vec<_> = parsed.iter().flatten().copied().collect();
        store.delete_messages(&receipts)?;
        BatchOutcome::collect(ids(entries).zip(parsed.into_iter().map(|result| result.map(drop))))
    }

    /// Makes a message in flight visible after `timeout` from now; at once when it is zero.
    pub fn change_visibility(
        &self,
        queue: &str,
        receipt_handle: &str,
        timeout: Duration,
    ) -> Result<(), QueueError> {
        let receipt_handle = receipt_handle.to_owned();
        let mut results =
            self.change_all(queue, &[&VisibilityChange { receipt_handle, timeout }])?;
        results.pop().unwrap_or(Err(QueueError::ReceiptHandleIsInvalid))
    }

    /// Changes the visibility of up to ten messages, in one transaction.
    pub fn change_visibility_batch(
        &self,
        queue: &str,
        entries: &[BatchEntry<VisibilityChange>],
    ) -> Result<BatchOutcome<()>, QueueError> {
        batch::check(entries)?;
        let changes: Vec<_> = entries.iter().map(|entry| &entry.item).collect();
        let results = self.change_all(queue, &changes)?;
        BatchOutcome::collect(ids(entries).zip(results))
    }

    /// The ARN that a queue of this name has, or would have.
    pub fn arn(&self, name: &str) -> String {
        let Options { region, account, .. } = &self.inner.options;
        format!("arn:aws:sqs:{region}:{account}:{name}")
    }

    /// The URL of a queue under a base such as `http://127.0.0.1:9324`; fails when there is none.
    pub fn queue_url(&self, base: &str, name: &str) -> Result<String, QueueError> {
        existing(&self.store(), name)?;
        Ok(format!("{}/{}/{name}", base.trim_end_matches('/'), self.inner.options.account))
    }

    fn send_all(
        &self,
        queue: &str,
        messages: &[&OutgoingMessage],
    ) -> Result<Vec<Result<SentMessage, QueueError>>, QueueError> {
        let now_ms = self.now_ms();
        let mut store = self.store();
        let row = existing(&store, queue)?;
        let mut results = Vec::with_capacity(messages.len());
        let mut rows = Vec::with_capacity(messages.len());
        for message in messages {
            if let Err(refused) = message.check(row.settings.max_message_bytes) {
                results.push(Err(refused));
                continue;
            }
            let message_id = uuid::Uuid::new_v4().to_string();
            let md5_of_attributes = md5_of_attributes(message.attributes.iter());
            let trace_header = message.trace_header.as_deref();
            rows.push(NewMessage {
                message_id: message_id.clone(),
                body: &message.body,
                attributes: md5_of_attributes
                    .as_ref()
                    .and_then(|_| serde_json::to_string(&message.attributes).ok()),
                trace_header,
                visible_at_ms: now_ms
                    .saturating_add(millis(message.delay.unwrap_or(row.settings.delay))),
            });
            results.push(Ok(SentMessage {
                message_id,
                md5_of_body: md5_of_body(&message.body),
                md5_of_attributes,
                md5_of_system_attributes: trace_header.and_then(md5_of_trace_header),
            }));
        }
        store.insert_messages(row.id, &rows, now_ms)?;
        drop(store);
        self.ring(queue);
        Ok(results)
    }

    fn change_all(
        &self,
        queue: &str,
        changes: &[&VisibilityChange],
    ) -> Result<Vec<Result<(), QueueError>>, QueueError> {
        let now_ms = self.now_ms();
        let mut store = self.store();
        let row = existing(&store, queue)?;
        let parsed: Vec<Result<(Receipt, i64), QueueError>> = changes
            .iter()
            .map(|change| {
                check_visibility(change.timeout)?;
                let receipt = Receipt::parse(&change.receipt_handle, row.id)?;
                Ok((receipt, now_ms.saturating_add(millis(change.timeout))))
            })
            .collect();
        let valid: Vec<_> = parsed.iter().flatten().copied().collect();
        let mut hidden = store.hide_messages(&valid, now_ms)?.into_iter();
        drop(store);
        self.ring(queue);
        let results = parsed.into_iter().map(|result| {
            result.and_then(|_| match hidden.next() {
                Some(Hidden::Done) => Ok(()),
                Some(Hidden::NotInFlight) => Err(QueueError::MessageNotInflight),
                Some(Hidden::Stale) | None => Err(QueueError::InvalidParameterValue {
                    name: "ReceiptHandle",
                    value: String::new(),
                    reason:
                        "Message does not exist or is not available for visibility timeout change"
                            .to_owned(),
                }),
            })
        });
        Ok(results.collect())
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.inner.options.clock.now_ms()
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        self.inner.options.clock.as_ref()
    }

    /// The store. A panic elsewhere leaves it whole: its transactions roll back when dropped.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.inner.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The doorbell of a queue. Call it for queues that exist only, so that the map stays small.
    pub(crate) fn doorbell(&self, name: &str) -> Arc<Notify> {
        let mut doorbells = self.inner.doorbells.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(doorbells.entry(name.to_owned()).or_default())
    }

    /// Makes all waiters of a queue look again.
    pub(crate) fn ring(&self, name: &str) {
        let doorbells = self.inner.doorbells.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(doorbell) = doorbells.get(name) {
            doorbell.notify_waiters();
        }
    }
}

/// A queue that must exist.
pub(crate) fn existing(store: &Store, name: &str) -> Result<QueueRow, QueueError> {
    store.queue(name)?.ok_or_else(|| {
        QueueError::QueueDoesNotExist(name.chars().take(limits::NAME_CHARS).collect())
    })
}

/// A visibility timeout within its range.
pub(crate) fn check_visibility(timeout: Duration) -> Result<(), QueueError> {
    if timeout <= limits::VISIBILITY_TIMEOUT {
        return Ok(());
    }
    Err(QueueError::InvalidParameterValue {
        name: "VisibilityTimeout",
        value: timeout.as_secs().to_string(),
        reason: "Must be between 0 and 43200, if provided".to_owned(),
    })
}

fn ids<T>(entries: &[BatchEntry<T>]) -> impl Iterator<Item = String> {
    entries.iter().map(|entry| entry.id.clone())
}

/// Ranges, and that the dead-letter queue exists and is another queue.
fn check_attributes(
    store: &Store,
    name: &str,
    attributes: &QueueAttributes,
) -> Result<(), QueueError> {
    attributes.check()?;
    let Some(redrive) = &attributes.redrive else { return Ok(()) };
    let target = redrive.dead_letter_queue.as_str();
    if target != name && store.queue(target)?.is_some() {
        return Ok(());
    }
    Err(QueueError::InvalidParameterValue {
        name: "RedrivePolicy",
        value: target.to_owned(),
        reason: "Dead letter target does not exist or is the queue itself".to_owned(),
    })
}
