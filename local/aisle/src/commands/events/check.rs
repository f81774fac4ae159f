//! An event before it is sent: read from what a file says, and held against what is known of its
//! type. The bus takes nearly anything; whoever is wrong should learn it here and not from the
//! refused events.

use aisle_domain::Timestamp;
use serde_json::{Map, Value};

/// The largest detail, in bytes of its JSON: what EventBridge takes for a whole entry, less room
/// for its other members.
const MAX_DETAIL_BYTES: usize = 255 * 1_024;
/// What the platform understands.
const INBOUND: [&str; 6] = [
    "Order Changed",
    "Shipment Changed",
    "Refund Changed",
    "Product Changed",
    "Stock Changed",
    "Knowledge Changed",
];

/// An event to send.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outgoing {
    pub source: String,
    pub detail_type: String,
    /// An object.
    pub detail: Value,
    /// RFC 3339.
    pub time: Option<String>,
    pub resources: Vec<String>,
}

impl Outgoing {
    /// Reads one JSON value: a whole `PutEvents` entry, an event in its envelope, or a bare detail.
    pub fn read(value: Value, source: &str, detail_type: Option<&str>) -> Result<Self, String> {
        let Value::Object(mut object) = value else {
            return Err("an event is a JSON object".to_owned());
        };
        let names = if object.contains_key("DetailType") || object.contains_key("Detail") {
            ["Source", "DetailType", "Detail", "Time", "Resources"]
        } else if object.contains_key("detail-type") {
            ["source", "detail-type", "detail", "time", "resources"]
        } else {
            return Ok(Self {
                source: source.to_owned(),
                detail_type: detail_type.ok_or_else(type_missing)?.to_owned(),
                detail: Value::Object(object),
                time: None,
                resources: Vec::new(),
            });
        };
        let [source_name, type_name, detail_name, time_name, resources_name] = names;
        let own_type = text(&object, type_name)?;
        let own_source = text(&object, source_name)?;
        let time = text(&object, time_name)?;
        let detail = match object.remove(detail_name) {
            Some(Value::String(json)) => serde_json::from_str(&json)
                .map_err(|error| format!("{detail_name} is text, but not JSON: {error}"))?,
            Some(detail) => detail,
            None => return Err(format!("{detail_name} is missing")),
        };
        let resources = match object.remove(resources_name) {
            None | Some(Value::Null) => Vec::new(),
            Some(list) => serde_json::from_value(list)
                .map_err(|_| format!("{resources_name} must be a list of texts"))?,
        };
        Ok(Self {
            source: own_source.unwrap_or_else(|| source.to_owned()),
            detail_type: own_type
                .or_else(|| detail_type.map(str::to_owned))
                .ok_or_else(type_missing)?,
            detail,
            time,
            resources,
        })
    }

    /// What is wrong with it, with the field's name.
    pub fn problem(&self) -> Option<String> {
        if self.source.is_empty() || self.source.starts_with("aws.") {
            return Some("Source must be given, and not begin with aws.".to_owned());
        }
        if self.detail_type.is_empty() {
            return Some(type_missing());
        }
        if !self.detail.is_object() {
            return Some("Detail must be a JSON object".to_owned());
        }
        if self.time.as_ref().is_some_and(|time| time.parse::<Timestamp>().is_err()) {
            return Some("Time must be an instant such as 2026-11-27T09:30:00Z".to_owned());
        }
        let bytes = self.detail.to_string().len();
        if bytes > MAX_DETAIL_BYTES {
            return Some(format!("Detail has {bytes} bytes, at most {MAX_DETAIL_BYTES} are taken"));
        }
        if self.is_inbound() { inbound_problem(&self.detail_type, &self.detail) } else { None }
    }

    /// A doubt that does not keep it from being sent.
    pub fn doubt(&self) -> Option<String> {
        if !self.source.starts_with("shop") {
            return Some(format!(
                "the platform listens to sources that begin with shop, not to {}",
                self.source
            ));
        }
        let unknown = !INBOUND.contains(&self.detail_type.as_str());
        unknown.then(|| {
            format!("the platform does not know {:?}: {}", self.detail_type, INBOUND.join(", "))
        })
    }

    fn is_inbound(&self) -> bool {
        INBOUND.contains(&self.detail_type.as_str())
    }
}

/// What the contract of an inbound type finds wrong with a detail.
fn inbound_problem(_detail_type: &str, detail: &Value) -> Option<String> {
    match detail.get("v") {
        Some(version) if version.as_u64() == Some(1) => None,
        Some(_) => Some("v: this version is not known; 1 is".to_owned()),
        None => Some("v is missing: the version of the detail, 1".to_owned()),
    }
}

fn type_missing() -> String {
    format!("the type is missing: give --type, one of {}", INBOUND.join(", "))
}

fn text(object: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("{name} must be text")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn an_event_is_read_in_each_of_its_forms() {
        let detail = json!({"v": 1, "order": "AC1"});
        let expected = Outgoing {
            source: "shop.demo".to_owned(),
            detail_type: "Order Changed".to_owned(),
            detail: detail.clone(),
            time: None,
            resources: Vec::new(),
        };
        let forms = [
            detail.clone(),
            json!({"Detail": detail.to_string()}),
            json!({"Source": "shop.demo", "DetailType": "Order Changed", "Detail": detail}),
            json!({"version": "0", "id": "e", "source": "shop.demo",
                "detail-type": "Order Changed", "detail": detail, "resources": []}),
        ];
        for form in forms {
            let read = Outgoing::read(form.clone(), "shop.demo", Some("Order Changed"));
            assert_eq!(read, Ok(expected.clone()), "{form}");
            assert_eq!((expected.problem(), expected.doubt()), (None, None));
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let cases = [
            (json!([1]), "JSON object"),
            (json!({"v": 1}), "--type"),
            (json!({"DetailType": "Order Changed"}), "Detail is missing"),
            (json!({"DetailType": "Order Changed", "Detail": "{"}), "not JSON"),
            (json!({"DetailType": 1, "Detail": {}}), "DetailType must be text"),
            (json!({"DetailType": "Order Changed", "Detail": [1]}), "Detail must be"),
            (json!({"DetailType": "Order Changed", "Detail": {}}), "v is missing"),
            (json!({"DetailType": "Order Changed", "Detail": {"v": 9}}), "v: "),
            (json!({"DetailType": "x", "Detail": {}, "Time": "noon"}), "Time"),
            (json!({"Source": "aws.s3", "DetailType": "x", "Detail": {}}), "Source"),
            (json!({"DetailType": "x", "Detail": {"x": "x".repeat(300_000)}}), "bytes"),
        ];
        for (value, word) in cases {
            let told = match Outgoing::read(value.clone(), "shop.demo", None) {
                Ok(event) => event.problem().unwrap(),
                Err(problem) => problem,
            };
            assert!(told.contains(word), "{told}");
        }
    }
}
