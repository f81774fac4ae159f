//! Every pair under `events/contracts/`: what old (and future) releases wrote, and what this release
//! makes of it. How the pairs are normalised: `examples/generate/pairs.rs`.
use std::collections::{BTreeMap, BTreeSet};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use crate::{files, pairs, schema};

fn all() -> Vec<pairs::Pair> {
    pairs::all(&files::root()).unwrap()
}

/// The schema that a message of a channel must fit.
fn schema_of(pair: &pairs::Pair) -> &'static str {
    match pair.channel.as_str() {
        "client" => "client-frame",
        "server" => "server-frame",
        "agent" => "agent-frame",
        "desk" => "desk-frame",
        "wake" => "wake",
        "run_command" => "run-command",
        "handoff_task" => "handoff-task",
        "log" => "stored-entry",
        "event" => "event",
        "inbound" => "inbound-event",
        "refused_event" => "refused-event",
        "sync_task" => "sync-task",
        other => panic!("no schema for the channel {other}"),
    }
}

/// Whether a message stands for what a later release may send, which no schema of today knows.
fn is_of_the_future(pair: &pairs::Pair) -> bool {
    pair.message.starts_with("future_")
}

fn name(pair: &pairs::Pair) -> String {
    format!("{}/{}", pair.channel, pair.message)
}

#[test]
fn every_pair_decodes_to_what_is_expected() {
    let mut wrong = Vec::new();
    for pair in all() {
        let expected = std::fs::read_to_string(&pair.expected_path).unwrap_or_else(|_| {
            panic!("{} has no expected half; {} makes one", name(&pair), files::COMMAND)
        });
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let actual = pair.actual().unwrap();
        if actual != expected {
            wrong.push(format!("{}\n  expected {expected}\n  actual   {actual}", name(&pair)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is written today can be read today, and means the same.
#[test]
fn what_is_decoded_and_written_again_decodes_to_the_same() {
    for pair in all() {
        let actual = pair.actual().unwrap();
        let Some(again) =
            ["frame", "message", "entry", "event"].iter().find_map(|key| actual.get(*key))
        else {
            continue;
        };
        let name = name(&pair);
        let second = pairs::Pair { input: again.to_string(), ..pair };
        assert_eq!(second.actual().unwrap(), actual, "{name}");
    }
}

/// The compiled schemas by name. Compiling checks each against the 2020-12 meta-schema.
fn schemas() -> (Schemas, BTreeMap<&'static str, SchemaIndex>) {
    let mut compiled = Schemas::new();
    let mut compiler = Compiler::new();
    let mut by_name = BTreeMap::new();
    for named in schema::all() {
        let at = format!("urn:aisle:{}", named.name);
        compiler.add_resource(&at, named.schema).unwrap();
        by_name.insert(named.name, compiler.compile(&at, &mut compiled).unwrap());
    }
    (compiled, by_name)
}

#[test]
fn a_message_that_this_release_knows_fits_its_schema() {
    let (compiled, by_name) = schemas();
    for pair in all().into_iter().filter(|pair| !is_of_the_future(pair)) {
        let index = by_name[schema_of(&pair)];
        let message: Value = serde_json::from_str(&pair.input).unwrap();
        if let Err(error) = compiled.validate(&message, index) {
            panic!("{} does not fit {}: {error:#}", name(&pair), schema_of(&pair));
        }
    }
    for (schema, wrong) in [
        ("client-frame", r#"{"type":"message","device":7,"n":1}"#),
        ("client-frame", r#"{"type":"attach"}"#),
        ("server-frame", r#"{"type":"ack","n":-1,"seq":1}"#),
        ("wake", r#"{"v":1,"seq":1}"#),
        (
            "stored-entry",
            r#"{"v":1,"at":"","write_id":"","body":{"kind":"written","author":"bot"}}"#,
        ),
        ("event", r#"{"v":1}"#),
    ] {
        let message: Value = serde_json::from_str(wrong).unwrap();
        assert!(compiled.validate(&message, by_name[schema]).is_err(), "{schema} accepts {wrong}");
    }
}

/// Every name that a schema knows (types, statuses, codes, …) stands in a pair, so that none can be
/// renamed unnoticed.
#[test]
fn every_name_on_the_wire_stands_in_a_pair() {
    let pairs = all();
    for named in schema::all() {
        let mut wanted = BTreeSet::new();
        names(&named.schema, &mut wanted);
        let mut seen = BTreeSet::new();
        for pair in pairs.iter().filter(|pair| schema_of(pair) == named.name) {
            texts(&serde_json::from_str(&pair.input).unwrap(), &mut seen);
        }
        assert!(!seen.is_empty(), "no pair for {}", named.name);
        let missing: Vec<_> = wanted.difference(&seen).collect();
        assert!(missing.is_empty(), "{}: no pair holds {missing:?}", named.name);
    }
}

/// The constants and field names of a schema.
fn names(schema: &Value, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            into.extend(map.get("const").and_then(Value::as_str).map(str::to_owned));
            let values = map.get("enum").and_then(Value::as_array).into_iter().flatten();
            into.extend(values.filter_map(Value::as_str).map(str::to_owned));
            let fields = map.get("properties").and_then(Value::as_object);
            into.extend(fields.into_iter().flat_map(|fields| fields.keys().cloned()));
            map.values().for_each(|inner| names(inner, into));
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, into)),
        _ => {}
    }
}

/// The texts and field names of a message.
fn texts(message: &Value, into: &mut BTreeSet<String>) {
    match message {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Object(map) => {
            into.extend(map.keys().cloned());
            map.values().for_each(|inner| texts(inner, into));
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        _ => {}
    }
}
