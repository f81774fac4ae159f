//! The lift, tried with events of the shape that AWS sends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod batches;
mod events;
mod in_process;
mod settings;
mod sockets;
mod telemetry;
