//! Carriers' tracking numbers: S10 of the postal union, UPS, FedEx, USPS, DHL and numbers of Asian
//! carriers. A number counts when its check digit is right, when its prefix belongs to one
//! carrier, or when a word for tracking stands in the message.

use aisle_domain::ids::TrackingNumber;
use aisle_domain::understood::EntityValue;

use super::lexicon::Kind;
use super::view::{Class, View};
use super::{Found, Shape};

/// Longest number, in characters without spaces.
const MAX_LENGTH: usize = 30;

/// A number that looks just like one of the merchant's orders is an order's, unless a carrier is named.
pub(super) fn find(orders: &[Shape], found: &mut Found<'_>) {
    let view = found.view;
    let cue = view.any(Kind::TrackCue.bit()).then(|| carrier(view));
    let mut over = 0;
    for token in &view.tokens {
        if token.start < over || !matches!(token.class, Class::Word | Class::Digits) {
            continue;
        }
        if view.before(token.start).is_some_and(|c| {
            c.is_ascii_alphanumeric() || matches!(c, '#' | '+' | '@' | '/' | '-' | '_' | '.')
        }) {
            continue;
        }
        let (code, end) = code_at(view, token.start).unwrap_or_default();
        let is_order =
            || orders.iter().any(|it| it.longest_match(code.chars()) == Some(code.len()));
        if cue.flatten().is_none() && code.bytes().all(|b| b.is_ascii_digit()) && is_order() {
            continue;
        }
        if code.len() >= 10
            && let Some(carrier) = judge(&code, cue)
            && let Ok(number) = TrackingNumber::new(code)
        {
            found.add(token.start, end, EntityValue::Tracking { number, carrier });
            over = end;
            continue;
        }
        if let Some((code, end, carrier)) = spaced(view, token.start)
            && let Ok(number) = TrackingNumber::new(code)
        {
            found.add(token.start, end, EntityValue::Tracking { number, carrier });
            over = end;
        }
    }
}

/// The letters and digits at `start`, upper case, and where they end, if they may be a number.
fn code_at(view: &View<'_>, start: usize) -> Option<(String, usize)> {
    let rest = view.text.get(start..)?.iter().take(MAX_LENGTH + 1);
    let run = rest.map(|f| f.char).take_while(char::is_ascii_alphanumeric);
    let (length, digits) =
        run.clone().fold((0, 0), |(n, d), c| (n + 1, d + usize::from(c.is_ascii_digit())));
    let fits = (10..=MAX_LENGTH).contains(&length) && digits >= 6;
    fits.then(|| (run.map(|c| c.to_ascii_uppercase()).collect(), start + length))
}

/// "1Z 999 AA1 01 2345 6784", "RR 123 456 785 GB": the two forms that are often written in groups.
fn spaced(view: &View<'_>, start: usize) -> Option<(String, usize, Option<&'static str>)> {
    let length = match (view.char(start)?, view.char(start + 1)?, view.char(start + 2)?) {
        ('1', 'Z' | 'z', ' ') => 18,
        (a, b, ' ') if a.is_ascii_uppercase() && b.is_ascii_uppercase() => 13,
        _ => return None,
    };
    let mut code = String::with_capacity(length);
    let mut at = start;
    while code.len() < length {
        let c = view.char(at)?;
        match c {
            ' ' if view.before(at) != Some(' ') => {}
            c if c.is_ascii_alphanumeric() => code.push(c.to_ascii_uppercase()),
            _ => return None,
        }
        at += 1;
    }
    let over = !view.char(at).is_some_and(|c| c.is_ascii_alphanumeric());
    let certain = judge(&code, None).filter(|_| over)?;
    Some((code, at, certain))
}

