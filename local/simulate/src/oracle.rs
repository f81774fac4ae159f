//! What must hold when a run is over, seen from outside: the clients' screens, the desk, the order
//! book and the logs. It knows nothing of how functions work. The numbers are those of
//! ARCHITECTURE.md's invariants.

use std::collections::{BTreeMap, BTreeSet};

use aisle_client::session::Content as Said;
use aisle_contract::frame::HistoryEntry;
use aisle_domain::conversation::{Author, Body, Content, Entry, Notice, Owner, Stage, Written};
use aisle_domain::ids::{ConversationId, OrderNumber, Seq};
use aisle_domain::part::Part;
use aisle_ports::HandoffBoard as _;
use futures::FutureExt as _;

use crate::Parts;
use crate::core::Micros;
use crate::poison::POISON;
use crate::scenario::Kind;
use crate::shopper::{Device, Item, position};
use crate::world::World;

/// A poison message is at a human within this time.
const POISON_AT_HUMAN: Micros = 60_000_000;
/// In a run without faults, a message that shares a queue with a poisoned one is answered within
/// one visibility time-out and a little.
const DELAYED_BY_POISON: Micros = 12_000_000;
/// The guest's order, and what proves it.
const GUEST_ORDER: &str = "AC104372";
const GUEST_PROOFS: [&str; 2] = ["robin.hale@example.com", "BS1 4DJ"];

/// A promise that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The invariant's number in ARCHITECTURE.md.
    pub invariant: u8,
    /// What was seen.
    pub what: String,
}

struct Oracle<'a> {
    world: &'a World,
    parts: &'a Parts,
    logs: &'a BTreeMap<ConversationId, Vec<Entry>>,
    found: Vec<Violation>,
}

/// All promises that a run broke.
pub(crate) fn judge(world: &World, parts: &Parts) -> Vec<Violation> {
    let log = &world.functions.log;
    let logs = log.conversations().into_iter().map(|id| (id.clone(), log.entries(&id))).collect();
    let mut oracle = Oracle { world, parts, logs: &logs, found: Vec::new() };
    if !world.rested {
        oracle.break_(1, || "the run does not come to rest".to_owned());
    }
    let left: Vec<_> = world.core.with(|state| {
        let left = state.queues.left();
        left.iter().take(5).map(|(queue, body)| format!("{} {body}", queue.name())).collect()
    });
    if !left.is_empty() {
        oracle.break_(1, || format!("left in the queues: {left:?}"));
    }
    for (conversation, entries) in &logs {
        oracle.conversation(conversation, entries);
    }
    for device in &world.devices {
        oracle.device(device);
    }
    for lack in &world.incomplete {
        oracle.break_(3, || lack.clone());
    }
    for broken in crate::money::judge(world, parts, &logs) {
        oracle.break_(4, || broken);
    }
    for broken in crate::news::judge(world, parts, &logs) {
        oracle.break_(8, || broken);
    }
    oracle.agent();
    oracle.found
}

/// Replies that a connected screen lacks.
pub(crate) fn incomplete(world: &World) -> Vec<String> {
    let mut lacks = Vec::new();
    for device in world.devices.iter().filter(|device| device.session.is_ready()) {
        let Some(conversation) = &device.session.kept().conversation else { continue };
        let Ok(id) = ConversationId::new(conversation.clone()) else { continue };
        let shown: BTreeSet<u64> = device.screen.iter().map(position).collect();
        for entry in world.functions.log.entries(&id) {
            let is_reply = matches!(HistoryEntry::of(&entry), Some(HistoryEntry::Reply(_)));
            if is_reply && !shown.contains(&entry.seq.get()) {
                lacks.push(format!("{}: #{} is not shown until asked for", device.name, entry.seq));
            }
        }
    }
    lacks
}

