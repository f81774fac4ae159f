//! What nlu needs.

use std::sync::Arc;

use aisle_delivery::{Delivery, KillSwitches};
use aisle_dialogue::{Flows, Wording};
use aisle_domain::reading::SlotReader;
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
    /// What the merchant's flows ask and do.
    pub flows: Arc<Flows>,
    /// Reads what was said against what the order book knows.
    pub reader: Arc<dyn SlotReader>,
    /// What is switched off at the moment.
    pub switches: Arc<KillSwitches>,
    /// Whether an event tells what each message was understood as.
    pub publish_understood: bool,
}
