//! Wire types: everything that crosses a socket (`frame`, `agent_frame`), a queue (`queue`, `sync`), a
//! table (`log`) or the bus (`event`, `inbound`), each with its version. Domain types are not the wire
//! format; the conversions stand in `from_domain`, `to_domain` and
//! `event_forms`, the parsers of what clients send
//! in `parse`, the bounds of what a shopper may say in `message`. No I/O.
//!
//! What may change within a version, and how a version is replaced: docs/PROTOCOL.md.

pub mod agent_frame;
pub mod event;
mod event_forms;
pub mod frame;
mod from_domain;
pub mod inbound;
pub mod invocation;
pub mod log;
pub mod message;
pub mod parse;
pub mod part;
pub mod queue;
pub mod sync;
mod to_domain;
mod version;

pub use event_forms::reason_name;
pub use to_domain::{DecodeError, JsonProblem};

/// The WebSocket sub-protocol of shoppers.
pub const SHOPPER_PROTOCOL: &str = "aisle.v1";
/// The WebSocket sub-protocol of human agents.
pub const AGENT_PROTOCOL: &str = "aisle.agent.v1";
/// The largest text of one message, in characters.
pub const MAX_TEXT_CHARS: usize = 4_000;
/// The largest id of a choice, in characters.
pub const MAX_CHOICE_CHARS: usize = 64;
/// The largest message that the gateway accepts, in bytes.
pub const MAX_FRAME_BYTES: usize = 128 * 1024;
/// The largest stored log entry, in bytes of its JSON body.
pub const MAX_ENTRY_BYTES: usize = 8 * 1024;
