//! Finds e-mail addresses to hide: more generously than the recogniser of entities, because here
//! a miss is worse than a false alarm.

use super::{Hidden, Placeholder, View};

pub(super) fn find(view: &View, hidden: &mut Vec<Hidden>) {
    for at in 0..view.len() {
        if view.char(at) != Some('@') {
            continue;
        }
        let start = start(view, at);
        let end = end(view, at);
        let has_dot = (at + 1..end).any(|i| view.char(i).is_some_and(is_dot));
        if start < at && has_dot {
            hidden.push(Hidden { start, end, by: Placeholder::Email });
        }
    }
}

/// Beginning of the part before the `@`. Chinese text runs into an address without a space, so an
/// ASCII address begins where ASCII begins.
fn start(view: &View, at: usize) -> usize {
    let ascii = view.before(at).is_some_and(|c| c.is_ascii());
    let mut start = at;
    while let Some(c) = view.before(start) {
        let belongs = c.is_alphanumeric() || "._%+-'\"!#$&*/=^`{|}~".contains(c);
        if !belongs || (ascii && !c.is_ascii()) {
            break;
        }
        start -= 1;
    }
    start
}

fn end(view: &View, at: usize) -> usize {
    let ascii = view.char(at + 1).is_some_and(|c| c.is_ascii());
    let mut end = at + 1;
    while let Some(c) = view.char(end) {
        let belongs = c.is_alphanumeric() || c == '-' || is_dot(c);
        if !belongs || (ascii && !c.is_ascii()) {
            break;
        }
        end += 1;
    }
    while end > at + 1 && view.before(end).is_some_and(|c| is_dot(c) || c == '-') {
        end -= 1;
    }
    end
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '。' | '．' | '｡')
}
