//! The shop at the first start: an empty order book is filled from the pack's own shop file.

use std::path::Path;

use aisle_aws::Clients;
use aisle_shop::Report;
use aws_sdk_dynamodb::types::Select;

use crate::platform::{PlatformError, now};

/// Where the demo shop is in a pack.
const FILE: &str = "shop/shop.json";

/// Imports the pack's shop if there is one and the order book is empty.
pub async fn import_if_empty(
    clients: &Clients,
    pack: &Path,
) -> Result<Option<Report>, PlatformError> {
    let path = pack.join(FILE);
    if !is_empty(clients).await || !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path)
        .map_err(|source| PlatformError::Folder { path: path.clone(), source })?;
    let report = aisle_shop::import(&clients.shop(), &text, now()).await?;
    tracing::info!(orders = report.orders.accepted, "the pack's shop was imported");
    Ok(Some(report))
}

/// Whether there is no order. In doubt there is one: importing could replace a merchant's own.
async fn is_empty(clients: &Clients) -> bool {
    let table = &clients.settings().tables.orders;
    let scan = clients.dynamodb.scan().table_name(table).limit(1).select(Select::Count);
    scan.send().await.is_ok_and(|page| page.count == 0)
}