impl<'a> Oracle<'a> {
    /// The entries of a conversation; none if it never began.
    fn log(&self, conversation: &str) -> Option<(ConversationId, &'a [Entry])> {
        let id = ConversationId::new(conversation).ok()?;
        let entries = self.logs.get(&id).map_or(&[][..], Vec::as_slice);
        Some((id, entries))
    }

    fn break_(&mut self, invariant: u8, what: impl FnOnce() -> String) {
        self.found.push(Violation { invariant, what: what() });
    }

    fn conversation(&mut self, id: &ConversationId, entries: &[Entry]) {
        self.answers(id, entries);
        self.commands(id, entries);
        self.owner(id, entries);
        self.orders_shown(id, entries);
        if self.world.plan.poisoned {
            self.poison(id, entries);
        }
    }

    /// 1 and 2: every message is answered once, in order, or is with a human.
    fn answers(&mut self, id: &ConversationId, entries: &[Entry]) {
        let mut answered: BTreeMap<u64, u64> = BTreeMap::new();
        let mut last = 0;
        for (seq, written) in written(entries) {
            for answer in &written.answers {
                let answer = answer.get();
                if let Some(before) = answered.insert(answer, seq) {
                    self.break_(2, || {
                        format!("{id}: #{answer} is answered by #{before} and #{seq}")
                    });
                }
                if answer < last {
                    self.break_(2, || format!("{id}: #{answer} is answered after #{last}"));
                }
                last = answer;
                if answer >= seq || !is_shoppers(entries, answer) {
                    self.break_(2, || format!("{id}: #{seq} answers #{answer}, no message before"));
                }
            }
        }
        let Some((_, newest)) = written(entries).last() else { return };
        let state = &newest.state;
        let known = self.known_to_be_in(id);
        let unanswered: Vec<u64> = entries
            .iter()
            .filter(|entry| matches!(entry.body, Body::Shopper(_)))
            .map(|entry| entry.seq.get())
            .filter(|seq| !answered.contains_key(seq) && known.contains(seq))
            .collect();
        match &state.owner {
            Owner::Bot | Owner::Ended => {
                for seq in unanswered {
                    self.break_(1, || format!("{id}: #{seq} is never answered"));
                }
            }
            Owner::Human(_) => {
                let desk = self.world.agent.desk.get(id.as_str());
                for seq in unanswered {
                    if !desk.is_some_and(|desk| desk.contains(&seq)) {
                        self.break_(1, || format!("{id}: #{seq} is with a human who never saw it"));
                    }
                }
            }
            Owner::Waiting { .. } => {
                let listed = self.world.functions.board.list(100).now_or_never();
                let cases = listed.and_then(Result::ok).unwrap_or_default();
                if !cases.iter().any(|case| case.conversation == *id) {
                    self.break_(1, || format!("{id}: waits for a human whom nobody told"));
                }
            }
        }
    }

    /// The shopper's messages of which somebody was told that they are in the log.
    fn known_to_be_in(&self, id: &ConversationId) -> BTreeSet<u64> {
        let devices =
            self.world.devices.iter().filter(|device| {
                device.session.kept().conversation.as_deref() == Some(id.as_str())
            });
        let items = devices.flat_map(|device| &device.screen);
        items
            .filter(|item| !matches!(item, Item::Entry(HistoryEntry::Reply(_), _)))
            .map(position)
            .collect()
    }

