//! The register of who watches what, as items `W#<subject>` / `C#<conversation>` of the conversations'
//! table: `at` says when it was made or renewed, in milliseconds, `ttl` when it expires.

use std::sync::Arc;

use aisle_domain::ids::ConversationId;
use aisle_domain::news::Subject;
use aisle_ports::watches::{MOST_LISTED, WATCHED_FOR};
use aisle_ports::{Clock, PortError, Watches};
use async_trait::async_trait;
use aws_sdk_dynamodb::Client;

use crate::failure::port_error;
use crate::item::{Item, item, number, read_number, read_text, text, unreadable};
use crate::tables::{PK, SK, TTL};

/// When it was made or renewed, in milliseconds since 1970.
const AT: &str = "at";
/// What a sort key begins with.
const PREFIX: &str = "C#";
/// The most that are read to find the newest: nobody has so many conversations in a month.
const MOST_READ: i32 = 500;
/// As many are read at least, so that expired ones do not cost a call each.
const AT_LEAST: i32 = 100;
/// The most pages that are read for one; the expired ones that are still there take room.
const MAX_PAGES: usize = 4;

/// Watches in DynamoDB. The table's TTL deletes within days; expired ones are not listed.
#[derive(Clone)]
pub struct DynamoWatches {
    client: Client,
    table: String,
    clock: Arc<dyn Clock>,
}

impl DynamoWatches {
    /// A register in a table, that expires by a clock.
    #[must_use]
    pub fn new(client: Client, table: &str, clock: Arc<dyn Clock>) -> Self {
        Self { client, table: table.to_owned(), clock }
    }

    /// Reads items of a subject that are not expired, after a key, until there are enough.
    async fn read(
        &self,
        port: &'static str,
        subject: &Subject,
        after: Option<&ConversationId>,
        enough: i32,
    ) -> Result<Vec<Item>, PortError> {
        let now = self.clock.now().as_second();
        let most = usize::try_from(enough).unwrap_or(usize::MAX);
        let mut from = after.map(|after| key(after, subject));
        let mut found = Vec::new();
        for _ in 0..MAX_PAGES {
            let query = self
                .client
                .query()
                .table_name(&self.table)
                .key_condition_expression("pk = :pk")
                .expression_attribute_values(":pk", text(partition(subject)))
                .consistent_read(true)
                .limit(enough.max(AT_LEAST))
                .set_exclusive_start_key(from);
            let page = query.send().await.map_err(|error| port_error(port, &error))?;
            for item in page.items.unwrap_or_default() {
                if read_number::<i64>(port, &item, TTL)? > now {
                    found.push(item);
                }
            }
            from = page.last_evaluated_key;
            if from.is_none() || found.len() >= most {
                break;
            }
        }
        Ok(found)
    }
}

#[async_trait]
impl Watches for DynamoWatches {
    async fn watch(
        &self,
        conversation: &ConversationId,
        subject: &Subject,
    ) -> Result<(), PortError> {
        let lifetime = i64::try_from(WATCHED_FOR.as_secs()).unwrap_or(i64::MAX);
        let now = self.clock.now();
        let mut stored = key(conversation, subject);
        stored.insert(AT.to_owned(), number(now.as_millisecond()));
        stored.insert(TTL.to_owned(), number(now.as_second().saturating_add(lifetime)));
        let put = self.client.put_item().table_name(&self.table).set_item(Some(stored));
        let put = put.send().await.map(drop);
        put.map_err(|error| port_error("watches.watch", &error))
    }

    async fn unwatch(
        &self,
        conversation: &ConversationId,
        subject: &Subject,
    ) -> Result<(), PortError> {
        let delete = self.client.delete_item().table_name(&self.table);
        let deleted = delete.set_key(Some(key(conversation, subject))).send().await.map(drop);
        deleted.map_err(|error| port_error("watches.unwatch", &error))
    }

    async fn newest(
        &self,
        subject: &Subject,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError> {
        const PORT: &str = "watches.newest";
        let mut found = Vec::new();
        for item in self.read(PORT, subject, None, MOST_READ).await? {
            found.push((read_number::<i64>(PORT, &item, AT)?, conversation(PORT, &item)?));
        }
        found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
        found.truncate(limit.clamp(1, MOST_LISTED));
        Ok(found.into_iter().map(|(_, conversation)| conversation).collect())
    }

    async fn page(
        &self,
        subject: &Subject,
        after: Option<&ConversationId>,
        limit: usize,
    ) -> Result<Vec<ConversationId>, PortError> {
        const PORT: &str = "watches.page";
        let limit = limit.clamp(1, MOST_LISTED);
        let enough = i32::try_from(limit).unwrap_or(i32::MAX);
        let found = self.read(PORT, subject, after, enough).await?;
        found.iter().take(limit).map(|item| conversation(PORT, item)).collect()
    }
}

fn partition(subject: &Subject) -> String {
    format!("W#{}", subject.to_text())
}

fn key(conversation: &ConversationId, subject: &Subject) -> Item {
    let sort = format!("{PREFIX}{}", conversation.as_str());
    item([(PK, text(partition(subject))), (SK, text(sort))])
}

fn conversation(port: &'static str, item: &Item) -> Result<ConversationId, PortError> {
    let id = read_text(port, item, SK)?.strip_prefix(PREFIX).map(ConversationId::new);
    id.and_then(Result::ok).ok_or_else(|| unreadable(port, SK))
}
