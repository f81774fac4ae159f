//! A gateway on a free port, functions that are closures, and clients: what every test here needs.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_apigatewaymanagement as management;
use bytes::Bytes;
use emulator_gateway::{Config, Gateway, Integration, Limits};
use emulator_lambda::{Invoke, InvokeError};
use futures::future::BoxFuture;
use futures::{FutureExt, SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Response;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Nothing here takes a tenth of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Fails a test that waits for something that does not come.
pub async fn soon<T>(what: &str, work: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, work)
        .await
        .unwrap_or_else(|_| panic!("waited in vain for {what}"))
}

pub type Outcome = Result<Value, InvokeError>;
type Function = Box<dyn Fn(Value) -> BoxFuture<'static, Outcome> + Send + Sync>;

/// Functions by name, and a record of every call.
pub struct Functions {
    by_name: BTreeMap<String, Function>,
    calls: Mutex<Vec<(String, Value)>>,
    called: watch::Sender<usize>,
}

impl Functions {
    pub fn new() -> Self {
        Self { by_name: BTreeMap::new(), calls: Mutex::default(), called: watch::Sender::new(0) }
    }

    pub fn on<F, R>(mut self, name: &str, function: F) -> Self
    where
        F: Fn(Value) -> R + Send + Sync + 'static,
        R: Future<Output = Outcome> + Send + 'static,
    {
        self.by_name.insert(name.to_owned(), Box::new(move |event| function(event).boxed()));
        self
    }

    /// A function that always comes to the same end.
    pub fn always(self, name: &str, outcome: Outcome) -> Self {
        self.on(name, move |_| std::future::ready(outcome.clone()))
    }

    /// The events that a function was called with so far.
    pub fn events(&self, name: &str) -> Vec<Value> {
        let calls = self.calls.lock().unwrap();
        calls.iter().filter(|(called, _)| called == name).map(|(_, event)| event.clone()).collect()
    }

    /// Waits until a function was called so many times; returns the events.
    pub async fn until(&self, name: &str, count: usize) -> Vec<Value> {
        let mut called = self.called.subscribe();
        let enough = called.wait_for(|_| self.events(name).len() >= count);
        soon(&format!("call {count} of {name}"), enough).await.unwrap();
        self.events(name)
    }
}

#[async_trait::async_trait]
impl Invoke for Functions {
    async fn invoke(&self, function: &str, payload: Bytes) -> Result<Bytes, InvokeError> {
        let event: Value = serde_json::from_slice(&payload).unwrap();
        self.calls.lock().unwrap().push((function.to_owned(), event.clone()));
        self.called.send_modify(|count| *count += 1);
        let Some(function) = self.by_name.get(function) else {
            return Err(InvokeError::UnknownFunction(function.to_owned()));
        };
        function(event).await.map(|result| Bytes::from(result.to_string()))
    }
}

/// An authorizer's answer that lets everybody in.
pub fn allow(context: Value) -> Value {
    json!({
        "principalId": "somebody",
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}],
        },
        "context": context,
    })
}

pub fn failing(message: &str) -> Outcome {
    Err(InvokeError::Function { error_type: "Error".to_owned(), message: message.to_owned() })
}

pub fn ok() -> Outcome {
    Ok(json!({"statusCode": 200}))
}

/// Functions that let everybody in and echo; each test overrides what it is about.
pub fn functions() -> Functions {
    let echo = |event: Value| async move {
        Ok(json!({"statusCode": 200, "body": format!("echo {}", event["body"].as_str().unwrap())}))
    };
    Functions::new()
        .always("auth", Ok(allow(json!({}))))
        .always("connect", ok())
        .always("disconnect", ok())
        .on("silent", echo)
        .on("echo", echo)
}

