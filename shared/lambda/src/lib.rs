//! The lift of the functions onto AWS Lambda, and everything shaped like an AWS event: API Gateway's
//! WebSocket events and SQS's batches turned into what the functions take, and their results turned
//! back (`websocket`, `batch`); the environment (`settings`); logs and metrics (`telemetry`); and
//! the run on Lambda itself (`serve`).
//!
//! All but `serve` and the reading of the environment is a function of bytes and a clock, so the
//! local platform runs the same code in its own process. No AWS client here, and no function.

pub mod batch;
mod error;
mod event;
pub mod serve;
pub mod settings;
pub mod telemetry;
pub mod websocket;

pub use error::{EventError, FunctionError};
pub use event::{EventKind, MAX_EVENT_BYTES};
