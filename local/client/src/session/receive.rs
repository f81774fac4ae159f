//! What a frame of the server's does: duties 3, 5 to 9, 12 and 13 of docs/PROTOCOL.md.

use std::time::Duration;

use aisle_contract::frame::{
    Error, ErrorCode, History, HistoryEntry, Reply, ServerFrame, StatusKind, Welcome,
};

use super::backoff::overdue;
use super::held::Held;
use super::{Action, Moment, Phase, Retry, Session, Shown};

/// How many answered positions are remembered for acks that come late.
const MAX_ANSWERED: usize = 1_000;
/// After `rate_limited`, unless it says otherwise.
const RATE_WAIT: Duration = Duration::from_secs(1);

impl Session {
    pub(super) fn received(&mut self, now: Moment, text: &str, actions: &mut Vec<Action>) {
        if matches!(self.phase, Phase::Offline { .. } | Phase::Connecting) {
            return;
        }
        self.unheard_since = None;
        // What is no frame, such as API Gateway's own error, is no answer: the retry stands.
        let Ok(frame) = ServerFrame::parse(text) else { return };
        if self.phase == Phase::Over {
            return;
        }
        match frame {
            ServerFrame::Welcome(welcome) => self.welcomed(now, welcome, actions),
            ServerFrame::Ack { n, seq } => self.acked(now, n, seq, actions),
            ServerFrame::Reply(reply) if self.phase == Phase::Starting => {
                self.early.push(HistoryEntry::Reply(reply));
            }
            ServerFrame::Echo(echo) if self.phase == Phase::Starting => {
                self.early.push(HistoryEntry::Echo(echo));
            }
            ServerFrame::Reply(reply) => self.replied(now, HistoryEntry::Reply(reply), actions),
            ServerFrame::Echo(echo) => self.replied(now, HistoryEntry::Echo(echo), actions),
            ServerFrame::Status(status) if status.status != StatusKind::Unknown => {
                actions.push(Action::Show(Shown::Status(status.status)));
            }
            ServerFrame::History(history) => self.told(now, history, actions),
            ServerFrame::Error(error) => self.refused(now, error, actions),
            ServerFrame::Pong {} if self.pongs_owed > 0 => {
                self.pongs_owed -= 1;
                actions.push(Action::Show(Shown::Answer(ServerFrame::Pong {})));
            }
            ServerFrame::Status(_) | ServerFrame::Pong {} | ServerFrame::Unknown => {}
        }
    }

    fn welcomed(&mut self, now: Moment, welcome: Welcome, actions: &mut Vec<Action>) {
        if self.phase != Phase::Starting {
            return;
        }
        (self.phase, self.start, self.reconnects) = (Phase::Ready, None, 0);
        let known = self.kept.conversation.as_ref().is_none_or(|id| *id == welcome.conversation);
        if !known || welcome.last < self.held.complete() {
            // Another conversation, or a log that began anew: the old positions mean nothing here.
            self.held = Held::default();
            self.awaiting.clear();
            self.answered.clear();
            self.overdue = None;
        }
        self.kept.conversation = Some(welcome.conversation.clone());
        self.kept.resume_token = Some(welcome.resume_token.clone());
        if self.kept.pending.is_none() {
            self.kept.n = welcome.next_n.saturating_sub(1);
        }
        self.ping_after = Duration::from_secs(welcome.limits.ping_after_seconds.max(1).into());
        self.resume_after = Duration::from_secs(welcome.limits.resume_after_seconds.max(1).into());
        let greets = self.held.take(welcome.seq);
        let last = welcome.last;
        self.keep(actions);
        actions.push(Action::Show(Shown::Welcome { welcome: Box::new(welcome), greets }));
        for entry in std::mem::take(&mut self.early) {
            self.replied(now, entry, actions);
        }
        if last > self.held.complete() && self.resume.is_none() {
            self.want_resume(now, actions);
        }
        self.message = None;
        self.send_pending(now, actions);
        self.send_next(now, actions);
    }

    fn acked(&mut self, now: Moment, n: u32, seq: u64, actions: &mut Vec<Action>) {
        let pending = self.kept.pending.as_ref();
        if pending.is_none_or(|pending| pending.n != n) {
            return;
        }
        self.held.take(seq);
        self.settled(now, n, seq);
        actions.push(Action::Show(Shown::Acked { n, seq }));
        self.keep(actions);
        self.send_next(now, actions);
    }

    /// The pending message is in the log.
    fn settled(&mut self, now: Moment, n: u32, seq: u64) {
        self.kept.n = n;
        self.kept.pending = None;
        self.message = None;
        if !self.answered.contains(&seq) {
            self.awaiting.insert(seq);
            let at = now.saturating_add(overdue(self.resume_after, 0));
            self.overdue = Some(Retry { at, tries: 0 });
        }
    }

    /// An entry that was pushed.
    fn replied(&mut self, now: Moment, entry: HistoryEntry, actions: &mut Vec<Action>) {
        let misses = match &entry {
            HistoryEntry::Reply(reply) => reply.answers.iter().any(|seq| !self.held.has(*seq)),
            HistoryEntry::Echo(_) => false,
        };
        self.entry(now, entry, true, actions);
        self.keep(actions);
        if misses {
            self.want_resume(now, actions);
        }
        self.send_next(now, actions);
    }

