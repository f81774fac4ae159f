//! A conversation: its append-only log of entries, and the state that every written entry carries
//! along. The next free position of the log is the conversation's lock; see ARCHITECTURE.md.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::flow::Running;
use crate::identity::ProvenOrder;
use crate::ids::{AgentId, Counter, DeviceId, OrderNumber, Seq, ShopperId, Step, WriteId};
use crate::language::Language;
use crate::mood::MoodTrend;
use crate::news::{Subject, Told};
use crate::part::{Choice, Part};

pub use crate::command::{Action, Audit, Command, CommandDone, CommandOutcome, Stage};
pub use crate::event::{DomainEvent, HandoffReason, LikelyIntent, ResolvedBy};

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its position; the first is 1.
    pub seq: Seq,
    /// When it was appended, by the appender's clock.
    pub at: Timestamp,
    /// The appender's name for this write.
    pub write_id: WriteId,
    /// What it says.
    pub body: Body,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The shopper said something. Has no state: intake does not decide.
    Shopper(ShopperMessage),
    /// Anybody else said or did something.
    Written(Box<Written>),
}

/// What a shopper said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShopperMessage {
    /// From which device.
    pub device: DeviceId,
    /// The device's count of it.
    pub n: Counter,
    /// What was said.
    pub content: Content,
}

/// The content of a shopper's message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Typed.
    Text(String),
    /// Picked from the choices offered: the id of the choice.
    Choice(String),
}

/// An entry by anybody but the shopper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Who speaks.
    pub author: Author,
    /// Which shopper entries this is the reply to.
    pub answers: Vec<Seq>,
    /// What the shopper is shown.
    pub parts: Vec<Part>,
    /// A change that the shopper is told of.
    pub notice: Option<Notice>,
    /// Work that this entry orders.
    pub commands: Vec<Command>,
    /// The command whose result this entry is.
    pub result: Option<CommandDone>,
    /// What the rest of the world may learn.
    pub events: Vec<DomainEvent>,
    /// What this conversation wants to hear news of from here on.
    pub watches: Vec<Subject>,
    /// The whole state after this entry.
    pub state: State,
}

impl Written {
    /// An entry that says nothing yet and leaves the state as given.
    #[must_use]
    pub fn silent(author: Author, state: State) -> Self {
        Self {
            author,
            answers: Vec::new(),
            parts: Vec::new(),
            notice: None,
            commands: Vec::new(),
            result: None,
            events: Vec::new(),
            watches: Vec::new(),
            state,
        }
    }
}

/// Who speaks in a written entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// The bot.
    Bot,
    /// A human agent.
    Human(AgentId),
    /// The platform itself.
    System,
}

/// A change that the shopper is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// A human has been asked for.
    Waiting,
    /// A human has taken over.
    HumanJoined,
    /// The human has handed back to the bot.
    HumanLeft,
    /// The conversation is over.
    Ended,
}

/// Who answers in a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The bot.
    Bot,
    /// A human was asked for by this entry; the bot stays silent.
    Waiting {
        /// The entry that asked.
        since: Seq,
    },
    /// This human; the bot stays silent.
    Human(AgentId),
    /// Nobody: it is over.
    Ended,
}

/// The state after a written entry: everything that the next decision depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Who answers.
    pub owner: Owner,
    /// In which language.
    pub language: Language,
    /// The signed-in shopper that this conversation belongs to.
    pub shopper: Option<ShopperId>,
    /// Every shopper entry up to here is answered, or waits for the open command.
    pub handled_up_to: Seq,
    /// The command whose result is awaited. While there is one, nobody appends but its executor.
    pub open: Option<OpenCommand>,
    /// The last message of each device, as of this entry.
    pub devices: BTreeMap<DeviceId, LastMessage>,
    /// How fast the shopper has been writing, as of this entry.
    pub rate: RateBucket,
    /// What is being talked about.
    pub flow: Option<Flow>,
    /// The choices offered last, in their order.
    pub offered: Vec<Choice>,
    /// Failed proofs so far.
    pub failed_proofs: u8,
    /// Orders that were proven here without signing in.
    pub proven: Vec<ProvenOrder>,
    /// Messages in a row that were not understood.
    pub not_understood: u8,
    /// Another language that the last message was probably in. If the next one is, too, the
    /// conversation goes on in it.
    pub leaning: Option<Language>,
    /// How the shopper has felt.
    pub mood: MoodTrend,
    /// The news that were told here unasked, oldest first; at most [`crate::news::MOST_TOLD`].
    pub told: Vec<Told>,
    /// Whether the shopper wants no more of them.
    pub notices_off: bool,
}

