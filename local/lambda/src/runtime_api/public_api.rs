//! Lambda's own Invoke operation, `POST /2015-03-31/functions/{name}/invocations`, so that the
//! AWS CLI, an SDK or curl can call a function. Signatures are not checked.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use bytes::Bytes;
use serde_json::json;
use uuid::Uuid;

use super::RuntimeApi;
use super::body::{Unread, read};
use crate::function::{PAYLOAD_BYTES, name_in};
use crate::invoke::{Invoke, InvokeError};

/// Largest payload of an asynchronous invocation, in bytes: 1 MiB.
const EVENT_BYTES: usize = 1024 * 1024;

pub(super) fn router() -> Router<RuntimeApi> {
    Router::new().route("/2015-03-31/functions/{name}/invocations", post(invoke))
}

async fn invoke(
    State(api): State<RuntimeApi>,
    Path(reference): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let name = name_in(&reference).to_owned();
    let Some(dispatch) = api.dispatch(&name) else {
        let message = format!("Function not found: {}", api.arn(&name));
        return refusal(StatusCode::NOT_FOUND, "ResourceNotFoundException", &message);
    };
    let kind = headers.get("x-amz-invocation-type").and_then(|value| value.to_str().ok());
    let limit = if kind == Some("Event") { EVENT_BYTES } else { PAYLOAD_BYTES };
    let payload = match read(body).await {
        Ok(payload) if payload.len() <= limit => payload,
        Ok(_) | Err(Unread::TooLarge) => {
            let message = format!("Request must be smaller than {limit} bytes");
            return refusal(StatusCode::PAYLOAD_TOO_LARGE, "RequestTooLargeException", &message);
        }
        Err(Unread::CutOff) => return invalid_request("The body broke off"),
    };
    let payload = if payload.is_empty() { Bytes::from_static(b"{}") } else { payload };
    if serde_json::from_slice::<serde::de::IgnoredAny>(&payload).is_err() {
        return invalid_request("Could not parse request body into json");
    }
    match kind.unwrap_or("RequestResponse") {
        "RequestResponse" => {
            let timeout = dispatch.config.timeout.as_secs_f64();
            answer(api.invoke(&name, payload).await, timeout)
        }
        "Event" => {
            // Lambda would retry twice; a caller that needs that uses a queue here.
            tokio::spawn(async move {
                if dispatch.run(payload).await.is_err() {
                    tracing::warn!(function = %name, "an asynchronous invocation failed");
                }
            });
            StatusCode::ACCEPTED.into_response()
        }
        "DryRun" => StatusCode::NO_CONTENT.into_response(),
        _ => {
            let message = "InvocationType must be RequestResponse, Event or DryRun";
            refusal(StatusCode::BAD_REQUEST, "InvalidParameterValueException", message)
        }
    }
}

fn answer(result: Result<Bytes, InvokeError>, timeout_seconds: f64) -> Response {
    match result {
        Ok(result) => succeeded(result),
        Err(InvokeError::Function { error_type, message }) => failed(&error_type, &message),
        Err(InvokeError::TimedOut) => failed(
            "Sandbox.Timedout",
            &format!(
                "RequestId: {} Error: Task timed out after {timeout_seconds:.2} seconds",
                Uuid::new_v4()
            ),
        ),
        Err(InvokeError::Crashed) => failed(
            "Runtime.ExitError",
            &format!(
                "RequestId: {} Error: Runtime exited without providing a reason",
                Uuid::new_v4()
            ),
        ),
        Err(InvokeError::Throttled) => {
            refusal(StatusCode::TOO_MANY_REQUESTS, "TooManyRequestsException", "Rate Exceeded.")
        }
        Err(InvokeError::UnknownFunction(name)) => {
            let message = format!("Function not found: {name}");
            refusal(StatusCode::NOT_FOUND, "ResourceNotFoundException", &message)
        }
    }
}

fn succeeded(result: Bytes) -> Response {
    let headers = [
        ("x-amz-executed-version", "$LATEST"),
        (header::CONTENT_TYPE.as_str(), "application/json"),
    ];
    (headers, result).into_response()
}

/// A function that failed is a success of Lambda: 200 with a header.
fn failed(error_type: &str, message: &str) -> Response {
    let headers = [("x-amz-executed-version", "$LATEST"), ("x-amz-function-error", "Unhandled")];
    (headers, Json(json!({"errorType": error_type, "errorMessage": message}))).into_response()
}

fn invalid_request(message: &str) -> Response {
    refusal(StatusCode::BAD_REQUEST, "InvalidRequestContentException", message)
}

fn refusal(status: StatusCode, code: &'static str, message: &str) -> Response {
    let body = Json(json!({"Type": "User", "Message": message, "message": message}));
    (status, [("x-amzn-errortype", code)], body).into_response()
}
