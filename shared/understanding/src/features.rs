//! What the classifier sees of a text: hashed n-grams in four blocks that are weighed apart —
//! words and pairs of neighbours, groups of characters inside words, the meanings of the words
//! (`concepts`), and pairs of meanings in any order. Numbers and codes are one token, so that an
//! order number says "an order number" and not itself. What weights they get is learned elsewhere.

use std::ops::Range;

use crate::concepts::{self, MAX_PHRASE, MAX_RUN, MIN_STEM, SILENT, high, phrase_key, word_key};
use crate::digest::Digest;
use crate::tokens::{Kind, Line, Token, is_unspaced};
use crate::vocabulary::Vocabulary;

/// Number of blocks.
pub(crate) const BLOCKS: usize = 4;
const WORDS: u8 = 0;
const CHARS: u8 = 1;
const MEANINGS: u8 = 2;
const PAIRS: u8 = 3;
/// Length of each block's part of a vector.
pub(crate) const LENGTHS: [f32; BLOCKS] = [1.0, 1.0, 0.7, 0.7];

/// Meanings that a text must have to be judged by them as much as by its words.
const ENOUGH_MEANINGS: f32 = 4.0;

/// Lengths of the groups of characters; in scripts whose characters say more, shorter ones.
const GRAMS: Range<usize> = 3..6;
const SHORT_GRAMS: Range<usize> = 2..5;
/// Meanings of which pairs are made.
const MAX_UNITS: usize = 16;
/// Shortest word that may be misspelt.
const MIN_MISSPELT: usize = 4;

/// One feature of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feature {
    /// What it is known by.
    pub(crate) key: u32,
    pub(crate) block: u8,
    /// Where its first character stands in the line.
    pub(crate) at: u16,
    /// How many characters it has there; of a pair, where its second one starts.
    pub(crate) length: u16,
}

/// A text as features, and what it shows beside them.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) line: Line,
    pub(crate) features: Vec<Feature>,
    /// All meanings in order, those that come again, too.
    units: Vec<Unit>,
}

/// A word's or mark's meaning and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit {
    key: u32,
    at: u16,
}

/// A token, and how it is read if it is misspelt.
struct Word {
    token: Token,
    mended: Option<Vec<char>>,
}

impl Word {
    fn text<'w>(&'w self, line: &'w Line) -> &'w [char] {
        self.mended.as_deref().unwrap_or_else(|| line.text(&self.token))
    }
}

impl Seen {
    /// Looks at a normalised text. `vocabulary` says which words are known and what they mean.
    pub(crate) fn of(normalised: &str, vocabulary: &Vocabulary<'_>) -> Self {
        Self::in_line(Line::of(normalised), vocabulary)
    }

    /// Looks at a line.
    pub(crate) fn in_line(line: Line, vocabulary: &Vocabulary<'_>) -> Self {
        let features = Vec::with_capacity(line.chars.len() * 4 + 32);
        let mut seen = Self { line, features, units: Vec::new() };
        let words = seen.mended(vocabulary);
        seen.add_words(&words);
        seen.add_chars();
        seen.add_meanings(&words, vocabulary);
        seen
    }

    /// A feature in the words of the text: the characters it stands for; of meanings, the words
    /// that have them.
    pub(crate) fn readable(&self, feature: &Feature) -> String {
        let from = usize::from(feature.at);
        let word = |at: usize| {
            let token = self.line.tokens.iter().find(|token| token.from <= at && at < token.to);
            let text = token.map(|token| match token.kind {
                Kind::Run => self.line.chars.get(at..(at + 2).min(token.to)).unwrap_or_default(),
                Kind::Word | Kind::Mark => self.line.text(token),
            });
            text.unwrap_or_default().iter().collect::<String>()
        };
        match feature.block {
            WORDS | CHARS => {
                let to = from + usize::from(feature.length);
                self.line.chars.get(from..to).unwrap_or_default().iter().collect()
            }
            MEANINGS => format!("≈ {}", word(from)),
            _ => format!("≈ {} … {}", word(from), word(usize::from(feature.length))),
        }
    }

    /// The tokens with their spelling mended.
    fn mended(&self, vocabulary: &Vocabulary<'_>) -> Vec<Word> {
        let word = |token: &Token| {
            let text = self.line.text(token);
            let may_be_misspelt = token.kind == Kind::Word && text.len() >= MIN_MISSPELT;
            let mended = may_be_misspelt.then(|| vocabulary.mend(text)).flatten();
            Word { token: *token, mended }
        };
        self.line.tokens.iter().map(word).collect()
    }

