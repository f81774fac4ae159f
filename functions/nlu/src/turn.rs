//! One entry for all that waits: each message is understood and decided on in order, and their
//! replies are put together. Stops where an answer needs a command or a human: what comes after
//! waits for that.

use aisle_dialogue::{Context, Decision, Event};
use aisle_domain::Timestamp;
use aisle_domain::conversation::{
    Action, Author, Body, Command, Content, Entry, OpenCommand, Owner, State, Written,
};
use aisle_domain::event::{DomainEvent, LikelyIntent};
use aisle_domain::ids::{Seq, Step};
use aisle_domain::part::Part;
use aisle_domain::understood::{Entity, EntityValue, Understood};
use aisle_understanding::answer;

use crate::Deps;

/// Messages that one entry answers at most, so that it stays under its bound.
const MAX_MESSAGES: usize = 8;
/// No further message is answered by an entry that shows so much already, in bytes. With one more
/// reply and the state, it stays under its bound whatever the merchant's wording.
const MAX_SHOWN_BYTES: usize = 2_500;

/// The entry at `seq` for the messages that wait; `None` when none of them is the bot's to answer.
pub(crate) fn decide(deps: &Deps, state: &State, pending: &[Entry], seq: Seq) -> Option<Written> {
    let now = deps.delivery.clock.now();
    let context = context(deps, now, seq);
    let mut written = Written::silent(Author::Bot, state.clone());
    let waiting = messages(pending);
    let mut said = None;
    if matches!(state.owner, Owner::Waiting { .. }) {
        let index = pick_while_waiting(&context, &mut written, &waiting)?;
        if written.state.owner != Owner::Bot {
            // Still a human's: what was said after the choice stays for them.
            let answered = &waiting[..=index];
            written.answers = answered.iter().map(|(message, _)| *message).collect();
            written.state.handled_up_to = waiting[index].0;
            return Some(written);
        }
        said = Some(index);
    }
    let mut handled_all = true;
    for (index, (message, content)) in waiting.iter().enumerate() {
        let is_said = said == Some(index);
        let is_full = index >= MAX_MESSAGES || shown_bytes(&written.parts) > MAX_SHOWN_BYTES;
        if index > 0 && is_full && !is_said {
            handled_all = false;
            break;
        }
        let understood = match content {
            Content::Text(text) => Some(understand(deps, &written.state, now, text)),
            Content::Choice(_) => None,
        };
        let event = Event::Message { content, understood: understood.as_ref(), seq: *message };
        let decision = aisle_dialogue::decide(&context, &written.state, event)?;
        if let Some(meaning) = understood.as_ref().filter(|_| deps.publish_understood) {
            written.events.push(told_as(meaning, *message));
        }
        let asks_for_human = decision.state.owner != Owner::Bot;
        if is_said || (asks_for_human && is_taken_back(&context, state, &waiting[index + 1..])) {
            written.answers.push(*message);
            written.state.handled_up_to = *message;
        } else if take(&mut written, decision, *message, seq) {
            let mut next = index + 1;
            if let Some(open) = written.state.open.as_mut().filter(|_| said == Some(next)) {
                // What the choice said stands in this entry; its result answers both.
                open.answers.push(waiting[next].0);
                written.state.handled_up_to = waiting[next].0;
                next += 1;
            }
            handled_all = next == waiting.len();
            break;
        }
    }
    if handled_all {
        // Nothing waits before this entry, so the tail alone will tell what comes after.
        written.state.handled_up_to = seq;
    }
    Some(written)
}

/// The entry at `seq` that gives all that waits to a human: the assistant is switched off. `None` if
/// a human was asked for already.
pub(crate) fn hand_over(
    deps: &Deps,
    state: &State,
    pending: &[Entry],
    seq: Seq,
) -> Option<Written> {
    if state.owner != Owner::Bot {
        return decide(deps, state, pending, seq);
    }
    let context = context(deps, deps.delivery.clock.now(), seq);
    let mut written = Written::silent(Author::Bot, state.clone());
    say(&mut written, aisle_dialogue::switched_off(&context, state));
    let waiting = messages(pending);
    // What comes after stays for the human, as after any request for one.
    written.answers = waiting.iter().take(MAX_MESSAGES).map(|(message, _)| *message).collect();
    written.state.handled_up_to = match written.answers.last() {
        Some(last) if waiting.len() > MAX_MESSAGES => *last,
        _ => seq,
    };
    Some(written)
}