/// The carrier that the message names.
fn carrier(view: &View<'_>) -> Option<&'static str> {
    let named = (0..view.tokens.len()).filter_map(|i| view.sense(i, Kind::TrackCue));
    named.map(|sense| sense.name).find(|name| *name != "any")
}

/// Whether a code is a tracking number, and whose. `cue` is there when the message speaks of
/// tracking, with the carrier that it names.
fn judge(code: &str, cue: Option<Option<&'static str>>) -> Option<Option<&'static str>> {
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let all_digits = digits == code.len();
    let named = cue.flatten();
    if let Some(rest) = code.strip_prefix("1Z") {
        return (code.len() == 18 && is_ups(rest)).then_some(Some("ups"));
    }
    if is_s10(code) {
        return Some(named);
    }
    if !all_digits {
        let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
        let (prefix, rest) = code.split_at(letters);
        let known = rest.bytes().all(|b| b.is_ascii_digit()).then(|| prefixed(prefix, rest.len()));
        if let Some(known) = known.flatten() {
            return Some(Some(known));
        }
        let order_like = letters <= 3 && digits + letters == code.len() && digits <= 10;
        return (cue.is_some() && digits >= 6 && !order_like).then_some(named);
    }
    match code.len() {
        12 if is_fedex12(code) && (named.is_none() || named == Some("fedex")) => {
            Some(named.or(Some("fedex")))
        }
        12 if modulo7(code) => Some(named),
        15 if is_fedex15(code) => Some(named.or(Some("fedex"))),
        14 if modulo10(code) => Some(named),
        20 if code.starts_with("00") && modulo10(code) => Some(named.or(Some("dhl"))),
        22 if code.starts_with('9') && modulo10(code) => Some(named.or(Some("usps"))),
        10 | 11 if named.is_some() && !code.starts_with('0') => Some(named),
        10 if cue.is_some() && !code.starts_with(['0', '7', '8', '9']) => Some(named),
        12..=22 if cue.is_some() => Some(named),
        _ => None,
    }
}

/// Carriers whose numbers begin with letters of their own, by the count of digits behind them.
fn prefixed(prefix: &str, digits: usize) -> Option<&'static str> {
    Some(match (prefix, digits) {
        ("SF", 12..=13) => "sf",
        ("YT", 13..=16) => "yto",
        ("JT", 12..=14) => "jt",
        ("JP" | "JX" | "JO" | "JZ" | "JB" | "JD", 10) => "jnt",
        ("JD", 11..=15) => "jd",
        ("JDVA" | "JDVB" | "JDVC" | "JDX", 9..=13) => "jd",
        ("TBA", 12) => "amazon",
        ("JJD", 14..=20) => "dhl",
        ("LP", 14) => "cainiao",
        ("SPXID", 9..=13) => "spx",
        ("CN", 12..=13) => "cainiao",
        ("DPK", 12..=15) => "deppon",
        ("ZTO", 10..=14) => "zto",
        _ => return None,
    })
}

fn numbers(code: &str) -> impl DoubleEndedIterator<Item = u32> + '_ {
    code.bytes().map(|b| u32::from(b.wrapping_sub(b'0')))
}

/// The sixteen characters behind `1Z`: letters count as numbers, every second one doubled.
fn is_ups(rest: &str) -> bool {
    let value =
        |b: u8| if b.is_ascii_digit() { u32::from(b - b'0') } else { (u32::from(b) - 63) % 10 };
    let values: Vec<u32> = rest.bytes().map(value).collect();
    let Some((check, body)) = values.split_last() else { return false };
    let sum: u32 = body.iter().enumerate().map(|(i, v)| if i % 2 == 1 { v * 2 } else { *v }).sum();
    (10 - sum % 10) % 10 == *check
}

/// Two letters, eight digits and their check digit, two letters of the country.
fn is_s10(code: &str) -> bool {
    const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];
    let (Some(head), Some(body), Some(check), Some(tail)) =
        (code.get(..2), code.get(2..10), code.get(10..11), code.get(11..))
    else {
        return false;
    };
    let letters = |t: &str| t.len() == 2 && t.bytes().all(|b| b.is_ascii_uppercase());
    if !letters(head) || !letters(tail) || !body.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = numbers(body).zip(WEIGHTS).map(|(n, w)| n * w).sum();
    let expected = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        n => n,
    };
    numbers(check).next() == Some(expected)
}

fn is_fedex12(code: &str) -> bool {
    const WEIGHTS: [u32; 3] = [3, 1, 7];
    let Some((body, check)) = code.split_at_checked(11) else { return false };
    let sum: u32 = numbers(body).zip(WEIGHTS.iter().cycle()).map(|(n, w)| n * w).sum();
    numbers(check).next() == Some(sum % 11 % 10)
}

fn is_fedex15(code: &str) -> bool {
    let Some((body, check)) = code.split_at_checked(14) else { return false };
    let sum: u32 =
        numbers(body).rev().enumerate().map(|(i, n)| if i % 2 == 0 { n * 3 } else { n }).sum();
    numbers(check).next() == Some((10 - sum % 10) % 10)
}

/// Yamato, Sagawa and CJ Logistics: the number modulo 7 is its last digit. CJ leaves the first two
/// digits out.
fn modulo7(code: &str) -> bool {
    let remainder = |t: &str| t.parse::<u64>().ok().map(|n| n % 7);
    let (Some(body), Some(short), Some(check)) = (code.get(..11), code.get(2..11), code.get(11..))
    else {
        return false;
    };
    let check = check.parse().ok();
    remainder(body) == check || remainder(short) == check
}

/// GS1's check digit.
fn modulo10(code: &str) -> bool {
    let sum: u32 = numbers(code)
        .rev()
        .skip(1)
        .enumerate()
        .map(|(i, n)| if i % 2 == 0 { n * 3 } else { n })
        .sum();
    numbers(code).next_back() == Some((10 - sum % 10) % 10)
}
