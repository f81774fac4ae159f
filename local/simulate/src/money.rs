//! What must hold of money and of requests when a run is over: nothing done twice, nothing done
//! unasked, everything done is told, and nobody got back more than they paid. Seen from the shop
//! and the logs; part of `oracle`.

use std::collections::BTreeMap;

use aisle_domain::after_sales::Direction;
use aisle_domain::conversation::{Action, Body, Content, Entry, Owner, Stage};
use aisle_domain::ids::{ConversationId, IdempotencyKey, OrderNumber, Seq};
use aisle_domain::shop::Order;
use aisle_ports::Applied;

use crate::Parts;
use crate::world::World;

/// What people say for yes in the scenarios.
const YES: [&str; 4] = ["yes", "yes please", "好的", "确认"];

/// What was broken.
pub(crate) fn judge(
    world: &World,
    parts: &Parts,
    logs: &BTreeMap<ConversationId, Vec<Entry>>,
) -> Vec<String> {
    let shop = &world.functions.shop;
    let done: BTreeMap<IdempotencyKey, bool> = shop
        .all_applied()
        .into_iter()
        .map(|(key, applied)| (key, matches!(applied, Applied::Done(_))))
        .collect();
    let mut broken = Vec::new();
    for order in shop.orders() {
        broken.extend(pays_back_too_much(&order));
        broken.extend(was_changed_otherwise(
            world,
            parts,
            &order,
            &changes_of(logs, &done, &order.number),
        ));
    }
    let mut commanded = 0;
    for (id, entries) in logs {
        for (seq, action) in performs(entries) {
            let key = IdempotencyKey::of_command(id, seq, aisle_domain::ids::Step(0));
            let at_shop = done.get(&key).copied().unwrap_or(false);
            commanded += usize::from(at_shop);
            broken.extend(is_unasked(id, entries, seq));
            broken.extend(is_told_otherwise(id, entries, seq, at_shop));
            let _ = action;
        }
    }
    let at_shop = done.values().filter(|done| **done).count();
    if at_shop != commanded {
        broken.push(format!("the shop did {at_shop} things, of which {commanded} were commanded"));
    }
    broken
}

fn performs(entries: &[Entry]) -> impl Iterator<Item = (Seq, &Action)> {
    entries.iter().filter_map(|entry| match &entry.body {
        Body::Written(written) => {
            let command = written.commands.iter().find(|command| command.action.writes())?;
            Some((entry.seq, &command.action))
        }
        Body::Shopper(_) => None,
    })
}

/// How many of the shop's changes were of this order.
fn changes_of(
    logs: &BTreeMap<ConversationId, Vec<Entry>>,
    done: &BTreeMap<IdempotencyKey, bool>,
    number: &OrderNumber,
) -> u64 {
    let mut changes = 0;
    for (id, entries) in logs {
        for (seq, action) in performs(entries) {
            let Action::Perform { request, .. } = action else { continue };
            let key = IdempotencyKey::of_command(id, seq, aisle_domain::ids::Step(0));
            let is_done = done.get(&key).copied().unwrap_or(false);
            changes += u64::from(is_done && request.order() == Some(number));
        }
    }
    changes
}

fn pays_back_too_much(order: &Order) -> Option<String> {
    let sum = |direction: Direction| -> i64 {
        let payments = order.after_sales.payments.iter();
        payments.filter(|paid| paid.direction == direction).map(|paid| paid.amount.minor).sum()
    };
    let (charged, refunded) = (sum(Direction::Charge), sum(Direction::Refund));
    (refunded > charged)
        .then(|| format!("{}: {refunded} were paid back of {charged} that were paid", order.number))
}

/// Every change counts up the revision: fewer are lost changes, more are changes that nobody made.
fn was_changed_otherwise(
    world: &World,
    parts: &Parts,
    order: &Order,
    changes: &u64,
) -> Option<String> {
    let before = parts.revision_of(&order.number);
    let edited = world.core.with(|state| state.edited.get(&order.number).copied().unwrap_or(0));
    let revision = order.after_sales.revision;
    (revision != before + edited + changes).then(|| {
        format!(
            "{}: revision {revision} after {changes} changes and {edited} of the shop's own",
            order.number
        )
    })
}

/// A change answers a shopper's yes.
fn is_unasked(id: &ConversationId, entries: &[Entry], seq: Seq) -> Option<String> {
    let ordered = entries.iter().find(|entry| entry.seq == seq)?;
    let Body::Written(ordered) = &ordered.body else { return None };
    let answers = ordered.state.open.as_ref().map(|open| open.answers.clone()).unwrap_or_default();
    let says_yes = |entry: &Entry| match &entry.body {
        Body::Shopper(message) => match &message.content {
            Content::Choice(choice) => choice == "yes",
            Content::Text(text) => YES.contains(&text.as_str()),
        },
        Body::Written(_) => false,
    };
    let asked = entries.iter().any(|entry| answers.contains(&entry.seq) && says_yes(entry));
    (!asked).then(|| format!("{id}: #{seq} orders a change that nobody said yes to"))
}

/// What was done is told as done, and nothing else is.
fn is_told_otherwise(
    id: &ConversationId,
    entries: &[Entry],
    seq: Seq,
    at_shop: bool,
) -> Option<String> {
    let results: Vec<_> = entries
        .iter()
        .filter_map(|entry| match &entry.body {
            Body::Written(written) => {
                let done = written.result.as_ref().filter(|done| done.of == seq)?;
                Some((entry.seq, written, done.audit.as_deref()?.stage))
            }
            Body::Shopper(_) => None,
        })
        .collect();
    let taken = entries.iter().any(|entry| match &entry.body {
        Body::Written(written) => entry.seq > seq && written.state.owner != Owner::Bot,
        Body::Shopper(_) => false,
    });
    match results.last() {
        Some((_, _, Stage::Done)) if at_shop => None,
        // A human reads it in the log and looks.
        Some((_, _, Stage::GivenUp)) => None,
        Some((at, _, Stage::Unsettled)) if !taken => {
            Some(format!("{id}: #{at} leaves the end of a change open for ever"))
        }
        Some((_, _, Stage::Unsettled)) | None if taken => None,
        Some((at, _, stage)) if at_shop != (*stage == Stage::Done) => {
            Some(format!("{id}: #{at} tells {stage:?}, and at the shop it was done: {at_shop}"))
        }
        _ => None,
    }
}