impl State {
    /// The state of a conversation that begins.
    #[must_use]
    pub fn begin(language: Language, shopper: Option<ShopperId>) -> Self {
        Self {
            owner: Owner::Bot,
            language,
            shopper,
            handled_up_to: Seq::ZERO,
            open: None,
            devices: BTreeMap::new(),
            rate: RateBucket::default(),
            flow: None,
            offered: Vec::new(),
            failed_proofs: 0,
            proven: Vec::new(),
            not_understood: 0,
            leaning: None,
            mood: MoodTrend::default(),
            told: Vec::new(),
            notices_off: false,
        }
    }
}

/// The newest message of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LastMessage {
    /// Its count.
    pub n: Counter,
    /// Its position in the log.
    pub seq: Seq,
}

/// Devices that one conversation can have.
pub const MAX_DEVICES: usize = 16;

/// Messages that a shopper may send per second; also how many may come at once.
pub const MESSAGES_PER_SECOND: u32 = 20;

/// A leaky bucket: every message adds one, and [`MESSAGES_PER_SECOND`] leak out each second.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RateBucket {
    /// Its level in thousandths of a message.
    pub level_milli: u32,
    /// When it had that level.
    pub at: Timestamp,
}

impl RateBucket {
    /// The bucket after one more message. A clock that went backwards leaks nothing.
    #[must_use]
    pub fn after_message_at(self, at: Timestamp) -> Self {
        let elapsed_ms = at.as_millisecond().saturating_sub(self.at.as_millisecond()).max(0);
        let leaked =
            u32::try_from(elapsed_ms).unwrap_or(u32::MAX).saturating_mul(MESSAGES_PER_SECOND);
        let level_milli = self.level_milli.saturating_sub(leaked).saturating_add(1_000);
        Self { level_milli, at: at.max(self.at) }
    }

    /// Whether more came than is allowed.
    #[must_use]
    pub const fn overflows(self) -> bool {
        self.level_milli > MESSAGES_PER_SECOND * 1_000
    }
}

/// A command whose result is awaited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCommand {
    /// The entry that ordered it.
    pub of: Seq,
    /// Its place there.
    pub step: Step,
    /// The shopper entries that its result will answer.
    pub answers: Vec<Seq>,
}

/// What is being talked about, and what was asked last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    /// "Where is my order?"
    TrackOrder(TrackOrder),
    /// A flow of the merchant's.
    Running(Box<Running>),
}

/// The flow "where is my order?".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrackOrder {
    /// Which order, once known.
    pub number: Option<OrderNumber>,
    /// What was asked last.
    pub asked: Option<Question>,
}

/// What a flow can ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// For the order number.
    OrderNumber,
    /// For the e-mail address, the postcode or the end of the phone number of the order.
    Proof,
    /// Which of the orders offered.
    WhichOrder,
}

/// The newest part of a log: everything since, and including, the newest written entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tail {
    /// In order of position; empty for a conversation that has not begun. The first is written,
    /// the rest are the shopper's.
    pub entries: Vec<Entry>,
}

impl Tail {
    /// The position of the newest entry; `Seq::ZERO` before the first.
    #[must_use]
    pub fn last(&self) -> Seq {
        self.entries.last().map_or(Seq::ZERO, |entry| entry.seq)
    }

