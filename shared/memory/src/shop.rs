//! The shop's systems.

use std::collections::BTreeMap;

use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_ports::{Catalogue, OrderBook, PortError, ShopWriter};
use async_trait::async_trait;

use crate::shared::Shared;

/// Orders and products in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryShop(Shared<State>);

#[derive(Debug, Default)]
struct State {
    orders: BTreeMap<OrderNumber, Order>,
    products: BTreeMap<ProductId, Product>,
}

impl MemoryShop {
    /// A shop without orders and products.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A shop with these orders and products; the last of a number or id counts.
    #[must_use]
    pub fn with(
        orders: impl IntoIterator<Item = Order>,
        products: impl IntoIterator<Item = Product>,
    ) -> Self {
        let orders = orders.into_iter().map(|order| (order.number.clone(), order)).collect();
        let products = products.into_iter().map(|product| (product.id.clone(), product)).collect();
        Self(Shared::new(State { orders, products }))
    }
}

#[async_trait]
impl OrderBook for MemoryShop {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        Ok(self.0.with(|state| state.orders.get(number).cloned()))
    }

    async fn recent_orders(
        &self,
        shopper: &ShopperId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        let mut orders: Vec<Order> = self.0.with(|state| {
            state.orders.values().filter(|order| &order.shopper == shopper).cloned().collect()
        });
        // `None` sorts before every date, so that in descending order it comes last.
        orders.sort_by(|a, b| (b.placed_at, &b.number).cmp(&(a.placed_at, &a.number)));
        orders.truncate(limit.clamp(1, 20));
        Ok(orders)
    }
}

#[async_trait]
impl Catalogue for MemoryShop {
    async fn product(&self, product: &ProductId) -> Result<Option<Product>, PortError> {
        Ok(self.0.with(|state| state.products.get(product).cloned()))
    }
}

#[async_trait]
impl ShopWriter for MemoryShop {
    async fn put_orders(&self, orders: &[Order]) -> Result<(), PortError> {
        self.0.with(|state| {
            for order in orders {
                state.orders.insert(order.number.clone(), order.clone());
            }
        });
        Ok(())
    }

    async fn put_products(&self, products: &[Product]) -> Result<(), PortError> {
        self.0.with(|state| {
            for product in products {
                state.products.insert(product.id.clone(), product.clone());
            }
        });
        Ok(())
    }
}
