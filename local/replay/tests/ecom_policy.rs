//! What ECom-Bench's policy says beyond its open tasks, on a shop of our own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;

use aisle_replay::{EcomBench, TaskReport, ecom_bench};
use serde_json::{Value, json};

const PICTURE: &str = "图片https://pictures.example/1.jpg给客服";

/// One user with 100 on the E-card, an order in each state that matters, and another's order.
fn files() -> Value {
    let place = json!({
        "国家": "中国", "省份": "广东省", "城市": "深圳市", "区县": "南山区", "详细地址": "一号",
    });
    let user = |name: &str| {
        json!({
            "用户ID": name, "电话号码": "110", "用户姓名": name, "电子卡余额": 100, "地址信息": place,
        })
    };
    let order = |id: &str, user: &str, status: &str, way: &str| {
        let mut address = place.clone();
        address["收件人姓名"] = json!(user);
        address["电话号码"] = json!("110");
        json!({
            "用户ID": user, "订单ID": id, "订单状态": status, "订单总金额": 59.5, "是否加急": false,
            "订单商品列表": [{ "商品ID": "101", "单价": 59.5, "数量": 1 }],
            "收货地址": address, "支付方式": way,
        })
    };
    let product = |id: &str, status: &str, price: f64| {
        json!({
            "商品ID": id, "商品名称": "灯", "商品状态": status, "商品价格": price,
            "可换货商品": [
                { "商品ID": "901", "商品状态": "已上架" }, { "商品ID": "902", "商品状态": "缺货" },
            ],
        })
    };
    let in_shop = |users: Value| json!({ "jd": { "s1": users } });
    json!({
        "users_info": { "小明": user("小明"), "小红": user("小红") },
        "products": in_shop(json!({
            "101": product("101", "已上架", 50.0),
            "102": product("102", "已下架", 10.0),
            "103": product("103", "已上架", 100.0),
        })),
        "orders": in_shop(json!({
            "小明": {
                "2001": order("2001", "小明", "已付款", "京东E卡"),
                "2002": order("2002", "小明", "已发货", "微信"),
                "2003": order("2003", "小明", "已签收", "微信"),
                "2004": order("2004", "小明", "已签收", "京东E卡"),
            },
            "小红": { "3001": order("3001", "小红", "已付款", "微信") },
        })),
        "logistics": in_shop(json!({ "小明": { "2009": {} } })),
        "invoices": {},
        "register_cashback": in_shop(json!({ "小明": { "2003": true } })),
        "service": in_shop(json!({})),
        "discount": {},
    })
}

/// Makes calls of one task; what was told, and what changed.
fn replay(story: &str, calls: &[(&str, Value)]) -> (TaskReport, Value) {
    let folder = tempfile::tempdir().unwrap();
    for (name, file) in files().as_object().unwrap() {
        fs::write(folder.path().join(format!("{name}.json")), file.to_string()).unwrap();
    }
    let actions: Vec<Value> = calls
        .iter()
        .map(|(name, arguments)| json!({ "name": name, "arguments": arguments }))
        .collect();
    let tasks = json!([{
        "id": 1, "platform": "jd", "shop_id": "s1", "user_id": "小明", "instruction": story,
        "actions": actions, "searches": [], "expected_change": {},
    }]);
    let path = folder.path().join("tasks.json");
    fs::write(&path, tasks.to_string()).unwrap();
    let options = EcomBench {
        data: folder.path().to_owned(),
        tasks: path,
        out: folder.path().join("out"),
        pack: None,
        strict: false,
        chat: aisle_replay::chat::ChatOptions::default(),
    };
    let mut report = ecom_bench(&options).unwrap();
    let end = fs::read_to_string(folder.path().join("out/1.json")).unwrap();
    let end: Value = serde_json::from_str(&end).unwrap();
    (report.tasks.remove(0), end["change"].clone())
}

fn order(action: &str, id: &str) -> (&'static str, Value) {
    ("manage_order", json!({ "action": action, "order_id": id }))
}

fn place(product: &str, quantity: u32) -> (&'static str, Value) {
    let lines = json!([{ "product_id": product, "quantity": quantity }]);
    ("manage_order", json!({ "action": "增加", "payment": "京东E卡", "product_info_list": lines }))
}

fn card(product: &str) -> (&'static str, Value) {
    ("manage_ecard", json!({ "action": "余额使用", "product_id": product, "quantity": 1 }))
}

