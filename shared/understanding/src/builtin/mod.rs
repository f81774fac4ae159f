//! Small linear models that are part of the program, because what they tell is no merchant's
//! business: in which language a text is written, and how its writer feels. Here is how their
//! weights lie in a table and how they are added up; `training` makes the tables, `language` and
//! `mood` say what is looked at.

pub mod training;

use crate::digest::Digest;

/// A hashed feature.
pub(crate) type Feature = u64;

/// A table of weights: 4 bytes per class of scale, 4 of bias, then for each bucket a signed byte
/// per class.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'b, const CLASSES: usize> {
    bytes: &'b [u8],
    buckets: usize,
}

impl<'b, const CLASSES: usize> Table<'b, CLASSES> {
    const HEADER: usize = 8 * CLASSES;

    /// A table over these bytes. Bytes that are no table score nothing.
    pub(crate) const fn new(bytes: &'b [u8]) -> Self {
        let buckets = bytes.len().saturating_sub(Self::HEADER) / CLASSES;
        Self { bytes, buckets }
    }

    /// A score per class for a bag of features, each counted as often as it comes. What is added
    /// up is divided by the root of the count, so that long texts are not surer for being long
    /// alone.
    pub(crate) fn scores(&self, features: &[Feature]) -> [f32; CLASSES] {
        let mut sums = [0_i32; CLASSES];
        for feature in features {
            let from = Self::HEADER + bucket(*feature, self.buckets) * CLASSES;
            let row = self.bytes.get(from..from + CLASSES).unwrap_or_default();
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight.cast_signed());
            }
        }
        let norm = root(features.len());
        let mut scores = [0.0; CLASSES];
        for (class, (score, sum)) in scores.iter_mut().zip(sums).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "sums are far below 2^24")]
            let sum = sum as f32;
            *score = sum * self.float(class) / norm + self.float(CLASSES + class);
        }
        scores
    }

    fn float(&self, index: usize) -> f32 {
        let bytes = self.bytes.get(4 * index..4 * index + 4);
        bytes.and_then(|b| b.try_into().ok()).map_or(0.0, f32::from_le_bytes)
    }
}

/// Root of a count, 1 for none.
pub(crate) fn root(count: usize) -> f32 {
    f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX)).sqrt()
}

/// Bucket of a feature.
pub(crate) fn bucket(feature: Feature, buckets: usize) -> usize {
    let spread = u128::from(feature) * (buckets as u128);
    usize::try_from(spread >> 64).unwrap_or(0)
}

/// Probabilities of scores.
pub(crate) fn softmax<const CLASSES: usize>(scores: [f32; CLASSES]) -> [f32; CLASSES] {
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raw = scores.map(|score| (score - best).exp());
    let sum: f32 = raw.iter().sum();
    raw.map(|r| r / sum)
}

/// Adds the n-grams of a word, with its borders, as features: `lengths` of n.
pub(crate) fn add_grams(
    features: &mut Vec<Feature>,
    word: &[char],
    lengths: std::ops::RangeInclusive<usize>,
    kind: u64,
) {
    for start in 0..word.len() {
        let mut digest = Digest::new(kind);
        for (offset, c) in word.iter().skip(start).take(*lengths.end()).enumerate() {
            digest = digest.word(u64::from(u32::from(*c)));
            if offset + 1 >= *lengths.start() {
                features.push(spread(digest));
            }
        }
    }
}

/// A whole word, or several, as one feature.
pub(crate) fn whole(words: &[&[char]], kind: u64) -> Feature {
    let mut digest = Digest::new(kind);
    for word in words {
        digest = word.iter().fold(digest, |d, c| d.word(u64::from(u32::from(*c)))).word(1);
    }
    spread(digest)
}

/// The digest with its bits spread to the top, from where a bucket takes them.
fn spread(digest: Digest) -> Feature {
    digest.finish().wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
