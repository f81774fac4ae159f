//! Postcodes of the United States, the United Kingdom, Canada, Germany, China and Japan.
//!
//! Five or six digits alone are as often something else, so a postcode counts only
//! - beside a cue ("zip", "postcode", 邮编, 〒, …), where three to eight letters and digits of any
//!   country do, or
//! - when the message hardly says anything else: at most [`FEW_WORDS`] other words (a Chinese
//!   character counts half a word), and the number is not introduced as an order or an amount.
//!
//! Normal form: upper case without spaces; the hyphen stays where the country writes one
//! (12345-6789, 123-4567).

use aisle_domain::understood::EntityValue;

use super::{Found, Word, words};
use crate::folding::is_han;

/// Most words beside a postcode in a message without a cue.
const FEW_WORDS: usize = 3;

/// Most characters between a cue and its number.
const MAX_BRIDGE: usize = 24;

const CUES: [&str; 8] =
    ["zip", "zipcode", "postcode", "postal", "postalcode", "plz", "eircode", "pincode"];
const HAN_CUES: [&str; 9] =
    ["邮编", "郵編", "邮政编码", "郵政編碼", "邮递区号", "郵遞區號", "邮区", "郵區", "郵便番号"];
/// Words that say that the number behind them is no postcode.
const OTHER_NUMBERS: [&str; 12] = [
    "order",
    "number",
    "no",
    "tracking",
    "parcel",
    "invoice",
    "ticket",
    "ref",
    "reference",
    "case",
    "rs",
    "usd",
];
const OTHER_HAN: [char; 10] = ['单', '單', '号', '號', '款', '价', '價', '元', '钱', '尾'];

pub(super) fn find(found: &mut Found<'_>) {
    let cues = cue_ends(found);
    let words = found.free_words();
    let candidates = candidates(found, &words);
    for (start, end, kind) in &candidates {
        let near_cue = cues
            .iter()
            .filter(|cue| **cue <= *start && *start - **cue <= MAX_BRIDGE)
            .any(|cue| is_bridge(found, *cue, *start))
            || is_before_cue(found, *end);
        if near_cue || (*kind == Kind::KnownShape && stands_alone(&words, *start, *end)) {
            let code = found.slice(*start, *end).to_ascii_uppercase();
            found.add(*start, *end, EntityValue::Postcode(normal_form(&code)));
        }
    }
}

/// Upper-case code without spaces, and without the hyphen that some write into a Canadian one.
fn normal_form(code: &str) -> String {
    let compact: String = code.chars().filter(|c| *c != ' ').collect();
    if matches_shape("A9A-9A9", &compact) { compact.replace('-', "") } else { compact }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    KnownShape,
    /// Could be one of another country; only a cue makes it a postcode.
    Other,
}

/// `9` stands for a digit, `A` for a letter, the rest for itself.
const SHAPES: [&str; 21] = [
    "99999-9999",
    "99999",
    "999999",
    "999-9999",
    "A9A 9A9",
    "A9A-9A9",
    "A9A9A9",
    "A9 9AA",
    "A99 9AA",
    "AA9 9AA",
    "AA99 9AA",
    "A9A 9AA",
    "AA9A 9AA",
    "A99AA",
    "A999AA",
    "AA99AA",
    "AA999AA",
    "A9A9AA",
    "AA9A9AA",
    "999 9999",
    "9999 AA",
];

fn matches_shape(shape: &str, text: &str) -> bool {
    shape.len() == text.len()
        && shape.chars().zip(text.chars()).all(|(s, c)| match s {
            '9' => c.is_ascii_digit(),
            'A' => c.is_ascii_alphabetic(),
            other => c == other,
        })
}

