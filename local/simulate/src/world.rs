//! One run: polls the functions, lets happen what the agenda holds, in the order of virtual time.
//! What must hold afterwards is `oracle`'s business.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use aisle_client::session::Event;
use aisle_contract::frame::{ClientFrame, ServerFrame};
use aisle_contract::invocation::{Disconnect, SocketMessage, Verdict};
use aisle_domain::conversation::Body;
use aisle_domain::identity::Principal;
use aisle_domain::ids::ShopperId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::agent::Agent;
use crate::core::{Core, Happening, Micros, Party, ms};
use crate::events::Told;
use crate::fault::{Fault, Point};
use crate::functions::{Circumstances, Finished, Functions, Invocation, Keys, TIMEOUT};
use crate::planted::Defect;
use crate::queue::QueueName;
use crate::scenario::{CALM_AT, Plan};
use crate::shopper::Device;
use crate::{Parts, SimulationError};

/// By then everything has settled: redeliveries, back-offs, humans that did not come.
const SETTLED_AT: Micros = CALM_AT + ms(120_000);
/// What was given up on before is tried once more, after the last redelivery of faulty times.
const REDRIVEN_AT: Micros = CALM_AT + ms(45_000);
/// Every device has asked for what it missed.
pub(crate) const OVER_AT: Micros = SETTLED_AT + ms(60_000);
/// The most happenings of a run; more means that it does not come to rest.
const MOST_HAPPENINGS: u64 = 200_000;

struct Task {
    what: String,
    connection: Option<usize>,
    future: Invocation,
    waker: Waker,
}

struct Ready {
    id: u64,
    queue: Arc<Mutex<VecDeque<u64>>>,
}

impl Wake for Ready {
    fn wake(self: Arc<Self>) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).push_back(self.id);
    }
}

/// A run of a seed.
pub(crate) struct World {
    pub(crate) core: Arc<Core>,
    pub(crate) functions: Functions,
    pub(crate) plan: Plan,
    pub(crate) told: Told,
    pub(crate) devices: Vec<Device>,
    pub(crate) agent: Agent,
    pub(crate) identities: Vec<Option<String>>,
    pub(crate) keys: Keys,
    pub(crate) seed: u64,
    tasks: BTreeMap<u64, Task>,
    started: u64,
    ready: Arc<Mutex<VecDeque<u64>>>,
    defect: Option<Defect>,
    /// Whether it came to rest.
    pub(crate) rested: bool,
    /// What a screen lacked before it asked, in a run in which it need not.
    pub(crate) incomplete: Vec<String>,
}

impl World {
    pub(crate) fn new(
        parts: &Parts,
        seed: u64,
        most_decisions: u64,
        traced: bool,
        defect: Option<Defect>,
    ) -> Result<Self, SimulationError> {
        let core = Core::new(seed, most_decisions, traced);
        let keys = Keys::new()?;
        let plan = core.with(|state| {
            let (chance, weather) = (&mut state.chance, &mut state.weather);
            Plan::draw(chance, weather)
        });
        let told = Told::draw(seed, parts, plan.poisoned);
        let with = Circumstances { seed, defect, poisoned: plan.poisoned, notices: told.rules() };
        let functions = Functions::assemble(&core, parts, &keys, with)?;
        let identities: Vec<_> = plan
            .devices
            .iter()
            .map(|device| device.kind.shopper().and_then(|shopper| identity(&keys, shopper)))
            .collect();
        let devices = plan.devices.iter().zip(&identities).enumerate();
        let devices = devices
            .map(|(index, (plan, identity))| Device::new(index, plan.kind, seed, identity.clone()))
            .collect::<Option<Vec<_>>>()
            .ok_or(SimulationError::Plan)?;
        let mut world = Self {
            core,
            functions,
            plan,
            told,
            devices,
            agent: Agent::new(),
            identities,
            keys,
            seed,
            tasks: BTreeMap::new(),
            started: 0,
            ready: Arc::default(),
            defect,
            rested: true,
            incomplete: Vec::new(),
        };
        world.enter_plan();
        Ok(world)
    }

    fn enter_plan(&mut self) {
        let Self { core, plan, told, .. } = self;
        core.with(|state| {
            for (index, device) in plan.devices.iter().enumerate() {
                state.schedule_at(device.arrives, Happening::Arrives(index));
                for (at, content) in &device.says {
                    state.schedule_at(*at, Happening::Say(index, content.clone()));
                }
                for at in &device.wakes {
                    state.schedule_at(*at, Happening::Woke(index));
                }
                if let Some(at) = device.ends {
                    state.schedule_at(at, Happening::End(index));
                }
            }
            for (at, party, fault) in &plan.troubles {
                state.schedule_at(*at, Happening::Trouble(*party, *fault));
            }
            if plan.agent {
                state.schedule_at(ms(1_000), Happening::AgentTick);
            }
            for (at, body) in &told.sent {
                state.schedule_at(*at, Happening::ShopTells(body.clone()));
            }
            state.schedule_at(CALM_AT, Happening::Calm);
            if !told.sent.is_empty() {
                state.schedule_at(REDRIVEN_AT, Happening::Redrive);
            }
        });
    }

