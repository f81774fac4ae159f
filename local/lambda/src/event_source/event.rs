//! The event that a function gets for a batch ("Using Lambda with Amazon SQS", example event).

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use emulator_sqs::{AttributeData, AttributeValue, ReceivedMessage};
use serde::Serialize;

use crate::function::PAYLOAD_BYTES;

/// An event and the messages in it.
pub(super) struct Event {
    pub payload: Bytes,
    pub messages: Vec<ReceivedMessage>,
}

/// Renders messages into events: one, or more where one would be larger than Lambda allows.
pub(super) fn render(messages: Vec<ReceivedMessage>, queue_arn: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut records = String::new();
    let mut inside: Vec<ReceivedMessage> = Vec::new();
    for message in messages {
        let record = record(&message, queue_arn);
        if !inside.is_empty() && records.len() + record.len() + FRAME.len() > PAYLOAD_BYTES {
            events.push(event(&std::mem::take(&mut records), std::mem::take(&mut inside)));
        }
        if !records.is_empty() {
            records.push(',');
        }
        records.push_str(&record);
        inside.push(message);
    }
    if !inside.is_empty() {
        events.push(event(&records, inside));
    }
    events
}

/// What is around the records, and a comma to spare.
const FRAME: &str = r#"{"Records":[]},"#;

fn event(records: &str, messages: Vec<ReceivedMessage>) -> Event {
    Event { payload: Bytes::from(format!(r#"{{"Records":[{records}]}}"#)), messages }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    message_id: &'a str,
    receipt_handle: &'a str,
    body: &'a str,
    attributes: Attributes<'a>,
    message_attributes: BTreeMap<&'a str, MessageAttribute<'a>>,
    md5_of_body: &'a str,
    event_source: &'static str,
    #[serde(rename = "eventSourceARN")]
    event_source_arn: &'a str,
    aws_region: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attributes<'a> {
    approximate_receive_count: String,
    #[serde(rename = "AWSTraceHeader", skip_serializing_if = "Option::is_none")]
    trace_header: Option<&'a str>,
    sent_timestamp: String,
    sender_id: &'a str,
    approximate_first_receive_timestamp: String,
    #[serde(rename = "DeadLetterQueueSourceArn", skip_serializing_if = "Option::is_none")]
    dead_letter_source_arn: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MessageAttribute<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    string_value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    binary_value: Option<String>,
    string_list_values: [(); 0],
    binary_list_values: [(); 0],
    data_type: &'a str,
}

fn record(message: &ReceivedMessage, queue_arn: &str) -> String {
    let record = Record {
        message_id: &message.message_id,
        receipt_handle: &message.receipt_handle,
        body: &message.body,
        attributes: Attributes {
            approximate_receive_count: message.receive_count.to_string(),
            trace_header: message.trace_header.as_deref(),
            sent_timestamp: message.sent_at_ms.to_string(),
            sender_id: &message.sender_id,
            approximate_first_receive_timestamp: message.first_received_at_ms.to_string(),
            dead_letter_source_arn: message.dead_letter_source_arn.as_deref(),
        },
        message_attributes: message
            .attributes
            .iter()
            .map(|(name, value)| (name.as_str(), attribute(value)))
            .collect(),
        md5_of_body: &message.md5_of_body,
        event_source: "aws:sqs",
        event_source_arn: queue_arn,
        aws_region: queue_arn.split(':').nth(3).unwrap_or_default(),
    };
    // Strings under fixed keys: nothing in it can fail to be written.
    serde_json::to_string(&record).unwrap_or_default()
}

fn attribute(value: &AttributeValue) -> MessageAttribute<'_> {
    let (string_value, binary_value) = match &value.data {
        AttributeData::Text(text) => (Some(text.as_str()), None),
        AttributeData::Binary(bytes) => (None, Some(STANDARD.encode(bytes))),
    };
    MessageAttribute {
        string_value,
        binary_value,
        string_list_values: [],
        binary_list_values: [],
        data_type: &value.data_type,
    }
}
