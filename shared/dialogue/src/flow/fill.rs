//! Filling slots: at once with what the message itself names, and, once the order book was heard,
//! with what was said of items, variants, payment methods and addresses. What is filled is a wish:
//! policy decides on it.

use std::collections::BTreeSet;

use aisle_domain::after_sales::{Record, Swap};
use aisle_domain::flow::{Asked, SlotValue};
use aisle_domain::ids::ItemId;
use aisle_domain::understood::{EntityValue, Understood};
use jiff::tz::Offset;

use super::ask::{self, copies, methods};
use super::definition::{Slot, SlotKind};
use super::proof;
use super::turn::{STATUS, Turn};
use super::{several, values, words};

/// Words that a slot holds, in bytes.
const MAX_TEXT_BYTES: usize = 200;
/// Items that one request names.
const MAX_ITEMS: usize = 20;
/// Swaps that one request names.
const MAX_SWAPS: usize = 10;
/// The option that a yes means.
const AGREE: &str = "agree";
/// The option that a no means.
const DECLINE: &str = "decline";
/// Where a day begins first.
const FIRST_ZONE: Offset = Offset::constant(14);

/// What came of a message.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Heard {
    /// A slot was filled or changed.
    pub(super) changed: bool,
    /// What was asked is answered.
    pub(super) answered: bool,
}

/// Fills what the message itself names.
pub(super) fn from_message(turn: &mut Turn<'_>, text: &str, meaning: &Understood) -> Heard {
    let mut heard = Heard::default();
    let asked = turn.running.asked.clone();
    if proof::keep(turn, text, meaning, asked.as_ref()) && asked == Some(Asked::Proof) {
        heard = Heard { changed: true, answered: true };
    }
    if let Some(number) = several::meant(turn, text, meaning)
        && let Some(slot) = turn.flow.order_slot()
    {
        heard.changed |= turn.order() != Some(number);
        heard.answered |=
            asked == Some(Asked::Slot(slot.name.clone())) || asked == Some(Asked::Proof);
        turn.set_order(number.clone());
    }
    let flow = turn.flow;
    for slot in &flow.slots {
        let is_asked = asked == Some(Asked::Slot(slot.name.clone()));
        let open = matches!(asked, None | Some(Asked::Confirm));
        if !is_asked && turn.knows(&slot.name) && !open {
            continue;
        }
        let value = match &slot.kind {
            SlotKind::Option(options) => option(turn, text, meaning, options, is_asked),
            SlotKind::Phone => phone(text, meaning, is_asked),
            SlotKind::Day => day(turn, meaning),
            SlotKind::Text => values::named(turn, slot, text).or_else(|| {
                let whole = is_asked && !values::leaves_to_account(slot, text);
                whole.then(|| words_of(text)).flatten()
            }),
            SlotKind::Link => values::link(meaning),
            SlotKind::Goods => values::goods(text, meaning),
            _ => None,
        };
        let value = match value {
            None if values::says_account(turn, slot, text) => {
                heard.answered |= is_asked;
                heard.changed = true;
                continue;
            }
            value => value,
        };
        if let Some(value) = value {
            heard.answered |= is_asked;
            heard.changed |= turn.running.slots.get(&slot.name) != Some(&value);
            turn.running.slots.insert(slot.name.clone(), value);
        }
    }
    several::come_next(turn, text, meaning);
    heard
}

/// A message as it is; a question is no answer.
fn words_of(text: &str) -> Option<SlotValue> {
    let text = text.trim();
    if words::asks(text) {
        return None;
    }
    let end = text.floor_char_boundary(MAX_TEXT_BYTES);
    (!text.is_empty()).then(|| SlotValue::Text(text[..end].to_owned()))
}

