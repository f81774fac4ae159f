//! From domain types to the wire. The other direction is `to_domain`.

use aisle_domain::conversation::{
    Action, Author, Body, CommandOutcome, Content, Entry, Flow, Notice, Owner, Question,
    RateBucket, ShopperMessage, State, Written,
};
use aisle_domain::identity::Proof;
use aisle_domain::ids::Seq;
use aisle_domain::money::Money;
use aisle_domain::news::Subject;
use aisle_domain::part as domain;

use crate::frame::{Echo, HistoryEntry, Reply, Speaker, StatusKind};
use crate::log::{
    StoredAction, StoredAuthor, StoredBody, StoredCommand, StoredDevice, StoredEntry, StoredEvent,
    StoredFlow, StoredMessage, StoredNotice, StoredOpen, StoredOutcome, StoredOwner, StoredProof,
    StoredQuestion, StoredResult, StoredState, StoredTold, StoredWritten, VERSION,
};
use crate::part::{Amount, CardItem, Carrier, Choice, OrderCard, Part, ProductCard};

impl From<&Money> for Amount {
    fn from(money: &Money) -> Self {
        Self { minor: money.minor, currency: money.currency.code().to_owned() }
    }
}

impl From<&domain::Choice> for Choice {
    fn from(choice: &domain::Choice) -> Self {
        Self { id: choice.id.clone(), label: choice.label.clone() }
    }
}

impl From<&domain::Part> for Part {
    /// With fallbacks.
    fn from(part: &domain::Part) -> Self {
        match part {
            domain::Part::Text(text) => Self::Text { text: text.clone() },
            domain::Part::Choices(choices) => Self::Choices {
                options: choices.iter().map(Choice::from).collect(),
                fallback: choices.iter().map(|c| c.label.as_str()).collect::<Vec<_>>().join(" / "),
            },
            domain::Part::Order(card) => Self::OrderCard(order_card(card)),
            domain::Part::Product(card) => Self::ProductCard(ProductCard {
                product: card.product.to_string(),
                name: card.name.clone(),
                price_from: Amount::from(&card.price_from),
                available: card.available,
                fallback: format!("{}: {}", card.name, card.price_from),
            }),
            domain::Part::List(items) => {
                Self::List { items: items.clone(), fallback: items.join("\n") }
            }
            domain::Part::Link { label, url } => Self::Link {
                label: label.clone(),
                url: url.clone(),
                fallback: format!("{label}: {url}"),
            },
        }
    }
}

fn order_card(card: &domain::OrderCard) -> OrderCard {
    let date = card.date.map(|date| date.to_string());
    let mut fallback = format!("{}: {}", card.number, card.status_text);
    if let Some(date) = &date {
        fallback = format!("{fallback}, {date}");
    }
    OrderCard {
        number: card.number.as_str().to_owned(),
        status: card.status.name().to_owned(),
        status_text: card.status_text.clone(),
        date,
        carrier: card.carrier.as_ref().map(|carrier| Carrier {
            name: carrier.name.clone(),
            tracking: carrier.tracking.clone(),
            url: carrier.url.clone(),
        }),
        items: card
            .items
            .iter()
            .map(|line| CardItem {
                item: line.item.to_string(),
                name: line.name.clone(),
                quantity: line.quantity,
                unit_price: Amount::from(&line.unit_price),
            })
            .collect(),
        total: Amount::from(&card.total),
        fallback,
    }
}

impl Part {
    /// The part as it is stored: a fallback can be made again, so it is not kept.
    #[must_use]
    fn without_fallback(mut self) -> Self {
        match &mut self {
            Self::Text { .. } => {}
            Self::Choices { fallback, .. }
            | Self::List { fallback, .. }
            | Self::Link { fallback, .. } => fallback.clear(),
            Self::OrderCard(card) => card.fallback.clear(),
            Self::ProductCard(card) => card.fallback.clear(),
        }
        self
    }
}

