//! Generated files are what the Rust types say today, and what they refer to exists.

use serde_json::{Value, json};

use crate::{files, typescript};

#[test]
fn generated_files_are_fresh() {
    let root = files::root();
    let stale: Vec<_> = files::all()
        .unwrap()
        .into_iter()
        .filter(|file| {
            std::fs::read_to_string(root.join(file.path)).ok().as_ref() != Some(&file.text)
        })
        .map(|file| file.path)
        .collect();
    assert!(stale.is_empty(), "stale: {stale:?}; run `{}` and commit", files::COMMAND);
}

#[test]
fn every_reference_of_the_asyncapi_document_leads_somewhere() {
    let root = files::root().join("docs/protocol");
    let document: Value =
        serde_json::from_str(&std::fs::read_to_string(root.join("asyncapi.json")).unwrap())
            .unwrap();
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 40, "only {} references", references.len());
    for reference in references {
        let (file, pointer) = reference.split_once('#').unwrap();
        let target = if file.is_empty() {
            document.clone()
        } else {
            serde_json::from_str(&std::fs::read_to_string(root.join(file)).unwrap()).unwrap()
        };
        assert!(target.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            references.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|inner| collect(inner, references));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, references)),
        _ => {}
    }
}

#[test]
fn the_emitter_refuses_what_it_does_not_know() {
    let cases = [
        json!({"title": "A", "type": "object", "patternProperties": {}}),
        json!({"title": "A", "type": "object", "properties": {"x": {"type": "number"}}}),
        json!({"title": "A", "type": "object", "properties": {"x": {"allOf": []}}}),
        json!({"title": "A", "type": "object", "properties": {"x": {"$ref": "other.json"}}}),
        json!({"title": "A", "type": "object", "properties": {"x": true}}),
        json!({"title": "A", "oneOf": [{"const": 7}]}),
    ];
    for case in cases {
        let emitted = typescript::Module::of(&[&case], None).and_then(|module| module.emit(""));
        assert!(emitted.is_err(), "{case} became {}", emitted.unwrap());
    }
    let two = [json!({"title": "A", "type": "string"}), json!({"title": "A", "type": "boolean"})];
    assert!(typescript::Module::of(&[&two[0], &two[1]], None).is_err());
}
