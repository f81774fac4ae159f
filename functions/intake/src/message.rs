//! `message`: into the log, once per device and count, and only then acknowledged.

use aisle_contract::frame::{self, ErrorCode, Message, ServerFrame};
use aisle_domain::conversation::{Body, Entry, MAX_DEVICES, Owner, ShopperMessage, Tail};
use aisle_domain::ids::{Counter, Seq};
use aisle_ports::Consistency;

use crate::handler::{Sender, begun};
use crate::{Deps, Error};

/// A client that wrote too fast may come back after so long.
const RATE_RETRY_MS: u32 = 1_000;
/// Messages in a row that nobody has written anything after. More would make every read of the
/// tail, and the entry that answers them, larger without a bound while a human is away.
const MAX_UNANSWERED: usize = 200;
/// A client that ran into that may come back after so long.
const UNANSWERED_RETRY_MS: u32 = 30_000;
/// Entries read at a time when an old message is looked for.
const PAGE: usize = 200;

pub(crate) async fn message(
    deps: &Deps,
    sender: &Sender,
    frame: Message,
) -> Result<ServerFrame, Error> {
    let n = frame.n;
    let message = frame.into_domain().map_err(|problem| Error::refused(problem.refusing(n)))?;
    let delivery = &deps.delivery;
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(&sender.conversation).await?;
        let state = begun(sender, &tail)?;
        let expected = tail.last_message(&message.device).map_or(Counter(1), |last| last.n.next());
        if message.n < expected {
            return again(deps, sender, &tail, &message).await;
        }
        if message.n > expected {
            return Err(refused(n, ErrorCode::CounterGap, "send the count in `expected` next")
                .expecting(expected));
        }
        if state.owner == Owner::Ended {
            return Err(refused(
                n,
                ErrorCode::Ended,
                "the conversation is over: connect without the resume token for a new one",
            )
            .into());
        }
        let devices = tail.devices();
        if devices.len() >= MAX_DEVICES && !devices.contains_key(&message.device) {
            return Err(refused(
                n,
                ErrorCode::TooManyDevices,
                "keep the device id, or connect without the resume token for a new conversation",
            )
            .into());
        }
        if tail.rate().after_message_at(delivery.clock.now()).overflows() {
            return Err(too_fast(n, RATE_RETRY_MS));
        }
        if tail.shopper_messages().count() >= MAX_UNANSWERED {
            return Err(too_fast(n, UNANSWERED_RETRY_MS));
        }
        let body = Body::Shopper(message.clone());
        let write_id = delivery.new_write_id();
        if let Some(entry) = delivery.append(&sender.conversation, &tail, write_id, body).await? {
            delivery.drive(&sender.conversation, &entry).await?;
            return Ok(ServerFrame::Ack { n, seq: entry.seq.get() });
        }
    }
}

/// A count that the log has already: the same message is acknowledged again and its effects are
/// driven again, because the sender may have died between; another message is refused.
async fn again(
    deps: &Deps,
    sender: &Sender,
    tail: &Tail,
    message: &ShopperMessage,
) -> Result<ServerFrame, Error> {
    let n = message.n.0;
    let entry = find(deps, sender, tail, message).await?;
    let same = entry.as_ref().filter(|entry| match &entry.body {
        Body::Shopper(stored) => stored.content == message.content,
        Body::Written(_) => false,
    });
    let Some(entry) = same else {
        return Err(refused(
            n,
            ErrorCode::CounterReused,
            "this count was used for another message: nothing was stored; use the next count",
        )
        .into());
    };
    deps.delivery.drive(&sender.conversation, entry).await?;
    Ok(ServerFrame::Ack { n, seq: entry.seq.get() })
}

/// The entry of a device's count: known at once for its last message, else searched.
async fn find(
    deps: &Deps,
    sender: &Sender,
    tail: &Tail,
    message: &ShopperMessage,
) -> Result<Option<Entry>, Error> {
    if let Some(last) = tail.last_message(&message.device).filter(|last| last.n == message.n) {
        let in_tail = tail.entries.iter().find(|entry| entry.seq == last.seq);
        return match in_tail {
            Some(entry) => Ok(Some(entry.clone())),
            None => Ok(deps.delivery.entry(&sender.conversation, last.seq).await?),
        };
    }
    let is_it = |entry: &Entry| match &entry.body {
        Body::Shopper(stored) => stored.device == message.device && stored.n == message.n,
        Body::Written(_) => false,
    };
    let mut after = Seq::ZERO;
    loop {
        let page = deps
            .delivery
            .log
            .read_after(&sender.conversation, after, PAGE, Consistency::Strong)
            .await?;
        let Some(last) = page.entries.last().map(|entry| entry.seq) else { return Ok(None) };
        if let Some(entry) = page.entries.into_iter().find(is_it) {
            return Ok(Some(entry));
        }
        if !page.more {
            return Ok(None);
        }
        after = last;
    }
}

/// A refusal of one message.
struct Refusal(frame::Error);

fn too_fast(n: u32, retry_after_ms: u32) -> Error {
    let refusal = refused(n, ErrorCode::RateLimited, "slow down, reconnect, send it again").0;
    Error::refused(frame::Error { retry_after_ms: Some(retry_after_ms), ..refusal })
}

fn refused(n: u32, code: ErrorCode, advice: &str) -> Refusal {
    Refusal(frame::Error { n: Some(n), ..frame::Error::new(code, advice) })
}

impl Refusal {
    fn expecting(mut self, expected: Counter) -> Error {
        self.0.expected = Some(expected.0);
        Error::refused(self.0)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal.0)
    }
}
