//! Items sent back for money. What each copy is worth is its share of what was paid for the goods,
//! so that all partial returns of an order sum to exactly that.

use aisle_domain::after_sales::{QuoteLine, Reason, ReturnRequest};
use aisle_domain::ids::{ItemId, PaymentMethodId};
use aisle_domain::money::Money;
use aisle_domain::shop::Order;

use super::draft::{Draft, named};
use super::ledger::{Ledger, add, minor_of, out_of_range, subtract};
use super::text::{filled, some_named};
use crate::terms::RefundWhen;

const REASON_CHARS: usize = 100;
/// Most copies of all items of an order that a return looks at.
const MOST_COPIES: usize = 100_000;

pub(crate) fn return_items(
    draft: &mut Draft<'_>,
    items: &[ItemId],
    refund_to: &PaymentMethodId,
    reason: Option<&str>,
) -> Result<(), Reason> {
    some_named(items.len())?;
    if let Some(reason) = reason {
        filled("reason", reason, REASON_CHARS)?;
    }
    draft.method(refund_to)?;
    let order = draft.order()?;
    let mut copies = copies_here(order)?;
    let currency = order.total.currency;
    let mut amount = 0;
    let mut told = Vec::new();
    for item in items {
        let copy = copies
            .iter_mut()
            .find(|copy| copy.here && copy.item == *item)
            .ok_or_else(|| Reason::new("item_not_in_order").with("item", item.as_str()))?;
        copy.here = false;
        amount = add(amount, copy.worth)?;
        told.push(QuoteLine {
            name: copy.name.clone(),
            becomes: None,
            quantity: 1,
            unit_price: Money::new(copy.worth, currency),
        });
    }
    // Rounding, fees and price drops can leave a little less than the shares say: never more.
    let amount = amount.min(Ledger::of(order)?.refundable().max(0));
    join_request(order, items, refund_to)?;
    told.into_iter().for_each(|line| draft.tell(line));
    if amount == 0 {
        return Ok(());
    }
    let granted = match draft.terms.returns.refund {
        RefundWhen::WhenBack => {
            let due = draft.promise(amount, refund_to)?;
            let booked = &mut draft.order()?.after_sales.return_due_minor;
            *booked = add(*booked, due)?;
            due
        }
        RefundWhen::AtOnce => {
            let before = Ledger::of(draft.order()?)?.refunded;
            draft.refund(amount, refund_to)?;
            subtract(Ledger::of(draft.order()?)?.refunded, before)?
        }
    };
    let booked = &mut draft.order()?.after_sales.return_refund_minor;
    *booked = add(*booked, granted)?;
    Ok(())
}

/// One return at a time goes to one place.
fn join_request(
    order: &mut Order,
    items: &[ItemId],
    refund_to: &PaymentMethodId,
) -> Result<(), Reason> {
    let request = order
        .after_sales
        .return_request
        .get_or_insert_with(|| ReturnRequest { items: vec![], refund_to: refund_to.clone() });
    if request.refund_to != *refund_to {
        return Err(Reason::new("other_destination"));
    }
    request.items.extend_from_slice(items);
    request.items.sort();
    Ok(())
}

/// One copy of an item.
pub(crate) struct Copy {
    pub(crate) item: ItemId,
    name: String,
    worth: i64,
    /// Whether the shopper has it: not on its way back.
    pub(crate) here: bool,
}

/// Every copy of every item, in the order of the lines, with those marked that are on their way back.
pub(crate) fn copies_here(order: &Order) -> Result<Vec<Copy>, Reason> {
    let mut copies = copies(order)?;
    let returned = order.after_sales.return_request.iter().flat_map(|request| &request.items);
    let exchanged = order.after_sales.exchange.iter().flat_map(|exchange| &exchange.swaps);
    for item in returned.chain(exchanged.map(|swap| &swap.from)) {
        if let Some(copy) = copies.iter_mut().find(|copy| copy.here && copy.item == *item) {
            copy.here = false;
        }
    }
    Ok(copies)
}

/// Shares what was paid for the goods among the copies: the running sum of the prices, scaled and
/// rounded down, less the one before. What was paid above the goods' prices (shipping) is no part.
fn copies(order: &Order) -> Result<Vec<Copy>, Reason> {
    let currency = order.total.currency;
    let ledger = Ledger::of(order)?;
    let returned =
        subtract(order.after_sales.return_refund_minor, order.after_sales.return_due_minor)?;
    let other_refunds = subtract(ledger.refunded, returned)?;
    let paid = subtract(ledger.charged, other_refunds)?.max(0);
    let mut prices = Vec::new();
    let mut goods = 0;
    for line in &order.lines {
        let price = minor_of(line.unit_price, currency)?;
        for _ in 0..line.quantity {
            if prices.len() >= MOST_COPIES {
                return Err(Reason::new("too_many_named").with("most", MOST_COPIES.to_string()));
            }
            goods = add(goods, price)?;
            prices.push((line, price));
        }
    }
    let shared = i128::from(paid.min(goods));
    let scaled = |sum: i64| -> Result<i64, Reason> {
        let part = (i128::from(sum) * shared).checked_div(i128::from(goods)).unwrap_or(0);
        i64::try_from(part).map_err(|_| out_of_range())
    };
    let mut sum = 0;
    prices
        .into_iter()
        .map(|(line, price)| {
            let before = scaled(sum)?;
            sum = add(sum, price)?;
            Ok(Copy {
                item: line.item.clone(),
                name: named(&line.name, &line.options),
                worth: subtract(scaled(sum)?, before)?,
                here: true,
            })
        })
        .collect()
}
