//! E-mail addresses in ASCII, as a shop keeps them. Internationalised ones are not recognised
//! here; the masker hides them all the same.

use aisle_domain::understood::EntityValue;

use super::Found;
use super::view::View;

const MAX_LOCAL: usize = 64;
const MAX_DOMAIN: usize = 190;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    for (at, folded) in view.text.iter().enumerate() {
        if folded.char == '@'
            && let Some((start, end)) = around(view, at)
        {
            let address = view.slice(start, end).to_ascii_lowercase();
            found.add(start, end, EntityValue::Email(address));
        }
    }
}

fn around(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let before = view.text.get(..at)?.iter().rev();
    let local = before.take_while(|f| is_local(f.char)).take(MAX_LOCAL + 1).count();
    let mut start = at - local;
    while start < at && matches!(view.char(start), Some('.' | '-' | '+' | '%')) {
        start += 1;
    }
    let after = view.text.get(at + 1..)?.iter();
    let run = after.take_while(|f| is_domain(f.char)).take(MAX_DOMAIN + 1).count();
    let mut end = at + 1 + run;
    while end > at + 1 && matches!(view.before(end), Some('.' | '-')) {
        end -= 1;
    }
    let domain = view.slice(at + 1, end);
    let (name, top) = domain.rsplit_once('.')?;
    let is_domain = top.len() >= 2
        && top.chars().all(|c| c.is_ascii_alphabetic())
        && name.split('.').all(|label| !label.is_empty());
    (start < at && local <= MAX_LOCAL && run <= MAX_DOMAIN && is_domain).then_some((start, end))
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'')
}

fn is_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}
