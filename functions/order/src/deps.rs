//! What order needs.

use std::sync::Arc;

use aisle_aftersales::Policy;
use aisle_delivery::{Delivery, KillSwitches};
use aisle_dialogue::{Flows, Wording};
use aisle_domain::reading::SlotReader;
use aisle_ports::{Catalogue, OrderBook};

/// What order needs.
#[derive(Clone)]
pub struct Deps {
    /// Log, queues, pushes.
    pub delivery: Delivery,
    /// The merchant's orders and customers.
    pub order_book: Arc<dyn OrderBook>,
    /// The merchant's products.
    pub catalogue: Arc<dyn Catalogue>,
    /// Who may have what done.
    pub policy: Arc<Policy>,
    /// What is switched off at the moment.
    pub switches: Arc<KillSwitches>,
    /// The assistant's words.
    pub wording: Arc<Wording>,
    /// What the merchant's flows ask and do.
    pub flows: Arc<Flows>,
    /// Reads what was said against what the order book knows.
    pub reader: Arc<dyn SlotReader>,
}
