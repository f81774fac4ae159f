//! The HTTP front: AWS JSON 1.0 over `POST /`, as the SDKs speak it. Reading and writing of the
//! wire is in [`wire`] and [`attributes`], the operations in [`operations`], faults in [`fault`].

mod attributes;
mod connection;
mod fault;
mod operations;
mod wire;

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::queues::Queues;
use connection::{Cut, CuttableListener};
use wire::Refusal;

pub use fault::{Fault, FaultPlan, Hooks, NoHooks};
pub use operations::SUPPORTED_OPERATIONS;

/// Largest request: a batch of 1 MiB whose every character is escaped in JSON, with room to spare.
const REQUEST_BYTES: usize = 8 * 1_048_576;
/// Longest time in which a request must have arrived.
const REQUEST_TIME: Duration = Duration::from_secs(30);
/// Longest time that requests under way get after the shutdown.
const SHUTDOWN_TIME: Duration = Duration::from_secs(3);
const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("application/x-amz-json-1.0");

/// Serves the queues until `shutdown` completes. Long polls then end empty, and connections get
/// three seconds to finish.
pub async fn serve(
    listener: TcpListener,
    queues: Queues,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    serve_with(listener, queues, Arc::new(NoHooks), shutdown).await
}

/// Serves with faults: before each request the hooks are asked what is to go wrong.
pub async fn serve_with(
    listener: TcpListener,
    queues: Queues,
    hooks: Arc<dyn Hooks>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let stop = Arc::new(stop);
    let front = Front { queues, hooks, stopping: stopping.clone() };
    let app = Router::new().fallback(answer).with_state(front);
    let signal = {
        let stop = Arc::clone(&stop);
        async move {
            shutdown.await;
            stop.send_replace(true);
        }
    };
    let server =
        axum::serve(CuttableListener(listener), app.into_make_service_with_connect_info::<Cut>())
            .with_graceful_shutdown(signal);
    let mut stopped = stopping;
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

#[derive(Clone)]
struct Front {
    queues: Queues,
    hooks: Arc<dyn Hooks>,
    stopping: watch::Receiver<bool>,
}

/// One request: read, let the hook interfere, run, write.
async fn answer(
    State(front): State<Front>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let read = match head.method.as_str() {
        "POST" => read(&head.headers, body).await,
        _ => Err(Refusal::not_json_protocol()),
    };
    let (operation, body) = match read {
        Ok(read) => read,
        Err(refusal) => return response(Err(refusal)),
    };
    let fault = front.hooks.before(&operation);
    match fault {
        Some(Fault::DropUnread) => {
            cut.cut();
            return response(Ok(Vec::new()));
        }
        Some(Fault::ServiceUnavailable) => return response(Err(Refusal::unavailable())),
        Some(Fault::CommitThenDrop) | None => {}
    }
    let base = base_url(&head.headers);
    let mut stopping = front.stopping.clone();
    let run = operations::run(&front.queues, &operation, &body, &base);
    let result = tokio::select! {
        // In this order: the operation runs even when the stop came first. Only a long poll can
        // still be waiting after that.
        biased;
        result = run => result,
        _ = stopping.wait_for(|stop| *stop) => Ok(b"{}".to_vec()),
    };
    if fault == Some(Fault::CommitThenDrop) {
        cut.cut();
    }
    response(result)
}

/// The operation's name and the body.
async fn read(headers: &HeaderMap, body: Body) -> Result<(String, Bytes), Refusal> {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok());
    let operation = target
        .and_then(|target| target.strip_prefix("AmazonSQS."))
        .ok_or_else(Refusal::not_json_protocol)?
        .to_owned();
    match tokio::time::timeout(REQUEST_TIME, to_bytes(body, REQUEST_BYTES)).await {
        Ok(Ok(bytes)) => Ok((operation, bytes)),
        Ok(Err(_)) => Err(Refusal::too_large(REQUEST_BYTES)),
        Err(_) => Err(Refusal::too_slow()),
    }
}

/// Queue URLs are made under the address that the client used.
fn base_url(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    format!("http://{}", host.unwrap_or("localhost"))
}

fn response(result: Result<Vec<u8>, Refusal>) -> Response {
    let (status, query_error, body) = match result {
        Ok(body) => (StatusCode::OK, None, body),
        Err(refusal) => (refusal.status(), refusal.query_error(), refusal.body()),
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, CONTENT_TYPE);
    if let Ok(id) = HeaderValue::from_str(&uuid::Uuid::new_v4().to_string()) {
        headers.insert("x-amzn-requestid", id);
    }
    if let Some(query_error) = query_error {
        headers.insert("x-amzn-query-error", query_error);
    }
    response
}
