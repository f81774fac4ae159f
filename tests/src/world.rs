//! The functions over the memory adapters: real handlers, real understanding, real wording; queue
//! messages are delivered when the test says so.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aisle_aftersales::Policy;
use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::frame::{ClientFrame, Message, Resume, ServerFrame, Start};
use aisle_contract::invocation::SocketMessage;
use aisle_delivery::{Delivery, KillSwitches};
use aisle_dialogue::notice::NoticeRules;
use aisle_dialogue::{Flows, Wording};
use aisle_domain::Timestamp;
use aisle_domain::conversation::Entry;
use aisle_domain::identity::Principal;
use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, ShopperId};
use aisle_domain::language::Language;
use aisle_identity::KeyRing;
use aisle_memory::{
    ManualClock, MemoryBoard, MemoryBus, MemoryConnections, MemoryLog, MemoryPush, MemoryQueues,
    MemoryShop, MemorySwitches, MemoryWatches, SeededRandomness,
};
use aisle_pack::Pack;
use aisle_ports::{Catalogue, OrderBook, ShopMirror, WorkQueue};
use aisle_understanding::{Selection, Understander};

/// The demo merchant's folder.
#[must_use]
pub fn merchant() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../merchant")
}

/// When every test begins.
#[must_use]
pub fn beginning() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

struct DemoPack {
    wording: Arc<Wording>,
    understander: Arc<Understander>,
    flows: Arc<Flows>,
    notices: Arc<NoticeRules>,
    policy: Arc<Policy>,
}

/// Compiled once per test process.
fn demo_pack() -> &'static DemoPack {
    static PACK: OnceLock<DemoPack> = OnceLock::new();
    PACK.get_or_init(|| {
        let target = tempfile::tempdir().unwrap();
        aisle_pack::compile(&merchant(), target.path()).unwrap();
        let pack = Pack::open(target.path()).unwrap();
        DemoPack {
            wording: Arc::new(pack.wording),
            flows: Arc::new(pack.flows),
            notices: Arc::new(pack.notices),
            policy: Arc::new(Pack::policy(target.path()).unwrap()),
            understander: Arc::new(Pack::understander(target.path()).unwrap()),
        }
    })
}

/// The demo shop.
#[must_use]
pub fn demo_shop() -> MemoryShop {
    let text = std::fs::read_to_string(merchant().join("shop/shop.json")).unwrap();
    let shop = aisle_shop::read(&text, beginning()).shop;
    MemoryShop::with(shop.orders, shop.products).with_customers(shop.customers)
}

/// Everything of one deployment, in memory.
pub struct World {
    pub clock: ManualClock,
    pub log: MemoryLog,
    pub queues: MemoryQueues,
    pub push: MemoryPush,
    pub bus: MemoryBus,
    pub switches: MemorySwitches,
    pub intake: intake::Deps,
    pub nlu: nlu::Deps,
    pub order: order::Deps,
    pub handoff: handoff::Deps,
    pub sync: sync::Deps,
    pub watches: MemoryWatches,
}

impl Default for World {
    fn default() -> Self {
        Self::with_shop(demo_shop())
    }
}

impl World {
    /// A deployment with the demo pack and a shop.
    #[must_use]
    pub fn with_shop(shop: MemoryShop) -> Self {
        let shop = Arc::new(shop);
        Self::assemble(shop.clone(), shop.clone(), shop)
    }

    /// A deployment with the demo pack and an order book; the demo shop is its catalogue.
    #[must_use]
    pub fn with_order_book(order_book: Arc<dyn OrderBook>) -> Self {
        let shop = Arc::new(demo_shop());
        Self::assemble(order_book, shop.clone(), shop)
    }

    fn assemble(
        order_book: Arc<dyn OrderBook>,
        catalogue: Arc<dyn Catalogue>,
        mirror: Arc<dyn ShopMirror>,
    ) -> Self {
        let clock = ManualClock::new(beginning());
        let shared_clock: Arc<ManualClock> = Arc::new(clock.clone());
        let (log, push, bus) = (MemoryLog::new(), MemoryPush::new(), MemoryBus::new());
        let queues = MemoryQueues::new(shared_clock.clone());
        let watches = MemoryWatches::new(shared_clock.clone());
        let delivery = Delivery {
            clock: shared_clock.clone(),
            randomness: Arc::new(SeededRandomness::new(1)),
            log: Arc::new(log.clone()),
            connections: Arc::new(MemoryConnections::new(shared_clock)),
            watches: Arc::new(watches.clone()),
            push: Arc::new(push.clone()),
            queues: Arc::new(queues.clone()),
            bus: Arc::new(bus.clone()),
        };
        let DemoPack { wording, understander, flows, notices, policy } = demo_pack();
        let board = MemorySwitches::new();
        let switches = Arc::new(KillSwitches::new(Arc::new(board.clone())));
        Self {
            clock,
            log,
            queues,
            push,
            bus,
            switches: board,
            intake: intake::Deps {
                delivery: delivery.clone(),
                wording: wording.clone(),
                resume_keys: KeyRing::parse("test:0123456789abcdef0123456789abcdef").unwrap(),
                resume_for: Duration::from_secs(3600),
                default_language: Language::En,
            },
            nlu: nlu::Deps {
                delivery: delivery.clone(),
                understander: understander.clone(),
                wording: wording.clone(),
                flows: flows.clone(),
                reader: Arc::new(Selection),
                switches: switches.clone(),
                publish_understood: false,
            },
            order: order::Deps {
                delivery: delivery.clone(),
                order_book,
                catalogue,
                policy: policy.clone(),
                switches,
                wording: wording.clone(),
                flows: flows.clone(),
                reader: Arc::new(Selection),
            },
            sync: sync::Deps {
                delivery: delivery.clone(),
                mirror,
                records: sync::Records::Tables,
                senders: sync::Senders { accounts: vec!["000000000000".to_owned()], shop: None },
                wording: wording.clone(),
                notices: notices.clone(),
            },
            watches,
            handoff: handoff::Deps {
                delivery,
                board: Arc::new(MemoryBoard::new()),
                wording: wording.clone(),
                nobody_after: Duration::from_secs(120),
            },
        }
    }