    /// The newest state; `None` before the conversation began.
    #[must_use]
    pub fn state(&self) -> Option<&State> {
        self.entries.iter().rev().find_map(|entry| match &entry.body {
            Body::Written(written) => Some(&written.state),
            Body::Shopper(_) => None,
        })
    }

    /// The last message of a device, the newest shopper entries included.
    #[must_use]
    pub fn last_message(&self, device: &DeviceId) -> Option<LastMessage> {
        let snapshot = self.state().and_then(|state| state.devices.get(device).copied());
        let newer = self
            .shopper_messages()
            .filter(|(_, message)| &message.device == device)
            .map(|(seq, message)| LastMessage { n: message.n, seq });
        snapshot.into_iter().chain(newer).max()
    }

    /// The last message of every device, for the snapshot of the entry that comes next.
    #[must_use]
    pub fn devices(&self) -> BTreeMap<DeviceId, LastMessage> {
        let mut devices = self.state().map(|state| state.devices.clone()).unwrap_or_default();
        for (seq, message) in self.shopper_messages() {
            devices.insert(message.device.clone(), LastMessage { n: message.n, seq });
        }
        devices
    }

    /// How fast the shopper has been writing, the newest shopper entries included.
    #[must_use]
    pub fn rate(&self) -> RateBucket {
        let mut rate = self.state().map(|state| state.rate).unwrap_or_default();
        for entry in &self.entries {
            if matches!(entry.body, Body::Shopper(_)) {
                rate = rate.after_message_at(entry.at);
            }
        }
        rate
    }

    /// The shopper entries of the tail, in order.
    pub fn shopper_messages(&self) -> impl Iterator<Item = (Seq, &ShopperMessage)> {
        self.entries.iter().filter_map(|entry| match &entry.body {
            Body::Shopper(message) => Some((entry.seq, message)),
            Body::Written(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shopper(seq: u64, device: &str, n: u32) -> Entry {
        Entry {
            seq: Seq::new(seq),
            at: Timestamp::UNIX_EPOCH,
            write_id: WriteId::from_random(u128::from(seq)),
            body: Body::Shopper(ShopperMessage {
                device: DeviceId::new(device).unwrap(),
                n: Counter(n),
                content: Content::Text("hello".to_owned()),
            }),
        }
    }

    #[test]
    fn the_tail_knows_the_last_message_of_each_device() {
        let mut state = State::begin(Language::En, None);
        let (a, b) = (DeviceId::new("a").unwrap(), DeviceId::new("b").unwrap());
        state.devices.insert(a.clone(), LastMessage { n: Counter(2), seq: Seq::new(5) });
        state.devices.insert(b.clone(), LastMessage { n: Counter(7), seq: Seq::new(6) });
        let written = Entry {
            seq: Seq::new(8),
            at: Timestamp::UNIX_EPOCH,
            write_id: WriteId::from_random(0),
            body: Body::Written(Box::new(Written::silent(Author::Bot, state))),
        };
        let tail = Tail { entries: vec![written, shopper(9, "a", 3)] };
        let last = |device| tail.last_message(device).map(|m| (m.n.0, m.seq.get()));
        assert_eq!(last(&a), Some((3, 9)));
        assert_eq!(last(&b), Some((7, 6)));
        assert_eq!(last(&DeviceId::new("c").unwrap()), None);
        assert_eq!(tail.devices().len(), 2);
        assert_eq!(tail.last(), Seq::new(9));
    }

    #[test]
    fn twenty_messages_a_second_pass_and_the_next_overflows() {
        let at = |ms| Timestamp::from_millisecond(ms).unwrap();
        let burst = |count: i64| {
            (0..count).fold(RateBucket::default(), |rate, i| rate.after_message_at(at(1_000 + i)))
        };
        assert!(!burst(20).overflows());
        assert!(burst(21).overflows());
        let steady = (0..1_000).fold(RateBucket::default(), |r, i| r.after_message_at(at(i * 50)));
        assert!(!steady.overflows());
        assert!(!burst(21).after_message_at(at(3_000)).overflows());
    }
}
