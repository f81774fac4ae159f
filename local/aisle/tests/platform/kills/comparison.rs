//! What every client was told, held against the log entry by entry, read from the table and not by
//! the protocol. The load generator's own checks are its own.

use std::collections::{BTreeMap, BTreeSet};

use aisle_contract::frame::{Echo, HistoryEntry, Reply, Speaker};
use aisle_domain::ids::{ConversationId, Seq};
use aisle_load::Screen;
use aisle_ports::{Consistency, ConversationLog};

use super::desk::Said;
use crate::client::text;

const PAGE: usize = 200;

/// What was found; everything below `said` must be 0.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Conversations that were read.
    pub conversations: usize,
    /// Messages that were acknowledged.
    pub acked: usize,
    /// Entries that show something to a shopper.
    pub replies: usize,
    /// Sayings of the agent that were acknowledged.
    pub said: usize,
    /// Acknowledged, and not in the log at that position, or there with another text.
    pub lost: usize,
    /// In the log twice, or without an ack; the agent's, too.
    pub not_acked: usize,
    /// Messages in the log that no entry answers.
    pub unanswered: usize,
    /// Messages in the log that more than one entry answers.
    pub answered_twice: usize,
    /// Shown more than once.
    pub shown_twice: usize,
    /// In the log, and on no screen.
    pub not_shown: usize,
    /// On a screen, and not in the log.
    pub not_in_log: usize,
    /// On a screen with another content than in the log.
    pub differing: usize,
    /// Positions that the log leaves out.
    pub holes: usize,
    /// Where the first of those are.
    pub examples: Vec<String>,
}

impl Comparison {
    /// Compares a screen, and what the agent was told to have said on it.
    pub async fn add(&mut self, log: &dyn ConversationLog, screen: &Screen, said: &[Said]) {
        self.conversations += 1;
        let (echoes, replies) = self.read(log, &screen.conversation).await;
        self.said_by_human(screen, &replies, said);
        self.said(screen, echoes, &replies);
        self.shown(screen, replies);
    }

    /// Whether the screens are the log.
    pub fn is_clean(&self) -> bool {
        let Self { conversations, acked, replies, said, .. } = *self;
        *self == Self { conversations, acked, replies, said, ..Self::default() }
    }

    async fn read(
        &mut self,
        log: &dyn ConversationLog,
        conversation: &str,
    ) -> (BTreeMap<u64, Echo>, BTreeMap<u64, Reply>) {
        let id = ConversationId::new(conversation).unwrap();
        let (mut echoes, mut replies) = (BTreeMap::new(), BTreeMap::new());
        let mut last = 0;
        loop {
            let after = Seq::new(last);
            let page = log.read_after(&id, after, PAGE, Consistency::Strong).await.unwrap();
            for entry in &page.entries {
                self.holes += usize::from(entry.seq.get() != last + 1);
                last = entry.seq.get();
                match HistoryEntry::of(entry) {
                    Some(HistoryEntry::Echo(echo)) => drop(echoes.insert(last, echo)),
                    Some(HistoryEntry::Reply(reply)) => drop(replies.insert(last, reply)),
                    None => {}
                }
            }
            if !page.more {
                return (echoes, replies);
            }
        }
    }

    /// What the agent said is in the log once, where it was acknowledged.
    fn said_by_human(&mut self, screen: &Screen, replies: &BTreeMap<u64, Reply>, said: &[Said]) {
        let words = |reply: &Reply| reply.author == Speaker::Human && !reply.parts.is_empty();
        let mut in_log: BTreeMap<u64, String> = replies
            .iter()
            .filter(|(_, reply)| words(reply))
            .map(|(seq, reply)| (*seq, text(reply)))
            .collect();
        for said in said.iter().filter(|said| said.conversation == screen.conversation) {
            self.said += 1;
            if in_log.remove(&said.seq).as_ref() != Some(&said.text) {
                self.lost += self.example(screen, said.seq, "is not what the agent said");
            }
        }
        for seq in in_log.into_keys() {
            self.not_acked += self.example(screen, seq, "was said, and not acknowledged");
        }
    }

    /// What was said is in the log once, as it was acknowledged, and answered by one entry.
    fn said(
        &mut self,
        screen: &Screen,
        mut echoes: BTreeMap<u64, Echo>,
        replies: &BTreeMap<u64, Reply>,
    ) {
        let mut answers: BTreeMap<u64, usize> = BTreeMap::new();
        for message in replies.values().flat_map(|reply| &reply.answers) {
            *answers.entry(*message).or_default() += 1;
        }
        for seq in echoes.keys() {
            match answers.get(seq) {
                None => self.unanswered += self.example(screen, *seq, "is not answered"),
                Some(1) => {}
                Some(_) => self.answered_twice += self.example(screen, *seq, "is answered twice"),
            }
        }
        for acked in &screen.acked {
            self.acked += 1;
            let as_acked = echoes.remove(&acked.seq).is_some_and(|echo| {
                echo.n == acked.n
                    && echo.device == screen.device
                    && echo.text.as_ref() == Some(&acked.text)
            });
            if !as_acked {
                self.lost += self.example(screen, acked.seq, "is not what was acknowledged");
            }
        }
        for seq in echoes.into_keys() {
            self.not_acked += self.example(screen, seq, "was never acknowledged");
        }
    }

    /// The screen has every entry of the log once, and nothing else.
    fn shown(&mut self, screen: &Screen, mut replies: BTreeMap<u64, Reply>) {
        self.replies += replies.len();
        let mut seen = BTreeSet::new();
        for shown in &screen.shown {
            if !seen.insert(shown.seq) {
                self.shown_twice += self.example(screen, shown.seq, "was shown twice");
                continue;
            }
            match replies.remove(&shown.seq) {
                None => self.not_in_log += self.example(screen, shown.seq, "is not in the log"),
                // The greeting came with `welcome`.
                Some(_) if shown.reply.is_none() => {}
                Some(reply) if shown.reply.as_ref() == Some(&reply) => {}
                Some(_) => self.differing += self.example(screen, shown.seq, "differs"),
            }
        }
        for seq in replies.into_keys() {
            self.not_shown += self.example(screen, seq, "was not shown");
        }
    }

    /// Remembers where; counts one.
    fn example(&mut self, screen: &Screen, seq: u64, what: &str) -> usize {
        if self.examples.len() < 10 {
            self.examples.push(format!("{} {seq} {what}", screen.conversation));
        }
        1
    }
}
