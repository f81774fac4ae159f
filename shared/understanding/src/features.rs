//! What the classifier sees of a text: hashed word n-grams (1, 2) and character n-grams (2 to 5)
//! of its normal form, weighted by TF-IDF. Numbers and codes are one token, so that an order
//! number says "an order number" and not itself. What weights they get is learned elsewhere.

use crate::digest::Digest;
use crate::folding::is_han;

/// The longest text that is looked at, in characters of its normal form: enough for any message
/// of a chat; a longer one is judged by its beginning.
pub(crate) const MAX_SEEN: usize = 1_000;

/// A token of digits and letters with this many digits or more is a code.
const CODE_DIGITS: usize = 4;
/// What stands for a code; private use characters, which no normalised word contains by chance.
const CODE: char = '\u{E000}';
/// What stands for an e-mail address.
const ADDRESS: char = '\u{E001}';

/// What stands for punctuation between two parts of a sentence.
const BREAK: char = ',';

const SHORTEST_GRAM: usize = 2;
const LONGEST_GRAM: usize = 5;

/// How often each n-gram of a text occurs, by bucket, in two blocks that are weighted apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counts {
    pub(crate) words: Vec<(u32, f32)>,
    pub(crate) chars: Vec<(u32, f32)>,
}

/// A text as a vector: buckets with their weights.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vector {
    pub(crate) items: Vec<(u32, f32)>,
    /// Share of the words and pairs of words that training had met; in 0..=1.
    pub(crate) coverage: f32,
    /// Tokens of the text.
    pub(crate) tokens: f32,
}

/// Counts the n-grams of a normalised text into `2^bits` buckets.
pub(crate) fn count(normalised: &str, bits: u32) -> Counts {
    let tokens = tokens(normalised);
    let mut words = Vec::with_capacity(tokens.len() * 2);
    // Words have a quarter of the buckets to themselves, so that few of them collide.
    let quarter = (1_u32 << bits.clamp(8, 30)) / 4;
    let word = |digest: Digest| bucket(digest, quarter);
    let gram = |digest: Digest| quarter + bucket(digest, 3 * quarter);
    let mut previous: Option<Digest> = None;
    for token in &tokens {
        let own = token.iter().fold(Digest::new(1), |d, c| d.word(u64::from(u32::from(*c))));
        words.push(word(own));
        if let Some(before) = previous {
            words.push(word(before.word(own.finish())));
        }
        previous = Some(own.word(2));
    }
    let line = spaced(&tokens);
    let mut chars = Vec::with_capacity(line.len() * (LONGEST_GRAM - SHORTEST_GRAM + 1));
    for start in 0..line.len() {
        let mut digest = Digest::new(3);
        for (offset, c) in line.iter().skip(start).take(LONGEST_GRAM).enumerate() {
            digest = digest.word(u64::from(u32::from(*c)));
            if offset + 1 >= SHORTEST_GRAM {
                chars.push(gram(digest));
            }
        }
    }
    Counts { words: tally(words), chars: tally(chars) }
}

/// A bucket below `count`, every one equally likely.
fn bucket(digest: Digest, count: u32) -> u32 {
    let high = digest.finish() >> 32;
    u32::try_from((high * u64::from(count)) >> 32).unwrap_or(0)
}

fn tally(mut buckets: Vec<u32>) -> Vec<(u32, f32)> {
    buckets.sort_unstable();
    let mut tally: Vec<(u32, f32)> = Vec::with_capacity(buckets.len());
    for bucket in buckets {
        match tally.last_mut() {
            Some((last, count)) if *last == bucket => *count += 1.0,
            _ => tally.push((bucket, 1.0)),
        }
    }
    tally
}

