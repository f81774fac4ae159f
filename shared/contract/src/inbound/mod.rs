//! Events from the shop's systems: the EventBridge envelope and its `detail`, as an integrator sends
//! them. Parsing is total, sizes are bounded, unknown fields are ignored; what cannot be taken is
//! refused with a reason that quotes nothing. Who may send, and what becomes of a change, is the
//! business of the function `sync`. How to send: docs/events-in.md.

mod check;
mod refusal;

use aisle_domain::Timestamp;
use aisle_domain::ids::{ItemId, OrderNumber, ProductId, ShopperId, TrackingNumber};
use aisle_domain::mirror::{ShipmentUpdate, StockUpdate};
use aisle_domain::money::Money;
use aisle_domain::shop::{CarrierEvent, CarrierStatus, Order, Product};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use refusal::{Reason, Refusal, RefusedEvent};

/// The version of a `detail` that is read.
pub const VERSION: u8 = 1;
/// The largest event, in bytes of its envelope; EventBridge takes no larger one.
pub const MAX_BYTES: usize = 256 * 1024;
/// What a `source` begins with.
pub const SOURCE: &str = "shop";

/// An event, understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InboundEvent {
    /// EventBridge's name for this delivery.
    pub id: String,
    /// Begins with `shop`.
    pub source: String,
    /// The AWS account that put it.
    pub account: String,
    /// When it was put, RFC 3339 in UTC.
    #[schemars(with = "String")]
    pub time: Timestamp,
    /// What changed.
    #[serde(flatten)]
    pub change: Change,
}

/// What changed, by `detail-type`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "detail-type", content = "detail")]
pub enum Change {
    /// An order, as a whole.
    #[serde(rename = "Order Changed")]
    Order(Box<OrderChanged>),
    /// One parcel of an order.
    #[serde(rename = "Shipment Changed")]
    Shipment(Box<ShipmentChanged>),
    /// Money that goes back.
    #[serde(rename = "Refund Changed")]
    Refund(Box<RefundChanged>),
    /// A product of the catalogue.
    #[serde(rename = "Product Changed")]
    Product(Box<ProductChanged>),
    /// Whether an item can be bought.
    #[serde(rename = "Stock Changed")]
    Stock(Box<StockChanged>),
    /// A document of what the shop tells its customers.
    #[serde(rename = "Knowledge Changed")]
    Knowledge(Box<KnowledgeChanged>),
}

/// What every `detail` has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// Version of this form; 1.
    pub v: u8,
    /// Which shop, where a source has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<String>,
    /// When it happened at the source, RFC 3339.
    #[schemars(with = "String")]
    pub at: Timestamp,
    /// Grows with each change of this record at the source. Without it `at`, in milliseconds, is
    /// taken; one record has it always or never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
}

impl Head {
    /// The version that decides which of two changes is newer.
    #[must_use]
    pub fn order(&self) -> u64 {
        self.version.unwrap_or_else(|| u64::try_from(self.at.as_millisecond()).unwrap_or(0))
    }
}

/// The `detail` of `Order Changed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderChanged {
    /// What every detail has.
    #[serde(flatten)]
    pub head: Head,
    /// The whole order, in the form of `Order` in docs/shop-openapi.json.
    #[schemars(with = "Value")]
    pub order: Order,
}

/// The `detail` of `Shipment Changed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ShipmentChanged {
    /// What every detail has.
    #[serde(flatten)]
    pub head: Head,
    /// The number of the order.
    #[schemars(with = "String")]
    pub order: OrderNumber,
    /// Who placed it; needed only where Aisle does not keep the orders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub shopper: Option<ShopperId>,
    /// The parcel.
    pub shipment: Parcel,
    /// What happened: `label_created`, `in_transit`, `delayed`, `out_for_delivery`,
    /// `attempt_failed`, `ready_for_pickup`, `delivered`, `returning`.
    #[schemars(with = "String")]
    pub status: CarrierStatus,
    /// Where, as the carrier writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it arrived, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub delivered_at: Option<Timestamp>,
}

/// A parcel. What is left out stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Parcel {
    /// The carrier's number.
    #[schemars(with = "String")]
    pub tracking: TrackingNumber,
    /// The carrier's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// Where the carrier shows its progress (https).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The day it should arrive, `2026-12-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub expected: Option<Date>,
    /// The items in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Vec<String>>")]
    pub items: Option<Vec<ItemId>>,
}

impl ShipmentChanged {
    /// What is told of the parcel.
    #[must_use]
    pub fn update(&self) -> ShipmentUpdate {
        let Parcel { tracking, carrier, link, expected, items } = self.shipment.clone();
        let event =
            CarrierEvent { at: self.head.at, status: self.status, place: self.place.clone() };
        let delivered_at = self.delivered_at;
        ShipmentUpdate { tracking, carrier, link, expected, items, delivered_at, event }
    }
}

/// The `detail` of `Refund Changed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RefundChanged {
    /// What every detail has.
    #[serde(flatten)]
    pub head: Head,
    /// The number of the order.
    #[schemars(with = "String")]
    pub order: OrderNumber,
    /// Who placed it; needed only where Aisle does not keep the orders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub shopper: Option<ShopperId>,
    /// How much, in minor units: `{"minor": 1990, "currency": "EUR"}`.
    #[schemars(with = "Value")]
    pub amount: Money,
    /// How it ended.
    pub status: RefundStatus,
    /// To what kind of payment method: `card`, `gift_card`, `wallet`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// How a refund ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// The money is on its way back.
    Paid,
    /// It could not be paid.
    Failed,
}

