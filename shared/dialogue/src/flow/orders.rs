//! Finding the order that a flow is about, among those of a shopper who is signed in, or by asking.

use aisle_domain::conversation::Action;
use aisle_domain::flow::{Asked, SlotValue};
use aisle_domain::ids::OrderNumber;
use aisle_domain::shop::Order;

use super::ask;
use super::turn::Turn;
use super::walk::advance;
use crate::card::order_label;
use crate::decide::Decision;
use crate::track_order::order_choice;

/// An order that is not meant.
const NOT: &str = "order.not";

/// Looks through the shopper's orders, or asks for the number.
pub(super) fn find(mut turn: Turn<'_>) -> Decision {
    let still_offered =
        turn.decision.state.offered.iter().any(|choice| choice.id.starts_with("order:"));
    let asked_before =
        turn.flow.order_slot().is_some_and(|slot| turn.asked_slot() == Some(&slot.name));
    match turn.decision.state.shopper.clone() {
        Some(shopper) if !(asked_before && still_offered) => {
            turn.decision.command = Some(Action::ListOrders { shopper });
            turn.goes_on()
        }
        _ => ask::order(turn),
    }
}

/// Takes the one order that fits, or asks which.
pub(super) fn listed<'a>(mut turn: Turn<'a>, orders: &'a [Order]) -> Decision {
    let Some(slot) = turn.flow.order_slot() else { return advance(turn) };
    let not = match turn.running.slots.remove(NOT) {
        Some(SlotValue::Order(number)) => Some(number),
        _ => None,
    };
    let others: Vec<&Order> =
        orders.iter().filter(|order| Some(&order.number) != not.as_ref()).collect();
    let fit = |order: &&&Order| slot.statuses.is_empty() || slot.statuses.contains(&order.status);
    let mut candidates: Vec<&Order> = others.iter().filter(fit).copied().collect();
    if candidates.is_empty() {
        candidates = others;
    }
    let Some(first) = candidates.first() else {
        turn.say("no-orders", &[]);
        turn.asked(Asked::Slot(slot.name.clone()));
        return turn.goes_on();
    };
    let meant = if not.is_some() { None } else { meant(&turn, &candidates) };
    let only = if candidates.len() == 1 { Some(first.number.clone()) } else { None };
    if let Some(number) = meant.or(only) {
        turn.say("order-taken", &[("order", &number.to_string())]);
        turn.set_order(number);
        turn.running.asked = None;
        return advance(turn);
    }
    let state = &turn.decision.state;
    let choices = candidates.iter().map(|order| order_choice(turn.context, state, order)).collect();
    ask::which_order(turn, choices)
}

/// The one order that what was said is about.
fn meant(turn: &Turn<'_>, orders: &[&Order]) -> Option<OrderNumber> {
    let language = turn.decision.state.language;
    let label = |order: &&Order| {
        let names: Vec<&str> = order.lines.iter().map(|line| line.name.as_str()).collect();
        format!("{} · {}", order_label(order, language, turn.context.wording), names.join(", "))
    };
    let labels: Vec<String> = orders.iter().map(label).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    turn.running.said.iter().rev().find_map(|text| {
        let text_upper = text.to_uppercase();
        let named = |order: &&&Order| text_upper.contains(order.number.as_str());
        if let [one] = orders.iter().filter(named).collect::<Vec<_>>()[..] {
            return Some(one.number.clone());
        }
        match turn.context.reader.which(text, &labels)[..] {
            [one] => orders.get(one).map(|order| order.number.clone()),
            _ => None,
        }
    })
}

/// Forgets the order and looks for another.
pub(super) fn other(mut turn: Turn<'_>) -> Decision {
    let Some(slot) = turn.flow.order_slot() else { return advance(turn) };
    if let Some(known) = turn.running.slots.remove(&slot.name) {
        turn.running.slots.insert(NOT.to_owned(), known);
    }
    turn.forget_record();
    turn.running.asked = None;
    turn.decision.state.offered = Vec::new();
    find(turn)
}

/// The offered order that a text means, by position, words or, if it is the only one, by "yes".
pub(super) fn offered(turn: &Turn<'_>, text: &str, ordinal: Option<i8>) -> Option<OrderNumber> {
    let offered: Vec<_> = turn
        .decision
        .state
        .offered
        .iter()
        .filter(|choice| choice.id.starts_with("order:"))
        .collect();
    let number = |index: usize| {
        let id = &offered.get(index)?.id;
        OrderNumber::parse(id.strip_prefix("order:")?).ok()
    };
    if let Some(position) = ordinal {
        let count = i64::try_from(offered.len()).ok()?;
        let position = i64::from(position);
        let index = if position < 0 { count + position } else { position - 1 };
        return number(usize::try_from(index).ok()?);
    }
    let labels: Vec<&str> = offered.iter().map(|choice| choice.label.as_str()).collect();
    match turn.context.reader.which(text, &labels)[..] {
        [one] => number(one),
        _ => None,
    }
}