fn candidates(found: &Found<'_>, words: &[Word]) -> Vec<(usize, usize, Kind)> {
    let mut candidates = Vec::new();
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        let pair = after.first().and_then(|second| {
            let joined =
                second.start == first.end + 1 && matches!(found.char(first.end), Some(' ' | '-'));
            joined.then_some((second, found.slice(first.start, second.end)))
        });
        let bounded = |end: usize| {
            let before = found.before(first.start);
            !before
                .is_some_and(|c| matches!(c, '-' | '/' | '.' | '$' | '€' | '£' | '¥' | '+' | '#'))
                && !matches!(found.char(end), Some('-' | '/' | '%' | '@' | '$' | '€' | '£'))
        };
        if let Some((second, text)) = pair
            && SHAPES.iter().any(|shape| matches_shape(shape, &text))
            && bounded(second.end)
        {
            candidates.push((first.start, second.end, Kind::KnownShape));
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        if first.text.chars().any(|c| c.is_ascii_digit()) && bounded(first.end) {
            if SHAPES.iter().any(|shape| matches_shape(shape, &first.text)) {
                candidates.push((first.start, first.end, Kind::KnownShape));
            } else if (3..=8).contains(&first.text.len()) && first.text.is_ascii() {
                candidates.push((first.start, first.end, Kind::Other));
            }
        }
        rest = after;
    }
    candidates
}

/// Where cues end.
fn cue_ends(found: &Found<'_>) -> Vec<usize> {
    let mut ends: Vec<usize> = found
        .words
        .iter()
        .filter(|word| CUES.contains(&word.text.as_str()))
        .map(|word| word.end)
        .collect();
    for index in 0..found.text.len() {
        if found.char(index) == Some('〒') {
            ends.push(index + 1);
        }
        let cue = HAN_CUES.iter().find(|cue| starts_with(found, index, cue));
        ends.extend(cue.map(|cue| index + cue.chars().count()));
    }
    ends
}

fn starts_with(found: &Found<'_>, index: usize, text: &str) -> bool {
    text.chars().enumerate().all(|(offset, c)| found.char(index + offset) == Some(c))
}

/// Whether what lies between a cue and a number joins them: nothing, punctuation, or a few small
/// words such as "is", "code", 是, 改成.
fn is_bridge(found: &Found<'_>, cue_end: usize, start: usize) -> bool {
    const SMALL: [&str; 14] = [
        "code", "is", "it", "s", "to", "should", "be", "shud", "the", "of", "my", "number", "for",
        "now",
    ];
    let between = found.text.get(cue_end..start).unwrap_or_default();
    words(between).iter().all(|word| {
        SMALL.contains(&word.text.as_str())
            || word.text.chars().all(|c| "是为為号碼码應该該应改成".contains(c))
    })
}

/// "90210 is my zip", 「400010是邮编」.
fn is_before_cue(found: &Found<'_>, end: usize) -> bool {
    let until = found.text.len().min(end + MAX_BRIDGE);
    let behind = words(found.text.get(end..until).unwrap_or_default());
    let small = |word: &Word| {
        matches!(word.text.as_str(), "is" | "s" | "my" | "the" | "as" | "是" | "我" | "的")
    };
    behind.iter().find(|word| !small(word)).is_some_and(|word| CUES.contains(&word.text.as_str()))
        || HAN_CUES
            .iter()
            .any(|cue| starts_with(found, end, cue) || starts_with(found, end + 1, cue))
}

fn stands_alone(words: &[Word], start: usize, end: usize) -> bool {
    let others = || words.iter().filter(move |w| w.end <= start || w.start >= end);
    if others().nth(2 * FEW_WORDS).is_some() {
        return false;
    }
    let (han, latin): (Vec<_>, Vec<_>) = others().partition(|w| w.text.chars().all(is_han));
    let few = latin.len() + han.len().div_ceil(2) <= FEW_WORDS;
    let introduced = others().any(|word| {
        OTHER_NUMBERS.contains(&word.text.as_str())
            || word.text.chars().all(|c| OTHER_HAN.contains(&c))
    });
    few && !introduced
}
