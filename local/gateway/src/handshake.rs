//! The WebSocket handshake: rate, authorizer, `$connect`, then 101. A socket begins only after all
//! of them; what happens on it is not done here.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::Json;
use axum::extract::{ConnectInfo, Query, Request, State};
use axum::response::{IntoResponse, Response};
use emulator_lambda::InvokeError;
use http::header::{
    CONNECTION, HOST, HeaderName, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE, USER_AGENT,
};
use http::{HeaderMap, Method, StatusCode};
use hyper::upgrade::OnUpgrade;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use crate::authorizer::{Decision, decide};
use crate::config::Integration;
use crate::connection::{Connection, End, Session};
use crate::connections::Target;
use crate::event;
use crate::gateway::Shared;
use crate::identifier::new_identifier;
use crate::integration::{Failure, ProxyResult, call};
use crate::outbox::{Capacity, Outbox};
use crate::socket;

/// Why a handshake is not answered with 101.
#[derive(Debug, Clone)]
struct Refusal {
    status: StatusCode,
    message: &'static str,
}

impl Refusal {
    const fn new(status: StatusCode, message: &'static str) -> Self {
        Self { status, message }
    }
}

/// Answers a handshake.
pub(crate) async fn upgrade(State(gateway): State<Arc<Shared>>, mut request: Request) -> Response {
    let started = Instant::now();
    let id = new_identifier();
    let response = match admit(&gateway, &mut request) {
        Ok(upgrade) => {
            // A client that goes away cancels this handler, but a `$connect` that has begun must
            // come to its `$disconnect`.
            let work = establish(Arc::clone(&gateway), id.clone(), request, upgrade);
            let task = gateway.spawn(work);
            match task.await {
                Ok(outcome) => outcome,
                Err(_) => {
                    Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error"))
                }
            }
        }
        Err(refusal) => Err(refusal),
    };
    let response = response.unwrap_or_else(|refusal| {
        let body =
            json!({"message": refusal.message, "connectionId": id, "requestId": new_identifier()});
        (refusal.status, Json(body)).into_response()
    });
    let duration_ms = started.elapsed().as_secs_f64() * 1000.0;
    let status = response.status().as_u16();
    tracing::info!(connection = %id, route = "$connect", status, duration_ms, "handshake");
    response
}

/// A request that asks for a WebSocket.
struct Upgrade {
    on_upgrade: OnUpgrade,
    accept_key: String,
}

fn admit(gateway: &Shared, request: &mut Request) -> Result<Upgrade, Refusal> {
    if gateway.is_draining() {
        return Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable"));
    }
    let headers = request.headers();
    let lists = |name: HeaderName, token: &str| {
        let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
        values
            .flat_map(|value| value.split(','))
            .any(|part| part.trim().eq_ignore_ascii_case(token))
    };
    if request.method() != Method::GET
        || !lists(CONNECTION, "upgrade")
        || !lists(UPGRADE, "websocket")
    {
        return Err(Refusal::new(StatusCode::UPGRADE_REQUIRED, "Upgrade Required"));
    }
    let bad_request = Refusal::new(StatusCode::BAD_REQUEST, "Bad Request");
    if headers.get(SEC_WEBSOCKET_VERSION).is_none_or(|version| version != "13") {
        return Err(bad_request);
    }
    let key = headers.get(SEC_WEBSOCKET_KEY).ok_or_else(|| bad_request.clone())?;
    let accept_key = derive_accept_key(key.as_bytes());
    let on_upgrade = request.extensions_mut().remove::<OnUpgrade>().ok_or(bad_request)?;
    if !gateway.rate.admit() {
        return Err(Refusal::new(StatusCode::TOO_MANY_REQUESTS, "Too Many Requests"));
    }
    Ok(Upgrade { on_upgrade, accept_key })
}

