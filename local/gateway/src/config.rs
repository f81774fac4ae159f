//! What a gateway is made of: its name, its routes, its authorizer and its limits.
//! No behaviour lives here.

use std::collections::BTreeMap;
use std::time::Duration;

/// A WebSocket API with one stage.
#[derive(Debug, Clone)]
pub struct Config {
    /// The API's id, as it stands in ARNs and events.
    pub api_id: String,
    /// The stage's name. It is also the path of the handshake: `/{stage}`.
    pub stage: String,
    /// The region in ARNs.
    pub region: String,
    /// The account in ARNs, 12 digits.
    pub account_id: String,
    /// `requestContext.domainName`. None: the `Host` header of the handshake, port included.
    pub domain_name: Option<String>,
    /// Whether `/` takes handshakes, too, as a custom domain that is mapped to the stage does.
    /// Turn it off where another page lives at `/`.
    pub root: bool,
    /// The function that authorizes handshakes (type REQUEST). None: everybody may connect.
    pub authorizer: Option<String>,
    /// Route key → integration. `$connect`, `$disconnect` and `$default` are optional.
    pub routes: BTreeMap<String, Integration>,
    /// The limits.
    pub limits: Limits,
}

impl Config {
    /// An API without routes, with the limits of AWS.
    pub fn new(api_id: impl Into<String>, stage: impl Into<String>) -> Self {
        Self {
            api_id: api_id.into(),
            stage: stage.into(),
            region: "us-east-1".to_owned(),
            account_id: "000000000000".to_owned(),
            domain_name: None,
            root: true,
            authorizer: None,
            routes: BTreeMap::new(),
            limits: Limits::default(),
        }
    }

    /// Sets the authorizer's function.
    #[must_use]
    pub fn authorizer(mut self, function: impl Into<String>) -> Self {
        self.authorizer = Some(function.into());
        self
    }

    /// Adds a route, or replaces it.
    #[must_use]
    pub fn route(mut self, key: impl Into<String>, integration: Integration) -> Self {
        self.routes.insert(key.into(), integration);
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The ARN that the authorizer is asked about and that its policy must name.
    pub(crate) fn connect_arn(&self) -> String {
        let Self { region, account_id, api_id, stage, .. } = self;
        format!("arn:aws:execute-api:{region}:{account_id}:{api_id}/{stage}/$connect")
    }
}

/// Where a route leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Integration {
    /// A Lambda function, by proxy.
    Function {
        /// The function's name.
        function: String,
        /// Whether the route has a route response: then the function's `body`, if not empty,
        /// goes back to the client.
        two_way: bool,
    },
    /// No function: the answer is fixed. On `$connect` and `$disconnect` it is not sent.
    Mock {
        /// What the client is sent; None sends nothing.
        answer: Option<String>,
    },
}

impl Integration {
    /// A function whose result is not sent to the client.
    pub fn function(function: impl Into<String>) -> Self {
        Self::Function { function: function.into(), two_way: false }
    }

    /// A function whose result is sent to the client.
    pub fn two_way(function: impl Into<String>) -> Self {
        Self::Function { function: function.into(), two_way: true }
    }

    /// A fixed answer.
    pub fn mock(answer: impl Into<String>) -> Self {
        Self::Mock { answer: Some(answer.into()) }
    }
}

/// Every bound of the gateway. The default values are those of AWS where AWS has one.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a message, in either direction. More closes with 1009, or answers 413 to a POST.
    pub message_bytes: usize,
    /// Bytes of a frame from the client. More closes with 1009.
    pub frame_bytes: usize,
    /// How long a connection may be silent in both directions. Then it is closed with 1001.
    pub idle: Duration,
    /// How long a connection may live. Then it is closed with 1001.
    pub life: Duration,
    /// How long a function may take, the authorizer included.
    pub integration_timeout: Duration,
    /// New connections per second; more are answered with 429.
    pub connections_per_second: u32,
    /// How many connections may come at once after a quiet time.
    pub connections_burst: u32,
    /// Bytes of the authorizer's context as JSON. More fails the handshake with 500.
    pub authorizer_context_bytes: usize,
    /// How many messages of one client are processed at the same time.
    pub in_flight: usize,
    /// Bytes that may wait for one client. More answers 429 to a POST.
    pub client_buffer_bytes: usize,
    /// Messages that may wait for one client. More answers 429 to a POST.
    pub client_buffer_messages: usize,
    /// How long one write to a client may take. Then the connection is dropped.
    pub write_timeout: Duration,
    /// How long a client may take to leave after it was sent a close frame.
    pub close_timeout: Duration,
    /// Bytes of the read buffer, which every connection holds all the time.
    pub read_buffer_bytes: usize,
    /// How long [`Gateway::drain`](crate::Gateway::drain) waits for functions.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_bytes: 128 * 1024,
            frame_bytes: 32 * 1024,
            idle: Duration::from_secs(10 * 60),
            life: Duration::from_secs(2 * 60 * 60),
            integration_timeout: Duration::from_secs(29),
            connections_per_second: 500,
            connections_burst: 500,
            authorizer_context_bytes: 8 * 1024,
            in_flight: 8,
            client_buffer_bytes: 512 * 1024,
            client_buffer_messages: 256,
            write_timeout: Duration::from_secs(10),
            close_timeout: Duration::from_secs(2),
            read_buffer_bytes: 1024,
            drain: Duration::from_secs(30),
        }
    }
}
