//! What is wrong with a shop file, and what the report says about it: the table is the test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aisle_shop::{Severity, check, decode, read};
use jiff::Timestamp;
use serde_json::{Value, json};

fn now() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

/// A shop of one product, one shopper and one order without a fault.
fn sound() -> Value {
    json!({
        "format": "aisle.shop.v1",
        "products": [{"id": "lamp", "name": "Lamp", "variants": [
            {"item": "lamp-red", "options": {"colour": "red"}, "price": "10.00 USD"},
            {"item": "lamp-blue", "options": {"colour": "blue"}, "price": "12.00 USD"},
        ]}],
        "shoppers": [{"id": "ann", "name": "Ann", "email": "ann@example.com", "language": "en",
            "address": {"lines": ["1 Road"], "city": "Town", "postcode": "12345", "country": "US"},
            "payment_methods": [
                {"id": "card", "type": "card", "brand": "visa", "last_four": "0042"},
                {"id": "gift", "type": "gift_card", "balance": "5.00 USD"}]}],
        "orders": [{
            "number": "A100", "shopper": "ann", "placed_at": "-3d", "status": "shipped",
            "address": {"lines": ["1 Road"], "city": "Town", "postcode": "12345", "country": "US"},
            "lines": [{"item": "lamp-red", "quantity": 2, "unit_price": "10.00 USD"}],
            "shipments": [{"tracking": "T1", "carrier": "C", "link": "https://c.example/T1",
                           "expected": "+1d", "items": ["lamp-red"]}],
            "total": "20.00 USD",
            "payments": [{"amount": "20.00 USD", "method": "card"}],
        }],
    })
}

/// The sound shop with the value at a pointer replaced; `Null` removes it.
fn with(pointer: &str, value: Value) -> Value {
    let mut shop = sound();
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match shop.pointer_mut(parent).unwrap() {
        Value::Object(fields) if value.is_null() => {
            fields.remove(last);
        }
        Value::Object(fields) => {
            fields.insert(last.to_owned(), value);
        }
        Value::Array(list) => {
            let index: usize = last.parse().unwrap();
            if index == list.len() { list.push(value) } else { list[index] = value }
        }
        _ => panic!("{pointer}"),
    }
    shop
}

fn problems(shop: &Value) -> Vec<(Severity, String, String)> {
    check(&shop.to_string(), now())
        .problems
        .into_iter()
        .map(|problem| (problem.severity(), problem.fault.code().to_owned(), problem.path))
        .collect()
}

#[test]
fn the_sound_shop_is_sound() {
    let reading = read(&sound().to_string(), now());
    assert!(reading.report.is_clean(), "{}", reading.report);
    let order = &reading.shop.orders[0];
    assert_eq!(order.email, "ann@example.com", "taken from the shopper");
    assert_eq!(order.lines[0].name, "Lamp", "taken from the catalogue");
    assert_eq!(order.lines[0].options, [("colour".to_owned(), "red".to_owned())]);
    assert_eq!(order.placed_at.unwrap().to_string(), "2026-11-23T12:00:00Z");
    assert_eq!(order.shipments[0].expected.unwrap().to_string(), "2026-11-27");
}

