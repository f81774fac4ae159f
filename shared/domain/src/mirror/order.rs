//! Orders and their parcels. An order's own fields are those of its newest telling; of a parcel,
//! what a carrier said is never lost, and moves the order's status forward only.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Merged, Mirrored, Seen, Source};
use crate::ids::{ItemId, TrackingNumber};
use crate::news::News;
use crate::shop::{CarrierEvent, CarrierStatus, MOST_CARRIER_EVENTS, Order, OrderStatus, Shipment};

/// What was told of a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShipmentUpdate {
    /// The carrier's number.
    pub tracking: TrackingNumber,
    /// The carrier's name; `None` says nothing of it, as of the following.
    pub carrier: Option<String>,
    /// Where the carrier shows its progress.
    pub link: Option<String>,
    /// The day it should arrive.
    pub expected: Option<Date>,
    /// The items in it.
    pub items: Option<Vec<ItemId>>,
    /// When it arrived.
    pub delivered_at: Option<Timestamp>,
    /// What happened.
    pub event: CarrierEvent,
}

/// What becomes of an order by a telling of the whole of it. What was done to it here since stays:
/// the source does not know it.
#[must_use]
pub fn order_changed(stored: &Mirrored<Order>, incoming: Order, version: u64) -> Merged<Order> {
    if let Some(known) = Source::not_newer(stored.source.whole.as_ref(), version) {
        return known;
    }
    let mut after = incoming;
    let mut news = Vec::new();
    match &stored.record {
        Some(before) => {
            let payments = std::mem::take(&mut after.after_sales.payments);
            after.after_sales = before.after_sales.clone();
            if after.after_sales.payments.is_empty() {
                after.after_sales.payments = payments;
            }
            let revision = &mut after.after_sales.revision;
            *revision = revision.saturating_add(1);
            let cancelled_here = before.after_sales.cancel_reason.is_some();
            if cancelled_here && before.status == OrderStatus::Cancelled {
                after.status = OrderStatus::Cancelled;
            }
            keep_parcels(&stored.source, before, &mut after);
            move_on(&mut after);
            news = news_or_kept(stored.source.whole.as_ref(), before, &after);
        }
        // An order that nobody here knew: no news, or an import would be told to everybody.
        None => move_on(&mut after),
    }
    let source = stored.source.with_whole(version, &news);
    Merged::Newer(Box::new(Mirrored { record: Some(after), source }), news)
}

/// What becomes of an order by a telling of one of its parcels.
#[must_use]
pub fn shipment_changed(
    stored: &Mirrored<Order>,
    update: &ShipmentUpdate,
    version: u64,
) -> Merged<Order> {
    let part = update.tracking.as_str();
    if let Some(known) = Source::not_newer(stored.source.parts.get(part), version) {
        return known;
    }
    let Some(before) = &stored.record else { return Merged::Missing };
    if stored.source.is_full_without(part) {
        return Merged::TooMany;
    }
    let mut after = before.clone();
    let place = after.shipments.iter().position(|parcel| parcel.tracking == update.tracking);
    match place.and_then(|place| after.shipments.get_mut(place)) {
        Some(parcel) => tell(parcel, update),
        None => {
            let mut parcel = Shipment {
                tracking: update.tracking.clone(),
                carrier: None,
                link: None,
                expected: None,
                delivered_at: None,
                items: Vec::new(),
                events: Vec::new(),
            };
            tell(&mut parcel, update);
            after.shipments.push(parcel);
        }
    }
    move_on(&mut after);
    let revision = &mut after.after_sales.revision;
    *revision = revision.saturating_add(1);
    let news = news_or_kept(stored.source.parts.get(part), before, &after);
    let source = stored.source.with_part(part, version, &news);
    Merged::Newer(Box::new(Mirrored { record: Some(after), source }), news)
}

fn tell(parcel: &mut Shipment, update: &ShipmentUpdate) {
    let said = update.clone();
    parcel.carrier = said.carrier.or(parcel.carrier.take());
    parcel.link = said.link.or(parcel.link.take());
    parcel.expected = said.expected.or(parcel.expected);
    if let Some(items) = said.items {
        parcel.items = items;
    }
    let arrived = said.event.status == CarrierStatus::Delivered;
    let arrived = said.delivered_at.or(arrived.then_some(said.event.at));
    parcel.delivered_at = arrived.or(parcel.delivered_at);
    parcel.events.push(said.event);
    settle_events(&mut parcel.events);
}

/// In the order in which they happened, each once, the newest ones.
fn settle_events(events: &mut Vec<CarrierEvent>) {
    events.sort_by(|one, other| {
        (one.at, one.status, &one.place).cmp(&(other.at, other.status, &other.place))
    });
    events.dedup();
    let older = events.len().saturating_sub(MOST_CARRIER_EVENTS);
    events.drain(..older);
}

