//! What no merchant can switch off, because no rule is asked for it: who has shown nothing of
//! themselves changes nothing, and nobody acts on an order or an account that is not their own.

use aisle_domain::after_sales::{Reason, Request};

use crate::facts::{Facts, Level};

/// Fails unless the record belongs to whoever asks. Not theirs and not there are one reason.
pub(super) fn check(request: &Request, facts: &Facts<'_>) -> Result<(), Reason> {
    let customer = facts.record.customer.as_ref();
    let Some(number) = request.order() else {
        // An order's number proves the order, not the account.
        return match (facts.level, customer) {
            (Level::SignedIn, Some(_)) => Ok(()),
            (Level::SignedIn, None) => Err(Reason::new("customer_unknown")),
            _ => Err(Reason::new("sign_in_needed")),
        };
    };
    if facts.level == Level::Anonymous {
        return Err(Reason::new("proof_needed"));
    }
    let not_found = || Reason::new("order_not_found");
    let order = facts.record.order.as_ref().ok_or_else(not_found)?;
    let theirs = match (facts.level, customer) {
        (_, Some(customer)) => customer.id == order.shopper,
        // Who has proven an order may have no account.
        (Level::OrderProven, None) => true,
        (_, None) => false,
    };
    if order.number == *number && theirs { Ok(()) } else { Err(not_found()) }
}
