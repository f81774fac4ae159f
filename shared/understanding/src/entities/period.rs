//! Stretches of time: of the calendar ("last month", 上周), and lengths ("within 3 days", "zwei
//! Wochen", 半年). What was so long ago is the day it was. Ages are none.

use aisle_domain::language::Language;
use aisle_domain::understood::{EntityValue, Period};
use jiff::civil::Date;

use super::Found;
use super::calendar::{month, plus_days, plus_months, weekday_of_week, year};
use super::lexicon::Kind;
use super::number::number_at;
use super::view::{Class, View};
use crate::situation::Situation;

const TRIGGERS: u64 = Kind::Unit.bit() | Kind::RelPeriod.bit() | Kind::Many.bit();
/// Longest length, in days.
const MAX_DAYS: u64 = 40_000;

struct Hit(usize, usize, usize, Period);

pub(super) fn find(situation: &Situation, found: &mut Found<'_>) {
    let view = found.view;
    if !view.any(TRIGGERS) {
        return;
    }
    let today = situation.now.date();
    let mut index = 0;
    while index < view.tokens.len() {
        let hit = (!found.has(index)).then(|| at(view, index, today)).flatten();
        index = match hit {
            Some(Hit(start, end, next, period))
                if found.add(start, end, EntityValue::Period(period)) =>
            {
                next.max(index + 1)
            }
            _ => index + 1,
        };
    }
}

fn at(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    named(view, index, today)
        .or_else(|| turned(view, index, today))
        .or_else(|| length(view, index, today))
}

/// "上个月", "지난주".
fn named(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let token = view.token(index)?;
    let name = view.sense(index, Kind::RelPeriod)?.name;
    let (unit, count) = name.split_at_checked(1)?;
    let unit = match unit {
        "w" => 7,
        "m" => 30,
        "y" => 365,
        _ => 8,
    };
    let (from, to) = stretch(today, unit, count.parse().ok()?)?;
    Some(Hit(token.start, token.end, index + 1, Period::Days(from, to)))
}

fn stretch(today: Date, unit: i32, count: i32) -> Option<(Date, Date)> {
    if today.year() < 1 {
        return None;
    }
    match unit {
        7 => Some((weekday_of_week(today, 1, count)?, weekday_of_week(today, 7, count)?)),
        8 => Some((weekday_of_week(today, 6, count)?, weekday_of_week(today, 7, count)?)),
        30 => month(plus_months(today, count)?),
        90 => {
            let quarter = plus_months(today, 3 * count - i32::from((today.month() - 1) % 3))?;
            Some((quarter, plus_months(quarter, 2)?.last_of_month()))
        }
        365 => year(today, count),
        _ => None,
    }
}

/// "last month", "mois dernier", "questa settimana", "letzten Monat", "الشهر الماضي".
fn turned(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    if !view.near(index, index + 1, 1) {
        return None;
    }
    let (first, second) = (view.token(index)?, view.token(index + 1)?);
    let turn = |i: usize| {
        let last = view.number(i, Kind::Last).or_else(|| view.number(i, Kind::Next));
        last.or_else(|| view.number(i, Kind::This))
    };
    // «неделя, это …»: only some languages put the adjective behind.
    let behind =
        || turn(index + 1).filter(|_| !view.speaks(Language::Ru) && !view.speaks(Language::En));
    let (unit, count) = match (view.number(index, Kind::Unit), behind()) {
        (Some(unit), Some(count)) => (unit, count),
        _ => (view.number(index + 1, Kind::Unit)?, turn(index)?),
    };
    // "5 hari lalu" is a length.
    if index > 0
        && is_count(view, index - 1)
        && view.near(index - 1, index, 1)
        && view.is(index + 1, Kind::Ago.bit())
    {
        return None;
    }
    let (from, to) = stretch(today, unit, count)?;
    Some(Hit(first.start, second.end, index + 2, Period::Days(from, to)))
}

fn is_count(view: &View<'_>, index: usize) -> bool {
    view.token(index).is_some_and(|t| t.class == Class::Digits) || view.is(index, super::NUMBERS)
}

