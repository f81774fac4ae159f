//! An agent's frames: list, claim, say, give back. Every one is safe to send again.

use aisle_contract::agent_frame::{AgentErrorCode, AgentFrame, Case, DeskFrame};
use aisle_contract::frame::HistoryEntry;
use aisle_contract::invocation::SocketMessage;
use aisle_contract::reason_name;
use aisle_dialogue::Context;
use aisle_domain::conversation::{Author, Body, Entry, Owner, State, Tail, Written};
use aisle_domain::identity::Principal;
use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, Seq, WriteId};
use aisle_domain::part::Part;
use aisle_ports::{Audience, Connection, Consistency};

use crate::{Deps, Error};

/// Cases that are listed.
const MAX_CASES: usize = 50;
/// Entries that an agent gets with a case.
const CASE_ENTRIES: usize = 50;
/// A case frame stays under this, in bytes of JSON; older entries are left out.
const MAX_CASE_BYTES: usize = 28 * 1024;

/// Why an agent's frame was refused.
struct Refusal(AgentErrorCode, &'static str);

type Answer = Result<Result<DeskFrame, Refusal>, Error>;

/// Serves one frame and returns its answer.
///
/// # Errors
/// [`Error::NotAnAgent`] only: refusals and failures are answers.
pub async fn handle(deps: &Deps, message: SocketMessage) -> Result<DeskFrame, Error> {
    let Principal::Agent { agent } = message.principal else { return Err(Error::NotAnAgent) };
    let parsed =
        AgentFrame::parse(&message.body).map_err(|problem| (problem.request, problem.to_string()));
    let checked = parsed.and_then(|frame| {
        let request = Some(request_of(&frame));
        frame.checked().map_err(|problem| (request, problem.to_string()))
    });
    let frame = match checked {
        Ok(frame) => frame,
        Err((request, message)) => {
            let code = AgentErrorCode::InvalidFrame;
            return Ok(DeskFrame::AgentError { request, code, message });
        }
    };
    let request = request_of(&frame);
    let error = |code, message: &str| DeskFrame::AgentError {
        request: Some(request),
        code,
        message: message.to_owned(),
    };
    match serve(deps, &agent, &message.connection, frame).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(Refusal(code, advice))) => Ok(error(code, advice)),
        Err(failure) => {
            tracing::error!(%failure, "an agent's frame was not served");
            Ok(error(AgentErrorCode::Unavailable, "send the same again"))
        }
    }
}

const fn request_of(frame: &AgentFrame) -> u32 {
    match frame {
        AgentFrame::AgentList { request }
        | AgentFrame::AgentClaim { request, .. }
        | AgentFrame::AgentSay { request, .. }
        | AgentFrame::AgentGiveBack { request, .. } => *request,
    }
}

async fn serve(
    deps: &Deps,
    agent: &AgentId,
    connection: &ConnectionId,
    frame: AgentFrame,
) -> Answer {
    let not_found = Refusal(AgentErrorCode::NotFound, "there is no such conversation: list again");
    match frame {
        AgentFrame::AgentList { request } => list(deps, request).await.map(Ok),
        AgentFrame::AgentClaim { request, conversation } => {
            match ConversationId::new(conversation) {
                Ok(conversation) => claim(deps, agent, connection, request, conversation).await,
                Err(_) => Ok(Err(not_found)),
            }
        }
        AgentFrame::AgentSay { request, conversation, key, text } => {
            match ConversationId::new(conversation) {
                Ok(conversation) => say(deps, agent, request, conversation, &key, text).await,
                Err(_) => Ok(Err(not_found)),
            }
        }
        AgentFrame::AgentGiveBack { request, conversation } => {
            match ConversationId::new(conversation) {
                Ok(conversation) => give_back(deps, agent, request, conversation).await,
                Err(_) => Ok(Err(not_found)),
            }
        }
    }
}

async fn list(deps: &Deps, request: u32) -> Result<DeskFrame, Error> {
    let cases = deps.board.list(MAX_CASES).await?;
    let cases = cases
        .into_iter()
        .map(|case| Case {
            conversation: case.conversation.to_string(),
            since: case.since.to_string(),
            reason: reason_name(case.reason).to_owned(),
            language: case.language.code().to_owned(),
        })
        .collect();
    Ok(DeskFrame::Cases { request, cases })
}

