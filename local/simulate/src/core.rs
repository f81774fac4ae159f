//! What everything in a run shares: virtual time with its agenda, chance, weather, counts, trace,
//! the queues and the network. Single-threaded; the lock is only there because ports must be
//! `Sync`. What happens at an agenda's entry is `world`'s business.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use aisle_client::session::Content;
use aisle_domain::Timestamp;
use aisle_domain::ids::OrderNumber;
use aisle_ports::Clock;
use async_trait::async_trait;

use crate::chance::Chance;
use crate::fault::{Fault, Point, Stats, Weather};
use crate::network::Network;
use crate::queue::{QueueName, Queues};

/// Microseconds since the run began.
pub(crate) type Micros = u64;

pub(crate) const fn ms(millis: u64) -> Micros {
    millis * 1_000
}

/// When every run begins.
const BEGINNING: i64 = 1_795_000_000_000_000;

/// The clock's instant at a moment.
pub(crate) fn instant(at: Micros) -> Timestamp {
    let micros = BEGINNING.saturating_add(i64::try_from(at).unwrap_or(i64::MAX));
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
}

/// Somebody with a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Party {
    Shopper(usize),
    Agent,
}

/// What the agenda holds.
#[derive(Debug)]
pub(crate) enum Happening {
    /// A sleeper inside a function is due.
    Wake(Waker),
    /// A function's time is up.
    TimeUp(u64),
    /// A queue looks for messages that are due.
    Poll(QueueName),
    /// A frame reaches the gateway.
    ToServer { connection: usize, body: String },
    /// A frame reaches the client.
    ToClient { connection: usize, frame: String },
    /// A handshake reaches the gateway.
    Handshake { party: Party, offer: Vec<String> },
    /// A handshake's answer reaches the client.
    Opened { connection: usize },
    /// A handshake failed.
    Failed { party: Party, status: Option<u16> },
    /// A client learns that its connection is closed.
    Closed { connection: usize },
    /// The gateway tells `connect` that a connection is gone.
    Gone { connection: usize },
    /// A client's time has come.
    Tick(usize),
    /// A shopper says something.
    Say(usize, Content),
    /// A shopper ends the conversation.
    End(usize),
    /// A device wakes up.
    Woke(usize),
    /// A device opens the chat for the first time.
    Arrives(usize),
    /// The network has trouble with a client.
    Trouble(Party, Fault),
    /// The agent looks at the desk.
    AgentTick,
    /// The shop's systems tell something.
    ShopTells(String),
    /// An operator puts what `sync` could not take back on its queue.
    Redrive,
    /// No faults from now on.
    Calm,
}

/// The shared part of a run.
pub(crate) struct Core(Mutex<State>);

pub(crate) struct State {
    pub(crate) now: Micros,
    sequence: u64,
    agenda: BTreeMap<(Micros, u64), Happening>,
    pub(crate) chance: Chance,
    pub(crate) weather: Weather,
    /// Faults that were drawn so far, and how many may be.
    decisions: u64,
    most_decisions: u64,
    calm: bool,
    /// The invocation that is being polled.
    pub(crate) polled: u64,
    /// It is dead.
    dead: bool,
    pub(crate) stats: Stats,
    trace: Option<String>,
    pub(crate) queues: Queues,
    pub(crate) network: Network,
    /// How often the shop changed an order by itself.
    pub(crate) edited: BTreeMap<OrderNumber, u64>,
}

impl Core {
    pub(crate) fn new(seed: u64, most_decisions: u64, traced: bool) -> Arc<Self> {
        let mut chance = Chance::new(seed);
        let weather = Weather::draw(&mut chance);
        Arc::new(Self(Mutex::new(State {
            now: 0,
            sequence: 0,
            agenda: BTreeMap::new(),
            chance,
            weather,
            decisions: 0,
            most_decisions,
            calm: false,
            polled: 0,
            dead: false,
            stats: Stats::default(),
            trace: traced.then(String::new),
            queues: Queues::default(),
            network: Network::default(),
            edited: BTreeMap::new(),
        })))
    }

    /// Works on the state.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sleeps for so long.
    pub(crate) fn sleep(self: &Arc<Self>, duration: Micros) -> Sleep {
        let until = self.with(|state| state.now.saturating_add(duration));
        Sleep { core: Arc::clone(self), until, entered: false }
    }

