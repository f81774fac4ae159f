//! Planted defects: small wrongs, each put between a function and a port (or into the queue and
//! the gateway), of the kind that a hasty change makes. The simulation must find every one of them;
//! `tests/planted.rs` says by which invariant. Functions do not know this crate, so none of it can
//! be in what is deployed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aisle_contract::frame::{HistoryEntry, ServerFrame};
use aisle_domain::conversation::{Body, Entry, Owner, State, Tail};
use aisle_domain::ids::{ConnectionId, ConversationId, Seq, WriteId};
use aisle_ports::{
    Appended, Connection, Connections, Consistency, ConversationLog, Kind, Page, PortError,
    WorkQueue, WorkQueues,
};
use async_trait::async_trait;

use crate::core::{Core, ms};
use crate::functions::Inner;

/// A planted defect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Defect {
    /// An append that lost its race counts as done: the put has no condition.
    RaceLostUnnoticed,
    /// A reply is pushed before it is in the log.
    PushedBeforeAppend,
    /// A message is acknowledged before it is in the log.
    AckedBeforeAppend,
    /// A queue message is deleted before its effects.
    DeletedBeforeEffects,
    /// A device's count is not looked at: every frame is a new message.
    CounterNotChecked,
    /// nlu does not find what another delivery of its message appended, to drive it again.
    NotDrivenAgain,
    /// "Handled up to" is one too high.
    HandledOffByOne,
    /// nlu does not see that a command is open.
    OpenCommandIgnored,
    /// nlu does not see that a human is in charge.
    HumanIgnored,
    /// Connections are read before the entry is appended.
    ConnectionsReadBefore,
    /// `resume` reads the log, and registers the connection after.
    RegisteredAfter,
    /// Whose conversation it is is not looked at.
    OwnerNotChecked,
    /// An append that is tried again has another name, so it does not know its own write.
    OwnWriteForgotten,
    /// The tail is read without strong consistency.
    StaleTail,
    /// The log is read without strong consistency.
    StaleLog,
    /// A connection that is gone fails whoever pushes to it.
    GoneIsFailure,
    /// A queue send is not awaited: one in eight never happens.
    SendNotAwaited,
    /// Every connection gets every conversation's replies.
    EverybodysReplies,
    /// `resume` leaves out the first entry after the position.
    ResumeSkips,
    /// Dead letters are thrown away.
    DeadLettersDropped,
    /// Every try of a change has a key of its own.
    KeyForgotten,
    /// The order book writes over an order that changed since the decision.
    RevisionNotChecked,
    /// `sync` does not see what was told already.
    ToldForgotten,
    /// How new a stored record is, is not looked at.
    VersionNotCompared,
}

impl Defect {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::RaceLostUnnoticed,
        Self::PushedBeforeAppend,
        Self::AckedBeforeAppend,
        Self::DeletedBeforeEffects,
        Self::CounterNotChecked,
        Self::NotDrivenAgain,
        Self::HandledOffByOne,
        Self::OpenCommandIgnored,
        Self::HumanIgnored,
        Self::ConnectionsReadBefore,
        Self::RegisteredAfter,
        Self::OwnerNotChecked,
        Self::OwnWriteForgotten,
        Self::StaleTail,
        Self::StaleLog,
        Self::GoneIsFailure,
        Self::SendNotAwaited,
        Self::EverybodysReplies,
        Self::ResumeSkips,
        Self::DeadLettersDropped,
        Self::KeyForgotten,
        Self::RevisionNotChecked,
        Self::ToldForgotten,
        Self::VersionNotCompared,
    ];

    /// The defect of a name, as `Debug` writes it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|defect| format!("{defect:?}") == name)
    }
}

/// The ports with a defect between them and the functions.
pub(crate) struct Planted {
    defect: Option<Defect>,
    core: Arc<Core>,
    inner: Inner,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// Connections as they were when the last append began.
    before: Mutex<BTreeMap<ConversationId, Vec<Connection>>>,
    /// Registrations that wait for the next read of the same invocation.
    registrations: Mutex<Vec<(u64, ConversationId, Connection)>>,
    /// Every conversation that has connections.
    conversations: Mutex<BTreeSet<ConversationId>>,
}

