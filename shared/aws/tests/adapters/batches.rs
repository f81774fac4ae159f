//! Filling the shop's tables when DynamoDB does not get to all of a batch. The table here is a few
//! lines that write only so many items at a time.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use aisle_aws::DynamoShop;
use aisle_domain::shop::Order;
use aisle_ports::conformance::sample;
use aisle_ports::{Kind, ShopWriter};
use axum::Router;
use axum::routing::any;
use serde_json::{Value, json};

use crate::server::{clients_of, serve};

/// What a table got.
#[derive(Default)]
struct Written {
    requests: Vec<usize>,
    numbers: BTreeSet<String>,
}

/// The shop before a table that writes at most so many items of a request.
async fn shop_before(at_a_time: usize) -> (DynamoShop, Arc<Mutex<Written>>) {
    let written = Arc::new(Mutex::new(Written::default()));
    let writing = written.clone();
    let write = move |body: String| {
        let mut request: Value = serde_json::from_str(&body).unwrap();
        let items = request["RequestItems"]["aisle-orders"].as_array_mut().unwrap();
        let mut written = writing.lock().unwrap();
        written.requests.push(items.len());
        for item in items.drain(..at_a_time.min(items.len())) {
            let number = item["PutRequest"]["Item"]["number"]["S"].as_str().unwrap();
            assert!(written.numbers.insert(number.to_owned()), "{number} is written once");
        }
        let left = if items.is_empty() { json!({}) } else { request["RequestItems"].clone() };
        let answer = json!({ "UnprocessedItems": left }).to_string();
        async { answer }
    };
    (clients_of(serve(Router::new().fallback(any(write))).await).await.shop(), written)
}

fn orders(count: u32) -> Vec<Order> {
    (0..count).map(|n| sample::order(&format!("W{}", 1_000 + n), "yusuf", None)).collect()
}

#[tokio::test]
async fn what_was_not_processed_is_sent_again() {
    let (shop, written) = shop_before(10).await;
    shop.put_orders(&orders(30)).await.unwrap();
    let written = written.lock().unwrap();
    assert_eq!(written.requests, [25, 15, 5, 5]);
    assert_eq!(written.numbers.len(), 30);
}

#[tokio::test]
async fn a_table_that_never_gets_to_it_is_throttled() {
    let (shop, written) = shop_before(0).await;
    let error = shop.put_orders(&orders(2)).await.unwrap_err();
    assert_eq!(error.kind, Kind::Throttled, "{error}");
    assert_eq!(written.lock().unwrap().requests, [2; 6]);
}
