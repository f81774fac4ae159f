//! `local-tester` and `local-agent`: connections without a socket, so that a function that is
//! invoked by hand has somebody to answer. What they are pushed is printed. The event files in
//! `events/` name them.

use std::sync::Arc;
use std::time::Duration;

use aisle_domain::ids::{ConnectionId, ConversationId, InvalidId};
use aisle_ports::Connections;
use aisle_ports::connections::{Audience, Connection};
use emulator_gateway::Gateway;
use tokio::sync::mpsc;

/// The conversation of the event files.
const CONVERSATION: &str = "local-tester";
/// The shopper's connection in the event files.
const SHOPPER: &str = "local-tester=";
/// The agent's connection in the event files. It is registered by claiming a conversation.
const AGENT: &str = "local-agent=";
/// How often the registration is renewed; it expires after two hours.
const RENEW: Duration = Duration::from_secs(60 * 60);
/// Frames that may wait to be printed.
const WAITING: usize = 256;

/// What the connections are pushed.
#[derive(Debug)]
pub struct LocalFrames {
    /// The shopper's frames.
    pub shopper: mpsc::Receiver<String>,
    /// The agent's frames.
    pub agent: mpsc::Receiver<String>,
}

impl LocalFrames {
    /// The next frame, with the name of whose it is; `None` when the platform has stopped.
    pub async fn next(&mut self) -> Option<(&'static str, String)> {
        tokio::select! {
            Some(frame) = self.shopper.recv() => Some(("local-tester", frame)),
            Some(frame) = self.agent.recv() => Some(("local-agent", frame)),
            else => None,
        }
    }
}

/// Attaches the connections to the gateway.
pub fn attach(gateway: &Gateway) -> LocalFrames {
    let attach = |connection| {
        let (frames, pushed) = mpsc::channel(WAITING);
        gateway.virtual_connection(connection, frames);
        pushed
    };
    LocalFrames { shopper: attach(SHOPPER), agent: attach(AGENT) }
}

/// Keeps the shopper's connection registered with its conversation, for ever.
pub async fn stay_registered(connections: Arc<dyn Connections>) {
    let names = || -> Result<_, InvalidId> {
        Ok((ConversationId::new(CONVERSATION)?, ConnectionId::new(SHOPPER)?))
    };
    let Ok((conversation, id)) = names() else { return };
    let connection = Connection { id, audience: Audience::Shopper(None) };
    loop {
        if let Err(error) = connections.register(&conversation, &connection).await {
            tracing::warn!(%error, "the local tester is not registered and gets no pushes");
        }
        tokio::time::sleep(RENEW).await;
    }
}
