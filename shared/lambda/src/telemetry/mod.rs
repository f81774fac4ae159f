//! What a running function tells its operator: log lines (`log_lines`) and metrics (`metrics`),
//! each a line of JSON on standard output, which Lambda sends to CloudWatch. Never customer text,
//! never a token: the code that logs must not pass any, and other libraries may only warn.
//!
//! Code that may not depend on this crate measures by an event to the target `aisle_metric` with
//! the fields `metric`, `unit` and `value`; every further text field is a dimension:
//!
//! ```
//! tracing::info!(
//!     target: "aisle_metric",
//!     metric = "ReplyLatency", unit = "Milliseconds", value = 12.5, Intent = "order_status",
//! );
//! ```
//!
//! The local platform installs a subscriber of its own.

mod line_sink;
mod log_lines;
mod metrics;

use std::sync::Arc;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;

pub use line_sink::{LineSink, Lines, Stdout};
pub use log_lines::LogLines;
pub use metrics::{METRIC_TARGET, MetricError, Metrics, NAMESPACE, Unit};

/// The crates whose lines follow the level that was asked for. All others may only warn: an SDK
/// logs whole requests at lower levels, and those hold what customers wrote.
const OURS: &[&str] = &["aisle", "connect", "intake", "nlu", "order", "handoff", "sync"];

/// Which events are kept at a level.
#[must_use]
pub fn filter(level: LevelFilter) -> Targets {
    let others = level.min(LevelFilter::WARN);
    let targets = Targets::new()
        .with_default(others)
        // It repeats what a panic said.
        .with_target("lambda_runtime::layers", LevelFilter::OFF)
        .with_target(METRIC_TARGET, LevelFilter::INFO);
    OURS.iter().fold(targets, |targets, name| targets.with_target(*name, level))
}

/// The layer that writes log lines and metrics of a function to a sink, from a level on.
pub fn layer<S>(
    function: &'static str,
    level: LevelFilter,
    sink: Arc<dyn LineSink>,
) -> impl tracing_subscriber::Layer<S> + Send + Sync
where
    S: tracing::Subscriber + for<'span> LookupSpan<'span>,
{
    LogLines::new(function, sink).with_filter(filter(level))
}

/// Has this process write to standard output. The second call does nothing.
pub fn init(function: &'static str, level: LevelFilter) {
    let layer = layer(function, level, Arc::new(Stdout));
    // Refused when a subscriber is installed, which then is the one to be used.
    let _ = tracing_subscriber::registry().with(layer).try_init();
}
