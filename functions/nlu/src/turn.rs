//! One entry for all that waits: each message is understood and decided on in order, and their
//! replies are put together. Stops where an answer needs a command or a human: what comes after
//! waits for that.

use aisle_dialogue::{Context, Decision, Event};
use aisle_domain::conversation::{
    Author, Body, Command, Content, Entry, OpenCommand, Owner, State, Written,
};
use aisle_domain::ids::{Seq, Step};
use aisle_domain::part::Part;

use crate::Deps;

/// Messages that one entry answers at most, so that it stays under its bound.
const MAX_MESSAGES: usize = 8;
/// No further message is answered by an entry that shows so much already, in bytes. With one more
/// reply and the state, it stays under its bound whatever the merchant's wording.
const MAX_SHOWN_BYTES: usize = 2_500;

/// The entry at `seq` for the messages that wait; `None` when none of them is the bot's to answer.
pub(crate) fn decide(deps: &Deps, state: &State, pending: &[Entry], seq: Seq) -> Option<Written> {
    let now = deps.delivery.clock.now();
    let context = Context { wording: &deps.wording, now, seq };
    let mut written = Written::silent(Author::Bot, state.clone());
    let mut waiting = messages(pending);
    if matches!(state.owner, Owner::Waiting { .. }) {
        let (picked, after) = pick_while_waiting(&context, &mut written, &waiting)?;
        if picked.owner != Owner::Bot {
            // Still a human's: what was said after the choice stays for them.
            return Some(written);
        }
        waiting = after;
    }
    let mut handled_all = true;
    for (index, (message, content)) in waiting.iter().enumerate() {
        if index == MAX_MESSAGES || (index > 0 && shown_bytes(&written.parts) > MAX_SHOWN_BYTES) {
            handled_all = false;
            break;
        }
        let understood = match content {
            Content::Text(text) => Some(deps.understander.understand(text)),
            Content::Choice(_) => None,
        };
        let event = Event::Message { content, understood: understood.as_ref() };
        let decision = aisle_dialogue::decide(&context, &written.state, event)?;
        if take(&mut written, decision, *message, seq) {
            handled_all = index + 1 == waiting.len();
            break;
        }
    }
    if handled_all {
        // Nothing waits before this entry, so the tail alone will tell what comes after.
        written.state.handled_up_to = seq;
    }
    Some(written)
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
/// bot's to answer; its reply answers what was said before it, too. Returns the state after it and
/// the messages that come later, or `None` when nothing was picked.
fn pick_while_waiting<'a>(
    context: &Context<'_>,
    written: &mut Written,
    waiting: &[(Seq, &'a Content)],
) -> Option<(State, Vec<(Seq, &'a Content)>)> {
    for (index, (message, content)) in waiting.iter().enumerate() {
        let event = Event::Message { content, understood: None };
        if let Some(decision) = aisle_dialogue::decide(context, &written.state, event) {
            take(written, decision, *message, context.seq);
            written.answers = waiting[..=index].iter().map(|(seq, _)| *seq).collect();
            return Some((written.state.clone(), waiting[index + 1..].to_vec()));
        }
    }
    None
}

/// Adds a decision to the entry. True when what follows has to wait.
fn take(written: &mut Written, decision: Decision, message: Seq, seq: Seq) -> bool {
    let stops = decision.command.is_some() || decision.state.owner != Owner::Bot;
    written.state = decision.state;
    written.state.handled_up_to = written.state.handled_up_to.max(message);
    written.parts.extend(decision.parts);
    written.events.extend(decision.events);
    written.notice = decision.notice.or(written.notice);
    match decision.command {
        Some(action) => {
            let step = Step(0);
            written.commands.push(Command { step, action });
            written.state.open = Some(OpenCommand { of: seq, step, answers: vec![message] });
        }
        None => written.answers.push(message),
    }
    stops
}
