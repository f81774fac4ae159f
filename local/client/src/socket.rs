//! One WebSocket at a time, driven by a [`Session`]: opens, sends, receives, waits, as the state
//! machine says. What is said and how it is shown is the caller's.

use std::collections::VecDeque;
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::session::{Action, Event, Session, Shown};

/// A handshake takes no longer.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Nothing is due: look again then.
const IDLE: Duration = Duration::from_secs(60);

/// An open WebSocket.
pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Opens a WebSocket with a list of sub-protocols; the HTTP status where it was refused.
///
/// # Errors
/// The status of a refusal; `None` when nobody answered.
pub async fn open(url: &str, offer: &[String]) -> Result<Socket, Option<u16>> {
    let mut request = url.into_client_request().map_err(|_| None)?;
    let list = HeaderValue::from_str(&offer.join(", ")).map_err(|_| None)?;
    request.headers_mut().insert("Sec-WebSocket-Protocol", list);
    match timeout(HANDSHAKE, connect_async(request)).await {
        Ok(Ok((socket, _))) => Ok(socket),
        Ok(Err(Error::Http(response))) => Err(Some(response.status().as_u16())),
        Ok(Err(_)) | Err(_) => Err(None),
    }
}

/// The next text of a socket; `None` when it is closed.
pub async fn next_text(socket: &mut Socket) -> Option<String> {
    loop {
        match socket.next().await? {
            Ok(Message::Text(text)) => return Some(text.to_string()),
            Ok(Message::Close(_)) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// What a driven client tells its caller.
pub trait Screen {
    /// Shows something.
    fn show(&mut self, session: &Session, shown: Shown);
    /// What is to be kept has changed.
    fn keep(&mut self, session: &Session);
    /// Whether to stop, and with which exit code. `closed_for` is how long the input has been at
    /// its end.
    fn verdict(&self, session: &Session, closed_for: Option<Duration>) -> Option<i32>;
}

/// Runs a client until its screen says stop; gives the exit code.
pub async fn drive(
    mut session: Session,
    url: &str,
    mut inputs: mpsc::Receiver<Event>,
    screen: &mut dyn Screen,
) -> i32 {
    let began = Instant::now();
    let mut socket: Option<Socket> = None;
    let mut closed_at: Option<Duration> = None;
    let mut event = Event::Tick;
    loop {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for action in session.handle(began.elapsed(), event) {
                match action {
                    Action::Connect => {
                        let opened = open(url, &session.offer()).await;
                        events.push_back(match opened {
                            Ok(opened) => {
                                socket = Some(opened);
                                Event::Opened
                            }
                            Err(status) => Event::Failed(status),
                        });
                    }
                    Action::Close => socket = None,
                    Action::Send(frame) => {
                        if let Some(open) = &mut socket
                            && open.send(Message::text(frame.to_json())).await.is_err()
                        {
                            socket = None;
                            events.push_back(Event::Closed);
                        }
                    }
                    Action::Show(shown) => screen.show(&session, shown),
                    Action::Keep => screen.keep(&session),
                }
            }
        }
        let closed_for = closed_at.map(|at| began.elapsed().saturating_sub(at));
        if let Some(code) = screen.verdict(&session, closed_for) {
            if let Some(mut open) = socket {
                // A farewell that does not arrive is none the worse.
                let _ = timeout(Duration::from_secs(1), open.close(None)).await;
            }
            return code;
        }
        let due = session.deadline().unwrap_or_else(|| began.elapsed() + IDLE);
        // Once the input is at its end, the screen is asked often whether it has waited enough.
        let due = if closed_at.is_some() {
            due.min(began.elapsed() + Duration::from_millis(100))
        } else {
            due
        };
        event = tokio::select! {
            input = inputs.recv(), if closed_at.is_none() => match input {
                Some(event) => event,
                None => {
                    closed_at = Some(began.elapsed());
                    Event::Tick
                }
            },
            text = received(&mut socket) => match text {
                Some(text) => Event::Received(text),
                None => {
                    socket = None;
                    Event::Closed
                }
            },
            () = sleep_until(began + due) => Event::Tick,
        };
    }
}

async fn received(socket: &mut Option<Socket>) -> Option<String> {
    match socket {
        Some(open) => next_text(open).await,
        None => std::future::pending().await,
    }
}
