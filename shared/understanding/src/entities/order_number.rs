//! Order numbers by the merchant's shapes, wherever a number may begin and end: next to Chinese
//! characters, punctuation or white space, but never as a part of a longer code.

use aisle_domain::ids::OrderNumber;
use aisle_domain::understood::EntityValue;

use super::{Found, Shape};

pub(super) fn find(shapes: &[Shape], found: &mut Found<'_>) {
    let mut start = 0;
    while start < found.text.len() {
        match longest(shapes, found, start) {
            Some((end, number)) => {
                found.add(start, end, EntityValue::OrderNumber(number));
                start = end;
            }
            None => start += 1,
        }
    }
}

fn longest(shapes: &[Shape], found: &Found<'_>, start: usize) -> Option<(usize, OrderNumber)> {
    let first = found.char(start)?;
    if !(first.is_ascii_alphanumeric() || first == '#') || found.is_taken(start) {
        return None;
    }
    if found.before(start).is_some_and(continues_code) {
        return None;
    }
    let rest = found.text.get(start..)?;
    let lengths = shapes.iter().filter_map(|s| s.longest_match(rest.iter().map(|f| f.char)));
    let end = start + lengths.max()?;
    if ends_code(found, end) {
        let number = OrderNumber::parse(&found.slice(start, end)).ok()?;
        return Some((end, number));
    }
    None
}

fn continues_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '#' | '@' | '.' | '$' | '+')
}

/// Whether a code is over at `end`: a letter or digit continues it, and so does a hyphen or the
/// like with one behind it ("40219-B" is another number than "40219").
fn ends_code(found: &Found<'_>, end: usize) -> bool {
    match found.char(end) {
        None => true,
        Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | '@') => false,
        Some('-' | '/' | '.') => !found.char(end + 1).is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(_) => true,
    }
}