    /// 4: a command has one result, which is told.
    fn commands(&mut self, id: &ConversationId, entries: &[Entry]) {
        let mut results: BTreeMap<(u64, u16), (u64, Option<Stage>)> = BTreeMap::new();
        for (seq, written) in written(entries) {
            if let Some(done) = &written.result {
                let key = (done.of.get(), done.step.0);
                let stage = done.audit.as_deref().map(|audit| audit.stage);
                let before = results.insert(key, (seq, stage));
                // Only what was told to be open may be told again.
                if let Some((before, stage)) = before
                    && stage != Some(Stage::Unsettled)
                {
                    self.break_(4, || {
                        format!("{id}: command {key:?} has results #{before}, #{seq}")
                    });
                }
                // While it is looked up again and again, and in a human's hands, it is quiet.
                let is_first = before.is_none();
                let is_end = stage != Some(Stage::Unsettled);
                let is_the_bots = written.author == Author::Bot;
                if written.parts.is_empty() && is_the_bots && (is_first || is_end) {
                    self.break_(4, || format!("{id}: the result #{seq} is not told"));
                }
            }
        }
        let mut open = None;
        for (seq, written) in written(entries) {
            for command in &written.commands {
                let key = (seq, command.step.0);
                // A human who takes over, or an end, takes the question over as well.
                let taken = written_after(entries, seq)
                    .any(|later| !matches!(later.state.owner, Owner::Bot));
                if !results.contains_key(&key) && !taken {
                    self.break_(4, || format!("{id}: command {key:?} has no result"));
                }
            }
            open = written.state.open.as_ref().map(|open| open.of);
        }
        if let Some(of) = open {
            self.break_(4, || format!("{id}: the command of #{of} is open for ever"));
        }
    }

    /// 5: who writes is who owns.
    fn owner(&mut self, id: &ConversationId, entries: &[Entry]) {
        let mut owner = Owner::Bot;
        for (seq, written) in written(entries) {
            let next = &written.state.owner;
            let allowed = match (&owner, &written.author) {
                // Only whose it was may still become known.
                (Owner::Ended, Author::System) => {
                    *next == Owner::Ended && written.answers.is_empty()
                }
                (Owner::Ended, _) => false,
                (Owner::Human(agent), Author::Human(author)) => agent == author,
                (Owner::Human(_), Author::System) => true,
                (Owner::Human(_), Author::Bot) | (Owner::Bot, Author::Human(_)) => false,
                (Owner::Waiting { .. }, Author::Human(author)) => {
                    matches!(next, Owner::Human(agent) if agent == author)
                }
                (Owner::Bot | Owner::Waiting { .. }, _) => true,
            };
            if !allowed {
                let author = &written.author;
                self.break_(5, || format!("{id}: #{seq} by {author:?} while {owner:?} owns it"));
            }
            owner = next.clone();
        }
    }

    /// 7: an order is shown to its owner, or to somebody who proved to be.
    fn orders_shown(&mut self, id: &ConversationId, entries: &[Entry]) {
        for (seq, written) in written(entries) {
            let shopper = written.state.shopper.as_ref();
            for part in &written.parts {
                let Part::Order(card) = part else { continue };
                let number = &card.number;
                let is_owner =
                    self.parts.owners.get(number).is_some_and(|owner| Some(owner) == shopper);
                if !is_owner && !is_proven(entries, seq, number) {
                    self.break_(7, || format!("{id}: #{seq} shows {number} to {shopper:?}"));
                }
            }
        }
    }

    /// 6: a poisoned message is at a human in time, and holds up nobody else.
    fn poison(&mut self, id: &ConversationId, entries: &[Entry]) {
        let poisoned = entries.iter().find(|entry| {
            matches!(&entry.body, Body::Shopper(message) if message.content == Content::Text(POISON.to_owned()))
        });
        if let Some(poisoned) = poisoned {
            let in_a_humans_hands = written(entries)
                .take_while(|(seq, _)| *seq < poisoned.seq.get())
                .last()
                .is_some_and(|(_, before)| before.state.owner != Owner::Bot);
            let told = entries.iter().find(|entry| {
                entry.seq > poisoned.seq
                    && matches!(&entry.body, Body::Written(w) if matches!(w.notice, Some(Notice::Waiting | Notice::Ended)))
            });
            let late = told.is_none_or(|told| since(poisoned, told) > POISON_AT_HUMAN);
            if late && !in_a_humans_hands {
                let seq = poisoned.seq;
                self.break_(6, || format!("{id}: the poisoned #{seq} is not at a human in time"));
            }
            return;
        }
        for entry in entries.iter().filter(|entry| matches!(entry.body, Body::Shopper(_))) {
            let reply = entries.iter().find(|reply| {
                matches!(&reply.body, Body::Written(written) if written.answers.contains(&entry.seq))
            });
            if reply.is_some_and(|reply| since(entry, reply) > DELAYED_BY_POISON)
                && !waited_for_a_human(entries, entry.seq)
            {
                let seq = entry.seq;
                self.break_(6, || format!("{id}: #{seq} is held up by another's poison"));
            }
        }
    }

