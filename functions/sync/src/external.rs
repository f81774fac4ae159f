//! What is news of an event alone, where the shop's records are not kept here and nothing is known of
//! before. Each conversation is told once, so that a repetition is none.

use aisle_domain::ids::OrderNumber;
use aisle_domain::mirror::{ShipmentUpdate, StockUpdate};
use aisle_domain::news::News;
use aisle_domain::shop::{CarrierStatus, Order, OrderStatus};

/// Where an order stands, if that is news.
pub(crate) fn of_order(order: &Order) -> Vec<News> {
    let number = order.number.clone();
    let parcel = order.shipments.last();
    match order.status {
        OrderStatus::Shipped => vec![News::Shipped {
            order: number,
            carrier: parcel.and_then(|parcel| parcel.carrier.clone()),
            tracking: parcel.map(|parcel| parcel.tracking.clone()),
            link: parcel.and_then(|parcel| parcel.link.clone()),
            expected: parcel.and_then(|parcel| parcel.expected),
        }],
        OrderStatus::OutForDelivery => vec![News::OutForDelivery { order: number }],
        OrderStatus::Delivered => vec![News::Delivered { order: number }],
        _ => Vec::new(),
    }
}

/// Where a parcel is, if that is news. An order of several parcels is told of with the first.
pub(crate) fn of_shipment(order: &OrderNumber, update: &ShipmentUpdate) -> Vec<News> {
    let order = order.clone();
    match update.event.status {
        CarrierStatus::InTransit => vec![News::Shipped {
            order,
            carrier: update.carrier.clone(),
            tracking: Some(update.tracking.clone()),
            link: update.link.clone(),
            expected: update.expected,
        }],
        CarrierStatus::Delayed => vec![News::Delayed { order, expected: update.expected }],
        CarrierStatus::OutForDelivery => vec![News::OutForDelivery { order }],
        CarrierStatus::Delivered => vec![News::Delivered { order }],
        _ => Vec::new(),
    }
}

/// Whether an item can be bought; only those hear it who wait for it.
pub(crate) fn of_stock(update: &StockUpdate, version: u64) -> Vec<News> {
    let item = update.item.clone();
    let name = item.to_string();
    let back = update.available.then_some(News::BackInStock { item, name, version });
    back.into_iter().collect()
}
