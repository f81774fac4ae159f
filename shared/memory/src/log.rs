//! Conversation logs, stored in the form that a table stores.

use std::collections::BTreeMap;

use aisle_contract::log::{decode, encode};
use aisle_domain::conversation::{Body, Entry, Tail};
use aisle_domain::ids::{ConversationId, Seq, WriteId};
use aisle_ports::log::MAX_PAGE_BYTES;
use aisle_ports::{Appended, Consistency, ConversationLog, Kind, Page, PortError};
use async_trait::async_trait;

use crate::shared::Shared;

/// Logs in memory. Entries are kept encoded, so that what could not be stored fails here too.
/// Eventual reads do not see the newest entry of a conversation.
#[derive(Debug, Clone, Default)]
pub struct MemoryLog(Shared<BTreeMap<ConversationId, Vec<Stored>>>);

#[derive(Debug, Clone)]
struct Stored {
    write_id: WriteId,
    written: bool,
    json: String,
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
    ///
    /// # Errors
    /// [`Kind::Invalid`] when one cannot be decoded.
    pub fn entries(&self, conversation: &ConversationId) -> Result<Vec<Entry>, PortError> {
        self.decoded("log.entries", conversation, |log| (0, log.len()))
    }

    /// Decodes the range of positions (counted from 0) that `pick` picks.
    fn decoded(
        &self,
        port: &'static str,
        conversation: &ConversationId,
        pick: impl FnOnce(&[Stored]) -> (usize, usize),
    ) -> Result<Vec<Entry>, PortError> {
        let (first, picked) = self.0.with(|logs| {
            let log = logs.get(conversation).map_or(&[][..], Vec::as_slice);
            let (from, to) = pick(log);
            (from, log.get(from..to).map(<[Stored]>::to_vec).unwrap_or_default())
        });
        (first..)
            .zip(&picked)
            .map(|(index, stored)| {
                decode(position(index), &stored.json)
                    .map_err(|error| PortError::new(Kind::Invalid, port, error.to_string()))
            })
            .collect()
    }
}

#[async_trait]
impl ConversationLog for MemoryLog {
    async fn tail(&self, conversation: &ConversationId) -> Result<Tail, PortError> {
        let entries = self.decoded("log.tail", conversation, |log| {
            (log.iter().rposition(|stored| stored.written).unwrap_or(0), log.len())
        })?;
        Ok(Tail { entries })
    }

    async fn append(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
    ) -> Result<Appended, PortError> {
        let invalid = |message: String| PortError::new(Kind::Invalid, "log.append", message);
        let json = encode(entry).map_err(|error| invalid(error.to_string()))?;
        let written = matches!(entry.body, Body::Written(_));
        let stored = Stored { write_id: entry.write_id.clone(), written, json };
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
                Some(there) if there.write_id == stored.write_id => Ok(Appended::Done),
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
        let entries = self.decoded("log.read_after", conversation, |log| {
            let visible = match consistency {
                Consistency::Strong => log.len(),
                Consistency::Eventual => log.len().saturating_sub(1),
            };
            let from = index(after.next()).min(visible);
            let mut to = from;
            let mut bytes = 0;
            for stored in &log[from..visible] {
                bytes += stored.json.len();
                if to - from == limit.clamp(1, 200) || (bytes > MAX_PAGE_BYTES && to > from) {
                    more = true;
                    break;
                }
                to += 1;
            }
            (from, to)
        })?;
        Ok(Page { entries, more })
    }

    async fn read_last(
        &self,
        conversation: &ConversationId,
        limit: usize,
    ) -> Result<Vec<Entry>, PortError> {
        self.decoded("log.read_last", conversation, |log| {
            (log.len().saturating_sub(limit.clamp(1, 200)), log.len())
        })
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
