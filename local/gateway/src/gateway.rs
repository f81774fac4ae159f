//! The gateway itself: its router, serving it, and draining it. Each part of its work has a
//! module of its own.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::routing::any;
use axum::serve::ListenerExt;
use emulator_lambda::Invoke;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::config::Config;
use crate::connection::End;
use crate::connections::{Connections, Registry, Target};
use crate::rate::Rate;
use crate::{handshake, management};

/// What all parts of one gateway share.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) functions: Arc<dyn Invoke>,
    pub(crate) registry: Registry,
    pub(crate) rate: Rate,
    draining: AtomicBool,
    /// How many tasks run that a drain has to wait for.
    tasks: watch::Sender<usize>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gateway").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::SeqCst)
    }

    /// Runs work that a drain waits for.
    pub(crate) fn spawn<F>(self: &Arc<Self>, work: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        self.tasks.send_modify(|tasks| *tasks += 1);
        let running = Running(Arc::clone(self));
        tokio::spawn(async move {
            let _running = running;
            work.await
        })
    }
}

/// Counts a task as running until it is dropped, by whatever way it ends.
struct Running(Arc<Shared>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.tasks.send_modify(|tasks| *tasks -= 1);
    }
}

/// A WebSocket API. Clones are handles on the same one.
#[derive(Debug, Clone)]
pub struct Gateway {
    shared: Arc<Shared>,
}

impl Gateway {
    /// A gateway that calls its functions through `functions`.
    pub fn new(config: Config, functions: Arc<dyn Invoke>) -> Self {
        let rate = Rate::new(config.limits.connections_per_second, config.limits.connections_burst);
        let shared = Shared {
            config,
            functions,
            registry: Registry::default(),
            rate,
            draining: AtomicBool::new(false),
            tasks: watch::Sender::new(0),
        };
        Self { shared: Arc::new(shared) }
    }

    /// The handshake on `/{stage}` (and `/`, see [`Config::root`]) and the management API on
    /// `/{stage}/@connections/{id}` and `/@connections/{id}`. Serve it with
    /// `into_make_service_with_connect_info::<SocketAddr>()`; without that every client's address
    /// is 127.0.0.1. Whoever serves it calls [`Gateway::drain`] before stopping.
    pub fn router(&self) -> Router {
        // Braces would be read as parameters.
        let stage = self.shared.config.stage.replace('{', "{{").replace('}', "}}");
        let mut router = Router::new()
            .route(&format!("/{stage}"), any(handshake::upgrade))
            .route(&format!("/{stage}/@connections/{{id}}"), any(management::handle))
            .route("/@connections/{id}", any(management::handle));
        if self.shared.config.root {
            router = router.route("/", any(handshake::upgrade));
        }
        router.with_state(Arc::clone(&self.shared))
    }

    /// Serves the router until `shutdown` is done, then drains. The management API answers until
    /// the drain is over, so that functions that still run get 410 and not a refused connection.
    ///
    /// # Errors
    /// Those of the listener.
    pub async fn serve<S>(&self, listener: TcpListener, shutdown: S) -> io::Result<()>
    where
        S: Future<Output = ()> + Send,
    {
        let listener = listener.tap_io(|stream| {
            // Without it small frames wait for the client's acknowledgements.
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "TCP_NODELAY was not set");
            }
        });
        let service = self.router().into_make_service_with_connect_info::<SocketAddr>();
        let (drained, stop) = oneshot::channel::<()>();
        let server = axum::serve(listener, service).with_graceful_shutdown(async {
            stop.await.ok();
        });
        let mut server = pin!(async { server.await });
        let draining = async {
            shutdown.await;
            self.drain().await;
        };
        tokio::select! {
            result = &mut server => return result,
            () = draining => {}
        }
        drop(drained);
        // A management client may keep a request open; it is not waited for longer than a socket.
        timeout(self.shared.config.limits.close_timeout, server).await.unwrap_or(Ok(()))
    }

    /// Takes no more handshakes (503), closes all sockets with 1001, and waits, up to
    /// [`Limits::drain`](crate::Limits::drain), for their `$disconnect` and for messages that are
    /// being processed. Final: a drained gateway is not used again.
    pub async fn drain(&self) {
        self.shared.draining.store(true, Ordering::SeqCst);
        for connection in self.shared.registry.sockets() {
            connection.outbox.close(End::Shutdown);
        }
        let mut tasks = self.shared.tasks.subscribe();
        let limit = self.shared.config.limits.drain;
        if timeout(limit, tasks.wait_for(|tasks| *tasks == 0)).await.is_err() {
            tracing::warn!(running = *self.shared.tasks.borrow(), "functions were not waited for");
        }
    }

    /// The open sockets.
    pub fn connections(&self) -> Connections {
        Connections { gateway: Arc::clone(&self.shared) }
    }

    /// Registers an id without a socket: what is posted to it goes into `messages`. A full channel
    /// answers 429, a closed one 410. DELETE, or registering the id again, ends it.
    pub fn virtual_connection(&self, id: impl Into<String>, messages: mpsc::Sender<String>) {
        let target = Target::Virtual { since: Timestamp::now(), messages };
        self.shared.registry.insert(id.into(), target);
    }
}
