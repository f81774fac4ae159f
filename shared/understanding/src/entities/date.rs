//! Days: "tomorrow", "last Friday", 上周五, "Christmas Eve", "end of the month", and those of
//! `date_calendar.rs` and `date_numeric.rs`. Read against today; a day without a year is the one
//! around today, a weekday without more is the next one. Stretches of time are read by `period.rs`.

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;
use jiff::civil::Date;

use super::Found;
use super::calendar::{holiday, month, nearest_weekday, plus_days, weekday_of_week, year};
use super::date_calendar::calendar_day;
use super::date_numeric::numeric;
use super::lexicon::Kind;
use super::number::number_at;
use super::view::{Class, View};
use crate::situation::Situation;

const NAMED: u64 = Kind::RelDay.bit()
    | Kind::Weekday.bit()
    | Kind::Month.bit()
    | Kind::Holiday.bit()
    | Kind::RelPeriod.bit()
    | Kind::DatePrefix.bit()
    | Kind::Edge.bit()
    | Kind::Last.bit()
    | Kind::Next.bit();

/// A span of characters, the token behind it and what stands there.
pub(super) struct Hit(pub(super) usize, pub(super) usize, pub(super) usize, pub(super) EntityValue);

pub(super) fn find(situation: &Situation, found: &mut Found<'_>) {
    let view = found.view;
    if !view.has_digits && !view.any(NAMED) {
        return;
    }
    let today = situation.now.date();
    if today.year() < 1 {
        return;
    }
    let mut index = 0;
    while index < view.tokens.len() {
        index = match at(view, index, today, situation) {
            Some(Hit(start, end, next, value)) if found.add(start, end, value.clone()) => {
                next.max(index + 1)
            }
            _ => index + 1,
        };
    }
}

fn at(view: &View<'_>, index: usize, today: Date, situation: &Situation) -> Option<Hit> {
    let token = view.token(index)?;
    if token.class != Class::Digits
        && token.kinds & (NAMED | Kind::Number.bit()) == 0
        && token.class != Class::Han
    {
        return None;
    }
    weekday(view, index, today)
        .or_else(|| relative(view, index, today))
        .or_else(|| calendar_day(view, index, today, situation))
        .or_else(|| numeric(view, index, today, situation))
        .or_else(|| edge(view, index, today))
        .or_else(|| feast(view, index, today))
}

/// "tomorrow", "오늘 오후".
fn relative(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let token = view.token(index)?;
    let days = view.number(index, Kind::RelDay)?;
    // "minggu kemarin" is last week.
    if view.is(index, Kind::Last.bit())
        && index
            .checked_sub(1)
            .is_some_and(|b| view.is(b, Kind::Unit.bit()) && view.near(b, index, 1))
    {
        return None;
    }
    let (end, next) = with_day_part(view, token.end, index + 1);
    Some(Hit(token.start, end, next, EntityValue::Date(plus_days(today, days)?)))
}

/// Takes in "morning", 下午, "오후" behind a day.
fn with_day_part(view: &View<'_>, end: usize, next: usize) -> (usize, usize) {
    let joined = view.token(next).filter(|t| {
        t.kinds & Kind::DayPart.bit() != 0
            && t.start <= end + 1
            && matches!(view.char(end), Some(c) if c == ' ' || t.start == end)
    });
    joined.map_or((end, next), |t| (t.end, next + 1))
}

fn feast(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let token = view.token(index)?;
    let date = holiday(today, view.sense(index, Kind::Holiday)?.name)?;
    Some(Hit(token.start, token.end, index + 1, EntityValue::Date(date)))
}