fn paid_back(amount: f64) -> (&'static str, Value) {
    ("manage_ecard", json!({ "action": "退款", "amount": amount }))
}

fn exchange(to: &str) -> (&'static str, Value) {
    let arguments = json!({
        "action": "换货", "order_id": "2001", "original_product_id": "101",
        "exchange_product_id": to,
    });
    ("manage_exchange", arguments)
}

fn of(name: &'static str, id: &str) -> (&'static str, Value) {
    let action = if name == "register_cashback_by_review" { json!("返现") } else { Value::Null };
    (name, json!({ "order_id": id, "action": action }))
}

#[test]
fn what_the_document_forbids_changes_nothing() {
    for (story, call, why) in [
        ("", order("取消", "2002"), "already_shipped"),
        ("", order("取消", "3001"), "order_not_found"),
        ("", exchange("902"), "not_available"),
        ("", exchange("103"), "variant_unknown"),
        ("", place("102", 1), "not_available"),
        ("", place("999", 1), "product_unknown"),
        // "小于京东E卡余额": as much as is on it is too much.
        ("", place("103", 1), "gift_card_too_low"),
        ("", place("101", 3), "gift_card_too_low"),
        ("", of("register_cashback_by_review", "2004"), "evidence_missing"),
        (PICTURE, of("register_cashback_by_review", "2003"), "already_rewarded"),
        (PICTURE, of("register_cashback_by_review", "3001"), "order_not_found"),
        ("", of("manage_urgent", "3001"), "order_not_found"),
        // Nobody asked for a price drop to be paid back.
        ("", paid_back(9.5), "nothing to do with an order"),
        ("", card("101"), "nothing to do with an order"),
    ] {
        let (told, change) = replay(story, std::slice::from_ref(&call));
        assert_eq!(change, json!({}), "{call:?}");
        assert!(told.notes.iter().any(|note| note.contains(why)), "{call:?}: {:?}", told.notes);
        assert_eq!(told.contradictions, [""; 0], "{call:?}");
    }
}

#[test]
fn a_call_that_is_not_known_is_told() {
    let (told, _) = replay("", &[("manage_everything", json!({}))]);
    assert_eq!(told.differences, ["manage_everything  is not known"]);
}

#[test]
fn money_of_the_card_moves_with_the_order() {
    let shop = |change: &Value| change["orders"]["jd"]["s1"]["小明"].clone();
    let balance = |change: &Value| change["users_info"]["小明"]["电子卡余额"]["to"].clone();
    let (_, change) = replay("", &[order("取消", "2001"), paid_back(59.5)]);
    assert_eq!(
        shop(&change),
        json!({ "2001": { "订单状态": { "from": "已付款", "to": "已取消" } } })
    );
    assert_eq!(balance(&change), json!(159.5));
    let (told, change) = replay("", &[card("101"), place("101", 1)]);
    assert_eq!((balance(&change), told.contradictions.len()), (json!(50.0), 0));
    // The price of what was bought dropped from 59.50 to 50.00; 2004 was paid with the card too.
    let (told, change) = replay("申请价保", &[paid_back(9.5)]);
    assert_eq!((balance(&change), told.notes.len()), (json!(109.5), 0));
    let (told, change) = replay("申请价保", &[paid_back(20.0)]);
    assert_eq!(balance(&change), json!(120.0));
    assert!(told.notes[0].contains("as shown in a picture"));
    // More than it cost is no price drop.
    let (_, change) = replay("申请价保", &[paid_back(60.0)]);
    assert_eq!(change, json!({}));
    let (_, change) =
        replay("", &[("manage_return", json!({ "order_id": "2004" })), paid_back(59.5)]);
    assert_eq!(balance(&change), json!(159.5));
    assert_eq!(shop(&change)["2004"]["订单状态"]["to"], json!("已退货"));
}

#[test]
fn what_the_suite_does_against_its_document_is_told() {
    let (told, change) = replay("", &[("manage_return", json!({ "order_id": "2002" }))]);
    assert_eq!(change["orders"]["jd"]["s1"]["小明"]["2002"]["订单状态"]["to"], json!("已退货"));
    assert!(told.contradictions[0].contains("not_delivered"), "{:?}", told.contradictions);
    // Placed for 50, the card used for nothing.
    let (told, change) = replay("", &[place("101", 1)]);
    assert!(told.contradictions[0].contains("50.00 CNY"), "{:?}", told.contradictions);
    assert!(change.get("users_info").is_none());
}
