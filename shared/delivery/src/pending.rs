//! Which of the shopper's messages nobody has handled yet, and which entry answered one: found
//! from the tail where possible, because that is already read.

use aisle_domain::conversation::{Body, Entry, Tail};
use aisle_domain::ids::{ConversationId, Seq};
use aisle_ports::Consistency;

use crate::{Delivery, DeliveryError};

/// Entries read at a time when the tail does not reach back far enough.
const PAGE: usize = 100;

impl Delivery {
    /// The shopper entries after "handled up to", in order.
    ///
    /// # Errors
    /// [`DeliveryError`] when the log could not be read.
    pub async fn pending(
        &self,
        conversation: &ConversationId,
        tail: &Tail,
    ) -> Result<Vec<Entry>, DeliveryError> {
        let Some(state) = tail.state() else { return Ok(Vec::new()) };
        let handled = state.handled_up_to;
        let first_read = tail.entries.first().map_or(Seq::ZERO, |entry| entry.seq);
        let mut pending = Vec::new();
        // Positions between what is handled and what the tail holds.
        let mut after = handled;
        while after.next() < first_read {
            let page = self.log.read_after(conversation, after, PAGE, Consistency::Strong).await?;
            let Some(last) = page.entries.last().map(|entry| entry.seq) else { break };
            pending.extend(page.entries.into_iter().filter(|entry| entry.seq < first_read));
            after = last;
        }
        pending.extend(tail.entries.iter().filter(|entry| entry.seq > handled).cloned());
        pending.retain(|entry| matches!(entry.body, Body::Shopper(_)));
        Ok(pending)
    }

    /// The entry that came of an entry: the one that answers it, if it is the shopper's; if it is a
    /// written one that left messages behind, the next written one.
    ///
    /// # Errors
    /// [`DeliveryError`] when the log could not be read.
    pub async fn came_of(
        &self,
        conversation: &ConversationId,
        cause: Seq,
    ) -> Result<Option<Entry>, DeliveryError> {
        let mut after = cause.previous();
        let mut by_shopper = true;
        loop {
            let page = self.log.read_after(conversation, after, PAGE, Consistency::Strong).await?;
            let Some(last) = page.entries.last().map(|entry| entry.seq) else { return Ok(None) };
            for entry in page.entries {
                match &entry.body {
                    Body::Written(_) if entry.seq == cause => by_shopper = false,
                    Body::Written(written) if !by_shopper || written.answers.contains(&cause) => {
                        return Ok(Some(entry));
                    }
                    Body::Written(_) | Body::Shopper(_) => {}
                }
            }
            if !page.more {
                return Ok(None);
            }
            after = last;
        }
    }

    /// The entry at a position.
    ///
    /// # Errors
    /// [`DeliveryError`] when the log could not be read.
    pub async fn entry(
        &self,
        conversation: &ConversationId,
        seq: Seq,
    ) -> Result<Option<Entry>, DeliveryError> {
        let page =
            self.log.read_after(conversation, seq.previous(), 1, Consistency::Strong).await?;
        Ok(page.entries.into_iter().next().filter(|entry| entry.seq == seq))
    }
}
