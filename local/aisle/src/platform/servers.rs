//! The listeners of a platform, and serving on them until told to stop.

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::platform::addresses::Addresses;
use crate::platform::{Options, PlatformError};

/// The longest time in which a server must have stopped.
const STOP_WITHIN: Duration = Duration::from_secs(4);

/// All listeners, on the loopback interface only.
pub struct Listeners {
    pub http: TcpListener,
    pub dynamodb: TcpListener,
    pub sqs: TcpListener,
    pub eventbridge: TcpListener,
    pub lambda: TcpListener,
}

impl Listeners {
    /// Takes the ports.
    pub async fn bind(options: &Options) -> Result<Self, PlatformError> {
        Ok(Self {
            http: bind("the socket and the pages", options.port, "--port").await?,
            lambda: bind("Lambda's API", options.lambda_port, "--lambda-port").await?,
            dynamodb: bind("DynamoDB", options.dynamodb_port, "--dynamodb-port").await?,
            sqs: bind("SQS", options.sqs_port, "--sqs-port").await?,
            eventbridge: bind("EventBridge", 0, "").await?,
        })
    }

    /// Where they listen.
    pub fn addresses(&self) -> Result<Addresses, PlatformError> {
        let of = |listener: &TcpListener, what| {
            let address = String::new();
            let failed = |source| PlatformError::Listen { what, address, option: "", source };
            listener.local_addr().map_err(failed)
        };
        Ok(Addresses::new(
            of(&self.http, "the socket and the pages")?,
            of(&self.dynamodb, "DynamoDB")?,
            of(&self.sqs, "SQS")?,
            of(&self.eventbridge, "EventBridge")?,
            of(&self.lambda, "Lambda's API")?,
        ))
    }
}

async fn bind(
    what: &'static str,
    port: u16,
    option: &'static str,
) -> Result<TcpListener, PlatformError> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let failed =
        |source| PlatformError::Listen { what, address: address.to_string(), option, source };
    TcpListener::bind(address).await.map_err(failed)
}

/// Servers that run until they are told to stop.
pub struct Servers {
    stop: watch::Sender<bool>,
    running: JoinSet<()>,
}

impl Servers {
    pub fn new() -> Self {
        Self { stop: watch::Sender::new(false), running: JoinSet::new() }
    }

    /// Completes when the servers are to stop.
    pub fn stopped(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stop = self.stop.subscribe();
        async move {
            // An error means that the platform was dropped: stop as well.
            let _ = stop.wait_for(|stop| *stop).await;
        }
    }

    /// Runs a server, and says so if it ends by itself.
    pub fn run<E: std::fmt::Display>(
        &mut self,
        name: &'static str,
        server: impl Future<Output = Result<(), E>> + Send + 'static,
    ) {
        self.running.spawn(async move {
            if let Err(error) = server.await {
                tracing::error!(server = name, %error, "an embedded server failed");
            }
        });
    }

    /// Serves a router.
    pub fn serve(&mut self, name: &'static str, listener: TcpListener, router: Router) {
        let stopped = self.stopped();
        self.run(name, async move {
            let listener = listener.tap_io(|stream| {
                // Without it small frames wait for the client's acknowledgements.
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "TCP_NODELAY was not set");
                }
            });
            let service = router.into_make_service_with_connect_info::<SocketAddr>();
            axum::serve(listener, service).with_graceful_shutdown(stopped).await
        });
    }

    /// Stops all servers; what does not stop in time is cut off.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        let all = async { while self.running.join_next().await.is_some() {} };
        if tokio::time::timeout(STOP_WITHIN, all).await.is_err() {
            tracing::warn!("an embedded server was cut off");
        }
    }
}