    /// Writes a line of the trace, if there is one.
    pub(crate) fn note(&self, line: impl FnOnce() -> String) {
        self.with(|state| state.note(line));
    }
}

impl State {
    pub(crate) fn schedule(&mut self, delay: Micros, happening: Happening) {
        self.schedule_at(self.now.saturating_add(delay), happening);
    }

    pub(crate) fn schedule_at(&mut self, at: Micros, happening: Happening) {
        self.sequence += 1;
        self.agenda.insert((at.max(self.now), self.sequence), happening);
    }

    /// The next happening, if there is one until then; time moves on to it.
    pub(crate) fn next(&mut self, until: Micros) -> Option<Happening> {
        let (&key, _) = self.agenda.first_key_value()?;
        if key.0 > until {
            return None;
        }
        self.now = key.0;
        self.agenda.remove(&key)
    }

    pub(crate) fn note(&mut self, line: impl FnOnce() -> String) {
        let now = self.now;
        if let Some(trace) = &mut self.trace {
            let _ = writeln!(trace, "{:>4}.{:06} {}", now / 1_000_000, now % 1_000_000, line());
        }
    }

    /// What only a trace says; empty where there is none.
    pub(crate) fn if_traced(&self, text: impl FnOnce() -> String) -> String {
        if self.trace.is_some() { text() } else { String::new() }
    }

    pub(crate) fn take_trace(&mut self) -> Option<String> {
        self.trace.take()
    }

    /// From now on nothing goes wrong.
    pub(crate) fn calm_down(&mut self) {
        self.calm = true;
        self.weather = Weather::calm();
    }

    pub(crate) const fn decisions(&self) -> u64 {
        self.decisions
    }

    /// Whether the weather may still do harm; counts the decision.
    fn may_strike(&mut self) -> bool {
        if self.calm || self.decisions >= self.most_decisions {
            return false;
        }
        self.decisions += 1;
        true
    }

    /// Whether the next call of a port suffers a fault, and which.
    pub(crate) fn fault_at(&mut self, point: Point) -> Option<Fault> {
        self.stats.pass(point);
        let fault = self.weather.at_call(&mut self.chance)?;
        self.strike(fault, point).then_some(fault)
    }

    /// Lets a fault that was drawn strike, unless the run is to be calm by now.
    pub(crate) fn strike(&mut self, fault: Fault, point: Point) -> bool {
        if !self.may_strike() {
            return false;
        }
        self.stats.strike(fault, point);
        self.note(|| format!("!! {fault:?} at {} {}", point.who, point.call));
        true
    }

    /// A fault of a rate.
    pub(crate) fn chance_of(&mut self, share: u64, fault: Fault, point: Point) -> bool {
        self.chance.per_mille(share) && self.strike(fault, point)
    }

    /// The function that is being polled dies.
    pub(crate) fn die(&mut self) {
        self.dead = true;
    }

    pub(crate) fn take_dead(&mut self) -> bool {
        std::mem::take(&mut self.dead)
    }
}

/// A sleep in virtual time.
pub(crate) struct Sleep {
    core: Arc<Core>,
    until: Micros,
    entered: bool,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let until = self.until;
        let due = self.core.with(|state| state.now >= until);
        if due {
            return Poll::Ready(());
        }
        if !self.entered {
            self.entered = true;
            let waker = context.waker().clone();
            self.core.with(|state| state.schedule_at(until, Happening::Wake(waker)));
        }
        Poll::Pending
    }
}

/// A function's clock: virtual time, a little wrong.
pub(crate) struct SkewedClock {
    pub(crate) core: Arc<Core>,
    /// How far it is behind, of at most [`SkewedClock::MOST`].
    pub(crate) behind: Micros,
}

impl SkewedClock {
    /// Clocks differ by so much at most.
    pub(crate) const MOST: Micros = 2_000_000;
}

#[async_trait]
impl Clock for SkewedClock {
    fn now(&self) -> Timestamp {
        let now = self.core.with(|state| state.now);
        instant(now + Self::MOST - self.behind)
    }

    async fn sleep(&self, duration: Duration) {
        let micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        self.core.sleep(micros).await;
    }
}
