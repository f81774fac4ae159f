//! Finds the products of a shop by name, alias or a distinctive part of one, with one typing error
//! in a word of five letters or more, and the variant where the words leave only one. Built once;
//! a look-up touches only the names that share a word with the message.

use std::hash::{BuildHasherDefault, Hasher};

use aisle_domain::ids::{ItemId, ProductId};
use aisle_domain::understood::EntityValue;
use indexmap::IndexMap;

use super::Found;
use super::lexicon::Kind;
use super::view::{Class, View, base, class_of, step};

/// A product as shoppers may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// Its identifier.
    pub product: ProductId,
    /// Its names and aliases in all languages.
    pub names: Vec<String>,
    /// What can be bought of it.
    pub variants: Vec<CatalogueVariant>,
}

/// A variant as shoppers may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueVariant {
    /// Its identifier.
    pub item: ItemId,
    /// The values of its options, such as "black" and "M".
    pub options: Vec<String>,
}

/// The products of a shop, indexed by the words of their names.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    products: Vec<(ProductId, Variants)>,
    names: Vec<Name>,
    /// Word by the hash of its letters.
    exact: Map<u32>,
    /// Words by the hash of what is left of them without one letter.
    near: Map<Vec<u32>>,
    words: Vec<Word>,
    /// Products, and items of one, by the hash of their identifiers.
    numbers: Map<(u32, Option<u32>)>,
}

/// Items with the hashes of their options.
type Variants = Vec<(ItemId, Vec<u64>)>;

#[derive(Debug, Clone)]
struct Name {
    product: u32,
    words: Vec<u32>,
    /// Sum of its words' weights.
    weight: u32,
}

#[derive(Debug, Clone)]
struct Word {
    letters: Vec<char>,
    /// The names that it stands in.
    names: Vec<u32>,
    /// The rarer, the heavier.
    weight: u32,
}

impl Word {
    /// A number alone names no product; it only confirms one.
    fn is_number(&self) -> bool {
        self.letters.iter().all(char::is_ascii_digit)
    }
}

type Map<V> = IndexMap<u64, V, BuildHasherDefault<Hashed>>;

/// Takes a hash as it is.
#[derive(Debug, Default, Clone)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// Characters that an identifier has at least to be read as one.
const MIN_NUMBER: usize = 6;
/// Letters from which on a word may have a typing error.
const MIN_FUZZY: usize = 5;
const MAX_LETTERS: usize = 24;
/// Names of a word that are looked at; words of more names only confirm others.
const MAX_NAMES: usize = 256;
/// Most words of a run that are read as one name.
const MAX_RUN: usize = 12;
/// Parts of a hundred of a name's weight that must be said.
const MIN_SHARE: u32 = 60;

