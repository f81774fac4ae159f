//! The JSON that functions are called with: authorizer, `$connect`, message, `$disconnect`.
//! Written field by field as API Gateway sends it; fields that AWS leaves out are left out.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::HeaderMap;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::config::Config;
use crate::connection::{End, Session};
use crate::identifier::new_identifier;

/// What the client said in its handshake.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    /// Name in the spelling that clients use → values, in order.
    headers: BTreeMap<String, Vec<String>>,
    query: BTreeMap<String, Vec<String>>,
}

impl Request {
    pub(crate) fn new(
        headers: &HeaderMap,
        query: Vec<(String, String)>,
        source_ip: &str,
        port: u16,
    ) -> Self {
        let mut request = Self::default();
        for (name, value) in headers {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            request.headers.entry(spelling(name.as_str())).or_default().push(value);
        }
        for (name, value) in [
            ("X-Forwarded-For", source_ip.to_owned()),
            ("X-Forwarded-Port", port.to_string()),
            ("X-Forwarded-Proto", "http".to_owned()),
        ] {
            request.headers.entry(name.to_owned()).or_default().push(value);
        }
        for (name, value) in query {
            request.query.entry(name).or_default().push(value);
        }
        request
    }
}

/// `sec-websocket-key` → `Sec-WebSocket-Key`: the HTTP stack hands names over in lower case, API
/// Gateway as the client spelled them. Functions must not rely on either.
fn spelling(name: &str) -> String {
    let parts = name.split('-').map(|part| match part {
        "websocket" => "WebSocket".to_owned(),
        _ => part
            .chars()
            .take(1)
            .map(|c| c.to_ascii_uppercase())
            .chain(part.chars().skip(1))
            .collect(),
    });
    parts.collect::<Vec<String>>().join("-")
}

/// Name → last value, and name → all values.
fn both_forms(values: &BTreeMap<String, Vec<String>>) -> (Value, Value) {
    let single: Map<String, Value> =
        values.iter().map(|(name, all)| (name.clone(), json!(all.last()))).collect();
    (Value::Object(single), json!(values))
}

/// Fields of the request context that differ between events.
struct Occasion<'a> {
    route_key: &'a str,
    event_type: &'static str,
    request_id: &'a str,
}

fn request_context(
    config: &Config,
    session: &Session,
    occasion: &Occasion<'_>,
) -> Map<String, Value> {
    let now = Timestamp::now();
    let mut context = Map::new();
    let mut put = |name: &str, value: Value| context.insert(name.to_owned(), value);
    put("routeKey", json!(occasion.route_key));
    if let Some(authorizer) = &session.authorizer {
        put("authorizer", Value::Object(authorizer.clone()));
    }
    put("eventType", json!(occasion.event_type));
    put("extendedRequestId", json!(occasion.request_id));
    put("requestTime", json!(now.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string()));
    put("messageDirection", json!("IN"));
    put("stage", json!(config.stage));
    put("connectedAt", json!(session.connected_at.as_millisecond()));
    put("requestTimeEpoch", json!(now.as_millisecond()));
    let mut identity = Map::new();
    if let Some(user_agent) = &session.user_agent {
        identity.insert("userAgent".to_owned(), json!(user_agent));
    }
    identity.insert("sourceIp".to_owned(), json!(session.source_ip));
    put("identity", Value::Object(identity));
    put("requestId", json!(occasion.request_id));
    put("domainName", json!(session.domain_name));
    put("connectionId", json!(session.id));
    put("apiId", json!(config.api_id));
    context
}

fn handshake_event(
    config: &Config,
    session: &Session,
    request: &Request,
    request_id: &str,
) -> Map<String, Value> {
    let occasion = Occasion { route_key: "$connect", event_type: "CONNECT", request_id };
    let mut event = Map::new();
    let (headers, multi_value_headers) = both_forms(&request.headers);
    event.insert("headers".to_owned(), headers);
    event.insert("multiValueHeaders".to_owned(), multi_value_headers);
    if !request.query.is_empty() {
        let (query, multi_value_query) = both_forms(&request.query);
        event.insert("queryStringParameters".to_owned(), query);
        event.insert("multiValueQueryStringParameters".to_owned(), multi_value_query);
    }
    let context = request_context(config, session, &occasion);
    event.insert("requestContext".to_owned(), Value::Object(context));
    event
}

/// What a REQUEST authorizer is asked.
pub(crate) fn authorizer(
    config: &Config,
    session: &Session,
    request: &Request,
    request_id: &str,
) -> Bytes {
    let mut event = Map::new();
    event.insert("type".to_owned(), json!("REQUEST"));
    event.insert("methodArn".to_owned(), json!(config.connect_arn()));
    event.extend(handshake_event(config, session, request, request_id));
    for always in ["queryStringParameters", "multiValueQueryStringParameters", "stageVariables"] {
        event.entry(always).or_insert_with(|| json!({}));
    }
    to_bytes(event)
}

/// What the function of `$connect` is called with.
pub(crate) fn connect(
    config: &Config,
    session: &Session,
    request: &Request,
    request_id: &str,
) -> Bytes {
    let mut event = handshake_event(config, session, request, request_id);
    event.insert("isBase64Encoded".to_owned(), json!(false));
    to_bytes(event)
}

/// What a message's function is called with.
pub(crate) fn message(
    config: &Config,
    session: &Session,
    route_key: &str,
    request_id: &str,
    body: &str,
) -> Bytes {
    let occasion = Occasion { route_key, event_type: "MESSAGE", request_id };
    let mut context = request_context(config, session, &occasion);
    context.insert("messageId".to_owned(), json!(new_identifier()));
    let mut event = Map::new();
    event.insert("requestContext".to_owned(), Value::Object(context));
    event.insert("body".to_owned(), json!(body));
    event.insert("isBase64Encoded".to_owned(), json!(false));
    to_bytes(event)
}

/// What the function of `$disconnect` is called with.
pub(crate) fn disconnect(config: &Config, session: &Session, end: &End, request_id: &str) -> Bytes {
    let occasion = Occasion { route_key: "$disconnect", event_type: "DISCONNECT", request_id };
    let mut context = request_context(config, session, &occasion);
    let (code, reason) = end.disconnect();
    context.insert("disconnectStatusCode".to_owned(), json!(code));
    context.insert("disconnectReason".to_owned(), json!(reason));
    let headers = BTreeMap::from([
        ("Host".to_owned(), vec![session.domain_name.clone()]),
        ("X-Forwarded-For".to_owned(), vec![String::new()]),
        ("x-api-key".to_owned(), vec![String::new()]),
        ("x-restapi".to_owned(), vec![String::new()]),
    ]);
    let (headers, multi_value_headers) = both_forms(&headers);
    let mut event = Map::new();
    event.insert("headers".to_owned(), headers);
    event.insert("multiValueHeaders".to_owned(), multi_value_headers);
    event.insert("requestContext".to_owned(), Value::Object(context));
    event.insert("isBase64Encoded".to_owned(), json!(false));
    to_bytes(event)
}

fn to_bytes(event: Map<String, Value>) -> Bytes {
    Bytes::from(Value::Object(event).to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn header_names_as_clients_spell_them() {
        for (name, expected) in [
            ("host", "Host"),
            ("user-agent", "User-Agent"),
            ("sec-websocket-protocol", "Sec-WebSocket-Protocol"),
            ("x-a", "X-A"),
        ] {
            assert_eq!(super::spelling(name), expected);
        }
    }
}
