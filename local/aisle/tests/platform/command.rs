//! The command itself: a process that is told to stop by a signal.

use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use aisle::{Addresses, DataPaths};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::tempdir;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::client::Shopper;
use crate::merchant;

const WITHIN: Duration = Duration::from_secs(30);

struct Running {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Running {
    fn start(data: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aisle"));
        command.args(["run", "--port", "0", "--lambda-port", "0", "--log", "error", "--data"]);
        command.arg(data).arg("--pack").arg(merchant());
        command.stdout(Stdio::piped()).stderr(Stdio::inherit()).kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    async fn line_with(&mut self, text: &str) -> String {
        let line = async {
            loop {
                let line = self.lines.next_line().await.unwrap().expect("the process ended");
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
