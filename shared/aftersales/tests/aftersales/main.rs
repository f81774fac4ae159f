//! Plans and policies from outside: tables of requests, defects of policy files, and what holds for
//! any sequence of actions.
//!
//! That a permit cannot be made elsewhere needs no test: its fields are private and its constructor
//! is visible in the crate only, so code that tried would not compile.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod demo;
mod loading;
mod money;
mod plans;
mod rules;
mod shop;
mod speed;
