//! Which conversations want to hear news of an order, an item, or of all orders of a shopper.

use std::time::Duration;

use aisle_domain::ids::ConversationId;
use aisle_domain::news::Subject;
use async_trait::async_trait;

use crate::PortError;

/// How long a conversation watches.
pub const WATCHED_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// The most conversations that one call lists.
pub const MOST_LISTED: usize = 100;

/// The register of who watches what. Entries expire by themselves [`WATCHED_FOR`] after they were
/// made or renewed. It only helps to find conversations: whether one is told is decided on its log.
#[async_trait]
pub trait Watches: Send + Sync {
    /// Has a conversation hear of a subject; again is no error and renews it.
    async fn watch(
        &self,
        conversation: &ConversationId,
        subject: &Subject,
    ) -> Result<(), PortError>;

    /// Lets it hear no more; a missing one is no error.
    async fn unwatch(
        &self,
        conversation: &ConversationId,
        subject: &Subject,
    ) -> Result<(), PortError>;

    /// Those who watch a subject, the ones that began or renewed last first, at most `limit` (1 to
    /// [`MOST_LISTED`]). Strongly consistent, if not more than some hundreds watch.
    async fn newest(
        &self,
        subject: &Subject,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError>;

    /// Those who watch a subject, ordered by id, after one of them, at most `limit` (1 to
    /// [`MOST_LISTED`]). Fewer than that means that there are no more. Strongly consistent.
    async fn page(
        &self,
        subject: &Subject,
        after: Option<&ConversationId>,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError>;
}
