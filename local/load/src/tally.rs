//! What was counted besides latencies: everything that should not happen, and what may.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::expected::Wrong;

/// How many wrong answers are told of one by one.
const MAX_EXAMPLES: usize = 10;

/// What one socket, or all of them, met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Acknowledged, and never answered.
    pub lost: u64,
    /// Acknowledged, and answered after the time for an answer.
    pub late: u64,
    /// Said, and never acknowledged.
    pub unacknowledged: u64,
    /// Not said, because the server would not have the client any more.
    pub unsaid: u64,
    /// Refused for good.
    pub refused: u64,
    /// Answers that were not what the shop file says, by kind.
    pub wrong: BTreeMap<Wrong, u64>,
    /// Messages that a second reply entry answered, too.
    pub answered_twice: u64,
    /// Answers whose position is before the answer to an earlier message, or before their message.
    pub out_of_order: u64,
    /// Positions that came with two different contents.
    pub conflicting: u64,
    /// Conversations that could not be gone back to.
    pub conversations_lost: u64,
    /// In the log at the end, and never shown.
    pub missed: u64,
    /// Acknowledged or shown, and not in the log at the end.
    pub not_in_log: u64,
    /// Conversations whose log was not read at the end, because they were not in order by then.
    pub unaudited: u64,
    /// Not answered when the run was stopped early; neither lost nor found.
    pub outstanding: u64,
    /// Pushes of an entry that was shown already: allowed, and shown once.
    pub repeated_pushes: u64,
    /// Entries that came after one with a higher position: allowed, and shown in order.
    pub overtaken: u64,
    /// Texts that are no frames, such as API Gateway's own errors.
    pub not_frames: u64,
    /// Refusals by code.
    pub errors: BTreeMap<String, u64>,
    /// Wrong answers, one by one: where, and how. No shopper's text.
    pub examples: Vec<String>,
}

impl Tally {
    /// Whether nothing happened that must not.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let faults = [
            self.lost,
            self.late,
            self.unacknowledged,
            self.unsaid,
            self.refused,
            self.answered_twice,
            self.out_of_order,
            self.conflicting,
            self.conversations_lost,
            self.missed,
            self.not_in_log,
            self.unaudited,
        ];
        self.wrong.is_empty() && faults.iter().all(|count| *count == 0)
    }

    /// Counts a wrong answer.
    pub(crate) fn wrong(&mut self, wrong: Wrong, example: String) {
        *self.wrong.entry(wrong).or_default() += 1;
        self.example(example);
    }

    /// Keeps an example, if there are not enough yet.
    pub(crate) fn example(&mut self, example: String) {
        if self.examples.len() < MAX_EXAMPLES {
            self.examples.push(example);
        }
    }

    /// Adds another's.
    pub(crate) fn add(&mut self, other: Self) {
        let Self {
            lost,
            late,
            unacknowledged,
            unsaid,
            refused,
            wrong,
            answered_twice,
            out_of_order,
            conflicting,
            conversations_lost,
            missed,
            not_in_log,
            unaudited,
            outstanding,
            repeated_pushes,
            overtaken,
            not_frames,
            errors,
            examples,
        } = other;
        self.lost += lost;
        self.late += late;
        self.unacknowledged += unacknowledged;
        self.unsaid += unsaid;
        self.refused += refused;
        self.answered_twice += answered_twice;
        self.out_of_order += out_of_order;
        self.conflicting += conflicting;
        self.conversations_lost += conversations_lost;
        self.missed += missed;
        self.not_in_log += not_in_log;
        self.unaudited += unaudited;
        self.outstanding += outstanding;
        self.repeated_pushes += repeated_pushes;
        self.overtaken += overtaken;
        self.not_frames += not_frames;
        for (kind, count) in wrong {
            *self.wrong.entry(kind).or_default() += count;
        }
        for (code, count) in errors {
            *self.errors.entry(code).or_default() += count;
        }
        examples.into_iter().for_each(|example| self.example(example));
    }
}
