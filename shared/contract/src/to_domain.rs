//! From the wire to domain types; total. The other direction is `from_domain`.

use aisle_domain::conversation::{
    Action, Author, Body, Command, CommandDone, CommandOutcome, Content, Entry, Flow, LastMessage,
    Notice, OpenCommand, Owner, Question, RateBucket, ShopperMessage, State, TrackOrder, Written,
};
use aisle_domain::identity::{Proof, ProvenOrder};
use aisle_domain::ids::{
    AgentId, Counter, DeviceId, InvalidId, ItemId, OrderNumber, ProductId, Seq, ShopperId, Step,
    WriteId,
};
use aisle_domain::language::Language;
use aisle_domain::money::{Currency, InvalidCurrency, Money};
use aisle_domain::mood::MoodTrend;
use aisle_domain::news::{Subject, Told};
use aisle_domain::part as domain;
use aisle_domain::shop::OrderStatus;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::log::{
    StoredAction, StoredAuthor, StoredBody, StoredCommand, StoredEntry, StoredEvent, StoredFlow,
    StoredMessage, StoredNotice, StoredOutcome, StoredOwner, StoredProof, StoredQuestion,
    StoredState, StoredWritten, VERSION,
};
use crate::part::{Amount, Choice, OrderCard, Part};
use crate::version::check_version;

