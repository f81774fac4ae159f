//! The `@connections` management API: POST, GET and DELETE on one connection.
//! Errors carry `x-amzn-ErrorType`, by which the SDK types them.

use std::sync::Arc;

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use http::header::AUTHORIZATION;
use http::{HeaderName, Method, StatusCode};
use serde_json::json;

use crate::connection::End;
use crate::connections::Target;
use crate::gateway::Shared;
use crate::outbox::Refused;

/// How much of a body that is too long is still read, so that the client gets to read the answer.
const DISCARDED_BYTES: usize = 4 * 1024 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Error {
    Forbidden,
    Gone,
    PayloadTooLarge,
    LimitExceeded,
    NotSupported,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, error_type, message) = match self {
            Self::Forbidden => {
                (StatusCode::FORBIDDEN, "ForbiddenException", "Missing Authentication Token")
            }
            Self::Gone => (StatusCode::GONE, "GoneException", "Gone"),
            Self::PayloadTooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, "PayloadTooLargeException", "Payload too large")
            }
            Self::LimitExceeded => (
                StatusCode::TOO_MANY_REQUESTS,
                "LimitExceededException",
                "The client's buffer is full",
            ),
            Self::NotSupported => (
                StatusCode::METHOD_NOT_ALLOWED,
                "MethodNotAllowedException",
                "Use GET, POST or DELETE",
            ),
        };
        let error_type = [(HeaderName::from_static("x-amzn-errortype"), error_type)];
        (status, error_type, Json(json!({"message": message}))).into_response()
    }
}

/// Answers one call.
pub(crate) async fn handle(
    State(gateway): State<Arc<Shared>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    // Query-signed requests carry their signature in the URL.
    let signed = request.headers().contains_key(AUTHORIZATION)
        || request.uri().query().is_some_and(|query| query.contains("X-Amz-Signature="));
    let method = request.method().clone();
    let result = match method {
        _ if !signed => Err(Error::Forbidden),
        Method::POST => post(&gateway, &id, request.into_body()).await,
        Method::GET => get(&gateway, &id),
        Method::DELETE => delete(&gateway, &id),
        _ => Err(Error::NotSupported),
    };
    let response = result.unwrap_or_else(Error::into_response);
    let status = response.status().as_u16();
    tracing::debug!(connection = %id, %method, status, "@connections");
    response
}

async fn post(gateway: &Shared, id: &str, body: Body) -> Result<Response, Error> {
    let body = to_bytes(body, DISCARDED_BYTES).await.map_err(|_| Error::PayloadTooLarge)?;
    if body.len() > gateway.config.limits.message_bytes {
        return Err(Error::PayloadTooLarge);
    }
    let target = gateway.registry.get(id).ok_or(Error::Gone)?;
    // A WebSocket API sends text frames only.
    let text = String::from_utf8_lossy(&body).into_owned();
    match target.post(text) {
        Ok(()) => Ok(StatusCode::OK.into_response()),
        Err(Refused::Full) => Err(Error::LimitExceeded),
        Err(Refused::Closing) => Err(Error::Gone),
    }
}

fn get(gateway: &Shared, id: &str) -> Result<Response, Error> {
    let (connected_at, last_active_at, source_ip, user_agent) =
        match gateway.registry.get(id).ok_or(Error::Gone)? {
            Target::Socket(connection) => {
                let session = &connection.session;
                let source_ip = session.source_ip.clone();
                (
                    session.connected_at,
                    connection.last_active_at(),
                    source_ip,
                    session.user_agent.clone(),
                )
            }
            Target::Virtual { since, .. } => (since, since, "127.0.0.1".to_owned(), None),
        };
    let body = json!({
        "connectedAt": connected_at.to_string(),
        "identity": {"sourceIp": source_ip, "userAgent": user_agent},
        "lastActiveAt": last_active_at.to_string(),
    });
    Ok(Json(body).into_response())
}

fn delete(gateway: &Shared, id: &str) -> Result<Response, Error> {
    match gateway.registry.get(id).ok_or(Error::Gone)? {
        Target::Socket(connection) => connection.outbox.close(End::Deleted),
        Target::Virtual { .. } => {}
    }
    // Gone from now on, though the socket may take a moment to say goodbye.
    gateway.registry.remove(id);
    Ok(StatusCode::NO_CONTENT.into_response())
}
