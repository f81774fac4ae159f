//! What every order book must do with a permit: do it once per key, all of it or nothing, and only
//! if nothing has changed since it was decided on.

use aisle_aftersales::Permit;
use aisle_domain::after_sales::{Customer, Direction, NewLine, PaymentKind, Receipt, Request};
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ShopperId};
use aisle_domain::shop::{Address, Order, OrderStatus};
use futures::future::{join, join_all};

use super::sample;
use super::shop_permits::permit;
use crate::{Applied, Catalogue, OrderBook, PortError, ShopWriter};

/// Runs all checks, each on a fresh shop.
///
/// # Panics
/// When the adapter does not conform.
pub async fn shop_changes_suite<S: OrderBook + Catalogue + ShopWriter>(make: impl AsyncFn() -> S) {
    a_change_is_done_once(&filled(&make).await).await;
    the_key_counts_and_not_the_permit(&filled(&make).await).await;
    another_revision_is_changed_and_the_key_stays_free(&filled(&make).await).await;
    what_the_shop_did_meanwhile_is_changed(&filled(&make).await).await;
    one_key_at_once_has_one_effect(&filled(&make).await).await;
    one_permit_under_two_keys_has_one_effect(&filled(&make).await).await;
    order_and_customer_change_together(&filled(&make).await).await;
    order_and_customer_stay_together(&filled(&make).await).await;
    a_customer_changes_alone(&filled(&make).await).await;
    a_placed_order_is_found(&filled(&make).await).await;
    an_import_frees_no_key(&filled(&make).await).await;
}

/// A shop with one customer, `yusuf`, and two orders that can be cancelled: `W100`, paid by card,
/// and `W200`, paid with a gift card.
async fn filled<S: OrderBook + Catalogue + ShopWriter>(make: &impl AsyncFn() -> S) -> S {
    let shop = make().await;
    shop.put_products(&[sample::ordered_product()]).await.expect("put_products");
    shop.put_customers(&[sample::customer("yusuf")]).await.expect("put_customers");
    let orders = [
        sample::paid_order("W100", "yusuf", 1_000, "card-1"),
        sample::paid_order("W200", "yusuf", 2_000, "gift-1"),
    ];
    shop.put_orders(&orders).await.expect("put_orders");
    shop
}

fn number(text: &str) -> OrderNumber {
    OrderNumber::parse(text).expect("an order number")
}

fn key(text: &str) -> IdempotencyKey {
    IdempotencyKey::new(text).expect("a valid key")
}

fn yusuf() -> ShopperId {
    ShopperId::new("yusuf").expect("a shopper id")
}

fn street(line: &str) -> Address {
    let mut address = sample::customer("yusuf").address;
    address.lines = vec![line.to_owned()];
    address
}

fn to_street(order: &str, line: &str) -> Request {
    Request::ChangeAddress { order: number(order), address: street(line) }
}

fn cancel(order: &str) -> Request {
    Request::CancelOrder { order: number(order), reason: "no_longer_needed".to_owned() }
}

async fn order_of<S: OrderBook>(shop: &S, text: &str) -> Order {
    shop.order(&number(text)).await.expect("order").expect("the order is there")
}

async fn customer_of<S: OrderBook>(shop: &S) -> Customer {
    shop.customer(&yusuf()).await.expect("customer").expect("the customer is there")
}

/// Applies as a caller does: again with the same key after a failure that may pass.
async fn settled<S: OrderBook>(
    shop: &S,
    permit: &Permit,
    key: &IdempotencyKey,
) -> Result<Applied, PortError> {
    let mut applied = shop.apply(permit, key).await;
    for _ in 0..10 {
        match applied {
            Err(error) if error.is_retryable() => applied = shop.apply(permit, key).await,
            known => return known,
        }
    }
    applied
}

async fn done<S: OrderBook>(shop: &S, permit: &Permit, key: &IdempotencyKey) -> Receipt {
    match settled(shop, permit, key).await.expect("apply") {
        Applied::Done(receipt) => *receipt,
        other => panic!("not done: {other:?}"),
    }
}

