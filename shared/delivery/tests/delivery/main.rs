//! Delivery over the memory adapters, with ports that refuse when told to: each rule of appending,
//! driving and reading back by itself. That they work together is tested in `tests/` and simulated.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod append;
mod drive;
mod drive_again;
mod pending;
mod setup;
