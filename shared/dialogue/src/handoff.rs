//! The words and the state around a human: asked for, joined, left, nobody there; and the end.
//! Who is allowed to claim is the `handoff` function's business.

use aisle_domain::conversation::{
    Author, DomainEvent, HandoffReason, Notice, Owner, ResolvedBy, State, Written,
};
use aisle_domain::ids::{AgentId, Seq};
use aisle_domain::part::Part;

use crate::context::Context;
use crate::decide::Decision;
use crate::small_talk::{choice, offer};

/// Asks for a human. `seq` is the position that the entry will have.
pub(crate) fn requested(
    context: &Context<'_>,
    state: &State,
    reason: HandoffReason,
    seq: Seq,
) -> Decision {
    let mut decision = Decision::from(state);
    decision.say(context, "handoff-requested", &[]);
    decision.wait_for_human(reason, seq);
    decision
}

/// What a waiting shopper may still pick: to keep waiting, or to go back to the bot.
pub(crate) fn picked_while_waiting(
    context: &Context<'_>,
    state: &State,
    id: &str,
) -> Option<Decision> {
    let mut decision = Decision::from(state);
    match id {
        choice::BOT => {
            decision.say(context, "handoff-back", &[]);
            decision.state.owner = Owner::Bot;
            decision.notice = Some(Notice::HumanLeft);
            decision.events.push(DomainEvent::HandoffReturned);
        }
        choice::WAIT => decision.say(context, "handoff-waiting", &[]),
        _ => return None,
    }
    Some(decision)
}

/// The entry by which nobody being free is told, and the bot offered back.
#[must_use]
pub fn nobody_free(context: &Context<'_>, state: &State) -> Written {
    let mut written = Written::silent(Author::System, state.clone());
    let choices = vec![
        offer(context, state, choice::WAIT, "choice-wait"),
        offer(context, state, choice::BOT, "choice-bot"),
    ];
    written.parts.push(Part::Text(context.wording.say(state.language, "handoff-nobody", &[])));
    written.parts.push(Part::Choices(choices.clone()));
    written.state.offered = choices;
    written
}

/// The entry by which a human takes over. Messages that a command was to answer are the human's.
#[must_use]
pub fn claimed(context: &Context<'_>, state: &State, agent: &AgentId) -> Written {
    let mut written = Written::silent(Author::System, state.clone());
    written.parts.push(Part::Text(context.wording.say(state.language, "handoff-joined", &[])));
    written.notice = Some(Notice::HumanJoined);
    written.events.push(DomainEvent::HandoffClaimed);
    written.state.owner = Owner::Human(agent.clone());
    reopen_command(&mut written.state);
    written.state.flow = None;
    written
}

/// The entry by which the human hands back.
#[must_use]
pub fn given_back(context: &Context<'_>, state: &State) -> Written {
    let mut written = Written::silent(Author::System, state.clone());
    written.parts.push(Part::Text(context.wording.say(state.language, "handoff-left", &[])));
    written.notice = Some(Notice::HumanLeft);
    written.events.push(DomainEvent::HandoffReturned);
    written.state.owner = Owner::Bot;
    written
}

/// The entry by which a message that could not be processed is confessed and given to a human.
/// `pending` are the shopper entries that nobody answered; `seq` is the entry's own position.
#[must_use]
pub fn failed(context: &Context<'_>, state: &State, pending: &[Seq], seq: Seq) -> Written {
    let mut written = Written::silent(Author::System, state.clone());
    written.parts.push(Part::Text(context.wording.say(state.language, "failed", &[])));
    written.notice = Some(Notice::Waiting);
    written.events.push(DomainEvent::HandoffRequested { reason: HandoffReason::Poison });
    written.answers = all_answered(state, pending);
    written.state.owner = Owner::Waiting { since: seq };
    written.state.open = None;
    written.state.flow = None;
    written.state.offered = Vec::new();
    written.state.handled_up_to = seq;
    written
}

/// The entry that ends a conversation; it is the answer to whatever was still waiting.
#[must_use]
pub fn ended(context: &Context<'_>, state: &State, pending: &[Seq], seq: Seq) -> Written {
    let mut written = Written::silent(Author::System, state.clone());
    written.parts.push(Part::Text(context.wording.say(state.language, "ended", &[])));
    written.notice = Some(Notice::Ended);
    written.events.push(DomainEvent::ConversationEnded);
    let resolved = resolved_by(state, pending).map(|by| DomainEvent::ConversationResolved { by });
    written.events.extend(resolved);
    written.answers = all_answered(state, pending);
    written.state.owner = Owner::Ended;
    written.state.open = None;
    written.state.flow = None;
    written.state.offered = Vec::new();
    written.state.handled_up_to = seq;
    written
}

/// Whether a conversation that ends is resolved, and by whom: something was asked, everything was
/// answered, the last message was understood, and no human is waited for.
fn resolved_by(state: &State, pending: &[Seq]) -> Option<ResolvedBy> {
    let nothing_open = pending.is_empty() && state.open.is_none() && state.not_understood == 0;
    let asked_something = !state.devices.is_empty();
    match &state.owner {
        Owner::Bot if nothing_open && asked_something => Some(ResolvedBy::Bot),
        // In a human's hands, what was shown to the human is answered.
        Owner::Human(_) => Some(ResolvedBy::Human),
        _ => None,
    }
}

fn all_answered(state: &State, pending: &[Seq]) -> Vec<Seq> {
    let awaited = state.open.iter().flat_map(|open| open.answers.iter().copied());
    awaited.chain(pending.iter().copied()).collect()
}

/// Closes the open command, so that the messages it was to answer count as not handled.
fn reopen_command(state: &mut State) {
    if let Some(first) = state.open.take().and_then(|open| open.answers.into_iter().min()) {
        state.handled_up_to = state.handled_up_to.min(first.previous());
    }
}
