//! What follows a cue and shows itself by nothing else: messenger accounts, passwords, one-time
//! codes, dates of birth, numbers of documents.

use super::Kind;
use super::cues::{Cue, Says, longest};
use super::found::Found;
use super::view::{View, is_spaced_letter};

/// Longest value that is looked at.
const MAX_VALUE: usize = 64;
/// Most letters of a month's name.
const MAX_MONTH: usize = 10;
/// Most characters between a cue and a date of birth.
const MAX_LEAD: usize = 24;
/// Fewest digits of a document's number.
const MIN_DOCUMENT_DIGITS: usize = 4;
const MIN_SHORT_CUED: usize = 7;

pub(super) fn find(found: &mut Found<'_>) {
    let cues = found.cues;
    for cue in &cues.list {
        let says = cue.says;
        let span = if says.has(Says::CODE) {
            code(found.view, cue).map(|span| (Kind::Secret, span))
        } else if says.has(Says::SECRET) {
            secret(found.view, cue).map(|span| (Kind::Secret, span))
        } else if says.has(Says::BIRTH) {
            date_behind(found.view, cue.value).map(|span| (Kind::BirthDate, span))
        } else if says.has(Says::ID) {
            document(found.view, cue).map(|span| (Kind::Id, span))
        } else if says.has(Says::ACCOUNT.or(Says::ACCOUNT_ID)) {
            account(found.view, cue).map(|span| (Kind::Account, span))
        } else {
            None
        };
        if let Some((kind, (start, end))) = span
            && found.kept_end(start).is_none()
        {
            found.add(kind, start, end);
        }
        if says.has(Says::BIRTH_BEFORE) {
            let start = date_before(found.view, cue.start);
            found.add(Kind::BirthDate, start, cue.start);
        }
    }
}

/// A run of digits that a cue calls a code.
fn code(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let length = view.run(cue.value, |c| c.is_ascii_digit());
    let end = cue.value + length;
    let whole = !view.is(end, |c| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '%'))
        || !view.is(end + 1, |c| c.is_ascii_alphanumeric());
    ((3..=8).contains(&length) && whole).then_some((cue.value, end))
}

/// A password: what is written without a space, and is no everyday word.
fn secret(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let start = cue.value;
    // Passwords are typed in ASCII.
    if !view.is(start, |c| c.is_ascii_graphic()) {
        return None;
    }
    let belongs = |c: char| c.is_ascii_graphic() && !is_closing(c);
    let mut end = start + view.run_up_to(start, MAX_VALUE * 4, belongs);
    while end > start
        && view
            .before(end)
            .is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '?' | ')' | '"' | '\'' | '!'))
    {
        // "Hunter2!" ends with it, "my password is wrong!" does not.
        let part = view.before(end) == Some('!') && view.any(start, end, |c| c.is_ascii_digit());
        if part {
            break;
        }
        end -= 1;
    }
    let length = end - start;
    let letters = view.run_up_to(start, length, char::is_alphabetic) == length;
    let figures = view.any(start, end, |c| c.is_ascii_digit());
    let talk = longest(view, start, Says::TALK.or(Says::WORD)).is_some();
    // "my password is weak": letters alone are a password only behind a colon.
    let wordlike = letters && (talk || !cue.colon);
    let short = length < 4;
    // "the token [card]" needs no more hiding; "password reset-link" is a compound.
    let compound = !figures && !cue.joined;
    (!short && !wordlike && !compound).then_some((start, end))
}

fn is_closing(c: char) -> bool {
    matches!(c, '<' | '>')
}

/// The date behind a cue: at once, or behind a few words ("in my profile is wrong: 12/03/1988").
fn date_behind(view: &View, value: usize) -> Option<(usize, usize)> {
    let words = view.run_up_to(value, MAX_LEAD, |c| !c.is_ascii_digit() && c != '\n');
    let digit = value + words;
    if !view.is(digit, |c| c.is_ascii_digit()) {
        return None;
    }
    // "March 12, 1988": a month is written large, or stands at once.
    let gap = view.run_back(digit, |c| c == ' ').min(1);
    let letters = view.run_back(digit - gap, is_spaced_letter);
    let month = digit - gap - letters;
    let large = gap == 1 && letters >= 3 && month >= value && view.is_capital(month);
    let start = if large { month } else { digit };
    date(view, start).map(|end| (start, end))
}

/// "12 March 1988", "4 de julio de 1991", "1990年5月12日", "04/07/1991".
fn date(view: &View, start: usize) -> Option<usize> {
    let (mut at, mut end, mut digits, mut groups, mut months) = (start, start, 0, 0, 0);
    while at < start + MAX_VALUE {
        let figures = view.run_up_to(at, MAX_VALUE, |c| c.is_ascii_digit());
        if figures > 0 {
            digits += figures;
            groups += 1;
            at += figures;
            if digits > 8 || figures > 8 {
                return None;
            }
            at += view.run(at, |c| "年月日년월일".contains(c)).min(1);
            end = at;
            continue;
        }
        let letters = view.run_up_to(at, MAX_VALUE, |c| is_spaced_letter(c) || c == 'º');
        if letters > 0 {
            let month = (1..=MAX_MONTH).contains(&letters) && months < 4 && groups < 3;
            // A year ends a date.
            let ends =
                groups >= 1 && digits >= 4 && view.before(end).is_some_and(|c| c.is_ascii_digit());
            if !month || ends {
                break;
            }
            months += 1;
            at += letters;
            continue;
        }
        let separators = view.run(at, |c| matches!(c, ' ' | '-' | '/' | '.' | ',' | '،')).min(3);
        if separators == 0 || groups >= 3 {
            break;
        }
        at += separators;
    }
    let year = digits >= 4;
    let whole = groups >= 2 || digits >= 6 || (groups == 1 && digits == 4 && end == at);
    (groups > 0 && year && whole).then_some(end)
}

