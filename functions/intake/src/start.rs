//! `start`: opens a conversation or shows that one goes on, and binds it to a shopper who signed
//! in meanwhile.

use aisle_contract::frame::{self, Limits, ServerFrame, Start, Welcome};
use aisle_contract::message::Opening;
use aisle_contract::part::Part;
use aisle_contract::{MAX_FRAME_BYTES, MAX_TEXT_CHARS};
use aisle_dialogue::Context;
use aisle_domain::conversation::{
    Author, Body, DomainEvent, Entry, MESSAGES_PER_SECOND, State, Tail, Written,
};
use aisle_domain::ids::{DeviceId, Seq};
use aisle_domain::news::Subject;
use aisle_ports::{Audience, Connection, Consistency};

use crate::handler::{Sender, begun, check_owner};
use crate::{Deps, Error};

/// Clients ping when silent for so long; API Gateway closes idle connections after 10 minutes.
const PING_AFTER_SECONDS: u32 = 540;
/// Clients resume when a reply is overdue for so long.
const RESUME_AFTER_SECONDS: u32 = 10;

pub(crate) async fn start(
    deps: &Deps,
    sender: &Sender,
    frame: Start,
) -> Result<ServerFrame, Error> {
    let opening = frame.into_opening().map_err(|problem| {
        Error::refused(frame::Error::new(problem.code(), problem.to_string()))
    })?;
    let first = opened(deps, sender, &opening).await?;
    let device = opening.device;
    // Registered after the owner was checked, and before the position that the client is told is
    // read: whatever is appended later is pushed, whatever was appended earlier is resumed.
    let audience = Audience::Shopper(device.clone());
    let connection = Connection { id: sender.connection.clone(), audience };
    deps.delivery.connections.register(&sender.conversation, &connection).await?;
    let tail = still_theirs(deps, sender).await?;
    welcome(deps, sender, &tail, &first, device.as_ref())
}

/// The tail, read after the connection was registered. A shopper may have signed in between the
/// check of the owner and the registration; then the connection sees nothing of what follows.
pub(crate) async fn still_theirs(deps: &Deps, sender: &Sender) -> Result<Tail, Error> {
    let tail = deps.delivery.log.tail(&sender.conversation).await?;
    if let Err(refusal) = begun(sender, &tail) {
        deps.delivery.connections.remove(&sender.conversation, &sender.connection).await?;
        return Err(refusal);
    }
    Ok(tail)
}

/// Ends the shopper's other connections to a conversation that gets an owner: they were opened
/// without signing in, and would be shown what only the owner may see. Their clients reconnect.
async fn end_others(deps: &Deps, sender: &Sender) -> Result<(), Error> {
    let delivery = &deps.delivery;
    for other in delivery.connections.list(&sender.conversation, Consistency::Strong).await? {
        if other.id == sender.connection || !matches!(other.audience, Audience::Shopper(_)) {
            continue;
        }
        delivery.connections.remove(&sender.conversation, &other.id).await?;
        if let Err(error) = delivery.push.close(&other.id).await {
            tracing::warn!(conversation = %sender.conversation, %error, "left open, but unregistered");
        }
    }
    Ok(())
}

/// The first entry of the conversation, which is then begun and bound.
async fn opened(deps: &Deps, sender: &Sender, opening: &Opening) -> Result<Entry, Error> {
    let delivery = &deps.delivery;
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(&sender.conversation).await?;
        let written = match tail.state() {
            None => greeting(deps, sender, opening),
            Some(state) => {
                check_owner(sender, state)?;
                if state.shopper.is_some() || sender.shopper.is_none() {
                    if let Some(newest) = tail.entries.last().filter(|entry| opens(entry)) {
                        // Nothing happened since: whoever appended it may not have driven it.
                        delivery.drive(&sender.conversation, newest).await?;
                    }
                    return first_entry(deps, sender, &tail).await;
                }
                // Before the append as well, because nobody would come back to it after a death
                // between the append and the ending.
                end_others(deps, sender).await?;
                let state = State { shopper: sender.shopper.clone(), ..state.clone() };
                let watches = watches(sender);
                Written { watches, ..Written::silent(Author::System, state) }
            }
        };
        let seq = tail.last().next();
        let body = Body::Written(Box::new(with_own_position_handled(written, &tail, seq)));
        let write_id = delivery.new_write_id();
        let appended = delivery.append(&sender.conversation, &tail, write_id, body).await?;
        if let Some(entry) = appended {
            if entry.seq == Seq::FIRST {
                delivery.drive(&sender.conversation, &entry).await?;
                return Ok(entry);
            }
            end_others(deps, sender).await?;
            delivery.drive(&sender.conversation, &entry).await?;
            return first_entry(deps, sender, &tail).await;
        }
    }
}

