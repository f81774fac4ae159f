//! Counts what was understood rightly: of all messages, by language, by intent, and which intents
//! are taken for which. How sure it was is `confidence`'s business.

use std::collections::BTreeMap;

use aisle_domain::language::Language;
use aisle_domain::understood::IntentName;
use aisle_understanding::OUT_OF_SCOPE;

use super::confidence::{Reliability, Scope};
use super::messages::Message;
use crate::reading::Reading;

/// A confusion is shown by so many messages.
const EXAMPLES: usize = 5;

/// The figures of one measurement.
#[derive(Debug)]
pub(super) struct Figures {
    /// What was measured.
    pub(super) title: String,
    /// What to know about it.
    pub(super) notes: Vec<String>,
    pub(super) total: Counts,
    /// In the order in which languages are listed; last, those that are not known.
    pub(super) languages: Vec<(Option<Language>, Counts)>,
    /// The weakest first.
    pub(super) intents: Vec<IntentCounts>,
    /// The most frequent first.
    pub(super) confusions: Vec<Confusion>,
    pub(super) reliability: Reliability,
    pub(super) scope: Scope,
}

/// Messages, counted by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) in_scope: usize,
    /// In scope: the likeliest intent is asked for, acted on or not.
    pub(super) likeliest: usize,
    /// In scope: acted on, and asked for.
    pub(super) acted: usize,
    /// In scope: refused.
    pub(super) refused: usize,
    pub(super) out_of_scope: usize,
    /// Out of scope: not acted on.
    pub(super) kept_out: usize,
    /// Those that ask for several things.
    pub(super) several: usize,
    /// Of those, acted on for just these.
    pub(super) all_of_several: usize,
}

/// How one intent fares, by what is acted on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct IntentCounts {
    pub(super) name: String,
    /// Messages that ask for it.
    pub(super) asked: usize,
    /// Of these, acted on for it.
    pub(super) right: usize,
    /// Of these, refused.
    pub(super) refused: usize,
    /// Messages acted on for it that do not ask for it.
    pub(super) wrong: usize,
}

impl IntentCounts {
    /// Of the messages acted on for it, the share that ask for it; none if there is none.
    pub(super) fn precision(&self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// Of the messages that ask for it, the share acted on for it.
    pub(super) fn recall(&self) -> Option<f64> {
        share(self.right, self.asked)
    }

    /// The harmonic mean of both.
    pub(super) fn f1(&self) -> Option<f64> {
        share(2 * self.right, self.asked + self.right + self.wrong)
    }
}

/// Messages of one intent taken for another.
#[derive(Debug, Clone)]
pub(super) struct Confusion {
    pub(super) asked: String,
    pub(super) read: String,
    pub(super) count: usize,
    /// How many of them were acted on.
    pub(super) acted: usize,
    pub(super) examples: Vec<Message>,
}

/// A message with its reading.
pub(super) type Judged<'j> = (&'j Message, &'j Reading);

/// Counts.
pub(super) fn figures(title: String, notes: Vec<String>, judged: &[Judged<'_>]) -> Figures {
    let mut total = Counts::default();
    let mut languages: BTreeMap<Option<Language>, Counts> = BTreeMap::new();
    let mut intents: BTreeMap<&IntentName, IntentCounts> = BTreeMap::new();
    let mut confusions: BTreeMap<(String, String), Confusion> = BTreeMap::new();
    for (message, reading) in judged {
        total.add(message, reading);
        languages.entry(message.language).or_default().add(message, reading);
        for intent in &message.intents {
            let counts = intents.entry(intent).or_default();
            counts.asked += 1;
            counts.right += usize::from(reading.acted.contains(intent));
            counts.refused += usize::from(reading.refusal.is_some());
        }
        for intent in reading.acted.iter().filter(|intent| !message.intents.contains(*intent)) {
            intents.entry(intent).or_default().wrong += 1;
        }
        note_confusion(message, reading, &mut confusions);
    }
    let mut intents: Vec<IntentCounts> = intents
        .into_iter()
        .map(|(name, counts)| IntentCounts { name: name.as_str().to_owned(), ..counts })
        .collect();
    let weakness = |counts: &IntentCounts| counts.f1().unwrap_or(1.0);
    intents.sort_by(|a, b| weakness(a).total_cmp(&weakness(b)));
    let mut confusions: Vec<Confusion> = confusions.into_values().collect();
    confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.count));
    let unknown = languages.remove(&None);
    let mut languages: Vec<_> = languages.into_iter().collect();
    languages.extend(unknown.map(|counts| (None, counts)));
    Figures {
        title,
        notes,
        total,
        languages,
        intents,
        confusions,
        reliability: Reliability::of(judged),
        scope: Scope::of(judged),
    }
}

