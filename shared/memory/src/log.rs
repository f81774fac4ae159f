//! Conversation logs, stored in the form that a table stores.

use std::collections::BTreeMap;

use aisle_contract::log::{decode, encode};
use aisle_domain::conversation::{Body, Entry, Tail};
use aisle_domain::ids::{ConversationId, Seq};
use aisle_ports::log::MAX_PAGE_BYTES;
use aisle_ports::{Appended, Consistency, ConversationLog, Kind, Page, PortError};
use async_trait::async_trait;

use crate::shared::Shared;

/// Logs in memory. Entries are encoded and decoded on their way in, so that what could not be
/// stored or read fails here too. Eventual reads do not see the newest entry of a conversation.
#[derive(Debug, Clone, Default)]
pub struct MemoryLog(Shared<BTreeMap<ConversationId, Vec<Stored>>>);

#[derive(Debug, Clone)]
struct Stored {
    entry: Entry,
    bytes: usize,
}

impl MemoryLog {
    /// Logs that have not begun.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The conversations that have begun, for whoever checks what holds for all of them.
    #[must_use]
    pub fn conversations(&self) -> Vec<ConversationId> {
        self.0.with(|logs| logs.keys().cloned().collect())
    }

    /// All entries of a conversation.
    #[must_use]
    pub fn entries(&self, conversation: &ConversationId) -> Vec<Entry> {
        self.picked(conversation, |log| (0, log.len()))
    }

    /// The range of positions (counted from 0) that `pick` picks.
    fn picked(
        &self,
        conversation: &ConversationId,
        pick: impl FnOnce(&[Stored]) -> (usize, usize),
    ) -> Vec<Entry> {
        self.0.with(|logs| {
            let log = logs.get(conversation).map_or(&[][..], Vec::as_slice);
            let (from, to) = pick(log);
            let picked = log.get(from..to).unwrap_or_default();
            picked.iter().map(|stored| stored.entry.clone()).collect()
        })
    }
}

#[async_trait]
impl ConversationLog for MemoryLog {
    async fn tail(&self, conversation: &ConversationId) -> Result<Tail, PortError> {
        let entries = self.picked(conversation, |log| {
            let written = |stored: &Stored| matches!(stored.entry.body, Body::Written(_));
            (log.iter().rposition(written).unwrap_or(0), log.len())
        });
        Ok(Tail { entries })
    }

    async fn append(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
    ) -> Result<Appended, PortError> {
        let invalid = |message: String| PortError::new(Kind::Invalid, "log.append", message);
        let json = encode(entry).map_err(|error| invalid(error.to_string()))?;
        let decoded = decode(entry.seq, &json).map_err(|error| invalid(error.to_string()))?;
        let stored = Stored { entry: decoded, bytes: json.len() };
        self.0.with(|logs| {
            let length = logs.get(conversation).map_or(0, Vec::len);
            let next = position(length);
            if entry.seq == Seq::ZERO || entry.seq > next {
                let message = format!("position {} when the next free is {next}", entry.seq);
                return Err(invalid(message));
            }
            if entry.seq == next {
                logs.entry(conversation.clone()).or_default().push(stored);
                return Ok(Appended::Done);
            }
            let there = logs.get(conversation).and_then(|log| log.get(index(entry.seq)));
            match there {
                Some(there) if there.entry.write_id == stored.entry.write_id => Ok(Appended::Done),
                _ => Ok(Appended::Taken),
            }
        })
    }

    async fn read_after(
        &self,
        conversation: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        let mut more = false;
        let entries = self.picked(conversation, |log| {
            let visible = match consistency {
                Consistency::Strong => log.len(),
                Consistency::Eventual => log.len().saturating_sub(1),
            };
            let from = index(after.next()).min(visible);
            let mut to = from;
            let mut bytes = 0;
            for stored in &log[from..visible] {
                bytes += stored.bytes;
                if to - from == limit.clamp(1, 200) || (bytes > MAX_PAGE_BYTES && to > from) {
                    more = true;
                    break;
                }
                to += 1;
            }
            (from, to)
        });
        Ok(Page { entries, more })
    }

    async fn read_last(
        &self,
        conversation: &ConversationId,
        limit: usize,
    ) -> Result<Vec<Entry>, PortError> {
        Ok(self
            .picked(conversation, |log| (log.len().saturating_sub(limit.clamp(1, 200)), log.len())))
    }
}

/// The position of an index of the list.
fn position(index: usize) -> Seq {
    Seq::new(u64::try_from(index).unwrap_or(u64::MAX)).next()
}

/// The index in the list of a position.
fn index(seq: Seq) -> usize {
    usize::try_from(seq.previous().get()).unwrap_or(usize::MAX)
}
