//! The queue of refused events: read without removing anything, given back, and removed one by one.

use std::collections::BTreeMap;
use std::time::Duration;

use aws_sdk_sqs::Client;

use super::letters::Letter;
use super::place::{Failure, Place};

/// For how long what is read is hidden from others; it is given back sooner.
const HIDDEN: Duration = Duration::from_secs(60);
/// How long a read waits for a message; SQS answers too early when it does not wait.
const WAIT_SECONDS: i32 = 1;
/// Reads in a row that find nothing new, after which that is all.
const EMPTY_READS: usize = 2;
/// Messages of one read.
const BATCH: i32 = 10;

/// A message with what it holds.
pub(super) struct Held {
    /// The event's id; the message's when there is none.
    pub id: String,
    pub letter: Letter,
    receipt: String,
}

/// The queue while it is looked into.
pub(super) struct Refused {
    client: Client,
    url: String,
}

impl Refused {
    pub async fn of(place: &Place) -> Result<Self, Failure> {
        Ok(Self { client: place.clients.sqs.clone(), url: place.refused().await? })
    }

    /// Everything in it, at most `limit`, in the order of the queue. Whoever calls gives back what
    /// is not removed.
    pub async fn read(&self, limit: usize) -> Result<Vec<Held>, Failure> {
        let mut held: Vec<Held> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut empty = 0;
        while empty < EMPTY_READS && held.len() < limit {
            let read = self
                .client
                .receive_message()
                .queue_url(&self.url)
                .max_number_of_messages(BATCH)
                .visibility_timeout(i32::try_from(HIDDEN.as_secs()).unwrap_or(i32::MAX))
                .wait_time_seconds(WAIT_SECONDS)
                .send()
                .await;
            let messages = match read {
                Ok(read) => read.messages.unwrap_or_default(),
                Err(error) => {
                    self.give_back(&held).await;
                    return Err(Failure::call("the refused events could not be read", &error));
                }
            };
            let before = held.len();
            for message in messages {
                let Some(receipt) = message.receipt_handle else { continue };
                let message_id = message.message_id.unwrap_or_default();
                // It took so long that one came again: only the newest receipt counts.
                if let Some(known) = places.get(&message_id).and_then(|at| held.get_mut(*at)) {
                    known.receipt = receipt;
                    continue;
                }
                let letter = Letter::read(&message.body.unwrap_or_default());
                let id = letter.text("id").map_or_else(|| message_id.clone(), str::to_owned);
                places.insert(message_id, held.len());
                held.push(Held { id, letter, receipt });
            }
            empty = if held.len() == before { empty + 1 } else { 0 };
        }
        Ok(held)
    }

    /// Lets others see messages again at once; without it they do within a minute.
    pub async fn give_back<'a>(&self, held: impl IntoIterator<Item = &'a Held>) {
        for message in held {
            let change = self.client.change_message_visibility().queue_url(&self.url);
            let change = change.receipt_handle(&message.receipt).visibility_timeout(0);
            if let Err(error) = change.send().await {
                tracing::debug!(%error, "a message was not given back; it comes back by itself");
            }
        }
    }

    /// Removes a message.
    pub async fn remove(&self, message: &Held) -> Result<(), Failure> {
        let delete = self.client.delete_message().queue_url(&self.url);
        let deleted = delete.receipt_handle(&message.receipt).send().await;
        let what = || format!("{} was sent again, but not removed from the refused", message.id);
        deleted.map(drop).map_err(|error| Failure::call(what(), &error))
    }
}
