//! The scripted shopper: what is said or picked next, decided on what was read so far. A state
//! machine of values; the line is not here.

use std::collections::{BTreeMap, VecDeque};

use super::chance::Chance;
use super::check::{Mistake, is_goods, is_method, is_reason, is_summary, is_wanted, mistakes};
use super::phrases::{self, Detail};
use super::report::Cause;
use super::view::View;
use super::wish::{Kind, Wish};

/// Most turns for a wish.
const MOST_TURNS: usize = 14;
/// Most corrections of a summary.
const MOST_CORRECTIONS: usize = 4;
/// How often a wish is said in other words.
const MOST_REPEATS: usize = 2;

/// What a shopper does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Move {
    Say(String),
    /// Picks a choice: its id, and its label for the transcript.
    Pick(String, String),
    /// Everything is said.
    Finished,
    GiveUp(Cause, String),
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    Order,
    Items,
    Variant(usize),
    Method,
    Reason,
    Address,
    AddressOf,
    Unclear,
}

/// A shopper with wishes.
#[derive(Debug)]
pub(crate) struct Shopper {
    wishes: Vec<Wish>,
    done: Vec<bool>,
    current: usize,
    /// Other people's words, in order, if it speaks in those.
    told: Option<VecDeque<String>>,
    detail: Option<Detail>,
    chance: Chance,
    opened: bool,
    confirming: bool,
    asked: BTreeMap<Topic, usize>,
    turns: usize,
    corrections: usize,
    summarised: bool,
}

impl Shopper {
    /// A shopper who speaks in our phrases, or in those of somebody else. Without a detail, how much
    /// is told at first is left to chance.
    pub(crate) fn new(
        wishes: Vec<Wish>,
        told: Option<&[String]>,
        detail: Option<Detail>,
        chance: Chance,
    ) -> Self {
        Self {
            done: vec![false; wishes.len()],
            wishes,
            current: 0,
            told: told.map(|turns| turns.iter().cloned().collect()),
            detail,
            chance,
            opened: false,
            confirming: false,
            asked: BTreeMap::new(),
            turns: 0,
            corrections: 0,
            summarised: false,
        }
    }

    /// How many wishes were confirmed.
    pub(crate) fn confirmed(&self) -> usize {
        self.done.iter().filter(|done| **done).count()
    }

    /// What is said first.
    pub(crate) fn begin(&mut self) -> Move {
        self.speak()
    }

    /// What is said or picked after a reply.
    pub(crate) fn answer(&mut self, view: &View) -> Move {
        if view.handed_over {
            return self.give_up(Cause::HandedOver, view);
        }
        let sums_up = is_summary(view);
        if self.confirming && !sums_up {
            self.finished_wish();
        }
        self.confirming = false;
        if sums_up {
            return self.confirm(view);
        }
        if self.told.is_some() {
            self.turn_to(view);
        }
        if self.done.iter().all(|done| *done) {
            // What others still have to say is said: it may be a wish of its own.
            return match self.next_told() {
                Some(text) => Move::Say(text),
                None => Move::Finished,
            };
        }
        self.turns += 1;
        if self.turns > MOST_TURNS {
            let cause = if self.summarised { Cause::WrongSummary } else { Cause::NotUnderstood };
            return self.give_up(cause, view);
        }
        if let Some((yes, no)) = view.yes_and_no() {
            // Whether to go on with something that was left.
            let picked = match self.offered_wish(view) {
                Some(at) => {
                    self.current = at;
                    self.opened = true;
                    yes
                }
                None => no,
            };
            return Move::Pick(picked.id.clone(), picked.label.clone());
        }
        if !self.opened {
            return self.speak();
        }
        self.reply(view)
    }

    fn wish(&self) -> Option<&Wish> {
        self.wishes.get(self.current)
    }

    fn give_up(&self, cause: Cause, view: &View) -> Move {
        let what = self.wish().map(|wish| format!("{:?}", wish.kind)).unwrap_or_default();
        let refused = cause == Cause::NotUnderstood
            && !self.summarised
            && view.choices.len() == 1
            && !view.words().contains('?');
        let cause = if refused { Cause::Refused } else { cause };
        Move::GiveUp(cause, format!("at {what}"))
    }

    /// The next turn of other people's words.
    fn next_told(&mut self) -> Option<String> {
        self.told.as_mut()?.pop_front()
    }

    /// Says the next wish, or the next turn.
    fn speak(&mut self) -> Move {
        if self.told.is_some() {
            self.opened = true;
            return match self.next_told() {
                Some(text) => Move::Say(text),
                None => self.again(),
            };
        }
        self.opened = true;
        let detail = self.detail.unwrap_or(match self.chance.below(4) {
            0 | 1 => Detail::Whole,
            2 => Detail::Some,
            _ => Detail::Bare,
        });
        self.say_wish(detail)
    }

    fn say_wish(&mut self, detail: Detail) -> Move {
        match self.wishes.get(self.current) {
            Some(wish) => Move::Say(phrases::opening(wish, detail, &mut self.chance)),
            None => Move::Finished,
        }
    }

