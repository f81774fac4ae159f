//! The way to a client's screen, as lists of the frames that arrived.

use std::collections::BTreeMap;

use aisle_contract::MAX_FRAME_BYTES;
use aisle_domain::ids::ConnectionId;
use aisle_ports::{Kind, PortError, Push, Pushed};
use async_trait::async_trait;

use crate::shared::Shared;

/// A gateway in memory. A connection is gone unless [`MemoryPush::connect`] opened it.
#[derive(Debug, Clone, Default)]
pub struct MemoryPush(Shared<BTreeMap<ConnectionId, Screen>>);

#[derive(Debug, Default)]
struct Screen {
    open: bool,
    frames: Vec<String>,
}

impl MemoryPush {
    /// A gateway without connections.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens a connection.
    pub fn connect(&self, connection: &ConnectionId) {
        self.0.with(|screens| screens.entry(connection.clone()).or_default().open = true);
    }

    /// The connection is gone from now on; its frames stay readable.
    pub fn disconnect(&self, connection: &ConnectionId) {
        self.0.with(|screens| {
            if let Some(screen) = screens.get_mut(connection) {
                screen.open = false;
            }
        });
    }

    /// Whether a connection is open.
    #[must_use]
    pub fn is_open(&self, connection: &ConnectionId) -> bool {
        self.0.with(|screens| screens.get(connection).is_some_and(|screen| screen.open))
    }

    /// The frames that arrived at a connection, in order.
    #[must_use]
    pub fn frames(&self, connection: &ConnectionId) -> Vec<String> {
        self.0.with(|screens| {
            screens.get(connection).map(|screen| screen.frames.clone()).unwrap_or_default()
        })
    }
}

#[async_trait]
impl Push for MemoryPush {
    async fn push(&self, connection: &ConnectionId, frame: &str) -> Result<Pushed, PortError> {
        if frame.len() > MAX_FRAME_BYTES {
            let text = format!("a frame of {} bytes is over {MAX_FRAME_BYTES}", frame.len());
            return Err(PortError::new(Kind::Invalid, "push.push", text));
        }
        Ok(self.0.with(|screens| match screens.get_mut(connection) {
            Some(screen) if screen.open => {
                screen.frames.push(frame.to_owned());
                Pushed::Accepted
            }
            _ => Pushed::Gone,
        }))
    }

    async fn close(&self, connection: &ConnectionId) -> Result<(), PortError> {
        self.disconnect(connection);
        Ok(())
    }
}
