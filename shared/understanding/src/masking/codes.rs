//! Identifiers of letters and digits, by their check digits: bank accounts (IBAN), Italy's codice
//! fiscale, Spain's NIE, Mexico's CURP and RFC, Germany's identity card, Britain's national
//! insurance number. Identifiers of digits alone are in `ids.rs`.

use super::found::Found;
use super::view::View;
use super::{Kind, checks};

/// Longest IBAN.
const MAX_IBAN: usize = 34;
/// Countries and the lengths of their IBANs; the registry of SWIFT.
const IBANS: &str = "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 br29 by28 ch21 cr22 cy28 cz24 \
    de22 dk18 do28 ee20 eg29 es24 fi18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 gt28 hr21 hu28 ie22 \
    il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 md24 me22 mk19 \
    mr27 mt31 mu30 nl18 no15 pk24 pl28 ps29 pt25 qa29 ro24 rs22 ru33 sa24 sc31 sd18 se24 si19 \
    sk24 sm27 st25 sv28 tl23 tn24 tr26 ua29 va22 vg24 xk20";

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    let mut at = 0;
    while at < view.len() {
        if !view.is(at, |c| c.is_ascii_alphanumeric()) {
            at += 1;
            continue;
        }
        let end = at + view.run(at, |c| c.is_ascii_alphanumeric());
        if let Some(iban_end) = iban(view, at, end) {
            found.add(Kind::Iban, at, iban_end);
        } else if let Some(id_end) = identifier(view, at, end)
            && found.kept_end(at).is_none()
        {
            found.add(Kind::Id, at, id_end);
        }
        at = end;
    }
}

/// The end of an IBAN at `start`, written together or in groups.
fn iban(view: &View, start: usize, first_end: usize) -> Option<usize> {
    let lettered = (start..start + 2).all(|i| view.is(i, |c| c.is_ascii_alphabetic()));
    let checked = (start + 2..start + 4).all(|i| view.is(i, |c| c.is_ascii_digit()));
    if first_end < start + 4 || !lettered || !checked {
        return None;
    }
    let country: String = (start..start + 2).filter_map(|i| view.char(i)).collect();
    let entry = IBANS.split_whitespace().find(|entry| entry.starts_with(&country))?;
    let length: usize = entry.get(2..)?.parse().ok()?;
    let mut code: Vec<char> = Vec::with_capacity(MAX_IBAN);
    let mut at = start;
    while code.len() < length {
        let c = view.char(at)?;
        if c.is_ascii_alphanumeric() {
            code.push(c);
        } else if !(matches!(c, ' ' | '-' | '.')
            && view.is(at + 1, |next| next.is_ascii_alphanumeric()))
        {
            return None;
        }
        at += 1;
    }
    let over = !view.is(at, |c| c.is_ascii_alphanumeric());
    (over && checks::is_iban(&code)).then_some(at)
}

/// The end of a national identifier whose first run of letters and digits is `start..end`.
fn identifier(view: &View, start: usize, end: usize) -> Option<usize> {
    if !view.any(start, end + 3, |c| c.is_ascii_digit()) {
        return None;
    }
    let code: Vec<char> = (start..end.min(start + 20)).filter_map(|i| view.char(i)).collect();
    let has_digit = code.iter().any(char::is_ascii_digit);
    let whole = match end - start {
        16 => checks::is_codice_fiscale(&code),
        18 => checks::is_curp(&code),
        12 | 13 => is_rfc(view, start, &code),
        10 => is_identity_card(view, start, &code),
        9 => is_nie(&code) || is_insurance_number(&code),
        15 => is_corsican(&code),
        _ => false,
    };
    if has_digit && whole {
        return Some(end);
    }
    hyphenated_nie(view, start, end).or_else(|| spaced_insurance_number(view, start))
}

/// Registro Federal de Contribuyentes, Mexico: initials, a date, three more.
fn is_rfc(view: &View, start: usize, code: &[char]) -> bool {
    let letters = code.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let number = |from: usize| code.get(from..from + 2).and_then(checks::pair);
    let born = number(letters).is_some()
        && number(letters + 2).zip(number(letters + 4)).is_some_and(|(m, d)| checks::is_day(m, d));
    view.is_capital(start) && code.len() == letters + 9 && (3..=4).contains(&letters) && born
}

