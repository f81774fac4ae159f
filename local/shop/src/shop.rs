//! What a file holds once it was read: the shop as values. How it was written down is the
//! business of the formats.

use std::collections::BTreeMap;

use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product, Shopper};

/// Other names of a product as (language tag, name), such as (`zh`, `台灯`).
pub type Aliases = Vec<(String, String)>;

/// A merchant's shop, in the order of the file it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shop {
    /// What is sold.
    pub products: Vec<Product>,
    /// Other names of the products that have any.
    pub aliases: BTreeMap<ProductId, Aliases>,
    /// Who buys.
    pub shoppers: Vec<ShopperRecord>,
    /// Those of the shoppers of whom the file says what after-sales needs, in the same order.
    pub customers: Vec<Customer>,
    /// What was bought.
    pub orders: Vec<Order>,
}

/// A shopper, and what the shop knows beyond what an answer needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShopperRecord {
    /// The shopper.
    pub shopper: Shopper,
    /// The language that the shop keeps for them, a BCP 47 tag such as `zh-CN`.
    pub language: Option<String>,
}

/// Before this prefix no shopper of a file may be named, so that nobody can sign in as a guest.
pub(crate) const GUEST_PREFIX: &str = "guest:";

/// The owner of an order that was placed without an account: nobody can sign in as this, so
/// such an order is only ever shown on proof by e-mail or postcode.
pub(crate) fn guest_of(number: &OrderNumber) -> Option<ShopperId> {
    ShopperId::new(format!("{GUEST_PREFIX}{}", number.as_str())).ok()
}

impl Shop {
    /// How many variants all products have together.
    #[must_use]
    pub fn variant_count(&self) -> usize {
        self.products.iter().map(|product| product.variants.len()).sum()
    }
}
