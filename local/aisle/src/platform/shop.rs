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
    if !is_empty(clients).await {
        return Ok(None);
    }
    let Some(text) = text(pack)? else { return Ok(None) };
    let report = aisle_shop::import(&clients.shop(), &text, now()).await?;
    tracing::info!(orders = report.orders.accepted, "the pack's shop was imported");
    Ok(Some(report))
}

/// The pack's shop file, if it has one.
pub fn text(pack: &Path) -> Result<Option<String>, PlatformError> {
    let path = pack.join(FILE);
    if !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path);
    Ok(Some(text.map_err(|source| PlatformError::Folder { path, source })?))
}

/// Whether there is no order. In doubt there is one: importing could replace a merchant's own.
async fn is_empty(clients: &Clients) -> bool {
    let table = &clients.settings().tables.orders;
    let scan = clients.dynamodb.scan().table_name(table).limit(1).select(Select::Count);
    scan.send().await.is_ok_and(|page| page.count == 0)
}
