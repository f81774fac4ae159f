//! A message read as the answer to "which of these?": by the words that it shares with one of the
//! labels and with no other ("the blue one", 台灯那个). Positions ("the second one") are the
//! entities' business; what follows from the answer is the dialogue's.

use crate::folding::{Folded, fold, is_han};

/// Words of a message that may still be an answer.
const MAX_ANSWER_WORDS: usize = 12;
/// Words that are looked at, of a message and of a label.
const MAX_WORDS: usize = 40;

/// Which label a message means, counted from 0; `None` if it names none, or more than one equally.
///
/// Only short messages are answers: a longer one says something of its own.
#[must_use]
pub fn which(text: &str, labels: &[&str]) -> Option<usize> {
    let said = words(&fold(text));
    let of_labels: Vec<Vec<String>> = labels.iter().map(|label| words(&fold(label))).collect();
    if said.is_empty() || said.len() > MAX_ANSWER_WORDS {
        return None;
    }
    // A word that several labels have tells nothing.
    let tells = |word: &String| of_labels.iter().filter(|label| label.contains(word)).count() == 1;
    let telling: Vec<&String> = said.iter().filter(|word| tells(word)).collect();
    let score = |label: &Vec<String>| telling.iter().filter(|word| label.contains(word)).count();
    let scores: Vec<usize> = of_labels.iter().map(score).collect();
    let best = scores.iter().copied().max().filter(|best| *best > 0)?;
    let mut with_best = scores.iter().enumerate().filter(|(_, score)| **score == best);
    let (first, _) = with_best.next()?;
    with_best.next().is_none().then_some(first)
}

/// Words in lower case; of Chinese characters and kana, pairs, since one alone says little.
fn words(text: &[Folded]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut before: Option<char> = None;
    for f in text {
        let c = f.char;
        let unspaced = is_han(c) || matches!(u32::from(c), 0x3041..=0x30FF);
        if unspaced {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            words.extend(before.map(|before| [before, c].iter().collect()));
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        before = unspaced.then_some(c);
    }
    words.extend((!word.is_empty()).then_some(word));
    words.truncate(MAX_WORDS);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_meant_by_what_only_it_has() {
        let labels = [
            "AC104233 · On its way · Arc Desk Lamp (blue)",
            "AC103953 · Delivered · Heron Floor Lamp (oak)",
            "AC103523 · Cancelled · Wool Throw",
        ];
        for (text, expected) in [
            ("the blue one", Some(0)),
            ("the floor lamp please", Some(1)),
            ("the one that was delivered", Some(1)),
            ("wool throw", Some(2)),
            ("the lamp", None),
            ("the blue throw", None),
            ("yes", None),
            ("", None),
        ] {
            assert_eq!(which(text, &labels), expected, "{text}");
        }
        assert_eq!(which("落地灯那个", &["台灯 · 已送达", "落地灯 · 运输中"]), Some(1));
        assert_eq!(which("ランプのやつ", &["毛布", "ランプ"]), Some(1));
    }
}
