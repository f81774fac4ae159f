//! What a message means to a flow that runs: an answer, a correction, a second thought, or something
//! else altogether.

use aisle_domain::conversation::{Flow as Talk, State};
use aisle_domain::flow::Asked;
use aisle_domain::ids::{OrderNumber, Seq};
use aisle_domain::understood::{EntityValue, Understood};

use super::ask::ANGRY;
use super::definition::{Slot, SlotKind};
use super::fill::{self, Heard};
use super::turn::Turn;
use super::walk::{advance, read_record};
use super::{ask, confirm, orders, repair, several, words};
use crate::context::Context;
use crate::decide::Decision;
use crate::small_talk::{choice, is_polite, offer};

/// Minutes after which a flow is offered again rather than gone on with.
const LAPSES_AFTER_MINUTES: i64 = 30;
/// How sure a message must be of another flow to leave this one.
const SWITCH_AT: f32 = 0.75;
/// How sure, where the message names an order, as an answer would.
const CLEAR_AT: f32 = 0.85;
/// Words that a message has at least that leaves for another flow: shorter ones are answers.
const SWITCH_WORDS: usize = 3;
/// Words of a clear yes or no at most.
const PLAIN_ANSWER_WORDS: usize = 10;
/// Words of a yes at most that need not hold a word of agreement.
const SHORT_YES_WORDS: usize = 4;

/// A message as a flow sees it.
#[derive(Clone, Copy)]
pub(crate) struct Heed<'a> {
    pub(crate) text: &'a str,
    pub(crate) meaning: &'a Understood,
    /// Its position in the log.
    pub(crate) seq: Seq,
}

/// Goes on with what a text means to the flow that runs; `None` when that is nothing.
pub(crate) fn continued(context: &Context<'_>, state: &State, heed: Heed<'_>) -> Option<Decision> {
    let Some(Talk::Running(running)) = &state.flow else { return None };
    // These are about the conversation, not about the flow, unless they are the words of a choice.
    if matches!(heed.meaning.intent(), Some("contact_human_agent" | "start_over" | "goodbye"))
        && !is_offered(state, heed.text)
    {
        return None;
    }
    let mut turn = Turn::of(context, state, running)?;
    let lapsed = turn.running.active_at.is_some_and(|at| {
        context.now.as_second().saturating_sub(at.as_second()) > LAPSES_AFTER_MINUTES * 60
    });
    turn.running.active_at = Some(context.now);
    turn.decision.state.not_understood = 0;
    turn.running.aside = None;
    if turn.decision.state.mood.anger_milli >= ANGRY {
        turn.say("angry-human", &[]);
    }
    if turn.restarted {
        fill::from_message(&mut turn, heed.text, heed.meaning);
        turn.keep(heed.text);
        return Some(advance(turn));
    }
    if lapsed && turn.running.asked.is_some() && !says_something(&turn, heed) {
        turn.running.quote = None;
        return Some(repair::offer_again(turn));
    }
    let takes_words = turn
        .asked_slot()
        .and_then(|name| turn.flow.slot(name))
        .is_some_and(|slot| slot.kind == SlotKind::Text);
    if words::takes_back(heed.text) && (!takes_words || words::length(heed.text) <= 3) {
        return Some(confirm::declined(turn));
    }
    if heed.meaning.intent() == Some("repeat") && turn.running.asked.is_some() {
        return Some(if turn.running.asked == Some(Asked::GoOn) {
            repair::offer_again(turn)
        } else {
            advance(turn)
        });
    }
    if turn.flow.order_slot().is_some()
        && turn.order().is_some()
        && heed.meaning.order_number().is_none()
        && (words::other_order(heed.text) || other_one_is_an_order(&turn, heed.text))
    {
        return Some(orders::other(turn));
    }
    match turn.running.asked.clone() {
        Some(Asked::GoOn) => go_on(turn, heed),
        Some(Asked::Confirm) => Some(confirming(turn, heed)),
        None => stuck(turn, heed),
        Some(_) => Some(answering(turn, heed)),
    }
}

/// Whether a message is just what a choice of the open question says.
fn is_offered(state: &State, text: &str) -> bool {
    let said = words::plain(text);
    let offered = state.offered.iter().filter(|it| it.id != choice::HUMAN);
    offered.clone().any(|it| words::plain(&it.label) == said)
}

/// "No, the other one", where nothing but the order can be meant.
fn other_one_is_an_order(turn: &Turn<'_>, text: &str) -> bool {
    let others = |slot: &Slot| !matches!(slot.kind, SlotKind::Order | SlotKind::Option(_));
    words::other_one(text) && !turn.flow.slots.iter().any(others)
}

/// Whether a message says more than yes, no or hello.
fn says_something(turn: &Turn<'_>, heed: Heed<'_>) -> bool {
    let waits_for_words = matches!(turn.running.asked, Some(Asked::GoOn));
    let named = !heed.meaning.entities.is_empty();
    let other = heed.meaning.intent().is_some_and(|intent| !is_polite(intent));
    named || other || waits_for_words
}

