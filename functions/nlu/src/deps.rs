//! What nlu needs.

use std::sync::Arc;

use aisle_delivery::Delivery;
use aisle_dialogue::Wording;
use aisle_understanding::Understander;

/// What nlu needs.
#[derive(Clone)]
pub struct Deps {
    /// Log, queues, pushes.
    pub delivery: Delivery,
    /// What words mean.
    pub understander: Arc<Understander>,
    /// The assistant's words.
    pub wording: Arc<Wording>,
}
