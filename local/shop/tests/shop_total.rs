//! The parser is total: whatever comes in, a report comes out, and it adds up.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;

use aisle_shop::{check, decode, read, to_json};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

const DEMO: &str = include_str!("../../../merchant/shop/shop.json");

fn now() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "-3d",
            "+99999999d",
            "-",
            "49.90 USD",
            "9223372036854775807 JPY",
            " USD",
            "a@b.co",
            "https://x",
            "https://",
            "A1",
            "guest:1",
            "delivered",
            "9999-12-31T23:59:59Z",
        ])
        .prop_map(Value::from),
        (any::<i64>()).prop_map(|days| json!({"days_ago": days})),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((".{0,6}", inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A small sound shop of each format, to be spoiled in one place.
static SOUND_SHOPS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    // Written out, so that every optional field is there to be spoiled.
    let demo = to_json(&read(DEMO, now()).shop);
    let few = |name: &str| demo[name].as_array().unwrap()[..3].to_vec();
    let orders = demo["orders"].as_array().unwrap().iter();
    let ours = json!({
        "format": "aisle.shop.v1", "products": few("products"), "shoppers": few("shoppers"),
        "orders": orders.filter(|order| order["shopper"] == "sam").collect::<Vec<_>>(),
    });
    let tau2 = json!({
        "products": {"1": {"name": "Lamp", "product_id": "1", "variants": {"11": {
            "item_id": "11", "options": {"colour": "red"}, "available": true, "price": 10.5}}}},
        "users": {"ann": {"user_id": "ann", "name": {"first_name": "Ann", "last_name": "Lee"},
            "email": "ann@example.com",
            "address": {"address1": "1 Road", "address2": "", "city": "Town", "country": "USA",
                "state": "TX", "zip": "78704"},
            "payment_methods": {
                "card": {"source": "credit_card", "id": "card", "brand": "visa", "last_four": "0042"},
                "gift": {"source": "gift_card", "id": "gift", "balance": 12.5},
                "paypal": {"source": "paypal", "id": "paypal"}}}},
        "orders": {"#W100": {"order_id": "#W100", "user_id": "ann",
            "address": {"address1": "1 Road", "address2": "", "city": "Town", "country": "USA",
                "state": "TX", "zip": "78704"},
            "items": [{"name": "Lamp", "product_id": "1", "item_id": "11", "price": 10.5,
                "options": {"colour": "red"}}],
            "status": "delivered",
            "fulfillments": [{"tracking_id": ["1"], "item_ids": ["11"]}],
            "payment_history": [{"transaction_type": "payment", "amount": 10.5,
                "payment_method_id": "card"}]}},
    });
    vec![ours, tau2]
});

/// Every place in a document, as JSON pointers.
fn places(value: &Value, path: &str, into: &mut Vec<String>) {
    into.push(path.to_owned());
    match value {
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                places(value, &format!("{path}/{index}"), into);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let name = name.replace('~', "~0").replace('/', "~1");
                places(value, &format!("{path}/{name}"), into);
            }
        }
        _ => {}
    }
}

#[test]
fn the_shops_to_be_spoiled_are_sound() {
    for shop in SOUND_SHOPS.iter() {
        let report = check(&shop.to_string(), now());
        assert_eq!(report.refused(), 0, "{report}");
        assert!(report.orders.accepted > 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(text) = decode(&bytes) {
            let report = check(text, now());
            prop_assert!(!report.to_string().is_empty());
        }
    }

    #[test]
    fn any_document(value in any_json()) {
        let _ = check(&value.to_string(), now()).to_string();
        for section in ["products", "shoppers", "orders"] {
            let shop = json!({"format": "aisle.shop.v1", section: [value]});
            let report = check(&shop.to_string(), now());
            prop_assert!(!report.unreadable);
            let taken = [report.products, report.shoppers, report.orders];
            prop_assert_eq!(taken.iter().map(|t| t.accepted + t.refused).sum::<usize>(), 1);
        }
    }

    #[test]
    fn one_place_spoiled(
        which in 0_usize..2,
        place in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let mut shop = SOUND_SHOPS[which].clone();
        let mut all = Vec::new();
        places(&shop, "", &mut all);
        let pointer = place.get(&all);
        *shop.pointer_mut(pointer).unwrap() = value;
        let reading = read(&shop.to_string(), now());
        // What was accepted is sound in itself: it can be written and read again.
        let again = read(&to_json(&reading.shop).to_string(), now());
        prop_assert_eq!(again.report.refused(), 0, "{}: {}", pointer, again.report);
        prop_assert_eq!(again.shop, reading.shop);
    }

    #[test]
    fn a_cut_file_is_reported(cut in 0_usize..4_000) {
        let text: String = DEMO.chars().take(cut).collect();
        let report = check(&text, now());
        prop_assert!(report.unreadable);
    }
}
