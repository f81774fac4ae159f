//! The conversation log as items `C#<conversation>` / `L#<position>` of the conversations' table:
//! `w` names the write, `b` is the entry as JSON.

use aisle_contract::log::{decode, encode};
use aisle_domain::conversation::{Body, Entry, Tail};
use aisle_domain::ids::{ConversationId, Seq};
use aisle_ports::log::MAX_PAGE_BYTES;
use aisle_ports::{Appended, Consistency, ConversationLog, Kind, Page, PortError};
use async_trait::async_trait;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure;

use crate::failure::port_error;
use crate::item::{Item, item, read_text, text, unreadable};
use crate::tables::{PK, SK};

/// The name of the write.
const WRITE_ID: &str = "w";
/// The entry as JSON.
const BODY: &str = "b";
/// The last position that ten digits can name.
const LAST: Seq = Seq::new(9_999_999_999);
/// How many items the first query for a tail asks for: it nearly always finds the newest written
/// entry. Each further one, for a shopper who wrote much meanwhile, asks for four times as many.
const FIRST_TAIL_PAGE: usize = 4;
/// The most queries for one tail: more than 10 MB of messages that nobody has answered.
const MAX_TAIL_PAGES: u32 = 16;

/// Logs in DynamoDB.
#[derive(Debug, Clone)]
pub struct DynamoLog {
    client: Client,
    table: String,
}

/// Where a scan goes on.
#[derive(Debug, Clone)]
pub struct ScanFrom(Item);

/// A stretch of one log.
struct Stretch {
    first: Seq,
    last: Seq,
    newest_first: bool,
    limit: usize,
    consistency: Consistency,
}

/// What a query found.
struct Found {
    items: Vec<Item>,
    /// Whether the query stopped before the end of the stretch.
    more: bool,
}

impl DynamoLog {
    /// Logs in a table.
    #[must_use]
    pub fn new(client: Client, table: &str) -> Self {
        Self { client, table: table.to_owned() }
    }

    /// The entries of all conversations whose stored form contains a text, a page of the table at a
    /// time, in no order; with where to go on. For exports and reports: it reads the whole table.
    ///
    /// # Errors
    /// [`PortError`] as the table's.
    pub async fn scan(
        &self,
        containing: &str,
        from: Option<ScanFrom>,
    ) -> Result<(Vec<(ConversationId, Entry)>, Option<ScanFrom>), PortError> {
        const PORT: &str = "log.scan";
        let page = self
            .client
            .scan()
            .table_name(&self.table)
            .filter_expression("begins_with(sk, :entry) AND contains(#body, :text)")
            .expression_attribute_names("#body", BODY)
            .expression_attribute_values(":entry", text("L#"))
            .expression_attribute_values(":text", text(containing))
            .set_exclusive_start_key(from.map(|ScanFrom(key)| key))
            .send()
            .await
            .map_err(|error| port_error(PORT, &error))?;
        let mut found = Vec::new();
        for item in page.items() {
            let conversation = read_text(PORT, item, PK)?.strip_prefix("C#");
            let conversation = conversation.and_then(|id| ConversationId::new(id).ok());
            let conversation = conversation.ok_or_else(|| unreadable(PORT, PK))?;
            found.push((conversation, read_entry(PORT, item)?));
        }
        Ok((found, page.last_evaluated_key.map(ScanFrom)))
    }

    async fn query(
        &self,
        port: &'static str,
        conversation: &ConversationId,
        stretch: &Stretch,
    ) -> Result<Found, PortError> {
        let found = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND sk BETWEEN :first AND :last")
            .expression_attribute_values(":pk", text(partition(conversation)))
            .expression_attribute_values(":first", text(position(stretch.first)))
            .expression_attribute_values(":last", text(position(stretch.last)))
            .scan_index_forward(!stretch.newest_first)
            .consistent_read(stretch.consistency == Consistency::Strong)
            .limit(i32::try_from(stretch.limit).unwrap_or(i32::MAX))
            .send()
            .await
            .map_err(|error| port_error(port, &error))?;
        let more = found.last_evaluated_key.is_some();
        Ok(Found { items: found.items.unwrap_or_default(), more })
    }

    /// Entries from a position back towards the first, newest first, at least one if there is one.
    async fn back(
        &self,
        port: &'static str,
        conversation: &ConversationId,
        last: Seq,
        limit: usize,
    ) -> Result<Vec<Entry>, PortError> {
        let (first, consistency) = (Seq::FIRST, Consistency::Strong);
        let stretch = Stretch { first, last, newest_first: true, limit, consistency };
        let found = self.query(port, conversation, &stretch).await?;
        found.items.iter().map(|item| read_entry(port, item)).collect()
    }
}

