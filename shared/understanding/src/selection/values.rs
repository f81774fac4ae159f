//! Finds values of a product's options in a text: as they are written, by a word that only one of
//! them has, by the colour or size that they mean in another language, and by the option's name
//! ("no backlight").

use super::cues::{self, Cue};
use super::goods::{Choice, Group, Value};
use super::words::{Make, What, Words, typed};

/// Values said by words `from..to`, as (option, value); more than one where options share a value
/// and nothing tells which is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) values: Vec<(usize, usize)>,
}

/// All values of a group in a text, in their order, the longest where they overlap.
pub(super) fn find(words: &Words, group: &Group<'_>) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    for (index, option) in group.options.iter().enumerate() {
        for (place, value) in option.values.iter().enumerate() {
            let first = value.words.text(0).as_bytes().first();
            for (at, word) in words.words.iter().enumerate() {
                // Nearly every word begins otherwise.
                let begins = word.text.as_bytes().first() == first;
                let whole = begins.then(|| literal(words, at, value, option)).flatten();
                let to = whole.or_else(|| part(words, at, value));
                if let Some(to) = to {
                    found.push(Said { from: at, to, values: vec![(index, place)] });
                }
            }
            for sense in &words.senses {
                let means = value.meaning == Some(sense.what);
                let meant = matches!(sense.what, What::Colour(_) | What::Size(_));
                if means
                    && meant
                    && !found
                        .iter()
                        .any(|said| said.values == [(index, place)] && said.from == sense.from)
                {
                    found.push(Said {
                        from: sense.from,
                        to: sense.to,
                        values: vec![(index, place)],
                    });
                }
            }
        }
        answers(words, index, option, &mut found);
    }
    settle(words, group, found)
}

/// The value as it is written.
fn literal(words: &Words, at: usize, value: &Value<'_>, option: &Choice<'_>) -> Option<usize> {
    let first = value.words.words.first()?;
    let said = words.get(at)?;
    let denied = first.text == "non" && said.text == "not";
    if said.make != first.make || !(denied || typed(&first.text, &said.text)) {
        return None;
    }
    let rest = value.words.words.iter().enumerate().skip(1);
    let mut rest = rest.map(|(i, word)| typed(&word.text, words.text(at + i)));
    if !rest.all(|same| same) {
        return None;
    }
    let to = at + value.words.len();
    if value.words.len() > 1 {
        return Some(to);
    }
    match first.make {
        Make::Number => number_fits(words, at, option).then_some(to),
        // A single character is a part of too many words.
        Make::Sign => None,
        // "no" and "yes" answer something else unless the option is named: see `answers`.
        _ if value.answer.is_some()
            && matches!(first.text.as_str(), "yes" | "no" | "true" | "false") =>
        {
            None
        }
        _ => Some(to),
    }
}

/// A bare number is a value only beside a word that says so: "size 8", "in 8", "a 10".
fn number_fits(words: &Words, at: usize, option: &Choice<'_>) -> bool {
    let named = |text: &str| {
        !text.is_empty()
            && (option.words.iter().any(|word| word.text == text)
                || matches!(text, "size" | "sized" | "eu" | "us" | "uk" | "码" | "号"))
    };
    let led = matches!(
        words.before(at),
        "in" | "to" | "a" | "an" | "for" | "from" | "into" | "成" | "从" | "到" | "换"
    );
    let follows = words.text(at + 1);
    let over = words.get(at + 1).is_none_or(|word| word.make != Make::Letters)
        || cues::at(words, at + 1).is_some()
        || matches!(follows, "please" | "in");
    named(words.before(at)) || named(follows) || (led && over) || words.len() == 1
}

/// Words of a value that no other value has, and what follows of it: "clicky" of "clicky switch".
fn part(words: &Words, at: usize, value: &Value<'_>) -> Option<usize> {
    let said = words.get(at)?;
    let mut own = value.words.words.iter().zip(&value.telling).enumerate();
    let (start, _) = own.find(|(_, (word, tells))| {
        **tells && word.make == said.make && typed(&word.text, &said.text)
    })?;
    let rest = value.words.words.iter().skip(start).enumerate();
    let same = rest.take_while(|(i, word)| typed(&word.text, words.text(at + i))).count();
    // The "in" of "in-ear" is in every sentence.
    let small = SMALL.contains(&said.text.as_str()) && same < 2;
    (!small).then_some(at + same.max(1))
}

/// Words of values that say nothing by themselves.
const SMALL: [&str; 12] =
    ["in", "on", "over", "to", "with", "of", "for", "at", "by", "up", "off", "under"];

/// "no backlight", "not waterproof", "waterproof": the name of an option that can be absent.
fn answers(words: &Words, index: usize, option: &Choice<'_>, found: &mut Vec<Said>) {
    let (yes, no) = (option.answering(true), option.answering(false));
    if no.is_none() || option.words.is_empty() {
        return;
    }
    for at in 0..words.len() {
        let named = option.words.iter().enumerate();
        let mut named = named.map(|(i, word)| similar(&word.text, words.text(at + i)));
        let whole = named.all(|same| same);
        if !whole {
            continue;
        }
        let to = at + option.words.len();
        let denies = |from: usize| {
            let found = cues::at(words, from);
            found.is_some_and(|cue| {
                from + cue.length == at
                    && (cue.is(Cue::No)
                        || cue.is(Cue::Except)
                        || cue.is(Cue::Not)
                        || cue.is(Cue::Instead))
            })
        };
        let denial = (1..=4).filter_map(|back| at.checked_sub(back)).find(|from| denies(*from));
        match (denial, yes, no) {
            (Some(from), _, Some(no)) => found.push(Said { from, to, values: vec![(index, no)] }),
            (None, Some(yes), _) => found.push(Said { from: at, to, values: vec![(index, yes)] }),
            _ => {}
        }
    }
}

/// "resistance" and "resistant" are one option.
fn similar(name: &str, said: &str) -> bool {
    const ROOT: usize = 6;
    typed(name, said)
        || (name.len() > ROOT
            && name.is_char_boundary(ROOT)
            && name.get(..ROOT).is_some_and(|root| said.starts_with(root)))
}

/// Leaves the longest of what overlaps, joins what is said by the same words, and lets the option's
/// name beside them decide.
fn settle(words: &Words, group: &Group<'_>, mut found: Vec<Said>) -> Vec<Said> {
    found.sort_by_key(|said| (said.from, std::cmp::Reverse(said.to)));
    let mut kept: Vec<Said> = Vec::new();
    for said in found {
        match kept.last_mut().filter(|last| said.from < last.to) {
            Some(last) if (last.from, last.to) == (said.from, said.to) => {
                for value in said.values {
                    if !last.values.contains(&value) {
                        last.values.push(value);
                    }
                }
            }
            Some(_) => {}
            None => kept.push(said),
        }
    }
    for said in kept.iter_mut().filter(|said| said.values.len() > 1) {
        let near: Vec<usize> =
            (said.from.saturating_sub(2)..said.from).chain(said.to..said.to + 2).collect();
        let named = |(option, _): &(usize, usize)| {
            let own = group.options.get(*option).map(|option| &option.words);
            own.is_some_and(|own| {
                own.iter().any(|word| near.iter().any(|at| words.text(*at) == word.text))
            })
        };
        if said.values.iter().any(named) {
            said.values.retain(named);
        }
    }
    kept
}
