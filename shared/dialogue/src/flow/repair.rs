//! Beginning flows, leaving them for something else, and coming back: what no author of a flow needs
//! to think of.

use std::sync::LazyLock;

use aisle_domain::conversation::{Flow as Talk, State};
use aisle_domain::flow::{Asked, Running, SlotValue};
use aisle_domain::part::{Choice, Part};

use super::definition::{Flow, Slot, SlotKind, Step, StepKind};
use super::said::Heed;
use super::turn::{Turn, fits};
use super::walk::advance;
use super::{ask, fill, several};
use crate::context::Context;
use crate::decide::Decision;
use crate::small_talk;

/// Flows that are left and offered again; of more, the oldest are forgotten.
pub(super) const MAX_LEFT: usize = 3;
/// Texts that are kept for a flow that is left.
const MAX_SAID_LEFT: usize = 1;

/// The name of the flow that tells where an order is, in every pack.
pub(super) const TRACK_ORDER: &str = "track_order";

/// "Where is my order?", asked in the middle of another flow, where the pack has no such flow.
pub(super) static TRACK: LazyLock<Flow> = LazyLock::new(|| {
    let step = |kind| Step { at: (1, 1), id: None, when: Vec::new(), kind };
    Flow {
        file: String::new(),
        name: TRACK_ORDER.to_owned(),
        starts_on: Vec::new(),
        slots: vec![Slot {
            name: "order".to_owned(),
            kind: SlotKind::Order,
            ask: "ask-which-order".to_owned(),
            statuses: Vec::new(),
            account: None,
        }],
        steps: vec![step(StepKind::Collect("order".to_owned())), step(StepKind::LookUp)],
    }
});

/// The flow that an intent is for.
pub(super) fn flow_for<'a>(context: &Context<'a>, intent: &str) -> Option<&'a Flow> {
    let own = context.flows.starting_on(intent);
    own.or_else(|| matches!(intent, "track_order" | "delivery_delayed").then(|| &*TRACK))
}

/// Begins the flow of an intent, if the pack has one; what runs is left, and offered again.
pub(crate) fn begin(
    context: &Context<'_>,
    state: &State,
    intent: &str,
    heed: Option<Heed<'_>>,
) -> Option<Decision> {
    let runs = matches!(&state.flow, Some(Talk::Running(running)) if running.asked.is_some());
    let flow = match context.flows.starting_on(intent) {
        Some(flow) => flow,
        None if runs || heed.is_some_and(|heed| several::named(heed.meaning).len() > 1) => {
            flow_for(context, intent)?
        }
        None => return None,
    };
    Some(started(context, state, flow, heed))
}

fn started(context: &Context<'_>, state: &State, flow: &Flow, heed: Option<Heed<'_>>) -> Decision {
    let before = match &state.flow {
        Some(Talk::Running(running)) => Some(running.as_ref()),
        _ => None,
    };
    let mut running = fresh(context, flow);
    match before {
        // Asked for again: what is known stays.
        Some(same) if same.flow == flow.name && same.version == running.version => {
            running = Running { asked: None, quote: None, unclear: 0, ..same.clone() };
        }
        Some(other) => running.left = left(other),
        None => {}
    }
    // Of several wishes, this one is no longer to be offered.
    running.left.retain(|it| it.flow != flow.name);
    running.active_at = Some(context.now);
    let mut decision = Decision::from(state);
    decision.state.not_understood = 0;
    decision.state.offered = Vec::new();
    let flow = context.flows.of_version(&flow.name, &running.version);
    let Some(flow) = flow else { return decision };
    let mut turn = Turn { context, flow, running, decision, record: None, restarted: false };
    if let Some(heed) = heed {
        fill::from_message(&mut turn, heed.text, heed.meaning);
        turn.keep(heed.text);
    }
    advance(turn)
}

/// Whether the flow that runs is in no version of the pack any more.
pub(crate) fn is_gone(context: &Context<'_>, state: &State) -> bool {
    let Some(Talk::Running(running)) = &state.flow else { return false };
    context.flows.of_version(&running.flow, &running.version).is_none()
        && context.flows.get(&running.flow).is_none()
}

