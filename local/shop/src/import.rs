//! Fills the shop's tables with what a file holds. Products and customers go first, so that no order
//! is ever visible whose product or customer is not. Running it again replaces what it wrote before.

use aisle_ports::{PortError, ShopWriter};
use jiff::Timestamp;

use crate::read::read;
use crate::report::{Problem, Report};

/// Records handed to the writer at once.
const BATCH: usize = 100;

/// How far an import is, in records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Stored for good.
    pub stored: usize,
    /// To be stored in all.
    pub total: usize,
}

/// Why an import did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file could not be read; nothing was written.
    #[error("nothing was imported: {0}")]
    Unreadable(Box<Problem>),
    /// The tables could not be written.
    #[error(
        "stored {} of {} records, then: {source}; run the import again, it replaces what is there",
        progress.stored, progress.total
    )]
    Write {
        /// How far it came; records of the failed batch may be stored too.
        progress: Progress,
        /// What the writer said.
        source: PortError,
    },
}

/// Imports a shop; `now` is what relative dates are relative to.
///
/// # Errors
/// [`ImportError`]. Refused records are no error: they are in the report.
pub async fn import(
    writer: &dyn ShopWriter,
    text: &str,
    now: Timestamp,
) -> Result<Report, ImportError> {
    import_with_progress(writer, text, now, &mut |_| {}).await
}

/// Imports a shop and tells after every batch how far it is.
///
/// # Errors
/// [`ImportError`]. Refused records are no error: they are in the report.
pub async fn import_with_progress(
    writer: &dyn ShopWriter,
    text: &str,
    now: Timestamp,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, ImportError> {
    let reading = read(text, now);
    if let Some(problem) = reading.report.unreadable() {
        return Err(ImportError::Unreadable(Box::new(problem.clone())));
    }
    let shop = &reading.shop;
    let records = shop.products.len() + shop.customers.len() + shop.orders.len();
    let mut progress = Progress { stored: 0, total: records };
    let failed = |progress, source| ImportError::Write { progress, source };
    for batch in shop.products.chunks(BATCH) {
        writer.put_products(batch).await.map_err(|source| failed(progress, source))?;
        progress.stored += batch.len();
        tell(progress);
    }
    for batch in shop.customers.chunks(BATCH) {
        writer.put_customers(batch).await.map_err(|source| failed(progress, source))?;
        progress.stored += batch.len();
        tell(progress);
    }
    for batch in shop.orders.chunks(BATCH) {
        writer.put_orders(batch).await.map_err(|source| failed(progress, source))?;
        progress.stored += batch.len();
        tell(progress);
    }
    Ok(reading.report)
}
