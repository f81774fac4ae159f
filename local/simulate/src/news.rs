//! What must hold of news when a run is over: each was told once, where and when it may be, and to
//! whoever was there to hear it; and the shop's tables end at what was told last. Part of `oracle`.

use std::collections::{BTreeMap, BTreeSet};

use aisle_domain::conversation::{Body, Content, Entry, Owner, State, Written};
use aisle_domain::ids::ConversationId;
use aisle_domain::mirror::Mirrored;
use aisle_domain::news::{NewsKind, Subject};
use aisle_domain::part::Part;
use aisle_domain::shop::{CarrierStatus, Order, OrderStatus};
use aisle_ports::ShopMirror as _;
use futures::FutureExt as _;

use crate::Parts;
use crate::core::{Micros, instant, ms};
use crate::events::{WAITED_FOR, region};
use crate::world::World;

/// A conversation that watched for so long hears what is sent then, whatever went wrong meanwhile.
const SURE_AFTER: Micros = ms(20_000);
/// How a run's quiet hours are over.
const QUIET_UNTIL: Micros = ms(20_000);

/// What was broken.
pub(crate) fn judge(
    world: &World,
    parts: &Parts,
    logs: &BTreeMap<ConversationId, Vec<Entry>>,
) -> Vec<String> {
    let mut broken = Vec::new();
    for (id, entries) in logs {
        broken.extend(told_wrongly(world, parts, id, entries));
    }
    for (number, newest) in &world.told.orders {
        let stored = world.functions.shop.mirrored_order(number).now_or_never();
        let Some(Ok(stored)) = stored else { continue };
        broken.extend(is_not_the_newest(world, &stored, *newest));
        for (id, entries) in logs {
            broken.extend(heard_nothing(world, parts, id, entries, &stored));
        }
    }
    broken
}

fn written(entries: &[Entry]) -> impl Iterator<Item = (&Entry, &Written)> {
    entries.iter().filter_map(|entry| match &entry.body {
        Body::Written(written) => Some((entry, &**written)),
        Body::Shopper(_) => None,
    })
}

/// The key that an entry tells, by its state.
fn tells(entry: &Entry, written: &Written) -> Option<String> {
    let newest = written.state.told.last().filter(|told| told.seq == entry.seq)?;
    Some(newest.key.clone())
}

/// What a notice says first; its choice marks it.
fn text(written: &Written) -> Option<&str> {
    let marks = |part: &Part| matches!(part, Part::Choices(choices) if choices.iter().any(|it| it.id == "notices:off"));
    written.parts.iter().any(marks).then(|| match written.parts.first() {
        Some(Part::Text(text)) => text.as_str(),
        _ => "",
    })
}

/// Once, and only where it may be told.
fn told_wrongly(
    world: &World,
    parts: &Parts,
    id: &ConversationId,
    entries: &[Entry],
) -> Vec<String> {
    let mut broken = Vec::new();
    let (mut keys, mut texts) = (BTreeSet::new(), BTreeSet::new());
    let mut before: Option<&State> = None;
    for (entry, written) in written(entries) {
        let state = before.replace(&written.state);
        let (key, said) = (tells(entry, written), text(written));
        if key.is_none() && said.is_none() {
            continue;
        }
        let seq = entry.seq;
        let (Some(key), Some(said), Some(state)) = (key, said, state) else {
            broken.push(format!("{id}: #{seq} tells and does not remember, or the other way"));
            continue;
        };
        if !keys.insert(key.clone()) || !texts.insert(said) {
            broken.push(format!("{id}: #{seq} tells {key} again"));
        }
        if state.owner != Owner::Bot || state.notices_off || state.open.is_some() {
            broken.push(format!("{id}: #{seq} tells {key} where it must not"));
        }
        if world.told.quiet && entry.at < instant(QUIET_UNTIL) {
            broken.push(format!("{id}: #{seq} tells {key} in quiet hours"));
        }
        let flow_stays = written.state.flow == state.flow
            && written.state.offered == state.offered
            && written.answers.is_empty();
        if !flow_stays {
            broken.push(format!("{id}: #{seq} disturbs what was going on"));
        }
        let heard = entries.iter().take_while(|it| it.seq < seq);
        if !may_hear(parts, state, heard, &key) {
            broken.push(format!("{id}: #{seq} tells {key} to somebody else"));
        }
    }
    broken
}

