//! Days of the calendar that are named without a number: relative days, weekdays, feasts. Which
//! words name them is data; where they stand in a message is read by `date.rs`.

use jiff::ToSpan;
use jiff::civil::Date;

/// The day so many days later.
pub(super) fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// Monday of the date's week.
pub(super) fn monday(date: Date) -> Option<Date> {
    plus_days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// A weekday (1 is Monday) in the week that begins so many weeks later.
pub(super) fn weekday_of_week(today: Date, weekday: i32, weeks: i32) -> Option<Date> {
    plus_days(monday(today)?, 7 * weeks + weekday - 1)
}

/// The next such weekday behind today, or the last one before it.
pub(super) fn nearest_weekday(today: Date, weekday: i32, forward: bool) -> Option<Date> {
    let own = i32::from(today.weekday().to_monday_one_offset());
    let ahead = (weekday - own).rem_euclid(7);
    let days = match (forward, ahead) {
        (true, 0) => 7,
        (true, n) => n,
        (false, 0) => -7,
        (false, n) => n - 7,
    };
    plus_days(today, days)
}

/// Days back, and ahead, within which a day without a year lies: shoppers speak of what was.
const PAST_DAYS: i32 = 275;
const AHEAD_DAYS: i32 = 90;

/// A day and month in the year that is told, or up to three months ahead, else in the past.
pub(super) fn day_of_year(today: Date, month: i32, day: i32, year: Option<i32>) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let at = |year: i16| Date::new(year, month, day).ok();
    if let Some(year) = year {
        let year = if year < 100 { 2000 + year } else { year };
        return at(i16::try_from(year).ok()?);
    }
    let own = today.year();
    let near = |date: &Date| (-PAST_DAYS..=AHEAD_DAYS).contains(&days_between(today, *date));
    (own.checked_sub(1)?..=own.checked_add(1)?).filter_map(at).find(near)
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// First and last day of a month.
pub(super) fn month(date: Date) -> Option<(Date, Date)> {
    Some((date.first_of_month(), date.last_of_month()))
}

/// The date so many months later, for its month.
pub(super) fn plus_months(date: Date, months: i32) -> Option<Date> {
    date.first_of_month().checked_add(months.months()).ok()
}

/// First and last day of the year so many years later.
pub(super) fn year(date: Date, years: i32) -> Option<(Date, Date)> {
    let year = date.year().checked_add(i16::try_from(years).ok()?)?;
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// A feast by the name that the lexicon gives it, the next one from a month ago on.
pub(super) fn holiday(today: Date, name: &str) -> Option<Date> {
    match name {
        "month-end" => return Some(today.last_of_month()),
        "month-start" => {
            let this = today.first_of_month();
            return if today.day() <= 10 { Some(this) } else { plus_months(this, 1) };
        }
        "year-end" => return Date::new(today.year(), 12, 31).ok(),
        _ => {}
    }
    let earliest = plus_days(today, -30)?;
    let own = today.year();
    (own.checked_sub(1)?..=own.checked_add(1)?)
        .filter_map(|year| in_year(year, name))
        .find(|date| *date >= earliest)
}

fn in_year(year: i16, name: &str) -> Option<Date> {
    if let Some((month, day)) =
        name.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)))
    {
        return Date::new(year, month, day).ok();
    }
    let nth = |month, nth, weekday| {
        Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
    };
    use jiff::civil::Weekday;
    match name {
        "easter" => easter(year),
        "easter_orthodox" => orthodox_easter(year),
        "thanksgiving" => nth(11, 4, Weekday::Thursday),
        "blackfriday" => plus_days(nth(11, 4, Weekday::Thursday)?, 1),
        "mothers" => nth(5, 2, Weekday::Sunday),
        "fathers" => nth(6, 3, Weekday::Sunday),
        "double11" => Date::new(year, 11, 11).ok(),
        "harbolnas" => Date::new(year, 12, 12).ok(),
        "cny" => lunar(year, &NEW_YEAR),
        "cny-1" => plus_days(lunar(year, &NEW_YEAR)?, -1),
        "chuseok" => lunar(year, &MID_AUTUMN),
        "eid" => lunar(year, &EID_AL_FITR),
        "adha" => lunar(year, &EID_AL_ADHA),
        "ramadan" => plus_days(lunar(year, &EID_AL_FITR)?, -30),
        _ => None,
    }
}

/// Month and day of feasts of the moon's calendars, from 2024 on.
type Moons = [(i8, i8); 9];
const NEW_YEAR: Moons =
    [(2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13), (2, 3), (1, 23), (2, 11)];
const MID_AUTUMN: Moons =
    [(9, 17), (10, 6), (9, 25), (9, 15), (10, 3), (9, 22), (9, 12), (10, 1), (9, 19)];
const EID_AL_FITR: Moons =
    [(4, 10), (3, 30), (3, 20), (3, 9), (2, 26), (2, 14), (2, 4), (1, 24), (1, 14)];
const EID_AL_ADHA: Moons =
    [(6, 16), (6, 6), (5, 27), (5, 16), (5, 5), (4, 24), (4, 13), (4, 2), (3, 22)];

fn lunar(year: i16, moons: &Moons) -> Option<Date> {
    let (month, day) = moons.get(usize::try_from(year.checked_sub(2024)?).ok()?)?;
    Date::new(year, *month, *day).ok()
}

/// Western Easter, by the anonymous Gregorian algorithm.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Orthodox Easter, by Meeus' Julian algorithm, in the Gregorian calendar.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian =
        Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    plus_days(julian, 13)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn feasts() {
        assert_eq!(easter(2025), Some(date(2025, 4, 20)));
        assert_eq!(easter(2026), Some(date(2026, 4, 5)));
        assert_eq!(orthodox_easter(2026), Some(date(2026, 4, 12)));
        assert_eq!(holiday(date(2026, 11, 1), "blackfriday"), Some(date(2026, 11, 27)));
        assert_eq!(holiday(date(2026, 11, 1), "cny-1"), Some(date(2027, 2, 5)));
    }

    #[test]
    fn weekdays() {
        // A Thursday.
        let today = date(2026, 11, 26);
        assert_eq!(nearest_weekday(today, 5, false), Some(date(2026, 11, 20)));
        assert_eq!(nearest_weekday(today, 4, true), Some(date(2026, 12, 3)));
        assert_eq!(weekday_of_week(today, 5, -1), Some(date(2026, 11, 20)));
        assert_eq!(weekday_of_week(today, 2, 1), Some(date(2026, 12, 1)));
        assert_eq!(day_of_year(today, 1, 6, None), Some(date(2027, 1, 6)));
        assert_eq!(day_of_year(today, 6, 18, None), Some(date(2026, 6, 18)));
    }
}
