//! Pushing through the management API: the suite against a few lines that keep connections as API
//! Gateway does, and what each status means.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use aisle_aws::{Clients, GatewayPush, Settings};
use aisle_domain::ids::ConnectionId;
use aisle_ports::conformance::{self, PushProbe, sample};
use aisle_ports::{Kind, Push, Pushed};
use async_trait::async_trait;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{any, post};

use crate::server::{serve, settings};

/// The port before a gateway that answers everything with one status and error type.
async fn push_before(status: u16, error_type: &'static str) -> GatewayPush {
    let status = StatusCode::from_u16(status).unwrap();
    let answer = move || async move { (status, [("x-amzn-errortype", error_type)], "{}") };
    push_at(serve(Router::new().fallback(any(answer))).await).await
}

/// The port before a gateway at an endpoint, whose stage is `live`.
async fn push_at(endpoint: String) -> GatewayPush {
    let management_endpoint = Some(format!("{endpoint}/live"));
    let settings = Settings { management_endpoint, ..settings() };
    Clients::from_settings(&settings).await.push().unwrap()
}

fn connection() -> ConnectionId {
    ConnectionId::new("L0SM9cOFvHcCIhw=").unwrap()
}

#[tokio::test]
async fn each_status_has_its_meaning() {
    let cases = [
        (200, "", Ok(Pushed::Accepted)),
        (410, "GoneException", Ok(Pushed::Gone)),
        (410, "", Ok(Pushed::Gone)),
        (403, "ForbiddenException", Err(Kind::Denied)),
        (413, "PayloadTooLargeException", Err(Kind::Invalid)),
        (429, "LimitExceededException", Err(Kind::Throttled)),
        (500, "", Err(Kind::Unavailable)),
    ];
    for (status, error_type, expected) in cases {
        let push = push_before(status, error_type).await;
        let pushed = push.push(&connection(), "hello").await.map_err(|error| error.kind);
        assert_eq!(pushed, expected, "{status} {error_type}");
        let closed = push.close(&connection()).await.map_err(|error| error.kind);
        assert_eq!(closed, expected.map(drop), "closing: {status} {error_type}");
    }
}

/// A gateway that keeps the frames of its connections.
#[derive(Clone, Default)]
struct StubGateway(Arc<Mutex<BTreeMap<String, Screen>>>);

#[derive(Default)]
struct Screen {
    closed: bool,
    frames: Vec<String>,
}

impl StubGateway {
    /// Works on an open connection; 410 when there is none.
    fn on_open(&self, connection: &str, work: impl FnOnce(&mut Screen)) -> StatusCode {
        let mut screens = self.0.lock().unwrap();
        match screens.get_mut(connection).filter(|screen| !screen.closed) {
            Some(screen) => {
                work(screen);
                StatusCode::OK
            }
            None => StatusCode::GONE,
        }
    }
}

#[async_trait]
impl PushProbe for StubGateway {
    async fn connect(&self) -> ConnectionId {
        let mut screens = self.0.lock().unwrap();
        let n = u32::try_from(screens.len()).unwrap();
        // Both alphabets: with and without characters that a path must escape.
        let connection = match n % 2 {
            0 => sample::shopper_connection(n).id,
            _ => sample::agent_connection(n).id,
        };
        screens.insert(connection.as_str().to_owned(), Screen::default());
        connection
    }

    async fn disconnect(&self, connection: &ConnectionId) {
        self.on_open(connection.as_str(), |screen| screen.closed = true);
    }

    async fn frames(&self, connection: &ConnectionId, _at_least: usize) -> Vec<String> {
        self.0.lock().unwrap()[connection.as_str()].frames.clone()
    }

    async fn is_open(&self, connection: &ConnectionId) -> bool {
        !self.0.lock().unwrap()[connection.as_str()].closed
    }
}

async fn post_frame(
    State(gateway): State<StubGateway>,
    Path(connection): Path<String>,
    headers: HeaderMap,
    frame: String,
) -> StatusCode {
    assert!(headers["authorization"].to_str().unwrap().contains("execute-api"), "signed");
    gateway.on_open(&connection, |screen| screen.frames.push(frame))
}

async fn delete_connection(
    State(gateway): State<StubGateway>,
    Path(connection): Path<String>,
) -> StatusCode {
    gateway.on_open(&connection, |screen| screen.closed = true)
}

#[tokio::test]
async fn push() {
    conformance::push_suite(async || {
        let gateway = StubGateway::default();
        let routes = Router::new()
            .route("/live/@connections/{connection}", post(post_frame).delete(delete_connection))
            .layer(DefaultBodyLimit::max(1024 * 1024))
            .with_state(gateway.clone());
        (push_at(serve(routes).await).await, gateway)
    })
    .await;
}
