//! Start-up of the function: its adapters, and what a batch becomes.

use std::{process::ExitCode, sync::Arc};

use aisle_assembly::{delivery, order_adapters, shop, warm_clients};
use aisle_contract::queue::RunCommand;
use aisle_lambda::batch::{Limits, Received, run};
use aisle_lambda::serve::{Invocation, StartError, start};
use aisle_lambda::settings::OrderSettings;
use aisle_pack::Pack;
use order::{Deps, handle};

fn main() -> ExitCode {
    start("order", OrderSettings::resolve, async |settings| {
        let deps = Box::pin(assemble(settings)).await?;
        Ok(async move |Invocation { payload, deadline }| {
            let deps = &deps;
            let execute = async |ordered: Received<RunCommand>| {
                handle(deps, &ordered.message).await.map(drop)
            };
            Ok(run(&payload, &aisle_aws::SystemClock, &Limits::until(deadline), execute).await?)
        })
    })
}

async fn assemble(settings: OrderSettings) -> Result<Deps, StartError> {
    let clients = warm_clients(&order_adapters(settings.delivery, settings.tables)).await;
    let pack = Pack::open(&settings.pack)?;
    let shop = shop(&clients, settings.shop)?;
    Ok(Deps {
        delivery: delivery(&clients)?,
        order_book: shop.order_book,
        catalogue: shop.catalogue,
        policy: Arc::new(Pack::policy(&settings.pack)?),
        switches: Arc::new(aisle_delivery::KillSwitches::new(Arc::new(clients.switches()))),
        wording: Arc::new(pack.wording),
        flows: Arc::new(pack.flows),
        reader: Arc::new(aisle_understanding::Selection),
    })
}
