//! A sample shop: somebody else's system behind the contract of docs/shop-openapi.json, for trying
//! a connector and for tests. It keeps its records in memory, works out by itself what a request
//! does, and does it only if that is what the shopper was told. It fails on demand.
//!
//! It shares no code with the adapter that talks to it (`shared/shop-http`): a mistake there must
//! not be hidden by the same mistake here.

mod action;
mod decide;
mod faults;
mod routes;
mod shop;

use std::io;

use tokio::net::TcpListener;

pub use faults::{Calls, Fault, PlannedFault};
pub use routes::routes;
pub use shop::Shop;

/// Serves a shop until told to stop. With a token, only who shows it is served.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    shop: Shop,
    token: Option<String>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, routes(shop, token)).with_graceful_shutdown(stop).await
}
