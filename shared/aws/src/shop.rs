//! The shop's systems in DynamoDB: a table of orders by number, with an index by shopper, and
//! tables of customers and products by id. Each item holds the whole as versioned JSON in `b`. The
//! index is eventually consistent, as `recent_orders` allows. How a permit is applied is in
//! `shop_apply`, what another system tells of in `shop_mirror`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use aisle_aftersales::Permit;
use aisle_domain::Timestamp;
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_ports::{Applied, Catalogue, Clock, Kind, OrderBook, PortError, ShopWriter};
use async_trait::async_trait;
use aws_sdk_dynamodb::Client;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::batch::put_all;
use crate::failure::port_error;
use crate::item::{Item, item, read_text, text};
use crate::tables::{BY_SHOPPER, CUSTOMER, NUMBER, PLACED, PRODUCT, SHOPPER};
use crate::{SystemClock, TableNames};

/// The whole as JSON.
pub(crate) const BODY: &str = "b";
/// The version that is written; versions up to this one are read.
const VERSION: u8 = 1;

/// Orders, customers, products and what was applied, in DynamoDB.
#[derive(Clone)]
pub struct DynamoShop {
    pub(crate) client: Client,
    pub(crate) tables: TableNames,
    /// Only for when a record of what was applied expires.
    pub(crate) clock: Arc<dyn Clock>,
}

impl fmt::Debug for DynamoShop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DynamoShop").field("tables", &self.tables).finish_non_exhaustive()
    }
}

/// A stored order or product.
#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u8,
    data: T,
}

/// Only the version, to tell an unknown version from a broken item.
#[derive(Deserialize)]
struct VersionOnly {
    v: u8,
}

impl DynamoShop {
    /// The shop in its tables.
    #[must_use]
    pub fn new(client: Client, tables: &TableNames) -> Self {
        Self { client, tables: tables.clone(), clock: Arc::new(SystemClock) }
    }

    /// The same with another clock.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// An item by its key, strongly consistent.
    pub(crate) async fn read(
        &self,
        port: &'static str,
        table: &str,
        key: (&str, &str),
    ) -> Result<Option<Item>, PortError> {
        let read = self
            .client
            .get_item()
            .table_name(table)
            .key(key.0, text(key.1))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| port_error(port, &error))?;
        Ok(read.item)
    }
}

/// An order's item.
pub(crate) fn order_item(port: &'static str, order: &Order) -> Result<Item, PortError> {
    Ok(item([
        (NUMBER, text(order.number.as_str())),
        (SHOPPER, text(order.shopper.as_str())),
        (PLACED, text(placed(order))),
        (BODY, text(pack(port, order)?)),
    ]))
}

/// A customer's item.
pub(crate) fn customer_item(port: &'static str, customer: &Customer) -> Result<Item, PortError> {
    Ok(item([(CUSTOMER, text(customer.id.as_str())), (BODY, text(pack(port, customer)?))]))
}

/// A product's item.
pub(crate) fn product_item(port: &'static str, product: &Product) -> Result<Item, PortError> {
    Ok(item([(PRODUCT, text(product.id.as_str())), (BODY, text(pack(port, product)?))]))
}

#[async_trait]
impl OrderBook for DynamoShop {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        const PORT: &str = "orders.order";
        let item = self.read(PORT, &self.tables.orders, (NUMBER, number.as_str())).await?;
        item.map(|item| unpack(PORT, &item)).transpose()
    }

    async fn recent_orders(
        &self,
        shopper: &ShopperId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        const PORT: &str = "orders.recent_orders";
        let found = self
            .client
            .query()
            .table_name(&self.tables.orders)
            .index_name(BY_SHOPPER)
            .key_condition_expression("#shopper = :shopper")
            .expression_attribute_names("#shopper", SHOPPER)
            .expression_attribute_values(":shopper", text(shopper.as_str()))
            .scan_index_forward(false)
            .limit(i32::try_from(limit.clamp(1, 20)).unwrap_or(20))
            .send()
            .await
            .map_err(|error| port_error(PORT, &error))?;
        found.items().iter().map(|item| unpack(PORT, item)).collect()
    }

    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError> {
        const PORT: &str = "orders.customer";
        let item = self.read(PORT, &self.tables.customers, (CUSTOMER, shopper.as_str())).await?;
        item.map(|item| unpack(PORT, &item)).transpose()
    }

    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        self.apply_once(permit.change(), key).await
    }

    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        self.recorded("orders.applied", key).await
    }
}

