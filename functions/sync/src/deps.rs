//! What sync needs.

use std::sync::Arc;

use aisle_delivery::Delivery;
use aisle_dialogue::Wording;
use aisle_dialogue::notice::NoticeRules;
use aisle_ports::ShopMirror;

/// What sync needs.
#[derive(Clone)]
pub struct Deps {
    /// Log, queues, pushes, watches.
    pub delivery: Delivery,
    /// The shop's tables.
    pub mirror: Arc<dyn ShopMirror>,
    /// Whether they hold the shop's records.
    pub records: Records,
    /// Who may send.
    pub senders: Senders,
    /// The assistant's words.
    pub wording: Arc<Wording>,
    /// What is told unasked, and when.
    pub notices: Arc<NoticeRules>,
}

/// Where the shop's records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Records {
    /// In our tables, which are kept as new as what is told.
    Tables,
    /// In a shop system that is asked when needed: nothing is written here, and what is news is told
    /// by the event alone.
    External,
}

/// Whose events are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Senders {
    /// The AWS accounts.
    pub accounts: Vec<String>,
    /// The shop that an event may name; `None` for any.
    pub shop: Option<String>,
}
