//! Days of the calendar: "3 May", "May 3rd, 2026", "3-5 December", 2026年5月3日, "11월 3일", «10 числа»,
//! 来月の十日, and months without a day. Days in digits alone are read by `date_numeric.rs`.

use aisle_domain::language::Language;
use aisle_domain::understood::{EntityValue, Period};
use jiff::civil::Date;

use super::calendar::{day_of_year, month, plus_months};
use super::date::Hit;
use super::date_numeric::{goes_on, numeric};
use super::lexicon::Kind;
use super::number::number_at;
use super::period::is_japanese_day;
use super::view::{Class, View};
use crate::situation::Situation;

/// "3 May", "May 3rd, 2026", 2026年5月3日, "11월 3일", "dia 3", "im Mai".
pub(super) fn calendar_day(
    view: &View<'_>,
    index: usize,
    today: Date,
    situation: &Situation,
) -> Option<Hit> {
    let token = view.token(index)?;
    if let Some(prefix) = view.sense(index, Kind::DatePrefix) {
        if keeps_prefix(view)
            && view.near(index, index + 1, 1)
            && let Some(Hit(_, end, next, value)) = numeric(view, index + 1, today, situation)
        {
            return Some(Hit(token.start, end, next, value));
        }
        // "tgl 20 Desember", "le 3", "يوم 5 نوفمبر": the prefix belongs to it in some languages.
        let own = keeps_prefix(view) && view.near(index, index + 1, 1);
        let close = view.near(index, index + 1, 1) && !prefix.name.is_empty();
        if own && let Some(Hit(_, end, next, value)) = day_month(view, index + 1, today) {
            return Some(Hit(token.start, end, next, value));
        }
        if close && let Some((day, end, next)) = day_number(view, index + 1) {
            let over = !view.is(
                next,
                Kind::Unit.bit()
                    | Kind::Measure.bit()
                    | Kind::Currency.bit()
                    | Kind::Multiplier.bit()
                    | Kind::Month.bit(),
            );
            let value = next_day(today, day)?;
            let start = if own { token.start } else { view.token(index + 1)?.start };
            let digits = view.token(index + 1)?.class == Class::Digits;
            let lonely = over && digits && !goes_on(view, end) && ends_here(view, next);
            return lonely.then_some(Hit(start, end, next, EntityValue::Date(value)));
        }
    }
    turned_month(view, index, today)
        .or_else(|| day_month(view, index, today))
        .or_else(|| english_day(view, index, today))
        .or_else(|| russian_day(view, index, today))
        .or_else(|| japanese_day(view, index, today))
        .or_else(|| han_day(view, index, today))
        .or_else(|| month_day(view, index, today))
}

fn keeps_prefix(view: &View<'_>) -> bool {
    matches!(view.language, Some(Language::Pt | Language::Id | Language::Ar | Language::Es))
}

/// Whether a number of a day is not the number of something: "le 3 articles".
fn ends_here(view: &View<'_>, next: usize) -> bool {
    let Some(token) = view.token(next) else { return true };
    let close =
        next.checked_sub(1).and_then(|i| view.token(i)).is_some_and(|t| token.start == t.end + 1);
    !close
        || token.kinds & (Kind::Func.bit() | Kind::Of.bit() | Kind::Ago.bit() | Kind::To.bit()) != 0
}

/// The date with this day of the month that is nearest.
fn next_day(today: Date, day: i32) -> Option<Date> {
    let day = i8::try_from(day).ok()?;
    let at =
        |months| plus_months(today, months).and_then(|m| Date::new(m.year(), m.month(), day).ok());
    let distance =
        |date: &Date| today.until(*date).map_or(i32::MAX, |s| s.get_days()).unsigned_abs();
    (-1..=1).filter_map(at).min_by_key(distance)
}

