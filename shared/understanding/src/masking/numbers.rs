//! Runs of digits in the ways people group them: what is a date, an amount, a list of sizes or an
//! order number stays; cards and identifiers are told from telephone numbers; in doubt a run of
//! seven digits or more is a telephone number. Which shapes stay is in `figures.rs`.

use super::cues::Says;
use super::figures;
use super::found::Found;
use super::ids::identify;
use super::view::View;
use super::{Kind, checks};

/// Fewest digits of a phone number, in doubt and after a cue.
const MIN_DIGITS: usize = 7;
const MIN_CUED_DIGITS: usize = 6;
/// Most separators in a row within a number, as in "+49 (0) 30 - 123".
const MAX_SEPARATORS: usize = 3;
/// Most groups of one identifier or card: nineteen digits in pairs.
const MAX_GROUPS: usize = 10;
/// Letters that stand in front of order and tracking numbers, at most: small ones, large ones.
const MAX_SMALL_PREFIX: usize = 3;
const MAX_LARGE_PREFIX: usize = 8;
/// Short words that are glued to phone numbers all the same.
const PHONE_WORDS: [&str; 26] = [
    "tel", "telp", "ph", "mob", "tlf", "fax", "hp", "wa", "qq", "no", "nr", "at", "to", "on", "is",
    "me", "call", "phone", "cell", "mobile", "line", "card", "fon", "an", "al", "au",
];
/// Digits as they are read out in Chinese, 幺 for one on the telephone.
const HAN_DIGITS: &str = "零〇一二三四五六七八九幺";

/// A run of digits without a separator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Group {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

pub(super) fn find(found: &mut Found<'_>) {
    spelled_out(found);
    let view = found.view;
    let mut index = 0;
    let mut groups = Vec::new();
    let mut listed = None;
    while index < view.len() {
        let digits = view.run(index, |c| c.is_ascii_digit());
        if digits == 0 {
            index += 1;
            continue;
        }
        collect(view, index, &mut groups);
        index = groups.last().map_or(index + 1, |last| last.end);
        let total: usize = groups.iter().map(|g| g.len()).sum();
        let announced = groups.first().is_some_and(|first| announced(found, first.start));
        // "item IDs 100138880716, 100131723700 and …": what is announced goes on.
        let goes_on = listed.is_some_and(|last| continues_list(view, last, &groups));
        listed = if goes_on || announced { groups.last().copied() } else { None };
        if total >= MIN_CUED_DIGITS && !goes_on {
            sort_out(found, &groups);
        }
    }
}

/// Whether words say that the number at `start` is one that a flow needs, and nothing else.
fn announced(found: &Found<'_>, start: usize) -> bool {
    let says = found.cues.says(start);
    let personal = Says::PHONE.or(Says::ID).or(Says::ACCOUNT).or(Says::ACCOUNT_ID);
    let signed = found.view.before(start).is_some_and(|c| matches!(c, '+' | '('));
    says.has(Says::KEEP) && !says.has(personal) && !signed
}

/// Whether one group stands behind the last one of a list, as long as that.
fn continues_list(view: &View, last: Group, groups: &[Group]) -> bool {
    let [only] = groups else { return false };
    let gap = only.start - last.end;
    let joined = (1..=6).contains(&gap)
        && (last.end..only.start).all(|i| view.is(i, |c| ",，、;& 和与與及andoryeund".contains(c)));
    joined && only.len() == last.len()
}

/// 一三八一二三四五六七八: a number in Chinese digits.
fn spelled_out(found: &mut Found<'_>) {
    let mut start = 0;
    while start < found.view.len() {
        let length = found.view.run(start, |c| HAN_DIGITS.contains(c));
        if length >= MIN_DIGITS {
            found.add(Kind::Phone, start, start + length);
        }
        start += length.max(1);
    }
}

/// The groups of digits from `start` on that are written together.
fn collect(view: &View, start: usize, groups: &mut Vec<Group>) {
    groups.clear();
    let mut at = start;
    loop {
        let end = at + view.run(at, |c| c.is_ascii_digit());
        groups.push(Group { start: at, end });
        let separators = view.run(end, is_separator);
        at = end + separators;
        let digit = view.is(at, |c| c.is_ascii_digit());
        // "36 38 / 40": a slash with spaces parts things, but for an area code.
        let parted = separators > 1
            && view.any(end, at, |c| c == '/')
            && !view.is(start, |c| c == '0')
            && view.before(start) != Some('+');
        if !(1..=MAX_SEPARATORS).contains(&separators) || !digit || parted {
            return;
        }
    }
}

