//! Every event file through the compiled Lambda binaries, in processes behind the emulated Runtime
//! API, on a whole platform. The files are read as they are; `events/README.md` tells them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use aisle::{FunctionsMode, LocalFrames, Options, Platform};
use aisle_contract::frame::ClientFrame;
use aisle_domain::Timestamp;
use aisle_domain::conversation::{Body, Content, Entry, ShopperMessage};
use aisle_domain::ids::{ConversationId, Counter, DeviceId, Seq, WriteId};
use aisle_ports::{Appended, ConversationLog as _};
use aws_lambda_events::apigw::{
    ApiGatewayCustomAuthorizerRequestTypeRequest, ApiGatewayWebsocketProxyRequest,
};
use aws_lambda_events::sqs::SqsEvent;
use serde_json::Value;
use tempfile::{TempDir, tempdir};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than anything here takes, so that a test that fails says so.
const PATIENCE: Duration = Duration::from_secs(20);

/// A file, what its answer must hold, and what must be pushed because of it: to whom, and what
/// that must hold.
type Step = (&'static str, &'static [&'static str], &'static [Pushed]);
type Pushed = (&'static str, &'static [&'static str]);

/// In the order of the README; every file but those of `AFTERWARDS` is here.
const WALK: &[Step] = &[
    ("connect/authorize", &[r#""Effect":"Allow""#, r#""role":"shopper""#], &[]),
    ("connect/authorize-foreign-origin", &[r#""Effect":"Deny""#], &[]),
    ("connect/authorize-agent-without-token", &[r#""errorType":"Unauthorized""#], &[]),
    ("connect/connect", &[r#""Sec-WebSocket-Protocol":"aisle.v1""#], &[]),
    ("intake/start", &[r#"\"welcome\""#, r#"\"next_n\":1"#, "automated"], &[]),
    ("intake/ping", &[r#"\"pong\""#], &[]),
    (
        "intake/message-where-is-my-order",
        &[r#"\"ack\",\"n\":1,\"seq\":2"#],
        &[("local-tester", &[r#""seq":4"#, r#""answers":[2]"#, "AC104233", "order_card"])],
    ),
    (
        "intake/message-where-is-my-order.zh",
        &[r#"\"ack\",\"n\":1,\"seq\":5"#],
        &[("local-tester", &[r#""seq":7"#, r#""answers":[5]"#, "AC104408", "订单"])],
    ),
    // Again: no new entry.
    ("intake/message-where-is-my-order.zh", &[r#"\"ack\",\"n\":1,\"seq\":5"#], &[]),
    ("nlu/wake", NONE_FAILED, &[]),
    ("nlu/wake-redelivered", NONE_FAILED, &[("local-tester", &[r#""seq":4"#])]),
    ("order/run-command", NONE_FAILED, &[("local-tester", &[r#""seq":4"#, "AC104233"])]),
    (
        "intake/message-human",
        &[r#"\"ack\",\"n\":2,\"seq\":8"#],
        &[("local-tester", &[r#""seq":9"#, r#""notice":"waiting"#])],
    ),
    ("handoff/requested", NONE_FAILED, &[]),
    ("handoff/agent-list", &[r#"\"conversation\":\"local-tester\""#, "asked"], &[]),
    ("handoff/check-claimed", NONE_FAILED, &[("local-tester", &[r#""seq":10"#, "choices"])]),
    (
        "handoff/agent-claim",
        &[r#"\"case\""#, r#"\"shopper\":\"sam\""#],
        &[("local-tester", &["human_joined"])],
    ),
    (
        "handoff/agent-say",
        &[r#"\"said\""#],
        &[
            ("local-tester", &[r#""author":"human""#, "Hello Sam"]),
            ("local-agent", &["case_reply", "Hello Sam"]),
        ],
    ),
    (
        "handoff/agent-give-back",
        &[r#"\"returned\""#],
        &[("local-tester", &[r#""notice":"human_left""#])],
    ),
    (
        "sync/shipment-delivered",
        NONE_FAILED,
        &[("local-tester", &[r#""seq":14"#, "Order #AC104233 has been delivered", "notices:off"])],
    ),
    // Told before: shown again, which a client drops.
    ("sync/tell", NONE_FAILED, &[("local-tester", &[r#""seq":14"#])]),
    ("sync/refund-paid", NONE_FAILED, &[("local-tester", &[r#""seq":15"#, "19.90 USD"])]),
    // Put aside: the batch has not failed.
    ("sync/wrong-account", NONE_FAILED, &[]),
    ("intake/resume", &[r#"\"history\""#, "AC104233", "AC104408", "Hello Sam"], &[]),
    ("connect/disconnect", &[r#""statusCode":200"#], &[]),
];
/// Whose effect shows only where a message was lost; each has a test of its own.
const AFTERWARDS: &[&str] = &["handoff/dead-letter"];
/// A batch of which everything is done.
const NONE_FAILED: &[&str] = &[r#"{"batchItemFailures":[]}"#];

#[tokio::test(flavor = "multi_thread")]
async fn the_walk_of_the_readme() {
    let mut local = Local::start().await;
    for (file, answer, pushed) in WALK {
        local.invoke(file, answer).await;
        local.expect(file, pushed).await;
    }
    local.platform.shutdown().await;
}

/// A message that is in the log but of which nobody was told: the wake-up alone brings its answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_wake_up_has_the_message_answered() {
    let mut local = Local::start_with_unanswered_message().await;
    local.invoke("nlu/wake", NONE_FAILED).await;
    local.expect("nlu/wake", &[("local-tester", &[r#""answers":[2]"#, "AC104233"])]).await;
    local.platform.shutdown().await;
}

/// What `nlu` gave up on becomes a human's case, and the shopper is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_dead_letter_becomes_a_case() {
    let mut local = Local::start_with_unanswered_message().await;
    local.invoke("handoff/dead-letter", NONE_FAILED).await;
    let told: &[Pushed] = &[("local-tester", &[r#""answers":[2]"#, r#""notice":"waiting"#])];
    local.expect("handoff/dead-letter", told).await;
    // The case is put up by a task on the queue.
    let listed = async {
        while !local.answer("handoff/agent-list").await.contains("local-tester") {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, listed).await.expect("the case on the board");
    local.platform.shutdown().await;
}

#[test]
fn every_file_is_tried_here() {
    let tried = WALK.iter().map(|(file, ..)| *file).chain(AFTERWARDS.iter().copied());
    let tried: BTreeSet<String> = tried.map(str::to_owned).collect();
    assert_eq!(files(), tried);
}

/// AWS's own types read what AWS would send.
#[test]
fn the_files_have_the_shape_of_real_events() {
    for file in files() {
        let text = read(&file);
        let event: Value = serde_json::from_str(&text).unwrap();
        let read = match () {
            () if event["type"] == "REQUEST" => {
                serde_json::from_str::<ApiGatewayCustomAuthorizerRequestTypeRequest>(&text)
                    .map(|event| assert!(event.method_arn.is_some(), "{file}"))
            }
            () if event.get("Records").is_some() => {
                serde_json::from_str::<SqsEvent>(&text).map(|event| {
                    for record in &event.records {
                        assert!(record.message_id.is_some() && record.body.is_some(), "{file}");
                        assert!(record.event_source_arn.is_some(), "{file}");
                    }
                })
            }
            () => serde_json::from_str::<ApiGatewayWebsocketProxyRequest>(&text).map(|event| {
                assert!(event.request_context.event_type.is_some(), "{file}");
                assert!(event.request_context.connection_id.is_some(), "{file}");
                assert_ne!(event.request_context.authorizer, Default::default(), "{file}");
            }),
        };
        read.unwrap_or_else(|error| panic!("{file}: {error}"));
    }
}

/// A platform with the binaries, whose pushes to the two local connections come out.
struct Local {
    platform: Platform,
    frames: LocalFrames,
    _data: TempDir,
}

impl Local {
    async fn start() -> Self {
        build_functions();
        let data = tempdir().unwrap();
        let mut platform = Platform::start(Options {
            data: data.path().join("data"),
            ephemeral: true,
            pack: root().join("merchant"),
            port: 0,
            lambda_port: 0,
            // The Origin in the event files: the page of a platform on its usual port.
            allowed_origins: vec!["http://127.0.0.1:8787".to_owned()],
            functions: FunctionsMode::Process,
            log: "warn".to_owned(),
            ..Options::default()
        })
        .await
        .unwrap();
        let frames = platform.take_local_frames().unwrap();
        Self { platform, frames, _data: data }
    }

    /// Started, and the message of the event file put into the log behind the functions' backs.
    async fn start_with_unanswered_message() -> Self {
        let local = Self::start().await;
        local.invoke("intake/start", &["welcome"]).await;
        let event: Value = serde_json::from_str(&read("intake/message-where-is-my-order")).unwrap();
        let Ok(ClientFrame::Message(message)) = ClientFrame::parse(event["body"].as_str().unwrap())
        else {
            panic!("the event file holds a message");
        };
        let entry = Entry {
            seq: Seq::new(2),
            at: Timestamp::now(),
            write_id: WriteId::new("lost").unwrap(),
            body: Body::Shopper(ShopperMessage {
                device: DeviceId::new(message.device).unwrap(),
                n: Counter(message.n),
                content: Content::Text(message.text.unwrap()),
            }),
        };
        let conversation = ConversationId::new("local-tester").unwrap();
        let log = local.platform.clients().log();
        assert_eq!(log.append(&conversation, &entry).await.unwrap(), Appended::Done);
        local
    }

    async fn invoke(&self, file: &str, expected: &[&str]) {
        let answer = self.answer(file).await;
        for part in expected {
            assert!(answer.contains(part), "{file}: {part} is not in {answer}");
        }
    }

    /// What Lambda's own Invoke operation answers.
    async fn answer(&self, file: &str) -> String {
        let (function, _) = file.split_once('/').unwrap();
        let address = self.platform.addresses().lambda.trim_start_matches("http://").to_owned();
        let body = read(file);
        let head = format!(
            "POST /2015-03-31/functions/{function}/invocations HTTP/1.1\r\nHost: {address}\r\n\
             Connection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let exchange = async {
            let mut stream = TcpStream::connect(&address).await.unwrap();
            stream.write_all(head.as_bytes()).await.unwrap();
            stream.write_all(body.as_bytes()).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            answer
        };
        let answer = timeout(PATIENCE, exchange).await.expect("an answer in time");
        assert!(answer.starts_with("HTTP/1.1 200"), "{file}: {answer}");
        answer
    }

    /// Waits until all of these were pushed, in any order.
    async fn expect(&mut self, file: &str, pushed: &[Pushed]) {
        let mut missing: Vec<&Pushed> = pushed.iter().collect();
        while !missing.is_empty() {
            let next = timeout(PATIENCE, self.frames.next()).await;
            let Ok(Some((to, frame))) = next else { panic!("{file}: not pushed: {missing:?}") };
            missing.retain(|(whom, parts)| {
                *whom != to || !parts.iter().all(|part| frame.contains(part))
            });
        }
    }
}

/// Builds the binaries; quick when they are there, because `make test` builds all in this same way.
/// (With `-p` cargo would choose other features, and build every dependency anew.)
fn build_functions() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--workspace", "--all-targets"]);
    let built = cargo.current_dir(root()).status();
    assert!(built.unwrap().success(), "the functions do not compile");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join("events").join(format!("{file}.json"))).unwrap()
}

/// All event files, as `function/name`.
fn files() -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for function in ["connect", "intake", "nlu", "order", "handoff", "sync"] {
        for file in std::fs::read_dir(root().join("events").join(function)).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            files.insert(format!("{function}/{}", name.strip_suffix(".json").unwrap()));
        }
    }
    files
}
