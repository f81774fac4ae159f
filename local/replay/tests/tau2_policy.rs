//! What tau2's policy says beyond its open tasks, on a shop of our own: every rule refuses, with the
//! suite's error text, and every kind of change has its effect.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;

use aisle_replay::{Tau2, tau2};
use serde_json::{Value, json};

/// One user with two orders, a product with three variants, and one without any left.
fn shop() -> Value {
    let variant = |id: &str, size: &str, available: bool, price: f64| json!({ "item_id": id, "options": { "size": size }, "available": available, "price": price });
    let item = |id: &str, size: &str, price: f64| {
        json!({
            "name": "Shirt", "product_id": "p1", "item_id": id, "price": price,
            "options": { "size": size },
        })
    };
    let address = json!({
        "address1": "1 Main St", "address2": "", "city": "Springfield", "country": "USA",
        "state": "IL", "zip": "62701",
    });
    let order = |id: &str, user: &str, status: &str, method: &str| {
        json!({
            "order_id": id, "user_id": user, "address": address, "status": status,
            "items": [item("s", "S", 20.1), item("s", "S", 20.1), item("m", "M", 30.0)],
            "fulfillments": [],
            "payment_history": [
                { "transaction_type": "payment", "amount": 70.2, "payment_method_id": method },
            ],
        })
    };
    let user = |id: &str, balance: f64| {
        json!({
            "user_id": id, "name": { "first_name": "Ann", "last_name": id }, "address": address,
            "email": format!("{id}@example.com"), "orders": [],
            "payment_methods": {
                "gift": { "source": "gift_card", "id": "gift", "balance": balance },
                "card": {
                    "source": "credit_card", "id": "card", "brand": "visa", "last_four": "1234",
                },
                "paypal": { "source": "paypal", "id": "paypal" },
            },
        })
    };
    json!({
        "products": {
            "p1": {
                "name": "Shirt", "product_id": "p1",
                "variants": {
                    "s": variant("s", "S", true, 21.0),
                    "m": variant("m", "M", true, 30.0),
                    "l": variant("l", "L", true, 20.1),
                    "xl": variant("xl", "XL", false, 5.0),
                },
            },
        },
        "users": { "lee": user("lee", 70.2), "poor": user("poor", 0.1) },
        "orders": {
            "#A100": order("#A100", "lee", "pending", "card"),
            "#A200": order("#A200", "lee", "delivered", "card"),
            "#A300": order("#A300", "lee", "processed", "card"),
            "#A400": order("#A400", "poor", "pending", "card"),
            "#A500": order("#A500", "poor", "delivered", "gift"),
            "#A600": order("#A600", "lee", "pending", "gift"),
        },
    })
}

/// Makes calls and brings the end state, and the error of each, or nothing.
fn replay(calls: &[(&str, Value)]) -> (Value, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let actions: Vec<Value> = calls
        .iter()
        .enumerate()
        .map(|(at, (name, arguments))| {
            json!({ "action_id": at.to_string(), "name": name, "arguments": arguments })
        })
        .collect();
    let tasks = json!([{ "id": "t", "evaluation_criteria": { "actions": actions } }]);
    fs::write(path("db.json"), shop().to_string()).unwrap();
    fs::write(path("tasks.json"), tasks.to_string()).unwrap();
    let options = Tau2 {
        db: path("db.json"),
        tasks: path("tasks.json"),
        expected: None,
        out: path("out"),
        pack: None,
        chat: aisle_replay::chat::ChatOptions::default(),
    };
    let report = tau2(&options).unwrap();
    assert_eq!(report.failures(), 0, "{report}");
    let end = fs::read_to_string(path("out").join("t.json")).unwrap();
    let end: Value = serde_json::from_str(&end).unwrap();
    let mut errors = vec![String::new(); calls.len()];
    for failure in end["expected_failures"].as_array().unwrap() {
        let at: usize = failure["action_id"].as_str().unwrap().parse().unwrap();
        errors[at] = failure["error"].as_str().unwrap().to_owned();
    }
    (end, errors)
}

fn cancel(order: &str, reason: &str) -> (&'static str, Value) {
    ("cancel_pending_order", json!({ "order_id": order, "reason": reason }))
}

fn pay(order: &str, method: &str) -> (&'static str, Value) {
    let arguments = json!({ "order_id": order, "payment_method_id": method });
    ("modify_pending_order_payment", arguments)
}

