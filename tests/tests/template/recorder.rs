//! What stands between a function and the local servers: every request is written down and passed
//! on as it is. Each function has its own, so that it is known whose a call is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::calls::{Asked, Names};
use crate::iam::Call;

/// More than any request of an SDK here has.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// The calls of each function so far.
#[derive(Debug, Clone, Default)]
pub struct Seen(Arc<Mutex<BTreeMap<String, BTreeSet<Call>>>>);

impl Seen {
    pub fn add(&self, function: &str, call: Call) {
        self.0.lock().unwrap().entry(function.to_owned()).or_default().insert(call);
    }

    pub fn of(&self, function: &str) -> BTreeSet<Call> {
        self.0.lock().unwrap().get(function).cloned().unwrap_or_default()
    }
}

/// Where the requests go.
#[derive(Debug)]
pub struct Servers {
    pub dynamodb: String,
    pub sqs: String,
    pub eventbridge: String,
    pub gateway: String,
}

#[derive(Clone)]
pub struct Recorder {
    pub function: Arc<str>,
    pub names: Arc<Names>,
    pub servers: Arc<Servers>,
    pub seen: Seen,
    pub client: reqwest::Client,
}

impl Recorder {
    pub fn router(self) -> Router {
        Router::new().fallback(pass_on).with_state(self)
    }
}

async fn pass_on(State(recorder): State<Recorder>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body: Bytes = to_bytes(body, MOST_BYTES).await.expect("a bounded body");
    let target = parts.headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let json = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let (method, path) = (parts.method.as_str(), parts.uri.path());
    for call in recorder.names.calls(&Asked { target, method, path, body: &json }) {
        recorder.seen.add(&recorder.function, call);
    }
    let server = match target.and_then(|target| target.split_once('.')) {
        Some(("DynamoDB_20120810", _)) => &recorder.servers.dynamodb,
        Some(("AmazonSQS", _)) => &recorder.servers.sqs,
        Some(("AWSEvents", _)) => &recorder.servers.eventbridge,
        _ => &recorder.servers.gateway,
    };
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut headers = parts.headers.clone();
    headers.remove(header::HOST);
    let onward = recorder.client.request(parts.method.clone(), format!("{server}{path}"));
    match onward.headers(headers).body(body).send().await {
        Ok(answer) => {
            let (status, mut headers) = (answer.status(), answer.headers().clone());
            headers.remove(header::TRANSFER_ENCODING);
            match answer.bytes().await {
                Ok(body) => (status, headers, body).into_response(),
                Err(_) => StatusCode::BAD_GATEWAY.into_response(),
            }
        }
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
    }
}
