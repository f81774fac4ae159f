//! What a shop, an order, a conversation and an understood message are: plain values with their
//! invariants. No wire format lives here (that is `contract`), no I/O, no clock, no randomness.

pub mod after_sales;
pub mod command;
pub mod conversation;
pub mod event;
pub mod flow;
pub mod identity;
pub mod ids;
pub mod language;
pub mod mirror;
pub mod money;
pub mod mood;
pub mod news;
pub mod part;
pub mod reading;
pub mod shop;
pub mod switches;
pub mod understood;

/// An instant in UTC; the only notion of time in Aisle.
pub use jiff::Timestamp;
