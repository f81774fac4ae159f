//! docs/PROTOCOL.md is true: its examples are frames of the protocol, and its table of invalid
//! frames says what the parsers do. What needs a running server is tried elsewhere, from the same
//! table.

use std::collections::BTreeSet;

use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::frame::{ClientFrame, ErrorCode, ServerFrame};
use serde_json::Value;

use crate::invalid_frames::refusal;
use crate::{files, schema};

fn document() -> String {
    std::fs::read_to_string(files::root().join("docs/PROTOCOL.md")).unwrap()
}

/// The text below a heading, up to the next of its level.
fn section<'a>(document: &'a str, heading: &str) -> &'a str {
    let from =
        document.find(&format!("\n## {heading}")).unwrap_or_else(|| panic!("no section {heading}"));
    let section = &document[from + 1..];
    section.find("\n## ").map_or(section, |end| &section[..end])
}

/// The frames in the `json` blocks of a section.
fn examples(section: &str) -> Vec<Value> {
    let blocks = section.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks
        .flat_map(|block| serde_json::Deserializer::from_str(block).into_iter::<Value>())
        .map(|frame| frame.unwrap())
        .collect()
}

fn types(named: &str) -> BTreeSet<String> {
    let schema = schema::all().into_iter().find(|schema| schema.name == named).unwrap().schema;
    let frames = schema["oneOf"].as_array().unwrap();
    frames
        .iter()
        .map(|one| one["properties"]["type"]["const"].as_str().unwrap().to_owned())
        .collect()
}

fn types_of(examples: &[Value]) -> BTreeSet<String> {
    examples.iter().map(|frame| frame["type"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_frame_of_a_shoppers_socket_has_a_true_example() {
    let document = document();
    let sent = examples(section(&document, "What the client sends"));
    for frame in &sent {
        let parsed = ClientFrame::parse(&frame.to_string()).unwrap();
        assert_eq!(serde_json::to_value(parsed).unwrap(), *frame);
        assert_eq!(refusal(&frame.to_string()), None, "{frame}");
    }
    assert_eq!(types_of(&sent), types("client-frame"));
    let answered = examples(section(&document, "What the server sends"));
    for frame in &answered {
        let parsed = ServerFrame::parse(&frame.to_string()).unwrap();
        assert_eq!(serde_json::to_value(parsed).unwrap(), *frame);
    }
    assert_eq!(types_of(&answered), types("server-frame"));
}

#[test]
fn every_frame_of_an_agents_socket_has_a_true_example() {
    let document = document();
    let all = examples(section(&document, "The agent's protocol"));
    for frame in &all {
        let text = frame.to_string();
        let again = match AgentFrame::parse(&text) {
            Ok(parsed) => serde_json::to_value(parsed).unwrap(),
            Err(_) => serde_json::to_value(DeskFrame::parse(&text).unwrap()).unwrap(),
        };
        assert_eq!(again, *frame);
    }
    let known: BTreeSet<_> = types("agent-frame").into_iter().chain(types("desk-frame")).collect();
    assert_eq!(types_of(&all), known);
}

/// A row of the table of invalid frames.
struct Row {
    id: String,
    sent: String,
    outcome: String,
    connection: String,
}

fn rows(document: &str) -> Vec<Row> {
    let table = section(document, "Invalid frames");
    let lines = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    lines
        .map(|line| {
            let cells: Vec<_> =
                line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
            let [id, sent, outcome, connection] =
                cells.try_into().unwrap_or_else(|_| panic!("{line}"));
            Row { id, sent, outcome, connection }
        })
        .collect()
}

/// The first word in backquotes after a prefix.
fn quoted_after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    text.split_once(prefix)?.1.split('`').nth(1)
}

#[test]
fn the_table_of_invalid_frames_is_whole() {
    let document = document();
    let rows = rows(&document);
    let ids: BTreeSet<_> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids.len(), rows.len(), "an id stands twice");
    for row in &rows {
        let known = ["open", "closed", "refused"].contains(&row.connection.as_str());
        assert!(known, "{}: what is {:?}?", row.id, row.connection);
    }
    let codes: BTreeSet<&str> =
        rows.iter().filter_map(|row| quoted_after(&row.outcome, "error ")).collect();
    for code in codes {
        let known: ErrorCode = serde_json::from_value(Value::from(code)).unwrap();
        assert_ne!(known, ErrorCode::Unknown, "{code}");
    }
    let server =
        schema::all().into_iter().find(|schema| schema.name == "server-frame").unwrap().schema;
    for code in server["$defs"]["ErrorCode"]["oneOf"].as_array().unwrap() {
        let code = code["const"].as_str().unwrap();
        let told = rows.iter().any(|row| quoted_after(&row.outcome, "error ") == Some(code));
        assert!(told, "the table says nothing about {code}");
    }
}

/// Rows whose frame stands there are tried: the parsers give the code, and name the field.
#[test]
fn the_table_of_invalid_frames_says_what_the_parsers_do() {
    let document = document();
    let mut tried = 0;
    for row in rows(&document) {
        let whole = row.sent.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
        let Some(frame) = whole.filter(|frame| !frame.contains('`')) else { continue };
        tried += 1;
        let refused = refusal(frame);
        let expected = quoted_after(&row.outcome, "error ");
        let code = refused.as_ref().map(|error| serde_json::to_value(error.code).unwrap());
        assert_eq!(code, expected.map(Value::from), "{}", row.id);
        if let Some(field) = quoted_after(&row.outcome, "naming ") {
            let message = refused.unwrap().message;
            assert!(message.starts_with(&format!("`{field}` ")), "{}: {message}", row.id);
        }
    }
    assert!(tried >= 15, "only {tried} rows hold a frame");
}
