//! What one round of the recognisers has found, and the cells that nothing more may claim: who
//! comes first, wins. Also which cells hold order numbers, which are kept. What is found is
//! decided by the recognisers.

use super::cues::{Cues, Says};
use super::view::View;
use super::{Kind, Pii};
use crate::entities::Shape;

#[derive(Debug, Clone, Copy)]
struct Item {
    kind: Kind,
    start: usize,
    end: usize,
    /// A number that nothing but its length speaks for: an address around it may claim it.
    in_doubt: bool,
}

/// Longest order number.
const MAX_SHAPE: usize = 33;

pub(super) struct Found<'v> {
    pub(super) view: &'v View,
    pub(super) cues: &'v Cues,
    items: Vec<Item>,
    taken: Vec<bool>,
    /// Where a kept order number that begins at a cell ends; 0 where none begins.
    kept: Vec<usize>,
}

impl<'v> Found<'v> {
    pub(super) fn new(view: &'v View, cues: &'v Cues, order_numbers: &[Shape]) -> Self {
        // Nothing reaches into a placeholder.
        let taken = (0..view.len()).map(|i| view.char(i).is_none()).collect();
        let kept = vec![0; view.len()];
        let mut found = Self { view, cues, items: Vec::new(), taken, kept };
        found.keep_order_numbers(order_numbers);
        found
    }

    /// Claims cells `start..end`, unless one of them is claimed already.
    pub(super) fn add(&mut self, kind: Kind, start: usize, end: usize) {
        self.push(Item { kind, start, end, in_doubt: false });
    }

    /// Like [`Found::add`], for a number of which only the length speaks.
    pub(super) fn add_in_doubt(&mut self, kind: Kind, start: usize, end: usize) {
        self.push(Item { kind, start, end, in_doubt: true });
    }

    fn push(&mut self, item: Item) {
        if item.start >= item.end || self.is_taken(item.start, item.end) {
            return;
        }
        if let Some(taken) = self.taken.get_mut(item.start..item.end) {
            taken.fill(true);
            self.items.push(item);
        }
    }

    /// Whether a cell of `start..end` is claimed.
    pub(super) fn is_taken(&self, start: usize, end: usize) -> bool {
        self.taken.get(start..end).is_none_or(|taken| taken.contains(&true))
    }

    /// Claims `start..end` for an address, but for order numbers and what is surely something
    /// else; numbers in doubt become part of it.
    pub(super) fn add_address(&mut self, start: usize, end: usize) {
        let view = self.view;
        for item in self.items.iter().filter(|i| i.in_doubt && i.start >= start && i.end <= end) {
            if let Some(taken) = self.taken.get_mut(item.start..item.end) {
                taken.fill(false);
            }
        }
        self.items.retain(|i| !(i.in_doubt && i.start >= start && i.end <= end));
        let (mut from, mut at, mut first) = (start, start, true);
        while at <= end {
            let kept = self.kept_end(at).filter(|_| at < end);
            if at == end || kept.is_some() || self.is_taken(at, at + 1) {
                // Behind something else only what has digits is still an address.
                if first || view.any(from, at, |c| c.is_ascii_digit()) {
                    self.add_trimmed(from, at);
                }
                first = false;
                at = kept.unwrap_or(at + 1);
                from = at;
            } else {
                at += 1;
            }
        }
    }

    fn add_trimmed(&mut self, start: usize, end: usize) {
        let named = |i: &usize| self.view.is(*i, |c| c.is_alphanumeric() || c == '#');
        let first = (start..end).find(named);
        let last = (start..end).rev().find(named);
        if let (Some(first), Some(last)) = (first, last) {
            self.add(Kind::Address, first, last + 1);
        }
    }

    /// The end of the kept order number that begins at `start`.
    pub(super) fn kept_end(&self, start: usize) -> Option<usize> {
        self.kept.get(start).copied().filter(|end| *end > start)
    }

    fn keep_order_numbers(&mut self, shapes: &[Shape]) {
        let view = self.view;
        let mut at = 0;
        while at < view.len() {
            let begins = view.is(at, |c| c.is_ascii_alphanumeric() || c == '#')
                && !view.before(at).is_some_and(continues_code)
                && self.digit_follows(at);
            let end = if begins { self.order_number(shapes, at) } else { None };
            match end {
                Some(end) => {
                    // A run of digits is looked at from its first digit on.
                    let digit = at + view.run(at, |c| !c.is_ascii_digit());
                    for start in [at, digit] {
                        if let Some(kept) = self.kept.get_mut(start) {
                            *kept = end;
                        }
                    }
                    at = end;
                }
                // A shape can only begin where a code begins.
                None if begins => at += view.run(at, |c| c.is_ascii_alphanumeric()).max(1),
                None => at += 1,
            }
        }
    }

    /// Whether a code that begins at `start` can have a digit: shapes require one.
    fn digit_follows(&self, start: usize) -> bool {
        let code = |c: char| c.is_ascii_alphabetic() || matches!(c, '#' | '-' | '_' | '/');
        let at = start + self.view.run_up_to(start, MAX_SHAPE, code);
        let spaced = at + usize::from(self.view.is(at, |c| c == ' '));
        let at = spaced + self.view.run_up_to(spaced, MAX_SHAPE, |c| matches!(c, '#' | '-'));
        self.view.is(at, |c| c.is_ascii_digit())
    }

    fn order_number(&self, shapes: &[Shape], start: usize) -> Option<usize> {
        let other = Says::PHONE.or(Says::ACCOUNT).or(Says::ACCOUNT_ID).or(Says::ID);
        let other = other.or(Says::SECRET).or(Says::CODE);
        let digit = start + self.view.run_up_to(start, 8, |c| !c.is_ascii_digit());
        // "QQ1234567890" is an account, "HP979528" more likely a number of the shop.
        let long = self.view.run_up_to(digit, 12, |c| c.is_ascii_digit()) >= 9;
        let glued = digit > start && (long || self.view.is(start, |c| c == 'q'));
        let says = self.cues.says(start);
        let says = if glued { says.or(self.cues.says(digit)) } else { says };
        if says.has(other) {
            return None;
        }
        let raw = || (start..).map_while(|i| self.view.raw(i));
        let end = start + shapes.iter().filter_map(|s| s.longest_match(raw())).max()?;
        let over = match self.view.char(end) {
            None => true,
            Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | '@') => false,
            Some('-' | '/' | '.') => !self.view.is(end + 1, |c| c.is_ascii_alphanumeric()),
            Some(_) => true,
        };
        over.then_some(end)
    }

    /// Cells of what was found, in order; the same in bytes goes to `all`.
    pub(super) fn settle(mut self, all: &mut Vec<Pii>) -> Vec<(usize, usize)> {
        self.items.sort_by_key(|item| item.start);
        let in_bytes = |item: &Item| {
            let (start, end) = (self.view.start_byte(item.start), self.view.end_byte(item.end));
            Pii { kind: item.kind, start, end }
        };
        all.extend(self.items.iter().map(in_bytes));
        self.items.iter().map(|item| (item.start, item.end)).collect()
    }
}

fn continues_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '#' | '@' | '.' | '$' | '+')
}
