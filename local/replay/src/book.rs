//! An order book in memory: it does what a permit says, on the records that it was decided on.

use std::collections::BTreeMap;

use aisle_aftersales::{Facts, Level, Permit};
use aisle_domain::Timestamp;
use aisle_domain::after_sales::{Customer, Record, Request};
use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};

/// A shop as it was read.
#[derive(Debug, Default)]
pub(crate) struct Shop {
    pub(crate) orders: BTreeMap<OrderNumber, Order>,
    pub(crate) customers: BTreeMap<ShopperId, Customer>,
    pub(crate) products: BTreeMap<ProductId, Product>,
}

/// What happened to a shop since. Every task begins with a new one.
#[derive(Debug)]
pub(crate) struct Book<'a> {
    shop: &'a Shop,
    orders: BTreeMap<OrderNumber, Order>,
    customers: BTreeMap<ShopperId, Customer>,
    placed: Vec<OrderNumber>,
}

impl<'a> Book<'a> {
    pub(crate) fn new(shop: &'a Shop) -> Self {
        Self { shop, orders: BTreeMap::new(), customers: BTreeMap::new(), placed: Vec::new() }
    }

    pub(crate) fn order(&self, number: &OrderNumber) -> Option<&Order> {
        self.orders.get(number).or_else(|| self.shop.orders.get(number))
    }

    pub(crate) fn customer(&self, id: &ShopperId) -> Option<&Customer> {
        self.customers.get(id).or_else(|| self.shop.customers.get(id))
    }

    /// A customer that something holds for.
    pub(crate) fn find_customer(&self, holds: impl Fn(&Customer) -> bool) -> Option<&Customer> {
        let ids = self.shop.customers.keys();
        ids.filter_map(|id| self.customer(id)).find(|customer| holds(customer))
    }

    pub(crate) fn products(&self) -> &'a BTreeMap<ProductId, Product> {
        &self.shop.products
    }

    /// Orders that changed or were placed.
    pub(crate) fn changed_orders(&self) -> impl Iterator<Item = &Order> {
        self.orders.values()
    }

    /// Customers that changed.
    pub(crate) fn changed_customers(&self) -> impl Iterator<Item = &Customer> {
        self.customers.values()
    }

    /// The number of the order that was placed last.
    pub(crate) fn placed_last(&self) -> Option<&OrderNumber> {
        self.placed.last()
    }

    /// Whether an order was placed since.
    pub(crate) fn was_placed(&self, number: &OrderNumber) -> bool {
        self.placed.contains(number)
    }

    /// An order as somebody else keeps it.
    pub(crate) fn put_order(&mut self, order: Order) {
        self.orders.insert(order.number.clone(), order);
    }

    /// An order that somebody else placed.
    pub(crate) fn put_placed(&mut self, order: Order) {
        self.placed.push(order.number.clone());
        self.put_order(order);
    }

    /// The numbers of the orders that were placed since, in that order.
    pub(crate) fn placed(&self) -> &[OrderNumber] {
        &self.placed
    }

    /// A customer as somebody else keeps it.
    pub(crate) fn put_customer(&mut self, customer: Customer) {
        self.customers.insert(customer.id.clone(), customer);
    }

    /// What is known for a request of a shopper.
    pub(crate) fn record(&self, request: &Request, shopper: &ShopperId) -> Record {
        let order = request.order().and_then(|number| self.order(number)).cloned();
        let named: Vec<&ProductId> = match request {
            Request::PlaceOrder { lines, .. } => lines.iter().map(|line| &line.product).collect(),
            _ => order.iter().flat_map(|order| &order.lines).map(|line| &line.product).collect(),
        };
        let products = named.into_iter().filter_map(|id| self.shop.products.get(id));
        let products = products.cloned().collect();
        Record { products, customer: self.customer(shopper).cloned(), order }
    }

    /// Does what a permit allows. Brings whether the records were those that it was decided on.
    #[must_use]
    pub(crate) fn apply(&mut self, permit: &Permit) -> bool {
        let change = permit.change();
        let same_order = match &change.order_before {
            None => true,
            Some(before) => self.order(&before.number) == Some(before),
        };
        let same_customer = match &change.customer_before {
            None => true,
            Some(before) => self.customer(&before.id) == Some(before),
        };
        if !same_order || !same_customer {
            return false;
        }
        if let Some(after) = &change.order_after {
            if change.order_before.is_none() {
                self.placed.push(after.number.clone());
            }
            self.orders.insert(after.number.clone(), after.clone());
        }
        if let Some(after) = &change.customer_after {
            self.customers.insert(after.id.clone(), after.clone());
        }
        true
    }
}

/// A signed-in shopper's facts. Suites know no time: none of their rules looks at it.
pub(crate) fn facts(record: &Record) -> Facts<'_> {
    Facts { record, level: Level::SignedIn, now: Timestamp::UNIX_EPOCH }
}
