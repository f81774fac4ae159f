//! Finds phrases that a model gets wrong which was trained without them.

use aisle_domain::understood::{Refusal, ScoredIntent};
use aisle_understanding::OUT_OF_SCOPE;

use super::finding::{Finding, Kind, Level};
use crate::places::Placed;
use crate::reading::{CrossValidation, Reading};

/// From this confidence on, a misreading is no matter of doubt: the label is likely wrong, or
/// phrases are missing.
const SURE: f32 = 0.5;

/// What the cross-validation had right.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Right {
    /// Phrases that it could judge.
    pub(crate) judged: usize,
    /// Of these, how many were acted on, or refused, as they should be.
    pub(crate) right: usize,
    /// How many of them are in scope.
    pub(crate) in_scope: usize,
    /// Of these, how many have their intent as the likeliest, acted on or not.
    pub(crate) likeliest: usize,
}

pub(crate) fn find(
    phrases: &[Placed],
    validation: &CrossValidation,
    findings: &mut Vec<Finding>,
) -> Right {
    let mut right = Right::default();
    for (placed, reading) in phrases.iter().zip(&validation.readings) {
        let Some(reading) = reading else { continue };
        right.judged += 1;
        if placed.intent() != OUT_OF_SCOPE {
            right.in_scope += 1;
            let likeliest = reading.best.as_ref().map(|best| &best.intent);
            right.likeliest += usize::from(likeliest == Some(&placed.phrase.intent));
        }
        match judge(placed, reading) {
            Some(finding) => findings.push(finding),
            None => right.right += 1,
        }
    }
    right
}

fn judge(placed: &Placed, reading: &Reading) -> Option<Finding> {
    let out_of_scope = placed.intent() == OUT_OF_SCOPE;
    match (reading.acted.first(), &reading.refusal) {
        (Some(_), _) if out_of_scope => Some(let_in(placed, reading.best.as_ref()?)),
        (Some(_), _) if reading.acted.contains(&placed.phrase.intent) => None,
        (Some(_), _) => Some(misread(placed, reading.best.as_ref()?)),
        (None, Some(refusal)) if !out_of_scope => Some(refused(placed, reading, refusal)),
        (None, _) => None,
    }
}

fn let_in(placed: &Placed, best: &ScoredIntent) -> Finding {
    let message = format!(
        "{:?} is {OUT_OF_SCOPE} here, but read as {}, {:.0} % sure",
        placed.phrase.text,
        best.intent.as_str(),
        best.confidence * 100.0
    );
    let suggestion = "give it that intent if your service is for it; if not, write more \
         out-of-scope phrases of its kind";
    found(placed, Kind::LetIn, message, suggestion, best.confidence)
}

fn misread(placed: &Placed, best: &ScoredIntent) -> Finding {
    let message = format!(
        "{:?} is {} here, but read as {}, {:.0} % sure",
        placed.phrase.text,
        placed.intent(),
        best.intent.as_str(),
        best.confidence * 100.0
    );
    let suggestion = "correct the intent if it is wrong; if it is right, write more phrases of \
         its kind";
    found(placed, Kind::Misread, message, suggestion, best.confidence)
}

fn refused(placed: &Placed, reading: &Reading, refusal: &Refusal) -> Finding {
    let why = match refusal {
        Refusal::OutOfScope => "as out of scope".to_owned(),
        Refusal::Ambiguous(one, other) => {
            format!("as it could be {} or {}", one.as_str(), other.as_str())
        }
        Refusal::Empty => "as there is no letter or digit in it".to_owned(),
        Refusal::TooLong => "as too long".to_owned(),
    };
    let other = reading.best.as_ref().filter(|best| best.intent != placed.phrase.intent);
    let likeliest = match other {
        Some(other) => format!("; the likeliest is {}", other.intent.as_str()),
        None => String::new(),
    };
    let message = format!(
        "{:?} is {} here, but refused {why}{likeliest}",
        placed.phrase.text,
        placed.intent()
    );
    let suggestion = "write more phrases of its kind; delete it if shoppers do not talk that way";
    let mut finding = found(placed, Kind::Refused, message, suggestion, 0.0);
    // Those that another intent is likelier for come first.
    finding.weight = f64::from(1.0 - reading.in_scope + if other.is_some() { 1.0 } else { 0.0 });
    finding
}

fn found(
    placed: &Placed,
    kind: Kind,
    message: String,
    suggestion: &str,
    confidence: f32,
) -> Finding {
    Finding {
        level: if confidence >= SURE { Level::Warning } else { Level::Hint },
        kind,
        language: placed.phrase.language,
        place: placed.place.clone(),
        message,
        suggestion: suggestion.to_owned(),
        related: Vec::new(),
        weight: f64::from(confidence),
    }
}
