//! Postal addresses behind the words that introduce one, to the end of the sentence or to words
//! that end it, when something there looks like an address: a house number, a kind of street, a
//! postcode. Addresses that nothing introduces are in `streets.rs`.

use super::cues::{Cue, Says, longest};
use super::found::Found;
use super::streets;
use super::view::{View, is_arabic, is_hangul, is_spaced_letter};
use crate::folding::is_han;

/// Most characters of an address.
const MAX_LENGTH: usize = 160;
/// Most characters between "address" and "to".
const MAX_FAR: usize = 80;
/// How many words that introduce an address are looked behind.
const MAX_LOOKED: usize = 64;
/// How many of the words that may be this "to" are tried.
const MAX_WAYS: usize = 3;
/// Words before a full stop that do not end the sentence, beside those of up to three letters.
const ABBREVIATIONS: [&str; 6] = ["blvd", "bldg", "pkwy", "dept", "avda", "piso"];

pub(super) fn find(found: &mut Found<'_>) {
    let (view, cues) = (found.view, found.cues);
    let (mut covered, mut looked) = (0, 0);
    for cue in &cues.list {
        let says = Says::ADDRESS.or(Says::ADDRESS_MAYBE).or(Says::ADDRESS_FAR);
        if cue.start < covered || !cue.says.has(says) {
            continue;
        }
        looked += 1;
        if looked > MAX_LOOKED {
            // Nobody writes so: without a closer look all is hidden from here on.
            found.add_address(cue.value, view.len());
            break;
        }
        if let Some((start, end)) = introduced(found, cue).or_else(|| far(found, cue)) {
            found.add_address(start, end);
            covered = end;
        }
    }
    for cue in cues.saying(Says::STREET) {
        if let Some((start, end)) = streets::named_before(view, cue) {
            found.add_address(start, end);
        }
    }
    for cue in cues.saying(Says::STREET_BEFORE) {
        if let Some((start, end)) = streets::named_behind(view, cue) {
            found.add_address(start, end);
        }
    }
    streets::unspaced(found);
    streets::german(found);
}

fn introduced(found: &Found<'_>, cue: &Cue) -> Option<(usize, usize)> {
    if !cue.says.has(Says::ADDRESS.or(Says::ADDRESS_MAYBE)) {
        return None;
    }
    let view = found.view;
    let start = cue.value
        + view.run_up_to(cue.value, 2, |c| {
            matches!(c, '在' | '到' | '成' | '为' | '是' | ',' | '，' | ' ')
        });
    let begins = view.is(start, |c| c.is_alphanumeric() || c == '#');
    if !begins || longest(view, start, Says::TALK).is_some_and(|(end, _)| is_talk(view, start, end))
    {
        return None;
    }
    let mut end = end(view, start);
    if view.is(start, is_han) {
        end = segments_end(view, start, end);
    }
    let sure = cue.says.has(Says::ADDRESS);
    evident(found, start, end, sure).then_some((start, end))
}

/// "5 St. James Ave": a street's number or large letter is no talk, although the word is.
fn is_talk(view: &View, start: usize, end: usize) -> bool {
    end >= view.word_end(start) && !view.is_capital(start)
}

/// "change the address of my order to 5 Elm Street": the address behind the "to" that follows
/// "address" in the same sentence.
fn far(found: &Found<'_>, cue: &Cue) -> Option<(usize, usize)> {
    if !cue.says.has(Says::ADDRESS_FAR) {
        return None;
    }
    let view = found.view;
    let last = sentence_end(view, cue.end, cue.end + MAX_FAR);
    let places = (cue.end..last).filter(|i| view.before(*i) == Some(' '));
    let ways = places.filter_map(|at| longest(view, at, Says::TO)).take(MAX_WAYS);
    for (to, _) in ways {
        let start = to + view.run_up_to(to, 2, |c| c == ' ' || c == ':');
        // Without a number nothing so far from its cue is an address.
        if view.any(start, start + MAX_LENGTH, |c| c.is_ascii_digit()) {
            let end = end(view, start);
            if evident(found, start, end, false) {
                return Some((start, end));
            }
        }
    }
    None
}