    /// Shows an entry, unless it was shown, and draws its conclusions.
    fn entry(&mut self, now: Moment, entry: HistoryEntry, show: bool, actions: &mut Vec<Action>) {
        let seq = match &entry {
            HistoryEntry::Reply(reply) => reply.seq,
            HistoryEntry::Echo(echo) => echo.seq,
        };
        let late = self.held.is_before_the_highest(seq);
        let new = self.held.take(seq);
        let mut ended = false;
        match &entry {
            HistoryEntry::Reply(reply) => {
                self.answers(reply);
                ended = reply.notice == Some(StatusKind::Ended);
            }
            HistoryEntry::Echo(echo) => {
                let n = self.kept.pending.as_ref().map(|pending| pending.n);
                if echo.device == self.kept.device.as_str() && n == Some(echo.n) {
                    self.settled(now, echo.n, seq);
                }
            }
        }
        if new && show {
            actions.push(Action::Show(Shown::Entry { entry, late }));
        }
        if ended {
            self.over();
        }
    }

    fn answers(&mut self, reply: &Reply) {
        for seq in &reply.answers {
            self.awaiting.remove(seq);
            self.answered.insert(*seq);
        }
        while self.answered.len() > MAX_ANSWERED {
            self.answered.pop_first();
        }
        if self.awaiting.is_empty() {
            self.overdue = None;
        }
    }

    fn told(&mut self, now: Moment, history: History, actions: &mut Vec<Action>) {
        let asked_by_script = self.histories_owed > 0;
        if asked_by_script {
            self.histories_owed -= 1;
            let answer = ServerFrame::History(history.clone());
            actions.push(Action::Show(Shown::Answer(answer)));
        }
        let History { entries, up_to, more } = history;
        let resumed = self.resume.take().is_some();
        for entry in entries {
            self.entry(now, entry, !asked_by_script, actions);
        }
        // Only an answer to a `resume` of ours leaves no hole: a script may have asked from anywhere.
        if !asked_by_script {
            self.held.complete_up_to(up_to);
        }
        self.keep(actions);
        let again = std::mem::take(&mut self.resume_again);
        if resumed && (more || again || asked_by_script) && self.phase == Phase::Ready {
            self.send_resume(now, actions);
        }
        self.send_next(now, actions);
    }

    fn refused(&mut self, now: Moment, error: Error, actions: &mut Vec<Action>) {
        let pending = self.kept.pending.as_ref().map(|pending| pending.n);
        let ours = error.n.is_some() && error.n == pending;
        match error.code {
            _ if error.n.is_some() && !ours => {} // about a message that was settled meanwhile
            ErrorCode::NotStarted => {
                self.phase = Phase::Starting;
                (self.message, self.resume) = (None, None);
                self.start = Some(Retry { at: now, tries: 0 });
            }
            ErrorCode::CounterGap if ours && error.expected.is_some() => {
                self.renumber(now, error.expected.unwrap_or(1), actions);
            }
            ErrorCode::CounterReused if ours => {
                self.renumber(now, pending.unwrap_or(0).saturating_add(1), actions);
            }
            ErrorCode::RateLimited => {
                let wait = error.retry_after_ms.map_or(RATE_WAIT, millis);
                actions.push(Action::Close);
                self.offline(now, Some(wait), actions);
            }
            ErrorCode::WrongShopper => {
                actions.push(Action::Show(Shown::Refused { error, content: None }));
                self.turned_away(None, actions);
            }
            ErrorCode::Ended => {
                let content = self.kept.pending.take().map(|pending| pending.content);
                self.over();
                actions.push(Action::Keep);
                actions.push(Action::Show(Shown::Refused { error, content }));
            }
            ErrorCode::Unavailable | ErrorCode::Unknown if error.retry_after_ms.is_some() => {
                let at = now.saturating_add(error.retry_after_ms.map_or(RATE_WAIT, millis));
                self.postpone(ours, at);
            }
            ErrorCode::Unavailable => {}
            _ => {
                let content = if ours { self.kept.pending.take() } else { None };
                let content = content.map(|pending| pending.content);
                if ours {
                    self.message = None;
                    actions.push(Action::Keep);
                }
                actions.push(Action::Show(Shown::Refused { error, content }));
                self.send_next(now, actions);
            }
        }
    }

    /// Sends the pending message with another count, of which the server says that it is free.
    fn renumber(&mut self, now: Moment, n: u32, actions: &mut Vec<Action>) {
        if let Some(pending) = self.kept.pending.as_mut() {
            pending.n = n;
            self.message = None;
            actions.push(Action::Keep);
            self.send_pending(now, actions);
        }
    }

    /// The server asked for patience: about the pending message, or about what it must be else.
    fn postpone(&mut self, message: bool, at: Moment) {
        let retries = if message {
            [Some(&mut self.message), None, None, None]
        } else {
            let others = [&mut self.start, &mut self.resume, &mut self.end, &mut self.message];
            others.map(Some)
        };
        let unanswered = retries.into_iter().flatten().find_map(|retry| retry.as_mut());
        if let Some(retry) = unanswered {
            retry.at = at;
        }
    }

    fn keep(&mut self, actions: &mut Vec<Action>) {
        self.kept.complete = self.held.complete();
        actions.push(Action::Keep);
    }
}

fn millis(ms: u32) -> Duration {
    Duration::from_millis(ms.into())
}
