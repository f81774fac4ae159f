//! The append-only log of a conversation. Its next free position is the conversation's lock.

use aisle_domain::conversation::{Entry, Tail};
use aisle_domain::ids::{ConversationId, Seq};
use async_trait::async_trait;

use crate::{Consistency, PortError};

/// How an append ended, other than by failing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Appended {
    /// The entry is durable at its position. Also when an earlier try of the same `write_id` was:
    /// the caller cannot tell, and need not.
    Done,
    /// Another write has the position; nothing was changed. Read the tail and decide again.
    Taken,
}

/// The most that a page may hold, in bytes of stored entries; one entry always fits.
pub const MAX_PAGE_BYTES: usize = 200 * 1024;

/// A page of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Entries in order of position, without gaps.
    pub entries: Vec<Entry>,
    /// Whether there are more after the last.
    pub more: bool,
}

/// The log of every conversation.
#[async_trait]
pub trait ConversationLog: Send + Sync {
    /// The newest entries, back to and including the newest written one, in order of position.
    /// Empty when the conversation has not begun. Strongly consistent.
    async fn tail(&self, conversation: &ConversationId) -> Result<Tail, PortError>;

    /// Puts an entry at its position if that is free. Positions are given out without gaps by the
    /// callers, who take the tail's last plus one.
    ///
    /// After `Ok(Done)` the entry is durable. After an error it may or may not be: the caller
    /// tries the same entry, with the same `write_id`, again, or reads.
    async fn append(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
    ) -> Result<Appended, PortError>;

    /// Entries after a position, oldest first, at most `limit` (1 to 200) and
    /// [`MAX_PAGE_BYTES`].
    async fn read_after(
        &self,
        conversation: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError>;

    /// The last `limit` (1 to 200) entries, in order of position. Strongly consistent.
    async fn read_last(
        &self,
        conversation: &ConversationId,
        limit: usize,
    ) -> Result<Vec<Entry>, PortError>;
}