/// Why a stored form cannot be read. Never quotes it: it holds customer text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Not the JSON that was expected.
    #[error("not the expected JSON ({0:?})")]
    Json(JsonProblem),
    /// A version that this release does not know.
    #[error("version {0} is not known to this release: deploy the one that reads it first")]
    Version(u64),
    /// An identifier that is none.
    #[error(transparent)]
    Id(#[from] InvalidId),
    /// A currency that is none.
    #[error(transparent)]
    Currency(#[from] InvalidCurrency),
    /// Another value that is none.
    #[error("invalid value of {0}")]
    Value(&'static str),
}

/// What is wrong with a JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonProblem {
    /// Not JSON.
    Syntax,
    /// JSON of another shape.
    Shape,
}

impl From<serde_json::error::Category> for JsonProblem {
    fn from(category: serde_json::error::Category) -> Self {
        match category {
            serde_json::error::Category::Data => Self::Shape,
            _ => Self::Syntax,
        }
    }
}

fn instant(text: &str) -> Result<Timestamp, DecodeError> {
    text.parse().map_err(|_| DecodeError::Value("an instant"))
}

pub(crate) fn language(code: &str) -> Result<Language, DecodeError> {
    Language::from_tag(code).ok_or(DecodeError::Value("language"))
}

fn seqs(positions: Vec<u64>) -> Vec<Seq> {
    positions.into_iter().map(Seq::new).collect()
}

/// The content of a message: exactly one of the two.
#[must_use]
pub fn content(text: Option<String>, choice: Option<String>) -> Option<Content> {
    match (text, choice) {
        (Some(text), None) => Some(Content::Text(text)),
        (None, Some(id)) => Some(Content::Choice(id)),
        _ => None,
    }
}

impl StoredEntry {
    /// The entry at a position.
    ///
    /// # Errors
    /// [`DecodeError`].
    pub fn into_domain(self, seq: Seq) -> Result<Entry, DecodeError> {
        check_version(self.v, VERSION)?;
        Ok(Entry {
            seq,
            at: instant(&self.at)?,
            write_id: WriteId::new(self.write_id)?,
            body: match self.body {
                StoredBody::Shopper(message) => Body::Shopper(message.into_domain()?),
                StoredBody::Written(written) => Body::Written(Box::new(written.into_domain()?)),
            },
        })
    }
}

impl StoredMessage {
    fn into_domain(self) -> Result<ShopperMessage, DecodeError> {
        Ok(ShopperMessage {
            device: DeviceId::new(self.device)?,
            n: Counter(self.n),
            content: content(self.text, self.choice).ok_or(DecodeError::Value("content"))?,
        })
    }
}

impl StoredWritten {
    fn into_domain(self) -> Result<Written, DecodeError> {
        Ok(Written {
            author: match self.author {
                StoredAuthor::Bot => Author::Bot,
                StoredAuthor::Human(agent) => Author::Human(AgentId::new(agent)?),
                StoredAuthor::System => Author::System,
            },
            answers: seqs(self.answers),
            parts: self.parts.into_iter().map(part).collect::<Result<_, _>>()?,
            notice: self.notice.map(|notice| match notice {
                StoredNotice::Waiting => Notice::Waiting,
                StoredNotice::HumanJoined => Notice::HumanJoined,
                StoredNotice::HumanLeft => Notice::HumanLeft,
                StoredNotice::Ended => Notice::Ended,
            }),
            commands: self.commands.into_iter().map(command).collect::<Result<_, _>>()?,
            result: self.result.map(|done| CommandDone {
                of: Seq::new(done.of),
                step: Step(done.step),
                outcome: match done.outcome {
                    StoredOutcome::Done => CommandOutcome::Done,
                    StoredOutcome::NotFound => CommandOutcome::NotFound,
                    StoredOutcome::Unknown => CommandOutcome::Unknown,
                    StoredOutcome::Refused => CommandOutcome::Refused,
                },
                audit: done.audit,
            }),
            events: self
                .events
                .into_iter()
                .map(StoredEvent::into_domain)
                .collect::<Result<_, _>>()?,
            // A subject of a later release is none of this one.
            watches: self.watches.iter().filter_map(|text| Subject::parse(text)).collect(),
            state: self.state.into_domain()?,
        })
    }
}

fn command(command: StoredCommand) -> Result<Command, DecodeError> {
    let action = match command.action {
        StoredAction::LookUpOrder { number, proof } => Action::LookUpOrder {
            number: OrderNumber::parse(&number)?,
            proof: proof.into_domain()?,
        },
        StoredAction::ListOrders { shopper } => {
            Action::ListOrders { shopper: ShopperId::new(shopper)? }
        }
        StoredAction::ReadRecord { order, proof } => Action::ReadRecord {
            order: order.as_deref().map(OrderNumber::parse).transpose()?,
            proof: proof.into_domain()?,
        },
        StoredAction::Prepare { request, proof } => {
            Action::Prepare { request, proof: proof.into_domain()? }
        }
        StoredAction::Perform { request, proof, confirmed } => {
            Action::Perform { request, proof: proof.into_domain()?, confirmed }
        }
    };
    Ok(Command { step: Step(command.step), action })
}

impl StoredProof {
    fn into_domain(self) -> Result<Proof, DecodeError> {
        Ok(match self {
            Self::SignedIn(shopper) => Proof::SignedIn(ShopperId::new(shopper)?),
            Self::Email(email) => Proof::Email(email),
            Self::Postcode(postcode) => Proof::Postcode(postcode),
            Self::Phone(phone) => Proof::Phone(phone),
            Self::Proven => Proof::Proven,
        })
    }
}

impl StoredState {
    fn into_domain(self) -> Result<State, DecodeError> {
        let rate_at = match self.rate_at {
            Some(at) => instant(&at)?,
            None => Timestamp::UNIX_EPOCH,
        };
        Ok(State {
            owner: match self.owner {
                StoredOwner::Bot => Owner::Bot,
                StoredOwner::Waiting(since) => Owner::Waiting { since: Seq::new(since) },
                StoredOwner::Human(agent) => Owner::Human(AgentId::new(agent)?),
                StoredOwner::Ended => Owner::Ended,
            },
            language: language(&self.language)?,
            shopper: self.shopper.map(ShopperId::new).transpose()?,
            handled_up_to: Seq::new(self.handled),
            open: self.open.map(|open| OpenCommand {
                of: Seq::new(open.of),
                step: Step(open.step),
                answers: seqs(open.answers),
            }),
            devices: self
                .devices
                .into_iter()
                .map(|last| {
                    let message = LastMessage { n: Counter(last.n), seq: Seq::new(last.seq) };
                    Ok((DeviceId::new(last.device)?, message))
                })
                .collect::<Result<_, InvalidId>>()?,
            rate: RateBucket { level_milli: self.rate_milli, at: rate_at },
            flow: self.flow.map(flow).transpose()?,
            offered: self.offered.into_iter().map(domain::Choice::from).collect(),
            failed_proofs: self.failed_proofs,
            proven: self
                .proven
                .iter()
                .map(|number| OrderNumber::parse(number).map(ProvenOrder))
                .collect::<Result<_, _>>()?,
            not_understood: self.not_understood,
            // A language of a later release is no leaning of this one.
            leaning: self.leaning.as_deref().and_then(Language::from_tag),
            mood: MoodTrend {
                sentiment_milli: self.sentiment_milli.clamp(-1000, 1000),
                anger_milli: self.anger_milli.min(1000),
            },
            told: self
                .told
                .into_iter()
                .map(|told| Told { key: told.key, seq: Seq::new(told.seq) })
                .collect(),
            notices_off: self.notices_off,
        })
    }
}

fn flow(flow: StoredFlow) -> Result<Flow, DecodeError> {
    let (number, asked) = match flow {
        StoredFlow::TrackOrder { number, asked } => (number, asked),
        StoredFlow::Running { running } => return Ok(Flow::Running(running)),
    };
    Ok(Flow::TrackOrder(TrackOrder {
        number: number.map(|number| OrderNumber::parse(&number)).transpose()?,
        asked: asked.map(|question| match question {
            StoredQuestion::OrderNumber => Question::OrderNumber,
            StoredQuestion::Proof => Question::Proof,
            StoredQuestion::WhichOrder => Question::WhichOrder,
        }),
    }))
}

impl From<Choice> for domain::Choice {
    fn from(choice: Choice) -> Self {
        Self { id: choice.id, label: choice.label }
    }
}

fn money(amount: &Amount) -> Result<Money, DecodeError> {
    Ok(Money::new(amount.minor, Currency::new(&amount.currency)?))
}

fn part(part: Part) -> Result<domain::Part, DecodeError> {
    Ok(match part {
        Part::Text { text } => domain::Part::Text(text),
        Part::Choices { options, .. } => {
            domain::Part::Choices(options.into_iter().map(domain::Choice::from).collect())
        }
        Part::OrderCard(card) => domain::Part::Order(order_card(card)?),
        Part::ProductCard(card) => domain::Part::Product(domain::ProductCard {
            product: ProductId::new(card.product)?,
            name: card.name,
            price_from: money(&card.price_from)?,
            available: card.available,
        }),
        Part::List { items, .. } => domain::Part::List(items),
        Part::Link { label, url, .. } => domain::Part::Link { label, url },
    })
}

fn order_card(card: OrderCard) -> Result<domain::OrderCard, DecodeError> {
    let status = OrderStatus::ALL
        .into_iter()
        .find(|status| status.name() == card.status)
        .ok_or(DecodeError::Value("order status"))?;
    let date: Option<Date> =
        card.date.map(|date| date.parse().map_err(|_| DecodeError::Value("a date"))).transpose()?;
    let items = card
        .items
        .into_iter()
        .map(|line| {
            Ok(domain::CardItem {
                item: ItemId::new(line.item)?,
                name: line.name,
                quantity: line.quantity,
                unit_price: money(&line.unit_price)?,
            })
        })
        .collect::<Result<_, DecodeError>>()?;
    Ok(domain::OrderCard {
        number: OrderNumber::parse(&card.number)?,
        status,
        status_text: card.status_text,
        date,
        carrier: card.carrier.map(|carrier| domain::CarrierLink {
            name: carrier.name,
            tracking: carrier.tracking,
            url: carrier.url,
        }),
        items,
        total: money(&card.total)?,
    })
}
