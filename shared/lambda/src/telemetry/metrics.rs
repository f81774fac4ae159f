//! Metrics in CloudWatch's Embedded Metric Format (AWS documents it under "Specification: Embedded
//! metric format"): a line of JSON from which CloudWatch takes a number with its dimensions.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::LineSink;

/// The namespace of all our metrics.
pub const NAMESPACE: &str = "Aisle";
/// The target of events that are metrics.
pub const METRIC_TARGET: &str = "aisle_metric";
/// The dimension that every metric has.
const FUNCTION: &str = "Function";
/// How many further dimensions a metric may have. Each combination of values costs money.
const MAX_DIMENSIONS: usize = 8;
/// The longest name, in bytes.
const MAX_NAME_BYTES: usize = 64;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Thousandths of a second.
    Milliseconds,
    /// Millionths of a second.
    Microseconds,
    /// Bytes.
    Bytes,
    /// Hundredths.
    Percent,
    /// A number without a unit.
    None,
}

impl Unit {
    const ALL: [Self; 6] = [
        Self::Count,
        Self::Milliseconds,
        Self::Microseconds,
        Self::Bytes,
        Self::Percent,
        Self::None,
    ];

    /// CloudWatch's name for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "Count",
            Self::Milliseconds => "Milliseconds",
            Self::Microseconds => "Microseconds",
            Self::Bytes => "Bytes",
            Self::Percent => "Percent",
            Self::None => "None",
        }
    }
}

/// Why a metric was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MetricError {
    /// CloudWatch takes finite numbers only.
    #[error("a metric's value must be a finite number")]
    NotFinite,
    /// A name or a value of a dimension that could be anything, a customer's text included.
    #[error("names and dimensions have 1 to 64 letters, digits, `_`, `-` or `.`, no two the same")]
    Name,
    /// Too many.
    #[error("a metric has at most 8 dimensions besides the function")]
    TooManyDimensions,
}

/// Writes metrics of one function.
#[derive(Clone)]
pub struct Metrics {
    function: &'static str,
    sink: Arc<dyn LineSink>,
}

impl Metrics {
    /// The metrics of a function, to a sink.
    #[must_use]
    pub fn new(function: &'static str, sink: Arc<dyn LineSink>) -> Self {
        Self { function, sink }
    }

    /// Writes one number, as of an instant. The function's name is a dimension of every metric.
    ///
    /// # Errors
    /// [`MetricError`]; nothing is written then.
    pub fn emit(
        &self,
        at: Timestamp,
        name: &str,
        unit: Unit,
        value: f64,
        dimensions: &[(&str, &str)],
    ) -> Result<(), MetricError> {
        if !value.is_finite() {
            return Err(MetricError::NotFinite);
        }
        if dimensions.len() > MAX_DIMENSIONS {
            return Err(MetricError::TooManyDimensions);
        }
        let mut line = Map::new();
        let mut names = vec![FUNCTION];
        names.extend(dimensions.iter().map(|(name, _)| *name));
        line.insert(
            "_aws".to_owned(),
            json!({
                "Timestamp": at.as_millisecond(),
                "CloudWatchMetrics": [{
                    "Namespace": NAMESPACE,
                    "Dimensions": [names],
                    "Metrics": [{"Name": name, "Unit": unit.name()}],
                }],
            }),
        );
        line.insert(FUNCTION.to_owned(), self.function.into());
        let numbers = [(name, Value::from(value))];
        let texts = dimensions.iter().map(|&(name, value)| (name, Value::from(value)));
        let values_fit = dimensions.iter().all(|(_, value)| is_name(value));
        for (name, value) in texts.chain(numbers) {
            if !values_fit || !is_name(name) || line.insert(name.to_owned(), value).is_some() {
                return Err(MetricError::Name);
            }
        }
        self.sink.line(&Value::Object(line).to_string());
        Ok(())
    }
}

fn is_name(text: &str) -> bool {
    (1..=MAX_NAME_BYTES).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
}

/// Writes the metric that an event to [`METRIC_TARGET`] describes. One that is none is a mistake in
/// the code; it is written down as a metric of its own, so that a test or an alarm finds it.
pub(super) fn emit_event(metrics: &Metrics, at: Timestamp, fields: &Map<String, Value>) {
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    let unit = Unit::ALL.into_iter().find(|unit| text("unit") == Some(unit.name()));
    let value = fields.get("value").and_then(Value::as_f64);
    let dimensions: Vec<(&str, &str)> = fields
        .iter()
        .filter(|(name, _)| !["metric", "unit", "value", "message"].contains(&name.as_str()))
        .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
        .collect();
    let emitted = match (text("metric"), unit, value) {
        (Some(name), Some(unit), Some(value)) => {
            metrics.emit(at, name, unit, value, &dimensions).is_ok()
        }
        _ => false,
    };
    if !emitted {
        let _ = metrics.emit(at, "MalformedMetrics", Unit::Count, 1.0, &[]);
    }
}