/// "3 days", "half a year", "una semana", "两个礼拜", "나흘", with "within" and the like.
fn length(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let (first, mut end, mut next, tenths, unit) = measured(view, index)?;
    if is_age(view, index, next, unit) {
        return None;
    }
    let range = range_before(view, index);
    let mut start = first;
    if let Some(from) = range {
        start = view.token(from)?.start;
    }
    let index = range.unwrap_or(index);
    let mut within = false;
    // In front: "within", "sous", "en", "innerhalb von", "seit".
    if let Some(before) = index.checked_sub(1).filter(|b| view.near(*b, index, 1)) {
        let kinds = Kind::Within.bit() | Kind::Since.bit();
        let ago = view.is(before, Kind::Ago.bit());
        let risky = view.is(before, Kind::Within.bit())
            && view.is(before, Kind::Prep.bit())
            && !counted(view, index);
        if view.is(before, kinds) && !ago && !risky {
            start = view.token(before)?.start;
            within = true;
        }
    }
    // Behind: 内, "이내", "以内".
    if view.is(next, Kind::Within.bit())
        && matches!(view.language, Some(Language::Zh | Language::Ja | Language::Ko))
        && view.near(next - 1, next, 1)
    {
        end = view.token(next)?.end;
        next += 1;
        within = true;
    }
    let tenths = match half_behind(view, next) {
        Some(half) => {
            end = view.token(half)?.end;
            next = half + 1;
            tenths + 5
        }
        None => tenths,
    };
    let ago = !within && is_ago(view, index, next);
    let period = value(today, tenths, unit, ago)?;
    if ago
        && matches!(view.language, Some(Language::De | Language::It | Language::Pt | Language::Ja))
    {
        // These take "ago" in, as they do "since".
        if view.is(next, Kind::Ago.bit()) && !view.is(index.saturating_sub(1), Kind::Ago.bit()) {
            end = view.token(next)?.end;
            next += 1;
        } else {
            start = view.token(index.checked_sub(1)?)?.start;
        }
    }
    Some(Hit(start, end, next, period))
}

/// The half of "año y medio", "deux ans et demi", شهرين ونصف behind a length.
fn half_behind(view: &View<'_>, next: usize) -> Option<usize> {
    let before = view.token(next.checked_sub(1)?)?;
    let gap = |at: usize, from: usize| view.token(at).is_some_and(|t| t.start <= from + 2);
    if view.speaks(Language::Ar) {
        let and = view.token(next).is_some_and(|t| view.char(t.start) == Some('و'));
        return (and && gap(next, before.end) && view.is(next, Kind::Half.bit())).then_some(next);
    }
    let and = view.token(next).filter(|_| view.near(next - 1, next, 1))?;
    let is_and = matches!(view.slice(and.start, and.end).as_str(), "y" | "et" | "e");
    let half = is_and && view.is(next + 1, Kind::Half.bit()) && view.near(next, next + 1, 1);
    half.then_some(next + 1)
}

fn counted(view: &View<'_>, index: usize) -> bool {
    view.token(index).is_some_and(|t| t.class == Class::Digits)
        || view.is(index, Kind::Number.bit())
}

