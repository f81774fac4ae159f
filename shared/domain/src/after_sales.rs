//! After-sales: what a shopper can ask to have done, what exactly would happen, and what was done
//! to an order. Plain values. What would happen is worked out, and whether it may, decided in
//! `aftersales`; how it is asked for, in `dialogue`.

use serde::{Deserialize, Serialize};

use crate::ids::{ItemId, OrderNumber, PaymentMethodId, ProductId, ShopperId};
use crate::money::Money;
use crate::shop::{Address, Order, Product};

/// What a shopper wants done. One request names everything it depends on, so that the same request
/// is the same wish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Request {
    /// A whole order cancelled before it is shipped.
    CancelOrder {
        /// Which.
        order: OrderNumber,
        /// Why, as one of the merchant's reasons (`no_longer_needed`, …).
        reason: String,
    },
    /// Items of an order that is not shipped, for other variants of the same products.
    ChangeItems {
        /// Which order.
        order: OrderNumber,
        /// What for what; an item that was bought twice can be named twice.
        swaps: Vec<Swap>,
        /// What pays, or receives, the difference.
        settle_with: PaymentMethodId,
    },
    /// Another address of an order that is not shipped.
    ChangeAddress {
        /// Which order.
        order: OrderNumber,
        /// Where to.
        address: Address,
    },
    /// Another way to pay an order that is not shipped.
    ChangePayment {
        /// Which order.
        order: OrderNumber,
        /// What pays instead.
        pay_with: PaymentMethodId,
    },
    /// Items of a delivered order sent back for money.
    ReturnItems {
        /// Which order.
        order: OrderNumber,
        /// What; an item that was bought twice can be named twice.
        items: Vec<ItemId>,
        /// Where the money goes.
        refund_to: PaymentMethodId,
        /// Why, as one of the merchant's reasons, where the flow asks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Items of a delivered order sent back for other variants of the same products.
    ExchangeItems {
        /// Which order.
        order: OrderNumber,
        /// What for what.
        swaps: Vec<Swap>,
        /// What pays, or receives, the difference.
        settle_with: PaymentMethodId,
    },
    /// An order shipped or delivered faster.
    Expedite {
        /// Which order.
        order: OrderNumber,
    },
    /// An invoice issued, or issued anew.
    IssueInvoice {
        /// Of which order.
        order: OrderNumber,
        /// What it says.
        invoice: Invoice,
    },
    /// A visit booked: installation or repair.
    BookService {
        /// For which order.
        order: OrderNumber,
        /// What is booked.
        booking: Booking,
    },
    /// The reward for a published review.
    RewardReview {
        /// Of which order.
        order: OrderNumber,
        /// What shows the review (a link).
        evidence: String,
    },
    /// The difference after a price drop.
    ProtectPrice {
        /// Of which order.
        order: OrderNumber,
    },
    /// The shopper's own default address changed.
    ChangeDefaultAddress {
        /// Where to.
        address: Address,
    },
    /// An order placed on the shopper's behalf.
    PlaceOrder {
        /// What is bought.
        lines: Vec<NewLine>,
        /// What pays.
        pay_with: PaymentMethodId,
        /// Where it goes; the shopper's default address if none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<Address>,
    },
}