async fn establish(
    gateway: Arc<Shared>,
    id: String,
    request: Request,
    upgrade: Upgrade,
) -> Result<Response, Refusal> {
    let (mut session, request) = describe(&gateway, id, &request);
    session.authorizer = authorize(&gateway, &session, &request).await?;
    let protocol = connect(&gateway, &session, &request).await?;
    drop(request);

    let limits = &gateway.config.limits;
    let capacity =
        Capacity { messages: limits.client_buffer_messages, bytes: limits.client_buffer_bytes };
    let connection = Arc::new(Connection::new(session, Outbox::new(capacity)));
    let target = Target::Socket(Arc::clone(&connection));
    gateway.registry.insert(connection.session.id.clone(), target);
    if gateway.is_draining() {
        // Draining may have closed all sockets before this one was among them.
        connection.outbox.close(End::Shutdown);
    }
    gateway.spawn(socket::run(Arc::clone(&gateway), connection, upgrade.on_upgrade));

    let mut headers = HeaderMap::new();
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    if let Ok(accept_key) = HeaderValue::try_from(upgrade.accept_key) {
        headers.insert(SEC_WEBSOCKET_ACCEPT, accept_key);
    }
    if let Some(protocol) = protocol {
        headers.insert(SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    Ok((StatusCode::SWITCHING_PROTOCOLS, headers).into_response())
}

fn describe(gateway: &Shared, id: String, request: &Request) -> (Session, event::Request) {
    let headers = request.headers();
    let text = |name: HeaderName| {
        headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let host = text(HOST).unwrap_or_default();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let source_ip = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| peer.ip());
    let source_ip = source_ip.to_string();
    let port = host.rsplit_once(':').and_then(|(_, port)| port.parse().ok()).unwrap_or(80);
    let query = Query::<Vec<(String, String)>>::try_from_uri(request.uri());
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let described = event::Request::new(headers, query, &source_ip, port);
    let session = Session {
        id,
        connected_at: Timestamp::now(),
        source_ip,
        user_agent: text(USER_AGENT),
        domain_name: gateway.config.domain_name.clone().unwrap_or(host),
        authorizer: None,
    };
    (session, described)
}

async fn authorize(
    gateway: &Shared,
    session: &Session,
    request: &event::Request,
) -> Result<Option<Map<String, Value>>, Refusal> {
    let config = &gateway.config;
    let Some(function) = &config.authorizer else { return Ok(None) };
    let payload = event::authorizer(config, session, request, &new_identifier());
    let timeout = config.limits.integration_timeout;
    let failed = Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error");
    let answer = match call(gateway.functions.as_ref(), function, payload, timeout).await {
        Ok(answer) => answer,
        // The one word by which an authorizer says 401.
        Err(Failure::Invoke(InvokeError::Function { message, .. }))
            if message == "Unauthorized" =>
        {
            return Err(Refusal::new(StatusCode::UNAUTHORIZED, "Unauthorized"));
        }
        Err(failure) => {
            tracing::warn!(connection = %session.id, status = failure.kind(), "authorizer failed");
            return Err(failed);
        }
    };
    let context_limit = config.limits.authorizer_context_bytes;
    match decide(&answer, &config.connect_arn(), context_limit) {
        Ok(Decision::Allow(authorizer)) => Ok(Some(authorizer)),
        Ok(Decision::Deny) => Err(Refusal::new(StatusCode::FORBIDDEN, "Forbidden")),
        Err(unusable) => {
            tracing::warn!(connection = %session.id, %unusable, "authorizer failed");
            Err(failed)
        }
    }
}

/// Calls `$connect`'s function. Its sub-protocol goes into the answer as it is, offered or not.
async fn connect(
    gateway: &Shared,
    session: &Session,
    request: &event::Request,
) -> Result<Option<HeaderValue>, Refusal> {
    let config = &gateway.config;
    let Some(Integration::Function { function, .. }) = config.routes.get("$connect") else {
        return Ok(None);
    };
    let payload = event::connect(config, session, request, &new_identifier());
    let timeout = config.limits.integration_timeout;
    let result = call(gateway.functions.as_ref(), function, payload, timeout).await;
    match result.and_then(|result| ProxyResult::parse(&result)) {
        Ok(result) if result.status.is_success() => {
            let protocol = result.header(SEC_WEBSOCKET_PROTOCOL.as_str());
            Ok(protocol.and_then(|protocol| HeaderValue::try_from(protocol).ok()))
        }
        Ok(result) if result.status.is_informational() => {
            Err(Refusal::new(StatusCode::BAD_GATEWAY, "Internal server error"))
        }
        Ok(result) => Err(Refusal::new(result.status, "Refused by $connect")),
        Err(failure) => {
            tracing::warn!(connection = %session.id, status = failure.kind(), "$connect failed");
            let status = match failure {
                Failure::Invoke(InvokeError::Throttled) => StatusCode::TOO_MANY_REQUESTS,
                Failure::TimedOut => StatusCode::GATEWAY_TIMEOUT,
                _ => StatusCode::BAD_GATEWAY,
            };
            Err(Refusal::new(status, failure.told()))
        }
    }
}
