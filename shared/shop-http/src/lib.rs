//! The order book and the catalogue of any shop system, through the HTTP contract that
//! docs/shop-openapi.json describes and docs/adding-a-connector.md explains: time-outs, retries
//! with jitter, a circuit breaker, bounded answers, and nothing believed that was not checked.
//!
//! What crosses the wire are the domain's own values in their stored JSON form; a test holds them
//! against the contract. Reading the environment is not done here, nor deciding what may be done.

mod breaker;
mod call;
mod check;
mod settings;
mod shop;
mod wire;

pub use settings::{HttpShopSettings, InvalidSettings, Times, Token};
pub use shop::HttpShop;
