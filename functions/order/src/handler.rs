//! One command: if its result is not in the log yet, execute, append the result with its reply,
//! drive.

use aisle_contract::queue::RunCommand;
use aisle_dialogue::{ActionResult, Context, Event};
use aisle_domain::conversation::{
    Action, Author, Body, CommandDone, Entry, OpenCommand, State, Tail, Written,
};
use aisle_domain::ids::Seq;
use aisle_ports::Consistency;

use crate::{Deps, Error, execute};

/// Entries read at a time.
const PAGE: usize = 100;

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
    if let Some(settled) = since.iter().find(|entry| is_result_of(entry, run)) {
        delivery.drive(conversation, settled).await?;
        return Ok(Outcome::SettledBefore(settled.seq));
    }
    let Some(action) = since.first().and_then(|entry| ordered_action(entry, run)) else {
        tracing::error!(%conversation, seq = %run.seq, "no such command in the log");
        return Ok(Outcome::NotAwaited);
    };
    let newest = Tail { entries: since };
    let Some(state) = newest.state().filter(|state| awaits(state, run)) else {
        return Ok(Outcome::NotAwaited);
    };
    let result = execute::execute(deps, conversation, state, &action).await;
    settle(deps, run, &action, &result).await
}

async fn settle(
    deps: &Deps,
    run: &RunCommand,
    action: &Action,
    result: &ActionResult,
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
        let Some(mut written) = reply(deps, state, seq, open, (action, result)) else {
            return Ok(Outcome::NotAwaited);
        };
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

/// The entry that tells a result; `None` when it is not the bot's to tell.
fn reply(
    deps: &Deps,
    state: &State,
    seq: Seq,
    open: OpenCommand,
    (action, result): (&Action, &ActionResult),
) -> Option<Written> {
    let context = Context { wording: &deps.wording, now: deps.delivery.clock.now(), seq };
    let event = Event::CommandDone { action, result };
    let decision = aisle_dialogue::decide(&context, state, event)?;
    let done = CommandDone { of: open.of, step: open.step, outcome: result.outcome() };
    Some(Written {
        answers: open.answers,
        parts: decision.parts,
        notice: decision.notice,
        result: Some(done),
        events: decision.events,
        ..Written::silent(Author::Bot, State { open: None, ..decision.state })
    })
}

/// The log from the entry that ordered the command on.
async fn entries_since(deps: &Deps, run: &RunCommand) -> Result<Vec<Entry>, Error> {
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

fn is_result_of(entry: &Entry, run: &RunCommand) -> bool {
    let Body::Written(written) = &entry.body else { return false };
    written.result.as_ref().is_some_and(|done| done.of == run.seq && done.step == run.step)
}

fn awaits(state: &State, run: &RunCommand) -> bool {
    state.open.as_ref().is_some_and(|open| open.of == run.seq && open.step == run.step)
}