#[async_trait]
impl ConversationLog for DynamoLog {
    async fn tail(&self, conversation: &ConversationId) -> Result<Tail, PortError> {
        const PORT: &str = "log.tail";
        let mut entries: Vec<Entry> = Vec::new();
        for page in 0..MAX_TAIL_PAGES {
            let limit = FIRST_TAIL_PAGE * 4_usize.pow(page.min(4));
            let last = entries.last().map_or(LAST, |oldest| oldest.seq.previous());
            let older = self.back(PORT, conversation, last, limit).await?;
            let written = older.iter().position(|entry| matches!(entry.body, Body::Written(_)));
            let needed = written.map_or(older.len(), |index| index + 1);
            entries.extend(older.into_iter().take(needed));
            let oldest = entries.last().map_or(Seq::FIRST, |oldest| oldest.seq);
            if written.is_some() || oldest == Seq::FIRST {
                entries.reverse();
                return Ok(Tail { entries });
            }
        }
        let message = format!("{} entries without a written one; is `nlu` down?", entries.len());
        Err(PortError::new(Kind::Invalid, PORT, message))
    }

    async fn append(
        &self,
        conversation: &ConversationId,
        entry: &Entry,
    ) -> Result<Appended, PortError> {
        const PORT: &str = "log.append";
        if entry.seq == Seq::ZERO || entry.seq > LAST {
            let message = format!("no entry can have position {}", entry.seq);
            return Err(PortError::new(Kind::Invalid, PORT, message));
        }
        let body = encode(entry)
            .map_err(|error| PortError::new(Kind::Invalid, PORT, error.to_string()))?;
        let stored = item([
            (PK, text(partition(conversation))),
            (SK, text(position(entry.seq))),
            (WRITE_ID, text(entry.write_id.as_str())),
            (BODY, text(body)),
        ]);
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(stored))
            .condition_expression("attribute_not_exists(sk)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
            .await;
        let Err(error) = put else { return Ok(Appended::Done) };
        let Some(PutItemError::ConditionalCheckFailedException(taken)) = error.as_service_error()
        else {
            return Err(port_error(PORT, &error));
        };
        // The SDK repeats a put whose answer was lost: then the item that is there is our own.
        let there = taken.item.as_ref().ok_or_else(|| unreadable(PORT, WRITE_ID))?;
        let ours = read_text(PORT, there, WRITE_ID)? == entry.write_id.as_str();
        Ok(if ours { Appended::Done } else { Appended::Taken })
    }

    async fn read_after(
        &self,
        conversation: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        const PORT: &str = "log.read_after";
        if after >= LAST {
            return Ok(Page::default());
        }
        let limit = limit.clamp(1, 200);
        // One more than asked for tells whether there are more, which DynamoDB itself does not.
        let stretch = Stretch {
            first: after.next(),
            last: LAST,
            newest_first: false,
            limit: limit + 1,
            consistency,
        };
        let found = self.query(PORT, conversation, &stretch).await?;
        let mut page = Page { entries: Vec::new(), more: found.more };
        let mut bytes = 0;
        for item in &found.items {
            bytes += read_text(PORT, item, BODY)?.len();
            let full = page.entries.len() == limit;
            if full || (bytes > MAX_PAGE_BYTES && !page.entries.is_empty()) {
                page.more = true;
                break;
            }
            page.entries.push(read_entry(PORT, item)?);
        }
        Ok(page)
    }

    async fn read_last(
        &self,
        conversation: &ConversationId,
        limit: usize,
    ) -> Result<Vec<Entry>, PortError> {
        const PORT: &str = "log.read_last";
        let limit = limit.clamp(1, 200);
        let mut entries: Vec<Entry> = Vec::new();
        // A query stops at 1 MB, so a long stretch of long entries takes several.
        loop {
            let last = entries.last().map_or(LAST, |oldest| oldest.seq.previous());
            let older = self.back(PORT, conversation, last, limit - entries.len()).await?;
            let done = older.is_empty();
            entries.extend(older);
            let oldest = entries.last().map_or(Seq::FIRST, |oldest| oldest.seq);
            if done || entries.len() >= limit || oldest == Seq::FIRST {
                entries.reverse();
                return Ok(entries);
            }
        }
    }
}

fn partition(conversation: &ConversationId) -> String {
    format!("C#{}", conversation.as_str())
}

fn position(seq: Seq) -> String {
    format!("L#{:010}", seq.get())
}

fn read_entry(port: &'static str, item: &Item) -> Result<Entry, PortError> {
    let seq = read_text(port, item, SK)?.strip_prefix("L#").and_then(|seq| seq.parse().ok());
    let seq = seq.map(Seq::new).ok_or_else(|| unreadable(port, SK))?;
    decode(seq, read_text(port, item, BODY)?).map_err(|error| {
        PortError::new(Kind::Invalid, port, format!("entry {seq} cannot be read: {error}"))
    })
}
