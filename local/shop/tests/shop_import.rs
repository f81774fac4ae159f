//! Importing through the port: everything accepted is written, products first; a failing writer
//! is reported with how far it came; an unreadable file writes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Mutex;

use aisle_domain::after_sales::Customer;
use aisle_domain::shop::{Order, Product};
use aisle_ports::{Kind, PortError, ShopWriter};
use aisle_shop::{ImportError, Progress, import, import_with_progress};
use async_trait::async_trait;
use jiff::Timestamp;

const DEMO: &str = include_str!("../../../merchant/shop/shop.json");

fn now() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

/// Keeps what it is given; refuses once it holds as many orders as it may.
#[derive(Default)]
struct Shelf {
    products: Mutex<Vec<Product>>,
    customers: Mutex<Vec<Customer>>,
    orders: Mutex<Vec<Order>>,
    most_orders: Option<usize>,
}

#[async_trait]
impl ShopWriter for Shelf {
    async fn put_orders(&self, orders: &[Order]) -> Result<(), PortError> {
        let mut held = self.orders.lock().unwrap();
        if self.most_orders.is_some_and(|most| held.len() + orders.len() > most) {
            return Err(PortError::new(Kind::Throttled, "shop.put_orders", "too much at once"));
        }
        assert!(!self.products.lock().unwrap().is_empty(), "products come first");
        assert!(!self.customers.lock().unwrap().is_empty(), "customers too");
        held.extend_from_slice(orders);
        Ok(())
    }

    async fn put_customers(&self, customers: &[Customer]) -> Result<(), PortError> {
        self.customers.lock().unwrap().extend_from_slice(customers);
        Ok(())
    }

    async fn put_products(&self, products: &[Product]) -> Result<(), PortError> {
        self.products.lock().unwrap().extend_from_slice(products);
        Ok(())
    }
}

#[tokio::test]
async fn all_that_was_accepted_is_written() {
    let shelf = Shelf::default();
    let mut told = Vec::new();
    let report = import_with_progress(&shelf, DEMO, now(), &mut |progress| told.push(progress))
        .await
        .unwrap();
    let read = aisle_shop::read(DEMO, now());
    assert_eq!(report, read.report);
    assert_eq!(*shelf.products.lock().unwrap(), read.shop.products);
    assert_eq!(*shelf.customers.lock().unwrap(), read.shop.customers);
    assert_eq!(*shelf.orders.lock().unwrap(), read.shop.orders);
    let total = report.products.accepted + read.shop.customers.len() + report.orders.accepted;
    assert!(told.windows(2).all(|pair| pair[0].stored < pair[1].stored));
    assert_eq!(told.last(), Some(&Progress { stored: total, total }));
}

#[tokio::test]
async fn a_failing_writer_is_reported_with_how_far_it_came() {
    let shelf = Shelf { most_orders: Some(150), ..Shelf::default() };
    let error = import(&shelf, DEMO, now()).await.unwrap_err();
    let ImportError::Write { progress, source } = &error else { panic!("{error}") };
    assert_eq!(source.kind, Kind::Throttled);
    let before = shelf.products.lock().unwrap().len() + shelf.customers.lock().unwrap().len();
    assert_eq!(progress.stored, before + 100);
    assert!(error.to_string().contains("run the import again"), "{error}");
}

#[tokio::test]
async fn an_unreadable_file_writes_nothing() {
    let shelf = Shelf::default();
    let error = import(&shelf, "{\"format\": \"aisle.shop.v1\", \"products\": 1}", now())
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "nothing was imported: /products: must be an array, is a number; write an array"
    );
    assert!(shelf.products.lock().unwrap().is_empty());
}
