//! Keys and tokens that show what they are: by the prefix that their issuer gives them, as a JSON
//! Web Token, or by being long and random. Passwords, which need a cue, are in `values.rs`.

use super::Kind;
use super::found::Found;
use super::view::View;

/// Prefixes of keys, and how many characters follow at least. In lower case; what is written
/// large there, like AWS's, is checked for that apart.
const PREFIXES: [(&str, usize); 30] = [
    ("sk-", 16),
    ("sk_live_", 10),
    ("sk_test_", 10),
    ("pk_live_", 10),
    ("pk_test_", 10),
    ("rk_live_", 10),
    ("whsec_", 10),
    ("akia", 16),
    ("asia", 16),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 20),
    ("glpat-", 16),
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("xoxa-", 10),
    ("xoxs-", 10),
    ("xoxr-", 10),
    ("xapp-", 10),
    ("aiza", 30),
    ("ya29.", 20),
    ("shpat_", 20),
    ("shpss_", 20),
    ("npm_", 30),
    ("hf_", 30),
    ("sg.", 40),
    ("eaa", 60),
];
/// Shortest text that is random enough to be a key without a prefix.
const MIN_RANDOM: usize = 32;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    let mut at = 0;
    while at < view.len() {
        let length = view.run(at, is_part);
        let end = trimmed(view, at, at + length);
        if length >= 16 && is_key(view, at, end) {
            found.add(Kind::Secret, at, end);
        }
        at += length.max(1);
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '=' | '~')
}

fn trimmed(view: &View, start: usize, end: usize) -> usize {
    end - view.run_back(end, |c| matches!(c, '.' | '-' | '~')).min(end - start)
}

fn is_key(view: &View, start: usize, end: usize) -> bool {
    let prefixed = PREFIXES.iter().any(|(prefix, least)| {
        view.starts_with(start, prefix) && end >= start + prefix.len() + least
    });
    if prefixed {
        let aws = view.starts_with(start, "akia") || view.starts_with(start, "asia");
        return !aws || (start..start + 20).all(|i| !view.raw(i).is_some_and(char::is_lowercase));
    }
    let dots = (start..end).filter(|i| view.is(*i, |c| c == '.')).count();
    if view.starts_with(start, "eyj") {
        return dots >= 1;
    }
    end - start >= MIN_RANDOM && dots == 0 && is_random(view, start, end)
}

/// Whether digits and letters are mixed as no word and no number mixes them.
fn is_random(view: &View, start: usize, end: usize) -> bool {
    let count =
        |of: fn(char) -> bool| (start..end).filter(|i| view.raw(*i).is_some_and(of)).count();
    let (digits, large) = (count(|c| c.is_ascii_digit()), count(|c| c.is_ascii_uppercase()));
    let small = count(|c| c.is_ascii_lowercase());
    let hex = count(|c| c.is_ascii_hexdigit() || c == '-') == end - start;
    let mixed = digits >= 3 && large >= 3 && small >= 3;
    mixed || (hex && digits >= 6 && large + small >= 6)
}