fn date_before(view: &View, end: usize) -> usize {
    let length = view.run_back(end, |c| {
        c.is_ascii_digit() || "年月日년월일-/. ".contains(c) || "昭和平成大正令".contains(c)
    });
    let start = end - length.min(24);
    let start = start + view.run(start, |c| c == ' ' || c == '.');
    let digits = view.digits(start, end).count();
    // An age or an order's age in years is no date.
    if digits >= 4 && view.any(start, end, |c| "年月日-/.년월일".contains(c)) {
        start
    } else {
        end
    }
}

/// The number of a document: letters and digits in groups, with at least some digits.
fn document(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let start = cue.value;
    // "RG 4471", "CF 12": short cues have other meanings too.
    let glued = start == cue.end && view.before(start).is_some_and(|c| c.is_ascii_alphabetic());
    if glued {
        return None; // "RG480153600DW" is a parcel
    }
    let least = if cue.end - cue.start <= 3 { MIN_SHORT_CUED } else { MIN_DOCUMENT_DIGITS };
    let (mut at, mut end, mut digits) = (start, start, 0);
    while at < start + MAX_VALUE / 2 {
        let length = view.run_up_to(at, MAX_VALUE, |c| c.is_ascii_alphanumeric());
        let figures = view.digits(at, at + length).count();
        let tail = length <= 2 && at > start && view.before(at) == Some('-');
        let letter = length == 1 && at > start && view.is_capital(at);
        if length == 0 || length > 20 || (figures == 0 && !tail && !letter && at > start) {
            break;
        }
        // Words are no part of it, but letters before digits may be.
        if figures == 0 && at == start && length > 3 {
            break;
        }
        digits += figures;
        at += length;
        end = at;
        let separators = view.run(at, |c| matches!(c, ' ' | '-' | '.' | '/')).min(3);
        if separators > 1 {
            break;
        }
        at += separators;
        if let Some((joint, _)) = longest(view, at, Says::JOINT).filter(|_| separators == 1) {
            at = joint + view.run(joint, |c| c == ' ').min(1);
        }
    }
    (digits >= least).then_some((start, end))
}

/// A name or number at a messenger.
fn account(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let start = cue.value;
    if view.is(start, |c| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        // QQ numbers are short; "WA 98187" is a state and its postcode.
        let qq = view.is(cue.start, |c| c == 'q' || !c.is_ascii());
        let least = if qq || cue.says.has(Says::ACCOUNT_ID) { 5 } else { 7 };
        if let Some(end) = number(view, start, least) {
            return Some((start, end));
        }
    }
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '@' | '#');
    let mut end = start + view.run_up_to(start, MAX_VALUE, part);
    end -= view.run_back(end, |c| matches!(c, '.' | '-' | '#')).min(end - start);
    let length = end - start;
    let handle = view.is(start, |c| c == '@') && length >= 3;
    let marked = view.any(start, end, |c| matches!(c, '_' | '.') || c.is_ascii_digit());
    let said = cue.says.has(Says::ACCOUNT_ID)
        && cue.joined
        && longest(view, start, Says::TALK.or(Says::WORD)).is_none();
    let lettered = view.any(start, end, |c| c.is_ascii_alphabetic());
    // "wa2afo" is a word.
    let glued = start == cue.end && view.before(start).is_some_and(|c| c.is_ascii_alphanumeric());
    if glued {
        return None;
    }
    (handle || (length >= 4 && lettered && (marked || said))).then_some((start, end))
}

/// The end of an account that is a telephone number or another number.
fn number(view: &View, start: usize, least: usize) -> Option<usize> {
    let (mut at, mut end, mut digits) = (start, start, 0);
    while at < start + MAX_VALUE {
        let figures = view.run_up_to(at, MAX_VALUE, |c| c.is_ascii_digit());
        if figures > 0 {
            digits += figures;
            at += figures;
            end = at;
            continue;
        }
        let separators = view.run(at, |c| matches!(c, ' ' | '-' | '.' | '(' | ')' | '+'));
        if !(1..=3).contains(&separators) || digits >= 12 {
            break;
        }
        at += separators;
    }
    let more =
        view.is(end, |c| matches!(c, ' ' | '-' | '.')) && view.is(end + 1, |c| c.is_ascii_digit());
    let whole = !more && !view.is(end, |c| c.is_ascii_alphanumeric() || c == '_');
    ((least..=15).contains(&digits) && whole).then_some(end)
}
