//! The board of conversations that wait for a human. The log says who owns a conversation; the
//! board only helps to find those that wait, and may lag behind.

use aisle_domain::Timestamp;
use aisle_domain::conversation::HandoffReason;
use aisle_domain::ids::{ConversationId, Seq};
use aisle_domain::language::Language;
use async_trait::async_trait;

use crate::PortError;

/// One conversation that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCase {
    /// Which.
    pub conversation: ConversationId,
    /// The entry that asked.
    pub seq: Seq,
    /// Since when.
    pub since: Timestamp,
    /// Why.
    pub reason: HandoffReason,
    /// In which language.
    pub language: Language,
}

/// The board.
#[async_trait]
pub trait HandoffBoard: Send + Sync {
    /// Puts a case up; again is no error. One conversation has at most one case: the newest `seq`
    /// wins, an older one changes nothing.
    async fn put(&self, case: &WaitingCase) -> Result<(), PortError>;

    /// Takes a conversation's case down unless it is newer than `seq`; a missing one is no error.
    async fn remove(&self, conversation: &ConversationId, seq: Seq) -> Result<(), PortError>;

    /// The cases that have waited longest, at most `limit` (1 to 100).
    async fn list(&self, limit: usize) -> Result<Vec<WaitingCase>, PortError>;
}
