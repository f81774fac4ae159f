//! What the clients need to know. A plain value: whoever starts the process fills it.

use std::fmt;

/// Where the services are and what the tables, queues and the bus are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The region; `None` takes what the AWS environment says.
    pub region: Option<String>,
    /// Fixed keys, for the local platform; `None` takes what the AWS environment gives.
    pub keys: Option<StaticKeys>,
    /// Endpoint of DynamoDB; `None` for the region's own.
    pub dynamodb_endpoint: Option<String>,
    /// Endpoint of SQS; `None` for the region's own.
    pub sqs_endpoint: Option<String>,
    /// Endpoint of EventBridge; `None` for the region's own.
    pub eventbridge_endpoint: Option<String>,
    /// The management endpoint of the WebSocket API, with its stage:
    /// `https://{api}.execute-api.{region}.amazonaws.com/{stage}`. Only who pushes needs it.
    pub management_endpoint: Option<String>,
    /// The tables.
    pub tables: TableNames,
    /// The queues; a function needs only those that it sends to.
    pub queues: QueueUrls,
    /// Name of the event bus. Only who publishes needs it.
    pub bus: Option<String>,
}

/// Names of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableNames {
    /// Logs, connections and the board.
    pub conversations: String,
    /// Orders.
    pub orders: String,
    /// Customers.
    pub customers: String,
    /// Products.
    pub products: String,
    /// What was applied, by key.
    pub actions: String,
}

impl Default for TableNames {
    fn default() -> Self {
        Self {
            conversations: "aisle".to_owned(),
            orders: "aisle-orders".to_owned(),
            customers: "aisle-customers".to_owned(),
            products: "aisle-products".to_owned(),
            actions: "aisle-actions".to_owned(),
        }
    }
}

/// URLs of the queues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueUrls {
    /// To `nlu`.
    pub nlu: Option<String>,
    /// To `order`.
    pub order: Option<String>,
    /// To `handoff`.
    pub handoff: Option<String>,
    /// To `sync`.
    pub sync: Option<String>,
    /// What `sync` refuses. Only `sync` needs it.
    pub sync_dead_letters: Option<String>,
}

/// Fixed access keys. `Debug` does not show the secret.
#[derive(Clone, PartialEq, Eq)]
pub struct StaticKeys {
    /// The access key's id.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

impl fmt::Debug for StaticKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaticKeys").field("id", &self.id).finish_non_exhaustive()
    }
}
