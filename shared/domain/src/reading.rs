//! Reading values out of what a shopper said, against what the shop knows. The port between
//! `dialogue`, which asks, and `understanding`, which reads. It proposes; it never authorises.

use crate::after_sales::Record;
use crate::ids::{ItemId, PaymentMethodId};
use crate::shop::Address;

/// A line of an order that is meant, and what is wanted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its position among the order's lines, from 0.
    pub line: usize,
    /// The variants of its product that fit what was said of the new one, best first; options that
    /// nothing was said about stay as they are where such a variant exists. Empty if nothing was
    /// said about another variant, or none fits.
    pub wanted: Vec<ItemId>,
    /// Whether something was said about another variant.
    pub says_variant: bool,
}

/// Reads answers in the languages of the shop. Total, bounded, and free of side effects.
pub trait SlotReader: Send + Sync {
    /// The positions of the labels that are meant, from 0, in their order; none if it is unclear.
    /// "The first and the last", "the blue one", "all of them", or the words of a label.
    fn which(&self, text: &str, labels: &[&str]) -> Vec<usize>;

    /// The lines of the record's order that are meant, each with what is wanted instead, in the
    /// order of the lines. A line is meant by its product's name, its options, its position, or all
    /// of them at once ("everything", "except the lamp"). Words that fit several lines and tell
    /// none ("the shirt", of two) mean none of them; a plural and "both" mean all of them.
    fn mentions(&self, text: &str, record: &Record) -> Vec<Mention>;

    /// The payment methods of the record's customer that are meant: one by its kind, brand, last
    /// digits or name; the original one by being called so. More than one if it is unclear.
    fn payment_methods(&self, text: &str, record: &Record) -> Vec<PaymentMethodId>;

    /// A whole postal address, if one is said: street, city and postcode, in Chinese without the
    /// postcode where none is said. The country may be its name as it was said, an ISO 3166 code
    /// where the form of the address tells it, or empty. What is not said (country, city) is taken from
    /// `known` only where the text names a part of it.
    fn address(&self, text: &str, known: Option<&Address>) -> Option<Address>;
}
