//! The merchant's side of things: orders, shipments, shoppers, products. Only what an answer needs
//! to tell; how a shop system stores them is the order book adapter's business.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::after_sales::AfterSales;
use crate::ids::{ItemId, OrderNumber, ProductId, ShopperId, TrackingNumber};
use crate::money::Money;

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Placed, not yet with the warehouse.
    Pending,
    /// Packed or being packed; can no longer be changed.
    Processed,
    /// Handed to the carrier.
    Shipped,
    /// With the courier today.
    OutForDelivery,
    /// The carrier says it arrived.
    Delivered,
    /// Cancelled before it was shipped.
    Cancelled,
    /// Everything came back.
    Returned,
}

impl OrderStatus {
    /// All of them, in the order of an order's life.
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Processed,
        Self::Shipped,
        Self::OutForDelivery,
        Self::Delivered,
        Self::Cancelled,
        Self::Returned,
    ];

    /// The name on every wire and in the wording files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processed => "processed",
            Self::Shipped => "shipped",
            Self::OutForDelivery => "out_for_delivery",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
            Self::Returned => "returned",
        }
    }
}

/// One order of one shopper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The number that the shopper knows.
    pub number: OrderNumber,
    /// Who placed it.
    pub shopper: ShopperId,
    /// When; absent where the shop system does not tell.
    pub placed_at: Option<Timestamp>,
    /// Where it stands.
    pub status: OrderStatus,
    /// What was bought.
    pub lines: Vec<OrderLine>,
    /// Parcels, oldest first.
    pub shipments: Vec<Shipment>,
    /// Where it goes.
    pub address: Address,
    /// The e-mail address the order was placed with; one of the two proofs of a guest.
    pub email: String,
    /// The phone number that the carrier may call; its last four digits prove the order, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What was charged in all.
    pub total: Money,
    /// What was done to it since.
    #[serde(default)]
    pub after_sales: AfterSales,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// The variant that was bought.
    pub item: ItemId,
    /// Its product.
    pub product: ProductId,
    /// The name as it was sold.
    pub name: String,
    /// Chosen options as (name, value), in the shop's order.
    pub options: Vec<(String, String)>,
    /// How many.
    pub quantity: u32,
    /// Price of one.
    pub unit_price: Money,
}

/// One parcel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    /// The carrier's number.
    pub tracking: TrackingNumber,
    /// The carrier's name, if known.
    pub carrier: Option<String>,
    /// Where the carrier shows its progress (an https address).
    pub link: Option<String>,
    /// The day it should arrive.
    pub expected: Option<Date>,
    /// When it arrived.
    pub delivered_at: Option<Timestamp>,
    /// The items in it.
    pub items: Vec<ItemId>,
    /// What the carrier said of it, oldest first; the newest [`MOST_CARRIER_EVENTS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<CarrierEvent>,
}

/// Events of a parcel that are kept.
pub const MOST_CARRIER_EVENTS: usize = 20;

/// What a carrier said of a parcel, in one vocabulary for all carriers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierEvent {
    /// When it happened, by the carrier's clock.
    pub at: Timestamp,
    /// What happened.
    pub status: CarrierStatus,
    /// Where, as the carrier writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Where a parcel stands with its carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarrierStatus {
    /// The carrier knows of it and does not have it.
    LabelCreated,
    /// On its way.
    InTransit,
    /// On its way, and late.
    Delayed,
    /// With the courier today.
    OutForDelivery,
    /// The courier could not hand it over.
    AttemptFailed,
    /// Waits where the shopper fetches it.
    ReadyForPickup,
    /// Handed over.
    Delivered,
    /// On its way back.
    Returning,
}

impl CarrierStatus {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::LabelCreated,
        Self::InTransit,
        Self::Delayed,
        Self::OutForDelivery,
        Self::AttemptFailed,
        Self::ReadyForPickup,
        Self::Delivered,
        Self::Returning,
    ];

    /// The name on every wire and in the wording files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LabelCreated => "label_created",
            Self::InTransit => "in_transit",
            Self::Delayed => "delayed",
            Self::OutForDelivery => "out_for_delivery",
            Self::AttemptFailed => "attempt_failed",
            Self::ReadyForPickup => "ready_for_pickup",
            Self::Delivered => "delivered",
            Self::Returning => "returning",
        }
    }
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street lines.
    pub lines: Vec<String>,
    /// City.
    pub city: String,
    /// State or province.
    pub region: Option<String>,
    /// Postal code as the country writes it.
    pub postcode: String,
    /// Country name or ISO 3166 code, as the shop has it.
    pub country: String,
}

/// A customer of the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shopper {
    /// The merchant's name for the customer.
    pub id: ShopperId,
    /// The name to greet with.
    pub name: String,
    /// E-mail address.
    pub email: String,
}

/// A product of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The merchant's name for the product.
    pub id: ProductId,
    /// What it is called.
    pub name: String,
    /// What can be bought of it.
    pub variants: Vec<Variant>,
}

/// One thing that can be bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Its name.
    pub item: ItemId,
    /// Its options as (name, value).
    pub options: Vec<(String, String)>,
    /// Whether it is in stock.
    pub available: bool,
    /// How many are, where the shop system counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<u32>,
    /// Its price.
    pub price: Money,
}
