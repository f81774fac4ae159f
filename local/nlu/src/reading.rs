//! What a model makes of phrases that it has not seen: readings of texts, and cross-validation,
//! which trains on some of the phrases and reads the others. What is made of the readings is the
//! commands' own business.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use aisle_domain::understood::{IntentName, Refusal, ScoredIntent};
use aisle_pack::PackError;
use aisle_understanding::trainer::{TrainError, train};
use aisle_understanding::{OUT_OF_SCOPE, Phrase, Recognisers, Understander, normalise};

use crate::{NluError, Progress};

/// What was understood of one text, as far as it can be right or wrong.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// The intents to act on; none when it was refused, or only names something.
    pub(crate) acted: Vec<IntentName>,
    /// Why there are none.
    pub(crate) refusal: Option<Refusal>,
    /// The likeliest intent, acted on or not, with the confidence that is given for it.
    pub(crate) best: Option<ScoredIntent>,
    /// How sure the model is that the text is in scope, in 0..=1.
    pub(crate) in_scope: f32,
}

impl Reading {
    /// Reads a text.
    pub(crate) fn of(understander: &Understander, text: &str) -> Self {
        let understood = understander.understand(text);
        let best = understood.intents.first().or_else(|| understood.alternatives.first()).cloned();
        Self {
            acted: understood.intents.into_iter().map(|scored| scored.intent).collect(),
            refusal: understood.refusal,
            best,
            in_scope: understander.model().judge(text).in_scope,
        }
    }
}

/// Readings by models that were trained without the phrase read.
#[derive(Debug)]
pub(crate) struct CrossValidation {
    /// One for each phrase; none where too few phrases of its intent were left to train on.
    pub(crate) readings: Vec<Option<Reading>>,
    /// The intents that are too thin for it.
    pub(crate) left_out: BTreeSet<IntentName>,
}

/// Cross-validates phrases in so many folds, several at once where there are processors. Phrases
/// with the same words after normalisation are in the same fold, so that none is read by a model
/// that knows it by heart.
///
/// # Errors
/// When phrases make no model at all.
pub(crate) fn cross_validate(
    phrases: &[&Phrase],
    folds: usize,
    progress: &Progress,
) -> Result<CrossValidation, NluError> {
    let fold_of = deal(phrases, folds);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let fold = next.fetch_add(1, Ordering::Relaxed);
            if fold >= folds {
                return done;
            }
            progress.say(&format!("cross-validation: part {} of {folds}", fold + 1));
            done.push(read_fold(phrases, &fold_of, fold));
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(folds);
    let done = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(parts) => done.extend(parts),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    let mut readings: Vec<Option<Reading>> = vec![None; phrases.len()];
    let mut left_out = BTreeSet::new();
    for part in done {
        let part = part?;
        left_out.extend(part.left_out);
        for (index, reading) in part.readings {
            if let Some(place) = readings.get_mut(index) {
                *place = Some(reading);
            }
        }
    }
    Ok(CrossValidation { readings, left_out })
}

/// What came of one fold: readings, each with the number of its phrase.
struct Part {
    readings: Vec<(usize, Reading)>,
    left_out: BTreeSet<IntentName>,
}

fn read_fold(phrases: &[&Phrase], fold_of: &[usize], fold: usize) -> Result<Part, NluError> {
    let kept = phrases.iter().zip(fold_of).filter(|(_, of)| **of != fold);
    let kept: Vec<Phrase> = kept.map(|(phrase, _)| (*phrase).clone()).collect();
    let mut left_out = BTreeSet::new();
    let understander = trained(kept, &mut left_out)?;
    let mut readings = Vec::new();
    for (index, (phrase, of)) in phrases.iter().zip(fold_of).enumerate() {
        if *of != fold {
            continue;
        }
        let known = phrase.intent.as_str() == OUT_OF_SCOPE
            || understander.model().intents().contains(&phrase.intent);
        if known {
            readings.push((index, Reading::of(&understander, &phrase.text)));
        } else {
            left_out.insert(phrase.intent.clone());
        }
    }
    Ok(Part { readings, left_out })
}

/// An understander of these phrases, without those of intents that are too thin to be trained.
fn trained(
    mut phrases: Vec<Phrase>,
    left_out: &mut BTreeSet<IntentName>,
) -> Result<Understander, NluError> {
    loop {
        match train(&phrases) {
            Ok(model) => return Ok(Understander::new(model, Recognisers::default())),
            Err(TrainError::TooFewPhrases { intent, .. })
                if phrases.iter().any(|phrase| phrase.intent.as_str() == intent) =>
            {
                phrases.retain(|phrase| phrase.intent.as_str() != intent);
                left_out.insert(IntentName(intent));
            }
            Err(error) => return Err(PackError::Train(error.to_string()).into()),
        }
    }
}

/// The fold of each phrase: those of an intent and language are dealt out in turn.
fn deal(phrases: &[&Phrase], folds: usize) -> Vec<usize> {
    let mut next: BTreeMap<(&IntentName, &str), usize> = BTreeMap::new();
    let mut dealt: BTreeMap<String, usize> = BTreeMap::new();
    let mut fold_of = Vec::with_capacity(phrases.len());
    for phrase in phrases {
        let fold = *dealt.entry(normalise(&phrase.text)).or_insert_with(|| {
            let turn = next.entry((&phrase.intent, phrase.language.code())).or_default();
            *turn += 1;
            (*turn - 1) % folds
        });
        fold_of.push(fold);
    }
    fold_of
}

#[cfg(test)]
mod tests {
    use aisle_domain::language::Language;

    use super::*;

    #[test]
    fn the_same_words_are_in_the_same_fold_and_each_fold_has_its_share() {
        let phrase = |intent: &str, text: &str| Phrase {
            language: Language::En,
            intent: IntentName::new(intent),
            text: text.to_owned(),
        };
        let phrases = [
            phrase("a", "one"),
            phrase("a", "ONE!"),
            phrase("b", "three"),
            phrase("a", "two"),
            phrase("b", "  One ! "),
            phrase("b", "one!"),
        ];
        let refs: Vec<&Phrase> = phrases.iter().collect();
        assert_eq!(deal(&refs, 2), [0, 1, 0, 0, 1, 1]);
    }
}
