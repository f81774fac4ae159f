//! What the tests across functions share: the functions over the memory adapters, with a clock
//! that moves by hand (`world`), and a bare socket (`wire`). Tests themselves are in `tests/`, their cases in `transcripts/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

pub mod order_books;
pub mod wire;
pub mod world;
