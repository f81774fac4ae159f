//! Every AWS adapter runs the suite of its port through the real SDK, over TCP, against servers in
//! this process; and what the SDK does when an answer is lost, late or a refusal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod batches;
mod bus;
mod consistency;
mod dynamodb;
mod erasure;
mod lossy_proxy;
mod lost_answers;
mod operating_system;
mod push;
mod queues;
mod server;
mod shop_transactions;
