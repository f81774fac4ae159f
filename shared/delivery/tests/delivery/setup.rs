//! A conversation in memory, ports that refuse when told to, and a clock that jumps over every
//! pause and remembers it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aisle_contract::frame::ServerFrame;
use aisle_delivery::Delivery;
use aisle_domain::Timestamp;
use aisle_domain::conversation::{
    Author, Body, Content, Entry, ShopperMessage, State, Tail, Written,
};
use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, Counter, DeviceId, Seq, WriteId};
use aisle_domain::language::Language;
use aisle_domain::part::Part;
use aisle_memory::{
    MemoryBus, MemoryConnections, MemoryLog, MemoryPush, MemoryQueues, MemoryWatches,
};
use aisle_ports::{
    Appended, Audience, Clock, Connection, Consistency, ConversationLog, Kind, Page, PortError,
    Push, Pushed, Randomness, WorkQueue, WorkQueues,
};
use async_trait::async_trait;
use futures::FutureExt;

/// A clock that jumps over every pause.
#[derive(Default)]
pub struct Jumping {
    now: Mutex<Timestamp>,
    pauses: Mutex<Vec<u128>>,
}

#[async_trait]
impl Clock for Jumping {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }
    async fn sleep(&self, duration: Duration) {
        self.pauses.lock().unwrap().push(duration.as_millis());
        self.advance(duration);
    }
}

impl Jumping {
    pub fn later(&self, duration: Duration) -> Timestamp {
        self.now().checked_add(duration).unwrap()
    }

    pub fn advance(&self, duration: Duration) {
        let mut now = self.now.lock().unwrap();
        *now = now.checked_add(duration).unwrap();
    }
}

/// The longest pause, always; every number another one.
#[derive(Default)]
struct Longest(Mutex<u64>);

impl Randomness for Longest {
    fn next_u64(&self) -> u64 {
        let mut drawn = self.0.lock().unwrap();
        *drawn += 1;
        *drawn
    }
    fn jitter(&self, bound: Duration) -> Duration {
        bound
    }
}

/// A port that refuses as often as told, and counts how often it is called.
pub struct Refusing<P> {
    port: P,
    refusals: Mutex<VecDeque<PortError>>,
    calls: Mutex<usize>,
}

impl<P> Refusing<P> {
    fn new(port: P) -> Arc<Self> {
        Arc::new(Self { port, refusals: Mutex::default(), calls: Mutex::default() })
    }

    /// Refuses so many times from now on.
    pub fn refuse(&self, times: usize, kind: Kind) {
        self.refuse_until(times, kind, None);
    }

    pub fn refuse_until(&self, times: usize, kind: Kind, retry_after: Option<Duration>) {
        let error = PortError { retry_after, ..PortError::new(kind, "test", "refused") };
        *self.calls.lock().unwrap() = 0;
        *self.refusals.lock().unwrap() = std::iter::repeat_n(error, times).collect();
    }

    /// Calls since the last refusals were ordered.
    pub fn calls(&self) -> usize {
        *self.calls.lock().unwrap()
    }

    fn call(&self) -> Result<(), PortError> {
        *self.calls.lock().unwrap() += 1;
        self.refusals.lock().unwrap().pop_front().map_or(Ok(()), Err)
    }
}

#[async_trait]
impl ConversationLog for Refusing<MemoryLog> {
    async fn tail(&self, conversation: &ConversationId) -> Result<Tail, PortError> {
        self.port.tail(conversation).await
    }
    async fn append(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
    ) -> Result<Appended, PortError> {
        self.call()?;
        self.port.append(conversation, entry).await
    }
    async fn read_after(
        &self,
        conversation: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        self.call()?;
        assert_eq!(consistency, Consistency::Strong);
        self.port.read_after(conversation, after, limit, consistency).await
    }
    async fn read_last(
        &self,
        conversation: &ConversationId,
        limit: usize,
    ) -> Result<Vec<Entry>, PortError> {
        self.port.read_last(conversation, limit).await
    }
}

#[async_trait]
impl WorkQueues for Refusing<MemoryQueues> {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        self.call()?;
        self.port.send(message, delay).await
    }
}

#[async_trait]
impl Push for Refusing<MemoryPush> {
    async fn push(&self, connection: &ConnectionId, frame: &str) -> Result<Pushed, PortError> {
        self.call()?;
        self.port.push(connection, frame).await
    }
    async fn close(&self, connection: &ConnectionId) -> Result<(), PortError> {
        self.port.close(connection).await
    }
}

/// One conversation that has been greeted.
pub struct World {
    pub delivery: Delivery,
    pub conversation: ConversationId,
    pub clock: Arc<Jumping>,
    pub log: Arc<Refusing<MemoryLog>>,
    pub queues: Arc<Refusing<MemoryQueues>>,
    pub push: Arc<Refusing<MemoryPush>>,
    pub bus: MemoryBus,
}

