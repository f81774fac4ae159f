//! What an answer must also be, beyond having the right form: about what was asked, with amounts
//! that can be, and links that are safe to show. Names of fields only; never what they hold.

use aisle_domain::after_sales::{Customer, PaymentKind, Receipt};
use aisle_domain::money::Money;
use aisle_domain::shop::{Order, Product};

/// The longest text of one field, in bytes.
const LONGEST: usize = 2_048;
/// The most entries of one list.
const MOST: usize = 1_000;

/// Why an answer cannot be used: the field.
pub(crate) type Wrong = &'static str;

/// Whether an order can be.
pub(crate) fn order(order: &Order) -> Result<(), Wrong> {
    let currency = order.total.currency;
    let amount = |money: &Money| money.minor >= 0 && money.currency == currency;
    must(!order.lines.is_empty() && order.lines.len() <= MOST, "lines")?;
    must(order.shipments.len() <= MOST, "shipments")?;
    must(amount(&order.total), "total")?;
    must(short(&order.email), "email")?;
    must(order.phone.as_deref().is_none_or(short), "phone")?;
    for line in &order.lines {
        must(line.quantity >= 1, "lines.quantity")?;
        must(amount(&line.unit_price), "lines.unit_price")?;
        must(short(&line.name) && line.options.len() <= MOST, "lines.name")?;
    }
    for shipment in &order.shipments {
        must(shipment.link.as_deref().is_none_or(https), "shipments.link")?;
        must(shipment.carrier.as_deref().is_none_or(short), "shipments.carrier")?;
        let places = shipment.events.iter().flat_map(|event| &event.place);
        must(shipment.events.len() <= MOST, "shipments.events")?;
        must(places.into_iter().all(|place| short(place)), "shipments.events.place")?;
    }
    let after_sales = &order.after_sales;
    must(after_sales.payments.len() <= MOST, "after_sales.payments")?;
    must(after_sales.payments.iter().all(|payment| amount(&payment.amount)), "after_sales.payments")
}

/// Whether a customer can be.
pub(crate) fn customer(customer: &Customer) -> Result<(), Wrong> {
    must(short(&customer.given_name) && short(&customer.family_name), "name")?;
    must(short(&customer.email), "email")?;
    must(customer.phone.as_deref().is_none_or(short), "phone")?;
    must(customer.tier.as_deref().is_none_or(short), "tier")?;
    must(customer.payment_methods.len() <= MOST, "payment_methods")?;
    for method in &customer.payment_methods {
        let fits = match &method.kind {
            PaymentKind::GiftCard { balance } => balance.minor >= 0,
            PaymentKind::Card { brand, last_four } => {
                let digits = last_four.bytes().all(|byte| byte.is_ascii_digit());
                short(brand) && last_four.len() == 4 && digits
            }
            PaymentKind::Wallet { name } => short(name),
        };
        must(fits, "payment_methods.kind")?;
    }
    Ok(())
}

/// Whether a product can be.
pub(crate) fn product(product: &Product) -> Result<(), Wrong> {
    must(short(&product.name), "name")?;
    must(product.variants.len() <= MOST, "variants")?;
    must(product.variants.iter().all(|variant| variant.price.minor >= 0), "variants.price")
}

/// Whether a receipt can be.
pub(crate) fn receipt(receipt: &Receipt) -> Result<(), Wrong> {
    receipt.order.as_ref().map_or(Ok(()), order)?;
    receipt.customer.as_ref().map_or(Ok(()), customer)?;
    must(receipt.label.as_deref().is_none_or(https), "label")
}

fn must(holds: bool, field: Wrong) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err(field) }
}

fn short(text: &str) -> bool {
    text.len() <= LONGEST && !text.chars().any(char::is_control)
}

fn https(link: &str) -> bool {
    let host = link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    link.len() <= LONGEST
        && host.is_some_and(|host| !host.is_empty() && !host.contains('@'))
        && link.chars().all(|c| c.is_ascii_graphic() && !"\"'<>`\\{}|^".contains(c))
}
