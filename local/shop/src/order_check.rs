//! Whether an order agrees with itself and with the rest of the file. What cannot be true is
//! refused; what may have an explanation (shipping costs, a product no longer sold) is a warning.

use aisle_domain::money::Money;
use aisle_domain::shop::{Order, OrderLine};
use jiff::Timestamp;

use crate::fault::Fault;
use crate::intake::Intake;
use crate::located::{Located, clip};
use crate::report::Problem;
use crate::shop::GUEST_PREFIX;

/// A row of the order table holds at most 400 KB; an answer needs far less.
const MOST_BYTES: usize = 128 * 1024;

/// What a format calls the fields of an order.
pub(crate) struct OrderFields {
    pub number: &'static str,
    pub shopper: &'static str,
    pub placed: &'static str,
    pub total: &'static str,
    pub lines: &'static str,
    pub item: &'static str,
    pub product: &'static str,
    pub price: &'static str,
    pub shipments: &'static str,
    pub shipment_items: &'static str,
    pub payments: &'static str,
    pub method: &'static str,
}

/// The warnings about an order.
///
/// # Errors
/// The problem for which it must be refused.
pub(crate) fn check_order(
    order: &Order,
    at: &Located<'_>,
    fields: &OrderFields,
    shop: &Intake,
    now: Timestamp,
) -> Result<Vec<Problem>, Problem> {
    check_size(order, at)?;
    let sum = sum_of_lines(order, at, fields)?;
    check_payments(order, at, fields)?;
    let mut notes = Vec::new();
    if sum != order.total {
        let fault = Fault::TotalDiffers { total: order.total, sum };
        notes.push(at.problem_at(fields.total, fault));
    }
    check_references(order, at, fields, shop, &mut notes);
    check_times(order, at, fields, now, &mut notes);
    Ok(notes)
}

fn check_size(order: &Order, at: &Located<'_>) -> Result<(), Problem> {
    let bytes = serde_json::to_vec(order).map_or(usize::MAX, |json| json.len());
    if bytes > MOST_BYTES {
        return Err(at.problem(Fault::RecordTooLarge { bytes, max: MOST_BYTES }));
    }
    Ok(())
}

fn sum_of_lines(order: &Order, at: &Located<'_>, fields: &OrderFields) -> Result<Money, Problem> {
    let currency = order.total.currency;
    let mut sum = Money::new(0, currency);
    for (index, line) in order.lines.iter().enumerate() {
        let place = || format!("{}/{index}/{}", fields.lines, fields.price);
        if line.unit_price.currency != currency {
            let fault = Fault::MixedCurrencies {
                expected: currency.code().to_owned(),
                found: line.unit_price.currency.code().to_owned(),
            };
            return Err(at.problem_at(&place(), fault));
        }
        sum = line_total(line)
            .and_then(|amount| sum.checked_add(amount).ok())
            .ok_or_else(|| at.problem_at(&place(), Fault::AmountOutOfRange))?;
    }
    Ok(sum)
}

fn check_payments(order: &Order, at: &Located<'_>, fields: &OrderFields) -> Result<(), Problem> {
    let payments = order.after_sales.payments.iter().enumerate();
    for (index, payment) in payments {
        if payment.amount.currency != order.total.currency {
            let fault = Fault::MixedCurrencies {
                expected: order.total.currency.code().to_owned(),
                found: payment.amount.currency.code().to_owned(),
            };
            return Err(at.problem_at(&format!("{}/{index}/amount", fields.payments), fault));
        }
    }
    Ok(())
}

fn line_total(line: &OrderLine) -> Option<Money> {
    let minor = line.unit_price.minor.checked_mul(i64::from(line.quantity))?;
    Some(Money::new(minor, line.unit_price.currency))
}

/// A file may hold orders only: what it does not list at all is not looked for.
fn check_references(
    order: &Order,
    at: &Located<'_>,
    fields: &OrderFields,
    shop: &Intake,
    notes: &mut Vec<Problem>,
) {
    let guest = order.shopper.as_str().starts_with(GUEST_PREFIX);
    if !guest && !shop.shop.shoppers.is_empty() && shop.shopper(&order.shopper).is_none() {
        notes.push(at.problem_at(fields.shopper, Fault::UnknownShopper));
    }
    if !shop.shop.products.is_empty() {
        for (index, line) in order.lines.iter().enumerate() {
            let place = |field: &str| format!("{}/{index}/{field}", fields.lines);
            match shop.product(&line.product) {
                None => notes.push(at.problem_at(
                    &place(fields.product),
                    Fault::UnknownProduct { id: clip(line.product.as_str()) },
                )),
                Some(product) if product.variants.iter().all(|v| v.item != line.item) => {
                    notes.push(at.problem_at(
                        &place(fields.item),
                        Fault::UnknownItem { id: clip(line.item.as_str()) },
                    ));
                }
                Some(_) => {}
            }
        }
    }
    if let Some(customer) = shop.customer(&order.shopper) {
        for (index, payment) in order.after_sales.payments.iter().enumerate() {
            if customer.payment_method(&payment.method).is_none() {
                let place = format!("{}/{index}/{}", fields.payments, fields.method);
                let fault = Fault::UnknownPaymentMethod { id: clip(payment.method.as_str()) };
                notes.push(at.problem_at(&place, fault));
            }
        }
    }
    for (index, shipment) in order.shipments.iter().enumerate() {
        for item in &shipment.items {
            if order.lines.iter().all(|line| line.item != *item) {
                let place = format!("{}/{index}/{}", fields.shipments, fields.shipment_items);
                let fault = Fault::ItemNotOrdered { id: clip(item.as_str()) };
                notes.push(at.problem_at(&place, fault));
            }
        }
    }
}

fn check_times(
    order: &Order,
    at: &Located<'_>,
    fields: &OrderFields,
    now: Timestamp,
    notes: &mut Vec<Problem>,
) {
    let Some(placed) = order.placed_at else { return };
    if placed > now {
        notes.push(at.problem_at(fields.placed, Fault::PlacedInFuture));
    }
    for (index, shipment) in order.shipments.iter().enumerate() {
        if shipment.delivered_at.is_some_and(|delivered| delivered < placed) {
            let place = format!("{}/{index}/delivered_at", fields.shipments);
            notes.push(at.problem_at(&place, Fault::DeliveredBeforePlaced));
        }
    }
}
