//! What the shop's systems tell in a seed: orders, parcels, a refund, stock; each several times, in
//! any order. What must hold of it afterwards is `news`'s business.

use std::collections::BTreeMap;

use aisle_dialogue::notice::NoticeRules;
use aisle_domain::ids::{ItemId, OrderNumber, ProductId};
use aisle_domain::shop::{CarrierStatus, Order};
use jiff::civil::Time;
use serde_json::{Value, json};

use crate::Parts;
use crate::chance::Chance;
use crate::core::{Micros, instant, ms};

/// The account that sends them.
pub(crate) const ACCOUNT: &str = "000000000000";
/// So many of a thousand seeds have events.
const SHARE: u64 = 500;
/// So many of a thousand of those have quiet hours.
const QUIET_SHARE: u64 = 300;
/// The orders that people of the scenarios talk of.
const ORDERS: [&str; 6] = ["AC104233", "AC104408", "AC104372", "AC104361", "AC104447", "AC103953"];
/// The item that people of the scenarios may wait for, and its product.
pub(crate) const WAITED_FOR: &str = "daypack-moss";
/// What a parcel goes through.
const WAY: [CarrierStatus; 4] = [
    CarrierStatus::InTransit,
    CarrierStatus::Delayed,
    CarrierStatus::OutForDelivery,
    CarrierStatus::Delivered,
];
/// Quiet hours of some runs. A run begins at 11:06:40.
const QUIET: (Time, Time) = (Time::constant(11, 0, 0, 0), Time::constant(11, 7, 0, 0));

/// What is told in a run.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// When which body is put on the queue of `sync`.
    pub(crate) sent: Vec<(Micros, String)>,
    /// The newest version of each order that was told of, which its region is named for.
    pub(crate) orders: BTreeMap<OrderNumber, u64>,
    /// The newest version and status of each order's parcel that was told of.
    pub(crate) parcels: BTreeMap<OrderNumber, (String, u64, CarrierStatus)>,
    /// Whether an item came back.
    pub(crate) stock: Option<(ProductId, ItemId)>,
    /// Whether the run begins in quiet hours.
    pub(crate) quiet: bool,
}

impl Told {
    /// Drawn from chance of its own, so that a seed without events is as it was without this.
    pub(crate) fn draw(seed: u64, parts: &Parts, poisoned: bool) -> Self {
        let mut chance = Chance::new(seed ^ 0x5_4E57_5EED);
        if poisoned || !chance.per_mille(SHARE) {
            return Self::default();
        }
        let mut told = Self { quiet: chance.per_mille(QUIET_SHARE), ..Self::default() };
        for _ in 0..chance.between(1, 2) {
            let number = *chance.pick(&ORDERS);
            let order = parts.shop.orders.iter().find(|order| order.number.as_str() == number);
            if let Some(order) = order.filter(|order| !told.orders.contains_key(&order.number)) {
                told.order(&mut chance, order);
            }
        }
        if chance.per_mille(500) {
            told.stock(&mut chance, parts);
        }
        told
    }

    /// Orders, of which the newest version counts, a parcel and its way, a refund.
    fn order(&mut self, chance: &mut Chance, order: &Order) {
        let number = order.number.as_str();
        let newest = chance.between(1, 3);
        for version in 1..=newest {
            let mut changed = order.clone();
            changed.address.region = Some(region(version));
            self.send(chance, "Order Changed", version, json!({"order": changed}));
        }
        self.orders.insert(order.number.clone(), newest);
        let known = order.shipments.first().map(|parcel| parcel.tracking.to_string());
        let tracking = known.unwrap_or_else(|| format!("SIM{number}"));
        let items: Vec<&ItemId> = order.lines.iter().map(|line| &line.item).collect();
        let steps = chance.between(0, WAY.len() as u64);
        for (version, status) in (1..=steps).zip(WAY) {
            let shipment = json!({"tracking": tracking, "carrier": "Northline", "items": items});
            let said = json!({"order": number, "shipment": shipment, "status": status.name()});
            self.send(chance, "Shipment Changed", version, said);
            let newest = (tracking.clone(), version, status);
            self.parcels.insert(order.number.clone(), newest);
        }
        if chance.per_mille(300) {
            let amount = json!({"minor": 100, "currency": order.total.currency});
            let said = json!({"order": number, "amount": amount, "status": "paid"});
            self.send(chance, "Refund Changed", 1, said);
        }
    }

    /// An item that is sold out, and comes back.
    fn stock(&mut self, chance: &mut Chance, parts: &Parts) {
        let is_it = |product: &&aisle_domain::shop::Product| {
            product.variants.iter().any(|variant| variant.item.as_str() == WAITED_FOR)
        };
        let Some(product) = parts.shop.products.iter().find(is_it) else { return };
        for (version, available) in [(1, false), (2, true)] {
            let said = json!({"product": product.id, "item": WAITED_FOR, "available": available});
            self.send(chance, "Stock Changed", version, said);
        }
        self.stock = ItemId::new(WAITED_FOR).ok().map(|item| (product.id.clone(), item));
    }

    /// Puts an event on the queue, once or more often, whenever.
    fn send(&mut self, chance: &mut Chance, kind: &str, version: u64, mut detail: Value) {
        let at = instant(0).to_string();
        detail["v"] = 1.into();
        detail["at"] = at.clone().into();
        detail["version"] = version.into();
        let event = json!({
            "version": "0", "id": format!("{kind}-{version}"), "detail-type": kind,
            "source": "shop.sim", "account": ACCOUNT, "time": at, "region": "local",
            "resources": [], "detail": detail,
        });
        for _ in 0..chance.between(1, 3) {
            self.sent.push((chance.between(2_000, 50_000) * ms(1), event.to_string()));
        }
    }

    /// When the first event about an order is sent.
    pub(crate) fn first_about(&self, order: &OrderNumber) -> Option<Micros> {
        let of_it = self.sent.iter().filter(|(_, body)| body.contains(order.as_str()));
        of_it.map(|(at, _)| *at).min()
    }

    /// What the merchant of this run decided.
    pub(crate) fn rules(&self) -> NoticeRules {
        let quiet = self.quiet.then_some(QUIET);
        NoticeRules { quiet, ..NoticeRules::default() }
    }
}

/// What an order's region is called by a version.
pub(crate) fn region(version: u64) -> String {
    format!("v{version}")
}
