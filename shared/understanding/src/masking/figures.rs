//! Runs of digits that are nothing personal by their shape: dates, amounts, ranges, lists of
//! sizes. Also IP addresses. Each function looks at the first of the groups that it is given.

use super::checks::is_day;
use super::cues::{Says, longest};
use super::numbers::Group;
use super::view::View;

/// How many groups are a date, or a date in one piece.
pub(super) fn date(view: &View, groups: &[Group]) -> usize {
    if let [a, b, c, rest @ ..] = groups
        && tied(view, a, b)
        && tied(view, b, c)
        && is_date(view, a, b, c)
    {
        // More digits that hang on it speak against a date, unless they are one too.
        let hanging = rest.first().is_some_and(|next| tied(view, c, next));
        let digits: usize = rest.iter().map(|g| g.len()).sum();
        let range = matches!(rest, [x, y, z, more @ ..] if is_date(view, x, y, z)
            && !more.first().is_some_and(|next| tied(view, z, next)));
        let dates = !hanging || digits < 4 || range;
        return if dates { 3 } else { 0 };
    }
    let Some(first) = groups.first() else { return 0 };
    let year = number(view, first.start, first.start + 4);
    let (month, day) = (first.start + 4, first.start + 6);
    let compact = first.len() == 8
        && (1990..=2099).contains(&year)
        && is_day(number(view, month, day), number(view, day, first.end));
    let alone = groups.len() == 1 || !view.is(first.end, |c| c == '-');
    usize::from(compact && alone)
}

/// How many groups are an order number that begins with its date, "20240611003", or its year,
/// "2024-00981"; or a postcode of Brazil or Portugal. No telephone number has these shapes.
pub(super) fn dated_number(view: &View, groups: &[Group]) -> usize {
    let Some(first) = groups.first() else { return 0 };
    let year = number(view, first.start, first.start + 4);
    let (month, day) = (first.start + 4, first.start + 6);
    let dated = (9..=20).contains(&first.len())
        && (2010..=2039).contains(&year)
        && is_day(number(view, month, day), number(view, day, day + 2));
    if dated && view.before(first.start) != Some('+') {
        return 1;
    }
    let [left, right] = groups else { return 0 };
    let tied = right.start == left.end + 1 && view.is(left.end, |c| c == '-');
    let compact = left.len() == 8 && date(view, &[*left]) == 1;
    let numbered = left.len() == 4 && (2010..=2039).contains(&year) && right.len() != 4;
    let postcode = matches!((left.len(), right.len()), (5 | 4, 3));
    if tied && (compact || numbered || postcode) { 2 } else { 0 }
}

/// Whether a hyphen, slash or full stop ties two groups.
pub(super) fn tied(view: &View, left: &Group, right: &Group) -> bool {
    let space = usize::from(view.is(left.end + 1, |c| c == ' '));
    let sign = view.is(left.end, |c| matches!(c, '-' | '/' | '.'));
    sign && right.start == left.end + 1 + space
}

/// "2026-11-26", "26.11.2026", "12/04/26".
fn is_date(view: &View, a: &Group, b: &Group, c: &Group) -> bool {
    let value = |g: &Group| number(view, g.start, g.end);
    let day_and_month = |x: &Group, y: &Group| {
        let (x, y) = (value(x), value(y));
        (1..=31).contains(&x) && (1..=31).contains(&y) && (x <= 12 || y <= 12)
    };
    let year = |g: &Group| g.len() == 2 || (g.len() == 4 && (1900..=2100).contains(&value(g)));
    (a.len() == 4 && year(a) && b.len() <= 2 && c.len() <= 2 && day_and_month(b, c))
        || (a.len() <= 2 && b.len() <= 2 && year(c) && day_and_month(a, b))
}

/// How many groups are an IP address of version 4; version numbers have fewer digits.
pub(super) fn ip(view: &View, groups: &[Group]) -> usize {
    let [a, b, c, d, rest @ ..] = groups else { return 0 };
    let four = [a, b, c, d];
    let dotted = four.windows(2).all(|pair| {
        let [left, right] = pair else { return false };
        right.start == left.end + 1 && view.is(left.end, |c| c == '.')
    });
    let bytes = four.iter().all(|g| {
        let value = number(view, g.start, g.end);
        g.len() <= 3 && value <= 255 && (g.len() == 1 || !view.is(g.start, |c| c == '0'))
    });
    let longer =
        rest.first().is_some_and(|next| next.start == d.end + 1) && view.is(d.end, |c| c == '.');
    let digits: usize = four.iter().map(|g| g.len()).sum();
    if dotted && bytes && !longer && digits >= 7 { 4 } else { 0 }
}

/// How many of the first groups are an amount, a range or a list.
pub(super) fn harmless(view: &View, groups: &[Group]) -> usize {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return 0 };
    let whole = groups.len();
    if view.before(first.start) == Some('+') {
        return 0;
    }
    let money = has_money(view, first, last);
    if (money && is_amount(view, groups)) || is_round(view, groups) || is_list(view, groups) {
        return whole;
    }
    if let [left, right] = groups
        && is_range(view, left, right)
    {
        return whole;
    }
    // Amounts and ranges in front of another number: "500-1000 1234567".
    let tight = |pair: &[Group]| {
        let [left, right] = pair else { return false };
        right.start == left.end + 1 && !view.is(left.end, |c| c == ' ' || c == '/')
    };
    let head = 1 + groups.windows(2).take_while(|pair| tight(pair)).count();
    if head < whole && slashed(view, groups, head) {
        return head.max(harmless(view, groups.get(..head).unwrap_or_default()));
    }
    0
}

