//! Walks once over a text and notes which lines of an order it names, with what is said of each.
//! What that comes to is settled in `lines.rs`.

mod beside;

use super::cues::{self, Cue, Found};
use super::goods::Goods;
use super::names;
use super::noted::{Free, Leaning, Meant, Role, Scan, Wish};
use super::places::{Place, leans, place};
use super::positions::{self, Position};
use super::values::{self, Said};
use super::words::{Make, Words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    Nothing,
    /// Until the sentence ends or something else is done.
    Out,
    /// What begins at or before a word.
    Next(usize),
}

struct Walk<'a, 'r> {
    words: &'a Words,
    goods: &'a Goods<'r>,
    places: Vec<Place>,
    values: Vec<Vec<Said>>,
    positions: Vec<Position>,
    scan: Scan,
    target: Option<usize>,
    /// What was said in front of the next name.
    front: Vec<Wish>,
    front_leanings: Vec<Leaning>,
    to: bool,
    old: bool,
    leaving: Leaving,
    /// Meant lines before this part of the sentence.
    since: usize,
    /// Free values that are of something else than the next name.
    stale: usize,
    stale_leanings: usize,
}

/// What a text says of an order's lines.
pub(super) fn scan(words: &Words, goods: &Goods<'_>) -> Scan {
    let values: Vec<Vec<Said>> =
        goods.groups.iter().map(|group| values::find(words, group)).collect();
    let places = names::find(words, goods).into_iter();
    let places = places.map(|named| place(words, goods, &values, named)).collect();
    let positions = positions::find(words, goods.lines.len());
    let mut walk = Walk {
        words,
        goods,
        places,
        values,
        positions,
        scan: Scan::default(),
        target: None,
        front: Vec::new(),
        front_leanings: Vec::new(),
        to: false,
        old: false,
        leaving: Leaving::Nothing,
        since: 0,
        stale: 0,
        stale_leanings: 0,
    };
    let mut at = 0;
    while at < words.len() {
        match walk.step(at) {
            Some(next) => at = next.max(at + 1),
            None => break,
        }
    }
    walk.scan
}

impl Walk<'_, '_> {
    /// Reads what begins at a word; where to go on, if at all.
    fn step(&mut self, at: usize) -> Option<usize> {
        if let Some(index) = self.places.iter().position(|place| place.named.from == at) {
            return Some(self.meet(index));
        }
        let word = self.words.get(at)?;
        match word.make {
            Make::Stop => {
                self.part_ends();
                return Some(at + 1);
            }
            Make::Pause => {
                self.old = false;
                self.since = self.scan.meant.len();
                if matches!(self.leaving, Leaving::Next(_)) {
                    self.leaving = Leaving::Nothing;
                }
                return Some(at + 1);
            }
            _ => {}
        }
        let cue = cues::at(self.words, at);
        let length = cue.as_ref().map_or(0, |cue| cue.length);
        let said =
            self.values.iter().flatten().filter(|said| said.from == at).map(|said| said.to).max();
        // "no backlight" is a value whatever "no" is.
        if let Some(to) = said.filter(|to| to - at >= length) {
            self.value(at);
            return Some(
                self.places
                    .iter()
                    .map(|p| p.named.from)
                    .filter(|from| *from > at)
                    .min()
                    .map_or(to, |from| to.min(from)),
            );
        }
        if let Some(cue) = &cue
            && leans(cue).is_none()
            && cue.is(Cue::Nothing)
        {
            return Some(at + cue.length);
        }
        if let Some(position) = self.positions.iter().find(|position| position.from == at).cloned()
        {
            if !self.in_front(at) {
                let mut meant = Meant { lines: position.places, all: true, ..Meant::default() };
                meant.left_out = self.leaves_out(at);
                self.push(meant);
            }
            return Some(position.to);
        }
        match cue {
            Some(cue) => self.cue(at, &cue).then_some(at + cue.length),
            None => {
                if word.text == "but" && self.scan.everything && self.target_is_everything() {
                    let next = self.words.text(at + 1);
                    if matches!(next, "the" | "my" | "for" | "that" | "this") {
                        self.leaving = Leaving::Out;
                        self.scan.excepts = true;
                    }
                }
                Some(at + 1)
            }
        }
    }

