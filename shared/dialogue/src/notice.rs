//! Notices: what a shopper is told unasked of an order or an item. Whether, when and in which words;
//! and the choices around it. Which conversations are asked is the business of the function `sync`.
//!
//! A notice stands beside what is going on: the flow, what was asked and what may be picked from stay
//! as they are, so that a shopper in the middle of something answers the question after it as before.

use std::collections::BTreeSet;
use std::time::Duration;

use aisle_domain::conversation::{Author, Owner, State, Written};
use aisle_domain::ids::{ItemId, Seq};
use aisle_domain::news::{MOST_TOLD, News, NewsKind, Subject, Told};
use aisle_domain::part::{Choice, Part};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::context::Context;
use crate::dates::in_words;
use crate::decide::Decision;
use crate::small_talk::offer;

/// Wants no more notices.
const OFF: &str = "notices:off";
/// Wants them again.
const ON: &str = "notices:on";
/// How the choice begins to hear when an item can be bought again.
const WATCH_ITEM: &str = "watch:item:";
/// The longest link to a carrier, in bytes; a longer one is left out.
const MAX_LINK_BYTES: usize = 500;
/// What a notice says of a name, in bytes.
const MAX_NAME_BYTES: usize = 160;

/// What a merchant decides about notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRules {
    /// Where the quiet hours are counted.
    pub zone: TimeZone,
    /// From when until when nobody is told anything unasked; the second may be on the next day.
    pub quiet: Option<(Time, Time)>,
    /// The kinds that are told.
    pub on: BTreeSet<NewsKind>,
}

impl Default for NoticeRules {
    /// All kinds, at any hour.
    fn default() -> Self {
        Self { zone: TimeZone::UTC, quiet: None, on: NewsKind::ALL.into() }
    }
}

impl NoticeRules {
    /// How long it is quiet from an instant on; `None` if it is not.
    #[must_use]
    pub fn quiet_for(&self, now: Timestamp) -> Option<Duration> {
        let (from, until) = self.quiet?;
        let local = self.zone.to_datetime(now);
        let time = local.time();
        let over_midnight = from > until;
        let quiet =
            if over_midnight { time >= from || time < until } else { time >= from && time < until };
        if !quiet {
            return None;
        }
        let ends_today = !over_midnight || time < until;
        let day = if ends_today { local.date() } else { local.date().tomorrow().ok()? };
        let end = self.zone.to_timestamp(day.to_datetime(until)).ok()?;
        Duration::try_from(end.duration_since(now)).ok()
    }
}

/// What is done with news for a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Telling {
    /// It is told by this entry.
    Tell(Box<Written>),
    /// It was told by this entry.
    Told(Seq),
    /// A command is open: what it brings comes first. Try again in a moment.
    Wait,
    /// It is the hour to be quiet, for so long.
    Quiet(Duration),
    /// It is not told.
    Not(Untold),
}

/// Why news is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untold {
    /// The conversation is over.
    Ended,
    /// A human is asked for or in charge, and sees the order.
    HumanInCharge,
    /// The shopper wants no notices.
    OptedOut,
    /// The merchant does not tell this kind.
    SwitchedOff,
    /// Later news of the order was told.
    Outdated,
}

impl Untold {
    /// Its name, for metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::HumanInCharge => "human_in_charge",
            Self::OptedOut => "opted_out",
            Self::SwitchedOff => "switched_off",
            Self::Outdated => "outdated",
        }
    }
}

/// Decides on news for a conversation, at the context's instant, as the entry at its position.
#[must_use]
pub fn decide(context: &Context<'_>, rules: &NoticeRules, state: &State, news: &News) -> Telling {
    let key = news.key();
    // First of all: whoever comes again after a death must find what to drive again.
    if let Some(told) = state.told.iter().find(|told| told.key == key) {
        return Telling::Told(told.seq);
    }
    match state.owner {
        Owner::Bot => {}
        Owner::Ended => return Telling::Not(Untold::Ended),
        Owner::Waiting { .. } | Owner::Human(_) => return Telling::Not(Untold::HumanInCharge),
    }
    if state.notices_off {
        return Telling::Not(Untold::OptedOut);
    }
    if !rules.on.contains(&news.kind()) {
        return Telling::Not(Untold::SwitchedOff);
    }
    let outdated = news.outdated_by();
    if state.told.iter().any(|told| outdated.contains(&told.key)) {
        return Telling::Not(Untold::Outdated);
    }
    if let Some(time) = rules.quiet_for(context.now) {
        return Telling::Quiet(time);
    }
    if state.open.is_some() {
        return Telling::Wait;
    }
    Telling::Tell(Box::new(told(context, state, news, key)))
}