impl Request {
    /// Its name in policies, flows, wording, audit records and on every wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::CancelOrder { .. } => "cancel_order",
            Self::ChangeItems { .. } => "change_items",
            Self::ChangeAddress { .. } => "change_address",
            Self::ChangePayment { .. } => "change_payment",
            Self::ReturnItems { .. } => "return_items",
            Self::ExchangeItems { .. } => "exchange_items",
            Self::Expedite { .. } => "expedite",
            Self::IssueInvoice { .. } => "issue_invoice",
            Self::BookService { .. } => "book_service",
            Self::RewardReview { .. } => "reward_review",
            Self::ProtectPrice { .. } => "protect_price",
            Self::ChangeDefaultAddress { .. } => "change_default_address",
            Self::PlaceOrder { .. } => "place_order",
        }
    }

    /// All names, in the order of the variants.
    pub const NAMES: [&'static str; 13] = [
        "cancel_order",
        "change_items",
        "change_address",
        "change_payment",
        "return_items",
        "exchange_items",
        "expedite",
        "issue_invoice",
        "book_service",
        "reward_review",
        "protect_price",
        "change_default_address",
        "place_order",
    ];

    /// The order that it is about, if it is about one.
    #[must_use]
    pub const fn order(&self) -> Option<&OrderNumber> {
        match self {
            Self::CancelOrder { order, .. }
            | Self::ChangeItems { order, .. }
            | Self::ChangeAddress { order, .. }
            | Self::ChangePayment { order, .. }
            | Self::ReturnItems { order, .. }
            | Self::ExchangeItems { order, .. }
            | Self::Expedite { order }
            | Self::IssueInvoice { order, .. }
            | Self::BookService { order, .. }
            | Self::RewardReview { order, .. }
            | Self::ProtectPrice { order } => Some(order),
            Self::ChangeDefaultAddress { .. } | Self::PlaceOrder { .. } => None,
        }
    }
}

/// One variant for another of the same product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Swap {
    /// What was bought.
    pub from: ItemId,
    /// What is wanted instead.
    pub to: ItemId,
}

/// A line of an order that is to be placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLine {
    /// Its product.
    pub product: ProductId,
    /// The variant.
    pub item: ItemId,
    /// How many; at least one.
    pub quantity: u32,
}

/// What an invoice says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// To whom it is made out.
    pub kind: InvoiceKind,
    /// The name or company on it.
    pub title: String,
    /// The company's tax number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<String>,
    /// Where to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// To whom an invoice is made out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    /// A person.
    Person,
    /// A company, for its taxes.
    Company,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// What for.
    pub kind: BookingKind,
    /// Whom to ask for.
    pub name: String,
    /// Where to reach them.
    pub phone: String,
    /// The day, as it was agreed (a date or a weekday).
    pub day: String,
}

/// What a visit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingKind {
    /// To install what was bought.
    Installation,
    /// To repair it.
    Repair,
}

/// What was done to an order after it was placed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AfterSales {
    /// Counts the changes of the order; a change names the one that it was decided on.
    pub revision: u64,
    /// Money that moved, oldest first.
    pub payments: Vec<Payment>,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// Whether its items were changed.
    pub items_changed: bool,
    /// What comes back for money.
    pub return_request: Option<ReturnRequest>,
    /// What comes back for something else.
    pub exchange: Option<Exchange>,
    /// Whether it was asked to be faster.
    pub expedited: bool,
    /// The invoice asked for last.
    pub invoice: Option<Invoice>,
    /// Visits.
    pub bookings: Vec<Booking>,
    /// Whether a review of it was rewarded.
    pub review_rewarded: bool,
    /// What was paid back for price drops, in minor units of the order's currency.
    pub price_protected_minor: i64,
    /// What was granted for returned items in all, paid back or still due, in minor units.
    pub return_refund_minor: i64,
    /// The part of it that is still due: it is paid back once the goods are back. Whoever books that
    /// moves it from here to `payments`.
    pub return_due_minor: i64,
}

/// Money that moved for an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Which way.
    pub direction: Direction,
    /// How much; never negative.
    pub amount: Money,
    /// From or to what.
    pub method: PaymentMethodId,
}

/// Which way money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the shopper.
    Charge,
    /// To the shopper.
    Refund,
}

/// Items that come back for money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnRequest {
    /// What, sorted.
    pub items: Vec<ItemId>,
    /// Where the money goes.
    pub refund_to: PaymentMethodId,
}

/// Items that come back for other variants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// What for what, in the order of the request.
    pub swaps: Vec<Swap>,
    /// What pays or receives the difference.
    pub settle_with: PaymentMethodId,
    /// New price less old price: positive is the shopper's to pay.
    pub difference: Money,
}

