//! Links: `https://…`, `http://…`, `www.…`, to the next space, quotation mark or letter outside
//! ASCII, without the punctuation of the sentence around them.

use aisle_domain::understood::EntityValue;

use super::Found;
use super::view::View;

const MAX_LENGTH: usize = 2_000;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    let mut over = 0;
    for token in &view.tokens {
        let first = view.char(token.start);
        if token.start < over || !matches!(first, Some('h' | 'H' | 'w' | 'W')) {
            continue;
        }
        let Some((stop, end)) = link_end(view, token.start) else { continue };
        over = stop;
        if let Some(end) = end {
            found.add(token.start, end, EntityValue::Url(view.slice(token.start, end)));
        }
    }
}

/// How far a link was looked for, and where it ends if it is one.
fn link_end(view: &View<'_>, start: usize) -> Option<(usize, Option<usize>)> {
    let prefix = ["https://", "http://", "www."].into_iter().find(|prefix| {
        prefix
            .chars()
            .enumerate()
            .all(|(i, c)| view.char(start + i).is_some_and(|d| d.eq_ignore_ascii_case(&c)))
    })?;
    let mut end = start + prefix.len();
    while end - start < MAX_LENGTH && view.char(end).is_some_and(belongs) {
        end += 1;
    }
    let stop = end;
    while end > start
        && view
            .before(end)
            .is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '\''))
    {
        end -= 1;
    }
    let host = view.text.get(start + prefix.len()..end).unwrap_or_default();
    Some((stop, host.iter().any(|f| f.char == '.').then_some(end)))
}

fn belongs(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '`' | '{' | '}' | '|' | '\\')
}