fn fresh(context: &Context<'_>, flow: &Flow) -> Running {
    Running {
        flow: flow.name.clone(),
        version: context.flows.version().to_owned(),
        ..Running::default()
    }
}

/// What is kept of a flow that is left, after those that were left for it.
fn left(running: &Running) -> Vec<Running> {
    let mut left = running.left.clone();
    if running.asked.is_some() {
        let order = |of: &Running| {
            of.slots.values().find(|value| matches!(value, SlotValue::Order(_))).cloned()
        };
        left.retain(|it| it.flow != running.flow || order(it) != order(running));
        let mut kept = Running { left: Vec::new(), quote: None, aside: None, ..running.clone() };
        let older = kept.said.len().saturating_sub(MAX_SAID_LEFT);
        kept.said.drain(..older);
        kept.read = kept.read.saturating_sub(u8::try_from(older).unwrap_or(u8::MAX));
        left.push(kept);
    }
    let older = left.len().saturating_sub(MAX_LEFT);
    left.drain(..older);
    left
}

/// Remembers a second wish of the same message, to be offered when the first is done.
pub(crate) fn waits(context: &Context<'_>, state: &mut State, intent: &str, text: &str) {
    let Some(flow) = context.flows.starting_on(intent) else { return };
    let Some(Talk::Running(running)) = &mut state.flow else { return };
    let known = running.flow == flow.name || running.left.iter().any(|it| it.flow == flow.name);
    if known || running.left.len() >= MAX_LEFT {
        return;
    }
    let mut later = fresh(context, flow);
    let end = text.floor_char_boundary(300);
    later.said.push(text[..end].to_owned());
    running.left.insert(0, later);
}

/// Whether what an intent asks for is only a detail of what else is wanted: how something is paid,
/// beside what is to be paid for.
pub(crate) fn is_detail(context: &Context<'_>, intent: &str, wanted: &[&str]) -> bool {
    let pays = |flow: &Flow| flow.slots.iter().any(|it| it.kind == SlotKind::PaymentMethod);
    let only_pays = |flow: &Flow| {
        let is_how = |kind: &SlotKind| matches!(kind, SlotKind::Order | SlotKind::PaymentMethod);
        pays(flow) && flow.slots.iter().all(|slot| is_how(&slot.kind))
    };
    let flow = |intent: &str| context.flows.starting_on(intent);
    flow(intent).is_some_and(only_pays)
        && wanted.iter().filter_map(|it| flow(it)).any(|other| pays(other) && !only_pays(other))
}

/// Goes on with another flow, with what is known.
pub(super) fn link(mut turn: Turn<'_>, name: &str) -> Decision {
    let version = turn.running.version.clone();
    let Some(flow) = turn.context.flows.of_version(name, &version) else { return ended(turn) };
    turn.running.slots.retain(|slot, value| {
        fits(flow, slot, value) || slot.starts_with("proof.") || slot == super::turn::STATUS
    });
    let running = Running {
        flow: name.to_owned(),
        asked: None,
        quote: None,
        unclear: 0,
        read: 0,
        done: Vec::new(),
        ..turn.running
    };
    advance(Turn { flow, running, ..turn })
}

/// The flow is over: what was left for it is offered again.
pub(super) fn ended(mut turn: Turn<'_>) -> Decision {
    let mut left = std::mem::take(&mut turn.running.left);
    // What was only looked up asks nothing: the shopper is back where they were.
    let only_looks = turn
        .flow
        .steps
        .iter()
        .all(|step| matches!(step.kind, StepKind::Collect(_) | StepKind::LookUp));
    if only_looks
        && !turn.flow.steps.is_empty()
        && let Some(next) = left.pop()
    {
        let mut running = next;
        running.left = left;
        let said = std::mem::take(&mut turn.decision.parts);
        let state = State { flow: None, ..turn.decision.state.clone() };
        if let Some(mut back) = Turn::of(turn.context, &state, &running) {
            back.decision.parts.splice(0..0, said);
            back.decision.events = std::mem::take(&mut turn.decision.events);
            back.running.active_at = Some(back.context.now);
            return resumed(back);
        }
        turn.decision.parts = said;
        left = running.left;
    }
    let mut decision = turn.decision;
    decision.state.flow = None;
    decision.state.offered = Vec::new();
    if decision.parts.is_empty() {
        decision.say(turn.context, "acknowledged", &[]);
    }
    offer_left(turn.context, decision, left)
}

