//! What handoff needs.

use std::sync::Arc;
use std::time::Duration;

use aisle_delivery::Delivery;
use aisle_dialogue::Wording;
use aisle_ports::HandoffBoard;

/// What handoff needs.
#[derive(Clone)]
pub struct Deps {
    /// Log, queues, pushes.
    pub delivery: Delivery,
    /// The board of waiting conversations.
    pub board: Arc<dyn HandoffBoard>,
    /// The assistant's words.
    pub wording: Arc<Wording>,
    /// After so long without a human the shopper is told, and offered the bot; at most 15 minutes.
    pub nobody_after: Duration,
}
