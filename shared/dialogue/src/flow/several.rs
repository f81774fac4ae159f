//! Several orders in one message for one request: the first that is named is taken, and the others
//! come next, one after the other, each with a question of its own whether to begin. What is wanted of
//! an order is `fill`'s business.

use aisle_domain::flow::{Running, SlotValue};
use aisle_domain::ids::OrderNumber;
use aisle_domain::understood::{EntityValue, Understood};

use super::definition::{Slot, SlotKind};
use super::repair::MAX_LEFT;
use super::turn::Turn;
use super::words;

/// The orders that a message names, each once, in its order.
pub(super) fn named(meaning: &Understood) -> Vec<&OrderNumber> {
    let mut numbers: Vec<&OrderNumber> = Vec::new();
    for entity in &meaning.entities {
        if let EntityValue::OrderNumber(number) = &entity.value
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
}

/// The order that a message is about: the first, or, where one is taken back ("not A, B"), the other.
pub(super) fn meant<'a>(
    turn: &Turn<'_>,
    text: &str,
    meaning: &'a Understood,
) -> Option<&'a OrderNumber> {
    let numbers = named(meaning);
    let other = numbers.iter().find(|number| turn.order() != Some(**number));
    let corrected = words::corrects(text) && numbers.iter().any(|it| turn.order() == Some(*it));
    match other {
        Some(other) if corrected => Some(*other),
        _ => numbers.first().copied(),
    }
}

/// Lets the further orders of a message come next, and says so. Where the flow that was begun does not
/// ask for an order, or something is taken back, there are none.
pub(super) fn come_next(turn: &mut Turn<'_>, text: &str, meaning: &Understood) {
    let numbers = named(meaning);
    let (Some(slot), [first, rest @ ..]) = (turn.flow.order_slot(), numbers.as_slice()) else {
        return;
    };
    if rest.is_empty() || words::corrects(text) || turn.order() != Some(*first) {
        return;
    }
    let mut waiting = Vec::new();
    for number in rest.iter().take(MAX_LEFT) {
        let order = SlotValue::Order((*number).clone());
        // Said once more, it waits already.
        if turn.running.left.iter().any(|it| it.slots.values().any(|value| *value == order)) {
            continue;
        }
        // What is said of all of them holds for each: a reason, a day, whom to ask for.
        let of_all = |slot: &&Slot| {
            matches!(
                slot.kind,
                SlotKind::Option(_) | SlotKind::Text | SlotKind::Phone | SlotKind::Day
            )
        };
        let known = turn.flow.slots.iter().filter(of_all).filter_map(|slot| {
            Some((slot.name.clone(), turn.running.slots.get(&slot.name)?.clone()))
        });
        let slots = known.chain([(slot.name.clone(), order)]).collect();
        let end = text.floor_char_boundary(300);
        waiting.push(Running {
            flow: turn.running.flow.clone(),
            version: turn.running.version.clone(),
            slots,
            said: vec![text[..end].to_owned()],
            ..Running::default()
        });
    }
    if waiting.is_empty() {
        return;
    }
    let told: Vec<String> = numbers.iter().take(MAX_LEFT + 1).map(ToString::to_string).collect();
    turn.say("orders-in-turn", &[("first", &first.to_string()), ("orders", &told.join(", "))]);
    // The newest of those that were left is offered first.
    let left = &mut turn.running.left;
    left.extend(waiting.into_iter().rev());
    let older = left.len().saturating_sub(MAX_LEFT);
    left.drain(..older);
}
