//! Where the tables are that a command works on: those of a data folder, or those of a deployment.

use std::path::PathBuf;

use clap::Args;

use crate::{PlatformError, ShopTables};

/// Where the tables are.
#[derive(Debug, Args)]
pub(super) struct TablesAt {
    /// Data folder of the platform, which may run or not.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    /// A deployed table of conversations instead: the output ConversationsTable of the stack
    /// NAME-data. Credentials are those that the AWS CLI would use.
    #[arg(long, value_name = "NAME", conflicts_with = "data")]
    table: Option<String>,
    /// Region of that table; the AWS configuration's own unless given.
    #[arg(long, value_name = "REGION", requires = "table")]
    region: Option<String>,
}

impl TablesAt {
    pub(super) async fn open(&self) -> Result<ShopTables, PlatformError> {
        match &self.table {
            Some(table) => Ok(ShopTables::deployed(table, self.region.as_deref()).await),
            None => ShopTables::open(&self.data).await,
        }
    }

    /// Whether they are those of a deployment.
    pub(super) const fn is_deployed(&self) -> bool {
        self.table.is_some()
    }
}