/// Takes out of a run what is kept, and judges what stands between.
fn sort_out(found: &mut Found<'_>, groups: &[Group]) {
    let view = found.view;
    let Some(first) = groups.first() else { return };
    let says = found.cues.says(first.start);
    let mut from = 0;
    let mut at = 0;
    while let Some(rest) = groups.get(at..).filter(|rest| !rest.is_empty()) {
        // What hangs on digits before it is a part of them.
        let free = at == from
            || groups.get(at - 1).zip(rest.first()).is_none_or(|(l, r)| !figures::tied(view, l, r));
        let skip = if free { kept(found, rest, at == 0, says) } else { 0 };
        let ip = if free { figures::ip(view, rest) } else { 0 };
        if skip == 0 && ip == 0 {
            at += 1;
            continue;
        }
        judge(
            found,
            groups.get(from..at).unwrap_or_default(),
            if from == 0 { says } else { Says::NONE },
        );
        if ip > 0
            && let (Some(start), Some(end)) = (rest.first(), rest.get(ip - 1))
        {
            found.add(Kind::Ip, start.start, end.end);
        }
        at += skip.max(ip);
        from = at;
    }
    judge(found, groups.get(from..).unwrap_or_default(), if from == 0 { says } else { Says::NONE });
}

/// How many of the first groups are kept.
fn kept(found: &Found<'_>, groups: &[Group], first: bool, says: Says) -> usize {
    let view = found.view;
    let Some(head) = groups.first() else { return 0 };
    if let Some(end) = found.kept_end(head.start) {
        return groups.iter().take_while(|g| g.start < end).count();
    }
    if first && is_code(view, *head) {
        // "RE-2026-00418": what hyphens tie to a code belongs to it.
        return 1 + hyphenated(view, groups);
    }
    let personal = Says::PHONE.or(Says::ID).or(Says::ACCOUNT).or(Says::ACCOUNT_ID);
    let dated = if first { figures::dated_number(view, groups) } else { 0 };
    if dated > 0 && !says.has(personal) {
        return dated + hyphenated(view, groups.get(dated - 1..).unwrap_or_default());
    }
    if first && says.has(Says::KEEP) && !says.has(personal) {
        return order_number(view, groups);
    }
    if first && says.has(personal.or(Says::BIRTH)) {
        return 0;
    }
    figures::date(view, groups)
}

/// How many groups after the first one hang on it by hyphens.
fn hyphenated(view: &View, groups: &[Group]) -> usize {
    let tied = |pair: &[Group]| {
        let [left, right] = pair else { return false };
        right.start == left.end + 1 && view.is(left.end, |c| c == '-' || c == '/')
    };
    groups.windows(2).take_while(|pair| tied(pair)).count()
}

/// How many groups are the order number, tracking number or article number that a cue announces;
/// none when they look like something that must be hidden.
fn order_number(view: &View, groups: &[Group]) -> usize {
    let Some(head) = groups.first() else { return 0 };
    let signed = view.before(head.start).is_some_and(|c| c == '+' || c == '(');
    let mobile = head.len() == 11
        && view.is(head.start, |c| c == '1')
        && view.is(head.start + 1, |c| ('3'..='9').contains(&c));
    let card = groups.len() > 2
        && groups.last().is_some_and(|last| {
            let digits = checks::Digits::of(view, head.start, last.end);
            digits.is_some_and(|d| (13..=19).contains(&d.all().len()) && checks::luhn(&d))
        });
    if signed || mobile || card {
        return 0;
    }
    let tied = hyphenated(view, groups);
    let fours = groups.windows(2).take_while(|pair| {
        let [left, right] = pair else { return false };
        left.len() == 4 && right.len() <= 4 && right.start == left.end + 1
    });
    let count = 1 + tied.max(fours.count());
    let whole = groups.get(..count).unwrap_or_default();
    let is_card = whole.last().and_then(|last| {
        let digits = checks::Digits::of(view, head.start, last.end)?;
        Some(checks::luhn(&digits) && checks::is_card_range(&digits))
    });
    let is_id = matches!(identify(view, whole, false), Some((Kind::Id, _)))
        && whole.iter().map(|g| g.len()).sum::<usize>() >= 17;
    if is_card == Some(true) || is_id { 0 } else { count }
}

