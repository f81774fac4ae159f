//! Another way to pay an order: the new one pays what is paid now, the old ones get it back.

use aisle_domain::after_sales::Reason;
use aisle_domain::ids::PaymentMethodId;

use super::draft::Draft;
use super::ledger::{Ledger, left_of_charges};

pub(crate) fn change_payment(
    draft: &mut Draft<'_>,
    pay_with: &PaymentMethodId,
) -> Result<(), Reason> {
    draft.method(pay_with)?;
    let order = draft.order()?;
    let ledger = Ledger::of(order)?;
    if ledger.due > 0 {
        return Err(Reason::new("refund_under_way"));
    }
    let payers = left_of_charges(order)?;
    if payers.is_empty() {
        return Err(Reason::new("nothing_paid"));
    }
    if payers.iter().all(|(method, _)| method == pay_with) {
        return Err(Reason::new("same_payment_method"));
    }
    draft.charge(ledger.refundable(), pay_with)?;
    for (method, amount) in payers {
        draft.refund(amount, &method)?;
    }
    Ok(())
}
