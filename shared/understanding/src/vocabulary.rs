//! The words that training has met and the meanings of words, as two hash tables that are read
//! where they lie. A word that is not known, but is one slip of the finger away from one that is,
//! is read as that one. Building the tables is here too, as the layout is.

use crate::concepts::Entry;
use crate::digest::Digest;
use crate::neighbours::{Neighbours, Spelt};

/// Multiplier of the rolling key of a word; odd.
const ROLL: u64 = 0x9E37_79B9_7F4A_7C15;
/// What undoes it.
const ROLL_BACK: u64 = inverse(ROLL);
/// Its powers.
const POWERS: [u64; MAX_MENDED + 1] = powers();
/// Low bits of a slot, which tell how often the word was met.
const RANK: u32 = 0x1F;
/// Longest word that is mended.
const MAX_MENDED: usize = 20;
/// Shortest word that a longer one is read as.
const SHORTEST: usize = 3;

/// Both tables.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vocabulary<'b> {
    neighbours: &'b Neighbours,
    words: &'b [[u8; 4]],
    concepts: &'b [[u8; 8]],
}

impl<'b> Vocabulary<'b> {
    /// The tables in these bytes; with no slot, or one that is free at least.
    pub(crate) fn new(words: &'b [u8], concepts: &'b [u8], neighbours: &'b Neighbours) -> Self {
        Self { neighbours, words: words.as_chunks().0, concepts: concepts.as_chunks().0 }
    }

    /// The meanings under a key.
    pub(crate) fn concepts(&self, key: u32) -> impl Iterator<Item = u32> + use<'b> {
        let concepts = self.concepts;
        let from = slot(key, concepts.len());
        let (before, behind) = concepts.split_at_checked(from).unwrap_or_default();
        let probes = behind.iter().chain(before);
        let read = probes.map(|[a, b, c, d, e, f, g, h]| {
            (u32::from_le_bytes([*a, *b, *c, *d]), u32::from_le_bytes([*e, *f, *g, *h]))
        });
        let filled = read.take_while(|(_, concept)| *concept != 0);
        filled.filter(move |(own, _)| *own == key).map(|(_, concept)| concept)
    }

    /// How often a word was met, in powers of two from 1; 0 for one that was not.
    fn rank(&self, word: u64) -> u32 {
        let key = mixed(word);
        let from = slot(key, self.words.len());
        let (before, behind) = self.words.split_at_checked(from).unwrap_or_default();
        for slot in behind.iter().chain(before) {
            let slot = u32::from_le_bytes(*slot);
            if slot == 0 {
                return 0;
            }
            if slot & !RANK == key & !RANK {
                return slot & RANK;
            }
        }
        0
    }

    /// Whether a word was met in training.
    pub(crate) fn knows(&self, word: &[char]) -> bool {
        self.rank(roll(word)) > 0
    }

    /// The known word that an unknown one most likely stands for: one letter too many, too few,
    /// another, or two the wrong way round.
    pub(crate) fn mend(&self, word: &[char]) -> Option<Vec<char>> {
        if self.words.is_empty() || word.len() > MAX_MENDED || self.knows(word) {
            return None;
        }
        let script = Spelt::of(word)?;
        let mut best: Option<((bool, u32), Slip)> = None;
        let mut try_slip = |place: usize, slip: Slip, key: u64| {
            let rank = self.rank(key);
            // The first letter is hardly ever wrong.
            let merit = (place > 0, rank);
            if rank > 0 && best.as_ref().is_none_or(|(known, _)| merit > *known) {
                best = Some((merit, slip));
            }
        };
        // Keys of the letters before each place, and of those behind it: a key is linear in its
        // letters, so that of a changed word takes a few multiplications.
        let mut before = 0_u64;
        let mut behind = roll(word);
        let mut power = POWERS.get(word.len()).copied().unwrap_or(0);
        for place in 0..=word.len() {
            let shorter = power.wrapping_mul(ROLL_BACK);
            let here = word.get(place).map(|c| u64::from(u32::from(*c)));
            let behind_next = here.map(|here| behind.wrapping_sub(here.wrapping_mul(shorter)));
            let at = |back: usize| place.checked_sub(back).and_then(|at| word.get(at)).copied();
            let (last, next) = ([at(2), at(1)], |skip| word.get(place + skip).copied());
            self.neighbours.between(script, last, [next(0), next(1)]).for_each(|letter| {
                let missing = push(before, letter).wrapping_mul(power).wrapping_add(behind);
                try_slip(place, Slip::Missing(place, letter), missing);
            });
            if let Some(behind) = behind_next {
                self.neighbours.between(script, last, [next(1), next(2)]).for_each(|letter| {
                    let other = push(before, letter).wrapping_mul(shorter).wrapping_add(behind);
                    try_slip(place, Slip::Other(place, letter), other);
                });
            }
            let (Some(here), Some(behind_here)) = (here, behind_next) else { break };
            if word.len() > SHORTEST {
                let extra = before.wrapping_mul(shorter).wrapping_add(behind_here);
                try_slip(place, Slip::Extra(place), extra);
            }
            if let Some(next) = word.get(place + 1) {
                let shortest = shorter.wrapping_mul(ROLL_BACK);
                let next_behind =
                    behind_here.wrapping_sub(u64::from(u32::from(*next)).wrapping_mul(shortest));
                let swapped = push(before, *next).wrapping_mul(ROLL).wrapping_add(here);
                let swapped = swapped.wrapping_mul(shortest).wrapping_add(next_behind);
                try_slip(place, Slip::Swapped(place), swapped);
            }
            before = before.wrapping_mul(ROLL).wrapping_add(here);
            behind = behind_here;
            power = shorter;
        }
        best.map(|(_, slip)| slip.mended(word))
    }
}

