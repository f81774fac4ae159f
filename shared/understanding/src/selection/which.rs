//! Which of several labels a text means: by position, by the words of a label, or all of them but
//! some.

use super::cues::{self, Cue};
use super::positions;
use super::words::{Make, Words, typed};

/// Labels that are looked at.
const MAX_LABELS: usize = 50;

/// What a part of the text means.
struct Part {
    at: usize,
    labels: Vec<usize>,
    left_out: bool,
}

/// The labels that a text means, from 0, in their order.
pub(super) fn which(text: &str, labels: &[&str]) -> Vec<usize> {
    let words = Words::read(text);
    let labels: Vec<Words> =
        labels.iter().take(MAX_LABELS).map(|label| Words::of_shop(label)).collect();
    let whole = |label: &Words| {
        let said = |words: &Words| -> Vec<String> {
            words
                .words
                .iter()
                .map(|word| word.text.clone())
                .filter(|text| !text.is_empty())
                .collect()
        };
        words.len() > 0 && said(label) == said(&words)
    };
    let exact: Vec<usize> =
        labels.iter().enumerate().filter(|(_, label)| whole(label)).map(|(at, _)| at).collect();
    if let [one] = exact.as_slice() {
        return vec![*one];
    }
    let mut said = Said {
        words: &words,
        labels: &labels,
        parts: Vec::new(),
        all: false,
        pair: false,
        either: false,
        rest: false,
        none: false,
        or: false,
    };
    said.read();
    said.settle()
}

struct Said<'a> {
    words: &'a Words,
    labels: &'a [Words],
    parts: Vec<Part>,
    all: bool,
    pair: bool,
    either: bool,
    rest: bool,
    none: bool,
    or: bool,
}

