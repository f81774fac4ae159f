//! Every port with its faults: each call takes time before and after its effect, so that others
//! come between, and may be refused, lost, answered to nobody, slow, or the death of its caller.
//! A call is tried three times, as the SDKs do, before the caller sees a failure.

use std::sync::Arc;
use std::time::Duration;

use aisle_contract::event::Event;
use aisle_domain::conversation::{Entry, Tail};
use aisle_domain::ids::{ConnectionId, ConversationId, Seq};
use aisle_ports::{
    Appended, Connection, Connections, Consistency, ConversationLog, EventBus, HandoffBoard, Kind,
    Page, PortError, Push, Pushed, WaitingCase, WorkQueue, WorkQueues,
};
use async_trait::async_trait;

use crate::core::{Core, ms};
use crate::fault::{Fault, Point};

/// How often an SDK tries.
const SDK_ATTEMPTS: u32 = 3;
/// After so long an SDK takes an answer for lost.
const SDK_TIMEOUT: u64 = ms(1_000);

/// A port that a function calls, with its faults.
pub(crate) struct Faulty<T: ?Sized> {
    pub(crate) inner: Arc<T>,
    pub(crate) core: Arc<Core>,
    pub(crate) who: &'static str,
}

impl<T: ?Sized> Faulty<T> {
    pub(crate) async fn call<R: Send, F: Future<Output = Result<R, PortError>> + Send>(
        &self,
        call: &'static str,
        effect: impl Fn() -> F + Send + Sync,
    ) -> Result<R, PortError> {
        let mut made = 1;
        loop {
            let failure = match self.once(call, &effect).await {
                Err(failure) if failure.is_retryable() && made < SDK_ATTEMPTS => failure,
                settled => return settled,
            };
            self.core.note(|| format!("{} {call} tried again: {}", self.who, failure.message));
            let pause = self.core.with(|state| state.chance.below(ms(100) * u64::from(made)));
            self.core.sleep(pause).await;
            made += 1;
        }
    }

    async fn once<R: Send, F: Future<Output = Result<R, PortError>> + Send>(
        &self,
        call: &'static str,
        effect: &(impl Fn() -> F + Send + Sync),
    ) -> Result<R, PortError> {
        let point = Point { who: self.who, call };
        let (fault, before, after) = self.core.with(|state| {
            let fault = state.fault_at(point);
            let before = match fault {
                Some(Fault::Slow) => state.chance.between(100, 2_000) * ms(1),
                _ => state.chance.between(100, 3_000),
            };
            // Every other answer comes at once.
            let after = state.chance.below(6_000).saturating_sub(3_000);
            (fault, before, after)
        });
        self.core.sleep(before).await;
        match fault {
            Some(Fault::Throttled) => Err(PortError::new(Kind::Throttled, call, "throttled")),
            Some(Fault::NotReached) => Err(PortError::new(Kind::Unavailable, call, "not reached")),
            Some(Fault::LostAnswer) => {
                effect().await?;
                self.core.sleep(SDK_TIMEOUT).await;
                Err(PortError::new(Kind::TimedOut, call, "answer lost"))
            }
            Some(Fault::DiesBefore) => self.die().await,
            Some(Fault::DiesAfter) => {
                effect().await?;
                self.die().await
            }
            _ => {
                let answer = effect().await;
                if after > 0 {
                    self.core.sleep(after).await;
                }
                answer
            }
        }
    }

    /// The caller is dropped before this returns.
    async fn die<R>(&self) -> Result<R, PortError> {
        self.core.with(crate::core::State::die);
        std::future::pending().await
    }
}

#[async_trait]
impl ConversationLog for Faulty<dyn ConversationLog> {
    async fn tail(&self, of: &ConversationId) -> Result<Tail, PortError> {
        self.call("log.tail", || self.inner.tail(of)).await
    }

    async fn append(&self, to: &ConversationId, entry: &Entry) -> Result<Appended, PortError> {
        let appended = self.call("log.append", || self.inner.append(to, entry)).await?;
        self.core.with(|state| {
            if appended == Appended::Taken {
                state.stats.strike(Fault::Race, Point { who: self.who, call: "log.append" });
            }
            state.note(|| {
                format!("{} log.append {to} {}: {appended:?}", self.who, crate::tell::entry(entry))
            });
        });
        Ok(appended)
    }

    async fn read_after(
        &self,
        of: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        let read = || self.inner.read_after(of, after, limit, consistency);
        self.call("log.read_after", read).await
    }

    async fn read_last(&self, of: &ConversationId, limit: usize) -> Result<Vec<Entry>, PortError> {
        self.call("log.read_last", || self.inner.read_last(of, limit)).await
    }
}

#[async_trait]
impl Connections for Faulty<dyn Connections> {
    async fn register(
        &self,
        conversation: &ConversationId,
        connection: &Connection,
    ) -> Result<(), PortError> {
        let register = || self.inner.register(conversation, connection);
        self.call("connections.register", register).await
    }

    async fn remove(
        &self,
        conversation: &ConversationId,
        connection: &ConnectionId,
    ) -> Result<(), PortError> {
        let remove = || self.inner.remove(conversation, connection);
        self.call("connections.remove", remove).await
    }

    async fn list(
        &self,
        conversation: &ConversationId,
        consistency: Consistency,
    ) -> Result<Vec<Connection>, PortError> {
        let list = || self.inner.list(conversation, consistency);
        self.call("connections.list", list).await
    }
}

#[async_trait]
impl Push for Faulty<dyn Push> {
    async fn push(&self, connection: &ConnectionId, frame: &str) -> Result<Pushed, PortError> {
        let pushed = self.call("push.push", || self.inner.push(connection, frame)).await;
        self.core.note(|| {
            format!("{} push {connection} {}: {pushed:?}", self.who, crate::tell::frame(frame))
        });
        pushed
    }

    async fn close(&self, connection: &ConnectionId) -> Result<(), PortError> {
        self.call("push.close", || self.inner.close(connection)).await
    }
}

#[async_trait]
impl WorkQueues for Faulty<dyn WorkQueues> {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        self.call("queues.send", || self.inner.send(message, delay)).await?;
        self.core.note(|| format!("{} queues.send {message:?}", self.who));
        Ok(())
    }
}

#[async_trait]
impl EventBus for Faulty<dyn EventBus> {
    async fn publish(&self, events: &[Event]) -> Result<(), PortError> {
        self.call("bus.publish", || self.inner.publish(events)).await
    }
}

#[async_trait]
impl HandoffBoard for Faulty<dyn HandoffBoard> {
    async fn put(&self, case: &WaitingCase) -> Result<(), PortError> {
        self.call("board.put", || self.inner.put(case)).await
    }

    async fn remove(&self, conversation: &ConversationId, seq: Seq) -> Result<(), PortError> {
        self.call("board.remove", || self.inner.remove(conversation, seq)).await
    }

    async fn list(&self, limit: usize) -> Result<Vec<WaitingCase>, PortError> {
        self.call("board.list", || self.inner.list(limit)).await
    }
}
