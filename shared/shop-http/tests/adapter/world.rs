//! A sample shop in this process, and the adapter before it.

use std::sync::Arc;
use std::time::Duration;

use aisle_aftersales::Permit;
use aisle_domain::Timestamp;
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_memory::SeededRandomness;
use aisle_ports::conformance::sample;
use aisle_ports::{Applied, Catalogue, Clock, OrderBook, PortError, ShopWriter};
use aisle_shop_http::{HttpShop, HttpShopSettings, Times, Token};
use aisle_shop_server::{Calls, Fault, PlannedFault, Shop, serve};
use async_trait::async_trait;
use axum::Router;
use tokio::net::TcpListener;

/// The clock of the machine.
struct WallClock;

#[async_trait]
impl Clock for WallClock {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        Timestamp::from_second(i64::try_from(since.as_secs()).unwrap()).unwrap()
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// The adapter and the shop behind it.
pub struct World {
    pub http: HttpShop,
    pub shop: Shop,
}

/// Time-outs long enough for a busy machine, and short pauses.
pub fn times() -> Times {
    Times {
        connect: Duration::from_secs(5),
        attempt: Duration::from_secs(5),
        call: Duration::from_secs(20),
        attempts: 3,
        first_pause: Duration::from_millis(2),
    }
}

/// The adapter for what listens at an address.
pub fn adapter(base: String, token: Option<&str>, times: Times) -> HttpShop {
    let token = token.map(|token| Token::new(token).unwrap());
    let settings = HttpShopSettings { base, token, times };
    HttpShop::new(&settings, Arc::new(WallClock), Arc::new(SeededRandomness::new(1))).unwrap()
}

async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    (listener, base)
}

/// A world with an empty shop.
pub async fn world() -> World {
    world_with(times()).await
}

/// A world with an empty shop and other times.
pub async fn world_with(times: Times) -> World {
    let (listener, base) = listener().await;
    let shop = Shop::new(|| sample::instant(9_000));
    let token = Some("the-token".to_owned());
    tokio::spawn(serve(listener, shop.clone(), token, std::future::pending()));
    World { http: adapter(base, Some("the-token"), times), shop }
}

/// Serves routes; returns where.
pub async fn serve_routes(routes: Router) -> String {
    let (listener, base) = listener().await;
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    base
}

/// Where nobody listens.
pub async fn nowhere() -> String {
    listener().await.1
}

impl World {
    /// With one customer, `yusuf`, and an order that can be cancelled, `W200`, paid with a gift
    /// card.
    pub fn fill(&self) {
        self.shop.put_products([sample::ordered_product()]);
        self.shop.put_customers([sample::customer("yusuf")]);
        self.shop.put_orders([sample::paid_order("W200", "yusuf", 2_000, "gift-1")]);
    }

    /// Plans a fault for so many calls.
    pub fn plan(&self, fault: Fault, of: Calls, times: u32) {
        assert!(self.shop.plan(PlannedFault { fault, of, times }));
    }
}

// What is read and done goes through the adapter, what the shop itself writes does not.

#[async_trait]
impl OrderBook for World {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        self.http.order(number).await
    }

    async fn recent_orders(
        &self,
        shopper: &ShopperId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        self.http.recent_orders(shopper, limit).await
    }

    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError> {
        self.http.customer(shopper).await
    }

    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        self.http.apply(permit, key).await
    }

    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        self.http.applied(key).await
    }
}

#[async_trait]
impl Catalogue for World {
    async fn product(&self, product: &ProductId) -> Result<Option<Product>, PortError> {
        self.http.product(product).await
    }
}

#[async_trait]
impl ShopWriter for World {
    async fn put_orders(&self, orders: &[Order]) -> Result<(), PortError> {
        self.shop.put_orders(orders.iter().cloned());
        Ok(())
    }

    async fn put_customers(&self, customers: &[Customer]) -> Result<(), PortError> {
        self.shop.put_customers(customers.iter().cloned());
        Ok(())
    }

    async fn put_products(&self, products: &[Product]) -> Result<(), PortError> {
        self.shop.put_products(products.iter().cloned());
        Ok(())
    }
}
