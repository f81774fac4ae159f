//! Tasks from the other functions: put a conversation up, take it down, and tell the shopper when
//! nobody came.

use aisle_contract::queue::{HandoffSubject, HandoffTask};
use aisle_dialogue::Context;
use aisle_domain::conversation::{Body, DomainEvent, HandoffReason, Owner};
use aisle_ports::{WaitingCase, WorkQueue};

use crate::{Deps, Error};

/// Does one task.
///
/// # Errors
/// [`Error`]; the queue should deliver the task again.
pub async fn handle(deps: &Deps, task: &HandoffTask) -> Result<(), Error> {
    match task {
        HandoffTask::Requested(subject) => put_up(deps, subject).await,
        HandoffTask::CheckClaimed(subject) => tell_if_nobody_came(deps, subject).await,
        HandoffTask::Settled(subject) => {
            Ok(deps.board.remove(&subject.conversation, subject.seq).await?)
        }
    }
}

async fn put_up(deps: &Deps, subject: &HandoffSubject) -> Result<(), Error> {
    let delivery = &deps.delivery;
    let tail = delivery.log.tail(&subject.conversation).await?;
    let Some(state) = tail.state().filter(|state| waits_since(&state.owner, subject)) else {
        // Settled meanwhile. The settling task may have come first, so take down what is there.
        return Ok(deps.board.remove(&subject.conversation, subject.seq).await?);
    };
    let entry = delivery.entry(&subject.conversation, subject.seq).await?;
    let case = WaitingCase {
        conversation: subject.conversation.clone(),
        seq: subject.seq,
        since: entry.as_ref().map_or_else(|| delivery.clock.now(), |entry| entry.at),
        reason: entry.and_then(|entry| reason(&entry.body)).unwrap_or(HandoffReason::Asked),
        language: state.language,
    };
    deps.board.put(&case).await?;
    let check = WorkQueue::Handoff(HandoffTask::CheckClaimed(subject.clone()));
    Ok(delivery.send(&check, deps.nobody_after).await?)
}

fn reason(body: &Body) -> Option<HandoffReason> {
    let Body::Written(written) = body else { return None };
    written.events.iter().find_map(|event| match event {
        DomainEvent::HandoffRequested { reason } => Some(*reason),
        _ => None,
    })
}

fn waits_since(owner: &Owner, subject: &HandoffSubject) -> bool {
    matches!(owner, Owner::Waiting { since } if *since == subject.seq)
}

/// Appends the honest message once: its own write is named after the request.
async fn tell_if_nobody_came(deps: &Deps, subject: &HandoffSubject) -> Result<(), Error> {
    let delivery = &deps.delivery;
    let write_id = aisle_domain::ids::WriteId::new(format!("nobody-{}", subject.seq));
    let write_id = write_id.unwrap_or_else(|_| delivery.new_write_id());
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(&subject.conversation).await?;
        let Some(state) = tail.state().filter(|state| waits_since(&state.owner, subject)) else {
            // Settled; but it may have been put up at that very moment, or whoever settled it
            // may have died before taking it down.
            return Ok(deps.board.remove(&subject.conversation, subject.seq).await?);
        };
        let told = told_already(deps, subject, &write_id).await?;
        if let Some(entry) = told {
            return Ok(delivery.drive(&subject.conversation, &entry).await?);
        }
        let seq = tail.last().next();
        let context = Context::for_words(&deps.wording, delivery.clock.now(), seq);
        let mut written = aisle_dialogue::nobody_free(&context, state);
        if delivery.pending(&subject.conversation, &tail).await?.is_empty() {
            written.state.handled_up_to = seq;
        }
        let body = Body::Written(Box::new(written));
        let appended =
            delivery.append_named(&subject.conversation, &tail, write_id.clone(), body).await?;
        if let Some(entry) = appended {
            return Ok(delivery.drive(&subject.conversation, &entry).await?);
        }
    }
}

/// The entry by which the shopper was told before, if a task was delivered again.
async fn told_already(
    deps: &Deps,
    subject: &HandoffSubject,
    write_id: &aisle_domain::ids::WriteId,
) -> Result<Option<aisle_domain::conversation::Entry>, Error> {
    let recent = deps.delivery.log.read_last(&subject.conversation, 100).await?;
    Ok(recent.into_iter().find(|entry| &entry.write_id == write_id))
}
