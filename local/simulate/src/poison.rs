//! A message that `nlu` cannot process, however often it tries: while one waits, `nlu` cannot read
//! the conversation. What must come of it is `oracle`'s business.

use std::sync::Arc;

use aisle_domain::conversation::{Body, Content, Entry, Tail};
use aisle_domain::ids::{ConversationId, Seq};
use aisle_memory::MemoryLog;
use aisle_ports::{Appended, Consistency, ConversationLog, Kind, Page, PortError};
use async_trait::async_trait;

/// The text of such a message.
pub(crate) const POISON: &str = "poison poison poison";

/// The log as `nlu` reads it.
pub(crate) struct Poisoned {
    pub(crate) inner: Arc<dyn ConversationLog>,
    pub(crate) log: MemoryLog,
}

/// Whether a poisoned message waits.
fn waits(log: &MemoryLog, conversation: &ConversationId) -> bool {
    let entries = log.entries(conversation);
    let handled = entries.iter().rev().find_map(|entry| match &entry.body {
        Body::Written(written) => Some(written.state.handled_up_to),
        Body::Shopper(_) => None,
    });
    entries.iter().any(|entry| match &entry.body {
        Body::Shopper(message) => {
            Some(entry.seq) > handled
                && matches!(&message.content, Content::Text(text) if text == POISON)
        }
        Body::Written(_) => false,
    })
}

#[async_trait]
impl ConversationLog for Poisoned {
    async fn tail(&self, of: &ConversationId) -> Result<Tail, PortError> {
        if waits(&self.log, of) {
            return Err(PortError::new(Kind::Invalid, "log.tail", "poison"));
        }
        self.inner.tail(of).await
    }

    async fn append(&self, to: &ConversationId, entry: &Entry) -> Result<Appended, PortError> {
        self.inner.append(to, entry).await
    }

    async fn read_after(
        &self,
        of: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        self.inner.read_after(of, after, limit, consistency).await
    }

    async fn read_last(&self, of: &ConversationId, limit: usize) -> Result<Vec<Entry>, PortError> {
        self.inner.read_last(of, limit).await
    }
}