async fn a_change_is_done_once<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let (permit, key) = (permit(shop, to_street("W100", "7 New Road")).await, key("c-1:4#0"));
    assert_eq!(shop.applied(&key).await.expect("applied"), None, "nothing was done yet");
    let before = order_of(shop, "W100").await;
    let receipt = done(shop, &permit, &key).await;
    let after = order_of(shop, "W100").await;
    assert_eq!(receipt.order.as_ref(), Some(&after), "the receipt shows the order as it is now");
    assert_eq!(after.address, street("7 New Road"));
    assert_eq!(after.after_sales.revision, before.after_sales.revision + 1);
    let recent = shop.recent_orders(&yusuf(), 20).await.expect("recent_orders");
    assert!(recent.contains(&after), "the list shows the change too");
    assert_eq!(recent.len(), 2);
    assert_eq!(order_of(shop, "W200").await.address, street("1 Example Street"), "no other order");
    for _ in 0..2 {
        assert_eq!(done(shop, &permit, &key).await, receipt, "the same receipt again");
        let known = shop.applied(&key).await.expect("applied");
        assert_eq!(known, Some(Applied::Done(Box::new(receipt.clone()))));
    }
    assert_eq!(order_of(shop, "W100").await, after, "and no second effect");
}

async fn the_key_counts_and_not_the_permit<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let key = key("the-key");
    let first = permit(shop, to_street("W100", "7 New Road")).await;
    let receipt = done(shop, &first, &key).await;
    for request in [to_street("W100", "8 Other Road"), cancel("W200")] {
        let other = permit(shop, request).await;
        assert_eq!(done(shop, &other, &key).await, receipt, "what came of the key then");
    }
    assert_eq!(order_of(shop, "W100").await.address, street("7 New Road"));
    assert_eq!(order_of(shop, "W200").await.status, OrderStatus::Pending);
}

async fn another_revision_is_changed_and_the_key_stays_free<
    S: OrderBook + Catalogue + ShopWriter,
>(
    shop: &S,
) {
    let key = key("k");
    let late = permit(shop, to_street("W100", "7 New Road")).await;
    let first = permit(shop, to_street("W100", "8 Other Road")).await;
    done(shop, &first, &self::key("somebody-else")).await;
    let stored = order_of(shop, "W100").await;
    for _ in 0..2 {
        assert_eq!(settled(shop, &late, &key).await.expect("apply"), Applied::Changed);
        assert_eq!(shop.applied(&key).await.expect("applied"), None, "the key is not used up");
        assert_eq!(order_of(shop, "W100").await, stored, "nothing was done");
    }
    let fresh = permit(shop, to_street("W100", "7 New Road")).await;
    done(shop, &fresh, &key).await;
    assert_eq!(order_of(shop, "W100").await.address, street("7 New Road"));
}

async fn what_the_shop_did_meanwhile_is_changed<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let permit = permit(shop, cancel("W100")).await;
    // The shop's own systems do not count revisions.
    let shipped = Order { status: OrderStatus::Shipped, ..order_of(shop, "W100").await };
    shop.put_orders(std::slice::from_ref(&shipped)).await.expect("put_orders");
    let applied = settled(shop, &permit, &key("k")).await.expect("apply");
    assert_eq!(applied, Applied::Changed, "a shipped order is not what the permit was for");
    assert_eq!(order_of(shop, "W100").await, shipped);
}

async fn one_key_at_once_has_one_effect<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let (permit, key) = (permit(shop, cancel("W200")).await, key("k"));
    let all = join_all((0..8).map(|_| done(shop, &permit, &key))).await;
    let order = order_of(shop, "W200").await;
    assert_eq!(order.after_sales.revision, 1, "one effect");
    for receipt in all {
        assert_eq!(receipt.order.as_ref(), Some(&order), "and the same receipt for all");
    }
    assert_eq!(refunded(&order), order.total.minor);
}

async fn one_permit_under_two_keys_has_one_effect<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let permit = permit(shop, cancel("W200")).await;
    let (one, two) = (key("one"), key("two"));
    let both = join(settled(shop, &permit, &one), settled(shop, &permit, &two)).await;
    let both = [both.0.expect("apply"), both.1.expect("apply")];
    let done = both.iter().filter(|applied| matches!(applied, Applied::Done(_))).count();
    assert!(done == 1 && both.contains(&Applied::Changed), "{both:?}");
    let order = order_of(shop, "W200").await;
    assert_eq!(refunded(&order), order.total.minor, "refunded once");
}

