//! The shop's mirror and the watches with their faults, as every port (`faulty`), and the planted
//! defects of a mirror.

use aisle_domain::ids::{ConversationId, OrderNumber, ProductId};
use aisle_domain::mirror::{Mirrored, Source};
use aisle_domain::news::Subject;
use aisle_domain::shop::{Order, Product};
use aisle_ports::{PortError, Replaced, ShopMirror, Watches};
use async_trait::async_trait;

use crate::faulty::Faulty;
use crate::planted::Defect;
use crate::shop::Shop;

impl Shop {
    fn forgets_versions(&self) -> bool {
        self.defect == Some(Defect::VersionNotCompared)
    }

    async fn read_order(&self, number: &OrderNumber) -> Result<Mirrored<Order>, PortError> {
        let mut stored = self.inner.mirrored_order(number).await?;
        if self.forgets_versions() {
            stored.source = Source::default();
        }
        Ok(stored)
    }

    /// Counts what the shop itself changes: every change counts up the order's revision.
    async fn put_order(
        &self,
        number: &OrderNumber,
        before: &Mirrored<Order>,
        after: &Mirrored<Order>,
    ) -> Result<Replaced, PortError> {
        let mut before = before.clone();
        if self.forgets_versions() {
            before.source = self.inner.mirrored_order(number).await?.source;
        }
        let replaced = self.inner.replace_order(number, &before, after).await?;
        if replaced == Replaced::Done {
            self.core.with(|state| *state.edited.entry(number.clone()).or_default() += 1);
        }
        Ok(replaced)
    }
}

#[async_trait]
impl ShopMirror for Faulty<Shop> {
    async fn mirrored_order(&self, number: &OrderNumber) -> Result<Mirrored<Order>, PortError> {
        self.call("mirror.order", || self.inner.read_order(number)).await
    }

    async fn replace_order(
        &self,
        number: &OrderNumber,
        before: &Mirrored<Order>,
        after: &Mirrored<Order>,
    ) -> Result<Replaced, PortError> {
        let put = || self.inner.put_order(number, before, after);
        let replaced = self.call("mirror.replace_order", put).await;
        self.core.note(|| format!("sync mirror.replace_order {number}: {replaced:?}"));
        replaced
    }

    async fn mirrored_product(&self, product: &ProductId) -> Result<Mirrored<Product>, PortError> {
        self.call("mirror.product", || self.inner.inner.mirrored_product(product)).await
    }

    async fn replace_product(
        &self,
        product: &ProductId,
        before: &Mirrored<Product>,
        after: &Mirrored<Product>,
    ) -> Result<Replaced, PortError> {
        let put = || self.inner.inner.replace_product(product, before, after);
        self.call("mirror.replace_product", put).await
    }
}

#[async_trait]
impl Watches for Faulty<dyn Watches> {
    async fn watch(&self, of: &ConversationId, subject: &Subject) -> Result<(), PortError> {
        self.call("watches.watch", || self.inner.watch(of, subject)).await
    }

    async fn unwatch(&self, of: &ConversationId, subject: &Subject) -> Result<(), PortError> {
        self.call("watches.unwatch", || self.inner.unwatch(of, subject)).await
    }

    async fn newest(
        &self,
        subject: &Subject,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError> {
        self.call("watches.newest", || self.inner.newest(subject, limit)).await
    }

    async fn page(
        &self,
        subject: &Subject,
        after: Option<&ConversationId>,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError> {
        self.call("watches.page", || self.inner.page(subject, after, limit)).await
    }
}
