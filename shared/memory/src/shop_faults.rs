//! A shop in memory that fails as shops do when something is to be done: for tests of whoever
//! applies permits. Which fault comes when is planned by the test, one per call.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use aisle_aftersales::Permit;
use aisle_domain::after_sales::{Customer, Reason};
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ShopperId};
use aisle_domain::shop::Order;
use aisle_ports::{Applied, Clock, Kind, OrderBook, PortError};
use async_trait::async_trait;

use crate::MemoryShop;
use crate::shared::Shared;

/// What becomes of one call to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShopFault {
    /// Nothing is done, and the shop cannot be reached.
    Down,
    /// It is done, and the answer is lost.
    LostAnswer,
    /// The request arrives a second time right after the first, as a network may do; the second
    /// answer comes back.
    Twice,
    /// It is done, and answered after so long.
    Slow(Duration),
    /// The shop changes the order, and the customer if that would change, just before.
    ChangesUnder,
    /// The shop will not do it, and says why.
    Refuses(Reason),
}

/// A [`MemoryShop`] with planned faults.
#[derive(Clone)]
pub struct FaultyShop {
    shop: MemoryShop,
    clock: Arc<dyn Clock>,
    plan: Shared<Plan>,
}

#[derive(Debug, Default)]
struct Plan {
    next: VecDeque<ShopFault>,
    calls: usize,
    down: bool,
}

impl FaultyShop {
    /// A shop without faults so far; slowness is of the clock's time.
    #[must_use]
    pub fn new(shop: MemoryShop, clock: Arc<dyn Clock>) -> Self {
        Self { shop, clock, plan: Shared::default() }
    }

    /// The shop behind it, which has no faults.
    #[must_use]
    pub const fn shop(&self) -> &MemoryShop {
        &self.shop
    }

    /// Plans the fault of the next call to apply that has none yet.
    pub fn next(&self, fault: ShopFault) {
        self.plan.with(|plan| plan.next.push_back(fault));
    }

    /// Whether every call fails from now on, until told otherwise.
    pub fn set_down(&self, down: bool) {
        self.plan.with(|plan| plan.down = down);
    }

    /// How often something was to be applied.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.plan.with(|plan| plan.calls)
    }

    fn up(&self, port: &'static str) -> Result<(), PortError> {
        if self.plan.with(|plan| plan.down) { Err(unreachable(port)) } else { Ok(()) }
    }

    fn change_under(&self, permit: &Permit) {
        let change = permit.change();
        if let Some(order) = &change.order_before {
            self.shop.edit_order(&order.number, |order| order.after_sales.revision += 1);
        }
        if let Some(customer) = &change.customer_before {
            self.shop.edit_customer(&customer.id, |customer| customer.revision += 1);
        }
    }
}

fn unreachable(port: &'static str) -> PortError {
    PortError::new(Kind::Unavailable, port, "the shop is down")
}

#[async_trait]
impl OrderBook for FaultyShop {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        self.up("orders.order")?;
        self.shop.order(number).await
    }

    async fn recent_orders(
        &self,
        shopper: &ShopperId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        self.up("orders.recent_orders")?;
        self.shop.recent_orders(shopper, limit).await
    }

    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError> {
        self.up("orders.customer")?;
        self.shop.customer(shopper).await
    }

    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        const PORT: &str = "orders.apply";
        let fault = self.plan.with(|plan| {
            plan.calls += 1;
            plan.next.pop_front()
        });
        self.up(PORT)?;
        match fault {
            None => self.shop.apply(permit, key).await,
            Some(ShopFault::Down) => Err(unreachable(PORT)),
            Some(ShopFault::LostAnswer) => {
                self.shop.apply(permit, key).await?;
                Err(PortError::new(Kind::TimedOut, PORT, "no answer in time"))
            }
            Some(ShopFault::Twice) => {
                self.shop.apply(permit, key).await?;
                self.shop.apply(permit, key).await
            }
            Some(ShopFault::Slow(time)) => {
                let applied = self.shop.apply(permit, key).await;
                self.clock.sleep(time).await;
                applied
            }
            Some(ShopFault::ChangesUnder) => {
                self.change_under(permit);
                self.shop.apply(permit, key).await
            }
            Some(ShopFault::Refuses(reason)) => Ok(self.shop.refuse(key, reason)),
        }
    }

    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        self.up("orders.applied")?;
        self.shop.applied(key).await
    }
}
