//! `local-tester`: a connection without a socket, so that a function that is invoked by hand has
//! somebody to answer. What is pushed to it is printed. The event files in `events/` name it.

use std::sync::Arc;
use std::time::Duration;

use aisle_domain::ids::{ConnectionId, ConversationId, InvalidId};
use aisle_ports::Connections;
use aisle_ports::connections::{Audience, Connection};
use emulator_gateway::Gateway;
use tokio::sync::mpsc;

/// The conversation of the event files.
pub const CONVERSATION: &str = "local-tester";
/// The connection of the event files.
pub const CONNECTION: &str = "local-tester=";
/// How often the registration is renewed; it expires after two hours.
const RENEW: Duration = Duration::from_secs(60 * 60);
/// Frames that may wait to be printed.
const WAITING: usize = 256;

/// Attaches the connection to the gateway; the frames that it is pushed come out.
pub fn attach(gateway: &Gateway) -> mpsc::Receiver<String> {
    let (frames, printed) = mpsc::channel(WAITING);
    gateway.virtual_connection(CONNECTION, frames);
    printed
}

/// Keeps the connection registered with its conversation, for ever.
pub async fn stay_registered(connections: Arc<dyn Connections>) {
    let names = || -> Result<_, InvalidId> {
        Ok((ConversationId::new(CONVERSATION)?, ConnectionId::new(CONNECTION)?))
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
