//! Money over any sequence of actions: never more back than was paid, partial returns sum exactly,
//! and a digest that changes with all that a confirmation is about.

use aisle_domain::after_sales::{Direction, NewLine, PaymentKind, Record, Request};
use aisle_domain::ids::ProductId;
use aisle_domain::shop::OrderStatus::{Delivered, Pending};
use proptest::prelude::*;

use crate::shop::{
    ALL, address, apply, decide, facts, item, method, number, policy, policy_with, record, swap,
    try_plan, usd,
};

const ITEMS: [&str; 6] = ["shirt-s", "shirt-m", "shirt-l", "shirt-xl", "mug-1", "mug-2"];
const METHODS: [&str; 3] = ["card-1", "gift-1", "wallet-1"];

fn a_request() -> impl Strategy<Value = Request> {
    let items = || proptest::sample::select(&ITEMS[..]).prop_map(item);
    let methods = || proptest::sample::select(&METHODS[..]).prop_map(method);
    let swaps = || {
        let pair = (proptest::sample::select(&ITEMS[..]), proptest::sample::select(&ITEMS[..]));
        proptest::collection::vec(pair.prop_map(|(from, to)| swap(from, to)), 1..4)
    };
    prop_oneof![
        1 => Just(Request::CancelOrder { order: number(), reason: "r".into() }),
        4 => (swaps(), methods()).prop_map(|(swaps, settle_with)| Request::ChangeItems {
            order: number(), swaps, settle_with
        }),
        4 => (swaps(), methods()).prop_map(|(swaps, settle_with)| Request::ExchangeItems {
            order: number(), swaps, settle_with
        }),
        4 => (proptest::collection::vec(items(), 1..3), methods()).prop_map(
            |(items, refund_to)| Request::ReturnItems {
                order: number(), items, refund_to, reason: None
            }
        ),
        3 => methods().prop_map(|pay_with| Request::ChangePayment { order: number(), pay_with }),
        2 => Just(Request::ProtectPrice { order: number() }),
    ]
}

/// What was paid and what goes back, from the records alone.
fn sums(shop: &Record) -> (i64, i64) {
    let order = shop.order.as_ref().unwrap();
    let sum = |direction| {
        let payments = order.after_sales.payments.iter();
        payments.filter(|p| p.direction == direction).map(|p| p.amount.minor).sum::<i64>()
    };
    let exchange = order.after_sales.exchange.as_ref().map_or(0, |e| e.difference.minor.min(0));
    let back = sum(Direction::Refund) + order.after_sales.return_due_minor - exchange;
    (sum(Direction::Charge), back)
}

fn on_gift_card(shop: &Record) -> i64 {
    let customer = shop.customer.as_ref().unwrap();
    match &customer.payment_method(&method("gift-1")).unwrap().kind {
        PaymentKind::GiftCard { balance } => balance.minor,
        _ => panic!("gift-1 is a gift card"),
    }
}

