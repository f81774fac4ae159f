//! Reply parts on the wire. Every part but `text` carries a `fallback`: the text that a client
//! shows when it does not know the part, so that the protocol can grow within v1.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One piece of a reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Part {
    /// Plain text.
    Text {
        /// In the conversation's language; no markup.
        text: String,
    },
    /// Answers to pick from; send back `choice` with the id.
    Choices {
        /// In the order to show.
        options: Vec<Choice>,
        /// Shown by a client that does not know this part.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        fallback: String,
    },
    /// An order at a glance.
    OrderCard(OrderCard),
    /// A product at a glance.
    ProductCard(ProductCard),
    /// Several short texts.
    List {
        /// In the order to show.
        items: Vec<String>,
        /// Shown by a client that does not know this part.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        fallback: String,
    },
    /// An address to open.
    Link {
        /// What to show.
        label: String,
        /// Where it leads; https only.
        url: String,
        /// Shown by a client that does not know this part.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        fallback: String,
    },
}

/// One answer to pick from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// What to send back.
    pub id: String,
    /// What to show.
    pub label: String,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Amount {
    /// In minor units (cents, fen, yen).
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}

/// An order at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderCard {
    /// The order's number, without `#`.
    pub number: String,
    /// `pending`, `processed`, `shipped`, `out_for_delivery`, `delivered`, `cancelled`, `returned`;
    /// more may come.
    pub status: String,
    /// The status in the conversation's language.
    pub status_text: String,
    /// The day it arrived or should arrive, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The parcel's carrier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<Carrier>,
    /// What was bought.
    pub items: Vec<CardItem>,
    /// What was charged.
    pub total: Amount,
    /// Shown by a client that does not know this part.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fallback: String,
}

/// A parcel's carrier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Carrier {
    /// The carrier's name, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The carrier's number of the parcel.
    pub tracking: String,
    /// Its page about the parcel; https only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One line on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CardItem {
    /// The variant's id.
    pub item: String,
    /// Its name with options.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// Price of one.
    pub unit_price: Amount,
}

/// A product at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProductCard {
    /// The product's id.
    pub product: String,
    /// Its name.
    pub name: String,
    /// From how much.
    pub price_from: Amount,
    /// Whether any variant is in stock.
    pub available: bool,
    /// Shown by a client that does not know this part.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fallback: String,
}
