//! Driving an entry's effects, all of which can be read off the entry itself: so whoever finds it
//! in the log can drive it again, and nothing needs to be marked as sent.
//!
//! Queue sends and events must succeed, or the caller fails and is retried. A push that fails is
//! given up after a few tries: every client that misses a reply asks for it (`resume`).

use std::time::Duration;

use aisle_contract::agent_frame::DeskFrame;
use aisle_contract::event::Event;
use aisle_contract::frame::{HistoryEntry, ServerFrame, Status, StatusKind};
use aisle_contract::queue::{HandoffSubject, HandoffTask, RunCommand, VERSION, Wake};
use aisle_domain::conversation::{Audit, Body, Entry, Notice, Owner, Stage, Tail, Written};
use aisle_domain::ids::{ConnectionId, ConversationId, Seq};
use aisle_ports::queue::MAX_DELAY;
use aisle_ports::{Audience, Connection, Consistency, PortError, Pushed, WorkQueue};
use futures::future::join_all;

use crate::{Delivery, DeliveryError};

/// Connections that one entry is pushed to.
const MAX_PUSHES: usize = 64;
/// How often a push is tried.
const PUSH_ATTEMPTS: u32 = 3;
/// How often a queue send is tried.
const SEND_ATTEMPTS: u32 = 3;
/// When the end of a change is first looked up that was not seen.
const FIRST_LOOK_UP_AFTER: Duration = Duration::from_secs(20);

impl Delivery {
    /// Drives all effects of an entry. Safe to call again for the same entry: every receiver
    /// recognises what it has had.
    ///
    /// # Errors
    /// [`DeliveryError`] when a queue or the bus did not take its part.
    pub async fn drive(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
    ) -> Result<(), DeliveryError> {
        match &entry.body {
            Body::Shopper(_) => self.wake(conversation, entry.seq).await,
            Body::Written(written) => {
                self.order(conversation, entry.seq, written).await?;
                self.settle_later(conversation, written).await?;
                self.watch(conversation, written).await?;
                self.tell(conversation, entry, written).await?;
                if leaves_messages_to_the_bot(entry.seq, written) {
                    self.wake(conversation, entry.seq).await?;
                }
                Ok(())
            }
        }
    }

    /// Sends an entry's commands to `order`.
    async fn order(
        &self,
        conversation: &ConversationId,
        seq: Seq,
        written: &Written,
    ) -> Result<(), DeliveryError> {
        for command in &written.commands {
            let conversation = conversation.clone();
            let run = RunCommand { v: VERSION, conversation, seq, step: command.step };
            self.send(&WorkQueue::Order(run), Duration::ZERO).await?;
        }
        Ok(())
    }

    /// Has `order` look up, after a while, what came of a change that it could not see the end of.
    async fn settle_later(
        &self,
        conversation: &ConversationId,
        written: &Written,
    ) -> Result<(), DeliveryError> {
        let Some(done) = &written.result else { return Ok(()) };
        let Some(delay) = done.audit.as_deref().and_then(settled_after) else { return Ok(()) };
        let conversation = conversation.clone();
        let run = RunCommand { v: VERSION, conversation, seq: done.of, step: done.step };
        self.send(&WorkQueue::Order(run), delay).await
    }

    /// Has a conversation hear news of what an entry says.
    async fn watch(
        &self,
        conversation: &ConversationId,
        written: &Written,
    ) -> Result<(), DeliveryError> {
        for subject in &written.watches {
            self.watches.watch(conversation, subject).await?;
        }
        Ok(())
    }

    /// Tells everybody of an entry: screens, `handoff`, the bus.
    async fn tell(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
        written: &Written,
    ) -> Result<(), DeliveryError> {
        self.show(conversation, entry).await?;
        if let Some(task) = handoff_task(conversation, entry.seq, written) {
            self.send(&WorkQueue::Handoff(task), Duration::ZERO).await?;
        }
        let events = Event::of(conversation, entry);
        if !events.is_empty() {
            self.bus.publish(&events).await?;
        }
        Ok(())
    }