    /// A sentence ends, or something else is done with what follows.
    fn part_ends(&mut self) {
        (self.to, self.old, self.leaving) = (false, false, Leaving::Nothing);
        self.since = self.scan.meant.len();
        let last = self.scan.free.iter().map(|free| free.from + 1).max();
        self.stale = last.unwrap_or(0);
        self.stale_leanings = self.scan.free_leanings.len();
    }

    fn target_is_everything(&self) -> bool {
        let lines =
            self.target.and_then(|at| self.scan.meant.get(at)).map(|meant| meant.lines.len());
        lines == Some(self.goods.lines.len())
    }

    /// Whether a word stands in front of a name and belongs to it.
    fn in_front(&self, at: usize) -> bool {
        self.places.iter().any(|place| place.front <= at && at < place.named.from)
    }

    fn leaves_out(&self, at: usize) -> bool {
        match self.leaving {
            Leaving::Nothing => false,
            Leaving::Out => true,
            Leaving::Next(last) => at <= last,
        }
    }

    fn push(&mut self, meant: Meant) {
        self.target = Some(self.scan.meant.len());
        self.scan.meant.push(meant);
        (self.to, self.old) = (false, false);
    }

    /// A name: either what is wanted for the lines named before, or lines of its own.
    fn meet(&mut self, index: usize) -> usize {
        let Some(place) = self.places.get(index) else { return usize::MAX };
        let (front, to) = (place.front, place.named.to);
        let groups = place.named.groups.clone();
        let wishes = std::mem::take(&mut self.front);
        let leanings = std::mem::take(&mut self.front_leanings);
        let left_out = self.leaves_out(front);
        let mut lines: Vec<usize> = groups
            .iter()
            .filter_map(|group| self.goods.groups.get(*group))
            .flat_map(|group| group.lines.iter().copied())
            .collect();
        let of_groups = |line: &usize| {
            self.goods.lines.get(*line).is_some_and(|line| groups.contains(&line.group))
        };
        let same = self.target.and_then(|target| self.scan.meant.get_mut(target));
        if let Some(target) = same.filter(|target| {
            (self.to || self.old) && !left_out && target.lines.iter().any(of_groups)
        }) {
            target.wishes.extend(wishes);
            target.leanings.extend(leanings);
            return to;
        }
        lines.sort_unstable();
        let mut all = place.all;
        if let Some(position) = place.position {
            let at = match position {
                1.. => usize::try_from(position - 1).ok(),
                _ => usize::try_from(position.unsigned_abs())
                    .ok()
                    .and_then(|n| lines.len().checked_sub(n)),
            };
            if lines.len() > 1
                && let Some(line) = at.and_then(|at| lines.get(at)).copied()
            {
                lines = vec![line];
                all = true;
            }
        }
        // "a mug instead of the lamp"
        let left_out = left_out || (self.old && self.target.is_some());
        // What was said in front of the name is of it, not of what it shall become.
        let wishes = wishes.into_iter().map(|wish| match wish.role {
            Role::New => Wish { role: Role::Plain, ..wish },
            _ => wish,
        });
        let stale = self.stale;
        let free = std::mem::take(&mut self.scan.free);
        let (own, other): (Vec<Free>, Vec<Free>) = free.into_iter().partition(|free| {
            self.scan.meant.iter().all(|meant| meant.carrier || meant.left_out)
                && groups.contains(&free.wish.group)
                && !free.left_out
                && free.from >= stale
        });
        // A value that is taken here is gone for the other groups as well.
        let taken: Vec<usize> = own.iter().map(|free| free.from).collect();
        self.scan.free = other.into_iter().filter(|free| !taken.contains(&free.from)).collect();
        let mut wishes: Vec<Wish> = wishes.collect();
        wishes.extend(own.into_iter().map(|free| free.wish));
        let mut leanings = leanings;
        let fresh = self.stale_leanings.min(self.scan.free_leanings.len());
        leanings.extend(self.scan.free_leanings.split_off(fresh));
        self.push(Meant { lines, all, left_out, wishes, leanings, ..Meant::default() });
        if matches!(self.leaving, Leaving::Next(_)) {
            self.leaving = Leaving::Nothing;
        }
        to
    }

