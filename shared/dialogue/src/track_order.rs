//! The flow "where is my order?": which order, who may see it, what it says. Whether the shopper
//! may see an order is decided by `policy` on the order itself; here is only what to ask.

use aisle_domain::conversation::{Action, Flow, Question, State, TrackOrder};
use aisle_domain::identity::{MAX_PROOF_ATTEMPTS, Proof, ProvenOrder};
use aisle_domain::ids::OrderNumber;
use aisle_domain::news::Subject;
use aisle_domain::part::{Choice, Part};
use aisle_domain::shop::Order;
use aisle_domain::understood::{EntityValue, Understood};

use crate::card::{order_label, order_parts};
use crate::context::Context;
use crate::decide::{ActionResult, Decision};
use crate::flow::Heed;
use crate::small_talk::{choice, offer};

/// Orders that are remembered as proven; more than anybody asks about in one conversation.
const MAX_PROVEN: usize = 10;
/// Messages without the order number before a human is offered.
const OFFER_HUMAN_AFTER: u8 = 2;

/// Starts the flow, with what the message already says.
pub(crate) fn started(
    context: &Context<'_>,
    state: &State,
    meaning: Option<&Understood>,
) -> Decision {
    let number = meaning.and_then(Understood::order_number).cloned();
    let proof = meaning.and_then(proof_in);
    let mut state = state.clone();
    state.not_understood = 0;
    match (number, &state.shopper) {
        (Some(number), _) => look_up(context, &state, number, proof),
        (None, Some(shopper)) => {
            let shopper = shopper.clone();
            let mut decision = with_flow(&state, TrackOrder::default());
            decision.command = Some(Action::ListOrders { shopper });
            decision
        }
        (None, None) => ask(context, &state, TrackOrder::default(), Question::OrderNumber, false),
    }
}

/// Whether the open question is which of the offered orders is meant.
#[must_use]
pub fn asks_which(state: &State) -> bool {
    matches!(&state.flow, Some(Flow::TrackOrder(flow)) if flow.asked == Some(Question::WhichOrder))
}

/// Goes on with what the message answers; `None` when it does not belong to this flow.
pub(crate) fn continued(context: &Context<'_>, state: &State, heed: Heed<'_>) -> Option<Decision> {
    let meaning = heed.meaning;
    let Some(Flow::TrackOrder(flow)) = &state.flow else { return None };
    let asked = flow.asked?;
    let mut state = state.clone();
    state.not_understood = 0;
    if let Some(number) = meaning.order_number() {
        return Some(look_up(context, &state, number.clone(), proof_in(meaning)));
    }
    match (asked, meaning.intent()) {
        // "I haven't got it" is an answer, too.
        (Question::OrderNumber | Question::Proof, Some("deny")) => {
            let mut decision = asked_again(context, &state)?;
            decision.offer(vec![offer(context, &state, choice::HUMAN, "choice-human")]);
            return Some(decision);
        }
        // "Yes" picks what is the only choice.
        (Question::WhichOrder, Some("affirm")) if state.offered.len() == 1 => {
            return offered_order(&state, 1).map(|number| look_up(context, &state, number, None));
        }
        _ => {}
    }
    match asked {
        Question::WhichOrder => offered_order(&state, meaning.ordinal()?)
            .map(|number| look_up(context, &state, number, None)),
        Question::Proof => {
            let number = flow.number.clone()?;
            proof_asked_for(heed.text, meaning)
                .map(|proof| look_up(context, &state, number, Some(proof)))
        }
        Question::OrderNumber => None,
    }
}

/// Asks the open question again after a message that was not understood.
pub(crate) fn unclear(context: &Context<'_>, state: &State) -> Option<Decision> {
    let mut state = state.clone();
    state.not_understood = state.not_understood.saturating_add(1);
    let mut decision = asked_again(context, &state)?;
    let offered = decision.parts.iter().any(|part| matches!(part, Part::Choices(_)));
    if !offered && state.not_understood >= OFFER_HUMAN_AFTER {
        decision.offer(vec![offer(context, &state, choice::HUMAN, "choice-human")]);
    }
    Some(decision)
}

