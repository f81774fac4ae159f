//! What a decision may look at beside the state: words, flows, the instant, and who reads answers.

use aisle_domain::after_sales::Record;
use aisle_domain::ids::{PaymentMethodId, Seq};
use aisle_domain::reading::{Mention, SlotReader};
use aisle_domain::shop::Address;
use jiff::Timestamp;

use crate::flow::Flows;
use crate::wording::Wording;

/// What a decision may look at beside the state.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The assistant's words.
    pub wording: &'a Wording,
    /// The merchant's flows.
    pub flows: &'a Flows,
    /// Reads what a shopper says of items, variants, payment methods and addresses.
    pub reader: &'a dyn SlotReader,
    /// The present instant.
    pub now: Timestamp,
    /// The position that the decided entry will have.
    pub seq: Seq,
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (now, seq) = (self.now, self.seq);
        f.debug_struct("Context").field("now", &now).field("seq", &seq).finish_non_exhaustive()
    }
}

static NO_FLOWS: Flows = Flows::none();

impl<'a> Context<'a> {
    /// A context without flows: enough for a greeting, a handoff or an end.
    #[must_use]
    pub fn for_words(wording: &'a Wording, now: Timestamp, seq: Seq) -> Self {
        Self { wording, flows: &NO_FLOWS, reader: &NoReader, now, seq }
    }

    /// With the merchant's flows, and who reads answers to them.
    #[must_use]
    pub fn with_flows(self, flows: &'a Flows, reader: &'a dyn SlotReader) -> Self {
        Self { flows, reader, ..self }
    }
}

/// Reads nothing: what it would have read is asked for with choices.
#[derive(Debug, Clone, Copy)]
pub struct NoReader;

impl SlotReader for NoReader {
    fn which(&self, _text: &str, _labels: &[&str]) -> Vec<usize> {
        Vec::new()
    }

    fn mentions(&self, _text: &str, _record: &Record) -> Vec<Mention> {
        Vec::new()
    }

    fn payment_methods(&self, _text: &str, _record: &Record) -> Vec<PaymentMethodId> {
        Vec::new()
    }

    fn address(&self, _text: &str, _known: Option<&Address>) -> Option<Address> {
        None
    }
}