impl HistoryEntry {
    /// The frame that shows an entry, or `None` for one that shows nothing (a command being
    /// ordered, for example).
    #[must_use]
    pub fn of(entry: &Entry) -> Option<Self> {
        match &entry.body {
            Body::Shopper(message) => Some(Self::Echo(echo(entry, message))),
            Body::Written(written) => reply(entry, written).map(Self::Reply),
        }
    }

    /// Its position.
    #[must_use]
    pub const fn seq(&self) -> u64 {
        match self {
            Self::Reply(reply) => reply.seq,
            Self::Echo(echo) => echo.seq,
        }
    }
}

fn echo(entry: &Entry, message: &ShopperMessage) -> Echo {
    let (text, choice) = content(&message.content);
    Echo {
        seq: entry.seq.get(),
        at: entry.at.to_string(),
        device: message.device.to_string(),
        n: message.n.0,
        text,
        choice,
    }
}

fn content(content: &Content) -> (Option<String>, Option<String>) {
    match content {
        Content::Text(text) => (Some(text.clone()), None),
        Content::Choice(id) => (None, Some(id.clone())),
    }
}

fn reply(entry: &Entry, written: &Written) -> Option<Reply> {
    if written.parts.is_empty() && written.notice.is_none() && written.answers.is_empty() {
        return None;
    }
    Some(Reply {
        seq: entry.seq.get(),
        at: entry.at.to_string(),
        author: match written.author {
            Author::Bot => Speaker::Bot,
            Author::Human(_) => Speaker::Human,
            Author::System => Speaker::System,
        },
        answers: positions(&written.answers),
        parts: written.parts.iter().map(Part::from).collect(),
        notice: written.notice.map(|notice| match notice {
            Notice::Waiting => StatusKind::Waiting,
            Notice::HumanJoined => StatusKind::HumanJoined,
            Notice::HumanLeft => StatusKind::HumanLeft,
            Notice::Ended => StatusKind::Ended,
        }),
    })
}

fn positions(seqs: &[Seq]) -> Vec<u64> {
    seqs.iter().map(|seq| seq.get()).collect()
}

impl From<&Entry> for StoredEntry {
    fn from(entry: &Entry) -> Self {
        Self {
            v: VERSION,
            at: entry.at.to_string(),
            write_id: entry.write_id.to_string(),
            body: match &entry.body {
                Body::Shopper(message) => {
                    let (text, choice) = content(&message.content);
                    StoredBody::Shopper(StoredMessage {
                        device: message.device.to_string(),
                        n: message.n.0,
                        text,
                        choice,
                    })
                }
                Body::Written(written) => StoredBody::Written(Box::new(written.as_ref().into())),
            },
        }
    }
}

impl From<&Written> for StoredWritten {
    fn from(written: &Written) -> Self {
        Self {
            author: match &written.author {
                Author::Bot => StoredAuthor::Bot,
                Author::Human(agent) => StoredAuthor::Human(agent.to_string()),
                Author::System => StoredAuthor::System,
            },
            answers: positions(&written.answers),
            parts: written.parts.iter().map(|part| Part::from(part).without_fallback()).collect(),
            notice: written.notice.map(|notice| match notice {
                Notice::Waiting => StoredNotice::Waiting,
                Notice::HumanJoined => StoredNotice::HumanJoined,
                Notice::HumanLeft => StoredNotice::HumanLeft,
                Notice::Ended => StoredNotice::Ended,
            }),
            commands: written
                .commands
                .iter()
                .map(|command| StoredCommand {
                    step: command.step.0,
                    action: (&command.action).into(),
                })
                .collect(),
            result: written.result.as_ref().map(|done| StoredResult {
                of: done.of.get(),
                step: done.step.0,
                outcome: match done.outcome {
                    CommandOutcome::Done => StoredOutcome::Done,
                    CommandOutcome::NotFound => StoredOutcome::NotFound,
                    CommandOutcome::Unknown => StoredOutcome::Unknown,
                    CommandOutcome::Refused => StoredOutcome::Refused,
                },
                audit: done.audit.clone(),
            }),
            events: written.events.iter().map(StoredEvent::from).collect(),
            watches: written.watches.iter().map(Subject::to_text).collect(),
            state: (&written.state).into(),
        }
    }
}

