//! `aisle events`: the command beside a running platform, and on queues that it is told of.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use aisle::Platform;
use emulator_sqs::{OutgoingMessage, QueueAttributes, Queues, ReceiveRequest};
use serde_json::{Value, json};
use tempfile::tempdir;
use tokio::net::TcpListener;
use tokio::process::Command;

use crate::platform;

/// Runs `aisle` to its end.
pub async fn aisle(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aisle"));
    command.args(arguments).envs(environment.iter().copied());
    command.stdin(Stdio::null()).kill_on_drop(true);
    let output = command.output();
    tokio::time::timeout(std::time::Duration::from_secs(60), output).await.unwrap().unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn problem(output: &Output) -> String {
    assert!(!output.status.success(), "it should have failed: {}", out(output));
    String::from_utf8(output.stderr.clone()).unwrap()
}

async fn events(data: &Path, arguments: &[&str]) -> Output {
    let data = data.to_str().unwrap();
    aisle(&[&["events"], arguments, &["--data", data]].concat(), &[]).await
}

fn recorded(platform: &Platform) -> Vec<Value> {
    platform.bus().recorded()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_integrator_sends_and_sees_and_repeats() {
    let data = tempdir().unwrap();
    let platform = platform(&data).await;
    let file = data.path().join("changes.jsonl");
    let file_name = file.to_str().unwrap();

    let details = json!({"v": 1, "at": "2026-11-27T09:30:00Z", "product": "p-none", "item": "none",
        "available": true});
    let whole = json!({"Source": "shop.other", "DetailType": "Refund Changed",
        "Detail": {"v": 1, "order": "AC0", "status": "paid"}});
    fs::write(&file, format!("{details}\n{whole}\n")).unwrap();
    let sent = events(data.path(), &["send", file_name, "--type", "Stock Changed"]).await;
    assert!(sent.status.success(), "{sent:?}");
    let lines = out(&sent);
    let ids: Vec<&str> = lines.lines().map(|line| line.split("  ").next().unwrap()).collect();
    let on_the_bus = recorded(&platform);
    let sent_on: Vec<_> = on_the_bus.iter().filter(|e| e["source"] != "aisle").collect();
    assert_eq!(sent_on.iter().map(|e| e["id"].clone()).collect::<Vec<_>>(), ids);
    assert_eq!(sent_on[0]["detail"], details);
    assert_eq!(
        (&sent_on[0]["source"], &sent_on[0]["detail-type"]),
        (&json!("shop.demo"), &json!("Stock Changed"))
    );
    assert_eq!(sent_on[1]["source"], "shop.other");

    // One that is wrong keeps all of them back.
    fs::write(&file, format!("{details}\n{{\"order\": 1}}")).unwrap();
    let refused = events(data.path(), &["send", file_name, "--type", "Stock Changed"]).await;
    let told = problem(&refused);
    assert!(told.contains("event 2") && told.contains("v is missing"), "{told}");
    assert_eq!(recorded(&platform).len(), on_the_bus.len());

    let seen = events(data.path(), &["tail", "--no-follow", "--json", "--type", "Refund Changed"]);
    let seen: Value = serde_json::from_str(&out(&seen.await)).unwrap();
    assert_eq!(&seen, sent_on[1]);

    let replayed = events(data.path(), &["replay", "--from", "5m", "--rule", "inbound"]).await;
    assert!(replayed.status.success(), "{replayed:?}");
    assert!(out(&replayed).ends_with("completed\n"), "{replayed:?}");
    let unknown = events(data.path(), &["replay", "--from", "5m", "--rule", "none"]).await;
    let told = problem(&unknown);
    assert!(told.contains("inbound"), "it names the rules that there are: {told}");
    platform.shutdown().await;
}

#[tokio::test]
async fn without_a_platform_it_says_what_to_do() {
    let data = tempdir().unwrap();
    for arguments in
        [&["send", "-"][..], &["dlq"], &["redrive", "--all"], &["replay", "--from", "1h"]]
    {
        let told = problem(&events(data.path(), arguments).await);
        // Nothing was typed either: that comes first.
        let of = if arguments[0] == "send" { "no event" } else { "--stack" };
        assert!(told.contains(of), "{arguments:?}: {told}");
    }
    let told = problem(&events(data.path(), &["tail"]).await);
    assert!(told.contains("aisle run"), "{told}");
    let told = problem(&aisle(&["events", "dlq", "--region", "eu-central-1"], &[]).await);
    assert!(told.contains("--stack"), "{told}");
}

/// Queues of a deployment, as far as the command can tell.
struct Deployed {
    queues: Queues,
    endpoint: String,
    queue: String,
    refused: String,
}

impl Deployed {
    async fn start() -> Self {
        let queues = Queues::open(None).unwrap();
        for name in ["shop-sync", "shop-sync-dlq"] {
            queues.create_queue(name, &QueueAttributes::default()).unwrap();
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(emulator_sqs::serve(listener, queues.clone(), std::future::pending()));
        let url = |name| queues.queue_url(&endpoint, name).unwrap();
        let (queue, refused) = (url("shop-sync"), url("shop-sync-dlq"));
        Self { queues, endpoint, queue, refused }
    }

    async fn events(&self, arguments: &[&str]) -> Output {
        let environment = [
            ("AWS_ENDPOINT_URL_SQS", self.endpoint.as_str()),
            ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"),
        ];
        let arguments = [&["events"], arguments, &["--region", "us-east-1"]].concat();
        aisle(&arguments, &environment).await
    }

    fn visible(&self, queue: &str) -> u64 {
        self.queues.attributes(queue).unwrap().counts.visible
    }
}

#[tokio::test]
async fn what_was_refused_is_shown_and_sent_again() {
    let deployed = Deployed::start().await;
    let event = |id: &str| {
        json!({"version": "0", "id": id, "detail-type": "Order Changed", "source": "shop.demo",
            "time": "2026-11-27T09:30:00Z", "detail": {"v": 1}})
    };
    let letters = [
        json!({"v": 1, "reason": "unknown_order", "detail": "send the order first",
            "refused_at": "2026-11-27T09:31:00Z", "event": event("e-1")}),
        event("e-2"),
        json!({"v": 1, "reason": "malformed", "event": {"raw": "no json"}}),
    ];
    for letter in &letters {
        let message = OutgoingMessage::new(letter.to_string());
        deployed.queues.send("shop-sync-dlq", &message).unwrap();
    }

    let shown = deployed.events(&["dlq", "--stack", "shop"]).await;
    let lines = out(&shown);
    assert!(lines.contains("e-1  2026-11-27T09:30:00Z  unknown_order  Order Changed"), "{lines}");
    assert!(lines.contains("send the order first"), "{lines}");
    assert!(lines.contains("e-2  2026-11-27T09:30:00Z  failed three times"), "{lines}");
    assert!(lines.ends_with("3 refused\n"), "{lines}");
    let json = deployed.events(&["dlq", "--json", "--dlq-url", &deployed.refused]).await;
    let first: Value = serde_json::from_str(out(&json).lines().next().unwrap()).unwrap();
    assert_eq!((&first["reason"], &first["event"]), (&json!("unknown_order"), &event("e-1")));
    assert_eq!(deployed.visible("shop-sync-dlq"), 3, "looking removes nothing");

    let by_urls = ["--queue-url", &deployed.queue, "--dlq-url", &deployed.refused];
    let arguments = [&["redrive", "--id", "e-1", "--id", "gone"][..], &by_urls].concat();
    let one = deployed.events(&arguments).await;
    assert_eq!(out(&one), "sent again  e-1\n");
    assert!(problem(&one).contains("gone is not among the refused"));
    assert_eq!((deployed.visible("shop-sync"), deployed.visible("shop-sync-dlq")), (1, 2));
    let received = deployed.queues.receive("shop-sync", &ReceiveRequest::default()).await.unwrap();
    let body: Value = serde_json::from_str(&received[0].body).unwrap();
    assert_eq!(body, event("e-1"), "the event, without why it was refused");

    let all = deployed.events(&["redrive", "--all", "--stack", "shop"]).await;
    assert_eq!(out(&all), "sent again  e-2\n");
    assert!(problem(&all).contains("it is no event (malformed)"));
    assert_eq!((deployed.visible("shop-sync"), deployed.visible("shop-sync-dlq")), (1, 1));
}

#[tokio::test]
async fn a_queue_that_is_not_there_is_named() {
    let deployed = Deployed::start().await;
    let told = problem(&deployed.events(&["dlq", "--stack", "other"]).await);
    assert!(told.contains("other-sync-dlq") && told.contains("--dlq-url"), "{told}");
    let told =
        problem(&deployed.events(&["redrive", "--all", "--dlq-url", &deployed.refused]).await);
    assert!(told.contains("--queue-url"), "{told}");
}

#[tokio::test]
async fn nothing_is_removed_that_was_not_sent() {
    let deployed = Deployed::start().await;
    let event = json!({"id": "e-1", "detail-type": "Order Changed", "detail": {}});
    deployed.queues.send("shop-sync-dlq", &OutgoingMessage::new(event.to_string())).unwrap();
    let nowhere = deployed.queue.replace("shop-sync", "nowhere");
    let urls = ["--queue-url", &nowhere, "--dlq-url", &deployed.refused];
    let failed = deployed.events(&[&["redrive", "--all"][..], &urls].concat()).await;
    assert!(problem(&failed).contains("could not be sent again"));
    assert_eq!(deployed.visible("shop-sync-dlq"), 1);
}
