//! The functions over the simulated ports, and what invoking one means: the real handlers,
//! the real batch lift, one future each that the world polls, and drops when the function dies.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use aisle_contract::frame::ServerFrame;
use aisle_contract::invocation::{Disconnect, Handshake, SocketMessage, Verdict};
use aisle_contract::queue::{RunCommand, Wake};
use aisle_delivery::{Delivery, KillSwitches};
use aisle_dialogue::notice::NoticeRules;
use aisle_domain::language::Language;
use aisle_domain::reading::SlotReader;
use aisle_identity::{KeyRing, Secret};
use aisle_lambda::batch::{Large, Limits, Outcome, Raw, Received, run_records};
use aisle_memory::{
    MemoryBoard, MemoryBus, MemoryConnections, MemoryLog, MemoryShop, MemorySwitches,
    MemoryWatches, SeededRandomness,
};
use aisle_ports::{
    Clock, Connections, ConversationLog, EventBus, HandoffBoard, Push, Watches, WorkQueues,
};
use aisle_understanding::Selection;

use crate::core::{Core, Micros, SkewedClock, instant, ms};
use crate::events::ACCOUNT;
use crate::faulty::Faulty;
use crate::network::SimulatedPush;
use crate::planted::{Defect, Planted};
use crate::poison::Poisoned;
use crate::queue::{Delivered, QueueName, SimulatedQueues, batch_event};
use crate::shop::Shop;
use crate::{Parts, SimulationError};

/// A function may run for so long.
pub(crate) const TIMEOUT: Micros = ms(9_000);
/// After so long without a human the shopper is told.
const NOBODY_AFTER: Duration = Duration::from_secs(20);

/// What came of an invocation.
pub(crate) enum Finished {
    /// A socket's frame was served; the answer, if it has one.
    Frame { connection: usize, answer: Result<Option<String>, String> },
    /// A batch was served.
    Batch { queue: QueueName, batch: Vec<Delivered>, outcome: Result<Outcome, String> },
    /// A connection was forgotten, or not.
    Disconnected,
}

/// An invocation under way.
pub(crate) type Invocation = Pin<Box<dyn Future<Output = Finished>>>;

/// The functions.
pub(crate) struct Functions {
    pub(crate) connect: Arc<connect::Deps>,
    intake: Arc<intake::Deps>,
    nlu: Arc<nlu::Deps>,
    order: Arc<order::Deps>,
    handoff: Arc<handoff::Deps>,
    sync: Arc<sync::Deps>,
    core: Arc<Core>,
    pub(crate) log: MemoryLog,
    pub(crate) board: MemoryBoard,
    pub(crate) shop: MemoryShop,
}

/// What a run is like.
pub(crate) struct Circumstances {
    pub(crate) seed: u64,
    pub(crate) defect: Option<Defect>,
    pub(crate) poisoned: bool,
    /// What is told unasked, and when.
    pub(crate) notices: NoticeRules,
}

/// The keys of a run.
pub(crate) struct Keys {
    pub(crate) agents: KeyRing,
    pub(crate) identity: Secret,
    resume: KeyRing,
}

impl Keys {
    pub(crate) fn new() -> Result<Self, SimulationError> {
        const KEY: &str = "0123456789abcdef0123456789abcdef";
        let ring = || KeyRing::parse(&format!("k1:{KEY}")).map_err(SimulationError::Key);
        let identity = Secret::new(KEY).map_err(SimulationError::Key)?;
        Ok(Self { agents: ring()?, identity, resume: ring()? })
    }
}