fn modify(order: &str, from: &[&str], to: &[&str], method: &str) -> (&'static str, Value) {
    let arguments = json!({
        "order_id": order, "item_ids": from, "new_item_ids": to, "payment_method_id": method,
    });
    ("modify_pending_order_items", arguments)
}

fn exchange(order: &str, from: &[&str], to: &[&str], method: &str) -> (&'static str, Value) {
    ("exchange_delivered_order_items", modify(order, from, to, method).1)
}

fn back(order: &str, items: &[&str], method: &str) -> (&'static str, Value) {
    let arguments = json!({ "order_id": order, "item_ids": items, "payment_method_id": method });
    ("return_delivered_order_items", arguments)
}

fn address(order: &str) -> (&'static str, Value) {
    let arguments = json!({
        "order_id": order, "address1": "2 Oak St", "address2": "Flat 3", "city": "Springfield",
        "state": "IL", "country": "USA", "zip": "62702",
    });
    ("modify_pending_order_address", arguments)
}

const NOT_PENDING: &str = "Non-pending order cannot be modified";
const DONE: &str = "";

#[test]
fn every_rule_refuses_with_the_suites_words() {
    let too_low = "Insufficient gift card balance to pay for the order";
    let once = "There should be exactly one payment for a pending order";
    for (calls, expect) in [
        (vec![cancel("#A100", "bored")], vec!["Invalid reason"]),
        (vec![cancel("#A200", "no longer needed")], vec!["Non-pending order cannot be cancelled"]),
        (vec![cancel("#A300", "bored")], vec!["Non-pending order cannot be cancelled"]),
        (vec![cancel("A100", "no longer needed")], vec!["Order not found"]),
        (
            vec![cancel("#A100", "ordered by mistake"), cancel("#A100", "no longer needed")],
            vec![DONE, "Non-pending order cannot be cancelled"],
        ),
        (vec![address("#A300")], vec![NOT_PENDING]),
        // "The agent will not be able to modify or cancel the order anymore."
        (
            vec![
                modify("#A100", &["s"], &["l"], "card"),
                modify("#A100", &["m"], &["l"], "card"),
                address("#A100"),
                pay("#A100", "paypal"),
                cancel("#A100", "no longer needed"),
            ],
            vec![
                DONE,
                NOT_PENDING,
                NOT_PENDING,
                NOT_PENDING,
                "Non-pending order cannot be cancelled",
            ],
        ),
        (
            vec![pay("#A100", "card")],
            vec!["The new payment method should be different from the current one"],
        ),
        (vec![pay("#A100", "visa")], vec!["Payment method not found"]),
        (vec![pay("#A400", "gift")], vec![too_low]),
        (vec![pay("#A200", "paypal")], vec![NOT_PENDING]),
        (vec![pay("#A100", "paypal"), pay("#A100", "card")], vec![DONE, once]),
        (
            vec![modify("#A100", &["s"], &["xl"], "card")],
            vec!["New item xl not found or available"],
        ),
        (vec![modify("#A100", &["s"], &["other"], "card")], vec!["Variant not found"]),
        (vec![modify("#A100", &["l"], &["m"], "card")], vec!["l not found"]),
        (
            vec![modify("#A100", &["m"], &["m"], "card")],
            vec!["The new item id should be different from the old item id"],
        ),
        (
            vec![modify("#A100", &["m"], &[], "card")],
            vec!["The number of items to be exchanged should match"],
        ),
        (
            vec![modify("#A400", &["s"], &["m"], "gift")],
            vec!["Insufficient gift card balance to pay for the new item"],
        ),
        (
            vec![exchange("#A100", &["s"], &["l"], "card")],
            vec!["Non-delivered order cannot be exchanged"],
        ),
        (vec![exchange("#A200", &["m", "m"], &["l", "l"], "card")], vec!["Number of m not found."]),
        (
            vec![exchange("#A500", &["s"], &["m"], "gift")],
            vec!["Insufficient gift card balance to pay for the price difference"],
        ),
        (
            vec![exchange("#A200", &["s"], &["l"], "card"), back("#A200", &["m"], "card")],
            vec![DONE, "Non-delivered order cannot be returned"],
        ),
        (
            vec![back("#A200", &["m"], "card"), exchange("#A200", &["s"], &["l"], "card")],
            vec![DONE, "Non-delivered order cannot be exchanged"],
        ),
        (
            vec![back("#A200", &["m"], "paypal")],
            vec!["Payment method should be the original payment method"],
        ),
        (vec![back("#A200", &["m"], "visa")], vec!["Payment method not found"]),
        (vec![back("#A200", &["m", "m"], "card")], vec!["Some item not found"]),
        (vec![back("#A300", &["m"], "card")], vec!["Non-delivered order cannot be returned"]),
        // One user a conversation: another's order is not there.
        (vec![address("#A100"), address("#A400")], vec![DONE, "Order not found"]),
    ] {
        let (_, errors) = replay(&calls);
        assert_eq!(errors, expect, "{calls:?}");
    }
}

