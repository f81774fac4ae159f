//! What a request is judged by: the record that was read for it, who asks, and when.

use aisle_domain::Timestamp;
use aisle_domain::after_sales::Record;
use aisle_domain::ids::PaymentMethodId;

/// How much a shopper has shown of who they are. The levels are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing.
    Anonymous,
    /// An order's number, and the e-mail address, postcode or phone number that goes with it.
    OrderProven,
    /// Signed in on the merchant's site.
    SignedIn,
}

impl Level {
    /// Its number in policies: 0, 1 or 2.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Anonymous => 0,
            Self::OrderProven => 1,
            Self::SignedIn => 2,
        }
    }
}

/// What a request is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What was read, freshly.
    pub record: &'a Record,
    /// Who asks. For [`Level::OrderProven`] that holds for the record's order.
    pub level: Level,
    /// The present instant.
    pub now: Timestamp,
}

impl Facts<'_> {
    /// Whether something of the order was paid, or paid back, with a method.
    pub(crate) fn paid_with(&self, method: &PaymentMethodId) -> bool {
        let payments = self.record.order.iter().flat_map(|order| &order.after_sales.payments);
        payments.into_iter().any(|payment| payment.method == *method)
    }
}
