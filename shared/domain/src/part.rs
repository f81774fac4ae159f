//! The parts that a reply is made of. How they look is the client's business; what an older
//! client shows instead of a part it does not know is `contract`'s.

use jiff::civil::Date;

use crate::ids::{ItemId, OrderNumber, ProductId};
use crate::money::Money;
use crate::shop::OrderStatus;

/// One piece of a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Plain text in the conversation's language.
    Text(String),
    /// Answers to pick from.
    Choices(Vec<Choice>),
    /// An order at a glance.
    Order(OrderCard),
    /// A product at a glance.
    Product(ProductCard),
    /// Several short texts.
    List(Vec<String>),
    /// An address to open (https only).
    Link {
        /// What to show.
        label: String,
        /// Where it leads.
        url: String,
    },
}

/// One answer to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the client sends back.
    pub id: String,
    /// What the shopper reads.
    pub label: String,
}

/// An order at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderCard {
    /// Its number.
    pub number: OrderNumber,
    /// Where it stands.
    pub status: OrderStatus,
    /// The status in the conversation's language.
    pub status_text: String,
    /// The day it arrived or should arrive.
    pub date: Option<Date>,
    /// Where the carrier shows its progress (https only), and the carrier's name.
    pub carrier: Option<CarrierLink>,
    /// What was bought.
    pub items: Vec<CardItem>,
    /// What was charged.
    pub total: Money,
}

/// A parcel's carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarrierLink {
    /// The carrier's name, if known.
    pub name: Option<String>,
    /// The carrier's number of the parcel.
    pub tracking: String,
    /// Its page about the parcel.
    pub url: Option<String>,
}

/// One line on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardItem {
    /// The variant.
    pub item: ItemId,
    /// Its name with options.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// Price of one.
    pub unit_price: Money,
}

/// A product at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductCard {
    /// Which product.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// From how much.
    pub price_from: Money,
    /// Whether any variant is in stock.
    pub available: bool,
}