/// The `detail` of `Product Changed`: a product, or the id of one that was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProductChanged {
    /// What every detail has.
    #[serde(flatten)]
    pub head: Head,
    /// The whole product, in the form of `Product` in docs/shop-openapi.json.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Value>")]
    pub product: Option<Product>,
    /// Whether it was removed; then with `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<bool>,
    /// Which one was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub id: Option<ProductId>,
}

/// The `detail` of `Stock Changed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StockChanged {
    /// What every detail has.
    #[serde(flatten)]
    pub head: Head,
    /// The product.
    #[schemars(with = "String")]
    pub product: ProductId,
    /// The variant of it.
    #[schemars(with = "String")]
    pub item: ItemId,
    /// Whether it can be bought.
    pub available: bool,
    /// How many there are, where the source counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<u32>,
}

impl StockChanged {
    /// What is told of the item.
    #[must_use]
    pub fn update(&self) -> StockUpdate {
        StockUpdate { item: self.item.clone(), available: self.available, stock: self.stock }
    }
}

/// The `detail` of `Knowledge Changed`: a document, or the id of one that was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KnowledgeChanged {
    /// What every detail has.
    #[serde(flatten)]
    pub head: Head,
    /// The document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// Whether it was removed; then with `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<bool>,
    /// Which one was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The source's name for it; at most 128 bytes.
    pub id: String,
    /// ISO 639-1 code.
    pub language: String,
    /// Its title; at most 300 bytes.
    pub title: String,
    /// Its text; at most 100 KB.
    pub text: String,
}

impl Change {
    /// What every detail has.
    #[must_use]
    pub const fn head(&self) -> &Head {
        match self {
            Self::Order(detail) => &detail.head,
            Self::Shipment(detail) => &detail.head,
            Self::Refund(detail) => &detail.head,
            Self::Product(detail) => &detail.head,
            Self::Stock(detail) => &detail.head,
            Self::Knowledge(detail) => &detail.head,
        }
    }
}

/// An envelope whose `detail` is not understood yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// EventBridge's name for this delivery.
    pub id: String,
    /// Who sent it.
    pub source: String,
    /// From which AWS account.
    pub account: String,
    /// When it was put.
    pub time: Timestamp,
    /// What kind of change it is.
    pub detail_type: String,
    detail: Value,
}

impl Envelope {
    /// Reads an envelope.
    ///
    /// # Errors
    /// [`Refusal`] when a field is missing or is none.
    pub fn read(envelope: &Value) -> Result<Self, Refusal> {
        let text = |name: &'static str| {
            let text = envelope.get(name).and_then(Value::as_str);
            text.map(str::to_owned).ok_or_else(|| Refusal::malformed(name))
        };
        let time = text("time")?.parse().map_err(|_| Refusal::malformed("time"))?;
        let detail = envelope.get("detail").filter(|detail| detail.is_object());
        Ok(Self {
            id: text("id")?,
            source: text("source")?,
            account: text("account")?,
            time,
            detail_type: text("detail-type")?,
            detail: detail.cloned().ok_or_else(|| Refusal::malformed("detail"))?,
        })
    }

    /// Understands the `detail`.
    ///
    /// # Errors
    /// [`Refusal`] when its type or version is not known, or what it holds cannot be.
    pub fn into_event(self) -> Result<InboundEvent, Refusal> {
        let Self { id, source, account, time, detail_type, detail } = self;
        let change = match detail_type.as_str() {
            "Order Changed" => Change::Order(read(&detail, Reason::InvalidOrder)?),
            "Shipment Changed" => Change::Shipment(read(&detail, Reason::InvalidShipment)?),
            "Refund Changed" => Change::Refund(read(&detail, Reason::InvalidRefund)?),
            "Product Changed" => Change::Product(read(&detail, Reason::InvalidProduct)?),
            "Stock Changed" => Change::Stock(read(&detail, Reason::InvalidStock)?),
            "Knowledge Changed" => Change::Knowledge(read(&detail, Reason::InvalidDocument)?),
            _ => return Err(Refusal::new(Reason::UnknownType, "detail-type")),
        };
        check::change(&change)?;
        Ok(InboundEvent { id, source, account, time, change })
    }
}

/// Reads a `detail`: the version first, so that a later form is told apart from a broken one.
fn read<T: DeserializeOwned>(detail: &Value, otherwise: Reason) -> Result<Box<T>, Refusal> {
    match detail.get("v").map(Value::as_u64) {
        Some(Some(v)) if v == u64::from(VERSION) => {}
        Some(Some(_)) => return Err(Refusal::new(Reason::UnknownVersion, "detail.v")),
        _ => return Err(Refusal::malformed("detail.v")),
    }
    if Head::deserialize(detail).is_err() {
        return Err(Refusal::malformed("detail.at"));
    }
    T::deserialize(detail).map(Box::new).map_err(|error| {
        // A field's name is ours; all else that serde says may quote what was sent.
        let message = error.to_string();
        let missing = message.strip_prefix("missing field `").and_then(|it| it.split('`').next());
        match missing {
            Some(field) => Refusal::new(otherwise, &format!("detail: {field} is missing")),
            None => Refusal::new(otherwise, "detail"),
        }
    })
}
