//! One message of the queue: an event of the shop's, or what was sent to ourselves. What becomes of a
//! change is in `change`, how shoppers hear of it in `tell`.

use std::time::Duration;

use aisle_contract::DecodeError;
use aisle_contract::inbound::{
    Envelope, InboundEvent, MAX_BYTES, Reason, Refusal, RefusedEvent, SOURCE,
};
use aisle_contract::sync::{Again, SyncMessage, SyncTask};
use aisle_delivery::DeliveryError;
use aisle_domain::Timestamp;
use aisle_domain::ids::Seq;
use aisle_ports::{PortError, WorkQueue};
use serde_json::Value;

use crate::{Deps, Error, change, tell};

/// Events that were put longer ago are not taken.
const MOST_AGE: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// How far the source's clock may be ahead of ours.
const MOST_AHEAD: Duration = Duration::from_secs(24 * 60 * 60);
/// How often an event is tried that came before what it is about.
const MOST_TRIES: u8 = 5;
/// How long it waits each time.
const TRY_AFTER: Duration = Duration::from_secs(60);

/// What came of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was stored, and told on.
    Stored,
    /// It was stored before; it was told on again.
    StoredBefore,
    /// Something newer is stored.
    Stale,
    /// What it is about is not there yet; it comes again.
    Waits,
    /// It was understood, told on if it is news, and there is nothing to store.
    NotKept,
    /// It was put aside.
    Refused(Reason),
    /// Everybody who is to hear of it was sent word.
    SentOn,
    /// The conversation was told by this entry.
    Told(Seq),
    /// It was told before by this entry, whose effects were driven again.
    ToldBefore(Seq),
    /// It is told later.
    Later,
    /// It is not told.
    NotTold,
}

/// Why a message comes to no good end.
pub(crate) enum Stop {
    /// It is put aside.
    Refused(Refusal),
    /// It comes again after a while.
    Missing(Refusal),
    /// It fails, and the queue delivers it again.
    Failed(Error),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<DeliveryError> for Stop {
    fn from(error: DeliveryError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<PortError> for Stop {
    fn from(error: PortError) -> Self {
        Self::Failed(error.into())
    }
}

/// Deals with the body of a message. Safe to deliver again, late, and in any order.
///
/// # Errors
/// [`Error`]; the queue should deliver it again.
pub async fn handle(deps: &Deps, body: &str) -> Result<Outcome, Error> {
    match SyncMessage::decode(body) {
        Ok(SyncMessage::Event(_)) if body.len() > MAX_BYTES => {
            refuse(deps, body, &Refusal::new(Reason::TooLarge, "event")).await
        }
        Ok(SyncMessage::Event(event)) => take(deps, &event, body, 0).await,
        Ok(SyncMessage::Task(SyncTask::Again(Again { again, event, .. }))) => {
            take(deps, &event, &event.to_string(), again).await
        }
        Ok(SyncMessage::Task(SyncTask::Tell(message))) => tell::tell(deps, message.tell).await,
        Ok(SyncMessage::Task(SyncTask::FanOut(message))) => {
            tell::fan_out(deps, message.fan_out).await
        }
        Err(DecodeError::Json(_)) if body.len() > MAX_BYTES => {
            refuse(deps, body, &Refusal::new(Reason::TooLarge, "event")).await
        }
        Err(DecodeError::Json(_)) => refuse(deps, body, &Refusal::malformed("JSON")).await,
        Err(error) => Err(Error::Task(error)),
    }
}

/// Takes an event, as it came, that was tried so often before.
async fn take(deps: &Deps, event: &Value, body: &str, tried: u8) -> Result<Outcome, Error> {
    let taken = match understood(deps, event) {
        Ok(event) => change::take(deps, event).await,
        Err(refusal) => Err(refusal.into()),
    };
    match taken {
        Ok(outcome) => Ok(outcome),
        Err(Stop::Refused(refusal)) => refuse(deps, body, &refusal).await,
        Err(Stop::Missing(refusal)) if tried >= MOST_TRIES => refuse(deps, body, &refusal).await,
        Err(Stop::Missing(_)) => {
            let again = SyncTask::again(tried.saturating_add(1), event.clone());
            send(deps, again, TRY_AFTER).await?;
            Ok(Outcome::Waits)
        }
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// The event, if it is one that is taken.
fn understood(deps: &Deps, event: &Value) -> Result<InboundEvent, Refusal> {
    let envelope = Envelope::read(event)?;
    if !deps.senders.accounts.contains(&envelope.account) {
        return Err(Refusal::new(Reason::WrongAccount, "account"));
    }
    if !envelope.source.starts_with(SOURCE) {
        return Err(Refusal::new(Reason::WrongSource, "source"));
    }
    let now = deps.delivery.clock.now();
    if is_before(envelope.time, now, MOST_AGE) {
        return Err(Refusal::new(Reason::TooOld, "time"));
    }
    let event = envelope.into_event()?;
    let head = event.change.head();
    let shop = deps.senders.shop.as_ref().zip(head.shop.as_ref());
    if shop.is_some_and(|(ours, named)| ours != named) {
        return Err(Refusal::new(Reason::UnknownShop, "detail.shop"));
    }
    if is_before(now, head.at, MOST_AHEAD) {
        return Err(Refusal::new(Reason::InFuture, "detail.at"));
    }
    Ok(event)
}

/// Whether an instant is more than so long before another.
fn is_before(one: Timestamp, other: Timestamp, by: Duration) -> bool {
    Duration::try_from(other.duration_since(one)).is_ok_and(|ahead| ahead > by)
}

/// Puts an event aside, for whoever operates.
async fn refuse(deps: &Deps, body: &str, refusal: &Refusal) -> Result<Outcome, Error> {
    let refused = RefusedEvent::of(refusal, body, deps.delivery.clock.now());
    deps.delivery.send(&WorkQueue::Refused(Box::new(refused)), Duration::ZERO).await?;
    let reason = refusal.reason.name();
    tracing::warn!(reason, about = %refusal.about, "an event was refused");
    tracing::info!(
        target: "aisle_metric",
        metric = "EventsRefused", unit = "Count", value = 1.0, Reason = reason,
    );
    Ok(Outcome::Refused(refusal.reason))
}

/// Sends something to ourselves.
pub(crate) async fn send(deps: &Deps, task: SyncTask, delay: Duration) -> Result<(), Error> {
    let message = WorkQueue::Sync(Box::new(SyncMessage::Task(task)));
    Ok(deps.delivery.send(&message, delay).await?)
}