/// Whether something between `start` and `end` looks like an address.
fn evident(found: &Found<'_>, start: usize, end: usize, sure: bool) -> bool {
    let view = found.view;
    let (mut digits, mut street, mut capitals, mut place) = (false, false, 0, 0);
    let mut at = start;
    while at < end {
        if let Some(kept) = found.kept_end(at) {
            at = kept;
            continue;
        }
        let figures = view.run_up_to(at, MAX_LENGTH, |c| c.is_ascii_digit());
        if figures > 0 {
            digits |= figures <= 8;
            at += figures;
            continue;
        }
        if view.is(at, is_spaced_letter) {
            let word = view.word_end(at);
            capitals += usize::from(view.is_capital(at));
            street |= longest(view, at, Says::STREET.or(Says::STREET_BEFORE)).is_some()
                || streets::is_german_street(view, at, word);
            at = word.max(at + 1);
            continue;
        }
        place += usize::from(view.is(at, is_place));
        if view.is(at, is_hangul) {
            let word = view.run_up_to(at, MAX_LENGTH, is_hangul);
            place += usize::from(is_korean_unit(view, at, at + word));
            at += word;
            continue;
        }
        let numeral = view.is(at, |c| "一二三四五六七八九十".contains(c));
        digits |= numeral && place > 0;
        at += 1;
    }
    if view.any(start, end, |c| is_han(c) || is_hangul(c)) {
        return digits && place > 0;
    }
    // Arabic has no large letters.
    let large = capitals > 0 || view.is(start, is_arabic);
    let begins = view.is_capital(start) || view.is(start, |c| c.is_ascii_digit() || is_arabic(c));
    (digits && street) || (sure && begins && large && (digits || street))
}

/// Characters of places and streets in Chinese and Japanese.
fn is_place(c: char) -> bool {
    "路街道巷弄村镇鎮区區市省县縣栋棟园園府県町丁".contains(c)
}

/// Whether a word of Hangul is a unit of a Korean address: 강남구, 테헤란로, not 번으로.
fn is_korean_unit(view: &View, start: usize, end: usize) -> bool {
    let unit = view.before(end).is_some_and(|c| "시구군읍동로길".contains(c));
    let particle = end >= start + 2 && view.starts_with(end - 2, "으로");
    unit && end >= start + 2 && !particle
}

/// Where an address in Chinese characters is over: at a comma behind which no number comes.
fn segments_end(view: &View, start: usize, end: usize) -> usize {
    let mut at = start;
    let mut last = start;
    while at <= end {
        if at == end || view.is(at, |c| matches!(c, '，' | ',' | '、' | ' ')) {
            let digits = view.any(last, at, |c| c.is_ascii_digit());
            if last > start && !digits {
                return last - 1;
            }
            last = at + 1;
        }
        at += 1;
    }
    end
}

/// Where an address that begins at `start` is over.
pub(super) fn end(view: &View, start: usize) -> usize {
    let last = sentence_end(view, start, start + MAX_LENGTH);
    // "MA 02116" is no Italian "but".
    let stops = |at: &usize| {
        *at > start && !view.is_capital(*at) && longest(view, *at, Says::STOP).is_some()
    };
    let end = (start..last).find(stops).unwrap_or(last);
    end - view
        .run_back(end, |c| c.is_whitespace() || matches!(c, ',' | '、' | '，'))
        .min(end - start)
}

/// The end of the sentence that `start` stands in, at most `limit`.
pub(super) fn sentence_end(view: &View, start: usize, limit: usize) -> usize {
    let mut at = start;
    while let Some(c) = view.char(at).filter(|_| at < limit) {
        let ends = match c {
            '\n' | '\r' | '!' | '?' | '。' | ';' | '؟' => true,
            '.' => ends_with_stop(view, at),
            _ => false,
        };
        if ends {
            break;
        }
        at += 1;
    }
    at - view.run_back(at, char::is_whitespace).min(at - start)
}

fn ends_with_stop(view: &View, at: usize) -> bool {
    if view.is(at + 1, |c| !c.is_whitespace()) {
        return false;
    }
    let letters = view.run_back(at, is_spaced_letter);
    let word: String = (at - letters..at).filter_map(|i| view.char(i)).take(8).collect();
    let code = view.before(at - letters).is_some_and(|c| c.is_ascii_digit());
    let short = (1..=3).contains(&letters) && !code;
    // At the end of the text a full stop ends the sentence whatever stands before it.
    let next = at + 1 + view.run_up_to(at + 1, 4, char::is_whitespace);
    let last = !view.is(next, char::is_alphanumeric);
    last || !(short || ABBREVIATIONS.contains(&word.as_str()))
}
