//! The shapes of requests and of refusals on the wire, and their conversion. No decisions here.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Deserialize;
use serde_json::{Value, json};

use super::operations::SUPPORTED_OPERATIONS;
use crate::batch::{BatchFailure, BatchOutcome};
use crate::error::QueueError;
use crate::message::{AttributeData, AttributeValue, MessageAttributes, OutgoingMessage};

/// Every request's fields: each operation reads those it knows.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct RequestBody {
    pub queue_name: Option<String>,
    pub queue_url: Option<String>,
    pub queue_name_prefix: Option<String>,
    pub next_token: Option<String>,
    pub max_results: Option<i64>,
    pub attributes: Option<BTreeMap<String, String>>,
    #[serde(rename = "tags")]
    pub tags: Option<BTreeMap<String, String>>,
    pub attribute_names: Option<Vec<String>>,
    pub message_system_attribute_names: Option<Vec<String>>,
    pub message_attribute_names: Option<Vec<String>>,
    pub max_number_of_messages: Option<i64>,
    pub wait_time_seconds: Option<i64>,
    pub entries: Option<Vec<Entry>>,
    /// The fields of a single message are those of a batch entry.
    #[serde(skip)]
    pub single: Entry,
}

/// A batch entry of any of the batch operations, or the single message.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct Entry {
    pub id: Option<String>,
    pub message_body: Option<String>,
    pub delay_seconds: Option<i64>,
    pub message_attributes: Option<BTreeMap<String, WireAttribute>>,
    pub message_system_attributes: Option<BTreeMap<String, WireAttribute>>,
    pub message_deduplication_id: Option<String>,
    pub message_group_id: Option<String>,
    pub receipt_handle: Option<String>,
    pub visibility_timeout: Option<i64>,
}

/// A message attribute.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct WireAttribute {
    #[serde(default)]
    data_type: String,
    string_value: Option<String>,
    /// Base64.
    binary_value: Option<String>,
}

impl RequestBody {
    /// Reads a body; an empty one has no fields.
    pub fn read(body: &[u8]) -> Result<Self, Refusal> {
        if body.is_empty() {
            return Ok(Self::default());
        }
        let malformed = |error: serde_json::Error| Refusal::malformed(&error);
        let mut request: Self = serde_json::from_slice(body).map_err(malformed)?;
        request.single = serde_json::from_slice(body).map_err(malformed)?;
        Ok(request)
    }

    /// The name of the queue that the URL ends with.
    pub fn queue(&self) -> Result<&str, QueueError> {
        let url = self.queue_url.as_deref().filter(|url| !url.is_empty());
        let url = url.ok_or(QueueError::MissingParameter("QueueUrl"))?;
        Ok(url.rsplit('/').next().unwrap_or(url))
    }

    pub fn entries(&mut self) -> Vec<Entry> {
        self.entries.take().unwrap_or_default()
    }
}

impl Entry {
    pub fn id(&self) -> String {
        self.id.clone().unwrap_or_default()
    }

    pub fn receipt_handle(&self) -> Result<String, QueueError> {
        self.receipt_handle.clone().ok_or(QueueError::MissingParameter("ReceiptHandle"))
    }

    pub fn visibility(&self) -> Result<Duration, QueueError> {
        let timeout = seconds("VisibilityTimeout", self.visibility_timeout)?;
        timeout.ok_or(QueueError::MissingParameter("VisibilityTimeout"))
    }

    pub fn message(self) -> Result<OutgoingMessage, QueueError> {
        if self.message_group_id.is_some() || self.message_deduplication_id.is_some() {
            return Err(QueueError::UnsupportedOperation(
                "MessageGroupId and MessageDeduplicationId are not modelled: leave them out."
                    .to_owned(),
            ));
        }
        let mut attributes = MessageAttributes::new();
        for (name, value) in self.message_attributes.unwrap_or_default() {
            attributes.insert(name, value.value()?);
        }
        let mut trace_header = None;
        for (name, value) in self.message_system_attributes.unwrap_or_default() {
            match (name.as_str(), value.string_value) {
                ("AWSTraceHeader", Some(trace)) => trace_header = Some(trace),
                _ => return Err(QueueError::InvalidAttributeName(name)),
            }
        }
        Ok(OutgoingMessage {
            body: self.message_body.ok_or(QueueError::MissingParameter("MessageBody"))?,
            attributes,
            delay: seconds("DelaySeconds", self.delay_seconds)?,
            trace_header,
        })
    }
}

