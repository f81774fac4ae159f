//! What stands beside a place in a text: what a cue is about, and how much of it.

use super::super::cues::{self, Cue};
use super::super::words::Make;
use super::Walk;

impl Walk<'_, '_> {
    /// The number beside a leaning: "1000 more pieces", "500 pieces less", "bigger by 500 ml".
    pub(super) fn amount(&self, from: usize, to: usize) -> Option<u64> {
        let behind = (self.words.text(to) == "by").then_some(to + 1);
        let before = (1..=2).filter_map(|back| from.checked_sub(back));
        let mut at = before.chain(behind).filter(|at| self.words.is(*at, Make::Number));
        self.words.text(at.next()?).parse::<u64>().ok()?.checked_mul(1000)
    }

    /// Whether a measure of the lines named last stands beside a word: the "pieces" of "1000 more
    /// pieces".
    pub(super) fn measure_beside(&self, at: usize) -> bool {
        let Some(target) = self.target.and_then(|target| self.scan.meant.get(target)) else {
            return false;
        };
        let beside =
            (at.saturating_sub(1)..=at + 1).filter(|near| self.words.is(*near, Make::Letters));
        let of = |text: &str| {
            let groups = target.lines.iter().filter_map(|line| self.goods.group_of(*line));
            let mut options = groups.flat_map(|group| &group.options);
            options.any(|option| {
                let values = option.values.iter().flat_map(|value| &value.words.words);
                values.chain(&option.words).any(|word| word.text == text)
            })
        };
        beside.filter(|near| *near != at).any(|near| of(self.words.text(near)))
    }

    /// "The same size", "keep the colour": options of the lines named last that are named right
    /// behind a cue; whether there are any.
    pub(super) fn keep_options(&mut self, at: usize) -> bool {
        let Some(target) = self.target.and_then(|target| self.scan.meant.get_mut(target)) else {
            return false;
        };
        let before = target.kept.len();
        for (index, group) in self.goods.groups.iter().enumerate() {
            if !target.lines.iter().any(|line| group.lines.contains(line)) {
                continue;
            }
            for (option, choice) in group.options.iter().enumerate() {
                let named = choice
                    .words
                    .first()
                    .is_some_and(|word| (at..at + 2).any(|at| self.words.text(at) == word.text));
                if named {
                    target.kept.push((index, option));
                }
            }
        }
        target.kept.len() > before
    }

    /// Whether a thing is named right behind a cue.
    pub(super) fn something_follows(&self, at: usize) -> bool {
        let ends = |at: &usize| self.words.is(*at, Make::Pause) || self.words.is(*at, Make::Stop);
        let end = (at..=at + 2).find(ends).unwrap_or(at + 3);
        let near = |from: usize| from >= at && from < end;
        self.places.iter().any(|place| near(place.front) || near(place.named.from))
            || self.positions.iter().any(|position| near(position.from))
            || self.values.iter().flatten().any(|said| {
                near(said.from)
                    && cues::at(self.words, said.to).is_some_and(|cue| cue.is(Cue::Thing))
            })
    }

    /// Whether a value of the lines named last follows.
    pub(super) fn value_follows(&self, at: usize) -> bool {
        let Some(target) = self.target.and_then(|target| self.scan.meant.get(target)) else {
            return false;
        };
        let lines = target.lines.iter().filter_map(|line| self.goods.lines.get(*line));
        let mut said = lines.filter_map(|line| self.values.get(line.group)).flatten();
        said.any(|said| said.from >= at && said.from <= at + 2)
    }
}
