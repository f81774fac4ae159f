//! The human agent's client: lists, claims, says, gives back; sends a frame again until it is
//! answered; after a lost connection claims again what it had. And what the desk was shown.

use std::collections::{BTreeMap, BTreeSet};

use aisle_contract::agent_frame::{AgentErrorCode, AgentFrame, DeskFrame};
use aisle_contract::frame::HistoryEntry;

use crate::chance::Chance;
use crate::core::{Micros, ms};

/// An unanswered frame is sent again after so long.
const RETRY: Micros = ms(3_000);

/// The agent at the desk.
pub(crate) struct Agent {
    pub(crate) connection: Option<usize>,
    /// A handshake is under way.
    pub(crate) connecting: bool,
    request: u32,
    waiting: Option<(AgentFrame, Micros)>,
    /// The conversation in hand.
    owned: Option<String>,
    /// The connection on which it was claimed.
    claimed_on: Option<usize>,
    says: u64,
    gives_back: bool,
    /// Nothing new is begun any more.
    pub(crate) leaving: bool,
    next_at: Micros,
    /// The positions that the desk showed, by conversation.
    pub(crate) desk: BTreeMap<String, BTreeSet<u64>>,
    /// What was said, each with its conversation.
    pub(crate) said: Vec<(String, String)>,
    /// The position that was confirmed for a text.
    pub(crate) confirmed: BTreeMap<String, u64>,
}

impl Agent {
    pub(crate) const fn new() -> Self {
        Self {
            connection: None,
            connecting: false,
            request: 0,
            waiting: None,
            owned: None,
            claimed_on: None,
            says: 0,
            gives_back: false,
            leaving: false,
            next_at: 0,
            desk: BTreeMap::new(),
            said: Vec::new(),
            confirmed: BTreeMap::new(),
        }
    }

    /// The frame to send now, if there is one.
    pub(crate) fn tick(&mut self, now: Micros, chance: &mut Chance) -> Option<String> {
        let connection = self.connection?;
        if let Some((frame, sent)) = &mut self.waiting {
            if *sent + RETRY <= now {
                *sent = now;
                return Some(frame.to_json());
            }
            return None;
        }
        if now < self.next_at {
            return None;
        }
        self.next_at = now + chance.between(500, 6_000) * ms(1);
        self.request += 1;
        let request = self.request;
        let frame = match &self.owned {
            Some(conversation) if self.claimed_on != Some(connection) => {
                AgentFrame::AgentClaim { request, conversation: conversation.clone() }
            }
            Some(_) if self.leaving && !self.gives_back => return None,
            Some(conversation) if self.says > 0 => {
                self.says -= 1;
                let (key, text) = (format!("k{request}"), format!("Ada says {request}."));
                self.said.push((conversation.clone(), text.clone()));
                AgentFrame::AgentSay { request, conversation: conversation.clone(), key, text }
            }
            Some(conversation) if self.gives_back => {
                AgentFrame::AgentGiveBack { request, conversation: conversation.clone() }
            }
            None if !self.leaving => AgentFrame::AgentList { request },
            _ => return None,
        };
        let text = frame.to_json();
        self.waiting = Some((frame, now));
        Some(text)
    }

    /// The connection is gone.
    pub(crate) fn closed(&mut self) {
        self.connection = None;
        // A question about the desk is asked anew; work under way is sent again.
        if matches!(self.waiting, Some((AgentFrame::AgentList { .. }, _))) {
            self.waiting = None;
        }
    }

    /// A frame came.
    pub(crate) fn received(&mut self, text: &str, connection: usize, chance: &mut Chance) {
        let Ok(frame) = DeskFrame::parse(text) else { return };
        let answers = match &frame {
            DeskFrame::Cases { request, .. }
            | DeskFrame::Case { request, .. }
            | DeskFrame::Said { request, .. }
            | DeskFrame::Returned { request, .. } => Some(*request),
            DeskFrame::AgentError { request, .. } => *request,
            _ => None,
        };
        if let DeskFrame::AgentError { code: AgentErrorCode::Unavailable, .. } = &frame {
            return; // sent again after a while
        }
        let current = answers.is_some() && answers == Some(self.request) && self.waiting.is_some();
        let asked = if current { self.waiting.take().map(|(frame, _)| frame) } else { None };
        match frame {
            DeskFrame::Cases { cases, .. } if current && !cases.is_empty() => {
                self.request += 1;
                let conversation = chance.pick(&cases).conversation.clone();
                let claim = AgentFrame::AgentClaim { request: self.request, conversation };
                // Sent at the next tick.
                self.waiting = Some((claim, 0));
            }
            DeskFrame::Case { conversation, entries, .. } => {
                let shown = self.desk.entry(conversation.clone()).or_default();
                shown.extend(entries.iter().map(position));
                if current {
                    if self.owned.is_none() {
                        self.says = chance.below(3);
                        self.gives_back = chance.per_mille(700);
                    }
                    self.owned = Some(conversation);
                    self.claimed_on = Some(connection);
                }
            }
            DeskFrame::Said { seq, .. } if current => {
                if let Some(AgentFrame::AgentSay { text, .. }) = asked {
                    self.confirmed.insert(text, seq);
                }
            }
            DeskFrame::Returned { .. } if current => self.owned = None,
            DeskFrame::CaseEcho { conversation, echo } => {
                self.desk.entry(conversation).or_default().insert(echo.seq);
            }
            DeskFrame::CaseReply { conversation, reply } => {
                self.desk.entry(conversation).or_default().insert(reply.seq);
            }
            // Not ours any more: the shopper left, or another has it.
            DeskFrame::AgentError { .. }
                if current && !matches!(asked, Some(AgentFrame::AgentList { .. })) =>
            {
                self.owned = None;
            }
            _ => {}
        }
    }
}

fn position(entry: &HistoryEntry) -> u64 {
    match entry {
        HistoryEntry::Reply(reply) => reply.seq,
        HistoryEntry::Echo(echo) => echo.seq,
    }
}
