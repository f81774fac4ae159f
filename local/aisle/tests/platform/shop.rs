//! `aisle import shop` and `aisle shop check`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use aisle_domain::ids::OrderNumber;
use aisle_ports::OrderBook as _;
use serde_json::Value;
use tempfile::tempdir;

use crate::platform;

/// One product, one good order, one order without a number.
const SHOP: &str = r#"{"format": "aisle.shop.v1", "name": "Test", "products": [
{"id": "mug", "name": "Mug", "variants": [
  {"item": "mug-red", "options": {}, "available": true, "price": "5.00 EUR"}]}],
"shoppers": [{"id": "kim", "name": "Kim", "email": "kim@example.com", "language": "en"}],
"orders": [
{"number": "T1001", "shopper": "kim", "placed_at": "-1d", "status": "pending",
 "address": {"lines": ["1 Test Street"], "city": "Wien", "postcode": "1010", "country": "AT"},
 "lines": [{"item": "mug-red", "quantity": 1, "unit_price": "5.00 EUR"}],
 "shipments": [], "total": "5.00 EUR"},
{"shopper": "kim", "status": "pending"}]}"#;

fn aisle(arguments: &[&str], data: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aisle"));
    command.args(arguments);
    if let Some(data) = data {
        command.arg("--data").arg(data);
    }
    command.output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_works_before_the_platform_runs_and_while_it_does() {
    let data = tempdir().unwrap();
    let file = data.path().join("shop.json");
    fs::write(&file, SHOP).unwrap();
    let arguments = ["import", "shop", file.to_str().unwrap(), "--json"];
    let import = || {
        let done = aisle(&arguments, Some(data.path()));
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let report: Value = serde_json::from_slice(&done.stdout).unwrap();
        (report["orders"]["accepted"].as_u64(), report["orders"]["refused"].as_u64())
    };
    assert_eq!(import(), (Some(1), Some(1)));

    let platform = platform(&data).await;
    assert!(platform.started().imported.is_none(), "a shop that has orders keeps them");
    let number = OrderNumber::parse("T1001").unwrap();
    assert!(platform.clients().shop().order(&number).await.unwrap().is_some());
    fs::write(&file, SHOP.replace("T1001", "T1002")).unwrap();
    assert_eq!(tokio::task::block_in_place(import), (Some(1), Some(1)));
    let number = OrderNumber::parse("T1002").unwrap();
    assert!(platform.clients().shop().order(&number).await.unwrap().is_some());
    platform.shutdown().await;
}

#[test]
fn a_check_fails_when_something_would_be_refused_and_writes_nothing() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("shop.json");
    fs::write(&file, SHOP).unwrap();
    let checked = aisle(&["shop", "check", file.to_str().unwrap()], None);
    assert_eq!(checked.status.code(), Some(1));
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(said.contains("/orders/1"), "{said}");
    let demo = crate::merchant().join("shop/shop.json");
    let checked = aisle(&["shop", "check", demo.to_str().unwrap()], None);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let missing = aisle(&["shop", "check", "no-such-file.json"], None);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("no-such-file.json"));
}

#[test]
fn understanding_is_shown_line_by_line() {
    use std::io::Write as _;
    use std::process::Stdio;
    let data = tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_aisle"));
    command.arg("understand").arg("--pack").arg(crate::merchant()).arg("--data").arg(data.path());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("where is my order AC104233?\n\n我的包裹到哪里了\n".as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3, "an empty line is a text, too");
    assert_eq!(lines[0]["intents"][0]["name"], "track_order");
    assert_eq!(lines[0]["entities"][0]["value"], "AC104233");
    assert_eq!(lines[1]["refused"], "empty");
    assert_eq!(lines[2]["language"], "zh");
}
