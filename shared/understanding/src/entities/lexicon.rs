//! The words that recognisers know, of all languages, in one table: one look-up of a word or of a
//! phrase gives everything that it can mean. The words themselves are data, `lexicon/*.txt`; what
//! a meaning is good for is decided by the recognisers.
//!
//! A line of data is `kind value: form, form, …`. A form `stem+set` stands for the stem with each
//! ending of the line `set name: ending ending …`, where `-` is the empty ending. Forms are
//! compared without case, accents and Arabic vowel signs.

use std::sync::LazyLock;

use aisle_domain::language::Language;

use super::view::{Class, base, class_of, step};

macro_rules! kinds {
    ($($name:ident $word:literal),* $(,)?) => {
        /// What a word can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Kind { $($name),* }

        impl Kind {
            fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    Number "number", One "one", Ordinal "ordinal", Unit "unit", Half "half",
    RelDay "relday", Weekday "weekday", Month "month", Holiday "holiday", DayPart "daypart",
    RelPeriod "relperiod", Last "last", Next "next", This "this", Ago "ago", Within "within",
    Edge "edge", DatePrefix "dateprefix", Of "of", Since "since",
    Colour "colour", Shade "shade", Country "country", Payment "payment",
    Currency "currency", Multiplier "multiplier",
    Size "size", SizeCue "sizecue", Swap "swap", Prep "prep", Counter "counter", Measure "measure",
    CouponCue "couponcue", TrackCue "trackcue", PhoneCue "phonecue", PostCue "postcue",
    OtherCue "othercue", To "to", StreetBefore "streetbefore", StreetAfter "streetafter",
    House "house", Place "place", Func "func", Article "article", Choice "choice", Block "block",
    AgeCue "agecue", Many "many", NumberCue "numbercue", QuantityCue "quantitycue",
}

impl Kind {
    pub(crate) const fn bit(self) -> u64 {
        1 << (self as u8)
    }
}

/// One meaning of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sense {
    pub(crate) kind: Kind,
    /// The value where it is a number, else 0.
    pub(crate) number: i32,
    /// The value as it is written.
    pub(crate) name: &'static str,
    /// The languages in which the form has this meaning, see [`mask`].
    pub(crate) languages: u16,
}

/// The bit of what is said alike in all languages.
pub(crate) const COMMON: u16 = 1 << 12;

/// The bit of a language.
pub(crate) fn mask(language: Language) -> u16 {
    Language::ALL.iter().position(|l| *l == language).map_or(0, |index| 1 << index)
}

const FILES: [(Option<Language>, &str); 14] = [
    (None, include_str!("lexicon/common.txt")),
    (None, include_str!("lexicon/countries.txt")),
    (Some(Language::En), include_str!("lexicon/en.txt")),
    (Some(Language::Zh), include_str!("lexicon/zh.txt")),
    (Some(Language::Es), include_str!("lexicon/es.txt")),
    (Some(Language::Fr), include_str!("lexicon/fr.txt")),
    (Some(Language::De), include_str!("lexicon/de.txt")),
    (Some(Language::It), include_str!("lexicon/it.txt")),
    (Some(Language::Pt), include_str!("lexicon/pt.txt")),
    (Some(Language::Ja), include_str!("lexicon/ja.txt")),
    (Some(Language::Ko), include_str!("lexicon/ko.txt")),
    (Some(Language::Ar), include_str!("lexicon/ar.txt")),
    (Some(Language::Ru), include_str!("lexicon/ru.txt")),
    (Some(Language::Id), include_str!("lexicon/id.txt")),
];

/// What a table knows about a form: its meanings, and how many more words or characters the
/// longest form has that begins with it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slot {
    tag: u32,
    first: u16,
    count: u8,
    pub(crate) longer: u8,
}

/// All forms by the hash of their characters: open addressing, with a bit set in front that turns
/// away most words that are not in it.
pub(crate) struct Lexicon {
    slots: Vec<Slot>,
    shift: u32,
    seen: Vec<u64>,
    senses: Vec<Sense>,
}

/// The one table.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut entries = Vec::with_capacity(16_384);
    for (language, text) in FILES {
        read(text, language.map_or(COMMON, mask), &mut entries);
    }
    Lexicon::build(entries)
});

const SEEN_BITS: u64 = 1 << 17;

impl Lexicon {
    /// What is known of the form with this hash.
    pub(crate) fn get(&self, hash: u64) -> Option<&Slot> {
        let bit = (hash >> 20) % SEEN_BITS;
        let word = self.seen.get(usize::try_from(bit / 64).ok()?)?;
        if word & (1 << (bit % 64)) == 0 {
            return None;
        }
        let tag = tag(hash);
        let mut index = hash >> self.shift;
        loop {
            let slot = self.slots.get(usize::try_from(index).ok()?)?;
            if slot.tag == tag {
                return Some(slot);
            }
            if slot.tag == 0 {
                return None;
            }
            index = (index + 1) & (u64::MAX >> self.shift);
        }
    }

    /// The meanings of a form.
    pub(crate) fn senses(&self, slot: &Slot) -> &[Sense] {
        let first = usize::from(slot.first);
        self.senses.get(first..first + usize::from(slot.count)).unwrap_or_default()
    }

