//! Positions in a list: "the first and the third", "the last two", 第二个, "item 3", or a message that
//! is nothing but numbers.

use super::cues::{self, Cue};
use super::words::{Make, What, Words};

/// Positions said by words `from..to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The places from 0, all of them in the list.
    pub(super) places: Vec<usize>,
}

/// All positions in a list of `count` that a text names, in the text's order.
pub(super) fn find(words: &Words, count: usize) -> Vec<Position> {
    let bare = only_numbers(words);
    let mut found: Vec<Position> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let nothing = cues::at(words, at).filter(|cue| cue.is(Cue::Nothing));
        if let Some(cue) = nothing {
            at += cue.length;
            continue;
        }
        match position_at(words, at, count, bare) {
            Some(position) => {
                at = position.to.max(at + 1);
                found.push(position);
            }
            None => at += 1,
        }
    }
    found
}

fn position_at(words: &Words, at: usize, count: usize, bare: bool) -> Option<Position> {
    let (number, to) = ordinal(words, at).or_else(|| listed(words, at, bare))?;
    // "the first two", 前两个, "the last 3"
    let (many, end) = match small_number(words, to) {
        Some(many) if many > 1 && !bare && number.abs() == 1 => (many, to + 1),
        _ => (1, to),
    };
    let places: Vec<usize> = match number {
        1.. => {
            let first = usize::try_from(number - 1).ok()?;
            (first..first.checked_add(many)?.min(count)).collect()
        }
        _ => {
            let last = count.checked_sub(usize::try_from(number.unsigned_abs()).ok()?)?;
            (last.saturating_sub(many - 1)..=last).collect()
        }
    };
    let within = !places.is_empty() && places.iter().all(|place| *place < count);
    within.then_some(Position { from: at, to: end, places })
}

/// A word for a position, as a number from 1, or from -1 for the last.
fn ordinal(words: &Words, at: usize) -> Option<(i32, usize)> {
    let word = words.text(at);
    if matches!(word, "第" | "前" | "后") {
        let number = small_number(words, at + 1)?;
        let number = i32::try_from(number).ok()?;
        return match word {
            "第" => thing_behind(words, at + 2).then_some((number, at + 2)),
            "前" => Some((1, at + 1)),
            _ => Some((-1, at + 1)),
        };
    }
    if let Some(number) = small_number(words, at).and_then(|n| i32::try_from(n).ok()) {
        let behind = words.text(at + 1);
        if words.is(at, Make::Number) && matches!(behind, "st" | "nd" | "rd" | "th") {
            // "May 2nd" is a day.
            let led = matches!(words.before(at), "" | "the" | "my" | "and");
            return (led && thing_behind(words, at + 2)).then_some((number, at + 2));
        }
        if matches!(behind, "番" | "つ" | "个" | "個") && words.text(at + 2) == "目" {
            return Some((number, at + 3));
        }
    }
    let korean = match word {
        "첫" => 1,
        "두" => 2,
        "세" => 3,
        "네" => 4,
        "다섯" => 5,
        _ => 0,
    };
    if korean > 0 && words.text(at + 1).starts_with("번째") {
        return Some((korean, at + 2));
    }
    let sense = words.senses.iter().find(|sense| sense.from == at && sense.to > at);
    let Some(What::Position(number)) = sense.map(|sense| sense.what) else { return None };
    let to = sense.map_or(at + 1, |sense| sense.to);
    // "second" is a time, and "first" and "last" are many things: an article or another position in
    // front, and a thing or the end of a part behind.
    let behind = thing_behind(words, to);
    let led = match words.before(at) {
        "the" | "my" | "this" | "that" => behind || small_number(words, to).is_some(),
        "and" => behind && words.senses.iter().any(|sense| sense.to + 1 == at),
        _ => cues::at(words, to).is_some_and(|cue| cue.is(Cue::Thing)),
    };
    let ascii = word.is_ascii() && words.is(at, Make::Letters);
    let fits = !ascii || led || words.len() <= 5;
    fits.then_some((number, to))
}

/// "item 3", "number 2", "#1"; or every number where there is nothing else.
fn listed(words: &Words, at: usize, bare: bool) -> Option<(i32, usize)> {
    if bare {
        let number = small_number(words, at)?;
        return i32::try_from(number).ok().map(|number| (number, at + 1));
    }
    let word = words.text(at);
    if !matches!(
        word,
        "item" | "number" | "no" | "option" | "product" | "choice" | "article" | "选"
    ) {
        return None;
    }
    let other = matches!(
        words.before(at),
        "order" | "phone" | "tracking" | "card" | "account" | "house" | "telephone" | "reference"
    );
    let digits = !other && words.is(at + 1, Make::Number);
    let number = small_number(words, at + 1).filter(|_| digits)?;
    i32::try_from(number).ok().map(|number| (number, at + 2))
}

fn thing_behind(words: &Words, at: usize) -> bool {
    let over = words.get(at).is_none_or(|word| matches!(word.make, Make::Pause | Make::Stop));
    over || cues::at(words, at).is_some_and(|cue| {
        cue.is(Cue::Thing) || cue.is(Cue::And) || cue.is(Cue::Or) || cue.is(Cue::To)
    })
}

/// A number of a list that anybody would count through.
fn small_number(words: &Words, at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let number = match word.text.as_str() {
        "一" => 1,
        "二" | "两" => 2,
        "三" => 3,
        "四" => 4,
        "五" => 5,
        "六" => 6,
        "七" => 7,
        "八" => 8,
        "九" => 9,
        "十" => 10,
        text if word.make == Make::Number || text.len() <= 2 => text.parse().ok()?,
        _ => return None,
    };
    (1..=99).contains(&number).then_some(number)
}

/// Whether a text is nothing but numbers and what joins them: "1 and 3", "2".
fn only_numbers(words: &Words) -> bool {
    let joins = |at: usize| {
        matches!(
            words.text(at),
            "" | "and"
                | "y"
                | "和"
                | "と"
                | "et"
                | "und"
                | "e"
                | "и"
                | "و"
                | "dan"
                | "号"
                | "个"
                | "选"
                | "我"
                | "please"
        )
    };
    (0..words.len()).any(|at| words.is(at, Make::Number))
        && (0..words.len()).all(|at| small_number(words, at).is_some() || joins(at))
}
