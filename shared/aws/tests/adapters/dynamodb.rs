//! The adapters on DynamoDB.

use std::sync::Arc;
use std::time::Duration;

use aisle_memory::ManualClock;
use aisle_ports::conformance::{self, sample};
use aisle_ports::{ConversationLog, Kind};

use crate::server::{clients_of, clients_with_tables, create_tables, dynamodb};

#[tokio::test]
async fn log() {
    conformance::conversation_log_suite(async || clients_with_tables().await.log()).await;
}

#[tokio::test]
async fn connections() {
    conformance::connections_suite(async || {
        let clock = ManualClock::new(sample::instant(0));
        let connections = clients_with_tables().await.connections(Arc::new(clock.clone()));
        let pass: Box<dyn Fn(Duration) + Send + Sync> = Box::new(move |time| clock.advance(time));
        (connections, pass)
    })
    .await;
}

#[tokio::test]
async fn switches() {
    conformance::switch_board_suite(async || clients_with_tables().await.switches()).await;
}

#[tokio::test]
async fn board() {
    conformance::handoff_board_suite(async || clients_with_tables().await.board()).await;
}

#[tokio::test]
async fn shop() {
    conformance::shop_suite(async || clients_with_tables().await.shop()).await;
}

#[tokio::test]
async fn shop_changes() {
    conformance::shop_changes_suite(async || clients_with_tables().await.shop()).await;
}

#[tokio::test]
async fn shop_mirror() {
    conformance::shop_mirror_suite(async || clients_with_tables().await.shop()).await;
}

#[tokio::test]
async fn watches() {
    conformance::watches_suite(async || {
        let clock = ManualClock::new(sample::instant(0));
        let watches = clients_with_tables().await.watches(Arc::new(clock.clone()));
        let pass: Box<dyn Fn(Duration) + Send + Sync> = Box::new(move |time| clock.advance(time));
        (watches, pass)
    })
    .await;
}

#[tokio::test]
async fn creating_tables_again_changes_nothing() {
    let clients = clients_with_tables().await;
    let (log, c) = (clients.log(), sample::conversation(1));
    log.append(&c, &sample::written_entry(1, "hello")).await.unwrap();
    create_tables(&clients).await;
    assert_eq!(log.tail(&c).await.unwrap().entries.len(), 1);
}

#[tokio::test]
async fn a_missing_table_is_for_the_operator() {
    let log = clients_of(dynamodb().await).await.log();
    let error = log.tail(&sample::conversation(1)).await.unwrap_err();
    assert_eq!(error.kind, Kind::Denied, "{error}");
    assert!(error.message.contains("ResourceNotFoundException"), "{error}");
}

#[tokio::test]
async fn warming_needs_no_tables() {
    clients_of(dynamodb().await).await.warm().await;
}