/// Groups of which nothing is kept for what stands before them.
fn judge(found: &mut Found<'_>, groups: &[Group], says: Says) {
    let view = found.view;
    let (mut groups, mut says) = (groups, says);
    while let Some(first) = groups.first() {
        let international = view.before(first.start) == Some('+');
        let called = says.has(Says::PHONE.or(Says::ACCOUNT).or(Says::ACCOUNT_ID));
        let cued = called || international;
        let known = if cued { None } else { identified(view, groups, says.has(Says::ID)) };
        let Some((from, to, kind, end)) = known else {
            judge_phone(found, groups, cued);
            return;
        };
        judge_phone(found, groups.get(..from).unwrap_or_default(), false);
        hide(found, groups.get(from..to).unwrap_or_default(), end, kind, true);
        groups = groups.get(to..).unwrap_or_default();
        says = Says::NONE;
    }
}

/// The first groups that are a card's number or an identifier, the longest such.
fn identified(view: &View, groups: &[Group], cued: bool) -> Option<(usize, usize, Kind, usize)> {
    (0..groups.len()).find_map(|from| {
        let most = groups.len().min(from + MAX_GROUPS);
        let mut length = 0;
        let mut best = None;
        for to in from..most {
            length += groups.get(to).map_or(0, |g| g.len());
            if length > checks::MAX_DIGITS {
                break;
            }
            if length >= MIN_DIGITS
                && let Some((kind, end)) = identify(view, groups.get(from..=to)?, cued)
            {
                best = Some((from, to + 1, kind, end));
            }
        }
        best
    })
}

fn judge_phone(found: &mut Found<'_>, groups: &[Group], cued: bool) {
    let view = found.view;
    let kept = if cued { 0 } else { figures::harmless(view, groups) };
    let groups = groups.get(kept..).unwrap_or_default();
    let total: usize = groups.iter().map(|g| g.len()).sum();
    if total >= if cued { MIN_CUED_DIGITS } else { MIN_DIGITS }
        && let Some(last) = groups.last()
    {
        hide(found, groups, last.end, Kind::Phone, cued);
    }
}

fn hide(found: &mut Found<'_>, groups: &[Group], end: usize, kind: Kind, sure: bool) {
    let Some(first) = groups.first() else { return };
    let mut start = first.start;
    if found.view.before(start) == Some('(') {
        start -= 1;
    }
    if found.view.before(start) == Some('+') {
        start -= 1;
    }
    if sure {
        found.add(kind, start, end);
    } else {
        found.add_in_doubt(kind, start, end);
    }
}

/// Whether letters directly in front make the digits a code: "W2378156", "SF1390227748105",
/// "OD-4456120".
fn is_code(view: &View, group: Group) -> bool {
    let mut at = group.start;
    let slash = view.before(at) == Some('/');
    let underscore = view.before(at) == Some('_');
    if view.before(at) == Some('-') || slash || underscore {
        at -= 1;
    }
    let letters = view.run_back(at, |c| c.is_ascii_alphabetic());
    let large = (at - letters..at).all(|i| view.is_capital(i));
    let most = if large { MAX_LARGE_PREFIX } else { MAX_SMALL_PREFIX };
    // "credit_card_9513926" is a name in a machine.
    let most = if underscore { usize::MAX } else { most };
    if (1..=most).contains(&letters) && (large || !slash) {
        let word: String = (at - letters..at).filter_map(|i| view.char(i)).collect();
        return !PHONE_WORDS.contains(&word.as_str());
    }
    // Cyrillic letters that look like the Latin ones of a code.
    let cyrillic = view.run_back(at, |c| ('а'..='я').contains(&c));
    (1..=3).contains(&cyrillic) && (at - cyrillic..at).all(|i| view.is_capital(i))
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '·' | '_')
}
