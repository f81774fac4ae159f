//! Permits for the suites of the order book.

use aisle_aftersales::{Change, Permit};
use aisle_domain::after_sales::{AfterSales, Direction, Payment, PaymentKind, Quote, Request};
use aisle_domain::ids::{OrderNumber, ShopperId};
use aisle_domain::money::Money;
use aisle_domain::shop::{Order, OrderStatus};

use super::sample;
use crate::{Catalogue, OrderBook};

/// A permit for what the customer `yusuf` wants, decided on by what the shop says now.
///
/// # Panics
/// When the shop cannot be read, or the request is none of those that the suites make.
pub async fn permit<S: OrderBook + Catalogue>(shop: &S, request: Request) -> Permit {
    let shopper = ShopperId::new("yusuf").expect("a shopper id");
    let customer = shop.customer(&shopper).await.expect("customer").expect("a customer");
    let before = match request.order() {
        Some(number) => shop.order(number).await.expect("order"),
        None => None,
    };
    let mut change = Change {
        request: request.clone(),
        order_before: before.clone(),
        order_after: before,
        customer_before: None,
        customer_after: None,
    };
    if let Some(order) = &mut change.order_after {
        order.after_sales.revision += 1;
    }
    match request.clone() {
        Request::ChangeAddress { address, .. } => {
            change.order_after.as_mut().expect("an order").address = address;
        }
        Request::CancelOrder { reason, .. } => {
            let order = change.order_after.as_mut().expect("an order");
            order.status = OrderStatus::Cancelled;
            order.after_sales.cancel_reason = Some(reason);
            let paid = order.after_sales.payments[0].clone();
            order
                .after_sales
                .payments
                .push(Payment { direction: Direction::Refund, ..paid.clone() });
            let mut after = customer.clone();
            after.revision += 1;
            for method in &mut after.payment_methods {
                if let PaymentKind::GiftCard { balance } = &mut method.kind
                    && method.id == paid.method
                {
                    balance.minor += paid.amount.minor;
                    change.customer_before = Some(customer.clone());
                }
            }
            change.customer_after = change.customer_before.is_some().then_some(after);
        }
        Request::ChangeDefaultAddress { address } => {
            let after = aisle_domain::after_sales::Customer {
                address,
                revision: customer.revision + 1,
                ..customer.clone()
            };
            change.customer_before = Some(customer);
            change.customer_after = Some(after);
        }
        Request::PlaceOrder { lines, pay_with, .. } => {
            let template = sample::order("W300", "yusuf", Some(9_000));
            let mut line = template.lines[0].clone();
            line.item = lines[0].item.clone();
            line.quantity = lines[0].quantity;
            let total = Money::new(line.unit_price.minor, template.total.currency);
            let payment = Payment { direction: Direction::Charge, amount: total, method: pay_with };
            change.order_after = Some(Order {
                number: OrderNumber::parse("W300").expect("an order number"),
                status: OrderStatus::Pending,
                lines: vec![line],
                total,
                after_sales: AfterSales { payments: vec![payment], ..AfterSales::default() },
                ..template
            });
        }
        other => panic!("no permit for {}", other.name()),
    }
    let quote = Quote {
        request,
        lines: Vec::new(),
        transfers: Vec::new(),
        fee: None,
        needs_review: false,
        digest: "0".repeat(32),
    };
    Permit::for_tests(change, quote)
}