    fn role(&self, at: usize) -> Role {
        if self.old {
            Role::Old
        } else if matches!(self.leaving, Leaving::Next(_)) && self.leaves_out(at) {
            Role::Not
        } else if self.to {
            Role::New
        } else {
            Role::Plain
        }
    }

    /// A value: of the name that follows, of the lines named last, or of none yet.
    fn value(&mut self, at: usize) {
        let role = self.role(at);
        let said = self.values.iter().enumerate().flat_map(|(group, said)| {
            said.iter().filter(|said| said.from == at).map(move |said| (group, said))
        });
        let wishes: Vec<Wish> =
            said.map(|(group, said)| Wish { group, values: said.values.clone(), role }).collect();
        let next = self.places.iter().find(|place| place.values <= at && at < place.named.from);
        if let Some(place) = next {
            let own = wishes.into_iter().filter(|wish| place.named.groups.contains(&wish.group));
            self.front.extend(own);
            return;
        }
        if self.another(at, &wishes) {
            return;
        }
        let goods = self.goods;
        let target = self.target.and_then(|target| self.scan.meant.get_mut(target));
        if let Some(target) = target.filter(|target| !target.left_out)
            && !(self.leaving == Leaving::Out)
        {
            let of_target = |wish: &Wish| {
                let mut lines = target.lines.iter().filter_map(|line| goods.lines.get(*line));
                lines.any(|line| line.group == wish.group)
            };
            let own: Vec<Wish> = wishes.iter().filter(|wish| of_target(wish)).cloned().collect();
            if !own.is_empty() {
                target.wishes.extend(own);
                return;
            }
        }
        let left_out = self.leaves_out(at);
        let free = wishes.into_iter().map(|wish| Free { from: at, wish, left_out });
        self.scan.free.extend(free);
    }

    /// "…and the blue one": a line of its own, if just one other line is so.
    fn another(&mut self, at: usize, wishes: &[Wish]) -> bool {
        let Some(target) = self.target.and_then(|target| self.scan.meant.get(target)) else {
            return false;
        };
        let of_target = wishes.iter().any(|wish| {
            let group = self.goods.groups.get(wish.group);
            group.is_some_and(|group| group.lines.iter().any(|line| target.lines.contains(line)))
        });
        let to = self.values.iter().flatten().filter(|said| said.from == at).map(|s| s.to).max();
        let thing =
            to.and_then(|to| cues::at(self.words, to)).is_some_and(|cue| cue.is(Cue::Thing));
        let back = if self.words.before(at) == "the" { at.saturating_sub(1) } else { at };
        let joins = back.checked_sub(1).is_some_and(|before| {
            (self.words.is(before, Make::Pause) && !of_target)
                || cues::at(self.words, before)
                    .is_some_and(|cue| cue.is(Cue::And) || cue.is(Cue::Act))
        });
        if self.to || self.old || !thing || !joins {
            return false;
        }
        let is_so = |line: &usize| {
            wishes.iter().any(|wish| {
                let own = self.goods.lines.get(*line).is_some_and(|l| l.group == wish.group);
                own && wish.values.iter().any(|(o, v)| self.goods.current(*line, *o) == Some(*v))
            })
        };
        let lines: Vec<usize> = (0..self.goods.lines.len()).filter(is_so).collect();
        match lines.as_slice() {
            [line] if !target.lines.contains(line) => {
                let left_out = self.leaves_out(at);
                self.push(Meant { lines, all: true, left_out, ..Meant::default() });
                true
            }
            _ => false,
        }
    }