/// A day of the month as digits or a word, with "st", "º", ".": value, end, next token.
fn day_number(view: &View<'_>, index: usize) -> Option<(i32, usize, usize)> {
    if let Some(day) = view.number(index, Kind::Ordinal).filter(|n| *n > 0) {
        return Some((day, view.token(index)?.end, index + 1));
    }
    let number = number_at(view, index, false)?;
    let day = i32::try_from(number.whole()?).ok().filter(|d| (1..=31).contains(d))?;
    let token = view.token(number.next);
    let suffix =
        token.filter(|t| t.start == number.end && t.class == Class::Word && t.end - t.start <= 3);
    if let Some(suffix) = suffix {
        let text = view.slice(suffix.start, suffix.end);
        if matches!(text.as_str(), "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "го" | "е") {
            return Some((day, suffix.end, number.next + 1));
        }
        return None;
    }
    let before = view.before(number.start);
    (!before.is_some_and(|c| matches!(c, '/' | '-' | '.' | ',' | '#'))).then_some((
        day,
        number.end,
        number.next,
    ))
}

/// "3 May", "3rd of May", "3. November 2026", "2 de junio".
fn day_month(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    if !view.any(Kind::Month.bit()) {
        return None;
    }
    let start = view.token(index)?.start;
    if let Some(hit) = days_of_month(view, index, today) {
        return Some(hit);
    }
    let (day, end, mut next) = day_number(view, index)?;
    let gap = view.token(next)?.start - end;
    let mark = matches!(view.char(end), Some(' ' | '.' | '-' | '/'));
    if gap > 2 || (gap > 0 && !mark) {
        return None;
    }
    if view.is(next, Kind::Of.bit()) {
        next += 1;
    }
    let month = view.number(next, Kind::Month)?;
    let (mut end, mut next) = (view.token(next)?.end, next + 1);
    let year = year_behind(view, &mut next, &mut end);
    let date = day_of_year(today, month, day, year)?;
    Some(Hit(start, end, next, EntityValue::Date(date)))
}

/// "3-5 December", "14 – 16 Okt".
fn days_of_month(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let (first, last) = (view.token(index)?, view.token(index + 1)?);
    let between = view.text.get(first.end..last.start)?;
    let dash = between.iter().any(|f| matches!(f.char, '-' | '–'))
        && between.iter().all(|f| matches!(f.char, '-' | '–' | ' '));
    let day = |value: u32| i32::try_from(value).ok().filter(|d| (1..=31).contains(d));
    if !dash || first.class != Class::Digits || last.class != Class::Digits {
        return None;
    }
    let (from, to) = (day(first.value)?, day(last.value)?);
    let mut at = index + 2;
    if view.is(at, Kind::Of.bit()) {
        at += 1;
    }
    let month = view.number(at, Kind::Month).filter(|_| view.near(at - 1, at, 2))?;
    let (mut end, mut next) = (view.token(at)?.end, at + 1);
    let year = year_behind(view, &mut next, &mut end);
    let from = day_of_year(today, month, from, year)?;
    let to = day_of_year(today, month, to, Some(i32::from(from.year()))).filter(|to| from < *to)?;
    Some(Hit(first.start, end, next, EntityValue::Period(Period::Days(from, to))))
}

/// "May 3", "November 20th, 2026", or a month alone.
fn month_day(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let sense = view.sense(index, Kind::Month)?;
    let token = view.token(index)?;
    if view.near(index, index + 1, 1)
        && view.char(token.end) == Some(' ')
        && let Some((day, mut end, mut next)) = day_number(view, index + 1)
        && !goes_on(view, end)
        && !view.is(next, Kind::Month.bit())
        && matches!(view.language, Some(Language::En) | None)
    {
        let year = year_behind(view, &mut next, &mut end);
        let date = day_of_year(today, sense.number, day, year)?;
        return Some(Hit(token.start, end, next, EntityValue::Date(date)));
    }
    let (mut end, mut next) = (token.end, index + 1);
    let year = year_behind(view, &mut next, &mut end);
    // "may", "mar" and "mars" are words of their own; short forms stand with a day only.
    let risky = token.end - token.start <= 4
        && matches!(view.language, Some(Language::En | Language::Fr | Language::It) | None);
    let introduced = index > 0
        && view.is(
            index - 1,
            Kind::To.bit() | Kind::Within.bit() | Kind::Since.bit() | Kind::Prep.bit(),
        );
    let short = token.end - token.start <= 3
        && !matches!(
            view.language,
            Some(Language::De | Language::Id | Language::Ru | Language::Fr)
        );
    if year.is_none() && !introduced && (risky || short) {
        return None;
    }
    let mut month_of = day_of_year(today, sense.number, 1, year)?;
    // "Juni lalu", "mayo pasado", مايو الماضي
    let turn = [Kind::Last, Kind::Next].into_iter().find_map(|kind| view.number(next, kind));
    if let Some(turn) = turn.filter(|_| view.near(next - 1, next, 1) && year.is_none()) {
        month_of = turned(month_of, today, turn)?;
        end = view.token(next)?.end;
        next += 1;
    }
    let (from, to) = month(month_of)?;
    Some(Hit(token.start, end, next, EntityValue::Month(from, to)))
}

