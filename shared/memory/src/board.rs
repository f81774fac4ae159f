//! The board of conversations that wait for a human.

use std::collections::BTreeMap;

use aisle_domain::ids::{ConversationId, Seq};
use aisle_ports::{HandoffBoard, PortError, WaitingCase};
use async_trait::async_trait;

use crate::shared::Shared;

/// A board in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryBoard(Shared<BTreeMap<ConversationId, WaitingCase>>);

impl MemoryBoard {
    /// An empty board.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[async_trait]
impl HandoffBoard for MemoryBoard {
    async fn put(&self, case: &WaitingCase) -> Result<(), PortError> {
        self.0.with(|cases| {
            let there = cases.entry(case.conversation.clone()).or_insert_with(|| case.clone());
            if there.seq <= case.seq {
                there.clone_from(case);
            }
        });
        Ok(())
    }

    async fn remove(&self, conversation: &ConversationId, seq: Seq) -> Result<(), PortError> {
        self.0.with(|cases| {
            if cases.get(conversation).is_some_and(|case| case.seq <= seq) {
                cases.remove(conversation);
            }
        });
        Ok(())
    }

    async fn list(&self, limit: usize) -> Result<Vec<WaitingCase>, PortError> {
        let mut cases: Vec<WaitingCase> = self.0.with(|cases| cases.values().cloned().collect());
        cases.sort_by_key(|case| case.since);
        cases.truncate(limit.clamp(1, 100));
        Ok(cases)
    }
}
