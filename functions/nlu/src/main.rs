//! Start-up of the function: its adapters, and what a batch becomes.

use std::{process::ExitCode, sync::Arc};

use aisle_assembly::{adapter_settings, delivery, warm_clients};
use aisle_aws::SystemClock;
use aisle_contract::queue::Wake;
use aisle_delivery::KillSwitches;
use aisle_lambda::batch::{Limits, Received, run};
use aisle_lambda::serve::{Invocation, StartError, start};
use aisle_lambda::settings::NluSettings;
use aisle_pack::Pack;
use aisle_understanding::Selection;
use nlu::{Deps, handle};

fn main() -> ExitCode {
    start("nlu", NluSettings::resolve, async |settings| {
        let deps = Box::pin(assemble(settings)).await?;
        Ok(async move |Invocation { payload, deadline }| {
            let deps = &deps;
            let answer = async |wake: Received<Wake>| handle(deps, &wake.message).await.map(drop);
            Ok(run(&payload, &SystemClock, &Limits::until(deadline), answer).await?)
        })
    })
}

async fn assemble(settings: NluSettings) -> Result<Deps, StartError> {
    let clients = warm_clients(&adapter_settings(settings.delivery)).await;
    let pack = Pack::open(&settings.pack)?;
    Ok(Deps {
        delivery: delivery(&clients)?,
        understander: Arc::new(Pack::understander(&settings.pack)?),
        wording: Arc::new(pack.wording),
        flows: Arc::new(pack.flows),
        reader: Arc::new(Selection),
        switches: Arc::new(KillSwitches::new(Arc::new(clients.switches()))),
        publish_understood: settings.publish_understood,
    })
}