    /// Says the wish in other words.
    fn again(&mut self) -> Move {
        self.say_wish(Detail::Whole)
    }

    fn finished_wish(&mut self) {
        if let Some(done) = self.done.get_mut(self.current) {
            *done = true;
        }
        self.current = self.done.iter().position(|done| !done).unwrap_or(self.wishes.len());
        self.opened = false;
        self.asked.clear();
        self.turns = 0;
        self.corrections = 0;
        self.summarised = false;
    }

    /// In other people's words it is not known which wish is told: the first that the bot names.
    fn turn_to(&mut self, view: &View) {
        let words = view.words();
        let named = |wish: &Wish| {
            let number = wish.number.as_ref().is_some_and(|it| words.contains(&it.to_lowercase()));
            number || wish.goods.iter().any(|goods| is_goods(&words, goods))
        };
        let open = |at: &usize| self.done.get(*at) == Some(&false);
        let found =
            (0..self.wishes.len()).filter(open).find(|at| self.wishes.get(*at).is_some_and(named));
        if let Some(at) = found {
            self.current = at;
        }
    }

    /// The wish, not yet done, that the bot asks to go on with.
    fn offered_wish(&self, view: &View) -> Option<usize> {
        let words = view.question();
        let has = |of: &[&str]| of.iter().any(|word| words.contains(word));
        let is_meant = |wish: &Wish| match wish.kind {
            Kind::Cancel => has(&["cancel"]),
            Kind::Return => has(&["return"]),
            Kind::Exchange => has(&["exchange"]),
            Kind::ChangeItems => has(&["items"]),
            Kind::ChangeAddress => has(&["the address"]),
            Kind::DefaultAddress => has(&["default address"]),
            Kind::ChangePayment => has(&["paid"]),
        };
        let mut open = self.wishes.iter().zip(&self.done).enumerate();
        open.find(|(_, (wish, done))| !**done && is_meant(wish)).map(|(at, _)| at)
    }

    /// A summary: a yes if it is what is wanted, else a correction.
    fn confirm(&mut self, view: &View) -> Move {
        self.summarised = true;
        let open: Vec<usize> =
            (0..self.wishes.len()).filter(|at| self.done.get(*at) == Some(&false)).collect();
        let candidates = if self.told.is_some() { open } else { vec![self.current] };
        let right = candidates
            .iter()
            .find(|at| self.wishes.get(**at).is_some_and(|it| mistakes(it, view).is_empty()));
        if let Some(at) = right {
            self.current = *at;
            self.confirming = true;
            let yes = view.yes_and_no().map(|(yes, _)| yes.clone());
            return match yes {
                Some(yes) => Move::Pick(yes.id, yes.label),
                None => Move::GiveUp(Cause::WrongSummary, "no yes was offered".to_owned()),
            };
        }
        // Somebody else's next turn may be the correction.
        if let Some(text) = self.next_told() {
            return Move::Say(text);
        }
        let nearest = candidates
            .iter()
            .min_by_key(|at| self.wishes.get(**at).map(|it| mistakes(it, view).len()));
        if let Some(at) = nearest {
            self.current = *at;
        }
        let Some(wish) = self.wishes.get(self.current) else {
            let no = view.yes_and_no().map(|(_, no)| no.clone());
            return match no {
                Some(no) => Move::Pick(no.id, no.label),
                None => Move::Finished,
            };
        };
        let wrong = mistakes(wish, view);
        self.corrections += 1;
        self.turns += 1;
        if self.corrections > MOST_CORRECTIONS {
            return Move::GiveUp(Cause::WrongSummary, format!("{wrong:?}"));
        }
        let text = wrong
            .first()
            .and_then(|mistake| correction(wish, mistake, self.corrections > 1, &mut self.chance));
        match text {
            Some(text) => Move::Say(text),
            None => self.again(),
        }
    }

