//! Who is let in and who is not: every kind of credential, each forged in every way we know.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forged;
mod jwt;
mod let_in;
mod lifecycle;
mod origins;
mod properties;
mod support;
