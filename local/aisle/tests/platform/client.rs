//! A shopper's and an agent's end of a socket.

use std::time::Duration;

use aisle::{Platform, Secrets};
use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::frame::{ClientFrame, Message, Reply, ServerFrame, Start, Welcome};
use aisle_contract::part::Part;
use aisle_domain::ids::{AgentId, ShopperId};
use aisle_identity::{KeyRing, Secret, agent_token, identity_hash};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message as Frame};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const ANSWER_WITHIN: Duration = Duration::from_secs(20);

pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    pub async fn open(url: &str, offer: &str, origin: Option<&str>) -> Result<Self, Error> {
        let mut request = url.into_client_request()?;
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", offer.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().unwrap());
        }
        let (socket, response) = connect_async(request).await?;
        let answered = &response.headers()["sec-websocket-protocol"];
        assert_eq!(answered, offer.split(", ").next().unwrap(), "the protocol, never a token");
        Ok(Self(socket))
    }

    pub async fn send(&mut self, text: String) {
        self.0.send(Frame::text(text)).await.unwrap();
    }

    /// The next text frame, or the close frame.
    pub async fn next(&mut self) -> Result<String, Option<CloseFrame>> {
        self.next_within(ANSWER_WITHIN).await
    }

    pub async fn next_within(&mut self, time: Duration) -> Result<String, Option<CloseFrame>> {
        let next = async {
            loop {
                match self.0.next().await {
                    Some(Ok(Frame::Text(text))) => return Ok(text.to_string()),
                    Some(Ok(Frame::Close(frame))) => return Err(frame),
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return Err(None),
                }
            }
        };
        tokio::time::timeout(time, next).await.expect("an answer in time")
    }
}

/// A shopper with one device.
pub struct Shopper {
    pub socket: Socket,
    device: String,
    n: u32,
}

impl Shopper {
    pub async fn connect(url: &str, offer: &str) -> Self {
        let socket = Socket::open(url, offer, None).await.unwrap();
        Self { socket, device: "d-1".to_owned(), n: 0 }
    }

    pub async fn anonymous(platform: &Platform) -> Self {
        Self::connect(&platform.addresses().socket, "aisle.v1").await
    }

    pub async fn signed_in(platform: &Platform, id: &str) -> Self {
        let offer = format!("aisle.v1, {}", vouched(platform.secrets(), id));
        Self::connect(&platform.addresses().socket, &offer).await
    }

    pub async fn resumed(url: &str, welcome: &Welcome) -> Self {
        Self::connect(url, &format!("aisle.v1, aisle.resume.{}", welcome.resume_token)).await
    }

    pub async fn frame(&mut self) -> ServerFrame {
        let text = self.socket.next().await.expect("a frame");
        ServerFrame::parse(&text).unwrap()
    }

    pub async fn start(&mut self, language: &str) -> Welcome {
        let start = Start {
            language: Some(language.to_owned()),
            device: Some(self.device.clone()),
            ..Start::default()
        };
        self.socket.send(ClientFrame::Start(start).to_json()).await;
        // The connection is registered before `welcome` is answered, so an entry that is appended
        // meanwhile may be pushed first; a client that skips it finds it when it resumes.
        loop {
            match self.frame().await {
                ServerFrame::Welcome(welcome) => {
                    self.n = welcome.next_n - 1;
                    return welcome;
                }
                ServerFrame::Reply(_) | ServerFrame::Status(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    pub async fn send(&mut self, text: &str) {
        self.n += 1;
        let message = Message {
            device: self.device.clone(),
            n: self.n,
            text: Some(text.to_owned()),
            choice: None,
        };
        self.socket.send(ClientFrame::Message(message).to_json()).await;
    }

    /// The next reply that says something; acks and statuses are skipped.
    pub async fn reply(&mut self) -> Reply {
        loop {
            match self.frame().await {
                ServerFrame::Reply(reply) if !reply.parts.is_empty() => return reply,
                ServerFrame::Reply(_) | ServerFrame::Ack { .. } | ServerFrame::Status(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    pub async fn ask(&mut self, text: &str) -> Reply {
        self.send(text).await;
        self.reply().await
    }
}

/// What vouches for a shopper, as the merchant's site would write it.
pub fn vouched(secrets: &Secrets, id: &str) -> String {
    let secret = Secret::new(secrets.identity_secret.as_str()).unwrap();
    let hash = identity_hash::mint(&secret, &ShopperId::new(id).unwrap());
    format!("aisle.shopper.{}.{hash}", URL_SAFE_NO_PAD.encode(id))
}

/// A human agent.
pub struct Agent {
    pub socket: Socket,
}

impl Agent {
    pub async fn connect(platform: &Platform, name: &str) -> Self {
        let keys = KeyRing::parse(&platform.secrets().agent_keys).unwrap();
        let expires = aisle_domain::Timestamp::now() + Duration::from_secs(60);
        let token = agent_token::mint(&keys, &AgentId::new(name).unwrap(), expires);
        let offer = format!("aisle.agent.v1, aisle.agent.{token}");
        let socket = Socket::open(&platform.addresses().socket, &offer, None).await.unwrap();
        Self { socket }
    }

    pub async fn ask(&mut self, frame: AgentFrame) -> DeskFrame {
        self.socket.send(frame.to_json()).await;
        self.frame().await
    }

    pub async fn frame(&mut self) -> DeskFrame {
        DeskFrame::parse(&self.socket.next().await.expect("a frame")).unwrap()
    }
}

/// The text of a reply, as a client without any part but text shows it.
pub fn text(reply: &Reply) -> String {
    let texts = reply.parts.iter().filter_map(|part| match part {
        Part::Text { text } => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// The number of the order card in a reply.
pub fn card(reply: &Reply) -> Option<&str> {
    reply.parts.iter().find_map(|part| match part {
        Part::OrderCard(card) => Some(card.number.as_str()),
        _ => None,
    })
}
