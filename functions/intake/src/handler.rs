//! One frame in, at most one frame out.

use aisle_contract::frame::{self, ClientFrame, ErrorCode, ServerFrame};
use aisle_contract::invocation::SocketMessage;
use aisle_domain::conversation::{Body, Owner, State, Tail};
use aisle_domain::identity::Principal;
use aisle_domain::ids::{ConnectionId, ConversationId, ShopperId};

use crate::{Deps, Error, message, resume, start};

/// Who sent a frame.
pub(crate) struct Sender {
    pub(crate) connection: ConnectionId,
    pub(crate) conversation: ConversationId,
    pub(crate) shopper: Option<ShopperId>,
}

/// Takes one frame in and returns what its sender is answered.
///
/// # Errors
/// [`Error::NotAShopper`] only: refusals and failures are answers.
pub async fn handle(deps: &Deps, message: SocketMessage) -> Result<Option<ServerFrame>, Error> {
    let Principal::Shopper { conversation, shopper } = message.principal else {
        return Err(Error::NotAShopper);
    };
    let sender = Sender { connection: message.connection, conversation, shopper };
    let answer = match ClientFrame::parse(&message.body) {
        Ok(frame) => dispatch(deps, &sender, frame).await,
        Err(problem) => Err(Error::refused(frame::Error::new(problem.code(), problem.to_string()))),
    };
    match answer {
        Ok(answer) => Ok(answer),
        Err(Error::Refused(refusal)) => {
            tracing::info!(conversation = %sender.conversation, code = ?refusal.code, "refused");
            if refusal.code == ErrorCode::RateLimited {
                close_with(deps, &sender, *refusal).await;
                return Ok(None);
            }
            Ok(Some(ServerFrame::Error(*refusal)))
        }
        Err(Error::Failed(failure)) => {
            tracing::error!(conversation = %sender.conversation, %failure, "not taken in");
            let refusal = frame::Error {
                retry_after_ms: Some(1_000),
                ..frame::Error::new(
                    ErrorCode::Unavailable,
                    "not stored for sure: send the same again",
                )
            };
            Ok(Some(ServerFrame::Error(refusal)))
        }
        Err(error @ Error::NotAShopper) => Err(error),
    }
}

async fn dispatch(
    deps: &Deps,
    sender: &Sender,
    frame: ClientFrame,
) -> Result<Option<ServerFrame>, Error> {
    match frame {
        ClientFrame::Start(frame) => start::start(deps, sender, frame).await.map(Some),
        ClientFrame::Message(frame) => message::message(deps, sender, frame).await.map(Some),
        ClientFrame::Resume(frame) => resume::resume(deps, sender, frame).await.map(Some),
        ClientFrame::End {} => end(deps, sender).await,
        ClientFrame::Ping {} => Ok(Some(ServerFrame::Pong {})),
        ClientFrame::Typing {} | ClientFrame::Read { .. } => Ok(None),
    }
}

/// The state of a conversation that has begun and is this sender's.
pub(crate) fn begun<'a>(sender: &Sender, tail: &'a Tail) -> Result<&'a State, Error> {
    let Some(state) = tail.state() else {
        return Err(Error::refused(frame::Error::new(
            ErrorCode::NotStarted,
            "send `start` before anything else",
        )));
    };
    check_owner(sender, state)?;
    Ok(state)
}

/// A conversation that belongs to a signed-in shopper is shown to nobody else.
pub(crate) fn check_owner(sender: &Sender, state: &State) -> Result<(), Error> {
    match (&state.shopper, &sender.shopper) {
        (Some(owner), sender) if sender.as_ref() != Some(owner) => {
            Err(Error::refused(frame::Error::new(
                ErrorCode::WrongShopper,
                "this conversation belongs to a signed-in shopper: sign in as them, or connect \
                 without the resume token for a new conversation",
            )))
        }
        _ => Ok(()),
    }
}

async fn end(deps: &Deps, sender: &Sender) -> Result<Option<ServerFrame>, Error> {
    let mut attempts = deps.delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = deps.delivery.log.tail(&sender.conversation).await?;
        let state = begun(sender, &tail)?;
        if state.owner == Owner::Ended {
            if let Some(last) = tail.entries.last() {
                deps.delivery.drive(&sender.conversation, last).await?;
            }
            return Ok(None);
        }
        let pending = deps.delivery.pending(&sender.conversation, &tail).await?;
        let pending: Vec<_> = pending.iter().map(|entry| entry.seq).collect();
        let seq = tail.last().next();
        let context =
            aisle_dialogue::Context::for_words(&deps.wording, deps.delivery.clock.now(), seq);
        let written = aisle_dialogue::ended(&context, state, &pending, seq);
        let write_id = deps.delivery.new_write_id();
        let body = Body::Written(Box::new(written));
        let appended = deps.delivery.append(&sender.conversation, &tail, write_id, body).await?;
        if let Some(entry) = appended {
            deps.delivery.drive(&sender.conversation, &entry).await?;
            return Ok(None);
        }
    }
}

/// Tells why, then closes: an answer would come after the connection is gone.
async fn close_with(deps: &Deps, sender: &Sender, refusal: frame::Error) {
    let frame = ServerFrame::Error(refusal).to_json();
    let told = deps.delivery.push.push(&sender.connection, &frame).await;
    let closed = deps.delivery.push.close(&sender.connection).await;
    if let Some(error) = told.err().or(closed.err()) {
        tracing::warn!(conversation = %sender.conversation, %error, "rate limit not enforced");
    }
}
