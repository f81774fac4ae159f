//! The document of the events that go out, and an example file of each, from the wire types: what
//! happened and the fields are their doc comments, in the schema.

use aisle_contract::event::{Event, Likely, SOURCE, VERSION, What};
use serde_json::{Value, json};

use super::files::Generated;

const CONVERSATION: &str = "c-5f0c7a4e9b1d4c3e8a6f2b7d9e0c1a23";

/// One kind of event.
struct Kind {
    /// Its example.
    path: &'static str,
    /// When it is published, if its type in the schema does not say it alone.
    when: Option<&'static str>,
    what: What,
}

/// All kinds, in the order of a conversation.
fn kinds() -> Vec<Kind> {
    let plain = |path, what| Kind { path, when: None, what };
    let action = |path, when, stage: &str, reasons: &[&str], rules: &[&str]| Kind {
        path,
        when: Some(when),
        what: What::OrderAction {
            request: "return_items".to_owned(),
            order: Some("AC103953".to_owned()),
            stage: stage.to_owned(),
            reasons: owned(reasons),
            rules: owned(rules),
            policy_version: "7c1e0b52".to_owned(),
        },
    };
    let returns = &["returns-within-30-days"][..];
    vec![
        plain(
            "events/out/conversation-started.json",
            What::ConversationStarted { language: "de".to_owned(), channel: "web".to_owned() },
        ),
        plain(
            "events/out/message-understood.json",
            What::MessageUnderstood {
                message: 2,
                language: Some("de".to_owned()),
                intents: vec![likely("track_order", 962)],
                refused: None,
                sentiment: "neutral".to_owned(),
            },
        ),
        plain(
            "events/out/knowledge-gap-found.json",
            What::KnowledgeGap {
                message: 4,
                language: "de".to_owned(),
                reason: "ambiguous".to_owned(),
                alternatives: vec![likely("warranty", 441), likely("return_item", 423)],
            },
        ),
        action(
            "events/out/order-action-requested.json",
            "The shopper was shown what a request would do, and is asked for a yes.",
            "quoted",
            &[],
            returns,
        ),
        action(
            "events/out/order-action-in-review.json",
            "The policy wants a person to approve it; the conversation is handed over.",
            "in_review",
            &[],
            &["refund-over-limit"],
        ),
        action(
            "events/out/order-action-refused.json",
            "The policy refuses it; the shopper was told the reasons.",
            "refused",
            &["return_period_over"],
            &["no-late-returns"],
        ),
        action(
            "events/out/order-action-done.json",
            "The shop did what the shopper confirmed.",
            "done",
            &[],
            returns,
        ),
        action(
            "events/out/order-action-changed.json",
            "The order changed between the yes and the doing: nothing was done, a new summary is asked for.",
            "changed",
            &[],
            returns,
        ),
        action(
            "events/out/order-action-unsettled.json",
            "The shop did not answer: whether it was done is not known, and is looked up.",
            "unsettled",
            &[],
            returns,
        ),
        action(
            "events/out/order-action-given-up.json",
            "Whether it was done could not be found out; a person has to.",
            "given_up",
            &[],
            returns,
        ),
        plain(
            "events/out/handoff-requested.json",
            What::HandoffRequested { reason: "asked".to_owned() },
        ),
        plain("events/out/handoff-claimed.json", What::HandoffClaimed {}),
        plain("events/out/handoff-returned.json", What::HandoffReturned {}),
        plain("events/out/conversation-ended.json", What::ConversationEnded {}),
        plain(
            "events/out/conversation-resolved.json",
            What::ConversationResolved { by: "bot".to_owned() },
        ),
    ]
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn likely(intent: &str, confidence_milli: u16) -> Likely {
    Likely { intent: intent.to_owned(), confidence_milli }
}

/// The event of a kind, as the seventh entry of a conversation has it.
fn event(kind: &Kind) -> Event {
    let place = u8::from(matches!(kind.what, What::ConversationResolved { .. }));
    Event {
        v: VERSION,
        id: format!("{CONVERSATION}.7.{place}"),
        conversation: CONVERSATION.to_owned(),
        seq: 7,
        at: "2026-11-27T09:30:00.25Z".to_owned(),
        what: kind.what.clone(),
    }
}

/// The event as EventBridge hands it to a rule's target.
fn envelope(event: &Event) -> Result<Value, String> {
    Ok(json!({
        "version": "0",
        "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
        "detail-type": event.detail_type(),
        "source": SOURCE,
        "account": "123456789012",
        "time": "2026-11-27T09:30:00Z",
        "region": "eu-central-1",
        "resources": [],
        "detail": serde_json::to_value(event).map_err(|error| error.to_string())?,
    }))
}

/// The document and the examples; `schema` is that of [`Event`].
pub fn all(schema: &Value) -> Result<Vec<Generated>, String> {
    let mut files = vec![Generated { path: "docs/EVENTS.md", text: document(schema)? }];
    for kind in kinds() {
        let text = format!("{:#}\n", envelope(&event(&kind))?);
        files.push(Generated { path: kind.path, text });
    }
    Ok(files)
}

const HEAD: &str = include_str!("events_head.md");
const FOOT: &str = include_str!("events_foot.md");

fn document(schema: &Value) -> Result<String, String> {
    let mut text = HEAD.replace("{fields}", &fields(schema, schema, &["what"])?);
    text.push_str("| detail-type | version | what happened |\n|---|---|---|\n");
    for kind in kinds() {
        let name = event(&kind).detail_type();
        let anchor = name.to_lowercase().replace(' ', "-");
        let when = when(schema, &kind)?;
        let first = when.split_inclusive(". ").next().unwrap_or_default().trim();
        let first = first.split_inclusive(": ").next().unwrap_or_default();
        let first = first.trim_end_matches([':', ' ', '.']);
        text.push_str(&format!("| [{name}](#{anchor}) | {VERSION} | {first} |\n"));
    }
    for kind in kinds() {
        let event = event(&kind);
        let variant = variant(schema, &kind.what)?;
        let example = serde_json::to_value(&event.what).map_err(|error| error.to_string())?;
        text.push_str(&format!("\n### {}\n\n{}\n", event.detail_type(), when(schema, &kind)?));
        let table = fields(schema, variant, &["type"])?;
        if !table.is_empty() {
            text.push_str(&format!("\n{table}"));
        }
        text.push_str(&format!("\n`what`, in [{0}](../{0}):\n", kind.path));
        text.push_str(&format!("\n```json\n{example:#}\n```\n"));
    }
    text.push_str(FOOT);
    Ok(text)
}

fn when(schema: &Value, kind: &Kind) -> Result<String, String> {
    match kind.when {
        Some(when) => Ok(when.to_owned()),
        None => described(variant(schema, &kind.what)?),
    }
}

/// The part of the schema that a `what` fits.
fn variant<'a>(schema: &'a Value, what: &What) -> Result<&'a Value, String> {
    let written = serde_json::to_value(what).map_err(|error| error.to_string())?;
    let variants = schema.pointer("/$defs/What/oneOf").and_then(Value::as_array);
    let fits = |variant: &&Value| variant.pointer("/properties/type/const") == written.get("type");
    variants.and_then(|all| all.iter().find(fits)).ok_or_else(|| format!("no schema of {written}"))
}

