//! A small suite of ours in ECom-Bench's form, through the conversation: `aisle replay ecom-bench
//! --through chat` plays it on a platform of its own. The others' suites are played by hand.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use aisle_replay::EcomBench;
use aisle_replay::chat::ChatOptions;
use serde_json::{Value, json};
use tempfile::TempDir;

const SHOP: &str = "s1";
const USER: &str = "小林";

fn address() -> Value {
    json!({ "收件人姓名": "林晓", "电话号码": "13911110000", "国家": "中国", "省份": "四川省",
            "城市": "成都市", "区县": "武侯区", "详细地址": "玉林街8号" })
}

fn order(id: &str, status: &str, product: &str, price: f64, paid: &str) -> Value {
    json!({
        "用户ID": USER, "订单ID": id, "订单状态": status, "订单总金额": price, "是否加急": false,
        "订单商品列表": [{ "商品ID": product, "单价": price, "数量": 1 }],
        "收货地址": address(), "支付方式": paid,
    })
}

fn product(id: &str, name: &str, price: f64, other: &str) -> Value {
    json!({ "商品ID": id, "商品名称": name, "商品状态": "已上架", "商品价格": price,
            "可换货商品": [{ "商品ID": other, "商品描述": "大一号", "商品状态": "已上架" }] })
}

fn shop() -> Vec<(&'static str, Value)> {
    let of_user = |value: Value| json!({ "jd": { SHOP: { USER: value } } });
    vec![
        (
            "users_info",
            json!({ USER: {
            "用户ID": USER, "电话号码": "13911110000", "用户姓名": "林晓", "电子卡余额": 900,
            "地址信息": { "国家": "中国", "省份": "四川省", "城市": "成都市", "区县": "武侯区",
                       "详细地址": "玉林街8号" } } }),
        ),
        (
            "products",
            json!({ "jd": { SHOP: {
            "100000000011": product("100000000011", "台式电暖器", 120.0, "100000000012"),
            "100000000021": product("100000000021", "落地风扇", 300.0, "100000000022"),
        } } }),
        ),
        (
            "orders",
            of_user(json!({
                "412300000001": order("412300000001", "已付款", "100000000011", 120.0, "京东E卡"),
                "412300000002": order("412300000002", "处理中", "100000000021", 300.0, "微信"),
                "412300000003": order("412300000003", "已签收", "100000000021", 300.0, "微信"),
            })),
        ),
        ("logistics", of_user(json!({}))),
        ("invoices", json!({})),
        ("register_cashback", of_user(json!({ "412300000009": false }))),
        ("service", of_user(json!({}))),
        ("discount", json!({})),
    ]
}

fn task(id: u32, story: &str, calls: &[(&str, Value)]) -> Value {
    let actions: Vec<Value> = calls
        .iter()
        .map(|(name, arguments)| json!({ "name": name, "arguments": arguments }))
        .collect();
    json!({ "id": id, "platform": "jd", "shop_id": SHOP, "user_id": USER, "instruction": story,
            "actions": actions, "searches": [] })
}

fn tasks() -> Vec<Value> {
    vec![
        task(
            1,
            "",
            &[
                ("manage_order", json!({ "action": "取消", "order_id": "412300000001" })),
                ("manage_ecard", json!({ "action": "退款", "amount": 120.0 })),
                ("manage_urgent", json!({ "order_id": "412300000002" })),
            ],
        ),
        task(
            2,
            "",
            &[
                (
                    "manage_order",
                    json!({ "action": "修改", "order_id": "412300000002",
                                      "address": "科华北路62号", "phone_number": "13711112222" }),
                ),
                (
                    "manage_invoice",
                    json!({ "order_id": "412300000002", "title": "成都一二科技有限公司",
                                        "phone_number": "13911110000", "invoice_type": "企业发票" }),
                ),
            ],
        ),
        task(
            3,
            "",
            &[
                (
                    "manage_order",
                    json!({ "action": "增加", "payment": "京东E卡", "product_info_list":
                                      [{ "product_id": "100000000021", "quantity": 2 }] }),
                ),
                (
                    "manage_ecard",
                    json!({ "action": "余额使用", "product_id": "100000000021",
                                      "quantity": 2 }),
                ),
                (
                    "schedule_service",
                    json!({ "order_id": "1234567890", "user_name": "林晓",
                                          "phone_number": "13911110000", "service_type": "安装",
                                          "service_time": "周四" }),
                ),
            ],
        ),
        task(
            4,
            "https://example.com/a.jpg",
            &[(
                "register_cashback_by_review",
                json!({ "action": "返现", "order_id": "412300000003" }),
            )],
        ),
    ]
}

fn options(folder: &Path) -> EcomBench {
    EcomBench {
        data: folder.to_owned(),
        tasks: folder.join("tasks.json"),
        out: folder.join("engine"),
        pack: None,
        strict: false,
        chat: ChatOptions::default(),
    }
}

/// What each call should change is what it does without the conversation; of the last task, something
/// else is expected, so that the comparison is seen to fail.
#[test]
fn a_chinese_suite_comes_out_the_same_through_the_conversation() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    for (name, file) in shop() {
        fs::write(path.join(format!("{name}.json")), file.to_string()).unwrap();
    }
    let mut tasks = tasks();
    fs::write(path.join("tasks.json"), Value::from(tasks.clone()).to_string()).unwrap();
    aisle_replay::ecom_bench(&options(path)).unwrap();
    for task in &mut tasks {
        let end = fs::read_to_string(path.join(format!("engine/{}.json", task["id"]))).unwrap();
        let end: Value = serde_json::from_str(&end).unwrap();
        assert_ne!(end["change"], json!({}), "task {} changes nothing", task["id"]);
        task["expected_change"] = end["change"].clone();
    }
    tasks[3]["expected_change"] = json!({});
    fs::write(path.join("tasks.json"), Value::from(tasks).to_string()).unwrap();

    let root = super::merchant().join("..");
    let told = Command::new(env!("CARGO_BIN_EXE_aisle"))
        .current_dir(&root)
        .args(["replay", "ecom-bench", "--through", "chat", "--data"])
        .arg(path)
        .arg("--tasks")
        .arg(path.join("tasks.json"))
        .arg("--out")
        .arg(path.join("chat"))
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("3 of 4 exact through the conversation"), "{told}");
    assert!(told.contains("4: other end state (1 of 1 confirmed)"), "{told}");
}
