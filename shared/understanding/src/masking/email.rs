//! Finds e-mail addresses to hide: more generously than the recogniser of entities, because here
//! a miss is worse than a false alarm. "(at)" and "dot" are read too.

use super::Kind;
use super::cues::Says;
use super::found::Found;
use super::view::View;

/// Hosts that people write without their ending.
const HOSTS: [&str; 16] = [
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "yahoo",
    "icloud",
    "live",
    "qq",
    "163",
    "126",
    "naver",
    "daum",
    "gmx",
    "mail",
    "yandex",
    "proton",
];
/// How "@" is written by those who hide it from machines.
const AT: [&str; 7] = ["(at)", "[at]", " at ", " @ ", "艾特", "(a)", "{at}"];
/// The same for the dot.
const DOT: [&str; 7] = ["(dot)", "[dot]", " dot ", " . ", "点", " punkt ", " punto "];
/// Longest part of an address on one side of "@" that is looked at.
const MAX_PART: usize = 128;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    for at in 0..view.len() {
        if view.char(at) == Some('@') {
            plain(found, at);
        } else if view.is(at, |c| matches!(c, '(' | '[' | '艾' | '{'))
            || (view.char(at) == Some(' ')
                && view.is(at + 1, |c| matches!(c, 'a' | '@' | '(' | '[' | '{')))
        {
            spelled(found, at);
        }
    }
}

fn plain(found: &mut Found<'_>, at: usize) {
    let view = found.view;
    let (start, end) = (start(view, at), end(view, at));
    if start == at {
        return;
    }
    let host: String = (at + 1..end).filter_map(|i| view.char(i)).take(16).collect();
    // "3@9.99" is a price: the last part of a host begins with a letter.
    let last = (at + 1..end).rev().find(|i| view.is(*i, is_dot)).map(|dot| dot + 1);
    let named = last.is_some_and(|last| view.is(last, char::is_alphabetic));
    let cued = found.cues.says(start).has(Says::EMAIL) && end > at + 1;
    if named || cued || HOSTS.contains(&host.as_str()) {
        found.add(Kind::Email, start, end);
    }
}

/// Beginning of the part before the `@`. Chinese text runs into an address without a space, so an
/// ASCII address begins where ASCII begins.
fn start(view: &View, at: usize) -> usize {
    let ascii = view.before(at).is_some_and(|c| c.is_ascii());
    let belongs = |c: char| {
        (c.is_ascii() || !ascii) && (c.is_alphanumeric() || "._%+-'\"!#$&*/=^`{|}~".contains(c))
    };
    let mut start = at - view.run_back(at, belongs).min(MAX_PART);
    while start < at && view.is(start, |c| matches!(c, '\'' | '"' | '/' | '=' | '.' | '-')) {
        start += 1;
    }
    start
}

fn end(view: &View, at: usize) -> usize {
    let ascii = view.char(at + 1).is_some_and(|c| c.is_ascii());
    let belongs =
        |c: char| (c.is_ascii() || !ascii) && (c.is_alphanumeric() || c == '-' || is_dot(c));
    let mut end = at + 1 + view.run(at + 1, belongs).min(MAX_PART);
    while end > at + 1 && view.before(end).is_some_and(|c| is_dot(c) || c == '-') {
        end -= 1;
    }
    end
}

/// "marta (at) example (dot) com": the beginning of what stands for "@" is at `at`.
fn spelled(found: &mut Found<'_>, at: usize) {
    let view = found.view;
    let sign = |from: usize, signs: &[&str]| {
        let space = usize::from(view.is(from, |c| c == ' '));
        signs.iter().find_map(|sign| {
            let direct = view.starts_with(from, sign).then(|| from + sign.chars().count());
            let spaced = || view.starts_with(from + space, sign);
            direct.or_else(|| spaced().then(|| from + space + sign.chars().count()))
        })
    };
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let start = at - view.run_back(at, part).min(MAX_PART);
    let Some(host) = sign(at, &AT).filter(|_| start < at) else { return };
    let host = host + usize::from(view.is(host, |c| c == ' '));
    let host_end = host + view.run(host, |c| c.is_ascii_alphanumeric() || c == '-').min(MAX_PART);
    let dot = view.is(host_end, |c| c == '.').then_some(host_end + 1);
    let Some(top) = dot.or_else(|| sign(host_end, &DOT)).filter(|_| host_end > host) else {
        return;
    };
    let top = top + usize::from(view.is(top, |c| c == ' '));
    let length = view.run(top, |c| c.is_ascii_alphabetic() || c == '.').min(MAX_PART);
    // "meet me at shop.example" reads the same: a bare "at" needs "dot" or the cue.
    let bare = view.starts_with(at, " at ") && dot.is_some();
    if length >= 2 && (!bare || found.cues.says(start).has(Says::EMAIL)) {
        let trailing = usize::from(view.before(top + length) == Some('.'));
        found.add(Kind::Email, start, top + length - trailing);
    }
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '。' | '．' | '｡')
}
