//! A whole order cancelled: all that was paid goes back to what paid it.

use aisle_domain::after_sales::{QuoteLine, Reason};
use aisle_domain::shop::OrderStatus;

use super::draft::{Draft, named};
use super::ledger::Ledger;
use super::text::filled;

const REASON_CHARS: usize = 100;

pub(crate) fn cancel_order(draft: &mut Draft<'_>, reason: &str) -> Result<(), Reason> {
    filled("reason", reason, REASON_CHARS)?;
    let order = draft.order()?;
    if order.status == OrderStatus::Cancelled {
        return Err(Reason::new("already_cancelled"));
    }
    order.status = OrderStatus::Cancelled;
    order.after_sales.cancel_reason = Some(reason.to_owned());
    let refundable = Ledger::of(order)?.refundable();
    for line in order.lines.clone() {
        draft.tell(QuoteLine {
            name: named(&line.name, &line.options),
            becomes: None,
            quantity: line.quantity,
            unit_price: line.unit_price,
        });
    }
    draft.refund_to_payers(refundable.max(0))
}