impl WireAttribute {
    fn value(self) -> Result<AttributeValue, QueueError> {
        let refuse = |reason: &str| QueueError::InvalidParameterValue {
            name: "MessageAttributes",
            value: String::new(),
            reason: reason.to_owned(),
        };
        let data = match (self.string_value, self.binary_value) {
            (Some(text), None) => AttributeData::Text(text),
            (None, Some(encoded)) => AttributeData::Binary(
                BASE64.decode(encoded).map_err(|_| refuse("BinaryValue must be Base64"))?,
            ),
            _ => return Err(refuse("give either a StringValue or a BinaryValue")),
        };
        Ok(AttributeValue { data_type: self.data_type, data })
    }
}

/// An attribute as it is written into an answer.
pub(super) fn attribute(value: &AttributeValue) -> Value {
    match &value.data {
        AttributeData::Text(text) => json!({"DataType": value.data_type, "StringValue": text}),
        AttributeData::Binary(bytes) => {
            json!({"DataType": value.data_type, "BinaryValue": BASE64.encode(bytes)})
        }
    }
}

/// Whole seconds, not negative; upper bounds are checked by the queues.
pub(super) fn seconds(
    name: &'static str,
    value: Option<i64>,
) -> Result<Option<Duration>, QueueError> {
    let Some(value) = value else { return Ok(None) };
    let seconds = u64::try_from(value).map_err(|_| QueueError::InvalidParameterValue {
        name,
        value: value.to_string(),
        reason: "Must not be negative".to_owned(),
    })?;
    Ok(Some(Duration::from_secs(seconds)))
}

/// A batch's answer; entries that were refused before they reached the queues come with it.
pub(super) fn batch<T>(
    outcome: BatchOutcome<T>,
    mut failed: Vec<BatchFailure>,
    success: impl Fn(String, T) -> Value,
) -> Value {
    failed.extend(outcome.failed);
    let successful: Vec<_> =
        outcome.successful.into_iter().map(|(id, done)| success(id, done)).collect();
    let failed: Vec<_> = failed.into_iter().map(failure).collect();
    json!({"Successful": successful, "Failed": failed})
}

fn failure(failure: BatchFailure) -> Value {
    json!({
        "Id": failure.id,
        "Code": failure.code,
        "Message": failure.message,
        "SenderFault": failure.sender_fault,
    })
}

/// A refusal as it goes out.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    shape: &'static str,
    query: &'static str,
    sender: bool,
    message: String,
}

impl Refusal {
    pub fn unknown_operation(operation: &str) -> Self {
        let name: String = operation.chars().take(80).collect();
        Self::sender(
            "com.amazon.coral.service#UnknownOperationException",
            "InvalidAction",
            format!("{name} is not modelled. Supported: {}.", SUPPORTED_OPERATIONS.join(", ")),
        )
    }

    pub fn not_json_protocol() -> Self {
        Self::sender(
            "com.amazon.coral.service#UnknownOperationException",
            "InvalidAction",
            "Send AWS JSON 1.0: POST / with the header X-Amz-Target: AmazonSQS.<operation>. \
             The older query protocol is not modelled; take a current SDK."
                .to_owned(),
        )
    }

    pub fn too_large(bytes: usize) -> Self {
        Self::sender(
            "com.amazon.coral.service#SerializationException",
            "SerializationException",
            format!("The request could not be read to its end, or is longer than {bytes} bytes."),
        )
    }

    pub fn too_slow() -> Self {
        Self::sender(
            "com.amazon.coral.service#SerializationException",
            "RequestTimeout",
            "The request's body did not arrive in time.".to_owned(),
        )
    }

    pub fn unavailable() -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            shape: "com.amazon.coral.service#ServiceUnavailableException",
            query: "ServiceUnavailable",
            sender: false,
            message: "The service is unavailable, as was asked by a hook.".to_owned(),
        }
    }

    pub fn malformed(error: &serde_json::Error) -> Self {
        Self::sender(
            "com.amazon.coral.service#SerializationException",
            "SerializationException",
            format!("The body is not a request of this operation: {error}."),
        )
    }

    fn sender(shape: &'static str, query: &'static str, message: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, shape, query, sender: true, message }
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The value of `x-amzn-query-error`.
    pub fn query_error(&self) -> Option<HeaderValue> {
        let fault = if self.sender { "Sender" } else { "Receiver" };
        HeaderValue::from_str(&format!("{};{fault}", self.query)).ok()
    }

    pub fn body(&self) -> Vec<u8> {
        json!({"__type": self.shape, "message": self.message}).to_string().into_bytes()
    }
}

impl From<QueueError> for Refusal {
    fn from(error: QueueError) -> Self {
        let code = error.code();
        let status = match code.sender {
            true => StatusCode::BAD_REQUEST,
            false => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if !code.sender {
            tracing::error!(%error, "the queue store failed");
        }
        let (shape, query, sender) = (code.shape, code.query, code.sender);
        Self { status, shape, query, sender, message: error.to_string() }
    }
}
