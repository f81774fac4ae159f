//! Positions in a list that was just offered: "the second one", "2nd one", "number 2", "last one",
//! 第二个, 最后一个, or a bare "2". Dates ("the 5th of May") and history ("my first order", "last
//! week") are not positions.

use aisle_domain::understood::EntityValue;

use super::{Found, Word};

const NAMES: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const NUMBERS: [&str; 10] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
/// What is counted in a list of choices.
const CHOICES: [&str; 6] = ["one", "option", "choice", "item", "entry", "answer"];
/// Counted too, unless the shopper speaks of the history of his own ("my first order").
const THINGS: [&str; 6] = ["order", "parcel", "package", "product", "shipment", "address"];
/// Words that may surround a bare position: "the second please", "I mean 2".
const FILLERS: [&str; 18] = [
    "the", "please", "pls", "plz", "i", "mean", "take", "want", "choose", "pick", "it", "s", "is",
    "that", "yes", "ok", "okay", "thanks",
];
const HAN_COUNTERS: &str = "个個张張单單件条條项項笔筆款种種样樣份台只隻双雙本部包箱批次位";
const MAX_POSITION: i8 = 99;

pub(super) fn find(found: &mut Found<'_>) {
    han(found);
    let words = found.free_words();
    for (index, word) in words.iter().enumerate() {
        let next = words.get(index + 1);
        let previous = index.checked_sub(1).and_then(|i| words.get(i));
        if let Some((position, last)) = english(found, &words, index, word, previous, next) {
            found.add(word.start, last, EntityValue::Ordinal(position));
        }
    }
    if found.entities.iter().all(|e| !matches!(e.value, EntityValue::Ordinal(_))) {
        bare(found, &words);
    }
}

fn english(
    found: &Found<'_>,
    words: &[Word],
    index: usize,
    word: &Word,
    previous: Option<&Word>,
    next: Option<&Word>,
) -> Option<(i8, usize)> {
    let text = word.text.as_str();
    if matches!(text, "number" | "no" | "option" | "choice" | "nr") {
        let position = next.and_then(|n| small_number(&n.text))?;
        let adjacent = next.is_some_and(|n| n.start <= word.end + 2 && ends_number(found, n));
        return adjacent.then(|| next.map(|n| (position, n.end))).flatten();
    }
    let position = named_position(text)?;
    let (position, last) = match next.map(|n| n.text.as_str()) {
        // "second to last one", "the second last one"
        Some("to") if position > 0 && words.get(index + 2).is_some_and(|w| w.text == "last") => {
            (-position, index + 2)
        }
        Some("last") if position > 0 => (-position, index + 1),
        _ => (position, index),
    };
    let counted = words.get(last + 1).map_or("", |w| w.text.as_str());
    let end = words.get(last).map(|w| w.end)?;
    if CHOICES.contains(&counted) {
        return Some((position, words.get(last + 1).map_or(end, |w| w.end)));
    }
    let own = previous.is_some_and(|w| matches!(w.text.as_str(), "my" | "our" | "your"));
    let is_history = position == -1 || own;
    if THINGS.contains(&counted) && !is_history {
        return Some((position, words.get(last + 1).map_or(end, |w| w.end)));
    }
    (only_fillers(words, index, last)).then_some((position, end))
}

/// The position that a word names by itself: "second", "2nd", "last".
fn named_position(text: &str) -> Option<i8> {
    if text == "last" {
        return Some(-1);
    }
    if let Some(index) = NAMES.iter().position(|name| *name == text) {
        return i8::try_from(index + 1).ok();
    }
    let digits = text.strip_suffix("st").or_else(|| text.strip_suffix("nd"));
    let digits = digits.or_else(|| text.strip_suffix("rd")).or_else(|| text.strip_suffix("th"))?;
    position(digits)
}

fn small_number(text: &str) -> Option<i8> {
    let named = NUMBERS.iter().position(|name| *name == text);
    named.map_or_else(|| position(text), |index| i8::try_from(index + 1).ok())
}

fn position(digits: &str) -> Option<i8> {
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten().filter(|n| (1..=MAX_POSITION).contains(n))
}

/// Whether a number word is over: "number 2." but not "number 2-14" or "no. 2.5".
fn ends_number(found: &Found<'_>, word: &Word) -> bool {
    let after = (found.char(word.end), found.char(word.end + 1));
    !matches!(after, (Some('-' | '.' | '/' | ',' | ':'), Some(c)) if c.is_ascii_alphanumeric())
}

