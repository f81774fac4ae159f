//! Reads what a shopper picks out of what the shop knows: lines of an order and the variants wanted
//! instead, payment methods, an address, one of several labels. It proposes; the shop's rules
//! decide. What a message asks for at all is the model's business.
//!
//! A text is cut into comparable words (`words.rs`); words that say how things are meant are one
//! table for all languages (`cues.rs`, `cues.txt`). For lines of an order: `goods.rs` is what there
//! is, `names.rs`, `places.rs` and `values.rs` find it in the text, `scan.rs` walks over the text and notes (`noted.rs`)
//! what is named with what is said of it, `lines.rs` settles which lines that is, and `wanted.rs`
//! chooses variants.

mod address;
mod address_east;
mod address_kept;
mod address_words;
mod cues;
mod goods;
mod lines;
mod names;
mod noted;
mod payment;
mod places;
mod positions;
mod scan;
mod values;
mod wanted;
mod which;
mod words;

#[cfg(test)]
mod tests;

use aisle_domain::after_sales::Record;
use aisle_domain::ids::PaymentMethodId;
use aisle_domain::reading::{Mention, SlotReader};
use aisle_domain::shop::Address;

/// The reader of this crate. It holds nothing: all it knows is in its tables and in what it is
/// asked.
///
/// Work is bounded: the first 600 characters of a text, 50 lines of an order, 100 variants of a
/// product, 20 payment methods, 50 labels.
#[derive(Debug, Clone, Copy)]
pub struct Selection;

impl Selection {
    /// The reader, with its tables read, so that no message waits for them.
    #[must_use]
    pub fn new() -> Self {
        cues::warm();
        payment::warm();
        Self
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

impl SlotReader for Selection {
    fn which(&self, text: &str, labels: &[&str]) -> Vec<usize> {
        which::which(text, labels)
    }

    fn mentions(&self, text: &str, record: &Record) -> Vec<Mention> {
        lines::mentions(text, record)
    }

    fn payment_methods(&self, text: &str, record: &Record) -> Vec<PaymentMethodId> {
        payment::payment_methods(text, record)
    }

    fn address(&self, text: &str, known: Option<&Address>) -> Option<Address> {
        address::address(text, known)
    }
}
