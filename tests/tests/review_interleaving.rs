//! Random interleavings over the memory adapters: handlers are stopped, resumed and dropped at
//! every read and write of the log and every queue send; queue messages come twice, late, in any
//! order, and as dead letters; people and the bot act at once. When all is settled, every message
//! is answered once, in order, or in a human's hands. A failure names its seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::frame::{ClientFrame, Message, ServerFrame};
use aisle_domain::conversation::{Body, Entry, Owner, Tail};
use aisle_domain::ids::{ConversationId, Seq};
use aisle_memory::SeededRandomness;
use aisle_ports::{Appended, Clock, Consistency, ConversationLog, Page, PortError, Randomness};
use aisle_ports::{WorkQueue, WorkQueues};
use aisle_tests::world::World;
use async_trait::async_trait;

const CONVERSATION: &str = "c-1";
const SEEDS: u64 = 200;
const STEPS: usize = 400;
const SAYINGS: [(&str, bool); 7] = [
    ("hello", false),
    ("where is AC104233?", false),
    ("thanks", false),
    ("human please", false),
    ("bot", true),
    ("wait", true),
    ("track_order", true),
];

/// An adapter whose calls let others go first, before and after their effect.
struct Gate<T: ?Sized>(Arc<T>);

async fn let_others() {
    let mut passed = false;
    poll_fn(|_| if std::mem::replace(&mut passed, true) { Poll::Ready(()) } else { Poll::Pending })
        .await;
}

async fn gated<T>(call: impl Future<Output = T>) -> T {
    let_others().await;
    let result = call.await;
    let_others().await;
    result
}

#[async_trait]
impl ConversationLog for Gate<dyn ConversationLog> {
    async fn tail(&self, of: &ConversationId) -> Result<Tail, PortError> {
        gated(self.0.tail(of)).await
    }
    async fn append(&self, to: &ConversationId, entry: &Entry) -> Result<Appended, PortError> {
        gated(self.0.append(to, entry)).await
    }
    async fn read_after(
        &self,
        of: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        gated(self.0.read_after(of, after, limit, consistency)).await
    }
    async fn read_last(&self, of: &ConversationId, limit: usize) -> Result<Vec<Entry>, PortError> {
        gated(self.0.read_last(of, limit)).await
    }
}

#[async_trait]
impl WorkQueues for Gate<dyn WorkQueues> {
    async fn send(&self, message: &WorkQueue, delay: Duration) -> Result<(), PortError> {
        gated(self.0.send(message, delay)).await
    }
}

/// Who sent what a task works on, and sends it again when it dies or fails.
#[derive(Debug, Clone)]
enum Job {
    Queue(WorkQueue, u32),
    Shopper(usize, u32),
    End,
    Agent(AgentFrame),
}

async fn run(world: &World, job: Job) -> bool {
    match job {
        Job::Queue(WorkQueue::Nlu(wake), 5..) => {
            let letter = handoff::DeadLetter::Wake(wake);
            handoff::handle_dead_letter(&world.handoff, &letter).await.is_ok()
        }
        Job::Queue(WorkQueue::Order(run), 5..) => {
            let letter = handoff::DeadLetter::Command(run);
            handoff::handle_dead_letter(&world.handoff, &letter).await.is_ok()
        }
        Job::Queue(message, receives) => world.deliver(&message, receives > 1).await.is_ok(),
        Job::Shopper(saying, n) => {
            let (said, is_choice) = SAYINGS[saying];
            let (text, choice) = if is_choice { (None, Some(said)) } else { (Some(said), None) };
            let (text, choice) = (text.map(str::to_owned), choice.map(str::to_owned));
            let frame = Message { device: "d-1".to_owned(), n, text, choice };
            let device = world.device(CONVERSATION, "d-1", Some("sam"));
            match device.send(ClientFrame::Message(frame)).await {
                Some(ServerFrame::Ack { .. }) => true,
                Some(ServerFrame::Error(error)) => error.retry_after_ms.is_none(),
                _ => false,
            }
        }
        Job::End => {
            let device = world.device(CONVERSATION, "d-1", Some("sam"));
            device.send(ClientFrame::End {}).await.is_none()
        }
        Job::Agent(frame) => {
            let refused = aisle_contract::agent_frame::AgentErrorCode::Unavailable;
            !matches!(world.agent("ada", frame).await, DeskFrame::AgentError { code, .. } if code == refused)
        }
    }
}

fn agent_frame(choice: usize, step: usize) -> AgentFrame {
    let (request, conversation) = (1, CONVERSATION.to_owned());
    match choice {
        0 | 1 => AgentFrame::AgentClaim { request, conversation },
        2 => {
            let (key, text) = (format!("k{step}"), "I am here.".to_owned());
            AgentFrame::AgentSay { request, conversation, key, text }
        }
        _ => AgentFrame::AgentGiveBack { request, conversation },
    }
}

/// A queue counts how often it delivers; the fifth time is to the dead-letter queue.
fn once_more(job: Job) -> Job {
    match job {
        Job::Queue(message, receives) => Job::Queue(message, receives + 1),
        other => other,
    }
}

