//! One function's invocations: those that wait for an instance, those that an instance holds,
//! and the instances themselves. How they travel over HTTP is not known here.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout};
use uuid::Uuid;

use crate::function::{FunctionConfig, PAYLOAD_BYTES};
use crate::invoke::InvokeError;

/// Names one run of one process, over all functions.
pub(crate) type InstanceId = u64;

type Answer = Result<Bytes, InvokeError>;

pub(crate) struct Dispatch {
    pub config: FunctionConfig,
    pub arn: String,
    state: Mutex<State>,
    /// Rung once per invocation that begins to wait.
    work: Notify,
    /// Rung when more invocations wait than instances are idle.
    demand: Notify,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Waiting>,
    held: HashMap<String, Held>,
    instances: BTreeMap<InstanceId, Instance>,
    /// Pollers that wait for an invocation now.
    idle: usize,
    /// Whether any instance got through its init.
    initialised: bool,
    closed: bool,
}

struct Waiting {
    id: String,
    payload: Bytes,
    started: oneshot::Sender<()>,
    answer: oneshot::Sender<Answer>,
}

struct Held {
    instance: Option<InstanceId>,
    answer: oneshot::Sender<Answer>,
}

struct Instance {
    first_poll: Option<oneshot::Sender<Instant>>,
    kill: Arc<Notify>,
}

/// An invocation in the hands of an instance.
#[derive(Debug)]
pub(crate) struct Handed {
    pub id: String,
    pub payload: Bytes,
    /// When the invocation times out, in milliseconds since the Unix epoch.
    pub deadline_ms: u128,
}

/// Why a poll got no invocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoInvocation {
    /// The instance was never attached, or its process has ended.
    UnknownInstance,
    /// The Runtime API shuts down.
    Closing,
}

/// A process that may poll. Dropping it makes what the process holds fail as crashed.
pub(crate) struct Attachment {
    dispatch: Arc<Dispatch>,
    instance: InstanceId,
    /// Completes at the first poll, which is the end of the cold start.
    pub first_poll: oneshot::Receiver<Instant>,
    /// Rung when an invocation timed out: the process is to be killed, as on Lambda.
    pub kill: Arc<Notify>,
}

impl Drop for Attachment {
    fn drop(&mut self) {
        self.dispatch.detach(self.instance);
    }
}

impl Dispatch {
    pub fn new(config: FunctionConfig, arn: String) -> Self {
        Self { config, arn, state: Mutex::default(), work: Notify::new(), demand: Notify::new() }
    }