    /// Runs to the end.
    pub(crate) fn run(&mut self) {
        let mut happenings = 0;
        let mut until = SETTLED_AT;
        loop {
            self.poll_ready();
            let Some(happening) = self.core.with(|state| state.next(until)) else {
                if until == OVER_AT {
                    break;
                }
                until = OVER_AT;
                self.core.with(|state| state.now = SETTLED_AT);
                if self.plan.fair {
                    self.incomplete = crate::oracle::incomplete(self);
                }
                self.core.note(|| "-- every device asks for what it missed".to_owned());
                for index in 0..self.devices.len() {
                    self.deliver(index, Event::Woke);
                }
                continue;
            };
            happenings += 1;
            if happenings > MOST_HAPPENINGS {
                self.rested = false;
                break;
            }
            self.happen(happening);
        }
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Wake(waker) => waker.wake(),
            Happening::TimeUp(task) => self.die(task, "time is up"),
            Happening::Poll(queue) => self.poll_queue(queue),
            Happening::ToServer { connection, body } => self.at_server(connection, body),
            Happening::ToClient { connection, frame } => self.at_client(connection, frame),
            Happening::Handshake { party, offer } => self.handshake(party, offer),
            Happening::Opened { connection } => self.opened(connection),
            Happening::Failed { party, status } => match party {
                Party::Shopper(index) => self.deliver(index, Event::Failed(status)),
                Party::Agent => self.agent.connecting = false,
            },
            Happening::Closed { connection } => self.closed(connection),
            Happening::Gone { connection } => self.gone(connection),
            Happening::Tick(index) => {
                self.devices[index].tick = None;
                self.deliver(index, Event::Tick);
            }
            Happening::Say(index, content) => self.say(index, content),
            Happening::End(index) => self.deliver(index, Event::End),
            Happening::Woke(index) => self.deliver(index, Event::Woke),
            Happening::Arrives(index) => self.arrives(index),
            Happening::Trouble(party, fault) => {
                self.core.with(|state| state.trouble(party, fault));
            }
            Happening::AgentTick => self.agent_tick(),
            Happening::ShopTells(body) => {
                self.core.note(|| format!("the shop tells {body}"));
                self.core.with(|state| state.send(QueueName::Sync, body, 0));
            }
            Happening::Redrive => self.core.with(crate::core::State::redrive),
            Happening::Calm => {
                self.agent.leaving = true;
                self.core.note(|| "-- no faults from here on".to_owned());
                self.core.with(crate::core::State::calm_down);
            }
        }
    }

    // Functions.

    fn start(
        &mut self,
        what: impl FnOnce() -> String,
        connection: Option<usize>,
        future: Invocation,
    ) {
        self.started += 1;
        let id = self.started;
        let waker = Waker::from(Arc::new(Ready { id, queue: self.ready.clone() }));
        let what = self.core.with(|state| state.if_traced(what));
        self.core.note(|| format!("{what} [{id}]"));
        self.tasks.insert(id, Task { what, connection, future, waker });
        self.core.with(|state| state.schedule(TIMEOUT, Happening::TimeUp(id)));
        self.push_ready(id);
    }

    fn push_ready(&self, id: u64) {
        self.ready.lock().unwrap_or_else(PoisonError::into_inner).push_back(id);
    }

    fn poll_ready(&mut self) {
        loop {
            let next = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some(id) = next else { return };
            let Some(task) = self.tasks.get_mut(&id) else { continue };
            let waker = task.waker.clone();
            self.core.with(|state| state.polled = id);
            let polled = task.future.as_mut().poll(&mut Context::from_waker(&waker));
            let dead = self.core.with(crate::core::State::take_dead);
            match polled {
                Poll::Ready(finished) => {
                    self.tasks.remove(&id);
                    self.finished(id, finished);
                }
                Poll::Pending if dead => self.die(id, "dies"),
                Poll::Pending => {}
            }
        }
    }

    fn die(&mut self, id: u64, how: &str) {
        let Some(task) = self.tasks.remove(&id) else { return };
        self.core.note(|| format!("{} [{id}] {how}", task.what));
        if let Some(connection) = task.connection {
            let point = Point { who: "network", call: "answer" };
            self.core.with(|state| {
                state.stats.strike(Fault::NoAnswer, point);
                let error = r#"{"message":"Internal server error"}"#.to_owned();
                state.send_down(connection, error);
            });
        }
    }

    fn finished(&mut self, id: u64, finished: Finished) {
        match finished {
            Finished::Disconnected => {}
            Finished::Frame { connection, answer } => self.core.with(|state| match answer {
                Ok(Some(frame)) => {
                    state.note(|| format!("[{id}] answers {}", crate::tell::frame(&frame)));
                    state.send_down(connection, frame);
                }
                Ok(None) => {}
                Err(error) => state.note(|| format!("[{id}] fails: {error}")),
            }),
            Finished::Batch { queue, batch, outcome } => self.core.with(|state| {
                let Ok(outcome) = outcome else { return };
                if !outcome.failures.is_empty() && outcome.failures.len() < batch.len() {
                    state.count_partial_failure(queue);
                }
                for message in &batch {
                    let failed = |(failed, _): &&(String, _)| *failed == message.id.to_string();
                    match outcome.failures.iter().find(failed) {
                        None => state.delete(queue, message.id),
                        Some((_, why)) => {
                            state.note(|| format!("[{id}] record {} fails: {why}", message.id));
                        }
                    }
                }
            }),
        }
    }

    fn poll_queue(&mut self, queue: QueueName) {
        let batch = self.core.with(|state| state.receive(queue));
        if batch.is_empty() {
            return;
        }
        match self.defect {
            Some(Defect::DeletedBeforeEffects) => self.core.with(|state| {
                batch.iter().for_each(|message| state.delete(queue, message.id));
            }),
            Some(Defect::DeadLettersDropped)
                if matches!(queue, QueueName::NluDead | QueueName::OrderDead) =>
            {
                self.core.with(|state| {
                    batch.iter().for_each(|message| state.delete(queue, message.id));
                });
                return;
            }
            _ => {}
        }
        let ids: Vec<_> = batch.iter().map(|message| (message.id, message.receives)).collect();
        let future = self.functions.batch(queue, batch);
        self.start(|| format!("{} serves {ids:?}", queue.name()), None, future);
    }

    // The gateway.

    fn handshake(&mut self, party: Party, offer: Vec<String>) {
        let share = self.core.with(|state| state.weather.no_handshake);
        let point = Point { who: "network", call: "handshake" };
        if self.core.with(|state| state.chance_of(share, Fault::NoHandshake, point)) {
            let status = *self.core.with(|state| *state.chance.pick(&[&None, &Some(500)]));
            self.core.with(|state| state.schedule(ms(30), Happening::Failed { party, status }));
            return;
        }
        let verdict = self.functions.authorize(0, offer);
        self.core.with(|state| {
            let delay = state.flight();
            let failed = |status| Happening::Failed { party, status: Some(status) };
            let answer = match verdict {
                Verdict::Allow(principal) => match state.open(party, principal) {
                    Some(connection) => Happening::Opened { connection },
                    None => failed(500),
                },
                Verdict::Unauthorized => failed(401),
                Verdict::Forbidden => failed(403),
            };
            state.schedule(delay, answer);
        });
    }

    fn at_server(&mut self, connection: usize, body: String) {
        let (message, party) = self.core.with(|state| {
            let at = &state.network.connections[connection];
            let principal = at.principal.clone();
            (SocketMessage { connection: at.id.clone(), principal, body }, at.party)
        });
        match party {
            Party::Shopper(index) => {
                let message = self.with_defect(connection, message);
                let body = self.core.with(|state| state.if_traced(|| brief(&message.body)));
                let future = self.functions.shopper_frame(connection, message);
                self.start(|| format!("intake serves d{index} {body}"), Some(connection), future);
            }
            Party::Agent => {
                let body = self.core.with(|state| state.if_traced(|| brief(&message.body)));
                let future = self.functions.agent_frame(connection, message);
                self.start(|| format!("handoff serves {body}"), Some(connection), future);
            }
        }
    }

    /// The planted defects that stand between the gateway and `intake`.
    fn with_defect(&mut self, connection: usize, mut message: SocketMessage) -> SocketMessage {
        let Some(defect) = self.defect else { return message };
        let Principal::Shopper { conversation, .. } = &message.principal else { return message };
        let Ok(ClientFrame::Message(mut frame)) = ClientFrame::parse(&message.body) else {
            return message;
        };
        let entries = || self.functions.log.entries(conversation);
        match defect {
            Defect::AckedBeforeAppend => {
                let seq = entries().len() as u64 + 1;
                let ack = ServerFrame::Ack { n: frame.n, seq }.to_json();
                self.core.with(|state| state.send_down(connection, ack));
            }
            Defect::CounterNotChecked => {
                let newest = entries().iter().rev().find_map(|entry| match &entry.body {
                    Body::Shopper(said) if said.device.as_str() == frame.device => Some(said.n.0),
                    _ => None,
                });
                frame.n = newest.unwrap_or(0) + 1;
                message.body = ClientFrame::Message(frame).to_json();
            }
            _ => {}
        }
        message
    }

    fn gone(&mut self, connection: usize) {
        let gone = self.core.with(|state| {
            let at = &state.network.connections[connection];
            let conversation = match &at.principal {
                Principal::Shopper { conversation, .. } => Some(conversation.clone()),
                Principal::Agent { .. } => None,
            };
            Disconnect { connection: at.id.clone(), conversation }
        });
        let future = self.functions.disconnected(gone);
        self.start(|| "connect forgets a connection".to_owned(), None, future);
    }
}

fn identity(keys: &Keys, shopper: &str) -> Option<String> {
    let shopper = ShopperId::new(shopper).ok()?;
    let hash = aisle_identity::identity_hash::mint(&keys.identity, &shopper);
    Some(format!("aisle.shopper.{}.{hash}", URL_SAFE_NO_PAD.encode(shopper.as_str())))
}

pub(crate) fn brief(text: &str) -> String {
    text.chars().take(100).collect()
}
