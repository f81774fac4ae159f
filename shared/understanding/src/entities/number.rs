//! Reads numbers: groups of digits with separators, Chinese and Japanese numerals, number words
//! and what they make together ("twenty-one", "veinte y cinco"). What is counted is decided by
//! others.

use super::lexicon::Kind;
use super::view::{Class, View};

/// A number as it stands in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its first character.
    pub(crate) start: usize,
    /// The character after its last.
    pub(crate) end: usize,
    /// The first token behind it.
    pub(crate) next: usize,
    /// All digits as one integer.
    pub(crate) digits: u64,
    /// How many of them stand behind the decimal point.
    pub(crate) decimals: u32,
    /// Whether it is written as words or numerals instead of digits.
    pub(crate) words: bool,
}

impl Number {
    /// The whole number, `None` with decimals.
    pub(crate) fn whole(&self) -> Option<u32> {
        (self.decimals == 0).then(|| u32::try_from(self.digits).ok()).flatten()
    }
}

/// The number that starts with a token: an amount's separators are read if `grouped`.
pub(crate) fn number_at(view: &View<'_>, index: usize, grouped: bool) -> Option<Number> {
    let token = view.token(index)?;
    match token.class {
        Class::Digits if grouped => decimal(view, index),
        Class::Digits => Some(Number {
            start: token.start,
            end: token.end,
            next: index + 1,
            digits: u64::from(token.value),
            decimals: 0,
            words: false,
        }),
        Class::Han if numeral(view.char(token.start)).is_some() && token.end == token.start + 1 => {
            han(view, index)
        }
        _ => word(view, index),
    }
}

/// Digits with separators of thousands and decimals, in any country's notation.
fn decimal(view: &View<'_>, index: usize) -> Option<Number> {
    const MAX_GROUPS: usize = 6;
    let first = view.token(index)?;
    let mut groups: [(char, usize, usize); MAX_GROUPS] = [(' ', 0, 0); MAX_GROUPS];
    let mut count = 0;
    let (mut at, mut next) = (first.start, index);
    let mut mark = ' ';
    while let Some(token) = view.token(next).filter(|t| t.class == Class::Digits && t.start == at) {
        let Some(group) = groups.get_mut(count) else { break };
        *group = (mark, token.start, token.end);
        count += 1;
        next += 1;
        let after = view.char(token.end);
        let length = token.end - token.start;
        if !matches!(after, Some(',' | '.' | ' ' | '\'' | '’' | '٬' | '٫' | '،')) || length > 9
        {
            break;
        }
        // A space stands between thousands only.
        if after == Some(' ') && view.token(next).is_none_or(|t| t.end - t.start != 3) {
            break;
        }
        mark = after?;
        at = token.end + 1;
    }
    // The longest reading that makes sense.
    while count > 1 && !makes_sense(groups.get(..count)?) {
        count -= 1;
    }
    let groups = groups.get(..count)?;
    let last = groups.last()?;
    let is_fraction = count > 1 && is_decimal(groups);
    let mut digits = 0_u64;
    for (_, start, end) in groups {
        for place in *start..*end {
            let digit = view.char(place)?.to_digit(10)?;
            digits = digits.checked_mul(10)?.checked_add(u64::from(digit))?;
        }
    }
    Some(Number {
        start: first.start,
        end: last.2,
        next: index + count,
        digits,
        decimals: if is_fraction { u32::try_from(last.2 - last.1).ok()? } else { 0 },
        words: false,
    })
}

/// Whether the last group stands behind a decimal point.
fn is_decimal(groups: &[(char, usize, usize)]) -> bool {
    let [.., before, (mark, start, end)] = groups else { return false };
    let length = end - start;
    let other = groups.len() > 2 && before.0 != *mark;
    matches!(mark, '.' | ',' | '٫' | '،') && (length <= 2 || (other && length != 3))
}

fn makes_sense(groups: &[(char, usize, usize)]) -> bool {
    let whole = if is_decimal(groups) { groups.len() - 1 } else { groups.len() };
    let thousands = groups.get(..whole).unwrap_or_default();
    let [(_, start, end), rest @ ..] = thousands else { return false };
    let mark = rest.first().map(|g| g.0);
    rest.is_empty()
        || ((1..=3).contains(&(end - start))
            && rest.iter().all(|(m, s, e)| e - s == 3 && Some(*m) == mark))
}

