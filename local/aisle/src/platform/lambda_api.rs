//! Lambda's Invoke operation for functions that run in this process, so that `cargo lambda invoke`
//! and the AWS CLI can call them. With processes the Lambda emulator serves its own.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use emulator_lambda::{Invoke, InvokeError, PAYLOAD_BYTES};
use serde_json::json;

/// The router of the operation.
pub fn router(functions: Arc<dyn Invoke>) -> Router {
    Router::new()
        .route("/2015-03-31/functions/{name}/invocations", post(invoke))
        .with_state(functions)
}

async fn invoke(
    State(functions): State<Arc<dyn Invoke>>,
    Path(name): Path<String>,
    body: Body,
) -> Response {
    let Ok(payload) = to_bytes(body, PAYLOAD_BYTES).await else {
        return refusal(StatusCode::PAYLOAD_TOO_LARGE, "RequestTooLargeException", "over 6 MB");
    };
    match functions.invoke(&name, payload).await {
        Ok(answer) => json_response(StatusCode::OK, Body::from(answer)),
        Err(InvokeError::UnknownFunction(_)) => {
            let message = "no such function: connect, intake, nlu, order and handoff there are";
            refusal(StatusCode::NOT_FOUND, "ResourceNotFoundException", message)
        }
        Err(InvokeError::Throttled) => {
            refusal(StatusCode::TOO_MANY_REQUESTS, "TooManyRequestsException", "Rate Exceeded.")
        }
        Err(error) => failed(error),
    }
}

/// A function's own failure is a successful call, marked by a header.
fn failed(error: InvokeError) -> Response {
    let (error_type, message) = match error {
        InvokeError::Function { error_type, message } => (error_type, message),
        other => ("Unhandled".to_owned(), other.to_string()),
    };
    let body = json!({"errorType": error_type, "errorMessage": message}).to_string();
    let mut response = json_response(StatusCode::OK, Body::from(body));
    response.headers_mut().insert(
        HeaderName::from_static("x-amz-function-error"),
        HeaderValue::from_static("Unhandled"),
    );
    response
}

fn refusal(status: StatusCode, kind: &'static str, message: &str) -> Response {
    let body = json!({"Type": "User", "Message": message, "message": message}).to_string();
    let mut response = json_response(status, Body::from(body));
    response
        .headers_mut()
        .insert(HeaderName::from_static("x-amzn-errortype"), HeaderValue::from_static(kind));
    response
}

fn json_response(status: StatusCode, body: Body) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}
