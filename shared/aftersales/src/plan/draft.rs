//! An unfinished plan: the records that change, and the only ways to move money in them.

use aisle_domain::after_sales::{
    Customer, Direction, Payment, PaymentKind, PaymentMethod, Quote, QuoteLine, Reason, Request,
    Transfer,
};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, ProductId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Order, Product, Variant};
use sha2::{Digest, Sha256};

use super::ledger::{Ledger, add, left_of_charges, minor_of, subtract};
use super::{Change, Plan};
use crate::facts::{Facts, Level};
use crate::terms::Terms;

/// An unfinished plan.
pub(crate) struct Draft<'a> {
    request: &'a Request,
    pub(crate) facts: &'a Facts<'a>,
    pub(crate) terms: &'a Terms,
    order: Option<Order>,
    customer: Option<Customer>,
    customer_changes: bool,
    lines: Vec<QuoteLine>,
    transfers: Vec<Transfer>,
    fee: i64,
    fee_left: i64,
}

impl<'a> Draft<'a> {
    /// Starts from the records as they are.
    pub(crate) fn begin(
        request: &'a Request,
        facts: &'a Facts<'a>,
        terms: &'a Terms,
        fee: i64,
    ) -> Result<Self, Reason> {
        let order = match request.order() {
            None => None,
            Some(number) => match &facts.record.order {
                Some(order) if order.number == *number => Some(order.clone()),
                _ => return Err(Reason::new("order_not_found")),
            },
        };
        Ok(Self {
            request,
            facts,
            terms,
            order,
            customer: facts.record.customer.clone(),
            customer_changes: false,
            lines: Vec::new(),
            transfers: Vec::new(),
            fee,
            fee_left: fee,
        })
    }

    /// The order as it will be.
    pub(crate) fn order(&mut self) -> Result<&mut Order, Reason> {
        self.order.as_mut().ok_or_else(|| Reason::new("order_not_found"))
    }

    /// The customer as it will be; whoever asks for it changes it.
    pub(crate) fn customer(&mut self) -> Result<&mut Customer, Reason> {
        self.customer_changes = true;
        self.customer.as_mut().ok_or_else(|| Reason::new("customer_unknown"))
    }

    /// Takes a new order in.
    pub(crate) fn place(&mut self, order: Order) {
        self.order = Some(order);
    }

    /// The currency of the order's amounts.
    pub(crate) fn currency(&mut self) -> Result<Currency, Reason> {
        Ok(self.order()?.total.currency)
    }

