//! What the platform serves besides the socket.

use aisle_contract::frame::ServerFrame;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::platform;

#[tokio::test(flavor = "multi_thread")]
async fn the_invoke_api_runs_a_function_and_the_local_tester_is_pushed_its_answer() {
    let data = tempdir().unwrap();
    let mut platform = platform(&data).await;
    let mut frames = platform.take_local_frames().unwrap();
    let invoke = format!("{}/2015-03-31/functions/intake/invocations", platform.addresses().lambda);
    let http = reqwest::Client::new();
    let event = |frame: Value| {
        json!({
            "requestContext": {
                "routeKey": frame["type"],
                "eventType": "MESSAGE",
                "connectionId": "local-tester=",
                "authorizer": {"role": "shopper", "conversation": "local-tester"},
            },
            "body": frame.to_string(),
            "isBase64Encoded": false,
        })
    };
    let start = event(json!({"type": "start", "device": "d", "language": "en"}));
    let answer: Value = http.post(&invoke).json(&start).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["statusCode"], 200, "{answer}");
    let message = json!({"type": "message", "device": "d", "n": 1, "text": "hello"});
    http.post(&invoke).json(&event(message)).send().await.unwrap();
    let pushed = tokio::time::timeout(std::time::Duration::from_secs(10), frames.next()).await;
    let (name, pushed) = pushed.unwrap().unwrap();
    assert_eq!(name, "local-tester");
    assert!(matches!(ServerFrame::parse(&pushed), Ok(ServerFrame::Reply(_))), "{pushed}");

    let unknown = invoke.replace("intake", "nothing");
    let refused = http.post(&unknown).json(&json!({})).send().await.unwrap();
    assert_eq!(refused.status(), 404);
    let failed = http.post(&invoke).json(&json!({"not": "an event"})).send().await.unwrap();
    assert_eq!(failed.headers()["x-amz-function-error"], "Unhandled");
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_recorded() {
    let data = tempdir().unwrap();
    let platform = platform(&data).await;
    let mut published = platform.bus().subscribe();
    let mut shopper = crate::client::Shopper::signed_in(&platform, "sam").await;
    shopper.start("en").await;
    shopper.ask("I want to talk to a human").await;
    let event = tokio::time::timeout(std::time::Duration::from_secs(10), published.recv()).await;
    let event = event.unwrap().unwrap();
    assert!(event["detail"].is_object(), "{event}");
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_served_with_a_strict_policy_and_found_from_the_root() {
    let data = tempdir().unwrap();
    let platform = platform(&data).await;
    let pages = &platform.addresses().pages;
    for (path, media_type) in
        [("/", "text/html"), ("/chat", "text/html"), ("/chat/app.js", "text/javascript")]
    {
        let response = reqwest::get(format!("{pages}{path}")).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let headers = response.headers();
        let kind = headers["content-type"].to_str().unwrap();
        assert!(kind.starts_with(media_type), "{path}: {kind}");
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
    }
    let socket_too = format!("{}v1", platform.addresses().socket);
    crate::client::Shopper::connect(&socket_too, "aisle.v1").await.start("en").await;
    platform.shutdown().await;
}
