//! The scripted shopper: what is said or picked next, decided on what was read so far. A state
//! machine of values; the line is not here.

use std::collections::{BTreeMap, VecDeque};

use super::chance::Chance;
use super::check::is_goods;
use super::phrases::Detail;
use super::report::Cause;
use super::tongue::{Tongue, Topic};
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

/// A shopper with wishes.
#[derive(Debug)]
pub(crate) struct Shopper {
    tongue: Tongue,
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
        tongue: Tongue,
        wishes: Vec<Wish>,
        told: Option<&[String]>,
        detail: Option<Detail>,
        chance: Chance,
    ) -> Self {
        Self {
            tongue,
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
        self.hear_of_placed(view);
        let sums_up = self.tongue.is_summary(view);
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

    /// Remembers the number of an order that was just placed, for what is wanted of it later.
    fn hear_of_placed(&mut self, view: &View) {
        let placed =
            self.confirming && self.wish().is_some_and(|wish| wish.kind == Kind::PlaceOrder);
        let Some(number) = placed.then(|| view.number()).flatten() else { return };
        for wish in self.wishes.iter_mut().filter(|wish| wish.placed) {
            wish.number = Some(number.clone());
        }
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
            Some(wish) => Move::Say(self.tongue.opening(wish, detail, &mut self.chance)),
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
        let question = view.question();
        let mut open = self.wishes.iter().zip(&self.done).enumerate();
        open.find(|(_, (wish, done))| !**done && self.tongue.is_offered(wish, &question))
            .map(|(at, _)| at)
    }

    /// A summary: a yes if it is what is wanted, else a correction.
    fn confirm(&mut self, view: &View) -> Move {
        self.summarised = true;
        let open: Vec<usize> =
            (0..self.wishes.len()).filter(|at| self.done.get(*at) == Some(&false)).collect();
        let candidates = if self.told.is_some() { open } else { vec![self.current] };
        let right = candidates.iter().find(|at| {
            self.wishes.get(**at).is_some_and(|it| self.tongue.mistakes(it, view).is_empty())
        });
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
            .min_by_key(|at| self.wishes.get(**at).map(|it| self.tongue.mistakes(it, view).len()));
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
        let wrong = self.tongue.mistakes(wish, view);
        self.corrections += 1;
        self.turns += 1;
        if self.corrections > MOST_CORRECTIONS {
            return Move::GiveUp(Cause::WrongSummary, format!("{wrong:?}"));
        }
        let again = self.corrections > 1;
        let text = wrong
            .first()
            .and_then(|mistake| self.tongue.correction(wish, mistake, again, &mut self.chance));
        match text {
            Some(text) => Move::Say(text),
            None => self.again(),
        }
    }

    /// An answer to a question.
    fn reply(&mut self, view: &View) -> Move {
        let Some(wish) = self.wishes.get(self.current) else { return Move::Finished };
        let topic = self.tongue.topic(wish, view);
        let times = self.asked.entry(topic).or_default();
        *times += 1;
        let again = *times > 1;
        let moved = self.tongue.answer(wish, topic, again, view, &mut self.chance);
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
