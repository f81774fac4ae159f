//! A proxy in front of a server that loses answers: the server has done what it was asked, and the
//! client does not hear of it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::server::listener;

/// How an answer is lost.
#[derive(Debug, Clone, Copy)]
pub enum Loss {
    /// The connection is closed instead.
    Closed,
    /// The connection stays open and nothing comes.
    Silence,
}

/// The proxy.
#[derive(Clone)]
pub struct LossyProxy {
    /// Where it listens.
    pub endpoint: String,
    to_lose: Arc<AtomicUsize>,
    lost: Arc<AtomicUsize>,
}

impl LossyProxy {
    /// A proxy in front of an endpoint that loses answers to one operation (the part of
    /// `x-amz-target` after the dot), once it is told how many.
    pub async fn before(upstream: &str, operation: &'static str, loss: Loss) -> Self {
        let upstream = upstream.trim_start_matches("http://").to_owned();
        let (listener, endpoint) = listener().await;
        let proxy = Self { endpoint, to_lose: Arc::default(), lost: Arc::default() };
        let serving = proxy.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (proxy, upstream) = (serving.clone(), upstream.clone());
                // A client that goes away ends its connection; that is no matter.
                tokio::spawn(async move { proxy.relay(client, &upstream, operation, loss).await });
            }
        });
        proxy
    }

    /// Loses the next so many answers.
    pub fn lose(&self, answers: usize) {
        self.to_lose.store(answers, Ordering::SeqCst);
    }

    /// How many were lost so far.
    pub fn lost(&self) -> usize {
        self.lost.load(Ordering::SeqCst)
    }

    async fn relay(
        &self,
        mut client: TcpStream,
        upstream: &str,
        operation: &str,
        loss: Loss,
    ) -> io::Result<()> {
        let mut server = TcpStream::connect(upstream).await?;
        loop {
            let request = read_message(&mut client).await?;
            server.write_all(&request).await?;
            let answer = read_message(&mut server).await?;
            if names(&request, operation) && self.loses() {
                self.lost.fetch_add(1, Ordering::SeqCst);
                match loss {
                    Loss::Closed => return Ok(()),
                    // Until the client gives up and closes.
                    Loss::Silence => return client.read_to_end(&mut Vec::new()).await.map(drop),
                }
            }
            client.write_all(&answer).await?;
        }
    }

    fn loses(&self) -> bool {
        let less = |left: usize| left.checked_sub(1);
        self.to_lose.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less).is_ok()
    }
}

/// Reads one HTTP message that gives its length, head and body.
async fn read_message(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut message = Vec::new();
    let mut length = None;
    while length.is_none_or(|length| message.len() < length) {
        if stream.read_buf(&mut message).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if length.is_none() {
            length = head(&message).map(|head| head.len() + content_length(&head));
        }
    }
    Ok(message)
}

/// The head with its empty line in lower case, once it is complete.
fn head(message: &[u8]) -> Option<String> {
    let end = message.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    Some(String::from_utf8_lossy(&message[..end]).to_ascii_lowercase())
}

fn content_length(head: &str) -> usize {
    let value = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    value.map_or(0, |value| value.trim().parse().unwrap())
}

fn names(request: &[u8], operation: &str) -> bool {
    let target = format!(".{}", operation.to_ascii_lowercase());
    let head = head(request).unwrap();
    head.lines().any(|line| line.starts_with("x-amz-target:") && line.ends_with(&target))
}
