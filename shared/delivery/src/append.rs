//! Getting an entry into a log: put it at the tail's next position if that is still free. The
//! caller reads the tail, decides, tries, and when another writer was faster reads and decides
//! again; never is an entry put anywhere but right after what its decision was based on.

use std::time::Duration;

use aisle_domain::conversation::{Body, Entry, Tail};
use aisle_domain::ids::{ConversationId, WriteId};
use aisle_ports::Appended;

use crate::{APPEND_ATTEMPTS, Delivery, DeliveryError};

/// How often the same entry is put again when the log did not answer whether it has it.
const PUT_ATTEMPTS: u32 = 3;

/// The tries that a decision has, with a growing jittered pause between them.
pub struct Attempts<'a> {
    delivery: &'a Delivery,
    made: u32,
}

impl Attempts<'_> {
    /// Waits for the next try.
    ///
    /// # Errors
    /// [`DeliveryError::Contended`] when all were used.
    pub async fn next(&mut self) -> Result<(), DeliveryError> {
        if self.made == APPEND_ATTEMPTS {
            return Err(DeliveryError::Contended(self.made));
        }
        if self.made > 0 {
            let bound = Duration::from_millis(10) * 2_u32.pow(self.made);
            self.delivery.pause(bound).await;
        }
        self.made += 1;
        Ok(())
    }
}

impl Delivery {
    /// The tries of one decision.
    #[must_use]
    pub fn attempts(&self) -> Attempts<'_> {
        Attempts { delivery: self, made: 0 }
    }

    /// A name for a write that has none of its own.
    #[must_use]
    pub fn new_write_id(&self) -> WriteId {
        WriteId::from_random(self.randomness.next_u128())
    }

    /// Puts an entry right after the tail that it was decided on. `None` means that another writer
    /// was faster and nothing was written: read the tail and decide again.
    ///
    /// A written entry's snapshot of devices and rate is completed here from the tail.
    ///
    /// # Errors
    /// [`DeliveryError`]; the entry may or may not be in the log then. Whoever retries reads first.
    pub async fn append(
        &self,
        conversation: &ConversationId,
        tail: &Tail,
        write_id: WriteId,
        mut body: Body,
    ) -> Result<Option<Entry>, DeliveryError> {
        if let Body::Written(written) = &mut body {
            written.state.devices = tail.devices();
            written.state.rate = tail.rate();
        }
        let newest = tail.entries.last().map(|entry| entry.at);
        let now = self.clock.now();
        let entry = Entry {
            seq: tail.last().next(),
            at: newest.map_or(now, |newest| newest.max(now)),
            write_id,
            body,
        };
        aisle_contract::log::encode(&entry)?;
        let mut made = 1;
        loop {
            match self.log.append(conversation, &entry).await {
                Ok(Appended::Done) => return Ok(Some(entry)),
                Ok(Appended::Taken) => return Ok(None),
                Err(error) if error.is_retryable() && made < PUT_ATTEMPTS => {
                    self.pause(error.retry_after.unwrap_or(Duration::from_millis(50) * made)).await;
                    made += 1;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Like [`Delivery::append`], for a write that another execution may make under the same name:
    /// what is returned, and must be driven, is the entry that the log has, which may be the
    /// other's.
    ///
    /// # Errors
    /// [`DeliveryError`] as for [`Delivery::append`].
    pub async fn append_named(
        &self,
        conversation: &ConversationId,
        tail: &Tail,
        write_id: WriteId,
        body: Body,
    ) -> Result<Option<Entry>, DeliveryError> {
        match self.append(conversation, tail, write_id, body).await? {
            Some(appended) => {
                Ok(Some(self.entry(conversation, appended.seq).await?.unwrap_or(appended)))
            }
            None => Ok(None),
        }
    }

    /// Waits up to a bound, with jitter.
    pub(crate) async fn pause(&self, bound: Duration) {
        self.clock.sleep(self.randomness.jitter(bound)).await;
    }
}
