//! A time on the command line: an instant, or how long ago it was.

use std::time::Duration;

use aisle_domain::Timestamp;

/// Reads `2026-11-27T09:30:00Z`, `now`, or `15m` for fifteen minutes ago (s, m, h, d).
pub(super) fn parse(text: &str) -> Result<Timestamp, String> {
    if let Ok(instant) = text.parse() {
        return Ok(instant);
    }
    let now = crate::platform::now();
    if text == "now" {
        return Ok(now);
    }
    let wrong = || "write 2026-11-27T09:30:00Z, now, or how long ago: 30s, 15m, 2h, 3d".to_owned();
    let unit = text.chars().last().ok_or_else(wrong)?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return Err(wrong()),
    };
    let count: u64 = text.strip_suffix(unit).and_then(|n| n.parse().ok()).ok_or_else(wrong)?;
    let ago = Duration::from_secs(count.saturating_mul(seconds));
    now.checked_sub(ago).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_instant_or_how_long_ago() {
        assert_eq!(parse("2026-01-01T00:00:00Z").unwrap().as_second(), 1_767_225_600);
        let quarter = crate::platform::now().as_second() - parse("15m").unwrap().as_second();
        assert!((900..=905).contains(&quarter), "{quarter}");
        for wrong in ["", "m", "15", "1w", "-5m", "yesterday", "99999999999999999999d", "ü"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