fn described(schema: &Value) -> Result<String, String> {
    let description = schema.get("description").and_then(Value::as_str);
    description.map(one_line).ok_or_else(|| format!("no description: {schema}"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A table of an object's fields; empty when it has none but `without`.
fn fields(root: &Value, object: &Value, without: &[&str]) -> Result<String, String> {
    let Some(properties) = object.get("properties").and_then(Value::as_object) else {
        return Ok(String::new());
    };
    let required = object.get("required").and_then(Value::as_array);
    let mut rows = String::new();
    for (name, field) in properties.iter().filter(|(name, _)| !without.contains(&name.as_str())) {
        let always = required.is_some_and(|names| names.iter().any(|known| known == name));
        let always = if always { "always" } else { "where there is one" };
        let (form, meaning) = (form(root, field)?, described(field)?);
        rows.push_str(&format!("| `{name}` | {form} | {always} | {meaning} |\n"));
    }
    if rows.is_empty() {
        return Ok(rows);
    }
    Ok(format!("| field | form | given | meaning |\n|---|---|---|---|\n{rows}"))
}

/// How a value looks.
fn form(root: &Value, field: &Value) -> Result<String, String> {
    if let Some(reference) = field.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(reference.trim_start_matches('#'));
        let target = target.ok_or_else(|| format!("{reference} leads nowhere"))?;
        let names = target.get("properties").and_then(Value::as_object);
        let names: Vec<_> =
            names.into_iter().flatten().map(|(name, _)| format!("`{name}`")).collect();
        return Ok(format!("object with {}", names.join(" and ")));
    }
    let kind = match field.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().find(|kind| *kind != "null"),
        other => other,
    };
    match kind.and_then(Value::as_str) {
        Some("string") => Ok("text".to_owned()),
        Some("integer") => Ok("whole number".to_owned()),
        Some("boolean") => Ok("true or false".to_owned()),
        Some("array") => {
            let items = field.get("items").ok_or_else(|| format!("no items: {field}"))?;
            Ok(format!("list of {}", form(root, items)?))
        }
        _ => Err(format!("no words for {field}")),
    }
}
