//! The shop's systems in DynamoDB: a table of orders by number, with an index by shopper, and a
//! table of products by id. Each item holds the whole as versioned JSON in `b`. The index is
//! eventually consistent, as `recent_orders` allows.

use std::collections::BTreeMap;

use aisle_domain::Timestamp;
use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_ports::{Catalogue, Kind, OrderBook, PortError, ShopWriter};
use async_trait::async_trait;
use aws_sdk_dynamodb::Client;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::TableNames;
use crate::batch::put_all;
use crate::failure::port_error;
use crate::item::{Item, item, read_text, text};
use crate::tables::{BY_SHOPPER, NUMBER, PLACED, PRODUCT, SHOPPER};

/// The whole as JSON.
const BODY: &str = "b";
/// The version that is written; versions up to this one are read.
const VERSION: u8 = 1;

/// Orders and products in DynamoDB.
#[derive(Debug, Clone)]
pub struct DynamoShop {
    client: Client,
    orders: String,
    products: String,
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
        Self { client, orders: tables.orders.clone(), products: tables.products.clone() }
    }
}

#[async_trait]
impl OrderBook for DynamoShop {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        const PORT: &str = "orders.order";
        let read = self
            .client
            .get_item()
            .table_name(&self.orders)
            .key(NUMBER, text(number.as_str()))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| port_error(PORT, &error))?;
        read.item.map(|item| unpack(PORT, &item)).transpose()
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
            .table_name(&self.orders)
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
}

#[async_trait]
impl Catalogue for DynamoShop {
    async fn product(&self, product: &ProductId) -> Result<Option<Product>, PortError> {
        const PORT: &str = "catalogue.product";
        let read = self
            .client
            .get_item()
            .table_name(&self.products)
            .key(PRODUCT, text(product.as_str()))
            .send()
            .await
            .map_err(|error| port_error(PORT, &error))?;
        read.item.map(|item| unpack(PORT, &item)).transpose()
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
            items.push(item([
                (NUMBER, text(order.number.as_str())),
                (SHOPPER, text(order.shopper.as_str())),
                (PLACED, text(placed(order))),
                (BODY, text(pack(PORT, order)?)),
            ]));
        }
        put_all(&self.client, &self.orders, items, PORT).await
    }

    async fn put_products(&self, products: &[Product]) -> Result<(), PortError> {
        const PORT: &str = "shop.put_products";
        let last: BTreeMap<&ProductId, &Product> =
            products.iter().map(|product| (&product.id, product)).collect();
        let mut items = Vec::with_capacity(last.len());
        for product in last.into_values() {
            items.push(item([
                (PRODUCT, text(product.id.as_str())),
                (BODY, text(pack(PORT, product)?)),
            ]));
        }
        put_all(&self.client, &self.products, items, PORT).await
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

fn pack<T: Serialize>(port: &'static str, data: &T) -> Result<String, PortError> {
    serde_json::to_string(&Versioned { v: VERSION, data })
        .map_err(|_| PortError::new(Kind::Invalid, port, "cannot be written as JSON"))
}

fn unpack<T: DeserializeOwned>(port: &'static str, item: &Item) -> Result<T, PortError> {
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