impl Catalogue {
    /// Indexes a shop's products.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = CatalogueEntry>) -> Self {
        let mut catalogue = Self::default();
        for entry in entries {
            let index = u32::try_from(catalogue.products.len()).unwrap_or(u32::MAX);
            for name in &entry.names {
                catalogue.add_name(index, name);
            }
            let option =
                |text: &String| words_of(text).iter().fold(0, |h, word| step(h ^ hash(word), ' '));
            catalogue.add_number(entry.product.as_str(), (index, None));
            for (place, variant) in (0..).zip(&entry.variants) {
                catalogue.add_number(variant.item.as_str(), (index, Some(place)));
            }
            let variants = entry
                .variants
                .into_iter()
                .map(|v| (v.item, v.options.iter().map(option).collect()));
            catalogue.products.push((entry.product, variants.collect()));
        }
        catalogue.weigh();
        catalogue
    }

    fn add_name(&mut self, product: u32, name: &str) {
        let index = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let mut words = Vec::new();
        for letters in words_of(name) {
            let id = self.word(&letters);
            if let Some(word) = self.words.get_mut(id as usize)
                && word.names.last() != Some(&index)
            {
                word.names.push(index);
            }
            words.push(id);
        }
        if !words.is_empty() {
            self.names.push(Name { product, words, weight: 0 });
        }
    }

    /// An identifier that shoppers may write down: long enough, and with a digit. What stands for two
    /// products stands for the first; for a product and its item, for the item.
    fn add_number(&mut self, id: &str, place: (u32, Option<u32>)) {
        if id.len() < MIN_NUMBER || !id.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let letters: Vec<char> = id.chars().map(|c| c.to_ascii_lowercase()).collect();
        let known = self.numbers.entry(hash(&letters)).or_insert(place);
        if known.0 == place.0 {
            known.1 = known.1.or(place.1);
        }
    }

    /// Finds the products that are called by their numbers.
    pub(super) fn find_numbers(&self, found: &mut Found<'_>) {
        if self.numbers.is_empty() {
            return;
        }
        let view = found.view;
        let is_part =
            |at: usize| view.char(at).is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
        let mut at = 0;
        while at < view.text.len() {
            let start = at;
            while is_part(at) {
                at += 1;
            }
            if at - start >= MIN_NUMBER {
                let letters: Vec<char> = (start..at)
                    .filter_map(|i| view.char(i))
                    .map(|c| c.to_ascii_lowercase())
                    .collect();
                if let Some((product, place)) = self.numbers.get(&hash(&letters))
                    && let Some((product, variants)) = self.products.get(*product as usize)
                {
                    let only = || match variants.as_slice() {
                        [(only, _)] => Some(only.clone()),
                        _ => None,
                    };
                    let item =
                        place.and_then(|it| variants.get(it as usize)).map(|(it, _)| it.clone());
                    let item = item.or_else(only);
                    found.add(start, at, EntityValue::Product { product: product.clone(), item });
                }
            }
            at = at.max(start + 1);
        }
    }

    fn word(&mut self, letters: &[char]) -> u32 {
        let hash = hash(letters);
        if let Some(id) = self.exact.get(&hash) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.exact.insert(hash, id);
        if (MIN_FUZZY - 1..=MAX_LETTERS).contains(&letters.len()) {
            for skip in 0..letters.len() {
                let ids = self.near.entry(hash_without(letters, skip)).or_default();
                if ids.last() != Some(&id) {
                    ids.push(id);
                }
            }
        }
        self.words.push(Word { letters: letters.to_vec(), names: Vec::new(), weight: 0 });
        id
    }

    /// A word weighs about the logarithm of how rare it is.
    fn weigh(&mut self) {
        let all = u32::try_from(self.names.len()).unwrap_or(u32::MAX).max(1);
        for word in &mut self.words {
            let share = all / u32::try_from(word.names.len()).unwrap_or(1).max(1);
            word.weight = 2 + share.max(1).ilog2();
        }
        let weight = |id: &u32| self.words.get(*id as usize).map_or(0, |w| w.weight);
        for name in &mut self.names {
            name.weight = name.words.iter().map(weight).sum();
        }
    }

    pub(super) fn find(&self, found: &mut Found<'_>) {
        let view = found.view;
        let mut run: Vec<(usize, u32)> = Vec::with_capacity(MAX_RUN);
        for index in 0..view.tokens.len() {
            let small = view.is(index, Kind::Func.bit())
                && !view.token(index).is_some_and(|t| t.class.is_cjk());
            let Some(token) = view.token(index) else { continue };
            // A phrase or a run of a script without spaces may hold several words.
            let mut at = token.start;
            while at < token.end {
                let mut letters = ['\0'; MAX_LETTERS];
                let (end, length) = letters_at(view, at, token.end, &mut letters);
                let word = letters.get(..length).unwrap_or_default();
                if let Some(id) = self.lookup(word, !small) {
                    let apart = run.last().is_some_and(|(last, _)| !close(view, *last, at));
                    if apart || run.len() >= MAX_RUN {
                        self.settle(&run, found);
                        run.clear();
                    }
                    run.push((at, id));
                }
                at = end.max(at + 1);
            }
        }
        self.settle(&run, found);
    }

    fn lookup(&self, letters: &[char], fuzzy: bool) -> Option<u32> {
        if letters.is_empty() {
            return None;
        }
        let own = hash(letters);
        if let Some(id) = self.exact.get(&own) {
            return Some(*id);
        }
        if !fuzzy || letters.len() < MIN_FUZZY - 1 || letters.iter().any(char::is_ascii_digit) {
            return None;
        }
        let accepts = |id: &&u32| {
            let word = self.words.get(**id as usize);
            word.is_some_and(|w| {
                w.letters.len().max(letters.len()) >= MIN_FUZZY && within_one(&w.letters, letters)
            })
        };
        // One letter left out, then one too many, changed or swapped.
        if let Some(id) = self.near.get(&own).and_then(|ids| ids.iter().find(accepts)) {
            return Some(*id);
        }
        if letters.len() < MIN_FUZZY {
            return None;
        }
        (0..letters.len()).find_map(|skip| {
            let hash = hash_without(letters, skip);
            let exact = self.exact.get(&hash).filter(accepts);
            exact.or_else(|| self.near.get(&hash)?.iter().find(accepts)).copied()
        })
    }

    /// Adds the product that a run of words names, if it is one.
    fn settle(&self, run: &[(usize, u32)], found: &mut Found<'_>) {
        let mut best: Option<Match> = None;
        let mut rival = false;
        for (index, (_, id)) in run.iter().enumerate() {
            if run.iter().take(index).any(|(_, before)| before == id) {
                continue;
            }
            let Some(word) = self
                .words
                .get(*id as usize)
                .filter(|w| w.names.len() <= MAX_NAMES && !w.is_number())
            else {
                continue;
            };
            for name in &word.names {
                let Some(hit) = self.matched(*name, run) else { continue };
                match &best {
                    Some(held) if held.product == hit.product => {
                        if hit.rank() > held.rank() {
                            best = Some(hit);
                        }
                    }
                    Some(held) if held.rank() > hit.rank() => {}
                    Some(held) if held.rank() == hit.rank() => rival = true,
                    _ => {
                        best = Some(hit);
                        rival = false;
                    }
                }
            }
        }
        let Some(hit) = best.filter(|_| !rival) else { return };
        let Some((product, variants)) = self.products.get(hit.product as usize) else { return };
        let view = found.view;
        let end = word_end(view, hit.last);
        let item = variant(view, variants);
        found.add(hit.first, end, EntityValue::Product { product: product.clone(), item });
    }

    /// How much of a name a run says.
    fn matched(&self, index: u32, run: &[(usize, u32)]) -> Option<Match> {
        let name = self.names.get(index as usize)?;
        let (mut said, mut count) = (0, 0);
        let (mut first, mut last) = (usize::MAX, 0);
        let mut from = 0;
        for word in &name.words {
            let Some(at) = run.iter().skip(from).position(|(_, id)| id == word) else { continue };
            let (place, _) = run.get(from + at)?;
            first = first.min(*place);
            last = last.max(*place);
            said += self.words.get(*word as usize)?.weight;
            count += 1;
            from += at + 1;
        }
        let enough = said * 100 >= name.weight * MIN_SHARE && (count > 1 || name.words.len() == 1);
        enough.then_some(Match {
            product: name.product,
            said,
            whole: said == name.weight,
            first,
            last,
        })
    }
}

