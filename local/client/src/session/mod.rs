//! The duties of a shopper's client (docs/PROTOCOL.md) as a pure state machine: events in, actions
//! out, time passed in. Sockets, files, screens and scripts are not here; what a frame of the
//! server's does is in `receive`, when something is sent or sent again in `sending`.

mod backoff;
mod held;
mod kept;
mod receive;
mod sending;

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use aisle_contract::SHOPPER_PROTOCOL;
use aisle_contract::frame::{
    ClientFrame, Error, ErrorCode, HistoryEntry, ServerFrame, Start, StatusKind, Welcome,
};

pub use backoff::{Jitter, Moment};
use held::Held;
pub use kept::{Content, Kept, Pending, new_device};

/// What happens to a client.
#[derive(Debug)]
pub enum Event {
    /// The handshake succeeded.
    Opened,
    /// The handshake failed; its HTTP status, if there was an answer at all.
    Failed(Option<u16>),
    /// The connection closed.
    Closed,
    /// A text frame came.
    Received(String),
    /// The shopper says something.
    Say(Content),
    /// The shopper ends the conversation.
    End,
    /// A script's own frame: `resume`, `typing`, `read` or `ping`.
    Direct(ClientFrame),
    /// The device woke up, or the shopper came back to it.
    Woke,
    /// Time has passed.
    Tick,
}

/// What the client does about it.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// Open a connection with [`Session::offer`].
    Connect,
    /// Close the connection; no [`Event::Closed`] is expected for it.
    Close,
    /// Send a frame.
    Send(ClientFrame),
    /// Tell the shopper or the script.
    Show(Shown),
    /// [`Session::kept`] changed: write it down.
    Keep,
}

/// What the shopper or the script is told.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
    /// A connection is open; `greets` if its greeting was not shown before.
    Welcome {
        /// The frame.
        welcome: Box<Welcome>,
        /// Whether the greeting is new.
        greets: bool,
    },
    /// An entry of the log, each once; `late` if it belongs before one that was shown.
    Entry {
        /// The entry.
        entry: HistoryEntry,
        /// Whether it came out of order.
        late: bool,
    },
    /// A message is in the log, each once.
    Acked {
        /// Its count.
        n: u32,
        /// Its position.
        seq: u64,
    },
    /// What is going on.
    Status(StatusKind),
    /// Something was refused for good; what it was, if it was said by the shopper.
    Refused {
        /// Why.
        error: Error,
        /// The words, which are not lost.
        content: Option<Content>,
    },
    /// The answer to a script's own frame.
    Answer(ServerFrame),
    /// No connection; another try follows.
    Offline,
    /// The resume token has expired: a new conversation begins.
    Forgotten,
    /// The server will not have this client; no other try follows.
    TurnedAway(Option<u16>),
}

/// When something unanswered is sent again.
#[derive(Debug, Clone, Copy)]
struct Retry {
    at: Moment,
    tries: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// No connection until then.
    Offline { until: Moment },
    /// A handshake is under way.
    Connecting,
    /// Open, without `welcome`.
    Starting,
    /// Open.
    Ready,
    /// Ended, or turned away.
    Over,
}

/// The state machine of one shopper's client.
#[derive(Debug)]
pub struct Session {
    opening: Start,
    identity: Option<String>,
    kept: Kept,
    jitter: Jitter,
    phase: Phase,
    /// Failed connections since the last `welcome`.
    reconnects: u32,
    held: Held,
    queue: VecDeque<Content>,
    /// Own positions without an answer, and positions that have one.
    awaiting: BTreeSet<u64>,
    answered: BTreeSet<u64>,
    /// Unanswered frames of each kind.
    start: Option<Retry>,
    message: Option<Retry>,
    resume: Option<Retry>,
    resume_again: bool,
    end: Option<Retry>,
    /// When a missing reply is asked for.
    overdue: Option<Retry>,
    /// What was pushed before `welcome`: only that says whether positions still mean the same.
    early: Vec<HistoryEntry>,
    /// Frames of a script that wait for the connection, and how many answers it is owed.
    direct: VecDeque<ClientFrame>,
    histories_owed: u32,
    pongs_owed: u32,
    last_sent: Moment,
    /// Since when nothing has come although something was asked.
    unheard_since: Option<Moment>,
    ping_after: Duration,
    resume_after: Duration,
}

