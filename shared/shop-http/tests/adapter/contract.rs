//! Both sides against docs/shop-openapi.json: what we send is of its schemas, and what they show as
//! examples is read.

use std::path::Path;
use std::sync::{Arc, Mutex};

use aisle_domain::after_sales::{
    Booking, BookingKind, Customer, Exchange, Invoice, InvoiceKind, NewLine, PaymentKind,
    PaymentMethod, Receipt, Request, ReturnRequest, Swap,
};
use aisle_domain::ids::{IdempotencyKey, ItemId, TrackingNumber};
use aisle_domain::money::Money;
use aisle_domain::shop::{CarrierEvent, CarrierStatus, Order, Product, Shipment};
use aisle_ports::OrderBook;
use aisle_ports::conformance::{permit, sample};
use axum::Router;
use axum::routing::any;
use boon::{Compiler, Schemas};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::world::{adapter, serve_routes, times, world};

fn document() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/shop-openapi.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Whether a value is of a schema; what is wrong otherwise.
fn of_schema(name: &str, value: &Value) -> Result<(), String> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let place = "https://aisle.example/shop-openapi.json";
    compiler.add_resource(place, document()).unwrap();
    let place = format!("{place}#/components/schemas/{name}");
    let schema = compiler.compile(&place, &mut schemas).unwrap();
    schemas.validate(value, schema).map_err(|error| error.to_string())
}

fn must_be<T: Serialize>(name: &str, value: &T) {
    let value = serde_json::to_value(value).unwrap();
    if let Err(wrong) = of_schema(name, &value) {
        panic!("not a {name}: {wrong}\n{value:#}");
    }
}

fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

/// An order with everything.
fn full_order() -> Order {
    let mut order = sample::paid_order("W100", "mei@example.com", 5, "card-1");
    order.shipments = vec![Shipment {
        tracking: TrackingNumber::new("NL 1").unwrap(),
        carrier: Some("Northline".to_owned()),
        link: Some("https://track.example/1".to_owned()),
        expected: Some("2026-05-01".parse().unwrap()),
        delivered_at: Some(sample::instant(9)),
        items: vec![order.lines[0].item.clone()],
        events: vec![CarrierEvent {
            at: sample::instant(8),
            status: CarrierStatus::OutForDelivery,
            place: Some("Portland".to_owned()),
        }],
    }];
    order.phone = Some("+1 503 555 0100".to_owned());
    order.address.region = Some("OR".to_owned());
    let swaps = vec![Swap { from: item("a"), to: item("b") }];
    let after_sales = &mut order.after_sales;
    after_sales.revision = 7;
    after_sales.cancel_reason = Some("no_longer_needed".to_owned());
    after_sales.return_request =
        Some(ReturnRequest { items: vec![item("a")], refund_to: sample::payment_method("card-1") });
    after_sales.exchange = Some(Exchange {
        swaps,
        settle_with: sample::payment_method("card-1"),
        difference: Money::new(-5, order.total.currency),
    });
    after_sales.invoice = Some(invoice());
    after_sales.bookings = vec![booking()];
    order
}

fn invoice() -> Invoice {
    let text = |text: &str| Some(text.to_owned());
    Invoice {
        kind: InvoiceKind::Company,
        title: "某某公司".to_owned(),
        tax_number: text("91310000"),
        phone: text("+1 555 0100"),
    }
}

fn booking() -> Booking {
    Booking {
        kind: BookingKind::Installation,
        name: "Mei".to_owned(),
        phone: "+1 555 0100".to_owned(),
        day: "Tuesday".to_owned(),
    }
}

fn full_customer() -> Customer {
    let mut customer = sample::customer("yusuf");
    customer.tier = Some("gold".to_owned());
    let kind = PaymentKind::Wallet { name: "PayPal".to_owned() };
    let id = sample::payment_method("wallet-1");
    customer.payment_methods.push(PaymentMethod { id, kind });
    customer
}

