//! One socket of a run: a client that keeps its duties (`aisle-client`'s state machine), given what
//! to say at the intended times, with books kept of all it sends and gets. One task each.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aisle_client::session::{Action, Content, Event, Jitter, Kept, Session, Shown};
use aisle_client::socket::{Socket, next_text};
use aisle_contract::frame::{ClientFrame, Resume, ServerFrame, Start};
use aisle_domain::ids::DeviceId;
use futures::SinkExt as _;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;

use crate::connect::Connector;
use crate::ledger::{Ledger, Measure};
use crate::live::Live;
use crate::options::Options;
use crate::screen::Screen;
use crate::script::Script;
use crate::shape::Curve;
use crate::tally::Tally;

/// Nothing is due: look again then.
const IDLE: Duration = Duration::from_secs(60);
/// A frame that cannot be handed over for so long went to a dead connection.
const SEND: Duration = Duration::from_secs(10);

/// A page of the log that has not come by then is asked for again.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// What is missing in the log is looked for once more, and then once more.
const READS: u32 = 2;
const READ_AGAIN: Duration = Duration::from_secs(1);

/// What the run tells its sockets. Times are since the run's beginning.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Signal {
    /// When the first message is due, once that is known.
    pub go: Option<Duration>,
    /// When all sockets drop.
    pub dropped_at: Option<Duration>,
    /// When the time for saying was over: what is settled ends.
    pub ended: Option<Duration>,
    /// Who is not settled by then ends, too.
    pub settle_by: Option<Duration>,
    /// It was stopped before its time.
    pub stopped: bool,
    /// Everybody ends at once.
    pub cut: bool,
}

/// What all sockets of a run share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub began: Instant,
    pub options: Options,
    pub script: Arc<Script>,
    pub curve: Curve,
    pub connector: Connector,
    pub live: Mutex<Live>,
}

impl Shared {
    pub(crate) fn live(&self) -> MutexGuard<'_, Live> {
        // Counts stay counts when somebody panicked beside them.
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> Duration {
        self.began.elapsed()
    }
}

/// Reading the log in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Audit {
    NotBegun,
    /// A page was asked for.
    Asked {
        /// The position before it.
        after: u64,
        /// When it is asked for again.
        again: Duration,
    },
    Done,
}

pub(crate) struct Shopper {
    shared: Arc<Shared>,
    signal: watch::Receiver<Signal>,
    index: usize,
    session: Session,
    ledger: Ledger,
    socket: Option<Socket>,
    is_open: bool,
    was_open: bool,
    /// Which message of the run is this socket's next.
    next: u64,
    /// The count that was sent last, and whether all sockets were dropped and it is not back.
    sent_n: Option<u32>,
    dropped_at: Option<Duration>,
    back_since: Option<Duration>,
    begins: Duration,
    audit: Audit,
    /// How often the log was read and something was not in it.
    reads: u32,
    over: bool,
}

impl Shopper {
    /// The socket of an index; `None` if it cannot have a name.
    pub(crate) fn new(
        shared: &Arc<Shared>,
        signal: watch::Receiver<Signal>,
        index: usize,
    ) -> Option<Self> {
        let options = &shared.options;
        let name = format!("load-{}-{index}", options.seed);
        let device = DeviceId::new(name.as_str()).ok()?;
        let opening = Start {
            language: Some(shared.script.language(index).code().to_owned()),
            channel: Some("load".to_owned()),
            ..Start::default()
        };
        let identity = shared.script.signed_in(index).map(|who| who.offer.expose().to_owned());
        let mixed = options.seed.rotate_left(32) ^ u64::try_from(index).ok()?;
        let jitter = Jitter::Random(Box::new(StdRng::seed_from_u64(mixed)));
        #[allow(clippy::cast_precision_loss)]
        let begins = Duration::from_secs_f64(index as f64 / options.connect_rate);
        Some(Self {
            shared: Arc::clone(shared),
            signal,
            index,
            session: Session::new(opening, identity, Kept::new(device), jitter),
            ledger: Ledger::new(
                Arc::clone(&shared.script),
                name,
                options.answer_within,
                options.keep_screens,
            ),
            socket: None,
            is_open: false,
            was_open: false,
            next: u64::try_from(index).ok()?,
            sent_n: None,
            dropped_at: None,
            back_since: None,
            begins,
            audit: Audit::NotBegun,
            reads: 0,
            over: false,
        })
    }

