//! The demo pack's flows as conversations, against a small shop and a plain reader. What understanding
//! would make of a message is written before it in braces.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod language;
mod orders;
mod reader;
mod repairs;
mod requests;
mod schema;
mod shop;
mod values;
mod walk;
mod world;
