//! The planned faults of a shop: what is done, what is answered, and what a key says afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::time::Duration;

use aisle_domain::after_sales::{Reason, Request};
use aisle_domain::ids::IdempotencyKey;
use aisle_domain::shop::OrderStatus;
use aisle_memory::{FaultyShop, ManualClock, MemoryShop, ShopFault};
use aisle_ports::conformance::{permit, sample};
use aisle_ports::{Applied, Kind, OrderBook};
use futures::FutureExt;

fn world() -> (FaultyShop, ManualClock) {
    let clock = ManualClock::new(sample::instant(0));
    let shop = MemoryShop::with(
        [sample::paid_order("W200", "yusuf", 2_000, "gift-1")],
        [sample::ordered_product()],
    )
    .with_customers([sample::customer("yusuf")]);
    (FaultyShop::new(shop, Arc::new(clock.clone())), clock)
}

fn key() -> IdempotencyKey {
    IdempotencyKey::new("k").unwrap()
}

fn cancel() -> Request {
    let order = sample::order("W200", "yusuf", None).number;
    Request::CancelOrder { order, reason: "no_longer_needed".to_owned() }
}

fn cancelled(shop: &FaultyShop) -> bool {
    shop.shop().orders()[0].status == OrderStatus::Cancelled
}

#[tokio::test]
async fn a_lost_answer_was_done_and_the_key_tells() {
    let (shop, _) = world();
    let permit = permit(shop.shop(), cancel()).await;
    shop.next(ShopFault::LostAnswer);
    let error = shop.apply(&permit, &key()).await.unwrap_err();
    assert_eq!(error.kind, Kind::TimedOut);
    assert!(cancelled(&shop));
    let applied = shop.applied(&key()).await.unwrap().unwrap();
    assert_eq!(shop.apply(&permit, &key()).await.unwrap(), applied, "the next call has no fault");
    assert_eq!(shop.shop().orders()[0].after_sales.revision, 1, "done once");
    assert_eq!(shop.calls(), 2);
}

#[tokio::test]
async fn what_arrives_twice_is_done_once() {
    let (shop, _) = world();
    let permit = permit(shop.shop(), cancel()).await;
    shop.next(ShopFault::Twice);
    assert!(matches!(shop.apply(&permit, &key()).await.unwrap(), Applied::Done(_)));
    assert_eq!(shop.shop().orders()[0].after_sales.revision, 1);
}

#[tokio::test]
async fn while_it_is_down_nothing_is_done() {
    let (shop, _) = world();
    let permit = permit(shop.shop(), cancel()).await;
    shop.next(ShopFault::Down);
    assert_eq!(shop.apply(&permit, &key()).await.unwrap_err().kind, Kind::Unavailable);
    shop.set_down(true);
    assert_eq!(shop.apply(&permit, &key()).await.unwrap_err().kind, Kind::Unavailable);
    assert_eq!(shop.applied(&key()).await.unwrap_err().kind, Kind::Unavailable);
    assert!(!cancelled(&shop));
    shop.set_down(false);
    assert_eq!(shop.applied(&key()).await.unwrap(), None);
}

#[tokio::test]
async fn a_slow_shop_answers_by_the_clock() {
    let (shop, clock) = world();
    let permit = permit(shop.shop(), cancel()).await;
    shop.next(ShopFault::Slow(Duration::from_secs(4)));
    let key = key();
    let mut answer = Box::pin(shop.apply(&permit, &key));
    assert!((&mut answer).now_or_never().is_none());
    assert!(cancelled(&shop), "done before it answers");
    clock.advance(Duration::from_secs(4));
    assert!(matches!((&mut answer).now_or_never(), Some(Ok(Applied::Done(_)))));
}

#[tokio::test]
async fn a_change_under_us_is_told_and_uses_up_no_key() {
    let (shop, _) = world();
    let before = permit(shop.shop(), cancel()).await;
    shop.next(ShopFault::ChangesUnder);
    assert_eq!(shop.apply(&before, &key()).await.unwrap(), Applied::Changed);
    assert!(!cancelled(&shop));
    let again = permit(shop.shop(), cancel()).await;
    assert!(matches!(shop.apply(&again, &key()).await.unwrap(), Applied::Done(_)));
}

#[tokio::test]
async fn a_refusal_stands_for_its_key() {
    let (shop, _) = world();
    let permit = permit(shop.shop(), cancel()).await;
    shop.next(ShopFault::Refuses(Reason::new("picked_already")));
    let refused = Applied::Refused(Reason::new("picked_already"));
    for _ in 0..2 {
        assert_eq!(shop.apply(&permit, &key()).await.unwrap(), refused);
    }
    assert_eq!(shop.applied(&key()).await.unwrap(), Some(refused));
    assert!(!cancelled(&shop));
}
