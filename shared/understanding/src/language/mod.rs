//! Which of our languages a text is written in: by its script where that is enough, and by the
//! letters of its words where several languages share one (`latin`). Which language a conversation
//! is held in is decided elsewhere, from several messages.

mod han;
pub(crate) mod latin;

use aisle_domain::language::Language;
use aisle_domain::understood::{Detected, Script};

use crate::folding::{Folded, fold, is_han};

/// The language of a text; `None` when it could be any: digits, emoji, an order number, an e-mail
/// address or a link alone, or a script that none of our languages uses.
///
/// The confidence grows with the amount of evidence and falls with what speaks against it, so
/// that "ok" in a Chinese conversation is no reason to answer in English.
#[must_use]
pub fn identify(text: &str) -> Option<Detected> {
    of_folded(&fold(text))
}

/// What one Chinese character, syllable or Arabic letter is worth in Latin letters.
const LETTERS_PER_HAN: f32 = 3.0;
const LETTERS_PER_KANA: f32 = 2.0;
const LETTERS_PER_SYLLABLE: f32 = 2.5;
const LETTERS_PER_CONSONANT: f32 = 1.3;
/// Letters at which the evidence counts half.
const HALF_EVIDENCE: f32 = 2.0;

/// How much of a text is in which letters, each worth as many Latin letters.
#[derive(Debug, Default)]
struct Shares {
    latin: f32,
    han: f32,
    kana: f32,
    hangul: f32,
    arabic: f32,
    cyrillic: f32,
    other: f32,
}

pub(crate) fn of_folded(text: &[Folded]) -> Option<Detected> {
    let (shares, latin_words) = shares(text);
    let Shares { latin, han, kana, hangul, arabic, cyrillic, other } = shares;
    let total = latin + han + kana + hangul + arabic + cyrillic + other;
    let by_script = [
        // Japanese mixes kana with Chinese characters; Chinese has no kana.
        (Language::Ja, Script::Japanese, if kana > 0.0 { kana + han } else { 0.0 }),
        (Language::Zh, Script::SimplifiedHan, if kana > 0.0 { 0.0 } else { han }),
        (Language::Ko, Script::Hangul, hangul),
        (Language::Ar, Script::Arabic, arabic),
        (Language::Ru, Script::Cyrillic, cyrillic),
        (Language::En, Script::Latin, latin),
    ];
    let (mut language, mut script, own) =
        by_script.into_iter().max_by(|a, b| a.2.total_cmp(&b.2))?;
    if own <= 0.0 || other > own {
        return None;
    }
    let mut sure = own / (total + HALF_EVIDENCE);
    match script {
        Script::Latin => {
            let (which, probability) = latin::identify(&latin_words);
            language = which;
            sure *= probability;
        }
        Script::SimplifiedHan => script = han::form(text),
        _ => {}
    }
    Some(Detected { language, script, confidence: sure })
}

/// The words in Latin letters, in lower case, a space after each.
pub(crate) fn latin_words(text: &[Folded]) -> Vec<char> {
    shares(text).1
}

/// Counts the letters, and gathers the words in Latin letters in lower case, a space after each.
fn shares(text: &[Folded]) -> (Shares, Vec<char>) {
    let mut shares = Shares::default();
    let mut latin_words = Vec::with_capacity(text.len() + 1);
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let c = first.char;
        if is_word_char(c) {
            let length = rest.iter().take_while(|f| is_word_char(f.char)).count();
            let (word, after) = rest.split_at(length);
            shares.latin += add_latin(word, &mut latin_words);
            rest = after;
            continue;
        }
        match u32::from(c) {
            _ if is_han(c) => shares.han += LETTERS_PER_HAN,
            0x3041..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9D => shares.kana += LETTERS_PER_KANA,
            0xAC00..=0xD7A3 | 0x1100..=0x11FF | 0x3131..=0x318E => {
                shares.hangul += LETTERS_PER_SYLLABLE;
            }
            0x0620..=0x06FF | 0x0750..=0x077F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC
                if c.is_alphabetic() =>
            {
                shares.arabic += LETTERS_PER_CONSONANT;
            }
            0x0400..=0x052F => shares.cyrillic += 1.0,
            _ if c.is_alphabetic() => shares.other += 1.0,
            _ => {}
        }
        rest = after;
    }
    (shares, latin_words)
}

/// Letters, digits and what joins them in codes, addresses and links.
fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || is_latin(c)
        || matches!(c, '#' | '@' | '.' | '_' | '-' | '/' | ':' | '\'' | '’')
}

/// Adds the letters of a run, unless it is a number, an address or a link: those are written alike
/// in all languages. Returns how many it has.
fn add_latin(run: &[Folded], words: &mut Vec<char>) -> f32 {
    let is_code = run.iter().any(|f| f.char.is_ascii_digit() || f.char == '@' || f.char == '#')
        || run.windows(3).any(|w| w.iter().map(|f| f.char).eq("://".chars()));
    if is_code {
        return 0.0;
    }
    let mut letters = 0.0;
    for f in run {
        if is_latin(f.char) || matches!(f.char, '\'' | '’') {
            words.push(lower(f.char));
            letters += 1.0;
        } else if words.last().is_some_and(|last| *last != ' ') {
            words.push(' ');
        }
    }
    if words.last().is_some_and(|last| *last != ' ') {
        words.push(' ');
    }
    letters
}

fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
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
            ("荷物はどこですか", Some(Language::Ja)),
            ("где мой заказ", Some(Language::Ru)),
            ("주문 어디에 있나요", Some(Language::Ko)),
            ("أين طلبي", Some(Language::Ar)),
            ("#W2378156", None),
            ("W2378156", None),
            ("12345", None),
            ("jane@example.com", None),
            ("https://example.com/hello/world", None),
            ("👍🎉", None),
            ("", None),
            ("ฉันต้องการคืนสินค้า", None),
        ] {
            assert_eq!(identify(text).map(|it| it.language), expected, "{text}");
        }
    }

    #[test]
    fn words_decide_between_languages_of_one_script() {
        for (text, expected) in [
            ("where is my parcel", Language::En),
            ("¿dónde está mi paquete?", Language::Es),
            ("où est mon colis ?", Language::Fr),
            ("wo ist mein Paket", Language::De),
            ("dov'è il mio pacco", Language::It),
            ("cadê o meu pacote", Language::Pt),
            ("paket saya sampai mana", Language::Id),
        ] {
            let detected = identify(text);
            assert_eq!(detected.map(|it| it.language), Some(expected), "{text}");
            assert_eq!(detected.map(|it| it.script), Some(Script::Latin), "{text}");
        }
    }

    #[test]
    fn little_evidence_is_little_confidence() {
        let confidence = |text: &str| identify(text).map_or(0.0, |it| it.confidence);
        for text in ["ok", "no", "好", "hi"] {
            assert!(confidence(text) < 0.7, "{text}: {}", confidence(text));
        }
        for text in ["where is my order", "我的快递到哪了", "wo ist mein Paket"] {
            assert!(confidence(text) > 0.75, "{text}: {}", confidence(text));
            assert!(confidence(text) <= 1.0);
        }
    }

    #[test]
    fn both_forms_of_chinese_are_told_apart() {
        let script = |text: &str| identify(text).map(|it| it.script);
        assert_eq!(script("我的订单到哪了"), Some(Script::SimplifiedHan));
        assert_eq!(script("我的訂單到哪裡了"), Some(Script::TraditionalHan));
    }
}
