//! Which positions of the log the client has: duties 6 and 8 of docs/PROTOCOL.md.

use std::collections::BTreeSet;

/// Positions that were shown, or that are the client's own messages.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Everything up to here is there.
    complete: u64,
    /// What is there beyond.
    beyond: BTreeSet<u64>,
    /// The highest that was shown.
    highest: u64,
}

impl Held {
    pub(super) fn up_to(complete: u64) -> Self {
        Self { complete, beyond: BTreeSet::new(), highest: complete }
    }

    /// The `after` of the next `resume`.
    pub(super) const fn complete(&self) -> u64 {
        self.complete
    }

    pub(super) fn has(&self, seq: u64) -> bool {
        seq <= self.complete || self.beyond.contains(&seq)
    }

    pub(super) const fn is_before_the_highest(&self, seq: u64) -> bool {
        seq < self.highest
    }

    /// Takes a position; whether it is new.
    pub(super) fn take(&mut self, seq: u64) -> bool {
        if self.has(seq) {
            return false;
        }
        self.beyond.insert(seq);
        self.highest = self.highest.max(seq);
        self.close_up();
        true
    }

    /// A `history` said that everything up to here has been told.
    pub(super) fn complete_up_to(&mut self, up_to: u64) {
        self.complete = self.complete.max(up_to);
        self.beyond = self.beyond.split_off(&self.complete.saturating_add(1));
        self.close_up();
    }

    fn close_up(&mut self) {
        while self.beyond.remove(&self.complete.saturating_add(1)) {
            self.complete += 1;
        }
    }
}
