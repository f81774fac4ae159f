//! Deleting a conversation, for an operator who was asked to. No function does that, so it is no
//! port.

use aisle_domain::ids::ConversationId;
use aisle_ports::{Kind, PortError};
use aws_sdk_dynamodb::Client;

use crate::batch::delete_all;
use crate::failure::port_error;
use crate::item::{Item, text};

const PORT: &str = "erasure.erase";
/// How often it is looked whether something was written meanwhile.
const ROUNDS: usize = 5;
/// What waits for a human, by conversation.
const BOARD: &str = "H#waiting";

/// What was deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Items of the conversation: entries of its log, and connections.
    pub items: usize,
    /// Items elsewhere that name it: what it was to be told of, and its place on the board.
    pub mentions: usize,
}

/// Deletes conversations from their table.
#[derive(Debug, Clone)]
pub struct DynamoErasure {
    client: Client,
    table: String,
}

impl DynamoErasure {
    /// Deletes from a table.
    #[must_use]
    pub fn new(client: Client, table: &str) -> Self {
        Self { client, table: table.to_owned() }
    }

    /// Deletes all that the table holds of a conversation. Again is no error. Reads the whole table
    /// once, for what names the conversation under other keys.
    ///
    /// # Errors
    /// [`PortError`] as the table's; [`Kind::Unavailable`] when somebody goes on writing into the
    /// conversation.
    pub async fn erase(&self, conversation: &ConversationId) -> Result<Erased, PortError> {
        let mut erased = Erased::default();
        let mentions = self.mentions(conversation).await?;
        erased.mentions = mentions.len();
        delete_all(&self.client, &self.table, mentions, PORT).await?;
        for _ in 0..ROUNDS {
            let items = self.items(conversation).await?;
            if items.is_empty() {
                return Ok(erased);
            }
            erased.items += items.len();
            delete_all(&self.client, &self.table, items, PORT).await?;
        }
        let message = "somebody goes on writing into the conversation; end it and try again";
        Err(PortError::new(Kind::Unavailable, PORT, message))
    }

    /// The keys of all that is under the conversation's own.
    async fn items(&self, conversation: &ConversationId) -> Result<Vec<Item>, PortError> {
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(format!("C#{}", conversation.as_str())))
            .projection_expression("pk, sk")
            .consistent_read(true);
        let (mut keys, mut from) = (Vec::new(), None);
        loop {
            let page = query.clone().set_exclusive_start_key(from).send().await;
            let page = page.map_err(|error| port_error(PORT, &error))?;
            keys.extend(page.items.unwrap_or_default());
            from = page.last_evaluated_key;
            if from.is_none() {
                return Ok(keys);
            }
        }
    }

    /// The keys of what names the conversation: watches (`W#<subject>` / `C#<conversation>`), which
    /// only the whole table can tell, and its case on the board.
    async fn mentions(&self, conversation: &ConversationId) -> Result<Vec<Item>, PortError> {
        let scan = self
            .client
            .scan()
            .table_name(&self.table)
            .filter_expression(
                "(begins_with(pk, :watch) AND sk = :named) OR (pk = :board AND sk = :id)",
            )
            .expression_attribute_values(":watch", text("W#"))
            .expression_attribute_values(":named", text(format!("C#{}", conversation.as_str())))
            .expression_attribute_values(":board", text(BOARD))
            .expression_attribute_values(":id", text(conversation.as_str()))
            .projection_expression("pk, sk");
        let (mut keys, mut from) = (Vec::new(), None);
        loop {
            let page = scan.clone().set_exclusive_start_key(from).send().await;
            let page = page.map_err(|error| port_error(PORT, &error))?;
            keys.extend(page.items.unwrap_or_default());
            from = page.last_evaluated_key;
            if from.is_none() {
                return Ok(keys);
            }
        }
    }
}
