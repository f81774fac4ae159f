//! The languages that a shopper speaks: everything that is said, and everything that is recognised by
//! its words. `english` and `chinese` hold the words.

use super::chance::Chance;
use super::check::Mistake;
use super::phrases::{self, Detail};
use super::shopper::Move;
use super::view::View;
use super::wish::Wish;
use super::{check, chinese, english};

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    Order,
    Items,
    Variant(usize),
    Method,
    Reason,
    Address,
    AddressOf,
    /// Whether somebody shall come at all.
    Visit,
    /// For a person or a company.
    InvoiceFor,
    Title,
    Name,
    Phone,
    Day,
    Link,
    Goods,
    Unclear,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    English,
    Chinese,
}

impl Tongue {
    /// As ISO 639-1 has it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// A wish as it is said first.
    pub(crate) fn opening(self, wish: &Wish, detail: Detail, chance: &mut Chance) -> String {
        match self {
            Self::English => phrases::opening(wish, detail, chance),
            Self::Chinese => chinese::phrases::opening(wish, detail, chance),
        }
    }

    /// What a question is about.
    pub(crate) fn topic(self, wish: &Wish, view: &View) -> Topic {
        match self {
            Self::English => english::topic(wish, view),
            Self::Chinese => chinese::topic(wish, view),
        }
    }

    /// An answer to a question; `None` if the wish has none.
    pub(crate) fn answer(
        self,
        wish: &Wish,
        topic: Topic,
        again: bool,
        view: &View,
        chance: &mut Chance,
    ) -> Option<Move> {
        match self {
            Self::English => english::answer(wish, topic, again, view, chance),
            Self::Chinese => chinese::answer(wish, topic, again, view, chance),
        }
    }

    /// Whether it sums up what would be done.
    pub(crate) fn is_summary(self, view: &View) -> bool {
        match self {
            Self::English => check::is_summary(view),
            Self::Chinese => chinese::check::is_summary(view),
        }
    }

    /// What is wrong with a summary.
    pub(crate) fn mistakes(self, wish: &Wish, view: &View) -> Vec<Mistake> {
        match self {
            Self::English => check::mistakes(wish, view),
            Self::Chinese => chinese::check::mistakes(wish, view),
        }
    }

    /// What is said about a mistake in a summary.
    pub(crate) fn correction(
        self,
        wish: &Wish,
        mistake: &Mistake,
        again: bool,
        chance: &mut Chance,
    ) -> Option<String> {
        match self {
            Self::English => english::correction(wish, mistake, again, chance),
            Self::Chinese => chinese::correction(wish, mistake, again, chance),
        }
    }

    /// Whether a question offers to go on with a wish.
    pub(crate) fn is_offered(self, wish: &Wish, question: &str) -> bool {
        match self {
            Self::English => english::is_offered(wish, question),
            Self::Chinese => chinese::is_offered(wish, question),
        }
    }
}

/// Picks the first choice whose label is meant.
pub(crate) fn pick(view: &View, holds: impl Fn(&str) -> bool) -> Option<Move> {
    let choice = view.choices.iter().find(|choice| holds(&choice.label))?;
    Some(Move::Pick(choice.id.clone(), choice.label.clone()))
}
