//! The shop with its faults: as every port (`faulty`), and what only a shop does: it changes an
//! order by itself between a decision and its execution. Planted defects of an order book, too.

use std::sync::Arc;

use aisle_aftersales::Permit;
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_memory::{MemoryShop, MemorySwitches};
use aisle_ports::{Applied, Catalogue, OrderBook, PortError};
use async_trait::async_trait;

use crate::core::Core;
use crate::fault::{Fault, Point};
use crate::faulty::Faulty;
use crate::planted::Defect;

/// The shop of a run.
#[derive(Clone)]
pub(crate) struct Shop {
    pub(crate) inner: MemoryShop,
    pub(crate) core: Arc<Core>,
    pub(crate) defect: Option<Defect>,
}

impl Shop {
    /// The ports that a function calls.
    pub(crate) fn faulty_for(self, who: &'static str) -> Faulty<Self> {
        let core = self.core.clone();
        Faulty { inner: Arc::new(self), core, who }
    }

    /// The warehouse touches an order between a decision and its execution.
    fn changes_meanwhile(&self, permit: &Permit) {
        let Some(order) = &permit.change().order_before else { return };
        let struck = self.core.with(|state| {
            let share = state.weather.changed_meanwhile;
            let point = Point { who: "shop", call: "changes an order" };
            let struck = state.chance_of(share, Fault::ChangedMeanwhile, point);
            if struck {
                *state.edited.entry(order.number.clone()).or_default() += 1;
            }
            struck
        });
        if struck {
            self.inner.edit_order(&order.number, |order| order.after_sales.revision += 1);
        }
    }

    async fn do_it(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        self.changes_meanwhile(permit);
        match self.defect {
            // Every try is another wish.
            Some(Defect::KeyForgotten) => {
                let fresh = self.core.with(|state| state.chance.below(u64::MAX));
                let key = IdempotencyKey::new(format!("{fresh}")).unwrap_or_else(|_| key.clone());
                self.inner.apply(permit, &key).await
            }
            // What was decided on the order as it was is written over what it is.
            Some(Defect::RevisionNotChecked) => {
                if let (Some(before), Ok(None)) =
                    (&permit.change().order_before, self.inner.applied(key).await)
                {
                    self.inner.edit_order(&before.number, |order| order.clone_from(before));
                }
                self.inner.apply(permit, key).await
            }
            _ => self.inner.apply(permit, key).await,
        }
    }
}

#[async_trait]
impl OrderBook for Faulty<Shop> {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        self.call("orders.order", || self.inner.inner.order(number)).await
    }

    async fn recent_orders(
        &self,
        shopper: &ShopperId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        self.call("orders.recent", || self.inner.inner.recent_orders(shopper, limit)).await
    }

    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError> {
        self.call("orders.customer", || self.inner.inner.customer(shopper)).await
    }

    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        let applied = self.call("orders.apply", || self.inner.do_it(permit, key)).await;
        self.core.note(|| format!("order orders.apply {key}: {}", outcome(&applied)));
        applied
    }

    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        self.call("orders.applied", || self.inner.inner.applied(key)).await
    }
}

#[async_trait]
impl Catalogue for Faulty<Shop> {
    async fn product(&self, product: &ProductId) -> Result<Option<Product>, PortError> {
        self.call("catalogue.product", || self.inner.inner.product(product)).await
    }
}

#[async_trait]
impl aisle_ports::SwitchBoard for Faulty<MemorySwitches> {
    async fn switches(&self) -> Result<aisle_domain::switches::Switches, PortError> {
        self.call("switches.read", || self.inner.switches()).await
    }

    async fn set_switches(
        &self,
        switches: aisle_domain::switches::Switches,
    ) -> Result<(), PortError> {
        self.call("switches.set", || self.inner.set_switches(switches)).await
    }
}

fn outcome(applied: &Result<Applied, PortError>) -> String {
    match applied {
        Ok(Applied::Done(_)) => "done".to_owned(),
        Ok(Applied::Changed) => "changed".to_owned(),
        Ok(Applied::Refused(reason)) => format!("refused, {}", reason.code),
        Err(error) => error.message.clone(),
    }
}
