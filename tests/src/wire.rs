//! A bare WebSocket client, for what a well-behaved one would never send.

use std::time::Duration;

use aisle_contract::frame::ServerFrame;
use futures::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Longer than anything here takes, so that a test that fails says so.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open socket.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What came next.
#[derive(Debug, PartialEq)]
pub enum Came {
    Frame(ServerFrame),
    /// Text that is no frame of ours.
    Raw(String),
    Closed(Option<u16>),
}

impl Socket {
    /// Opens a socket with a list of sub-protocols; the status where the handshake was refused.
    pub async fn open(url: &str, protocols: &[&str], origin: Option<&str>) -> Result<Self, u16> {
        let mut request = url.into_client_request().unwrap();
        let headers = request.headers_mut();
        if !protocols.is_empty() {
            headers.insert("Sec-WebSocket-Protocol", protocols.join(", ").parse().unwrap());
        }
        if let Some(origin) = origin {
            headers.insert("Origin", origin.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((socket, response)) => {
                let chosen = response.headers().get("Sec-WebSocket-Protocol");
                let chosen = chosen.map(|name| name.to_str().unwrap());
                assert_eq!(chosen, protocols.first().copied(), "the answer names no token");
                Ok(Self(socket))
            }
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    pub async fn send(&mut self, message: Message) {
        // A server that closes while we send is told by what comes next.
        let _ = self.0.send(message).await;
    }

    pub async fn send_text(&mut self, text: impl Into<String>) {
        self.send(Message::text(text.into())).await;
    }

    /// The underlying stream, to write bytes that are no proper frame.
    pub fn stream(&mut self) -> &mut MaybeTlsStream<TcpStream> {
        self.0.get_mut()
    }

    pub async fn next(&mut self) -> Came {
        match self.next_text().await {
            Ok(text) => match ServerFrame::parse(&text) {
                Ok(frame) => Came::Frame(frame),
                Err(_) => Came::Raw(text),
            },
            Err(code) => Came::Closed(code),
        }
    }

    /// The next text as it came, or the code that the socket was closed with.
    pub async fn next_text(&mut self) -> Result<String, Option<u16>> {
        loop {
            let message = timeout(PATIENCE, self.0.next()).await.expect("an answer in time");
            return match message {
                Some(Ok(Message::Text(text))) => Ok(text.to_string()),
                Some(Ok(Message::Close(frame))) => Err(frame.map(|f| f.code.into())),
                Some(Ok(_)) => continue,
                Some(Err(_)) | None => Err(None),
            };
        }
    }

    /// The next frame that satisfies a condition; those before are skipped.
    pub async fn until(&mut self, wanted: impl Fn(&ServerFrame) -> bool) -> ServerFrame {
        loop {
            match self.next().await {
                Came::Frame(frame) if wanted(&frame) => return frame,
                Came::Frame(_) => {}
                other => panic!("a frame was expected, not {other:?}"),
            }
        }
    }
}
