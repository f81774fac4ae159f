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
        if let Some(first) = understood.intents.first()
            && expected != OUT_OF_SCOPE
        {
            self.confidences.push((first.confidence, acted == Some(expected)));
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

/// Deals the phrases of each intent and language out to the folds in turn.
fn folds(phrases: &[Phrase]) -> Vec<usize> {
    let mut dealt: BTreeMap<(Language, &str), usize> = BTreeMap::new();
    let mut folds = Vec::with_capacity(phrases.len());
    for Phrase { language, intent, .. } in phrases {
        let position = dealt.entry((*language, intent.as_str())).or_default();
        folds.push(*position % FOLDS);
        *position += 1;
    }
    folds
}

const FOLDS: usize = 5;

#[test]
fn cross_validation_on_the_pack() {
    let phrases = support::pack_phrases();
    let folds = folds(&phrases);
    let mut all: BTreeMap<Language, Tally> = BTreeMap::new();
    for fold in 0..FOLDS {
        let dealt = phrases.iter().cloned().zip(&folds);
        let (held, kept): (Vec<_>, Vec<_>) = dealt.partition(|(_, own)| **own == fold);
        let kept: Vec<Phrase> = kept.into_iter().map(|(phrase, _)| phrase).collect();
        let model = trainer::train(&kept).unwrap();
        let understander = Understander::new(model, Recognisers::default());
        for (case, _) in &held {
            all.entry(case.language).or_default().add(&understander, case);
        }
    }
    for (language, tally) in &all {
        tally.print(&format!("cross-validation, {language}"));
        let (ranked, wrong, refused) = match language {
            Language::En => (0.79, 0.12, 0.76),
            _ => (0.79, 0.13, 0.81),
        };
        let wrongly = Tally::share(tally.acted_wrong, tally.in_scope);
        assert!(tally.ranked() >= ranked, "{language}: best is right in {}", tally.ranked());
        assert!(wrongly <= wrong, "{language}: acted on wrongly in {wrongly}");
        assert!(tally.refused() >= refused, "{language}: refused {}", tally.refused());
        let error = tally.calibration_error();
        assert!(error <= 0.06, "{language}: calibration error {error}");
    }
}

/// One line of a table of messages.
#[derive(serde::Deserialize)]
struct Message {
    text: String,
    intents: Vec<String>,
}

fn messages(language: Language) -> Vec<Message> {
    let path = format!("{}/tests/cases/messages/{language}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let lines = std::fs::read_to_string(path).unwrap();
    let lines = lines.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// All twelve languages in one model, on messages written apart from the phrases.
#[test]
fn messages_in_all_languages() {
    let phrases = support::phrases_in(&Language::ALL);
    let model = trainer::train(&phrases).unwrap();
    assert!(model.to_bytes().len() <= 4_000_000, "{} bytes", model.to_bytes().len());
    let understander = Understander::new(model, Recognisers::default());
    let (mut both, mut two, mut split, mut one) = (0, 0, 0, 0);
    let mut shares = Vec::new();
    for language in Language::ALL {
        let (mut right, mut all) = (0, 0);
        for Message { text, intents } in messages(language) {
            if intents.iter().any(|intent| intent == OUT_OF_SCOPE) {
                continue;
            }
            let understood = understander.understand(&text);
            let found: Vec<&str> = understood.intents.iter().map(|i| i.intent.as_str()).collect();
            if intents.len() == 2 {
                two += 1;
                both += u32::from(intents.iter().all(|intent| found.contains(&intent.as_str())));
                continue;
            }
            one += 1;
            split += u32::from(found.len() > 1);
            let judgement = understander.model().judge(&text);
            all += 1;
            right += u32::from(judgement.ranked[0].intent.as_str() == intents[0]);
        }
        let share = Tally::share(right, all);
        println!("messages, {language}: best is right in {:.1} %", 100.0 * share);
        shares.push(share);
    }
    let mean = shares.iter().sum::<f64>() / f64::from(u32::try_from(shares.len()).unwrap());
    let (both, split) = (Tally::share(both, two), Tally::share(split, one));
    println!("mean {mean:.3}; both of two {both:.3}; one taken for two {split:.3}");
    assert!(mean >= 0.90, "mean {mean}");
    assert!(shares.iter().all(|share| *share >= 0.84), "{shares:?}");
    assert!(both >= 0.66, "both intents of two found in {both}");
    assert!(split <= 0.10, "one intent taken for two in {split}");
}

#[test]
fn unseen_messages() {
    let known: Vec<String> = support::pack_phrases().into_iter().map(|p| p.text).collect();
    for language in [Language::En, Language::Zh] {
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
        let refused = match language {
            Language::En => 0.90,
            _ => 0.82,
        };
        assert!(unseen >= 60 && tally.out_of_scope >= 20, "too few messages to say anything");
        assert!(tally.acted() >= 0.95, "{language}: acted on rightly {}", tally.acted());
        assert!(tally.refused() >= refused, "{language}: refused {}", tally.refused());
    }
}
