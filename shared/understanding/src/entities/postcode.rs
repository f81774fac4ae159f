//! Postcodes. Five or six digits alone are as often something else, so a postcode counts only
//! - beside a cue ("zip", "postcode", 邮编, 〒, …), where three to eight letters and digits of any
//!   country do,
//! - beside an address or, by its unmistakable shape with letters, anywhere,
//! - behind "to" and its like, when it is not an amount, or
//! - when the message hardly says anything else: at most [`FEW_WORDS`] other words (a Chinese
//!   character counts half a word), and the number is not introduced as an order or an amount.
//!
//! Normal form: upper case without spaces; the hyphen stays where the country writes one
//! (12345-6789, 123-4567).

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;

use super::Found;
use super::lexicon::Kind;
use super::view::{Class, View};

/// Most words beside a postcode in a message without a cue.
const FEW_WORDS: usize = 3;

/// Most tokens between a cue and its number.
const MAX_BRIDGE: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Letters and digits as one country has them: "EH1 1YZ", "H3A 1H6".
    Lettered,
    /// Digits as a country writes them.
    Digits,
    /// Could be one of another country; only a cue makes it a postcode.
    Other,
}

/// `9` stands for a digit, `A` for a letter, the rest for itself.
const LETTERED: [&str; 16] = [
    "A9A 9A9", "A9A-9A9", "A9A9A9", "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA",
    "AA9A 9AA", "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA", "9999 AA",
];
const DIGITS: [&str; 9] = [
    "99999-9999",
    "99999",
    "999999",
    "999-9999",
    "999 9999",
    "99999-999",
    "9999-999",
    "9999",
    "999-999",
];

fn matches_shape(shape: &str, text: &str) -> bool {
    shape.len() == text.len()
        && shape.chars().zip(text.chars()).all(|(s, c)| match s {
            '9' => c.is_ascii_digit(),
            'A' => c.is_ascii_alphabetic(),
            other => c == other,
        })
}

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    let mut index = 0;
    while index < view.tokens.len() {
        let Some((start, end, shape)) = candidate(view, index) else {
            index += 1;
            continue;
        };
        let last = view.token_at(end);
        let of_order = index.checked_sub(1).is_some_and(|b| {
            view.is(b, Kind::OtherCue.bit())
                && !view.is(b, Kind::PostCue.bit())
                && view.near(b, index, 2)
        });
        if !found.is_taken(start, end)
            && !of_order
            && accepts(found, index, last, start, end, shape)
        {
            let code = view.slice(start, end).to_ascii_uppercase();
            found.add(start, end, EntityValue::Postcode(normal_form(&code)));
        }
        index = last.max(index + 1);
    }
}

/// Upper-case code without spaces, and without the hyphen that some write into a Canadian one.
fn normal_form(code: &str) -> String {
    let compact: String = code.chars().filter(|c| *c != ' ').collect();
    if matches_shape("A9A-9A9", &compact) { compact.replace('-', "") } else { compact }
}

/// The longest code that begins with a token.
fn candidate(view: &View<'_>, index: usize) -> Option<(usize, usize, Shape)> {
    let token = view.token(index)?;
    // One or two digits need more right behind them.
    let short = token.class == Class::Digits && token.end - token.start < 3;
    if short && view.token(index + 1).is_none_or(|t| t.start > token.end + 1 || t.end - t.start < 2)
    {
        return None;
    }
    if !matches!(token.class, Class::Word | Class::Digits) || token.end - token.start > 8 {
        return None;
    }
    if view.before(token.start).is_some_and(|c| {
        c.is_ascii_alphanumeric()
            || matches!(c, '-' | '/' | '.' | '$' | '€' | '£' | '¥' | '+' | '#' | '@' | '_' | ',')
                && c != ','
    }) {
        return None;
    }
    if view.before(token.start) == Some(',')
        && view.before(token.start - 1).is_some_and(|c| c.is_ascii_digit())
    {
        return None;
    }
    // A word without a digit right behind it or behind one space begins no code.
    let digit = |at: usize| view.char(at).is_some_and(|c| c.is_ascii_digit());
    if token.class == Class::Word && (token.end - token.start > 2 || !digit(token.end)) {
        return None;
    }
    let run = |from: usize| {
        (from..from + 10)
            .take_while(|i| view.char(*i).is_some_and(|c| c.is_ascii_alphanumeric()))
            .count()
    };
    let first = token.start + run(token.start);
    let bounded = |end: usize| match view.char(end) {
        Some('-' | '/' | '%' | '@' | '$' | '€' | '£' | '_' | ':') => false,
        Some('.' | ',') => !view.char(end + 1).is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_ascii_alphanumeric(),
        None => true,
    };
    if matches!(view.char(first), Some(' ' | '-')) {
        let end = first + 1 + run(first + 1);
        if bounded(end) && end - token.start <= 10 {
            let text = view.slice(token.start, end);
            if let Some(shape) = shape_of(&text) {
                return Some((token.start, end, shape));
            }
        }
    }
    if !bounded(first) {
        return None;
    }
    let text = view.slice(token.start, first);
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    let other = (digits && (3..=8).contains(&text.len())).then_some(Shape::Other);
    Some((token.start, first, shape_of(&text).or(other)?))
}

fn shape_of(text: &str) -> Option<Shape> {
    if text.len() < 4 {
        return None;
    }
    if LETTERED.iter().any(|shape| matches_shape(shape, text)) {
        return Some(Shape::Lettered);
    }
    DIGITS.iter().any(|shape| matches_shape(shape, text)).then_some(Shape::Digits)
}

