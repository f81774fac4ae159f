//! What a message names: order numbers, e-mail addresses, postcodes, positions in a list. Each
//! kind has a recogniser of its own; this file runs them and settles overlaps. What the named
//! thing is good for is decided elsewhere.

mod email;
mod order_number;
mod ordinal;
mod postcode;
mod shape;

use aisle_domain::understood::{Entity, EntityValue};

pub use shape::{Shape, ShapeError};

use crate::folding::{Folded, fold};

/// The recognisers of one merchant.
#[derive(Debug, Clone)]
pub struct Recognisers {
    order_numbers: Vec<Shape>,
}

/// How order numbers look when the merchant says nothing: one to three letters and five to ten
/// digits, with or without `#`; or `#` and five to ten digits.
pub const DEFAULT_ORDER_NUMBERS: [&str; 2] = [r"#?[A-Za-z]{1,3}-?\d{5,10}", r"#\d{5,10}"];

impl Recognisers {
    /// Recognisers with the merchant's own shapes of order numbers, tried in turn.
    #[must_use]
    pub fn with_order_numbers(shapes: Vec<Shape>) -> Self {
        Self { order_numbers: shapes }
    }

    /// What a text names, in order of appearance, without overlaps. Spans are bytes of `text`.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Entity> {
        self.find_folded(&fold(text))
    }

    pub(crate) fn find_folded(&self, text: &[Folded]) -> Vec<Entity> {
        let taken = vec![false; text.len()];
        let mut found = Found { text, words: words(text), taken, entities: Vec::new() };
        email::find(&mut found);
        order_number::find(&self.order_numbers, &mut found);
        postcode::find(&mut found);
        ordinal::find(&mut found);
        found.entities.sort_by_key(|entity| entity.start);
        found.entities
    }
}

impl Default for Recognisers {
    /// [`DEFAULT_ORDER_NUMBERS`].
    fn default() -> Self {
        let shapes = DEFAULT_ORDER_NUMBERS.iter().filter_map(|shape| Shape::parse(shape).ok());
        Self { order_numbers: shapes.collect() }
    }
}

/// The entities found so far and the characters that they occupy: who comes first, wins.
pub(crate) struct Found<'t> {
    text: &'t [Folded],
    words: Vec<Word>,
    taken: Vec<bool>,
    entities: Vec<Entity>,
}

impl<'t> Found<'t> {
    /// Adds an entity over characters `start..end` of the view, unless one is there already.
    fn add(&mut self, start: usize, end: usize, value: EntityValue) {
        let free = self.taken.get(start..end).is_some_and(|taken| !taken.contains(&true));
        let span = (self.text.get(start), end.checked_sub(1).and_then(|last| self.text.get(last)));
        if let (true, (Some(first), Some(last))) = (free && start < end, span) {
            self.entities.push(Entity { start: first.start, end: last.end, value });
            self.occupy(start, end);
        }
    }

    /// Keeps later recognisers off characters `start..end`.
    fn occupy(&mut self, start: usize, end: usize) {
        if let Some(taken) = self.taken.get_mut(start..end) {
            taken.fill(true);
        }
    }

    fn is_taken(&self, index: usize) -> bool {
        self.taken.get(index).copied().unwrap_or(false)
    }

    fn char(&self, index: usize) -> Option<char> {
        self.text.get(index).map(|f| f.char)
    }

    /// The character before `index`.
    fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|i| self.char(i))
    }

    /// The words of the text that no entity occupies, see [`Word`].
    fn free_words(&self) -> Vec<Word> {
        self.words.iter().filter(|w| !self.is_taken(w.start)).cloned().collect()
    }

    /// Characters `start..end` of the view as text.
    fn slice(&self, start: usize, end: usize) -> String {
        self.text.get(start..end).unwrap_or_default().iter().map(|f| f.char).collect()
    }
}

/// A word of the view: a run of ASCII letters and digits, or one other letter or digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// In lower case.
    pub(crate) text: String,
    /// Its first character's index in the view.
    pub(crate) start: usize,
    /// Index after its last character.
    pub(crate) end: usize,
}

/// All words of a text.
pub(crate) fn words(text: &[Folded]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut in_ascii = false;
    for (index, folded) in text.iter().enumerate() {
        let c = folded.char;
        let is_ascii = c.is_ascii_alphanumeric();
        if is_ascii && in_ascii {
            if let Some(word) = words.last_mut() {
                word.text.push(c.to_ascii_lowercase());
                word.end = index + 1;
            }
        } else if c.is_alphanumeric() {
            words.push(Word { text: c.to_lowercase().collect(), start: index, end: index + 1 });
        }
        in_ascii = is_ascii;
    }
    words
}
