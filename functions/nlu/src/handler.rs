//! One wake-up: find what waits, decide, append, drive.

use std::time::Duration;

use aisle_contract::queue::Wake;
use aisle_delivery::WORKING_AFTER;
use aisle_domain::Timestamp;
use aisle_domain::conversation::{Body, Entry, Owner, State};
use aisle_domain::ids::{ConversationId, Seq};

use crate::{Deps, Error, turn};

/// What came of a wake-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An entry was appended and driven.
    Answered(Seq),
    /// Nothing was left to answer.
    NothingToDo,
    /// A command is open; its result will wake again.
    AwaitsCommand,
    /// A human is asked for or in charge, or the conversation is over.
    NotTheBots,
}

/// Serves a wake-up. `redelivered` says that an earlier try may have died half-way: then the
/// effects of what it appended are driven again.
///
/// # Errors
/// [`Error`]; the queue should deliver the message again.
pub async fn handle(deps: &Deps, wake: &Wake, redelivered: bool) -> Result<Outcome, Error> {
    let delivery = &deps.delivery;
    let conversation = &wake.conversation;
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(conversation).await?;
        let Some(state) = tail.state() else { return Ok(Outcome::NothingToDo) };
        if state.owner == Owner::Ended {
            return Ok(Outcome::NotTheBots);
        }
        let pending = delivery.pending(conversation, &tail).await?;
        if let Owner::Human(_) = state.owner {
            show_to_human(deps, conversation, &pending, wake.seq, redelivered).await?;
            return Ok(Outcome::NotTheBots);
        }
        if state.open.is_some() {
            drive_again(deps, wake, state, redelivered).await?;
            return Ok(Outcome::AwaitsCommand);
        }
        if pending.is_empty() {
            drive_again(deps, wake, state, redelivered).await?;
            return Ok(Outcome::NothingToDo);
        }
        if age(pending.first(), delivery.clock.now()) > WORKING_AFTER {
            delivery.show_working(conversation).await;
        }
        let Some(written) = turn::decide(deps, state, &pending, tail.last().next()) else {
            return Ok(Outcome::NotTheBots);
        };
        let body = Body::Written(Box::new(written));
        let write_id = delivery.new_write_id();
        if let Some(entry) = delivery.append(conversation, &tail, write_id, body).await? {
            delivery.drive(conversation, &entry).await?;
            return Ok(Outcome::Answered(entry.seq));
        }
    }
}

/// In a human's hands, being shown to the human is the answer. Only the entry that woke is shown,
/// and all that wait when an earlier try may have died.
async fn show_to_human(
    deps: &Deps,
    conversation: &ConversationId,
    pending: &[Entry],
    woken_by: Seq,
    redelivered: bool,
) -> Result<(), Error> {
    for entry in pending.iter().filter(|entry| redelivered || entry.seq == woken_by) {
        deps.delivery.show(conversation, entry).await?;
    }
    Ok(())
}

/// Drives the effects of the entry that handled this wake-up's message, if an earlier try may
/// have died between appending it and driving it.
async fn drive_again(
    deps: &Deps,
    wake: &Wake,
    state: &State,
    redelivered: bool,
) -> Result<(), Error> {
    if !redelivered {
        return Ok(());
    }
    let delivery = &deps.delivery;
    if let Some(open) = &state.open
        && let Some(ordering) = delivery.entry(&wake.conversation, open.of).await?
    {
        delivery.drive(&wake.conversation, &ordering).await?;
    }
    if let Some(answer) = delivery.answer_to(&wake.conversation, wake.seq).await? {
        delivery.drive(&wake.conversation, &answer).await?;
    }
    Ok(())
}

/// How long ago an entry was appended; zero for none, and for one from a clock ahead of ours.
fn age(entry: Option<&Entry>, now: Timestamp) -> Duration {
    entry.map_or(Duration::ZERO, |entry| {
        let millis = now.as_millisecond().saturating_sub(entry.at.as_millisecond());
        Duration::from_millis(u64::try_from(millis).unwrap_or(0))
    })
}
