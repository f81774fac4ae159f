//! One agent's connection: lines in, desk frames out. In `--jsonl` the lines are frames; for people
//! they are commands. A lost connection is opened again, what was asked is asked again, and claimed
//! conversations are claimed again: every frame of the protocol is safe to repeat.

use std::collections::BTreeMap;
use std::time::Duration;

use aisle_contract::agent_frame::{AgentErrorCode, AgentFrame, Case, DeskFrame};
use aisle_contract::frame::HistoryEntry;
use futures::SinkExt;
use rand::Rng;
use tokio::io::{AsyncBufReadExt, BufReader, stdin};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout_at};
use tokio_tungstenite::tungstenite::Message;

use super::AgentArgs;
use crate::socket::{Socket, next_text, open};
use crate::terminal::{Lines, Offered, Printer, edit_lines, entry_in_words, printable};
use crate::{DEFAULT_URL, offer, print};

const HELP: &str = "list; claim N (of the list) or claim CONVERSATION; say TEXT; back; help; \
                    Ctrl-D leaves";
/// An unanswered frame is sent again after so long.
const RETRY: Duration = Duration::from_secs(3);

/// Runs until the input is at its end and everything was answered.
pub(super) async fn run(args: &AgentArgs) -> Result<i32, String> {
    let list = offer::agent(&args.name, args.agent_keys.as_ref()).map_err(|e| e.to_string())?;
    let url = args.url.as_deref().unwrap_or(DEFAULT_URL);
    let (mut lines, print) = if args.jsonl { script_lines() } else { typed_lines()? };
    let mut desk = Desk::new(args.jsonl, print);
    desk.is_offline(args.wait);
    let mut failures = 0_u32;
    let mut closed_at: Option<Instant> = None;
    loop {
        let opening = open(url, &list);
        let opened = match desk.offline_until {
            Some(until) => timeout_at(until, opening).await.unwrap_or(Err(None)),
            None => opening.await,
        };
        let mut socket = match opened {
            Ok(socket) => socket,
            Err(Some(status @ (401 | 403))) => {
                return Err(format!(
                    "the server refused the connection ({status}): check the keys"
                ));
            }
            Err(_) if desk.gives_up(failures) => return Err(format!("nobody answers at {url}")),
            Err(_) => {
                failures += 1;
                let bound = 250 * 2_u64.pow(failures.min(6));
                let pause = rand::rng().random_range(0..=bound);
                let again = Instant::now() + Duration::from_millis(pause);
                sleep_until(desk.offline_until.map_or(again, |until| again.min(until))).await;
                continue;
            }
        };
        (failures, desk.offline_until) = (0, None);
        for frame in desk.again() {
            post(&mut socket, &frame).await;
        }
        loop {
            if let Some(at) = closed_at {
                if desk.waiting.is_empty() {
                    return Ok(i32::from(desk.failed));
                }
                if at.elapsed() >= Duration::from_secs(args.wait) {
                    return Err(format!("not everything was answered within {} s", args.wait));
                }
            }
            let tick = Instant::now() + if closed_at.is_some() { RETRY / 10 } else { RETRY };
            tokio::select! {
                // One at a time: frames of one connection may be served at once, and `back` must not
                // overtake `say`.
                line = lines.recv(), if closed_at.is_none() && desk.waiting.is_empty() => match line {
                    Some(line) => {
                        if let Some(frame) = desk.command(line.trim()) {
                            desk.waiting.insert(request_of(&frame), (frame.clone(), Instant::now()));
                            post(&mut socket, &frame).await;
                        }
                    }
                    None => closed_at = Some(Instant::now()),
                },
                text = next_text(&mut socket) => match text {
                    Some(text) => desk.received(&text),
                    None => {
                        desk.is_offline(args.wait);
                        break;
                    }
                },
                () = sleep_until(tick) => {
                    for frame in desk.overdue() {
                        post(&mut socket, &frame).await;
                    }
                }
            }
        }
    }
}

async fn post(socket: &mut Socket, frame: &AgentFrame) {
    // A failure shows as a closed socket, and the frame is sent again on the next one.
    let _ = socket.send(Message::text(frame.to_json())).await;
}

fn script_lines() -> (Lines, Printer) {
    let (sender, receiver) = mpsc::channel(64);
    tokio::spawn(async move {
        let mut lines = BufReader::new(stdin()).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if sender.send(line).await.is_err() {
                return;
            }
        }
    });
    let print = |line: String| {
        // A reader that has gone wants nothing more.
        let _ = print::line(&line);
    };
    (Lines::of(receiver), Box::new(print))
}

fn typed_lines() -> Result<(Lines, Printer), String> {
    let (lines, mut print) = edit_lines("agent> ").map_err(|error| error.to_string())?;
    print(format!("({HELP})"));
    Ok((lines, print))
}

const fn request_of(frame: &AgentFrame) -> u32 {
    match frame {
        AgentFrame::AgentList { request }
        | AgentFrame::AgentClaim { request, .. }
        | AgentFrame::AgentSay { request, .. }
        | AgentFrame::AgentGiveBack { request, .. } => *request,
    }
}

struct Desk {
    jsonl: bool,
    print: Printer,
    requests: u32,
    /// Not answered yet, with when it was sent last.
    waiting: BTreeMap<u32, (AgentFrame, Instant)>,
    cases: Vec<Case>,
    /// The conversation that `say` and `back` mean.
    current: Option<String>,
    /// The newest position shown of each conversation.
    shown: BTreeMap<String, u64>,
    failed: bool,
    /// With a script: how long a connection is tried for.
    offline_until: Option<Instant>,
}

