//! What the contract's bodies look like, besides the values of the domain that they carry.

use aisle_aftersales::Permit;
use aisle_domain::after_sales::{Direction, Reason, Request};
use aisle_domain::ids::{PaymentMethodId, ShopperId};
use aisle_domain::money::Money;
use aisle_domain::shop::OrderStatus;
use serde::{Deserialize, Serialize};

/// The body of `POST /v1/actions`: what is asked, what it was decided on, and the money that the
/// shopper was told will move. The shop does exactly that, or nothing.
#[derive(Debug, Serialize)]
pub(crate) struct Action<'a> {
    /// What is asked.
    request: &'a Request,
    /// For whom.
    shopper: &'a ShopperId,
    /// The order as it was read; null if none is concerned.
    order: Option<OrderSeen>,
    /// The customer as it was read; null if the customer does not change.
    customer: Option<CustomerSeen>,
    /// The money that moves, in this order.
    transfers: Vec<Moved<'a>>,
    /// A fee, contained in the transfers.
    fee: Option<Money>,
}

#[derive(Debug, Serialize)]
struct OrderSeen {
    revision: u64,
    status: OrderStatus,
}

#[derive(Debug, Serialize)]
struct CustomerSeen {
    revision: u64,
}

#[derive(Debug, Serialize)]
struct Moved<'a> {
    direction: Direction,
    amount: Money,
    method: &'a PaymentMethodId,
}

impl<'a> Action<'a> {
    /// The body for a permit; `None` if it concerns nobody.
    pub(crate) fn of(permit: &'a Permit) -> Option<Self> {
        let (change, quote) = (permit.change(), permit.quote());
        let order = change.order_before.as_ref();
        let customer = change.customer_before.as_ref();
        let shopper = order
            .or(change.order_after.as_ref())
            .map(|order| &order.shopper)
            .or(customer.map(|customer| &customer.id))?;
        let moved = quote.transfers.iter().map(|transfer| Moved {
            direction: transfer.direction,
            amount: transfer.amount,
            method: &transfer.method,
        });
        Some(Self {
            request: &change.request,
            shopper,
            order: order.map(|order| OrderSeen {
                revision: order.after_sales.revision,
                status: order.status,
            }),
            customer: customer.map(|customer| CustomerSeen { revision: customer.revision }),
            transfers: moved.collect(),
            fee: quote.fee,
        })
    }
}

/// The body of an answer that is no success.
#[derive(Debug, Deserialize)]
pub(crate) struct Failure {
    /// What it is: `not_found`, `changed`, `in_progress`, `refused`; others may come.
    pub(crate) error: String,
    /// Why it was refused.
    #[serde(default)]
    pub(crate) reason: Option<Reason>,
}

/// A value as one segment of a path: everything but letters, digits and `-._~` is escaped.
pub(crate) fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_hold_nothing_that_a_path_would_read() {
        for (text, expected) in [
            ("W100", "W100"),
            ("c-1:4#0", "c-1%3A4%230"),
            ("mei@example.com", "mei%40example.com"),
            ("a+b|c", "a%2Bb%7Cc"),
        ] {
            assert_eq!(segment(text), expected);
        }
    }
}
