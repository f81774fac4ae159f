//! The difference after a price drop: what the lines cost then less what they cost now.

use aisle_domain::after_sales::{QuoteLine, Reason};
use aisle_domain::money::Money;

use super::draft::{Draft, named};
use super::ledger::{add, minor_of, subtract, times};

pub(crate) fn protect_price(draft: &mut Draft<'_>) -> Result<(), Reason> {
    let currency = draft.currency()?;
    let lines = draft.order()?.lines.clone();
    let mut drop = 0;
    for line in lines {
        let then = minor_of(line.unit_price, currency)?;
        // What is no longer sold has no price that it could have dropped to.
        let Ok(product) = draft.product(&line.product) else { continue };
        let Some(variant) = product.variants.iter().find(|variant| variant.item == line.item)
        else {
            continue;
        };
        let now = minor_of(variant.price, currency)?;
        if now < then {
            drop = add(drop, times(subtract(then, now)?, line.quantity)?)?;
            draft.tell(QuoteLine {
                name: named(&line.name, &line.options),
                becomes: None,
                quantity: line.quantity,
                unit_price: Money::new(now, currency),
            });
        }
    }
    let amount = subtract(drop, draft.order()?.after_sales.price_protected_minor)?;
    if amount <= 0 {
        return Err(Reason::new("no_price_drop"));
    }
    let protected = &mut draft.order()?.after_sales.price_protected_minor;
    *protected = add(*protected, amount)?;
    draft.refund_to_payers(amount)
}
