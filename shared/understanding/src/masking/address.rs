//! Finds postal addresses to hide: what follows the words that introduce one, to the end of the
//! sentence, and the unmistakable shapes (house number and street, 省市区路号) without such words.

use super::{Hidden, Placeholder, View};
use crate::folding::is_han;

/// English words behind which an address stands; a space matches any run of spaces and colons.
const CUES: [&str; 44] = [
    "address is",
    "address:",
    "address to",
    "address should be",
    "address would be",
    "address will be",
    "address now",
    "live at",
    "live in",
    "live on",
    "lives at",
    "living at",
    "living in",
    "reside at",
    "ship to",
    "ship it to",
    "ship them to",
    "ship this to",
    "ship that to",
    "shipped to",
    "shipping to",
    "deliver to",
    "deliver it to",
    "deliver them to",
    "deliver this to",
    "delivered to",
    "delivery to",
    "send to",
    "send it to",
    "send them to",
    "send this to",
    "sent to",
    "goes to",
    "go to",
    "mail it to",
    "redirect to",
    "redirect it to",
    "reroute it to",
    "moved to",
    "move to",
    "located at",
    "staying at",
    "we are at",
    "bring it to",
];
/// Words between "address" and the address itself, as in "change the address of my order to 5 Elm".
const ADDRESS_WORDS: [&str; 2] = ["address", "addr"];
/// Most characters of such a sentence.
const MAX_FAR: usize = 120;
/// Chinese ones. Bare 地址 counts unless [`HAN_TALK`] follows.
const HAN_CUES: [&str; 28] = [
    "地址",
    "寄到",
    "寄去",
    "寄往",
    "寄給",
    "寄给",
    "送到",
    "送去",
    "送往",
    "送至",
    "寄至",
    "发到",
    "發到",
    "发往",
    "發往",
    "住在",
    "家住",
    "搬到",
    "改到",
    "改送",
    "改寄",
    "改成",
    "改为",
    "改為",
    "换成",
    "換成",
    "派到",
    "派送到",
];
/// How Chinese talk about an address goes on, in contrast to the address itself.
const HAN_TALK: [&str; 46] = [
    "哪", "了", "吗", "嗎", "没", "沒", "什么", "什麼", "怎么", "怎麼", "咋", "错", "錯", "写",
    "寫", "填", "不", "能", "可", "有", "改", "换", "換", "发我", "發我", "发给", "的", "吧", "呢",
    "啊", "？", "?", "时候", "多久", "几", "幾", "需", "在哪", "要", "多少", "后", "之前", "里",
    "裡", "和", "已",
];
/// Small words between a Chinese cue and the address.
const HAN_JOINTS: &str = "是为為：: 成到在，,";

/// Kinds of streets; "place", "way", "close" and "row" are left out, they are everyday words.
const STREETS: [&str; 24] = [
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "lane",
    "ln",
    "drive",
    "dr",
    "boulevard",
    "blvd",
    "court",
    "ct",
    "square",
    "terrace",
    "crescent",
    "parkway",
    "pkwy",
    "highway",
    "hwy",
    "mews",
    "gardens",
    "grove",
];
/// Most words of a street's name before "street".
const MAX_STREET_WORDS: usize = 4;
/// Words before a full stop that do not end the sentence.
const ABBREVIATIONS: [&str; 28] = [
    "st", "ave", "rd", "blvd", "dr", "ln", "apt", "no", "mt", "ste", "fl", "bldg", "ct", "pl",
    "sq", "hwy", "pkwy", "co", "mr", "mrs", "ms", "po", "nr", "str", "ft", "rm", "dept", "jr",
];

pub(super) fn find(view: &View, hidden: &mut Vec<Hidden>) {
    let mut index = 0;
    while index < view.len() {
        match introduced(view, index) {
            Some(start) => {
                let end = sentence_end(view, start);
                hide_parts(view, start, end, hidden);
                index = end.max(index + 1);
            }
            None => {
                if let Some(end) = street(view, index).or_else(|| han_street(view, index)) {
                    hidden.push(Hidden { start: index, end, by: Placeholder::Address });
                    index = end;
                } else {
                    index += 1;
                }
            }
        }
    }
}