/// The option that is said: in its words, or, if it is asked for, by position.
fn option(
    turn: &Turn<'_>,
    text: &str,
    meaning: &Understood,
    options: &[String],
    asked: bool,
) -> Option<SlotValue> {
    let said = match meaning.intent() {
        Some("affirm") if asked => Some(AGREE),
        Some("deny") if asked => Some(DECLINE),
        _ => None,
    };
    if let Some(name) = options.iter().find(|name| said == Some(name.as_str())) {
        return Some(SlotValue::Option(name.clone()));
    }
    let plain = words::plain(text);
    let mut best: Option<(usize, &String)> = None;
    for name in options {
        let heard = turn.words_if_known(&format!("heard-{name}")).unwrap_or_default();
        let label = turn.words(&format!("option-{name}"), &[]);
        let spoken = name.replace('_', " ");
        let phrases = heard.split('|').chain([label.as_str(), spoken.as_str()]);
        let longest = phrases.filter(|it| words::has(&plain, it)).map(|it| it.trim().len()).max();
        if let Some(length) = longest
            && best.is_none_or(|(other, _)| length > other)
        {
            best = Some((length, name));
        }
    }
    if best.is_none() && asked {
        let labels: Vec<String> =
            options.iter().map(|name| ask::option(turn, name).label).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        if let [one] = turn.context.reader.which(text, &labels)[..] {
            best = options.get(one).map(|name| (0, name));
        }
    }
    best.map(|(_, name)| SlotValue::Option(name.clone()))
}

fn phone(text: &str, meaning: &Understood, asked: bool) -> Option<SlotValue> {
    let named = meaning.entities.iter().find_map(|entity| match &entity.value {
        EntityValue::Phone(phone) => Some(phone.clone()),
        _ => None,
    });
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let typed = (asked && (6..=16).contains(&digits.len())).then_some(digits);
    named.or(typed).map(SlotValue::Phone)
}

fn day(turn: &Turn<'_>, meaning: &Understood) -> Option<SlotValue> {
    // Today has begun for a shopper anywhere once it has begun in the first time zone.
    let yesterday = FIRST_ZONE.to_datetime(turn.context.now).date().yesterday().ok()?;
    meaning.entities.iter().find_map(|entity| match entity.value {
        EntityValue::Date(day) if day >= yesterday => Some(SlotValue::Day(day)),
        _ => None,
    })
}

/// Fills what was said since, read against the record. True if anything changed.
pub(super) fn from_record(turn: &mut Turn<'_>, record: &Record) -> bool {
    let before = turn.running.slots.clone();
    if let Some(order) = &record.order {
        let status = SlotValue::Option(order.status.name().to_owned());
        turn.running.slots.entry(STATUS.to_owned()).or_insert(status);
    }
    let flow = turn.flow;
    let asked_any = turn.asked_slot().map(str::to_owned);
    let said = turn.running.said.clone();
    let unread = usize::from(turn.running.read).min(said.len());
    for (index, text) in said.iter().enumerate().skip(unread) {
        let asked = asked_any.as_deref().filter(|_| index + 1 == said.len());
        let answered = asked
            .and_then(|name| flow.slot(name))
            .is_some_and(|slot| slot.kind.needs_record() && fill(turn, slot, text, record, true));
        // What is known changes only by what is meant to change it.
        let free = asked_any.is_none() || index + 1 < said.len() || words::corrects(text);
        for slot in flow.slots.iter().filter(|slot| slot.kind.needs_record()) {
            let names_items = matches!(slot.kind, SlotKind::Items | SlotKind::Swaps);
            let only_asks = names_items && words::asks(text) && !words::corrects(text);
            let may_change = !turn.knows(&slot.name) || (!answered && free && !only_asks);
            if Some(slot.name.as_str()) != asked && may_change {
                fill(turn, slot, text, record, false);
            }
        }
    }
    turn.running.read = u8::try_from(said.len()).unwrap_or(u8::MAX);
    for slot in &flow.slots {
        values::from_account(turn, slot, record);
        take_picked(turn, slot, record);
        take_only(turn, slot, record);
    }
    let status = |(name, _): &(&String, &SlotValue)| name.as_str() != STATUS;
    !before.iter().filter(status).eq(turn.running.slots.iter().filter(status))
}

/// Fills a slot with what a text says of it.
fn fill(turn: &mut Turn<'_>, slot: &Slot, text: &str, record: &Record, asked: bool) -> bool {
    match slot.kind {
        SlotKind::Items => items(turn, slot, text, record),
        SlotKind::Swaps => swaps(turn, slot, text, record, asked),
        SlotKind::PaymentMethod => method(turn, slot, text, record, asked),
        SlotKind::Address => address(turn, slot, text, record),
        _ => false,
    }
}

