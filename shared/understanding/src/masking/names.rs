//! Names of people, behind a cue: "my name is …", меня зовут …, اسمي …, or under a letter. Names
//! in Chinese characters, kana and Hangul are read in `asian_names.rs`. A name that nothing
//! introduces is not found.

use super::cues::{Cue, Says, longest};
use super::found::Found;
use super::view::{View, is_arabic, is_spaced_letter};
use super::{Kind, asian_names};

/// Most words of a name: written large, particles included; written small; in Arabic.
const MAX_WORDS: usize = 5;
const MAX_SMALL_WORDS: usize = 2;
const MAX_ARABIC_WORDS: usize = 4;
/// Longest word of a name.
const MAX_WORD: usize = 32;
/// Arabic names that begin with the letter of "and".
const ARABIC_W_NAMES: [&str; 12] =
    ["وليد", "وائل", "وسيم", "وفاء", "ورده", "وداد", "وسام", "وجدي", "وحيد", "ولاء", "وعد", "وديع"];

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    for cue in &found.cues.list {
        let says = cue.says;
        if says.has(Says::NAME) {
            let span = behind(view, cue).or_else(|| asian_names::behind(view, cue));
            add(found, span);
        } else if says.has(Says::NAME_IF_LARGE) {
            let small = view.is(cue.value, char::is_lowercase) && !view.is_capital(cue.value);
            add(found, if small { None } else { behind(view, cue) });
        } else if says.has(Says::NAME_IF_CAPITAL) {
            let span = introduced(view, cue).or_else(|| asian_names::introduced(view, cue));
            add(found, span);
        }
        if says.has(Says::NAME_SIGNED) {
            add(found, signed(view, cue));
        }
        if says.has(Says::NAME_BEFORE) {
            add(found, asian_names::before(view, cue.start));
        }
    }
}

fn add(found: &mut Found<'_>, span: Option<(usize, usize)>) {
    if let Some((start, end)) = span
        && found.kept_end(start).is_none()
    {
        found.add(Kind::Name, start, end);
    }
}

fn says(view: &View, at: usize, what: Says) -> bool {
    longest(view, at, what).is_some_and(|(end, _)| end >= view.word_end(at))
}

/// The name behind "my name is".
fn behind(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let start = cue.value;
    if !view.is(start, is_spaced_letter) {
        return None;
    }
    if view.is(start, is_arabic) {
        return arabic(view, start);
    }
    if view.is_capital(start) {
        let shouted = view.is_capital(start + 1);
        let talk = says(view, start, Says::TALK.or(Says::WORD));
        let end = capitals(view, start, MAX_WORDS, true);
        let single = end == view.word_end(start);
        return (!(talk && (shouted || single))).then_some((start, end));
    }
    small(view, start)
}

/// Words written large, with particles between them.
fn capitals(view: &View, start: usize, most: usize, particles: bool) -> usize {
    let shouted = view.is_capital(start) && view.is_capital(start + 1);
    let mut end = word(view, start);
    for _ in 1..most {
        let mut next = next_word(view, end);
        // "García de la Vega": particles count when a large word follows them.
        while particles
            && next.is_some_and(|n| !view.is_capital(n) && says(view, n, Says::PARTICLE))
        {
            next = next.and_then(|n| next_word(view, view.word_end(n)));
        }
        let Some(next) = next.filter(|n| view.is_capital(*n)) else { break };
        let everyday = says(view, next, Says::WORD.or(Says::STOP));
        if everyday && (shouted || !says(view, next, Says::PARTICLE)) {
            break;
        }
        end = word(view, next);
    }
    end
}

/// The end of a word of a name, with the full stop of an initial: "J.", "Dr."
fn word(view: &View, start: usize) -> usize {
    let end = view.word_end(start).min(start + MAX_WORD);
    let initial = end - start <= 2 && view.is(end, |c| c == '.');
    if initial && view.is(end + 1, |c| c == ' ') { end + 1 } else { end }
}

/// The word behind `end`, one space apart.
fn next_word(view: &View, end: usize) -> Option<usize> {
    let next = end + 1;
    let apart = view.is(end, |c| c == ' ' || c == '·');
    (apart && view.is(next, is_spaced_letter)).then_some(next)
}

/// A name written small: one word, and a second one if it is no everyday word.
fn small(view: &View, start: usize) -> Option<(usize, usize)> {
    let known = |at: usize| says(view, at, Says::TALK.or(Says::WORD).or(Says::STOP));
    let mut end = word(view, start);
    if end - start < 2 || known(start) {
        return None;
    }
    for _ in 1..MAX_SMALL_WORDS {
        match next_word(view, end).filter(|n| !known(*n) && view.word_end(*n) - *n >= 2) {
            Some(next) => end = word(view, next),
            None => break,
        }
    }
    Some((start, end))
}

fn arabic(view: &View, start: usize) -> Option<(usize, usize)> {
    let ends = |at: usize| {
        let article = at == start && ["ال", "بال", "لل"].iter().any(|a| view.starts_with(at, a));
        let whole = |name: &str| {
            view.starts_with(at, name) && view.word_end(at) == at + name.chars().count()
        };
        let and = view.is(at, |c| c == 'و') && !ARABIC_W_NAMES.iter().any(|name| whole(name));
        and || article || says(view, at, Says::TALK.or(Says::WORD).or(Says::STOP))
    };
    if ends(start) {
        return None;
    }
    let mut end = word(view, start);
    for _ in 1..MAX_ARABIC_WORDS {
        match next_word(view, end).filter(|n| view.is(*n, is_arabic) && !ends(*n)) {
            Some(next) => end = word(view, next),
            None => break,
        }
    }
    Some((start, end))
}

/// The name behind "I'm", "soy": two large words, or one that a comma follows.
fn introduced(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let start = cue.value;
    let everyday = says(view, start, Says::TALK.or(Says::WORD));
    if !view.is_capital(start) || everyday || !view.is(start, is_spaced_letter) {
        return None;
    }
    // Where all is written large, large letters say nothing.
    if view.is_capital(cue.start + 1) || view.is_capital(start + 1) {
        return None;
    }
    // "soy Carmen de Cali" tells a town.
    let end = capitals(view, start, MAX_WORDS, false);
    let several = end > word(view, start);
    let comma = view.is(end, |c| c == ',');
    (several || comma).then_some((start, end))
}

/// The name under a letter: the last line, or what stands before the end.
fn signed(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let gap =
        view.run_up_to(cue.end, 6, |c| c.is_whitespace() || matches!(c, ',' | '!' | '.' | '،'));
    let line = view.any(cue.end, cue.end + gap, |c| matches!(c, '\n' | '\r' | ','));
    let start = cue.end + gap;
    if gap == 0 || !view.is(start, is_spaced_letter) {
        return None;
    }
    let large = view.is_capital(start);
    let end = if view.is(start, is_arabic) {
        arabic(view, start)?.1
    } else if large && line {
        capitals(view, start, 4, true)
    } else {
        return None;
    };
    let known = says(view, start, Says::TALK.or(Says::WORD).or(Says::STOP));
    let last = end + view.run_up_to(end, 4, |c| matches!(c, ' ' | '.' | '!'));
    let over = last == view.len() || view.is(last, |c| matches!(c, '\n' | '\r'));
    (over && !known).then_some((start, end))
}
