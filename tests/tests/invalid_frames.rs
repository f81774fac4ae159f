//! The table of invalid frames in docs/PROTOCOL.md, row by row, on a real socket against the whole
//! platform. A row without a case here, and a case without a row, fail.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use aisle::{Options, Platform};
use aisle_contract::frame::{ErrorCode, ServerFrame};
use aisle_domain::Timestamp;
use aisle_domain::ids::{ConversationId, ShopperId};
use aisle_identity::{KeyRing, Secret, identity_hash, resume_token};
use aisle_tests::wire::{Came, Socket};
use aisle_tests::world::merchant;
use tokio::io::AsyncWriteExt;
use tokio_tungstenite::tungstenite::Message;

struct Row {
    id: String,
    sent: String,
    outcome: String,
    connection: String,
}

/// Rows that need a fault which this test does not make. Where they are covered is beside them.
const ELSEWHERE: [(&str, &str); 3] = [
    ("too_many_unanswered", "tests/review_delivery.rs: messages that nobody answers are bounded"),
    ("storage_trouble", "tests/delivery.rs: unreachable log and queue"),
    ("gateway_crash", "emulator-gateway's conformance table"),
];

fn rows() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/PROTOCOL.md");
    let document = fs::read_to_string(path).unwrap();
    let (_, table) = document.split_once("| id | sent | outcome | connection |").unwrap();
    table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [id, sent, outcome, connection] = cells[..] else { panic!("{line}") };
            let plain = |cell: &str| cell.to_owned();
            Row {
                id: plain(id),
                sent: plain(sent),
                outcome: plain(outcome),
                connection: plain(connection),
            }
        })
        .collect()
}

/// A platform and what is needed to knock at its door.
struct Door {
    platform: Platform,
    url: String,
    resume_keys: KeyRing,
    identity: Secret,
    _folder: tempfile::TempDir,
}

impl Door {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let platform = Platform::start(Options {
            data: folder.path().join("data"),
            ephemeral: true,
            pack: merchant(),
            port: 0,
            lambda_port: 0,
            import_shop: false,
            ..Options::default()
        })
        .await
        .unwrap();
        let secrets = platform.secrets();
        Self {
            url: platform.addresses().socket.clone(),
            resume_keys: KeyRing::parse(&secrets.resume_keys).unwrap(),
            identity: Secret::new(secrets.identity_secret.clone()).unwrap(),
            platform,
            _folder: folder,
        }
    }

    fn resume(&self, conversation: &str, expires_in: i64) -> String {
        let expires = Timestamp::now() + Duration::from_secs(expires_in.unsigned_abs());
        let expires = if expires_in < 0 {
            Timestamp::now() - Duration::from_secs(expires_in.unsigned_abs())
        } else {
            expires
        };
        let conversation = ConversationId::new(conversation).unwrap();
        format!("aisle.resume.{}", resume_token::mint(&self.resume_keys, &conversation, expires))
    }

    fn shopper(&self, id: &str) -> String {
        use base64::Engine as _;
        let hash = identity_hash::mint(&self.identity, &ShopperId::new(id).unwrap());
        let id = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(id);
        format!("aisle.shopper.{id}.{hash}")
    }

    /// A new conversation, started.
    async fn started(&self) -> Socket {
        let mut socket = Socket::open(&self.url, &["aisle.v1"], None).await.unwrap();
        socket.send_text(r#"{"type":"start","device":"d"}"#).await;
        socket.until(|frame| matches!(frame, ServerFrame::Welcome(_))).await;
        socket
    }
}

fn message(n: u32, text: &str) -> String {
    serde_json::json!({"type": "message", "device": "d", "n": n, "text": text}).to_string()
}

async fn ack(socket: &mut Socket, n: u32) -> u64 {
    let wanted = |frame: &ServerFrame| {
        matches!(frame, ServerFrame::Ack { n: of, .. } if *of == n)
            || matches!(frame, ServerFrame::Error(_))
    };
    match socket.until(wanted).await {
        ServerFrame::Ack { seq, .. } => seq,
        other => panic!("{other:?}"),
    }
}

async fn error(socket: &mut Socket) -> aisle_contract::frame::Error {
    match socket.until(|frame| matches!(frame, ServerFrame::Error(_))).await {
        ServerFrame::Error(error) => error,
        _ => unreachable!(),
    }
}

