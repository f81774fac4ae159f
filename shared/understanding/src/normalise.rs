//! Brings a text into the one form that is compared: compatibility forms unified, lower case,
//! accents and invisible characters gone, spellings of one letter unified, stretched letters
//! shortened, white space single. What the text says
//! in that form is judged elsewhere.

use unicode_normalization::UnicodeNormalization;

use crate::folding::{is_han, is_invisible};
use crate::simplified::simplified;

/// The text in its normal form.
///
/// NFKC without accents (full-width letters and digits become ASCII, ① becomes 1), lower case, no zero-width or
/// bidirectional control characters, runs of white space and control characters become one space,
/// a letter three times or more in a row once ("heyyy" → "hey"), a Chinese character three times
/// or more twice, a punctuation mark repeated once. Digits are never shortened, those of other
/// scripts become ASCII. Arabic letters lose their vowel signs and are written one way where
/// writers differ, Chinese characters are simplified, Cyrillic letters among Latin ones that look
/// the same become Latin. Idempotent.
#[must_use]
pub fn normalise(text: &str) -> String {
    let mut latin_and_cyrillic = (false, false);
    let known: Option<Vec<char>> = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| {
            let simple = simple(c)?;
            latin_and_cyrillic.0 |= simple.is_ascii_lowercase();
            latin_and_cyrillic.1 |= matches!(simple, '\u{400}'..='\u{45F}');
            Some(simple)
        })
        .collect();
    // Nearly every message: no character of it says more than one, or changes the next.
    if let Some(known) = known
        && latin_and_cyrillic != (true, true)
    {
        return shorten(known.into_iter(), text.len());
    }
    let mut current = pass(text);
    // Lower case and composition can set each other off in a few scripts; one more pass settles
    // them. The bound is for safety only.
    for _ in 0..3 {
        let next = pass(&current);
        if next == current {
            break;
        }
        current = next;
    }
    current
}

fn pass(text: &str) -> String {
    let visible = text.chars().filter(|c| !is_invisible(*c));
    let lower = visible.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase);
    let composed = lower.nfkc().filter(|c| !is_invisible(*c) && !is_accent(*c));
    let mut unified: Vec<char> = composed.map(unify).collect();
    if unified.iter().any(|c| matches!(c, '\u{400}'..='\u{45F}')) {
        latinise(&mut unified);
    }
    shorten(unified.into_iter().flat_map(spelt_out), text.len())
}

/// The normal form of a character that has one by itself, whatever stands beside it.
fn simple(c: char) -> Option<char> {
    let code = u32::from(c);
    Some(match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        '\u{4E00}'..='\u{9FFF}' => simplified(c),
        // Syllables of Hangul and of kana, punctuation of both.
        '\u{AC00}'..='\u{D7A3}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '、'..='】' => c,
        // Full-width forms.
        '！'..='～' => char::from_u32(code - 0xFEE0)?.to_ascii_lowercase(),
        '\u{3000}' => ' ',
        'Ё' | 'ё' => 'е',
        'Й' | 'й' => 'и',
        'А'..='Я' => char::from_u32(code + 0x20)?,
        'а'..='я' => c,
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'آ' | 'أ' | 'إ' | 'ا' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' => 'ي',
        'ة' => 'ه',
        'ء' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' => c,
        '،' | '؛' | '؟' | '¿' | '¡' | '‘'..='”' | '–' | '—' | '€' | '£' | '°' => c,
        '٠'..='٩' => char::from_digit(code - 0x660, 10)?,
        _ => return None,
    })
}

/// Marks that writers leave out: accents, and the vowel signs and stretching of Arabic. Marks of
/// kana are none.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// One way to write what is written in several.
fn unify(c: char) -> char {
    let code = u32::from(c);
    match c {
        '\u{660}'..='\u{669}' => char::from_digit(code - 0x660, 10).unwrap_or(c),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(code - 0x6F0, 10).unwrap_or(c),
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        '\u{4E00}'..='\u{9FFF}' => simplified(c),
        _ => c,
    }
}

fn spelt_out(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        _ => (c, None),
    };
    std::iter::once(first).chain(second)
}

/// Cyrillic letters that look like Latin ones become these in words that have both.
fn latinise(text: &mut [char]) {
    for word in text.split_mut(|c| !c.is_alphabetic()) {
        if word.iter().any(char::is_ascii_alphabetic) {
            word.iter_mut().for_each(|c| *c = latin_twin(*c));
        }
    }
}

fn latin_twin(c: char) -> char {
    match c {
        'а' => 'a',
        'в' => 'b',
        'е' => 'e',
        'к' => 'k',
        'м' => 'm',
        'н' => 'h',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'т' => 't',
        'у' => 'y',
        'х' => 'x',
        'ѕ' => 's',
        'і' => 'i',
        'ј' => 'j',
        other => other,
    }
}

fn shorten(chars: impl Iterator<Item = char>, capacity: usize) -> String {
    let mut out = String::with_capacity(capacity);
    let mut last: Option<char> = None;
    // How often the last one came, and how long the text was when it had come once.
    let (mut count, mut once) = (0_usize, 0_usize);
    for c in chars {
        let c = if is_blank(c) { ' ' } else { c };
        if last != Some(c) {
            (last, count) = (Some(c), 1);
            if c != ' ' || !out.is_empty() {
                out.push(c);
            }
            once = out.len();
            continue;
        }
        count += 1;
        match kept(c) {
            Kept::All => out.push(c),
            Kept::Two if count == 2 => out.push(c),
            Kept::TwoOrOne if count == 2 => out.push(c),
            Kept::TwoOrOne => out.truncate(once),
            Kept::One | Kept::Two => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// How many of a character in a row are kept.
enum Kept {
    All,
    Two,
    /// Two, of more than two only one.
    TwoOrOne,
    One,
}

fn kept(c: char) -> Kept {
    match c {
        ' ' => Kept::One,
        _ if is_han(c) => Kept::Two,
        _ if c.is_numeric() => Kept::All,
        _ if c.is_alphabetic() => Kept::TwoOrOne,
        _ => Kept::One,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_leads_to_the_same_form() {
        for c in '\0'..=char::MAX {
            let known = simple(c).map(|known| shorten(std::iter::once(known), 4));
            assert!(known.is_none_or(|known| known == pass(&c.to_string())), "{c:?}");
        }
    }

    #[test]
    fn one_form_for_many_spellings() {
        for (text, expected) in [
            ("  Where   IS\tmy\norder??? ", "where is my order?"),
            ("ｗｈｅｒｅ　＃Ｗ２３７８１５６", "where #w2378156"),
            ("heyyyy!!!", "hey!"),
            ("good book", "good book"),
            ("#W1000000", "#w1000000"),
            ("哈哈哈哈哈", "哈哈"),
            ("快递\u{200B}呢\u{202E}？？", "快递呢?"),
            ("ﬁne ①", "fine 1"),
            ("İ", "i"),
            ("Où est ma Größe, señor Ёлкин?", "ou est ma grosse, senor елкин?"),
            ("أُرِيدُ إلغـــاء ٣", "اريد الغاء 3"),
            ("我的訂單在哪裡", "我的订单在哪里"),
            ("my оrdеr и мой заказ", "my order и мои заказ"),
            ("がぎ ガ", "がぎ ガ"),
            ("", ""),
            (" \u{0} ", ""),
        ] {
            assert_eq!(normalise(text), expected, "{text:?}");
        }
    }
}
