//! What the shop's file says about an order, and whether a card says the same. The file is the only
//! source: the platform that is tried is never asked what it should answer.

use aisle_contract::part::{Amount, OrderCard};
use aisle_domain::ids::ShopperId;
use aisle_domain::shop::Order;
use aisle_shop::Shop;
use serde::Serialize;

/// Lines that a card shows at most.
const MAX_ITEMS: usize = 10;

/// One order, as its card must show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedOrder {
    /// The number, without `#`.
    pub number: String,
    /// Whose it is; no guest can sign in.
    pub shopper: ShopperId,
    /// The proof of a shopper who is not signed in.
    pub email: String,
    status: String,
    total: Amount,
    items: Vec<(String, u32)>,
    tracking: Option<String>,
}

/// How an order's answer was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    /// The answer to an order question has no card.
    NoCard,
    /// A card of an order that this message did not ask about.
    OtherOrder,
    /// The right order in another status.
    OtherStatus,
    /// The right order with another total, other items or another parcel.
    OtherContent,
    /// An answer without any part.
    Empty,
}

impl ExpectedOrder {
    /// What the file says.
    #[must_use]
    pub fn of(order: &Order) -> Self {
        let items = order.lines.iter().take(MAX_ITEMS);
        Self {
            number: order.number.as_str().to_owned(),
            shopper: order.shopper.clone(),
            email: order.email.clone(),
            status: order.status.name().to_owned(),
            total: Amount {
                minor: order.total.minor,
                currency: order.total.currency.code().to_owned(),
            },
            items: items.map(|line| (line.item.as_str().to_owned(), line.quantity)).collect(),
            tracking: order.shipments.last().map(|parcel| parcel.tracking.as_str().to_owned()),
        }
    }

    /// All orders of a shop.
    #[must_use]
    pub fn all(shop: &Shop) -> Vec<Self> {
        shop.orders.iter().map(Self::of).collect()
    }

    /// Whether a card shows this order. Days are not compared: a file may give them relative to its
    /// import.
    ///
    /// # Errors
    /// How it differs.
    pub fn check(&self, card: &OrderCard) -> Result<(), Wrong> {
        if card.number != self.number {
            return Err(Wrong::OtherOrder);
        }
        if card.status != self.status {
            return Err(Wrong::OtherStatus);
        }
        let items = card.items.iter().map(|item| (item.item.as_str(), item.quantity));
        let tracking = card.carrier.as_ref().map(|carrier| carrier.tracking.as_str());
        let same = card.total == self.total
            && items.eq(self.items.iter().map(|(item, quantity)| (item.as_str(), *quantity)))
            && tracking == self.tracking.as_deref();
        if same { Ok(()) } else { Err(Wrong::OtherContent) }
    }
}
