//! The books of one socket, without any I/O: what was said, acknowledged, answered and shown, and
//! whether all of that is as it must be. The client's duties are not here but in `aisle-client`.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::time::Duration;

use aisle_contract::frame::{History, HistoryEntry, Reply, ServerFrame, Welcome};
use aisle_contract::part::Part;

use crate::expected::Wrong;
use crate::screen::{Acknowledged, Screen, ShownEntry};
use crate::script::{Line, Script};
use crate::tally::Tally;

/// Positions and messages of a conversation that are remembered; the oldest are forgotten, and not
/// looked at in the end.
const MAX_REMEMBERED: usize = 1_000;

/// A latency, from the intended time of sending. Times are since the beginning of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Until the ack.
    Ack(Duration),
    /// Until the answer was shown.
    Reply {
        /// How long it took.
        took: Duration,
        /// Whether it was about an order.
        order: bool,
    },
}

/// A message on its way.
#[derive(Debug)]
struct Turn {
    intended: Duration,
    line: Line,
    acked_at: Duration,
}

/// An entry that came.
#[derive(Debug, Clone, Copy)]
struct Seen {
    content: u64,
    shown: bool,
    in_log: bool,
}

/// The books of one socket.
#[derive(Debug)]
pub(crate) struct Ledger {
    script: Arc<Script>,
    answer_within: Duration,
    device: String,
    conversation: Option<String>,
    /// Said, oldest first.
    unacked: VecDeque<Turn>,
    /// Acknowledged, by position.
    unanswered: BTreeMap<u64, Turn>,
    /// Answers to positions that are not known as ours yet.
    early: BTreeMap<u64, (Duration, Reply)>,
    /// Which entry answered a message.
    answered_by: BTreeMap<u64, u64>,
    entries: BTreeMap<u64, Seen>,
    /// Position and content of acknowledged messages by their count, until seen in the log.
    acked: BTreeMap<u32, (u64, u64)>,
    /// Everything up to here was forgotten.
    forgotten: u64,
    keep_screens: bool,
    screens: Vec<Screen>,
    screen: Screen,
    tally: Tally,
}

impl Ledger {
    pub(crate) fn new(
        script: Arc<Script>,
        device: String,
        answer_within: Duration,
        keep_screens: bool,
    ) -> Self {
        let screen = Screen { device: device.clone(), ..Screen::default() };
        Self {
            script,
            answer_within,
            device,
            conversation: None,
            unacked: VecDeque::new(),
            unanswered: BTreeMap::new(),
            early: BTreeMap::new(),
            answered_by: BTreeMap::new(),
            entries: BTreeMap::new(),
            acked: BTreeMap::new(),
            forgotten: 0,
            keep_screens,
            screens: Vec::new(),
            screen,
            tally: Tally::default(),
        }
    }

    pub(crate) fn tally(&mut self) -> &mut Tally {
        &mut self.tally
    }

    /// A message was given to the client.
    pub(crate) fn said(&mut self, intended: Duration, line: Line) {
        self.unacked.push_back(Turn { intended, line, acked_at: Duration::ZERO });
    }

    /// A text came, whatever the client makes of it.
    pub(crate) fn received(&mut self, text: &str) {
        match ServerFrame::parse(text) {
            Ok(ServerFrame::Reply(reply)) => self.pushed(HistoryEntry::Reply(reply)),
            Ok(ServerFrame::Echo(echo)) => self.pushed(HistoryEntry::Echo(echo)),
            Ok(ServerFrame::History(history)) => {
                history.entries.into_iter().for_each(|entry| {
                    self.came(&entry);
                });
            }
            Ok(ServerFrame::Error(error)) => {
                let code = serde_json::to_value(error.code).ok();
                let code = code.as_ref().and_then(|code| code.as_str()).unwrap_or("unknown");
                *self.tally.errors.entry(code.to_owned()).or_default() += 1;
            }
            Ok(_) => {}
            Err(_) => self.tally.not_frames += 1,
        }
    }

    fn pushed(&mut self, entry: HistoryEntry) {
        if self.came(&entry) {
            self.tally.repeated_pushes += 1;
        }
    }

    /// Whether an entry was here before; if so, it must be the same.
    fn came(&mut self, entry: &HistoryEntry) -> bool {
        let seq = seq_of(entry);
        let content = digest(entry);
        if seq <= self.forgotten {
            return true;
        }
        let Some(&seen) = self.entries.get(&seq) else {
            self.remember(seq, Seen { content, shown: false, in_log: false });
            return false;
        };
        // The greeting has no content yet: `welcome` brings it without its instant.
        if seen.content != content && seen.content != 0 {
            self.tally.conflicting += 1;
            self.example(seq, "came with two contents");
        }
        seen.shown
    }

    fn remember(&mut self, seq: u64, seen: Seen) {
        self.entries.insert(seq, seen);
        while self.entries.len() > MAX_REMEMBERED {
            if let Some((seq, _)) = self.entries.pop_first() {
                self.forgotten = self.forgotten.max(seq);
            }
        }
    }

