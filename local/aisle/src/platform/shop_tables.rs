//! The tables for a command that is not the platform: those of the running platform; when none
//! runs, those of the data folder itself; or those of a deployment.

use std::path::Path;

use aisle_aws::{
    Clients, DynamoErasure, DynamoLog, DynamoShop, DynamoSwitches, Settings, TableNames, tables,
};
use tokio::net::TcpListener;

use crate::platform::addresses::Addresses;
use crate::platform::environment::{REGION, keys};
use crate::platform::folder::{DataFolder, DataPaths};
use crate::platform::servers::Servers;
use crate::platform::{PlatformError, database};

/// The shop's tables.
pub struct ShopTables {
    clients: Clients,
    /// Held when no platform runs: none may start meanwhile.
    own: Option<(DataFolder, Servers)>,
}

impl ShopTables {
    /// Opens the tables of a data folder, through the platform that runs on it if one does.
    ///
    /// # Errors
    /// [`PlatformError`].
    pub async fn open(data: &Path) -> Result<Self, PlatformError> {
        let (endpoint, own) = match DataFolder::open(data) {
            Ok(folder) => {
                let (endpoint, servers) = serve(&folder).await?;
                (endpoint, Some((folder, servers)))
            }
            Err(PlatformError::FolderInUse(folder)) => {
                let running = Addresses::read(&DataPaths::new(data));
                // It has the folder but has not said where it is: it is just starting.
                (running.ok_or(PlatformError::FolderInUse(folder))?.dynamodb, None)
            }
            Err(error) => return Err(error),
        };
        let settings = Settings {
            region: Some(REGION.to_owned()),
            keys: Some(keys()),
            dynamodb_endpoint: Some(endpoint),
            ..Settings::default()
        };
        let clients = Clients::from_settings(&settings).await;
        tables::create_missing(&clients.dynamodb, &settings.tables).await?;
        Ok(Self { clients, own })
    }

    /// The tables of a deployment, by the name of the one with the conversations; with the
    /// credentials, and unless given the region, of the AWS configuration. Nothing is created.
    pub async fn deployed(conversations: &str, region: Option<&str>) -> Self {
        let tables =
            TableNames { conversations: conversations.to_owned(), ..TableNames::default() };
        let region = region.map(str::to_owned);
        let settings = Settings { region, tables, ..Settings::default() };
        Self { clients: Clients::from_settings(&settings).await, own: None }
    }

    /// The tables, to be filled.
    #[must_use]
    pub fn writer(&self) -> DynamoShop {
        self.clients.shop()
    }

    /// The logs of all conversations.
    #[must_use]
    pub fn log(&self) -> DynamoLog {
        self.clients.log()
    }

    /// What deletes conversations.
    #[must_use]
    pub fn erasure(&self) -> DynamoErasure {
        self.clients.erasure()
    }

    /// The kill switches.
    #[must_use]
    pub fn switches(&self) -> DynamoSwitches {
        self.clients.switches()
    }

    /// Lets go of the folder.
    pub async fn close(self) {
        if let Some((folder, servers)) = self.own {
            servers.stop().await;
            drop(folder);
        }
    }
}

/// The adapters speak to a server, so there is one, for a moment.
async fn serve(folder: &DataFolder) -> Result<(String, Servers), PlatformError> {
    let failed = |source| PlatformError::Listen {
        what: "DynamoDB",
        address: "127.0.0.1:0".to_owned(),
        option: "another port",
        source,
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(failed)?;
    let endpoint = format!("http://{}", listener.local_addr().map_err(failed)?);
    let database = database::open(Some(&folder.paths.database()))?;
    let mut servers = Servers::new();
    let stopped = servers.stopped();
    servers.run("dynamodb", dynoxide::server::serve_with_shutdown(listener, database, stopped));
    Ok((endpoint, servers))
}
