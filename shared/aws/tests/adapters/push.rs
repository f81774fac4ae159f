//! Pushing through the management API: the suite against the gateway emulator with sockets of
//! real clients, and what each status means.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use aisle_aws::{Clients, GatewayPush, Settings};
use aisle_domain::ids::ConnectionId;
use aisle_ports::conformance::{self, PushProbe};
use aisle_ports::{Kind, Push, Pushed};
use async_trait::async_trait;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::any;
use bytes::Bytes;
use emulator_gateway::{Config, Gateway};
use emulator_lambda::{Invoke, InvokeError};
use futures::{FutureExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::server::{listener, serve, settings};

/// Nothing here takes a tenth of it.
const PATIENCE: Duration = Duration::from_secs(20);

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

/// Functions that nobody calls: the API has no routes.
struct NoFunctions;

#[async_trait]
impl Invoke for NoFunctions {
    async fn invoke(&self, function: &str, _payload: Bytes) -> Result<Bytes, InvokeError> {
        Err(InvokeError::UnknownFunction(function.to_owned()))
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Clients of a gateway in this process.
struct ClientsSide {
    gateway: Gateway,
    url: String,
    sockets: Mutex<BTreeMap<ConnectionId, Socket>>,
}

impl ClientsSide {
    /// Waits until the gateway has exactly so many sockets.
    async fn until_open(&self, count: usize) {
        let connections = self.gateway.connections();
        timeout(PATIENCE, connections.until_count(count)).await.unwrap();
    }
}

#[async_trait]
impl PushProbe for ClientsSide {
    async fn connect(&self) -> ConnectionId {
        let before = self.gateway.connections().ids();
        let (socket, _) = connect_async(&self.url).await.unwrap();
        self.until_open(before.len() + 1).await;
        let mut ids = self.gateway.connections().ids();
        ids.retain(|id| !before.contains(id));
        let connection = ConnectionId::new(ids.pop().unwrap()).unwrap();
        self.sockets.lock().await.insert(connection.clone(), socket);
        connection
    }

    async fn disconnect(&self, connection: &ConnectionId) {
        let left = self.gateway.connections().count() - 1;
        let mut socket = self.sockets.lock().await.remove(connection).unwrap();
        socket.close(None).await.unwrap();
        self.until_open(left).await;
    }

    async fn frames(&self, connection: &ConnectionId, at_least: usize) -> Vec<String> {
        let mut sockets = self.sockets.lock().await;
        let socket = sockets.get_mut(connection).unwrap();
        let mut frames = Vec::new();
        while frames.len() < at_least {
            let message = timeout(PATIENCE, socket.next()).await.unwrap().unwrap().unwrap();
            frames.push(message.into_text().unwrap().as_str().to_owned());
        }
        assert!(socket.next().now_or_never().is_none(), "no more frames than expected");
        frames
    }

    async fn closed(&self, connection: &ConnectionId) {
        let mut sockets = self.sockets.lock().await;
        let socket = sockets.get_mut(connection).unwrap();
        // What was posted before comes first.
        while let Some(Ok(message)) = timeout(PATIENCE, socket.next()).await.unwrap() {
            if matches!(message, Message::Close(_)) {
                return;
            }
        }
    }
}

#[tokio::test]
async fn push() {
    conformance::push_suite(async || {
        let gateway = Gateway::new(Config::new("api", "live"), Arc::new(NoFunctions));
        let (listener, endpoint) = listener().await;
        let serving = gateway.clone();
        tokio::spawn(async move { serving.serve(listener, std::future::pending()).await });
        let url = format!("{}/live", endpoint.replace("http", "ws"));
        let push = push_at(endpoint).await;
        (push, ClientsSide { gateway, url, sockets: Mutex::default() })
    })
    .await;
}
