//! The walk that docs/adding-a-connector.md invites to, with the command itself and the demo shop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Stdio;

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The command on a free port; ends when it is dropped.
async fn started(arguments: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_shop-server"))
        .args(["--port", "0"])
        .args(arguments)
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let base = lines.next_line().await.unwrap().expect("the address");
    (child, base)
}

async fn get(base: &str, path: &str) -> (StatusCode, Value) {
    let response = Client::new().get(format!("{base}{path}")).send().await.unwrap();
    (response.status(), response.json().await.unwrap())
}

async fn act(base: &str, key: &str, body: &str) -> Option<(StatusCode, Value)> {
    let request = Client::new().post(format!("{base}/v1/actions")).header("Idempotency-Key", key);
    let response = request.body(body.to_owned()).send().await.ok()?;
    let status = response.status();
    Some((status, response.json().await.ok()?))
}

/// The body that the document shows, with the order's total.
fn body_of_the_document(total: i64) -> String {
    let text = std::fs::read_to_string(root().join("docs/adding-a-connector.md")).unwrap();
    let (_, rest) = text.split_once("-H 'Idempotency-Key: try-1' -d '").unwrap();
    let (body, _) = rest.split_once('\'').unwrap();
    body.replace("TOTAL", &total.to_string())
}

#[tokio::test]
async fn what_the_document_says_happens() {
    let (_running, base) = started(&["--shop", "merchant/shop/shop.json"]).await;
    let (_, order) = get(&base, "/v1/orders/AC104447").await;
    assert_eq!(order["status"], "pending");
    let (_, mei) = get(&base, "/v1/customers/mei").await;
    assert_eq!(mei["payment_methods"][0]["id"], "mei-wallet");
    let (_, newest) = get(&base, "/v1/customers/mei/orders?limit=2").await;
    assert_eq!(newest.as_array().unwrap().len(), 2);
    assert_eq!(newest[0], order);
    let (_, lamp) = get(&base, "/v1/products/desk-lamp").await;
    assert_eq!(lamp["variants"].as_array().unwrap().len(), 3);

    let body = body_of_the_document(order["total"]["minor"].as_i64().unwrap());
    let (status, receipt) = act(&base, "try-1", &body).await.unwrap();
    assert_eq!(status, StatusCode::OK, "{receipt}");
    assert_eq!(receipt["order"]["status"], "cancelled");
    assert_eq!(receipt["order"]["after_sales"]["revision"], 1);
    let payments = receipt["order"]["after_sales"]["payments"].as_array().unwrap();
    assert_eq!(payments.last().unwrap()["direction"], "refund");
    let again = act(&base, "try-1", &body).await.unwrap();
    assert_eq!(again, (StatusCode::OK, receipt.clone()), "the same receipt");
    let other = act(&base, "try-2", &body).await.unwrap();
    assert_eq!(other, (StatusCode::CONFLICT, json!({"error": "changed"})));
    assert_eq!(get(&base, "/v1/actions/try-1").await, (StatusCode::OK, receipt));
    assert_eq!(get(&base, "/v1/actions/try-2").await.0, StatusCode::NOT_FOUND);

    let fault = json!({"fault": {"kind": "lost_answer"}});
    let faults = format!("{base}/control/faults");
    let planned = Client::new().post(&faults).json(&fault).send().await.unwrap();
    assert_eq!(planned.status(), StatusCode::NO_CONTENT);
    assert_eq!(get(&base, "/control/faults").await.1[0]["fault"]["kind"], "lost_answer");
    assert_eq!(act(&base, "try-1", &body).await, None, "the answer is lost");
    assert_eq!(act(&base, "try-1", &body).await.unwrap().0, StatusCode::OK);
}

/// Another amount than the shop comes to, another's order, and a body that is none.
#[tokio::test]
async fn nothing_is_done_that_was_not_told() {
    let (_running, base) = started(&["--shop", "merchant/shop/shop.json"]).await;
    let (_, order) = get(&base, "/v1/orders/AC104447").await;
    let total = order["total"]["minor"].as_i64().unwrap();
    let body = body_of_the_document(total + 1);
    assert_eq!(act(&base, "k", &body).await.unwrap().0, StatusCode::CONFLICT);
    let body = body_of_the_document(total).replace("\"mei\",", "\"sam\",");
    assert_eq!(act(&base, "k", &body).await.unwrap().0, StatusCode::NOT_FOUND);
    assert_eq!(act(&base, "k", "{}").await.unwrap().0, StatusCode::BAD_REQUEST);
    assert_eq!(act(&base, "not a key", "{}").await.unwrap().0, StatusCode::BAD_REQUEST);
    assert_eq!(get(&base, "/v1/orders/AC104447").await.1, order);
}

#[tokio::test]
async fn who_has_no_token_gets_nothing() {
    let (_running, base) = started(&["--token", "a-token"]).await;
    let (status, body) = get(&base, "/v1/orders/AC104447").await;
    assert_eq!((status, body), (StatusCode::UNAUTHORIZED, json!({"error": "unauthorized"})));
}

#[tokio::test]
async fn the_command_says_what_it_takes() {
    let help =
        Command::new(env!("CARGO_BIN_EXE_shop-server")).arg("--help").output().await.unwrap();
    let text = String::from_utf8(help.stdout).unwrap();
    for option in ["--port", "--shop", "--token"] {
        assert!(text.contains(option), "{text}");
    }
    let missing = ["--shop", "no-such-file.json"];
    let failed =
        Command::new(env!("CARGO_BIN_EXE_shop-server")).args(missing).output().await.unwrap();
    assert!(!failed.status.success());
    assert!(String::from_utf8(failed.stderr).unwrap().contains("cannot be read"));
}
