//! What a request would do: the order and the customer as they would be after it, and the money
//! that would move. Whether it may be done is `policy`'s business.

use aisle_domain::after_sales::{Customer, Quote, Reason, Request};
use aisle_domain::shop::Order;

use crate::facts::Facts;

/// A change of the shop's records, decided on at known revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was asked for.
    pub request: Request,
    /// The order before it, as it was read; `None` if no order is concerned, or a new one is placed.
    pub order_before: Option<Order>,
    /// The order after it.
    pub order_after: Option<Order>,
    /// The customer before it, if it changes.
    pub customer_before: Option<Customer>,
    /// The customer after it.
    pub customer_after: Option<Customer>,
}

/// A change with what a shopper confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The change.
    pub change: Change,
    /// What exactly would happen.
    pub quote: Quote,
}

/// Works out what a request would do.
///
/// # Errors
/// The reason why it cannot be done at all, whatever the policy: something does not exist, or an
/// amount cannot be paid.
pub fn plan(request: &Request, facts: &Facts<'_>) -> Result<Plan, Reason> {
    let _ = (request, facts);
    Err(Reason::new("not_possible"))
}
