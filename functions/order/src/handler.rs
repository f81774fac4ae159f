//! One command: if its result is not in the log yet, execute, append the result with its reply,
//! drive.

use aisle_contract::queue::RunCommand;
use aisle_dialogue::{Context, Decision, Event};
use aisle_domain::Timestamp;
use aisle_domain::conversation::{
    Action, Author, Body, CommandDone, DomainEvent, Entry, State, Tail, Written,
};
use aisle_domain::ids::{IdempotencyKey, Seq};
use aisle_ports::Consistency;

use crate::execute::{Executed, Job};
use crate::{Deps, Error, execute, settle};

/// Entries read at a time.
const PAGE: usize = 100;
/// Look-ups that one result may make necessary: read, then work out.
const MAX_STEPS: usize = 3;

/// What came of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Its result was appended and driven.
    Settled(Seq),
    /// Its result was there already; its effects were driven again.
    SettledBefore(Seq),
    /// Nobody waits for it any more: a human took over, or the conversation ended.
    NotAwaited,
}

/// Executes a command. Safe to deliver again: a result in the log means done.
///
/// # Errors
/// [`Error`]; the queue should deliver the message again.
pub async fn handle(deps: &Deps, run: &RunCommand) -> Result<Outcome, Error> {
    let delivery = &deps.delivery;
    let conversation = &run.conversation;
    let since = entries_since(deps, run).await?;
    let Some(action) = since.first().and_then(|entry| ordered_action(entry, run)) else {
        tracing::error!(%conversation, seq = %run.seq, "no such command in the log");
        return Ok(Outcome::NotAwaited);
    };
    if let Some(told) = since.iter().rev().find(|entry| is_result_of(entry, run)) {
        if settle::is_unsettled(told) {
            return settle::look_up(deps, run, &action, told).await;
        }
        delivery.drive(conversation, told).await?;
        return Ok(Outcome::SettledBefore(told.seq));
    }
    let newest = Tail { entries: since };
    let Some(state) = newest.state().filter(|state| awaits(state, run)) else {
        return Ok(Outcome::NotAwaited);
    };
    let until = delivery.clock.now() + execute::ANSWER_WITHIN;
    let key = key_of(run);
    let job = Job { conversation, state, action: &action, key: &key, until };
    let executed = execute::execute(deps, job).await;
    answer(deps, run, &action, executed, until).await
}

/// Appends what came of a command, with its reply.
async fn answer(
    deps: &Deps,
    run: &RunCommand,
    action: &Action,
    executed: Executed,
    until: Timestamp,
) -> Result<Outcome, Error> {
    let delivery = &deps.delivery;
    let conversation = &run.conversation;
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(conversation).await?;
        let Some(state) = tail.state() else { return Ok(Outcome::NotAwaited) };
        let Some(open) = state.open.clone().filter(|_| awaits(state, run)) else {
            // Another execution of the same command may have been faster: then drive its result.
            let since = entries_since(deps, run).await?;
            return match since.iter().find(|entry| is_result_of(entry, run)) {
                Some(settled) => {
                    delivery.drive(conversation, settled).await?;
                    Ok(Outcome::SettledBefore(settled.seq))
                }
                None => Ok(Outcome::NotAwaited),
            };
        };
        let nothing_waits = delivery.pending(conversation, &tail).await?.is_empty();
        let seq = tail.last().next();
        let told = reply(deps, state, run, seq, (action, executed.clone()), until).await;
        let Some((decision, executed)) = told else { return Ok(Outcome::NotAwaited) };
        let mut written = written(decision, executed, run);
        written.answers = open.answers;
        if nothing_waits {
            written.state.handled_up_to = seq;
        }
        let body = Body::Written(Box::new(written));
        let write_id = delivery.new_write_id();
        if let Some(entry) = delivery.append(conversation, &tail, write_id, body).await? {
            delivery.drive(conversation, &entry).await?;
            return Ok(Outcome::Settled(entry.seq));
        }
    }
}

/// The reply to a result, with the last result that led to it: what a result makes necessary to
/// look up is looked up at once. `None` when it is not the bot's to tell.
async fn reply(
    deps: &Deps,
    state: &State,
    run: &RunCommand,
    seq: Seq,
    (action, executed): (&Action, Executed),
    until: Timestamp,
) -> Option<(Decision, Executed)> {
    let context = context(deps, seq);
    let mut executed = executed;
    let event = Event::CommandDone { action, result: &executed.result };
    let mut decision = aisle_dialogue::decide(&context, state, event)?;
    let key = key_of(run);
    for _ in 0..MAX_STEPS {
        let Some(next) = decision.command.take() else { break };
        if next.writes() {
            tracing::error!(conversation = %run.conversation, "a change must be ordered by itself");
            break;
        }
        let conversation = &run.conversation;
        let job = Job { conversation, state: &decision.state, action: &next, key: &key, until };
        executed = execute::execute(deps, job).await;
        let event = Event::CommandDone { action: &next, result: &executed.result };
        let more = aisle_dialogue::decide(&context, &decision.state, event)?;
        decision.parts.extend(more.parts);
        decision.events.extend(more.events);
        decision.watches.extend(more.watches);
        decision.notice = more.notice.or(decision.notice);
        decision.command = more.command;
        decision.state = more.state;
    }
    Some((decision, executed))
}

/// What a decision may look at.
pub(crate) fn context(deps: &Deps, seq: Seq) -> Context<'_> {
    Context::for_words(&deps.wording, deps.delivery.clock.now(), seq)
        .with_flows(&deps.flows, deps.reader.as_ref())
}

/// The entry that says what was decided on a command's result.
pub(crate) fn written(decision: Decision, executed: Executed, run: &RunCommand) -> Written {
    let outcome = executed.result.outcome();
    let mut events = decision.events;
    events.extend(executed.audit.clone().map(DomainEvent::RequestProgressed));
    Written {
        parts: decision.parts,
        notice: decision.notice,
        result: Some(CommandDone { of: run.seq, step: run.step, outcome, audit: executed.audit }),
        events,
        watches: decision.watches,
        ..Written::silent(Author::Bot, State { open: None, ..decision.state })
    }
}

/// The key under which a command's change is made: the command's own place in the log.
pub(crate) fn key_of(run: &RunCommand) -> IdempotencyKey {
    IdempotencyKey::of_command(&run.conversation, run.seq, run.step)
}

/// The log from the entry that ordered the command on.
pub(crate) async fn entries_since(deps: &Deps, run: &RunCommand) -> Result<Vec<Entry>, Error> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut after = run.seq.previous();
    loop {
        let page = deps
            .delivery
            .log
            .read_after(&run.conversation, after, PAGE, Consistency::Strong)
            .await?;
        let more = page.more;
        entries.extend(page.entries);
        match entries.last() {
            Some(last) if more => after = last.seq,
            _ => return Ok(entries),
        }
    }
}

fn ordered_action(entry: &Entry, run: &RunCommand) -> Option<Action> {
    let Body::Written(written) = &entry.body else { return None };
    let command = written.commands.iter().find(|command| command.step == run.step)?;
    (entry.seq == run.seq).then(|| command.action.clone())
}

pub(crate) fn is_result_of(entry: &Entry, run: &RunCommand) -> bool {
    let Body::Written(written) = &entry.body else { return false };
    written.result.as_ref().is_some_and(|done| done.of == run.seq && done.step == run.step)
}

fn awaits(state: &State, run: &RunCommand) -> bool {
    state.open.as_ref().is_some_and(|open| open.of == run.seq && open.step == run.step)
}
