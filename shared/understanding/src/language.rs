//! Which of our languages a text is written in, by its script. Which language a conversation is
//! held in is decided elsewhere, from several messages.

use aisle_domain::language::Language;

use crate::folding::{Folded, fold, is_han};

/// The language of a text with a confidence in 0..=1, `None` when it could be any: digits, emoji,
/// an order number, an e-mail address or a link alone, or a script that none of our languages
/// uses.
///
/// The confidence grows with the amount of evidence and falls with what speaks against it, so
/// that "ok" in a Chinese conversation is no reason to answer in English.
#[must_use]
pub fn identify(text: &str) -> Option<(Language, f32)> {
    of_folded(&fold(text))
}

/// What one Chinese character is worth in Latin letters: about half a word.
const LETTERS_PER_HAN: f32 = 3.0;
/// Letters at which the evidence counts half.
const HALF_EVIDENCE: f32 = 3.0;

pub(crate) fn of_folded(text: &[Folded]) -> Option<(Language, f32)> {
    let (mut latin, mut han, mut other) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        if is_code_char(first.char) {
            let length = rest.iter().take_while(|f| is_code_char(f.char)).count();
            let (word, after) = rest.split_at(length);
            latin += latin_letters(word);
            rest = after;
        } else {
            if is_han(first.char) {
                han += LETTERS_PER_HAN;
            } else if is_latin(first.char) {
                latin += 1.0;
            } else if first.char.is_alphabetic() {
                other += 1.0;
            }
            rest = after;
        }
    }
    let total = latin + han + other;
    let (language, own) = if han >= latin { (Language::Zh, han) } else { (Language::En, latin) };
    if own <= 0.0 || other > own {
        return None;
    }
    Some((language, own / (total + HALF_EVIDENCE)))
}

fn is_code_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '#' | '@' | '.' | '_' | '-' | '/' | ':' | '\'')
}

/// Letters of a run of ASCII characters, unless it is a number, an address or a link: those are
/// written alike in all languages.
fn latin_letters(word: &[Folded]) -> f32 {
    let is_code = word.iter().any(|f| f.char.is_ascii_digit() || f.char == '@' || f.char == '#')
        || word.windows(3).any(|w| w.iter().map(|f| f.char).eq("://".chars()));
    let letters = word.iter().filter(|f| f.char.is_ascii_alphabetic()).count();
    if is_code { 0.0 } else { u16::try_from(letters).map_or(f32::from(u16::MAX), f32::from) }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (c.is_alphabetic() && matches!(u32::from(c), 0xAA..=0x24F | 0x1E00..=0x1EFF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_decides() {
        for (text, expected) in [
            ("where is my order #W2378156?", Some(Language::En)),
            ("我的订单 #W2378156 到哪了", Some(Language::Zh)),
            ("订单W2378156到哪了", Some(Language::Zh)),
            ("我想cancel這張單", Some(Language::Zh)),
            ("please cancel 订单 now thank you", Some(Language::En)),
            ("café", Some(Language::En)),
            ("#W2378156", None),
            ("W2378156", None),
            ("12345", None),
            ("jane@example.com", None),
            ("👍🎉", None),
            ("", None),
            ("где мой заказ", None),
            ("주문 어디에 있나요", None),
        ] {
            assert_eq!(identify(text).map(|(language, _)| language), expected, "{text}");
        }
    }

    #[test]
    fn little_evidence_is_little_confidence() {
        let confidence = |text: &str| identify(text).map_or(0.0, |(_, confidence)| confidence);
        assert!(confidence("ok") < 0.5);
        assert!(confidence("好") <= 0.5);
        assert!(confidence("where is my order") > 0.75);
        assert!(confidence("我的快递到哪了") > 0.75);
        assert!(confidence("where is my order") <= 1.0);
    }
}
