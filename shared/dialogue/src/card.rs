//! An order at a glance, and the sentence that goes with it.

use aisle_domain::language::Language;
use aisle_domain::part::{CardItem, CarrierLink, OrderCard, Part};
use aisle_domain::shop::{CarrierStatus, Order, OrderLine, OrderStatus};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::dates::in_words;
use crate::wording::Wording;

/// Where a day is over last.
const LAST_ZONE: Offset = Offset::constant(-12);
/// Lines that a card shows; the rest is counted by the total.
const MAX_ITEMS: usize = 10;
/// What a card shows of an item's name, in bytes: a log entry with a whole card stays under its
/// bound, however the shop names things.
const MAX_NAME_BYTES: usize = 160;
/// What a card shows of a carrier's name, in bytes.
const MAX_CARRIER_BYTES: usize = 60;
/// The longest link to a carrier, in bytes; a longer one is left out, because cut it leads nowhere.
const MAX_LINK_BYTES: usize = 500;
/// What a choice says of an order's first item, in bytes. It is stored twice: as shown, and as
/// what the shopper may pick from.
const MAX_LABEL_NAME_BYTES: usize = 90;

/// The sentence and the card that tell where an order is.
pub(crate) fn order_parts(
    order: &Order,
    language: Language,
    wording: &Wording,
    now: Timestamp,
) -> Vec<Part> {
    // The day is over for a shopper anywhere only when it is over in the last time zone.
    let today = LAST_ZONE.to_datetime(now).date();
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
            name: parcel.carrier.as_deref().map(|name| shortened(name, MAX_CARRIER_BYTES)),
            tracking: parcel.tracking.to_string(),
            url: parcel
                .link
                .clone()
                .filter(|link| link.starts_with("https://") && link.len() <= MAX_LINK_BYTES),
        }),
        items: order.lines.iter().take(MAX_ITEMS).map(card_item).collect(),
        total: order.total,
    };
    let sentence = match carrier_sentence(order, language, wording) {
        Some(news) => format!("{sentence} {news}"),
        None => sentence,
    };
    vec![Part::Text(sentence), Part::Order(card)]
}

/// What the carrier said last of the latest parcel, if it says more than the order's status does.
fn carrier_sentence(order: &Order, language: Language, wording: &Wording) -> Option<String> {
    let under_way = matches!(order.status, OrderStatus::Shipped | OrderStatus::OutForDelivery);
    let latest = order.shipments.last()?.events.last().filter(|_| under_way)?;
    let is_said = match latest.status {
        CarrierStatus::LabelCreated | CarrierStatus::Delivered => true,
        CarrierStatus::InTransit => latest.place.is_none() && order.status == OrderStatus::Shipped,
        CarrierStatus::OutForDelivery => order.status == OrderStatus::OutForDelivery,
        _ => false,
    };
    if is_said {
        return None;
    }
    let day = in_words(TimeZone::UTC.to_datetime(latest.at).date(), language);
    let when = match &latest.place {
        Some(place) => format!("{day}, {}", shortened(place, MAX_CARRIER_BYTES)),
        None => day,
    };
    let what = wording.say(language, &format!("carrier-{}", latest.status.name()), &[]);
    Some(wording.say(language, "carrier-latest", &[("when", &when), ("what", &what)]))
}

/// The day that the latest parcel arrived or should arrive.
fn order_date(order: &Order) -> Option<Date> {
    let parcel = order.shipments.last()?;
    match parcel.delivered_at {
        Some(at) => Some(TimeZone::UTC.to_datetime(at).date()),
        None => parcel.expected,
    }
}

fn card_item(line: &OrderLine) -> CardItem {
    let name = shortened(&name_with_options(line), MAX_NAME_BYTES);
    CardItem { item: line.item.clone(), name, quantity: line.quantity, unit_price: line.unit_price }
}

fn name_with_options(line: &OrderLine) -> String {
    let options: Vec<&str> = line.options.iter().map(|(_, value)| value.as_str()).collect();
    if options.is_empty() {
        line.name.clone()
    } else {
        format!("{} ({})", line.name, options.join(", "))
    }
}

/// What an item of an order is called where it is asked for.
pub(crate) fn item_label(line: &OrderLine) -> String {
    shortened(&name_with_options(line), MAX_LABEL_NAME_BYTES)
}

/// At most so many bytes of a text; what was cut off is an ellipsis.
fn shortened(text: &str, max: usize) -> String {
    const ELLIPSIS: char = '…';
    if text.len() <= max {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(max.saturating_sub(ELLIPSIS.len_utf8()));
    format!("{}{ELLIPSIS}", text[..end].trim_end())
}

/// What a choice of an order says: number, status and first item.
pub(crate) fn order_label(order: &Order, language: Language, wording: &Wording) -> String {
    let status = wording.say(language, &format!("status-{}", order.status.name()), &[]);
    match order.lines.first() {
        Some(line) => {
            format!("{} · {status} · {}", order.number, shortened(&line.name, MAX_LABEL_NAME_BYTES))
        }
        None => format!("{} · {status}", order.number),
    }
}
