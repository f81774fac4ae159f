//! Points in time and days as a shop file writes them: absolute, or relative to the import's
//! now, so that a demo shop never grows old. Days are those of UTC.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// Nobody means more than a century.
const MOST_MINUTES: i64 = 100 * 366 * 24 * 60;

const UNITS: [(char, i64); 3] = [('d', 24 * 60), ('h', 60), ('m', 1)];

/// The instant that a value names: RFC 3339, `now`, `-3d`, `-2d4h30m`, `{"days_ago": 3}`.
pub(crate) fn instant(value: &Value, now: Timestamp) -> Option<Timestamp> {
    match offset(value) {
        Some(offset) => now.checked_add(offset).ok(),
        None => value.as_str()?.trim().parse().ok(),
    }
}

/// The day that a value names: `2026-05-01`, `today`, `+2d`, `{"days_ahead": 2}`.
pub(crate) fn day(value: &Value, now: Timestamp) -> Option<Date> {
    match offset(value) {
        Some(offset) => Some(TimeZone::UTC.to_datetime(now.checked_add(offset).ok()?).date()),
        None => value.as_str()?.trim().parse().ok(),
    }
}

fn offset(value: &Value) -> Option<SignedDuration> {
    let minutes = match value {
        Value::String(text) => minutes_of_text(text.trim())?,
        Value::Object(fields) => {
            let mut fields = fields.iter();
            let (name, count) = fields.next()?;
            let count = count.as_i64().filter(|count| *count >= 0)?;
            if fields.next().is_some() {
                return None;
            }
            let minutes = match name.as_str() {
                "days_ago" => -(24 * 60),
                "hours_ago" => -60,
                "days_ahead" => 24 * 60,
                "hours_ahead" => 60,
                _ => return None,
            };
            count.checked_mul(minutes)?
        }
        _ => return None,
    };
    (minutes.abs() <= MOST_MINUTES).then(|| SignedDuration::from_mins(minutes))
}

fn minutes_of_text(text: &str) -> Option<i64> {
    if matches!(text, "now" | "today") {
        return Some(0);
    }
    let sign = match text.chars().next()? {
        '-' => -1,
        '+' => 1,
        _ => return None,
    };
    let mut rest = &text[1..];
    let mut total: i64 = 0;
    // Units must come large to small, each once, so that there is one reading.
    for (unit, minutes) in UNITS {
        let Some((count, after)) = rest.split_once(unit) else { continue };
        if count.is_empty() || count.len() > 8 || !count.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        total = total.checked_add(count.parse::<i64>().ok()?.checked_mul(minutes)?)?;
        rest = after;
    }
    (rest.is_empty() && text.len() > 1).then_some(sign * total)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn instants() {
        let now: Timestamp = "2026-11-26T12:00:00Z".parse().unwrap();
        for (value, expected) in [
            (json!("2026-05-01T09:30:00Z"), Some("2026-05-01T09:30:00Z")),
            (json!("2026-05-01T09:30:00+02:00"), Some("2026-05-01T07:30:00Z")),
            (json!("now"), Some("2026-11-26T12:00:00Z")),
            (json!("-3d"), Some("2026-11-23T12:00:00Z")),
            (json!("-2d4h30m"), Some("2026-11-24T07:30:00Z")),
            (json!("+45m"), Some("2026-11-26T12:45:00Z")),
            (json!({"days_ago": 3}), Some("2026-11-23T12:00:00Z")),
            (json!({"hours_ahead": 5}), Some("2026-11-26T17:00:00Z")),
            (json!("3d"), None),
            (json!("-"), None),
            (json!("-d"), None),
            (json!("-3"), None),
            (json!("-4h3d"), None),
            (json!("-3d3d"), None),
            (json!("-1.5d"), None),
            (json!("-99999999d"), None),
            (json!("yesterday"), None),
            (json!("2026-13-01T00:00:00Z"), None),
            (json!({"days_ago": -3}), None),
            (json!({"days_ago": 9_223_372_036_854_775_807_i64}), None),
            (json!({"days_ago": 3, "hours_ago": 1}), None),
            (json!({"weeks_ago": 3}), None),
            (json!({}), None),
            (json!(3), None),
            (json!("-３d"), None),
            (json!("－3d"), None),
        ] {
            let expected = expected.map(|text| text.parse::<Timestamp>().unwrap());
            assert_eq!(instant(&value, now), expected, "{value}");
        }
    }

    #[test]
    fn days() {
        let now: Timestamp = "2026-11-26T23:00:00Z".parse().unwrap();
        for (value, expected) in [
            (json!("2026-05-01"), Some("2026-05-01")),
            (json!("today"), Some("2026-11-26")),
            (json!("+2d"), Some("2026-11-28")),
            (json!({"days_ago": 26}), Some("2026-10-31")),
            (json!("2026-02-30"), None),
            (json!("soon"), None),
            (json!(null), None),
        ] {
            let expected = expected.map(|text| text.parse::<Date>().unwrap());
            assert_eq!(day(&value, now), expected, "{value}");
        }
    }
}
