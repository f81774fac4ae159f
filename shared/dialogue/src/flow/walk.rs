//! Going through a flow: from its first step on, past everything that is known and done, to what
//! comes next: a question, a command, or the end. Since it always begins at the front, a value that
//! is corrected takes the walk another way by itself.

use aisle_domain::conversation::{Action, HandoffReason};
use aisle_domain::flow::SlotValue;

use super::ask;
use super::check::{KNOWN, MISSING};
use super::definition::{Condition, SlotKind, StepKind, Target};
use super::proof::{self, Access};
use super::repair;
use super::request;
use super::turn::{STATUS, Turn};
use super::values;
use crate::decide::Decision;

/// Goes on to what comes next.
pub(super) fn advance(mut turn: Turn<'_>) -> Decision {
    let flow = turn.flow;
    let mut index = first(&turn);
    while let Some(step) = flow.steps.get(index) {
        match holds(&turn, &step.when) {
            Some(true) => {}
            Some(false) => {
                index += 1;
                continue;
            }
            None => return before_record(turn),
        }
        let done = turn.running.done.iter().any(|done| usize::from(*done) == index);
        match &step.kind {
            StepKind::Collect(slot) if !turn.knows(slot) => return collect(turn, slot),
            StepKind::Say(key) if !done => {
                turn.say(key, &[]);
                mark(&mut turn, index);
            }
            StepKind::LookUp if !done => return look_up(turn),
            StepKind::Act { request, with, .. } if !done => {
                return prepare(turn, request, with);
            }
            StepKind::HandOver(reason) => {
                turn.say(&format!("hand-over-{reason}"), &[]);
                let mut decision = turn.decision;
                decision.say(turn.context, "handoff-requested", &[]);
                decision.wait_for_human(HandoffReason::Asked, turn.context.seq);
                return decision;
            }
            StepKind::Link(name) => return repair::link(turn, name),
            StepKind::Go(Target::Step(to)) => {
                index = *to;
                continue;
            }
            StepKind::Go(Target::End) => break,
            _ => {}
        }
        index += 1;
    }
    repair::ended(turn)
}

/// Where the walk begins: after the last request that was done. What was decided before it is not
/// decided again on what it changed.
fn first(turn: &Turn<'_>) -> usize {
    let acts = turn.flow.steps.iter().enumerate().filter(|(index, step)| {
        matches!(step.kind, StepKind::Act { .. })
            && turn.running.done.iter().any(|done| usize::from(*done) == *index)
    });
    acts.map(|(index, _)| index + 1).max().unwrap_or(0)
}

/// Remembers that a step was done.
pub(super) fn mark(turn: &mut Turn<'_>, index: usize) {
    if let Ok(index) = u8::try_from(index) {
        turn.running.done.push(index);
    }
}

/// The position of the first step of a kind that is not done.
pub(super) fn undone(turn: &Turn<'_>, is: impl Fn(&StepKind) -> bool) -> Option<usize> {
    turn.flow.steps.iter().enumerate().position(|(index, step)| {
        is(&step.kind) && !turn.running.done.iter().any(|done| usize::from(*done) == index)
    })
}

/// Whether all conditions hold; `None` if that depends on an order that was not read.
fn holds(turn: &Turn<'_>, conditions: &[Condition]) -> Option<bool> {
    for condition in conditions {
        let value = turn.running.slots.get(&condition.slot);
        let is = |name: &str| condition.is.iter().any(|is| is == name);
        let holds = match value {
            None if condition.slot == STATUS => return None,
            None => is(MISSING),
            Some(SlotValue::Option(option)) => is(option) || is(KNOWN),
            Some(_) => is(KNOWN),
        };
        if !holds {
            return Some(false);
        }
    }
    Some(true)
}

/// Gets a slot: from the order book, or by asking.
pub(super) fn collect<'a>(turn: Turn<'a>, slot: &str) -> Decision {
    let Some(slot) = turn.flow.slot(slot) else { return repair::ended(turn) };
    match &slot.kind {
        SlotKind::Order => super::orders::find(turn),
        kind if kind.needs_record() && turn.record.is_none() => before_record(turn),
        _ if turn.record.is_none() && values::waits_for_account(&turn, slot) => before_record(turn),
        _ => ask::slot(turn, slot),
    }
}

/// Reads the record; first asks for the order if that is not known.
fn before_record(turn: Turn<'_>) -> Decision {
    if turn.flow.order_slot().is_some() && turn.order().is_none() {
        return super::orders::find(turn);
    }
    read_record(turn)
}

/// Orders the record to be read, or asks for the proof that it takes.
pub(super) fn read_record(mut turn: Turn<'_>) -> Decision {
    let order = turn.order().cloned();
    match proof::access(&turn, order.as_ref()) {
        Access::With(proof) => {
            turn.decision.command = Some(Action::ReadRecord { order, proof });
            turn.goes_on()
        }
        Access::Ask => ask::proof(turn),
        Access::TooMany => proof::refuse_further(turn),
        Access::SignIn => proof::sign_in(turn),
    }
}

/// Orders a look-up of the order, to be told.
fn look_up(mut turn: Turn<'_>) -> Decision {
    let Some(number) = turn.order().cloned() else { return super::orders::find(turn) };
    match proof::access(&turn, Some(&number)) {
        Access::With(proof) => {
            turn.decision.command = Some(Action::LookUpOrder { number, proof });
            turn.goes_on()
        }
        Access::Ask => ask::proof(turn),
        Access::TooMany | Access::SignIn => proof::refuse_further(turn),
    }
}

/// Orders a request to be worked out, once everything for it is known.
fn prepare<'a>(mut turn: Turn<'a>, name: &str, with: &[(String, String)]) -> Decision {
    let built = request::build(turn.flow, name, with, &turn.running);
    let request = match built {
        Ok(request) => request,
        Err(field) => {
            let fields = request::fields(name).unwrap_or_default();
            let missing = fields.iter().find(|it| it.name == field);
            let slot = missing.and_then(|field| request::slot_of(turn.flow, field));
            return match slot {
                Some(slot) => collect(turn, slot),
                None => repair::ended(turn),
            };
        }
    };
    let proof = match proof::access(&turn, request.order()) {
        // What a guest shows is tried on the order first, and then known.
        Access::With(proof) if proof.is_shown() => return read_record_with(turn, proof),
        Access::With(proof) => proof,
        Access::Ask => return ask::proof(turn),
        Access::TooMany => return proof::refuse_further(turn),
        Access::SignIn => return proof::sign_in(turn),
    };
    turn.decision.command = Some(Action::Prepare { request: Box::new(request), proof });
    turn.goes_on()
}

fn read_record_with(mut turn: Turn<'_>, proof: aisle_domain::identity::Proof) -> Decision {
    let order = turn.order().cloned();
    turn.decision.command = Some(Action::ReadRecord { order, proof });
    turn.goes_on()
}
