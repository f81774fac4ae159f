//! When something is sent, and when it is sent again: duties 2, 3, 4, 7, 10 and 11 of
//! docs/PROTOCOL.md. What comes in is not looked at here.

use std::time::Duration;

use aisle_contract::frame::{ClientFrame, Resume};

use super::backoff::overdue;
use super::{Action, Moment, Pending, Phase, Retry, Session, Shown};

/// A connection on which questions stay unanswered for so long is dead, although nobody closed it.
const DEAD_AFTER: Duration = Duration::from_secs(20);

impl Session {
    /// When the next [`super::Event::Tick`] is due, if one is.
    #[must_use]
    pub fn deadline(&self) -> Option<Moment> {
        match self.phase {
            Phase::Offline { until } => Some(until),
            Phase::Connecting | Phase::Over => None,
            Phase::Starting => earliest([self.start.map(|r| r.at), self.dead_at()]),
            Phase::Ready => {
                let end = self.end.filter(|_| self.may_end());
                let retries = [self.message, self.resume, end, self.overdue];
                let retries = retries.map(|retry| retry.map(|retry| retry.at));
                let ping = Some(self.last_sent.saturating_add(self.ping_after));
                earliest(retries.into_iter().chain([self.dead_at(), ping]))
            }
        }
    }

    fn dead_at(&self) -> Option<Moment> {
        self.unheard_since.map(|since| since.saturating_add(DEAD_AFTER))
    }

    /// `end` follows everything that was said before it.
    fn may_end(&self) -> bool {
        self.queue.is_empty() && self.kept.pending.is_none()
    }

    /// Does what is due.
    pub(super) fn catch_up(&mut self, now: Moment, actions: &mut Vec<Action>) {
        if self.dead_at().is_some_and(|at| at <= now) {
            actions.push(Action::Close);
            self.offline(now, None, actions);
        }
        match self.phase {
            Phase::Offline { until } if until <= now => {
                self.phase = Phase::Connecting;
                actions.push(Action::Connect);
            }
            Phase::Starting if is_due(self.start, now) => {
                self.start = Some(self.again(now, self.start));
                self.send(now, ClientFrame::Start(self.opening.clone()), actions);
            }
            Phase::Ready => self.catch_up_when_ready(now, actions),
            _ => {}
        }
    }

    fn catch_up_when_ready(&mut self, now: Moment, actions: &mut Vec<Action>) {
        if is_due(self.message, now) {
            self.send_pending(now, actions);
        }
        if is_due(self.overdue, now) {
            let tries = self.overdue.map_or(0, |retry| retry.tries).saturating_add(1);
            let at = now.saturating_add(overdue(self.resume_after, tries));
            self.overdue = Some(Retry { at, tries });
            self.want_resume(now, actions);
        }
        if is_due(self.resume, now) {
            self.send_resume(now, actions);
        }
        while let Some(frame) = self.direct.pop_front() {
            match frame {
                ClientFrame::Resume(_) => self.histories_owed += 1,
                ClientFrame::Ping {} => self.pongs_owed += 1,
                _ => {}
            }
            self.send(now, frame, actions);
        }
        if self.may_end() && is_due(self.end, now) {
            self.end = Some(self.again(now, self.end));
            self.send(now, ClientFrame::End {}, actions);
        }
        if self.last_sent.saturating_add(self.ping_after) <= now {
            self.send(now, ClientFrame::Ping {}, actions);
        }
    }

    pub(super) fn woke(&mut self, now: Moment, actions: &mut Vec<Action>) {
        match self.phase {
            Phase::Offline { .. } => self.phase = Phase::Offline { until: now },
            Phase::Ready => self.want_resume(now, actions),
            Phase::Connecting | Phase::Starting | Phase::Over => {}
        }
    }

    /// No connection now; the next one after a random time, or after `wait`.
    pub(super) fn offline(
        &mut self,
        now: Moment,
        wait: Option<Duration>,
        actions: &mut Vec<Action>,
    ) {
        if matches!(self.phase, Phase::Over | Phase::Offline { .. }) {
            return;
        }
        let wait = wait.unwrap_or_else(|| self.jitter.reconnect(self.reconnects));
        self.reconnects = self.reconnects.saturating_add(1);
        self.phase = Phase::Offline { until: now.saturating_add(wait) };
        (self.start, self.message, self.resume) = (None, None, None);
        self.resume_again = false;
        self.early.clear();
        self.unheard_since = None;
        // A script's questions are asked once; its answers do not come on another connection.
        (self.histories_owed, self.pongs_owed) = (0, 0);
        actions.push(Action::Show(Shown::Offline));
    }

    /// Sends the next of what was said, if nothing is unacknowledged.
    pub(super) fn send_next(&mut self, now: Moment, actions: &mut Vec<Action>) {
        if self.phase != Phase::Ready || self.kept.pending.is_some() {
            return;
        }
        if let Some(content) = self.queue.pop_front() {
            self.kept.pending = Some(Pending { n: self.kept.n.saturating_add(1), content });
            self.message = None;
            actions.push(Action::Keep);
            self.send_pending(now, actions);
        }
    }

    /// Sends what is unacknowledged, at first or again.
    pub(super) fn send_pending(&mut self, now: Moment, actions: &mut Vec<Action>) {
        if let Some(message) = self.kept.message() {
            self.message = Some(self.again(now, self.message));
            self.send(now, ClientFrame::Message(message), actions);
        }
    }

    /// Asks for what is missing; if that is under way, once more after it.
    pub(super) fn want_resume(&mut self, now: Moment, actions: &mut Vec<Action>) {
        if self.phase != Phase::Ready {
            return;
        }
        if self.resume.is_some() {
            self.resume_again = true;
        } else {
            self.send_resume(now, actions);
        }
    }

    pub(super) fn send_resume(&mut self, now: Moment, actions: &mut Vec<Action>) {
        self.resume = Some(self.again(now, self.resume));
        let resume = Resume { after: self.held.complete() };
        self.send(now, ClientFrame::Resume(resume), actions);
    }

    fn send(&mut self, now: Moment, frame: ClientFrame, actions: &mut Vec<Action>) {
        self.last_sent = now;
        if !matches!(frame, ClientFrame::Typing {} | ClientFrame::Read { .. }) {
            self.unheard_since.get_or_insert(now);
        }
        actions.push(Action::Send(frame));
    }

    /// The next try of something that is sent now.
    fn again(&mut self, now: Moment, retry: Option<Retry>) -> Retry {
        let tries = retry.map_or(0, |retry| retry.tries);
        let at = now.saturating_add(self.jitter.retry(tries));
        Retry { at, tries: tries.saturating_add(1) }
    }
}

fn is_due(retry: Option<Retry>, now: Moment) -> bool {
    retry.is_some_and(|retry| retry.at <= now)
}

fn earliest(moments: impl IntoIterator<Item = Option<Moment>>) -> Option<Moment> {
    moments.into_iter().flatten().min()
}
