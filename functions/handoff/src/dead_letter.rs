//! What `nlu` or `order` could not process, however often it was tried: the shopper is told, and
//! a human is asked. The message itself stays in the log.

use aisle_contract::queue::{QueueMessage, RunCommand, Wake};
use aisle_dialogue::Context;
use aisle_domain::conversation::{Body, Owner};
use aisle_domain::ids::{ConversationId, Seq};

use crate::{Deps, Error};

/// A message from a dead-letter queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeadLetter {
    /// A wake-up that `nlu` could not serve.
    Wake(Wake),
    /// A command that `order` could not settle.
    Command(RunCommand),
}

impl DeadLetter {
    /// The dead letter of a body; `None` for one that none of our functions wrote.
    #[must_use]
    pub fn decode(body: &str) -> Option<Self> {
        // A command has a `step`, which a wake-up lacks: try the stricter one first.
        RunCommand::decode(body)
            .map(Self::Command)
            .or_else(|_| Wake::decode(body).map(Self::Wake))
            .ok()
    }

    const fn conversation(&self) -> &ConversationId {
        match self {
            Self::Wake(wake) => &wake.conversation,
            Self::Command(run) => &run.conversation,
        }
    }

    const fn seq(&self) -> Seq {
        match self {
            Self::Wake(wake) => wake.seq,
            Self::Command(run) => run.seq,
        }
    }
}

/// What a human has in hand is answered by being shown to them; `nlu` did not get to that.
async fn show_to_human(
    deps: &Deps,
    conversation: &ConversationId,
    message: Seq,
) -> Result<(), Error> {
    let entry = deps.delivery.entry(conversation, message).await?;
    if let Some(entry) = entry.filter(|entry| matches!(entry.body, Body::Shopper(_))) {
        deps.delivery.show(conversation, &entry).await?;
    }
    Ok(())
}

/// Turns a dead letter into a case. Nothing is done when the conversation went on without it.
///
/// # Errors
/// [`Error`]; the queue should deliver it again.
pub async fn handle(deps: &Deps, letter: &DeadLetter) -> Result<(), Error> {
    let delivery = &deps.delivery;
    let conversation = letter.conversation();
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(conversation).await?;
        let Some(state) = tail.state() else { return Ok(()) };
        let pending: Vec<Seq> =
            delivery.pending(conversation, &tail).await?.iter().map(|entry| entry.seq).collect();
        let unsettled = match letter {
            // A wake-up may name the entry that left messages behind rather than one of them.
            DeadLetter::Wake(wake) => {
                state.open.is_none() && pending.first().is_some_and(|first| *first <= wake.seq)
            }
            DeadLetter::Command(run) => {
                state.open.as_ref().is_some_and(|open| open.of == run.seq && open.step == run.step)
            }
        };
        if !unsettled || state.owner != Owner::Bot {
            // The entry that settled it may not have been driven: whoever appended it may be what
            // failed.
            let woken_by = letter.seq();
            delivery.drive_again(conversation, &tail, woken_by).await?;
            if let Some(newest) = tail.entries.first() {
                delivery.drive(conversation, newest).await?;
            }
            if matches!(state.owner, Owner::Human(_)) {
                show_to_human(deps, conversation, woken_by).await?;
            }
            return Ok(());
        }
        let seq = tail.last().next();
        let context = Context::for_words(&deps.wording, delivery.clock.now(), seq);
        let written = aisle_dialogue::failed(&context, state, &pending, seq);
        let body = Body::Written(Box::new(written));
        let write_id = delivery.new_write_id();
        if let Some(entry) = delivery.append(conversation, &tail, write_id, body).await? {
            tracing::error!(%conversation, seq = %entry.seq, "a message could not be processed");
            return Ok(delivery.drive(conversation, &entry).await?);
        }
    }
}
