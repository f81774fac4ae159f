//! Phone numbers: with a country code, and as people of our languages write them at home. Numbers
//! whose country is certain become E.164; the others keep their digits as they are.
//!
//! Rules of our own for the countries of our languages. The crate phonenumber 0.3 (Apache-2.0, which
//! we may use) knows every country and takes 3 to 8 µs a number once it is loaded, but its first
//! call takes 0.7 s: it decodes its table of all countries and compiles its regular expressions.
//! That is longer than a function's whole start, and it brings eighteen crates with it. What is lost: a number of a
//! country that is none of ours, written without its country code, keeps its digits as they are.

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;

use super::Found;
use super::lexicon::Kind;
use super::view::{Class, View};

/// Digits of an international number, with its country code.
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 8..=15;
const MAX_GROUPS: usize = 7;

/// Groups of digits with what may stand between them.
struct Groups {
    start: usize,
    end: usize,
    digits: String,
    lengths: [usize; MAX_GROUPS],
    count: usize,
    plus: bool,
    /// The mark behind the first group.
    mark: char,
}

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    let mut over = 0;
    for (index, token) in view.tokens.iter().enumerate() {
        if token.class != Class::Digits || token.start < over || token.end - token.start > 15 {
            continue;
        }
        // So few digits are no number; most runs end here.
        let near = view.tokens.iter().skip(index).take(MAX_GROUPS);
        let lengths = near.take_while(|t| t.class == Class::Digits).map(|t| t.end - t.start);
        let (digits, longest) = lengths.fold((0, 0), |(sum, most), n| (sum + n, n.max(most)));
        // Pairs alone begin with a zero, or with a country's code.
        let pairs = longest <= 2
            && view.char(token.start) != Some('0')
            && view.before(token.start) != Some('+');
        if digits < 8 || pairs {
            continue;
        }
        // The longest run of groups that is a number; behind it may stand another one.
        let mut groups = groups(view, index, MAX_GROUPS);
        while let Some(candidate) = groups.take().filter(|g| g.digits.len() >= 8) {
            if let Some(value) = judge(view, index, &candidate)
                && found.add(candidate.start, candidate.end, EntityValue::Phone(value))
            {
                over = candidate.end;
                break;
            }
            if candidate.count > 1 {
                groups = self::groups(view, index, candidate.count - 1);
            }
        }
    }
}

fn groups(view: &View<'_>, index: usize, most: usize) -> Option<Groups> {
    let first = view.token(index)?;
    let mut start = first.start;
    if view.before(start) == Some('(') {
        start -= 1;
    }
    let plus = view.before(start) == Some('+');
    if plus {
        start -= 1;
    }
    if view.before(start).is_some_and(|c| {
        c.is_ascii_alphanumeric()
            || matches!(c, '#' | '-' | '_' | '/' | '.' | ',' | '$' | '€' | '£' | '¥' | '@')
    }) {
        return None;
    }
    let mut groups = Groups {
        start,
        end: first.end,
        digits: String::with_capacity(16),
        lengths: [0; MAX_GROUPS],
        count: 0,
        plus,
        mark: ' ',
    };
    let mut at = index;
    while let Some(token) = view.token(at).filter(|t| t.class == Class::Digits) {
        let Some(length) = groups.lengths.get_mut(groups.count) else { break };
        *length = token.end - token.start;
        groups.digits.extend((token.start..token.end).filter_map(|i| view.char(i)));
        groups.end = token.end;
        groups.count += 1;
        at += 1;
        let Some(next) = view.token(at) else { break };
        let between = view.text.get(token.end..next.start).unwrap_or_default();
        let joins = (1..=3).contains(&between.len())
            && between.iter().all(|f| matches!(f.char, ' ' | '-' | '.' | '(' | ')' | '/'));
        if !joins || groups.count == most || groups.digits.len() > 15 {
            break;
        }
        if groups.count == 1 {
            groups.mark = between.first().map_or(' ', |f| f.char);
        }
    }
    let after = view.char(groups.end);
    let goes_on = match after {
        Some(c) if c.is_ascii_alphanumeric() => true,
        Some('.' | ',' | '-' | '/') => {
            view.char(groups.end + 1).is_some_and(|c| c.is_ascii_digit())
        }
        Some('@' | '%' | '€' | '$' | '£' | '_') => true,
        _ => false,
    };
    (!goes_on || groups.count > 1).then_some(groups)
}