/// Start, end, next token, tenths of the unit, unit.
fn measured(view: &View<'_>, index: usize) -> Option<(usize, usize, usize, u64, i32)> {
    let token = view.token(index)?;
    if let Some(sense) = view.sense(index, Kind::Many) {
        let (unit, count) = sense.name.split_at_checked(1)?;
        let unit = match unit {
            "d" => 1,
            "w" => 7,
            "m" => 30,
            "h" => 100,
            _ => 365,
        };
        let tenths = match count.split_once('.') {
            Some((whole, tenth)) => 10 * whole.parse::<u64>().ok()? + tenth.parse::<u64>().ok()?,
            None => 10 * count.parse::<u64>().ok()?,
        };
        return Some((token.start, token.end, index + 1, tenths, unit));
    }
    if !view.any(Kind::Unit.bit()) {
        return None;
    }
    // "half a year", "einem halben Jahr", 半年, "mezz'ora"
    let half = |i: usize| view.is(i, Kind::Half.bit());
    let with_article =
        view.is(index, Kind::One.bit()) && half(index + 1) && view.near(index, index + 1, 1);
    if half(index) || with_article {
        let at = if with_article { index + 2 } else { index + 1 };
        let unit = view.number(at, Kind::Unit).filter(|_| view.near(at - 1, at, 1))?;
        return Some((token.start, view.token(at)?.end, at + 1, 5, unit));
    }
    if let Some(number) = number_at(view, index, true).filter(|n| n.decimals <= 1) {
        let before = view.before(number.start);
        // "tanggal 10 bulan depan" is a day.
        if index.checked_sub(1).is_some_and(|b| {
            view.is(b, Kind::DatePrefix.bit())
                && view.near(b, index, 1)
                && view.speaks(Language::Id)
        }) {
            return None;
        }
        let ranged = before != Some('.') && range_before(view, index).is_some();
        if !ranged
            && before.is_some_and(|c| {
                matches!(c, '/' | '-' | '#' | '.' | '+') || c.is_ascii_alphanumeric()
            })
        {
            return None;
        }
        let at = number.next;
        let gap = view.token(at)?.start - number.end;
        let hyphen = gap == 1 && matches!(view.char(number.end), Some(' ' | '-'));
        let unit = view.number(at, Kind::Unit).filter(|_| gap == 0 || hyphen)?;
        let token = view.token(at)?;
        // 5月3日 is a date, "2026年" a year; "3h" is written close, "3 h" too.
        let han_year = unit == 365 && number.digits >= 1_000;
        let month = unit == 30 && token.end - token.start == 1 && token.class == Class::Han;
        if han_year || month {
            return None;
        }
        // 16時05分 is a time of day, 20日に a day.
        let clock = unit == 101 && before == Some('時');
        if clock || unit == 1 && view.speaks(Language::Ja) && is_japanese_day(view, token.end) {
            return None;
        }
        let tenths = if number.decimals == 1 { number.digits } else { 10 * number.digits };
        let mut end = token.end;
        let mut next = at + 1;
        // 半 behind: 两年半
        if half(next) && view.near(at, next, 0) && token.class == Class::Han {
            end = view.token(next)?.end;
            next += 1;
        }
        return Some((number.start, end, next, tenths, unit));
    }
    // Russian: "дней десять", "неделю", "второй день"; Arabic: "أسبوع".
    let unit = view.number(index, Kind::Unit)?;
    match view.language {
        Some(Language::Ru) if unit == 1 && index > 0 && view.is(index - 1, Kind::Ordinal.bit()) => {
            // «второй день»
            let count =
                view.number(index - 1, Kind::Ordinal).and_then(|n| u64::try_from(n).ok())?;
            Some((view.token(index - 1)?.start, token.end, index + 1, 10 * count, unit))
        }
        Some(Language::Ru) => {
            if let Some(number) = number_at(view, index + 1, false)
                .filter(|n| n.words && view.near(index, index + 1, 1) && n.digits > 1)
            {
                return Some((token.start, number.end, number.next, 10 * number.digits, unit));
            }
            let form = view.slice(token.start, token.end);
            let bare = matches!(form.as_str(), "неделю" | "неделя" | "месяц" | "час")
                || (form == "год" && view.is(index + 1, Kind::Ago.bit()));
            bare.then_some((token.start, token.end, index + 1, 10, unit))
        }
        Some(Language::Ar) => {
            let form = view.slice(token.start, token.end);
            let single = matches!(form.as_str(), "أسبوع" | "اسبوع" | "شهر" | "سنة" | "سنه");
            // ساعة is a watch as well: an hour where something is counted from or to it.
            const FROM: u64 = Kind::Within.bit() | Kind::Ago.bit() | Kind::Since.bit();
            let hour = matches!(form.as_str(), "ساعة" | "ساعه")
                && index.checked_sub(1).is_some_and(|b| {
                    let after = view.token(b).is_some_and(|t| view.slice(t.start, t.end) == "بعد");
                    (after || view.is(b, FROM)) && view.near(b, index, 1)
                });
            (single || hour).then_some((token.start, token.end, index + 1, 10, unit))
        }
        _ => None,
    }
}