    /// An answer to a question.
    fn reply(&mut self, view: &View) -> Move {
        let Some(wish) = self.wishes.get(self.current) else { return Move::Finished };
        let topic = topic(wish, view);
        let times = self.asked.entry(topic).or_default();
        *times += 1;
        let again = *times > 1;
        let pick = |holds: &dyn Fn(&str) -> bool| {
            let choice = view.choices.iter().find(|choice| holds(&choice.label))?;
            Some(Move::Pick(choice.id.clone(), choice.label.clone()))
        };
        let chance = &mut self.chance;
        let moved = match topic {
            Topic::Order => {
                let number = wish.number.clone().unwrap_or_default();
                let bare = number.trim_start_matches('#').to_owned();
                pick(&|label| label.contains(&bare))
                    .or_else(|| Some(Move::Say(phrases::number(wish, chance))))
            }
            Topic::Items => {
                let one =
                    wish.goods.len() == 1 && wish.goods.iter().all(|it| it.count.0 == it.count.1);
                let by_label = one && (again || chance.below(2) == 0);
                let all = wish.everything && wish.goods.len() > 1 && chance.below(2) == 0;
                let label = if all {
                    pick(&|label| label.to_lowercase().starts_with("all"))
                } else if by_label {
                    pick(&|label| wish.goods.iter().any(|goods| is_goods(label, goods)))
                } else {
                    None
                };
                label.or_else(|| Some(Move::Say(phrases::items(wish, chance))))
            }
            Topic::Variant(at) => wish.goods.get(at).and_then(|goods| {
                pick(&|label| is_wanted(label, goods))
                    .or_else(|| phrases::variant(goods, again, chance).map(Move::Say))
            }),
            Topic::Method => {
                let label = wish.method.as_ref().filter(|_| again);
                label
                    .and_then(|method| pick(&|label| is_method(label, method)))
                    .or_else(|| phrases::method(wish, again, chance).map(Move::Say))
            }
            Topic::Reason => pick(&|label| is_reason(label, wish.reason.as_deref()))
                .or_else(|| Some(Move::Say(phrases::reason(wish, chance)))),
            Topic::Address => phrases::address(wish, chance).map(Move::Say),
            Topic::AddressOf => {
                let account = wish.kind == Kind::DefaultAddress;
                pick(&|label| label.to_lowercase().contains("account") == account)
            }
            Topic::Unclear => None,
        };
        if let Some(moved) = moved {
            return moved;
        }
        // Nothing that can be answered: other people's next turn, or the wish in other words.
        if let Some(text) = self.next_told() {
            return Move::Say(text);
        }
        let repeats = self.asked.get(&Topic::Unclear).copied().unwrap_or_default();
        if repeats > MOST_REPEATS {
            return self.give_up(Cause::NotUnderstood, view);
        }
        self.again()
    }
}

/// What a question is about: by what can be picked, else by its words.
fn topic(wish: &Wish, view: &View) -> Topic {
    let any = |holds: &dyn Fn(&str) -> bool| view.choices.iter().any(|it| holds(&it.label));
    let question = view.question();
    let says = |of: &[&str]| of.iter().any(|word| question.contains(word));
    let number = wish.number.as_deref().unwrap_or_default().trim_start_matches('#');
    let addressed = matches!(wish.kind, Kind::ChangeAddress | Kind::DefaultAddress);
    if addressed && any(&|label| label.to_lowercase().contains("account")) {
        return Topic::AddressOf;
    }
    if !number.is_empty() && any(&|label| label.contains(number)) {
        return Topic::Order;
    }
    if let Some(at) = wish.goods.iter().position(|goods| {
        goods.wanted.is_some() && is_goods(&view.words(), goods) && says(&["instead of"])
    }) {
        return Topic::Variant(at);
    }
    if any(&|label| is_reason(label, wish.reason.as_deref())) {
        return Topic::Reason;
    }
    if any(&|label| wish.goods.iter().any(|goods| is_goods(label, goods))) {
        return Topic::Items;
    }
    if let Some(method) = &wish.method
        && any(&|label| is_method(label, method))
    {
        return Topic::Method;
    }
    if !question.contains(['?', ':']) && !says(&["please", "i need"]) {
        return Topic::Unclear;
    }
    if wish.address.is_some() && says(&["address"]) {
        return Topic::Address;
    }
    if !number.is_empty() && says(&["order number", "which order"]) {
        return Topic::Order;
    }
    if says(&["why", "reason"]) {
        return Topic::Reason;
    }
    if wish.method.is_some() && says(&["pay with", "settled", "money go"]) {
        return Topic::Method;
    }
    if !wish.goods.is_empty() && says(&["which item", "send back", "sent back"]) {
        return Topic::Items;
    }
    Topic::Unclear
}

/// What is said about a mistake in a summary.
fn correction(wish: &Wish, mistake: &Mistake, again: bool, chance: &mut Chance) -> Option<String> {
    match mistake {
        Mistake::Kind => None,
        Mistake::Order => {
            wish.number.as_ref().map(|number| format!("No, it's about order {number}."))
        }
        Mistake::Missing(at) => {
            let goods = at.iter().filter_map(|at| wish.goods.get(*at)).cloned().collect();
            let missing = Wish { goods, everything: false, ..wish.clone() };
            let items = phrases::goods(&missing, chance);
            Some(format!("{} also {items}.", if again { "And please" } else { "Please" }))
        }
        Mistake::TooMuch => Some(format!("No, only {}.", phrases::goods(wish, chance))),
        Mistake::Variant(at) => {
            let one = Wish { goods: vec![wish.goods.get(*at)?.clone()], ..wish.clone() };
            Some(format!("No, I meant {}.", phrases::goods(&one, chance)))
        }
        Mistake::Method => phrases::method(wish, again, chance).map(|text| format!("No. {text}")),
        Mistake::Address => {
            phrases::address(wish, chance).map(|text| format!("No, the address is {text}"))
        }
        Mistake::Reason => Some(phrases::reason(wish, chance)),
    }
}
