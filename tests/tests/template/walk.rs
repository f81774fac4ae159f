//! What the functions' triggers bring: shoppers and an agent on sockets, messages in queues, events
//! on the bus, and the event files of what comes again. Each step looks at its effect.

use std::sync::Arc;
use std::time::Duration;

use aisle_aws::SystemClock;
use aisle_contract::frame::ServerFrame;
use aisle_domain::Timestamp;
use aisle_domain::conversation::{Body, Content, Entry, ShopperMessage};
use aisle_domain::ids::{
    AgentId, ConnectionId, ConversationId, Counter, DeviceId, OrderNumber, Seq, ShopperId, WriteId,
};
use aisle_identity::{KeyRing, Secret, agent_token, identity_hash};
use aisle_ports::{
    Appended, Audience, Connection, Connections as _, Consistency, ConversationLog as _,
    OrderBook as _,
};
use aisle_tests::wire::Socket;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use tokio::time::timeout;

use crate::deployment::Deployment;
use crate::programs::secret;
use crate::root;

/// Shorter than the socket's own, which would not say what came instead.
const PATIENCE: Duration = Duration::from_secs(9);
const SHOPPERS: &str = "aisle.v1";
const AGENTS: &str = "aisle.agent.v1";
/// A site that the template lets in, and one that it does not.
const ORIGIN: &str = "https://shop.example";
const FOREIGN: &str = "https://elsewhere.example";

/// Everything, in order.
pub async fn walk(up: &Deployment) {
    let refused = Socket::open(&up.socket, &[SHOPPERS], Some(FOREIGN)).await;
    assert_eq!(refused.err(), Some(403), "another site is let in");
    guest(up).await;
    let sam = orders(up).await;
    account(up).await;
    redelivered(up, &sam).await;
    human(up).await;
    dead_letter(up).await;
    if up.facts.functions.contains_key("sync") {
        shop(up).await;
    }
    everybody_left(up, &sam).await;
}

/// A socket of somebody who has begun or goes on.
struct Peer {
    socket: Socket,
    n: u32,
    device: &'static str,
}

impl Peer {
    async fn open(up: &Deployment, protocols: &[&str], device: &'static str) -> Self {
        let socket = Socket::open(&up.socket, protocols, Some(ORIGIN)).await.unwrap();
        Self { socket, n: 0, device }
    }

    /// A shopper who begins, with the conversation's id and the token to come back with.
    async fn start(&mut self) -> (ConversationId, String) {
        let start = json!({"type": "start", "device": self.device, "language": "en"});
        self.send(&start).await;
        let welcome = self.socket.until(|frame| matches!(frame, ServerFrame::Welcome(_))).await;
        let ServerFrame::Welcome(welcome) = welcome else { unreachable!() };
        self.n = welcome.next_n - 1;
        (ConversationId::new(&welcome.conversation).unwrap(), welcome.resume_token)
    }

    async fn send(&mut self, frame: &serde_json::Value) {
        self.socket.send_text(frame.to_string()).await;
    }

    /// Says something, and waits for a frame that holds all of these.
    async fn say(&mut self, text: &str, parts: &[&str]) -> String {
        self.n += 1;
        let message = json!({"type": "message", "device": self.device, "n": self.n, "text": text});
        self.send(&message).await;
        self.until(parts).await
    }

    async fn until(&mut self, parts: &[&str]) -> String {
        let mut passed = Vec::new();
        let waiting = async {
            loop {
                let next = self.socket.next_text().await;
                let frame = next.unwrap_or_else(|code| panic!("closed: {code:?}, not {parts:?}"));
                if parts.iter().all(|part| frame.contains(part)) {
                    return frame;
                }
                passed.push(frame);
            }
        };
        let frame = timeout(PATIENCE, waiting).await;
        frame.unwrap_or_else(|_| panic!("no {parts:?} came, but {passed:#?}"))
    }

    async fn closed(&mut self) {
        while self.socket.next_text().await.is_ok() {}
    }
}

fn vouched(up: &Deployment, shopper: &str) -> String {
    let secret = Secret::new(secret(&format!("{}/identity/i1", up.facts.deployment))).unwrap();
    let hash = identity_hash::mint(&secret, &ShopperId::new(shopper).unwrap());
    format!("aisle.shopper.{}.{hash}", URL_SAFE_NO_PAD.encode(shopper))
}

/// A connection that was registered and is no more: whoever pushes to it forgets it.
async fn gone(up: &Deployment, conversation: &ConversationId, id: &str) {
    let connections = up.clients.connections(Arc::new(SystemClock));
    let connection =
        Connection { id: ConnectionId::new(id).unwrap(), audience: Audience::Shopper(None) };
    connections.register(conversation, &connection).await.unwrap();
}

