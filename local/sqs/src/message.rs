//! Messages and their attributes: what SQS allows in them, how large they are, and their MD5
//! digests (as in "Calculating the MD5 message digest for message attributes").

use std::collections::BTreeMap;
use std::time::Duration;

use md5::{Digest, Md5};
use serde::{Deserialize, Serialize};

use crate::error::QueueError;
use crate::limits;

/// Attributes by name.
pub type MessageAttributes = BTreeMap<String, AttributeValue>;

/// One attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeValue {
    /// `String`, `Number` or `Binary`, optionally followed by `.` and a label of one's own.
    pub data_type: String,
    /// The value, in the form that the type asks for.
    pub data: AttributeData,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttributeData {
    /// For `String` and `Number`.
    Text(String),
    /// For `Binary`.
    Binary(Vec<u8>),
}

impl AttributeValue {
    /// An attribute of type `String`.
    pub fn text(value: impl Into<String>) -> Self {
        Self { data_type: "String".to_owned(), data: AttributeData::Text(value.into()) }
    }

    fn bytes(&self) -> &[u8] {
        match &self.data {
            AttributeData::Text(text) => text.as_bytes(),
            AttributeData::Binary(bytes) => bytes,
        }
    }
}

/// A message to send.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutgoingMessage {
    /// At least one character; with the attributes at most 1 MiB.
    pub body: String,
    /// At most ten.
    pub attributes: MessageAttributes,
    /// Until when nobody sees it: 0–900 s; the queue's own delay when `None`.
    pub delay: Option<Duration>,
    /// The system attribute `AWSTraceHeader`.
    pub trace_header: Option<String>,
}

impl OutgoingMessage {
    /// A message without attributes and with the queue's delay.
    pub fn new(body: impl Into<String>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    /// Adds an attribute.
    pub fn attribute(mut self, name: impl Into<String>, value: AttributeValue) -> Self {
        self.attributes.insert(name.into(), value);
        self
    }

    /// Sets the delay.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Size in bytes as SQS counts it: the body, and names, types and values of the attributes.
    pub fn size(&self) -> usize {
        let attributes = self
            .attributes
            .iter()
            .map(|(name, value)| name.len() + value.data_type.len() + value.bytes().len());
        self.body.len() + attributes.sum::<usize>()
    }

    pub(crate) fn check(&self, max_bytes: usize) -> Result<(), QueueError> {
        if self.body.is_empty() {
            return Err(QueueError::MissingParameter("MessageBody"));
        }
        if self.size() > max_bytes {
            return Err(QueueError::InvalidParameterValue {
                name: "MessageBody",
                value: format!("of {} bytes", self.size()),
                reason: format!("Message must be shorter than {} bytes", max_bytes + 1),
            });
        }
        if self.delay.is_some_and(|delay| delay > limits::DELAY) {
            return Err(QueueError::InvalidParameterValue {
                name: "DelaySeconds",
                value: self.delay.unwrap_or_default().as_secs().to_string(),
                reason: format!("DelaySeconds must be >= 0 and <= {}", limits::DELAY.as_secs()),
            });
        }
        check_characters(&self.body)?;
        check_attributes(&self.attributes)
    }
}

/// What a send answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMessage {
    /// A UUID.
    pub message_id: String,
    /// Hex digest of the body.
    pub md5_of_body: String,
    /// Hex digest of the attributes, if there are any.
    pub md5_of_attributes: Option<String>,
    /// Hex digest of the system attributes, if there are any.
    pub md5_of_system_attributes: Option<String>,
}

/// A received message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedMessage {
    /// A UUID, the same at every reception.
    pub message_id: String,
    /// Names this reception; needed to delete the message.
    pub receipt_handle: String,
    /// The body.
    pub body: String,
    /// Hex digest of the body.
    pub md5_of_body: String,
    /// All attributes.
    pub attributes: MessageAttributes,
    /// `ApproximateReceiveCount`: 1 at the first reception.
    pub receive_count: u32,
    /// `SentTimestamp`, in milliseconds since the Unix epoch.
    pub sent_at_ms: i64,
    /// `ApproximateFirstReceiveTimestamp`, in milliseconds since the Unix epoch.
    pub first_received_at_ms: i64,
    /// `SenderId`.
    pub sender_id: String,
    /// `DeadLetterQueueSourceArn`, on a message that came to a dead-letter queue by redrive.
    pub dead_letter_source_arn: Option<String>,
    /// `AWSTraceHeader`, if it was sent.
    pub trace_header: Option<String>,
}