impl Said<'_> {
    fn read(&mut self) {
        let positions = positions::find(self.words, self.labels.len());
        let (mut at, mut left_out, mut lasts) = (0, false, false);
        // Words of labels since the last joint, as how many of them each label has.
        let mut start = 0;
        while at < self.words.len() {
            if let Some(position) = positions.iter().find(|position| position.from == at) {
                self.segment(start, at, left_out);
                self.parts.push(Part { at, labels: position.places.clone(), left_out });
                (at, start) = (position.to, position.to);
                continue;
            }
            let stop = self.words.is(at, Make::Stop);
            if stop || self.words.is(at, Make::Pause) {
                self.segment(start, at, left_out);
                left_out &= lasts && !stop;
                at += 1;
                start = at;
                continue;
            }
            // A word that a label has is no cue: a label can say "all".
            let Some(cue) = cues::at(self.words, at) else {
                at += 1;
                continue;
            };
            let joint = [
                Cue::And,
                Cue::Or,
                Cue::Except,
                Cue::Excepted,
                Cue::Not,
                Cue::Instead,
                Cue::Rest,
                Cue::Everything,
                Cue::All,
                Cue::Both,
                Cue::Either,
                Cue::None,
                Cue::Only,
                Cue::Keep,
                Cue::Kept,
            ];
            if joint.iter().any(|kind| cue.is(*kind)) && !cue.is(Cue::Nothing) {
                self.segment(start, at, left_out);
                start = at + cue.length;
                self.all |= cue.is(Cue::Everything) || cue.is(Cue::All);
                self.pair |= cue.is(Cue::Both);
                self.either |= cue.is(Cue::Either);
                self.rest |= cue.is(Cue::Rest);
                self.none |= cue.is(Cue::None);
                self.or |= cue.is(Cue::Or) && !cue.is(Cue::And);
                if cue.is(Cue::Except) || cue.is(Cue::Not) || cue.is(Cue::Instead) {
                    left_out = true;
                    lasts = cue.is(Cue::Except);
                    self.all |=
                        matches!(self.words.text(at), "everything" | "all" | "any" | "anything");
                } else if cue.is(Cue::Excepted) || cue.is(Cue::Kept) {
                    self.parts.iter_mut().for_each(|part| part.left_out = true);
                    left_out = false;
                } else if !cue.is(Cue::And) && !cue.is(Cue::Or) {
                    left_out = false;
                }
            } else if self.words.text(at) == "but" && (self.all || self.either) {
                (left_out, lasts) = (true, true);
                start = at + 1;
            }
            at += cue.length;
        }
        self.segment(start, self.words.len(), left_out);
    }

    /// The one label that has most of the words of a part.
    fn segment(&mut self, from: usize, to: usize, left_out: bool) {
        let words: Vec<usize> = (from..to).filter(|at| self.tells(*at)).collect();
        let scores: Vec<usize> = self
            .labels
            .iter()
            .map(|label| words.iter().filter(|at| self.has(label, **at)).count())
            .collect();
        let best = scores.iter().copied().max().unwrap_or(0);
        if best == 0 {
            return;
        }
        let with: Vec<usize> =
            (0..scores.len()).filter(|at| scores.get(*at) == Some(&best)).collect();
        // "both lamps" of three labels.
        let plural = words.iter().any(|at| self.words.get(*at).is_some_and(|word| word.plural));
        let several = with.len() > 1 && (plural || left_out) && with.len() < self.labels.len();
        if with.len() == 1 || several {
            self.parts.push(Part { at: from, labels: with, left_out });
        }
    }

    /// Whether a word can tell labels apart. A single character cannot: the next one must fit too.
    fn tells(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let long = word.text.chars().count() > 1 || word.make == Make::Number;
        match word.make {
            Make::Letters | Make::Number => (long || self.words.len() <= 3) && !small(&word.text),
            Make::Sign => self.words.is(at + 1, Make::Sign),
            _ => false,
        }
    }

    fn has(&self, label: &Words, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let next = self.words.text(at + 1);
        let mut places = label.words.iter().enumerate();
        let literal = places.any(|(place, own)| match word.make {
            Make::Sign => own.text == word.text && label.text(place + 1) == next,
            _ => typed(&own.text, &word.text),
        });
        let mut senses = self.words.senses.iter().filter(|sense| sense.from == at);
        literal || senses.any(|sense| label.senses.iter().any(|own| own.what == sense.what))
    }

    fn settle(self) -> Vec<usize> {
        let count = self.labels.len();
        let chosen = |left_out: bool| -> Vec<usize> {
            let parts = self.parts.iter().filter(|part| part.left_out == left_out);
            parts.flat_map(|part| part.labels.iter().copied()).collect()
        };
        let (named, out) = (chosen(false), chosen(true));
        let starts = |part: &Part| part.at;
        let all = self.all && named.is_empty()
            || self.pair && count == 2
            || (self.either || self.rest) && !out.is_empty()
            || self.rest && !named.is_empty();
        let last = |label: usize| {
            let mut parts = self.parts.iter().filter(|part| part.labels.contains(&label));
            parts
                .clone()
                .max_by_key(|part| starts(part))
                .or_else(|| parts.next())
                .map(|part| part.left_out)
        };
        if self.none && named.is_empty() {
            return Vec::new();
        }
        let mut meant: Vec<usize> = (0..count)
            .filter(|label| match last(*label) {
                Some(left_out) => !left_out,
                None => all,
            })
            .collect();
        // "The first or the second": it is not said which.
        if self.or && meant.len() > 1 && out.is_empty() {
            meant.clear();
        }
        meant
    }
}

/// Words that are in many labels and messages and tell nothing.
fn small(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "in"
            | "on"
            | "it"
            | "its"
            | "is"
            | "i"
            | "my"
            | "me"
            | "to"
            | "for"
            | "with"
            | "one"
            | "please"
            | "this"
            | "that"
            | "was"
            | "be"
            | "at"
            | "by"
            | "de"
            | "la"
            | "el"
            | "le"
            | "les"
            | "der"
            | "die"
            | "das"
            | "il"
            | "lo"
            | "o"
            | "un"
            | "une"
            | "ein"
            | "yang"
            | "usd"
            | "eur"
            | "gbp"
            | "cny"
    )
}