impl From<&Action> for StoredAction {
    fn from(action: &Action) -> Self {
        match action {
            Action::LookUpOrder { number, proof } => {
                Self::LookUpOrder { number: number.as_str().to_owned(), proof: proof.into() }
            }
            Action::ListOrders { shopper } => Self::ListOrders { shopper: shopper.to_string() },
            Action::ReadRecord { order, proof } => Self::ReadRecord {
                order: order.as_ref().map(|number| number.as_str().to_owned()),
                proof: proof.into(),
            },
            Action::Prepare { request, proof } => {
                Self::Prepare { request: request.clone(), proof: proof.into() }
            }
            Action::Perform { request, proof, confirmed } => Self::Perform {
                request: request.clone(),
                proof: proof.into(),
                confirmed: confirmed.clone(),
            },
        }
    }
}

impl From<&Proof> for StoredProof {
    fn from(proof: &Proof) -> Self {
        match proof {
            Proof::SignedIn(shopper) => Self::SignedIn(shopper.to_string()),
            Proof::Email(email) => Self::Email(email.clone()),
            Proof::Postcode(postcode) => Self::Postcode(postcode.clone()),
            Proof::Phone(phone) => Self::Phone(phone.clone()),
            Proof::Proven => Self::Proven,
        }
    }
}

impl From<&Flow> for StoredFlow {
    fn from(flow: &Flow) -> Self {
        match flow {
            Flow::TrackOrder(flow) => Self::TrackOrder {
                number: flow.number.as_ref().map(|number| number.as_str().to_owned()),
                asked: flow.asked.map(|question| match question {
                    Question::OrderNumber => StoredQuestion::OrderNumber,
                    Question::Proof => StoredQuestion::Proof,
                    Question::WhichOrder => StoredQuestion::WhichOrder,
                }),
            },
            Flow::Running(running) => Self::Running { running: running.clone() },
        }
    }
}

impl From<&State> for StoredState {
    fn from(state: &State) -> Self {
        Self {
            owner: match &state.owner {
                Owner::Bot => StoredOwner::Bot,
                Owner::Waiting { since } => StoredOwner::Waiting(since.get()),
                Owner::Human(agent) => StoredOwner::Human(agent.to_string()),
                Owner::Ended => StoredOwner::Ended,
            },
            language: state.language.code().to_owned(),
            shopper: state.shopper.as_ref().map(ToString::to_string),
            handled: state.handled_up_to.get(),
            open: state.open.as_ref().map(|open| StoredOpen {
                of: open.of.get(),
                step: open.step.0,
                answers: positions(&open.answers),
            }),
            devices: state
                .devices
                .iter()
                .map(|(device, last)| StoredDevice {
                    device: device.to_string(),
                    n: last.n.0,
                    seq: last.seq.get(),
                })
                .collect(),
            rate_milli: state.rate.level_milli,
            rate_at: (state.rate != RateBucket::default()).then(|| state.rate.at.to_string()),
            flow: state.flow.as_ref().map(StoredFlow::from),
            offered: state.offered.iter().map(Choice::from).collect(),
            failed_proofs: state.failed_proofs,
            proven: state.proven.iter().map(|order| order.0.as_str().to_owned()).collect(),
            not_understood: state.not_understood,
            leaning: state.leaning.map(|language| language.code().to_owned()),
            sentiment_milli: state.mood.sentiment_milli,
            anger_milli: state.mood.anger_milli,
            told: state
                .told
                .iter()
                .map(|told| StoredTold { key: told.key.clone(), seq: told.seq.get() })
                .collect(),
            notices_off: state.notices_off,
        }
    }
}