/// "last Friday", "viernes", "上周四", "Freitag letzter Woche".
fn weekday(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let first = view.token(index)?;
    let weeks = weeks(view, index);
    let mut at = index;
    let shift = turn(view, index);
    if weeks.is_some() || shift.is_some() {
        at += 1;
        // 先週の金曜日, "지난 화요일", "le semana pasada".
        if weeks.is_some() && view.is(at, Kind::Of.bit()) && view.near(index, at, 0) {
            at += 1;
        }
    }
    if at > index && !view.near(at - 1, at, 1) {
        return None;
    }
    let glued = weeks.is_some() && view.near(index, at, 0);
    let weekday = view.number(at, Kind::Weekday).or_else(|| {
        // 上周四: the lexicon has 上周 first.
        if !glued || view.token(at)?.class != Class::Han {
            return None;
        }
        let number = number_at(view, at, false).filter(|n| n.words && n.end == n.start + 1)?;
        i32::try_from(number.whole()?).ok().filter(|n| (1..=6).contains(n))
    });
    let sunday = || {
        (glued && matches!(view.token(at).and_then(|t| view.char(t.start)), Some('日' | '天')))
            .then_some(7)
    };
    let weekday = weekday.or_else(sunday)?;
    let token = view.token(at)?;
    // Portuguese "segunda" and "quarta" are ordinals too.
    if token.kinds & Kind::Ordinal.bit() != 0
        && token.class == Class::Word
        && view.speaks(Language::Pt)
    {
        let turned = shift.is_some()
            || view.near(at, at + 1, 1) && view.is(at + 1, Kind::Last.bit() | Kind::Next.bit());
        let before = index
            .checked_sub(1)
            .and_then(|b| view.token(b))
            .map(|t| view.slice(t.start, t.end).to_lowercase());
        let led = before.is_some_and(|w| {
            matches!(w.as_str(), "na" | "até" | "nesta" | "pra" | "desde" | "para" | "de")
        });
        let noun =
            view.near(at, at + 1, 1) && !view.is(at + 1, Kind::Func.bit() | Kind::DayPart.bit());
        if !turned && (!led || noun) {
            return None;
        }
    }
    let (mut end, mut next) = (token.end, at + 1);
    // "Mar" and "mar" may be other words; single weekdays of two letters are left out of the data.
    let mut date = match (weeks, shift) {
        (Some(weeks), _) => weekday_of_week(today, weekday, weeks)?,
        (_, Some(1)) => weekday_of_week(today, weekday, 1)?,
        (_, Some(-1)) => nearest_weekday(today, weekday, false)?,
        (_, Some(_)) => weekday_of_week(today, weekday, 0)?,
        (None, None) => nearest_weekday(today, weekday, true)?,
    };
    if weeks.is_none() && shift.is_none() && view.near(at, next, 1) {
        if let Some(week) = week_behind(view, next) {
            date = weekday_of_week(today, weekday, week.0)?;
            (end, next) = (view.token(week.1)?.end, week.1 + 1);
        } else if let Some(turn) =
            view.number(next, Kind::Last).or_else(|| view.number(next, Kind::Next))
        {
            date = if turn < 0 {
                nearest_weekday(today, weekday, false)?
            } else {
                weekday_of_week(today, weekday, 1)?
            };
            (end, next) = (view.token(next)?.end, next + 1);
        }
    }
    (end, next) = with_day_part(view, end, next);
    Some(Hit(first.start, end, next, EntityValue::Date(date)))
}

/// -1, 0, 1 for "last", "this", "next" in front of a weekday.
fn turn(view: &View<'_>, index: usize) -> Option<i32> {
    let next_is_day = view.is(index + 1, Kind::Weekday.bit());
    if !next_is_day {
        return None;
    }
    // "este viernes" keeps its "este", "this Friday" does too.
    [Kind::Last, Kind::Next, Kind::This].into_iter().find_map(|kind| view.number(index, kind))
}

/// "letzter Woche" behind a weekday: how many weeks, and its last token.
fn week_behind(view: &View<'_>, index: usize) -> Option<(i32, usize)> {
    let turn =
        |at: usize| [Kind::Last, Kind::Next].into_iter().find_map(|kind| view.number(at, kind));
    let week = |at: usize| view.number(at, Kind::Unit) == Some(7);
    if let Some(turn) = turn(index).filter(|_| week(index + 1)) {
        return Some((turn, index + 1));
    }
    // "lunes de la semana pasada", "kamis minggu depan"
    let small = Kind::Of.bit() | Kind::Article.bit() | Kind::Prep.bit();
    let at = (index..index + 3).find(|i| week(*i) || !view.is(*i, small))?;
    turn(at + 1).filter(|_| week(at) && view.near(at, at + 1, 1)).map(|turn| (turn, at + 1))
}

/// The weeks of 上周, "지난주".
fn weeks(view: &View<'_>, index: usize) -> Option<i32> {
    let sense = view.sense(index, Kind::RelPeriod)?;
    sense.name.strip_prefix('w')?.parse().ok()
}

/// "end of the month", "Ende des Monats", "fine mese", "конец месяца".
fn edge(view: &View<'_>, index: usize, today: Date) -> Option<Hit> {
    let side = view.number(index, Kind::Edge)?;
    let start = view.token(index)?.start;
    let small = Kind::Of.bit() | Kind::This.bit() | Kind::Article.bit();
    if (index + 1..=index + 2).any(|i| view.is(i, Kind::One.bit())) {
        return None;
    }
    let at =
        (index + 1..=index + 3).find(|i| !view.is(*i, small) || view.is(*i, Kind::Unit.bit()))?;
    if !(index..at).all(|i| view.near(i, i + 1, 1)) {
        return None;
    }
    let unit = view.number(at, Kind::Unit)?;
    let (from, to) = match unit {
        30 => month(today)?,
        365 => year(today, 0)?,
        7 => (weekday_of_week(today, 1, 0)?, weekday_of_week(today, 7, 0)?),
        _ => return None,
    };
    let mut end = view.token(at)?.end;
    let mut next = at + 1;
    // "akhir bulan ini"
    if view.speaks(Language::Id) && view.is(next, Kind::This.bit()) {
        end = view.token(next)?.end;
        next += 1;
    }
    Some(Hit(start, end, next, EntityValue::Date(if side > 0 { to } else { from })))
}
