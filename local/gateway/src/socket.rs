//! One open socket: reads the client's messages, writes what waits for it, keeps its time limits,
//! and says goodbye with the right code. What a message means is not known here.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::config::{Integration, Limits};
use crate::connection::{Connection, End};
use crate::event;
use crate::gateway::Shared;
use crate::identifier::new_identifier;
use crate::integration::call;
use crate::message;
use crate::outbox::Order;

/// How long a client may take between the answer to its handshake and the switch of protocols.
const UPGRADE_TIMEOUT: Duration = Duration::from_secs(10);

type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// Runs a connection to its end, `$disconnect` included.
pub(crate) async fn run(gateway: Arc<Shared>, connection: Arc<Connection>, on_upgrade: OnUpgrade) {
    let mut in_flight = JoinSet::new();
    let (end, socket) = match timeout(UPGRADE_TIMEOUT, on_upgrade).await {
        Ok(Ok(upgraded)) => {
            let config = socket_config(&gateway.config.limits);
            let io = TokioIo::new(upgraded);
            let mut socket = WebSocketStream::from_raw_socket(io, Role::Server, Some(config)).await;
            let end = converse(&gateway, &connection, &mut socket, &mut in_flight).await;
            (end, Some(socket))
        }
        Ok(Err(_)) | Err(_) => (End::Vanished, None),
    };
    gateway.registry.remove(&connection.session.id);
    let goodbye = async {
        if let Some(socket) = socket {
            say_goodbye(socket, &end, &gateway.config.limits).await;
        }
    };
    tokio::join!(goodbye, disconnect(&gateway, &connection, &end));
    // What has begun is finished, as on AWS; nobody reads the answers.
    while in_flight.join_next().await.is_some() {}
}

fn socket_config(limits: &Limits) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(limits.read_buffer_bytes)
        .write_buffer_size(0)
        .max_message_size(Some(limits.message_bytes))
        .max_frame_size(Some(limits.frame_bytes))
}

async fn converse(
    gateway: &Arc<Shared>,
    connection: &Arc<Connection>,
    socket: &mut Socket,
    in_flight: &mut JoinSet<Option<String>>,
) -> End {
    let limits = &gateway.config.limits;
    let life_over = Instant::now() + limits.life;
    let mut active = Instant::now();
    loop {
        let idle_over = active + limits.idle;
        let step = tokio::select! {
            biased;
            () = sleep_until(life_over.min(idle_over)) => {
                return if idle_over < life_over { End::Idle } else { End::LifeOver };
            }
            order = connection.outbox.next() => match order {
                Order::Send(text) => Step::Write(text),
                Order::Close(end) => return end,
            },
            answer = next_answer(in_flight) => match answer {
                Some(text) => Step::Write(text),
                None => continue,
            },
            received = socket.next(), if in_flight.len() < limits.in_flight => Step::Read(received),
        };
        active = Instant::now();
        connection.touch();
        match step {
            Step::Write(text) => {
                match timeout(limits.write_timeout, socket.send(Message::text(text))).await {
                    Ok(Ok(())) => {}
                    Ok(Err(_)) => return End::Vanished,
                    Err(_) => return End::WriteTimedOut,
                }
            }
            Step::Read(received) => match read(received) {
                Read::Text(body) => {
                    let answering =
                        message::answer(Arc::clone(gateway), Arc::clone(connection), body);
                    in_flight.spawn(answering);
                }
                Read::Control => match timeout(limits.write_timeout, socket.flush()).await {
                    Ok(Ok(())) => {}
                    Ok(Err(_)) => return End::Vanished,
                    Err(_) => return End::WriteTimedOut,
                },
                Read::End(end) => return end,
            },
        }
        // Time that was spent on writing is not silence.
        active = active.max(Instant::now());
    }
}

enum Step {
    Write(String),
    Read(Option<Result<Message, Error>>),
}

/// The next answer of a function that is done. Waits for ever when none is in flight.
async fn next_answer(in_flight: &mut JoinSet<Option<String>>) -> Option<String> {
    match in_flight.join_next().await {
        Some(answer) => answer.ok().flatten(),
        None => pending().await,
    }
}

enum Read {
    Text(String),
    Control,
    End(End),
}

fn read(received: Option<Result<Message, Error>>) -> Read {
    match received {
        Some(Ok(Message::Text(text))) => Read::Text(text.as_str().to_owned()),
        Some(Ok(Message::Binary(_))) => Read::End(End::Binary),
        // The pong is queued already, flushing sends it.
        Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Read::Control,
        Some(Ok(Message::Close(frame))) => {
            let frame =
                frame.map(|frame| (u16::from(frame.code), frame.reason.as_str().to_owned()));
            Read::End(End::ClientClosed(frame))
        }
        Some(Err(Error::Capacity(_))) => Read::End(End::TooBig),
        Some(Err(Error::Utf8(_))) => Read::End(End::NotUtf8),
        Some(Err(Error::Protocol(
            tokio_tungstenite::tungstenite::error::ProtocolError::ResetWithoutClosingHandshake,
        ))) => Read::End(End::Vanished),
        Some(Err(Error::Protocol(_))) => Read::End(End::Protocol),
        Some(Err(_)) | None => Read::End(End::Vanished),
    }
}

/// Sends the close frame, or the reply to the client's, and gives the client time to read it:
/// closing a TCP connection with unread bytes resets it, and the frame would be lost.
async fn say_goodbye(mut socket: Socket, end: &End, limits: &Limits) {
    let close_frame = end.close_frame();
    if close_frame.is_none() && !matches!(end, End::ClientClosed(_)) {
        return;
    }
    let goodbye = async {
        match close_frame {
            Some((code, reason)) => {
                let frame = CloseFrame { code: CloseCode::from(code), reason: reason.into() };
                socket.send(Message::Close(Some(frame))).await.ok();
            }
            None => {
                socket.flush().await.ok();
            }
        }
        let io = socket.get_mut();
        io.shutdown().await.ok();
        let mut discarded = [0; 128]; // small: it is part of every idle socket's task
        while matches!(io.read(&mut discarded).await, Ok(1..)) {}
    };
    timeout(limits.close_timeout, goodbye).await.ok();
}

async fn disconnect(gateway: &Shared, connection: &Connection, end: &End) {
    let id = &connection.session.id;
    let (code, _) = end.disconnect();
    tracing::info!(connection = %id, code, "disconnected");
    let Some(Integration::Function { function, .. }) = gateway.config.routes.get("$disconnect")
    else {
        return;
    };
    let payload = event::disconnect(&gateway.config, &connection.session, end, &new_identifier());
    let timeout = gateway.config.limits.integration_timeout;
    if let Err(failure) = call(gateway.functions.as_ref(), function, payload, timeout).await {
        tracing::warn!(connection = %id, route = "$disconnect", status = failure.kind(), "failed");
    }
}