async fn forgotten(up: &Deployment, conversation: &ConversationId, who: &str, id: &str) {
    let connections = up.clients.connections(Arc::new(SystemClock));
    let looking = async {
        loop {
            let there = connections.list(conversation, Consistency::Strong).await.unwrap();
            if !there.iter().any(|connection| connection.id.as_str() == id) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("{who} does not forget {id}"));
}

/// A guest proves an order; then signs in from another device, which ends the first socket.
async fn guest(up: &Deployment) {
    let mut guest = Peer::open(up, &[SHOPPERS], "phone").await;
    let (conversation, token) = guest.start().await;
    gone(up, &conversation, "gone-intake").await;
    guest.say("where is my order AC104372?", &["\"reply\""]).await;
    forgotten(up, &conversation, "intake or nlu", "gone-intake").await;
    guest.say("robin.hale@example.com", &["order_card", "AC104372"]).await;
    guest.send(&json!({"type": "ping"})).await;
    guest.until(&["\"pong\""]).await;

    let both = [SHOPPERS.to_owned(), format!("aisle.resume.{token}"), vouched(up, "robin")];
    let both: Vec<&str> = both.iter().map(String::as_str).collect();
    let mut signed_in = Peer::open(up, &both, "laptop").await;
    let (same, _) = signed_in.start().await;
    assert_eq!(same, conversation);
    guest.closed().await;
    signed_in.send(&json!({"type": "resume", "after": 0})).await;
    signed_in.until(&["\"history\"", "AC104372"]).await;
    signed_in.send(&json!({"type": "end"})).await;
    signed_in.until(&["\"ended\""]).await;
}

/// Somebody signed in looks orders up and has one changed. Gives the conversation.
async fn orders(up: &Deployment) -> ConversationId {
    let vouched = vouched(up, "sam");
    let mut sam = Peer::open(up, &[SHOPPERS, &vouched], "phone").await;
    let (conversation, _) = sam.start().await;
    sam.say("where is my order AC104233?", &["order_card", "AC104233"]).await;

    let number = OrderNumber::parse("AC103953").unwrap();
    let order = async || up.clients.shop().order(&number).await.unwrap().unwrap();
    let before = order().await;
    let exchange = "I want to exchange the shoes from AC103953 for EU 44, difference on my visa";
    sam.say(exchange, &["Shall I do that?"]).await;
    sam.say("yes please", &["is registered"]).await;
    assert_ne!(order().await.after_sales, before.after_sales, "the order is as it was");
    // Last: an open question takes the next order number as its answer.
    sam.say("where's my order?", &["\"reply\"", "AC104408", "AC104233"]).await;
    let published: Vec<String> = up.bus.recorded().iter().map(ToString::to_string).collect();
    for kind in ["Conversation Started", "Order Action Requested", "Order Action Done"] {
        assert!(published.iter().any(|event| event.contains(kind)), "no event {kind}");
    }
    conversation
}

/// Somebody has their own address changed: the customer, and no order.
async fn account(up: &Deployment) {
    let id = ShopperId::new("dana-ramirez").unwrap();
    let vouched = vouched(up, id.as_str());
    let mut dana = Peer::open(up, &[SHOPPERS, &vouched], "phone").await;
    dana.start().await;
    dana.say("update my shipping address", &["about an order"]).await;
    dana.say("my account", &["new address"]).await;
    dana.say("1 Elm Road, Salem, 97301, US", &["1 Elm Road, Salem", "choices"]).await;
    dana.say("yes", &["The address in your account is now"]).await;
    let customer = up.clients.shop().customer(&id).await.unwrap().unwrap();
    assert!(format!("{customer:?}").contains("1 Elm Road"), "the customer is as it was");
}

/// What a queue delivers again is driven again, also to a connection that is gone.
async fn redelivered(up: &Deployment, conversation: &ConversationId) {
    for (file, function, id) in
        [("nlu/wake-redelivered", "nlu", "gone-nlu"), ("order/run-command", "order", "gone-order")]
    {
        gone(up, conversation, id).await;
        let event = std::fs::read_to_string(root().join(format!("events/{file}.json"))).unwrap();
        let event = event.replace("local-tester", conversation.as_str());
        let answer = up.invoke(function, event).await;
        assert_eq!(answer, r#"{"batchItemFailures":[]}"#, "{file}");
        forgotten(up, conversation, function, id).await;
    }
}

/// A human takes over, says something, and gives back.
async fn human(up: &Deployment) {
    let mut shopper = Peer::open(up, &[SHOPPERS], "phone").await;
    let (conversation, _) = shopper.start().await;
    let id = conversation.as_str();
    shopper.say("I want to talk to a human", &["\"waiting\""]).await;

    let keys = format!("a1:{}", secret(&format!("{}/agent/a1", up.facts.deployment)));
    let keys = KeyRing::parse(&keys).unwrap();
    let expires = Timestamp::now() + Duration::from_secs(60);
    let token = agent_token::mint(&keys, &AgentId::new("alex").unwrap(), expires);
    let mut agent = Peer::open(up, &[AGENTS, &format!("aisle.agent.{token}")], "desk").await;
    let listed = async {
        loop {
            agent.send(&json!({"type": "agent_list", "request": 1})).await;
            if agent.until(&["\"cases\""]).await.contains(id) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, listed).await.expect("the case on the board");
    let claim = json!({"type": "agent_claim", "request": 2, "conversation": id});
    agent.send(&claim).await;
    shopper.until(&["human_joined"]).await;
    gone(up, &conversation, "gone-handoff").await;
    let say = json!({"type": "agent_say", "request": 3, "conversation": id, "key": "k1", "text": "Hello, this is Alex."});
    agent.send(&say).await;
    shopper.until(&["Hello, this is Alex."]).await;
    forgotten(up, &conversation, "handoff", "gone-handoff").await;
    let back = json!({"type": "agent_give_back", "request": 4, "conversation": id});
    agent.send(&back).await;
    shopper.until(&["human_left"]).await;
}

/// A message that `nlu` could not process is a human's case, and the shopper is told.
async fn dead_letter(up: &Deployment) {
    let mut shopper = Peer::open(up, &[SHOPPERS], "phone").await;
    let (conversation, _) = shopper.start().await;
    let entry = Entry {
        seq: Seq::new(2),
        at: Timestamp::now(),
        write_id: WriteId::new("lost").unwrap(),
        body: Body::Shopper(ShopperMessage {
            device: DeviceId::new("phone").unwrap(),
            n: Counter(1),
            content: Content::Text("where is my order?".to_owned()),
        }),
    };
    let appended = up.clients.log().append(&conversation, &entry).await.unwrap();
    assert_eq!(appended, Appended::Done);
    let wake = json!({"v": 1, "conversation": conversation.as_str(), "seq": 2});
    up.send("NluDeadLettersQueue", &wake);
    shopper.until(&["\"waiting\"", "\"answers\":[2]"]).await;
}

/// What the shop's events bring: changed records, news for whoever waits for them, and a refusal.
async fn shop(up: &Deployment) {
    let vouched = vouched(up, "sam");
    let mut sam = Peer::open(up, &[SHOPPERS, &vouched], "tablet").await;
    let (conversation, _) = sam.start().await;
    gone(up, &conversation, "gone-sync").await;
    let at = Timestamp::now().to_string();
    let shipment = |order: &str, tracking: &str| {
        json!({"v": 1, "at": at, "version": 1, "order": order, "status": "delivered",
               "shipment": {"tracking": tracking}})
    };
    up.put("Shipment Changed", &shipment("AC104233", "NL2658396862"));
    sam.until(&["\"reply\"", "AC104233"]).await;
    forgotten(up, &conversation, "sync", "gone-sync").await;
    let number = OrderNumber::parse("AC104233").unwrap();
    let order = up.clients.shop().order(&number).await.unwrap().unwrap();
    assert!(format!("{:?}", order.status).contains("Delivered"), "{:?}", order.status);

    // Of the guest, whose conversation is over: it is forgotten.
    up.put("Shipment Changed", &shipment("AC104372", "HP0863317743"));
    let stock = json!({"v": 1, "at": at, "version": 1, "product": "daypack", "item": "daypack-moss",
                       "available": true, "stock": 3});
    up.put("Stock Changed", &stock);
    let refused = up.waiting("SyncDeadLettersQueue");
    up.put("Order Changed", &json!({"v": 99}));
    let settled = async {
        while up.waiting("SyncWorkQueue") > 0 || up.waiting("SyncDeadLettersQueue") == refused {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, settled).await.expect("the events are taken, and one is refused");
    assert_eq!(up.waiting("SyncDeadLettersQueue"), refused + 1);
}

/// Sockets that closed are forgotten.
async fn everybody_left(up: &Deployment, conversation: &ConversationId) {
    let connections = up.clients.connections(Arc::new(SystemClock));
    let looking = async {
        while !connections.list(conversation, Consistency::Strong).await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, looking).await.expect("closed sockets are forgotten");
}
