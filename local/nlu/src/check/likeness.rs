//! How alike texts look: the cosine of their character n-grams, where rare ones count more. It is
//! a look at the words and knows nothing of what the model has learned.

use std::collections::BTreeMap;

use aisle_understanding::normalise;

/// Shortest and longest n-gram, in characters.
const SHORTEST: usize = 2;
const LONGEST: usize = 4;
/// N-grams that more than this share of many texts have say little and cost most.
const COMMON: usize = 4;
/// From how many texts on that is so.
const MANY: usize = 200;

/// Texts, ready to be compared with each other.
pub(crate) struct Likeness {
    /// By text: its n-grams with their weights, of length 1 in all.
    vectors: Vec<Vec<(usize, f32)>>,
    /// By n-gram: the texts that have it, with its weight there.
    holders: Vec<Vec<(usize, f32)>>,
}

impl Likeness {
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let counted: Vec<BTreeMap<usize, f32>> =
            texts.map(|text| count(text, &mut numbers)).collect();
        let mut found_in = vec![0_usize; numbers.len()];
        for gram in counted.iter().flat_map(BTreeMap::keys) {
            if let Some(found_in) = found_in.get_mut(*gram) {
                *found_in += 1;
            }
        }
        let all = counted.len();
        let weight = |gram: usize| {
            let found_in = found_in.get(gram).copied().unwrap_or(1);
            if all > MANY && found_in > all / COMMON {
                return 0.0;
            }
            (1.0 + real(all) / real(found_in)).ln()
        };
        let mut holders: Vec<Vec<(usize, f32)>> = vec![Vec::new(); numbers.len()];
        let mut vectors = Vec::with_capacity(all);
        for (text, counts) in counted.into_iter().enumerate() {
            let weighed = counts.into_iter().map(|(gram, count)| {
                let damped = 1.0 + count.ln();
                (gram, damped * weight(gram))
            });
            let mut vector: Vec<(usize, f32)> = weighed.filter(|(_, w)| *w > 0.0).collect();
            let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
            for (gram, weight) in &mut vector {
                *weight /= length;
                if let Some(holders) = holders.get_mut(*gram) {
                    holders.push((text, *weight));
                }
            }
            vectors.push(vector);
        }
        Self { vectors, holders }
    }

    /// How alike each of the texts is to one of them, in 0..=1; that one itself included.
    pub(crate) fn to(&self, text: usize, alike: &mut Vec<f32>) {
        alike.clear();
        alike.resize(self.vectors.len(), 0.0);
        for (gram, weight) in self.vectors.get(text).into_iter().flatten() {
            for (other, other_weight) in self.holders.get(*gram).into_iter().flatten() {
                if let Some(sum) = alike.get_mut(*other) {
                    *sum += weight * other_weight;
                }
            }
        }
    }
}

fn count(text: &str, numbers: &mut BTreeMap<String, usize>) -> BTreeMap<usize, f32> {
    let words = normalise(text);
    // Punctuation separates, and one number is like another.
    let shown = words.chars().map(|c| match c {
        c if c.is_ascii_digit() => '0',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    });
    let shown: Vec<char> = std::iter::once(' ').chain(shown).chain([' ']).collect();
    let mut counts = BTreeMap::new();
    for length in SHORTEST..=LONGEST {
        for gram in shown.windows(length) {
            let next = numbers.len();
            let number = *numbers.entry(gram.iter().collect()).or_insert(next);
            *counts.entry(number).or_insert(0.0) += 1.0;
        }
    }
    counts
}

fn real(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