#[async_trait]
impl Catalogue for DynamoShop {
    async fn product(&self, product: &ProductId) -> Result<Option<Product>, PortError> {
        const PORT: &str = "catalogue.product";
        let read = self
            .client
            .get_item()
            .table_name(&self.tables.products)
            .key(PRODUCT, text(product.as_str()))
            .send()
            .await
            .map_err(|error| port_error(PORT, &error))?;
        // One that was removed keeps its item, without a body.
        let item = read.item.filter(|item| item.contains_key(BODY));
        item.map(|item| unpack(PORT, &item)).transpose()
    }
}

#[async_trait]
impl ShopWriter for DynamoShop {
    async fn put_orders(&self, orders: &[Order]) -> Result<(), PortError> {
        const PORT: &str = "shop.put_orders";
        // One batch must not name a key twice; the last of a number counts.
        let last: BTreeMap<&OrderNumber, &Order> =
            orders.iter().map(|order| (&order.number, order)).collect();
        let mut items = Vec::with_capacity(last.len());
        for order in last.into_values() {
            items.push(order_item(PORT, order)?);
        }
        put_all(&self.client, &self.tables.orders, items, PORT).await
    }

    async fn put_customers(&self, customers: &[Customer]) -> Result<(), PortError> {
        const PORT: &str = "shop.put_customers";
        let last: BTreeMap<&ShopperId, &Customer> =
            customers.iter().map(|customer| (&customer.id, customer)).collect();
        let items = last.into_values().map(|customer| customer_item(PORT, customer));
        let items = items.collect::<Result<Vec<_>, _>>()?;
        put_all(&self.client, &self.tables.customers, items, PORT).await
    }

    async fn put_products(&self, products: &[Product]) -> Result<(), PortError> {
        const PORT: &str = "shop.put_products";
        let last: BTreeMap<&ProductId, &Product> =
            products.iter().map(|product| (&product.id, product)).collect();
        let mut items = Vec::with_capacity(last.len());
        for product in last.into_values() {
            items.push(product_item(PORT, product)?);
        }
        put_all(&self.client, &self.tables.products, items, PORT).await
    }
}

/// The index's sort key, whose descending order is newest first, then by number descending, those
/// without a date last: nanoseconds since the first instant there is, and one, in 21 digits; zero
/// without a date; then the number.
fn placed(order: &Order) -> String {
    let since_first = |at: Timestamp| at.as_nanosecond() - Timestamp::MIN.as_nanosecond() + 1;
    let nanoseconds = order.placed_at.map_or(0, since_first);
    format!("{nanoseconds:021}#{}", order.number.as_str())
}

pub(crate) fn pack<T: Serialize>(port: &'static str, data: &T) -> Result<String, PortError> {
    serde_json::to_string(&Versioned { v: VERSION, data })
        .map_err(|_| PortError::new(Kind::Invalid, port, "cannot be written as JSON"))
}

pub(crate) fn unpack<T: DeserializeOwned>(port: &'static str, item: &Item) -> Result<T, PortError> {
    let body = read_text(port, item, BODY)?;
    // What serde says may quote the body, which holds a shopper's address.
    let unreadable = |problem: String| PortError::new(Kind::Invalid, port, problem);
    let VersionOnly { v } = serde_json::from_str(body)
        .map_err(|error| unreadable(format!("not the stored JSON ({:?})", error.classify())))?;
    if v == 0 || v > VERSION {
        return Err(unreadable(format!("version {v} is unknown; known is {VERSION}")));
    }
    serde_json::from_str(body)
        .map(|Versioned { data, .. }| data)
        .map_err(|error| unreadable(format!("not the stored JSON ({:?})", error.classify())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_order_from_before_after_sales_is_read() {
        let body = r#"{"v":1,"data":{"number":"W100","shopper":"ann","placed_at":null,
            "status":"pending","lines":[],"shipments":[],"address":{"lines":["1 Road"],
            "city":"Town","region":null,"postcode":"12345","country":"US"},
            "email":"ann@example.com","total":{"minor":100,"currency":"USD"}}}"#;
        let order: Order = unpack("port", &item([(BODY, text(body))])).unwrap();
        assert_eq!(order.after_sales, aisle_domain::after_sales::AfterSales::default());
    }

    #[test]
    fn what_cannot_be_read_is_told_without_quoting_it() {
        let cases = [
            (r#"{"v":2,"data":"secret street"}"#, "version 2 is unknown"),
            (r#"{"v":1,"data":{"number":"secret street"}}"#, "Data"),
            ("secret street", "Syntax"),
        ];
        for (body, expected) in cases {
            let error = unpack::<Order>("port", &item([(BODY, text(body))])).unwrap_err();
            assert!(error.message.contains(expected), "{error}");
            assert!(!error.message.contains("secret"), "{error}");
            assert_eq!(error.kind, Kind::Invalid);
        }
    }
}
