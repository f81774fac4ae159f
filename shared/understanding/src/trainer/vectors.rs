//! The phrases as sparse vectors: features get numbers, rare ones are left out, the rest is
//! weighed by TF-IDF. Of a phrase that is held out, what no other phrase has is left out, too, as
//! it would be of a message.

use crate::features::{BLOCKS, Coverage, Feature, weigh};
use crate::model::{dequantise_idf, quantise_idf};
use crate::trainer::{FOLDS, float};

/// Phrases that must have a feature, by block. In a pack of few phrases, one is enough.
const LEAST: [u16; BLOCKS] = [1, 2, 1, 2];
const LEAST_OF_MANY: [u16; BLOCKS] = [2, 3, 2, 3];
/// More phrases than that are not few, and more than that are many.
const FEW_PHRASES: usize = 3_000;
const MANY_PHRASES: usize = 30_000;

/// A number that stands for no feature.
const NONE: u32 = u32::MAX;

/// All phrases as vectors.
pub(super) struct Vectors {
    /// The keys of the features, by number.
    pub(super) keys: Vec<u32>,
    /// Inverse document frequencies in steps, by number; 0 for what is left out.
    pub(super) idf: Vec<u8>,
    starts: Vec<usize>,
    items: Vec<(u32, f32)>,
    held: Vec<Held>,
}

/// A phrase as a message that training has not met.
#[derive(Default)]
pub(super) struct Held {
    pub(super) items: Vec<(u32, f32)>,
    pub(super) coverage: Coverage,
    /// How much of it were known, had none of its intent been there.
    pub(super) foreign: Coverage,
}

impl Vectors {
    /// The vectors of the phrases with these features, each in a fold and a class.
    pub(super) fn of(features: &[Vec<Feature>], folds: &[usize], labels: &[usize]) -> Self {
        let mut numbers = Numbers::new();
        let numbered: Vec<Vec<u32>> = features
            .iter()
            .map(|features| features.iter().map(|f| numbers.of(f.key)).collect())
            .collect();
        let documents = documents(&numbered, folds, numbers.keys.len());
        let mut least = vec![1_u16; numbers.keys.len()];
        if features.len() > FEW_PHRASES {
            let of_block = if features.len() > MANY_PHRASES { LEAST_OF_MANY } else { LEAST };
            for (features, numbers) in features.iter().zip(&numbered) {
                for (feature, number) in features.iter().zip(numbers) {
                    if let Some(place) = least.get_mut(*number as usize) {
                        *place = of_block[usize::from(feature.block) % BLOCKS];
                    }
                }
            }
        }
        let owners = owners(&numbered, labels, numbers.keys.len());
        let total = float(features.len());
        let idf: Vec<u8> = documents
            .iter()
            .zip(&least)
            .map(|(documents, least)| {
                let all = documents.iter().fold(0_u16, |sum, fold| sum.saturating_add(*fold));
                if all < *least {
                    return 0;
                }
                quantise_idf(((1.0 + total) / (1.0 + f32::from(all))).ln() + 1.0)
            })
            .collect();
        let mut vectors = Self {
            keys: numbers.keys,
            idf,
            starts: vec![0],
            items: Vec::new(),
            held: Vec::with_capacity(features.len()),
        };
        let mut weights: Vec<f32> = Vec::new();
        for (((features, numbers), fold), label) in
            features.iter().zip(&numbered).zip(folds).zip(labels)
        {
            let step = |number: &u32| vectors.idf.get(*number as usize).copied().unwrap_or(0);
            weights.clear();
            weights.extend(numbers.iter().map(|number| dequantise_idf(step(number))));
            weigh(features, &mut weights);
            let kept = numbers.iter().zip(&weights).filter(|(_, weight)| **weight > 0.0);
            vectors.items.extend(kept.map(|(number, weight)| (*number, *weight)));
            vectors.starts.push(vectors.items.len());

            weights.clear();
            weights.extend(numbers.iter().map(|number| {
                let elsewhere = documents.get(*number as usize).map_or(0, |documents| {
                    let others = documents.iter().enumerate().filter(|(own, _)| own != fold);
                    others.fold(0_u16, |sum, (_, fold)| sum.saturating_add(*fold))
                });
                let least = least.get(*number as usize).copied().unwrap_or(1);
                if elsewhere < least { 0.0 } else { dequantise_idf(step(number)) }
            }));
            let coverage = weigh(features, &mut weights);
            let kept = numbers.iter().zip(&weights).filter(|(_, weight)| **weight > 0.0);
            let items = kept.map(|(number, weight)| (*number, *weight)).collect();
            for (number, weight) in numbers.iter().zip(&mut weights) {
                if owners.get(*number as usize) == Some(&Some(*label)) {
                    *weight = 0.0;
                }
            }
            let foreign = weigh(features, &mut weights);
            vectors.held.push(Held { items, coverage, foreign });
        }
        vectors
    }

