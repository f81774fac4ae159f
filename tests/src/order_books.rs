//! Order books that do not work, for tests of what is told then.

use aisle_aftersales::Permit;
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ShopperId};
use aisle_domain::shop::Order;
use aisle_ports::{Applied, Kind, OrderBook, PortError};
use async_trait::async_trait;

/// An order book that never answers, or always fails. A stub.
pub struct Broken {
    /// Whether it hangs; else it fails.
    pub hangs: bool,
}

#[async_trait]
impl OrderBook for Broken {
    async fn order(&self, _: &OrderNumber) -> Result<Option<Order>, PortError> {
        if self.hangs {
            std::future::pending::<()>().await;
        }
        Err(PortError::new(Kind::Denied, "order_book.order", "planned"))
    }

    async fn recent_orders(&self, _: &ShopperId, _: usize) -> Result<Vec<Order>, PortError> {
        Err(PortError::new(Kind::Denied, "order_book.recent_orders", "planned"))
    }

    async fn customer(&self, _: &ShopperId) -> Result<Option<Customer>, PortError> {
        Err(PortError::new(Kind::Denied, "order_book", "planned"))
    }

    async fn apply(&self, _: &Permit, _: &IdempotencyKey) -> Result<Applied, PortError> {
        Err(PortError::new(Kind::Denied, "order_book", "planned"))
    }

    async fn applied(&self, _: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        Err(PortError::new(Kind::Denied, "order_book", "planned"))
    }
}