/// What the table says of a row: the code and, where one is named, the field.
async fn expect_outcome(row: &Row, socket: &mut Socket) {
    let id = &row.id;
    let quoted: Vec<&str> = row.outcome.split('`').skip(1).step_by(2).collect();
    if quoted.first() == Some(&"ack") {
        ack(socket, 1).await;
        return;
    }
    let refused = error(socket).await;
    let code = serde_json::to_value(refused.code).unwrap();
    assert_eq!(code.as_str(), quoted.first().copied(), "{id}: {refused:?}");
    if row.outcome.contains("naming") {
        assert!(refused.message.contains(quoted[1]), "{id}: {refused:?}");
    }
    assert!(!refused.message.is_empty(), "{id}: says what to do");
}

async fn expect_close(row: &Row, socket: &mut Socket) {
    let code: u16 = row.outcome.trim_start_matches("close ").parse().unwrap();
    loop {
        match socket.next().await {
            Came::Closed(closed) => return assert_eq!(closed, Some(code), "{}", row.id),
            Came::Frame(_) => {}
            Came::Raw(raw) => panic!("{}: {raw}", row.id),
        }
    }
}

/// A text frame as a client sends it, masked with zeros, whatever its bytes are.
async fn send_bytes_as_text(socket: &mut Socket, bytes: &[u8]) {
    let length = u8::try_from(bytes.len()).unwrap();
    let mut frame = vec![0x81, 0x80 | length, 0, 0, 0, 0];
    frame.extend(bytes);
    socket.stream().write_all(&frame).await.unwrap();
    socket.stream().flush().await.unwrap();
}