/// Germany's identity card: capital letters of its alphabet and digits, nine and a check digit.
fn is_identity_card(view: &View, start: usize, code: &[char]) -> bool {
    let alphabet = |c: &char| c.is_ascii_digit() || "cfghjklmnprtvwxyz".contains(*c);
    let capital = (start..start + 10).all(|i| !view.raw(i).is_some_and(char::is_lowercase));
    let letters = code.iter().filter(|c| c.is_ascii_alphabetic()).count();
    let begins = code.first().is_some_and(|c| "lmnprtvwxycfghjk".contains(*c));
    capital
        && begins
        && (2..=7).contains(&letters)
        && code.iter().all(alphabet)
        && checks::has_document_check(code)
}

/// Número de identidad de extranjero, Spain.
fn is_nie(code: &[char]) -> bool {
    let kind = match code.first() {
        Some('x') => 0,
        Some('y') => 1,
        Some('z') => 2,
        _ => return false,
    };
    let number = code.get(1..8).and_then(|digits| {
        digits.iter().try_fold(kind, |sum, c| c.to_digit(10).map(|d| sum * 10 + u64::from(d)))
    });
    number.is_some_and(|number| code.get(8) == Some(&checks::dni_letter(number)))
}

/// "X-1234567-L", "X1234567-L".
fn hyphenated_nie(view: &View, start: usize, end: usize) -> Option<usize> {
    if !view.is(start, |c| matches!(c, 'x' | 'y' | 'z')) || !view.is(end, |c| c == '-') {
        return None;
    }
    let mut code = Vec::new();
    let mut at = start;
    while code.len() < 9 {
        match view.char(at)? {
            c if c.is_ascii_alphanumeric() => code.push(c),
            '-' => {}
            _ => return None,
        }
        at += 1;
    }
    (!view.is(at, |c| c.is_ascii_alphanumeric()) && is_nie(&code)).then_some(at)
}

/// UK national insurance number, by the rules for its letters.
fn is_insurance_number(code: &[char]) -> bool {
    let first = code.first().is_some_and(|c| c.is_ascii_alphabetic() && !"dfiquv".contains(*c));
    let second = code.get(1).is_some_and(|c| c.is_ascii_alphabetic() && !"dfiquvo".contains(*c));
    let digits = code.get(2..8).is_some_and(|d| d.iter().all(char::is_ascii_digit));
    let suffix = code.get(8).is_some_and(|c| ('a'..='d').contains(c));
    code.len() == 9 && first && second && digits && suffix
}

/// "AB 12 34 56 C".
fn spaced_insurance_number(view: &View, start: usize) -> Option<usize> {
    let shape = "LL DD DD DD L";
    let fits = shape.chars().enumerate().all(|(offset, expected)| {
        view.is(start + offset, |c| match expected {
            'L' => c.is_ascii_alphabetic(),
            'D' => c.is_ascii_digit(),
            _ => c == ' ',
        })
    });
    let end = start + shape.len();
    let code: Vec<char> = (start..end).filter_map(|i| view.char(i)).filter(|c| *c != ' ').collect();
    let over = !view.is(end, |c| c.is_ascii_alphanumeric());
    (fits && over && is_insurance_number(&code)).then_some(end)
}

/// NIR of somebody born in Corsica: department 2A counts as 19, 2B as 18.
fn is_corsican(code: &[char]) -> bool {
    let department = match code.get(5..7) {
        Some(['2', 'a']) => 19,
        Some(['2', 'b']) => 18,
        _ => return false,
    };
    let number = |from: usize, to: usize| {
        code.get(from..to).and_then(|digits| {
            digits.iter().try_fold(0_u64, |sum, c| Some(sum * 10 + u64::from(c.to_digit(10)?)))
        })
    };
    let parts = number(0, 5).zip(number(7, 13)).zip(number(13, 15));
    parts.is_some_and(|((head, tail), check)| {
        let whole = (head * 100 + department) * 1_000_000 + tail;
        97 - whole % 97 == check
    })
}
