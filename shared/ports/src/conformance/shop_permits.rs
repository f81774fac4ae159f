//! Permits for the suites of the order book: what is asked is worked out and decided on by what the
//! shop says now, under a policy that permits everything.

use aisle_aftersales::{Facts, Level, Permit, Policy, PolicySource, Verdict, plan};
use aisle_domain::after_sales::{Record, Request};
use aisle_domain::ids::ShopperId;

use super::sample;
use crate::{Catalogue, OrderBook};

/// A permit for what the customer `yusuf` wants, decided on by what the shop says now.
///
/// # Panics
/// When the shop cannot be read, or the request cannot be done.
pub async fn permit<S: OrderBook + Catalogue>(shop: &S, request: Request) -> Permit {
    let shopper = ShopperId::new("yusuf").expect("a shopper id");
    let customer = shop.customer(&shopper).await.expect("customer");
    let order = match request.order() {
        Some(number) => shop.order(number).await.expect("order"),
        None => None,
    };
    let product = shop.product(&sample::ordered_product().id).await.expect("product");
    let record = Record { order, customer, products: product.into_iter().collect() };
    let facts = Facts { record: &record, level: Level::SignedIn, now: sample::instant(9_000) };
    let planned = plan(&request, &facts).expect("it can be done");
    let text = "@id(\"everything\")\npermit (principal, action, resource);\n".to_owned();
    let source = PolicySource { name: "everything.cedar".to_owned(), text };
    let policy = Policy::load(&[source]).expect("a policy");
    match policy.authorise(planned, &facts) {
        Verdict::Allowed(permit) => *permit,
        other => panic!("not allowed: {other:?}"),
    }
}