async fn play(door: &Door, row: &Row) {
    let url = door.url.as_str();
    match row.id.as_str() {
        "before_start" => {
            for frame in
                [message(1, "hi").as_str(), r#"{"type":"resume","after":0}"#, r#"{"type":"end"}"#]
            {
                let mut socket = Socket::open(url, &["aisle.v1"], None).await.unwrap();
                socket.send_text(frame).await;
                expect_outcome(row, &mut socket).await;
            }
        }
        "choice_too_long" => {
            let mut socket = door.started().await;
            let choice = "c".repeat(65);
            let frame = serde_json::json!({"type":"message","device":"d","n":1,"choice":choice});
            socket.send_text(frame.to_string()).await;
            expect_outcome(row, &mut socket).await;
            still_open(&mut socket).await;
        }
        "text_longest" | "text_too_long" => {
            let chars = if row.id == "text_longest" { 4_000 } else { 4_001 };
            let mut socket = door.started().await;
            socket.send_text(message(1, &"字".repeat(chars))).await;
            expect_outcome(row, &mut socket).await;
            still_open(&mut socket).await;
        }
        "same_again" => {
            let mut socket = door.started().await;
            socket.send_text(message(1, "hi")).await;
            let first = ack(&mut socket, 1).await;
            socket.send_text(message(1, "hi")).await;
            assert_eq!(ack(&mut socket, 1).await, first);
        }
        "same_count_other_text" => {
            let mut socket = door.started().await;
            socket.send_text(message(1, "hi")).await;
            ack(&mut socket, 1).await;
            socket.send_text(message(1, "ho")).await;
            expect_outcome(row, &mut socket).await;
            still_open(&mut socket).await;
        }
        "gap" => {
            let mut socket = door.started().await;
            socket.send_text(message(1, "hi")).await;
            ack(&mut socket, 1).await;
            socket.send_text(message(3, "ho")).await;
            let refused = error(&mut socket).await;
            assert_eq!((refused.code, refused.expected), (ErrorCode::CounterGap, Some(2)));
        }
        "too_many_devices" => {
            let mut socket = door.started().await;
            for device in 0..17 {
                if device == 10 {
                    // Under the rate limit.
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
                let frame = serde_json::json!(
                    {"type":"message","device":format!("d{device}"),"n":1,"text":"hi"}
                );
                socket.send_text(frame.to_string()).await;
                if device < 16 {
                    ack(&mut socket, 1).await;
                }
            }
            expect_outcome(row, &mut socket).await;
        }
        "after_end" | "same_again_after_end" => {
            let mut socket = door.started().await;
            socket.send_text(message(1, "hi")).await;
            let first = ack(&mut socket, 1).await;
            socket.send_text(r#"{"type":"end"}"#).await;
            let ended = |frame: &ServerFrame| matches!(frame, ServerFrame::Reply(reply) if reply.notice.is_some());
            socket.until(ended).await;
            if row.id == "after_end" {
                socket.send_text(message(2, "hi")).await;
                expect_outcome(row, &mut socket).await;
            } else {
                socket.send_text(message(1, "hi")).await;
                assert_eq!(ack(&mut socket, 1).await, first);
            }
        }
        "too_fast" => {
            let mut socket = door.started().await;
            // One after the other, as fast as acks come: more than 20 a second on any machine.
            let mut limited = false;
            for n in 1..=300 {
                socket.send_text(message(n, "hi")).await;
                let answer = |frame: &ServerFrame| {
                    matches!(frame, ServerFrame::Ack { .. } | ServerFrame::Error(_))
                };
                if let ServerFrame::Error(refused) = socket.until(answer).await {
                    assert_eq!(refused.code, ErrorCode::RateLimited);
                    assert!(refused.retry_after_ms.is_some());
                    limited = true;
                    break;
                }
            }
            assert!(limited, "300 messages were not too fast");
            loop {
                if let Came::Closed(_) = socket.next().await {
                    break;
                }
            }
        }
        "wrong_shopper" => {
            let token = door.resume("c-of-sam", 60);
            let sam = door.shopper("sam");
            let mut socket = Socket::open(url, &["aisle.v1", &token, &sam], None).await.unwrap();
            socket.send_text(r#"{"type":"start"}"#).await;
            socket.until(|frame| matches!(frame, ServerFrame::Welcome(_))).await;
            let mei = door.shopper("mei");
            for list in [vec!["aisle.v1", &token, &mei], vec!["aisle.v1", &token]] {
                let mut socket = Socket::open(url, &list, None).await.unwrap();
                socket.send_text(r#"{"type":"start"}"#).await;
                expect_outcome(row, &mut socket).await;
            }
        }
        "binary" => {
            let mut socket = door.started().await;
            socket.send(Message::binary(vec![1, 2, 3])).await;
            expect_close(row, &mut socket).await;
        }
        "invalid_utf8" => {
            let mut socket = door.started().await;
            send_bytes_as_text(&mut socket, &[0xff, 0xfe, b'x']).await;
            expect_close(row, &mut socket).await;
        }
        "message_too_large" => {
            let mut socket = door.started().await;
            socket.send_text("x".repeat(131_073)).await;
            expect_close(row, &mut socket).await;
        }
        "frame_too_large" => {
            let mut socket = door.started().await;
            socket.send_text("x".repeat(32_769)).await;
            expect_close(row, &mut socket).await;
        }
        "no_protocol" => refused(row, url, &[], None).await,
        "two_identities" => {
            let sam = door.shopper("sam");
            refused(row, url, &["aisle.v1", "aisle.jwt.a.b.c", &sam], None).await;
        }
        "reserved_shopper" => {
            refused(row, url, &["aisle.v1", &door.shopper("guest:AC104372")], None).await;
        }
        "expired_token" => {
            let token = door.resume("c-1", -60);
            refused(row, url, &["aisle.v1", &token], None).await;
        }
        "forged_token" => {
            let mut token = door.resume("c-1", 60);
            let last = token.pop().unwrap();
            token.push(if last == 'A' { 'B' } else { 'A' });
            refused(row, url, &["aisle.v1", &token], None).await;
            let mei = door.shopper("mei").replace("bWVp", "c2Ft");
            refused(row, url, &["aisle.v1", &mei], None).await;
        }
        "foreign_origin" => {
            refused(row, url, &["aisle.v1"], Some("https://evil.example")).await;
        }
        id => {
            let frame = row.sent.strip_prefix('`').and_then(|sent| sent.strip_suffix('`'));
            let frame = frame.unwrap_or_else(|| panic!("{id}: the test lacks a case for this row"));
            let mut socket = door.started().await;
            socket.send_text(frame).await;
            expect_outcome(row, &mut socket).await;
            still_open(&mut socket).await;
        }
    }
}

async fn refused(row: &Row, url: &str, protocols: &[&str], origin: Option<&str>) {
    let status: u16 = row.outcome.parse().unwrap();
    assert_eq!(row.connection, "refused");
    assert_eq!(Socket::open(url, protocols, origin).await.err(), Some(status), "{}", row.id);
}

async fn still_open(socket: &mut Socket) {
    socket.send_text(r#"{"type":"ping"}"#).await;
    socket.until(|frame| matches!(frame, ServerFrame::Pong {})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_row_of_the_table_comes_out_as_written() {
    let rows = rows();
    assert!(rows.len() >= 35, "the table was not found");
    let ids: BTreeSet<_> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), rows.len(), "ids are unique");
    let door = Door::open().await;
    for row in &rows {
        if ELSEWHERE.iter().any(|(id, _)| *id == row.id) {
            continue;
        }
        tokio::time::timeout(Duration::from_secs(30), Box::pin(play(&door, row)))
            .await
            .unwrap_or_else(|_| panic!("{}: took too long", row.id));
    }
    door.platform.shutdown().await;
}
