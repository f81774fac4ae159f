//! What a request would do: the order and the customer as they would be after it, and the money
//! that would move. Whether it may be done is `policy`'s business: here only stands what no merchant
//! could want otherwise (things exist, amounts add up, nothing is paid back that was not paid).
//!
//! `draft` is an unfinished plan, `ledger` the sums of an order's money, `text` the bounds of what a
//! shopper wrote; the other modules are one for each kind of request.

mod cancel;
mod draft;
mod ledger;
mod notes;
mod payment;
mod place;
mod price;
mod returns;
mod swap;
mod text;

use aisle_domain::after_sales::{Customer, Quote, Reason, Request};
use aisle_domain::shop::Order;

use crate::facts::Facts;
use crate::terms::Terms;
use draft::Draft;
pub(crate) use ledger::{Ledger, left_of_charges};

/// A change of the shop's records, decided on at known revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was asked for.
    pub request: Request,
    /// The order before it, as it was read; `None` if no order is concerned, or a new one is placed.
    pub order_before: Option<Order>,
    /// The order after it. A newly placed one has a number that no other plan makes; a shop that
    /// numbers its orders itself may give another, and the receipt says which.
    pub order_after: Option<Order>,
    /// The customer before it, if it changes.
    pub customer_before: Option<Customer>,
    /// The customer after it.
    pub customer_after: Option<Customer>,
}

/// A change with what a shopper confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The change.
    pub change: Change,
    /// What exactly would happen, without what only the policy knows: the fee, when money arrives,
    /// whether a person must approve. What a shopper confirms is the verdict's quote.
    pub quote: Quote,
}

/// Works out what a request would do.
///
/// # Errors
/// The reason why it cannot be done at all, whatever the policy: something does not exist, or an
/// amount cannot be paid. `docs/policy.md` lists the codes.
pub fn plan(request: &Request, facts: &Facts<'_>) -> Result<Plan, Reason> {
    build(request, facts, &Terms::default(), 0)
}

/// Works out what a request would do under a merchant's terms, with a fee in minor units. Only the
/// policy knows these.
pub(crate) fn build(
    request: &Request,
    facts: &Facts<'_>,
    terms: &Terms,
    fee: i64,
) -> Result<Plan, Reason> {
    let mut draft = Draft::begin(request, facts, terms, fee)?;
    match request {
        Request::CancelOrder { reason, .. } => cancel::cancel_order(&mut draft, reason)?,
        Request::ChangeItems { swaps, settle_with, .. } => {
            swap::change_items(&mut draft, swaps, settle_with)?;
        }
        Request::ExchangeItems { swaps, settle_with, .. } => {
            swap::exchange_items(&mut draft, swaps, settle_with)?;
        }
        Request::ChangeAddress { address, .. } => notes::change_address(&mut draft, address)?,
        Request::ChangePayment { pay_with, .. } => payment::change_payment(&mut draft, pay_with)?,
        Request::ReturnItems { items, refund_to, reason, .. } => {
            returns::return_items(&mut draft, items, refund_to, reason.as_deref())?;
        }
        Request::Expedite { .. } => notes::expedite(&mut draft)?,
        Request::IssueInvoice { invoice, .. } => notes::issue_invoice(&mut draft, invoice)?,
        Request::BookService { booking, .. } => notes::book_service(&mut draft, booking)?,
        Request::RewardReview { evidence, .. } => notes::reward_review(&mut draft, evidence)?,
        Request::ProtectPrice { .. } => price::protect_price(&mut draft)?,
        Request::ChangeDefaultAddress { address } => {
            notes::change_default_address(&mut draft, address)?;
        }
        Request::PlaceOrder { lines, pay_with, address } => {
            place::place_order(&mut draft, lines, pay_with, address.as_ref())?;
        }
    }
    draft.finish()
}
