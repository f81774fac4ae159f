//! The command itself: a process that is told to stop by a signal.

use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use aisle::{Addresses, DataPaths};
use aisle_domain::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::json;
use tempfile::tempdir;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::client::{Shopper, card};
use crate::merchant;

const KEYS: &str = "a1:0123456789abcdef0123456789abcdef";
/// The first process of a machine trains the model, and others wait for it.
const WITHIN: Duration = Duration::from_secs(120);

struct Running {
    child: Child,
    /// None once nobody reads any more.
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl Running {
    fn start(data: &Path) -> Self {
        Self::start_with(data, &[])
    }

    fn start_with(data: &Path, options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aisle"));
        command.args(["run", "--port", "0", "--lambda-port", "0", "--log", "error", "--data"]);
        command.arg(data).arg("--pack").arg(merchant()).args(options);
        command.stdout(Stdio::piped()).stderr(Stdio::inherit()).kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines: Some(lines) }
    }

    async fn line_with(&mut self, text: &str) -> String {
        let line = async {
            loop {
                let lines = self.lines.as_mut().unwrap();
                let line = lines.next_line().await.unwrap().expect("the process ended");
                if line.contains(text) {
                    return line;
                }
            }
        };
        tokio::time::timeout(WITHIN, line).await.unwrap()
    }

    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.id().unwrap()).unwrap();
        kill(Pid::from_raw(id), signal).unwrap();
    }

    async fn ended(mut self) -> ExitStatus {
        tokio::time::timeout(WITHIN, self.child.wait()).await.unwrap().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_drains_and_the_exit_is_clean() {
    let data = tempdir().unwrap();
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        let mut running = Running::start(data.path());
        let page = running.line_with("chat page").await;
        running.line_with("ready in").await;
        let addresses = Addresses::read(&DataPaths::new(data.path())).unwrap();
        assert!(page.contains(&addresses.pages), "the real port is printed: {page}");
        let mut shopper = Shopper::connect(&addresses.socket, "aisle.v1").await;
        shopper.start("en").await;
        running.signal(signal);
        let closed = shopper.socket.next().await.unwrap_err().expect("a close frame");
        assert_eq!(u16::from(closed.code), 1001);
        running.line_with("stopped").await;
        assert!(running.ended().await.success(), "{signal}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_need_read_what_the_command_prints() {
    let data = tempdir().unwrap();
    let mut running = Running::start(data.path());
    running.line_with("ready in").await;
    // As `| head` leaves it.
    running.lines = None;
    let addresses = Addresses::read(&DataPaths::new(data.path())).unwrap();
    let mut shopper = Shopper::connect(&addresses.socket, "aisle.v1").await;
    shopper.start("en").await;
    running.signal(Signal::SIGINT);
    let ended = running.ended().await;
    assert!(ended.success(), "{ended}");
}

#[tokio::test]
async fn an_agent_s_script_that_nobody_answers_fails_within_its_time() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aisle"));
    command.args(["agent", "--jsonl", "--wait", "2"]);
    // Port 9 discards, where it does anything at all.
    command.args(["--url", "ws://127.0.0.1:9", "--agent-keys", KEYS]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().unwrap();
    // Neither a line nor the end of them is needed for it.
    let input = child.stdin.take();
    let output = tokio::time::timeout(Duration::from_secs(10), child.wait_with_output());
    let output = output.await.expect("within its time").unwrap();
    drop(input);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "aisle agent: nobody answers at ws://127.0.0.1:9\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn jwt_options_reach_the_functions() {
    let data = tempdir().unwrap();
    let key = data.path().join("jwt.key");
    std::fs::write(&key, format!("{}\n", "s".repeat(32))).unwrap();
    let key = key.to_str().unwrap();
    let options = ["--jwt-key", key, "--jwt-issuer", "https://shop.example"];
    let mut running = Running::start_with(data.path(), &options);
    running.line_with("ready in").await;
    let claims = json!({
        "sub": "sam", "exp": Timestamp::now().as_second() + 60, "iss": "https://shop.example"
    });
    let secret = EncodingKey::from_secret("s".repeat(32).as_bytes());
    let jwt = encode(&Header::new(Algorithm::HS256), &claims, &secret).unwrap();
    let addresses = Addresses::read(&DataPaths::new(data.path())).unwrap();
    let mut sam = Shopper::connect(&addresses.socket, &format!("aisle.v1, aisle.jwt.{jwt}")).await;
    sam.start("en").await;
    assert_eq!(card(&sam.ask("where is AC104233?").await), Some("AC104233"));
    running.signal(Signal::SIGINT);
    assert!(running.ended().await.success());
}
