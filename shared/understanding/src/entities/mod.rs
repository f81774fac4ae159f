//! What a message names: numbers of orders and parcels, addresses, days, amounts, sizes, products
//! and more. What the named thing is good for is decided elsewhere.
//!
//! A message is cut once into tokens, each with all that the lexicon knows of it in the message's
//! language (`view.rs`, `lexicon.rs`, `lexicon/*.txt`). Each kind of entity has a recogniser of its
//! own that walks over these tokens; this file runs them in a fixed order and settles overlaps: who
//! comes first, wins. What has a form of its own (an address of mail, a number with a check digit)
//! comes before what is told by its neighbours (a size, a quantity). A recogniser leaves at once
//! when none of its words is in the message, so that most messages cost little more than the cut.
//!
//! The rules are for chats: small letters, missing accents, digits of any script (folded before).
//! They need no spelling to be right but that of the word which decides, and find no days where the
//! situation has no date. Names of persons are the masker's, and so is hiding anything.

mod address;
mod address_east;
mod amount;
mod calendar;
mod catalogue;
mod coupon;
mod date;
mod date_calendar;
mod date_numeric;
mod email;
pub(crate) mod lexicon;
mod named;
mod number;
mod order_number;
mod ordinal;
mod period;
mod phone;
mod postcode;
mod quantity;
mod shape;
mod size;
mod tracking;
mod url;
pub(crate) mod view;
mod wire;

use std::sync::{Arc, LazyLock};

use aisle_domain::understood::{Entity, EntityValue};

pub use catalogue::{Catalogue, CatalogueEntry, CatalogueVariant};
pub use shape::{Shape, ShapeError};
pub use wire::value_json;

use crate::folding::{Folded, fold};
use crate::language;
use crate::situation::{Home, Situation};
use lexicon::Kind;
use view::View;

/// The recognisers of one merchant.
#[derive(Debug, Clone)]
pub struct Recognisers {
    order_numbers: Vec<Shape>,
    catalogue: Option<Arc<Catalogue>>,
    home: Home,
}

/// How order numbers look when the merchant says nothing: one to three letters and five to ten
/// digits, with or without `#`; or `#` and five to ten digits.
pub const DEFAULT_ORDER_NUMBERS: [&str; 2] = [r"#?[A-Za-z]{1,3}-?\d{5,10}", r"#\d{5,10}"];

impl Recognisers {
    /// Recognisers with the merchant's own shapes of order numbers, tried in turn.
    #[must_use]
    pub fn with_order_numbers(shapes: Vec<Shape>) -> Self {
        // The words of all languages are read now, not with the first message.
        LazyLock::force(&lexicon::LEXICON);
        Self { order_numbers: shapes, catalogue: None, home: Home::default() }
    }

    /// The same with the merchant's products.
    #[must_use]
    pub fn with_catalogue(self, catalogue: Catalogue) -> Self {
        Self { catalogue: Some(Arc::new(catalogue)), ..self }
    }

    /// The same for a shop that is at home there.
    #[must_use]
    pub fn at_home(self, home: Home) -> Self {
        Self { home, ..self }
    }

    /// Where the shop is at home.
    #[must_use]
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// What a text names, in order of appearance, without overlaps. Spans are bytes of `text`.
    #[must_use]
    pub fn find(&self, text: &str, situation: &Situation) -> Vec<Entity> {
        self.find_folded(&fold(text), situation)
    }

    pub(crate) fn find_folded(&self, text: &[Folded], situation: &Situation) -> Vec<Entity> {
        let language = situation.language.or_else(|| language::of_folded(text).map(|l| l.language));
        let view = View::new(text, language);
        let mut found =
            Found { view: &view, taken: vec![0; text.len() / 64 + 1], entities: Vec::new() };
        // Who comes first, wins: what has a form of its own before what needs its neighbours.
        email::find(&mut found);
        url::find(&mut found);
        if view.has_digits {
            if let Some(catalogue) = &self.catalogue {
                catalogue.find_numbers(&mut found);
            }
            tracking::find(&self.order_numbers, &mut found);
            order_number::find(&self.order_numbers, &mut found);
        }
        if view.has_digits || view.any(Kind::CouponCue.bit()) {
            coupon::find(&mut found);
        }
        if view.has_digits {
            phone::find(&mut found);
        }
        if let Some(catalogue) = &self.catalogue {
            catalogue.find(&mut found);
        }
        address::find(&mut found);
        if view.has_digits {
            postcode::find(&mut found);
        }
        if view.has_numbers() || view.any(Kind::Multiplier.bit()) {
            amount::find(situation, &mut found);
        }
        date::find(situation, &mut found);
        period::find(situation, &mut found);
        named::find(&mut found);
        ordinal::find(&mut found);
        size::find(&mut found);
        if view.has_numbers() {
            quantity::find(&mut found);
        }
        ordinal::find_bare(&mut found);
        found.entities.sort_unstable_by_key(|entity| entity.start);
        found.entities
    }
}

impl Default for Recognisers {
    /// [`DEFAULT_ORDER_NUMBERS`], no products.
    fn default() -> Self {
        let shapes = DEFAULT_ORDER_NUMBERS.iter().filter_map(|shape| Shape::parse(shape).ok());
        Self::with_order_numbers(shapes.collect())
    }
}

const NUMBERS: u64 = Kind::Number.bit() | Kind::One.bit();

/// The entities found so far and the characters that they occupy: who comes first, wins.
pub(crate) struct Found<'t> {
    view: &'t View<'t>,
    /// A bit for every character that is occupied.
    taken: Vec<u64>,
    entities: Vec<Entity>,
}

impl Found<'_> {
    /// Adds an entity over characters `start..end` of the view, unless one is there already.
    fn add(&mut self, start: usize, end: usize, value: EntityValue) -> bool {
        let text = self.view.text;
        let ends = (text.get(start), end.checked_sub(1).and_then(|last| text.get(last)));
        let (true, (Some(first), Some(last))) = (start < end && !self.is_taken(start, end), ends)
        else {
            return false;
        };
        self.entities.push(Entity { start: first.start, end: last.end, value });
        for at in start..end {
            if let Some(bits) = self.taken.get_mut(at / 64) {
                *bits |= 1 << (at % 64);
            }
        }
        true
    }

    /// Whether something occupies a part of characters `start..end`.
    fn is_taken(&self, start: usize, end: usize) -> bool {
        !self.entities.is_empty()
            && (start..end)
                .any(|at| self.taken.get(at / 64).is_some_and(|bits| bits & (1 << (at % 64)) != 0))
    }

    /// Whether a token is occupied.
    fn has(&self, index: usize) -> bool {
        self.view.token(index).is_some_and(|t| self.is_taken(t.start, t.end))
    }

    /// Whether an entity of this kind is there.
    fn any(&self, kind: fn(&EntityValue) -> bool) -> bool {
        self.entities.iter().any(|e| kind(&e.value))
    }
}

/// Whether a text says nothing but the things it names and the small words around them: "the
/// second one, please".
pub(crate) fn only_names(text: &[Folded], entities: &[Entity]) -> bool {
    ordinal::only_names(text, entities)
}
