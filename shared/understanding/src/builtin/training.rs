//! Makes the tables of `builtin`: multinomial logistic regression by stochastic gradient descent
//! over hashed features. The same samples in the same order give the same bytes on every machine;
//! that is why the exponential is computed here, by multiplication alone.

use aisle_domain::language::Language;
use aisle_domain::understood::Sentiment;

use super::{Feature, bucket, root};
use crate::digest::Digest;
use crate::folding::fold;
use crate::language::{latin, latin_words};
use crate::mood::sentiment;

/// How the samples are gone through.
const PASSES: u32 = 12;
const FIRST_STEP: f32 = 0.6;
const SHRINK: f32 = 5e-5;

/// Buckets of the tables, as powers of two.
const LATIN_BITS: u32 = 14;
const SENTIMENT_BITS: u32 = 16;
/// Most of what shoppers write is neutral; the rarer classes weigh more, but not as much.
const SENTIMENT_WEIGHT: f32 = 8.0;

/// The table of `language::latin` from texts in known languages; texts in other letters are left
/// out.
#[must_use]
pub fn latin_table(texts: &[(&str, Language)]) -> Vec<u8> {
    let sample = |(text, language): &(&str, Language)| {
        let class = latin::LANGUAGES.iter().position(|it| it == language)?;
        let features = latin::features(&latin_words(&fold(text)));
        (!features.is_empty()).then_some(Sample { features, class })
    };
    let samples: Vec<Sample> = texts.iter().filter_map(sample).collect();
    train(&samples, latin::LANGUAGES.len(), LATIN_BITS, 1.0)
}

/// The table of `mood::sentiment` from texts in any of our languages.
#[must_use]
pub fn sentiment_table(texts: &[(&str, Sentiment)]) -> Vec<u8> {
    let sample = |(text, sentiment): &(&str, Sentiment)| {
        let class = sentiment::CLASSES.iter().position(|it| it == sentiment)?;
        Some(Sample { features: sentiment::features(&fold(text)), class })
    };
    let samples: Vec<Sample> = texts.iter().filter_map(sample).collect();
    train(&samples, sentiment::CLASSES.len(), SENTIMENT_BITS, SENTIMENT_WEIGHT)
}

/// A text as its features, and the class that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sample {
    pub(crate) features: Vec<Feature>,
    pub(crate) class: usize,
}

/// A table of `2^bits` buckets for so many classes. Each class weighs the same in sum, at most
/// `max_weight` times what its samples would weigh alone.
pub(crate) fn train(samples: &[Sample], classes: usize, bits: u32, max_weight: f32) -> Vec<u8> {
    let buckets = 1_usize << bits;
    let mut weights = vec![0.0_f32; buckets * classes];
    let mut biases = vec![0.0_f32; classes];
    let importance = importance(samples, classes, max_weight);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut scores = vec![0.0_f32; classes];
    for pass in 0..PASSES {
        shuffle(&mut order, pass);
        #[expect(clippy::cast_precision_loss, reason = "a dozen passes")]
        let step = FIRST_STEP / (1.0 + 0.5 * pass as f32);
        for sample in order.iter().filter_map(|index| samples.get(*index)) {
            let norm = root(sample.features.len());
            scores.copy_from_slice(&biases);
            for feature in &sample.features {
                let from = bucket(*feature, buckets) * classes;
                let row = weights.get(from..from + classes).unwrap_or_default();
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight / norm;
                }
            }
            probabilities(&mut scores);
            let weight = importance.get(sample.class).copied().unwrap_or(1.0);
            for (class, score) in scores.iter_mut().enumerate() {
                let target = if class == sample.class { 1.0 } else { 0.0 };
                *score = (target - *score) * step * weight;
            }
            for (bias, change) in biases.iter_mut().zip(&scores) {
                *bias += change * 0.1;
            }
            for feature in &sample.features {
                let from = bucket(*feature, buckets) * classes;
                let row = weights.get_mut(from..from + classes).unwrap_or_default();
                for (weight, change) in row.iter_mut().zip(&scores) {
                    *weight += change / norm - SHRINK * *weight;
                }
            }
        }
    }
    write(&weights, &biases, classes)
}

fn importance(samples: &[Sample], classes: usize, max_weight: f32) -> Vec<f32> {
    let mut counts = vec![0_u16; classes];
    for sample in samples {
        if let Some(count) = counts.get_mut(sample.class) {
            *count = count.saturating_add(1);
        }
    }
    let largest = counts.iter().copied().max().unwrap_or(1);
    let weigh = |count: &u16| (f32::from(largest) / f32::from((*count).max(1))).min(max_weight);
    counts.iter().map(weigh).collect()
}

fn probabilities(scores: &mut [f32]) {
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exponential(*score - best);
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// e^x for x ≤ 0, as (1 + x/1024)^1024.
fn exponential(x: f32) -> f32 {
    let mut power = (1.0 + x.max(-1000.0) / 1024.0).max(0.0);
    for _ in 0..10 {
        power *= power;
    }
    power
}

fn shuffle(order: &mut [usize], pass: u32) {
    for last in (1..order.len()).rev() {
        let draw = Digest::new(17).word(u64::from(pass)).word(last as u64).finish();
        let other = usize::try_from(draw % (last as u64 + 1)).unwrap_or(0);
        order.swap(last, other);
    }
}

fn write(weights: &[f32], biases: &[f32], classes: usize) -> Vec<u8> {
    let largest = weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    let mut bytes = Vec::with_capacity(weights.len() + 8 * classes);
    for _ in 0..classes {
        bytes.extend(scale.to_le_bytes());
    }
    for bias in biases {
        bytes.extend(bias.to_le_bytes());
    }
    #[expect(clippy::cast_possible_truncation, reason = "rounded, and within -127 to 127")]
    bytes.extend(weights.iter().map(|weight| ((weight / scale).round() as i8).cast_unsigned()));
    bytes
}
