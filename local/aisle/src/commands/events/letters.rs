//! What lies in the queue of refused events: as `sync` wrote it, with a reason, or bare, as SQS
//! moved it there after too many tries.

use serde_json::Value;

/// The reason of a bare one.
const FAILED: &str = "failed three times";
/// The version of the form that is written today.
const VERSION: u64 = 1;

/// A refused event.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    /// Why it was refused, as a code, or in words when nobody gave one.
    pub reason: String,
    /// What is wrong and what to do.
    pub detail: Option<String>,
    /// When it was refused.
    pub refused_at: Option<String>,
    /// The event as it came, if it was one.
    pub event: Option<Value>,
}

impl Letter {
    /// Reads a message's body. Whatever it is, it is shown.
    pub fn read(body: &str) -> Self {
        let Ok(Value::Object(mut object)) = serde_json::from_str(body) else {
            return Self::of(None, "unreadable");
        };
        if object.contains_key("detail-type") {
            return Self::of(Some(Value::Object(object)), FAILED);
        }
        let known = object.get("v").and_then(Value::as_u64).is_some_and(|v| v == VERSION);
        let text = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        let (Some(reason), true) = (text("reason"), known) else {
            return Self::of(None, "unreadable");
        };
        let (detail, refused_at) = (text("detail"), text("refused_at"));
        // An event that was no JSON is there as text, to be looked at; it cannot come again.
        let event = object.remove("event").filter(|event| event.get("detail-type").is_some());
        Self { reason, detail, refused_at, event }
    }

    fn of(event: Option<Value>, reason: &str) -> Self {
        Self { reason: reason.to_owned(), detail: None, refused_at: None, event }
    }

    /// A text of the event's envelope.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.event.as_ref()?.get(name)?.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_forms_are_read_and_nothing_is_lost() {
        let event = json!({"id": "e-1", "detail-type": "Order Changed", "time": "t", "detail": {}});
        let wrapped = json!({
            "v": 1, "reason": "unknown_order", "detail": "send the order first",
            "refused_at": "2026-01-01T00:00:00Z", "event": event,
        });
        let read = Letter::read(&wrapped.to_string());
        assert_eq!(read.reason, "unknown_order");
        assert_eq!(read.detail.as_deref(), Some("send the order first"));
        assert_eq!((read.text("id"), read.event.as_ref()), (Some("e-1"), Some(&event)));

        let bare = Letter::read(&event.to_string());
        assert_eq!((bare.reason.as_str(), bare.event.as_ref()), (FAILED, Some(&event)));

        let raw = json!({"v": 1, "reason": "malformed", "event": {"raw": "no json"}});
        let raw = Letter::read(&raw.to_string());
        assert_eq!((raw.reason.as_str(), raw.event), ("malformed", None));
        let newer = json!({"v": 2, "reason": "malformed", "event": event}).to_string();
        for unreadable in ["", "no json", "[1]", "{}", r#"{"v":1}"#, newer.as_str()] {
            assert_eq!(Letter::read(unreadable), Letter::of(None, "unreadable"), "{unreadable}");
        }
    }
}