impl Counts {
    fn add(&mut self, message: &Message, reading: &Reading) {
        let acted_on = !reading.acted.is_empty();
        if message.intents.is_empty() {
            self.out_of_scope += 1;
            self.kept_out += usize::from(!acted_on);
            return;
        }
        let asked = |intent: &IntentName| message.intents.contains(intent);
        self.in_scope += 1;
        self.likeliest += usize::from(is_right(message, reading));
        self.acted += usize::from(reading.acted.first().is_some_and(asked));
        self.refused += usize::from(reading.refusal.is_some());
        if message.intents.len() > 1 {
            let same_number = reading.acted.len() == message.intents.len();
            self.several += 1;
            self.all_of_several += usize::from(same_number && reading.acted.iter().all(asked));
        }
    }
}

/// Whether the likeliest intent is asked for.
pub(super) fn is_right(message: &Message, reading: &Reading) -> bool {
    reading.best.as_ref().is_some_and(|best| message.intents.contains(&best.intent))
}

fn note_confusion(
    message: &Message,
    reading: &Reading,
    confusions: &mut BTreeMap<(String, String), Confusion>,
) {
    let acted = !reading.acted.is_empty();
    let Some(best) = reading.best.as_ref().filter(|_| !is_right(message, reading)) else { return };
    let asked = match message.intents.first() {
        Some(intent) => intent.as_str(),
        None if acted => OUT_OF_SCOPE,
        None => return,
    };
    let (asked, read) = (asked.to_owned(), best.intent.as_str().to_owned());
    let confusion = confusions.entry((asked.clone(), read.clone())).or_insert_with(|| Confusion {
        asked,
        read,
        count: 0,
        acted: 0,
        examples: Vec::new(),
    });
    confusion.count += 1;
    confusion.acted += usize::from(acted);
    if confusion.examples.len() < EXAMPLES {
        confusion.examples.push(message.clone());
    }
}

/// A share in 0..=1; none of nothing.
pub(super) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| real(part) / real(whole))
}

pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::path::Path;
    use std::sync::Arc;

    use aisle_domain::understood::{Refusal, ScoredIntent};

    use super::*;
    use crate::places::Place;

    /// Asked for, acted on, likeliest; a message that is not acted on was refused.
    type Case = (&'static [&'static str], &'static [&'static str], &'static str);

    fn judge((asked, acted, likeliest): &Case) -> (Message, Reading) {
        let names = |names: &'static [&'static str]| names.iter().map(|name| IntentName::new(name));
        let file: Arc<Path> = Path::new("f").into();
        let message = Message {
            text: "text".to_owned(),
            intents: names(asked).collect(),
            language: None,
            place: Place { file, line: 1 },
        };
        let best = ScoredIntent { intent: IntentName::new(likeliest), confidence: 0.5 };
        let reading = Reading {
            acted: names(acted).collect(),
            refusal: acted.is_empty().then_some(Refusal::OutOfScope),
            best: Some(best),
            in_scope: 0.5,
        };
        (message, reading)
    }

    #[test]
    fn messages_are_counted_by_what_became_of_them() {
        let cases: &[Case] = &[
            (&["a"], &["a"], "a"),
            (&["a"], &["b"], "b"),
            (&["a"], &["b"], "b"),
            (&["a"], &[], "a"),
            (&["b"], &["b"], "b"),
            (&["a", "b"], &["a", "b"], "a"),
            (&["a", "b"], &["b"], "b"),
            (&["b"], &[], "a"),
            (&[], &[], "a"),
            (&[], &["a"], "a"),
        ];
        let judged: Vec<(Message, Reading)> = cases.iter().map(judge).collect();
        let judged: Vec<Judged<'_>> = judged.iter().map(|(m, r)| (m, r)).collect();
        let figures = figures(String::new(), Vec::new(), &judged);
        let total = Counts {
            in_scope: 8,
            likeliest: 5,
            acted: 4,
            refused: 2,
            out_of_scope: 2,
            kept_out: 1,
            several: 2,
            all_of_several: 1,
        };
        assert_eq!(figures.total, total);
        assert_eq!(figures.languages, [(None, total)]);
        let a = IntentCounts { name: "a".into(), asked: 6, right: 2, refused: 1, wrong: 1 };
        let b = IntentCounts { name: "b".into(), asked: 4, right: 3, refused: 1, wrong: 2 };
        assert_eq!((a.precision(), a.recall()), (Some(2.0 / 3.0), Some(2.0 / 6.0)));
        assert_eq!((a.f1(), b.f1()), (Some(4.0 / 9.0), Some(6.0 / 9.0)));
        assert_eq!(figures.intents, [a, b]);
        let pairs = figures.confusions.iter();
        let pairs: Vec<_> =
            pairs.map(|c| (c.asked.as_str(), c.read.as_str(), c.count, c.acted)).collect();
        assert_eq!(pairs, [("a", "b", 2, 2), ("b", "a", 1, 0), ("out_of_scope", "a", 1, 1)]);
        assert_eq!(figures.scope.rule, Some((0.25, 0.5)));
    }
}