async fn claim(
    deps: &Deps,
    agent: &AgentId,
    connection: &ConnectionId,
    request: u32,
    conversation: ConversationId,
) -> Answer {
    let delivery = &deps.delivery;
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(&conversation).await?;
        let Some(state) = tail.state() else {
            return Ok(Err(Refusal(AgentErrorCode::NotFound, "there is no such conversation")));
        };
        match &state.owner {
            Owner::Human(owner) if owner == agent => {
                if let Some(entry) = tail.entries.first() {
                    delivery.drive(&conversation, entry).await?;
                }
                return case(deps, agent, connection, request, conversation).await.map(Ok);
            }
            Owner::Human(_) => {
                return Ok(Err(Refusal(AgentErrorCode::TakenByOther, "another agent has it")));
            }
            Owner::Bot | Owner::Ended => {
                // Whoever settled it may have died before taking it down.
                deps.board.remove(&conversation, tail.last()).await?;
                return Ok(Err(Refusal(
                    AgentErrorCode::NotFound,
                    "the conversation does not wait for a human: list again",
                )));
            }
            Owner::Waiting { .. } => {}
        }
        let context = context(deps, &tail);
        let written = aisle_dialogue::claimed(&context, state, agent);
        if let Some(entry) = append(deps, &conversation, &tail, None, written).await? {
            // Registered before the entry is driven, so that the agent misses nothing from here.
            let case = case(deps, agent, connection, request, conversation.clone()).await?;
            delivery.drive(&conversation, &entry).await?;
            deps.board.remove(&conversation, entry.seq).await?;
            return Ok(Ok(case));
        }
    }
}

/// Registers the agent's connection, then reads: what is appended later is pushed.
async fn case(
    deps: &Deps,
    agent: &AgentId,
    connection: &ConnectionId,
    request: u32,
    conversation: ConversationId,
) -> Result<DeskFrame, Error> {
    let audience = Audience::Agent(agent.clone());
    let connection = Connection { id: connection.clone(), audience };
    deps.delivery.connections.register(&conversation, &connection).await?;
    let recent = deps.delivery.log.read_last(&conversation, CASE_ENTRIES).await?;
    let tail = Tail { entries: recent };
    let state = tail.state();
    let language = state.map(|state| state.language.code().to_owned()).unwrap_or_default();
    let shopper = state.and_then(|state| state.shopper.as_ref()).map(ToString::to_string);
    let mut entries: Vec<HistoryEntry> = tail.entries.iter().filter_map(HistoryEntry::of).collect();
    loop {
        let frame = DeskFrame::Case {
            request,
            conversation: conversation.to_string(),
            language: language.clone(),
            shopper: shopper.clone(),
            entries: entries.clone(),
        };
        if entries.len() <= 1 || frame.to_json().len() <= MAX_CASE_BYTES {
            return Ok(frame);
        }
        entries.drain(..entries.len().div_ceil(4));
    }
}

async fn say(
    deps: &Deps,
    agent: &AgentId,
    request: u32,
    conversation: ConversationId,
    key: &str,
    text: String,
) -> Answer {
    let delivery = &deps.delivery;
    let said = |seq: Seq| DeskFrame::Said {
        request,
        conversation: conversation.to_string(),
        seq: seq.get(),
    };
    // At most 64 characters in a write id: a long key is cut, which the client's own keys never are.
    let write_id: String = format!("say-{key}").chars().take(WriteId::MAX_BYTES).collect();
    let write_id = WriteId::new(write_id).unwrap_or_else(|_| delivery.new_write_id());
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(&conversation).await?;
        let Some(state) = tail.state() else {
            return Ok(Err(Refusal(AgentErrorCode::NotFound, "there is no such conversation")));
        };
        let recent = delivery.log.read_last(&conversation, CASE_ENTRIES).await?;
        if let Some(entry) = recent.iter().find(|entry| is_by(entry, agent, &write_id)) {
            delivery.drive(&conversation, entry).await?;
            return Ok(Ok(said(entry.seq)));
        }
        if !is_owned_by(state, agent) {
            return Ok(Err(Refusal(AgentErrorCode::NotYours, "claim the conversation first")));
        }
        let pending = delivery.pending(&conversation, &tail).await?;
        let seq = tail.last().next();
        let mut written = Written::silent(Author::Human(agent.clone()), state.clone());
        written.answers = pending.iter().map(|entry| entry.seq).collect();
        written.parts.push(Part::Text(text.clone()));
        written.state.handled_up_to = seq;
        let appended = append(deps, &conversation, &tail, Some(write_id.clone()), written).await?;
        if let Some(entry) = appended {
            delivery.drive(&conversation, &entry).await?;
            return Ok(Ok(said(entry.seq)));
        }
    }
}