/// A customer of the shop, with what after-sales needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The merchant's name for the customer.
    pub id: ShopperId,
    /// Given name.
    pub given_name: String,
    /// Family name; may be empty.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number, if the shop has one.
    #[serde(default)]
    pub phone: Option<String>,
    /// The membership tier, as the merchant names it (`gold`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// Default address.
    pub address: Address,
    /// What the customer can pay with.
    pub payment_methods: Vec<PaymentMethod>,
    /// Counts the changes; a change names the one that it was decided on.
    #[serde(default)]
    pub revision: u64,
}

impl Customer {
    /// A payment method of the customer's.
    #[must_use]
    pub fn payment_method(&self, id: &PaymentMethodId) -> Option<&PaymentMethod> {
        self.payment_methods.iter().find(|method| &method.id == id)
    }
}

/// Something that can pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentMethod {
    /// The merchant's name for it.
    pub id: PaymentMethodId,
    /// What it is.
    pub kind: PaymentKind,
}

/// What can pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum PaymentKind {
    /// A gift card or store credit, with what is on it.
    GiftCard {
        /// What is on it.
        balance: Money,
    },
    /// A card.
    Card {
        /// Its brand.
        brand: String,
        /// Its last four digits.
        last_four: String,
    },
    /// A wallet or anything else, by its name (`PayPal`, `WeChat Pay`).
    Wallet {
        /// Its name.
        name: String,
    },
}

impl PaymentKind {
    /// Its name in policies and wording: `gift_card`, `card`, `wallet`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::GiftCard { .. } => "gift_card",
            Self::Card { .. } => "card",
            Self::Wallet { .. } => "wallet",
        }
    }
}

/// What the order book knows for one request: read together, decided on together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The order, if the request is about one and the shopper may see it.
    pub order: Option<Order>,
    /// The customer whom the order, or the conversation, belongs to.
    pub customer: Option<Customer>,
    /// The products of the order's lines, and those that the request names.
    pub products: Vec<Product>,
}

/// What exactly will happen: what a shopper confirms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What was asked for.
    pub request: Request,
    /// The items concerned.
    pub lines: Vec<QuoteLine>,
    /// The money that moves, in the order in which it does.
    pub transfers: Vec<Transfer>,
    /// A fee, contained in the transfers.
    pub fee: Option<Money>,
    /// Whether a person must approve it.
    pub needs_review: bool,
    /// Stands for the request, the amounts and the revisions that they were worked out from: 32
    /// hexadecimal digits. A confirmation names it.
    pub digest: String,
}

/// An item that a request concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteLine {
    /// What it is called, with its options.
    pub name: String,
    /// The options of what comes instead, for a change or an exchange.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub becomes: Option<String>,
    /// How many.
    pub quantity: u32,
    /// What one costs, or for a swap what one comes to cost.
    pub unit_price: Money,
}

/// Money that will move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Which way.
    pub direction: Direction,
    /// How much; positive.
    pub amount: Money,
    /// From or to what.
    pub method: PaymentMethodId,
    /// What that is, as a person knows it: `gift_card`, `card`, `wallet`.
    pub method_kind: String,
    /// The card's last four digits, or the wallet's name.
    pub method_hint: String,
    /// When it arrives, in working days from the event; (0, 0) is at once.
    pub working_days: (u8, u8),
    /// Whether that counts from the goods being back.
    pub after_return: bool,
}

/// Why something cannot be done, named so that wording can tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The name: `refused-<code>` is its wording.
    pub code: String,
    /// What the wording can mention, as (name, value); instants as RFC 3339, money as Display.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<(String, String)>,
}

impl Reason {
    /// A reason without anything to mention.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), arguments: Vec::new() }
    }

    /// With one more thing to mention.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.arguments.push((name.to_owned(), value.into()));
        self
    }
}

/// What was done, as the shop says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The order as it is now, or the one that was placed.
    pub order: Option<Order>,
    /// The customer as it is now, if the request changed that.
    pub customer: Option<Customer>,
    /// Where a return label is (https), if the shop made one.
    #[serde(default)]
    pub label: Option<String>,
}
