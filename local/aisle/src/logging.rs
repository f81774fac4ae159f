//! Logs of the command: to standard error, so that standard output is for people and for pipes.

use std::io::Write as _;
use std::sync::Arc;

use aisle_lambda::telemetry::{LineSink, filter, layer};
use clap::ValueEnum;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
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

/// Has this process log. The second call does nothing.
pub fn init(level: LevelFilter, format: LogFormat) {
    let registry = tracing_subscriber::registry();
    // Refused when there is a subscriber already, which then is the one to be used.
    let _ = match format {
        LogFormat::Json => registry.with(layer("platform", level, Arc::new(Stderr))).try_init(),
        LogFormat::Pretty => {
            let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
            registry
                .with(
                    lines.with_filter(filter(level).with_target("aisle_metric", LevelFilter::OFF)),
                )
                .try_init()
        }
    };
    aisle_lambda::serve::log_panics();
}