/// Keeps what was told of parcels by themselves: a telling of the whole order may be older than that,
/// and need not name them.
fn keep_parcels(source: &Source, before: &Order, after: &mut Order) {
    for told in &before.shipments {
        if source.part(told.tracking.as_str()).is_none() {
            continue;
        }
        let same = after.shipments.iter_mut().find(|parcel| parcel.tracking == told.tracking);
        let Some(parcel) = same else {
            after.shipments.push(told.clone());
            continue;
        };
        let said = std::mem::replace(parcel, told.clone());
        parcel.carrier = parcel.carrier.take().or(said.carrier);
        parcel.link = parcel.link.take().or(said.link);
        parcel.expected = parcel.expected.or(said.expected);
        parcel.delivered_at = parcel.delivered_at.or(said.delivered_at);
        if parcel.items.is_empty() {
            parcel.items = said.items;
        }
        parcel.events.extend(said.events);
        settle_events(&mut parcel.events);
    }
}

/// Moves the status to where the parcels are, never back. What was cancelled or came back stays so.
fn move_on(order: &mut Order) {
    if !matches!(order.status, OrderStatus::Cancelled | OrderStatus::Returned) {
        order.status = order.status.max(reached(order));
    }
}

fn reached(order: &Order) -> OrderStatus {
    let newest = |parcel: &Shipment| match parcel.delivered_at {
        Some(_) => Some(CarrierStatus::Delivered),
        None => parcel.events.last().map(|event| event.status),
    };
    let stands: Vec<Option<CarrierStatus>> = order.shipments.iter().map(newest).collect();
    let has = |status| stands.contains(&Some(status));
    if stands.is_empty() {
        OrderStatus::Pending
    } else if stands.iter().all(|status| *status == Some(CarrierStatus::Delivered)) && is_all(order)
    {
        OrderStatus::Delivered
    } else if has(CarrierStatus::OutForDelivery) {
        OrderStatus::OutForDelivery
    } else if stands.iter().flatten().any(|status| *status != CarrierStatus::LabelCreated) {
        OrderStatus::Shipped
    } else {
        OrderStatus::Pending
    }
}

/// Whether the parcels hold everything that was bought, as far as they say what they hold.
fn is_all(order: &Order) -> bool {
    order.shipments.iter().any(|parcel| parcel.items.is_empty())
        || order
            .lines
            .iter()
            .all(|line| order.shipments.iter().any(|parcel| parcel.items.contains(&line.item)))
}

/// The news of a change; where it has none and the order stands where it stood, those of the telling
/// before it: whoever had that may have died before passing them on, and it will be stale when it
/// comes again. Who was told already is not told again.
fn news_or_kept(known: Option<&Seen>, before: &Order, after: &Order) -> Vec<News> {
    let news = news_of(before, after);
    match known.filter(|_| news.is_empty() && after.status == before.status) {
        Some(known) => known.news.clone(),
        None => news,
    }
}

/// What is worth telling of a change.
fn news_of(before: &Order, after: &Order) -> Vec<News> {
    let order = || after.number.clone();
    let mut news = Vec::new();
    if after.status > before.status {
        match after.status {
            OrderStatus::Shipped => {
                let parcel = after.shipments.last();
                news.push(News::Shipped {
                    order: order(),
                    carrier: parcel.and_then(|parcel| parcel.carrier.clone()),
                    tracking: parcel.map(|parcel| parcel.tracking.clone()),
                    link: parcel.and_then(|parcel| parcel.link.clone()),
                    expected: parcel.and_then(|parcel| parcel.expected),
                });
            }
            OrderStatus::OutForDelivery => news.push(News::OutForDelivery { order: order() }),
            OrderStatus::Delivered => news.push(News::Delivered { order: order() }),
            _ => {}
        }
    }
    if after.status <= OrderStatus::Shipped {
        let late = |parcel: &&Shipment| is_late(parcel) && !was_late(before, parcel);
        if let Some(parcel) = after.shipments.iter().find(late) {
            news.push(News::Delayed { order: order(), expected: parcel.expected });
        }
    }
    news
}

fn is_late(parcel: &Shipment) -> bool {
    parcel.delivered_at.is_none()
        && parcel.events.last().is_some_and(|event| event.status == CarrierStatus::Delayed)
}

fn was_late(before: &Order, parcel: &Shipment) -> bool {
    let same = before.shipments.iter().find(|it| it.tracking == parcel.tracking);
    same.is_some_and(|same| is_late(same) && same.expected == parcel.expected)
}