fn locked<T, R>(of: &Mutex<T>, work: impl FnOnce(&mut T) -> R) -> R {
    work(&mut of.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Planted {
    pub(crate) fn new(defect: Option<Defect>, core: Arc<Core>, inner: Inner) -> Self {
        Self { defect, core, inner, shared: Arc::default() }
    }

    /// The ports that a function gets.
    pub(crate) fn of(&self, who: &'static str) -> Inner {
        let Some(defect) = self.defect else { return self.inner.clone() };
        let wrong = Arc::new(Wrong {
            defect,
            who,
            core: self.core.clone(),
            inner: self.inner.clone(),
            shared: self.shared.clone(),
        });
        Inner {
            log: wrong.clone(),
            connections: wrong.clone(),
            queues: wrong,
            push: self.inner.push.clone(),
        }
    }
}

/// A function's ports with a defect.
struct Wrong {
    defect: Defect,
    who: &'static str,
    core: Arc<Core>,
    inner: Inner,
    shared: Arc<Shared>,
}

impl Wrong {
    fn is(&self, defect: Defect, who: &str) -> bool {
        self.defect == defect && self.who == who
    }

    /// What a function is shown of the newest state.
    fn misread(&self, state: &mut State) {
        if self.is(Defect::OpenCommandIgnored, "nlu") {
            state.open = None;
        }
        if self.is(Defect::HumanIgnored, "nlu") && matches!(state.owner, Owner::Human(_)) {
            state.owner = Owner::Bot;
        }
        if self.is(Defect::ToldForgotten, "sync") {
            state.told.clear();
        }
        if self.is(Defect::OwnerNotChecked, "intake") {
            state.shopper = None;
        }
    }

    async fn register_late(&self) -> Result<(), PortError> {
        if !self.is(Defect::RegisteredAfter, "intake") {
            return Ok(());
        }
        let polled = self.core.with(|state| state.polled);
        let late: Vec<_> = locked(&self.shared.registrations, |all| {
            all.extract_if(.., |(invocation, ..)| *invocation == polled).collect()
        });
        if !late.is_empty() {
            self.core.sleep(ms(60)).await;
        }
        for (_, conversation, connection) in late {
            self.inner.connections.register(&conversation, &connection).await?;
        }
        Ok(())
    }

    async fn push_early(&self, to: &ConversationId, entry: &Entry) -> Result<(), PortError> {
        let Some(HistoryEntry::Reply(reply)) = HistoryEntry::of(entry) else { return Ok(()) };
        let frame = ServerFrame::Reply(reply).to_json();
        for connection in self.inner.connections.list(to, Consistency::Strong).await? {
            self.inner.push.push(&connection.id, &frame).await?;
        }
        self.core.sleep(ms(5)).await;
        Ok(())
    }
}

#[async_trait]
impl ConversationLog for Wrong {
    async fn tail(&self, of: &ConversationId) -> Result<Tail, PortError> {
        let mut tail = self.inner.log.tail(of).await?;
        self.register_late().await?;
        if self.defect == Defect::StaleTail
            && tail.entries.len() > 1
            && self.core.with(|state| state.chance.per_mille(300))
        {
            tail.entries.pop();
        }
        for entry in &mut tail.entries {
            if let Body::Written(written) = &mut entry.body {
                self.misread(&mut written.state);
            }
        }
        Ok(tail)
    }

    async fn append(&self, to: &ConversationId, entry: &Entry) -> Result<Appended, PortError> {
        let mut entry = entry.clone();
        match self.defect {
            Defect::PushedBeforeAppend => self.push_early(to, &entry).await?,
            Defect::ConnectionsReadBefore => {
                let before = self.inner.connections.list(to, Consistency::Strong).await?;
                locked(&self.shared.before, |all| all.insert(to.clone(), before));
                self.core.sleep(ms(60)).await;
            }
            Defect::HandledOffByOne if self.who == "nlu" => {
                if let Body::Written(written) = &mut entry.body {
                    written.state.handled_up_to = written.state.handled_up_to.next();
                }
            }
            Defect::OwnWriteForgotten => {
                let name = self.core.with(|state| state.chance.below(u64::MAX));
                entry.write_id = WriteId::from_random(u128::from(name));
            }
            _ => {}
        }
        match self.inner.log.append(to, &entry).await? {
            Appended::Taken if self.defect == Defect::RaceLostUnnoticed => Ok(Appended::Done),
            appended => Ok(appended),
        }
    }

    async fn read_after(
        &self,
        of: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        let consistency = match self.defect {
            Defect::StaleLog => Consistency::Eventual,
            _ => consistency,
        };
        let skips = self.is(Defect::ResumeSkips, "intake") && limit > 1;
        let after = if skips && after > Seq::ZERO { after.next() } else { after };
        let mut page = self.inner.log.read_after(of, after, limit, consistency).await?;
        if self.is(Defect::NotDrivenAgain, "nlu") {
            page = Page::default();
        }
        self.register_late().await?;
        Ok(page)
    }

    async fn read_last(&self, of: &ConversationId, limit: usize) -> Result<Vec<Entry>, PortError> {
        self.inner.log.read_last(of, limit).await
    }
}

#[async_trait]
impl Connections for Wrong {
    async fn register(
        &self,
        conversation: &ConversationId,
        connection: &Connection,
    ) -> Result<(), PortError> {
        locked(&self.shared.conversations, |all| all.insert(conversation.clone()));
        if self.is(Defect::RegisteredAfter, "intake") {
            let polled = self.core.with(|state| state.polled);
            let late = (polled, conversation.clone(), connection.clone());
            locked(&self.shared.registrations, |all| all.push(late));
            return Ok(());
        }
        self.inner.connections.register(conversation, connection).await
    }

    async fn remove(
        &self,
        conversation: &ConversationId,
        connection: &ConnectionId,
    ) -> Result<(), PortError> {
        self.inner.connections.remove(conversation, connection).await
    }

    async fn list(
        &self,
        conversation: &ConversationId,
        consistency: Consistency,
    ) -> Result<Vec<Connection>, PortError> {
        let mut connections = self.inner.connections.list(conversation, consistency).await?;
        match self.defect {
            Defect::ConnectionsReadBefore => {
                let before = locked(&self.shared.before, |all| all.get(conversation).cloned());
                connections = before.unwrap_or(connections);
            }
            Defect::GoneIsFailure => {
                let gone = self.core.with(|state| {
                    let network = &state.network;
                    let index = |connection: &Connection| network.index(&connection.id);
                    let mut open = connections.iter().filter_map(index);
                    open.any(|index| !network.connections[index].at_server)
                });
                if gone {
                    return Err(PortError::new(Kind::Unavailable, "push.push", "gone"));
                }
            }
            Defect::EverybodysReplies => {
                for other in locked(&self.shared.conversations, |all| all.clone()) {
                    if other != *conversation {
                        let more = self.inner.connections.list(&other, consistency).await?;
                        connections.extend(more);
                    }
                }
            }
            _ => {}
        }
        Ok(connections)
    }
}

#[async_trait]
impl WorkQueues for Wrong {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        if self.defect == Defect::SendNotAwaited
            && self.core.with(|state| state.chance.per_mille(125))
        {
            return Ok(());
        }
        self.inner.queues.send(message, delay).await
    }
}
