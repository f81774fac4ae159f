//! The emulator over the wire: each fact of EventBridge's through the real SDK client over TCP; and
//! the file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod front;
mod patterns;
mod put_events;
mod replays;
mod rules;