#[test]
fn each_fault_is_named_with_its_place() {
    use Severity::{Refused, Warning};
    let long = "x".repeat(201);
    let order = sound()["orders"][0].clone();
    let product = sound()["products"][0].clone();
    let cases: Vec<(&str, Value, Severity, &str, &str)> = vec![
        // pointer, value (null removes), severity, code, place
        ("/orders/0", json!("A100"), Refused, "wrong_type", "/orders/0"),
        ("/orders/0/number", Value::Null, Refused, "missing", "/orders/0"),
        ("/orders/0/number", json!(100), Refused, "wrong_type", "/orders/0/number"),
        ("/orders/0/number", json!("A 100"), Refused, "invalid_id", "/orders/0/number"),
        ("/orders/1", order, Refused, "duplicate", "/orders/1/number"),
        ("/orders/0/shopper", json!("guest:A1"), Refused, "reserved_id", "/orders/0/shopper"),
        ("/orders/0/shopper", json!("bob"), Refused, "no_email", "/orders/0"),
        ("/orders/0/shopper", Value::Null, Refused, "no_email", "/orders/0"),
        ("/orders/0/email", json!("ann@"), Refused, "invalid_email", "/orders/0/email"),
        ("/orders/0/status", json!("lost"), Refused, "invalid_status", "/orders/0/status"),
        ("/orders/0/placed_at", json!("soon"), Refused, "invalid_instant", "/orders/0/placed_at"),
        ("/orders/0/placed_at", json!("+1d"), Warning, "placed_in_future", "/orders/0/placed_at"),
        ("/shoppers/0/address", Value::Null, Refused, "missing", "/shoppers/0"),
        (
            "/shoppers/0/payment_methods/0/type",
            json!("cheque"),
            Refused,
            "invalid_payment_method",
            "/shoppers/0/payment_methods/0/type",
        ),
        (
            "/shoppers/0/payment_methods/0/last_four",
            json!("12345"),
            Refused,
            "invalid_last_four",
            "/shoppers/0/payment_methods/0/last_four",
        ),
        (
            "/shoppers/0/payment_methods/1/balance",
            json!("-1.00 USD"),
            Refused,
            "negative_amount",
            "/shoppers/0/payment_methods/1/balance",
        ),
        (
            "/shoppers/0/payment_methods/1/id",
            json!("card"),
            Refused,
            "duplicate",
            "/shoppers/0/payment_methods",
        ),
        (
            "/orders/0/payments/0/amount",
            json!("20.00 EUR"),
            Refused,
            "mixed_currencies",
            "/orders/0/payments/0/amount",
        ),
        (
            "/orders/0/payments/0/direction",
            json!("gift"),
            Refused,
            "invalid_direction",
            "/orders/0/payments/0/direction",
        ),
        (
            "/orders/0/payments/0/method",
            json!("other"),
            Warning,
            "unknown_payment_method",
            "/orders/0/payments/0/method",
        ),
        ("/orders/0/total", json!(20), Refused, "wrong_type", "/orders/0/total"),
        ("/orders/0/total", json!("20.00"), Refused, "invalid_amount", "/orders/0/total"),
        ("/orders/0/total", json!("20.001 USD"), Refused, "invalid_amount", "/orders/0/total"),
        ("/orders/0/total", json!("20.00 usd"), Refused, "invalid_amount", "/orders/0/total"),
        ("/orders/0/total", json!("-20.00 USD"), Refused, "negative_amount", "/orders/0/total"),
        ("/orders/0/total", json!("24.90 USD"), Warning, "total_differs", "/orders/0/total"),
        (
            "/orders/0/total",
            json!("20.00 EUR"),
            Refused,
            "mixed_currencies",
            "/orders/0/lines/0/unit_price",
        ),
        (
            "/orders/0/lines/0/unit_price",
            json!("90000000000000000.00 USD"),
            Refused,
            "amount_out_of_range",
            "/orders/0/lines/0/unit_price",
        ),
        ("/orders/0/lines", json!([]), Refused, "empty", "/orders/0/lines"),
        ("/orders/0/lines", json!({}), Refused, "wrong_type", "/orders/0/lines"),
        ("/orders/0/lines", json!(vec![0; 201]), Refused, "too_many", "/orders/0/lines"),
        ("/orders/0/lines/0/item", json!("a/b"), Refused, "invalid_id", "/orders/0/lines/0/item"),
        ("/orders/0/lines/0/item", json!("old"), Refused, "missing", "/orders/0/lines/0"),
        (
            "/orders/0/lines/0",
            json!({"item": "old", "product": "gone", "name": "Old", "unit_price": "20.00 USD"}),
            Warning,
            "unknown_product",
            "/orders/0/lines/0/product",
        ),
        (
            "/orders/0/lines/0/quantity",
            json!(0),
            Refused,
            "invalid_quantity",
            "/orders/0/lines/0/quantity",
        ),
        (
            "/orders/0/lines/0/quantity",
            json!(1.5),
            Refused,
            "invalid_quantity",
            "/orders/0/lines/0/quantity",
        ),
        ("/orders/0/lines/0/qty", json!(2), Warning, "unknown_field", "/orders/0/lines/0"),
        (
            "/orders/0/address/postcode",
            json!(" "),
            Refused,
            "empty_postcode",
            "/orders/0/address/postcode",
        ),
        ("/orders/0/address/postcode", Value::Null, Refused, "missing", "/orders/0/address"),
        (
            "/orders/0/address/lines/0",
            json!("1 Road\nTown"),
            Refused,
            "control_character",
            "/orders/0/address/lines/0",
        ),
        (
            "/orders/0/shipments/0/link",
            json!("http://c.example/T1"),
            Refused,
            "not_https",
            "/orders/0/shipments/0/link",
        ),
        (
            "/orders/0/shipments/0/link",
            json!("javascript:alert(1)"),
            Refused,
            "not_https",
            "/orders/0/shipments/0/link",
        ),
        (
            "/orders/0/shipments/0/link",
            json!("https://c.example/\"onclick="),
            Refused,
            "not_https",
            "/orders/0/shipments/0/link",
        ),
        (
            "/orders/0/shipments/0/expected",
            json!("2026-02-30"),
            Refused,
            "invalid_day",
            "/orders/0/shipments/0/expected",
        ),
        (
            "/orders/0/shipments/0/delivered_at",
            json!("-4d"),
            Warning,
            "delivered_before_placed",
            "/orders/0/shipments/0/delivered_at",
        ),
        (
            "/orders/0/shipments/0/items",
            json!(["lamp-blue"]),
            Warning,
            "item_not_ordered",
            "/orders/0/shipments/0/items",
        ),
        ("/products/1", product, Refused, "duplicate", "/products/1/id"),
        (
            "/products/0/variants/1/item",
            json!("lamp-red"),
            Refused,
            "duplicate",
            "/products/0/variants/1/item",
        ),
        (
            "/products/0/variants/1/price",
            json!("12.00 EUR"),
            Refused,
            "mixed_currencies",
            "/products/0/variants/1/price",
        ),
        ("/products/0/variants", json!([]), Refused, "empty", "/products/0/variants"),
        ("/products/0/name", json!(long), Refused, "too_long", "/products/0/name"),
        ("/products/0/name", json!("  "), Refused, "empty", "/products/0/name"),
        (
            "/products/0/variants/0/available",
            json!("yes"),
            Refused,
            "wrong_type",
            "/products/0/variants/0/available",
        ),
        ("/shoppers/0/email", json!("ann"), Refused, "invalid_email", "/shoppers/0/email"),
        ("/shoppers/0/id", json!("guest:x"), Refused, "reserved_id", "/shoppers/0/id"),
        (
            "/shoppers/0/language",
            json!("English"),
            Refused,
            "invalid_language",
            "/shoppers/0/language",
        ),
        ("/order", json!([]), Warning, "unknown_field", ""),
    ];
    for (pointer, value, severity, code, place) in cases {
        let shop = with(pointer, value.clone());
        let found = problems(&shop);
        let first = found.iter().find(|(_, found, _)| found == code);
        assert_eq!(
            first,
            Some(&(severity, code.to_owned(), place.to_owned())),
            "{pointer} = {value}: {found:?}"
        );
    }
}