impl Desk {
    const fn new(jsonl: bool, print: Printer) -> Self {
        Self {
            jsonl,
            print,
            requests: 0,
            waiting: BTreeMap::new(),
            cases: Vec::new(),
            current: None,
            shown: BTreeMap::new(),
            failed: false,
            offline_until: None,
        }
    }

    /// There is no connection. A script has only so many seconds until there is one; its lines are
    /// not read meanwhile, so that their end is no sign.
    fn is_offline(&mut self, wait: u64) {
        self.offline_until = self.jsonl.then(|| Instant::now() + Duration::from_secs(wait));
    }

    /// Whether a connection has been tried for long enough.
    fn gives_up(&self, failures: u32) -> bool {
        self.offline_until.map_or(failures >= 8, |until| until <= Instant::now())
    }

    /// The frame that a line asks for.
    fn command(&mut self, line: &str) -> Option<AgentFrame> {
        if line.is_empty() {
            return None;
        }
        if self.jsonl {
            return match AgentFrame::parse(line) {
                Ok(frame) => Some(frame),
                Err(problem) => {
                    self.failed = true;
                    print::problem(&format!("aisle agent: {}", problem.reason));
                    None
                }
            };
        }
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        self.requests += 1;
        let request = self.requests;
        match (verb, self.current.clone()) {
            ("list", _) => Some(AgentFrame::AgentList { request }),
            ("claim", _) => {
                let numbered =
                    rest.parse::<usize>().ok().and_then(|n| self.cases.get(n.checked_sub(1)?));
                let conversation =
                    numbered.map_or_else(|| rest.to_owned(), |case| case.conversation.clone());
                Some(AgentFrame::AgentClaim { request, conversation })
            }
            ("say", Some(conversation)) => {
                let key = format!("k-{:016x}", rand::rng().random::<u64>());
                Some(AgentFrame::AgentSay { request, conversation, key, text: rest.to_owned() })
            }
            ("back", Some(conversation)) => {
                Some(AgentFrame::AgentGiveBack { request, conversation })
            }
            ("say" | "back", None) => {
                (self.print)("(claim a conversation first)".to_owned());
                None
            }
            _ => {
                (self.print)(format!("({HELP})"));
                None
            }
        }
    }

    /// What a new connection must ask again.
    fn again(&mut self) -> Vec<AgentFrame> {
        let mut frames = Vec::new();
        if let Some(conversation) = self.current.clone() {
            // Claiming again registers this connection, so that pushes reach it.
            frames.push(AgentFrame::AgentClaim { request: 0, conversation });
        }
        frames.extend(self.waiting.values().map(|(frame, _)| frame.clone()));
        frames
    }

    fn overdue(&mut self) -> Vec<AgentFrame> {
        let now = Instant::now();
        let late = self.waiting.values_mut().filter(|(_, sent)| now - *sent >= RETRY);
        late.map(|(frame, sent)| {
            *sent = now;
            frame.clone()
        })
        .collect()
    }

    fn received(&mut self, text: &str) {
        let Ok(frame) = DeskFrame::parse(text) else { return };
        let answers = match &frame {
            DeskFrame::Cases { request, .. }
            | DeskFrame::Case { request, .. }
            | DeskFrame::Said { request, .. }
            | DeskFrame::Returned { request, .. } => Some(*request),
            // Not an answer yet: the same is sent again.
            DeskFrame::AgentError { code: AgentErrorCode::Unavailable, .. } => return,
            DeskFrame::AgentError { request, .. } => {
                self.failed |= self.jsonl;
                *request
            }
            _ => None,
        };
        if let Some(request) = answers {
            self.waiting.remove(&request);
        }
        match &frame {
            DeskFrame::Case { conversation, .. } => self.current = Some(conversation.clone()),
            DeskFrame::Returned { conversation, .. } => {
                self.current = self.current.take().filter(|current| current != conversation);
            }
            _ => {}
        }
        if self.jsonl {
            (self.print)(frame.to_json());
        } else {
            self.tell(frame);
        }
    }

    fn tell(&mut self, frame: DeskFrame) {
        match frame {
            DeskFrame::Cases { cases, .. } => {
                if cases.is_empty() {
                    (self.print)("(nobody waits)".to_owned());
                }
                for (index, case) in cases.iter().enumerate() {
                    let Case { conversation, since, reason, language } = case;
                    let number = index + 1;
                    (self.print)(printable(&format!(
                        "[{number}] {conversation}  since {since}  {reason}  {language}"
                    )));
                }
                self.cases = cases;
            }
            DeskFrame::Case { conversation, shopper, entries, .. } => {
                let whose = shopper.unwrap_or_else(|| "a guest".to_owned());
                (self.print)(printable(&format!("(you have {conversation}, of {whose})")));
                for entry in &entries {
                    self.tell_entry(&conversation, entry);
                }
            }
            DeskFrame::CaseEcho { conversation, echo } => {
                self.tell_entry(&conversation, &HistoryEntry::Echo(echo));
            }
            DeskFrame::CaseReply { conversation, reply } => {
                self.tell_entry(&conversation, &HistoryEntry::Reply(reply));
            }
            DeskFrame::Returned { .. } => (self.print)("(the bot has it again)".to_owned()),
            DeskFrame::AgentError { message, .. } => (self.print)(format!("({message})")),
            DeskFrame::Said { .. } | DeskFrame::Unknown => {}
        }
    }

    /// Tells an entry once.
    fn tell_entry(&mut self, conversation: &str, entry: &HistoryEntry) {
        let newest = self.shown.entry(conversation.to_owned()).or_default();
        if entry.seq() <= *newest {
            return;
        }
        *newest = entry.seq();
        if let Some(words) = entry_in_words(entry, &mut Offered::new()) {
            (self.print)(words.replacen("you: ", "shopper: ", 1));
        }
    }
}