/// Offers the newest of the flows that were left.
pub(super) fn offer_left(
    context: &Context<'_>,
    mut decision: Decision,
    mut left: Vec<Running>,
) -> Decision {
    let Some(mut next) = left.pop() else { return decision };
    next.left = left;
    decision.state.flow = None;
    match Turn::of(context, &decision.state, &next) {
        Some(mut turn) => {
            let said = std::mem::take(&mut turn.decision.parts);
            decision.parts.extend(said);
            turn.decision = decision;
            offer_again(turn)
        }
        None => offer_left(context, decision, next.left),
    }
}

/// Asks whether to go on with a flow.
pub(super) fn offer_again(mut turn: Turn<'_>) -> Decision {
    let name = turn.name();
    let begun = turn.running.asked.is_some() || !turn.running.done.is_empty();
    match turn.order().map(ToString::to_string) {
        _ if begun => turn.say("go-on", &[("flow", &name)]),
        Some(order) => turn.say("next-order", &[("flow", &name), ("order", &order)]),
        None => turn.say("start-other", &[("flow", &name)]),
    }
    let choices = vec![
        Choice { id: "yes".to_owned(), label: turn.words("choice-yes", &[]) },
        Choice { id: "no".to_owned(), label: turn.words("choice-no", &[]) },
    ];
    turn.running.active_at = Some(turn.context.now);
    ask::put(turn, Asked::GoOn, choices)
}

/// Goes on with a flow that was left.
pub(super) fn resumed(mut turn: Turn<'_>) -> Decision {
    turn.running.asked = None;
    turn.running.unclear = 0;
    turn.running.quote = None;
    turn.decision.state.offered = Vec::new();
    advance(turn)
}

/// A choice of an intent that no flow is for, in the middle of a flow; `None` if none asks anything.
pub(crate) fn answered(context: &Context<'_>, state: &State, intent: &str) -> Option<Decision> {
    let Some(Talk::Running(running)) = &state.flow else { return None };
    let turn = Turn::of(context, state, running)?;
    match turn.running.asked {
        Some(Asked::Slot(_) | Asked::Proof | Asked::Confirm) => Some(aside(turn, intent, None)),
        Some(Asked::GoOn) | None => None,
    }
}

/// Something else in the middle of a flow: another flow, or a question that is answered before the
/// open one is asked again.
pub(super) fn aside(mut turn: Turn<'_>, intent: &str, heed: Option<Heed<'_>>) -> Decision {
    let other = flow_for(turn.context, intent).filter(|flow| flow.name != turn.flow.name);
    if let Some(flow) = other {
        let text = match heed {
            Some(_) => None,
            None => turn.running.said.pop(),
        };
        turn.running.read =
            turn.running.read.min(u8::try_from(turn.running.said.len()).unwrap_or(u8::MAX));
        let context = turn.context;
        let said = std::mem::take(&mut turn.decision.parts);
        let state = turn.goes_on().state;
        let mut decision = started(context, &state, flow, heed);
        if let (Some(text), Some(Talk::Running(running))) = (text, &mut decision.state.flow) {
            running.said.push(text);
        }
        decision.parts.splice(0..0, said);
        return decision;
    }
    // Politeness around a question needs no answer of its own.
    if !small_talk::is_polite(intent) {
        let answer = small_talk::answer(turn.context, &turn.decision.state, intent);
        let texts = answer.parts.into_iter().filter(|part| !matches!(part, Part::Choices(_)));
        turn.decision.parts.extend(texts);
    }
    turn.running.unclear = 0;
    match turn.running.asked {
        Some(Asked::Proof) => ask::proof(turn),
        _ => advance(turn),
    }
}
