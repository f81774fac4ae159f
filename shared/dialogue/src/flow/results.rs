//! What comes back from the order book, and how a flow goes on with it. A request is only ever done
//! on a message of the shopper's: nothing here orders one to be.

use aisle_domain::after_sales::{Quote, Reason, Receipt, Record};
use aisle_domain::conversation::{Action, Flow as Talk, HandoffReason, State};
use aisle_domain::identity::ProvenOrder;
use aisle_domain::ids::OrderNumber;
use aisle_domain::part::Part;
use aisle_domain::shop::Order;

use super::confirm;
use super::definition::{Flow, StepKind};
use super::fill;
use super::turn::Turn;
use super::walk::{self, advance, mark};
use super::{ask, money, orders, proof, repair, said};
use crate::card::order_parts;
use crate::context::Context;
use crate::decide::{ActionResult, Decision};
use crate::small_talk::{self, choice, offer};
use crate::track_order;

/// A flow without steps: for what comes back when none runs any more.
static NO_FLOW: Flow = Flow {
    file: String::new(),
    name: String::new(),
    starts_on: Vec::new(),
    slots: Vec::new(),
    steps: Vec::new(),
};

/// Goes on with what a command brought; `None` if it was not a flow's.
pub(crate) fn done(
    context: &Context<'_>,
    state: &State,
    action: &Action,
    result: &ActionResult,
) -> Option<Decision> {
    let running = match &state.flow {
        Some(Talk::Running(running)) => Turn::of(context, state, running),
        _ => None,
    };
    let turn = match (running, action) {
        (Some(turn), _) => turn,
        (None, Action::LookUpOrder { .. } | Action::ListOrders { .. }) => return None,
        (None, _) => without_flow(context, state),
    };
    Some(match (action, result) {
        (_, ActionResult::Orders(orders)) => orders::listed(turn, orders),
        (Action::ListOrders { .. }, ActionResult::NotFound) => orders::listed(turn, &[]),
        (_, ActionResult::Order(order)) => looked_up(turn, action, order),
        (_, ActionResult::Record(record)) => read(turn, action, record),
        (_, ActionResult::Quoted(quote)) => confirm::quoted(proven(turn, action), quote, false),
        (_, ActionResult::Changed(quote)) => confirm::quoted(turn, quote, true),
        (_, ActionResult::InReview(quote)) => in_review(turn, quote),
        (_, ActionResult::Refused(reasons)) => refused(turn, reasons),
        (_, ActionResult::Performed(quote, receipt)) => performed(turn, quote, receipt),
        (_, ActionResult::NotFound) => proof::failed(turn),
        (Action::Perform { .. }, ActionResult::Unknown) => {
            let mut turn = turn;
            turn.say("perform-unknown", &[]);
            repair::ended(turn)
        }
        (_, ActionResult::Unknown) => unreachable_now(turn),
    })
}

/// What the end of a change says, where no flow goes on with it.
pub(crate) fn told_end(context: &Context<'_>, state: &State, result: &ActionResult) -> Vec<Part> {
    let mut turn = without_flow(context, state);
    match result {
        ActionResult::Performed(quote, receipt) => tell_performed(&mut turn, quote, receipt),
        ActionResult::Refused(reasons) => tell_reasons(&mut turn, reasons),
        _ => {}
    }
    turn.decision.parts
}

fn without_flow<'a>(context: &'a Context<'a>, state: &State) -> Turn<'a> {
    Turn {
        context,
        flow: &NO_FLOW,
        running: aisle_domain::flow::Running::default(),
        decision: Decision::from(state),
        record: None,
        restarted: false,
    }
}

/// Remembers that a guest proved an order.
fn proven<'a>(mut turn: Turn<'a>, action: &Action) -> Turn<'a> {
    let shown = match action {
        Action::LookUpOrder { number, proof } => Some((number, proof)),
        Action::ReadRecord { order: Some(order), proof } => Some((order, proof)),
        Action::Prepare { request, proof } => request.order().map(|order| (order, proof)),
        _ => None,
    };
    if let Some((number, _)) = shown.filter(|(_, proof)| proof.is_shown()) {
        track_order::remember(&mut turn.decision, &ProvenOrder(number.clone()));
    }
    proof::forget(&mut turn);
    turn
}

