//! Start-up of the function: its adapters, and what a batch becomes.

use std::{process::ExitCode, sync::Arc};

use aisle_assembly::{delivery, sync_adapters, warm_clients};
use aisle_lambda::batch::{Large, Limits, Received, run};
use aisle_lambda::serve::{Invocation, StartError, start};
use aisle_lambda::settings::SyncSettings;
use aisle_pack::Pack;
use sync::{Deps, Records, Senders, handle};

fn main() -> ExitCode {
    start("sync", SyncSettings::resolve, async |settings| {
        let deps = Box::pin(assemble(settings)).await?;
        Ok(async move |Invocation { payload, deadline }| {
            let deps = &deps;
            let take = async |from: Received<Large>| handle(deps, &from.message.0).await.map(drop);
            Ok(run(&payload, &aisle_aws::SystemClock, &Limits::until(deadline), take).await?)
        })
    })
}

async fn assemble(from: SyncSettings) -> Result<Deps, StartError> {
    let clients = warm_clients(&sync_adapters(from.delivery, from.tables, from.dead_letters)).await;
    let pack = Pack::open(&from.pack)?;
    Ok(Deps {
        delivery: delivery(&clients)?,
        mirror: Arc::new(clients.shop()),
        records: if from.keeps_records { Records::Tables } else { Records::External },
        senders: Senders { accounts: from.accounts, shop: from.shop_name },
        wording: Arc::new(pack.wording),
        notices: Arc::new(pack.notices),
    })
}
