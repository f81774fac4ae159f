//! What a change must also be, beyond having the right form: amounts that can be, links that are
//! safe to show, lists and texts that are bounded.

use aisle_domain::language::Language;
use aisle_domain::money::Money;
use aisle_domain::shop::{Order, Product};

use super::{Change, KnowledgeChanged, Parcel, ProductChanged, Reason, Refusal};

/// The longest text of one field, in bytes.
const LONGEST: usize = 2_048;
/// The longest name of a product, carrier or place, in bytes.
const LONGEST_NAME: usize = 300;
/// The most entries of one list.
const MOST: usize = 1_000;
/// The longest text of a document, in bytes.
const LONGEST_DOCUMENT: usize = 100 * 1024;

/// Which field is wrong.
type Wrong = &'static str;

/// Whether a change can be.
pub(super) fn change(change: &Change) -> Result<(), Refusal> {
    let refuse = |reason: Reason| move |field: Wrong| Refusal::new(reason, field);
    match change {
        Change::Order(detail) => order(&detail.order).map_err(refuse(Reason::InvalidOrder)),
        Change::Shipment(detail) => parcel(&detail.shipment)
            .and_then(|()| must(detail.place.as_deref().is_none_or(is_name), "place"))
            .map_err(refuse(Reason::InvalidShipment)),
        Change::Refund(detail) => must(detail.amount.minor > 0, "amount")
            .and_then(|()| must(detail.to.as_deref().is_none_or(is_name), "to"))
            .map_err(refuse(Reason::InvalidRefund)),
        Change::Product(detail) => product_changed(detail).map_err(refuse(Reason::InvalidProduct)),
        Change::Stock(detail) => {
            let none_left = detail.available && detail.stock == Some(0);
            must(!none_left, "stock: 0, but available").map_err(refuse(Reason::InvalidStock))
        }
        Change::Knowledge(detail) => knowledge(detail).map_err(refuse(Reason::InvalidDocument)),
    }
}

fn order(order: &Order) -> Result<(), Wrong> {
    let currency = order.total.currency;
    let amount = |money: &Money| money.minor >= 0 && money.currency == currency;
    must(!order.lines.is_empty() && order.lines.len() <= MOST, "order.lines")?;
    must(order.shipments.len() <= MOST, "order.shipments")?;
    must(amount(&order.total), "order.total")?;
    must(is_short(&order.email), "order.email")?;
    for line in &order.lines {
        must(line.quantity >= 1, "order.lines.quantity")?;
        must(amount(&line.unit_price), "order.lines.unit_price")?;
        must(is_name(&line.name) && line.options.len() <= MOST, "order.lines.name")?;
    }
    for shipment in &order.shipments {
        must(shipment.link.as_deref().is_none_or(is_https), "order.shipments.link")?;
        must(shipment.carrier.as_deref().is_none_or(is_name), "order.shipments.carrier")?;
        must(shipment.items.len() <= MOST, "order.shipments.items")?;
        must(shipment.events.len() <= MOST, "order.shipments.events")?;
        let mut places = shipment.events.iter().filter_map(|event| event.place.as_deref());
        must(places.all(is_name), "order.shipments.events.place")?;
    }
    let payments = &order.after_sales.payments;
    let fit = payments.len() <= MOST && payments.iter().all(|payment| amount(&payment.amount));
    must(fit, "order.after_sales.payments")
}

fn parcel(parcel: &Parcel) -> Result<(), Wrong> {
    must(parcel.link.as_deref().is_none_or(is_https), "shipment.link")?;
    must(parcel.carrier.as_deref().is_none_or(is_name), "shipment.carrier")?;
    must(parcel.items.as_ref().is_none_or(|items| items.len() <= MOST), "shipment.items")
}

fn product_changed(detail: &ProductChanged) -> Result<(), Wrong> {
    match (&detail.product, detail.removed.unwrap_or(false), &detail.id) {
        (Some(changed), false, _) => product(changed),
        (None, true, Some(_)) => Ok(()),
        (None, true, None) => Err("id: needed with `removed`"),
        (Some(_), true, _) => Err("product: not with `removed`"),
        (None, false, _) => Err("product: needed, or `removed` with `id`"),
    }
}

fn product(product: &Product) -> Result<(), Wrong> {
    must(is_name(&product.name), "product.name")?;
    must(product.variants.len() <= MOST, "product.variants")?;
    must(
        product.variants.iter().all(|variant| variant.price.minor >= 0),
        "product.variants.price",
    )?;
    let mut items: Vec<_> = product.variants.iter().map(|variant| &variant.item).collect();
    items.sort_unstable();
    must(items.is_sorted_by(|one, other| one < other), "product.variants.item: twice")
}

fn knowledge(detail: &KnowledgeChanged) -> Result<(), Wrong> {
    let is_id = |id: &str| (1..=128).contains(&id.len()) && !id.chars().any(char::is_control);
    match (&detail.document, detail.removed.unwrap_or(false), &detail.id) {
        (Some(document), false, _) => {
            must(is_id(&document.id), "document.id")?;
            must(Language::from_tag(&document.language).is_some(), "document.language")?;
            must(is_name(&document.title), "document.title")?;
            let text = 1..=LONGEST_DOCUMENT;
            must(text.contains(&document.text.len()), "document.text: 1 byte to 100 KB")
        }
        (None, true, Some(id)) => must(is_id(id), "id"),
        (None, true, None) => Err("id: needed with `removed`"),
        (Some(_), true, _) => Err("document: not with `removed`"),
        (None, false, _) => Err("document: needed, or `removed` with `id`"),
    }
}

fn must(holds: bool, field: Wrong) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err(field) }
}

fn is_short(text: &str) -> bool {
    text.len() <= LONGEST && !text.chars().any(char::is_control)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_NAME && !text.chars().any(char::is_control)
}

fn is_https(link: &str) -> bool {
    let host = link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    link.len() <= LONGEST
        && host.is_some_and(|host| !host.is_empty() && !host.contains('@'))
        && link.chars().all(|c| c.is_ascii_graphic() && !"\"'<>`\\{}|^".contains(c))
}