    /// A shopper's device that is connected to a conversation.
    #[must_use]
    pub fn device(&self, conversation: &str, name: &str, shopper: Option<&str>) -> Device<'_> {
        let connection = ConnectionId::new(format!("{conversation}-{name}=")).unwrap();
        self.push.connect(&connection);
        Device {
            world: self,
            connection,
            conversation: ConversationId::new(conversation).unwrap(),
            shopper: shopper.map(|id| ShopperId::new(id).unwrap()),
            name: name.to_owned(),
            n: 0,
        }
    }

    /// Delivers one queue message.
    pub async fn deliver(&self, message: &WorkQueue) -> Result<(), String> {
        match message {
            WorkQueue::Nlu(wake) => {
                nlu::handle(&self.nlu, wake).await.map(|_| ()).map_err(|error| error.to_string())
            }
            WorkQueue::Order(run) => {
                order::handle(&self.order, run).await.map(|_| ()).map_err(|error| error.to_string())
            }
            WorkQueue::Sync(message) => sync::handle(&self.sync, &message.to_json())
                .await
                .map(drop)
                .map_err(|error| error.to_string()),
            // Nobody reads what was put aside.
            WorkQueue::Refused(_) => Ok(()),
            WorkQueue::Handoff(task) => {
                handoff::handle_task(&self.handoff, task).await.map_err(|error| error.to_string())
            }
        }
    }

    /// Delivers all that is due, and what that sends, until nothing is.
    pub async fn settle(&self) {
        while let Some(pending) = self.queues.take_due() {
            self.deliver(&pending.message).await.unwrap();
        }
    }

    /// One frame of an agent.
    pub async fn agent(&self, name: &str, frame: AgentFrame) -> DeskFrame {
        let connection = ConnectionId::new(format!("agent-{name}=")).unwrap();
        self.push.connect(&connection);
        let message = SocketMessage {
            connection,
            principal: Principal::Agent { agent: AgentId::new(name).unwrap() },
            body: frame.to_json(),
        };
        handoff::handle_agent(&self.handoff, message).await.unwrap()
    }

    /// The frames that an agent was pushed.
    #[must_use]
    pub fn desk(&self, name: &str) -> Vec<DeskFrame> {
        let connection = ConnectionId::new(format!("agent-{name}=")).unwrap();
        let frames = self.push.frames(&connection);
        frames.iter().map(|frame| DeskFrame::parse(frame).unwrap()).collect()
    }

    /// A conversation's whole log.
    #[must_use]
    pub fn entries(&self, conversation: &str) -> Vec<Entry> {
        self.log.entries(&ConversationId::new(conversation).unwrap())
    }
}

/// A shopper's device.
pub struct Device<'a> {
    world: &'a World,
    pub connection: ConnectionId,
    conversation: ConversationId,
    shopper: Option<ShopperId>,
    name: String,
    n: u32,
}

impl Device<'_> {
    /// Sends any text as a frame and returns what is answered.
    pub async fn send_raw(&self, body: &str) -> Option<ServerFrame> {
        let principal = Principal::Shopper {
            conversation: self.conversation.clone(),
            shopper: self.shopper.clone(),
        };
        let connection = self.connection.clone();
        let message = SocketMessage { connection, principal, body: body.to_owned() };
        intake::handle(&self.world.intake, message).await.unwrap()
    }

    pub async fn send(&self, frame: ClientFrame) -> Option<ServerFrame> {
        self.send_raw(&frame.to_json()).await
    }

    pub async fn start(&self, language: &str) -> ServerFrame {
        let frame = ClientFrame::Start(Start {
            language: Some(language.to_owned()),
            device: Some(self.name.clone()),
            ..Start::default()
        });
        self.send(frame).await.unwrap()
    }

    /// The frame of a text with a count.
    #[must_use]
    pub fn text(&self, n: u32, text: &str) -> ClientFrame {
        ClientFrame::Message(Message {
            device: self.name.clone(),
            n,
            text: Some(text.to_owned()),
            choice: None,
        })
    }

    /// Says a text, as the next message, and returns what is answered at once.
    pub async fn say(&mut self, text: &str) -> Option<ServerFrame> {
        self.n += 1;
        self.send(self.text(self.n, text)).await
    }

    /// Picks a choice, as the next message.
    pub async fn pick(&mut self, id: &str) -> Option<ServerFrame> {
        self.n += 1;
        let frame = ClientFrame::Message(Message {
            device: self.name.clone(),
            n: self.n,
            text: None,
            choice: Some(id.to_owned()),
        });
        self.send(frame).await
    }

    pub async fn resume(&self, after: u64) -> ServerFrame {
        self.send(ClientFrame::Resume(Resume { after })).await.unwrap()
    }

    /// The frames that were pushed to it.
    #[must_use]
    pub fn pushed(&self) -> Vec<ServerFrame> {
        let frames = self.world.push.frames(&self.connection);
        frames.iter().map(|frame| ServerFrame::parse(frame).unwrap()).collect()
    }
}
