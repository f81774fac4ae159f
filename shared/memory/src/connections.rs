//! The register of connections.

use std::collections::BTreeMap;
use std::sync::Arc;

use aisle_domain::Timestamp;
use aisle_domain::ids::{ConnectionId, ConversationId};
use aisle_ports::connections::CONNECTION_LIFETIME;
use aisle_ports::{Audience, Clock, Connection, Connections, Consistency, PortError};
use async_trait::async_trait;

use crate::clock::later;
use crate::shared::Shared;

/// Connections in memory. Eventual reads do not see the newest change of a conversation.
#[derive(Clone)]
pub struct MemoryConnections {
    clock: Arc<dyn Clock>,
    registers: Shared<BTreeMap<ConversationId, Register>>,
}

type Registered = BTreeMap<ConnectionId, (Audience, Timestamp)>;

#[derive(Debug, Default)]
struct Register {
    now: Registered,
    before: Registered,
}

impl Register {
    fn change(&mut self, change: impl FnOnce(&mut Registered)) {
        self.before = self.now.clone();
        change(&mut self.now);
    }
}

impl MemoryConnections {
    /// A register in which nothing is registered, that expires by a clock.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, registers: Shared::default() }
    }
}

#[async_trait]
impl Connections for MemoryConnections {
    async fn register(
        &self,
        conversation: &ConversationId,
        connection: &Connection,
    ) -> Result<(), PortError> {
        let expires = later(self.clock.now(), CONNECTION_LIFETIME);
        self.registers.with(|registers| {
            registers.entry(conversation.clone()).or_default().change(|now| {
                now.insert(connection.id.clone(), (connection.audience.clone(), expires));
            });
        });
        Ok(())
    }

    async fn remove(
        &self,
        conversation: &ConversationId,
        connection: &ConnectionId,
    ) -> Result<(), PortError> {
        self.registers.with(|registers| {
            if let Some(register) = registers.get_mut(conversation) {
                register.change(|now| {
                    now.remove(connection);
                });
            }
        });
        Ok(())
    }

    async fn list(
        &self,
        conversation: &ConversationId,
        consistency: Consistency,
    ) -> Result<Vec<Connection>, PortError> {
        let now = self.clock.now();
        Ok(self.registers.with(|registers| {
            let Some(register) = registers.get(conversation) else { return Vec::new() };
            let registered = match consistency {
                Consistency::Strong => &register.now,
                Consistency::Eventual => &register.before,
            };
            registered
                .iter()
                .filter(|(_, (_, expires))| *expires > now)
                .map(|(id, (audience, _))| Connection {
                    id: id.clone(),
                    audience: audience.clone(),
                })
                .collect()
        }))
    }
}
