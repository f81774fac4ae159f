//! The state machine of `aisle.v1` as docs/PROTOCOL.md tells it: random frames, valid and invalid,
//! from several devices of one conversation, with queues that are emptied, delivered from in any
//! order or left alone in between. After every frame the answer and the log are held against a
//! model of the document. What the wire loses and what a socket refuses is tested elsewhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "protocol_state/model.rs"]
mod model;
#[path = "protocol_state/moves.rs"]
mod moves;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aisle_contract::frame::{History, HistoryEntry, ServerFrame, Speaker, StatusKind};
use aisle_domain::conversation::{Author, Body, Content, Entry, Notice};
use aisle_memory::MemoryShop;
use aisle_ports::WorkQueue;
use aisle_tests::world::{Device, World, demo_shop};
use model::{Allowed, Model};
use moves::{After, CANARY, Move, Say, invalid_frames, moves};
use proptest::test_runner::{Config, RngSeed, TestRunner};

const CONVERSATION: &str = "c-1";
const SHOPPER: &str = "user-17";

fn shop() -> Arc<MemoryShop> {
    static SHOP: OnceLock<Arc<MemoryShop>> = OnceLock::new();
    SHOP.get_or_init(|| Arc::new(demo_shop())).clone()
}

#[test]
fn every_frame_is_answered_as_the_document_says() {
    let mut config =
        Config { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 600;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    TestRunner::new(config)
        .run(&moves(), |moves| {
            runtime.block_on(play(&moves));
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

async fn play(moves: &[Move]) {
    let world = World::with_order_book(shop());
    // The third is signed in, the others are not.
    let devices = [
        world.device(CONVERSATION, "one", None),
        world.device(CONVERSATION, "two", None),
        world.device(CONVERSATION, "owner", Some(SHOPPER)),
    ];
    let mut game = Game { world: &world, devices, model: Model::default(), signed_in_at: None };
    for step in moves {
        // Ten messages a second at most, which nobody is refused for.
        world.clock.advance(Duration::from_millis(100));
        game.play(step).await;
    }
    game.settle().await;
    game.screens_show_the_log();
}

struct Game<'a> {
    world: &'a World,
    devices: [Device<'a>; 3],
    model: Model,
    /// The position at which the conversation got its owner.
    signed_in_at: Option<u64>,
}

impl Game<'_> {
    async fn play(&mut self, step: &Move) {
        match step {
            Move::Start { from, device, language } => self.start(*from, *device, language).await,
            Move::Message { from, device, count, say } => {
                let (n, say) = self.model.count(*device, *count, *say);
                self.message(*from, *device, n, say).await;
            }
            Move::Burst { from } => self.burst(*from).await,
            Move::Resume { from, after } => self.resume(*from, *after).await,
            Move::End { from } => self.end(*from).await,
            Move::Ping { from } => {
                let answer = self.send(*from, r#"{"type":"ping","mood":"calm"}"#).await;
                assert_eq!(answer, Some(ServerFrame::Pong {}));
                self.nothing_appended();
            }
            Move::Silent { from, frame } => {
                assert_eq!(self.send(*from, frame).await, None, "{frame}");
                self.nothing_appended();
            }
            Move::Invalid { from, row } => {
                let rows = invalid_frames();
                let (frame, code, field) = &rows[row % rows.len()];
                let mut allowed = self.model.refused_anyway(*from);
                allowed.push(Allowed {
                    code: code.clone(),
                    field: field.clone(),
                    ..Allowed::default()
                });
                let answer = self.send(*from, frame).await;
                self.refused(answer, &allowed, frame);
            }
            Move::Settle => self.settle().await,
            Move::Deliver { which, twice } => self.deliver(*which, *twice).await,
            Move::Wait { seconds } => self.world.clock.advance(Duration::from_secs(*seconds)),
        }
    }

    async fn send(&self, from: usize, frame: &str) -> Option<ServerFrame> {
        self.devices[from].send_raw(frame).await
    }

    async fn start(&mut self, from: usize, device: Option<usize>, language: &str) {
        let mut frame = serde_json::json!({"type": "start", "language": language, "mood": CANARY});
        if let Some(device) = device {
            frame["device"] = model::device_name(device).into();
        }
        self.world.push.connect(&self.devices[from].connection);
        let answer = self.send(from, &frame.to_string()).await;
        if self.model.is_foreign(from) {
            return self.refused(answer, &self.model.refused_anyway(from), "start");
        }
        let begins = self.model.log.is_empty();
        let binds = from == 2 && self.signed_in_at.is_none();
        let Some(ServerFrame::Welcome(welcome)) = answer else { panic!("welcome, not {answer:?}") };
        let appended = self.appended();
        assert_eq!(
            appended,
            usize::from(begins || binds),
            "start appends the greeting, or an owner"
        );
        if binds {
            self.signed_in_at = self.model.log.last().map(|entry| entry.seq.get());
            self.model.owned = true;
        }
        if begins {
            // An unknown language falls back to the merchant's first.
            self.model.language = match language {
                "fr" => "fr",
                other if other.starts_with("zh") => "zh",
                _ => "en",
            };
        }
        let next_n = device.map_or(1, |device| self.model.next_n(device));
        assert_eq!((welcome.seq, welcome.last, welcome.next_n), (1, self.model.last(), next_n));
        assert_eq!(welcome.conversation, CONVERSATION);
        assert!(!welcome.parts.is_empty(), "the greeting says something");
        if begins {
            assert_eq!(welcome.language, self.model.language);
        }
        let limits = welcome.limits;
        let told = (limits.max_text_chars, limits.max_frame_bytes, limits.messages_per_second);
        assert_eq!(told, (4_000, 131_072, 20));
    }

    /// True when it was taken in.
    async fn message(&mut self, from: usize, device: usize, n: u32, say: Say) -> bool {
        let frame = say.frame(&model::device_name(device), n);
        let allowed = self.model.refusals(from, device, n, say);
        let answer = self.send(from, &frame).await;
        if !allowed.is_empty() {
            self.refused(answer, &allowed, &format!("{say:?}"));
            if allowed.iter().any(|allowed| allowed.code == "rate_limited") {
                self.slowed_down(from, n).await;
            }
            return false;
        }
        let again = self.model.said(device, n);
        let seq = again.unwrap_or(self.model.last() + 1);
        assert_eq!(answer, Some(ServerFrame::Ack { n, seq }));
        assert_eq!(self.appended(), usize::from(again.is_none()), "once in the log");
        if again.is_none() {
            self.model.remember(device, say, seq);
            let Body::Shopper(stored) = &self.model.log.last().unwrap().body else { panic!() };
            assert_eq!((stored.device.as_str(), stored.n.0), (&*model::device_name(device), n));
            assert_eq!(Some(&stored.content), say.kept().as_ref());
        }
        let woken = self.world.queues.pending().into_iter().any(
            |pending| matches!(pending.message, WorkQueue::Nlu(wake) if wake.seq.get() == seq),
        );
        assert!(woken, "an ack says that the bot was woken, also when it is one more");
        true
    }

    /// 20 messages within a second are taken in, the 21st is not.
    async fn burst(&mut self, from: usize) {
        self.world.clock.advance(Duration::from_secs(2));
        for _ in 0..20 {
            let n = self.model.next_n(from);
            if !self.message(from, from, n, Say::HELLO).await {
                return;
            }
        }
        let n = self.model.next_n(from);
        let before = self.devices[from].pushed().len();
        assert_eq!(self.send(from, &Say::HELLO.frame(&model::device_name(from), n)).await, None);
        assert_eq!(self.devices[from].pushed().len(), before + 1);
        self.nothing_appended();
        self.slowed_down(from, n).await;
    }

    /// The refusal came as a push, the connection is closed; the client comes back later.
    async fn slowed_down(&mut self, from: usize, n: u32) {
        let Some(ServerFrame::Error(error)) = self.devices[from].pushed().pop() else { panic!() };
        assert_eq!(model::code_of(&error), "rate_limited");
        assert_eq!(error.n, Some(n));
        assert!(!self.world.push.is_open(&self.devices[from].connection));
        let wait = error.retry_after_ms.expect("when to come back");
        self.world.clock.advance(Duration::from_millis(wait.into()));
        self.start(from, Some(from), "en").await;
    }

    async fn resume(&mut self, from: usize, after: After) {
        let asked = after.position(self.model.last());
        let mut after = asked;
        let mut entries = Vec::new();
        loop {
            let answer = self.send(from, &format!(r#"{{"type":"resume","after":{after}}}"#)).await;
            self.nothing_appended();
            let allowed = self.model.refused_anyway(from);
            if !allowed.is_empty() {
                return self.refused(answer, &allowed, "resume");
            }
            let Some(ServerFrame::History(history)) = answer else { panic!("{answer:?}") };
            let History { entries: page, up_to, more } = history;
            assert!(page.iter().all(|entry| entry.seq() > after && entry.seq() <= up_to));
            assert!(up_to > after || !more, "it goes on");
            after = up_to;
            entries.extend(page);
            if !more {
                break;
            }
        }
        assert!(after >= self.model.last(), "all of it is complete");
        let log = self.model.log.iter().filter(|entry| entry.seq.get() > asked);
        let wanted: Vec<_> = log.filter(|entry| shows(entry)).collect();
        assert_eq!(entries.len(), wanted.len(), "{entries:?}");
        for (shown, entry) in entries.iter().zip(wanted) {
            same(shown, entry);
        }
    }

    async fn end(&mut self, from: usize) {
        let answer = self.send(from, r#"{"type":"end"}"#).await;
        let allowed = self.model.refused_anyway(from);
        if !allowed.is_empty() {
            return self.refused(answer, &allowed, "end");
        }
        assert_eq!(answer, None);
        let was_over = self.model.is_over();
        assert_eq!(self.appended(), usize::from(!was_over), "ends once");
        assert!(self.model.is_over(), "a reply with the notice `ended` says so");
        assert_eq!(self.model.unanswered(), Vec::<u64>::new());
    }

    fn refused(&mut self, answer: Option<ServerFrame>, allowed: &[Allowed], sent: &str) {
        self.nothing_appended();
        if answer.is_none() && allowed.iter().any(|allowed| allowed.code == "rate_limited") {
            return;
        }
        let Some(ServerFrame::Error(error)) = answer else {
            panic!("{sent}: one of {allowed:?}, not {answer:?}")
        };
        let fits = |allowed: &Allowed| allowed.is(&error);
        assert!(allowed.iter().any(fits), "{sent}: one of {allowed:?}, not {error:?}");
        assert!(!error.message.contains(CANARY), "never quotes what was sent: {}", error.message);
        assert!(!error.message.is_empty());
    }

    async fn settle(&mut self) {
        self.world.settle().await;
        self.written_by_others();
        if !self.model.is_waiting() {
            assert_eq!(self.model.unanswered(), Vec::<u64>::new(), "all is answered");
        }
    }

    async fn deliver(&mut self, which: usize, twice: bool) {
        let pending = self.world.queues.pending();
        let Some(pending) = pending.get(which % pending.len().max(1)) else { return };
        self.world.deliver(&pending.message).await.unwrap();
        if !twice {
            self.world.queues.take(pending.id).unwrap();
        }
        self.written_by_others();
    }

    fn written_by_others(&mut self) {
        let before = self.model.log.len();
        self.appended();
        let new = &self.model.log[before..];
        assert!(new.iter().all(|entry| matches!(entry.body, Body::Written(_))));
    }

    /// Reads what is new in the log, which only ever grows, and returns how much that is.
    fn appended(&mut self) -> usize {
        let log = self.world.entries(CONVERSATION);
        let before = self.model.log.len();
        assert_eq!(log[..before], self.model.log[..]);
        for entry in &log[before..] {
            self.model.take_in(entry.clone());
        }
        log.len() - before
    }

    fn nothing_appended(&mut self) {
        assert_eq!(self.appended(), 0, "nothing that is refused, or only asks, is stored");
    }

    /// What was pushed is what the log has, and nobody saw what came after they were shut out.
    fn screens_show_the_log(&self) {
        for (from, device) in self.devices.iter().enumerate() {
            for frame in device.pushed() {
                let ServerFrame::Reply(reply) = frame else { continue };
                let index = usize::try_from(reply.seq).unwrap() - 1;
                if from != 2 {
                    assert!(self.signed_in_at.is_none_or(|at| reply.seq <= at), "another's reply");
                }
                same(&HistoryEntry::Reply(reply), &self.model.log[index]);
            }
        }
    }
}

/// Whether an entry shows anything: words, a notice, or that it answers.
fn shows(entry: &Entry) -> bool {
    match &entry.body {
        Body::Shopper(_) => true,
        Body::Written(w) => !w.parts.is_empty() || w.notice.is_some() || !w.answers.is_empty(),
    }
}

fn same(shown: &HistoryEntry, entry: &Entry) {
    assert_eq!(shown.seq(), entry.seq.get());
    match (shown, &entry.body) {
        (HistoryEntry::Echo(echo), Body::Shopper(said)) => {
            let (text, choice) = match &said.content {
                Content::Text(text) => (Some(text), None),
                Content::Choice(id) => (None, Some(id)),
            };
            assert_eq!((echo.text.as_ref(), echo.choice.as_ref()), (text, choice));
            assert_eq!((&*echo.device, echo.n), (said.device.as_str(), said.n.0));
            assert_eq!(echo.at, entry.at.to_string());
        }
        (HistoryEntry::Reply(reply), Body::Written(written)) => {
            let answers: Vec<_> = written.answers.iter().map(|seq| seq.get()).collect();
            assert_eq!((&reply.answers, reply.parts.len()), (&answers, written.parts.len()));
            let notice = written.notice.map(|notice| match notice {
                Notice::Waiting => StatusKind::Waiting,
                Notice::HumanJoined => StatusKind::HumanJoined,
                Notice::HumanLeft => StatusKind::HumanLeft,
                Notice::Ended => StatusKind::Ended,
            });
            let author = match written.author {
                Author::Bot => Speaker::Bot,
                Author::Human(_) => Speaker::Human,
                Author::System => Speaker::System,
            };
            assert_eq!((reply.notice, reply.author), (notice, author));
            assert_eq!(reply.at, entry.at.to_string());
        }
        other => panic!("{other:?}"),
    }
}