/// One request of each kind.
fn requests() -> Vec<Request> {
    let order = sample::order("W100", "yusuf", None).number;
    let address = sample::customer("yusuf").address;
    let method = sample::payment_method("card-1");
    let swaps = vec![Swap { from: item("a"), to: item("b") }];
    let line =
        NewLine { product: sample::product("p-1", "Lamp").id, item: item("p-1-1"), quantity: 2 };
    vec![
        Request::CancelOrder { order: order.clone(), reason: "no_longer_needed".to_owned() },
        Request::ChangeItems {
            order: order.clone(),
            swaps: swaps.clone(),
            settle_with: method.clone(),
        },
        Request::ChangeAddress { order: order.clone(), address: address.clone() },
        Request::ChangePayment { order: order.clone(), pay_with: method.clone() },
        Request::ReturnItems {
            order: order.clone(),
            items: vec![item("a")],
            refund_to: method.clone(),
            reason: Some("too_small".to_owned()),
        },
        Request::ExchangeItems { order: order.clone(), swaps, settle_with: method.clone() },
        Request::Expedite { order: order.clone() },
        Request::IssueInvoice { order: order.clone(), invoice: invoice() },
        Request::BookService { order: order.clone(), booking: booking() },
        Request::RewardReview { order: order.clone(), evidence: "https://x.example".to_owned() },
        Request::ProtectPrice { order },
        Request::ChangeDefaultAddress { address: address.clone() },
        Request::PlaceOrder { lines: vec![line], pay_with: method, address: Some(address) },
    ]
}

#[test]
fn what_we_know_is_of_the_contract() {
    must_be("Order", &full_order());
    must_be("Order", &sample::order("W100", "guest:W100", None));
    must_be("Customer", &full_customer());
    must_be("Product", &sample::product("p-1", "Lamp"));
    let receipt = Receipt {
        order: Some(full_order()),
        customer: Some(full_customer()),
        label: Some("https://labels.example/1".to_owned()),
    };
    must_be("Receipt", &receipt);
    let requests = requests();
    let kinds: Vec<&str> = requests.iter().map(Request::name).collect();
    assert_eq!(kinds, Request::NAMES, "one of each kind");
    for request in &requests {
        must_be("Request", request);
    }
}

#[test]
fn the_schemas_refuse_what_is_not_of_the_contract() {
    let order = serde_json::to_value(full_order()).unwrap();
    for (pointer, value) in [
        ("/number", json!("w 1")),
        ("/status", json!("vanished")),
        ("/total/minor", json!(1.5)),
        ("/lines/0/quantity", json!(0)),
        ("/shipments/0/link", json!("http://track.example")),
    ] {
        let mut bad = order.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(of_schema("Order", &bad).is_err(), "{pointer}");
    }
}

/// Every example of the document is of its schema, and is read by us and kept whole.
#[test]
fn examples_are_read() {
    fn read<T: DeserializeOwned + Serialize>(example: &Value) {
        let value: T = serde_json::from_value(example.clone()).unwrap();
        must_be(std::any::type_name::<T>().rsplit("::").next().unwrap(), &value);
    }
    let document = document();
    let mut seen = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (_, call) in methods.as_object().unwrap() {
            let example = &call["responses"]["200"]["content"]["application/json"]["example"];
            match path.as_str() {
                "/v1/orders/{number}" => read::<Order>(example),
                "/v1/customers/{id}" => read::<Customer>(example),
                "/v1/customers/{id}/orders" => read::<Order>(&example[0]),
                "/v1/products/{id}" => read::<Product>(example),
                "/v1/actions" | "/v1/actions/{key}" => read::<Receipt>(example),
                other => panic!("{other} is not asked by anybody"),
            }
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
    let post = &document["paths"]["/v1/actions"]["post"];
    let action = &post["requestBody"]["content"]["application/json"]["example"];
    of_schema("Action", action).unwrap();
}

/// What the adapter posts, as it arrives.
#[tokio::test]
async fn what_we_post_is_of_the_contract() {
    let from = world().await;
    from.fill();
    let requests = [
        Request::CancelOrder {
            order: sample::order("W200", "yusuf", None).number,
            reason: "no_longer_needed".to_owned(),
        },
        Request::ChangeDefaultAddress { address: sample::customer("yusuf").address },
    ];
    for request in requests {
        let permit = permit(&from, request).await;
        let posted: Arc<Mutex<Vec<(String, Value)>>> = Arc::default();
        let keep = posted.clone();
        let routes = any(move |headers: axum::http::HeaderMap, body: String| {
            let key = headers["idempotency-key"].to_str().unwrap().to_owned();
            keep.lock().unwrap().push((key, serde_json::from_str(&body).unwrap()));
            async { (axum::http::StatusCode::CONFLICT, r#"{"error":"changed"}"#) }
        });
        let base = serve_routes(Router::new().route("/v1/actions", routes)).await;
        let key = IdempotencyKey::new("c-1:4#0").unwrap();
        adapter(base, None, times()).apply(&permit, &key).await.unwrap();
        let posted = posted.lock().unwrap();
        assert_eq!(posted.len(), 1, "a change is an answer: nothing is tried again");
        assert_eq!(posted[0].0, key.as_str());
        must_be("Action", &posted[0].1);
    }
}
