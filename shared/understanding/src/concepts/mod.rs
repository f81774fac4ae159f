//! Words that mean nearly the same, in the languages that we offer: which concepts a word or a
//! short phrase names. The table is general vocabulary; it knows no merchant and no intent. It is
//! written into the model when that is trained, and looked up there.

use crate::digest::Digest;
use crate::tokens::is_unspaced;

/// The lists, one meaning a line: `name: word word two_words stem*`. The same name in two
/// languages is the same meaning. Words under `-` say nothing by themselves.
const LISTS: [&str; 12] = [
    include_str!("ar.txt"),
    include_str!("de.txt"),
    include_str!("en.txt"),
    include_str!("es.txt"),
    include_str!("fr.txt"),
    include_str!("id.txt"),
    include_str!("it.txt"),
    include_str!("ja.txt"),
    include_str!("ko.txt"),
    include_str!("pt.txt"),
    include_str!("ru.txt"),
    include_str!("zh.txt"),
];

/// A word that says nothing by itself.
pub(crate) const SILENT: u32 = 1;
/// Longest phrase of the lists, in words.
pub(crate) const MAX_PHRASE: usize = 3;
/// Longest entry of a script without spaces, in characters.
pub(crate) const MAX_RUN: usize = 5;
/// Shortest stem that is looked up, in characters.
pub(crate) const MIN_STEM: usize = 2;

/// A meaning and the key under which it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: u32,
    pub(crate) concept: u32,
}

/// All entries of the lists, and the words in them, for the spelling.
pub(crate) fn entries() -> (Vec<Entry>, Vec<Vec<char>>) {
    let mut names: Vec<&str> = Vec::new();
    let (mut entries, mut words) = (Vec::new(), Vec::new());
    let lines = LISTS.iter().flat_map(|list| list.lines());
    for (name, listed) in lines.filter_map(|line| line.split_once(':')) {
        let concept = match (name, names.iter().position(|known| *known == name)) {
            ("-", _) => SILENT,
            (_, Some(known)) => number(known),
            (_, None) => {
                names.push(name);
                number(names.len() - 1)
            }
        };
        for entry in listed.split_whitespace() {
            let parts: Vec<Vec<char>> = entry
                .split(['_', '-'])
                .map(|part| crate::normalise(part).chars().collect())
                .collect();
            entries.push(Entry { key: key_of(&parts), concept });
            let whole = parts.into_iter().filter(|part| !part.contains(&'*'));
            words.extend(whole.filter(|part| !part.iter().copied().any(is_unspaced)));
        }
    }
    entries.sort_by_key(|entry| (entry.key, entry.concept));
    entries.dedup();
    (entries, words)
}

fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX - 2) + 2
}

fn key_of(parts: &[Vec<char>]) -> u32 {
    match parts {
        [one] => match one.as_slice() {
            [stem @ .., '*'] => stem_key(stem),
            run if run.iter().copied().any(is_unspaced) => run_key(run),
            stem if stem.len() >= 3 && stem.iter().all(|c| is_arabic(*c)) => stem_key(stem),
            word => phrase_key(&[word_key(word)]),
        },
        several => phrase_key(&several.iter().map(|part| word_key(part)).collect::<Vec<_>>()),
    }
}

/// Key of a word, without its ending.
pub(crate) fn word_key(word: &[char]) -> u64 {
    let (stem, last) = stem(word);
    let digest = stem.iter().fold(Digest::new(31), |d, c| d.word(u64::from(u32::from(*c))));
    last.map_or(digest, |c| digest.word(u64::from(u32::from(c)))).finish()
}

/// Key of one word or several.
pub(crate) fn phrase_key(words: &[u64]) -> u32 {
    high(words.iter().fold(Digest::new(32), |digest, word| digest.word(*word)))
}

/// Key of the beginning of a word.
pub(crate) fn stem_key(stem: &[char]) -> u32 {
    high(stem.iter().fold(stem_start(), |d, c| d.word(u64::from(u32::from(*c)))))
}

/// The key of an empty stem, to which characters are added.
pub(crate) const fn stem_start() -> Digest {
    Digest::new(33)
}

/// Key of a piece of a run.
pub(crate) fn run_key(run: &[char]) -> u32 {
    high(run.iter().fold(run_start(), |d, c| d.word(u64::from(u32::from(*c)))))
}

/// The key of an empty piece, to which characters are added.
pub(crate) const fn run_start() -> Digest {
    Digest::new(34)
}

/// The half of a digest that serves as a key.
pub(crate) fn high(digest: Digest) -> u32 {
    u32::try_from(digest.finish() >> 32).unwrap_or(0)
}

/// English endings, the longest first; most do no harm in other languages.
const ENDINGS: [&str; 13] =
    ["ations", "ation", "ingly", "ings", "ing", "ied", "ies", "ment", "ed", "es", "ly", "er", "s"];

/// A word without its ending, and `i` if that is what the ending stood for.
fn stem(word: &[char]) -> (&[char], Option<char>) {
    let mut stem = word;
    let mut last = None;
    for ending in ENDINGS {
        let length = ending.len();
        if stem.len() >= length + 3 && ends_with(stem, ending) {
            stem = stem.get(..stem.len() - length).unwrap_or(stem);
            last = ending.starts_with('i').then_some('i').filter(|_| !ending.starts_with("in"));
            break;
        }
    }
    if let [.., a, b] = stem
        && a == b
        && stem.len() > 3
    {
        stem = stem.get(..stem.len() - 1).unwrap_or(stem);
    }
    if let [head @ .., 'e' | 'y'] = stem
        && head.len() >= 3
    {
        if stem.last() == Some(&'y') {
            last = Some('i');
        }
        stem = head;
    }
    (stem, last)
}

/// An Arabic word without the article and the particles that are written with it.
pub(crate) fn without_article(word: &[char]) -> Option<&[char]> {
    let rest = match word {
        ['و' | 'ف' | 'ب' | 'ك', 'ا', 'ل', rest @ ..] | ['ا', 'ل', rest @ ..] => rest,
        ['ل', 'ل', rest @ ..] | ['و' | 'ب' | 'ل' | 'ه', rest @ ..] => rest,
        _ => return None,
    };
    (rest.len() >= 3).then_some(rest)
}

/// Arabic words are listed without what is written before and behind them.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}')
}

fn ends_with(word: &[char], ending: &str) -> bool {
    word.iter().rev().copied().zip(ending.chars().rev()).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(word: &str) -> u64 {
        word_key(&word.chars().collect::<Vec<_>>())
    }

    #[test]
    fn endings_do_not_matter() {
        for (one, other) in [
            ("cancel", "cancelled"),
            ("delivery", "deliveries"),
            ("refund", "refunding"),
            ("charge", "charged"),
            ("stop", "stopped"),
            ("party", "parties"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        for (one, other) in [("card", "care"), ("ring", "rose"), ("bed", "bes")] {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn every_line_of_the_lists_has_a_name_and_words() {
        for line in LISTS.iter().flat_map(|list| list.lines()) {
            let named = line
                .split_once(':')
                .is_some_and(|(name, words)| !name.contains(' ') && !words.trim().is_empty());
            assert!(named || line.is_empty() || line.starts_with('#'), "{line}");
        }
        assert!(entries().0.len() > 1_000);
    }
}
