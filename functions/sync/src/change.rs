//! What becomes of a change: the record is read, changed and put back if it is still what was read;
//! then its news are told on. Whoever dies between finds the same version stored, and tells its news
//! again.

use aisle_contract::inbound::{
    Change, InboundEvent, OrderChanged, ProductChanged, Reason, RefundChanged, RefundStatus,
    Refusal, ShipmentChanged, StockChanged,
};
use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::mirror::{
    Merged, Mirrored, order_changed, product_changed, product_removed, shipment_changed,
    stock_changed,
};
use aisle_domain::news::News;
use aisle_domain::shop::{Order, Product};
use aisle_ports::Replaced;

use crate::handler::Stop;
use crate::{Deps, Outcome, Records, external, tell};

/// How a telling ended, with its news and whose order it was.
struct Kept {
    outcome: Outcome,
    news: Vec<News>,
    shopper: Option<ShopperId>,
}

/// Takes an event.
pub(crate) async fn take(deps: &Deps, event: InboundEvent) -> Result<Outcome, Stop> {
    let (kind, kept) = match event.change {
        Change::Order(detail) => ("order", order(deps, *detail).await?),
        Change::Shipment(detail) => ("shipment", shipment(deps, &detail).await?),
        Change::Refund(detail) => ("refund", refund(deps, &detail).await?),
        Change::Product(detail) => ("product", product(deps, *detail).await?),
        Change::Stock(detail) => ("stock", stock(deps, &detail).await?),
        // There is nowhere to keep documents yet; what is sent is checked, so that it can be.
        Change::Knowledge(_) => ("knowledge", not_kept(Vec::new(), None)),
    };
    tell::tell_on(deps, &kept.news, kept.shopper.as_ref()).await?;
    tracing::info!(
        target: "aisle_metric",
        metric = "EventsTaken", unit = "Count", value = 1.0,
        Change = kind, Outcome = name(kept.outcome),
    );
    Ok(kept.outcome)
}

const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Stored => "stored",
        Outcome::StoredBefore => "stored_before",
        Outcome::Stale => "stale",
        _ => "not_kept",
    }
}

const fn not_kept(news: Vec<News>, shopper: Option<ShopperId>) -> Kept {
    Kept { outcome: Outcome::NotKept, news, shopper }
}

async fn order(deps: &Deps, detail: OrderChanged) -> Result<Kept, Stop> {
    let OrderChanged { head, order } = detail;
    if deps.records == Records::External {
        return Ok(not_kept(external::of_order(&order), Some(order.shopper)));
    }
    let number = order.number.clone();
    let merge = |stored: &Mirrored<Order>| order_changed(stored, order.clone(), head.order());
    keep_order(deps, &number, merge).await
}

async fn shipment(deps: &Deps, detail: &ShipmentChanged) -> Result<Kept, Stop> {
    let update = detail.update();
    if deps.records == Records::External {
        let news = external::of_shipment(&detail.order, &update);
        return Ok(not_kept(news, detail.shopper.clone()));
    }
    let version = detail.head.order();
    let merge = |stored: &Mirrored<Order>| shipment_changed(stored, &update, version);
    keep_order(deps, &detail.order, merge).await
}

/// Money is ours to move: an order is not changed by what is told of a refund.
async fn refund(deps: &Deps, detail: &RefundChanged) -> Result<Kept, Stop> {
    let shopper = match deps.records {
        Records::External => detail.shopper.clone(),
        Records::Tables => {
            let stored = deps.mirror.mirrored_order(&detail.order).await?;
            let order = stored.record.ok_or_else(|| unknown_order(&detail.order))?;
            Some(order.shopper)
        }
    };
    let paid = detail.status == RefundStatus::Paid;
    let (order, amount) = (detail.order.clone(), detail.amount);
    let version = detail.head.order();
    let news = paid.then_some(News::RefundPaid { order, amount, version });
    Ok(not_kept(news.into_iter().collect(), shopper))
}

async fn product(deps: &Deps, detail: ProductChanged) -> Result<Kept, Stop> {
    let ProductChanged { head, product, id, .. } = detail;
    let id = product.as_ref().map(|product| product.id.clone()).or(id);
    let (Some(id), Records::Tables) = (id, deps.records) else {
        return Ok(not_kept(Vec::new(), None));
    };
    let merge = |stored: &Mirrored<Product>| match &product {
        Some(product) => product_changed(stored, product.clone(), head.order()),
        None => product_removed(stored, head.order()),
    };
    keep_product(deps, &id, merge).await
}

async fn stock(deps: &Deps, detail: &StockChanged) -> Result<Kept, Stop> {
    let update = detail.update();
    if deps.records == Records::External {
        return Ok(not_kept(external::of_stock(&update, detail.head.order()), None));
    }
    let version = detail.head.order();
    let merge = |stored: &Mirrored<Product>| stock_changed(stored, &update, version);
    keep_product(deps, &detail.product, merge).await
}

fn unknown_order(number: &OrderNumber) -> Stop {
    Stop::Missing(Refusal::new(Reason::UnknownOrder, number.as_str()))
}

async fn keep_order(
    deps: &Deps,
    number: &OrderNumber,
    merge: impl Fn(&Mirrored<Order>) -> Merged<Order>,
) -> Result<Kept, Stop> {
    let mut attempts = deps.delivery.attempts();
    loop {
        attempts.next().await?;
        let stored = deps.mirror.mirrored_order(number).await?;
        let shopper =
            |order: &Mirrored<Order>| order.record.as_ref().map(|order| order.shopper.clone());
        match merge(&stored) {
            Merged::Newer(after, news) => {
                let replaced = deps.mirror.replace_order(number, &stored, &after).await?;
                if replaced == Replaced::Done {
                    let shopper = shopper(&after);
                    return Ok(Kept { outcome: Outcome::Stored, news, shopper });
                }
            }
            Merged::Same(news) => {
                let shopper = shopper(&stored);
                return Ok(Kept { outcome: Outcome::StoredBefore, news, shopper });
            }
            Merged::Stale => return Ok(stale()),
            Merged::Missing => return Err(unknown_order(number)),
            Merged::TooMany => return Err(too_many(number.as_str())),
        }
    }
}

async fn keep_product(
    deps: &Deps,
    id: &ProductId,
    merge: impl Fn(&Mirrored<Product>) -> Merged<Product>,
) -> Result<Kept, Stop> {
    let mut attempts = deps.delivery.attempts();
    loop {
        attempts.next().await?;
        let stored = deps.mirror.mirrored_product(id).await?;
        match merge(&stored) {
            Merged::Newer(after, news) => {
                let replaced = deps.mirror.replace_product(id, &stored, &after).await?;
                if replaced == Replaced::Done {
                    return Ok(Kept { outcome: Outcome::Stored, news, shopper: None });
                }
            }
            Merged::Same(news) => {
                return Ok(Kept { outcome: Outcome::StoredBefore, news, shopper: None });
            }
            Merged::Stale => return Ok(stale()),
            Merged::Missing => {
                let refusal = Refusal::new(Reason::UnknownProduct, id.as_str());
                return Err(Stop::Missing(refusal));
            }
            Merged::TooMany => return Err(too_many(id.as_str())),
        }
    }
}

const fn stale() -> Kept {
    Kept { outcome: Outcome::Stale, news: Vec::new(), shopper: None }
}

fn too_many(record: &str) -> Stop {
    Stop::Refused(Refusal::new(Reason::TooManyParts, record))
}
