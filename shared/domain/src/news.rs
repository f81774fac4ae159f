//! What a shopper can be told unasked, and how it is remembered that it was told. Which conversation
//! is told, and in which words, is decided elsewhere (`dialogue::notice`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ItemId, OrderNumber, Seq, ShopperId, TrackingNumber};
use crate::money::Money;

/// Something of an order or an item that a shopper may want to hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum News {
    /// The order is on its way.
    Shipped {
        /// Which order.
        order: OrderNumber,
        /// Who carries it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        carrier: Option<String>,
        /// The carrier's number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tracking: Option<TrackingNumber>,
        /// Where the carrier shows its progress (an https address).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<String>,
        /// The day it should arrive.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Date>,
    },
    /// A parcel is late.
    Delayed {
        /// Of which order.
        order: OrderNumber,
        /// The day it should arrive now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Date>,
    },
    /// The order is with the courier.
    OutForDelivery {
        /// Which order.
        order: OrderNumber,
    },
    /// The order arrived.
    Delivered {
        /// Which order.
        order: OrderNumber,
    },
    /// Money went back.
    RefundPaid {
        /// For which order.
        order: OrderNumber,
        /// How much.
        amount: Money,
        /// The source's version of the refund: two of the same amount are two.
        version: u64,
    },
    /// An item can be bought again.
    BackInStock {
        /// Which item.
        item: ItemId,
        /// What it is called.
        name: String,
        /// The source's version of the stock: what came back twice is told twice.
        version: u64,
    },
}

/// The kinds of news, as a merchant turns them on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewsKind {
    /// On its way.
    Shipped,
    /// Late.
    Delayed,
    /// With the courier.
    OutForDelivery,
    /// Arrived.
    Delivered,
    /// Money went back.
    RefundPaid,
    /// Can be bought again.
    BackInStock,
}

impl NewsKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Shipped,
        Self::Delayed,
        Self::OutForDelivery,
        Self::Delivered,
        Self::RefundPaid,
        Self::BackInStock,
    ];

    /// Its name on every wire and in the pack.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Delayed => "delayed",
            Self::OutForDelivery => "out_for_delivery",
            Self::Delivered => "delivered",
            Self::RefundPaid => "refund_paid",
            Self::BackInStock => "back_in_stock",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl News {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> NewsKind {
        match self {
            Self::Shipped { .. } => NewsKind::Shipped,
            Self::Delayed { .. } => NewsKind::Delayed,
            Self::OutForDelivery { .. } => NewsKind::OutForDelivery,
            Self::Delivered { .. } => NewsKind::Delivered,
            Self::RefundPaid { .. } => NewsKind::RefundPaid,
            Self::BackInStock { .. } => NewsKind::BackInStock,
        }
    }

    /// The order that it is about; `None` for an item.
    #[must_use]
    pub const fn order(&self) -> Option<&OrderNumber> {
        match self {
            Self::Shipped { order, .. }
            | Self::Delayed { order, .. }
            | Self::OutForDelivery { order }
            | Self::Delivered { order }
            | Self::RefundPaid { order, .. } => Some(order),
            Self::BackInStock { .. } => None,
        }
    }

    /// Who hears of it by what it is about, the order's shopper aside.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::BackInStock { item, .. } => Subject::Item(item.clone()),
            Self::Shipped { order, .. }
            | Self::Delayed { order, .. }
            | Self::OutForDelivery { order }
            | Self::Delivered { order }
            | Self::RefundPaid { order, .. } => Subject::Order(order.clone()),
        }
    }

    /// What it is told once under. The same news has the same key, however often and by whichever
    /// event it comes.
    #[must_use]
    pub fn key(&self) -> String {
        let kind = self.kind().name();
        match self {
            Self::Delayed { order, expected: Some(day) } => {
                format!("{}:{kind}:{day}", order.as_str())
            }
            Self::RefundPaid { order, version, .. } => {
                format!("{}:{kind}:{version}", order.as_str())
            }
            Self::BackInStock { item, version, .. } => format!("{item}:{kind}:{version}"),
            Self::Shipped { order, .. }
            | Self::Delayed { order, .. }
            | Self::OutForDelivery { order }
            | Self::Delivered { order } => format!("{}:{kind}", order.as_str()),
        }
    }

    /// The keys of what, once told, makes this old news: whoever knows that a parcel arrived need
    /// not hear that it is on its way.
    #[must_use]
    pub fn outdated_by(&self) -> Vec<String> {
        let later: &[NewsKind] = match self.kind() {
            NewsKind::Shipped | NewsKind::Delayed => {
                &[NewsKind::OutForDelivery, NewsKind::Delivered]
            }
            NewsKind::OutForDelivery => &[NewsKind::Delivered],
            NewsKind::Delivered | NewsKind::RefundPaid | NewsKind::BackInStock => &[],
        };
        let order = self.order().map_or("", OrderNumber::as_str);
        later.iter().map(|kind| format!("{order}:{}", kind.name())).collect()
    }
}