fn items(turn: &mut Turn<'_>, slot: &Slot, text: &str, record: &Record) -> bool {
    let Some(order) = &record.order else { return false };
    let mentions = turn.context.reader.mentions(text, record);
    let lines: BTreeSet<usize> = mentions.iter().map(|mention| mention.line).collect();
    let meant: Vec<ItemId> =
        lines.iter().filter_map(|line| order.lines.get(*line)).flat_map(copies).collect();
    if meant.is_empty() {
        return false;
    }
    let known = match turn.running.slots.get(&slot.name) {
        Some(SlotValue::Items(items)) if words::adds(text) => items.clone(),
        _ => Vec::new(),
    };
    let new = meant.into_iter().filter(|item| !known.contains(item));
    let items = known.iter().cloned().chain(new).take(MAX_ITEMS).collect();
    turn.running.slots.insert(slot.name.clone(), SlotValue::Items(items));
    true
}

fn swaps(turn: &mut Turn<'_>, slot: &Slot, text: &str, record: &Record, asked: bool) -> bool {
    let Some(order) = &record.order else { return false };
    let mut filled = false;
    let mentions = turn.context.reader.mentions(text, record);
    if words::only(text) && mentions.iter().any(|mention| !mention.wanted.is_empty()) {
        turn.running.slots.remove(&slot.name);
        turn.running.slots.remove(&format!("{}.from", slot.name));
    }
    for mention in mentions {
        let Some(line) = order.lines.get(mention.line) else { continue };
        match mention.wanted.first() {
            Some(to) => {
                swap(turn, slot, &line.item, to, copies(line).len());
                filled = true;
            }
            None => {
                if mention.says_variant {
                    let name = crate::card::item_label(line);
                    turn.say("variant-not-available", &[("name", &name)]);
                }
                filled |= wait_for(turn, slot, copies(line));
            }
        }
    }
    if filled || !asked {
        return filled;
    }
    // "The second one", "black": said of what was offered.
    let Some((line, product)) = ask::waiting_line(turn, &slot.name, record) else { return false };
    let variants = ask::variants(product, line);
    let labels: Vec<String> = variants.iter().map(|it| ask::variant_label(it)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let [one] = turn.context.reader.which(text, &labels)[..] else { return false };
    let Some(variant) = variants.get(one) else { return false };
    swap(turn, slot, &line.item, &variant.item, copies(line).len());
    true
}

/// Takes one variant for another, in place of what was wanted for it before.
fn swap(turn: &mut Turn<'_>, slot: &Slot, from: &ItemId, to: &ItemId, copies: usize) {
    let mut swaps = match turn.running.slots.remove(&slot.name) {
        Some(SlotValue::Swaps(swaps)) => swaps,
        _ => Vec::new(),
    };
    swaps.retain(|swap| swap.from != *from);
    let new = Swap { from: from.clone(), to: to.clone() };
    swaps.extend(std::iter::repeat_n(new, copies));
    swaps.truncate(MAX_SWAPS);
    turn.running.slots.insert(slot.name.clone(), SlotValue::Swaps(swaps));
    let waiting = format!("{}.from", slot.name);
    if let Some(SlotValue::Items(mut items)) = turn.running.slots.remove(&waiting) {
        items.retain(|item| item != from);
        if !items.is_empty() {
            turn.running.slots.insert(waiting, SlotValue::Items(items));
        }
    }
}

/// Takes a variant that was picked for one whose copies wait.
pub(super) fn pick_variant(turn: &mut Turn<'_>, slot: &Slot, from: &ItemId, to: &ItemId) {
    let waiting = match turn.running.slots.get(&format!("{}.from", slot.name)) {
        Some(SlotValue::Items(items)) => items.iter().filter(|item| *item == from).count(),
        _ => 0,
    };
    swap(turn, slot, from, to, waiting.max(1));
}

/// Remembers lines of which it is not known what is wanted instead.
fn wait_for(turn: &mut Turn<'_>, slot: &Slot, copies: Vec<ItemId>) -> bool {
    let Some(first) = copies.first().cloned() else { return false };
    if let Some(SlotValue::Swaps(swaps)) = turn.running.slots.get(&slot.name)
        && swaps.iter().any(|swap| swap.from == first)
    {
        return false;
    }
    let name = format!("{}.from", slot.name);
    let mut waiting = match turn.running.slots.remove(&name) {
        Some(SlotValue::Items(items)) => items,
        _ => Vec::new(),
    };
    let new = !waiting.contains(&first);
    if new {
        waiting.extend(copies);
        waiting.truncate(MAX_SWAPS);
    }
    turn.running.slots.insert(name, SlotValue::Items(waiting));
    turn.running.slots.entry(slot.name.clone()).or_insert(SlotValue::Swaps(Vec::new()));
    new
}

fn method(turn: &mut Turn<'_>, slot: &Slot, text: &str, record: &Record, asked: bool) -> bool {
    let known = methods(record);
    let mut meant = turn.context.reader.payment_methods(text, record);
    meant.retain(|id| known.iter().any(|method| method.id() == id));
    if meant.is_empty() && asked {
        let labels: Vec<String> = known.iter().map(|it| ask::method_label(turn, it)).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let which = turn.context.reader.which(text, &labels);
        meant = which.iter().filter_map(|at| known.get(*at)).map(|it| it.id().clone()).collect();
    }
    let [one] = &meant[..] else { return false };
    let Some(method) = known.iter().find(|method| method.id() == one) else { return false };
    set_method(turn, slot, method);
    true
}

fn set_method(turn: &mut Turn<'_>, slot: &Slot, method: &ask::Method<'_>) {
    let label = ask::method_label(turn, method);
    turn.running.slots.insert(slot.name.clone(), SlotValue::Method(method.id().clone()));
    turn.running.slots.insert(format!("{}.label", slot.name), SlotValue::Text(label));
}

fn address(turn: &mut Turn<'_>, slot: &Slot, text: &str, record: &Record) -> bool {
    let of_order = record.order.as_ref().map(|order| &order.address);
    let known = of_order.or(record.customer.as_ref().map(|customer| &customer.address));
    let Some(address) = turn.context.reader.address(text, known) else { return false };
    turn.running.slots.insert(slot.name.clone(), SlotValue::Address(address));
    true
}

/// Takes items that were picked, as often as they were bought.
fn take_picked(turn: &mut Turn<'_>, slot: &Slot, record: &Record) {
    let Some(SlotValue::Items(picked)) =
        turn.running.slots.remove(&format!("{}.picked", slot.name))
    else {
        return;
    };
    let lines = record.order.as_ref().map(|order| order.lines.as_slice()).unwrap_or_default();
    let all = picked.is_empty();
    let meant = lines.iter().filter(|line| all || picked.contains(&line.item));
    match slot.kind {
        SlotKind::Items => {
            let known = match turn.running.slots.get(&slot.name) {
                Some(SlotValue::Items(items)) => items.clone(),
                _ => Vec::new(),
            };
            let new: Vec<ItemId> =
                meant.flat_map(copies).filter(|item| !known.contains(item)).collect();
            let items: Vec<ItemId> = known.into_iter().chain(new).take(MAX_ITEMS).collect();
            if !items.is_empty() {
                turn.running.slots.insert(slot.name.clone(), SlotValue::Items(items));
            }
        }
        SlotKind::Swaps => {
            for line in meant {
                wait_for(turn, slot, copies(line));
            }
        }
        _ => {}
    }
}

/// Takes what there is only one of.
fn take_only(turn: &mut Turn<'_>, slot: &Slot, record: &Record) {
    if turn.running.slots.contains_key(&slot.name) {
        return;
    }
    let lines = record.order.as_ref().map(|order| order.lines.as_slice()).unwrap_or_default();
    match (&slot.kind, lines) {
        (SlotKind::Items, [line]) => {
            let items = SlotValue::Items(copies(line));
            turn.running.slots.insert(slot.name.clone(), items);
        }
        (SlotKind::Swaps, [line]) => {
            wait_for(turn, slot, copies(line));
        }
        // What an order shall be paid with instead is the shopper's to say.
        (SlotKind::PaymentMethod, _) if slot.name != "pay_with" => {
            if let [only] = &methods(record)[..] {
                set_method(turn, slot, only);
            }
        }
        _ => {}
    }
}