/// A slip of the finger and where it happened.
enum Slip {
    Missing(usize, char),
    Other(usize, char),
    Extra(usize),
    Swapped(usize),
}

impl Slip {
    fn mended(&self, word: &[char]) -> Vec<char> {
        let mut mended = word.to_vec();
        match self {
            Self::Missing(place, letter) => mended.insert((*place).min(word.len()), *letter),
            Self::Other(place, letter) => {
                if let Some(at) = mended.get_mut(*place) {
                    *at = *letter;
                }
            }
            Self::Extra(place) if *place < word.len() => {
                mended.remove(*place);
            }
            Self::Swapped(place) if place + 1 < word.len() => mended.swap(*place, place + 1),
            Self::Extra(_) | Self::Swapped(_) => {}
        }
        mended
    }
}

/// The number by which an odd one gives 1, by Newton's method.
const fn inverse(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut round = 0;
    while round < 6 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(inverse)));
        round += 1;
    }
    inverse
}

const fn powers() -> [u64; MAX_MENDED + 1] {
    let mut powers = [1_u64; MAX_MENDED + 1];
    let mut at = 1;
    while at <= MAX_MENDED {
        powers[at] = powers[at - 1].wrapping_mul(ROLL);
        at += 1;
    }
    powers
}

fn push(key: u64, letter: char) -> u64 {
    key.wrapping_mul(ROLL).wrapping_add(u64::from(u32::from(letter)))
}

fn roll(word: &[char]) -> u64 {
    word.iter().fold(0, |key, letter| push(key, *letter))
}

fn mixed(word: u64) -> u32 {
    u32::try_from(Digest::new(8).word(word).finish() >> 32).unwrap_or(0)
}

fn slot(key: u32, slots: usize) -> usize {
    usize::try_from((u64::from(key) * (slots as u64)) >> 32).unwrap_or(0)
}

/// The table of words, each with how often it was met.
pub(crate) fn write_words<'w>(words: impl Iterator<Item = (&'w [char], u32)>) -> Vec<u8> {
    let listed: Vec<(u32, u32)> = words
        .map(|(word, count)| (mixed(roll(word)), (32 - count.leading_zeros()).clamp(1, RANK)))
        .collect();
    let slots = listed.len() * 5 / 4 + 1;
    let mut table = vec![0_u32; if listed.is_empty() { 0 } else { slots }];
    for (key, rank) in listed {
        let mut at = slot(key, slots);
        while table.get(at).is_some_and(|slot| *slot != 0 && *slot & !RANK != key & !RANK) {
            at = (at + 1) % slots;
        }
        if let Some(place) = table.get_mut(at) {
            *place = key & !RANK | rank.max(*place & RANK);
        }
    }
    table.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The table of meanings.
pub(crate) fn write_concepts(entries: &[Entry]) -> Vec<u8> {
    let slots = entries.len() * 3 / 2 + 1;
    let mut table = vec![[0_u32; 2]; if entries.is_empty() { 0 } else { slots }];
    for entry in entries {
        let mut at = slot(entry.key, slots);
        while table.get(at).is_some_and(|[_, concept]| *concept != 0) {
            at = (at + 1) % slots;
        }
        if let Some(place) = table.get_mut(at) {
            *place = [entry.key, entry.concept];
        }
    }
    table.into_iter().flatten().flat_map(u32::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn a_slip_is_mended_and_a_known_word_is_left() {
        let known = ["refund", "cancel", "order", "border", "посылка", "الطلب"].map(chars);
        let bytes = write_words(known.iter().map(|word| (word.as_slice(), 3)));
        let neighbours = Neighbours::of(known.iter().map(Vec::as_slice));
        let vocabulary = Vocabulary::new(&bytes, &[], &neighbours);
        for (word, expected) in [
            ("refnud", Some("refund")),
            ("refun", Some("refund")),
            ("refundd", Some("refund")),
            ("canxel", Some("cancel")),
            ("ordr", Some("order")),
            ("border", None),
            ("посылак", Some("посылка")),
            ("الطلاب", Some("الطلب")),
            ("elephant", None),
            ("reufdn", None),
        ] {
            let mended = vocabulary.mend(&chars(word));
            assert_eq!(mended, expected.map(chars), "{word}");
        }
    }
}
