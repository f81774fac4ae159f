//! Log lines and metrics, as CloudWatch gets them.

use std::sync::Arc;

use aisle_domain::Timestamp;
use aisle_lambda::FunctionError;
use aisle_lambda::serve::run_caught;
use aisle_lambda::telemetry::{Lines, MetricError, Metrics, NAMESPACE, Unit, layer};
use futures::executor::block_on;
use serde_json::{Value, json};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;

/// The lines that some code writes, as JSON.
fn lines_of(level: LevelFilter, run: impl FnOnce()) -> Vec<Value> {
    let lines = Lines::default();
    let layer = layer("nlu", level, Arc::new(lines.clone()));
    let subscriber = tracing_subscriber::registry().with(layer);
    tracing::subscriber::with_default(subscriber, run);
    lines.all().iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_line_is_flat_and_says_when_where_and_for_whom() {
    let lines = lines_of(LevelFilter::INFO, || {
        let outer = tracing::info_span!(target: "aisle_lambda", "invocation", request_id = "r-1");
        let _outer = outer.enter();
        let inner =
            tracing::info_span!(target: "nlu", "turn", conversation = tracing::field::Empty);
        let _inner = inner.enter();
        inner.record("conversation", "c-1");
        tracing::warn!(target: "nlu::handler", tries = 3, retry = true, level = "none", "again");
    });
    let [line] = &lines[..] else { panic!("{lines:?}") };
    let names: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names[..3], ["timestamp", "level", "function"]);
    let at: Timestamp = line["timestamp"].as_str().unwrap().parse().unwrap();
    assert!(at > Timestamp::UNIX_EPOCH);
    for (name, value) in [
        ("level", json!("WARN")),
        ("function", json!("nlu")),
        ("request_id", json!("r-1")),
        ("conversation", json!("c-1")),
        ("target", json!("nlu::handler")),
        ("tries", json!(3)),
        ("retry", json!(true)),
        ("message", json!("again")),
    ] {
        assert_eq!(line[name], value, "{name}");
    }
}