    /// Runs to its end; gives the books.
    pub(crate) async fn run(mut self) -> (Tally, Vec<Screen>) {
        sleep_until(self.shared.began + self.begins).await;
        self.handle(Event::Tick).await;
        loop {
            let signal = *self.signal.borrow_and_update();
            self.say_what_is_due(signal).await;
            self.drop_if_told(signal).await;
            // One instant for both: what is due after it is waited for.
            let now = self.shared.now();
            if self.is_at_its_end(signal, now).await {
                break;
            }
            let due = self.due(signal, now);
            let began = self.shared.began;
            let event = tokio::select! {
                changed = self.signal.changed() => match changed {
                    Ok(()) => continue,
                    // Nobody runs this any more.
                    Err(_) => break,
                },
                text = received(&mut self.socket) => match text {
                    Some(text) => {
                        self.ledger.received(&text);
                        if self.is_of_the_audit(&text) {
                            continue;
                        }
                        Event::Received(text)
                    }
                    None => {
                        self.socket = None;
                        Event::Closed
                    }
                },
                () = sleep_until(began + due) => Event::Tick,
            };
            self.handle(event).await;
        }
        self.close().await
    }

    /// When something must be done next, if nothing comes before.
    fn due(&self, signal: Signal, now: Duration) -> Duration {
        let next = self.intended(signal);
        let later = |at: &Duration| *at > now;
        let dues = [
            self.session.deadline(),
            next,
            signal.settle_by.filter(later),
            self.audit_due(signal).filter(later),
        ];
        dues.into_iter().flatten().min().unwrap_or(now + IDLE)
    }

    fn intended(&self, signal: Signal) -> Option<Duration> {
        let go = signal.go.filter(|_| !signal.stopped)?;
        Some(go + self.shared.curve.intended(self.next)?)
    }

    /// Says everything whose time has come, also if earlier messages are not acknowledged: load does
    /// not wait for its answers.
    async fn say_what_is_due(&mut self, signal: Signal) {
        while let Some(at) = self.intended(signal) {
            let now = self.shared.now();
            if at > now {
                break;
            }
            let line = self.shared.script.line(self.index, self.next);
            self.next += u64::try_from(self.shared.options.sockets).unwrap_or(u64::MAX);
            if self.over {
                self.ledger.tally().unsaid += 1;
                continue;
            }
            {
                let mut live = self.shared.live();
                live.said += 1;
                // Without a connection, lateness is the server's or the network's.
                if self.session.is_ready() {
                    live.lag.record(now.saturating_sub(at));
                }
            }
            let content = Content::Text(line.text.clone());
            self.ledger.said(at, line);
            self.handle(Event::Say(content)).await;
        }
    }

    /// The network fails everybody at once: no farewell.
    async fn drop_if_told(&mut self, signal: Signal) {
        if signal.dropped_at != self.dropped_at {
            self.dropped_at = signal.dropped_at;
            self.back_since = signal.dropped_at;
            self.socket = None;
            self.handle(Event::Closed).await;
        }
    }

    async fn is_at_its_end(&mut self, signal: Signal, now: Duration) -> bool {
        if signal.cut || self.over && signal.ended.is_some() {
            return true;
        }
        if signal.ended.is_none() || self.intended(signal).is_some() {
            return false;
        }
        let settled = self.session.is_settled() && self.ledger.is_settled();
        match self.audit {
            Audit::Done => true,
            Audit::NotBegun if settled && !self.shared.options.audit => true,
            Audit::NotBegun if settled => {
                if self.session.is_ready() && self.audit_due(signal).is_some_and(|due| due <= now) {
                    self.ask(self.ledger.audit_from()).await;
                }
                false
            }
            Audit::NotBegun => signal.settle_by.is_some_and(|by| by <= now),
            // The wait for answers is over, but a log that is being read has until the cut.
            Audit::Asked { after, again } => {
                if self.session.is_ready() && again <= now {
                    self.ask(after).await;
                }
                false
            }
        }
    }

    /// When the log is to be read, at the pace at which sockets were opened.
    fn audit_due(&self, signal: Signal) -> Option<Duration> {
        match self.audit {
            Audit::NotBegun => Some(signal.ended?.saturating_add(self.begins)),
            Audit::Asked { again, .. } => Some(again),
            Audit::Done => None,
        }
    }

    /// Asks for a page of the log, past the state machine: it has its own idea of what is missing.
    async fn ask(&mut self, after: u64) {
        self.audit = Audit::Asked { after, again: self.shared.now() + ASK_AGAIN };
        let frame = ClientFrame::Resume(Resume { after });
        if let Some(event) = self.send(&frame).await {
            self.handle(event).await;
        }
    }

    /// Whether a text was the answer to that.
    fn is_of_the_audit(&mut self, text: &str) -> bool {
        let Audit::Asked { after, .. } = self.audit else { return false };
        match ServerFrame::parse(text) {
            Ok(ServerFrame::History(page)) => {
                self.ledger.read(&page);
                self.audit = if page.more {
                    Audit::Asked { after: page.up_to, again: Duration::ZERO }
                } else if self.reads < READS && !self.ledger.found_all_in_log() {
                    // It may have answered an earlier `resume`, which asked for less.
                    self.reads += 1;
                    let again = self.shared.now() + READ_AGAIN;
                    Audit::Asked { after: self.ledger.audit_from(), again }
                } else {
                    self.ledger.read_to_the_end();
                    Audit::Done
                };
                true
            }
            Ok(ServerFrame::Error(error)) if error.n.is_none() => {
                let wait = Duration::from_millis(error.retry_after_ms.unwrap_or(1_000).into());
                self.audit = Audit::Asked { after, again: self.shared.now() + wait };
                true
            }
            _ => false,
        }
    }