#[test]
fn another_payment_moves_both_amounts() {
    let (end, errors) = replay(&[pay("#A100", "gift")]);
    assert_eq!(errors, [DONE]);
    let order = &end["orders"]["#A100"];
    assert_eq!(order["status"], "pending");
    let history = order["payment_history"].as_array().unwrap();
    let kinds: Vec<_> = history
        .iter()
        .map(|p| {
            (p["transaction_type"].as_str().unwrap(), p["payment_method_id"].as_str().unwrap())
        })
        .collect();
    assert_eq!(kinds, [("payment", "card"), ("payment", "gift"), ("refund", "card")]);
    assert!(history.iter().all(|payment| payment["amount"] == json!(70.2)));
    assert_eq!(end["users"]["lee"]["payment_methods"]["gift"]["balance"], json!(0.0));
    let (end, _) = replay(&[pay("#A600", "paypal")]);
    assert_eq!(end["users"]["lee"]["payment_methods"]["gift"]["balance"], json!(140.4));
}

#[test]
fn items_of_the_same_price_are_a_refund_of_nothing() {
    let (end, errors) = replay(&[modify("#A100", &["s", "s"], &["l", "m"], "gift")]);
    assert_eq!(errors, [DONE]);
    let order = &end["orders"]["#A100"];
    assert_eq!(order["status"], "pending (item modified)");
    let items: Vec<_> =
        order["items"].as_array().unwrap().iter().map(|item| item["item_id"].clone()).collect();
    assert_eq!(items, ["l", "m", "m"]);
    assert_eq!(order["payment_history"][1]["amount"], json!(9.9));
    let (end, _) = replay(&[modify("#A100", &["s"], &["l"], "gift")]);
    let refund = &end["orders"]["#A100"]["payment_history"][1];
    assert_eq!((&refund["transaction_type"], &refund["amount"]), (&json!("refund"), &json!(0)));
    assert_eq!(end["users"], json!({}));
}

#[test]
fn what_only_asks_changes_nothing() {
    let calls = [
        ("find_user_id_by_email", json!({ "email": "LEE@example.com" })),
        ("find_user_id_by_email", json!({ "email": "nobody@example.com" })),
        (
            "find_user_id_by_name_zip",
            json!({ "first_name": "ann", "last_name": "LEE", "zip": "62701" }),
        ),
        (
            "find_user_id_by_name_zip",
            json!({ "first_name": "ann", "last_name": "lee", "zip": "1" }),
        ),
        ("get_user_details", json!({ "user_id": "nobody" })),
        ("get_order_details", json!({ "order_id": "#a100" })),
        ("get_product_details", json!({ "product_id": "s" })),
        ("get_item_details", json!({ "item_id": "p1" })),
        ("get_item_details", json!({ "item_id": "s" })),
        ("list_all_product_types", json!({})),
        ("calculate", json!({ "expression": "(1.5 + 2) * 3 - 4 / 2" })),
        ("calculate", json!({ "expression": "print(1)" })),
        ("transfer_to_human_agents", json!({ "summary": "…" })),
    ];
    let (end, errors) = replay(&calls);
    assert_eq!(
        errors,
        [
            DONE,
            "User not found",
            DONE,
            "User not found",
            "User not found",
            "Order not found",
            "Product not found",
            "Item not found",
            DONE,
            DONE,
            DONE,
            "Invalid characters in expression",
            DONE,
        ]
    );
    assert_eq!((&end["orders"], &end["users"]), (&json!({}), &json!({})));
}
