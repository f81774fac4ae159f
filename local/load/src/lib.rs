//! Rehearses a sale: sends messages to an `aisle.v1` socket at the times that a shape intends,
//! whether or not earlier ones were answered, measures from those times, and checks every answer.
//! It knows the wire protocol (docs/PROTOCOL.md) and the shop file, and nothing of the platform
//! behind the socket.
//!
//! - `shape`: when messages are meant to be sent; `script`: who asks what;
//! - `shopper`: one socket; its duties are `aisle-client`'s, its books `ledger`'s;
//! - `expected`: what the shop file says about an order;
//! - `run`: the whole; `report`, `quantiles`, `svg`: what it gives.

mod args;
mod connect;
mod expected;
mod ledger;
mod live;
mod options;
mod quantiles;
mod report;
mod run;
mod screen;
mod script;
mod shape;
mod shopper;
mod svg;
mod tally;

pub use args::{ArgsError, LoadArgs};
pub use expected::{ExpectedOrder, Wrong};
pub use live::SecondOfRun;
pub use options::{
    LoadError, MAX_DURATION, MAX_RATE, MAX_SOCKETS, Options, USUAL_PER_SOCKET, usual_sockets,
};
pub use quantiles::{Durations, Quantiles};
pub use report::Report;
pub use run::{run, run_until};
pub use screen::{Acknowledged, Screen, ShownEntry};
pub use script::{InvalidMix, Mix, SignedIn};
pub use shape::{Curve, Shape};
pub use svg::plot;
pub use tally::Tally;
