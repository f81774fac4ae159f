//! Days in digits alone: "21/11", "21.11.", "2026-05-03". Which of two numbers is the month, the
//! language tells, and in English the shop's currency.

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;
use jiff::civil::Date;

use super::calendar::day_of_year;
use super::date::Hit;
use super::view::{Class, View};
use crate::situation::Situation;

/// "21/11", "11/11/2026", "21.11.", "2026-05-03".
pub(super) fn numeric(
    view: &View<'_>,
    index: usize,
    today: Date,
    situation: &Situation,
) -> Option<Hit> {
    let first = view.token(index).filter(|t| t.class == Class::Digits)?;
    let mark = view.char(first.end).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let second =
        view.token(index + 1).filter(|t| t.class == Class::Digits && t.start == first.end + 1)?;
    if view.before(first.start).is_some_and(|c| {
        c.is_ascii_alphanumeric()
            || matches!(c, '/' | '.' | '-' | '+' | '#' | '$' | '€' | '£' | '¥' | ',')
    }) {
        return None;
    }
    let third = view.token(index + 2).filter(|t| {
        t.class == Class::Digits && t.start == second.end + 1 && view.char(second.end) == Some(mark)
    });
    let length = |t: &super::view::Token| t.end - t.start;
    let value = |t: &super::view::Token| i32::try_from(t.value).ok();
    if let Some(third) = third {
        let (year, a, b, ordered) = if length(first) == 4 {
            (value(first)?, value(second)?, value(third)?, Some(false))
        } else if matches!(length(third), 2 | 4) && length(first) <= 2 {
            (value(third)?, value(first)?, value(second)?, None)
        } else {
            return None;
        };
        let day_first = ordered.unwrap_or_else(|| day_first(view, situation));
        let date = either(today, a, b, day_first, Some(year))?;
        return (!goes_on(view, third.end)).then_some(Hit(
            first.start,
            third.end,
            index + 3,
            EntityValue::Date(date),
        ));
    }
    if length(first) > 2 || length(second) > 2 {
        return None;
    }
    let dot = view.char(second.end) == Some('.');
    let dotted = mark == '.'
        && matches!(view.language, Some(Language::De | Language::Ru))
        && (dot || length(second) == 2 && length(first) == 2 && view.speaks(Language::Ru));
    let slashed = mark == '/' && !sum(view, index);
    if !(dotted || slashed) || (goes_on(view, second.end) && !dot) {
        return None;
    }
    let date = either(today, value(first)?, value(second)?, day_first(view, situation), None)?;
    let end = if dotted && dot && view.speaks(Language::De) { second.end + 1 } else { second.end };
    Some(Hit(first.start, end, index + 2, EntityValue::Date(date)))
}

/// "3/4 + 2/5" calculates.
fn sum(view: &View<'_>, index: usize) -> bool {
    let marks = |range: std::ops::Range<usize>| {
        range.into_iter().any(|i| view.char(i).is_some_and(|c| matches!(c, '+' | '=' | '×' | '*')))
    };
    let (Some(first), Some(second)) = (view.token(index), view.token(index + 1)) else {
        return true;
    };
    marks(first.start.saturating_sub(3)..first.start) || marks(second.end..second.end + 3)
}

fn day_first(view: &View<'_>, situation: &Situation) -> bool {
    match view.language {
        Some(Language::Zh | Language::Ja | Language::Ko) => false,
        Some(Language::En) | None => {
            matches!(situation.currency.code(), "GBP" | "EUR" | "AUD" | "NZD" | "INR")
        }
        Some(_) => true,
    }
}

fn either(today: Date, a: i32, b: i32, day_first: bool, year: Option<i32>) -> Option<Date> {
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    day_of_year(today, month, day, year).or_else(|| day_of_year(today, day, month, year))
}

pub(super) fn goes_on(view: &View<'_>, end: usize) -> bool {
    match view.char(end) {
        Some(c) if c.is_ascii_alphanumeric() || matches!(c, '%' | '/' | '_' | '€' | '$') => true,
        Some('.' | ',' | '-') => view.char(end + 1).is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}
