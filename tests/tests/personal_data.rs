//! Personal data goes through the whole platform (texts, choices, malformed frames, pages, an
//! agent's words) and is then looked for in every log line, metric and event. The generator here
//! shares no code with the masker: it only knows what personal data looks like.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use aisle_contract::frame::ServerFrame;
use aisle_tests::wire::Socket;
use aisle_tests::world::merchant;

/// Personal data, each with the piece of it that must not turn up anywhere.
fn personal() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut seed = 20_261_126_u64;
    let mut next = |bound: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % bound
    };
    for _ in 0..3 {
        let email = format!("zoe.q{}@mail-{}.example", next(1_000_000), next(1_000));
        found.push((format!("my email is {email}"), email.clone()));
        found.push((format!("我的邮箱{email}"), email));
        let phone = format!("+49 151 {:08}", next(100_000_000));
        found.push((format!("call me at {phone}"), phone.clone()));
        let mobile = format!("139{:08}", next(100_000_000));
        found.push((format!("我的手机号是{mobile}，谢谢"), mobile));
        let card = card_number(&mut next);
        found.push((format!("I paid with {card}, where is my order?"), card.clone()));
        found.push((format!("卡号 {card}"), card));
        let street = format!("{} Quillfeather Lane", next(900) + 100);
        found.push((format!("please ship to {street}, Springfield"), street));
        let road = format!("槐树路{}号", next(900) + 100);
        found.push((format!("我的地址是杭州市{road}"), road));
    }
    found
}

/// Sixteen digits whose Luhn sum is right, in groups of four.
fn card_number(next: &mut impl FnMut(u64) -> u64) -> String {
    let mut digits: Vec<u64> = std::iter::once(4).chain((0..14).map(|_| next(10))).collect();
    let sum: u64 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match (index % 2 == 0, digit * 2) {
            (true, doubled) if doubled > 9 => doubled - 9,
            (true, doubled) => doubled,
            (false, _) => *digit,
        })
        .sum();
    digits.push((10 - sum % 10) % 10);
    let text: String = digits.iter().map(u64::to_string).collect();
    format!("{} {} {} {}", &text[..4], &text[4..8], &text[8..12], &text[12..])
}

struct Running {
    child: Child,
    socket: String,
    /// Held open until the end, because the platform says goodbye on it.
    _stdout: BufReader<ChildStdout>,
    log: PathBuf,
    data: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// The `aisle` binary that stands beside this test's own folder.
fn aisle() -> PathBuf {
    let folder = std::env::current_exe().unwrap();
    let binary = folder.parent().and_then(Path::parent).unwrap().join("aisle");
    if !binary.exists() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "-q", "--workspace", "--all-targets"])
            .status();
        assert!(built.unwrap().success(), "aisle does not compile");
    }
    binary
}

fn start(folder: &Path) -> Running {
    let (data, log) = (folder.join("data"), folder.join("log"));
    let mut child = Command::new(aisle())
        .args(["run", "--port", "0", "--lambda-port", "0", "--log", "trace", "--data"])
        .arg(&data)
        .arg("--pack")
        .arg(merchant())
        .stdout(Stdio::piped())
        .stderr(File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut socket = None;
    loop {
        let mut line = String::new();
        assert!(stdout.read_line(&mut line).unwrap() > 0, "it ended before it was ready");
        if let Some((_, rest)) = line.split_once("socket ") {
            socket = rest.split_whitespace().next().map(str::to_owned);
        }
        if line.starts_with("ready") {
            break;
        }
    }
    Running { child, socket: socket.expect("an address"), _stdout: stdout, log, data }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn personal_data_reaches_no_log_line_no_metric_and_no_event() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = start(folder.path());
    let personal = personal();
    let mut conversations = Vec::new();
    for chunk in personal.chunks(6) {
        let mut socket = Socket::open(&running.socket, &["aisle.v1"], None).await.unwrap();
        let page = format!("/p?q={}", chunk[0].1);
        let start = serde_json::json!({"type": "start", "page": page, "language": chunk[0].1});
        socket.send_text(start.to_string()).await;
        let welcome = socket.until(|frame| matches!(frame, ServerFrame::Welcome(_))).await;
        let ServerFrame::Welcome(welcome) = welcome else { unreachable!() };
        conversations.push(welcome.conversation);
        // What cannot be read as a frame, or not as a message.
        for (text, secret) in chunk {
            for broken in [
                text.clone(),
                serde_json::json!({"type": secret}).to_string(),
                serde_json::json!({"type": "message", "device": secret, "n": secret}).to_string(),
                serde_json::json!({"type": "message", "device": "d", "n": 1, "text": [text]})
                    .to_string(),
            ] {
                socket.send_text(broken).await;
                socket.until(|frame| matches!(frame, ServerFrame::Error(_))).await;
            }
        }
        let mut n = 0;
        for (text, _) in chunk {
            n += 1;
            let frame = serde_json::json!({"type": "message", "device": "d", "n": n, "text": text});
            socket.send_text(frame.to_string()).await;
            socket.until(|frame| matches!(frame, ServerFrame::Reply(_))).await;
        }
        n += 1;
        let choice: String = chunk[0].1.chars().take(64).collect();
        let frame = serde_json::json!({"type": "message", "device": "d", "n": n, "choice": choice});
        socket.send_text(frame.to_string()).await;
        socket.until(|frame| matches!(frame, ServerFrame::Reply(_))).await;
        n += 1;
        let human =
            serde_json::json!({"type": "message", "device": "d", "n": n, "choice": "human"});
        socket.send_text(human.to_string()).await;
        socket.until(|frame| matches!(frame, ServerFrame::Reply(r) if r.notice.is_some())).await;
        socket.send_text(r#"{"type":"end"}"#).await;
        socket.until(|frame| matches!(frame, ServerFrame::Reply(r) if r.notice.is_some())).await;
    }
    let stopped = Command::new("kill").arg(running.child.id().to_string()).status().unwrap();
    assert!(stopped.success() && running.child.wait().unwrap().success(), "drains and exits 0");

    let log = fs::read_to_string(&running.log).unwrap();
    let events = fs::read_to_string(running.data.join("events.jsonl")).unwrap();
    for conversation in &conversations {
        assert!(log.contains(conversation.as_str()), "the log tells of every conversation");
        assert!(events.contains(conversation.as_str()), "the bus tells of every conversation");
    }
    let mut leaks = Vec::new();
    for (_, secret) in &personal {
        // As written, and without the spaces that somebody may have taken out.
        for form in [secret.clone(), secret.replace(' ', "")] {
            for (where_, text) in [("log", &log), ("events", &events)] {
                leaks.extend(
                    text.lines()
                        .filter(|line| line.contains(&form))
                        .map(|line| format!("{where_}: {form:?} in {line}")),
                );
            }
        }
    }
    assert!(leaks.is_empty(), "{} leaks: {:#?}", leaks.len(), &leaks[..leaks.len().min(5)]);
}
