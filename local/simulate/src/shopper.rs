//! A shopper's device: the real client's state machine, and the screen that it fills. What the
//! screen must show is `oracle`'s business.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use aisle_client::session::{Action, Content, Event, Jitter, Kept, Session, Shown};
use aisle_contract::frame::{ClientFrame, ErrorCode, HistoryEntry, Start};
use aisle_domain::ids::{ConversationId, DeviceId};
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::core::Micros;
use crate::scenario::Kind;

/// One thing on the screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// An entry; whether it came late.
    Entry(HistoryEntry, bool),
    /// The greeting, as `welcome` shows it.
    Greeting(u64),
    /// An own message, at the place that its acknowledgement gives it.
    Own(u64),
}

/// A device with its screen.
pub(crate) struct Device {
    pub(crate) kind: Kind,
    pub(crate) name: DeviceId,
    pub(crate) session: Session,
    pub(crate) connection: Option<usize>,
    /// When its next tick is scheduled.
    pub(crate) tick: Option<Micros>,
    /// What was shown, in the order in which it came.
    pub(crate) screen: Vec<Item>,
    /// The acknowledged messages: count, position.
    pub(crate) acked: Vec<(u32, u64)>,
    /// What was said, in order.
    pub(crate) said: Vec<Content>,
    /// What was refused for good and shown as such.
    pub(crate) refused: Vec<(ErrorCode, Option<Content>)>,
    /// The content that each count was last sent with.
    pub(crate) sent: BTreeMap<u32, Content>,
    /// The server would not have it.
    pub(crate) turned_away: bool,
    /// Every different reply that came.
    replies: BTreeSet<(ConversationId, String)>,
    /// Whether it has opened the chat, and what was to be said before that.
    pub(crate) arrived: bool,
    pub(crate) early: Vec<Content>,
}

impl Device {
    pub(crate) fn new(
        index: usize,
        kind: Kind,
        seed: u64,
        identity: Option<String>,
    ) -> Option<Self> {
        let name = DeviceId::new(format!("d{index}")).ok()?;
        let opening = Start { language: Some(kind.language().to_owned()), ..Start::default() };
        let seed = seed.wrapping_mul(31).wrapping_add(index as u64);
        let jitter = Jitter::Random(Box::new(StdRng::seed_from_u64(seed)));
        let session = Session::new(opening, identity, Kept::new(name.clone()), jitter);
        Some(Self {
            kind,
            name,
            session,
            connection: None,
            tick: None,
            screen: Vec::new(),
            acked: Vec::new(),
            said: Vec::new(),
            refused: Vec::new(),
            sent: BTreeMap::new(),
            turned_away: false,
            replies: BTreeSet::new(),
            arrived: false,
            early: Vec::new(),
        })
    }

    /// Lets it join a conversation by another device's resume token, before it connects.
    pub(crate) fn join(&mut self, index: usize, seed: u64, identity: Option<String>, kept: &Kept) {
        let kept = Kept {
            conversation: kept.conversation.clone(),
            resume_token: kept.resume_token.clone(),
            ..Kept::new(self.name.clone())
        };
        let opening = Start { language: Some(self.kind.language().to_owned()), ..Start::default() };
        let seed = seed.wrapping_mul(31).wrapping_add(index as u64);
        let jitter = Jitter::Random(Box::new(StdRng::seed_from_u64(seed)));
        self.session = Session::new(opening, identity, kept, jitter);
    }

    /// Takes an event; returns what is left to do with the network.
    pub(crate) fn handle(&mut self, now: Micros, event: Event) -> Vec<Action> {
        if let Event::Say(content) = &event {
            self.said.push(content.clone());
        }
        let mut actions = self.session.handle(Duration::from_micros(now), event);
        actions.retain(|action| match action {
            Action::Show(shown) => {
                self.show(shown);
                false
            }
            Action::Keep => false,
            Action::Send(frame) => {
                if let ClientFrame::Message(message) = frame {
                    let content = match (&message.text, &message.choice) {
                        (Some(text), _) => Content::Text(text.clone()),
                        (None, choice) => Content::Choice(choice.clone().unwrap_or_default()),
                    };
                    self.sent.insert(message.n, content);
                }
                true
            }
            Action::Connect | Action::Close => true,
        });
        actions
    }

    /// A reply as it came, before the client drops what it has: the wire may say the same entry
    /// twice, but not two things of one position.
    pub(crate) fn look_at(&mut self, conversation: &ConversationId, frame: &str) {
        if frame.starts_with(r#"{"type":"reply""#) {
            self.replies.insert((conversation.clone(), frame.to_owned()));
        }
    }

    /// A position of which two different replies came, as the frames name it.
    pub(crate) fn contradiction(&self) -> Option<&str> {
        let mut seen = BTreeSet::new();
        // The position is the second field.
        let positions = self
            .replies
            .iter()
            .map(|(conversation, frame)| (conversation, frame.split(',').nth(1).unwrap_or(frame)));
        positions.into_iter().find(|position| !seen.insert(*position)).map(|(_, seq)| seq)
    }

    fn show(&mut self, shown: &Shown) {
        match shown {
            Shown::Welcome { welcome, greets } => {
                if *greets {
                    self.screen.push(Item::Greeting(welcome.seq));
                }
            }
            Shown::Entry { entry, late } => self.screen.push(Item::Entry(entry.clone(), *late)),
            Shown::Acked { n, seq } => {
                self.acked.push((*n, *seq));
                self.screen.push(Item::Own(*seq));
            }
            Shown::Refused { error, content } => {
                self.refused.push((error.code, content.clone()));
                self.turned_away |= error.code == ErrorCode::WrongShopper;
            }
            Shown::TurnedAway(_) => self.turned_away = true,
            // A conversation begins anew; its screen too. Tokens outlive a run, so it never does.
            Shown::Forgotten | Shown::Status(_) | Shown::Answer(_) | Shown::Offline => {}
        }
    }
}

/// The position of what is shown.
pub(crate) fn position(item: &Item) -> u64 {
    match item {
        Item::Entry(HistoryEntry::Reply(reply), _) => reply.seq,
        Item::Entry(HistoryEntry::Echo(echo), _) => echo.seq,
        Item::Greeting(seq) | Item::Own(seq) => *seq,
    }
}
