//! Finds the same words twice, compared after normalisation: with different intents they contradict
//! each other, with the same one they only weigh double.

use std::collections::BTreeMap;

use aisle_understanding::normalise;

use super::finding::{Finding, Kind, Level};
use crate::places::Placed;

/// At most so many other lines are named by a finding.
const MAX_RELATED: usize = 5;

pub(crate) fn find(phrases: &[Placed], findings: &mut Vec<Finding>) {
    let mut by_words: BTreeMap<String, Vec<&Placed>> = BTreeMap::new();
    for placed in phrases {
        by_words.entry(normalise(&placed.phrase.text)).or_default().push(placed);
    }
    for same in by_words.values() {
        // Told at the last of them: the first was there before.
        let Some((last, before)) = same.split_last().filter(|(_, before)| !before.is_empty())
        else {
            continue;
        };
        let differs = |placed: &&&Placed| placed.intent() != last.intent();
        if let Some(other) = before.iter().find(differs) {
            findings.push(conflict(last, other, before));
        } else {
            findings.push(duplicate(last, before));
        }
    }
}

fn conflict(last: &Placed, other: &Placed, before: &[&Placed]) -> Finding {
    let within = before.iter().any(|placed| {
        placed.phrase.language == last.phrase.language && placed.intent() != last.intent()
    });
    let (level, suggestion) = if within {
        (Level::Error, "keep the one that is meant, and delete the other".to_owned())
    } else {
        let suggestion = "all languages share one model: keep the intent by which most shoppers \
             mean it, or write the words longer in one of the languages";
        (Level::Warning, suggestion.to_owned())
    };
    let message = format!(
        "{:?} is {} here and {} at {}",
        last.phrase.text,
        last.intent(),
        other.intent(),
        other.place
    );
    found(level, Kind::Conflict, last, before, message, suggestion)
}

fn duplicate(last: &Placed, before: &[&Placed]) -> Finding {
    let within = before.iter().find(|placed| placed.phrase.language == last.phrase.language);
    let (other, suggestion) = match within {
        Some(other) => (Some(other), "delete one, or say it in other words"),
        None => (
            before.first(),
            "fine if shoppers say it in both languages; else delete it in the wrong file",
        ),
    };
    let at = other.map(|other| other.place.to_string()).unwrap_or_default();
    let message = format!("{:?} ({}) is also at {at}", last.phrase.text, last.intent());
    found(Level::Hint, Kind::Duplicate, last, before, message, suggestion.to_owned())
}

fn found(
    level: Level,
    kind: Kind,
    last: &Placed,
    before: &[&Placed],
    message: String,
    suggestion: String,
) -> Finding {
    let related = before.iter().take(MAX_RELATED);
    Finding {
        level,
        kind,
        language: last.phrase.language,
        place: last.place.clone(),
        message,
        suggestion,
        related: related.map(|p| (p.place.clone(), p.phrase.text.clone())).collect(),
        weight: f64::from(u32::try_from(before.len()).unwrap_or(u32::MAX)),
    }
}
