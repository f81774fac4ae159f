//! Opening a socket so that thousands fit on one machine: small buffers, and no delay in sending.

use std::time::Duration;

use aisle_client::socket::Socket;
use tokio::time::timeout;
use tokio_tungstenite::connect_async_tls_with_config;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

/// A handshake takes no longer.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Read at once, in bytes; frames may be larger.
const READ_BUFFER: usize = 4 * 1024;

/// Where sockets lead, and how they are opened.
pub(crate) struct Connector {
    url: String,
}

impl Connector {
    pub(crate) fn new(url: &str) -> Self {
        Self { url: url.to_owned() }
    }

    /// Opens a WebSocket with a list of sub-protocols; the HTTP status where it was refused.
    pub(crate) async fn open(&self, offer: &[String]) -> Result<Socket, Option<u16>> {
        let mut request = self.url.as_str().into_client_request().map_err(|_| None)?;
        let list = HeaderValue::from_str(&offer.join(", ")).map_err(|_| None)?;
        request.headers_mut().insert("Sec-WebSocket-Protocol", list);
        let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
        // Without Nagle's delay: what is measured is the server.
        // On the heap: it is large, and every socket's task would carry the room for it.
        let opening = Box::pin(connect_async_tls_with_config(request, Some(config), true, None));
        match timeout(HANDSHAKE, opening).await {
            Ok(Ok((socket, _))) => Ok(socket),
            Ok(Err(Error::Http(response))) => Err(Some(response.status().as_u16())),
            Ok(Err(_)) | Err(_) => Err(None),
        }
    }
}

impl std::fmt::Debug for Connector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connector").field("url", &self.url).finish_non_exhaustive()
    }
}
