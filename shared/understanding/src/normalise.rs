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
    if text.is_ascii() {
        // Most of the English there is: nothing to compose.
        return shorten(text.chars().map(|c| c.to_ascii_lowercase()), text.len());
    }
    let visible = text.chars().filter(|c| !is_invisible(*c));
    let lower = visible.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase);
    let composed = lower.nfkc().filter(|c| !is_invisible(*c) && !is_accent(*c));
    let mut unified: Vec<char> = composed.map(unify).collect();
    if unified.iter().any(|c| matches!(c, '\u{400}'..='\u{45F}')) {
        latinise(&mut unified);
    }
    shorten(unified.into_iter().flat_map(spelt_out), text.len())
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
    let mut run: Option<(char, usize)> = None;
    let spaced = chars.map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c });
    for c in spaced {
        match &mut run {
            Some((last, count)) if *last == c => *count += 1,
            _ => {
                flush(&mut out, run.take());
                run = Some((c, 1));
            }
        }
    }
    flush(&mut out, run);
    out.truncate(out.trim_end().len());
    out
}

fn flush(out: &mut String, run: Option<(char, usize)>) {
    let Some((c, count)) = run else { return };
    let kept = match c {
        ' ' => usize::from(!out.is_empty()),
        _ if c.is_numeric() && !is_han(c) => count,
        _ if is_han(c) => count.min(2),
        _ if c.is_alphabetic() => {
            if count >= 3 {
                1
            } else {
                count
            }
        }
        _ => 1,
    };
    for _ in 0..kept {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