    /// 2: what the agent said is in the log once, where it was confirmed to be.
    fn agent(&mut self) {
        for (conversation, text) in &self.world.agent.said {
            let Some((id, entries)) = self.log(conversation) else { continue };
            let part = Part::Text(text.clone());
            let at: Vec<u64> = written(entries)
                .filter(|(_, written)| written.parts.contains(&part))
                .map(|(seq, _)| seq)
                .collect();
            if at.len() > 1 {
                self.break_(2, || format!("{id}: the agent's {text:?} stands at {at:?}"));
            }
            let confirmed = self.world.agent.confirmed.get(text);
            if confirmed.is_some_and(|seq| !at.contains(seq)) {
                self.break_(1, || {
                    format!("{id}: the agent's {text:?} is not where it was confirmed")
                });
            }
        }
    }

    /// 3: the screen is the log; 1: what was acknowledged is in it.
    fn device(&mut self, device: &Device) {
        let name = &device.name;
        if let Some(seq) = device.contradiction() {
            self.break_(3, || format!("{name}: two different replies {seq} came"));
        }
        let mut shown = BTreeSet::new();
        let mut highest = 0;
        for item in &device.screen {
            let seq = position(item);
            if !shown.insert(seq) {
                self.break_(3, || format!("{name}: #{seq} is shown twice"));
            }
            let late = matches!(item, Item::Entry(_, true));
            if late != (seq < highest) && matches!(item, Item::Entry(..)) {
                self.break_(3, || format!("{name}: #{seq} is not in its place"));
            }
            highest = highest.max(seq);
        }
        if matches!(device.kind, Kind::Thief) && !device.screen.is_empty() {
            self.thief(device);
        }
        let Some(conversation) = &device.session.kept().conversation else {
            if device.arrived && !device.session.is_over() {
                self.break_(1, || format!("{name}: never got a conversation"));
            }
            return;
        };
        let Some((_, entries)) = self.log(conversation) else { return };
        self.screen_is_the_log(device, entries, &shown);
        self.said_is_in_the_log(device, entries);
    }

    fn screen_is_the_log(&mut self, device: &Device, entries: &[Entry], shown: &BTreeSet<u64>) {
        let name = &device.name;
        for item in &device.screen {
            let Item::Entry(entry, _) = item else { continue };
            let seq = position(item);
            let logged = at(entries, seq).and_then(HistoryEntry::of);
            if logged.as_ref() != Some(entry) {
                self.break_(3, || format!("{name}: what is shown as #{seq} is not in the log"));
            }
        }
        if device.session.is_over() {
            return;
        }
        for entry in entries.iter().filter(|entry| HistoryEntry::of(entry).is_some()) {
            let seq = entry.seq.get();
            if !shown.contains(&seq) {
                self.break_(3, || format!("{name}: #{seq} is never shown"));
            }
        }
    }

