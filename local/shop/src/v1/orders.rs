//! Orders of `aisle.shop.v1`. What the catalogue or the shopper already tells may be left out.

use aisle_domain::after_sales::{AfterSales, Customer};
use aisle_domain::ids::{OrderNumber, ShopperId};
use aisle_domain::shop::{Address, CarrierEvent, MOST_CARRIER_EVENTS, Order, OrderLine, Shipment};
use jiff::Timestamp;

use super::accounts;
use crate::fault::Fault;
use crate::field::{
    MOST_LINES, MOST_SHIPMENTS, NAME_CHARS, amount, carrier_status, email, item_id, link, options,
    order_number, postcode, product_id, quantity, shopper_id, status, tracking,
};
use crate::intake::{Intake, Noted};
use crate::located::Located;
use crate::moment;
use crate::order_check::OrderFields;
use crate::report::Problem;
use crate::shop::guest_of;

/// What the fields of an order are called.
pub(super) const FIELDS: OrderFields = OrderFields {
    number: "number",
    shopper: "shopper",
    placed: "placed_at",
    total: "total",
    lines: "lines",
    item: "item",
    product: "product",
    price: "unit_price",
    shipments: "shipments",
    payments: "payments",
    method: "method",
    shipment_items: "items",
};

const ORDER: [&str; 12] = [
    "number",
    "shopper",
    "placed_at",
    "status",
    "lines",
    "shipments",
    "address",
    "email",
    "phone",
    "total",
    "payments",
    "payment_methods",
];
const LINE: [&str; 6] = ["item", "product", "name", "options", "quantity", "unit_price"];
const SHIPMENT: [&str; 7] =
    ["tracking", "carrier", "link", "expected", "delivered_at", "items", "events"];
const EVENT: [&str; 3] = ["at", "status", "place"];
const ADDRESS: [&str; 5] = ["lines", "city", "region", "postcode", "country"];

/// An order. A missing `shopper` makes it a guest's, who is a customer if the order says what paid.
pub(super) fn order(
    at: &Located<'_>,
    now: Timestamp,
    shop: &Intake,
) -> Result<Noted<(Order, Option<Customer>)>, Problem> {
    let mut notes = Vec::new();
    at.unknown_fields(&ORDER, &mut notes);
    let number = order_number(&at.field("number")?)?;
    let shopper = owner(at, &number)?;
    let placed_at = instant(at, "placed_at", now)?;
    let status = status(&at.field("status")?)?;
    let lines_at = at.field("lines")?;
    let lines = lines_at
        .elements(MOST_LINES)?
        .iter()
        .map(|line_at| line(line_at, shop, &mut notes))
        .collect::<Result<Vec<_>, _>>()?;
    if lines.is_empty() {
        return Err(lines_at.problem(Fault::Empty));
    }
    let mut shipments = Vec::new();
    if let Some(shipments_at) = at.optional("shipments")? {
        for shipment_at in shipments_at.elements(MOST_SHIPMENTS)? {
            shipments.push(shipment(&shipment_at, now, &mut notes)?);
        }
    }
    let address = address(&at.field("address")?, &mut notes)?;
    let email = match at.optional("email")? {
        Some(email_at) => email(&email_at)?,
        None => shop
            .shopper(&shopper)
            .map(|record| record.shopper.email.clone())
            .ok_or_else(|| at.problem(Fault::NoEmail))?,
    };
    let own = at.optional("phone")?;
    let phone = match own {
        Some(phone) => Some(phone.text(NAME_CHARS)?.to_owned()),
        None => shop.customer(&shopper).and_then(|customer| customer.phone.clone()),
    };
    let total = amount(&at.field("total")?)?;
    let payments = accounts::payments(at, &mut notes)?;
    let record = Order {
        number,
        shopper,
        placed_at,
        status,
        lines,
        shipments,
        address,
        email,
        total,
        after_sales: AfterSales { payments, ..AfterSales::default() },
        phone,
    };
    let guest = accounts::guest(at, &record, &mut notes)?;
    Ok(Noted { record: (record, guest), notes })
}

fn owner(at: &Located<'_>, number: &OrderNumber) -> Result<ShopperId, Problem> {
    match at.optional("shopper")? {
        Some(shopper) => shopper_id(&shopper),
        None => guest_of(number).ok_or_else(|| at.problem(Fault::Missing { field: "shopper" })),
    }
}

