//! Amazon EventBridge's `PutEvents`: a bus that records what was put on it, and an HTTP front
//! that the real `aws-sdk-eventbridge` takes for EventBridge. Nothing here knows who uses it.
//!
//! ```
//! use emulator_eventbridge::{Bus, Entry};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let bus = Bus::open(None)?; // `Some(path)` appends the events to a file, one JSON a line
//! let mut news = bus.subscribe();
//! let results = bus.put(&[Entry {
//!     source: Some("shop".into()),
//!     detail_type: Some("order.changed".into()),
//!     detail: Some(r#"{"order": 7}"#.into()),
//!     ..Entry::default()
//! }])?;
//! assert!(results[0].is_ok());
//! assert_eq!(bus.recorded()[0]["detail"]["order"], 7);
//! assert_eq!(news.try_recv()?["detail-type"], "order.changed");
//! # Ok(())
//! # }
//! ```
//!
//! Over the wire: bind a `tokio::net::TcpListener`, call [`serve`], and give the SDK
//! `endpoint_url("http://127.0.0.1:<port>")` with any static credentials.
//!
//! # What is modelled
//! - `PutEvents` alone (AWS JSON 1.1): 1–10 entries, required `Source`, `DetailType` and `Detail`
//!   (a JSON object), refusals entry by entry with `ErrorCode`, `ErrorMessage` and
//!   `FailedEntryCount`.
//! - The envelope that rules and targets see: `version`, `id`, `detail-type`, `source`, `account`,
//!   `time`, `region`, `resources`, `detail`.
//! - The size of a request's entries together, counted as in "Calculating PutEvents event entry
//!   size": at most 256 KB ([`limits::REQUEST_BYTES`]). **Which limit that is:** the one that
//!   held until January 2026, when AWS raised it to 1 MB. The lower one is kept on purpose: what
//!   passes here passes everywhere, and on to every target.
//!
//! # What differs from AWS
//! - There is one bus: `EventBusName` is checked for its form and otherwise not looked at. There
//!   are no rules, targets, archives or endpoints; every other operation is refused by name.
//! - Signatures are not checked: listen on the loopback interface only.
//! - The newest [`limits::RECORDED_EVENTS`] events are kept in memory; the file keeps all.
//!
//! # Durability
//! An event is in the file when its id is answered, and outlives a crash of the process; it may
//! be lost when the power fails. A line that a crash left unfinished is cut off at the next start.

mod bus;
mod entry;
mod http;
mod journal;
pub mod limits;

pub use bus::{Bus, BusError, Options};
pub use entry::{Entry, EntryError};
pub use http::serve;
pub use journal::JournalError;
