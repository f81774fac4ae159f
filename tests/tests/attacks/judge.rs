//! What an attempt may not have got: changes of others, money beyond what was paid, money to others.

use std::collections::BTreeMap;

use aisle_domain::after_sales::{Customer, Direction};
use aisle_domain::ids::{OrderNumber, ShopperId};
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
        if let Some(problem) = money(&order, before.customers.get(&order.shopper)) {
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

fn money(order: &Order, customer: Option<&Customer>) -> Option<String> {
    let sum = |direction: Direction| -> i64 {
        let payments = order.after_sales.payments.iter();
        payments.filter(|paid| paid.direction == direction).map(|paid| paid.amount.minor).sum()
    };
    let (charged, refunded) = (sum(Direction::Charge), sum(Direction::Refund));
    let promised: i64 = order
        .after_sales
        .return_request
        .iter()
        .flat_map(|it| &it.items)
        .map(|item| {
            let line = order.lines.iter().find(|line| line.item == *item);
            line.map_or(0, |line| line.unit_price.minor)
        })
        .sum();
    if charged > 0 && refunded + promised > charged {
        return Some(format!("{refunded} went back and {promised} were promised of {charged}"));
    }
    let goes_to =
        order.after_sales.payments.iter().filter(|paid| paid.direction == Direction::Refund);
    let goes_to = goes_to.map(|paid| &paid.method);
    let goes_to = goes_to.chain(order.after_sales.return_request.iter().map(|it| &it.refund_to));
    let mut foreign = goes_to.filter(|method| {
        let paid_it = order
            .after_sales
            .payments
            .iter()
            .any(|paid| paid.direction == Direction::Charge && paid.method == **method);
        !paid_it && customer.is_none_or(|customer| customer.payment_method(method).is_none())
    });
    foreign.next().map(|method| format!("money goes to {method}, which is not theirs"))
}