/// The entry that tells it.
fn told(context: &Context<'_>, state: &State, news: &News, key: String) -> Written {
    let mut written = Written::silent(Author::Bot, state.clone());
    written.parts = words(context, state, news);
    let off = offer(context, state, OFF, "choice-notices-off");
    written.parts.push(Part::Choices(vec![off]));
    let told = &mut written.state.told;
    told.push(Told { key, seq: context.seq });
    let older = told.len().saturating_sub(MOST_TOLD);
    told.drain(..older);
    written
}

fn words(context: &Context<'_>, state: &State, news: &News) -> Vec<Part> {
    let say =
        |key: &str, arguments: &[(&str, &str)]| context.wording.say(state.language, key, arguments);
    let day = |day: Option<Date>| {
        day.map_or_else(|| "none".to_owned(), |day| in_words(day, state.language))
    };
    let key = format!("notice-{}", news.kind().name());
    match news {
        News::Shipped { order, carrier, tracking, link, expected } => {
            let carrier = carrier.as_deref().map_or("none", shortened);
            let (order, date) = (order.to_string(), day(*expected));
            let text = say(&key, &[("order", &order), ("carrier", carrier), ("date", &date)]);
            let mut parts = vec![Part::Text(text)];
            if let Some(tracking) = tracking {
                let label = say("notice-tracking", &[("tracking", tracking.as_str())]);
                let link = link
                    .clone()
                    .filter(|link| link.starts_with("https://") && link.len() <= MAX_LINK_BYTES);
                parts.push(match link {
                    Some(url) => Part::Link { label, url },
                    None => Part::Text(label),
                });
            }
            parts
        }
        News::Delayed { order, expected } => {
            let (order, date) = (order.to_string(), day(*expected));
            vec![Part::Text(say(&key, &[("order", &order), ("date", &date)]))]
        }
        News::OutForDelivery { order } | News::Delivered { order } => {
            vec![Part::Text(say(&key, &[("order", &order.to_string())]))]
        }
        News::RefundPaid { order, amount, .. } => {
            let (order, amount) = (order.to_string(), amount.to_string());
            vec![Part::Text(say(&key, &[("order", &order), ("amount", &amount)]))]
        }
        News::BackInStock { name, .. } => {
            vec![Part::Text(say(&key, &[("name", shortened(name))]))]
        }
    }
}

fn shortened(name: &str) -> &str {
    &name[..name.floor_char_boundary(MAX_NAME_BYTES)]
}

/// Answers a choice around notices; `None` if it is none. The flow, what was asked and what may be
/// picked from stay as they are.
pub(crate) fn picked(context: &Context<'_>, state: &State, id: &str) -> Option<Decision> {
    let mut decision = Decision::from(state);
    let next = match id {
        OFF => {
            decision.state.notices_off = true;
            decision.say(context, "notices-off", &[]);
            Some((ON, "choice-notices-on"))
        }
        ON => {
            decision.state.notices_off = false;
            decision.say(context, "notices-on", &[]);
            None
        }
        _ => {
            let item = ItemId::new(id.strip_prefix(WATCH_ITEM)?).ok()?;
            decision.watches.push(Subject::Item(item));
            decision.state.notices_off = false;
            decision.say(context, "watching-item", &[]);
            None
        }
    };
    if let Some((id, key)) = next {
        let choices: Vec<Choice> = vec![offer(context, state, id, key)];
        decision.parts.push(Part::Choices(choices));
    }
    Some(decision)
}
