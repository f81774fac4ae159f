//! Coupon codes: by their shape (`SAVE20`, `WELCOME-10`), or capital letters behind a word for a
//! coupon ("code FREESHIP").

use aisle_domain::understood::EntityValue;

use super::Found;
use super::lexicon::Kind;
use super::view::{Class, View};

/// Most tokens between "code" and the code.
const MAX_BRIDGE: usize = 2;
const LETTERS: std::ops::RangeInclusive<usize> = 3..=15;
const DIGITS: std::ops::RangeInclusive<usize> = 1..=4;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    let loud = shouts(view);
    for (index, token) in view.tokens.iter().enumerate() {
        let capitals = token.class == Class::Word && is_capital(view, token.start, token.end);
        let small = !capitals && token.class == Class::Word && is_small(view, index);
        let numbered = token.class == Class::Digits
            && view
                .token(index + 1)
                .is_some_and(|n| n.start == token.end && is_capital(view, n.start, n.end));
        if !(capitals || small || numbered)
            || view.before(token.start).is_some_and(|c| {
                c.is_ascii_alphanumeric() || matches!(c, '#' | '_' | '-' | '/' | '@' | '.')
            })
        {
            continue;
        }
        let introduced = || {
            let first = index.saturating_sub(MAX_BRIDGE + 1);
            (first..index + 3).any(|i| i != index && view.is(i, Kind::CouponCue.bit()))
        };
        let letters = token.end - token.start;
        let end = match digits(view, index) {
            Some((end, _)) if !ends(view, end) && introduced() => mixed(view, token.start),
            Some((end, count)) => {
                let year = count == 4 && view.char(token.end) == Some('2');
                let shape = LETTERS.contains(&letters) && DIGITS.contains(&count);
                let short = letters == 2 && (2..=4).contains(&count) && (year || introduced());
                // "INV-90" and "RTX4090" are of something else, unless coupons are spoken of.
                let glued = end - token.start == letters + count && (letters > 3 || count < 3);
                let likely = glued || view.any(Kind::CouponCue.bit());
                (shape && (capitals && likely || introduced())
                    || short
                    || (letters <= 15 && count <= 8 && introduced()))
                .then_some(end)
            }
            None if introduced() && mixed(view, token.start).is_some() => mixed(view, token.start),
            None => (letters >= 4 && introduced() && !loud).then_some(token.end),
        };
        if let Some(end) = end.filter(|end| ends(view, *end)) {
            found.add(token.start, end, EntityValue::CouponCode(view.slice(token.start, end)));
        }
    }
}

/// The end of letters and digits that change more than once, "X7KD92", "20OFF", "GIFT-8H2" and
/// "FREE-SHIP": only behind a word for a coupon.
fn mixed(view: &View<'_>, start: usize) -> Option<usize> {
    let belongs = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let length = (start..start + 24).take_while(|i| view.char(*i).is_some_and(belongs)).count();
    let code = view.text.get(start..start + length)?;
    let letters = code.iter().filter(|f| f.char.is_ascii_uppercase()).count();
    let others = code.len() - letters;
    ((5..=20).contains(&length) && letters >= 2 && others >= 1).then_some(start + length)
}

/// The digits directly behind a word, or behind one hyphen: their end and count.
fn digits(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    let word = view.token(index)?;
    let next = view.token(index + 1).filter(|t| t.class == Class::Digits)?;
    let gap = next.start - word.end;
    let joined = gap == 0 || (gap == 1 && view.char(word.end) == Some('-'));
    joined.then_some((next.end, next.end - next.start))
}

/// Whether small letters may be a code's: digits stand directly behind them.
fn is_small(view: &View<'_>, index: usize) -> bool {
    view.any(Kind::CouponCue.bit())
        && view.token(index).is_some_and(|t| {
            t.kinds == 0
                && view
                    .text
                    .get(t.start..t.end)
                    .is_some_and(|w| w.iter().all(|f| f.char.is_ascii_alphabetic()))
                && view
                    .token(index + 1)
                    .is_some_and(|n| n.class == Class::Digits && n.start == t.end)
        })
}

fn ends(view: &View<'_>, end: usize) -> bool {
    match view.char(end) {
        Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | '@' | '%') => false,
        Some('-' | '/') => !view.char(end + 1).is_some_and(|c| c.is_ascii_alphanumeric()),
        _ => true,
    }
}

fn is_capital(view: &View<'_>, start: usize, end: usize) -> bool {
    view.text.get(start..end).is_some_and(|t| t.iter().all(|f| f.char.is_ascii_uppercase()))
}

/// Whether the whole message is in capital letters, so that they tell nothing.
fn shouts(view: &View<'_>) -> bool {
    !view.text.iter().any(|f| f.char.is_lowercase() || f.char as u32 > 0x2E80)
}