/// "1500/1800/2400": a slash is part of a telephone number only behind an area code.
fn slashed(view: &View, groups: &[Group], head: usize) -> bool {
    let area = groups.first().is_some_and(|g| view.is(g.start, |c| c == '0'));
    let (before, after) = (groups.get(head - 1), groups.get(head));
    let slash = before.zip(after).is_some_and(|(b, a)| view.any(b.end, a.start, |c| c == '/'));
    let short = groups.iter().take(head).map(|g| g.len()).sum::<usize>() < 7;
    slash && !area && short
}

/// Whether a currency stands before or behind.
fn has_money(view: &View, first: &Group, last: &Group) -> bool {
    let space = view.run_up_to(last.end, 1, |c| matches!(c, ' ' | '-'));
    if let Some((end, _)) = longest(view, last.end + space, Says::MONEY) {
        // A sign directly before digits belongs to those.
        return !view.is(end, |c| c.is_ascii_digit());
    }
    let mut at = first.start - view.run_back(first.start, |c| c == ' ' || c == '.').min(2);
    if view.before(at).is_some_and(|c| matches!(c, '€' | '$' | '£' | '¥' | '￥' | '₽' | '₩' | '₹'))
    {
        return true;
    }
    let letters = view.run_back(at, |c| c.is_ascii_alphabetic());
    let word: String = (at - letters..at).filter_map(|i| view.char(i)).take(5).collect();
    at -= letters;
    let alone = !view.before(at).is_some_and(char::is_alphanumeric);
    alone
        && matches!(
            word.as_str(),
            "rp" | "rs" | "usd" | "eur" | "idr" | "cny" | "rmb" | "krw" | "jpy" | "chf" | "brl"
        )
}

/// One group, or groups of three with an optional fraction of two.
fn is_amount(view: &View, groups: &[Group]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    if rest.is_empty() {
        return first.len() <= 9;
    }
    let fraction = rest.last().is_some_and(|last| {
        last.len() <= 2 && last.start > 0 && view.is(last.start - 1, |c| c == '.')
    });
    let thousands = rest.len() - usize::from(fraction);
    let threes = rest.iter().take(thousands).all(|g| g.len() == 3);
    threes && (first.len() <= 3 || thousands == 0) && single_separators(groups)
}

/// "1.250.000", "12 500 000": thousands without a currency.
fn is_round(view: &View, groups: &[Group]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let threes = rest.len() >= 2 && rest.iter().all(|g| g.len() == 3);
    let zeros = rest.last().is_some_and(|last| number(view, last.start, last.end) == 0);
    let begins = first.len() <= 3 && !view.is(first.start, |c| c == '0');
    let same = groups.windows(2).all(|pair| {
        let [left, _] = pair else { return false };
        view.is(left.end, |c| c == '.' || c == ' ')
    });
    threes && begins && same && single_separators(groups) && (zeros || first.len() == 1)
}

/// "36 38 40 42", "128/256/512", "2024 2025".
fn is_list(view: &View, groups: &[Group]) -> bool {
    let value = |g: &Group| number(view, g.start, g.end);
    let Some(first) = groups.first().filter(|_| groups.len() >= 2) else { return false };
    let zero = view.is(first.start, |c| c == '0');
    let pairs = groups.iter().all(|g| g.len() <= 2);
    let digits: usize = groups.iter().map(|g| g.len()).sum();
    if pairs && (!zero || digits < 9) {
        return true;
    }
    let years = groups.iter().all(|g| g.len() == 4 && (1950..=2100).contains(&value(g)));
    let rising = groups.windows(2).all(|pair| {
        let [left, right] = pair else { return false };
        value(left) < value(right)
    });
    let round = groups.iter().all(|g| {
        let value = value(g);
        g.len() <= 4
            && (value % 5 == 0 || value.is_power_of_two())
            && !view.is(g.start, |c| c == '0')
    });
    // "155 1825 6835" is no list of sizes.
    let even = digits < 10 || groups.iter().all(|g| g.len() == first.len());
    years || (rising && round && even)
}

/// "500-1000", "1200-1500".
fn is_range(view: &View, left: &Group, right: &Group) -> bool {
    let (a, b) = (number(view, left.start, left.end), number(view, right.start, right.end));
    let round = a.is_multiple_of(10) && b.is_multiple_of(10);
    let zero = [left, right].iter().any(|g| view.is(g.start, |c| c == '0'));
    left.len() <= 4 && right.len() <= 4 && a < b && round && !zero
}

fn single_separators(groups: &[Group]) -> bool {
    groups.windows(2).all(|pair| {
        let [left, right] = pair else { return false };
        right.start == left.end + 1
    })
}

fn number(view: &View, start: usize, end: usize) -> u64 {
    view.digits(start, end.min(start + 12)).fold(0, |sum, digit| sum * 10 + u64::from(digit))
}