/// What a conversation wants to hear news of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// All orders of a signed-in shopper.
    Shopper(ShopperId),
    /// One order, of whoever proved it.
    Order(OrderNumber),
    /// An item that was not in stock.
    Item(ItemId),
}

impl Subject {
    /// Its one text form, in keys and on wires.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Shopper(id) => format!("shopper:{id}"),
            Self::Order(number) => format!("order:{}", number.as_str()),
            Self::Item(id) => format!("item:{id}"),
        }
    }

    /// The subject of a text form; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        match kind {
            "shopper" => ShopperId::new(id).ok().map(Self::Shopper),
            "order" => OrderNumber::parse(id).ok().map(Self::Order),
            "item" => ItemId::new(id).ok().map(Self::Item),
            _ => None,
        }
    }
}

/// News that a conversation was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The news' key.
    pub key: String,
    /// The entry that told it.
    pub seq: Seq,
}

/// How much a conversation remembers to have been told; the oldest is forgotten first.
pub const MOST_TOLD: usize = 32;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn order() -> OrderNumber {
        OrderNumber::parse("AC104233").unwrap()
    }

    #[test]
    fn a_key_says_what_is_told_once() {
        let day = jiff::civil::date(2026, 12, 3);
        let usd = crate::money::Currency::USD;
        let item = ItemId::new("daypack-moss").unwrap();
        for (news, key) in [
            (News::Delivered { order: order() }, "AC104233:delivered"),
            (News::OutForDelivery { order: order() }, "AC104233:out_for_delivery"),
            (News::Delayed { order: order(), expected: None }, "AC104233:delayed"),
            (News::Delayed { order: order(), expected: Some(day) }, "AC104233:delayed:2026-12-03"),
            (
                News::RefundPaid { order: order(), amount: Money::new(100, usd), version: 7 },
                "AC104233:refund_paid:7",
            ),
            (
                News::BackInStock { item, name: "Daypack".to_owned(), version: 9 },
                "daypack-moss:back_in_stock:9",
            ),
        ] {
            assert_eq!(news.key(), key);
        }
    }

    #[test]
    fn what_arrived_is_not_on_its_way() {
        let shipped = News::Shipped {
            order: order(),
            carrier: None,
            tracking: None,
            link: None,
            expected: None,
        };
        assert!(shipped.outdated_by().contains(&News::Delivered { order: order() }.key()));
        assert!(News::Delivered { order: order() }.outdated_by().is_empty());
    }

    #[test]
    fn a_subject_is_read_back_from_its_text() {
        let subjects = [
            Subject::Shopper(ShopperId::new("mei@example.com").unwrap()),
            Subject::Order(order()),
            Subject::Item(ItemId::new("daypack-moss").unwrap()),
        ];
        for subject in subjects {
            assert_eq!(Subject::parse(&subject.to_text()), Some(subject));
        }
        for text in ["", "shopper", "shopper:", "order:x", "thing:1", "item:a b"] {
            assert_eq!(Subject::parse(text), None, "{text}");
        }
    }
}
