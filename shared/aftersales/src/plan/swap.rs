//! Variants for other variants of the same products: in an order that is not shipped, where lines
//! and payments change at once, and in a delivered one, where goods come back first.

use aisle_domain::after_sales::{Exchange, QuoteLine, Reason, Swap};
use aisle_domain::ids::{ItemId, PaymentMethodId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Order, OrderLine, Variant};

use super::draft::{Draft, listed, named};
use super::ledger::{add, minor_of, subtract};
use super::returns::copies_here;
use super::text::some_named;

pub(crate) fn change_items(
    draft: &mut Draft<'_>,
    swaps: &[Swap],
    settle_with: &PaymentMethodId,
) -> Result<(), Reason> {
    some_named(swaps.len())?;
    if swaps.iter().any(|swap| swap.from == swap.to) {
        return Err(Reason::new("same_item"));
    }
    all_here(draft.order()?, swaps)?;
    let currency = draft.currency()?;
    // Every copy is taken from the order as it was: what one swap brings, another does not swap on.
    let mut left = draft.order()?.lines.clone();
    let mut brought = Vec::new();
    let mut difference = 0;
    for swap in swaps {
        let (at, line) = take_copy(&mut left, &swap.from)?;
        let variant = draft.available(&line.product, &swap.to, copies_of(swaps, &swap.to))?;
        difference = add(difference, price_difference(&line, variant, currency)?)?;
        draft.tell(quote_line(&line, variant));
        brought.push((at, changed(&line, variant)));
    }
    draft.method(settle_with)?;
    let order = draft.order()?;
    order.lines = put_together(left, brought);
    order.after_sales.items_changed = true;
    order.total = Money::new(add(order.total.minor, difference)?, currency);
    match difference {
        0 => Ok(()),
        1.. => draft.charge(difference, settle_with),
        _ => draft.refund(subtract(0, difference)?, settle_with),
    }
}

/// How often the swaps want a variant.
fn copies_of(swaps: &[Swap], wanted: &ItemId) -> u32 {
    let copies = swaps.iter().filter(|swap| swap.to == *wanted).count();
    u32::try_from(copies).unwrap_or(u32::MAX)
}

pub(crate) fn exchange_items(
    draft: &mut Draft<'_>,
    swaps: &[Swap],
    settle_with: &PaymentMethodId,
) -> Result<(), Reason> {
    some_named(swaps.len())?;
    all_here(draft.order()?, swaps)?;
    let currency = draft.currency()?;
    let mut left = draft.order()?.lines.clone();
    let mut difference = 0;
    for swap in swaps {
        let (_, line) = take_copy(&mut left, &swap.from)?;
        let variant = draft.available(&line.product, &swap.to, copies_of(swaps, &swap.to))?;
        difference = add(difference, price_difference(&line, variant, currency)?)?;
        draft.tell(quote_line(&line, variant));
    }
    draft.method(settle_with)?;
    let settled = match difference {
        0 => 0,
        1.. => draft.announce(difference, settle_with)?,
        _ => subtract(0, draft.promise(subtract(0, difference)?, settle_with)?)?,
    };
    let after_sales = &mut draft.order()?.after_sales;
    let exchange = after_sales.exchange.get_or_insert_with(|| Exchange {
        swaps: vec![],
        settle_with: settle_with.clone(),
        difference: Money::new(0, currency),
    });
    if exchange.settle_with != *settle_with {
        return Err(Reason::new("other_destination"));
    }
    exchange.swaps.extend_from_slice(swaps);
    exchange.difference = Money::new(add(exchange.difference.minor, settled)?, currency);
    Ok(())
}

/// Fails unless the shopper has every copy that is named.
fn all_here(order: &Order, swaps: &[Swap]) -> Result<(), Reason> {
    let mut copies = copies_here(order)?;
    for swap in swaps {
        let copy = copies
            .iter_mut()
            .find(|copy| copy.here && copy.item == swap.from)
            .ok_or_else(|| Reason::new("item_not_in_order").with("item", swap.from.as_str()))?;
        copy.here = false;
    }
    Ok(())
}

/// Takes one copy of an item out of its line; brings where that was, and the line.
fn take_copy(lines: &mut [OrderLine], item: &ItemId) -> Result<(usize, OrderLine), Reason> {
    let mut candidates = lines.iter_mut().enumerate();
    let (at, line) = candidates
        .find(|(_, line)| line.item == *item && line.quantity > 0)
        .ok_or_else(|| Reason::new("item_not_in_order").with("item", item.as_str()))?;
    line.quantity -= 1;
    Ok((at, line.clone()))
}

fn price_difference(
    line: &OrderLine,
    variant: &Variant,
    currency: Currency,
) -> Result<i64, Reason> {
    subtract(minor_of(variant.price, currency)?, minor_of(line.unit_price, currency)?)
}

/// A line of one copy that was swapped.
fn changed(line: &OrderLine, variant: &Variant) -> OrderLine {
    OrderLine {
        item: variant.item.clone(),
        product: line.product.clone(),
        name: line.name.clone(),
        options: variant.options.clone(),
        quantity: 1,
        unit_price: variant.price,
    }
}

/// What is left of each line, followed by what came for its other copies.
fn put_together(left: Vec<OrderLine>, brought: Vec<(usize, OrderLine)>) -> Vec<OrderLine> {
    let mut lines: Vec<OrderLine> = Vec::new();
    for (at, line) in left.into_iter().enumerate() {
        if line.quantity > 0 {
            lines.push(line);
        }
        let mut own: Vec<OrderLine> = Vec::new();
        for (_, new) in brought.iter().filter(|(of, _)| *of == at) {
            match own.iter_mut().find(|known| known.item == new.item) {
                Some(known) => known.quantity += 1,
                None => own.push(new.clone()),
            }
        }
        lines.append(&mut own);
    }
    lines
}

fn quote_line(line: &OrderLine, variant: &Variant) -> QuoteLine {
    let options = listed(&variant.options);
    QuoteLine {
        name: named(&line.name, &line.options),
        becomes: Some(if options.is_empty() { variant.item.to_string() } else { options }),
        quantity: 1,
        unit_price: variant.price,
    }
}
