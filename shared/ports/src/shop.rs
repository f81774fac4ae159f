//! The shop's systems: orders and catalogue.

use aisle_aftersales::{Change, Permit};
use aisle_domain::after_sales::{Customer, Reason, Receipt};
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use async_trait::async_trait;
use sha2::{Digest, Sha256};

use crate::PortError;

/// The merchant's order book. Who may see an order is not its business: the caller checks.
#[async_trait]
pub trait OrderBook: Send + Sync {
    /// The order of a number, or `None`. Strongly consistent.
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError>;

    /// A shopper's orders, newest first (by date, then by number descending; those without a date
    /// last), at most `limit` (1 to 20).
    async fn recent_orders(
        &self,
        shopper: &ShopperId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError>;

    /// The customer of an id, or `None`. Strongly consistent.
    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError>;

    /// Does what a permit allows, at most once per key: a key that was used before brings what came
    /// of it then, whatever else is passed. After an error it is not known whether it was done; ask
    /// [`OrderBook::applied`], or apply again with the same key.
    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError>;

    /// What came of a key: `None` if nothing was done under it (so far). Strongly consistent.
    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError>;
}

/// What came of applying a permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// It was done.
    Done(Box<Receipt>),
    /// The order or the customer is not what the permit was decided on: read again and decide
    /// again. Nothing was done, and the key is not used up.
    Changed,
    /// The shop itself will not do it. Nothing was done, and nothing will be under this key.
    Refused(Reason),
}

/// The receipt for a change, for order books that keep the records themselves: what is stored is
/// what it shows. An order that is placed gets its number here, the same for the same key.
#[must_use]
pub fn receipt(change: &Change, key: &IdempotencyKey) -> Receipt {
    let mut order = change.order_after.clone().or_else(|| change.order_before.clone());
    if let (Some(order), None) = (&mut order, &change.order_before) {
        order.number = new_order_number(key).unwrap_or_else(|| order.number.clone());
    }
    Receipt { order, customer: change.customer_after.clone(), label: None }
}

/// `P` and twelve digits that follow from the key.
fn new_order_number(key: &IdempotencyKey) -> Option<OrderNumber> {
    let hash = Sha256::digest(key.as_str().as_bytes());
    let bits = u64::from_be_bytes(*hash.first_chunk()?);
    OrderNumber::parse(&format!("P{:012}", bits % 1_000_000_000_000)).ok()
}

/// The merchant's catalogue.
#[async_trait]
pub trait Catalogue: Send + Sync {
    /// The product of an id, or `None`.
    async fn product(&self, product: &ProductId) -> Result<Option<Product>, PortError>;
}

/// Filling the shop's tables: used by imports, never by a function that talks to shoppers.
#[async_trait]
pub trait ShopWriter: Send + Sync {
    /// Stores orders, replacing those of the same number. After `Ok` all are durable.
    async fn put_orders(&self, orders: &[Order]) -> Result<(), PortError>;

    /// Stores customers, replacing those of the same id. After `Ok` all are durable.
    async fn put_customers(&self, customers: &[Customer]) -> Result<(), PortError>;

    /// Stores products, replacing those of the same id. After `Ok` all are durable.
    async fn put_products(&self, products: &[Product]) -> Result<(), PortError>;
}
