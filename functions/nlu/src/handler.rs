//! One wake-up: find what waits, decide, append, drive.

use std::time::Duration;

use aisle_contract::queue::Wake;
use aisle_delivery::WORKING_AFTER;
use aisle_domain::Timestamp;
use aisle_domain::conversation::{Body, Entry, Owner, Tail};
use aisle_domain::ids::Seq;

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

/// Serves a wake-up. Where an earlier or another try may have died half-way, the effects of what it
/// appended are driven again: when the wake-up was delivered before, and when nothing is left to
/// answer although this try answered nothing.
///
/// # Errors
/// [`Error`]; the queue should deliver the message again.
pub async fn handle(deps: &Deps, wake: &Wake, redelivered: bool) -> Result<Outcome, Error> {
    let delivery = &deps.delivery;
    let conversation = &wake.conversation;
    let mut attempts = delivery.attempts();
    let mut driven_again_at = None;
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(conversation).await?;
        let Some(state) = tail.state() else { return Ok(Outcome::NothingToDo) };
        if redelivered && driven_again_at.is_none() {
            delivery.drive_again(conversation, state, wake.seq).await?;
            driven_again_at = Some(tail.last());
        }
        if state.owner == Owner::Ended {
            return Ok(Outcome::NotTheBots);
        }
        if let Owner::Human(_) = state.owner {
            show_to_human(deps, wake, &tail, redelivered).await?;
            return Ok(Outcome::NotTheBots);
        }
        if state.open.is_some() {
            return Ok(Outcome::AwaitsCommand);
        }
        let pending = delivery.pending(conversation, &tail).await?;
        if pending.is_empty() {
            // Who answered may be a delivery of the same message that died before its effects,
            // and this one's success is what deletes the message.
            if driven_again_at != Some(tail.last()) {
                delivery.drive_again(conversation, state, wake.seq).await?;
            }
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

/// In a human's hands, being shown to the human is the answer. The message that woke is shown even
/// if the human has said something since, because that was said without having seen it; all that
/// wait are shown when an earlier try may have died.
async fn show_to_human(
    deps: &Deps,
    wake: &Wake,
    tail: &Tail,
    redelivered: bool,
) -> Result<(), Error> {
    let delivery = &deps.delivery;
    let conversation = &wake.conversation;
    let mut unseen = Vec::new();
    match tail.entries.iter().find(|entry| entry.seq == wake.seq) {
        Some(woken_by) => unseen.push(woken_by.clone()),
        None => unseen.extend(delivery.entry(conversation, wake.seq).await?),
    }
    if redelivered {
        let pending = delivery.pending(conversation, tail).await?;
        unseen.extend(pending.into_iter().filter(|entry| entry.seq != wake.seq));
    }
    for entry in unseen.iter().filter(|entry| matches!(entry.body, Body::Shopper(_))) {
        delivery.show(conversation, entry).await?;
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
