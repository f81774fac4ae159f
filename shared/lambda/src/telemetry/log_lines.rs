//! Log lines: one flat JSON object per event. First `timestamp`, `level`, `function`; then the
//! fields of the spans around it, outermost first (`request_id`, and `conversation` where the code
//! set it); then the event's own, `message` among them. Inner fields replace outer ones.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use super::LineSink;
use super::metrics::{METRIC_TARGET, Metrics, emit_event};

/// The longest text in a field, in bytes.
const MAX_TEXT_BYTES: usize = 2 * 1024;
/// Fields that no span and no event can replace.
const RESERVED: &[&str] = &["timestamp", "level", "function"];

/// Writes log lines, and the metrics that come as events.
pub struct LogLines {
    function: &'static str,
    sink: Arc<dyn LineSink>,
    metrics: Metrics,
}

impl LogLines {
    /// The lines of a function.
    #[must_use]
    pub fn new(function: &'static str, sink: Arc<dyn LineSink>) -> Self {
        Self { function, metrics: Metrics::new(function, sink.clone()), sink }
    }
}

/// The fields of a span, kept with it.
struct SpanFields(Fields);

impl<S> Layer<S> for LogLines
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(SpanFields(fields));
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(SpanFields(fields)) = span.extensions_mut().get_mut()
        {
            values.record(fields);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut own = Fields::default();
        event.record(&mut own);
        let metadata = event.metadata();
        let now = Timestamp::now();
        if metadata.target() == METRIC_TARGET {
            emit_event(&self.metrics, now, &own.0);
            return;
        }
        let mut line = Map::new();
        line.insert("timestamp".to_owned(), format!("{now:.3}").into());
        line.insert("level".to_owned(), metadata.level().as_str().into());
        line.insert("function".to_owned(), self.function.into());
        for span in context.event_scope(event).into_iter().flat_map(|scope| scope.from_root()) {
            if let Some(SpanFields(fields)) = span.extensions().get() {
                merge(&mut line, &fields.0);
            }
        }
        line.entry("target").or_insert_with(|| metadata.target().into());
        merge(&mut line, &own.0);
        self.sink.line(&Value::Object(line).to_string());
    }
}

fn merge(line: &mut Map<String, Value>, fields: &Map<String, Value>) {
    for (name, value) in fields {
        if !RESERVED.contains(&name.as_str()) {
            line.insert(name.clone(), value.clone());
        }
    }
}

/// Fields as JSON.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, field: &Field, value: impl Into<Value>) {
        self.0.insert(field.name().to_owned(), value.into());
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field, bounded(&format!("{value:?}")));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, bounded(value));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, value);
    }
}

fn bounded(text: &str) -> String {
    if text.len() <= MAX_TEXT_BYTES {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(MAX_TEXT_BYTES)])
}
