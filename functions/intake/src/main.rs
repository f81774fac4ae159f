//! Start-up of the function: its adapters, and which event goes where.

use std::{process::ExitCode, sync::Arc};

use aisle_assembly::{adapter_settings, delivery, warm_clients};
use aisle_identity::resume_token;
use aisle_lambda::serve::{Invocation, StartError, start};
use aisle_lambda::{settings::IntakeSettings, websocket::run_message};
use aisle_pack::Pack;
use intake::{Deps, handle};

fn main() -> ExitCode {
    start("intake", IntakeSettings::resolve, async |settings| {
        let deps = Box::pin(assemble(settings)).await?;
        Ok(async move |Invocation { payload, .. }| {
            run_message(&payload, async |message| {
                Ok::<_, intake::Error>(handle(&deps, message).await?.map(|frame| frame.to_json()))
            })
            .await
        })
    })
}

async fn assemble(settings: IntakeSettings) -> Result<Deps, StartError> {
    let clients = warm_clients(&adapter_settings(settings.delivery)).await;
    let pack = Pack::open(&settings.pack)?;
    Ok(Deps {
        delivery: delivery(&clients)?,
        wording: Arc::new(pack.wording),
        resume_keys: settings.resume_keys,
        resume_for: resume_token::LIFETIME,
        default_language: pack.settings.default_language,
    })
}
