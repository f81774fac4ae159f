//! Shapes of order numbers, written as a small part of regular expressions: single characters,
//! `[A-Za-z0-9]` classes and `\d`, each with `?`, `{n}` or `{m,n}`. Matching takes time linear in
//! the length of what is matched, for any shape and any text. Where in a text a shape may stand is
//! decided in `order_number.rs`.

/// Longest text that a shape can match, in characters: that of an order number with its `#`.
const MAX_LENGTH: u32 = 33;
/// Most items of a shape.
const MAX_ITEMS: usize = 16;

/// The shape of an order number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    /// The accepted characters as inclusive ranges.
    ranges: Vec<(char, char)>,
    least: u32,
    most: u32,
}

/// Why a text describes no shape.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// Something else than the part of regular expressions that is understood.
    #[error("{0:?} is not understood; use characters, [A-Z0-9] classes, \\d, ?, {{n}} and {{m,n}}")]
    Syntax(String),
    /// Matches longer texts than an order number can be, or has too many items.
    #[error("the shape must have at most 16 items and match at most 33 characters")]
    TooLong,
    /// Could match nothing, or a text without a digit.
    #[error("the shape must require a digit")]
    NoDigit,
}

impl Shape {
    /// Reads a shape such as `#?[A-Za-z]{1,3}-?\d{5,10}`.
    ///
    /// # Errors
    /// [`ShapeError`] when the text is no shape or one that cannot be an order number.
    pub fn parse(text: &str) -> Result<Self, ShapeError> {
        let mut items = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (ranges, after) = parse_class(rest).ok_or_else(|| syntax(rest))?;
            let (least, most, after) = parse_count(after).ok_or_else(|| syntax(after))?;
            items.push(Item { ranges, least, most });
            rest = after;
        }
        let longest = items.iter().fold(0_u32, |sum, item| sum.saturating_add(item.most));
        if items.len() > MAX_ITEMS || longest > MAX_LENGTH {
            return Err(ShapeError::TooLong);
        }
        let is_digits = |item: &Item| item.ranges.iter().all(|(a, b)| a >= &'0' && b <= &'9');
        if !items.iter().any(|item| item.least > 0 && is_digits(item)) {
            return Err(ShapeError::NoDigit);
        }
        Ok(Self { items })
    }

    /// Whether a match can begin with a character; cheaper than to try.
    pub(crate) fn begins_with(&self, c: char) -> bool {
        for item in &self.items {
            if item.ranges.iter().any(|(a, b)| *a <= c && c <= *b) {
                return true;
            }
            if item.least > 0 {
                return false;
            }
        }
        false
    }

    /// Length of the longest match at the beginning of `chars`, in characters.
    pub(crate) fn longest_match(&self, chars: impl Iterator<Item = char>) -> Option<usize> {
        let chars: Vec<char> = chars.take(MAX_LENGTH as usize).collect();
        // Bit i: the items so far can match the first i characters.
        let mut reached: u64 = 1;
        for item in &self.items {
            let mut ends = if item.least == 0 { reached } else { 0 };
            let mut step = reached;
            for count in 1..=item.most {
                step = item.advance(step, &chars);
                if step == 0 {
                    break;
                }
                if count >= item.least {
                    ends |= step;
                }
            }
            reached = ends;
        }
        (reached != 0).then(|| 63 - reached.leading_zeros() as usize).filter(|length| *length > 0)
    }
}

impl Item {
    fn advance(&self, reached: u64, chars: &[char]) -> u64 {
        let mut next = 0;
        for (index, c) in chars.iter().enumerate() {
            if reached & (1 << index) != 0 && self.ranges.iter().any(|(a, b)| a <= c && c <= b) {
                next |= 1 << (index + 1);
            }
        }
        next
    }
}

fn syntax(rest: &str) -> ShapeError {
    ShapeError::Syntax(rest.chars().take(16).collect())
}

fn parse_class(text: &str) -> Option<(Vec<(char, char)>, &str)> {
    if let Some(rest) = text.strip_prefix(r"\d") {
        return Some((vec![('0', '9')], rest));
    }
    if let Some(rest) = text.strip_prefix('[') {
        let (inside, rest) = rest.split_once(']')?;
        return Some((parse_ranges(inside)?, rest));
    }
    let first = text.chars().next()?;
    let is_plain = first.is_ascii_alphanumeric() || matches!(first, '#' | '-' | '_' | '/' | ' ');
    let rest = text.get(first.len_utf8()..)?;
    is_plain.then(|| (vec![(first, first)], rest))
}

fn parse_ranges(inside: &str) -> Option<Vec<(char, char)>> {
    let chars: Vec<char> = inside.chars().collect();
    let mut ranges = Vec::new();
    let mut rest = chars.as_slice();
    while !rest.is_empty() {
        let (range, after) = match rest {
            [from, '-', to, after @ ..] => ((*from, *to), after),
            [one, after @ ..] => ((*one, *one), after),
            [] => break,
        };
        let ends = [range.0, range.1];
        let is_plain = ends.iter().all(|c| c.is_ascii_alphanumeric());
        if !is_plain || range.0 > range.1 {
            return None;
        }
        ranges.push(range);
        rest = after;
    }
    (!ranges.is_empty()).then_some(ranges)
}

fn parse_count(text: &str) -> Option<(u32, u32, &str)> {
    if let Some(rest) = text.strip_prefix('?') {
        return Some((0, 1, rest));
    }
    let Some(rest) = text.strip_prefix('{') else { return Some((1, 1, text)) };
    let (inside, rest) = rest.split_once('}')?;
    let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
    let (least, most) = (least.parse().ok()?, most.parse().ok()?);
    (least <= most && most > 0).then_some((least, most, rest))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn longest_match_is_taken() {
        let shape = Shape::parse(r"#?[A-Za-z]{1,3}-?\d{5,10}").unwrap();
        for (text, length) in [
            ("#W2378156?", Some(9)),
            ("w2378156", Some(8)),
            ("AB-10234 ", Some(8)),
            ("ABCD10234", None),
            ("A1234", None),
            ("A12345678901", Some(11)),
            ("", None),
        ] {
            assert_eq!(shape.longest_match(text.chars()), length, "{text}");
        }
    }

    #[test]
    fn shapes_that_are_none() {
        for text in ["", "[A-Z", "(ab)", r"\d{5,", r"\d{9,5}", "a*", r"\w{3}", "[]", "日"] {
            assert!(Shape::parse(text).is_err(), "{text}");
        }
        assert_eq!(Shape::parse("[A-Z]{5}"), Err(ShapeError::NoDigit));
        assert_eq!(Shape::parse(r"\d?"), Err(ShapeError::NoDigit));
        assert_eq!(Shape::parse(r"\d{40}"), Err(ShapeError::TooLong));
    }
}
