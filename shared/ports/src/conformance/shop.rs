//! What every shop system (order book, catalogue, and their writer) must do.

use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, OrderStatus};

use super::sample::{customer, order, product};
use crate::{Catalogue, OrderBook, ShopWriter};

/// Runs all checks, each on a fresh shop.
///
/// # Panics
/// When the adapter does not conform.
pub async fn shop_suite<S: OrderBook + Catalogue + ShopWriter>(make: impl AsyncFn() -> S) {
    an_empty_shop_has_nothing(&make().await).await;
    orders_are_read_back(&make().await).await;
    an_order_is_replaced(&make().await).await;
    recent_orders_are_the_shoppers_own_newest_first(&make().await).await;
    many_orders_are_stored(&make().await).await;
    products_are_read_back_and_replaced(&make().await).await;
    customers_are_read_back_and_replaced(&make().await).await;
}

fn number(text: &str) -> OrderNumber {
    OrderNumber::parse(text).expect("an order number")
}

fn shopper(text: &str) -> ShopperId {
    ShopperId::new(text).expect("a shopper id")
}

async fn recent<S: OrderBook>(shop: &S, of: &str, limit: usize) -> Vec<Order> {
    shop.recent_orders(&shopper(of), limit).await.expect("recent_orders")
}

async fn an_empty_shop_has_nothing<S: OrderBook + Catalogue + ShopWriter>(shop: &S) {
    shop.put_orders(&[]).await.expect("no orders");
    shop.put_products(&[]).await.expect("no products");
    shop.put_customers(&[]).await.expect("no customers");
    assert_eq!(shop.customer(&shopper("yusuf")).await.expect("customer"), None);
    assert_eq!(shop.order(&number("W100")).await.expect("order"), None);
    assert_eq!(recent(shop, "yusuf", 20).await, []);
    let missing = ProductId::new("p-1").expect("a valid id");
    assert_eq!(shop.product(&missing).await.expect("product"), None);
}

async fn orders_are_read_back<S: OrderBook + ShopWriter>(shop: &S) {
    let orders = [order("#W2378156", "yusuf", Some(5)), order("#A-77", "mei@example.com", None)];
    shop.put_orders(&orders).await.expect("put_orders");
    for order in &orders {
        let read = shop.order(&order.number).await.expect("order");
        assert_eq!(read.as_ref(), Some(order), "{} is read back", order.number);
    }
    assert_eq!(shop.order(&number("W2378157")).await.expect("order"), None);
}

async fn an_order_is_replaced<S: OrderBook + ShopWriter>(shop: &S) {
    let old = order("W100", "yusuf", Some(5));
    shop.put_orders(std::slice::from_ref(&old)).await.expect("put_orders");
    let new = Order { status: OrderStatus::Delivered, placed_at: None, ..old.clone() };
    let other = Order { shopper: shopper("mei"), ..new.clone() };
    for stored in [&new, &other] {
        // Twice in one call: the last one counts.
        shop.put_orders(&[old.clone(), stored.clone()]).await.expect("put_orders");
        let read = shop.order(&old.number).await.expect("order");
        assert_eq!(read.as_ref(), Some(stored));
    }
    assert_eq!(recent(shop, "yusuf", 20).await, [], "not listed with its former shopper");
    assert_eq!(recent(shop, "mei", 20).await, [other]);
}

async fn recent_orders_are_the_shoppers_own_newest_first<S: OrderBook + ShopWriter>(shop: &S) {
    let undated = [order("W903", "yusuf", None), order("W902", "yusuf", None)];
    let dated = [
        order("W800", "yusuf", Some(90_000)),
        order("W111", "yusuf", Some(1_000)),
        order("W110", "yusuf", Some(1_000)),
        order("W999", "yusuf", Some(999)),
        order("W700", "yusuf", Some(-5_000_000_000)),
    ];
    let expected: Vec<Order> = dated.into_iter().chain(undated).collect();
    let mut orders = expected.clone();
    orders.reverse();
    orders.extend([order("W001", "yusuf2", Some(7)), order("W002", "yusu", Some(7))]);
    shop.put_orders(&orders).await.expect("put_orders");
    assert_eq!(recent(shop, "yusuf", 20).await, expected, "newest first, those without date last");
    for limit in [1, 3, 6] {
        assert_eq!(recent(shop, "yusuf", limit).await, expected[..limit], "the newest {limit}");
    }
    assert_eq!(recent(shop, "nobody", 20).await, []);
}

async fn many_orders_are_stored<S: OrderBook + ShopWriter>(shop: &S) {
    let orders: Vec<Order> =
        (0..60).map(|n| order(&format!("W{:04}", 1_000 + n), "yusuf", Some(n))).collect();
    shop.put_orders(&orders).await.expect("put_orders");
    for order in &orders {
        let read = shop.order(&order.number).await.expect("order");
        assert_eq!(read.as_ref(), Some(order));
    }
    let newest: Vec<Order> = orders.iter().rev().take(20).cloned().collect();
    assert_eq!(recent(shop, "yusuf", 20).await, newest);
}

async fn products_are_read_back_and_replaced<S: Catalogue + ShopWriter>(shop: &S) {
    let products: Vec<_> = (0..30).map(|n| product(&format!("p-{n}"), "保温杯")).collect();
    shop.put_products(&products).await.expect("put_products");
    for product in &products {
        let read = shop.product(&product.id).await.expect("product");
        assert_eq!(read.as_ref(), Some(product));
    }
    let renamed = product("p-3", "Water Bottle");
    shop.put_products(std::slice::from_ref(&renamed)).await.expect("put_products");
    assert_eq!(shop.product(&renamed.id).await.expect("product"), Some(renamed));
    let missing = ProductId::new("p-99").expect("a valid id");
    assert_eq!(shop.product(&missing).await.expect("product"), None);
}

async fn customers_are_read_back_and_replaced<S: OrderBook + ShopWriter>(shop: &S) {
    let customers: Vec<_> = (0..30).map(|n| customer(&format!("mei-{n}@example.com"))).collect();
    shop.put_customers(&customers).await.expect("put_customers");
    for customer in &customers {
        let read = shop.customer(&customer.id).await.expect("customer");
        assert_eq!(read.as_ref(), Some(customer));
    }
    let mut moved = customers[3].clone();
    moved.address.lines = vec!["2 Example Street".to_owned()];
    moved.phone = None;
    // Twice in one call: the last one counts.
    shop.put_customers(&[customers[3].clone(), moved.clone()]).await.expect("put_customers");
    assert_eq!(shop.customer(&moved.id).await.expect("customer"), Some(moved));
    assert_eq!(shop.customer(&shopper("mei-3")).await.expect("customer"), None);
}
