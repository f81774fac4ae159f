//! Makes a model from a pack's phrases: features → linear solver → calibration on held-out folds →
//! quantised artifact. The same phrases in the same order always give the same bytes.

mod calibration;
mod solver;

use std::borrow::Cow;
use std::collections::BTreeMap;

use aisle_domain::understood::IntentName;

use crate::artifact::{Content, write};
use crate::digest::Digest;
use crate::features::{Counts, Vector, count, weigh};
use crate::model::{Model, dequantise_idf, quantise_idf};
use crate::normalise::normalise;
use crate::pack::Phrase;
use crate::{ArtifactError, OUT_OF_SCOPE};

use calibration::{Held, calibrate};
use solver::{Weights, solve};

/// Bits of a bucket number: 131,072 buckets.
const BUCKET_BITS: u32 = 17;
/// Folds on which calibration is learned: each phrase is scored by a model that has not seen it.
const FOLDS: usize = 4;

/// Why phrases make no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrainError {
    /// Nothing to tell apart.
    #[error("at least two intents are needed; add phrases to the pack")]
    TooFewIntents,
    /// Calibration needs held-out examples of each.
    #[error("{intent} has {count} phrases; write at least {FOLDS}, better 40")]
    TooFewPhrases {
        /// The thin intent.
        intent: String,
        /// Its phrases.
        count: usize,
    },
    /// The bytes just written cannot be read: a defect of this program.
    #[error("the trained model cannot be opened: {0}")]
    Artifact(#[from] ArtifactError),
}

/// Trains a model. Phrases of [`OUT_OF_SCOPE`] teach it to refuse; without any it refuses by
/// doubt alone.
///
/// # Errors
/// [`TrainError`] when the phrases are too few.
pub fn train(phrases: &[Phrase]) -> Result<Model, TrainError> {
    let classes = Classes::of(phrases)?;
    let labels: Vec<usize> = phrases.iter().map(|phrase| classes.index(&phrase.intent)).collect();
    let counts: Vec<Counts> =
        phrases.iter().map(|phrase| count(&normalise(&phrase.text), BUCKET_BITS)).collect();
    let folds = assign_folds(phrases);
    let held = hold_out(&counts, &labels, &folds, classes.count());
    let calibration = calibrate(&held);

    let all: Vec<usize> = (0..phrases.len()).collect();
    let idf = idf(&counts, &all);
    let vectors = vectors(&counts, &idf);
    let weights = solve(&vectors, &labels, &all, classes.count(), BUCKET_BITS);
    let quantised = weights.quantise();
    let bytes = write(&Content {
        bucket_bits: BUCKET_BITS,
        source_hash: source_hash(phrases),
        calibration,
        intents: &classes.intents,
        scales: &quantised.scales,
        biases: &quantised.biases,
        idf: &idf,
        weights: &quantised.weights,
    });
    Ok(Model::open(Cow::Owned(bytes))?)
}

/// Hash of phrases, in order, and of the code that trains, to tell whether a model was trained on
/// them by it.
#[must_use]
pub fn source_hash(phrases: &[Phrase]) -> u64 {
    let start = Digest::new(0).bytes(env!("AISLE_TRAINER").as_bytes());
    let all = phrases.iter().fold(start, |digest, phrase| {
        let digest = digest.bytes(phrase.language.code().as_bytes());
        digest.bytes(phrase.intent.as_str().as_bytes()).bytes(phrase.text.as_bytes())
    });
    all.finish()
}

/// The classes: intents by name, out of scope last.
struct Classes {
    intents: Vec<IntentName>,
}

impl Classes {
    fn of(phrases: &[Phrase]) -> Result<Self, TrainError> {
        let mut counts: BTreeMap<&IntentName, usize> = BTreeMap::new();
        for phrase in phrases.iter().filter(|phrase| phrase.intent.as_str() != OUT_OF_SCOPE) {
            *counts.entry(&phrase.intent).or_default() += 1;
        }
        if counts.len() < 2 {
            return Err(TrainError::TooFewIntents);
        }
        if let Some((intent, count)) = counts.iter().find(|(_, count)| **count < FOLDS) {
            let intent = intent.as_str().to_owned();
            return Err(TrainError::TooFewPhrases { intent, count: *count });
        }
        Ok(Self { intents: counts.into_keys().cloned().collect() })
    }

