//! Start-up of the function: its adapters, and which event goes where.

use std::{process::ExitCode, sync::Arc};

use aisle_assembly::{adapter_settings, delivery, warm_clients};
use aisle_aws::SystemClock;
use aisle_lambda::serve::{Invocation, StartError, start};
use aisle_lambda::{EventKind, batch, settings::HandoffSettings, websocket::run_message};
use aisle_pack::Pack;
use handoff::{Deps, handle_agent, handle_queued};

fn main() -> ExitCode {
    start("handoff", HandoffSettings::resolve, async |settings| {
        let deps = Box::pin(assemble(settings)).await?;
        Ok(async move |Invocation { payload, deadline }| {
            let deps = &deps;
            let agent = async |m| handle_agent(deps, m).await.map(|frame| Some(frame.to_json()));
            let queued = async |from: batch::Received<batch::Raw>| {
                handle_queued(deps, &from.queue, &from.message.0).await
            };
            let limits = batch::Limits::until(deadline);
            match EventKind::of(&payload)? {
                EventKind::WebSocket => run_message(&payload, agent).await,
                EventKind::Batch => Ok(batch::run(&payload, &SystemClock, &limits, queued).await?),
            }
        })
    })
}

async fn assemble(settings: HandoffSettings) -> Result<Deps, StartError> {
    let clients = warm_clients(&adapter_settings(settings.delivery)).await;
    Ok(Deps {
        delivery: delivery(&clients)?,
        board: Arc::new(clients.board()),
        wording: Arc::new(Pack::open(&settings.pack)?.wording),
        nobody_after: settings.wait,
    })
}