    fn build(mut entries: Vec<(u64, u8, Option<Sense>)>) -> Self {
        entries.sort_by_key(|(hash, _, _)| *hash);
        let bits = (2 * entries.len().max(8)).next_power_of_two().trailing_zeros();
        let shift = 64 - bits;
        let mut slots = vec![Slot::default(); 1 << bits];
        let mut seen = vec![0_u64; usize::try_from(SEEN_BITS / 64).unwrap_or_default()];
        let mut senses: Vec<Sense> = Vec::with_capacity(entries.len());
        for group in entries.chunk_by(|a, b| a.0 == b.0) {
            let Some((hash, _, _)) = group.first() else { continue };
            let first = senses.len();
            for sense in group.iter().filter_map(|(_, _, sense)| *sense) {
                let own = senses.iter_mut().skip(first);
                match own
                    .into_iter()
                    .find(|s| (s.kind, s.number, s.name) == (sense.kind, sense.number, sense.name))
                {
                    Some(same) => same.languages |= sense.languages,
                    None => senses.push(sense),
                }
            }
            let slot = Slot {
                tag: tag(*hash),
                first: u16::try_from(first).unwrap_or(u16::MAX),
                count: u8::try_from(senses.len() - first).unwrap_or(u8::MAX),
                longer: group.iter().map(|(_, longer, _)| *longer).max().unwrap_or(0),
            };
            let bit = (hash >> 20) % SEEN_BITS;
            if let Some(word) = seen.get_mut(usize::try_from(bit / 64).unwrap_or_default()) {
                *word |= 1 << (bit % 64);
            }
            let mut index = usize::try_from(hash >> shift).unwrap_or_default();
            while slots.get(index).is_some_and(|slot| slot.tag != 0) {
                index = (index + 1) % slots.len();
            }
            if let Some(place) = slots.get_mut(index) {
                *place = slot;
            }
        }
        Self { slots, shift, seen, senses }
    }
}

fn tag(hash: u64) -> u32 {
    // Truncation is the point; 0 marks an empty slot.
    #[allow(clippy::cast_possible_truncation)]
    let tag = (hash >> 8) as u32;
    tag | 1
}

/// Reads a file of words into (hash of a form or of its beginning, how much longer it goes on,
/// meaning).
fn read(text: &'static str, languages: u16, entries: &mut Vec<(u64, u8, Option<Sense>)>) {
    let mut sets: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((head, forms)) = line.split_once(": ") else { continue };
        let (word, name) = head.split_once(' ').unwrap_or((head, ""));
        if word == "set" {
            sets.push((name, forms.split_whitespace().collect()));
            continue;
        }
        let Some(kind) = Kind::named(word) else { continue };
        let sense = Sense { kind, number: name.parse().unwrap_or(0), name, languages };
        for form in forms.split(',').map(str::trim).filter(|form| !form.is_empty()) {
            match form.split_once('+') {
                None => add(form, sense, entries),
                Some((stem, set)) => {
                    let endings = sets.iter().find(|(name, _)| *name == set);
                    for ending in endings.map(|(_, e)| e.as_slice()).unwrap_or_default() {
                        let ending = if *ending == "-" { "" } else { ending };
                        add(&format!("{stem}{ending}"), sense, entries);
                    }
                }
            }
        }
    }
}

/// Adds a form and its beginnings. The steps are those of `view.rs`: a word is one step, and so is
/// a character of a script without spaces.
fn add(form: &str, sense: Sense, entries: &mut Vec<(u64, u8, Option<Sense>)>) {
    let mut ends: Vec<u64> = Vec::new();
    let mut hash = 0;
    let mut last: Option<Class> = None;
    let mut gap = false;
    for c in form.chars() {
        let class = class_of(c);
        if class == Class::Other {
            gap = true;
            continue;
        }
        let joins = !gap && class == Class::Word && last == Some(Class::Word);
        if !joins && last.is_some() {
            ends.push(hash);
            if last == Some(Class::Word) && class == Class::Word {
                hash = step(hash, ' ');
            }
        }
        if let Some(c) = base(c) {
            hash = step(hash, c);
        }
        last = Some(class);
        gap = false;
    }
    let length = ends.len();
    for (index, end) in ends.into_iter().enumerate() {
        entries.push((end, u8::try_from(length - index).unwrap_or(u8::MAX), None));
    }
    entries.push((hash, 0, Some(sense)));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typing errors in the data would silently lose words.
    #[test]
    fn every_line_of_data_is_read() {
        for (language, text) in FILES {
            let mut sets = vec![];
            for line in text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
                let (head, forms) = line.split_once(": ").unwrap_or((line, ""));
                let (word, name) = head.split_once(' ').unwrap_or((head, ""));
                assert!(!forms.is_empty(), "{language:?}: {line}");
                if word == "set" {
                    sets.push(name);
                    continue;
                }
                assert!(Kind::named(word).is_some(), "{language:?}: {line}");
                for form in forms.split(',').filter_map(|f| f.split_once('+')) {
                    assert!(sets.contains(&form.1.trim()), "{language:?}: {line}");
                }
            }
        }
        assert!(LEXICON.senses.len() < usize::from(u16::MAX));
    }
}
