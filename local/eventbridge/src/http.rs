//! The HTTP front: AWS JSON 1.1 over `POST /`, as the SDKs speak it. What each operation does is
//! in `operations`.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::serve::ListenerExt as _;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::bus::Bus;
use crate::operations::{self, SUPPORTED_OPERATIONS};

/// Largest request: 256 KB whose every character is escaped twice in JSON, with room to spare.
const REQUEST_BYTES: usize = 4 * 1_048_576;
/// Longest time in which a request must have arrived.
const REQUEST_TIME: Duration = Duration::from_secs(30);
/// Longest time that requests under way get after the shutdown.
const SHUTDOWN_TIME: Duration = Duration::from_secs(3);
const TARGET: &str = "AWSEvents.";

/// Serves the bus until `shutdown` completes; connections then get three seconds to finish.
pub async fn serve(
    listener: TcpListener,
    bus: Bus,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stop, mut stopped) = watch::channel(false);
    let stop = Arc::new(stop);
    let signal = {
        let stop = Arc::clone(&stop);
        async move {
            shutdown.await;
            stop.send_replace(true);
        }
    };
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
    });
    let server = axum::serve(listener, Router::new().fallback(answer).with_state(bus))
        .with_graceful_shutdown(signal);
    let overdue = async move {
        // `stop` outlives this future, so the wait ends by the signal alone.
        let _ = stopped.wait_for(|stop| *stop).await;
        tokio::time::sleep(SHUTDOWN_TIME).await;
    };
    tokio::select! {
        served = server => served,
        () = overdue => Ok(()),
    }
}

/// A refusal of a whole request.
pub(crate) struct Refusal {
    status: StatusCode,
    kind: &'static str,
    message: String,
}

impl Refusal {
    pub fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, kind, message: message.into() }
    }

    pub fn internal(message: impl Into<String>) -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self { status, kind: "InternalException", message: message.into() }
    }

    pub fn unknown_operation(operation: &str) -> Self {
        let name: String = operation.chars().take(80).collect();
        let supported = SUPPORTED_OPERATIONS.join(", ");
        Self::new(
            "UnknownOperationException",
            format!(
                "{name} is not modelled. Supported: POST / with X-Amz-Target: {TARGET} and one of {supported}."
            ),
        )
    }
}

async fn answer(State(bus): State<Bus>, request: Request) -> Response {
    let result = match read(request).await {
        Ok((operation, body)) => operations::run(&bus, operation, &body),
        Err(refusal) => Err(refusal),
    };
    let (status, body) = match result {
        Ok(body) => (StatusCode::OK, body),
        Err(refusal) => {
            (refusal.status, json!({"__type": refusal.kind, "message": refusal.message}))
        }
    };
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let content_type = HeaderValue::from_static("application/x-amz-json-1.1");
    headers.insert(header::CONTENT_TYPE, content_type);
    if let Ok(id) = HeaderValue::from_str(&uuid::Uuid::new_v4().to_string()) {
        headers.insert("x-amzn-requestid", id);
    }
    response
}

/// The operation and its body; what is not modelled is refused.
async fn read(request: Request) -> Result<(&'static str, Bytes), Refusal> {
    let (head, body) = request.into_parts();
    let target = head.headers.get("x-amz-target").and_then(|value| value.to_str().ok());
    let asked = target.and_then(|target| target.strip_prefix(TARGET));
    let supported = SUPPORTED_OPERATIONS.iter().find(|name| asked == Some(**name));
    let operation = match supported {
        Some(operation) if head.method == "POST" => *operation,
        _ => return Err(Refusal::unknown_operation(asked.unwrap_or("This request"))),
    };
    match tokio::time::timeout(REQUEST_TIME, to_bytes(body, REQUEST_BYTES)).await {
        Ok(Ok(bytes)) => Ok((operation, bytes)),
        Ok(Err(_)) => Err(Refusal::new(
            "RequestEntityTooLargeException",
            format!("The request broke off, or is longer than {REQUEST_BYTES} bytes."),
        )),
        Err(_) => Err(Refusal::new("RequestTimeoutException", "The body did not arrive in time.")),
    }
}