struct Match {
    product: u32,
    said: u32,
    whole: bool,
    first: usize,
    last: usize,
}

impl Match {
    const fn rank(&self) -> (u32, bool) {
        (self.said, self.whole)
    }
}

/// The item whose options the message names, where only one has them all.
fn variant(view: &View<'_>, variants: &[(ItemId, Vec<u64>)]) -> Option<ItemId> {
    if let [(only, _)] = variants {
        return Some(only.clone());
    }
    let mut said: Vec<u64> = Vec::new();
    let mut letters = ['\0'; MAX_LETTERS];
    let mut words: Vec<u64> = Vec::new();
    for token in &view.tokens {
        let mut at = token.start;
        while at < token.end {
            let (end, length) = letters_at(view, at, token.end, &mut letters);
            words.push(hash(letters.get(..length).unwrap_or_default()));
            at = end.max(at + 1);
        }
    }
    for length in 1..=3 {
        said.extend(words.windows(length).map(|w| w.iter().fold(0, |h, word| step(h ^ word, ' '))));
    }
    let score = |options: &[u64]| options.iter().filter(|o| said.contains(o)).count();
    let most = variants.iter().map(|(_, options)| score(options)).max().filter(|n| *n > 0)?;
    let mut fitting = variants.iter().filter(|(_, options)| score(options) == most);
    let item = fitting.next().map(|(item, _)| item.clone());
    if fitting.next().is_some() { None } else { item }
}