    fn count(&self) -> usize {
        self.intents.len() + 1
    }

    fn index(&self, intent: &IntentName) -> usize {
        self.intents.binary_search(intent).unwrap_or(self.intents.len())
    }
}

/// Deals the phrases of each intent and language out to the folds in turn, so that every fold has
/// its share of each.
fn assign_folds(phrases: &[Phrase]) -> Vec<usize> {
    let mut dealt: BTreeMap<(&IntentName, &str), usize> = BTreeMap::new();
    let mut folds = Vec::with_capacity(phrases.len());
    for Phrase { intent, language, .. } in phrases {
        let next = dealt.entry((intent, language.code())).or_default();
        folds.push(*next % FOLDS);
        *next += 1;
    }
    folds
}

fn hold_out(counts: &[Counts], labels: &[usize], folds: &[usize], classes: usize) -> Vec<Held> {
    let mut held = Vec::with_capacity(counts.len());
    for fold in 0..FOLDS {
        let (out, kept): (Vec<usize>, Vec<usize>) =
            (0..counts.len()).partition(|index| folds.get(*index) == Some(&fold));
        let idf = idf(counts, &kept);
        let vectors = vectors(counts, &idf);
        let weights = solve(&vectors, labels, &kept, classes, BUCKET_BITS);
        for index in out {
            if let (Some(vector), Some(label)) = (vectors.get(index), labels.get(index)) {
                held.push(Held::new(weights.scores(vector), vector, *label));
            }
        }
    }
    held
}

/// Inverse document frequency of every bucket over some of the texts, in steps; 0 where no text
/// has it.
fn idf(counts: &[Counts], over: &[usize]) -> Vec<u8> {
    let mut documents = vec![0_u32; 1 << BUCKET_BITS];
    for counts in over.iter().filter_map(|index| counts.get(*index)) {
        for (bucket, _) in counts.words.iter().chain(&counts.chars) {
            if let Some(documents) = documents.get_mut(*bucket as usize) {
                *documents += 1;
            }
        }
    }
    let total = float(over.len());
    let step = |documents: u32| match documents {
        0 => 0,
        some => {
            let some = u16::try_from(some).map_or(f32::from(u16::MAX), f32::from);
            quantise_idf(((1.0 + total) / (1.0 + some)).ln() + 1.0)
        }
    };
    documents.into_iter().map(step).collect()
}

fn vectors(counts: &[Counts], idf: &[u8]) -> Vec<Vector> {
    let weight = |bucket: u32| idf.get(bucket as usize).map_or(0.0, |step| dequantise_idf(*step));
    counts.iter().map(|counts| weigh(counts.clone(), weight)).collect()
}

fn float(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}

/// The weights as they are shipped.
struct Quantised {
    scales: Vec<f32>,
    biases: Vec<f32>,
    weights: Vec<i8>,
}

impl Weights {
    fn quantise(&self) -> Quantised {
        let classes = self.classes;
        let mut largest = vec![0.0_f32; classes];
        for row in self.rows() {
            for (largest, weight) in largest.iter_mut().zip(row) {
                *largest = largest.max(weight.abs());
            }
        }
        let scales: Vec<f32> =
            largest.iter().map(|l| if *l > 0.0 { l / 127.0 } else { 1.0 }).collect();
        let mut weights = Vec::with_capacity(classes << BUCKET_BITS);
        for row in self.rows() {
            weights.extend(row.iter().zip(&scales).map(|(weight, scale)| to_i8(weight / scale)));
        }
        Quantised { biases: self.biases(), scales, weights }
    }
}

/// The nearest of -127 to 127.
fn to_i8(value: f32) -> i8 {
    let rounded = value.round().clamp(-127.0, 127.0);
    #[expect(clippy::cast_possible_truncation, reason = "rounded and clamped to the range above")]
    let narrow = rounded as i8;
    narrow
}
