//! The sums of an order's money: what was paid, what went back, what is promised, and from which
//! payment a refund comes.

use aisle_domain::after_sales::{Direction, Payment, Reason};
use aisle_domain::ids::PaymentMethodId;
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::Order;

/// The sums of an order's money, in minor units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ledger {
    /// What the shopper paid in all.
    pub(crate) charged: i64,
    /// What went back in all.
    pub(crate) refunded: i64,
    /// What is promised and did not go back yet: returns and cheaper exchanges under way.
    pub(crate) due: i64,
}

impl Ledger {
    /// Adds up an order's money.
    pub(crate) fn of(order: &Order) -> Result<Self, Reason> {
        let currency = order.total.currency;
        let sum = |direction| {
            order
                .after_sales
                .payments
                .iter()
                .filter(|payment| payment.direction == direction)
                .try_fold(0, |sum, payment| add(sum, minor_of(payment.amount, currency)?))
        };
        let exchange = match &order.after_sales.exchange {
            Some(exchange) if exchange.difference.minor < 0 => {
                exchange.difference.minor.checked_neg().ok_or_else(out_of_range)?
            }
            _ => 0,
        };
        Ok(Self {
            charged: sum(Direction::Charge)?,
            refunded: sum(Direction::Refund)?,
            due: add(exchange, order.after_sales.return_due_minor)?,
        })
    }

    /// What can still go back.
    pub(crate) const fn refundable(&self) -> i64 {
        self.charged.saturating_sub(self.refunded).saturating_sub(self.due)
    }
}

/// What is left of each charge of an order after its refunds, in the order of the charges: a refund
/// is taken from the last charges of its own method, and what is more than those had, from the last
/// charges of all.
pub(crate) fn left_of_charges(order: &Order) -> Result<Vec<(PaymentMethodId, i64)>, Reason> {
    let currency = order.total.currency;
    let (mut charges, mut refunds) = (Vec::new(), Vec::new());
    for Payment { direction, amount, method } in &order.after_sales.payments {
        let minor = minor_of(*amount, currency)?;
        match direction {
            Direction::Charge => charges.push((method.clone(), minor)),
            Direction::Refund => refunds.push((method.clone(), minor)),
        }
    }
    let mut rest = 0;
    for (method, amount) in refunds {
        let own = charges.iter_mut().rev().filter(|(of, _)| *of == method).map(|(_, left)| left);
        rest = add(rest, take(amount, own))?;
    }
    take(rest, charges.iter_mut().rev().map(|(_, left)| left));
    charges.retain(|(_, left)| *left > 0);
    Ok(charges)
}

/// Takes an amount from several, in their order; brings what they had not.
fn take<'a>(amount: i64, from: impl Iterator<Item = &'a mut i64>) -> i64 {
    from.fold(amount, |wanted, left| {
        let taken = wanted.min(*left);
        *left -= taken;
        wanted - taken
    })
}

/// The amount in minor units, if it is of a currency and not negative.
pub(crate) fn minor_of(money: Money, currency: Currency) -> Result<i64, Reason> {
    if money.currency != currency {
        return Err(Reason::new("currency_mismatch")
            .with("expected", currency.code())
            .with("found", money.currency.code()));
    }
    if money.minor < 0 { Err(out_of_range()) } else { Ok(money.minor) }
}

pub(crate) fn add(a: i64, b: i64) -> Result<i64, Reason> {
    a.checked_add(b).ok_or_else(out_of_range)
}

pub(crate) fn subtract(a: i64, b: i64) -> Result<i64, Reason> {
    a.checked_sub(b).ok_or_else(out_of_range)
}

pub(crate) fn times(amount: i64, quantity: u32) -> Result<i64, Reason> {
    amount.checked_mul(i64::from(quantity)).ok_or_else(out_of_range)
}

/// Beyond what an amount can be.
pub(crate) fn out_of_range() -> Reason {
    Reason::new("amount_out_of_range")
}
