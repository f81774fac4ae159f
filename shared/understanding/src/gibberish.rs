//! Tells letters that make no words from words: by groups of three letters that no word of the
//! pack has. It is asked only about words that are not known, and says so of a whole message.

use crate::digest::Digest;
use crate::tokens::{Kind, Line};
use crate::vocabulary::Vocabulary;

/// Bits of the table.
const BITS: u32 = 18;
/// Letters of a word that is looked at; a shorter one says nothing.
const SHORTEST: usize = 4;
/// Letters of a message about which anything is said.
const LEAST_LETTERS: usize = 7;
/// Letters of a word from which the threshold is learned.
const LEAST_LEARNED: usize = 5;
/// Share of known words that may look like no word, were they not known.
const MISTAKEN: f32 = 0.02;

/// The table of the groups that words have, and the share of strange groups from which on a
/// message is gibberish, so that hardly any word would be, had the others not had its groups.
pub(crate) fn learn<'w>(words: impl Iterator<Item = &'w [char]> + Clone) -> (Vec<u8>, f32) {
    let mut counts = vec![0_u8; 1 << BITS];
    for group in words.clone().filter(|word| is_judged(word)).flat_map(groups) {
        if let Some(count) = counts.get_mut(group) {
            *count = count.saturating_add(1);
        }
    }
    let is_rare = |group: usize| counts.get(group).is_none_or(|count| *count <= 1);
    let judged = words.filter(|word| is_judged(word) && word.len() >= LEAST_LEARNED);
    let mut shares: Vec<f32> = judged.map(|word| strange(groups(word), is_rare)).collect();
    shares.sort_by(|a, b| b.total_cmp(a));
    let mistaken = shares.iter().zip(1_u16..).find(|(_, rank)| {
        f32::from(*rank) > MISTAKEN * f32::from(u16::try_from(shares.len()).unwrap_or(u16::MAX))
    });
    let threshold = mistaken.map_or(1.0, |(share, _)| *share);
    let byte = |counts: &[u8; 8]| {
        counts.iter().enumerate().map(|(bit, count)| u8::from(*count > 0) << bit).sum()
    };
    (counts.as_chunks::<8>().0.iter().map(byte).collect(), threshold)
}

/// Whether a message is letters only that make no words.
pub(crate) fn is_gibberish(
    line: &Line,
    table: &[u8],
    threshold: f32,
    vocabulary: &Vocabulary<'_>,
) -> bool {
    let (mut letters, mut sum, mut all) = (0_usize, 0.0_f32, 0.0_f32);
    for token in &line.tokens {
        let word = line.text(token);
        match token.kind {
            Kind::Run => return false,
            Kind::Mark => continue,
            Kind::Word => letters += word.len(),
        }
        if word.len() < SHORTEST {
            continue;
        }
        if !is_judged(word) || vocabulary.knows(word) || vocabulary.mend(word).is_some() {
            return false;
        }
        let is_strange =
            |group: usize| table.get(group / 8).is_none_or(|byte| byte >> (group % 8) & 1 == 0);
        for group in groups(word) {
            sum += if is_strange(group) { 1.0 } else { 0.0 };
            all += 1.0;
        }
    }
    letters >= LEAST_LETTERS && all > 0.0 && sum / all >= threshold.max(0.3)
}

fn strange(groups: impl Iterator<Item = usize>, is_strange: impl Fn(usize) -> bool) -> f32 {
    let (mut sum, mut all) = (0.0_f32, 0.0_f32);
    for group in groups {
        sum += if is_strange(group) { 1.0 } else { 0.0 };
        all += 1.0;
    }
    if all > 0.0 { sum / all } else { 0.0 }
}

/// Latin letters only: where a letter is a syllable or a word, this tells nothing, and words of
/// other alphabets need not be in the pack.
fn is_judged(word: &[char]) -> bool {
    word.len() >= SHORTEST && word.iter().all(char::is_ascii_lowercase)
}

fn groups(word: &[char]) -> impl Iterator<Item = usize> {
    word.windows(3).map(|group| {
        let digest = group.iter().fold(Digest::new(9), |d, c| d.word(u64::from(u32::from(*c))));
        usize::try_from(digest.finish() >> (64 - BITS)).unwrap_or(0)
    })
}