/// Weighs counts: (1 + ln tf) × idf, each block to length 1, so that the words weigh as much as
/// the characters. `idf` is 0 for what training had not met.
pub(crate) fn weigh(counts: Counts, idf: impl Fn(u32) -> f32) -> Vector {
    let tokens = counts.words.iter().map(|(_, count)| count).sum::<f32>();
    let (mut met, mut all) = (0.0_f32, 0.0_f32);
    let mut items = Vec::with_capacity(counts.words.len() + counts.chars.len());
    for (block, is_words) in [(counts.words, true), (counts.chars, false)] {
        let from = items.len();
        let mut square = 0.0_f32;
        for (bucket, count) in block {
            let idf = idf(bucket);
            all += if is_words { 1.0 } else { 0.0 };
            if idf > 0.0 {
                met += if is_words { 1.0 } else { 0.0 };
                let weight = (1.0 + count.ln()) * idf;
                square += weight * weight;
                items.push((bucket, weight));
            }
        }
        let length = square.sqrt();
        for (_, weight) in items.iter_mut().skip(from) {
            *weight /= length;
        }
    }
    Vector { items, coverage: if all > 0.0 { met / all } else { 0.0 }, tokens }
}

/// The tokens of a normalised text: words with their apostrophes, single Chinese characters,
/// short numbers, and the stand-ins for codes and addresses.
fn tokens(normalised: &str) -> Vec<Vec<char>> {
    let mut tokens: Vec<Vec<char>> = Vec::new();
    let mut current: Vec<char> = Vec::new();
    for c in normalised.chars().take(MAX_SEEN) {
        let c = if matches!(c, '’' | '‘' | '`') { '\'' } else { c };
        let continues = c.is_alphanumeric() && !is_han(c)
            || (matches!(c, '\'' | '-' | '_' | '#' | '@' | '.' | '/') && !current.is_empty());
        if continues {
            current.push(c);
            continue;
        }
        finish(&mut tokens, &mut current);
        let speaks = matches!(c, '?' | '!' | '%' | '$' | '€' | '£') || is_pictograph(c);
        if is_han(c) || speaks {
            tokens.push(vec![c]);
        } else if separates(c) && tokens.last().is_some_and(|t| t != &[BREAK]) {
            tokens.push(vec![BREAK]);
        }
    }
    finish(&mut tokens, &mut current);
    tokens
}

/// Punctuation between the parts of a sentence, as NFKC leaves it.
fn separates(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '。' | '、' | '…' | '(' | ')' | '~')
}

fn is_pictograph(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27BF | 0x1F000..=0x1FAFF)
}

/// Ends a token that may hold a code, an address, or words joined by punctuation.
fn finish(tokens: &mut Vec<Vec<char>>, current: &mut Vec<char>) {
    let run = std::mem::take(current);
    if run.is_empty() {
        return;
    }
    if run.contains(&'@') {
        tokens.push(vec![ADDRESS]);
        return;
    }
    if run.iter().filter(|c| c.is_numeric()).count() >= CODE_DIGITS {
        tokens.push(vec![CODE]);
        return;
    }
    let words = run.split(|c| !(c.is_alphanumeric() || *c == '\''));
    for word in words {
        let from = word.iter().position(|c| *c != '\'');
        let to = word.iter().rposition(|c| *c != '\'');
        if let (Some(from), Some(to)) = (from, to) {
            tokens.push(word.get(from..=to).unwrap_or_default().to_vec());
        }
    }
}

/// The tokens in a line, as character n-grams see them: a space at the ends and around every word,
/// none between Chinese characters.
fn spaced(tokens: &[Vec<char>]) -> Vec<char> {
    let mut line = vec![' '];
    for token in tokens {
        let han = token.first().copied().is_some_and(is_han);
        if !han && line.last() != Some(&' ') {
            line.push(' ');
        }
        line.extend(token);
        if !han {
            line.push(' ');
        }
    }
    if line.last() != Some(&' ') {
        line.push(' ');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stand_for_what_matters() {
        let words = |text: &str| {
            let tokens = tokens(text);
            tokens.iter().map(|t| t.iter().collect::<String>()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(words("where's my order #w2378156?"), "where's|my|order|\u{E000}|?");
        assert_eq!(words("订单w2378156到哪了"), "订|单|\u{E000}|到|哪|了");
        assert_eq!(words("mail jane@x.com , 2 of them."), "mail|\u{E001}|,|2|of|them");
        assert_eq!(words("un-opened 'box'"), "un|opened|box");
    }

    #[test]
    fn a_code_is_a_code() {
        let of = |text: &str| count(text, 16).words;
        assert_eq!(of("order #w2378156"), of("order ab-10234"));
        assert_ne!(of("order two"), of("order one"));
    }
}
