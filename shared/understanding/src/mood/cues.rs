//! Words of haste and of anger in twelve languages (`cues.txt`), all looked for at once.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::folding::{Folded, is_han};

/// How much a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// It may be said calmly, too.
    Weak,
    /// It is hardly ever said calmly.
    Strong,
}

/// The strongest words found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Found {
    pub(crate) urgent: Option<Cue>,
    pub(crate) angry: Option<Cue>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    is_angry: bool,
    cue: Cue,
    /// Whether the word may go on.
    is_stem: bool,
}

struct Cues {
    entries: Vec<Entry>,
    /// `None` if the words make no automaton, which a test rules out.
    automaton: Option<AhoCorasick>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let (words, entries) = parse(include_str!("cues.txt"));
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(words)
        .ok();
    Cues { entries, automaton }
});

/// The lines `KIND STRENGTH: word, word`; others are skipped.
fn parse(table: &str) -> (Vec<String>, Vec<Entry>) {
    let mut words = Vec::new();
    let mut entries = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let Some((head, listed)) = line.split_once(": ") else { continue };
        let cue = if head.ends_with("strong") { Cue::Strong } else { Cue::Weak };
        let is_angry = head.starts_with("angry");
        for word in listed.split(", ") {
            let is_stem = word.ends_with('*');
            words.push(word.trim_end_matches('*').to_owned());
            entries.push(Entry { is_angry, cue, is_stem });
        }
    }
    (words, entries)
}

/// The strongest cues of a text.
pub(crate) fn find(text: &[Folded]) -> Found {
    let mut found = Found::default();
    let Some(automaton) = &CUES.automaton else { return found };
    let mut lower = String::with_capacity(text.len() * 2);
    for f in text {
        let c = if f.char == '’' { '\'' } else { f.char };
        lower.extend(c.to_lowercase());
    }
    for hit in automaton.find_overlapping_iter(&lower) {
        let Some(entry) = CUES.entries.get(hit.pattern().as_usize()) else { continue };
        if is_word(&lower, hit.start(), hit.end(), entry.is_stem) {
            let strongest = if entry.is_angry { &mut found.angry } else { &mut found.urgent };
            *strongest = (*strongest).max(Some(entry.cue));
        }
    }
    found
}

/// Whether bytes `start..end` are a word of their own, or the beginning of one for a stem. Scripts
/// that write words together, or glue particles to them, need no borders.
fn is_word(text: &str, start: usize, end: usize, is_stem: bool) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    let first = text.get(start..).and_then(|t| t.chars().next());
    if first.is_some_and(is_joined) {
        return true;
    }
    let free = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() && !is_joined(c));
    free(before) && (is_stem || free(after))
}

/// Chinese characters, kana, Korean syllables and Arabic letters.
fn is_joined(c: char) -> bool {
    is_han(c) || matches!(u32::from(c), 0x3041..=0x30FF | 0xAC00..=0xD7A3 | 0x0620..=0x06FF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folding::fold;

    #[test]
    fn the_table_is_whole() {
        let (words, entries) = parse(include_str!("cues.txt"));
        assert!(CUES.automaton.is_some());
        assert!(words.len() > 400 && words.len() == entries.len());
        for word in words {
            assert!(
                !word.is_empty() && word.trim() == word && word.to_lowercase() == word,
                "{word}"
            );
        }
    }

    #[test]
    fn words_have_borders_where_the_script_has_them() {
        let found = |text: &str| find(&fold(text));
        assert_eq!(found("it is URGENT!").urgent, Some(Cue::Strong));
        assert_eq!(found("an insurgent scampered").angry, None);
        assert_eq!(found("fraudulent").angry, Some(Cue::Strong));
        assert_eq!(found("你们是骗子吗").angry, Some(Cue::Strong));
        assert_eq!(found("Срочный вопрос").urgent, Some(Cue::Strong));
    }
}