fn only_fillers(words: &[Word], first: usize, last: usize) -> bool {
    let others = words.iter().enumerate().filter(|(i, _)| *i < first || *i > last);
    others.map(|(_, word)| word.text.as_str()).all(|text| FILLERS.contains(&text))
}

/// 第二个, 第2個, 最后一个, 倒数第二个.
fn han(found: &mut Found<'_>) {
    let mut index = 0;
    while index < found.text.len() {
        match han_at(found, index) {
            Some((position, end)) => {
                found.add(index, end, EntityValue::Ordinal(position));
                index = end.max(index + 1);
            }
            None => index += 1,
        }
    }
}

fn han_at(found: &Found<'_>, index: usize) -> Option<(i8, usize)> {
    let pair = found.slice(index, index + 2);
    if matches!(pair.as_str(), "最后" | "最後" | "最末" | "最尾") {
        let mut end = index + 2;
        if matches!(found.char(end), Some('那' | '这' | '這' | '嗰')) {
            end += 1;
        }
        if matches!(found.char(end), Some('一' | '1')) {
            end += 1;
        }
        let counted = end > index + 2 && is_counter(found.char(end));
        return counted.then_some((-1, end + 1));
    }
    let (sign, start) =
        if matches!(pair.as_str(), "倒数" | "倒數") { (-1, index + 2) } else { (1, index) };
    if found.char(start) != Some('第') {
        return None;
    }
    let length = (1..=3).take_while(|n| found.char(start + n).is_some_and(is_numeral)).last()?;
    let position = han_number(&found.slice(start + 1, start + 1 + length))?;
    let end = start + 1 + length;
    let after = found.char(end);
    if is_counter(after) {
        // 第二次, 第三批 tell of history unless they stand alone.
        return Some((sign * position, end + 1));
    }
    let over = after.is_none_or(|c| !c.is_alphanumeric());
    over.then_some((sign * position, end))
}

fn is_counter(c: Option<char>) -> bool {
    c.is_some_and(|c| HAN_COUNTERS.contains(c))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二两兩三四五六七八九十".contains(c)
}

/// 1 to 99 in Chinese or Arabic numerals.
fn han_number(text: &str) -> Option<i8> {
    if text.is_ascii() {
        return position(text);
    }
    let digit = |c: char| {
        let place = "一二三四五六七八九".chars().position(|n| n == c);
        let value = place.map(|p| p + 1).or_else(|| "两兩".contains(c).then_some(2));
        value.and_then(|v| i8::try_from(v).ok())
    };
    match text.chars().collect::<Vec<_>>().as_slice() {
        ['十'] => Some(10),
        ['十', ones] => Some(10 + digit(*ones)?),
        [tens, '十'] => Some(digit(*tens)? * 10),
        [tens, '十', ones] => Some(digit(*tens)? * 10 + digit(*ones)?),
        [one] => digit(*one),
        _ => None,
    }
}

/// A message that is nothing but a number: "2", "#2", "2.", "二", "2号", "选2".
fn bare(found: &mut Found<'_>, free: &[Word]) {
    if found.words.len() != free.len() {
        return;
    }
    let kept: Vec<&Word> = free
        .iter()
        .filter(|w| !FILLERS.contains(&w.text.as_str()))
        .filter(|w| {
            !matches!(w.text.as_str(), "选" | "選" | "要" | "我" | "号" | "號" | "吧" | "是")
        })
        .collect();
    if let [only] = kept.as_slice() {
        let text = only.text.as_str();
        let circled = text.chars().next().and_then(circled_number);
        let number = position(text).or_else(|| named_position_only(text, free.len())).or(circled);
        let number = number.or_else(|| (!text.is_ascii()).then(|| han_number(text)).flatten());
        let signed = matches!(found.before(only.start), Some('-' | '+' | '$' | '.'));
        if let (Some(number), false) = (number, signed) {
            let (start, end) = (only.start, only.end);
            found.add(start, end, EntityValue::Ordinal(number));
        }
    }
}

/// "two" as the whole message.
fn named_position_only(text: &str, words: usize) -> Option<i8> {
    (words == 1).then(|| small_number(text)).flatten()
}

fn circled_number(c: char) -> Option<i8> {
    let offset = u32::from(c).checked_sub(0x2460)?;
    i8::try_from(offset + 1).ok().filter(|n| (1..=20).contains(n))
}
