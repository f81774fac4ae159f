//! The embedded DynamoDB: opening it, and deleting what has expired.

use std::path::Path;
use std::time::Duration;

use dynoxide::Database;

use crate::platform::PlatformError;

/// How often expired items are deleted. On AWS it may take days; nothing relies on it.
const SWEEP: Duration = Duration::from_secs(30);

/// Opens the database in a file, or in memory.
pub fn open(file: Option<&Path>) -> Result<Database, PlatformError> {
    let failed = |error: dynoxide::DynoxideError| PlatformError::Database {
        problem: error.to_string(),
        path: file.map(Path::to_owned).unwrap_or_default(),
    };
    let Some(path) = file else { return Database::memory().map_err(failed) };
    let name = path.to_str().ok_or_else(|| PlatformError::Database {
        problem: "its path is not UTF-8".to_owned(),
        path: path.to_owned(),
    })?;
    let database = Database::new(name).map_err(failed)?;
    // Leaving bulk loading leaves `synchronous = NORMAL`, the only way there is to get it: a
    // commit outlives a crash of the process, and the last ones may be lost when power fails.
    database.enable_bulk_loading().map_err(failed)?;
    database.disable_bulk_loading().map_err(failed)?;
    Ok(database)
}

/// Deletes what has expired, for ever.
pub async fn sweep(database: Database) {
    loop {
        tokio::time::sleep(SWEEP).await;
        let database = database.clone();
        match tokio::task::spawn_blocking(move || database.sweep_ttl()).await {
            Ok(Ok(0)) | Err(_) => {}
            Ok(Ok(items)) => tracing::debug!(items, "expired items deleted"),
            Ok(Err(error)) => tracing::warn!(%error, "expired items were not deleted"),
        }
    }
}
