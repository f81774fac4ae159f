//! Amazon SQS standard queues over SQLite: a library, and an HTTP front that the real
//! `aws-sdk-sqs` takes for SQS. Nothing here knows who uses the queues.
//!
//! ```
//! use std::time::Duration;
//! use emulator_sqs::{OutgoingMessage, QueueAttributes, Queues, ReceiveRequest};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let queues = Queues::open(None)?; // `Some(path)` keeps the messages in a file
//! queues.create_queue("dead", &QueueAttributes::default())?;
//! queues.create_queue("work", &QueueAttributes::default().redrive("dead", 3))?;
//! queues.send("work", &OutgoingMessage::new("hello"))?;
//! let request = ReceiveRequest { wait: Some(Duration::from_secs(20)), ..Default::default() };
//! for message in queues.receive("work", &request).await? {
//!     queues.delete("work", &message.receipt_handle)?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Over the wire: bind a `tokio::net::TcpListener`, call [`serve`], and give the SDK
//! `endpoint_url("http://127.0.0.1:<port>")` with any static credentials.
//!
//! # What is modelled
//! - `CreateQueue`, `DeleteQueue`, `GetQueueUrl`, `ListQueues`, `GetQueueAttributes`,
//!   `SetQueueAttributes`, `PurgeQueue`, `SendMessage`, `ReceiveMessage`, `DeleteMessage`,
//!   `ChangeMessageVisibility`, and the three batch forms with partial failures.
//! - At-least-once: a message that is not deleted within its visibility timeout comes back.
//!   Visibility 0 gives it back at once.
//! - Dead-letter redrive, at receive time: a message that was received `maxReceiveCount` times
//!   moves instead of being handed out again. It keeps its id, its `SentTimestamp` and its
//!   receive count, and gains `DeadLetterQueueSourceArn`.
//! - Long polls end when a message is sent and when a delayed or invisible one becomes visible,
//!   within about a millisecond: nothing is polled.
//! - The limits in [`limits`]; the MD5 digests of body and attributes; errors with both of their
//!   spellings (the JSON shape in `__type`, the older query code in `x-amzn-query-error`).
//! - Faults on demand for tests of clients: see [`Hooks`] and [`FaultPlan`].
//!
//! # What differs from AWS
//! - Order is that of visibility, nearly first in first out. AWS promises less: do not rely on it.
//! - A message is never duplicated by the queue itself; use [`Fault::CommitThenDrop`] for that.
//! - FIFO queues, message groups, KMS, policies, tags and message move tasks are refused, not
//!   ignored. Signatures are not checked: listen on the loopback interface only.
//! - `PurgeQueue`, and `CreateQueue` after `DeleteQueue`, need not wait for 60 seconds; there is
//!   no limit of 120,000 messages in flight, and no throttling.
//! - Counts are exact.
//!
//! # Durability
//! WAL with `synchronous = NORMAL`: a commit outlives a crash of the process, but the last ones
//! may be lost when the power fails. Right for a local platform, wrong for production.
//!
//! One connection behind a mutex serves all callers, in critical sections of some 10–100 µs on
//! the calling thread. Prefer the batch calls: a batch is one transaction.

mod batch;
mod clock;
mod error;
mod http;
pub mod limits;
mod message;
mod queues;
mod receipt;
mod receiving;
mod settings;
mod store;

pub use batch::{BatchEntry, BatchFailure, BatchOutcome, VisibilityChange};
pub use clock::{Clock, ManualClock, SystemClock};
pub use error::{ErrorCode, OpenError, QueueError};
pub use http::{Fault, FaultPlan, Hooks, NoHooks, SUPPORTED_OPERATIONS, serve, serve_with};
pub use message::{
    AttributeData, AttributeValue, MessageAttributes, OutgoingMessage, ReceivedMessage, SentMessage,
};
pub use queues::{Options, Queues};
pub use receiving::ReceiveRequest;
pub use settings::{QueueAttributes, QueueCounts, QueueSettings, QueueState, Redrive};
