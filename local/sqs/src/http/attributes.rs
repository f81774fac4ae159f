//! Queue attributes on the wire: a map of texts, here and in the SDKs.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::error::QueueError;
use crate::queues::Queues;
use crate::settings::{QueueAttributes, QueueState, Redrive};

const READABLE: &[&str] = &[
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesDelayed",
    "ApproximateNumberOfMessagesNotVisible",
    "CreatedTimestamp",
    "DelaySeconds",
    "LastModifiedTimestamp",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "QueueArn",
    "ReceiveMessageWaitTimeSeconds",
    "RedrivePolicy",
    "VisibilityTimeout",
];

/// Reads attributes to set; those that are not modelled are refused by name.
pub(super) fn read(attributes: &BTreeMap<String, String>) -> Result<QueueAttributes, QueueError> {
    let mut read = QueueAttributes::default();
    for (name, value) in attributes {
        match name.as_str() {
            "VisibilityTimeout" => {
                read.visibility_timeout = Some(seconds("VisibilityTimeout", value)?);
            }
            "DelaySeconds" => read.delay = Some(seconds("DelaySeconds", value)?),
            "ReceiveMessageWaitTimeSeconds" => {
                read.receive_wait = Some(seconds("ReceiveMessageWaitTimeSeconds", value)?);
            }
            "MessageRetentionPeriod" => {
                read.retention = Some(seconds("MessageRetentionPeriod", value)?);
            }
            "MaximumMessageSize" => {
                let bytes = number("MaximumMessageSize", value)?;
                read.max_message_bytes = Some(usize::try_from(bytes).unwrap_or(usize::MAX));
            }
            "RedrivePolicy" if value.is_empty() => read.remove_redrive = true,
            "RedrivePolicy" => read.redrive = Some(redrive(value)?),
            _ => return Err(QueueError::InvalidAttributeName(name.chars().take(80).collect())),
        }
    }
    Ok(read)
}

/// Writes the asked attributes of a queue; `All` asks for all of them.
pub(super) fn write(
    queues: &Queues,
    name: &str,
    asked: &[String],
) -> Result<BTreeMap<&'static str, String>, QueueError> {
    let known = |asked: &str| asked == "All" || READABLE.contains(&asked);
    if let Some(unknown) = asked.iter().find(|asked| !known(asked)) {
        return Err(QueueError::InvalidAttributeName(unknown.chars().take(80).collect()));
    }
    let mut attributes = all(queues, name, &queues.attributes(name)?);
    if !asked.iter().any(|asked| asked == "All") {
        attributes.retain(|name, _| asked.iter().any(|asked| asked == name));
    }
    Ok(attributes)
}

fn all(queues: &Queues, name: &str, state: &QueueState) -> BTreeMap<&'static str, String> {
    let settings = &state.settings;
    let whole = |duration: Duration| duration.as_secs().to_string();
    let epoch_seconds = |ms: i64| ms.div_euclid(1000).to_string();
    let mut all = BTreeMap::from([
        ("ApproximateNumberOfMessages", state.counts.visible.to_string()),
        ("ApproximateNumberOfMessagesDelayed", state.counts.delayed.to_string()),
        ("ApproximateNumberOfMessagesNotVisible", state.counts.in_flight.to_string()),
        ("CreatedTimestamp", epoch_seconds(state.created_at_ms)),
        ("DelaySeconds", whole(settings.delay)),
        ("LastModifiedTimestamp", epoch_seconds(state.modified_at_ms)),
        ("MaximumMessageSize", settings.max_message_bytes.to_string()),
        ("MessageRetentionPeriod", whole(settings.retention)),
        ("QueueArn", queues.arn(name)),
        ("ReceiveMessageWaitTimeSeconds", whole(settings.receive_wait)),
        ("VisibilityTimeout", whole(settings.visibility_timeout)),
    ]);
    if let Some(redrive) = &settings.redrive {
        let policy = json!({
            "deadLetterTargetArn": queues.arn(&redrive.dead_letter_queue),
            "maxReceiveCount": redrive.max_receive_count,
        });
        all.insert("RedrivePolicy", policy.to_string());
    }
    all
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Policy {
    dead_letter_target_arn: String,
    /// A number, or the same as a text: AWS takes both.
    max_receive_count: Value,
}

fn redrive(value: &str) -> Result<Redrive, QueueError> {
    let refuse = || QueueError::InvalidAttributeValue {
        name: "RedrivePolicy",
        reason: "give JSON with deadLetterTargetArn and maxReceiveCount".to_owned(),
    };
    let policy: Policy = serde_json::from_str(value).map_err(|_| refuse())?;
    let count = match &policy.max_receive_count {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let name = policy.dead_letter_target_arn.strip_prefix("arn:aws:sqs:").ok_or_else(refuse)?;
    Ok(Redrive {
        dead_letter_queue: name.rsplit(':').next().unwrap_or(name).to_owned(),
        max_receive_count: u32::try_from(count.ok_or_else(refuse)?).unwrap_or(u32::MAX),
    })
}

fn seconds(name: &'static str, value: &str) -> Result<Duration, QueueError> {
    number(name, value).map(Duration::from_secs)
}

fn number(name: &'static str, value: &str) -> Result<u64, QueueError> {
    value.parse().map_err(|_| QueueError::InvalidAttributeValue {
        name,
        reason: "must be a whole number that is not negative".to_owned(),
    })
}