/// The flow, other than this one, that a message surely asks for.
fn switch<'a>(turn: &Turn<'a>, heed: Heed<'_>) -> Option<String> {
    let scored = heed.meaning.intents.first()?;
    let intent = scored.intent.as_str();
    let other = repair::flow_for(turn.context, intent)?.name != turn.flow.name;
    // How it is paid is a detail of what is going on, unless another order is named.
    let own: Vec<&str> = turn.flow.starts_on.iter().map(String::as_str).collect();
    if heed.meaning.order_number().is_none() && repair::is_detail(turn.context, intent, &own) {
        return None;
    }
    let sure = scored.confidence >= SWITCH_AT && words::length(heed.text) >= SWITCH_WORDS;
    (other && sure).then(|| intent.to_owned())
}

/// What a message that names an order surely asks for beside: it is no answer, and no correction.
fn clear_request(turn: &Turn<'_>, heed: Heed<'_>) -> Option<String> {
    let numbers = several::named(heed.meaning).len();
    let beside = words::length(heed.text).saturating_sub(numbers);
    let sure = heed.meaning.intents.first().is_some_and(|it| it.confidence >= CLEAR_AT);
    if numbers == 0 || beside < SWITCH_WORDS || !sure {
        return None;
    }
    let intent = switch(turn, heed)?;
    // "It's my order A1": who only names one may seem to ask where it is.
    let looks =
        repair::flow_for(turn.context, &intent).is_some_and(|it| it.name == repair::TRACK_ORDER);
    (!looks || words::asks(heed.text) || words::asks_where(heed.text)).then_some(intent)
}

/// Whether an intent is what this flow is for anyway.
fn is_own(turn: &Turn<'_>, intent: &str) -> bool {
    turn.flow.starts_on.iter().any(|on| on == intent)
        || repair::flow_for(turn.context, intent).is_some_and(|flow| flow.name == turn.flow.name)
}

/// An answer to the question whether to go on with what was left.
fn go_on(mut turn: Turn<'_>, heed: Heed<'_>) -> Option<Decision> {
    let asked_before = heed.seq > turn.running.asked_at;
    match heed.meaning.intent() {
        Some("affirm") if asked_before => Some(repair::resumed(turn)),
        Some("deny") if asked_before => Some(repair::ended(turn)),
        Some(intent) if is_own(&turn, intent) => {
            fill::from_message(&mut turn, heed.text, heed.meaning);
            turn.keep(heed.text);
            Some(repair::resumed(turn))
        }
        _ => None,
    }
}

/// An answer to a summary: a clear yes, a clear no, or a correction.
fn confirming(mut turn: Turn<'_>, heed: Heed<'_>) -> Decision {
    let intent = heed.meaning.intent();
    let plain = is_plain(heed);
    if plain && heed.seq <= turn.running.asked_at && matches!(intent, Some("affirm" | "deny")) {
        // Said before the summary was: it is an answer to something else.
        return advance(turn);
    }
    if plain && intent == Some("affirm") && is_clear_yes(heed.text) {
        return confirm::perform(turn);
    }
    if plain && intent == Some("deny") {
        return confirm::declined(turn);
    }
    if let Some(intent) = clear_request(&turn, heed) {
        return repair::aside(turn, &intent, Some(heed));
    }
    let other_order = heed.meaning.order_number().is_some_and(|it| turn.order() != Some(it));
    if let Some(intent) = switch(&turn, heed)
        // "No, it's order A1": no question about that order.
        && !(other_order && intent == repair::TRACK_ORDER)
    {
        return repair::aside(turn, &intent, Some(heed));
    }
    let heard = fill::from_message(&mut turn, heed.text, heed.meaning);
    turn.keep(heed.text);
    if heard.changed {
        turn.running.quote = None;
        turn.running.asked = None;
        turn.running.unclear = 0;
    } else {
        turn.running.aside = aside_of(&turn, heed);
    }
    if !heard.changed && words::forbids(heed.text) && heed.meaning.entities.is_empty() {
        return confirm::declined(turn);
    }
    if reads_now(&turn) {
        return read_record(turn);
    }
    if heard.changed { advance(turn) } else { missed(turn, Some(heed)) }
}

/// Whether a message is a yes or a no and nothing beside.
fn is_plain(heed: Heed<'_>) -> bool {
    let only = heed.meaning.intents.iter().all(|scored| is_polite(scored.intent.as_str()));
    let names = heed.meaning.entities.iter().any(|entity| {
        !matches!(
            entity.value,
            EntityValue::Date(_) | EntityValue::Period(_) | EntityValue::Amount(_)
        )
    });
    only && !names
        && words::length(heed.text) <= PLAIN_ANSWER_WORDS
        && !words::contradicts(heed.text)
        && !words::sets_condition(heed.text)
}

/// Whether a text that may be a yes is one: something is done on it. A longer one must say so.
fn is_clear_yes(text: &str) -> bool {
    words::length(text) <= SHORT_YES_WORDS || words::agrees(text)
}