impl ReceivedMessage {
    /// The system attributes under the names they have on the wire and in Lambda's events.
    pub fn system_attributes(&self) -> BTreeMap<&'static str, String> {
        let mut attributes = BTreeMap::from([
            ("ApproximateFirstReceiveTimestamp", self.first_received_at_ms.to_string()),
            ("ApproximateReceiveCount", self.receive_count.to_string()),
            ("SenderId", self.sender_id.clone()),
            ("SentTimestamp", self.sent_at_ms.to_string()),
        ]);
        if let Some(arn) = &self.dead_letter_source_arn {
            attributes.insert("DeadLetterQueueSourceArn", arn.clone());
        }
        if let Some(trace) = &self.trace_header {
            attributes.insert("AWSTraceHeader", trace.clone());
        }
        attributes
    }
}

/// Hex MD5 of a body.
pub(crate) fn md5_of_body(body: &str) -> String {
    hex(&Md5::digest(body.as_bytes()))
}

/// Hex MD5 of attributes, in the order of their names; `None` when there are none.
pub(crate) fn md5_of_attributes<'a>(
    attributes: impl Iterator<Item = (&'a String, &'a AttributeValue)>,
) -> Option<String> {
    let mut digest = Md5::new();
    let mut any = false;
    let field = |digest: &mut Md5, bytes: &[u8]| {
        // A field is at most 1 MiB, so the length always fits.
        digest.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
        digest.update(bytes);
    };
    for (name, value) in attributes {
        any = true;
        field(&mut digest, name.as_bytes());
        field(&mut digest, value.data_type.as_bytes());
        digest.update(match value.data {
            AttributeData::Text(_) => [1],
            AttributeData::Binary(_) => [2],
        });
        field(&mut digest, value.bytes());
    }
    any.then(|| hex(&digest.finalize()))
}

/// Hex MD5 of the one system attribute that can be sent.
pub(crate) fn md5_of_trace_header(trace: &str) -> Option<String> {
    let attributes = BTreeMap::from([("AWSTraceHeader".to_owned(), AttributeValue::text(trace))]);
    md5_of_attributes(attributes.iter())
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// SQS carries what XML 1.0 allows.
fn check_characters(text: &str) -> Result<(), QueueError> {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    match text.chars().find(|c| !allowed(*c)) {
        Some(c) => Err(QueueError::InvalidMessageContents(u32::from(c))),
        None => Ok(()),
    }
}

fn check_attributes(attributes: &MessageAttributes) -> Result<(), QueueError> {
    let refuse = |value: &str, reason: &str| QueueError::InvalidParameterValue {
        name: "MessageAttributes",
        value: value.chars().take(limits::ATTRIBUTE_NAME_CHARS).collect(),
        reason: reason.to_owned(),
    };
    if attributes.len() > limits::MESSAGE_ATTRIBUTES {
        let count = attributes.len().to_string();
        return Err(refuse(&count, "a message has at most 10 attributes"));
    }
    for (name, value) in attributes {
        let lower = name.to_ascii_lowercase();
        if name.is_empty() || name.len() > limits::ATTRIBUTE_NAME_CHARS {
            return Err(refuse(name, "a name has 1 to 256 characters"));
        }
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
            || name.starts_with('.')
            || name.ends_with('.')
            || name.contains("..")
        {
            return Err(refuse(name, "a name has letters, digits, _ and -, and . between them"));
        }
        if lower.starts_with("aws.") || lower.starts_with("amazon.") {
            return Err(refuse(name, "names that begin with AWS. or Amazon. are reserved"));
        }
        let base = value.data_type.split('.').next().unwrap_or_default();
        let fits = match (&value.data, base) {
            (AttributeData::Text(_), "String") | (AttributeData::Binary(_), "Binary") => true,
            (AttributeData::Text(text), "Number") => text.parse::<f64>().is_ok_and(f64::is_finite),
            _ => false,
        };
        if !fits || value.data_type.len() > limits::ATTRIBUTE_NAME_CHARS {
            return Err(refuse(
                name,
                "its type must be String, Number or Binary and fit the value",
            ));
        }
        if value.bytes().is_empty() {
            return Err(refuse(name, "its value must not be empty"));
        }
        if let AttributeData::Text(text) = &value.data {
            check_characters(text)?;
        }
    }
    Ok(())
}