/// Asks the open question again; `None` if there is none.
pub(crate) fn asked_again(context: &Context<'_>, state: &State) -> Option<Decision> {
    let Some(Flow::TrackOrder(flow)) = &state.flow else { return None };
    let asked = flow.asked?;
    let mut decision = ask(context, state, flow.clone(), asked, true);
    if asked == Question::WhichOrder {
        decision.offer(state.offered.clone());
    }
    Some(decision)
}

/// Goes on with an order that was picked from a list.
pub(crate) fn picked(context: &Context<'_>, state: &State, number: &str) -> Decision {
    match OrderNumber::parse(number) {
        Ok(number) => look_up(context, state, number, None),
        Err(_) => crate::small_talk::not_understood(context, state),
    }
}

/// Tells what a look-up brought.
pub(crate) fn done(
    context: &Context<'_>,
    state: &State,
    action: &Action,
    result: &ActionResult,
) -> Decision {
    let mut decision = Decision::from(state);
    decision.state.flow = None;
    match (action, result) {
        (_, ActionResult::Order(order)) => tell(context, &mut decision, action, order),
        (_, ActionResult::Orders(orders)) if orders.is_empty() => {
            decision.say(context, "no-orders", &[]);
            decision.state.flow = asking(TrackOrder::default(), Question::OrderNumber);
        }
        (_, ActionResult::Orders(orders)) => {
            decision.say(context, "ask-which-order", &[]);
            let choices = orders.iter().map(|order| order_choice(context, state, order)).collect();
            decision.offer(choices);
            decision.state.flow = asking(TrackOrder::default(), Question::WhichOrder);
        }
        (Action::LookUpOrder { number, .. }, ActionResult::NotFound) => {
            decision.state.failed_proofs = state.failed_proofs.saturating_add(1);
            if decision.state.failed_proofs >= MAX_PROOF_ATTEMPTS {
                refuse_further(context, &mut decision);
            } else {
                decision.say(context, "order-not-found", &[]);
                let flow = TrackOrder { number: Some(number.clone()), asked: None };
                decision.state.flow = asking(flow, Question::Proof);
            }
        }
        (Action::ListOrders { .. }, ActionResult::NotFound) => {
            decision.say(context, "no-orders", &[]);
            decision.state.flow = asking(TrackOrder::default(), Question::OrderNumber);
        }
        // Everything else is told as what it is here: no answer.
        _ => {
            decision.say(context, "order-unknown", &[]);
            decision.offer(vec![
                offer(context, state, choice::TRACK_ORDER, "choice-track-order"),
                offer(context, state, choice::HUMAN, "choice-human"),
            ]);
        }
    }
    decision
}

fn tell(context: &Context<'_>, decision: &mut Decision, action: &Action, order: &Order) {
    let language = decision.state.language;
    decision.parts.extend(order_parts(order, language, context.wording, context.now));
    decision.state.offered = Vec::new();
    if matches!(action, Action::LookUpOrder { proof, .. } if proof.is_shown()) {
        remember(decision, &ProvenOrder(order.number.clone()));
    }
}

/// Remembers an order that a guest proved, and has the conversation hear news of it.
pub(crate) fn remember(decision: &mut Decision, order: &ProvenOrder) {
    let proven = &mut decision.state.proven;
    if proven.contains(order) {
        return;
    }
    if proven.len() == MAX_PROVEN {
        proven.remove(0);
    }
    proven.push(order.clone());
    decision.watches.push(Subject::Order(order.0.clone()));
}

/// Orders the look-up if there is a proof to try, else asks for one.
fn look_up(
    context: &Context<'_>,
    state: &State,
    number: OrderNumber,
    proof: Option<Proof>,
) -> Decision {
    let proof = proof.or_else(|| known_proof(state, &number));
    let flow = TrackOrder { number: Some(number.clone()), asked: None };
    match proof {
        Some(Proof::Proven) => ordered(state, flow, number, Proof::Proven),
        _ if state.failed_proofs >= MAX_PROOF_ATTEMPTS => {
            let mut decision = Decision::from(state);
            decision.state.flow = None;
            refuse_further(context, &mut decision);
            decision
        }
        Some(proof) => ordered(state, flow, number, proof),
        None => ask(context, state, flow, Question::Proof, false),
    }
}