fn numeral(c: Option<char>) -> Option<u64> {
    Some(match c? {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '俩' => 2,
        '三' | '叁' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => 10_000,
        _ => return None,
    })
}

/// 三百二十, 两千四 (2,400), 一万五, 二〇二六.
fn han(view: &View<'_>, index: usize) -> Option<Number> {
    const MAX_NUMERALS: usize = 12;
    let start = view.token(index)?.start;
    // Inside of a number none begins.
    let before = index.checked_sub(1).and_then(|before| view.token(before));
    if before.is_some_and(|t| {
        t.end == start && t.start + 1 == start && numeral(view.char(t.start)).is_some()
    }) {
        return None;
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None::<u64>);
    let (mut last_unit, mut at, mut next) = (0_u64, start, index);
    let mut plain = true;
    while at - start < MAX_NUMERALS {
        let Some(value) = numeral(view.char(at)) else { break };
        // A phrase that begins with a numeral is no numeral.
        if view.token(next).is_none_or(|t| t.start != at || t.end != at + 1) {
            break;
        }
        match value {
            10_000 => {
                if section == 0 && digit.is_none() {
                    return None;
                }
                total += (section + digit.take().unwrap_or(0)) * 10_000;
                (section, last_unit, plain) = (0, 10_000, false);
            }
            10.. => {
                if value > 10 && digit.is_none() {
                    break;
                }
                section += digit.take().unwrap_or(1) * value;
                (last_unit, plain) = (value, false);
            }
            _ => {
                if let Some(before) = digit {
                    if !plain {
                        break;
                    }
                    digit = Some(before.checked_mul(10)?.checked_add(value)?);
                } else {
                    digit = Some(value);
                }
                if value == 0 {
                    last_unit = 0;
                }
            }
        }
        at += 1;
        next += 1;
    }
    let rest = digit.unwrap_or(0);
    // "两千四" leaves the hundreds unsaid.
    let rest = if last_unit >= 100 && rest < 10 { rest * last_unit / 10 } else { rest };
    (at > start).then_some(Number {
        start,
        end: at,
        next,
        digits: total + section + rest,
        decimals: 0,
        words: true,
    })
}

/// "five", "twenty-one", "veinte y cinco", "خمسة وعشرون", "dua puluh lima".
fn word(view: &View<'_>, index: usize) -> Option<Number> {
    let token = view.token(index)?;
    let value = value(view, index)?;
    let one = Number {
        start: token.start,
        end: token.end,
        next: index + 1,
        digits: value,
        decimals: 0,
        words: true,
    };
    let joined = |second: usize| {
        let more = view.token(second).and_then(|_| self::value(view, second))?;
        let fits = (value >= 20 && value % 10 == 0 && value < 100 && more < 20)
            || (value < 10
                && (20..100).contains(&more)
                && more % 10 == 0
                && is_arabic(view, second))
            || (value == 100 && more < 100);
        let hundreds = value < 10 && more == 100;
        let end = view.token(second)?.end;
        let digits = if hundreds { value * more } else { value + more };
        (fits || hundreds).then_some(Number { end, next: second + 1, digits, ..one })
    };
    let hyphen = view.token(index + 1).is_some_and(|next| {
        next.start <= token.end + 1 && matches!(view.char(token.end), Some(' ' | '-'))
            || next.start == token.end
    });
    if !hyphen {
        return Some(one);
    }
    // "treinta y cinco", "vinte e cinco", "trente et un".
    let and = view.token(index + 1).is_some_and(|t| {
        t.end - t.start <= 2 && t.class == Class::Word && t.kinds & Kind::Number.bit() == 0
    }) && value >= 20
        && matches!(view.token(index + 1).and_then(|t| view.char(t.start)), Some('y' | 'e'));
    joined(index + 1).or_else(|| and.then(|| joined(index + 2)).flatten()).or(Some(one))
}

fn is_arabic(view: &View<'_>, index: usize) -> bool {
    view.token(index).and_then(|t| view.char(t.start)).is_some_and(|c| ('ء'..='ي').contains(&c))
}

fn value(view: &View<'_>, index: usize) -> Option<u64> {
    view.number(index, Kind::Number)
        .or_else(|| view.number(index, Kind::One))
        .and_then(|n| u64::try_from(n).ok())
}