fn accepts(
    found: &Found<'_>,
    index: usize,
    last: usize,
    start: usize,
    end: usize,
    shape: Shape,
) -> bool {
    let view = found.view;
    if near_cue(view, index, last, start) {
        return true;
    }
    let length = end - start;
    let amount = view.token(last).is_some_and(|t| {
        t.start <= end + 1
            && t.kinds
                & (Kind::Currency.bit()
                    | Kind::Multiplier.bit()
                    | Kind::Unit.bit()
                    | Kind::Measure.bit()
                    | Kind::Counter.bit())
                != 0
    });
    if shape == Shape::Other
        || amount
        || view.is(last, Kind::StreetBefore.bit()) && view.near(last - 1, last, 1)
    {
        return false;
    }
    let text = view.slice(start, end);
    if shape == Shape::Lettered {
        let spaced = text.contains([' ', '-']) && text.chars().any(|c| c.is_ascii_uppercase());
        return spaced && !text.starts_with(|c: char| c.is_ascii_digit())
            || stands_alone(view, start, end);
    }
    if beside_address(found, start, end) && (length >= 4) {
        return true;
    }
    if length == 4 {
        return false;
    }
    let brazilian = matches_shape("99999-999", &text) && view.speaks(Language::Pt);
    brazilian || introduced(view, index) || stands_alone(view, start, end)
}

/// Whether a word for postcodes stands before, with nothing but small words between, or behind.
fn near_cue(view: &View<'_>, index: usize, last: usize, start: usize) -> bool {
    if view.before(start) == Some('〒') {
        return true;
    }
    if !view.any(Kind::PostCue.bit()) {
        return false;
    }
    let small = |i: usize| {
        view.token(i).is_some_and(|t| {
            t.kinds
                & (Kind::Func.bit()
                    | Kind::To.bit()
                    | Kind::Of.bit()
                    | Kind::Article.bit()
                    | Kind::PostCue.bit()
                    | Kind::NumberCue.bit())
                != 0
                || matches!(
                    view.slice(t.start, t.end).to_lowercase().as_str(),
                    "code"
                        | "s"
                        | "my"
                        | "should"
                        | "shud"
                        | "be"
                        | "number"
                        | "now"
                        | "es"
                        | "è"
                        | "lautet"
                        | "是"
                        | "为"
                        | "為"
                        | "应"
                        | "该"
                        | "改"
                        | "成"
                        | "は"
                        | "は、"
                        | "برید"
                )
        })
    };
    for back in 1..=MAX_BRIDGE + 1 {
        let Some(at) = index.checked_sub(back) else { break };
        if view.is(at, Kind::PostCue.bit()) {
            return true;
        }
        if !small(at) {
            break;
        }
    }
    for at in last..last + MAX_BRIDGE {
        if view.is(at, Kind::PostCue.bit()) {
            return true;
        }
        if !small(at) {
            break;
        }
    }
    false
}

/// Whether an address or a country ends right before, or begins right behind.
fn beside_address(found: &Found<'_>, start: usize, end: usize) -> bool {
    let view = found.view;
    let bytes = |at: usize| view.text.get(at).map_or(usize::MAX, |f| f.start);
    let (from, to) = (bytes(start), view.text.get(end - 1).map_or(0, |f| f.end));
    let close = |a: usize, b: usize, most: usize| b >= a && b - a <= most;
    found.entities.iter().filter(|e| matches!(e.value, EntityValue::Address(_))).any(|e| {
        // One word of a town may stand between.
        let gap = if view.speaks(Language::Ru) || view.speaks(Language::Ar) { 8 } else { 24 };
        close(e.end, from, gap) && !has_word_of(view, e.end, from) || close(to, e.start, 12)
    })
}

/// Whether more than a town's name lies between two bytes.
fn has_word_of(view: &View<'_>, from: usize, to: usize) -> bool {
    let between = view
        .tokens
        .iter()
        .filter(|t| view.text.get(t.start).is_some_and(|f| f.start >= from && f.start < to));
    let mut count = 0;
    for token in between {
        count += 1;
        let lower = view.char(token.start).is_some_and(char::is_lowercase);
        if lower && token.kinds & Kind::PostCue.bit() == 0 || count > 2 {
            return true;
        }
    }
    false
}

/// "ship to 80361", 寄到710000, «в 690091».
fn introduced(view: &View<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        view.is(before, Kind::To.bit()) && !view.is(before, Kind::OtherCue.bit()) && {
            let (Some(a), Some(b)) = (view.token(before), view.token(index)) else { return false };
            b.start <= a.end + 1 && b.class == Class::Digits
        }
    })
}

fn stands_alone(view: &View<'_>, start: usize, end: usize) -> bool {
    let others = || view.tokens.iter().filter(move |t| t.end <= start || t.start >= end);
    if others().nth(2 * FEW_WORDS).is_some() {
        return false;
    }
    let cjk: usize = others().filter(|t| t.class.is_cjk()).map(|t| t.end - t.start).sum();
    let words = others().filter(|t| !t.class.is_cjk()).count();
    let introduced = others().any(|t| {
        t.kinds
            & (Kind::OtherCue.bit()
                | Kind::TrackCue.bit()
                | Kind::Currency.bit()
                | Kind::Choice.bit())
            != 0
            || (t.class == Class::Han
                && view.char(t.start).is_some_and(|c| {
                    matches!(c, '单' | '單' | '号' | '號' | '款' | '价' | '價' | '元' | '钱' | '尾')
                }))
    });
    words + cjk.div_ceil(2) <= FEW_WORDS && !introduced
}