    /// The conversation is open on a connection.
    pub(crate) fn welcomed(&mut self, welcome: &Welcome, greets: bool) {
        if self.conversation.as_ref().is_some_and(|known| *known != welcome.conversation) {
            self.tally.conversations_lost += 1;
            self.tally.lost += count(self.unanswered.len());
            self.unanswered.clear();
            self.early.clear();
            self.answered_by.clear();
            self.entries.clear();
            self.acked.clear();
            self.forgotten = 0;
            let fresh = Screen { device: self.device.clone(), ..Screen::default() };
            self.screens.push(std::mem::replace(&mut self.screen, fresh));
        }
        self.conversation = Some(welcome.conversation.clone());
        if self.screen.conversation != welcome.conversation {
            self.screen.conversation.clone_from(&welcome.conversation);
        }
        if greets {
            self.remember(welcome.seq, Seen { content: 0, shown: true, in_log: false });
            self.show(welcome.seq, None);
        }
    }

    /// The client saw a message acknowledged.
    pub(crate) fn acked(&mut self, now: Duration, n: u32, seq: u64) -> Vec<Measure> {
        let Some(mut turn) = self.unacked.pop_front() else { return Vec::new() };
        let mut measures = vec![Measure::Ack(now.saturating_sub(turn.intended))];
        if self.keep_screens {
            self.screen.acked.push(Acknowledged { n, text: turn.line.text.clone(), seq });
        }
        self.acked.insert(n, (seq, text_digest(&turn.line.text)));
        while self.acked.len() > MAX_REMEMBERED {
            self.acked.pop_first();
        }
        turn.acked_at = now;
        match self.early.remove(&seq) {
            Some((at, reply)) => measures.push(self.answered(at, turn, &reply)),
            None => drop(self.unanswered.insert(seq, turn)),
        }
        measures
    }

    /// The client showed an entry; `late` if it belongs before one that was shown.
    pub(crate) fn shown(
        &mut self,
        now: Duration,
        entry: &HistoryEntry,
        late: bool,
    ) -> Vec<Measure> {
        if let Some(seen) = self.entries.get_mut(&seq_of(entry)) {
            seen.shown = true;
        }
        match entry {
            HistoryEntry::Echo(echo) if echo.device == self.device => {
                let said = self.unacked.front().map(|turn| turn.line.text.as_str());
                if said == echo.text.as_deref() {
                    return self.acked(now, echo.n, echo.seq);
                }
                self.tally.conflicting += 1;
                self.example(echo.seq, "echoes what was not said");
                Vec::new()
            }
            HistoryEntry::Echo(_) => Vec::new(),
            HistoryEntry::Reply(reply) => {
                self.tally.overtaken += u64::from(late);
                self.show(reply.seq, Some(reply));
                let answers = reply.answers.iter();
                answers.filter_map(|message| self.answer(now, *message, reply)).collect()
            }
        }
    }

    fn show(&mut self, seq: u64, reply: Option<&Reply>) {
        if self.keep_screens {
            let answers = reply.map(|reply| reply.answers.clone()).unwrap_or_default();
            self.screen.shown.push(ShownEntry { seq, answers, reply: reply.cloned() });
        }
    }

    /// An entry answers a message.
    fn answer(&mut self, now: Duration, message: u64, reply: &Reply) -> Option<Measure> {
        if self.answered_by.contains_key(&message) {
            self.tally.answered_twice += 1;
            self.example(message, "was answered twice");
            return None;
        }
        let before = self.answered_by.range(..message).next_back().map(|(_, entry)| *entry);
        let after = self.answered_by.range(message..).next().map(|(_, entry)| *entry);
        let in_order = message < reply.seq
            && before.is_none_or(|entry| entry <= reply.seq)
            && after.is_none_or(|entry| entry >= reply.seq);
        if !in_order {
            self.tally.out_of_order += 1;
            self.example(message, "was answered out of order");
        }
        self.answered_by.insert(message, reply.seq);
        while self.answered_by.len() > MAX_REMEMBERED {
            self.answered_by.pop_first();
        }
        match self.unanswered.remove(&message) {
            Some(turn) => Some(self.answered(now, turn, reply)),
            None => {
                self.early.insert(message, (now, reply.clone()));
                None
            }
        }
    }

    fn answered(&mut self, now: Duration, turn: Turn, reply: &Reply) -> Measure {
        if now.saturating_sub(turn.acked_at) > self.answer_within {
            self.tally.late += 1;
        }
        if let Err(wrong) = self.judge(&turn.line, reply) {
            let expected = turn.line.order.and_then(|order| self.script.order(order));
            let expected = expected.map_or("no order", |order| order.number.as_str());
            let example = format!(
                "{} seq {}: {wrong:?}, expected {expected}",
                self.screen.conversation, reply.seq
            );
            self.tally.wrong(wrong, example);
        }
        let took = now.saturating_sub(turn.intended);
        Measure::Reply { took, order: turn.line.order.is_some() }
    }

