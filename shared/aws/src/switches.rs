//! The kill switches, as the item `S#switches` / `now` of the conversations' table.

use aisle_domain::switches::Switches;
use aisle_ports::{Kind, PortError, SwitchBoard};
use async_trait::async_trait;
use aws_sdk_dynamodb::Client;

use crate::failure::port_error;
use crate::item::{item, read_text, text};
use crate::tables::{PK, SK};

const PARTITION: &str = "S#switches";
const NOW: &str = "now";
/// Where they stand, as JSON.
const BODY: &str = "b";

/// The switches in DynamoDB.
#[derive(Debug, Clone)]
pub struct DynamoSwitches {
    client: Client,
    table: String,
}

impl DynamoSwitches {
    /// The switches in a table.
    #[must_use]
    pub fn new(client: Client, table: &str) -> Self {
        Self { client, table: table.to_owned() }
    }
}

#[async_trait]
impl SwitchBoard for DynamoSwitches {
    async fn switches(&self) -> Result<Switches, PortError> {
        const PORT: &str = "switches.read";
        let read = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item([(PK, text(PARTITION)), (SK, text(NOW))])))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| port_error(PORT, &error))?;
        let Some(stored) = read.item else { return Ok(Switches::default()) };
        serde_json::from_str(read_text(PORT, &stored, BODY)?)
            .map_err(|_| PortError::new(Kind::Invalid, PORT, "the stored switches are unreadable"))
    }

    async fn set_switches(&self, switches: Switches) -> Result<(), PortError> {
        const PORT: &str = "switches.set";
        let body = serde_json::to_string(&switches)
            .map_err(|_| PortError::new(Kind::Invalid, PORT, "cannot be written as JSON"))?;
        self.client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item([(PK, text(PARTITION)), (SK, text(NOW)), (BODY, text(body))])))
            .send()
            .await
            .map(drop)
            .map_err(|error| port_error(PORT, &error))
    }
}
