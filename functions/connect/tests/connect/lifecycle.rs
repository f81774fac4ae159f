//! The answer to the handshake, and connections that are gone.

use std::sync::Arc;
use std::time::Duration;

use aisle_contract::invocation::{Disconnect, Verdict};
use aisle_domain::identity::Principal;
use aisle_domain::ids::{ConnectionId, ConversationId};
use aisle_ports::{Audience, Connection, Connections, Consistency, Kind, PortError};
use async_trait::async_trait;
use connect::{Deps, Error};
use futures::executor::block_on;

use crate::support::{NOW, agent_until, claims, conversation, deps, hash, jwt, offer, resume};

#[test]
fn the_handshake_is_answered_with_the_protocol_and_nothing_else() {
    for (names, expected) in [
        (vec!["aisle.v1".to_owned(), resume(), hash()], "aisle.v1"),
        (vec![jwt(&claims()), "aisle.v1".to_owned()], "aisle.v1"),
        (vec![agent_until(NOW + 1), "aisle.agent.v1".to_owned()], "aisle.agent.v1"),
    ] {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let Verdict::Allow(principal) = connect::authorize(&deps(), &offer(&names)) else {
            panic!("{names:?}");
        };
        assert_eq!(connect::connected(&principal), expected);
    }
}

#[test]
fn a_connection_that_is_gone_is_forgotten() {
    block_on(async {
        let deps = deps();
        let registered = |name: &str| Connection {
            id: ConnectionId::new(name).unwrap(),
            audience: Audience::Shopper(None),
        };
        let (gone, stays) = (registered("gone="), registered("stays="));
        for connection in [&gone, &stays] {
            deps.connections.register(&conversation(), connection).await.unwrap();
        }
        let event = Disconnect { connection: gone.id, conversation: Some(conversation()) };
        connect::disconnected(&deps, event.clone()).await.unwrap();
        // API Gateway may say it twice.
        connect::disconnected(&deps, event).await.unwrap();
        let left = deps.connections.list(&conversation(), Consistency::Strong).await.unwrap();
        assert_eq!(left, [stays]);
    });
}

#[test]
fn an_agents_connection_has_nothing_to_forget() {
    let deps = Deps { connections: Arc::new(Unreachable), ..deps() };
    let connection = ConnectionId::new("x=").unwrap();
    let event = Disconnect { connection, conversation: None };
    block_on(connect::disconnected(&deps, event)).unwrap();
}

#[test]
fn a_register_that_does_not_answer_is_an_error() {
    let deps = Deps { connections: Arc::new(Unreachable), ..deps() };
    let connection = ConnectionId::new("x=").unwrap();
    let event = Disconnect { connection, conversation: Some(conversation()) };
    let Err(Error::Register(error)) = block_on(connect::disconnected(&deps, event)) else {
        panic!("must fail")
    };
    assert_eq!(error.kind, Kind::TimedOut);
}

#[test]
fn nothing_shows_a_token_or_a_secret() {
    let names = [resume(), jwt(&claims()), hash(), agent_until(NOW + 1)];
    let handshake = offer(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let deps = deps();
    let allowed = connect::authorize(&deps, &offer(&["aisle.v1", &names[0], &names[1]]));
    let Verdict::Allow(principal) = &allowed else { panic!("{allowed:?}") };
    assert!(matches!(principal, Principal::Shopper { .. }));
    let shown = format!("{handshake:?} {allowed:?} {:?}", deps.credentials);
    for name in &names {
        let token = name.splitn(3, '.').nth(2).unwrap();
        assert!(!shown.contains(token), "{shown}");
    }
    for secret in ["resume-secret", "agent-secret", "identity-secret", "jwt-secret"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

/// A register that cannot be reached.
struct Unreachable;

impl Unreachable {
    fn error() -> PortError {
        let mut error = PortError::new(Kind::TimedOut, "connections", "no answer");
        error.retry_after = Some(Duration::from_secs(1));
        error
    }
}

#[async_trait]
impl Connections for Unreachable {
    async fn register(&self, _: &ConversationId, _: &Connection) -> Result<(), PortError> {
        Err(Self::error())
    }

    async fn remove(&self, _: &ConversationId, _: &ConnectionId) -> Result<(), PortError> {
        Err(Self::error())
    }

    async fn list(&self, _: &ConversationId, _: Consistency) -> Result<Vec<Connection>, PortError> {
        Err(Self::error())
    }
}