/// Whether a conversation may hear of a key: its shopper's order, a proven one, an item waited for.
fn may_hear<'a>(
    parts: &Parts,
    state: &State,
    mut heard: impl Iterator<Item = &'a Entry>,
    key: &str,
) -> bool {
    let subject = key.split(':').next().unwrap_or_default();
    if subject == WAITED_FOR {
        let choice = format!("watch:item:{WAITED_FOR}");
        return heard.any(|entry| {
            matches!(&entry.body, Body::Shopper(message) if message.content == Content::Choice(choice.clone()))
        });
    }
    let owner = parts.owners.iter().find(|(number, _)| number.as_str() == subject);
    let is_owner = owner.is_some_and(|(_, owner)| state.shopper.as_ref() == Some(owner));
    is_owner || state.proven.iter().any(|proven| proven.0.as_str() == subject)
}

/// The stored order is the newest that was told of, with all that was told of its parcel.
fn is_not_the_newest(world: &World, stored: &Mirrored<Order>, newest: u64) -> Option<String> {
    let order = stored.record.as_ref()?;
    let number = &order.number;
    let wanted = region(newest);
    let moved = order.address.region.as_deref() != Some(wanted.as_str());
    // A shopper may have had the address changed since; nobody in the scenarios does.
    if moved || stored.source.version() != Some(newest) {
        let (found, version) = (&order.address.region, stored.source.version());
        return Some(format!("{number}: {found:?} of {version:?} is stored, {newest} was told"));
    }
    let (tracking, version, status) = world.told.parcels.get(number)?;
    let parcel = order.shipments.iter().find(|parcel| parcel.tracking.as_str() == tracking)?;
    let told = parcel.events.iter().any(|event| event.status == *status);
    if stored.source.part(tracking) != Some(*version) || !told {
        return Some(format!("{number}: its parcel lacks version {version}, {status:?}"));
    }
    let still = matches!(order.status, OrderStatus::Cancelled | OrderStatus::Returned);
    (order.status < reached(*status) && !still)
        .then(|| format!("{number}: {:?}, though its parcel is {status:?}", order.status))
}

const fn reached(status: CarrierStatus) -> OrderStatus {
    match status {
        CarrierStatus::OutForDelivery => OrderStatus::OutForDelivery,
        CarrierStatus::Delivered => OrderStatus::Delivered,
        CarrierStatus::InTransit | CarrierStatus::Delayed => OrderStatus::Shipped,
        _ => OrderStatus::Pending,
    }
}

/// Whoever watched in time and was the bot's all the while has heard where an order ended up.
fn heard_nothing(
    world: &World,
    parts: &Parts,
    id: &ConversationId,
    entries: &[Entry],
    stored: &Mirrored<Order>,
) -> Option<String> {
    let order = stored.record.as_ref()?;
    let first = world.told.first_about(&order.number)?;
    let began = parts.shop.orders.iter().find(|it| it.number == order.number)?.status;
    let kind = match order.status {
        status if status <= began => return None,
        OrderStatus::Shipped => NewsKind::Shipped,
        OrderStatus::OutForDelivery => NewsKind::OutForDelivery,
        OrderStatus::Delivered => NewsKind::Delivered,
        _ => return None,
    };
    let watches = |written: &Written| {
        written.watches.contains(&Subject::Order(order.number.clone()))
            || written.watches.contains(&Subject::Shopper(order.shopper.clone()))
    };
    let since =
        written(entries).find(|(_, written)| watches(written)).map(|(entry, _)| entry.at)?;
    if since > instant(first.saturating_sub(SURE_AFTER)) || first < SURE_AFTER {
        return None;
    }
    let always = |(_, written): (&Entry, &Written)| {
        written.state.owner == Owner::Bot && !written.state.notices_off
    };
    let key = format!("{}:{}", order.number.as_str(), kind.name());
    let (_, last) = written(entries).last()?;
    let has = |key: &str| last.state.told.iter().any(|told| told.key == key);
    // Who is told that it is late knows that it is on its way: told of both, or of the later alone
    // if whoever had the first died before telling.
    let late = format!("{}:{}", order.number.as_str(), NewsKind::Delayed.name());
    let told = has(&key) || (kind == NewsKind::Shipped && has(&late));
    (written(entries).all(always) && !told).then(|| format!("{id}: never heard {key}"))
}
