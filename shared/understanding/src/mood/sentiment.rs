//! Sentiment of a text by a linear model over its words and groups of letters, one model for all
//! languages. The table `sentiment.bin` was trained on the demo merchant's phrases and the
//! sentiment that is marked there; it knows no merchant and no intent.

use aisle_domain::understood::Sentiment;

use super::cues::Cue;
use crate::builtin::{Feature, Table, add_grams, softmax, whole};
use crate::folding::{Folded, is_han};

/// The classes, in the order of the table.
pub(crate) const CLASSES: [Sentiment; 3] =
    [Sentiment::Negative, Sentiment::Neutral, Sentiment::Positive];

/// A cue counts as much as so many groups of letters.
const CUE_WEIGHT: usize = 4;

const TABLE: Table<'static, 3> = Table::new(include_bytes!("sentiment.bin"));

/// The sentiment, and the probability that it is negative.
pub(crate) fn judge(text: &[Folded]) -> (Sentiment, f32) {
    let features = features(text);
    if features.is_empty() {
        return (Sentiment::Neutral, 0.0);
    }
    let probabilities = softmax(TABLE.scores(&features));
    let mut best = (Sentiment::Neutral, 0.0);
    for (class, probability) in CLASSES.into_iter().zip(probabilities) {
        if probability > best.1 {
            best = (class, probability);
        }
    }
    (best.0, probabilities.first().copied().unwrap_or(0.0))
}

/// What is looked at: words, pairs of words, the groups of three to five letters of a word with
/// its borders; of text without spaces the groups of one to three characters; and every mark that
/// shows feeling, with how often it comes.
pub(crate) fn features(text: &[Folded]) -> Vec<Feature> {
    let mut features = Vec::with_capacity(text.len() * 3);
    let mut marks = [0_usize; 3];
    let mut words: Vec<Vec<char>> = Vec::new();
    let mut word: Vec<char> = Vec::new();
    let mut unspaced: Vec<char> = Vec::new();
    for f in text {
        let c = f.char;
        if is_unspaced(c) {
            end_word(&mut words, &mut word);
            unspaced.push(c);
            continue;
        }
        end_unspaced(&mut features, &mut unspaced);
        if c.is_alphabetic() || matches!(c, '\'' | '’') {
            word.extend(c.to_lowercase());
            continue;
        }
        end_word(&mut words, &mut word);
        match c {
            '!' => marks[0] += 1,
            '?' => marks[1] += 1,
            '.' | '…' => marks[2] += 1,
            _ if !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() => {
                features.push(whole(&[&[c]], 34));
            }
            _ => {}
        }
    }
    end_word(&mut words, &mut word);
    end_unspaced(&mut features, &mut unspaced);
    let mut bordered = Vec::with_capacity(24);
    for word in &words {
        features.push(whole(&[word], 31));
        bordered.clear();
        bordered.push(' ');
        bordered.extend(word);
        bordered.push(' ');
        add_grams(&mut features, &bordered, 3..=5, 32);
    }
    for pair in words.windows(2) {
        if let [one, other] = pair {
            features.push(whole(&[one, other], 33));
        }
    }
    for (kind, count) in (35_u64..).zip(marks) {
        if count > 0 {
            let times = ['1', '2', '3'].get(count.min(3) - 1).copied().unwrap_or('3');
            features.push(whole(&[&[times]], kind));
        }
    }
    let found = super::cues::find(text);
    for (kind, cue) in [(38, found.angry), (39, found.urgent)] {
        let name = match cue {
            Some(Cue::Strong) => 's',
            Some(Cue::Weak) => 'w',
            None => continue,
        };
        features.extend([whole(&[&[name]], kind); CUE_WEIGHT]);
    }
    features
}

/// Chinese characters and kana, which are written without spaces.
fn is_unspaced(c: char) -> bool {
    is_han(c) || matches!(u32::from(c), 0x3041..=0x30FF)
}

fn end_word(words: &mut Vec<Vec<char>>, word: &mut Vec<char>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

fn end_unspaced(features: &mut Vec<Feature>, run: &mut Vec<char>) {
    add_grams(features, run, 1..=3, 30);
    run.clear();
}
