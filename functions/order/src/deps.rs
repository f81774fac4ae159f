//! What order needs.

use std::sync::Arc;

use aisle_delivery::Delivery;
use aisle_dialogue::Wording;
use aisle_ports::OrderBook;

/// What order needs.
#[derive(Clone)]
pub struct Deps {
    /// Log, queues, pushes.
    pub delivery: Delivery,
    /// The merchant's orders.
    pub order_book: Arc<dyn OrderBook>,
    /// The assistant's words.
    pub wording: Arc<Wording>,
}