fn word_start(view: &View, index: usize) -> bool {
    !view.before(index).is_some_and(|c| c.is_ascii_alphanumeric())
        && view.char(index).is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Where the address begins that a cue at `index` introduces.
fn introduced(view: &View, index: usize) -> Option<usize> {
    let end = if word_start(view, index) {
        CUES.iter()
            .filter_map(|cue| match_cue(view, index, cue))
            .max()
            .or_else(|| far_to(view, index))?
    } else {
        let cue = HAN_CUES.iter().filter(|cue| view.starts_with(index, cue));
        let end = index + cue.map(|cue| cue.chars().count()).max()?;
        let talk = HAN_TALK.iter().any(|talk| view.starts_with(end, talk));
        if talk {
            return None;
        }
        end
    };
    let skip = |c: char| c.is_whitespace() || HAN_JOINTS.contains(c);
    let start = (end..).find(|i| !view.char(*i).is_some_and(skip)).unwrap_or(end);
    view.char(start).is_some_and(|c| c.is_alphanumeric() || c == '#').then_some(start)
}

/// The end of a cue that stands at `index`.
fn match_cue(view: &View, index: usize, cue: &str) -> Option<usize> {
    let mut at = index;
    for c in cue.chars() {
        if c == ' ' || c == ':' {
            let run = (at..).take_while(|i| view.char(*i).is_some_and(is_gap)).count();
            let colon = (at..at + run).any(|i| view.char(i) == Some(':'));
            if run == 0 || (c == ':' && !colon) {
                return None;
            }
            at += run;
        } else if view.char(at) == Some(c) {
            at += 1;
        } else {
            return None;
        }
    }
    let whole = !view.char(at).is_some_and(|c| c.is_ascii_alphanumeric()) || cue.ends_with(':');
    whole.then_some(at)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == ':'
}

/// "change the address for order 55290 to 14 Birch Lane": the end of the "to" that follows
/// "address" in the same sentence, when a digit stands behind it.
fn far_to(view: &View, index: usize) -> Option<usize> {
    let cue = ADDRESS_WORDS.iter().find_map(|word| match_cue(view, index, word))?;
    let end = sentence_end_before(view, cue, cue + MAX_FAR);
    let to = (cue..end).find(|i| word_start(view, *i) && match_cue(view, *i, "to").is_some())?;
    let digits = (to..end).any(|i| view.char(i).is_some_and(|c| c.is_ascii_digit()));
    digits.then_some(to + 2)
}

/// The end of the sentence that `start` stands in.
fn sentence_end(view: &View, start: usize) -> usize {
    sentence_end_before(view, start, view.len())
}

fn sentence_end_before(view: &View, start: usize, limit: usize) -> usize {
    let mut at = start;
    while let Some(c) = view.char(at).filter(|_| at < limit) {
        let ends = match c {
            '\n' | '\r' | '!' | '?' | '。' | ';' => true,
            '.' => ends_with_stop(view, at),
            _ => false,
        };
        if ends {
            break;
        }
        at += 1;
    }
    while at > start && view.before(at).is_some_and(char::is_whitespace) {
        at -= 1;
    }
    at
}

fn ends_with_stop(view: &View, at: usize) -> bool {
    if view.char(at + 1).is_some_and(|c| !c.is_whitespace()) {
        return false;
    }
    let letters: Vec<char> = (0..at)
        .rev()
        .map_while(|i| view.char(i).filter(char::is_ascii_alphabetic))
        .take(8)
        .collect();
    let word: String = letters.into_iter().rev().collect();
    // At the end of the text a full stop ends the sentence whatever stands before it.
    let last = !(at + 1..view.len()).any(|i| view.char(i).is_some_and(char::is_alphanumeric));
    last || !(word.len() == 1 || ABBREVIATIONS.contains(&word.as_str()))
}

/// Hides `start..end` but for the order numbers in it.
fn hide_parts(view: &View, start: usize, end: usize, hidden: &mut Vec<Hidden>) {
    let mut from = start;
    let mut at = start;
    while at < end {
        match code_end(view, at, end) {
            Some(code_end) => {
                push_trimmed(view, from, at, hidden);
                at = code_end;
                from = code_end;
            }
            None => at += 1,
        }
    }
    push_trimmed(view, from, end, hidden);
}

/// The end of an order number at `at`: one to three letters, five digits or more.
fn code_end(view: &View, at: usize, end: usize) -> Option<usize> {
    let starts = word_start(view, at) || view.char(at) == Some('#');
    if !starts || view.before(at) == Some('#') {
        return None;
    }
    let from = if view.char(at) == Some('#') { at + 1 } else { at };
    let count = |from: usize, of: fn(&char) -> bool| {
        (from..end).take_while(|i| view.char(*i).as_ref().is_some_and(of)).count()
    };
    let letters = count(from, char::is_ascii_alphabetic);
    let hyphen = usize::from(view.char(from + letters) == Some('-'));
    let digits_from = from + letters + hyphen;
    let digits = count(digits_from, char::is_ascii_digit);
    let to = digits_from + digits;
    let whole = !view.char(to).is_some_and(|c| c.is_ascii_alphanumeric());
    ((1..=3).contains(&letters) && digits >= 5 && whole).then_some(to)
}

fn push_trimmed(view: &View, start: usize, end: usize, hidden: &mut Vec<Hidden>) {
    let named = |i: &usize| view.char(*i).is_some_and(|c| c.is_alphanumeric() || c == '#');
    let first = (start..end).find(named);
    let last = (start..end).rev().find(named);
    if let (Some(first), Some(last)) = (first, last) {
        hidden.push(Hidden { start: first, end: last + 1, by: Placeholder::Address });
    }
}

/// "221B Baker Street", "14 Birch Lane": the end of a house number and street at `index`.
fn street(view: &View, index: usize) -> Option<usize> {
    if !word_start(view, index) || !view.char(index).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let word_end = |from: usize| {
        let belongs = |c: char| c.is_ascii_alphanumeric() || c == '\'';
        (from..).find(|i| !view.char(*i).is_some_and(belongs)).unwrap_or(from)
    };
    let mut end = word_end(index);
    if end - index > 6 {
        return None;
    }
    for words in 0..=MAX_STREET_WORDS {
        let gap = (end..).take_while(|i| view.char(*i).is_some_and(|c| " .,".contains(c))).count();
        let start = end + gap;
        if !(1..=2).contains(&gap) || !view.char(start).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        end = word_end(start);
        let word: String = (start..end).filter_map(|i| view.char(i)).collect();
        if words > 0 && STREETS.contains(&word.as_str()) {
            return Some(end);
        }
    }
    None
}

/// 「杭州市滨江区江南大道88号」: Chinese characters of which some are 省市区县 or 路街道巷, then
/// a number with 号, 弄, 栋, 楼 or 室 and what follows it.
fn han_street(view: &View, index: usize) -> Option<usize> {
    let is_part = |c: char| is_han(c) || c.is_ascii_alphanumeric() || c == '-';
    if !view.char(index).is_some_and(is_han) {
        return None;
    }
    let way = (index..)
        .take(24)
        .take_while(|i| view.char(*i).is_some_and(is_part))
        .find(|i| *i > index && view.char(*i).is_some_and(|c| "路街道巷弄村".contains(c)))?;
    if (index..way).any(|i| introduced(view, i).is_some()) {
        return None;
    }
    let from = way + 1;
    let number = (from..)
        .take(6)
        .take_while(|i| {
            view.char(*i)
                .is_some_and(|c| c.is_ascii_alphanumeric() || "一二三四五六七八九十段".contains(c))
        })
        .last()?;
    let mark = view.char(number + 1).is_some_and(|c| "号號弄栋棟楼樓室".contains(c));
    let digits = (from..=number).any(|i| {
        view.char(i).is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    });
    if !mark || !digits {
        return None;
    }
    (number + 2..).find(|i| !view.char(*i).is_some_and(is_part))
}
