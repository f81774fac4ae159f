//! What is said apart from flows: how a change ended whose end was not seen at first, and that the
//! assistant is switched off.

use aisle_domain::conversation::{Author, HandoffReason, State, Written};

use crate::context::Context;
use crate::decide::{ActionResult, Decision};
use crate::{flow, handoff};

/// The entry that tells how a change ended that the shopper was left in doubt about. Nothing is said
/// while it is still not known.
#[must_use]
pub fn settled(context: &Context<'_>, state: &State, result: &ActionResult) -> Written {
    let mut decision = Decision::from(state);
    match result {
        ActionResult::Performed(..) => decision.say(context, "settled-done", &[]),
        ActionResult::Unknown => {}
        _ => decision.say(context, "settled-not-done", &[]),
    }
    decision.parts.extend(flow::told_end(context, state, result));
    written(decision)
}

/// The entry that gives a change to a human because its end could not be found out.
#[must_use]
pub fn not_settled(context: &Context<'_>, state: &State) -> Written {
    let mut decision = Decision::from(state);
    decision.say(context, "settled-unknown", &[]);
    decision.wait_for_human(HandoffReason::Unsettled, context.seq);
    written(decision)
}

/// What is said to everything while the assistant is switched off: a human is asked for.
#[must_use]
pub fn switched_off(context: &Context<'_>, state: &State) -> Decision {
    handoff::requested(context, state, HandoffReason::SwitchedOff, context.seq)
}

fn written(decision: Decision) -> Written {
    Written {
        parts: decision.parts,
        notice: decision.notice,
        events: decision.events,
        watches: decision.watches,
        ..Written::silent(Author::Bot, decision.state)
    }
}