    /// Runs one invocation from its beginning to its end.
    pub async fn run(self: Arc<Self>, payload: Bytes) -> Answer {
        if payload.len() > PAYLOAD_BYTES {
            return Err(InvokeError::Function {
                error_type: "RequestTooLargeException".to_owned(),
                message: format!(
                    "the request of {} bytes is larger than {PAYLOAD_BYTES} bytes",
                    payload.len()
                ),
            });
        }
        let (started, mut started_rx) = oneshot::channel();
        let (answer, mut answer_rx) = oneshot::channel();
        let id = Uuid::new_v4().to_string();
        self.enqueue(Waiting { id: id.clone(), payload, started, answer })?;
        if timeout(self.config.longest_wait, &mut started_rx).await.is_err() && self.withdraw(&id) {
            return Err(InvokeError::Throttled);
        }
        match timeout(self.config.timeout, &mut answer_rx).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(InvokeError::Crashed),
            // The answer may have come in the very moment in which the time was up.
            Err(_) if !self.expire(&id) => {
                answer_rx.try_recv().unwrap_or(Err(InvokeError::TimedOut))
            }
            Err(_) => Err(InvokeError::TimedOut),
        }
    }

    fn enqueue(&self, invocation: Waiting) -> Result<(), InvokeError> {
        let mut state = self.state();
        if state.closed || state.waiting.len() >= self.config.max_waiting {
            return Err(InvokeError::Throttled);
        }
        state.waiting.push_back(invocation);
        let unserved = state.waiting.len() > state.idle;
        drop(state);
        self.work.notify_one();
        if unserved {
            self.demand.notify_one();
        }
        Ok(())
    }

    /// Takes back what no instance has taken yet; false when one has.
    fn withdraw(&self, id: &str) -> bool {
        let mut state = self.state();
        let before = state.waiting.len();
        state.waiting.retain(|waiting| waiting.id != id);
        state.waiting.len() < before
    }

    /// Gives up what an instance holds and has the instance killed; false when none holds it.
    fn expire(&self, id: &str) -> bool {
        let mut state = self.state();
        let Some(held) = state.held.remove(id) else { return false };
        if let Some(instance) = held.instance.and_then(|id| state.instances.get(&id)) {
            instance.kill.notify_one();
        }
        true
    }

    /// Waits for an invocation on behalf of an instance. A poll without an instance comes from a
    /// process that nobody supervises.
    pub async fn next(&self, instance: Option<InstanceId>) -> Result<Handed, NoInvocation> {
        let mut idle: Option<Idle<'_>> = None;
        loop {
            let rung = self.work.notified();
            {
                let mut state = self.state();
                if state.closed {
                    return Err(NoInvocation::Closing);
                }
                if !state.poll(instance) {
                    // What rang may have been meant for this poll: somebody else has to take it.
                    self.work.notify_one();
                    return Err(NoInvocation::UnknownInstance);
                }
                if let Some(Waiting { id, payload, started, answer }) = state.waiting.pop_front() {
                    state.held.insert(id.clone(), Held { instance, answer });
                    // The other end waits in `run`, or has given up and removed the invocation.
                    let _ = started.send(());
                    if let Some(idle) = idle.take() {
                        idle.end(&mut state);
                    }
                    let deadline_ms = epoch_ms() + self.config.timeout.as_millis();
                    drop(state);
                    return Ok(Handed { id, payload, deadline_ms });
                }
                if idle.is_none() {
                    state.idle += 1;
                    idle = Some(Idle(self));
                }
            }
            rung.await;
        }
    }

    /// Ends an invocation with the function's answer; false when nobody holds one of that id.
    pub fn answer(&self, id: &str, answer: Answer) -> bool {
        let Some(held) = self.state().held.remove(id) else { return false };
        // The caller may have gone; the function has done its work all the same.
        let _ = held.answer.send(answer);
        true
    }

    /// An instance could not start. While no instance ever did, nothing will serve what waits.
    pub fn init_failed(&self, error: &InvokeError) {
        let mut state = self.state();
        if !state.initialised {
            for waiting in state.waiting.drain(..) {
                let _ = waiting.answer.send(Err(error.clone()));
            }
        }
    }

    /// Lets a process poll that is about to start.
    pub fn attach(self: &Arc<Self>, instance: InstanceId) -> Attachment {
        let (sender, first_poll) = oneshot::channel();
        let kill = Arc::new(Notify::new());
        let entry = Instance { first_poll: Some(sender), kill: Arc::clone(&kill) };
        self.state().instances.insert(instance, entry);
        Attachment { dispatch: Arc::clone(self), instance, first_poll, kill }
    }

    fn detach(&self, instance: InstanceId) {
        let mut state = self.state();
        state.instances.remove(&instance);
        // Dropping the sender is what tells the caller that the process went away.
        state.held.retain(|_, held| held.instance != Some(instance));
        drop(state);
        self.work.notify_waiters();
    }

    /// Refuses what comes, fails what waits, ends every poll. What is held may still be answered.
    pub fn close(&self) {
        let mut state = self.state();
        state.closed = true;
        for waiting in state.waiting.drain(..) {
            let _ = waiting.answer.send(Err(InvokeError::Throttled));
        }
        drop(state);
        self.work.notify_waiters();
    }

    /// Waits until more invocations wait than instances are idle, and says how many more.
    pub async fn demand(&self) -> usize {
        self.demand.notified().await;
        let state = self.state();
        state.waiting.len().saturating_sub(state.idle)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Notes a poll; false when the instance may not poll.
    fn poll(&mut self, instance: Option<InstanceId>) -> bool {
        if let Some(id) = instance {
            let Some(instance) = self.instances.get_mut(&id) else { return false };
            if let Some(first_poll) = instance.first_poll.take() {
                let _ = first_poll.send(Instant::now());
            }
        }
        self.initialised = true;
        true
    }
}

/// A poll that waits; polls end when their connection does, so the count is kept by dropping.
struct Idle<'a>(&'a Dispatch);

impl Idle<'_> {
    /// Ends under a lock that is held already: what begins to wait next must see it.
    fn end(self, state: &mut State) {
        state.idle = state.idle.saturating_sub(1);
        std::mem::forget(self);
    }
}

impl Drop for Idle<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.idle = state.idle.saturating_sub(1);
    }
}

fn epoch_ms() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()
}
