//! The adapter before the sample shop, over a real socket: the suites of the ports, what it does
//! when the shop is in trouble, and whether both sides keep to the contract.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod contract;
mod fees;
mod suites;
mod trouble;
mod world;
