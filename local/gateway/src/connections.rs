//! All open connections of a gateway, real and virtual, and the handle that a platform or a test
//! has on them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::{mpsc, watch};

use crate::connection::{Connection, End};
use crate::gateway::Shared;
use crate::outbox::Refused;

/// Something that can be posted to.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    Socket(Arc<Connection>),
    Virtual { since: Timestamp, messages: mpsc::Sender<String> },
}

impl Target {
    fn sockets(&self) -> usize {
        usize::from(matches!(self, Self::Socket(_)))
    }

    pub(crate) fn post(&self, text: String) -> Result<(), Refused> {
        match self {
            Self::Socket(connection) => connection.outbox.push(text),
            Self::Virtual { messages, .. } => {
                messages.try_send(text).map_err(|error| match error {
                    mpsc::error::TrySendError::Full(_) => Refused::Full,
                    mpsc::error::TrySendError::Closed(_) => Refused::Closing,
                })
            }
        }
    }
}

/// What became of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// It waits to be written to the client.
    Accepted,
    /// There is no such connection (any more).
    Gone,
    /// Too much waits for the client already.
    Full,
}

/// Connection id → target, and how many sockets there are.
#[derive(Debug)]
pub(crate) struct Registry {
    targets: Mutex<BTreeMap<String, Target>>,
    /// Changed under the lock, so that the counts come in the order of the changes.
    sockets: watch::Sender<usize>,
}

impl Default for Registry {
    fn default() -> Self {
        Self { targets: Mutex::default(), sockets: watch::Sender::new(0) }
    }
}

impl Registry {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Target>> {
        self.targets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a target; it replaces one of the same id.
    pub(crate) fn insert(&self, id: String, target: Target) {
        let mut targets = self.lock();
        let added = target.sockets();
        let replaced = targets.insert(id, target).map_or(0, |target| target.sockets());
        self.sockets.send_modify(|count| *count = *count + added - replaced);
    }

    pub(crate) fn remove(&self, id: &str) -> Option<Target> {
        let mut targets = self.lock();
        let removed = targets.remove(id)?;
        self.sockets.send_modify(|count| *count -= removed.sockets());
        Some(removed)
    }

    pub(crate) fn get(&self, id: &str) -> Option<Target> {
        self.lock().get(id).cloned()
    }

    pub(crate) fn sockets(&self) -> Vec<Arc<Connection>> {
        let targets = self.lock();
        let sockets = targets.values().filter_map(|target| match target {
            Target::Socket(connection) => Some(Arc::clone(connection)),
            Target::Virtual { .. } => None,
        });
        sockets.collect()
    }
}

/// A handle on a gateway's sockets; virtual connections are not among them.
#[derive(Debug, Clone)]
pub struct Connections {
    pub(crate) gateway: Arc<Shared>,
}

impl Connections {
    /// How many sockets are open.
    pub fn count(&self) -> usize {
        *self.gateway.registry.sockets.borrow()
    }

    /// The ids of all open sockets, in the order of their text.
    pub fn ids(&self) -> Vec<String> {
        let sockets = self.gateway.registry.sockets();
        sockets.into_iter().map(|connection| connection.session.id.clone()).collect()
    }

    /// Waits until exactly this many sockets are open. Give it a time-out.
    pub async fn until_count(&self, count: usize) {
        let mut sockets = self.gateway.registry.sockets.subscribe();
        // The sender lives as long as `self`: there is always a value to come.
        drop(sockets.wait_for(|now| *now == count).await);
    }

    /// Posts to a connection as the management API does, without HTTP between.
    pub fn post(&self, id: &str, text: String) -> Posted {
        match self.gateway.registry.get(id).map(|target| target.post(text)) {
            Some(Ok(())) => Posted::Accepted,
            Some(Err(Refused::Full)) => Posted::Full,
            Some(Err(Refused::Closing)) | None => Posted::Gone,
        }
    }

    /// Cuts one connection without a close frame, as a lost network does. False: no such socket.
    pub fn drop_abruptly(&self, id: &str) -> bool {
        match self.gateway.registry.get(id) {
            Some(Target::Socket(connection)) => {
                connection.outbox.close(End::Cut);
                true
            }
            _ => false,
        }
    }

    /// Cuts all connections without a close frame. Returns how many.
    pub fn drop_all(&self) -> usize {
        let sockets = self.gateway.registry.sockets();
        for connection in &sockets {
            connection.outbox.close(End::Cut);
        }
        sockets.len()
    }
}