    fn add_words(&mut self, words: &[Word]) {
        let Self { line, features, .. } = self;
        let mut before: Option<(usize, u64)> = None;
        let mut add = |from: usize, to: usize, key: u64| {
            let mut push = |key, from: usize| {
                let length = narrow(to - from);
                features.push(Feature { key, block: WORDS, at: narrow(from), length });
            };
            push(high(Digest::new(1).word(key)), from);
            if let Some((first, first_key)) = before {
                push(high(Digest::new(2).word(first_key).word(key)), first);
            }
            before = Some((from, key));
        };
        for word in words {
            let Token { from, to, kind } = word.token;
            let text = word.text(line);
            if kind == Kind::Run {
                for (offset, c) in text.iter().enumerate() {
                    add(from + offset, from + offset + 1, whole(&[*c]));
                }
            } else {
                add(from, to, whole(text));
            }
        }
    }

    fn add_chars(&mut self) {
        let Self { line, features, .. } = self;
        for token in &line.tokens {
            if token.kind == Kind::Mark {
                continue;
            }
            let text = line.bordered(token);
            let short = text.get(1).copied().is_some_and(says_much);
            let lengths = if short { SHORT_GRAMS } else { GRAMS };
            for start in 0..text.len() {
                let mut digest = Digest::new(3);
                for (offset, c) in text.iter().skip(start).take(lengths.end - 1).enumerate() {
                    digest = digest.word(u64::from(u32::from(*c)));
                    if offset + 1 >= lengths.start {
                        features.push(Feature {
                            key: high(digest),
                            block: CHARS,
                            at: narrow(token.from + start - 1),
                            length: narrow(offset + 1),
                        });
                    }
                }
            }
        }
    }