const FEES: &str = "@id(\"all\") @fee_percent(\"7.5\") permit (principal, action, resource);";
const AT_ONCE: &str = "[returns]\nrefund = \"at_once\"";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is asked for, in any order, under rules that allow everything.
    #[test]
    fn never_more_back_than_was_paid(
        requests in proptest::collection::vec(a_request(), 1..12),
        delivered: bool, fees: bool, at_once: bool,
        drops in proptest::collection::vec((0_usize..4, 1_i64..3_000), 0..3),
    ) {
        let rules = if fees { FEES } else { ALL };
        let policy = policy_with(rules, if at_once { AT_ONCE } else { "" });
        let mut shop = record(if delivered { Delivered } else { Pending });
        let mut drops = drops.into_iter();
        for request in requests {
            let before = on_gift_card(&shop);
            let verdict = decide(&policy, &request, &facts(&shop));
            let (charged, _) = sums(&shop);
            let done = apply(&mut shop, &verdict);
            let (paid, back) = sums(&shop);
            prop_assert!(back <= paid, "{back} of {paid} after {request:?}");
            prop_assert!(paid >= charged);
            prop_assert!(on_gift_card(&shop) >= 0);
            prop_assert!(done || on_gift_card(&shop) == before);
            if let Some((at, price)) = drops.next() {
                shop.products[0].variants[at].price = usd(price);
            }
        }
    }

    /// One item after another, in any order, however the total was rounded.
    #[test]
    fn partial_returns_sum_to_what_was_paid_for_the_goods(
        paid in 0_i64..10_000, order in Just(["shirt-s", "shirt-s", "mug-1"]).prop_shuffle(),
        at_once: bool,
    ) {
        let policy = policy_with(ALL, if at_once { AT_ONCE } else { "" });
        let mut shop = record(Delivered);
        let after_sales = &mut shop.order.as_mut().unwrap().after_sales;
        after_sales.payments[0].amount = usd(paid);
        for id in order {
            let request = Request::ReturnItems {
                order: number(), items: vec![item(id)], refund_to: method("gift-1"), reason: None,
            };
            let verdict = decide(&policy, &request, &facts(&shop));
            prop_assert!(apply(&mut shop, &verdict), "{verdict:?}");
        }
        let order = shop.order.unwrap();
        prop_assert_eq!(order.after_sales.return_refund_minor, paid.min(4_999));
    }
}

#[test]
fn a_digest_changes_with_all_that_matters() {
    let shop = record(Pending);
    let swapped = |to: &str, with: &str| Request::ChangeItems {
        order: number(),
        swaps: vec![swap("shirt-s", to)],
        settle_with: method(with),
    };
    let digest = |request: &Request, shop: &Record| {
        let digest = try_plan(request, shop).unwrap().quote.digest;
        assert_eq!(digest.len(), 32);
        digest
    };
    let request = swapped("shirt-m", "card-1");
    let first = digest(&request, &shop);
    assert_eq!(first, digest(&request, &shop));
    let mut others = vec![
        digest(&swapped("shirt-l", "card-1"), &shop),
        digest(&swapped("shirt-m", "wallet-1"), &shop),
    ];
    let mut changed = |change: fn(&mut Record)| {
        let mut other = shop.clone();
        change(&mut other);
        others.push(digest(&request, &other));
    };
    changed(|shop| shop.order.as_mut().unwrap().after_sales.revision += 1);
    changed(|shop| shop.customer.as_mut().unwrap().revision += 1);
    changed(|shop| shop.products[0].variants[1].price = usd(2_451));
    changed(|shop| shop.order.as_mut().unwrap().lines[0].unit_price = usd(1_999));
    let with_fee = policy("@id(\"a\") @fee(\"1.00 USD\") permit (principal, action, resource);");
    let without = policy(ALL);
    for policy in [&with_fee, &without] {
        let verdict = decide(policy, &request, &facts(&shop));
        let aisle_aftersales::Verdict::Allowed(permit) = verdict else { panic!("{verdict:?}") };
        others.push(permit.quote().digest.clone());
    }
    let (last, different) = others.split_last().unwrap();
    assert_eq!(*last, first, "no fee and the same days: the same");
    for (at, digest) in different.iter().enumerate() {
        assert_ne!(*digest, first, "{at}");
        assert!(!different[..at].contains(digest), "{at}");
    }
}

#[test]
fn two_equal_orders_are_two_wishes() {
    let mut shop = record(Pending);
    let request = Request::PlaceOrder {
        lines: vec![NewLine {
            product: ProductId::new("mug").unwrap(),
            item: item("mug-1"),
            quantity: 1,
        }],
        pay_with: method("card-1"),
        address: Some(address()),
    };
    let first = try_plan(&request, &shop).unwrap();
    shop.customer = first.change.customer_after;
    let second = try_plan(&request, &shop).unwrap();
    assert_ne!(first.quote.digest, second.quote.digest);
    let number = |order: Option<aisle_domain::shop::Order>| order.unwrap().number;
    assert_ne!(number(first.change.order_after), number(second.change.order_after));
}
