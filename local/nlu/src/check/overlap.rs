//! Finds intents of a language whose phrases look alike: phrases nearer to another intent's than to
//! any of their own, and pairs of phrases that are nearly the same.

use std::collections::BTreeMap;

use aisle_domain::language::Language;
use aisle_understanding::normalise;

use super::finding::{Finding, Kind, Level};
use super::likeness::Likeness;
use crate::places::Placed;

/// Pairs at least so alike are nearly the same words.
const ALIKE: f32 = 0.85;
/// A nearest neighbour less alike than this is none.
const NEAR: f32 = 0.4;
/// Intents overlap when at least so many phrases, and at least this share, are nearer to the other.
const LEAST: usize = 3;
const SHARE: f64 = 0.1;
/// From this share on it is no mere hint.
const MUCH: f64 = 0.2;
/// An overlap is shown by so many phrases.
const EXAMPLES: usize = 3;

/// A phrase of one intent and the phrase of another that is nearest to it.
struct Nearer<'p> {
    phrase: &'p Placed,
    other: &'p Placed,
    alike: f32,
}

pub(crate) fn find(language: Language, phrases: &[Placed], findings: &mut Vec<Finding>) {
    let words: Vec<String> = phrases.iter().map(|p| normalise(&p.phrase.text)).collect();
    let likeness = Likeness::of(words.iter().map(String::as_str));
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for placed in phrases {
        *sizes.entry(placed.intent()).or_default() += 1;
    }
    let mut nearer: BTreeMap<(&str, &str), Vec<Nearer<'_>>> = BTreeMap::new();
    let mut alike = Vec::new();
    for (index, (phrase, own_words)) in phrases.iter().zip(&words).enumerate() {
        likeness.to(index, &mut alike);
        let mut nearest_own = 0.0_f32;
        let mut nearest_other: Option<(&Placed, f32)> = None;
        let rest = phrases.iter().zip(&words).zip(&alike).enumerate();
        for (at, ((other, other_words), alike)) in rest {
            // The very same words are another finding.
            if at == index || other_words == own_words {
                continue;
            }
            if other.intent() == phrase.intent() {
                nearest_own = nearest_own.max(*alike);
                continue;
            }
            if nearest_other.is_none_or(|(_, nearest)| *alike > nearest) {
                nearest_other = Some((other, *alike));
            }
            if at < index && *alike >= ALIKE {
                findings.push(very_alike(phrase, other, *alike));
            }
        }
        if let Some((other, alike)) = nearest_other.filter(|(_, a)| *a > nearest_own && *a >= NEAR)
        {
            let pair = (phrase.intent(), other.intent());
            nearer.entry(pair).or_default().push(Nearer { phrase, other, alike });
        }
    }
    for ((intent, other), cases) in nearer {
        let size = sizes.get(intent).copied().unwrap_or(0);
        findings.extend(overlap(language, intent, other, size, cases));
    }
}

fn overlap(
    language: Language,
    intent: &str,
    other: &str,
    size: usize,
    mut cases: Vec<Nearer<'_>>,
) -> Option<Finding> {
    let share = real(cases.len()) / real(size.max(1));
    if cases.len() < LEAST || share < SHARE {
        return None;
    }
    let place = cases.first()?.phrase.place.clone();
    cases.sort_by(|a, b| b.alike.total_cmp(&a.alike));
    let shown = cases.iter().take(EXAMPLES).flat_map(|case| [case.phrase, case.other]);
    let related = shown.map(|p| (p.place.clone(), format!("{}: {}", p.intent(), p.phrase.text)));
    Some(Finding {
        level: if share >= MUCH { Level::Warning } else { Level::Hint },
        kind: Kind::Overlap,
        language,
        place,
        message: format!(
            "{} of the {size} phrases of {intent} in {language} look more like one of {other} \
             than like any of their own",
            cases.len()
        ),
        suggestion: "move those that belong to the other; write for both what tells them apart; \
             merge the two if the answer is the same"
            .to_owned(),
        related: related.collect(),
        weight: share,
    })
}

fn very_alike(phrase: &Placed, other: &Placed, alike: f32) -> Finding {
    Finding {
        level: Level::Warning,
        kind: Kind::Alike,
        language: phrase.phrase.language,
        place: phrase.place.clone(),
        message: format!(
            "{:?} is {} here; {:?} is {} at {}",
            phrase.phrase.text,
            phrase.intent(),
            other.phrase.text,
            other.intent(),
            other.place
        ),
        suggestion: "if both mean the same, give them one intent; if not, write more phrases with \
             the words that make the difference"
            .to_owned(),
        related: vec![(other.place.clone(), other.phrase.text.clone())],
        weight: f64::from(alike),
    }
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
