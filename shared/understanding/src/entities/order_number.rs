//! Order numbers by the merchant's shapes, wherever a number may begin and end: next to Chinese
//! characters, punctuation or white space, but never as a part of a longer code.

use aisle_domain::ids::OrderNumber;
use aisle_domain::understood::EntityValue;

use super::view::{Class, View};
use super::{Found, Shape};

pub(super) fn find(shapes: &[Shape], found: &mut Found<'_>) {
    let view = found.view;
    let mut over = 0;
    for token in &view.tokens {
        // "заказAC123456": letters of another script end where ASCII begins.
        let word = view.text.get(token.start..token.end).unwrap_or_default();
        let foreign = word.iter().rposition(|f| !f.char.is_ascii()).map_or(0, |at| at + 1);
        let mut token = *token;
        token.start += foreign;
        if token.start == token.end {
            continue;
        }
        let hash = view.before(token.start) == Some('#');
        let start = if hash { token.start - 1 } else { token.start };
        if !matches!(token.class, Class::Word | Class::Digits) || start < over {
            continue;
        }
        // A word without a digit behind it cannot begin a number.
        let digit =
            (token.end..token.end + 2).any(|i| view.char(i).is_some_and(|c| c.is_ascii_digit()));
        if token.class == Class::Word && (!digit || token.end - token.start > 8) {
            continue;
        }
        let with_hash = longest(shapes, view, start);
        let at_token = || longest(shapes, view, token.start).filter(|_| hash);
        if let Some((start, end, number)) = with_hash.or_else(at_token) {
            found.add(start, end, EntityValue::OrderNumber(number));
            over = end;
        }
    }
}

fn longest(shapes: &[Shape], view: &View<'_>, start: usize) -> Option<(usize, usize, OrderNumber)> {
    let first = view.char(start)?;
    if !(first.is_ascii_alphanumeric() || first == '#') {
        return None;
    }
    if view.before(start).is_some_and(continues_code) {
        return None;
    }
    let rest = view.text.get(start..)?;
    let shapes = shapes.iter().filter(|shape| shape.begins_with(first));
    let lengths = shapes.filter_map(|s| s.longest_match(rest.iter().map(|f| f.char)));
    let end = start + lengths.max()?;
    if ends_code(view, end) {
        let number = OrderNumber::parse(&view.slice(start, end)).ok()?;
        return Some((start, end, number));
    }
    None
}

fn continues_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '#' | '@' | '.' | '$' | '+')
}

/// Whether a code is over at `end`: a letter or digit continues it, and so does a hyphen or the
/// like with one behind it ("40219-B" is another number than "40219").
fn ends_code(view: &View<'_>, end: usize) -> bool {
    match view.char(end) {
        None => true,
        Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | '@') => false,
        Some('-' | '/' | '.') => !view.char(end + 1).is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(_) => true,
    }
}
