//! One wake-up: find what waits, decide, append, drive.

use std::time::Duration;

use aisle_contract::queue::Wake;
use aisle_delivery::WORKING_AFTER;
use aisle_domain::Timestamp;
use aisle_domain::conversation::{Body, Entry, Owner, Tail};
use aisle_domain::ids::Seq;

use crate::{Deps, Error, turn};

/// Messages that a human is shown at a wake-up: the one that woke, and the newest before it.
const SHOWN_AGAIN: usize = 4;

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

/// Serves a wake-up. Where somebody has written after the entry that woke, the effects of that are
/// driven again: it may have been another delivery of this message, an earlier one or one at the
/// same time, that died before them; and the one that lives deletes the message.
///
/// # Errors
/// [`Error`]; the queue should deliver the message again.
pub async fn handle(deps: &Deps, wake: &Wake) -> Result<Outcome, Error> {
    let delivery = &deps.delivery;
    let conversation = &wake.conversation;
    let mut attempts = delivery.attempts();
    let mut driven_again_at = None;
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(conversation).await?;
        let Some(state) = tail.state() else { return Ok(Outcome::NothingToDo) };
        let written = tail.entries.first().map(|entry| entry.seq);
        if written > Some(wake.seq) && driven_again_at != written {
            delivery.drive_again(conversation, &tail, wake.seq).await?;
            driven_again_at = written;
        }
        if state.owner == Owner::Ended {
            return Ok(Outcome::NotTheBots);
        }
        if let Owner::Human(_) = state.owner {
            show_to_human(deps, wake, &tail).await?;
            return Ok(Outcome::NotTheBots);
        }
        if state.open.is_some() {
            return Ok(Outcome::AwaitsCommand);
        }
        let pending = delivery.pending(conversation, &tail).await?;
        if pending.is_empty() {
            return Ok(Outcome::NothingToDo);
        }
        if age(pending.first(), delivery.clock.now()) > WORKING_AFTER {
            delivery.show_working(conversation).await;
        }
        let switches = deps.switches.now(delivery.clock.as_ref()).await;
        let decide = if switches.handoff_only { turn::hand_over } else { turn::decide };
        let Some(written) = decide(deps, state, &pending, tail.last().next()) else {
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

/// In a human's hands, being shown to the human is the answer. The message that woke is shown even
/// if the human has said something since, because that was said without having seen it; and with it
/// the newest of those that wait before it, because whoever appended one may have died before
/// waking anybody, and its device may be gone.
async fn show_to_human(deps: &Deps, wake: &Wake, tail: &Tail) -> Result<(), Error> {
    let delivery = &deps.delivery;
    let conversation = &wake.conversation;
    let pending = delivery.pending(conversation, tail).await?;
    let mut unseen: Vec<Entry> =
        pending.into_iter().filter(|entry| entry.seq <= wake.seq).collect();
    if unseen.last().is_none_or(|last| last.seq != wake.seq) {
        unseen.extend(delivery.entry(conversation, wake.seq).await?);
    }
    let older = unseen.len().saturating_sub(SHOWN_AGAIN);
    for entry in unseen.iter().skip(older) {
        if matches!(entry.body, Body::Shopper(_)) {
            delivery.show(conversation, entry).await?;
        }
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