/// Whether a message names something that is offered: it is an answer, whatever else it may be.
fn names_offered(turn: &Turn<'_>, text: &str) -> bool {
    let asks_record = turn.asked_slot().and_then(|name| turn.flow.slot(name)).is_some_and(|slot| {
        matches!(slot.kind, SlotKind::Items | SlotKind::Swaps | SlotKind::PaymentMethod)
    });
    let offered = turn.decision.state.offered.iter();
    let labels: Vec<&str> = offered.map(|choice| choice.label.as_str()).collect();
    asks_record && !turn.context.reader.which(text, &labels).is_empty()
}

/// After a refusal: a correction may still help; else it is no flow any more.
fn stuck(mut turn: Turn<'_>, heed: Heed<'_>) -> Option<Decision> {
    let other = heed.meaning.intent().is_some_and(|intent| !is_own(&turn, intent));
    if other || !(turn.flow.reads_record() || heed.meaning.order_number().is_some()) {
        return None;
    }
    let heard = fill::from_message(&mut turn, heed.text, heed.meaning);
    turn.keep(heed.text);
    if reads_now(&turn) {
        // Should it change nothing, the refusal stands.
        turn.running.unclear = u8::from(!heard.changed);
        return Some(read_record(turn));
    }
    heard.changed.then(|| advance(turn))
}

/// An answer to a question for a slot or a proof.
fn answering(mut turn: Turn<'_>, heed: Heed<'_>) -> Decision {
    let asks_order = turn.flow.order_slot().is_some_and(|it| turn.asked_slot() == Some(&it.name));
    let asks_proof = turn.running.asked == Some(Asked::Proof);
    if let Some(intent) = clear_request(&turn, heed) {
        return repair::aside(turn, &intent, Some(heed));
    }
    let mut heard = fill::from_message(&mut turn, heed.text, heed.meaning);
    let picked = (asks_order && !heard.answered).then(|| picked_order(&turn, heed)).flatten();
    if let Some(number) = picked {
        turn.set_order(number);
        heard = Heard { changed: true, answered: true };
    }
    if !heard.answered
        && let Some(intent) = switch(&turn, heed)
        && !names_offered(&turn, heed.text)
    {
        return repair::aside(turn, &intent, Some(heed));
    }
    if (asks_order || asks_proof) && !heard.answered && heed.meaning.intent() == Some("deny") {
        // "I haven't got it" is an answer, too.
        turn.running.unclear = turn.running.unclear.max(1);
        let human = offer(turn.context, &turn.decision.state, choice::HUMAN, "choice-human");
        let mut decision = if asks_proof { ask::proof(turn) } else { ask::order(turn) };
        decision.offer(vec![human]);
        return decision;
    }
    // An answer in words of its own says nothing of other slots.
    let consumed = heard.answered && !asks_order;
    if !consumed {
        turn.keep(heed.text);
    }
    if heard.answered || heard.changed {
        turn.running.unclear = 0;
        turn.running.asked = None;
        return advance(turn);
    }
    turn.running.aside = aside_of(&turn, heed);
    if !asks_order && !asks_proof && reads_now(&turn) {
        return read_record(turn);
    }
    let listed = turn.decision.state.offered.iter().any(|it| it.id.starts_with("order:"));
    if asks_order && listed && turn.running.aside.is_none() && turn.decision.state.shopper.is_some()
    {
        turn.decision.state.offered = Vec::new();
        return orders::find(turn);
    }
    missed(turn, Some(heed))
}

fn picked_order(turn: &Turn<'_>, heed: Heed<'_>) -> Option<OrderNumber> {
    let only =
        turn.decision.state.offered.iter().filter(|it| it.id.starts_with("order:")).count() == 1;
    let position = match heed.meaning.intent() {
        Some("affirm") if only => Some(1),
        _ => heed.meaning.ordinal(),
    };
    orders::offered(turn, heed.text, position)
}

/// Whether the order book can be asked what a text means.
pub(super) fn reads_now(turn: &Turn<'_>) -> bool {
    turn.flow.reads_record() && (turn.flow.order_slot().is_none() || turn.order().is_some())
}

/// What a message may be about if it turns out not to answer.
fn aside_of(turn: &Turn<'_>, heed: Heed<'_>) -> Option<String> {
    heed.meaning.intent().filter(|intent| !is_own(turn, intent)).map(str::to_owned)
}

/// A message that answers nothing: something else, or not understood.
pub(super) fn missed(mut turn: Turn<'_>, heed: Option<Heed<'_>>) -> Decision {
    match turn.running.aside.take().as_deref() {
        Some("deny") if turn.running.asked == Some(Asked::Confirm) => confirm::declined(turn),
        Some("affirm" | "deny") | None => {
            turn.running.unclear = turn.running.unclear.saturating_add(1);
            match turn.running.asked {
                Some(Asked::Proof) => ask::proof(turn),
                Some(Asked::Confirm) => {
                    turn.say("confirm-again", &[]);
                    advance(turn)
                }
                _ => advance(turn),
            }
        }
        Some(intent) => repair::aside(turn, intent, heed),
    }
}