#[test]
fn a_file_that_is_no_shop_is_unreadable() {
    let too_deep = "[".repeat(200);
    for (text, code, place) in [
        ("", "not_json", ""),
        ("{\"format\": \"aisle.shop.v1\", \"orders\": [", "not_json", ""),
        (&too_deep, "not_json", ""),
        ("[]", "wrong_type", ""),
        ("{}", "unknown_format", ""),
        ("{\"products\": [], \"orders\": []}", "unknown_format", ""),
        ("{\"format\": \"aisle.shop.v9\"}", "unknown_version", "/format"),
        ("{\"format\": \"aisle.shop.v1\", \"orders\": {}}", "wrong_type", "/orders"),
    ] {
        let report = check(text, now());
        let problem = report.unreadable().unwrap_or_else(|| panic!("{text}: {report}"));
        assert_eq!((problem.fault.code(), problem.path.as_str()), (code, place), "{text}");
        assert!(report.to_string().starts_with("Nothing could be read: "), "{report}");
        assert_eq!(report.problems.len(), 1);
    }
    let error = decode(b"{\"format\": \"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "the file: byte 12 is not UTF-8; save the file as UTF-8");
    assert_eq!(decode("\u{feff}{}".as_bytes()).unwrap(), "{}");
}

#[test]
fn a_bad_record_does_not_spoil_the_others() {
    let mut shop = sound();
    let mut good = shop["orders"][0].clone();
    good["number"] = "A101".into();
    shop["orders"][0]["status"] = "lost".into();
    shop["orders"].as_array_mut().unwrap().push(good);
    let reading = read(&shop.to_string(), now());
    assert_eq!((reading.report.orders.accepted, reading.report.orders.refused), (1, 1));
    assert_eq!(reading.shop.orders[0].number.as_str(), "A101");
    assert_eq!(
        reading.report.to_string(),
        "Read as aisle.shop.v1.\n\
         \x20 products      1 accepted, 0 refused (2 variants)\n\
         \x20 shoppers      1 accepted, 0 refused\n\
         \x20 orders        1 accepted, 1 refused\n\
         1 refused, 0 warnings:\n\
         \x20 refused  /orders/0/status (order A100): no known order status: lost; write pending, \
         processed, shipped, out_for_delivery, delivered, cancelled or returned"
    );
    let json = serde_json::to_value(&reading.report).unwrap();
    assert_eq!(json["format"], "aisle.shop.v1");
    assert_eq!(json["orders"], json!({"accepted": 1, "refused": 1}));
    assert_eq!(json["problems"][0]["code"], "invalid_status");
    assert_eq!(json["problems"][0]["id"], "A100");
}

#[test]
fn a_long_report_is_cut() {
    let mut shop = sound();
    shop["orders"] = Value::Array(vec![json!({}); 1_500]);
    let report = check(&shop.to_string(), now());
    assert_eq!((report.problems.len(), report.problems_left_out), (1_000, 500));
    assert_eq!(report.orders.refused, 1_500);
    let shown = report.to_string();
    assert_eq!(shown.lines().filter(|line| line.starts_with("  refused")).count(), 20);
    assert!(shown.ends_with("and 1480 more"), "{shown}");
}

#[test]
fn reports_quote_no_personal_data() {
    let mut shop = sound();
    shop["shoppers"][0]["email"] = "secret person at example".into();
    shop["orders"][0]["email"] = "secret person at example".into();
    shop["orders"][0]["address"]["lines"] = json!(["secret person\u{7}"]);
    let report = check(&shop.to_string(), now());
    assert_eq!(report.refused(), 2);
    assert!(!report.to_string().contains("secret"), "{report}");
    assert!(!serde_json::to_string(&report).unwrap().contains("secret"));
}

#[test]
fn quotes_are_harmless_in_a_terminal() {
    let report = check(&with("/orders/0/status", json!("\u{1b}[2Jgone")).to_string(), now());
    let shown = report.to_string();
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
}
