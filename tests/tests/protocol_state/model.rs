//! The model: what docs/PROTOCOL.md says of a conversation, and no more. Where several refusals of
//! the document apply to one frame, it does not say which comes first; any of them will do.

use std::collections::BTreeMap;

use aisle_contract::frame::Error;
use aisle_domain::conversation::{Body, Entry, Notice};

use crate::moves::{Count, Say};

/// Devices of one conversation.
const MAX_DEVICES: usize = 16;
/// Messages in a row that nobody has written anything after.
const MAX_UNANSWERED: usize = 200;

pub fn device_name(device: usize) -> String {
    format!("d-{device}")
}

/// The code as it is written on the wire.
pub fn code_of(error: &Error) -> String {
    serde_json::to_value(error.code).unwrap().as_str().unwrap().to_owned()
}

/// A refusal that the document allows.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    pub code: String,
    /// The field that is named; none if empty.
    pub field: String,
    /// The count of the message that is refused, and what was expected.
    pub n: Option<u32>,
    pub expected: Option<u32>,
}

impl Allowed {
    fn of(code: &str, n: u32) -> Self {
        Self { code: code.to_owned(), n: Some(n), ..Self::default() }
    }

    pub fn is(&self, error: &Error) -> bool {
        code_of(error) == self.code
            && (self.field.is_empty() || error.message.contains(&format!("`{}`", self.field)))
            && (self.n.is_none() || error.n == self.n)
            && error.expected == self.expected
    }
}

/// A conversation.
#[derive(Debug, Default)]
pub struct Model {
    /// What is in the log.
    pub log: Vec<Entry>,
    /// It belongs to a shopper who signed in.
    pub owned: bool,
    pub language: &'static str,
    /// What each device has said, and where it stands; the first has the count 1.
    devices: BTreeMap<usize, Vec<(Say, u64)>>,
    /// Positions of the shopper's that a reply answers, in the order of answering.
    answered: Vec<u64>,
    /// The last notice.
    notice: Option<Notice>,
}

impl Model {
    pub fn last(&self) -> u64 {
        self.log.last().map_or(0, |entry| entry.seq.get())
    }

    pub fn is_over(&self) -> bool {
        self.notice == Some(Notice::Ended)
    }

    /// For a human.
    pub fn is_waiting(&self) -> bool {
        self.notice == Some(Notice::Waiting)
    }

    /// Only the third connection is signed in.
    pub const fn is_foreign(&self, from: usize) -> bool {
        self.owned && from != 2
    }

    pub fn next_n(&self, device: usize) -> u32 {
        u32::try_from(self.devices.get(&device).map_or(0, Vec::len)).unwrap() + 1
    }

    /// Where a device's message with a count stands.
    pub fn said(&self, device: usize, n: u32) -> Option<u64> {
        self.stored(device, n).map(|(_, seq)| seq)
    }

    fn stored(&self, device: usize, n: u32) -> Option<(Say, u64)> {
        let index = usize::try_from(n).unwrap().checked_sub(1)?;
        self.devices.get(&device)?.get(index).copied()
    }

    pub fn remember(&mut self, device: usize, say: Say, seq: u64) {
        self.devices.entry(device).or_default().push((say, seq));
    }

    /// The count and the content that a message gets.
    pub fn count(&self, device: usize, count: Count, say: Say) -> (u32, Say) {
        let next = self.next_n(device);
        let earlier = |pick: usize| {
            let said = usize::try_from(next).unwrap() - 1;
            u32::try_from(pick.checked_rem(said).unwrap_or(0)).unwrap() + 1
        };
        match count {
            Count::Next => (next, say),
            Count::Gap(by) => (next + by, say),
            Count::Reused(pick) => (earlier(pick), say),
            Count::Again(pick) => {
                let n = earlier(pick);
                (n, self.stored(device, n).map_or(say, |(say, _)| say))
            }
        }
    }

    /// Why any frame but `start` may be refused.
    pub fn refused_anyway(&self, from: usize) -> Vec<Allowed> {
        let mut allowed = Vec::new();
        if self.log.is_empty() {
            allowed.push(Allowed { code: "not_started".to_owned(), ..Allowed::default() });
        }
        if self.is_foreign(from) {
            allowed.push(Allowed { code: "wrong_shopper".to_owned(), ..Allowed::default() });
        }
        allowed
    }

    /// Why a message may be refused; if there is no reason, it must be acknowledged.
    pub fn refusals(&self, from: usize, device: usize, n: u32, say: Say) -> Vec<Allowed> {
        let mut allowed = self.refused_anyway(from);
        if let Some((code, field)) = say.refusal() {
            allowed.push(Allowed { field: field.to_owned(), ..Allowed::of(code, n) });
        }
        let expected = self.next_n(device);
        if let Some((stored, _)) = self.stored(device, n) {
            if stored.kept() != say.kept() {
                allowed.push(Allowed::of("counter_reused", n));
            }
            // What is in the log already is acknowledged, whatever has happened since.
            return allowed;
        }
        if n > expected {
            let expected = Some(expected);
            allowed.push(Allowed { expected, ..Allowed::of("counter_gap", n) });
        }
        if self.is_over() {
            allowed.push(Allowed::of("ended", n));
        }
        if self.devices.len() >= MAX_DEVICES && !self.devices.contains_key(&device) {
            allowed.push(Allowed::of("too_many_devices", n));
        }
        let unanswered = self.log.iter().rev().take_while(|e| matches!(e.body, Body::Shopper(_)));
        if unanswered.count() >= MAX_UNANSWERED {
            allowed.push(Allowed::of("rate_limited", n));
        }
        allowed
    }

    /// The shopper's positions that no reply answers.
    pub fn unanswered(&self) -> Vec<u64> {
        let said = self.devices.values().flatten().map(|(_, seq)| *seq);
        let mut open: Vec<_> = said.filter(|seq| !self.answered.contains(seq)).collect();
        open.sort_unstable();
        open
    }

    /// Takes in an entry of the log: the next position, and an answer to what was not answered.
    pub fn take_in(&mut self, entry: Entry) {
        assert_eq!(entry.seq.get(), self.last() + 1, "no position is left out");
        if let Body::Written(written) = &entry.body {
            for answered in written.answers.iter().map(|seq| seq.get()) {
                let place = usize::try_from(answered).unwrap() - 1;
                let is_shoppers = matches!(self.log[place].body, Body::Shopper(_));
                assert!(is_shoppers, "{answered} is no message");
                let newest = self.answered.last().copied();
                assert!(newest < Some(answered), "{answered} after {newest:?}: once, in order");
                self.answered.push(answered);
            }
            self.notice = written.notice.or(self.notice);
        }
        self.log.push(entry);
    }
}