    /// Whether a reply is what a line asked for.
    fn judge(&self, line: &Line, reply: &Reply) -> Result<(), Wrong> {
        if reply.parts.is_empty() {
            return Err(Wrong::Empty);
        }
        let mut cards = reply.parts.iter().filter_map(|part| match part {
            Part::OrderCard(card) => Some(card),
            _ => None,
        });
        // An entry that answers several messages may show what another of them asked about.
        let alone = reply.answers.len() == 1;
        let Some(expected) = line.order.and_then(|order| self.script.order(order)) else {
            return if alone && cards.next().is_some() { Err(Wrong::OtherOrder) } else { Ok(()) };
        };
        let mut judged = Err(Wrong::NoCard);
        for card in cards {
            match expected.check(card) {
                Err(Wrong::OtherOrder) if !alone => {}
                Err(Wrong::OtherOrder) => return Err(Wrong::OtherOrder),
                told => judged = told,
            }
        }
        judged
    }

    /// A message was refused for good.
    pub(crate) fn refused(&mut self) {
        self.unacked.pop_front();
        self.tally.refused += 1;
    }

    /// Messages that are on their way.
    pub(crate) fn is_settled(&self) -> bool {
        self.unacked.is_empty() && self.unanswered.is_empty()
    }

    /// From where the log is to be read in the end.
    pub(crate) const fn audit_from(&self) -> u64 {
        self.forgotten
    }

    /// A page of the log, read in the end; its contents were looked at when it came.
    pub(crate) fn read(&mut self, page: &History) {
        for entry in &page.entries {
            let seq = seq_of(entry);
            let Some(seen) = self.entries.get_mut(&seq) else { continue };
            let again = std::mem::replace(&mut seen.in_log, true);
            match entry {
                HistoryEntry::Reply(_) if !seen.shown && !again => {
                    self.tally.missed += 1;
                    self.example(seq, "is in the log and was not shown");
                }
                HistoryEntry::Echo(echo) if echo.device == self.device => {
                    let text = text_digest(echo.text.as_deref().unwrap_or_default());
                    if self.acked.remove(&echo.n).is_some_and(|known| known != (seq, text)) {
                        self.tally.conflicting += 1;
                        self.example(seq, "is not what was acknowledged");
                    }
                }
                HistoryEntry::Reply(_) | HistoryEntry::Echo(_) => {}
            }
        }
    }

    /// Whether everything that must be in the log was read there.
    pub(crate) fn found_all_in_log(&self) -> bool {
        self.not_in_log().next().is_none()
    }

    /// The whole log was read.
    pub(crate) fn read_to_the_end(&mut self) {
        for seq in self.not_in_log().collect::<Vec<u64>>() {
            self.tally.not_in_log += 1;
            self.example(seq, "is not in the log");
        }
    }

    /// Positions that were acknowledged or shown, and were not read.
    fn not_in_log(&self) -> impl Iterator<Item = u64> {
        let acked = self.acked.values().map(|(seq, _)| *seq);
        let unread = |seen: &Seen| seen.shown && !seen.in_log;
        let shown = self.entries.iter().filter(move |(_, seen)| unread(seen)).map(|(seq, _)| *seq);
        acked.chain(shown).filter(|seq| *seq > self.forgotten)
    }

    /// Nothing more is waited for. After an early stop, what still had time is not called lost.
    pub(crate) fn close(&mut self, now: Duration, stopped_early: bool) {
        for turn in std::mem::take(&mut self.unanswered).into_values() {
            let had_time = turn.acked_at.saturating_add(self.answer_within) > now;
            if stopped_early && had_time {
                self.tally.outstanding += 1;
            } else {
                self.tally.lost += 1;
            }
        }
        let unacked = count(self.unacked.len());
        let counter = if stopped_early {
            &mut self.tally.outstanding
        } else {
            &mut self.tally.unacknowledged
        };
        *counter += unacked;
        self.unacked.clear();
    }

    /// What was counted, and the screens if they were kept.
    pub(crate) fn into_parts(mut self) -> (Tally, Vec<Screen>) {
        if self.keep_screens {
            self.screens.push(self.screen);
        }
        (self.tally, self.screens)
    }

    fn example(&mut self, seq: u64, what: &str) {
        self.tally.example(format!("{} seq {seq} {what}", self.screen.conversation));
    }
}

const fn seq_of(entry: &HistoryEntry) -> u64 {
    match entry {
        HistoryEntry::Reply(reply) => reply.seq,
        HistoryEntry::Echo(echo) => echo.seq,
    }
}

/// A number that is the same for the same entry; never 0.
fn digest(entry: &HistoryEntry) -> u64 {
    text_digest(&serde_json::to_string(entry).unwrap_or_default())
}

fn text_digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish().max(1)
}

fn count(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}