/// The month before or after today's that a first day names.
fn turned(first: Date, today: Date, turn: i32) -> Option<Date> {
    let this = today.first_of_month();
    if turn < 0 && first >= this {
        plus_months(first, -12)
    } else if turn > 0 && first <= this {
        plus_months(first, 12)
    } else {
        Some(first)
    }
}

/// "last May", "letzten Mai".
fn turned_month(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let turn = [Kind::Last, Kind::Next].into_iter().find_map(|kind| view.number(index, kind))?;
    let name = view.number(index + 1, Kind::Month).filter(|_| view.near(index, index + 1, 1))?;
    let (from, to) = month(turned(day_of_year(today, name, 1, None)?, today, turn)?)?;
    let (start, end) = (view.token(index)?.start, view.token(index + 1)?.end);
    let digits = view.token(index + 2).is_some_and(|t| t.class == Class::Digits);
    (!digits).then_some(Hit(start, end, index + 2, EntityValue::Month(from, to)))
}

/// A year behind a date: "de 2025", ", 2026".
fn year_behind(view: &View<'_>, next: &mut usize, end: &mut usize) -> Option<i32> {
    let mut at = *next;
    if view.is(at, Kind::Of.bit()) {
        at += 1;
    }
    let token = view.token(at).filter(|t| t.class == Class::Digits && t.start <= *end + 4)?;
    let between = view.text.get(*end..token.start)?;
    let joined =
        between.iter().all(|f| matches!(f.char, ' ' | ',' | '.') || f.char.is_alphabetic());
    let year = i32::try_from(token.value).ok().filter(|y| (2_000..2_100).contains(y))?;
    if !joined || at > *next + 1 {
        return None;
    }
    *end = token.end;
    *next = at + 1;
    Some(year)
}

/// "by the 20th", "since the 5th": behind a word of time, with nothing chosen behind.
fn english_day(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let token = view.token(index).filter(|t| t.class == Class::Digits)?;
    if !view.speaks(Language::En) {
        return None;
    }
    let suffix = view.token(index + 1).filter(|t| t.start == token.end)?;
    let text = view.slice(suffix.start, suffix.end);
    let day = i32::try_from(token.value).ok().filter(|day| (1..=31).contains(day))?;
    let word = |back: usize| {
        let token = index.checked_sub(back).and_then(|at| view.token(at));
        token.map(|t| view.slice(t.start, t.end).to_lowercase()).unwrap_or_default()
    };
    let led = word(1).ends_with("the") && {
        let before = if word(1) == "the" { word(2) } else { word(1) };
        let first = before.split(' ').next().unwrap_or_default();
        matches!(first, "by" | "on" | "until" | "till" | "before" | "after" | "since" | "between")
    };
    let over = view.token(index + 2).is_none_or(|t| {
        t.start > suffix.end + 1 || t.kinds & (Kind::Func.bit() | Kind::To.bit()) != 0
    });
    let fits = matches!(text.as_str(), "st" | "nd" | "rd" | "th") && led && over;
    fits.then_some(())?;
    let date = next_day(today, day)?;
    Some(Hit(token.start, suffix.end, index + 2, EntityValue::Date(date)))
}

