//! Writing and deleting many items: batches of 25, and again what DynamoDB did not get to.

use std::time::Duration;

use aisle_ports::{Kind, PortError};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{DeleteRequest, PutRequest, WriteRequest};

use crate::failure::port_error;
use crate::item::{Item, unreadable};

/// Items in one batch, as DynamoDB limits it.
const BATCH: usize = 25;
/// How often a batch is sent before giving up.
const TRIES: u32 = 6;
/// The wait before the second try; doubles after that.
const FIRST_BACKOFF: Duration = Duration::from_millis(50);

/// Puts items, whose keys differ, into a table. After `Ok` all are durable.
pub(crate) async fn put_all(
    client: &Client,
    table: &str,
    items: Vec<Item>,
    port: &'static str,
) -> Result<(), PortError> {
    let mut requests = Vec::with_capacity(items.len());
    for item in items {
        let put = PutRequest::builder().set_item(Some(item)).build();
        let put = put.map_err(|_| unreadable(port, "item"))?;
        requests.push(WriteRequest::builder().put_request(put).build());
    }
    write_all(client, table, &requests, port).await
}

/// Deletes the items of keys, which differ, from a table. After `Ok` all are gone.
pub(crate) async fn delete_all(
    client: &Client,
    table: &str,
    keys: Vec<Item>,
    port: &'static str,
) -> Result<(), PortError> {
    let mut requests = Vec::with_capacity(keys.len());
    for key in keys {
        let delete = DeleteRequest::builder().set_key(Some(key)).build();
        let delete = delete.map_err(|_| unreadable(port, "key"))?;
        requests.push(WriteRequest::builder().delete_request(delete).build());
    }
    write_all(client, table, &requests, port).await
}

async fn write_all(
    client: &Client,
    table: &str,
    requests: &[WriteRequest],
    port: &'static str,
) -> Result<(), PortError> {
    for batch in requests.chunks(BATCH) {
        write_batch(client, table, batch.to_vec(), port).await?;
    }
    Ok(())
}

async fn write_batch(
    client: &Client,
    table: &str,
    mut batch: Vec<WriteRequest>,
    port: &'static str,
) -> Result<(), PortError> {
    for retry in 0..TRIES {
        if retry > 0 {
            tokio::time::sleep(FIRST_BACKOFF * 2_u32.pow(retry - 1)).await;
        }
        let written = client.batch_write_item().request_items(table, batch).send().await;
        let written = written.map_err(|error| port_error(port, &error))?;
        batch =
            written.unprocessed_items.and_then(|mut left| left.remove(table)).unwrap_or_default();
        if batch.is_empty() {
            return Ok(());
        }
    }
    let message = format!("{} items not written after {TRIES} tries", batch.len());
    Err(PortError::new(Kind::Throttled, port, message))
}
