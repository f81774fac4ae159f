//! A message that cannot be processed ends at a human, and the shopper is told.

use std::sync::Arc;
use std::time::{Duration, Instant};

use aisle::Platform;
use aisle_aftersales::Permit;
use aisle_contract::frame::{ServerFrame, StatusKind};
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ShopperId};
use aisle_domain::shop::Order;
use aisle_ports::{Applied, OrderBook, PortError};
use async_trait::async_trait;
use emulator_sqs::OutgoingMessage;
use tempfile::tempdir;

use crate::client::Shopper;
use crate::options;

/// An order book that brings down whoever asks it.
struct Poison;

#[async_trait]
impl OrderBook for Poison {
    async fn order(&self, _: &OrderNumber) -> Result<Option<Order>, PortError> {
        panic!("the order book panics, as the test wants it")
    }

    async fn recent_orders(&self, _: &ShopperId, _: usize) -> Result<Vec<Order>, PortError> {
        panic!("the order book panics, as the test wants it")
    }

    async fn customer(&self, _: &ShopperId) -> Result<Option<Customer>, PortError> {
        panic!("the order book panics, as the test wants it")
    }

    async fn apply(&self, _: &Permit, _: &IdempotencyKey) -> Result<Applied, PortError> {
        panic!("the order book panics, as the test wants it")
    }

    async fn applied(&self, _: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        panic!("the order book panics, as the test wants it")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poison_message_is_with_a_human_within_a_minute() {
    let data = tempdir().unwrap();
    let mut options = options(&data);
    options.order_book = Some(Arc::new(Poison));
    let platform = Platform::start(options).await.unwrap();
    let begun = Instant::now();
    let mut shopper = Shopper::signed_in(&platform, "sam").await;
    shopper.start("en").await;
    shopper.send("where is my order AC104233?").await;
    // A frame comes at the very latest when the shopper is told.
    let told = async {
        loop {
            if let Ok(text) = shopper.socket.next_within(Duration::from_secs(60)).await
                && let Ok(ServerFrame::Reply(reply)) = ServerFrame::parse(&text)
                && reply.notice == Some(StatusKind::Waiting)
            {
                return reply;
            }
        }
    };
    let reply = tokio::time::timeout(Duration::from_secs(60), told).await.unwrap();
    assert!(!reply.parts.is_empty(), "the shopper is told in words");
    assert!(begun.elapsed() < Duration::from_secs(60));
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_nobody_wrote_harms_no_neighbour() {
    let data = tempdir().unwrap();
    let platform = Platform::start(options(&data)).await.unwrap();
    for queue in ["nlu", "order", "handoff"] {
        let foreign = OutgoingMessage::new("not ours");
        platform.queues().send(queue, &foreign).unwrap();
    }
    let mut shopper = Shopper::signed_in(&platform, "sam").await;
    shopper.start("en").await;
    let answer = shopper.ask("where is my order AC104233?").await;
    assert_eq!(crate::client::card(&answer), Some("AC104233"), "{answer:?}");
    platform.shutdown().await;
}