async fn give_back(
    deps: &Deps,
    agent: &AgentId,
    request: u32,
    conversation: ConversationId,
) -> Answer {
    let delivery = &deps.delivery;
    let returned = DeskFrame::Returned { request, conversation: conversation.to_string() };
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(&conversation).await?;
        let Some(state) = tail.state() else {
            return Ok(Err(Refusal(AgentErrorCode::NotFound, "there is no such conversation")));
        };
        if state.owner == Owner::Bot {
            // Given back before; its answer may have been lost, or the giver may have died before
            // its effects were driven.
            take_off_agents(deps, &conversation).await?;
            if let Some(newest) = tail.entries.first() {
                delivery.drive(&conversation, newest).await?;
            }
            return Ok(Ok(returned));
        }
        if !is_owned_by(state, agent) {
            return Ok(Err(Refusal(AgentErrorCode::NotYours, "it is not yours to give back")));
        }
        // All up to here has been in the human's hands, which is its answer. Shown before it is
        // given back: a wake-up may be late, and a case shows only the newest entries.
        let pending = delivery.pending(&conversation, &tail).await?;
        for entry in &pending {
            delivery.show(&conversation, entry).await?;
        }
        let mut written = aisle_dialogue::given_back(&context(deps, &tail), state);
        written.answers = pending.iter().map(|entry| entry.seq).collect();
        written.state.handled_up_to = tail.last().next();
        if let Some(entry) = append(deps, &conversation, &tail, None, written).await? {
            take_off_agents(deps, &conversation).await?;
            delivery.drive(&conversation, &entry).await?;
            return Ok(Ok(returned));
        }
    }
}

/// Nobody at a desk sees a conversation any longer that is the bot's again, whichever of their
/// connections they gave it back by.
async fn take_off_agents(deps: &Deps, conversation: &ConversationId) -> Result<(), Error> {
    let connections = &deps.delivery.connections;
    for connection in connections.list(conversation, Consistency::Strong).await? {
        if matches!(connection.audience, Audience::Agent(_)) {
            connections.remove(conversation, &connection.id).await?;
        }
    }
    Ok(())
}

fn context<'a>(deps: &'a Deps, tail: &Tail) -> Context<'a> {
    Context::for_words(&deps.wording, deps.delivery.clock.now(), tail.last().next())
}

async fn append(
    deps: &Deps,
    conversation: &ConversationId,
    tail: &Tail,
    write_id: Option<WriteId>,
    mut written: Written,
) -> Result<Option<Entry>, Error> {
    let delivery = &deps.delivery;
    if delivery.pending(conversation, tail).await?.is_empty()
        && tail.state().is_some_and(|state| written.state.handled_up_to >= state.handled_up_to)
    {
        written.state.handled_up_to = tail.last().next();
    }
    let body = Body::Written(Box::new(written));
    Ok(match write_id {
        Some(write_id) => delivery.append_named(conversation, tail, write_id, body).await?,
        None => delivery.append(conversation, tail, delivery.new_write_id(), body).await?,
    })
}

fn is_owned_by(state: &State, agent: &AgentId) -> bool {
    matches!(&state.owner, Owner::Human(owner) if owner == agent)
}

fn is_by(entry: &Entry, agent: &AgentId, write_id: &WriteId) -> bool {
    let Body::Written(written) = &entry.body else { return false };
    &entry.write_id == write_id && written.author == Author::Human(agent.clone())
}
