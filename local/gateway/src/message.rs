//! One text message of a client: which route it takes, and what the client is answered.
//! Reading and writing the socket is not done here.

use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;

use crate::config::Integration;
use crate::connection::Connection;
use crate::event;
use crate::gateway::Shared;
use crate::identifier::new_identifier;
use crate::integration::{Failure, ProxyResult, call};

const DEFAULT: &str = "$default";

/// The value of `$request.body.type`, as a string. None: not JSON, or there is none.
pub(crate) fn route_selection(body: &str) -> Option<String> {
    match serde_json::from_str::<Value>(body).ok()?.get("type")? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Processes a message. Some: what to send back.
pub(crate) async fn answer(
    gateway: Arc<Shared>,
    connection: Arc<Connection>,
    body: String,
) -> Option<String> {
    let started = Instant::now();
    let request_id = new_identifier();
    // The keys that begin with `$` are API Gateway's own: no message can name them.
    let selected = route_selection(&body).filter(|selected| !selected.starts_with('$'));
    let routes = &gateway.config.routes;
    let route = selected.as_deref().and_then(|key| routes.get_key_value(key));
    let route = route.or_else(|| routes.get_key_value(DEFAULT));
    let Some((route_key, integration)) = route else {
        log(&connection, "none", "no route", started);
        return Some(told("Forbidden", &connection.session.id, &request_id));
    };
    let (function, two_way) = match integration {
        Integration::Mock { answer } => {
            log(&connection, route_key, "mock", started);
            return answer.clone();
        }
        Integration::Function { function, two_way } => (function, *two_way),
    };
    let payload =
        event::message(&gateway.config, &connection.session, route_key, &request_id, &body);
    drop(body);
    let timeout = gateway.config.limits.integration_timeout;
    let result = call(gateway.functions.as_ref(), function, payload, timeout).await;
    match result.and_then(|result| ProxyResult::parse(&result)) {
        Ok(result) => {
            log(&connection, route_key, result.status.as_str(), started);
            result.body.filter(|_| two_way)
        }
        Err(failure) => {
            warn(&connection, route_key, &failure, started);
            Some(told(failure.told(), &connection.session.id, &request_id))
        }
    }
}

/// API Gateway's own answer to a client, in its spacing.
fn told(message: &str, connection_id: &str, request_id: &str) -> String {
    format!(
        r#"{{"message": "{message}", "connectionId":"{connection_id}", "requestId":"{request_id}"}}"#
    )
}

fn log(connection: &Connection, route: &str, status: &str, started: Instant) {
    let duration_ms = started.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(connection = %connection.session.id, route, status, duration_ms, "message");
}

fn warn(connection: &Connection, route: &str, failure: &Failure, started: Instant) {
    let duration_ms = started.elapsed().as_secs_f64() * 1000.0;
    tracing::warn!(connection = %connection.session.id, route, status = failure.kind(), duration_ms, "message failed");
}

#[cfg(test)]
mod tests {
    use super::route_selection;

    #[test]
    fn the_selection_is_stringified() {
        for (body, expected) in [
            (r#"{"type":"say"}"#, Some("say")),
            (r#"{"type":7}"#, Some("7")),
            (r#"{"type":true}"#, Some("true")),
            (r#"{"type":null}"#, None),
            (r#"{"type":{"a":1}}"#, Some(r#"{"a":1}"#)),
            (r#"{"kind":"say"}"#, None),
            (r#"["type"]"#, None),
            (r#""type""#, None),
            ("type", None),
            ("", None),
        ] {
            assert_eq!(route_selection(body).as_deref(), expected, "{body}");
        }
    }
}