    /// A phrase.
    pub(super) fn get(&self, phrase: usize) -> &[(u32, f32)] {
        let (from, to) = (self.starts.get(phrase), self.starts.get(phrase + 1));
        from.zip(to).and_then(|(from, to)| self.items.get(*from..*to)).unwrap_or_default()
    }

    /// A phrase as a message that training has not met.
    pub(super) fn held(&self, phrase: usize) -> Option<&Held> {
        self.held.get(phrase)
    }
}

/// The class of each feature that only one has.
fn owners(numbered: &[Vec<u32>], labels: &[usize], features: usize) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; features];
    let mut met = vec![false; features];
    for (numbers, label) in numbered.iter().zip(labels) {
        for number in numbers {
            let number = *number as usize;
            if let (Some(owner), Some(met)) = (owners.get_mut(number), met.get_mut(number)) {
                *owner = if *met { owner.filter(|owner| owner == label) } else { Some(*label) };
                *met = true;
            }
        }
    }
    owners
}

/// How many phrases of each fold have each feature.
fn documents(numbered: &[Vec<u32>], folds: &[usize], features: usize) -> Vec<[u16; FOLDS]> {
    let mut documents = vec![[0_u16; FOLDS]; features];
    let mut last = vec![NONE; features];
    for ((index, numbers), fold) in (0_u32..).zip(numbered).zip(folds) {
        for number in numbers {
            let number = *number as usize;
            if let (Some(last), Some(counts)) = (last.get_mut(number), documents.get_mut(number))
                && *last != index
            {
                *last = index;
                if let Some(count) = counts.get_mut(*fold) {
                    *count = count.saturating_add(1);
                }
            }
        }
    }
    documents
}

/// Numbers for keys, in the order in which they come: an open hash table.
struct Numbers {
    keys: Vec<u32>,
    slots: Vec<u32>,
}

impl Numbers {
    fn new() -> Self {
        Self { keys: Vec::new(), slots: vec![NONE; 1 << 16] }
    }

    fn of(&mut self, key: u32) -> u32 {
        if self.keys.len() * 2 > self.slots.len() {
            self.grow();
        }
        let at = self.find(key);
        match self.slots.get_mut(at) {
            Some(slot) if *slot == NONE => {
                *slot = u32::try_from(self.keys.len()).unwrap_or(NONE);
                let number = *slot;
                self.keys.push(key);
                number
            }
            Some(slot) => *slot,
            None => NONE,
        }
    }

    fn find(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key as usize).wrapping_mul(0x9E37_79B1) & mask;
        while let Some(number) = self.slots.get(at).filter(|number| **number != NONE) {
            if self.keys.get(*number as usize) == Some(&key) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![NONE; self.slots.len() * 2];
        for (number, key) in (0_u32..).zip(self.keys.clone()) {
            let at = self.find_free(key);
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = number;
            }
        }
    }

    fn find_free(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key as usize).wrapping_mul(0x9E37_79B1) & mask;
        while self.slots.get(at).is_some_and(|number| *number != NONE) {
            at = (at + 1) & mask;
        }
        at
    }
}