    fn add_meanings(&mut self, words: &[Word], vocabulary: &Vocabulary<'_>) {
        let mut units: Vec<Unit> = Vec::with_capacity(24);
        let is_spaced = |word: &Word| word.token.kind != Kind::Run;
        let key = |word: &Word| is_spaced(word).then(|| word_key(word.text(&self.line)));
        let keys: Vec<Option<u64>> = words.iter().map(key).collect();
        for (index, word) in words.iter().enumerate().filter(|(_, word)| is_spaced(word)) {
            let text = word.text(&self.line);
            let at = narrow(word.token.from);
            let before = units.len();
            let mut silent = false;
            let mut phrase = [0_u64; MAX_PHRASE];
            for length in 1..=MAX_PHRASE {
                let Some(Some(key)) = keys.get(index + length - 1) else { break };
                if let Some(place) = phrase.get_mut(length - 1) {
                    *place = *key;
                }
                let found = phrase.get(..length).map(phrase_key).unwrap_or_default();
                silent |= look_up(vocabulary, found, at, &mut units);
            }
            for stem in [Some(text), concepts::without_article(text)].into_iter().flatten() {
                let mut digest = concepts::stem_start();
                for (offset, c) in stem.iter().enumerate() {
                    digest = digest.word(u64::from(u32::from(*c)));
                    if offset + 1 >= MIN_STEM {
                        silent |= look_up(vocabulary, high(digest), at, &mut units);
                    }
                }
            }
            if !silent && units.len() == before {
                let own = keys.get(index).copied().flatten().unwrap_or_default();
                units.push(Unit { key: high(Digest::new(4).word(own)), at });
            }
        }
        // Chinese is not cut into words; in Japanese, kana tells where they are.
        let has_kana = self.line.chars.iter().any(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
        for run in self.line.tokens.iter().filter(|token| token.kind == Kind::Run) {
            let text = self.line.text(run);
            let mut start = 0;
            while start < text.len() {
                let mut digest = concepts::run_start();
                let mut longest = None;
                for (offset, c) in text.iter().skip(start).take(MAX_RUN).enumerate() {
                    digest = digest.word(u64::from(u32::from(*c)));
                    if vocabulary.concepts(high(digest)).next().is_some() {
                        longest = Some((offset + 1, digest));
                    }
                }
                if let Some((_, digest)) = longest {
                    look_up(vocabulary, high(digest), narrow(run.from + start), &mut units);
                }
                let content = text.iter().skip(start).take_while(|c| is_content(**c)).count();
                let content = if has_kana { content } else { 0 };
                if longest.is_none() && content >= 2 {
                    let own = text.iter().skip(start).take(MAX_RUN.min(content));
                    let key = own.fold(Digest::new(10), |d, c| d.word(u64::from(u32::from(*c))));
                    units.push(Unit { key: high(key), at: narrow(run.from + start) });
                }
                start +=
                    longest.map_or(if content >= 2 { content } else { 1 }, |(length, _)| length);
            }
        }
        add_units(units.iter().copied(), &mut self.features);
        self.units = units;
    }

    /// Whether a feature of words or characters lies in a part of the line.
    pub(crate) fn is_inside(&self, feature: &Feature, part: &Range<usize>) -> bool {
        let at = usize::from(feature.at);
        // The space before a word belongs to it.
        let starts = at >= part.start
            || at + 1 == part.start && self.line.chars.get(at).is_some_and(|c| *c == ' ');
        feature.block <= CHARS && starts && at + usize::from(feature.length) <= part.end
    }

    /// The features of the meanings in a part of the line, as if it stood alone.
    pub(crate) fn meant_inside(&self, part: &Range<usize>) -> Vec<Feature> {
        let mut features = Vec::with_capacity(64);
        let inside = self.units.iter().filter(|unit| part.contains(&usize::from(unit.at)));
        add_units(inside.copied(), &mut features);
        features
    }
}

/// Adds the features of meanings, each of which counts once.
fn add_units(units: impl Iterator<Item = Unit>, features: &mut Vec<Feature>) {
    let mut distinct: Vec<Unit> = Vec::with_capacity(2 * MAX_UNITS);
    for unit in units {
        if distinct.iter().all(|known| known.key != unit.key) && distinct.len() < 2 * MAX_UNITS {
            distinct.push(unit);
        }
    }
    for (index, unit) in distinct.iter().enumerate() {
        let own = high(Digest::new(5).word(u64::from(unit.key)));
        features.push(Feature { key: own, block: MEANINGS, at: unit.at, length: 0 });
        for other in distinct.iter().take(MAX_UNITS).skip(index + 1) {
            let (low, top) = (unit.key.min(other.key), unit.key.max(other.key));
            let pair = Digest::new(6).word(u64::from(low)).word(u64::from(top));
            let (at, length) = (unit.at, other.at);
            features.push(Feature { key: high(pair), block: PAIRS, at, length });
        }
    }
}

/// Adds the meanings under a key; says whether one is that the words are silent.
fn look_up(vocabulary: &Vocabulary<'_>, key: u32, at: u16, units: &mut Vec<Unit>) -> bool {
    let mut silent = false;
    for concept in vocabulary.concepts(key) {
        if concept == SILENT {
            silent = true;
        } else {
            units.push(Unit { key: concept, at });
        }
    }
    silent
}

/// Key of a word as it is written.
pub(crate) fn whole(word: &[char]) -> u64 {
    word.iter().fold(Digest::new(7), |d, c| d.word(u64::from(u32::from(*c)))).finish()
}

/// Characters of which the words that matter are made, unlike those of endings and particles.
fn is_content(c: char) -> bool {
    matches!(u32::from(c), 0x30A1..=0x30FF) || crate::folding::is_han(c)
}

/// Whether characters of this script say as much as several letters.
fn says_much(c: char) -> bool {
    is_unspaced(c) || matches!(u32::from(c), 0xAC00..=0xD7A3)
}

fn narrow(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// How much of a text is known, and how much there is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Coverage {
    /// Share of the words and pairs of words, in 0..=1.
    pub(crate) words: f32,
    /// Share of the groups of characters, in 0..=1.
    pub(crate) chars: f32,
    /// Words and pairs of words.
    pub(crate) size: f32,
}

/// Turns the inverse document frequencies of a text's features, 0 for what is not known, into
/// their weights: every block gets its length. A feature that comes several times is there several
/// times.
pub(crate) fn weigh(features: &[Feature], weights: &mut [f32]) -> Coverage {
    let mut squares = [0.0_f32; BLOCKS];
    let (mut known, mut all) = ([0.0_f32; BLOCKS], [0.0_f32; BLOCKS]);
    for (feature, weight) in features.iter().zip(weights.iter()) {
        let block = usize::from(feature.block) % BLOCKS;
        all[block] += 1.0;
        known[block] += if *weight > 0.0 { 1.0 } else { 0.0 };
        squares[block] += weight * weight;
    }
    let mut factors = [0.0_f32; BLOCKS];
    // Of few meanings, less is known.
    let meant = (all[usize::from(MEANINGS) % BLOCKS] / ENOUGH_MEANINGS).min(1.0).sqrt();
    let shares = [1.0, 1.0, meant, meant];
    for (((factor, square), length), share) in
        factors.iter_mut().zip(squares).zip(LENGTHS).zip(shares)
    {
        *factor = if square > 0.0 { share * length / square.sqrt() } else { 0.0 };
    }
    for (feature, weight) in features.iter().zip(weights) {
        *weight *= factors[usize::from(feature.block) % BLOCKS];
    }
    let share = |block: u8| {
        let block = usize::from(block) % BLOCKS;
        if all[block] > 0.0 { known[block] / all[block] } else { 0.0 }
    };
    Coverage { words: share(WORDS), chars: share(CHARS), size: all[usize::from(WORDS) % BLOCKS] }
}
