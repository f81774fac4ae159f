//! The shopper's and the human agent's terminal clients, and the small web page, as a library.
//! They know the wire protocols (docs/PROTOCOL.md) and nothing of the platform behind them: no
//! queue, no table, no function. The command line that wraps them is not here.
//!
//! - `session`: the duties of a shopper's client as a pure state machine;
//! - `socket`: one WebSocket, driven by such a machine;
//! - `chat`, `agent`: the terminal clients;
//! - `print`: lines on standard output and standard error;
//! - `page`: the files of the web page, which has the same state machine in JavaScript.

#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod agent;
pub mod chat;
pub mod offer;
pub mod page;
pub mod print;
mod secret_text;
pub mod session;
pub mod socket;
mod state_file;
mod terminal;

pub use secret_text::SecretText;

/// Where a local platform listens unless told otherwise.
pub const DEFAULT_URL: &str = "ws://127.0.0.1:8787";