    /// A product of the record.
    pub(crate) fn product(&self, id: &ProductId) -> Result<&'a Product, Reason> {
        let mut products = self.facts.record.products.iter();
        products
            .find(|product| product.id == *id)
            .ok_or_else(|| Reason::new("product_unknown").with("product", id.as_str()))
    }

    /// A variant of a product that can be had, so many times.
    pub(crate) fn available(
        &self,
        product: &ProductId,
        item: &ItemId,
        copies: u32,
    ) -> Result<&'a Variant, Reason> {
        let product = self.product(product)?;
        let about = |code| {
            Reason::new(code).with("item", item.as_str()).with("product", product.name.as_str())
        };
        let variant = product.variants.iter().find(|variant| variant.item == *item);
        match variant {
            None => Err(about("variant_unknown")),
            Some(variant) if !variant.available => Err(about("not_available")),
            Some(variant) if variant.stock.is_some_and(|stock| stock < copies) => {
                Err(about("not_available"))
            }
            Some(variant) => Ok(variant),
        }
    }

    /// One of the customer's payment methods. Who proved one order, and not who they are, has those
    /// that paid it and no other: what else the customer has does not exist for them.
    pub(crate) fn method(&self, id: &PaymentMethodId) -> Result<PaymentMethod, Reason> {
        let customer = self.customer.as_ref().ok_or_else(|| Reason::new("customer_unknown"))?;
        let theirs = self.facts.level != Level::OrderProven || self.facts.paid_with(id);
        let method = customer.payment_method(id).filter(|_| theirs);
        method.cloned().ok_or_else(|| Reason::new("payment_method_not_found"))
    }

    /// Tells the shopper about an item.
    pub(crate) fn tell(&mut self, line: QuoteLine) {
        self.lines.push(line);
    }

    /// Makes the shopper pay. What is left of the fee is paid with it.
    pub(crate) fn charge(&mut self, amount: i64, method: &PaymentMethodId) -> Result<(), Reason> {
        let currency = self.currency()?;
        let amount = add(amount, std::mem::take(&mut self.fee_left))?;
        self.change_balance(amount, Direction::Charge, method)?;
        let amount = Money::new(amount, currency);
        let payment = Payment { direction: Direction::Charge, amount, method: method.clone() };
        self.order()?.after_sales.payments.push(payment);
        self.show(Direction::Charge, amount, method, false)
    }

    /// Pays back at once, less what is left of the fee. Never more than was paid.
    pub(crate) fn refund(&mut self, amount: i64, method: &PaymentMethodId) -> Result<(), Reason> {
        let currency = self.currency()?;
        let Some(amount) = self.less_fee(amount)? else { return Ok(()) };
        self.change_balance(amount, Direction::Refund, method)?;
        let amount = Money::new(amount, currency);
        let payment = Payment { direction: Direction::Refund, amount, method: method.clone() };
        self.order()?.after_sales.payments.push(payment);
        self.show(Direction::Refund, amount, method, false)
    }

    /// Promises to pay back once goods are back, less what is left of the fee; brings how much that
    /// is. Never more than was paid. Where it is booked is the caller's business.
    pub(crate) fn promise(&mut self, amount: i64, method: &PaymentMethodId) -> Result<i64, Reason> {
        let currency = self.currency()?;
        let Some(amount) = self.less_fee(amount)? else { return Ok(0) };
        self.show(Direction::Refund, Money::new(amount, currency), method, true)?;
        Ok(amount)
    }

    /// Announces that the shopper pays once goods are exchanged, and what is left of the fee with
    /// it; brings how much that is. A gift card must have that much already.
    pub(crate) fn announce(
        &mut self,
        amount: i64,
        method: &PaymentMethodId,
    ) -> Result<i64, Reason> {
        let currency = self.currency()?;
        let amount = add(amount, std::mem::take(&mut self.fee_left))?;
        if let PaymentKind::GiftCard { balance } = self.method(method)?.kind {
            must_cover(balance, amount, currency)?;
        }
        self.show(Direction::Charge, Money::new(amount, currency), method, true)?;
        Ok(amount)
    }

    /// Pays an amount back to what paid, first charge first.
    pub(crate) fn refund_to_payers(&mut self, amount: i64) -> Result<(), Reason> {
        let mut wanted = amount;
        for (method, left) in left_of_charges(self.order()?)? {
            let part = wanted.min(left);
            if part > 0 {
                self.refund(part, &method)?;
                wanted -= part;
            }
        }
        if wanted == 0 { Ok(()) } else { Err(Reason::new("refund_above_paid")) }
    }

    fn less_fee(&mut self, amount: i64) -> Result<Option<i64>, Reason> {
        if amount > Ledger::of(self.order()?)?.refundable() {
            return Err(Reason::new("refund_above_paid"));
        }
        let kept = self.fee_left.min(amount);
        self.fee_left -= kept;
        Ok(Some(amount - kept).filter(|amount| *amount > 0))
    }

    fn change_balance(
        &mut self,
        amount: i64,
        direction: Direction,
        method: &PaymentMethodId,
    ) -> Result<(), Reason> {
        let currency = self.currency()?;
        let PaymentKind::GiftCard { balance } = self.method(method)?.kind else { return Ok(()) };
        let minor = minor_of(balance, currency)?;
        let after = match direction {
            Direction::Charge => {
                must_cover(balance, amount, currency)?;
                subtract(minor, amount)?
            }
            Direction::Refund => add(minor, amount)?,
        };
        let mut methods = self.customer()?.payment_methods.iter_mut();
        if let Some(card) = methods.find(|candidate| candidate.id == *method) {
            card.kind = PaymentKind::GiftCard { balance: Money::new(after, currency) };
        }
        Ok(())
    }

    fn show(
        &mut self,
        direction: Direction,
        amount: Money,
        id: &PaymentMethodId,
        after_return: bool,
    ) -> Result<(), Reason> {
        let kind = self.method(id)?.kind;
        let method_hint = match &kind {
            PaymentKind::GiftCard { .. } => String::new(),
            PaymentKind::Card { last_four, .. } => last_four.clone(),
            PaymentKind::Wallet { name } => name.clone(),
        };
        let working_days = match direction {
            Direction::Charge => (0, 0),
            Direction::Refund => self.terms.refund_days.of(kind.name()),
        };
        self.transfers.push(Transfer {
            direction,
            amount,
            method: id.clone(),
            method_kind: kind.name().to_owned(),
            method_hint,
            working_days,
            after_return,
        });
        Ok(())
    }

    /// The plan, at the next revisions of what changes.
    pub(crate) fn finish(mut self) -> Result<Plan, Reason> {
        if self.fee_left > 0 {
            return Err(Reason::new("fee_not_payable"));
        }
        let order_before = self.request.order().and(self.facts.record.order.as_ref()).cloned();
        if order_before.is_some() {
            let order = self.order()?;
            order.after_sales.revision = order.after_sales.revision.saturating_add(1);
        }
        if self.customer_changes {
            let customer = self.customer()?;
            customer.revision = customer.revision.saturating_add(1);
        }
        let digest = self.digest()?;
        if let (None, Some(placed)) = (&order_before, &mut self.order) {
            placed.number = new_number(&digest)?;
        }
        let currency = self.order.as_ref().map(|order| order.total.currency);
        let changes = self.customer_changes;
        Ok(Plan {
            quote: Quote {
                request: self.request.clone(),
                lines: self.lines,
                transfers: self.transfers,
                fee: currency
                    .filter(|_| self.fee > 0)
                    .map(|currency| Money::new(self.fee, currency)),
                needs_review: false,
                digest,
            },
            change: Change {
                request: self.request.clone(),
                order_before,
                order_after: self.order,
                customer_before: self.facts.record.customer.clone().filter(|_| changes),
                customer_after: self.customer.filter(|_| changes),
            },
        })
    }

    /// Stands for all that a confirmation is about.
    fn digest(&self) -> Result<String, Reason> {
        let record = self.facts.record;
        let order = record.order.as_ref().filter(|_| self.request.order().is_some());
        let about = (
            self.request,
            &self.lines,
            &self.transfers,
            self.fee,
            order.map(|order| (&order.number, order.after_sales.revision)),
            record.customer.as_ref().map(|customer| (&customer.id, customer.revision)),
        );
        let bytes = serde_json::to_vec(&about).map_err(|_| Reason::new("not_possible"))?;
        let hash = Sha256::digest(&bytes);
        Ok(hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The number of a newly placed order: ten digits that stand for its digest. Two orders of a customer
/// are placed at two revisions, so they have two numbers.
fn new_number(digest: &str) -> Result<OrderNumber, Reason> {
    let start = digest.get(..15).and_then(|digits| u64::from_str_radix(digits, 16).ok());
    let number = start.map(|start| format!("N{:010}", start % 10_000_000_000));
    number
        .and_then(|number| OrderNumber::parse(&number).ok())
        .ok_or_else(|| Reason::new("not_possible"))
}

fn must_cover(balance: Money, amount: i64, currency: Currency) -> Result<(), Reason> {
    if minor_of(balance, currency)? >= amount {
        return Ok(());
    }
    Err(Reason::new("gift_card_too_low")
        .with("needed", Money::new(amount, currency).to_string())
        .with("balance", balance.to_string()))
}

/// The name of something that is bought, with its options.
pub(crate) fn named(name: &str, options: &[(String, String)]) -> String {
    let options = listed(options);
    if options.is_empty() { name.to_owned() } else { format!("{name} ({options})") }
}

/// The values of options.
pub(crate) fn listed(options: &[(String, String)]) -> String {
    let values: Vec<&str> = options.iter().map(|(_, value)| value.as_str()).collect();
    values.join(", ")
}