    /// What a cue does; false if what follows counts no more.
    fn cue(&mut self, at: usize, cue: &Found) -> bool {
        if let Some(leaning) = leans(cue) {
            let amount = self.amount(at, at + cue.length);
            // "More" of what? Only beside a number is it a measure.
            let bare = cue.length == 1 && matches!(self.words.text(at), "more" | "less" | "fewer");
            if bare && (amount.is_none() || !self.measure_beside(at)) {
                return true;
            }
            let leaning = Leaning { cue: leaning, at, role: self.role(at), amount };
            let next = self.places.iter().any(|place| place.values <= at && at < place.named.from);
            let target = self.target.and_then(|target| self.scan.meant.get_mut(target));
            match target {
                _ if next => self.front_leanings.push(leaning),
                Some(target) => target.leanings.push(leaning),
                None => self.scan.free_leanings.push(leaning),
            }
            return true;
        }
        if cue.is(Cue::Failing) {
            return self.scan.meant.is_empty() && self.scan.free.is_empty();
        }
        let follows = self.something_follows(at + cue.length);
        if cue.is(Cue::Kept) && !follows && self.since < self.scan.meant.len() {
            for meant in self.scan.meant.iter_mut().skip(self.since) {
                meant.left_out = true;
            }
            return true;
        }
        if cue.is(Cue::Excepted) {
            for meant in self.scan.meant.iter_mut().filter(|meant| !meant.carrier) {
                meant.left_out = true;
            }
            self.leaving = Leaving::Nothing;
            self.scan.excepts = true;
            return true;
        }
        if cue.is(Cue::Replaced) {
            let target = self.target.and_then(|target| self.scan.meant.get_mut(target));
            if let Some(wish) = target.and_then(|target| target.wishes.last_mut()) {
                wish.role = Role::Old;
            }
            return true;
        }
        if !self.quantity(at, cue) {
            self.turn(at, cue);
        }
        true
    }

    /// "everything", "both", "the rest".
    fn quantity(&mut self, at: usize, cue: &Found) -> bool {
        if cue.is(Cue::None) {
            self.leaving = Leaving::Nothing;
            return true;
        }
        let quantity = cue.is(Cue::Everything) || cue.is(Cue::All) || cue.is(Cue::Both);
        if cue.is(Cue::Except) && cue.is(Cue::Everything) {
            return false;
        }
        if quantity {
            let negated = matches!(self.leaving, Leaving::Next(_)) && self.leaves_out(at);
            if negated || self.in_front(at) {
                return true;
            }
            let named: Vec<usize> = self.named();
            let lines = if named.is_empty() || cue.is(Cue::Everything) {
                (0..self.goods.lines.len()).collect()
            } else {
                named
            };
            self.scan.everything |= cue.is(Cue::Everything);
            self.scan.all |= cue.is(Cue::All);
            self.scan.both |= cue.is(Cue::Both);
            self.leaving = Leaving::Nothing;
            let to = self.to;
            self.push(Meant { lines, all: true, carrier: true, ..Meant::default() });
            self.to = to;
            return true;
        }
        if cue.is(Cue::Rest) {
            self.scan.rest = true;
            self.leaving = Leaving::Nothing;
        }
        cue.is(Cue::Rest)
    }

    /// The lines named so far.
    fn named(&self) -> Vec<usize> {
        let meant = self.scan.meant.iter().filter(|meant| !meant.carrier && !meant.left_out);
        meant.flat_map(|meant| meant.lines.iter().copied()).collect()
    }

    /// Cues that turn how the next things are meant.
    fn turn(&mut self, at: usize, cue: &Found) {
        let end = at + cue.length;
        if (cue.is(Cue::Same) || cue.is(Cue::Keep)) && self.keep_options(end) {
            return;
        }
        if cue.is(Cue::Except) && self.something_follows(end) {
            if self.words.text(at) == "everything"
                || self.words.text(at) == "all"
                || self.words.text(at) == "any"
                || self.words.text(at) == "anything"
            {
                self.scan.everything = true;
            }
            self.leaving = Leaving::Out;
            self.scan.excepts = true;
        } else if (cue.is(Cue::Keep) || cue.is(Cue::Kept)) && self.something_follows(end) {
            self.leaving = Leaving::Out;
        } else if cue.is(Cue::Instead) && self.value_follows(end) {
            self.old = true;
        } else if cue.is(Cue::Not) {
            self.leaving = Leaving::Next(end + 1);
        } else if cue.is(Cue::Instead) || cue.is(Cue::From) {
            self.old = true;
        } else if cue.is(Cue::Act) {
            self.part_ends();
        } else if cue.is(Cue::To) || cue.is(Cue::Same) {
            (self.to, self.old) = (true, false);
            if matches!(self.leaving, Leaving::Next(_)) {
                self.leaving = Leaving::Nothing;
            }
        } else if cue.is(Cue::Only) {
            self.leaving = Leaving::Nothing;
        } else if cue.is(Cue::And) {
            self.old = false;
        }
    }
}
