//! The dialogue as a table of values: every answer, question, command and change of state by what
//! went before. What the words are is the merchant pack's business: here every key says itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod card;
mod commands;
mod handoff;
mod notice;
mod policy;
mod said;
mod support;
mod wording;
