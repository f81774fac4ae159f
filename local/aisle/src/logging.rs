//! Logs of the command: to standard error, so that standard output is for people and for pipes.

use std::io::Write as _;
use std::sync::Arc;

use aisle_lambda::telemetry::{LineSink, LogLines, METRIC_TARGET, filter};
use clap::ValueEnum;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One JSON object a line, as in CloudWatch.
    Json,
    /// For reading.
    Pretty,
}

/// Standard error.
struct Stderr;

impl LineSink for Stderr {
    fn line(&self, line: &str) {
        // One write, so that lines of several threads do not mix.
        let line = format!("{line}\n");
        let _ = std::io::stderr().lock().write_all(line.as_bytes());
    }
}

/// What is logged, from a level on. The embedded database warns of every refused condition, and
/// refusing is what conditions are for.
fn kept(level: LevelFilter) -> Targets {
    filter(level).with_target("dynoxide", level.min(LevelFilter::ERROR))
}

/// Has this process log. The second call does nothing.
pub fn init(level: LevelFilter, format: LogFormat) {
    let registry = tracing_subscriber::registry();
    // Refused when there is a subscriber already, which then is the one to be used.
    let _ = match format {
        LogFormat::Json => registry
            .with(LogLines::new("platform", Arc::new(Stderr)).with_filter(kept(level)))
            .try_init(),
        LogFormat::Pretty => {
            let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
            registry
                .with(lines.with_filter(kept(level).with_target(METRIC_TARGET, LevelFilter::OFF)))
                .try_init()
        }
    };
    aisle_lambda::serve::log_panics();
}
