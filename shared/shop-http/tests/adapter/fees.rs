//! A fee that the merchant's policy asks for: the shop does it for that, and for nothing else.

use aisle_aftersales::{Facts, Level, Permit, Policy, PolicySource, Verdict, plan};
use aisle_domain::after_sales::{Record, Request};
use aisle_domain::ids::IdempotencyKey;
use aisle_domain::shop::OrderStatus;
use aisle_ports::conformance::sample;
use aisle_ports::{Applied, OrderBook, ShopWriter};

use crate::world::{World, world};

async fn delivered() -> World {
    let world = world().await;
    world.fill();
    let mut order = sample::paid_order("W300", "yusuf", 3_000, "card-1");
    order.status = OrderStatus::Delivered;
    world.put_orders(&[order]).await.unwrap();
    world
}

/// A permit to return one item for a fee.
async fn to_return(world: &World) -> Permit {
    let order = world.order(&sample::order("W300", "yusuf", None).number).await.unwrap().unwrap();
    let request = Request::ReturnItems {
        order: order.number.clone(),
        items: vec![order.lines[0].item.clone()],
        refund_to: sample::payment_method("card-1"),
        reason: None,
    };
    let record = Record {
        customer: world.customer(&order.shopper).await.unwrap(),
        order: Some(order),
        products: vec![sample::ordered_product()],
    };
    let facts = Facts { record: &record, level: Level::SignedIn, now: sample::instant(9_000) };
    let text = "@id(\"with-fee\")\n@fee(\"4.90 USD\")\npermit (principal, action, resource);\n";
    let source = PolicySource { name: "fee.cedar".to_owned(), text: text.to_owned() };
    let policy = Policy::load(&[source]).unwrap();
    match policy.authorise(plan(&request, &facts).unwrap(), &facts) {
        Verdict::Allowed(permit) => *permit,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_fee_is_kept_and_a_label_comes_back() {
    let world = delivered().await;
    let permit = to_return(&world).await;
    assert_eq!(permit.quote().fee.unwrap().minor, 490);
    let key = IdempotencyKey::new("k").unwrap();
    let Applied::Done(receipt) = world.apply(&permit, &key).await.unwrap() else {
        panic!("not done")
    };
    assert_eq!(receipt.order, permit.change().order_after, "as it was worked out here");
    assert!(receipt.label.unwrap().starts_with("https://"));
}