pub fn config() -> Config {
    let limits = Limits { close_timeout: Duration::from_millis(500), ..Limits::default() };
    Config::new("api", "dev")
        .limits(limits)
        .authorizer("auth")
        .route("$connect", Integration::function("connect"))
        .route("$disconnect", Integration::function("disconnect"))
        .route("$default", Integration::two_way("echo"))
        .route("silent", Integration::function("silent"))
        .route("ping", Integration::mock(r#"{"type":"pong"}"#))
}

/// The default configuration with other limits.
pub fn limited(change: impl FnOnce(&mut Limits)) -> Config {
    let mut config = config();
    change(&mut config.limits);
    config
}

/// A gateway that is served.
pub struct Running {
    pub gateway: Gateway,
    pub functions: Arc<Functions>,
    pub address: String,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<std::io::Result<()>>,
}

pub async fn start(config: Config, functions: Functions) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    start_on(listener, config, Arc::new(functions)).await
}

pub async fn start_on(listener: TcpListener, config: Config, functions: Arc<Functions>) -> Running {
    let address = listener.local_addr().unwrap().to_string();
    let gateway = Gateway::new(config, Arc::clone(&functions) as Arc<dyn Invoke>);
    let (stop, stopped) = oneshot::channel();
    let serving = gateway.clone();
    let served =
        tokio::spawn(async move { serving.serve(listener, async { drop(stopped.await) }).await });
    Running { gateway, functions, address, stop: Some(stop), served }
}

impl Running {
    pub async fn client(&self) -> Client {
        self.handshake("/dev", &[]).await.unwrap().0
    }

    pub async fn handshake(
        &self,
        path: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<(Client, Response), Error> {
        let mut request = format!("ws://{}{path}", self.address).into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let (socket, response) = soon("the handshake", Box::pin(connect_async(request))).await?;
        Ok((Client { socket }, response))
    }

    /// The status of a handshake that must fail.
    pub async fn refused(&self) -> u16 {
        match self.handshake("/dev", &[]).await {
            Err(Error::Http(response)) => response.status().as_u16(),
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("the handshake should have been refused"),
        }
    }

    /// A client of the management API, below the stage or not.
    pub fn management(&self) -> management::Client {
        management_client(&self.address, "/dev", true)
    }

    /// The id of the only connection.
    pub fn only_id(&self) -> String {
        let ids = self.gateway.connections().ids();
        assert_eq!(ids.len(), 1);
        ids[0].clone()
    }

    pub async fn until_count(&self, count: usize) {
        soon("the number of connections", self.gateway.connections().until_count(count)).await;
    }

    pub async fn stop(mut self) {
        drop(self.stop.take());
        soon("the end of serving", self.served).await.unwrap().unwrap();
    }
}

pub fn management_client(address: &str, path: &str, signed: bool) -> management::Client {
    let config = management::Config::builder()
        .behavior_version(management::config::BehaviorVersion::latest())
        .region(management::config::Region::new("us-east-1"))
        .retry_config(management::config::retry::RetryConfig::disabled())
        .endpoint_url(format!("http://{address}{path}"));
    let config = if signed {
        config.credentials_provider(management::config::Credentials::new(
            "id", "key", None, None, "test",
        ))
    } else {
        config.allow_no_auth()
    };
    management::Client::from_conf(config.build())
}

pub fn blob(text: &str) -> management::primitives::Blob {
    management::primitives::Blob::new(text)
}

/// A client's socket.
pub struct Client {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Client {
    pub async fn send(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    pub async fn text(&mut self) -> String {
        match soon("a message", self.socket.next()).await {
            Some(Ok(Message::Text(text))) => text.to_string(),
            other => panic!("a text frame was expected, not {other:?}"),
        }
    }

    pub async fn json(&mut self) -> Value {
        serde_json::from_str(&self.text().await).unwrap()
    }

    /// Sends and awaits the answer.
    pub async fn ask(&mut self, text: &str) -> String {
        self.send(text).await;
        self.text().await
    }

    /// The code of the close frame that must come next; then the stream must end.
    pub async fn closed(&mut self) -> u16 {
        let code = match soon("a close frame", self.socket.next()).await {
            Some(Ok(Message::Close(Some(frame)))) => u16::from(frame.code),
            other => panic!("a close frame was expected, not {other:?}"),
        };
        let after = soon("the end of the stream", self.socket.next()).await;
        assert!(!matches!(after, Some(Ok(_))), "nothing comes after a close frame: {after:?}");
        code
    }
}

/// Sends one HTTP request as it stands and returns the whole answer.
pub async fn raw_http(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    soon("an HTTP answer", stream.read_to_string(&mut answer)).await.unwrap();
    answer
}
