//! The shop's tables where another system owns the records and tells of changes. What becomes of a
//! record is decided elsewhere (`aisle_domain::mirror`), on what was read.

use aisle_domain::ids::{OrderNumber, ProductId};
use aisle_domain::mirror::Mirrored;
use aisle_domain::shop::{Order, Product};
use async_trait::async_trait;

use crate::PortError;

/// How a replacement ended, other than by failing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// It is durable.
    Done,
    /// The record is not what it was decided on. Nothing was changed: read and decide again. Also
    /// when an earlier try of the same did it: what is read then says so.
    Changed,
}

/// The records, with how new each is. Reads are strongly consistent. After an error it is not known
/// whether a record was replaced.
#[async_trait]
pub trait ShopMirror: Send + Sync {
    /// An order and how new it is; nothing where it was never told of or stored.
    async fn mirrored_order(&self, number: &OrderNumber) -> Result<Mirrored<Order>, PortError>;

    /// Puts an order in the place of what was read, if it is still that. What an order book applies
    /// meanwhile is another order; and what is replaced meanwhile is none that it applies to.
    async fn replace_order(
        &self,
        number: &OrderNumber,
        before: &Mirrored<Order>,
        after: &Mirrored<Order>,
    ) -> Result<Replaced, PortError>;

    /// A product and how new it is.
    async fn mirrored_product(&self, product: &ProductId) -> Result<Mirrored<Product>, PortError>;

    /// Puts a product in the place of what was read, if it is still that. Without a record it is no
    /// more in the catalogue, and its versions stay known.
    async fn replace_product(
        &self,
        product: &ProductId,
        before: &Mirrored<Product>,
        after: &Mirrored<Product>,
    ) -> Result<Replaced, PortError>;
}
