//! Finds the products of an order in a text, by their names or by the part of them that people say:
//! "keyboard" for "Mechanical Keyboard", 键盘 for 机械键盘.

use super::cues::{self, Cue};
use super::goods::{Goods, Group};
use super::words::{Make, Word, Words, typed};

/// Products named by words `from..to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The groups that have the name; more than one if the words do not tell.
    pub(super) groups: Vec<usize>,
    /// Whether the plural of a name was said.
    pub(super) plural: bool,
    strength: usize,
}

/// Words that say little of what something is: the word before them says it as well.
const WEAK: [&str; 15] = [
    "set",
    "puzzle",
    "kit",
    "pack",
    "system",
    "machine",
    "maker",
    "cleaner",
    "device",
    "unit",
    "holder",
    "stand",
    "bundle",
    "appliance",
    "gear",
];

/// All names in a text, without overlaps, in their order.
pub(super) fn find(words: &Words, goods: &Goods<'_>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for (index, group) in goods.groups.iter().enumerate() {
        for name in &group.names {
            for at in 0..words.len() {
                if words.is(at, Make::Pause) || words.is(at, Make::Stop) {
                    continue;
                }
                if let Some((to, strength, plural)) = name_at(words, at, name, goods) {
                    found.push(Named { from: at, to, groups: vec![index], plural, strength });
                }
            }
        }
    }
    found.sort_by_key(|named| (std::cmp::Reverse(named.strength), named.from));
    let mut kept: Vec<Named> = Vec::new();
    for named in found {
        match kept.iter_mut().find(|k| k.from < named.to && named.from < k.to) {
            None => kept.push(named),
            Some(known) => {
                let same = (known.from, known.to, known.strength)
                    == (named.from, named.to, named.strength);
                let own = named.groups.iter().all(|group| known.groups.contains(group));
                if same && !own {
                    known.groups.extend(named.groups);
                }
            }
        }
    }
    kept.sort_by_key(|named| named.from);
    kept
}

/// The end of a name that begins at a word, how much of it is there, and whether it is a plural.
fn name_at(
    words: &Words,
    at: usize,
    name: &[Word],
    goods: &Goods<'_>,
) -> Option<(usize, usize, bool)> {
    if name.iter().any(|word| word.make == Make::Sign) {
        return unspaced(words, at, name);
    }
    let head = name.len().checked_sub(1)?;
    let weak = name.get(head).is_some_and(|word| WEAK.contains(&word.text.as_str())) && head > 0;
    let (mut to, mut next, mut count) = (at, 0, 0);
    let (mut has_head, mut plural) = (false, false);
    while let Some((place, said, of_name)) = word_at(words, to, name, next) {
        let last = place + of_name - 1;
        has_head |= last == head || (weak && last + 1 == head);
        plural = words.get(to + said - 1).is_some_and(|word| word.plural)
            && name.get(last).is_some_and(|word| !word.plural);
        (to, next, count) = (to + said, place + of_name, count + of_name);
    }
    if has_head {
        // A weak word alone may be of anything: "the machine" is enough only when nothing is better.
        let alone = weak && count == 1 && next == name.len();
        // "Please set up a return."
        if alone && words.text(to) == "up" {
            return None;
        }
        return Some((to, count * 4 - usize::from(alone), plural));
    }
    if count > 0 {
        // "the mechanical one"
        let one = cues::at(words, to).is_some_and(|cue| cue.is(Cue::Thing));
        return one.then_some((to, count * 4 - 2, words.get(to).is_some_and(|word| word.plural)));
    }
    // "phone" for "smartphone", unless a value is called so: "glass".
    let word = words.get(at).filter(|word| word.make == Make::Letters && word.text.len() >= 5)?;
    let part = name.get(head).is_some_and(|head| head.text.ends_with(word.text.as_str()));
    let value = |group: &Group<'_>| {
        let mut values = group.options.iter().flat_map(|option| &option.values);
        values.any(|value| value.words.words.iter().any(|of| of.text == word.text))
    };
    (part && !goods.groups.iter().any(value)).then_some((at + 1, 1, word.plural))
}

/// A word of a name at a word of the text: its place in the name, and how many words of the text
/// and of the name it takes ("tshirt", "book shelf").
fn word_at(words: &Words, at: usize, name: &[Word], next: usize) -> Option<(usize, usize, usize)> {
    let said = words.get(at).filter(|word| matches!(word.make, Make::Letters | Make::Number))?;
    for (place, word) in name.iter().enumerate().skip(next) {
        if typed(&word.text, &said.text) {
            return Some((place, 1, 1));
        }
        if let Some(follow) = name.get(place + 1)
            && said.text.len() == word.text.len() + follow.text.len()
            && said.text.starts_with(word.text.as_str())
            && said.text.ends_with(follow.text.as_str())
        {
            return Some((place, 1, 2));
        }
        if let Some(follow) = words.get(at + 1)
            && word.text.len() == said.text.len() + follow.text.len()
            && word.text.starts_with(said.text.as_str())
            && word.text.ends_with(follow.text.as_str())
            && !follow.text.is_empty()
        {
            return Some((place, 2, 1));
        }
    }
    None
}

/// A part of a name without spaces: two characters or more that end it or stand before a word for
/// the thing, or its last one.
fn unspaced(words: &Words, at: usize, name: &[Word]) -> Option<(usize, usize, bool)> {
    const COMMON: [&str; 12] =
        ["机", "器", "子", "包", "套", "装", "品", "件", "组", "盒", "色", "款"];
    // "商品" ends many a name ("套装商品"), and means none of them.
    const GENERIC: [&str; 5] = ["商品", "产品", "宝贝", "货品", "物品"];
    let mut best: Option<(usize, usize)> = None;
    for start in 0..name.len() {
        let same = (0..name.len() - start)
            .take_while(|i| {
                let word = name.get(start + i);
                word.is_some_and(|word| !word.text.is_empty() && word.text == words.text(at + i))
            })
            .count();
        let ends = start + same == name.len();
        let one = cues::at(words, at + same).is_some_and(|cue| cue.is(Cue::Thing));
        let last = name.last().is_some_and(|word| !COMMON.contains(&word.text.as_str()));
        let said: String = (at..at + same).map(|i| words.text(i)).collect();
        let generic = GENERIC.contains(&said.as_str()) && same < name.len();
        let enough = (same >= 2 && (ends || one)) || (same == 1 && ends && last);
        let enough = enough && !generic;
        // What ends the name says more than what begins it.
        let strength = (same * 4).saturating_sub(usize::from(!ends) * 2);
        if enough && best.is_none_or(|(_, known)| known < strength) {
            best = Some((at + same, strength));
        }
    }
    best.map(|(to, strength)| (to, strength, false))
}
