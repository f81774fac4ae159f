//! What is posted to have something done, as the contract writes it.

use aisle_domain::after_sales::{Direction, Reason, Receipt, Request, Transfer};
use aisle_domain::ids::{PaymentMethodId, ShopperId};
use aisle_domain::money::Money;
use aisle_domain::shop::OrderStatus;
use serde::Deserialize;

/// What is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct Action {
    pub(crate) request: Request,
    pub(crate) shopper: ShopperId,
    /// The order as it was read.
    #[serde(default)]
    pub(crate) order: Option<OrderSeen>,
    /// The customer as it was read, if it changes.
    #[serde(default)]
    pub(crate) customer: Option<CustomerSeen>,
    /// The money that the shopper was told will move.
    pub(crate) transfers: Vec<Moved>,
    #[serde(default)]
    pub(crate) fee: Option<Money>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct OrderSeen {
    pub(crate) revision: u64,
    pub(crate) status: OrderStatus,
}

#[derive(Debug, Deserialize)]
pub(crate) struct CustomerSeen {
    pub(crate) revision: u64,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Moved {
    pub(crate) direction: Direction,
    pub(crate) amount: Money,
    pub(crate) method: PaymentMethodId,
}

impl Moved {
    /// Whether this is what a transfer moves.
    pub(crate) fn is(&self, transfer: &Transfer) -> bool {
        self.direction == transfer.direction
            && self.amount == transfer.amount
            && self.method == transfer.method
    }
}

/// What came of an action.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    /// Done; remembered by its key.
    Done(Box<Receipt>),
    /// Will not be done; remembered by its key.
    Refused(Reason),
    /// Not as it was when it was decided on; not remembered.
    Changed,
    /// No such order or customer; not remembered.
    NotFound,
}
