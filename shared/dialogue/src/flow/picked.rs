//! What a choice means to a flow. Choices name what they mean, so older ones stay valid where they
//! fill a slot; a yes is valid for its own quote only. What is named is looked up again by whoever
//! acts on it.

use aisle_domain::conversation::{Flow as Talk, State};
use aisle_domain::flow::{Asked, SlotValue};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, Seq};

use super::ask::{self, ALL_ITEMS};
use super::definition::{Slot, SlotKind};
use super::said::reads_now;
use super::turn::Turn;
use super::walk::{advance, read_record};
use super::{confirm, fill, repair};
use crate::context::Context;
use crate::decide::Decision;

/// How the ids of a flow's choices begin.
const PREFIXES: [&str; 5] = ["yes:", "item:", "variant:", "method:", "option:"];

/// What a choice means.
enum Pick<'a> {
    GoOn,
    Leave,
    Perform,
    Decline,
    Order(OrderNumber),
    /// Items by their id; all of them if none is named.
    Items(&'a Slot, Vec<ItemId>),
    Variant(&'a Slot, ItemId, ItemId),
    Method(&'a Slot, PaymentMethodId),
    Option(&'a Slot, String),
}

/// Goes on with a choice of a flow; `None` if it is none.
pub(crate) fn picked(context: &Context<'_>, state: &State, id: &str, seq: Seq) -> Option<Decision> {
    let turn = match &state.flow {
        Some(Talk::Running(running)) => Turn::of(context, state, running),
        _ => None,
    };
    let is_order = id.starts_with("order:");
    let is_ours = ["yes", "no", ALL_ITEMS].contains(&id)
        || PREFIXES.iter().any(|prefix| id.starts_with(prefix));
    match turn {
        Some(turn) if is_ours || is_order => match meant(&turn, id, seq) {
            Some(pick) => Some(taken(turn, pick)),
            None if is_ours => Some(outdated(turn)),
            None => None,
        },
        None if is_ours => {
            let mut decision = Decision::from(state);
            decision.say(context, "choice-outdated", &[]);
            Some(decision)
        }
        _ => None,
    }
}

/// What a choice means now; `None` if nothing.
fn meant<'a>(turn: &Turn<'a>, id: &str, seq: Seq) -> Option<Pick<'a>> {
    let asked = &turn.running.asked;
    match id {
        "yes" => {
            let valid = *asked == Some(Asked::GoOn) && seq > turn.running.asked_at;
            return valid.then_some(Pick::GoOn);
        }
        "no" => {
            return match asked {
                Some(Asked::GoOn) => Some(Pick::Leave),
                Some(Asked::Confirm) => Some(Pick::Decline),
                _ => None,
            };
        }
        ALL_ITEMS => return Some(Pick::Items(slot(turn, holds_items)?, Vec::new())),
        _ => {}
    }
    let (prefix, rest) = id.split_once(':')?;
    match prefix {
        "yes" => confirm::is_yes(turn, rest).then_some(Pick::Perform),
        "order" => {
            turn.flow.order_slot()?;
            OrderNumber::parse(rest).ok().map(Pick::Order)
        }
        "item" => Some(Pick::Items(slot(turn, holds_items)?, vec![ItemId::new(rest).ok()?])),
        "variant" => {
            let (from, to) = rest.split_once(':')?;
            let slot = slot(turn, |kind| *kind == SlotKind::Swaps)?;
            Some(Pick::Variant(slot, ItemId::new(from).ok()?, ItemId::new(to).ok()?))
        }
        "method" => {
            let slot = slot(turn, |kind| *kind == SlotKind::PaymentMethod)?;
            Some(Pick::Method(slot, PaymentMethodId::new(rest).ok()?))
        }
        "option" => {
            let has = |kind: &SlotKind| match kind {
                SlotKind::Option(options) => options.iter().any(|option| option == rest),
                _ => false,
            };
            Some(Pick::Option(slot(turn, has)?, rest.to_owned()))
        }
        _ => None,
    }
}

fn holds_items(kind: &SlotKind) -> bool {
    matches!(kind, SlotKind::Items | SlotKind::Swaps)
}

/// The slot of a kind that a choice fills: the one asked for, else the first.
fn slot<'a>(turn: &Turn<'a>, is: impl Fn(&SlotKind) -> bool) -> Option<&'a Slot> {
    let flow = turn.flow;
    let asked = turn.asked_slot().and_then(|name| flow.slot(name)).filter(|slot| is(&slot.kind));
    asked.or_else(|| flow.slots.iter().find(|slot| is(&slot.kind)))
}

/// Goes on with what was picked.
fn taken(mut turn: Turn<'_>, pick: Pick<'_>) -> Decision {
    turn.running.active_at = Some(turn.context.now);
    turn.decision.state.not_understood = 0;
    match pick {
        Pick::GoOn => return repair::resumed(turn),
        Pick::Leave => return repair::ended(turn),
        Pick::Perform => return confirm::perform(turn),
        Pick::Decline => return confirm::declined(turn),
        Pick::Order(number) => turn.set_order(number),
        Pick::Items(slot, items) => {
            let picked = format!("{}.picked", slot.name);
            turn.running.slots.insert(picked, SlotValue::Items(items));
        }
        Pick::Variant(slot, from, to) => fill::pick_variant(&mut turn, slot, &from, &to),
        Pick::Method(slot, method) => set_method(&mut turn, slot, method),
        Pick::Option(slot, option) => {
            turn.running.slots.insert(slot.name.clone(), SlotValue::Option(option));
        }
    }
    turn.running.quote = None;
    turn.running.asked = None;
    turn.running.unclear = 0;
    if turn.has_unread() && reads_now(&turn) {
        return read_record(turn);
    }
    advance(turn)
}

fn set_method(turn: &mut Turn<'_>, slot: &Slot, method: PaymentMethodId) {
    let label = format!("{}.label", slot.name);
    turn.running.slots.remove(&label);
    let id = format!("method:{method}");
    let shown = turn.decision.state.offered.iter().find(|choice| choice.id == id);
    if let Some(shown) = shown.map(|choice| choice.label.clone()) {
        turn.running.slots.insert(label, SlotValue::Text(shown));
    }
    turn.running.slots.insert(slot.name.clone(), SlotValue::Method(method));
}

/// A choice of a question that is no longer open does nothing; the open one is asked again.
fn outdated(mut turn: Turn<'_>) -> Decision {
    turn.say("choice-outdated", &[]);
    match turn.running.asked {
        Some(Asked::GoOn) => repair::offer_again(turn),
        Some(Asked::Proof) => ask::proof(turn),
        Some(Asked::Slot(_) | Asked::Confirm) => advance(turn),
        None => turn.goes_on(),
    }
}