fn judge(view: &View<'_>, index: usize, groups: &Groups) -> Option<String> {
    let digits = groups.digits.as_str();
    let length = digits.len();
    if groups.plus {
        return INTERNATIONAL.contains(&length).then(|| format!("+{digits}"));
    }
    if let Some(rest) = digits.strip_prefix("00").filter(|r| r.len() >= 9 && !r.starts_with('0')) {
        return (groups.count > 1 && length <= 17).then(|| format!("+{rest}"));
    }
    let lengths = groups.lengths.get(..groups.count)?;
    if is_date(lengths, digits) || !(8..=13).contains(&length) || followed_by_unit(view, groups) {
        return None;
    }
    let cue = || {
        let first = index.saturating_sub(4);
        (first..index).any(|i| view.is(i, Kind::PhoneCue.bit()))
    };
    if let Some(number) = national(view.language, digits, lengths) {
        return Some(number);
    }
    let written = || Some(digits.to_owned());
    match lengths {
        [3, 3, 4] | [3, 7] if length == 10 && groups.mark != '.' || lengths == [3, 3, 4] => {
            let american = digits.starts_with(|c| ('2'..='9').contains(&c));
            if american { Some(format!("+1{digits}")) } else { written() }
        }
        [3, 3, 3] if digits.starts_with(['6', '7', '8', '9']) => written(),
        _ if digits.starts_with('0')
            && (9..=12).contains(&length)
            && (groups.count > 1 || cue()) =>
        {
            written()
        }
        [3, 4, 4] | [4, 4, 4] | [4, 3, 3] | [4, 3, 4] if groups.mark == '-' => written(),
        [3 | 4, 3 | 4, 3 | 4, ..] | [3, 2, 2, 2] if cue() => written(),
        _ if cue() && groups.count <= 2 && length <= 12 => written(),
        _ => None,
    }
}

/// "2026-05-03", "03.05.2026".
fn is_date(lengths: &[usize], digits: &str) -> bool {
    match lengths {
        [4, 1 | 2, 1 | 2] => digits.starts_with("19") || digits.starts_with("20"),
        [1 | 2, 1 | 2, 4] => true,
        _ => false,
    }
}

fn followed_by_unit(view: &View<'_>, groups: &Groups) -> bool {
    const NONE: u64 = Kind::Currency.bit() | Kind::Multiplier.bit() | Kind::Unit.bit();
    let next = view.token_at(groups.end);
    let close = view.token(next).is_some_and(|t| t.start <= groups.end + 1);
    close
        && view.is(next, NONE)
        && groups.count > 1
        && groups.mark == ' '
        && !groups.digits.starts_with('0')
}

/// E.164 of a number as it is written at home, where the message's language leaves one country.
fn national(language: Option<Language>, digits: &str, lengths: &[usize]) -> Option<String> {
    let length = digits.len();
    let starts = |prefixes: &[&str]| prefixes.iter().any(|p| digits.starts_with(p));
    let with = |code: &str| Some(format!("+{code}{digits}"));
    let without_zero = |code: &str| digits.strip_prefix('0').map(|rest| format!("+{code}{rest}"));
    match language? {
        Language::Zh if length == 11 && digits.starts_with('1') && !starts(&["10", "11", "12"]) => {
            with("86")
        }
        Language::Zh if starts(&["09"]) && length == 10 => without_zero("886"),
        Language::Zh if starts(&["0"]) && (10..=12).contains(&length) => without_zero("86"),
        Language::En if starts(&["07"]) && length == 11 => without_zero("44"),
        Language::En if starts(&["01", "02", "03"]) && length == 11 => without_zero("44"),
        Language::En if starts(&["04"]) && length == 10 && lengths.len() > 1 => without_zero("61"),
        Language::Fr if length == 10 && starts(&["06", "07"]) => without_zero("33"),
        Language::Fr if length == 10 && digits.starts_with('0') && lengths.len() == 5 => {
            without_zero("33")
        }
        Language::Es if length == 9 && starts(&["6", "7", "8", "9"]) => with("34"),
        Language::Es if length == 10 && lengths.len() > 1 && starts(&["55", "33", "81"]) => {
            with("52")
        }
        Language::De if starts(&["015", "016", "017"]) && (11..=12).contains(&length) => {
            without_zero("49")
        }
        Language::De if starts(&["0664", "0676", "0699", "0650", "0660"]) && length >= 10 => {
            without_zero("43")
        }
        Language::It if (9..=10).contains(&length) && digits.starts_with('3') => with("39"),
        Language::It if (9..=11).contains(&length) && digits.starts_with('0') => with("39"),
        Language::Pt if length == 11 && digits.chars().nth(2) == Some('9') => with("55"),
        Language::Pt if length == 9 && starts(&["91", "92", "93", "96"]) => with("351"),
        Language::Pt if length == 10 && lengths.first() == Some(&2) => with("55"),
        Language::Ja if digits.starts_with('0') && (10..=11).contains(&length) => {
            without_zero("81")
        }
        Language::Ko if digits.starts_with('0') && (9..=11).contains(&length) => without_zero("82"),
        Language::Ko if lengths == [4, 4] && starts(&["15", "16", "18"]) => Some(digits.to_owned()),
        Language::Ar if starts(&["010", "011", "012", "015"]) && length == 11 => without_zero("20"),
        Language::Ar if starts(&["05"]) && length == 10 => without_zero("966"),
        Language::Ar if starts(&["07"]) && length == 10 => without_zero("962"),
        Language::Ru if length == 11 && starts(&["89", "84", "79", "88"]) => {
            digits.get(1..).map(|rest| format!("+7{rest}"))
        }
        Language::Ru if length == 10 && starts(&["9"]) => with("7"),
        Language::Id if starts(&["08"]) && (10..=13).contains(&length) => without_zero("62"),
        Language::Id if starts(&["02"]) && (9..=11).contains(&length) && lengths.len() > 1 => {
            without_zero("62")
        }
        _ => None,
    }
}
