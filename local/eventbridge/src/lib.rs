//! Amazon EventBridge: a bus that records what is put on it and delivers it to the targets of its
//! rules, and an HTTP front that the real `aws-sdk-eventbridge` takes for EventBridge. Nothing here
//! knows who uses it.
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
//! - `PutEvents` (AWS JSON 1.1): 1–10 entries, required `Source`, `DetailType` and `Detail` (a JSON
//!   object), refusals entry by entry with `ErrorCode`, `ErrorMessage` and `FailedEntryCount`.
//! - The envelope that rules and targets see: `version`, `id`, `detail-type`, `source`, `account`,
//!   `time`, `region`, `resources`, `detail`; `replay-name` when it is replayed.
//! - The size of a request's entries together, counted as in "Calculating PutEvents event entry
//!   size": at most 256 KB ([`limits::REQUEST_BYTES`]). **Which limit that is:** the one that
//!   held until January 2026, when AWS raised it to 1 MB. The lower one is kept on purpose: what
//!   passes here passes everywhere, and on to every target.
//! - Rules (`PutRule`, `PutTargets`, `ListRules`, `ListTargetsByRule`, `TestEventPattern`) with the
//!   pattern operators exact values, `prefix`, `anything-but` and `exists`, in nested objects and
//!   through arrays. Any other operator is refused by its name.
//! - Targets, whatever [`Target`] the embedder gives for an ARN: each event at least once, retried
//!   with exponential waits and jitter up to the target's retry policy, then its dead letters, with
//!   EventBridge's attributes. Deliveries begin when [`Bus::dispatch`] runs.
//! - One archive of everything, and replays of a range of time to all rules or to some
//!   (`ListArchives`, `StartReplay`, `DescribeReplay`).
//!
//! # What differs from AWS
//! - There is one bus: `EventBusName` is checked for its form and otherwise not looked at. What is
//!   not listed above is refused by name, and so are inputs, transformers and schedules.
//! - A target whose ARN the embedder did not tell of is refused; on AWS deliveries to it fail.
//! - Rules and targets live as long as the process: the embedder makes them at each start.
//! - A replay is complete when every delivery of it has ended.
//! - Numbers match when they are written alike: 300 is not 300.0.
//! - Signatures are not checked: listen on the loopback interface only.
//! - The newest [`limits::RECORDED_EVENTS`] events are kept in memory; the file keeps all.
//!
//! # Durability
//! An event is in the file when its id is answered, and outlives a crash of the process; it may
//! be lost when the power fails. A line that a crash left unfinished is cut off at the next start.
//! Beside the file, with the extension `delivered`, stands how many events from the first on were
//! delivered to their end; a start goes on after them, so some are delivered twice.

mod bus;
mod dispatch;
mod entry;
mod http;
mod journal;
pub mod limits;
mod operations;
mod pattern;
mod replay;
mod rules;
mod target;

pub use bus::{Bus, BusError, Options};
pub use entry::{Entry, EntryError};
pub use http::serve;
pub use journal::JournalError;
pub use operations::SUPPORTED_OPERATIONS;
pub use pattern::{Pattern, PatternError};
pub use replay::{Replay, ReplayError, ReplayRequest, ReplayState};
pub use rules::{Rule, RuleError, RuleTarget};
pub use target::{Delivery, Target, TargetError};
