//! The shop's systems.

use std::collections::BTreeMap;

use aisle_aftersales::{Change, Permit};
use aisle_domain::after_sales::{Customer, Reason, Receipt};
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use aisle_domain::mirror::{Mirrored, Source};
use aisle_domain::shop::{Order, Product};
use aisle_ports::shop::receipt;
use aisle_ports::{Applied, Catalogue, OrderBook, PortError, Replaced, ShopMirror, ShopWriter};
use async_trait::async_trait;

use crate::shared::Shared;

/// Orders, customers and products in memory. Harsher than it must be: a permit is held against the
/// whole order and customer that it was decided on, not their revisions only.
#[derive(Debug, Clone, Default)]
pub struct MemoryShop(Shared<State>);

#[derive(Debug, Default)]
struct State {
    orders: BTreeMap<OrderNumber, Order>,
    customers: BTreeMap<ShopperId, Customer>,
    products: BTreeMap<ProductId, Product>,
    applied: BTreeMap<IdempotencyKey, Applied>,
    /// How new each is that was told of.
    order_sources: BTreeMap<OrderNumber, Source>,
    product_sources: BTreeMap<ProductId, Source>,
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
        Self(Shared::new(State { orders, products, ..State::default() }))
    }

    /// The same shop with these customers too; the last of an id counts.
    #[must_use]
    pub fn with_customers(self, customers: impl IntoIterator<Item = Customer>) -> Self {
        self.0.with(|state| {
            let by_id = customers.into_iter().map(|customer| (customer.id.clone(), customer));
            state.customers.extend(by_id);
        });
        self
    }

    /// All orders by number, for whoever checks what holds for all of them.
    #[must_use]
    pub fn orders(&self) -> Vec<Order> {
        self.0.with(|state| state.orders.values().cloned().collect())
    }

    /// All customers by id.
    #[must_use]
    pub fn customers(&self) -> Vec<Customer> {
        self.0.with(|state| state.customers.values().cloned().collect())
    }

    /// Everything that was done or refused for good, by key.
    #[must_use]
    pub fn all_applied(&self) -> Vec<(IdempotencyKey, Applied)> {
        let own = |(key, applied): (&IdempotencyKey, &Applied)| (key.clone(), applied.clone());
        self.0.with(|state| state.applied.iter().map(own).collect())
    }

    /// The shop itself changes an order, as a warehouse does; one that is not there stays so.
    pub fn edit_order(&self, number: &OrderNumber, edit: impl FnOnce(&mut Order)) {
        self.0.with(|state| state.orders.get_mut(number).map(edit));
    }

    /// The shop itself changes a customer; one that is not there stays so.
    pub fn edit_customer(&self, id: &ShopperId, edit: impl FnOnce(&mut Customer)) {
        self.0.with(|state| state.customers.get_mut(id).map(edit));
    }

    /// The shop refuses what is asked under a key, for good, unless it was done already.
    pub fn refuse(&self, key: &IdempotencyKey, reason: Reason) -> Applied {
        self.0.with(|state| {
            state.applied.entry(key.clone()).or_insert(Applied::Refused(reason)).clone()
        })
    }
}

impl State {
    /// Whether order and customer are what a change was decided on; a new order's number is free.
    fn is_as_before(&self, change: &Change, receipt: &Receipt) -> bool {
        let customer =
            [&change.customer_before, &change.customer_after].into_iter().flatten().next();
        receipt
            .order
            .as_ref()
            .is_none_or(|order| self.orders.get(&order.number) == change.order_before.as_ref())
            && customer.is_none_or(|customer| {
                self.customers.get(&customer.id) == change.customer_before.as_ref()
            })
    }

    fn store(&mut self, receipt: &Receipt) {
        if let Some(order) = &receipt.order {
            self.orders.insert(order.number.clone(), order.clone());
        }
        if let Some(customer) = &receipt.customer {
            self.customers.insert(customer.id.clone(), customer.clone());
        }
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

    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError> {
        Ok(self.0.with(|state| state.customers.get(shopper).cloned()))
    }

    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        Ok(self.0.with(|state| {
            if let Some(applied) = state.applied.get(key) {
                return applied.clone();
            }
            let receipt = receipt(permit.change(), key);
            if !state.is_as_before(permit.change(), &receipt) {
                return Applied::Changed;
            }
            state.store(&receipt);
            let applied = Applied::Done(Box::new(receipt));
            state.applied.insert(key.clone(), applied.clone());
            applied
        }))
    }

    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        Ok(self.0.with(|state| state.applied.get(key).cloned()))
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
                state.order_sources.remove(&order.number);
                state.orders.insert(order.number.clone(), order.clone());
            }
        });
        Ok(())
    }

    async fn put_customers(&self, customers: &[Customer]) -> Result<(), PortError> {
        self.0.with(|state| {
            for customer in customers {
                state.customers.insert(customer.id.clone(), customer.clone());
            }
        });
        Ok(())
    }

    async fn put_products(&self, products: &[Product]) -> Result<(), PortError> {
        self.0.with(|state| {
            for product in products {
                state.product_sources.remove(&product.id);
                state.products.insert(product.id.clone(), product.clone());
            }
        });
        Ok(())
    }
}

#[async_trait]
impl ShopMirror for MemoryShop {
    async fn mirrored_order(&self, number: &OrderNumber) -> Result<Mirrored<Order>, PortError> {
        Ok(self.0.with(|state| mirrored(&state.orders, &state.order_sources, number)))
    }

    async fn replace_order(
        &self,
        number: &OrderNumber,
        before: &Mirrored<Order>,
        after: &Mirrored<Order>,
    ) -> Result<Replaced, PortError> {
        Ok(self.0.with(|state| {
            replace(&mut state.orders, &mut state.order_sources, number, before, after)
        }))
    }

    async fn mirrored_product(&self, product: &ProductId) -> Result<Mirrored<Product>, PortError> {
        Ok(self.0.with(|state| mirrored(&state.products, &state.product_sources, product)))
    }

    async fn replace_product(
        &self,
        product: &ProductId,
        before: &Mirrored<Product>,
        after: &Mirrored<Product>,
    ) -> Result<Replaced, PortError> {
        Ok(self.0.with(|state| {
            replace(&mut state.products, &mut state.product_sources, product, before, after)
        }))
    }
}

fn mirrored<K: Ord, T: Clone>(
    records: &BTreeMap<K, T>,
    sources: &BTreeMap<K, Source>,
    key: &K,
) -> Mirrored<T> {
    Mirrored {
        record: records.get(key).cloned(),
        source: sources.get(key).cloned().unwrap_or_default(),
    }
}

fn replace<K: Ord + Clone, T: Clone + PartialEq>(
    records: &mut BTreeMap<K, T>,
    sources: &mut BTreeMap<K, Source>,
    key: &K,
    before: &Mirrored<T>,
    after: &Mirrored<T>,
) -> Replaced {
    if mirrored(records, sources, key) != *before {
        return Replaced::Changed;
    }
    match &after.record {
        Some(record) => drop(records.insert(key.clone(), record.clone())),
        None => drop(records.remove(key)),
    }
    sources.insert(key.clone(), after.source.clone());
    Replaced::Done
}
