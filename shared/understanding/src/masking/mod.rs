//! Personal data in a text: found, hidden for good ([`mask`]: log lines, metrics, events), or
//! hidden so that one conversation can bring it back ([`Vault`]: what a model is shown). In doubt
//! it hides; order numbers by the merchant's shapes and codes with letters in front, as tracking
//! numbers have them, are kept, because support needs them.
//!
//! The recognisers stand in the order in which a text meets them: [`secrets`], [`email`],
//! [`values`] (what follows a cue), [`codes`] and [`numbers`] with [`ids`] and [`checks`],
//! [`names`] with [`asian_names`], [`address`] with [`streets`]. They see the text through
//! [`view`] and its cues through [`cues`].

mod address;
mod asian_names;
mod checks;
mod codes;
mod cues;
mod email;
mod figures;
mod found;
mod ids;
mod names;
mod numbers;
mod secrets;
mod streets;
mod values;
mod vault;
mod view;

use std::sync::LazyLock;

use cues::Cues;
use found::Found;
use view::View;

use crate::entities::{DEFAULT_ORDER_NUMBERS, Shape};

pub use vault::Vault;

/// What kind of personal data something is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number, or a long number that may be one.
    Phone,
    /// A payment card's number.
    Card,
    /// An international bank account number.
    Iban,
    /// A number that a state gave to a person or a firm.
    Id,
    /// A person's name.
    Name,
    /// A postal address.
    Address,
    /// A name or number at a messenger.
    Account,
    /// A password, a one-time code, a key or a token.
    Secret,
    /// A date of birth.
    BirthDate,
    /// An IP address.
    Ip,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Email,
        Self::Phone,
        Self::Card,
        Self::Iban,
        Self::Id,
        Self::Name,
        Self::Address,
        Self::Account,
        Self::Secret,
        Self::BirthDate,
        Self::Ip,
    ];

    /// Its name, in placeholders and elsewhere.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Card => "card",
            Self::Iban => "iban",
            Self::Id => "id",
            Self::Name => "name",
            Self::Address => "address",
            Self::Account => "account",
            Self::Secret => "secret",
            Self::BirthDate => "birth_date",
            Self::Ip => "ip",
        }
    }
}

/// Personal data at bytes `start..end` of a text, which are borders of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pii {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// The recogniser of personal data, with the shapes of order numbers that it keeps.
#[derive(Debug, Clone)]
pub struct Masker {
    order_numbers: Vec<Shape>,
}

impl Default for Masker {
    /// Keeps [`DEFAULT_ORDER_NUMBERS`].
    fn default() -> Self {
        let shapes = DEFAULT_ORDER_NUMBERS.iter().filter_map(|shape| Shape::parse(shape).ok());
        Self::new(shapes.collect())
    }
}

impl Masker {
    /// Keeps what has one of these shapes, bare digits too, unless the words before it say that
    /// it is something else ("my phone number is …").
    #[must_use]
    pub fn new(order_numbers: Vec<Shape>) -> Self {
        Self { order_numbers }
    }

    /// The personal data in a text, in order, apart from each other. Placeholders are none.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Pii> {
        self.find_in(&mut View::of(text))
    }

    /// The text with `[email]`, `[phone]`, … ([`Kind::name`]) in place of personal data, which
    /// nothing brings back. Total and idempotent, in time linear in the text; everything else
    /// stays as it is, byte by byte.
    #[must_use]
    pub fn mask(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut written = 0;
        for Pii { kind, start, end } in self.find(text) {
            out.push_str(text.get(written..start).unwrap_or_default());
            out.push('[');
            out.push_str(kind.name());
            out.push(']');
            written = end;
        }
        out.push_str(text.get(written..).unwrap_or_default());
        out
    }

    /// Whether there is nothing to hide.
    #[must_use]
    pub fn is_clean(&self, text: &str) -> bool {
        self.find(text).is_empty()
    }

    fn find_in(&self, view: &mut View) -> Vec<Pii> {
        let mut all = Vec::new();
        // What is hidden can bring its neighbours together; a few more rounds settle that. Each
        // sees placeholders for what the rounds before it found.
        for _ in 0..MAX_ROUNDS {
            let spans = self.round(view, &mut all);
            if spans.is_empty() {
                break;
            }
            view.collapse(&spans);
        }
        all.sort_by_key(|pii| pii.start);
        all
    }

    /// Cells of what one round finds; the same in bytes goes to `all`.
    fn round(&self, view: &View, all: &mut Vec<Pii>) -> Vec<(usize, usize)> {
        let cues = Cues::of(view);
        let mut found = Found::new(view, &cues, &self.order_numbers);
        secrets::find(&mut found);
        email::find(&mut found);
        values::find(&mut found);
        codes::find(&mut found);
        numbers::find(&mut found);
        names::find(&mut found);
        address::find(&mut found);
        found.settle(all)
    }
}

const MAX_ROUNDS: usize = 12;

static DEFAULT: LazyLock<Masker> = LazyLock::new(Masker::default);

/// [`Masker::find`] with the default shapes of order numbers.
#[must_use]
pub fn find(text: &str) -> Vec<Pii> {
    DEFAULT.find(text)
}

/// [`Masker::mask`] with the default shapes of order numbers.
#[must_use]
pub fn mask(text: &str) -> String {
    DEFAULT.mask(text)
}

/// [`Masker::is_clean`] with the default shapes of order numbers.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    DEFAULT.is_clean(text)
}
