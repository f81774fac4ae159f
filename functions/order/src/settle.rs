//! The end of a change that was not seen: the order book did not answer in time, the shopper was
//! told so, and now it is looked up by the change's key. What was not done is done then, if it still
//! is what was confirmed; what cannot be found out goes to a human. The end is always told.

use aisle_contract::queue::RunCommand;
use aisle_dialogue::ActionResult;
use aisle_domain::conversation::{
    Action, Audit, Author, Body, CommandDone, CommandOutcome, DomainEvent, Entry, Owner, Stage,
    State, Written,
};

use crate::execute::{self, Executed, Job};
use crate::handler::{context, key_of};
use crate::{Deps, Error, Outcome, request};

/// How often an end is looked up before a human is asked to find out.
const LOOK_UPS: u8 = 4;

/// Whether an entry told that the end of a change is not known.
pub(crate) fn is_unsettled(entry: &Entry) -> bool {
    audit_of(entry).is_some_and(|audit| audit.stage == Stage::Unsettled)
}

fn audit_of(entry: &Entry) -> Option<&Audit> {
    let Body::Written(written) = &entry.body else { return None };
    written.result.as_ref()?.audit.as_deref()
}

/// Looks up what came of a change whose newest word is `told`, and tells it.
pub(crate) async fn look_up(
    deps: &Deps,
    run: &RunCommand,
    action: &Action,
    told: &Entry,
) -> Result<Outcome, Error> {
    let Action::Perform { request, confirmed, .. } = action else {
        return Ok(Outcome::NotAwaited);
    };
    let looked_up = audit_of(told).map_or(0, |audit| audit.looked_up).saturating_add(1);
    let delivery = &deps.delivery;
    let conversation = &run.conversation;
    let tail = delivery.log.tail(conversation).await?;
    let Some(state) = tail.state() else { return Ok(Outcome::NotAwaited) };
    let key = key_of(run);
    let until = delivery.clock.now() + execute::ANSWER_WITHIN;
    let job = Job { conversation, state, action, key: &key, until };
    let mut executed = execute::execute(deps, job).await;
    if executed.result == ActionResult::Unknown {
        executed.audit = Some(Box::new(request::unsettled(deps, request, confirmed, looked_up)));
    }
    append(deps, run, told, &executed, looked_up).await
}

async fn append(
    deps: &Deps,
    run: &RunCommand,
    told: &Entry,
    executed: &Executed,
    looked_up: u8,
) -> Result<Outcome, Error> {
    let delivery = &deps.delivery;
    let conversation = &run.conversation;
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let since = crate::handler::entries_since(deps, run).await?;
        let newest = since.iter().rev().find(|entry| crate::handler::is_result_of(entry, run));
        if let Some(newer) = newest.filter(|newest| newest.seq != told.seq) {
            // Another look-up was faster.
            delivery.drive(conversation, newer).await?;
            return Ok(Outcome::SettledBefore(newer.seq));
        }
        let tail = delivery.log.tail(conversation).await?;
        let Some(state) = tail.state() else { return Ok(Outcome::NotAwaited) };
        let nothing_waits = delivery.pending(conversation, &tail).await?.is_empty();
        let seq = tail.last().next();
        let mut written = written(deps, run, state, seq, executed, looked_up);
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

/// The entry that tells the end, or that it is still not known. In a human's hands, and after the
/// end, nothing is said; the human reads it in the log.
fn written(
    deps: &Deps,
    run: &RunCommand,
    state: &State,
    seq: aisle_domain::ids::Seq,
    executed: &Executed,
    looked_up: u8,
) -> Written {
    let context = context(deps, seq);
    let given_up = executed.result == ActionResult::Unknown && looked_up >= LOOK_UPS;
    let mut written = match state.owner {
        Owner::Bot if given_up => aisle_dialogue::not_settled(&context, state),
        Owner::Bot => aisle_dialogue::settled(&context, state, &executed.result),
        Owner::Waiting { .. } | Owner::Human(_) | Owner::Ended => {
            Written::silent(Author::System, state.clone())
        }
    };
    let mut audit = executed.audit.clone();
    if given_up && let Some(audit) = &mut audit {
        audit.stage = Stage::GivenUp;
    }
    let outcome = match executed.result.outcome() {
        CommandOutcome::NotFound => CommandOutcome::Refused,
        other => other,
    };
    written.events.extend(audit.clone().map(DomainEvent::RequestProgressed));
    written.result = Some(CommandDone { of: run.seq, step: run.step, outcome, audit });
    written
}