    fn said_is_in_the_log(&mut self, device: &Device, entries: &[Entry]) {
        let name = &device.name;
        let own: Vec<(u64, u32, &Content)> = entries
            .iter()
            .filter_map(|entry| match &entry.body {
                Body::Shopper(message) if message.device == device.name => {
                    Some((entry.seq.get(), message.n.0, &message.content))
                }
                _ => None,
            })
            .collect();
        for (n, seq) in &device.acked {
            let logged = own.iter().find(|(at, ..)| at == seq);
            let same = logged.is_some_and(|(_, count, content)| {
                count == n && device.sent.get(n).is_some_and(|sent| is_same(sent, content))
            });
            if !same {
                self.break_(1, || {
                    format!("{name}: n{n} was acknowledged as #{seq}, which it is not")
                });
            }
        }
        let refused = |said: &&Said| {
            let mut refusals = device.refused.iter();
            !refusals.any(|(_, content)| content.as_ref() == Some(said))
        };
        let said: Vec<&Said> = device.said.iter().filter(refused).collect();
        let logged = own.iter().filter(|(.., content)| {
            !device.refused.iter().any(|(_, refused)| {
                refused.as_ref().is_some_and(|refused| is_same(refused, content))
            })
        });
        let logged: Vec<&Content> = logged.map(|(.., content)| *content).collect();
        let ended = device.session.is_over();
        let as_said = logged.len() <= said.len()
            && said.iter().zip(&logged).all(|(said, logged)| is_same(said, logged));
        if !as_said || (!ended && logged.len() < said.len()) {
            let (said, logged) = (said.len(), logged.len());
            let invariant = if logged > said { 2 } else { 1 };
            self.break_(invariant, || {
                format!(
                    "{name}: said {said} messages, of which the log has {logged} or in other order"
                )
            });
        }
    }

    /// A thief sees what an anonymous conversation says, whose token is all there is to it; never
    /// anything that was said after its owner signed in.
    fn thief(&mut self, device: &Device) {
        let name = &device.name;
        let conversation = device.session.kept().conversation.as_deref().unwrap_or_default();
        let Some((_, entries)) = self.log(conversation) else { return };
        let signed_in = written(entries).find(|(_, written)| written.state.shopper.is_some());
        let Some((since, _)) = signed_in else { return };
        for seq in device.screen.iter().map(position).filter(|seq| *seq >= since) {
            self.break_(7, || format!("{name}: a thief was shown #{seq}"));
        }
    }
}

fn written(entries: &[Entry]) -> impl Iterator<Item = (u64, &Written)> {
    entries.iter().filter_map(|entry| match &entry.body {
        Body::Written(written) => Some((entry.seq.get(), &**written)),
        Body::Shopper(_) => None,
    })
}

fn written_after(entries: &[Entry], seq: u64) -> impl Iterator<Item = &Written> {
    written(entries).filter(move |(at, _)| *at > seq).map(|(_, written)| written)
}

fn at(entries: &[Entry], seq: u64) -> Option<&Entry> {
    entries.iter().find(|entry| entry.seq.get() == seq)
}

fn is_shoppers(entries: &[Entry], seq: u64) -> bool {
    at(entries, seq).is_some_and(|entry| matches!(entry.body, Body::Shopper(_)))
}

fn is_same(said: &Said, logged: &Content) -> bool {
    match (said, logged) {
        (Said::Text(said), Content::Text(logged)) => said == logged,
        (Said::Choice(said), Content::Choice(logged)) => said == logged,
        _ => false,
    }
}

/// Whether somebody had proven before `seq` that the order is theirs.
fn is_proven(entries: &[Entry], seq: u64, number: &OrderNumber) -> bool {
    number.as_str() == GUEST_ORDER
        && entries.iter().take_while(|entry| entry.seq.get() < seq).any(|entry| match &entry.body {
            Body::Shopper(message) => match &message.content {
                Content::Text(text) => GUEST_PROOFS.iter().any(|proof| text.contains(proof)),
                Content::Choice(_) => false,
            },
            Body::Written(_) => false,
        })
}

fn since(before: &Entry, after: &Entry) -> Micros {
    let micros = after.at.as_microsecond().saturating_sub(before.at.as_microsecond());
    u64::try_from(micros).unwrap_or(0)
}

/// Whether the conversation was a human's, or waited for one, when a message came.
fn waited_for_a_human(entries: &[Entry], seq: Seq) -> bool {
    let before = written(entries).take_while(|(at, _)| *at < seq.get()).last();
    before.is_some_and(|(_, written)| written.state.owner != Owner::Bot)
}
