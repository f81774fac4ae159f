//! docs/flow.schema.json, which editors use, says what the parser says.

use aisle_dialogue::Flows;
use boon::{Compiler, Schemas};
use saphyr_parser::{Event, Parser};
use serde_json::{Map, Value};

use crate::world::{files, pack};

/// YAML as JSON; every scalar is a text, as in a flow.
fn json(text: &str) -> Value {
    let mut open: Vec<(Value, Option<String>)> = Vec::new();
    let mut document = Value::Null;
    for event in Parser::new_from_str(text) {
        let closed = match event.unwrap().0 {
            Event::Scalar(text, ..) => Value::String(text.into_owned()),
            Event::SequenceStart(..) => {
                open.push((Value::Array(vec![]), None));
                continue;
            }
            Event::MappingStart(..) => {
                open.push((Value::Object(Map::new()), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().unwrap().0,
            _ => continue,
        };
        match open.last_mut() {
            None => document = closed,
            Some((Value::Array(items), _)) => items.push(closed),
            Some((Value::Object(map), key)) => match key.take() {
                Some(key) => {
                    map.insert(key, closed);
                }
                None => *key = Some(closed.as_str().unwrap().to_owned()),
            },
            Some(_) => unreachable!("only lists and maps are open"),
        }
    }
    document
}

fn accepts(text: &str) -> Result<(), String> {
    let path = pack().join("../docs/flow.schema.json").canonicalize().unwrap();
    let mut schemas = Schemas::new();
    let index = Compiler::new().compile(path.to_str().unwrap(), &mut schemas).unwrap();
    schemas.validate(&json(text), index).map_err(|error| error.to_string())
}

#[test]
fn the_demo_flows_are_what_the_schema_says() {
    for (name, text) in files() {
        accepts(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn what_the_schema_refuses_the_parser_refuses_too() {
    let good = "flow: x\nsteps:\n  - say: hello\n";
    accepts(good).unwrap();
    let parses = |text: &str| Flows::parse(&[("x.yaml".to_owned(), text.to_owned())]).is_ok();
    assert!(parses(good));
    for text in [
        "steps:\n  - say: hello\n",
        "flow: X\nsteps:\n  - say: hello\n",
        "flow: x\nsteps: []\n",
        "flow: x\ncolour: red\nsteps:\n  - say: hello\n",
        "flow: x\nsteps:\n  - shout: hello\n",
        "flow: x\nsteps:\n  - say: hello\n    go: end\n",
        "flow: x\nsteps:\n  - say: hello\n    note: more\n",
        "flow: x\nsteps:\n  - collect: a\n    type: colour\n",
        "flow: x\nsteps:\n  - collect: order\n    statuses: [lost]\n",
        "flow: x\nsteps:\n  - look_up: parcel\n",
        "flow: x\nsteps:\n  - collect: order\n  - act: fly\n",
        "flow: x\nsteps:\n  - collect: phone\n    account: e-mail\n",
    ] {
        assert!(accepts(text).is_err(), "the schema takes {text}");
        assert!(!parses(text), "the parser takes {text}");
    }
}
