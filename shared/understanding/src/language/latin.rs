//! Tells languages that are written in Latin letters apart, by the letters of their words. The
//! table `latin.bin` was trained on the demo merchant's phrases by the example `train_tables`; it
//! knows no merchant and no intent.

use aisle_domain::language::Language;

use crate::builtin::{Feature, Table, add_grams, softmax, whole};

/// The languages, in the order of the table's classes.
pub(crate) const LANGUAGES: [Language; 7] = [
    Language::En,
    Language::Es,
    Language::Fr,
    Language::De,
    Language::It,
    Language::Pt,
    Language::Id,
];

/// Letters that are looked at; more change nothing.
const MAX_LETTERS: usize = 160;

const TABLE: Table<'static, { LANGUAGES.len() }> = Table::new(include_bytes!("latin.bin"));

/// The language of words in lower case, each followed by a space, and its probability.
pub(crate) fn identify(words: &[char]) -> (Language, f32) {
    let probabilities = softmax(TABLE.scores(&features(words)));
    let mut best = (Language::En, 0.0);
    for (language, probability) in LANGUAGES.into_iter().zip(probabilities) {
        if probability > best.1 {
            best = (language, probability);
        }
    }
    best
}

/// What is looked at: each word, and its groups of two to four letters with the borders.
pub(crate) fn features(words: &[char]) -> Vec<Feature> {
    let words = words.get(..MAX_LETTERS).unwrap_or(words);
    let mut features = Vec::with_capacity(words.len() * 4);
    let mut bordered = Vec::with_capacity(24);
    for word in words.split(|c| *c == ' ').filter(|word| !word.is_empty()) {
        bordered.clear();
        bordered.push(' ');
        bordered.extend_from_slice(word);
        bordered.push(' ');
        features.push(whole(&[word], 21));
        add_grams(&mut features, &bordered, 2..=4, 22);
    }
    features
}
