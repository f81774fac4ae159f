//! The side of the Runtime API that a function's process sees ("Using the Lambda runtime API for
//! custom runtimes"), below a path prefix: `/{function}` or, for supervised processes,
//! `/{function}/{instance}`.

use std::io;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures::stream;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::RuntimeApi;
use super::body::{Unread, read};
use super::dispatch::{Dispatch, Handed, InstanceId, NoInvocation};
use crate::function::PAYLOAD_BYTES;
use crate::invoke::InvokeError;

const ERROR_TYPE_HEADER: &str = "lambda-runtime-function-error-type";

pub(super) fn router() -> Router<RuntimeApi> {
    let mut router = Router::new();
    for prefix in ["/{function}", "/{function}/{instance}"] {
        let path = |rest: &str| format!("{prefix}/2018-06-01/runtime/{rest}");
        router = router
            .route(&path("invocation/next"), get(next))
            .route(&path("invocation/{id}/response"), post(response))
            .route(&path("invocation/{id}/error"), post(error))
            .route(&path("init/error"), post(init_error));
    }
    router
}

#[derive(Deserialize)]
struct Prefix {
    function: String,
    instance: Option<InstanceId>,
}

#[derive(Deserialize)]
struct Invocation {
    function: String,
    id: String,
}

async fn next(State(api): State<RuntimeApi>, Path(prefix): Path<Prefix>) -> Response {
    let Some(dispatch) = api.dispatch(&prefix.function) else { return unknown_function() };
    match dispatch.next(prefix.instance).await {
        Ok(handed) => handed_over(&dispatch, handed),
        Err(NoInvocation::UnknownInstance) => {
            refusal(StatusCode::FORBIDDEN, "InvalidInstance", "this instance was not started here")
        }
        // A body that breaks off: every runtime sees a failed connection and ends itself.
        Err(NoInvocation::Closing) => {
            let cut = stream::once(async { Err::<Vec<u8>, _>(io::Error::other("closing")) });
            (StatusCode::SERVICE_UNAVAILABLE, Body::from_stream(cut)).into_response()
        }
    }
}

fn handed_over(dispatch: &Dispatch, handed: Handed) -> Response {
    let hex = Uuid::new_v4().simple().to_string();
    let parent = Uuid::new_v4().simple().to_string();
    let seconds = handed.deadline_ms.saturating_sub(dispatch.config.timeout.as_millis()) / 1_000;
    let trace_id =
        format!("Root=1-{seconds:08x}-{};Parent={};Sampled=0", &hex[..24], &parent[..16]);
    let headers = [
        ("lambda-runtime-aws-request-id", handed.id),
        ("lambda-runtime-deadline-ms", handed.deadline_ms.to_string()),
        ("lambda-runtime-invoked-function-arn", dispatch.arn.clone()),
        ("lambda-runtime-trace-id", trace_id),
        (header::CONTENT_TYPE.as_str(), "application/json".to_owned()),
    ];
    (headers, handed.payload).into_response()
}

async fn response(
    State(api): State<RuntimeApi>,
    Path(invocation): Path<Invocation>,
    body: Body,
) -> Response {
    let Some(dispatch) = api.dispatch(&invocation.function) else { return unknown_function() };
    match read(body).await {
        Ok(result) => accepted(dispatch.answer(&invocation.id, Ok(result))),
        Err(Unread::CutOff) => cut_off(),
        Err(Unread::TooLarge) => {
            let message = format!("the response is larger than {PAYLOAD_BYTES} bytes");
            let error_type = "Function.ResponseSizeTooLarge".to_owned();
            let error = InvokeError::Function { error_type, message: message.clone() };
            match dispatch.answer(&invocation.id, Err(error)) {
                true => refusal(StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", &message),
                false => unknown_invocation(),
            }
        }
    }
}

async fn error(
    State(api): State<RuntimeApi>,
    Path(invocation): Path<Invocation>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(dispatch) = api.dispatch(&invocation.function) else { return unknown_function() };
    match function_error(&headers, body).await {
        Ok(error) => accepted(dispatch.answer(&invocation.id, Err(error))),
        Err(refused) => refused,
    }
}

async fn init_error(
    State(api): State<RuntimeApi>,
    Path(prefix): Path<Prefix>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(dispatch) = api.dispatch(&prefix.function) else { return unknown_function() };
    match function_error(&headers, body).await {
        Ok(error) => {
            dispatch.init_failed(&error);
            accepted(true)
        }
        Err(refused) => refused,
    }
}

/// `errorType` and `errorMessage` of the body; the header gives the type when the body does not.
async fn function_error(headers: &HeaderMap, body: Body) -> Result<InvokeError, Response> {
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Reported {
        error_type: Option<String>,
        error_message: Option<String>,
    }
    let body = match read(body).await {
        Ok(body) => body,
        Err(Unread::CutOff) => return Err(cut_off()),
        Err(Unread::TooLarge) => {
            let message = "the error is larger than a response may be";
            return Err(refusal(StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", message));
        }
    };
    let reported: Reported = serde_json::from_slice(&body).unwrap_or_default();
    let of_header = || headers.get(ERROR_TYPE_HEADER)?.to_str().ok().map(str::to_owned);
    Ok(InvokeError::Function {
        error_type: reported
            .error_type
            .or_else(of_header)
            .unwrap_or_else(|| "Unhandled".to_owned()),
        message: reported.error_message.unwrap_or_default(),
    })
}

fn accepted(known: bool) -> Response {
    match known {
        true => (StatusCode::ACCEPTED, Json(json!({"status": "OK"}))).into_response(),
        false => unknown_invocation(),
    }
}

fn unknown_invocation() -> Response {
    let message = "no invocation of this id is held: it timed out, or was answered before";
    refusal(StatusCode::BAD_REQUEST, "InvalidRequestID", message)
}

fn unknown_function() -> Response {
    refusal(StatusCode::NOT_FOUND, "UnknownFunction", "register the function first")
}

fn cut_off() -> Response {
    refusal(StatusCode::BAD_REQUEST, "IncompleteBody", "the body broke off")
}

fn refusal(status: StatusCode, error_type: &str, message: &str) -> Response {
    (status, Json(json!({"errorType": error_type, "errorMessage": message}))).into_response()
}
