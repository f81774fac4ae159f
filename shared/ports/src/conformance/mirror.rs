//! What every mirror of the shop must do: replace what was decided on and nothing else, beside an
//! order book that changes the same orders.

use aisle_domain::after_sales::Request;
use aisle_domain::ids::{IdempotencyKey, ItemId, OrderNumber, ProductId};
use aisle_domain::mirror::{
    Merged, Mirrored, StockUpdate, order_changed, product_changed, product_removed, stock_changed,
};
use aisle_domain::shop::{Order, OrderStatus, Product};
use futures::future::join_all;

use super::sample;
use super::shop_permits::permit;
use crate::{Applied, Catalogue, OrderBook, Replaced, ShopMirror, ShopWriter};

/// Runs all checks, each on a fresh shop.
///
/// # Panics
/// When the adapter does not conform.
pub async fn shop_mirror_suite<S: ShopMirror + OrderBook + Catalogue + ShopWriter>(
    make: impl AsyncFn() -> S,
) {
    what_is_replaced_is_read_back(&make().await).await;
    only_what_was_decided_on_is_replaced(&make().await).await;
    of_many_at_once_one_is_done(&make().await).await;
    an_order_book_and_a_mirror_never_overwrite_each_other(&make().await).await;
    an_import_forgets_how_new_a_record_is(&make().await).await;
    a_removed_product_is_gone_and_its_versions_stay(&make().await).await;
}

fn number() -> OrderNumber {
    OrderNumber::parse("W100").expect("an order number")
}

fn told<T>(merged: Merged<T>) -> Mirrored<T> {
    match merged {
        Merged::Newer(after, _) => *after,
        _ => panic!("not newer"),
    }
}

async fn read<S: ShopMirror>(shop: &S) -> Mirrored<Order> {
    shop.mirrored_order(&number()).await.expect("mirrored_order")
}

async fn replace<S: ShopMirror>(
    shop: &S,
    before: &Mirrored<Order>,
    after: &Mirrored<Order>,
) -> Replaced {
    for _ in 0..10 {
        match shop.replace_order(&number(), before, after).await {
            Err(error) if error.is_retryable() => {}
            settled => return settled.expect("replace_order"),
        }
    }
    panic!("never settled")
}

fn with_status(status: OrderStatus, version: u64, stored: &Mirrored<Order>) -> Mirrored<Order> {
    let order = Order { status, ..sample::paid_order("W100", "yusuf", 1_000, "card-1") };
    told(order_changed(stored, order, version))
}

async fn what_is_replaced_is_read_back<S: ShopMirror + OrderBook>(shop: &S) {
    let fresh = read(shop).await;
    assert_eq!(fresh, Mirrored::default(), "nothing at first");
    let first = with_status(OrderStatus::Pending, 1, &fresh);
    assert_eq!(replace(shop, &fresh, &first).await, Replaced::Done);
    assert_eq!(read(shop).await, first);
    let second = with_status(OrderStatus::Shipped, 2, &first);
    assert_eq!(replace(shop, &first, &second).await, Replaced::Done);
    assert_eq!(read(shop).await, second);
    assert_eq!(shop.order(&number()).await.expect("order"), second.record);
    let yusuf = second.record.as_ref().expect("a record").shopper.clone();
    let recent = shop.recent_orders(&yusuf, 20).await.expect("recent_orders");
    assert_eq!(recent, Vec::from_iter(second.record));
}

async fn only_what_was_decided_on_is_replaced<S: ShopMirror>(shop: &S) {
    let fresh = read(shop).await;
    let first = with_status(OrderStatus::Pending, 1, &fresh);
    assert_eq!(replace(shop, &first, &first).await, Replaced::Changed, "it is not there");
    assert_eq!(replace(shop, &fresh, &first).await, Replaced::Done);
    let second = with_status(OrderStatus::Shipped, 2, &first);
    assert_eq!(replace(shop, &fresh, &second).await, Replaced::Changed, "it is there by now");
    assert_eq!(replace(shop, &first, &second).await, Replaced::Done);
    let third = with_status(OrderStatus::Delivered, 3, &first);
    assert_eq!(replace(shop, &first, &third).await, Replaced::Changed, "it is another");
    assert_eq!(read(shop).await, second);
}

async fn of_many_at_once_one_is_done<S: ShopMirror>(shop: &S) {
    let fresh = read(shop).await;
    let many: Vec<_> =
        (1..=8).map(|version| with_status(OrderStatus::Pending, version, &fresh)).collect();
    let all = join_all(many.iter().map(|after| replace(shop, &fresh, after))).await;
    let stored = read(shop).await;
    assert!(many.contains(&stored));
    let done = all.iter().filter(|replaced| **replaced == Replaced::Done).count();
    // One whose answer was lost is told as changed.
    assert!(done <= 1, "{all:?}");
}

