//! What a change of the shop's tables asks of DynamoDB, and what its refusals mean. The table here
//! is a few lines that say what they are told to; the suite runs on the embedded DynamoDB.

use std::sync::{Arc, Mutex};

use aisle_aws::DynamoShop;
use aisle_domain::after_sales::Request;
use aisle_domain::ids::IdempotencyKey;
use aisle_memory::{ManualClock, MemoryShop};
use aisle_ports::conformance::{permit, sample};
use aisle_ports::{Applied, Kind, OrderBook};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use serde_json::{Value, json};

use crate::server::{clients_of, clients_with_tables, serve};

const CANCELLED: &str = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";

/// A shop whose transactions are answered with an error, and that has one customer. Keeps the
/// transactions.
async fn refusing(body: Value) -> (DynamoShop, Arc<Mutex<Vec<Value>>>) {
    let asked: Arc<Mutex<Vec<Value>>> = Arc::default();
    let keep = asked.clone();
    let answer = any(move |headers: HeaderMap, request: String| {
        let target = headers["x-amz-target"].to_str().unwrap().to_owned();
        let answer = if target.ends_with(".TransactWriteItems") {
            keep.lock().unwrap().push(serde_json::from_str(&request).unwrap());
            (StatusCode::BAD_REQUEST, body.to_string())
        } else if request.contains("aisle-customers") {
            let item = json!({"customer": {"S": "yusuf"}, "b": {"S": stored()}});
            (StatusCode::OK, json!({ "Item": item }).to_string())
        } else {
            (StatusCode::OK, "{}".to_owned())
        };
        async { answer }
    });
    let shop = clients_of(serve(Router::new().fallback(answer)).await).await.shop();
    let clock = Arc::new(ManualClock::new(sample::instant(0)));
    (shop.with_clock(clock), asked)
}

fn key() -> IdempotencyKey {
    IdempotencyKey::new("k").unwrap()
}

#[tokio::test]
async fn a_transaction_that_met_another_can_be_tried_again() {
    let memory = MemoryShop::new().with_customers([sample::customer("yusuf")]);
    let change = permit(&memory, account()).await;
    for (codes, kind) in [
        (["None", "TransactionConflict"], Kind::Throttled),
        (["ThrottlingError", "None"], Kind::Throttled),
        (["None", "ValidationError"], Kind::Invalid),
    ] {
        let reasons: Vec<Value> = codes.iter().map(|code| json!({ "Code": code })).collect();
        let body = json!({"__type": CANCELLED, "CancellationReasons": reasons});
        let (shop, asked) = refusing(body).await;
        let error = shop.apply(&change, &key()).await.unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
        assert!(!asked.lock().unwrap().is_empty());
    }
}

#[tokio::test]
async fn everything_is_one_transaction_on_condition_of_what_was_read() {
    let memory = MemoryShop::new().with_customers([sample::customer("yusuf")]);
    let change = permit(&memory, account()).await;
    let failed = json!([{"Code": "None"}, {"Code": "ConditionalCheckFailed"}]);
    let (shop, asked) = refusing(json!({"__type": CANCELLED, "CancellationReasons": failed})).await;
    assert_eq!(shop.apply(&change, &key()).await.unwrap(), Applied::Changed);
    let asked = asked.lock().unwrap();
    assert_eq!(asked.len(), 1);
    let writes = asked[0]["TransactItems"].as_array().unwrap();
    let put = |index: usize| &writes[index]["Put"];
    assert_eq!(writes.len(), 2, "the record and the customer");
    assert_eq!(put(0)["TableName"], "aisle-actions");
    assert_eq!(put(0)["ConditionExpression"], "attribute_not_exists(#action)");
    assert_eq!(put(1)["TableName"], "aisle-customers");
    assert_eq!(put(1)["ConditionExpression"], "#name = :body");
    assert_eq!(put(1)["ExpressionAttributeValues"][":body"]["S"], stored());
}

/// A customer as a release before this one might have stored it.
fn stored() -> String {
    let mut data = serde_json::to_value(sample::customer("yusuf")).unwrap();
    data.as_object_mut().unwrap().remove("revision");
    json!({"data": data, "v": 1}).to_string()
}

fn account() -> Request {
    Request::ChangeDefaultAddress { address: sample::customer("yusuf").address }
}

#[tokio::test]
async fn a_record_of_what_was_done_expires_after_thirty_days() {
    let clients = clients_with_tables().await;
    let clock = Arc::new(ManualClock::new(sample::instant(0)));
    let shop = clients.shop().with_clock(clock);
    aisle_ports::ShopWriter::put_customers(&shop, &[sample::customer("yusuf")]).await.unwrap();
    let permit = permit(&shop, account()).await;
    shop.apply(&permit, &key()).await.unwrap();
    let read = clients.dynamodb.get_item().table_name("aisle-actions");
    let key = aws_sdk_dynamodb::types::AttributeValue::S("k".to_owned());
    let record = read.key("action", key).send().await.unwrap().item.unwrap();
    let expires = sample::instant(30 * 24 * 60 * 60).as_second().to_string();
    assert_eq!(record["ttl"].as_n().unwrap(), &expires);
    let ttl = clients.dynamodb.describe_time_to_live().table_name("aisle-actions");
    let ttl = ttl.send().await.unwrap().time_to_live_description.unwrap();
    assert_eq!(ttl.attribute_name.as_deref(), Some("ttl"));
}
