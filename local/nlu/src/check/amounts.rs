//! Finds intents with too few phrases, and languages and intents that are out of balance.

use std::collections::{BTreeMap, BTreeSet};

use aisle_domain::language::Language;
use aisle_understanding::OUT_OF_SCOPE;

use super::finding::{Finding, Kind, Level};
use crate::places::{Place, Placed};

/// An intent needs so many phrases in all languages together to be trained at all.
const TRAINABLE: usize = 2;
/// With fewer phrases in a language, an intent is often misread there; some sixty make it good
/// (docs/adding-an-intent.md).
const THIN: usize = 25;
/// With fewer phrases, more would still help much.
const BETTER: usize = 40;
/// A language is behind when it has less than this share of what the others have for an intent.
const BEHIND: f64 = 1.0 / 3.0;
/// An intent is ahead when it has so many times the phrases that the intents of its language
/// usually have.
const AHEAD: f64 = 5.0;

/// Where a language's phrases stand, and how many each intent has.
struct Amounts<'p> {
    language: Language,
    /// The last phrase's line: more are added after it.
    end: Place,
    /// By intent: how many, and the first.
    intents: BTreeMap<&'p str, (usize, &'p Placed)>,
}

/// Finds in the phrases of all languages, which are given one by one.
pub(crate) fn find(by_language: &[(Language, &[Placed])], findings: &mut Vec<Finding>) {
    let amounts: Vec<Amounts<'_>> = by_language.iter().filter_map(count).collect();
    let names: BTreeSet<&str> =
        amounts.iter().flat_map(|amounts| amounts.intents.keys().copied()).collect();
    untrainable(&amounts, &names, findings);
    for here in &amounts {
        for name in &names {
            match here.intents.get(name) {
                None => findings.push(unheard(here, name)),
                Some((count, first)) => {
                    findings.extend(thin(*count, first));
                    findings.extend(behind(*count, first, &amounts));
                    findings.extend(ahead(*count, first, here));
                }
            }
        }
        if !names.contains(OUT_OF_SCOPE) {
            findings.push(no_refusal(here));
        }
    }
}

fn count<'p>((language, phrases): &(Language, &'p [Placed])) -> Option<Amounts<'p>> {
    let mut intents: BTreeMap<&str, (usize, &Placed)> = BTreeMap::new();
    for placed in *phrases {
        intents.entry(placed.intent()).or_insert((0, placed)).0 += 1;
    }
    let end = phrases.last()?.place.clone();
    Some(Amounts { language: *language, end, intents })
}

fn untrainable(amounts: &[Amounts<'_>], names: &BTreeSet<&str>, findings: &mut Vec<Finding>) {
    let answers = names.iter().filter(|name| **name != OUT_OF_SCOPE);
    for name in answers.clone() {
        let counts = amounts.iter().filter_map(|amounts| amounts.intents.get(name));
        let total: usize = counts.clone().map(|(count, _)| count).sum();
        let first = counts.map(|(_, first)| first).next();
        if let Some(first) = first.filter(|_| total < TRAINABLE) {
            let message = format!("{name} has {}, too few to train on", phrases(total));
            let suggestion = format!(
                "write at least {TRAINABLE}, better {BETTER} in each language, or delete the intent"
            );
            findings.push(at(first, Level::Error, Kind::Untrainable, message, suggestion));
        }
    }
    if let Some(here) = amounts.first().filter(|_| answers.count() < 2) {
        findings.push(Finding {
            level: Level::Error,
            kind: Kind::Untrainable,
            language: here.language,
            place: here.end.clone(),
            message: "there are fewer than two intents, so there is nothing to tell apart".into(),
            suggestion: "write phrases of the other intents".to_owned(),
            related: Vec::new(),
            weight: 0.0,
        });
    }
}

fn unheard(here: &Amounts<'_>, name: &str) -> Finding {
    let language = here.language;
    Finding {
        level: Level::Warning,
        kind: Kind::Unheard,
        language,
        place: here.end.clone(),
        message: format!("{name} has no phrase in {language}, but in another language"),
        suggestion: format!("write {BETTER} phrases in {language} as its shoppers put it"),
        related: Vec::new(),
        weight: 0.0,
    }
}

fn no_refusal(here: &Amounts<'_>) -> Finding {
    Finding {
        level: Level::Warning,
        kind: Kind::Unheard,
        language: here.language,
        place: here.end.clone(),
        message: format!("there is no phrase of {OUT_OF_SCOPE}: refusing is not taught"),
        suggestion: format!(
            "write some 200 phrases, as {OUT_OF_SCOPE}, of what your service is not for"
        ),
        related: Vec::new(),
        weight: 1.0,
    }
}

fn thin(count: usize, first: &Placed) -> Option<Finding> {
    let level = match count {
        ..THIN => Level::Warning,
        THIN..BETTER => Level::Hint,
        _ => return None,
    };
    let (intent, language) = (first.intent(), first.phrase.language);
    let message = format!("{intent} has {} in {language}", phrases(count));
    let more = BETTER - count;
    let suggestion =
        format!("write {more} more that differ from each other; some sixty make it good");
    Some(at(first, level, Kind::Thin, message, suggestion).weighing(more))
}

/// The intent is thinner here than the other languages have it.
fn behind(count: usize, first: &Placed, amounts: &[Amounts<'_>]) -> Option<Finding> {
    let others: Vec<usize> = amounts
        .iter()
        .filter(|amounts| amounts.language != first.phrase.language)
        .filter_map(|amounts| amounts.intents.get(first.intent()).map(|(count, _)| *count))
        .collect();
    let usual = median(others)?;
    if real(count) >= BEHIND * real(usual) {
        return None;
    }
    let (intent, language) = (first.intent(), first.phrase.language);
    let message = format!(
        "{intent} has {} in {language}, but {usual} in the other languages (median)",
        phrases(count)
    );
    let suggestion =
        format!("write about {} more in {language}, not translated", usual.saturating_sub(count));
    Some(at(first, Level::Warning, Kind::Imbalance, message, suggestion).weighing(usual - count))
}

/// The intent is much fatter than its language's others.
fn ahead(count: usize, first: &Placed, here: &Amounts<'_>) -> Option<Finding> {
    if first.intent() == OUT_OF_SCOPE {
        return None; // It stands for all the rest of the world.
    }
    let others = here.intents.iter().filter(|(name, _)| **name != first.intent());
    let usual = median(others.map(|(_, (count, _))| *count).collect())?;
    if real(count) <= AHEAD * real(usual) {
        return None;
    }
    let (intent, language) = (first.intent(), first.phrase.language);
    let message = format!(
        "{intent} has {} in {language}, the other intents {usual} (median)",
        phrases(count)
    );
    let suggestion = "write more of the others, split it if it means several things, or delete \
         phrases that only vary one"
        .to_owned();
    Some(at(first, Level::Hint, Kind::Imbalance, message, suggestion).weighing(count))
}

/// The middle one, the upper of two.
fn median(mut counts: Vec<usize>) -> Option<usize> {
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied()
}

fn at(first: &Placed, level: Level, kind: Kind, message: String, suggestion: String) -> Finding {
    Finding {
        level,
        kind,
        language: first.phrase.language,
        place: first.place.clone(),
        message,
        suggestion,
        related: Vec::new(),
        weight: 0.0,
    }
}

impl Finding {
    fn weighing(mut self, weight: usize) -> Self {
        self.weight = real(weight);
        self
    }
}

fn phrases(count: usize) -> String {
    if count == 1 { "1 phrase".to_owned() } else { format!("{count} phrases") }
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