fn ordered(state: &State, flow: TrackOrder, number: OrderNumber, proof: Proof) -> Decision {
    let mut decision = with_flow(state, flow);
    decision.command = Some(Action::LookUpOrder { number, proof });
    decision
}

/// The proof that needs no asking: the order was proven here before, or the shopper is signed in.
pub(crate) fn known_proof(state: &State, number: &OrderNumber) -> Option<Proof> {
    if state.proven.iter().any(|proven| &proven.0 == number) {
        return Some(Proof::Proven);
    }
    state.shopper.clone().map(Proof::SignedIn)
}

pub(crate) fn proof_in(meaning: &Understood) -> Option<Proof> {
    meaning.entities.iter().find_map(|entity| match &entity.value {
        EntityValue::Email(email) => Some(Proof::Email(email.clone())),
        EntityValue::Postcode(postcode) => Some(Proof::Postcode(postcode.clone())),
        _ => None,
    })
}

/// What an answer to the question for a proof shows: there a phone number is one, and so are its
/// last four digits.
pub(crate) fn proof_asked_for(text: &str, meaning: &Understood) -> Option<Proof> {
    let phone = || {
        meaning.entities.iter().find_map(|entity| match &entity.value {
            EntityValue::Phone(phone) => Some(Proof::Phone(phone.clone())),
            _ => None,
        })
    };
    proof_in(meaning).or_else(phone).or_else(|| four_digits(text).map(Proof::Phone))
}

/// The only number in a text, if it has four digits. Full-width digits count.
fn four_digits(text: &str) -> Option<String> {
    let plain = text.chars().map(|c| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        other => other,
    });
    let plain: String = plain.collect();
    let mut numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let number = numbers.next().filter(|run| run.len() == 4)?;
    numbers.next().is_none().then(|| number.to_owned())
}

pub(crate) fn refuse_further(context: &Context<'_>, decision: &mut Decision) {
    decision.say(context, "order-too-many-attempts", &[]);
    let human = offer(context, &decision.state, choice::HUMAN, "choice-human");
    decision.offer(vec![human]);
}

fn ask(
    context: &Context<'_>,
    state: &State,
    flow: TrackOrder,
    question: Question,
    again: bool,
) -> Decision {
    let mut decision = Decision::from(state);
    let order = flow.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let key = match (question, again) {
        (Question::OrderNumber, false) => "ask-order-number",
        (Question::OrderNumber, true) => "ask-order-number-again",
        (Question::Proof, false) => "ask-proof",
        (Question::Proof, true) => "ask-proof-again",
        (Question::WhichOrder, false) => "ask-which-order",
        (Question::WhichOrder, true) => "ask-which-order-again",
    };
    decision.say(context, key, &[("order", &order)]);
    decision.state.flow = asking(flow, question);
    decision
}

fn asking(flow: TrackOrder, question: Question) -> Option<Flow> {
    Some(Flow::TrackOrder(TrackOrder { asked: Some(question), ..flow }))
}

fn with_flow(state: &State, flow: TrackOrder) -> Decision {
    let mut decision = Decision::from(state);
    decision.state.flow = Some(Flow::TrackOrder(flow));
    decision
}

pub(crate) fn order_choice(context: &Context<'_>, state: &State, order: &Order) -> Choice {
    Choice {
        id: format!("order:{}", order.number.as_str()),
        label: order_label(order, state.language, context.wording),
    }
}

/// The order at a position of the list that was offered: 1 is the first, -1 the last.
fn offered_order(state: &State, position: i8) -> Option<OrderNumber> {
    let count = i64::try_from(state.offered.len()).ok()?;
    let position = i64::from(position);
    let index = if position < 0 { count + position } else { position - 1 };
    let choice = state.offered.get(usize::try_from(index).ok()?)?;
    OrderNumber::parse(choice.id.strip_prefix("order:")?).ok()
}