    async fn handle(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for action in self.session.handle(self.shared.now(), event) {
                if let Some(event) = self.act(action).await {
                    events.push_back(event);
                }
            }
        }
        self.over = self.session.is_over();
    }

    /// Does what the state machine wants; gives what came of it.
    async fn act(&mut self, action: Action) -> Option<Event> {
        match action {
            Action::Connect => Some(self.connect().await),
            Action::Close => {
                self.socket = None;
                None
            }
            Action::Send(frame) => self.send(&frame).await,
            Action::Show(shown) => {
                self.show(shown);
                None
            }
            Action::Keep => None,
        }
    }

    async fn connect(&mut self) -> Event {
        let offer = self.session.offer();
        let mut signal = self.signal.clone();
        let opened = tokio::select! {
            opened = self.shared.connector.open(&offer) => opened,
            _ = signal.wait_for(|signal| signal.cut) => Err(None),
        };
        match opened {
            Ok(socket) => {
                self.socket = Some(socket);
                Event::Opened
            }
            Err(status) => {
                let name = status.map_or_else(|| "none".to_owned(), |status| status.to_string());
                *self.shared.live().failed_handshakes.entry(name).or_default() += 1;
                Event::Failed(status)
            }
        }
    }

    async fn send(&mut self, frame: &ClientFrame) -> Option<Event> {
        let socket = self.socket.as_mut()?;
        match frame {
            ClientFrame::Message(message) => {
                let again = self.sent_n == Some(message.n);
                self.sent_n = Some(message.n);
                let mut live = self.shared.live();
                if again { live.resent += 1 } else { live.sent += 1 }
            }
            ClientFrame::Resume(_) => self.shared.live().resumes += 1,
            _ => {}
        }
        let sending = socket.send(Message::text(frame.to_json()));
        if matches!(timeout(SEND, sending).await, Ok(Ok(()))) {
            return None;
        }
        self.socket = None;
        Some(Event::Closed)
    }

    fn show(&mut self, shown: Shown) {
        let now = self.shared.now();
        let measures = match shown {
            Shown::Welcome { welcome, greets } => {
                self.ledger.welcomed(&welcome, greets);
                self.opened(now);
                Vec::new()
            }
            Shown::Acked { n, seq } => self.ledger.acked(now, n, seq),
            Shown::Entry { entry, late } => self.ledger.shown(now, &entry, late),
            Shown::Refused { content, .. } => {
                if content.is_some() {
                    self.ledger.refused();
                }
                Vec::new()
            }
            Shown::Offline => {
                self.closed();
                Vec::new()
            }
            Shown::Forgotten => {
                self.sent_n = None;
                Vec::new()
            }
            Shown::TurnedAway(_) => {
                self.closed();
                self.shared.live().turned_away += 1;
                Vec::new()
            }
            Shown::Answer(_) | Shown::Status(_) => Vec::new(),
        };
        self.count(&measures);
    }

    fn count(&self, measures: &[Measure]) {
        if !measures.is_empty() {
            let mut live = self.shared.live();
            measures.iter().for_each(|measure| live.record(*measure));
        }
    }

    fn opened(&mut self, now: Duration) {
        let mut live = self.shared.live();
        live.open_now += u64::from(!self.is_open);
        if self.was_open {
            live.reconnects += 1;
        } else {
            live.opened += 1;
            live.open.record(now.saturating_sub(self.begins));
        }
        if let Audit::Asked { again, .. } = &mut self.audit {
            *again = now;
        }
        if let Some(since) = self.back_since.take() {
            live.back.record(now.saturating_sub(since));
        }
        (self.is_open, self.was_open) = (true, true);
    }

    fn closed(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.shared.live().open_now -= 1;
        }
    }

    async fn close(mut self) -> (Tally, Vec<Screen>) {
        let signal = *self.signal.borrow();
        if self.shared.options.audit && self.audit != Audit::Done && !signal.stopped {
            self.ledger.tally().unaudited += 1;
        }
        self.ledger.close(self.shared.now(), signal.stopped);
        if let Some(mut socket) = self.socket.take() {
            // A farewell that does not arrive is none the worse.
            let _ = timeout(Duration::from_secs(1), socket.close(None)).await;
        }
        self.closed();
        self.ledger.into_parts()
    }
}

async fn received(socket: &mut Option<Socket>) -> Option<String> {
    match socket {
        Some(open) => next_text(open).await,
        None => std::future::pending().await,
    }
}