/// «10 числа», «пятого числа», «17-го»: a day of the month that is around today.
fn russian_day(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    if !view.speaks(Language::Ru) {
        return None;
    }
    let token = view.token(index)?;
    let day = match view.number(index, Kind::Ordinal) {
        Some(day) if day > 0 => day,
        _ => i32::try_from(token.value).ok().filter(|_| token.class == Class::Digits)?,
    };
    let day = (1..=31).contains(&day).then_some(day)?;
    let next = view.token(index + 1)?;
    let word = view.slice(next.start, next.end).to_lowercase();
    let number = view.near(index, index + 1, 1) && matches!(word.as_str(), "числа" | "число");
    let ending = next.start == token.end + 1
        && view.char(token.end) == Some('-')
        && matches!(word.as_str(), "го" | "е" | "ое");
    let over = view.token(index + 2).is_none_or(|t| {
        t.start > next.end + 1 || t.kinds & (Kind::Func.bit() | Kind::To.bit()) != 0
    });
    if view.before(token.start).is_some_and(|c| c != ' ') || !(number || ending && over) {
        return None;
    }
    Some(Hit(token.start, next.end, index + 2, EntityValue::Date(next_day(today, day)?)))
}

/// 来月3日, 来月の十日, 20日に.
fn japanese_day(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    if !view.speaks(Language::Ja) {
        return None;
    }
    let token = view.token(index)?;
    let months = view
        .sense(index, Kind::RelPeriod)
        .and_then(|sense| sense.name.strip_prefix('m')?.parse::<i32>().ok());
    let mut at = if months.is_some() { token.end } else { token.start };
    if months.is_some() && view.char(at) == Some('の') {
        at += 1;
    }
    let first = view.token_at(at);
    let number = number_at(view, first, false).filter(|n| n.start == at)?;
    let day = i32::try_from(number.whole()?).ok().filter(|d| (1..=31).contains(d))?;
    let end = number.end + 1;
    let led = months.is_some() || is_japanese_day(view, end);
    if !led || view.char(number.end) != Some('日') || view.char(end) == Some('間') {
        return None;
    }
    let date = match months {
        Some(months) => {
            let month = plus_months(today, months)?;
            Date::new(month.year(), month.month(), i8::try_from(day).ok()?).ok()?
        }
        None => next_day(today, day)?,
    };
    Some(Hit(token.start, end, view.token_at(end), EntityValue::Date(date)))
}

/// 2026年5月3日, 五月三号, 11월 3일, 5月.
fn han_day(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let start = view.token(index)?.start;
    let mark = |at: usize, marks: &str| {
        let at = if view.char(at) == Some(' ') { at + 1 } else { at };
        view.char(at).filter(|c| marks.contains(*c)).map(|_| at + 1)
    };
    let mut number = number_at(view, index, false)?;
    let mut year = None;
    if let Some(end) = mark(number.end, "年년")
        && (2_000..2_100).contains(&number.digits)
    {
        year = i32::try_from(number.digits).ok();
        number = number_at(view, view.token_at(end), false)?;
    }
    let end = mark(number.end, "月월")?;
    let month = i32::try_from(number.digits).ok().filter(|m| (1..=12).contains(m))?;
    let next = view.token_at(end);
    let day = number_at(view, next, false).filter(|n| n.start <= end + 1).and_then(|n| {
        let behind =
            mark(n.end, "日号號일").or_else(|| view.speaks(Language::Zh).then_some(n.end))?;
        Some((i32::try_from(n.digits).ok().filter(|d| (1..=31).contains(d))?, behind))
    });
    if let Some((day, end)) = day {
        let date = day_of_year(today, month, day, year)?;
        return Some(Hit(start, end, view.token_at(end), EntityValue::Date(date)));
    }
    // A month alone; "3月" may not be the length of "3か月".
    let (from, to) = self::month(day_of_year(today, month, 1, year)?)?;
    Some(Hit(start, end, next, EntityValue::Month(from, to)))
}
