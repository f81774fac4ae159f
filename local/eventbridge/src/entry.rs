//! One entry of a `PutEvents`: its size, its checks, and the event it becomes.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::limits::{DETAIL_TYPE_CHARS, SOURCE_CHARS};

/// An entry as the client sent it; nothing is checked yet.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Entry {
    /// Who says so; required, and not `aws.…`.
    pub source: Option<String>,
    /// What happened; required.
    pub detail_type: Option<String>,
    /// A JSON object, as text; required.
    pub detail: Option<String>,
    /// When it happened, in seconds since the Unix epoch; now when `None`.
    pub time: Option<f64>,
    /// ARNs that the event is about.
    pub resources: Vec<String>,
    /// Name or ARN of a bus. There is only one here.
    pub event_bus_name: Option<String>,
    /// Taken and not looked at.
    pub trace_header: Option<String>,
}

/// Why an entry was refused, alone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryError {
    /// A required member is missing or empty.
    #[error("Parameter {0} is not valid. Reason: {0} is a required argument.")]
    Missing(&'static str),
    /// A member is out of its range.
    #[error("Parameter {name} is not valid. Reason: {reason}.")]
    Invalid {
        /// The member.
        name: &'static str,
        /// What would be right.
        reason: String,
    },
    /// The detail is no JSON object.
    #[error("Detail is malformed. It must be the text of a JSON object.")]
    MalformedDetail,
    /// Sources that begin with `aws.` belong to AWS.
    #[error("Not authorized for the source. Choose one that does not begin with `aws.`.")]
    ReservedSource,
}

impl EntryError {
    /// The `ErrorCode` of the answer.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) | Self::Invalid { .. } => "InvalidArgument",
            Self::MalformedDetail => "MalformedDetail",
            Self::ReservedSource => "NotAuthorizedForSourceException",
        }
    }
}

/// Where an event pretends to come from.
pub(crate) struct Origin<'a> {
    pub account: &'a str,
    pub region: &'a str,
    pub now: Timestamp,
}

impl Entry {
    /// Size in bytes as EventBridge counts it.
    pub fn size(&self) -> usize {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let time = if self.time.is_some() { 14 } else { 0 };
        let resources: usize = self.resources.iter().map(String::len).sum();
        time + text(&self.source) + text(&self.detail_type) + text(&self.detail) + resources
    }

    /// The event that this entry becomes, under a new id.
    pub(crate) fn event(&self, id: &str, origin: &Origin<'_>) -> Result<Value, EntryError> {
        let source = required("Source", &self.source, SOURCE_CHARS)?;
        let detail_type = required("DetailType", &self.detail_type, DETAIL_TYPE_CHARS)?;
        let detail = required("Detail", &self.detail, usize::MAX)?;
        if source.starts_with("aws.") {
            return Err(EntryError::ReservedSource);
        }
        if self.event_bus_name.as_deref().is_some_and(|name| !is_bus_name(name)) {
            return Err(EntryError::Invalid {
                name: "EventBusName",
                reason: "give a name or an ARN of letters, digits and . _ - / :".to_owned(),
            });
        }
        let detail: Value =
            serde_json::from_str(detail).map_err(|_| EntryError::MalformedDetail)?;
        if !detail.is_object() {
            return Err(EntryError::MalformedDetail);
        }
        let time = match self.time {
            None => origin.now,
            Some(seconds) => instant(seconds).ok_or_else(|| EntryError::Invalid {
                name: "Time",
                reason: "give seconds since the Unix epoch".to_owned(),
            })?,
        };
        Ok(json!({
            "version": "0",
            "id": id,
            "detail-type": detail_type,
            "source": source,
            "account": origin.account,
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "region": origin.region,
            "resources": self.resources,
            "detail": detail,
        }))
    }
}

fn required<'a>(
    name: &'static str,
    value: &'a Option<String>,
    max_chars: usize,
) -> Result<&'a str, EntryError> {
    let value = value.as_deref().filter(|value| !value.is_empty());
    let value = value.ok_or(EntryError::Missing(name))?;
    if value.len() > max_chars && value.chars().count() > max_chars {
        let reason = format!("it has at most {max_chars} characters");
        return Err(EntryError::Invalid { name, reason });
    }
    Ok(value)
}

fn is_bus_name(name: &str) -> bool {
    (1..=1_600).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-/:".contains(&b))
}

/// Whole seconds: events carry no fraction.
pub(crate) fn instant(seconds: f64) -> Option<Timestamp> {
    let duration = jiff::SignedDuration::try_from_secs_f64(seconds.floor()).ok()?;
    Timestamp::from_second(duration.as_secs()).ok()
}
