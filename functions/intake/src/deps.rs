//! What intake needs.

use std::sync::Arc;
use std::time::Duration;

use aisle_delivery::Delivery;
use aisle_dialogue::Wording;
use aisle_domain::language::Language;
use aisle_identity::KeyRing;

/// What intake needs.
#[derive(Clone)]
pub struct Deps {
    /// Log, queues, pushes.
    pub delivery: Delivery,
    /// The assistant's words, for the greeting and the farewell.
    pub wording: Arc<Wording>,
    /// Keys that sign resume tokens.
    pub resume_keys: KeyRing,
    /// How long a resume token is good for.
    pub resume_for: Duration,
    /// The language of a shopper whose own is not offered.
    pub default_language: Language,
}