    /// Drives again what a conversation still depends on, for whoever comes after a try that may
    /// have died between an append and its effects: the entry that ordered the open command, the
    /// one that asked for the human who is awaited, and the one that came of the entry that
    /// woke. The dead try's entry need not be the answer to what woke it: it answers whatever
    /// waited then.
    ///
    /// What the log shows to be done is not ordered again: a command that is no longer open, and
    /// the wake-up of an entry that others were written after. Without that, one late delivery in a
    /// long conversation would set off a chain of them.
    ///
    /// # Errors
    /// [`DeliveryError`] as for [`Delivery::drive`], or when the log could not be read.
    pub async fn drive_again(
        &self,
        conversation: &ConversationId,
        tail: &Tail,
        woken_by: Seq,
    ) -> Result<(), DeliveryError> {
        let Some(state) = tail.state() else { return Ok(()) };
        let newest = tail.entries.first().map(|entry| entry.seq);
        let open = state.open.as_ref().map(|open| open.of);
        let asked = match state.owner {
            Owner::Waiting { since } => Some(since),
            Owner::Bot | Owner::Human(_) | Owner::Ended => None,
        };
        let mut entries = Vec::new();
        for seq in open.into_iter().chain(asked) {
            entries.extend(self.entry(conversation, seq).await?);
        }
        if let Some(result) = self.came_of(conversation, woken_by).await?
            && entries.iter().all(|entry| entry.seq != result.seq)
        {
            entries.push(result);
        }
        for entry in &entries {
            let Body::Written(written) = &entry.body else { continue };
            if open == Some(entry.seq) {
                self.order(conversation, entry.seq, written).await?;
            }
            self.watch(conversation, written).await?;
            self.tell(conversation, entry, written).await?;
            if newest == Some(entry.seq) && leaves_messages_to_the_bot(entry.seq, written) {
                self.wake(conversation, entry.seq).await?;
            }
        }
        Ok(())
    }

    /// Shows an entry to every connection of the conversation: a written one to the shopper and
    /// the agents, a shopper's to the agents (the shopper's other devices see it with its reply,
    /// or when they resume).
    ///
    /// The entry must be in the log already: connections are read after it, so that one that
    /// registers meanwhile either is in the list, or finds the entry when it resumes.
    ///
    /// # Errors
    /// [`DeliveryError`] when the connections could not be read.
    pub async fn show(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
    ) -> Result<(), DeliveryError> {
        let Some(shown) = HistoryEntry::of(entry) else { return Ok(()) };
        let connections = self.connections.list(conversation, Consistency::Strong).await?;
        let to_shopper = match &shown {
            HistoryEntry::Reply(reply) => Some(ServerFrame::Reply(reply.clone()).to_json()),
            HistoryEntry::Echo(_) => None,
        };
        // Mostly no agent looks on.
        let to_agent = connections.iter().any(is_agents).then(|| match shown {
            HistoryEntry::Reply(reply) => {
                DeskFrame::CaseReply { conversation: conversation.to_string(), reply }.to_json()
            }
            HistoryEntry::Echo(echo) => {
                DeskFrame::CaseEcho { conversation: conversation.to_string(), echo }.to_json()
            }
        });
        let pushes = bounded(&connections).filter_map(|connection| {
            let frame = if is_agents(connection) { &to_agent } else { &to_shopper };
            Some(self.push_or_forget(conversation, &connection.id, frame.as_deref()?))
        });
        join_all(pushes).await;
        Ok(())
    }

    /// Tells the shopper's screens that an answer takes a little longer. Not in the log; nothing
    /// depends on it arriving.
    pub async fn show_working(&self, conversation: &ConversationId) {
        let Ok(connections) = self.connections.list(conversation, Consistency::Strong).await else {
            return;
        };
        let frame = ServerFrame::Status(Status { status: StatusKind::Working }).to_json();
        let pushes = bounded(&connections)
            .filter(|connection| !is_agents(connection))
            .map(|connection| self.push_or_forget(conversation, &connection.id, &frame));
        join_all(pushes).await;
    }

