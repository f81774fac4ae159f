//! The register of who watches what.

use std::collections::BTreeMap;
use std::sync::Arc;

use aisle_domain::Timestamp;
use aisle_domain::ids::ConversationId;
use aisle_domain::news::Subject;
use aisle_ports::watches::{MOST_LISTED, WATCHED_FOR};
use aisle_ports::{Clock, PortError, Watches};
use async_trait::async_trait;

use crate::clock::later;
use crate::shared::Shared;

/// Watches in memory, that expire by a clock.
#[derive(Clone)]
pub struct MemoryWatches {
    clock: Arc<dyn Clock>,
    watches: Shared<BTreeMap<(Subject, ConversationId), Timestamp>>,
}

impl MemoryWatches {
    /// A register in which nobody watches anything.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, watches: Shared::default() }
    }

    /// Those who watch a subject, with when that ends, ordered by name.
    fn of(&self, subject: &Subject) -> Vec<(Timestamp, ConversationId)> {
        let now = self.clock.now();
        self.watches.with(|watches| {
            let of_it = watches.iter().filter(|((of, _), until)| of == subject && **until > now);
            of_it.map(|((_, conversation), until)| (*until, conversation.clone())).collect()
        })
    }
}

#[async_trait]
impl Watches for MemoryWatches {
    async fn watch(
        &self,
        conversation: &ConversationId,
        subject: &Subject,
    ) -> Result<(), PortError> {
        let until = later(self.clock.now(), WATCHED_FOR);
        let key = (subject.clone(), conversation.clone());
        self.watches.with(|watches| {
            watches.insert(key, until);
        });
        Ok(())
    }

    async fn unwatch(
        &self,
        conversation: &ConversationId,
        subject: &Subject,
    ) -> Result<(), PortError> {
        let key = (subject.clone(), conversation.clone());
        self.watches.with(|watches| {
            watches.remove(&key);
        });
        Ok(())
    }

    async fn newest(
        &self,
        subject: &Subject,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError> {
        let mut found = self.of(subject);
        found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
        found.truncate(limit.clamp(1, MOST_LISTED));
        Ok(found.into_iter().map(|(_, conversation)| conversation).collect())
    }

    async fn page(
        &self,
        subject: &Subject,
        after: Option<&ConversationId>,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError> {
        let conversations = self.of(subject).into_iter().map(|(_, conversation)| conversation);
        let later = conversations.filter(|conversation| after.is_none_or(|it| conversation > it));
        Ok(later.take(limit.clamp(1, MOST_LISTED)).collect())
    }
}
