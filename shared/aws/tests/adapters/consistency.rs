//! Which reads ask for strong consistency. The embedded DynamoDB is always consistent and could
//! not tell, so this looks at the requests.

use std::sync::{Arc, Mutex};

use aisle_aws::Clients;
use aisle_domain::ids::{IdempotencyKey, OrderNumber, Seq, ShopperId};
use aisle_memory::ManualClock;
use aisle_ports::conformance::sample;
use aisle_ports::{Connections, Consistency, ConversationLog, HandoffBoard, OrderBook};
use axum::Router;
use axum::routing::any;
use serde_json::Value;

use crate::server::{clients_of, serve};

/// Clients of a table service without items, with the requests that it got.
async fn recording() -> (Clients, Arc<Mutex<Vec<Value>>>) {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let recorded = requests.clone();
    let record = move |body: String| {
        recorded.lock().unwrap().push(serde_json::from_str(&body).unwrap());
        async { "{}" }
    };
    (clients_of(serve(Router::new().fallback(any(record))).await).await, requests)
}

#[tokio::test]
async fn what_decides_is_read_strongly_and_nothing_else_unasked() {
    let (clients, requests) = recording().await;
    let (log, c) = (clients.log(), sample::conversation(1));
    let connections = clients.connections(Arc::new(ManualClock::new(sample::instant(0))));
    let asked = |call: &str, strong: bool| {
        let last = requests.lock().unwrap().pop().unwrap();
        assert_eq!(last["ConsistentRead"].as_bool().unwrap_or(false), strong, "{call}: {last}");
        assert!(requests.lock().unwrap().is_empty(), "{call} is one request");
    };
    log.tail(&c).await.unwrap();
    asked("tail", true);
    log.read_last(&c, 5).await.unwrap();
    asked("read_last", true);
    for (consistency, strong) in [(Consistency::Strong, true), (Consistency::Eventual, false)] {
        log.read_after(&c, Seq::ZERO, 5, consistency).await.unwrap();
        asked("read_after", strong);
        connections.list(&c, consistency).await.unwrap();
        asked("connections", strong);
    }
    clients.board().list(5).await.unwrap();
    asked("board", true);
    clients.shop().order(&OrderNumber::parse("W100").unwrap()).await.unwrap();
    asked("order", true);
    clients.shop().customer(&ShopperId::new("yusuf").unwrap()).await.unwrap();
    asked("customer", true);
    clients.shop().applied(&IdempotencyKey::new("k").unwrap()).await.unwrap();
    asked("applied", true);
}