type Task<'a> = (Job, Pin<Box<dyn Future<Output = bool> + 'a>>);

async fn play(seed: u64) -> World {
    let random = SeededRandomness::new(seed);
    let pick = |below: usize| usize::try_from(random.next_u64() % below as u64).unwrap();
    let mut world = World::default();
    world.device(CONVERSATION, "d-1", Some("sam")).start("en").await;
    let mut delivery = world.nlu.delivery.clone();
    delivery.log = Arc::new(Gate(delivery.log));
    delivery.queues = Arc::new(Gate(delivery.queues));
    world.intake.delivery = delivery.clone();
    world.nlu.delivery = delivery.clone();
    world.order.delivery = delivery.clone();
    world.handoff.delivery = delivery;
    let world = world;
    let (mut tasks, mut again, mut past): (Vec<Task<'_>>, Vec<Job>, Vec<WorkQueue>) =
        Default::default();
    let (mut said, mut unacknowledged) = (0, false);
    for step in 0.. {
        world.clock.advance(Duration::from_millis(if step < STEPS { 20 } else { 1_000 }));
        let waiting = world.queues.pending();
        let settling = step >= STEPS;
        if settling && tasks.is_empty() && again.is_empty() && waiting.is_empty() {
            break;
        }
        assert!(step < 20 * STEPS, "seed {seed}: does not come to rest: {again:?} {waiting:?}");
        let begin = match pick(if settling { 12 } else { 20 }) {
            0 | 1 if !again.is_empty() => Some(again.swap_remove(pick(again.len()))),
            2 | 3 if !waiting.is_empty() => {
                let message = waiting[pick(waiting.len())].clone();
                (message.due <= world.clock.now()).then(|| {
                    past.push(message.message.clone());
                    Job::Queue(world.queues.take(message.id).unwrap().message, 1)
                })
            }
            12 | 13 if !unacknowledged => {
                (said, unacknowledged) = (said + 1, true);
                Some(Job::Shopper(pick(SAYINGS.len()), said))
            }
            14 if !past.is_empty() => Some(Job::Queue(past[pick(past.len())].clone(), 1)),
            15 => Some(Job::Agent(agent_frame(pick(4), step))),
            16 if pick(30) == 0 => Some(Job::End),
            17 | 18 if !tasks.is_empty() => {
                // The function dies, or is slow and delivered again: what it works on comes again.
                let (job, _) = tasks.swap_remove(pick(tasks.len()));
                again.push(once_more(job));
                None
            }
            _ if !tasks.is_empty() => {
                let index = pick(tasks.len());
                let mut context = Context::from_waker(Waker::noop());
                if let Poll::Ready(done) = tasks[index].1.as_mut().poll(&mut context) {
                    let (job, _) = tasks.swap_remove(index);
                    unacknowledged &= !(done && matches!(job, Job::Shopper(..)));
                    if !done {
                        again.push(once_more(job));
                    }
                }
                None
            }
            _ => None,
        };
        if let Some(job) = begin {
            tasks.push((job.clone(), Box::pin(run(&world, job))));
        }
    }
    drop(tasks);
    world
}

async fn check(world: &World, seed: u64) {
    let entries = world.entries(CONVERSATION);
    let (mut answered, mut counts, mut asked) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = None;
    for entry in &entries {
        match &entry.body {
            Body::Shopper(message) => {
                counts.push(message.n.0);
                asked.push(entry.seq);
            }
            Body::Written(written) => {
                answered.extend(&written.answers);
                let awaited = written.state.open.iter().flat_map(|open| &open.answers);
                let known: Vec<_> = answered.iter().chain(awaited).collect();
                let handled = asked.iter().filter(|seq| **seq <= written.state.handled_up_to);
                for seq in handled {
                    assert!(known.contains(&seq), "seed {seed}: {seq} counts as handled");
                }
                last = Some(&written.state);
            }
        }
    }
    let state = last.unwrap();
    assert!(answered.is_sorted_by(|a, b| a < b), "seed {seed}: once, in order: {answered:?}");
    assert!(counts.iter().copied().eq((1..).take(counts.len())), "seed {seed}: {counts:?}");
    assert!(state.open.is_none(), "seed {seed}: a command is open for ever");
    if matches!(state.owner, Owner::Bot | Owner::Ended) {
        assert_eq!(answered, asked, "seed {seed}: all are answered");
    }
    let on_board = world.handoff.board.list(1).await.unwrap().len();
    let waits = matches!(state.owner, Owner::Waiting { .. });
    assert_eq!(on_board, usize::from(waits), "seed {seed}: {:?} on the board", state.owner);
}

#[tokio::test]
async fn whatever_crosses_or_dies_every_message_is_answered_once_and_in_order() {
    for seed in 0..SEEDS {
        // Tokio would let a task that never yields to it starve.
        let world = tokio::task::unconstrained(play(seed)).await;
        check(&world, seed).await;
    }
}