fn context(deps: &Deps, now: Timestamp, seq: Seq) -> Context<'_> {
    Context::for_words(&deps.wording, now, seq).with_flows(&deps.flows, deps.reader.as_ref())
}

/// A text as understood in its conversation, at this time, and, if choices are on the table, as the
/// answer to "which?".
fn understand(deps: &Deps, state: &State, now: Timestamp, text: &str) -> Understood {
    let home = deps.understander.recognisers().home();
    let situation = home.situation(now, Some(state.language));
    let mut understood = deps.understander.understand_in(text, &situation);
    if !aisle_dialogue::asks_which(state) || understood.ordinal().is_some() {
        return understood;
    }
    let labels: Vec<&str> = state.offered.iter().map(|choice| choice.label.as_str()).collect();
    if let Some(which) = answer::which(text, &labels)
        && let Ok(position) = i8::try_from(which + 1)
    {
        let value = EntityValue::Ordinal(position);
        understood.entities.push(Entity { start: 0, end: text.len(), value });
    }
    understood
}

/// What a message was understood as, for whoever counts that.
fn told_as(meaning: &Understood, message: Seq) -> DomainEvent {
    DomainEvent::MessageUnderstood {
        message,
        language: meaning.language.map(|detected| detected.language),
        intents: LikelyIntent::first_of(&meaning.intents),
        refused: meaning.refusal.as_ref().map(|refusal| refusal.name().to_owned()),
        sentiment: meaning.mood.sentiment,
    }
}

fn messages(pending: &[Entry]) -> Vec<(Seq, &Content)> {
    pending
        .iter()
        .filter_map(|entry| match &entry.body {
            Body::Shopper(message) => Some((entry.seq, &message.content)),
            Body::Written(_) => None,
        })
        .collect()
}

/// About how long parts are in the log. A reply to a message has texts and choices; cards come with
/// the results of commands.
fn shown_bytes(parts: &[Part]) -> usize {
    let bytes = |part: &Part| match part {
        Part::Text(text) => text.len(),
        Part::Choices(choices) => {
            choices.iter().map(|choice| choice.id.len() + choice.label.len() + 20).sum()
        }
        Part::List(items) => items.iter().map(String::len).sum(),
        Part::Link { label, url } => label.len() + url.len(),
        Part::Order(_) | Part::Product(_) => MAX_SHOWN_BYTES,
    };
    parts.iter().map(bytes).sum()
}

/// While a human is waited for, only a choice (to keep waiting, or to go on with the bot) is the
/// bot's to answer. Says what is said to it, and returns which of those that wait it is; `None`
/// when nothing was picked. What was said before it has been shown to nobody yet.
fn pick_while_waiting(
    context: &Context<'_>,
    written: &mut Written,
    waiting: &[(Seq, &Content)],
) -> Option<usize> {
    waiting.iter().enumerate().find_map(|(index, (seq, content))| {
        let event = Event::Message { content, understood: None, seq: *seq };
        let decision = aisle_dialogue::decide(context, &written.state, event)?;
        say(written, decision);
        Some(index)
    })
}

/// Whether the shopper, having asked for a human, chose to go on with the bot already.
fn is_taken_back(context: &Context<'_>, state: &State, later: &[(Seq, &Content)]) -> bool {
    let waiting = State { owner: Owner::Waiting { since: context.seq }, ..state.clone() };
    later.iter().any(|(seq, content)| {
        let event = Event::Message { content, understood: None, seq: *seq };
        aisle_dialogue::decide(context, &waiting, event)
            .is_some_and(|decision| decision.state.owner == Owner::Bot)
    })
}

/// Adds what a decision says to the entry, and its state; returns what it orders.
fn say(written: &mut Written, decision: Decision) -> Option<Action> {
    written.state = decision.state;
    written.parts.extend(decision.parts);
    written.events.extend(decision.events);
    written.watches.extend(decision.watches);
    written.notice = decision.notice.or(written.notice);
    decision.command
}

/// Adds a decision to the entry. True when what follows has to wait.
fn take(written: &mut Written, decision: Decision, message: Seq, seq: Seq) -> bool {
    let command = say(written, decision);
    written.state.handled_up_to = written.state.handled_up_to.max(message);
    let stops = command.is_some() || written.state.owner != Owner::Bot;
    match command {
        Some(action) => {
            let step = Step(0);
            written.commands.push(Command { step, action });
            written.state.open = Some(OpenCommand { of: seq, step, answers: vec![message] });
        }
        None => written.answers.push(message),
    }
    stops
}
