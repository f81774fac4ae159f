//! Where settings meet adapters: what the environment says becomes the settings of the AWS
//! adapters, and these become what delivering takes. For a function's `main.rs` and the local
//! platform only, so that both assemble the same thing.
//!
//! A crate of its own because the adapters must not know the environment, nor the lift the SDK.
//! No function is known here.

use std::sync::Arc;

use aisle_aws::{
    Clients, MissingSetting, OsRandomness, QueueUrls, Settings, SystemClock, TableNames,
};
use aisle_delivery::Delivery;
use aisle_lambda::settings::{DeliverySettings, ShopSettings, ShopTables};
use aisle_ports::{Catalogue, OrderBook};
use aisle_shop_http::{HttpShop, HttpShopSettings, InvalidSettings, Times, Token};

/// The settings of the adapters. Region and keys are left to the AWS environment; the shop's
/// tables have their usual names.
#[must_use]
pub fn adapter_settings(from: DeliverySettings) -> Settings {
    Settings {
        dynamodb_endpoint: from.endpoints.dynamodb,
        sqs_endpoint: from.endpoints.sqs,
        eventbridge_endpoint: from.endpoints.eventbridge,
        management_endpoint: Some(from.management_endpoint),
        tables: TableNames { conversations: from.table, ..TableNames::default() },
        queues: QueueUrls {
            nlu: Some(from.queues.nlu),
            order: Some(from.queues.order),
            handoff: Some(from.queues.handoff),
            sync: Some(from.queues.sync),
            sync_dead_letters: None,
        },
        bus: Some(from.bus),
        ..Settings::default()
    }
}

/// The settings of `order`'s adapters, which work on the shop's tables.
#[must_use]
pub fn order_adapters(from: DeliverySettings, shop: ShopTables) -> Settings {
    let mut settings = adapter_settings(from);
    let ShopTables { orders, customers, products, actions } = shop;
    settings.tables = TableNames { orders, customers, products, actions, ..settings.tables };
    settings
}

/// The settings of `sync`'s adapters, which keep the shop's tables, and put aside what they refuse.
#[must_use]
pub fn sync_adapters(from: DeliverySettings, shop: ShopTables, dead_letters: String) -> Settings {
    let mut settings = order_adapters(from, shop);
    settings.queues.sync_dead_letters = Some(dead_letters);
    settings
}

/// Clients that are connected already, so that the first shopper does not wait for that.
pub async fn warm_clients(settings: &Settings) -> Clients {
    let clients = Clients::from_settings(settings).await;
    clients.warm().await;
    clients
}

/// What delivering takes, on the clients, with the operating system's clock and randomness.
///
/// # Errors
/// [`MissingSetting`] when the settings of the clients name no bus or no management endpoint.
pub fn delivery(clients: &Clients) -> Result<Delivery, MissingSetting> {
    Ok(Delivery {
        clock: Arc::new(SystemClock),
        randomness: Arc::new(OsRandomness),
        log: Arc::new(clients.log()),
        connections: Arc::new(clients.connections(Arc::new(SystemClock))),
        push: Arc::new(clients.push()?),
        queues: Arc::new(clients.queues()),
        bus: Arc::new(clients.bus()?),
        watches: Arc::new(clients.watches(Arc::new(SystemClock))),
    })
}

/// The merchant's shop system.
#[derive(Clone)]
pub struct Shop {
    /// Orders and customers.
    pub order_book: Arc<dyn OrderBook>,
    /// Products.
    pub catalogue: Arc<dyn Catalogue>,
}

/// The shop behind an address, or without one the shop in the clients' tables.
///
/// # Errors
/// [`InvalidSettings`] when the address or the token cannot be used.
pub fn shop(clients: &Clients, at: Option<ShopSettings>) -> Result<Shop, InvalidSettings> {
    let Some(at) = at else {
        let tables = Arc::new(clients.shop());
        return Ok(Shop { order_book: tables.clone(), catalogue: tables });
    };
    let token =
        at.token.map(|token| Token::new(String::from_utf8_lossy(token.expose()))).transpose()?;
    let settings = HttpShopSettings { base: at.url, token, times: Times::default() };
    let shop = HttpShop::new(&settings, Arc::new(SystemClock), Arc::new(OsRandomness))?;
    let shop = Arc::new(shop);
    Ok(Shop { order_book: shop.clone(), catalogue: shop })
}