#[test]
fn other_libraries_may_only_warn() {
    let log = || {
        tracing::trace!(target: "aws_smithy_runtime::client", "a whole request");
        tracing::debug!(target: "hyper", "a whole request");
        tracing::info!(target: "aws_config", "found");
        tracing::error!(target: "lambda_runtime::layers::panic", "what a panic said");
        tracing::warn!(target: "hyper", "warned");
        tracing::trace!(target: "aisle_delivery", "ours");
        tracing::info!(target: "connect", "ours");
    };
    let messages = |level| -> Vec<String> {
        let lines = lines_of(level, log);
        lines.iter().map(|line| line["message"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(messages(LevelFilter::TRACE), ["warned", "ours", "ours"]);
    assert_eq!(messages(LevelFilter::INFO), ["warned", "ours"]);
    assert_eq!(messages(LevelFilter::ERROR), Vec::<String>::new());
}

#[test]
fn a_long_text_is_cut() {
    let lines = lines_of(LevelFilter::INFO, || {
        tracing::info!(target: "nlu", text = "ü".repeat(5_000), "long");
    });
    assert!(lines[0]["text"].as_str().unwrap().len() <= 2_051);
}

/// What AWS's "Specification: Embedded metric format" asks of a line, as far as we use it.
fn check_against_specification(line: &Value) {
    assert!(line["_aws"]["Timestamp"].is_i64() || line["_aws"]["Timestamp"].is_u64());
    let directives = line["_aws"]["CloudWatchMetrics"].as_array().unwrap();
    assert!(!directives.is_empty());
    for directive in directives {
        assert_eq!(directive["Namespace"], NAMESPACE);
        for set in directive["Dimensions"].as_array().unwrap() {
            let set = set.as_array().unwrap();
            assert!(set.len() <= 30);
            for name in set {
                let value = line[name.as_str().unwrap()].as_str().unwrap();
                assert!((1..=1_024).contains(&value.len()));
            }
        }
        for metric in directive["Metrics"].as_array().unwrap() {
            assert!(line[metric["Name"].as_str().unwrap()].is_number());
            let unit = metric["Unit"].as_str().unwrap();
            let units = ["Count", "Milliseconds", "Microseconds", "Bytes", "Percent", "None"];
            assert!(units.contains(&unit), "{unit}");
        }
    }
}

#[test]
fn a_metric_is_a_line_of_the_embedded_metric_format() {
    let lines = Lines::default();
    let metrics = Metrics::new("nlu", Arc::new(lines.clone()));
    let at = Timestamp::from_millisecond(1_795_687_257_123).unwrap();
    let dimensions = [("Intent", "order_status"), ("Language", "zh-Hans")];
    metrics.emit(at, "ReplyLatency", Unit::Milliseconds, 12.5, &dimensions).unwrap();
    let line: Value = serde_json::from_str(&lines.all()[0]).unwrap();
    check_against_specification(&line);
    let expected = json!({
        "_aws": {
            "Timestamp": 1_795_687_257_123_i64,
            "CloudWatchMetrics": [{
                "Namespace": "Aisle",
                "Dimensions": [["Function", "Intent", "Language"]],
                "Metrics": [{"Name": "ReplyLatency", "Unit": "Milliseconds"}],
            }],
        },
        "Function": "nlu",
        "Intent": "order_status",
        "Language": "zh-Hans",
        "ReplyLatency": 12.5,
    });
    assert_eq!(line, expected);
}

#[test]
fn a_metric_that_cloudwatch_or_a_customer_would_mind_is_not_written() {
    let lines = Lines::default();
    let metrics = Metrics::new("nlu", Arc::new(lines.clone()));
    let many = [("D", "v"); 9];
    type Case<'a> = (&'a str, f64, &'a [(&'a str, &'a str)], MetricError);
    let cases: &[Case<'_>] = &[
        ("M", f64::NAN, &[], MetricError::NotFinite),
        ("M", f64::INFINITY, &[], MetricError::NotFinite),
        ("", 1.0, &[], MetricError::Name),
        ("_aws", 1.0, &[], MetricError::Name),
        ("Function", 1.0, &[], MetricError::Name),
        ("M", 1.0, &[("M", "v")], MetricError::Name),
        ("M", 1.0, &[("D", "")], MetricError::Name),
        ("M", 1.0, &[("D", "yusuf@shop.example")], MetricError::Name),
        ("M", 1.0, &[("D", "where is my order")], MetricError::Name),
        ("M", 1.0, &[("D", "a"), ("D", "b")], MetricError::Name),
        ("M", 1.0, &many, MetricError::TooManyDimensions),
    ];
    for (name, value, dimensions, expected) in cases {
        let found = metrics.emit(Timestamp::UNIX_EPOCH, name, Unit::Count, *value, dimensions);
        assert_eq!(found, Err(*expected), "{name} {value} {dimensions:?}");
    }
    assert!(lines.all().is_empty());
}

#[test]
fn code_that_does_not_know_this_crate_measures_by_an_event() {
    let lines = lines_of(LevelFilter::ERROR, || {
        tracing::info!(
            target: "aisle_metric",
            metric = "Understood", unit = "Microseconds", value = 80_u64, Layer = "first",
        );
        tracing::info!(target: "aisle_metric", metric = "NoUnit", value = 1.0);
        tracing::info!(
            target: "aisle_metric",
            metric = "M", unit = "Count", value = 1.0, Text = "where is my order",
        );
    });
    lines.iter().for_each(check_against_specification);
    assert_eq!(lines[0]["Understood"], 80.0);
    assert_eq!(lines[0]["Layer"], "first");
    for line in &lines[1..] {
        assert_eq!(line["MalformedMetrics"], 1.0);
        assert!(!line.to_string().contains("order"));
    }
}

#[test]
fn an_invocation_that_fails_is_logged_and_measured_without_what_a_panic_said() {
    let mut results = Vec::new();
    let lines = lines_of(LevelFilter::INFO, || {
        let result = block_on(run_caught(async { panic!("my card is 4111") }));
        results.push(result);
        results.push(block_on(run_caught(async { Err(FunctionError::unauthorized()) })));
        results.push(block_on(run_caught(async { Ok(b"{}".to_vec()) })));
    });
    let expected =
        [Err(FunctionError::panicked()), Err(FunctionError::unauthorized()), Ok(b"{}".to_vec())];
    assert_eq!(results, expected);
    let [log, metric] = &lines[..] else { panic!("{lines:?}") };
    assert_eq!(log["level"], "ERROR");
    assert_eq!((&metric["InvocationsFailed"], &metric["Error"]), (&json!(1.0), &json!("Panicked")));
    assert!(!format!("{lines:?}").contains("card"));
}
