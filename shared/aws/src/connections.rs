//! The register of connections as items `C#<conversation>` / `D#<connection>` of the
//! conversations' table: `who` and `name` say who looks at it, `ttl` when it expires.

use std::sync::Arc;

use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, DeviceId};
use aisle_ports::connections::CONNECTION_LIFETIME;
use aisle_ports::{Audience, Clock, Connection, Connections, Consistency, PortError};
use async_trait::async_trait;
use aws_sdk_dynamodb::Client;

use crate::failure::port_error;
use crate::item::{Item, item, number, read_number, read_text, text, unreadable};
use crate::tables::{PK, SK, TTL};

/// Who looks: [`SHOPPER`] or [`AGENT`].
const WHO: &str = "who";
/// The shopper's device, if known, or the agent.
const NAME: &str = "name";
const SHOPPER: &str = "shopper";
const AGENT: &str = "agent";
/// The most pages of 1 MB that are read: tens of thousands of connections.
const MAX_PAGES: usize = 4;

/// Connections in DynamoDB. The table's TTL deletes within days; expired ones are not listed.
#[derive(Clone)]
pub struct DynamoConnections {
    client: Client,
    table: String,
    clock: Arc<dyn Clock>,
}

impl DynamoConnections {
    /// A register in a table, that expires by a clock.
    #[must_use]
    pub fn new(client: Client, table: &str, clock: Arc<dyn Clock>) -> Self {
        Self { client, table: table.to_owned(), clock }
    }
}

#[async_trait]
impl Connections for DynamoConnections {
    async fn register(
        &self,
        conversation: &ConversationId,
        connection: &Connection,
    ) -> Result<(), PortError> {
        let lifetime = i64::try_from(CONNECTION_LIFETIME.as_secs()).unwrap_or(i64::MAX);
        let expires = self.clock.now().as_second().saturating_add(lifetime);
        let (who, name) = match &connection.audience {
            Audience::Shopper(device) => (SHOPPER, device.as_ref().map(DeviceId::as_str)),
            Audience::Agent(agent) => (AGENT, Some(agent.as_str())),
        };
        let mut stored = key(conversation, &connection.id);
        stored.insert(WHO.to_owned(), text(who));
        stored.insert(TTL.to_owned(), number(expires));
        if let Some(name) = name {
            stored.insert(NAME.to_owned(), text(name));
        }
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(stored))
            .send()
            .await
            .map(drop)
            .map_err(|error| port_error("connections.register", &error))
    }

    async fn remove(
        &self,
        conversation: &ConversationId,
        connection: &ConnectionId,
    ) -> Result<(), PortError> {
        self.client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(key(conversation, connection)))
            .send()
            .await
            .map(drop)
            .map_err(|error| port_error("connections.remove", &error))
    }

    async fn list(
        &self,
        conversation: &ConversationId,
        consistency: Consistency,
    ) -> Result<Vec<Connection>, PortError> {
        const PORT: &str = "connections.list";
        let now = self.clock.now().as_second();
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", text(partition(conversation)))
            .expression_attribute_values(":prefix", text("D#"))
            .consistent_read(consistency == Consistency::Strong);
        let mut connections = Vec::new();
        let mut from = None;
        for _ in 0..MAX_PAGES {
            let page = query.clone().set_exclusive_start_key(from).send().await;
            let page = page.map_err(|error| port_error(PORT, &error))?;
            for item in page.items() {
                if read_number::<i64>(PORT, item, TTL)? > now {
                    connections.push(read_connection(PORT, item)?);
                }
            }
            from = page.last_evaluated_key;
            if from.is_none() {
                break;
            }
        }
        Ok(connections)
    }
}

fn partition(conversation: &ConversationId) -> String {
    format!("C#{}", conversation.as_str())
}

fn key(conversation: &ConversationId, connection: &ConnectionId) -> Item {
    let sort = format!("D#{}", connection.as_str());
    item([(PK, text(partition(conversation))), (SK, text(sort))])
}

fn read_connection(port: &'static str, item: &Item) -> Result<Connection, PortError> {
    let id = read_text(port, item, SK)?.strip_prefix("D#").map(ConnectionId::new);
    let id = id.and_then(Result::ok).ok_or_else(|| unreadable(port, SK))?;
    let name = || read_text(port, item, NAME);
    let audience = match read_text(port, item, WHO)? {
        SHOPPER if !item.contains_key(NAME) => Some(Audience::Shopper(None)),
        SHOPPER => DeviceId::new(name()?).ok().map(|device| Audience::Shopper(Some(device))),
        AGENT => AgentId::new(name()?).ok().map(Audience::Agent),
        _ => None,
    };
    Ok(Connection { id, audience: audience.ok_or_else(|| unreadable(port, WHO))? })
}
