//! Brings a text into the one form that is compared: compatibility forms unified, lower case,
//! invisible characters gone, stretched letters shortened, white space single. What the text says
//! in that form is judged elsewhere.

use unicode_normalization::UnicodeNormalization;

use crate::folding::{is_han, is_invisible};

/// The text in its normal form.
///
/// NFKC (full-width letters and digits become ASCII, ① becomes 1), lower case, no zero-width or
/// bidirectional control characters, runs of white space and control characters become one space,
/// a letter three times or more in a row once ("heyyy" → "hey"), a Chinese character three times
/// or more twice, a punctuation mark repeated once. Digits are never shortened. Idempotent.
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
    let lower = visible.nfkc().flat_map(char::to_lowercase);
    let composed = lower.nfkc().filter(|c| !is_invisible(*c));
    shorten(composed, text.len())
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
            ("İ", "i\u{307}"),
            ("", ""),
            (" \u{0} ", ""),
        ] {
            assert_eq!(normalise(text), expected, "{text:?}");
        }
    }
}