    /// Wakes `nlu` for a conversation.
    ///
    /// # Errors
    /// [`DeliveryError`] when the queue did not take it.
    pub async fn wake(&self, conversation: &ConversationId, seq: Seq) -> Result<(), DeliveryError> {
        let wake = Wake { v: VERSION, conversation: conversation.clone(), seq };
        self.send(&WorkQueue::Nlu(wake), Duration::ZERO).await
    }

    /// Sends a queue message, with a few tries.
    ///
    /// # Errors
    /// [`DeliveryError`] when the queue did not take it, or did not say so.
    pub async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), DeliveryError> {
        let mut made = 1;
        loop {
            match self.queues.send(message, delay).await {
                Ok(()) => return Ok(()),
                Err(error) if error.is_retryable() && made < SEND_ATTEMPTS => {
                    self.pause(error.retry_after.unwrap_or(Duration::from_millis(50) * made)).await;
                    made += 1;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    async fn push_or_forget(
        &self,
        conversation: &ConversationId,
        connection: &ConnectionId,
        frame: &str,
    ) {
        match self.push_with_retries(connection, frame).await {
            Ok(Pushed::Accepted) => {}
            Ok(Pushed::Gone) => {
                if let Err(error) = self.connections.remove(conversation, connection).await {
                    tracing::warn!(%conversation, %error, "a gone connection stays registered");
                }
            }
            Err(error) => {
                tracing::warn!(%conversation, %error, "push given up; the client will resume");
            }
        }
    }

    async fn push_with_retries(
        &self,
        connection: &ConnectionId,
        frame: &str,
    ) -> Result<Pushed, PortError> {
        let mut made = 1;
        loop {
            match self.push.push(connection, frame).await {
                Err(error) if error.is_retryable() && made < PUSH_ATTEMPTS => {
                    self.pause(error.retry_after.unwrap_or(Duration::from_millis(50) * made)).await;
                    made += 1;
                }
                settled => return settled,
            }
        }
    }
}

/// When to look up what came of a change: after 20 s, then 1, 3 and 9 minutes; `None` if it is known.
fn settled_after(audit: &Audit) -> Option<Duration> {
    (audit.stage == Stage::Unsettled)
        .then(|| FIRST_LOOK_UP_AFTER * 3_u32.saturating_pow(u32::from(audit.looked_up)))
        .map(|delay| delay.min(MAX_DELAY))
}

fn is_agents(connection: &Connection) -> bool {
    matches!(connection.audience, Audience::Agent(_))
}

/// The connections that are pushed to: agents' first, then as many of the shopper's as anybody has
/// open. One who opens thousands does not make every reply as expensive; those left out resume.
fn bounded(connections: &[Connection]) -> impl Iterator<Item = &Connection> {
    let agents = connections.iter().filter(|connection| is_agents(connection));
    let shoppers = connections.iter().filter(|connection| !is_agents(connection));
    agents.chain(shoppers).take(MAX_PUSHES)
}

/// What `handoff` must do about an entry.
fn handoff_task(conversation: &ConversationId, seq: Seq, written: &Written) -> Option<HandoffTask> {
    let subject = HandoffSubject { v: VERSION, conversation: conversation.clone(), seq };
    match written.notice? {
        Notice::Waiting => Some(HandoffTask::Requested(subject)),
        Notice::HumanJoined | Notice::HumanLeft | Notice::Ended => {
            Some(HandoffTask::Settled(subject))
        }
    }
}

/// Whether messages wait that the bot may answer now: their own wake-ups came while a command was
/// open or a human was in charge, and were spent.
fn leaves_messages_to_the_bot(seq: Seq, written: &Written) -> bool {
    written.state.owner == Owner::Bot
        && written.state.open.is_none()
        && written.state.handled_up_to < seq
}