/// The number in front of "3-5 days", "three to five days": its token.
fn range_before(view: &View<'_>, index: usize) -> Option<usize> {
    let number = view.token(index)?;
    let is_number = |at: usize| {
        view.is(at, super::NUMBERS)
            || view.token(at).is_some_and(|t| t.class == Class::Digits && t.end - t.start <= 3)
    };
    let before = index.checked_sub(1)?;
    let between = |left: usize, right: usize| {
        view.token(left).and_then(|t| view.text.get(t.end..right)).unwrap_or_default()
    };
    let dashed = {
        let mark = between(before, number.start);
        mark.iter().any(|f| matches!(f.char, '-' | '–' | '~' | '〜'))
            && mark.iter().all(|f| matches!(f.char, '-' | '–' | '~' | '〜' | ' '))
    };
    let from = if dashed {
        before
    } else {
        let word = view.token(before).filter(|_| view.near(before, index, 1))?;
        let word = view.slice(word.start, word.end).to_lowercase();
        let joins = matches!(
            word.as_str(),
            "to" | "or"
                | "a"
                | "o"
                | "à"
                | "ou"
                | "bis"
                | "oder"
                | "до"
                | "или"
                | "sampai"
                | "atau"
                | "إلى"
                | "الى"
                | "أو"
                | "او"
        );
        before.checked_sub(1).filter(|b| joins && view.near(*b, before, 1))?
    };
    let clean = view.token(from).and_then(|t| view.before(t.start)).is_none_or(|c| {
        !c.is_ascii_alphanumeric() && !matches!(c, '-' | '/' | '.' | '#' | '+' | ',')
    });
    (is_number(from) && is_number(index) && clean).then_some(from)
}

/// Whether a day of the month, not a number of days, ends at a character: 20日に, 24日着.
pub(super) fn is_japanese_day(view: &View<'_>, end: usize) -> bool {
    view.before(end) == Some('日') && matches!(view.char(end), Some('に' | '着' | '付'))
}

/// "10 years old", "niño de 10 años", "мне 12 лет".
fn is_age(view: &View<'_>, index: usize, next: usize, unit: i32) -> bool {
    if view.is(next, Kind::AgeCue.bit()) && view.near(next - 1, next, 1) {
        return true;
    }
    let Some(before) = index.checked_sub(1) else { return false };
    if view.is(before, Kind::AgeCue.bit()) {
        return true;
    }
    let word =
        view.token(before).map(|t| view.slice(t.start, t.end).to_lowercase()).unwrap_or_default();
    unit == 365
        && matches!(view.language, Some(Language::Es | Language::Fr | Language::It | Language::Pt))
        && matches!(
            word.as_str(),
            "de" | "a"
                | "ha"
                | "tem"
                | "tiene"
                | "tengo"
                | "tenho"
                | "di"
                | "ai"
                | "des"
                | "los"
                | "ho"
        )
}

fn is_ago(view: &View<'_>, index: usize, next: usize) -> bool {
    // German "zwei Wochen vor der Lieferung" looks ahead.
    let ahead = view.speaks(Language::De)
        && view.token(next).is_some_and(|t| view.slice(t.start, t.end) == "vor");
    let behind = view.is(next, Kind::Ago.bit()) && view.near(next - 1, next, 1) && !ahead;
    let before =
        index.checked_sub(1).is_some_and(|b| view.is(b, Kind::Ago.bit()) && view.near(b, index, 1));
    behind || before
}

fn value(today: Date, tenths: u64, unit: i32, ago: bool) -> Option<Period> {
    if (100..103).contains(&unit) {
        let minutes = match unit {
            100 => tenths.checked_mul(6)?,
            101 => tenths / 10,
            _ => tenths.div_ceil(600),
        };
        return Some(Period::Minutes(u32::try_from(minutes).ok()?));
    }
    let days = match unit {
        1 | 2 => tenths / 10,
        8 => tenths / 10 * 2,
        unit => tenths.checked_mul(u64::try_from(unit).ok()?)? / 10,
    };
    if days > MAX_DAYS {
        return None;
    }
    if ago {
        let days = i32::try_from(days).ok()?;
        let then = match unit {
            30 => plus_months_day(today, i32::try_from(tenths / 10).ok()?)?,
            _ => plus_days(today, -days)?,
        };
        return Some(Period::Days(then, then));
    }
    Some(Period::Length(u32::try_from(days).ok()?))
}

fn plus_months_day(today: Date, months: i32) -> Option<Date> {
    use jiff::ToSpan;
    today.checked_sub(months.months()).ok()
}