impl Session {
    /// A client that goes on with what was kept. `identity` is a sub-protocol name that vouches for
    /// the shopper (see [`crate::offer`]). It asks to connect at its first [`Event::Tick`].
    #[must_use]
    pub fn new(opening: Start, identity: Option<String>, kept: Kept, jitter: Jitter) -> Self {
        let opening = Start { device: Some(kept.device.to_string()), ..opening };
        Self {
            opening,
            identity,
            jitter,
            phase: Phase::Offline { until: Moment::ZERO },
            reconnects: 0,
            held: Held::up_to(kept.complete),
            kept,
            queue: VecDeque::new(),
            awaiting: BTreeSet::new(),
            answered: BTreeSet::new(),
            start: None,
            message: None,
            resume: None,
            resume_again: false,
            end: None,
            overdue: None,
            early: Vec::new(),
            direct: VecDeque::new(),
            histories_owed: 0,
            pongs_owed: 0,
            last_sent: Moment::ZERO,
            unheard_since: None,
            ping_after: Duration::from_secs(540),
            resume_after: Duration::from_secs(10),
        }
    }

    /// What must be written down.
    #[must_use]
    pub const fn kept(&self) -> &Kept {
        &self.kept
    }

    /// The list of sub-protocols for the next handshake. Holds tokens: never for a log.
    #[must_use]
    pub fn offer(&self) -> Vec<String> {
        let mut names = vec![SHOPPER_PROTOCOL.to_owned()];
        names.extend(self.kept.resume_token.iter().map(|token| format!("aisle.resume.{token}")));
        names.extend(self.identity.clone());
        names
    }

    /// Whether all that was said is acknowledged and answered, and no frame waits for its answer.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.is_sent() && self.awaiting.is_empty()
    }

    /// Whether all that was said is acknowledged, and no frame waits for its answer.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        let silent = self.direct.is_empty() && self.histories_owed == 0 && self.pongs_owed == 0;
        let said = self.queue.is_empty() && self.kept.pending.is_none();
        said && silent && self.end.is_none() && self.resume.is_none()
    }

    /// Whether the conversation has begun on this connection.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.phase == Phase::Ready
    }

    /// Whether it has ended, or the server will not have this client.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// Takes one event; gives what to do, in order.
    pub fn handle(&mut self, now: Moment, event: Event) -> Vec<Action> {
        let mut actions = Vec::new();
        match event {
            Event::Opened => self.opened(now, &mut actions),
            Event::Failed(status) => self.failed(now, status, &mut actions),
            Event::Closed => self.offline(now, None, &mut actions),
            Event::Received(text) => self.received(now, &text, &mut actions),
            Event::Say(content) => self.say(now, content, &mut actions),
            Event::End if self.phase != Phase::Over => {
                self.end.get_or_insert(Retry { at: now, tries: 0 });
            }
            Event::Direct(frame) if self.phase != Phase::Over => self.direct.push_back(frame),
            Event::Woke => self.woke(now, &mut actions),
            Event::Tick | Event::End | Event::Direct(_) => {}
        }
        self.catch_up(now, &mut actions);
        actions
    }

    fn say(&mut self, now: Moment, content: Content, actions: &mut Vec<Action>) {
        if self.phase == Phase::Over {
            let error = Error::new(ErrorCode::Ended, "the conversation is over");
            actions.push(Action::Show(Shown::Refused { error, content: Some(content) }));
        } else {
            self.queue.push_back(content);
            self.send_next(now, actions);
        }
    }

    fn opened(&mut self, now: Moment, actions: &mut Vec<Action>) {
        if self.phase == Phase::Connecting {
            self.phase = Phase::Starting;
            self.start = Some(Retry { at: now, tries: 0 });
        }
        self.catch_up(now, actions);
    }

    fn failed(&mut self, now: Moment, status: Option<u16>, actions: &mut Vec<Action>) {
        match status {
            Some(401) if self.kept.resume_token.is_some() => {
                self.forget(actions);
                self.offline(now, None, actions);
            }
            Some(401 | 403) => self.turned_away(status, actions),
            _ => self.offline(now, None, actions),
        }
    }

    fn turned_away(&mut self, status: Option<u16>, actions: &mut Vec<Action>) {
        self.over();
        actions.push(Action::Show(Shown::TurnedAway(status)));
    }

    /// The conversation cannot be gone back to: the next one starts from nothing. A message that
    /// was not acknowledged is said there.
    fn forget(&mut self, actions: &mut Vec<Action>) {
        if let Some(pending) = self.kept.pending.take() {
            self.queue.push_front(pending.content);
        }
        self.kept.forget();
        self.held = Held::default();
        self.awaiting.clear();
        self.answered.clear();
        self.overdue = None;
        actions.extend([Action::Keep, Action::Show(Shown::Forgotten)]);
    }

    fn over(&mut self) {
        self.phase = Phase::Over;
        self.queue.clear();
        self.kept.pending = None;
        self.direct.clear();
        (self.start, self.message, self.resume, self.end) = (None, None, None, None);
        self.awaiting.clear();
        self.overdue = None;
        self.unheard_since = None;
        (self.histories_owed, self.pongs_owed) = (0, 0);
    }
}
