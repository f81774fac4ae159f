//! An order at a glance, and the sentence that goes with it.

use aisle_domain::language::Language;
use aisle_domain::part::{CardItem, CarrierLink, OrderCard, Part};
use aisle_domain::shop::{Order, OrderLine, OrderStatus};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::wording::Wording;

/// Lines that a card shows; the rest is counted by the total.
const MAX_ITEMS: usize = 10;

/// The sentence and the card that tell where an order is.
pub(crate) fn order_parts(
    order: &Order,
    language: Language,
    wording: &Wording,
    now: Timestamp,
) -> Vec<Part> {
    let today = TimeZone::UTC.to_datetime(now).date();
    let date = order_date(order);
    let late = order.status == OrderStatus::Shipped && date.is_some_and(|date| date < today);
    let key = if late { "order-late".to_owned() } else { format!("order-{}", order.status.name()) };
    let shown = date.map_or_else(|| "none".to_owned(), |date| in_words(date, language));
    let number = order.number.to_string();
    let sentence = wording.say(language, &key, &[("order", &number), ("date", &shown)]);
    let parcel = order.shipments.last();
    let card = OrderCard {
        number: order.number.clone(),
        status: order.status,
        status_text: wording.say(language, &format!("status-{}", order.status.name()), &[]),
        date,
        carrier: parcel.map(|parcel| CarrierLink {
            name: parcel.carrier.clone(),
            tracking: parcel.tracking.to_string(),
            url: parcel.link.clone().filter(|link| link.starts_with("https://")),
        }),
        items: order.lines.iter().take(MAX_ITEMS).map(card_item).collect(),
        total: order.total,
    };
    vec![Part::Text(sentence), Part::Order(card)]
}

/// The day that the latest parcel arrived or should arrive.
fn order_date(order: &Order) -> Option<Date> {
    let parcel = order.shipments.last()?;
    match parcel.delivered_at {
        Some(at) => Some(TimeZone::UTC.to_datetime(at).date()),
        None => parcel.expected,
    }
}

/// A date as the language writes it.
fn in_words(date: Date, language: Language) -> String {
    match language {
        Language::En => date.strftime("%-d %B %Y").to_string(),
        Language::Zh => date.strftime("%Y年%-m月%-d日").to_string(),
    }
}

fn card_item(line: &OrderLine) -> CardItem {
    let options: Vec<&str> = line.options.iter().map(|(_, value)| value.as_str()).collect();
    let name = if options.is_empty() {
        line.name.clone()
    } else {
        format!("{} ({})", line.name, options.join(", "))
    };
    CardItem { item: line.item.clone(), name, quantity: line.quantity, unit_price: line.unit_price }
}

/// What a choice of an order says: number, status and first item.
pub(crate) fn order_label(order: &Order, language: Language, wording: &Wording) -> String {
    let status = wording.say(language, &format!("status-{}", order.status.name()), &[]);
    match order.lines.first() {
        Some(line) => format!("{} · {status} · {}", order.number, line.name),
        None => format!("{} · {status}", order.number),
    }
}
