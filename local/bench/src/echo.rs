//! The least that a server can do: tokio-tungstenite with a small read buffer, the frames of
//! `aisle.v1` that the load generator cannot do without, and no work between. What it reaches is
//! what sockets and generator leave of the machine.

use std::error::Error;
use std::net::SocketAddr;

use futures::{SinkExt as _, StreamExt as _};
use serde::Deserialize;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::accept_hdr_async_with_config;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

/// As in the platform's gateway.
const READ_BUFFER: usize = 1024;

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Frame {
    Start,
    Message {
        n: u32,
        text: String,
    },
    #[serde(other)]
    Other,
}

/// Serves for ever.
pub fn serve(listen: SocketAddr) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(listen).await?;
        loop {
            let (stream, _) = listener.accept().await?;
            tokio::spawn(converse(stream));
        }
    })
}

async fn converse(stream: TcpStream) {
    // Without it small frames wait for the client's acknowledgements.
    let _ = stream.set_nodelay(true);
    let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER).write_buffer_size(0);
    let opened = accept_hdr_async_with_config(stream, protocol, Some(config)).await;
    let Ok(mut socket) = opened else { return };
    let mut last = 1_u64;
    while let Some(Ok(message)) = socket.next().await {
        let Message::Text(text) = message else { continue };
        let frames = match serde_json::from_str(&text) {
            Ok(Frame::Start) => vec![welcome(last)],
            Ok(Frame::Message { n, text }) => {
                last += 2;
                vec![
                    json!({"type": "ack", "n": n, "seq": last - 1}).to_string(),
                    reply(last, &text),
                ]
            }
            Ok(Frame::Other) | Err(_) => continue,
        };
        for frame in frames {
            if socket.send(Message::text(frame)).await.is_err() {
                return;
            }
        }
    }
}

// The library's own signature.
#[allow(clippy::result_large_err, clippy::unnecessary_wraps)]
fn protocol(_: &Request, mut response: Response) -> Result<Response, ErrorResponse> {
    let name = HeaderValue::from_static("aisle.v1");
    response.headers_mut().insert("Sec-WebSocket-Protocol", name);
    Ok(response)
}

fn welcome(last: u64) -> String {
    let conversation = format!("c-{}", uuid::Uuid::new_v4().simple());
    json!({
        "type": "welcome", "conversation": conversation, "resume_token": "v1.none", "language": "en",
        "last": last, "next_n": 1, "seq": 1, "parts": [],
        "limits": {
            "max_text_chars": 4000, "max_frame_bytes": 131_072, "messages_per_second": 20,
            "ping_after_seconds": 540, "resume_after_seconds": 10,
        },
    })
    .to_string()
}

fn reply(seq: u64, text: &str) -> String {
    json!({
        "type": "reply", "seq": seq, "at": "2026-11-26T09:30:00Z", "author": "bot",
        "answers": [seq - 1], "parts": [{"type": "text", "text": text}],
    })
    .to_string()
}