fn instant(at: &Located<'_>, name: &str, now: Timestamp) -> Result<Option<Timestamp>, Problem> {
    at.optional(name)?
        .map(|at| moment::instant(at.value, now).ok_or_else(|| at.problem(Fault::InvalidInstant)))
        .transpose()
}

fn line(at: &Located<'_>, shop: &Intake, notes: &mut Vec<Problem>) -> Result<OrderLine, Problem> {
    at.unknown_fields(&LINE, notes);
    let item = item_id(&at.field("item")?)?;
    let known = shop.variant(&item);
    let product = match (at.optional("product")?, known) {
        (Some(product), _) => product_id(&product)?,
        (None, Some((product, _))) => product.id.clone(),
        (None, None) => return Err(at.problem(Fault::Missing { field: "product" })),
    };
    let name = match (at.optional("name")?, known) {
        (Some(name), _) => name.text(NAME_CHARS)?.to_owned(),
        (None, Some((product, _))) => product.name.clone(),
        (None, None) => return Err(at.problem(Fault::Missing { field: "name" })),
    };
    let options = match (at.optional("options")?, known) {
        (Some(chosen), _) => options(&chosen)?,
        (None, Some((_, variant))) => variant.options.clone(),
        (None, None) => Vec::new(),
    };
    let quantity = at.optional("quantity")?.map_or(Ok(1), |count| quantity(&count))?;
    let unit_price = amount(&at.field("unit_price")?)?;
    Ok(OrderLine { item, product, name, options, quantity, unit_price })
}

fn shipment(
    at: &Located<'_>,
    now: Timestamp,
    notes: &mut Vec<Problem>,
) -> Result<Shipment, Problem> {
    at.unknown_fields(&SHIPMENT, notes);
    let carrier = at.optional("carrier")?;
    let items = at.optional("items")?.map_or_else(|| Ok(Vec::new()), |i| i.elements(MOST_LINES))?;
    Ok(Shipment {
        tracking: tracking(&at.field("tracking")?)?,
        carrier: carrier.map(|name| name.text(NAME_CHARS).map(str::to_owned)).transpose()?,
        link: at.optional("link")?.map(|at| link(&at)).transpose()?,
        expected: at
            .optional("expected")?
            .map(|at| moment::day(at.value, now).ok_or_else(|| at.problem(Fault::InvalidDay)))
            .transpose()?,
        delivered_at: instant(at, "delivered_at", now)?,
        items: items.iter().map(item_id).collect::<Result<_, _>>()?,
        events: events(at, now, notes)?,
    })
}

/// What the carrier said, oldest first; the newest are kept.
fn events(
    at: &Located<'_>,
    now: Timestamp,
    notes: &mut Vec<Problem>,
) -> Result<Vec<CarrierEvent>, Problem> {
    let Some(events_at) = at.optional("events")? else { return Ok(Vec::new()) };
    let mut events = Vec::new();
    for event_at in events_at.elements(MOST_LINES)? {
        event_at.unknown_fields(&EVENT, notes);
        let place = event_at.optional("place")?;
        events.push(CarrierEvent {
            at: moment::instant(event_at.field("at")?.value, now)
                .ok_or_else(|| event_at.problem_at("at", Fault::InvalidInstant))?,
            status: carrier_status(&event_at.field("status")?)?,
            place: place.map(|at| at.text(NAME_CHARS).map(str::to_owned)).transpose()?,
        });
    }
    events.sort_by_key(|event| event.at);
    let older = events.len().saturating_sub(MOST_CARRIER_EVENTS);
    Ok(events.split_off(older))
}

/// A postal address.
pub(super) fn address(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<Address, Problem> {
    at.unknown_fields(&ADDRESS, notes);
    let text = |at: Located<'_>| at.text(NAME_CHARS).map(str::to_owned);
    let lines = at.field("lines")?.elements(6)?;
    Ok(Address {
        lines: lines.into_iter().map(text).collect::<Result<_, _>>()?,
        city: text(at.field("city")?)?,
        region: at.optional("region")?.map(text).transpose()?,
        postcode: postcode(&at.field("postcode")?)?,
        country: text(at.field("country")?)?,
    })
}
