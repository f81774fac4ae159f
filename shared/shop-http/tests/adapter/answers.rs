//! What each answer means, and that no answer is believed that cannot be. The shop here is a few
//! lines that say what they are told to.

use aisle_domain::ids::{IdempotencyKey, OrderNumber, ShopperId};
use aisle_domain::shop::Order;
use aisle_ports::conformance::sample;
use aisle_ports::{Kind, OrderBook};
use aisle_shop_http::{HttpShop, Times};
use aisle_shop_server::{Calls, Fault};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::any;
use serde_json::{Value, json};

use crate::world::{adapter, serve_routes, times, world};

/// An adapter before a shop that answers everything with one status and body.
async fn saying(status: u16, body: String) -> HttpShop {
    let status = StatusCode::from_u16(status).unwrap();
    let answer = move || async move { (status, body) };
    let base = serve_routes(Router::new().fallback(any(answer))).await;
    adapter(base, None, Times { attempts: 1, ..times() })
}

fn number() -> OrderNumber {
    OrderNumber::parse("W100").unwrap()
}

async fn read(status: u16, body: Value) -> Result<Option<Order>, Kind> {
    let shop = saying(status, body.to_string()).await;
    shop.order(&number()).await.map_err(|error| error.kind)
}

#[tokio::test]
async fn each_status_has_its_meaning() {
    for (status, body, expected) in [
        (404, json!({"error": "not_found"}), Ok(None)),
        // A proxy, or a wrong address, must not look like "no such order".
        (404, json!({}), Err(Kind::Denied)),
        (404, json!("Not Found"), Err(Kind::Denied)),
        (404, json!({"error": "no_route"}), Err(Kind::Denied)),
        (401, json!({}), Err(Kind::Denied)),
        (403, json!({}), Err(Kind::Denied)),
        (301, json!({}), Err(Kind::Invalid)),
        (204, json!({}), Err(Kind::Invalid)),
        (400, json!({"error": "invalid"}), Err(Kind::Invalid)),
        (409, json!({"error": "changed"}), Err(Kind::Invalid)),
        (409, json!({"error": "in_progress"}), Err(Kind::Unavailable)),
        (422, json!({"error": "refused", "reason": {"code": "no"}}), Err(Kind::Invalid)),
        (429, json!({}), Err(Kind::Throttled)),
        (408, json!({}), Err(Kind::TimedOut)),
        (500, json!({}), Err(Kind::Unavailable)),
        (503, json!({}), Err(Kind::Unavailable)),
        (504, json!({}), Err(Kind::TimedOut)),
    ] {
        assert_eq!(read(status, body.clone()).await, expected, "{status} {body}");
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_is_not_believed() {
    let good = serde_json::to_value(sample::paid_order("W100", "yusuf", 5, "card-1")).unwrap();
    assert!(read(200, good.clone()).await.unwrap().is_some());
    for (pointer, value) in [
        ("/number", json!("W101")),
        ("/number", json!("no number")),
        ("/status", json!("vanished")),
        ("/lines", json!([])),
        ("/lines/0/quantity", json!(0)),
        ("/lines/0/quantity", json!(-1)),
        ("/lines/0/unit_price/minor", json!(-5)),
        ("/lines/0/unit_price/minor", json!(1.5)),
        ("/lines/0/unit_price/currency", json!("EUR")),
        ("/total/minor", json!(-1)),
        ("/total/currency", json!("usd")),
        ("/after_sales/payments/0/amount/minor", json!(-1)),
        ("/after_sales/payments/0/amount/currency", json!("EUR")),
        ("/email", json!("a\u{1b}[2J")),
        ("/placed_at", json!("yesterday")),
    ] {
        let mut order = good.clone();
        *order.pointer_mut(pointer).unwrap() = value.clone();
        assert_eq!(read(200, order).await, Err(Kind::Invalid), "{pointer} {value}");
    }
    let mut linked = good;
    linked["shipments"] = json!([{"tracking": "T1", "link": "javascript:alert(1)", "items": []}]);
    assert_eq!(read(200, linked).await, Err(Kind::Invalid), "a link that is not https");
}

#[tokio::test]
async fn anothers_records_are_not_believed() {
    let yusuf = ShopperId::new("yusuf").unwrap();
    let orders = vec![sample::order("W100", "yusuf", None), sample::order("W101", "mei", None)];
    let shop = saying(200, serde_json::to_string(&orders).unwrap()).await;
    assert_eq!(shop.recent_orders(&yusuf, 5).await.unwrap_err().kind, Kind::Invalid);
    let shop = saying(200, serde_json::to_string(&sample::customer("mei")).unwrap()).await;
    assert_eq!(shop.customer(&yusuf).await.unwrap_err().kind, Kind::Invalid);
}

#[tokio::test]
async fn a_list_in_any_order_is_put_right_and_cut() {
    let yusuf = ShopperId::new("yusuf").unwrap();
    let order = |number: &str, placed| sample::order(number, "yusuf", placed);
    let told = [
        order("W001", None),
        order("W002", Some(1)),
        order("W003", Some(2)),
        order("W004", Some(2)),
    ];
    let shop = saying(200, serde_json::to_string(&told).unwrap()).await;
    let read = shop.recent_orders(&yusuf, 3).await.unwrap();
    let numbers: Vec<&str> = read.iter().map(|order| order.number.as_str()).collect();
    assert_eq!(numbers, ["W004", "W003", "W002"]);
}

#[tokio::test]
async fn what_is_told_of_a_bad_answer_quotes_nothing() {
    let shop = saying(200, r#"{"number": "secret street"}"#.to_owned()).await;
    let error = shop.order(&number()).await.unwrap_err();
    assert!(!error.to_string().contains("secret"), "{error}");
    let key = IdempotencyKey::new("k").unwrap();
    let shop = saying(422, r#"{"error": "secret street"}"#.to_owned()).await;
    let error = shop.applied(&key).await.unwrap_err();
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn an_answer_without_end_is_cut_off() {
    let world = world().await;
    world.plan(Fault::Endless, Calls::Reads, 1);
    let error = world.order(&number()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Invalid, "{error}");
    world.plan(Fault::Garbage, Calls::Reads, 1);
    assert_eq!(world.order(&number()).await.unwrap_err().kind, Kind::Invalid);
}

#[tokio::test]
async fn the_token_is_shown() {
    let world = world().await;
    assert_eq!(world.order(&number()).await.unwrap(), None);
    let base =
        serve_routes(aisle_shop_server::routes(world.shop, Some("another".to_owned()))).await;
    for token in [None, Some("the-token")] {
        let shop = adapter(base.clone(), token, times());
        assert_eq!(shop.order(&number()).await.unwrap_err().kind, Kind::Denied);
    }
}
