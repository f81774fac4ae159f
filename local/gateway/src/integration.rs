//! Calling a function within the integration time-out and reading its proxy result.
//! What the caller does with it differs per route and is not known here.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use emulator_lambda::{Invoke, InvokeError};
use http::StatusCode;
use serde_json::{Map, Value};

/// Why there is no result.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Invoke(#[from] InvokeError),
    #[error("the function took longer than the integration time-out")]
    TimedOut,
    #[error("the function's result is not a proxy result: an object with a `statusCode`")]
    Malformed,
}

impl Failure {
    /// What the log may say: never the function's own message, which may quote the client.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Invoke(InvokeError::UnknownFunction(_)) => "unknown function",
            Self::Invoke(InvokeError::Function { .. }) => "function error",
            Self::Invoke(InvokeError::TimedOut) | Self::TimedOut => "timed out",
            Self::Invoke(InvokeError::Throttled) => "throttled",
            Self::Invoke(InvokeError::Crashed) => "crashed",
            Self::Malformed => "malformed result",
        }
    }

    /// The message that a client is told.
    pub(crate) fn told(&self) -> &'static str {
        match self {
            Self::Invoke(InvokeError::Throttled) => "Too Many Requests",
            _ => "Internal server error",
        }
    }
}

/// Calls a function.
pub(crate) async fn call(
    functions: &dyn Invoke,
    function: &str,
    payload: Bytes,
    timeout: Duration,
) -> Result<Bytes, Failure> {
    match tokio::time::timeout(timeout, functions.invoke(function, payload)).await {
        Ok(result) => Ok(result?),
        Err(_) => Err(Failure::TimedOut),
    }
}

/// A Lambda proxy result.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ProxyResult {
    pub(crate) status: StatusCode,
    headers: Map<String, Value>,
    pub(crate) body: Option<String>,
}

impl ProxyResult {
    pub(crate) fn parse(result: &[u8]) -> Result<Self, Failure> {
        let Ok(Value::Object(mut result)) = serde_json::from_slice(result) else {
            return Err(Failure::Malformed);
        };
        let status = match result.get("statusCode") {
            Some(Value::Number(code)) => code.as_u64(),
            Some(Value::String(code)) => code.parse().ok(),
            _ => None,
        };
        let status = status
            .and_then(|code| u16::try_from(code).ok())
            .and_then(|code| StatusCode::from_u16(code).ok())
            .ok_or(Failure::Malformed)?;
        let headers = match result.remove("headers") {
            Some(Value::Object(headers)) => headers,
            None | Some(Value::Null) => Map::new(),
            Some(_) => return Err(Failure::Malformed),
        };
        let body = match result.remove("body") {
            Some(Value::String(body)) => Some(body),
            None | Some(Value::Null) => None,
            Some(_) => return Err(Failure::Malformed),
        };
        let encoded = result.get("isBase64Encoded").and_then(Value::as_bool).unwrap_or(false);
        let body = match body {
            Some(body) if encoded => {
                let bytes = STANDARD.decode(body).map_err(|_| Failure::Malformed)?;
                Some(String::from_utf8(bytes).map_err(|_| Failure::Malformed)?)
            }
            other => other,
        };
        Ok(Self { status, headers, body: body.filter(|body| !body.is_empty()) })
    }

    /// A header, whatever the case of its name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.and_then(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{Failure, ProxyResult};

    #[test]
    fn proxy_results() {
        for (result, expected) in [
            (r#"{"statusCode":200}"#, Some((200, None))),
            (r#"{"statusCode":"201","body":""}"#, Some((201, None))),
            (r#"{"statusCode":400,"body":"x","headers":null}"#, Some((400, Some("x")))),
            (r#"{"statusCode":200,"body":"eA==","isBase64Encoded":true}"#, Some((200, Some("x")))),
            (r#"{"statusCode":200,"body":"?","isBase64Encoded":true}"#, None),
            (r#"{"statusCode":200,"body":{}}"#, None),
            (r#"{"statusCode":70000}"#, None),
            (r#"{"body":"x"}"#, None),
            ("null", None),
            ("not json", None),
        ] {
            let parsed = ProxyResult::parse(result.as_bytes());
            match expected {
                Some((status, body)) => {
                    let parsed = parsed.unwrap();
                    assert_eq!(
                        (parsed.status.as_u16(), parsed.body.as_deref()),
                        (status, body),
                        "{result}"
                    );
                }
                None => assert!(matches!(parsed, Err(Failure::Malformed)), "{result}"),
            }
        }
    }

    #[test]
    fn header_names_ignore_case() {
        let result =
            ProxyResult::parse(br#"{"statusCode":200,"headers":{"sec-websocket-PROTOCOL":"v1"}}"#);
        assert_eq!(result.unwrap().header("Sec-WebSocket-Protocol"), Some("v1"));
    }
}
