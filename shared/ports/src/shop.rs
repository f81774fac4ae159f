//! The shop's systems: orders and catalogue.

use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use async_trait::async_trait;

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

    /// Stores products, replacing those of the same id. After `Ok` all are durable.
    async fn put_products(&self, products: &[Product]) -> Result<(), PortError>;
}
