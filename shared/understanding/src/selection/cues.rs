//! The words of `cues.txt` in a text: "everything", "except", "instead of", 换成. What they do to
//! the things named around them is decided where things are read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::{Make, Word, Words};

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident $word:literal),* $(,)?) => {
        /// What a cue does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Cue { $($(#[$doc])* $name),* }

        impl Cue {
            fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

cues! {
    /// Everything there is.
    Everything "everything",
    /// All of what is named next; everything where nothing is.
    All "all",
    /// Any one.
    Either "either",
    /// Two, and no more.
    Both "both",
    /// What is not named.
    Rest "rest",
    /// Leaves out what follows.
    Except "except",
    /// Leaves out what stands before.
    Excepted "excepted",
    /// Leaves out the next thing.
    Not "not",
    /// The next things stay.
    Keep "keep",
    /// The things before stay.
    Kept "kept",
    /// Ends what leaves out.
    Only "only",
    /// Nothing is meant.
    None "none",
    /// What is wanted follows.
    To "to",
    /// As now, but.
    Same "same",
    /// How it is now follows.
    From "from",
    /// What is not wanted follows.
    Instead "instead",
    /// What is not wanted stands before.
    Replaced "replaced",
    /// An option that is not there follows.
    No "no",
    /// The lowest price.
    Cheapest "cheapest",
    /// A lower price.
    Cheaper "cheaper",
    /// The highest price.
    Dearest "dearest",
    /// A higher price.
    Dearer "dearer",
    /// More of a measure.
    More "more",
    /// Less of it.
    Less "less",
    /// The most of it.
    Most "most",
    /// The least of it.
    Least "least",
    /// Joins.
    And "and",
    /// One of several.
    Or "or",
    /// If what stands before cannot be.
    Failing "failing",
    /// A thing without a name.
    Thing "thing",
    /// Something is done with what follows.
    Act "act",
    /// Nothing, whatever its words could be.
    Nothing "nothing",
}

/// A cue and how many words it has; `cues` has all that the same words can be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    cues: &'static [Cue],
    pub(super) length: usize,
}

impl Found {
    pub(super) fn is(self, cue: Cue) -> bool {
        self.cues.contains(&cue)
    }
}

/// Forms by their first word, longest first.
type Table = BTreeMap<String, Vec<(Vec<String>, Vec<Cue>)>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for line in include_str!("cues.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((word, forms)) = line.split_once(": ") else { continue };
        let Some(cue) = Cue::named(word) else { continue };
        for form in forms.split(',') {
            let mut words = Words::plain(form.trim()).into_iter().map(|word| word.text);
            let Some(first) = words.next() else { continue };
            let rest: Vec<String> = words.collect();
            let forms = table.entry(first).or_default();
            match forms.iter_mut().find(|(words, _)| *words == rest) {
                Some((_, cues)) if cues.contains(&cue) => {}
                Some((_, cues)) => cues.push(cue),
                None => forms.push((rest, vec![cue])),
            }
        }
    }
    for forms in table.values_mut() {
        forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    table
});

/// Reads the table now, not with the first message.
pub(super) fn warm() {
    LazyLock::force(&TABLE);
}

/// The longest cue that begins with a word.
pub(super) fn at(words: &Words, index: usize) -> Option<Found> {
    words.cues.get(index).copied().flatten()
}

/// The longest cue at each word.
pub(super) fn of(words: &[Word]) -> Vec<Option<Found>> {
    (0..words.len()).map(|index| look_up(words, index)).collect()
}

fn look_up(words: &[Word], index: usize) -> Option<Found> {
    let word = words.get(index).filter(|word| !matches!(word.make, Make::Pause | Make::Stop))?;
    let forms = TABLE.get(word.text.as_str());
    let forms = forms.or_else(|| beginnings(word).find_map(|start| TABLE.get(start)))?;
    let fits = |form: &[String]| {
        let said = words.get(index + 1..).unwrap_or_default();
        form.len() <= said.len() && form.iter().zip(said).all(|(text, word)| *text == word.text)
    };
    let (form, cues) = forms.iter().find(|(form, _)| fits(form))?;
    Some(Found { cues: cues.as_slice(), length: form.len() + 1 })
}

/// Korean words carry endings, Arabic ones an article: what is left without them.
fn beginnings(word: &Word) -> impl Iterator<Item = &str> {
    let text = word.text.as_str();
    let hangul = text.starts_with(|c| matches!(u32::from(c), 0xAC00..=0xD7A3));
    let shorter = text.char_indices().skip(1).map(|(end, _)| end).collect::<Vec<_>>();
    let without = ["ال", "وال", "بال", "لل", "و", "ب"]
        .into_iter()
        .filter_map(move |start| text.strip_prefix(start).filter(|rest| rest.len() > 3));
    let starts = shorter.into_iter().rev().filter(move |_| hangul);
    starts.filter_map(move |end| text.get(..end)).filter(|s| s.chars().count() > 1).chain(without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        for line in include_str!("cues.txt").lines().filter(|line| !line.starts_with('#')) {
            if line.is_empty() {
                continue;
            }
            let kind = line.split_once(": ").and_then(|(word, _)| Cue::named(word));
            assert!(kind.is_some(), "{line}");
        }
    }

    #[test]
    fn the_longest_form_counts() {
        for (text, cue, length) in [
            ("all of them", Cue::All, 3),
            ("all lamps", Cue::All, 1),
            ("at all", Cue::Nothing, 2),
            ("instead of", Cue::Instead, 2),
            ("换成红色", Cue::To, 2),
            ("나머지는", Cue::Rest, 1),
            ("والباقي", Cue::Rest, 1),
        ] {
            let found = at(&Words::read(text), 0).unwrap_or_default();
            assert!(found.is(cue), "{text}: {found:?}");
            assert_eq!(found.length, length, "{text}");
        }
    }
}