async fn an_order_book_and_a_mirror_never_overwrite_each_other<
    S: ShopMirror + OrderBook + Catalogue + ShopWriter,
>(
    shop: &S,
) {
    shop.put_products(&[sample::ordered_product()]).await.expect("put_products");
    shop.put_customers(&[sample::customer("yusuf")]).await.expect("put_customers");
    let fresh = read(shop).await;
    let first = with_status(OrderStatus::Pending, 5, &fresh);
    assert_eq!(replace(shop, &fresh, &first).await, Replaced::Done);
    let cancel = || Request::CancelOrder { order: number(), reason: "no_longer_needed".to_owned() };
    let key = |text: &str| IdempotencyKey::new(text).expect("a valid key");
    // The mirror first: what the permit was decided on is no more.
    let late = permit(shop, cancel()).await;
    let second = with_status(OrderStatus::Pending, 6, &first);
    assert_eq!(replace(shop, &first, &second).await, Replaced::Done);
    assert_eq!(shop.apply(&late, &key("late")).await.expect("apply"), Applied::Changed);
    // The order book first: what the mirror decided on is no more.
    let in_time = permit(shop, cancel()).await;
    assert!(matches!(shop.apply(&in_time, &key("k")).await, Ok(Applied::Done(_))));
    let third = with_status(OrderStatus::Shipped, 7, &second);
    assert_eq!(replace(shop, &second, &third).await, Replaced::Changed);
    let stored = read(shop).await;
    assert_eq!(stored.source, second.source, "how new it is survives what the order book does");
    let order = stored.record.as_ref().expect("a record");
    assert_eq!(order.status, OrderStatus::Cancelled);
    let third = with_status(OrderStatus::Pending, 7, &stored);
    assert_eq!(replace(shop, &stored, &third).await, Replaced::Done);
    let order = read(shop).await.record.expect("a record");
    assert_eq!(order.status, OrderStatus::Cancelled, "what was done here stays");
    assert_eq!(order.after_sales.cancel_reason.as_deref(), Some("no_longer_needed"));
}

async fn an_import_forgets_how_new_a_record_is<S: ShopMirror + ShopWriter>(shop: &S) {
    let fresh = read(shop).await;
    let first = with_status(OrderStatus::Pending, 5, &fresh);
    assert_eq!(replace(shop, &fresh, &first).await, Replaced::Done);
    let imported = sample::order("W100", "yusuf", Some(5));
    shop.put_orders(std::slice::from_ref(&imported)).await.expect("put_orders");
    let stored = read(shop).await;
    assert_eq!(stored.record, Some(imported));
    assert_eq!(stored.source.version(), None);
}

async fn a_removed_product_is_gone_and_its_versions_stay<S: ShopMirror + Catalogue>(shop: &S) {
    let id = ProductId::new("p-1").expect("a valid id");
    let read = async || shop.mirrored_product(&id).await.expect("mirrored_product");
    let replace = async |before: &Mirrored<Product>, after: &Mirrored<Product>| {
        shop.replace_product(&id, before, after).await.expect("replace_product")
    };
    let fresh = read().await;
    let there = told(product_changed(&fresh, sample::product("p-1", "保温杯"), 1));
    assert_eq!(replace(&fresh, &there).await, Replaced::Done);
    let item = ItemId::new("p-1-1").expect("a valid id");
    let sold = StockUpdate { item: item.clone(), available: false, stock: Some(0) };
    let sold = told(stock_changed(&there, &sold, 1));
    assert_eq!(replace(&there, &sold).await, Replaced::Done);
    assert_eq!(read().await, sold);
    assert_eq!(shop.product(&id).await.expect("product"), sold.record);
    let gone = told(product_removed(&sold, 2));
    assert_eq!(replace(&there, &gone).await, Replaced::Changed);
    assert_eq!(replace(&sold, &gone).await, Replaced::Done);
    assert_eq!(shop.product(&id).await.expect("product"), None, "not in the catalogue");
    let stored = read().await;
    assert_eq!(stored, gone);
    assert_eq!(stored.source.part(item.as_str()), Some(1));
    let again = told(product_changed(&stored, sample::product("p-1", "Bottle"), 3));
    assert_eq!(replace(&stored, &again).await, Replaced::Done);
    assert_eq!(shop.product(&id).await.expect("product"), again.record);
}