impl Functions {
    /// Assembles the functions of a seed.
    pub(crate) fn assemble(
        core: &Arc<Core>,
        parts: &Parts,
        keys: &Keys,
        with: Circumstances,
    ) -> Result<Self, SimulationError> {
        let Circumstances { seed, defect, poisoned, notices } = with;
        let straight: Arc<dyn Clock> = Arc::new(SkewedClock { core: core.clone(), behind: 0 });
        let watch_clock = straight.clone();
        let log = MemoryLog::new();
        let board = MemoryBoard::new();
        let planted = Planted::new(
            defect,
            core.clone(),
            Inner {
                log: Arc::new(log.clone()),
                connections: Arc::new(MemoryConnections::new(straight)),
                push: Arc::new(SimulatedPush(core.clone())),
                queues: Arc::new(SimulatedQueues(core.clone())),
            },
        );
        let watches: Arc<dyn Watches> = Arc::new(MemoryWatches::new(watch_clock));
        let bus: Arc<dyn EventBus> = Arc::new(MemoryBus::new());
        let randomness = SeededRandomness::new(seed);
        let mut stream = 0;
        let mut delivery = |who: &'static str| {
            stream += 1;
            let behind = core.with(|state| state.chance.below(SkewedClock::MOST));
            let mut inner = planted.of(who);
            if poisoned && who == "nlu" {
                inner.log = Arc::new(Poisoned { inner: inner.log, log: log.clone() });
            }
            let core = || core.clone();
            Delivery {
                clock: Arc::new(SkewedClock { core: core(), behind }),
                randomness: Arc::new(randomness.stream(stream)),
                log: Arc::new(Faulty { inner: inner.log, core: core(), who }),
                connections: Arc::new(Faulty { inner: inner.connections, core: core(), who }),
                push: Arc::new(Faulty { inner: inner.push, core: core(), who }),
                queues: Arc::new(Faulty { inner: inner.queues, core: core(), who }),
                bus: Arc::new(Faulty { inner: bus.clone(), core: core(), who }),
                // `handoff` drives an entry that watches something too seldom for every fault to
                // meet it.
                watches: match who {
                    "handoff" => watches.clone(),
                    _ => Arc::new(Faulty { inner: watches.clone(), core: core(), who }),
                },
            }
        };
        let entry = delivery("connect");
        let wording = || parts.pack.wording.clone();
        let reader = || -> Arc<dyn SlotReader> { Arc::new(Selection) };
        let switch_board = MemorySwitches::new();
        let switches = |who| {
            let board = Faulty { inner: Arc::new(switch_board.clone()), core: core.clone(), who };
            Arc::new(KillSwitches::new(Arc::new(board)))
        };
        let shop = parts.fresh_shop();
        let own_shop = Shop { inner: shop.clone(), core: core.clone(), defect };
        let mirror = Arc::new(own_shop.clone().faulty_for("sync"));
        let faulty_shop = Arc::new(own_shop.faulty_for("order"));
        let shared_board: Arc<dyn HandoffBoard> = Arc::new(board.clone());
        Ok(Self {
            connect: Arc::new(connect::Deps {
                clock: entry.clock,
                randomness: entry.randomness,
                connections: entry.connections,
                credentials: connect::Credentials {
                    origins: connect::AllowedOrigins::parse(["https://shop.example"])
                        .map_err(SimulationError::Origin)?,
                    resume: keys.resume.clone(),
                    agents: Some(keys.agents.clone()),
                    identity: Some(keys.identity.clone()),
                    merchant: None,
                },
            }),
            intake: Arc::new(intake::Deps {
                delivery: delivery("intake"),
                wording: wording(),
                resume_keys: keys.resume.clone(),
                resume_for: Duration::from_secs(24 * 60 * 60),
                default_language: Language::En,
            }),
            nlu: Arc::new(nlu::Deps {
                delivery: delivery("nlu"),
                understander: parts.pack.understander.clone(),
                wording: wording(),
                flows: parts.pack.flows.clone(),
                reader: reader(),
                switches: switches("nlu"),
                publish_understood: true,
            }),
            order: Arc::new(order::Deps {
                delivery: delivery("order"),
                order_book: faulty_shop.clone(),
                catalogue: faulty_shop,
                policy: parts.pack.policy.clone(),
                switches: switches("order"),
                wording: wording(),
                flows: parts.pack.flows.clone(),
                reader: reader(),
            }),
            handoff: Arc::new(handoff::Deps {
                delivery: delivery("handoff"),
                board: Arc::new(Faulty { inner: shared_board, core: core.clone(), who: "handoff" }),
                wording: wording(),
                nobody_after: NOBODY_AFTER,
            }),
            sync: Arc::new(sync::Deps {
                delivery: delivery("sync"),
                mirror,
                records: sync::Records::Tables,
                senders: sync::Senders { accounts: vec![ACCOUNT.to_owned()], shop: None },
                wording: wording(),
                notices: Arc::new(notices),
            }),
            core: core.clone(),
            log,
            board,
            shop,
        })
    }

    /// Whether a handshake is let in.
    pub(crate) fn authorize(&self, connection: usize, protocols: Vec<String>) -> Verdict {
        let Ok(id) = aisle_domain::ids::ConnectionId::new(format!("handshake-{connection}="))
        else {
            return Verdict::Forbidden;
        };
        let origin = Some("https://shop.example".to_owned());
        connect::authorize(&self.connect, &Handshake { connection: id, origin, protocols })
    }

    /// A frame of a shopper's.
    pub(crate) fn shopper_frame(&self, connection: usize, message: SocketMessage) -> Invocation {
        let deps = self.intake.clone();
        Box::pin(async move {
            let answer = match intake::handle(&deps, message).await {
                Ok(answer) => Ok(answer.map(|frame: ServerFrame| frame.to_json())),
                Err(error) => Err(error.to_string()),
            };
            Finished::Frame { connection, answer }
        })
    }

    /// A frame of an agent's.
    pub(crate) fn agent_frame(&self, connection: usize, message: SocketMessage) -> Invocation {
        let deps = self.handoff.clone();
        Box::pin(async move {
            let answer = match handoff::handle_agent(&deps, message).await {
                Ok(answer) => Ok(Some(answer.to_json())),
                Err(error) => Err(error.to_string()),
            };
            Finished::Frame { connection, answer }
        })
    }

    /// A connection is gone.
    pub(crate) fn disconnected(&self, gone: Disconnect) -> Invocation {
        let deps = self.connect.clone();
        Box::pin(async move {
            // Nothing depends on it.
            let _ = connect::disconnected(&deps, gone).await;
            Finished::Disconnected
        })
    }

    /// A batch of a queue.
    pub(crate) fn batch(&self, queue: QueueName, batch: Vec<Delivered>) -> Invocation {
        let payload = batch_event(queue, &batch);
        let now = self.core.with(|state| state.now) + SkewedClock::MOST;
        let limits = Limits::until(instant(now + TIMEOUT));
        let (nlu, order) = (self.nlu.clone(), self.order.clone());
        let (handoff, sync) = (self.handoff.clone(), self.sync.clone());
        Box::pin(async move {
            let outcome = match queue {
                QueueName::Nlu => {
                    let clock = nlu.delivery.clock.clone();
                    let serve = |wake: Received<Wake>| {
                        let nlu = nlu.clone();
                        async move { nlu::handle(&nlu, &wake.message).await.map(drop) }
                    };
                    run_records(&payload, &*clock, &limits, serve).await
                }
                QueueName::Order => {
                    let clock = order.delivery.clock.clone();
                    let serve = |run: Received<RunCommand>| {
                        let order = order.clone();
                        async move { order::handle(&order, &run.message).await.map(drop) }
                    };
                    run_records(&payload, &*clock, &limits, serve).await
                }
                QueueName::Sync => {
                    let clock = sync.delivery.clock.clone();
                    let take = |from: Received<Large>| {
                        let sync = sync.clone();
                        async move { sync::handle(&sync, &from.message.0).await.map(drop) }
                    };
                    run_records(&payload, &*clock, &limits, take).await
                }
                _ => {
                    let clock = handoff.delivery.clock.clone();
                    let serve = |from: Received<Raw>| {
                        let handoff = handoff.clone();
                        async move {
                            handoff::handle_queued(&handoff, &from.queue, &from.message.0).await
                        }
                    };
                    run_records(&payload, &*clock, &limits, serve).await
                }
            };
            Finished::Batch { queue, batch, outcome: outcome.map_err(|error| error.to_string()) }
        })
    }
}

/// The ports before their faults.
#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) log: Arc<dyn ConversationLog>,
    pub(crate) connections: Arc<dyn Connections>,
    pub(crate) push: Arc<dyn Push>,
    pub(crate) queues: Arc<dyn WorkQueues>,
}