fn greeting(deps: &Deps, sender: &Sender, opening: &Opening) -> Written {
    let language = deps.wording.offered(opening.language.unwrap_or(deps.default_language));
    let state = State::begin(language, sender.shopper.clone());
    let context = Context::for_words(&deps.wording, deps.delivery.clock.now(), Seq::FIRST);
    let decision = aisle_dialogue::greeting(&context, &state);
    Written {
        parts: decision.parts,
        events: vec![DomainEvent::ConversationStarted {
            language,
            channel: opening.channel.clone(),
        }],
        watches: watches(sender),
        ..Written::silent(Author::Bot, decision.state)
    }
}

/// Whether an entry begins the conversation, or binds it to a shopper.
fn opens(entry: &Entry) -> bool {
    match &entry.body {
        Body::Written(written) => entry.seq == Seq::FIRST || !written.watches.is_empty(),
        Body::Shopper(_) => false,
    }
}

/// Whoever is signed in hears news of their orders.
fn watches(sender: &Sender) -> Vec<Subject> {
    sender.shopper.clone().map(Subject::Shopper).into_iter().collect()
}

/// An entry that follows handled entries directly is itself handled: nothing is left behind it.
fn with_own_position_handled(mut written: Written, tail: &Tail, seq: Seq) -> Written {
    if written.state.handled_up_to == tail.last() {
        written.state.handled_up_to = seq;
    }
    written
}

async fn first_entry(deps: &Deps, sender: &Sender, tail: &Tail) -> Result<Entry, Error> {
    if let Some(first) = tail.entries.first().filter(|entry| entry.seq == Seq::FIRST) {
        return Ok(first.clone());
    }
    let first = deps.delivery.entry(&sender.conversation, Seq::FIRST).await?;
    first.ok_or_else(|| {
        Error::Failed(
            aisle_ports::PortError::new(
                aisle_ports::Kind::Invalid,
                "log.read_after",
                "the log lacks its first entry",
            )
            .into(),
        )
    })
}

fn welcome(
    deps: &Deps,
    sender: &Sender,
    tail: &Tail,
    first: &Entry,
    device: Option<&DeviceId>,
) -> Result<ServerFrame, Error> {
    let state = begun(sender, tail)?;
    let next_n =
        device.and_then(|device| tail.last_message(device)).map_or(1, |last| last.n.next().0);
    let expires = deps
        .delivery
        .clock
        .now()
        .checked_add(deps.resume_for)
        .unwrap_or(aisle_domain::Timestamp::MAX);
    let parts = match &first.body {
        Body::Written(written) => written.parts.iter().map(Part::from).collect(),
        Body::Shopper(_) => Vec::new(),
    };
    Ok(ServerFrame::Welcome(Welcome {
        conversation: sender.conversation.to_string(),
        resume_token: aisle_identity::resume_token::mint(
            &deps.resume_keys,
            &sender.conversation,
            expires,
        ),
        language: state.language.code().to_owned(),
        last: tail.last().get(),
        next_n,
        seq: first.seq.get(),
        parts,
        limits: limits(),
    }))
}

fn limits() -> Limits {
    Limits {
        max_text_chars: u32::try_from(MAX_TEXT_CHARS).unwrap_or(u32::MAX),
        max_frame_bytes: u32::try_from(MAX_FRAME_BYTES).unwrap_or(u32::MAX),
        messages_per_second: MESSAGES_PER_SECOND,
        ping_after_seconds: PING_AFTER_SECONDS,
        resume_after_seconds: RESUME_AFTER_SECONDS,
    }
}
