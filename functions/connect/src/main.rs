//! Start-up of the function: its adapters, and which event goes where.

use std::{process::ExitCode, sync::Arc};

use aisle_aws::{Clients, OsRandomness, Settings, SystemClock, TableNames};
use aisle_lambda::serve::{Invocation, StartError, start};
use aisle_lambda::{settings::ConnectSettings, websocket::run_connect};
use connect::{AllowedOrigins, Credentials, Deps, MerchantKey, authorize, connected, disconnected};

fn main() -> ExitCode {
    start("connect", ConnectSettings::resolve, async |settings| {
        let deps = Box::pin(assemble(settings)).await?;
        Ok(async move |Invocation { payload, .. }| {
            run_connect(&payload, |h| authorize(&deps, h), connected, |d| disconnected(&deps, d))
                .await
        })
    })
}

async fn assemble(settings: ConnectSettings) -> Result<Deps, StartError> {
    let aws = Settings {
        dynamodb_endpoint: settings.endpoints.dynamodb,
        tables: TableNames { conversations: settings.table, ..TableNames::default() },
        ..Settings::default()
    };
    let clients = Clients::from_settings(&aws).await;
    clients.warm().await;
    Ok(Deps {
        connections: Arc::new(clients.connections(Arc::new(SystemClock))),
        clock: Arc::new(SystemClock),
        randomness: Arc::new(OsRandomness),
        credentials: Credentials {
            origins: AllowedOrigins::parse(&settings.allowed_origins)?,
            resume: settings.resume_keys,
            agents: settings.agent_keys,
            identity: settings.identity_secret,
            merchant: settings.jwt.map(MerchantKey::new).transpose()?,
        },
    })
}
