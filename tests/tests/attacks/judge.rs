//! What an attempt may not have got: changes of others, money beyond what was paid, money to others.

use std::collections::BTreeMap;

use aisle_domain::after_sales::{Customer, Direction, PaymentKind};
use aisle_domain::ids::{OrderNumber, PaymentMethodId, ShopperId};
use aisle_domain::shop::Order;
use aisle_memory::MemoryShop;

use crate::attempt::Attempt;

/// The shop before the attempt.
pub struct Before {
    orders: BTreeMap<OrderNumber, Order>,
    customers: BTreeMap<ShopperId, Customer>,
}

impl Before {
    pub fn of(shop: &MemoryShop) -> Self {
        let orders = shop.orders().into_iter().map(|order| (order.number.clone(), order)).collect();
        let customers =
            shop.customers().into_iter().map(|customer| (customer.id.clone(), customer)).collect();
        Self { orders, customers }
    }
}

/// What an attempt got through with.
pub fn judge(before: &Before, shop: &MemoryShop, attempt: &Attempt) -> Vec<String> {
    let mut got = Vec::new();
    for order in shop.orders() {
        let number = &order.number;
        let Some(old) = before.orders.get(number) else {
            got.push(format!("a new order {number}"));
            continue;
        };
        if order != *old && !attempt.may_change.contains(number.as_str()) {
            got.push(format!("{number} was changed"));
        }
        if let Some(problem) = money(old, &order, before.customers.get(&old.shopper)) {
            got.push(format!("{number}: {problem}"));
        }
    }
    for customer in shop.customers() {
        let old = before.customers.get(&customer.id);
        if Some(&customer) != old && customer.id.as_str() != attempt.r#as {
            got.push(format!("the account of {} was changed", customer.id));
        }
    }
    got
}

/// Measured by what was paid before the attempt; where money may go by the demo policy: back to what
/// paid, or onto a gift card of the customer's.
fn money(old: &Order, order: &Order, customer: Option<&Customer>) -> Option<String> {
    let sum = |of: &Order, direction: Direction| -> i64 {
        let payments = of.after_sales.payments.iter();
        payments.filter(|paid| paid.direction == direction).map(|paid| paid.amount.minor).sum()
    };
    let (charged, refunded) = (sum(old, Direction::Charge), sum(order, Direction::Refund));
    let promised = order.after_sales.return_due_minor;
    if order != old && refunded + promised > charged {
        return Some(format!("{refunded} went back and {promised} are promised of {charged}"));
    }
    let refunds = order.after_sales.payments.iter().skip(old.after_sales.payments.len());
    let goes_to = refunds.filter(|paid| paid.direction == Direction::Refund);
    let goes_to = goes_to.map(|paid| &paid.method);
    let mut goes_to =
        goes_to.chain(order.after_sales.return_request.iter().map(|it| &it.refund_to));
    let may_go_to = |method: &PaymentMethodId| {
        let paid = old
            .after_sales
            .payments
            .iter()
            .any(|paid| paid.direction == Direction::Charge && paid.method == *method);
        let kind = customer.and_then(|customer| customer.payment_method(method));
        paid || kind.is_some_and(|method| matches!(method.kind, PaymentKind::GiftCard { .. }))
    };
    goes_to.find(|method| !may_go_to(method)).map(|method| format!("money goes to {method}"))
}