/// Whether two words of a name may stand so far apart: one character of a script without spaces,
/// or a short word, may lie between.
fn close(view: &View<'_>, left: usize, right: usize) -> bool {
    let end = word_end(view, left);
    let cjk = view.char(left).is_some_and(|c| class_of(c).is_cjk());
    right <= end + if cjk { 1 } else { 8 }
}

fn word_end(view: &View<'_>, start: usize) -> usize {
    let mut letters = ['\0'; MAX_LETTERS];
    letters_at(view, start, view.text.len(), &mut letters).0
}

/// The letters of the word or character at `at`: where it ends, and how many they are.
fn letters_at(
    view: &View<'_>,
    at: usize,
    limit: usize,
    letters: &mut [char; MAX_LETTERS],
) -> (usize, usize) {
    let Some(class) = view.char(at).map(class_of) else { return (at + 1, 0) };
    let (mut end, mut length) = (at, 0);
    while end < limit
        && let Some(c) = view.char(end)
        && (end == at || (class_of(c) == class && !class.is_cjk()))
    {
        end += 1;
        if class == Class::Other {
            break;
        }
        if let (Some(c), Some(place)) = (base(c), letters.get_mut(length)) {
            *place = c;
            length += 1;
        }
    }
    (end, length)
}

/// The words of a name, as the view cuts a message.
fn words_of(text: &str) -> Vec<Vec<char>> {
    let mut words: Vec<Vec<char>> = Vec::new();
    let mut last = Class::Other;
    for folded in crate::folding::fold(text) {
        let class = class_of(folded.char);
        if class == Class::Other {
            last = class;
            continue;
        }
        if class != last || class.is_cjk() {
            words.push(Vec::new());
        }
        if let (Some(c), Some(word)) = (base(folded.char), words.last_mut())
            && word.len() < MAX_LETTERS
        {
            word.push(c);
        }
        last = class;
    }
    words
}

fn hash(letters: &[char]) -> u64 {
    finish(letters.iter().fold(0, |h, c| step(h, *c)))
}

fn hash_without(letters: &[char], skip: usize) -> u64 {
    let kept = letters.iter().enumerate().filter(|(i, _)| *i != skip);
    finish(kept.fold(0, |h, (_, c)| step(h, *c)))
}

/// The table takes its place from the low bits, which a product alone mixes badly.
const fn finish(hash: u64) -> u64 {
    hash ^ (hash >> 32)
}

/// Whether one letter put in, left out, changed or two swapped turn one word into the other.
fn within_one(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (Some(rest_short), Some(rest_long)) = (short.get(same..), long.get(same..)) else {
        return false;
    };
    if short.len() < long.len() {
        return rest_long.get(1..) == Some(rest_short);
    }
    match (rest_short, rest_long) {
        ([], []) => true,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    }
}