fn looked_up<'a>(turn: Turn<'a>, action: &Action, order: &Order) -> Decision {
    let mut turn = proven(turn, action);
    let state = &turn.decision.state;
    let parts = order_parts(order, state.language, turn.context.wording, turn.context.now);
    turn.decision.parts.extend(parts);
    turn.running.asked = None;
    turn.decision.state.offered = Vec::new();
    match walk::undone(&turn, |step| *step == StepKind::LookUp) {
        Some(index) => mark(&mut turn, index),
        None => return repair::ended(turn),
    }
    advance(turn)
}

/// Reads what was said against the record, and goes on.
fn read<'a>(turn: Turn<'a>, action: &Action, record: &'a Record) -> Decision {
    debug_assert!(ask::reads(action));
    let context = turn.context;
    let mut turn = proven(turn, action);
    let fresh = turn.has_unread();
    turn.record = Some(record);
    let changed = fill::from_record(&mut turn, record);
    let asked = turn.running.asked.is_some();
    if changed {
        turn.running.unclear = 0;
        turn.running.aside = None;
        turn.running.quote = None;
    } else if fresh && asked {
        return said::missed(turn, None);
    } else if fresh && turn.running.unclear > 0 {
        // After a refusal: nothing was corrected, so it is something else.
        let mut state = turn.decision.state;
        state.flow = None;
        return small_talk::not_understood(context, &state);
    }
    turn.running.asked = None;
    advance(turn)
}

fn in_review(mut turn: Turn<'_>, quote: &Quote) -> Decision {
    confirm::summary(&mut turn, quote);
    turn.say("review-needed", &[]);
    turn.say("handoff-requested", &[]);
    let mut decision = turn.decision;
    decision.wait_for_human(HandoffReason::Review, turn.context.seq);
    decision
}

/// Says why something cannot be done. A correction may still help, so what is known is kept, unless
/// something else was left for it.
fn refused(mut turn: Turn<'_>, reasons: &[Reason]) -> Decision {
    tell_reasons(&mut turn, reasons);
    turn.running.quote = None;
    turn.running.asked = None;
    if !turn.running.left.is_empty() {
        return repair::ended(turn);
    }
    let human = offer(turn.context, &turn.decision.state, choice::HUMAN, "choice-human");
    turn.decision.offer(vec![human]);
    if turn.flow.steps.is_empty() {
        turn.decision.state.flow = None;
        return turn.decision;
    }
    turn.goes_on()
}

fn tell_reasons(turn: &mut Turn<'_>, reasons: &[Reason]) {
    let mut told: Vec<String> = Vec::new();
    for reason in reasons {
        let text = money::reason(turn.context, &turn.decision.state, reason);
        if !told.contains(&text) {
            told.push(text);
        }
    }
    if told.is_empty() {
        told.push(turn.words("refused-other", &[]));
    }
    turn.decision.parts.extend(told.into_iter().map(Part::Text));
}

fn performed(mut turn: Turn<'_>, quote: &Quote, receipt: &Receipt) -> Decision {
    tell_performed(&mut turn, quote, receipt);
    turn.running.quote = None;
    turn.running.asked = None;
    turn.decision.state.offered = Vec::new();
    match walk::undone(&turn, |step| confirm::is_act(step, &quote.request)) {
        Some(index) => mark(&mut turn, index),
        None => return repair::ended(turn),
    }
    advance(turn)
}

fn tell_performed(turn: &mut Turn<'_>, quote: &Quote, receipt: &Receipt) {
    let mut arguments = confirm::arguments(turn, &quote.request);
    if !arguments.iter().any(|(name, _)| *name == "order") {
        let order = receipt.order.as_ref().map(|order| &order.number).map(OrderNumber::to_string);
        arguments.push(("order", order.unwrap_or_default()));
    }
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    turn.say(&format!("done-{}", quote.request.name()), &arguments);
    let transfers = money::transfers(turn.context, &turn.decision.state, quote);
    turn.decision.parts.extend(transfers.into_iter().map(Part::Text));
    if let Some(url) = receipt.label.clone().filter(|url| url.starts_with("https://")) {
        let label = turn.words("label-link", &[]);
        turn.decision.parts.push(Part::Link { label, url });
    }
}

/// The order book does not answer. Nothing was changed; what is known is kept, to try again.
fn unreachable_now(mut turn: Turn<'_>) -> Decision {
    turn.say("order-unknown", &[]);
    turn.running.asked = None;
    turn.running.quote = None;
    let human = offer(turn.context, &turn.decision.state, choice::HUMAN, "choice-human");
    turn.decision.offer(vec![human]);
    turn.goes_on()
}