async fn order_and_customer_change_together<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let permit = permit(shop, cancel("W200")).await;
    let before = balance(&customer_of(shop).await);
    let receipt = done(shop, &permit, &key("k")).await;
    let (order, customer) = (order_of(shop, "W200").await, customer_of(shop).await);
    assert_eq!(order.status, OrderStatus::Cancelled);
    assert_eq!(order.after_sales.cancel_reason.as_deref(), Some("no_longer_needed"));
    assert_eq!(balance(&customer), before + order.total.minor, "back on the gift card");
    assert_eq!(receipt.customer, Some(customer));
    assert_eq!(receipt.order, Some(order));
}

async fn order_and_customer_stay_together<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let permit = permit(shop, cancel("W200")).await;
    let mut spent = customer_of(shop).await;
    spent.revision += 1;
    shop.put_customers(std::slice::from_ref(&spent)).await.expect("put_customers");
    let order = order_of(shop, "W200").await;
    let applied = settled(shop, &permit, &key("k")).await.expect("apply");
    assert_eq!(applied, Applied::Changed, "the customer is another");
    assert_eq!(order_of(shop, "W200").await, order, "so the order is not touched either");
    assert_eq!(customer_of(shop).await, spent);
    assert_eq!(shop.applied(&key("k")).await.expect("applied"), None);
}

async fn a_customer_changes_alone<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let request = Request::ChangeDefaultAddress { address: street("7 New Road") };
    let receipt = done(shop, &permit(shop, request).await, &key("k")).await;
    let customer = customer_of(shop).await;
    assert_eq!(customer.address, street("7 New Road"));
    assert_eq!((receipt.order, receipt.customer), (None, Some(customer)));
    assert_eq!(order_of(shop, "W100").await.address, street("1 Example Street"));
}

async fn a_placed_order_is_found<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let line = order_of(shop, "W100").await.lines.remove(0);
    let request = Request::PlaceOrder {
        lines: vec![NewLine { product: line.product, item: line.item.clone(), quantity: 1 }],
        pay_with: sample::payment_method("card-1"),
        address: None,
    };
    let (permit, key) = (permit(shop, request).await, key("k"));
    let placed = done(shop, &permit, &key).await.order.expect("the order that was placed");
    assert_eq!(placed.shopper, yusuf());
    let stand_in = permit.change().order_after.as_ref().map(|order| &order.number);
    assert_ne!(Some(&placed.number), stand_in, "the shop gives it a number of its own");
    assert_eq!(placed.lines[0].item, line.item);
    assert_eq!(shop.order(&placed.number).await.expect("order"), Some(placed.clone()));
    assert_eq!(done(shop, &permit, &key).await.order, Some(placed.clone()), "placed once");
    let recent = shop.recent_orders(&yusuf(), 20).await.expect("recent_orders");
    assert_eq!(recent.iter().filter(|order| **order == placed).count(), 1, "and in the list");
    assert_eq!(recent.len(), 3);
}

async fn an_import_frees_no_key<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    let (permit, key) = (permit(shop, to_street("W100", "7 New Road")).await, key("k"));
    let old = order_of(shop, "W100").await;
    let receipt = done(shop, &permit, &key).await;
    shop.put_orders(std::slice::from_ref(&old)).await.expect("put_orders");
    assert_eq!(done(shop, &permit, &key).await, receipt, "not done again");
    assert_eq!(order_of(shop, "W100").await, old);
}

fn refunded(order: &Order) -> i64 {
    let refunds = order.after_sales.payments.iter().filter(|p| p.direction == Direction::Refund);
    refunds.map(|payment| payment.amount.minor).sum()
}

fn balance(customer: &Customer) -> i64 {
    let on_card = |kind: &PaymentKind| match kind {
        PaymentKind::GiftCard { balance } => balance.minor,
        _ => 0,
    };
    customer.payment_methods.iter().map(|method| on_card(&method.kind)).sum()
}
