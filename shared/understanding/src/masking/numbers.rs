//! Finds phone and card numbers to hide: long runs of digits in the ways people group them.

use super::{Hidden, Placeholder, View};

/// Fewest digits of a phone number.
const MIN_DIGITS: usize = 7;
/// Digits of a card number.
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 13..=19;
/// Most separators in a row within a number, as in "+49 (0) 30 - 123".
const MAX_SEPARATORS: usize = 3;
/// Letters that stand in front of order and tracking numbers, at most.
const MAX_PREFIX: usize = 3;
/// Short words that are glued to phone numbers all the same.
const PHONE_WORDS: [&str; 8] = ["tel", "ph", "mob", "tlf", "fax", "hp", "wa", "qq"];

/// Digits as they are read out in Chinese, 幺 for one on the telephone.
const HAN_DIGITS: &str = "零〇一二三四五六七八九幺";

/// A run of digits without a separator: its characters.
#[derive(Debug, Clone, Copy)]
struct Group {
    start: usize,
    end: usize,
}

impl Group {
    fn len(self) -> usize {
        self.end - self.start
    }
}

pub(super) fn find(view: &View, hidden: &mut Vec<Hidden>) {
    spelled_out(view, hidden);
    let mut index = 0;
    while index < view.len() {
        if !view.char(index).is_some_and(is_digit) {
            index += 1;
            continue;
        }
        let groups = groups(view, index);
        index = groups.last().map_or(index + 1, |last| last.end);
        judge(view, &groups, hidden);
    }
}

/// 一三八一二三四五六七八: a number in Chinese digits.
fn spelled_out(view: &View, hidden: &mut Vec<Hidden>) {
    let mut start = 0;
    while start < view.len() {
        let is_numeral = |i: &usize| view.char(*i).is_some_and(|c| HAN_DIGITS.contains(c));
        let length = (start..).take_while(is_numeral).count();
        if length >= MIN_DIGITS {
            hidden.push(Hidden { start, end: start + length, by: Placeholder::Phone });
        }
        start += length.max(1);
    }
}

/// The groups of digits from `start` on that belong together.
fn groups(view: &View, start: usize) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = start;
    loop {
        let end = (at..).take_while(|i| view.char(*i).is_some_and(is_digit)).count() + at;
        groups.push(Group { start: at, end });
        let separators = (end..)
            .take(MAX_SEPARATORS + 1)
            .take_while(|i| view.char(*i).is_some_and(is_separator))
            .count();
        let next = end + separators;
        let continues =
            (1..=MAX_SEPARATORS).contains(&separators) && view.char(next).is_some_and(is_digit);
        if !continues {
            return groups;
        }
        at = next;
    }
}

fn judge(view: &View, groups: &[Group], hidden: &mut Vec<Hidden>) {
    let mut groups = groups;
    if let Some((first, rest)) = groups.split_first()
        && is_code(view, *first)
    {
        // "W2378156 13800138000": the order number stays, the phone number goes.
        let hyphenated = rest
            .first()
            .is_some_and(|next| next.start == first.end + 1 && view.char(first.end) == Some('-'));
        groups = if hyphenated { rest.get(1..).unwrap_or_default() } else { rest };
    }
    if is_date(view, groups) {
        return;
    }
    if let Some((from, to)) = card(view, groups) {
        let (before, rest) = groups.split_at(from);
        let (inside, after) = rest.split_at(to - from);
        judge_plain(view, before, hidden);
        hide(view, inside, Placeholder::Card, hidden);
        judge_plain(view, after, hidden);
    } else {
        judge_plain(view, groups, hidden);
    }
}

fn judge_plain(view: &View, groups: &[Group], hidden: &mut Vec<Hidden>) {
    if groups.iter().map(|g| g.len()).sum::<usize>() >= MIN_DIGITS {
        hide(view, groups, Placeholder::Phone, hidden);
    }
}

fn hide(view: &View, groups: &[Group], by: Placeholder, hidden: &mut Vec<Hidden>) {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return };
    let mut start = first.start;
    if view.before(start) == Some('(') {
        start -= 1;
    }
    if view.before(start) == Some('+') {
        start -= 1;
    }
    hidden.push(Hidden { start, end: last.end, by });
}

/// Whether letters directly in front make the digits a code: "W2378156", "SF1390227748105",
/// "OD-4456120".
fn is_code(view: &View, group: Group) -> bool {
    let mut at = group.start;
    if view.before(at) == Some('-') {
        at -= 1;
    }
    let letters: String = {
        let reversed: Vec<char> = (0..at)
            .rev()
            .map_while(|i| view.char(i).filter(char::is_ascii_alphabetic))
            .take(MAX_PREFIX + 1)
            .collect();
        reversed.into_iter().rev().collect()
    };
    (1..=MAX_PREFIX).contains(&letters.len()) && !PHONE_WORDS.contains(&letters.as_str())
}

/// "2026-11-26", "26.11.2026", "12/04/26", with or without a time behind.
fn is_date(view: &View, groups: &[Group]) -> bool {
    let [a, b, c, rest @ ..] = groups else { return false };
    let joined = |left: &Group, right: &Group| {
        right.start == left.end + 1 && matches!(view.char(left.end), Some('-' | '/' | '.'))
    };
    let value = |g: &Group| {
        let digits = (g.start..g.end).filter_map(|i| view.char(i)?.to_digit(10));
        digits.fold(0_u32, |sum, d| sum.saturating_mul(10).saturating_add(d))
    };
    let day_and_month = |x: &Group, y: &Group| {
        let (x, y) = (value(x), value(y));
        (1..=31).contains(&x) && (1..=31).contains(&y) && (x <= 12 || y <= 12)
    };
    let year = |g: &Group| g.len() == 2 || (g.len() == 4 && (1900..=2100).contains(&value(g)));
    let shaped = (a.len() == 4 && year(a) && b.len() <= 2 && c.len() <= 2 && day_and_month(b, c))
        || (a.len() <= 2 && b.len() <= 2 && year(c) && day_and_month(a, b));
    let short_rest = rest.iter().map(|g| g.len()).sum::<usize>() < MIN_DIGITS - 3;
    shaped && joined(a, b) && joined(b, c) && short_rest
}

/// The groups that hold a card number: the first run of whole groups of 13 to 19 digits with a
/// right check digit.
fn card(view: &View, groups: &[Group]) -> Option<(usize, usize)> {
    let international = groups.first().is_some_and(|first| view.before(first.start) == Some('+'));
    if international {
        return None;
    }
    (0..groups.len()).find_map(|from| {
        let mut length = 0;
        let mut last = None;
        for (to, group) in groups.iter().enumerate().skip(from) {
            length += group.len();
            if length > *CARD_DIGITS.end() {
                break;
            }
            let whole = groups.get(from..=to).unwrap_or_default();
            if CARD_DIGITS.contains(&length) && luhn(view, whole) {
                last = Some((from, to + 1));
            }
        }
        last
    })
}

fn luhn(view: &View, groups: &[Group]) -> bool {
    let digits: Vec<u32> = groups
        .iter()
        .flat_map(|g| (g.start..g.end).filter_map(|i| view.char(i)?.to_digit(10)))
        .collect();
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let weighted = digits.iter().rev().enumerate();
    let sum: u32 = weighted.map(|(i, d)| if i % 2 == 1 { doubled(*d) } else { *d }).sum();
    sum.is_multiple_of(10)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '·' | '_')
}
