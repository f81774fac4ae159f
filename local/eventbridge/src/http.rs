//! The HTTP front: `PutEvents` in AWS JSON 1.1 over `POST /`, as the SDKs speak it.

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
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::bus::{Bus, BusError};
use crate::entry::{Entry, EntryError};

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
struct Refusal {
    status: StatusCode,
    kind: &'static str,
    message: String,
}

impl Refusal {
    fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, kind, message: message.into() }
    }
}

impl From<BusError> for Refusal {
    fn from(error: BusError) -> Self {
        match &error {
            BusError::EntryCount(_) | BusError::TooLarge(_) => {
                Self::new("ValidationException", error.to_string())
            }
            BusError::Journal(_) => {
                tracing::error!(%error, "events could not be recorded");
                Self {
                    status: StatusCode::INTERNAL_SERVER_ERROR,
                    kind: "InternalException",
                    message: error.to_string(),
                }
            }
        }
    }
}

async fn answer(State(bus): State<Bus>, request: Request) -> Response {
    let result = match read(request).await {
        Ok(body) => put_events(&bus, &body),
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

/// The body of a `PutEvents`; everything else is refused.
async fn read(request: Request) -> Result<Bytes, Refusal> {
    let (head, body) = request.into_parts();
    let target = head.headers.get("x-amz-target").and_then(|value| value.to_str().ok());
    match target.and_then(|target| target.strip_prefix(TARGET)) {
        Some("PutEvents") if head.method == "POST" => {}
        other => {
            let name: String = other.unwrap_or("This request").chars().take(80).collect();
            return Err(Refusal::new(
                "UnknownOperationException",
                format!(
                    "{name} is not modelled. Supported: POST / with X-Amz-Target: {TARGET}PutEvents."
                ),
            ));
        }
    }
    match tokio::time::timeout(REQUEST_TIME, to_bytes(body, REQUEST_BYTES)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Refusal::new(
            "RequestEntityTooLargeException",
            format!("The request broke off, or is longer than {REQUEST_BYTES} bytes."),
        )),
        Err(_) => Err(Refusal::new("RequestTimeoutException", "The body did not arrive in time.")),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutEvents {
    #[serde(default)]
    entries: Vec<Entry>,
    endpoint_id: Option<String>,
}

fn put_events(bus: &Bus, body: &[u8]) -> Result<Value, Refusal> {
    let request: PutEvents = serde_json::from_slice(body).map_err(|error| {
        Refusal::new("SerializationException", format!("The body is not a PutEvents: {error}."))
    })?;
    if request.endpoint_id.is_some() {
        return Err(Refusal::new(
            "ValidationException",
            "EndpointId is not modelled: leave it out.",
        ));
    }
    let results = bus.put(&request.entries)?;
    let failed = results.iter().filter(|result| result.is_err()).count();
    let entries: Vec<_> = results.iter().map(result_entry).collect();
    Ok(json!({"FailedEntryCount": failed, "Entries": entries}))
}

fn result_entry(result: &Result<String, EntryError>) -> Value {
    match result {
        Ok(id) => json!({"EventId": id}),
        Err(error) => json!({"ErrorCode": error.code(), "ErrorMessage": error.to_string()}),
    }
}