impl World {
    pub fn new() -> Self {
        let clock = Arc::new(Jumping::default());
        let log = Refusing::new(MemoryLog::new());
        let queues = Refusing::new(MemoryQueues::new(clock.clone()));
        let push = Refusing::new(MemoryPush::new());
        let bus = MemoryBus::new();
        let delivery = Delivery {
            clock: clock.clone(),
            randomness: Arc::new(Longest::default()),
            log: log.clone(),
            connections: Arc::new(MemoryConnections::new(clock.clone())),
            push: push.clone(),
            queues: queues.clone(),
            bus: Arc::new(bus.clone()),
            watches: Arc::new(MemoryWatches::new(clock.clone())),
        };
        let conversation = ConversationId::new("c-1").unwrap();
        let world = Self { delivery, conversation, clock, log, queues, push, bus };
        let state = State { handled_up_to: Seq::FIRST, ..State::begin(Language::En, None) };
        world.put(says("hello", Written::silent(Author::Bot, state)));
        world
    }

    pub fn tail(&self) -> Tail {
        block_on(self.delivery.log.tail(&self.conversation)).unwrap()
    }

    pub fn state(&self) -> State {
        self.tail().state().unwrap().clone()
    }

    /// Appends, without driving.
    pub fn put(&self, body: impl Into<Said>) -> Entry {
        let id = self.delivery.new_write_id();
        self.append(&self.tail(), id, body).unwrap().unwrap()
    }

    pub fn append(
        &self,
        tail: &Tail,
        id: WriteId,
        body: impl Into<Said>,
    ) -> Result<Option<Entry>, aisle_delivery::DeliveryError> {
        block_on(self.delivery.append(&self.conversation, tail, id, body.into().0))
    }

    pub fn drive(&self, entry: &Entry) {
        block_on(self.delivery.drive(&self.conversation, entry)).unwrap();
    }

    /// A connection that is registered and open.
    pub fn connect(&self, name: &str, audience: Audience) -> ConnectionId {
        let id = ConnectionId::new(format!("{name}=")).unwrap();
        self.push.port.connect(&id);
        let connection = Connection { id: id.clone(), audience };
        block_on(self.delivery.connections.register(&self.conversation, &connection)).unwrap();
        id
    }

    pub fn disconnect(&self, id: &ConnectionId) {
        self.push.port.disconnect(id);
    }

    pub fn registered(&self) -> usize {
        let listed = self.delivery.connections.list(&self.conversation, Consistency::Strong);
        block_on(listed).unwrap().len()
    }

    pub fn pushed(&self, id: &ConnectionId) -> Vec<String> {
        self.push.port.frames(id)
    }

    /// Positions of the replies on a shopper's screen.
    pub fn shown(&self, id: &ConnectionId) -> Vec<u64> {
        let replies = self.pushed(id).into_iter().filter_map(|frame| {
            match ServerFrame::parse(&frame).unwrap() {
                ServerFrame::Reply(reply) => Some(reply.seq),
                _ => None,
            }
        });
        replies.collect()
    }

    /// When what was sent to the queues is due.
    pub fn due(&self) -> Vec<Timestamp> {
        self.queues.port.pending().into_iter().map(|pending| pending.due).collect()
    }

    /// What was sent to the queues, in short, and forgets it.
    pub fn sent(&self) -> Vec<String> {
        let queues = &self.queues.port;
        let taken = queues.pending().into_iter().map(|pending| queues.take(pending.id).unwrap());
        taken
            .map(|pending| match pending.message {
                WorkQueue::Nlu(wake) => format!("wake {}", wake.seq),
                WorkQueue::Order(run) => format!("order {} {}", run.seq, run.step.0),
                WorkQueue::Sync(message) => format!("sync {}", message.to_json()),
                WorkQueue::Refused(refused) => format!("refused {}", refused.reason),
                WorkQueue::Handoff(task) => {
                    let json = serde_json::to_value(&task).unwrap();
                    format!("{} {}", json["type"].as_str().unwrap(), task.subject().seq)
                }
            })
            .collect()
    }

    /// The pauses made, in ms, and forgets them.
    pub fn pauses(&self) -> Vec<u128> {
        std::mem::take(&mut self.clock.pauses.lock().unwrap())
    }
}

/// What is put into the log.
pub struct Said(pub Body);

impl From<Written> for Said {
    fn from(written: Written) -> Self {
        Self(Body::Written(Box::new(written)))
    }
}

impl From<ShopperMessage> for Said {
    fn from(message: ShopperMessage) -> Self {
        Self(Body::Shopper(message))
    }
}

pub fn message(n: u32) -> ShopperMessage {
    ShopperMessage {
        device: DeviceId::new("d").unwrap(),
        n: Counter(n),
        content: Content::Text("hi".to_owned()),
    }
}

pub fn says(text: &str, written: Written) -> Written {
    Written { parts: vec![Part::Text(text.to_owned())], ..written }
}

pub fn seqs(positions: &[u64]) -> Vec<Seq> {
    positions.iter().copied().map(Seq::new).collect()
}

pub fn agent() -> Audience {
    Audience::Agent(AgentId::new("ada").unwrap())
}

pub const SHOPPER: Audience = Audience::Shopper(None);

/// What a future gives at once: in memory, with a clock that jumps, nothing waits.
pub fn block_on<F: Future>(future: F) -> F::Output {
    future.now_or_never().expect("nothing waits")
}
