//! Where a message may fall into two that each say something of their own: behind sentences, at
//! commas, and at words such as "and" or "also" in the languages that we offer. Whether it does is
//! for the classifier to say.

use crate::folding::Folded;
use crate::tokens::is_unspaced;

/// Places that are looked at.
const MAX_PLACES: usize = 4;
/// Letters of a part at least; characters of scripts without spaces count twice.
const LEAST_LETTERS: usize = 4;

/// Words that join two sentences, between spaces.
const JOINING: [&str; 66] = [
    "and",
    "also",
    "plus",
    "but",
    "then",
    "und",
    "außerdem",
    "zudem",
    "übrigens",
    "nebenbei",
    "aber",
    "dann",
    "sowie",
    "et",
    "aussi",
    "mais",
    "puis",
    "y",
    "además",
    "también",
    "pero",
    "luego",
    "e",
    "ed",
    "inoltre",
    "anche",
    "ma",
    "poi",
    "também",
    "além",
    "mas",
    "depois",
    "dan",
    "juga",
    "sekalian",
    "terus",
    "tapi",
    "lalu",
    "и",
    "также",
    "но",
    "а",
    "еще",
    "ещё",
    "потом",
    "و",
    "ثم",
    "كمان",
    "وكمان",
    "أيضا",
    "وأيضا",
    "وهل",
    "وكم",
    "وأين",
    "وين",
    "وبعد",
    "وبعدين",
    "وكيف",
    "وعندكم",
    "그리고",
    "또",
    "또한",
    "근데",
    "그럼",
    "아울러",
    "혹시",
];
/// The same, inside a run of a script without spaces.
const JOINING_RUNS: [&str; 12] = [
    "还有",
    "另外",
    "顺便",
    "然后",
    "而且",
    "還有",
    "順便",
    "それと",
    "それから",
    "ついでに",
    "ちなみに",
    "あと、",
];

/// Joins names in scripts without spaces.
const JOINING_NAMES: [char; 5] = ['和', '跟', '与', '與', 'と'];

/// How much a place speaks for a new part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// Behind a comma.
    Comma,
    /// Before a word that joins.
    Word,
    /// Behind a sentence.
    Sentence,
}

/// The bytes at which a second part may start, at most [`MAX_PLACES`], the strongest; in order.
pub(crate) fn places(text: &[Folded]) -> Vec<(usize, Strength)> {
    let mut places: Vec<(Strength, usize)> = Vec::new();
    let mut before = ' ';
    for (index, f) in text.iter().enumerate() {
        let rest = text.get(index..).unwrap_or_default();
        let strength = match before {
            '.' | '?' | '!' | '。' | '؟' | '\n' if f.char != before => Some(Strength::Sentence),
            ',' | ';' | '،' | '、' | '؛' | '…' => Some(Strength::Comma),
            _ if is_unspaced(f.char) && JOINING_RUNS.iter().any(|word| starts_with(rest, word)) => {
                Some(Strength::Word)
            }
            ' ' if joins(rest) => Some(Strength::Word),
            _ => None,
        };
        if let Some(strength) = strength {
            places.push((strength, index));
        }
        // A point inside a number or an address ends no sentence.
        let is_inside =
            f.char == '.' && rest.get(1).is_some_and(|next| next.char.is_alphanumeric());
        before = if is_inside { 'x' } else { f.char };
    }
    let is_worth = |(_, index): &(Strength, usize)| {
        let (before, behind) = text.split_at_checked(*index).unwrap_or_default();
        has_letters(before) && has_letters(behind)
    };
    places.retain(is_worth);
    places.sort_by_key(|(strength, _)| std::cmp::Reverse(*strength));
    places.truncate(MAX_PLACES);
    let byte = |(strength, index): &(Strength, usize)| Some((text.get(*index)?.start, *strength));
    let mut places: Vec<(usize, Strength)> = places.iter().filter_map(byte).collect();
    places.sort_unstable();
    places
}

fn has_letters(part: &[Folded]) -> bool {
    let worth = |f: &Folded| match f.char {
        c if is_unspaced(c) || matches!(c, '\u{AC00}'..='\u{D7A3}') => 2,
        c => usize::from(c.is_alphabetic()),
    };
    let mut letters = 0;
    part.iter().any(|f| {
        letters += worth(f);
        letters >= LEAST_LETTERS
    })
}

fn starts_with(text: &[Folded], word: &str) -> bool {
    let mut chars = text.iter();
    word.chars().all(|c| chars.next().is_some_and(|f| f.char == c))
}

/// Whether the first word is one that joins.
fn joins(text: &[Folded]) -> bool {
    is_joining(text.split(|f| !f.char.is_alphabetic()).next().unwrap_or_default())
}

/// Whether a word joins two names, as "and" does.
pub(crate) fn joins_names(word: &[Folded]) -> bool {
    is_joining(word) || matches!(word, [f] if JOINING_NAMES.contains(&f.char))
}

fn is_joining(word: &[Folded]) -> bool {
    if word.is_empty() || word.len() > 9 {
        return false;
    }
    let word: String = word.iter().filter_map(|f| f.char.to_lowercase().next()).collect();
    JOINING.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folding::fold;

    #[test]
    fn parts_start_behind_what_separates() {
        let second = |text: &str| {
            let places = places(&fold(text));
            places
                .iter()
                .filter_map(|(at, _)| text.get(*at..))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(second("cancel it. where is W2.5?"), [" where is W2.5?"]);
        assert_eq!(second("return this and track that"), ["and track that"]);
        assert_eq!(second("取消订单还有发票"), ["还有发票"]);
        assert_eq!(second("取消订单，开发票"), ["开发票"]);
        assert!(second("hi, x").is_empty());
        assert!(second("sandy beach").is_empty());
        assert!(second("a, ".repeat(400).as_str()).len() <= MAX_PLACES);
    }
}
