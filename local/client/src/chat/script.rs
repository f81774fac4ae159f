//! `aisle chat --jsonl`: one client frame per line in, one server frame per line out.

use std::time::Duration;

use aisle_contract::frame::{ClientFrame, ServerFrame, Status};
use tokio::io::{AsyncBufReadExt, BufReader, Lines, Stdin, stdin};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::ChatArgs;
use crate::print;
use crate::session::{Content, Event, Session, Shown};
use crate::socket::{Screen, drive};

/// A script that opens with a `start` of its own has written it by then; one that wants to read
/// `welcome` first gets it.
const FIRST_LINE: Duration = Duration::from_millis(300);

/// Runs a script from standard input.
pub(super) async fn run(args: &ChatArgs) -> Result<i32, String> {
    let mut lines = BufReader::new(stdin()).lines();
    let mut first = Vec::new();
    let mut opening = None;
    if args.text.is_empty() {
        match timeout(FIRST_LINE, next_frame(&mut lines)).await {
            Ok(Ok(Some(ClientFrame::Start(start)))) => opening = Some(start),
            Ok(Ok(Some(frame))) => first.push(frame),
            Ok(Err(problem)) => return Err(problem),
            Ok(Ok(None)) | Err(_) => {}
        }
    } else {
        first.push(ClientFrame::Message(said(args.text.join(" "))));
    }
    let session = args.session(opening)?;
    let (sender, inputs) = mpsc::channel(64);
    let feeding = tokio::spawn(async move {
        for frame in first {
            send(&sender, frame).await;
        }
        while let Some(frame) = next_frame(&mut lines).await? {
            send(&sender, frame).await;
        }
        Ok::<(), String>(())
    });
    let mut printer = Printer { args, failed: false, is_read: true };
    let code = drive(session, args.socket_url(), inputs, &mut printer).await;
    if feeding.is_finished() {
        feeding.await.map_err(|error| error.to_string())??;
    }
    Ok(code)
}

fn said(text: String) -> aisle_contract::frame::Message {
    aisle_contract::frame::Message {
        device: "script".to_owned(),
        n: 1,
        text: Some(text),
        choice: None,
    }
}

async fn send(sender: &mpsc::Sender<Event>, frame: ClientFrame) {
    let event = match frame {
        // Device and count are the client's own to choose: that is its duty.
        ClientFrame::Message(message) => match (message.text, message.choice) {
            (Some(text), _) => Event::Say(Content::Text(text)),
            (None, choice) => Event::Say(Content::Choice(choice.unwrap_or_default())),
        },
        ClientFrame::End {} => Event::End,
        // Sent already, at the start of the connection.
        ClientFrame::Start(_) => return,
        other => Event::Direct(other),
    };
    // A receiver that is gone has said its verdict.
    let _ = sender.send(event).await;
}

/// The next line's frame; `device` and `n` of a message may be left out.
async fn next_frame(lines: &mut Lines<BufReader<Stdin>>) -> Result<Option<ClientFrame>, String> {
    loop {
        let Some(line) = lines.next_line().await.map_err(|error| error.to_string())? else {
            return Ok(None);
        };
        if line.trim().is_empty() {
            continue;
        }
        let mut value: serde_json::Value =
            serde_json::from_str(&line).map_err(|_| "a line is not JSON".to_owned())?;
        if let Some(object) = value.as_object_mut() {
            object.entry("device").or_insert_with(|| "script".into());
            object.entry("n").or_insert_with(|| 1.into());
        }
        return ClientFrame::parse(&value.to_string()).map(Some).map_err(|error| error.to_string());
    }
}

struct Printer<'a> {
    args: &'a ChatArgs,
    failed: bool,
    /// Whether somebody reads standard output.
    is_read: bool,
}

impl Screen for Printer<'_> {
    fn show(&mut self, _: &Session, shown: Shown) {
        let frame = match shown {
            Shown::Welcome { welcome, .. } => ServerFrame::Welcome(*welcome),
            Shown::Entry { entry: aisle_contract::frame::HistoryEntry::Reply(reply), .. } => {
                ServerFrame::Reply(reply)
            }
            Shown::Entry { entry: aisle_contract::frame::HistoryEntry::Echo(echo), .. } => {
                ServerFrame::Echo(echo)
            }
            Shown::Acked { n, seq } => ServerFrame::Ack { n, seq },
            Shown::Status(status) => ServerFrame::Status(Status { status }),
            Shown::Refused { error, .. } => {
                self.failed = true;
                // Only the code: its text may come from anywhere, and stands on standard output.
                print::problem(&format!(
                    "aisle chat: the server refused a frame ({:?})",
                    error.code
                ));
                ServerFrame::Error(error)
            }
            Shown::Answer(frame) => frame,
            Shown::Offline => {
                print::problem("aisle chat: no connection; trying again");
                return;
            }
            Shown::Forgotten => {
                self.failed = true;
                print::problem(
                    "aisle chat: the conversation cannot be gone back to; a new one begins",
                );
                return;
            }
            Shown::TurnedAway(status) => {
                self.failed = true;
                print::problem(&format!(
                    "aisle chat: the server refused the connection ({status:?})"
                ));
                return;
            }
        };
        self.is_read &= print::line(&frame.to_json());
    }

    fn keep(&mut self, session: &Session) {
        self.args.keep(session);
    }

    fn verdict(&self, session: &Session, closed_for: Option<Duration>) -> Option<i32> {
        if !self.is_read {
            print::problem("aisle chat: nobody reads the output any more");
            return Some(1);
        }
        let code = i32::from(self.failed);
        if session.is_over() {
            return Some(code);
        }
        let closed_for = closed_for?;
        // Also a script without a line has connected before it ends.
        if session.is_ready() && session.is_settled() {
            return Some(code);
        }
        (closed_for >= Duration::from_secs(self.args.wait)).then(|| {
            print::problem(&format!(
                "aisle chat: not everything was answered within {} s",
                self.args.wait
            ));
            1
        })
    }
}
