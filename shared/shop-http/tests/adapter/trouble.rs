//! The shop is slow, down, loses answers or refuses: what is done, what is told, and how often.

use std::time::{Duration, Instant};

use aisle_domain::after_sales::{Reason, Request};
use aisle_domain::ids::{IdempotencyKey, OrderNumber};
use aisle_ports::conformance::permit;
use aisle_ports::{Applied, Kind, OrderBook};
use aisle_shop_http::Times;
use aisle_shop_server::{Calls, Fault};

use crate::world::{World, adapter, nowhere, times, world, world_with};

fn number() -> OrderNumber {
    OrderNumber::parse("W200").unwrap()
}

fn key() -> IdempotencyKey {
    IdempotencyKey::new("c-1:4#0").unwrap()
}

fn cancel() -> Request {
    Request::CancelOrder { order: number(), reason: "no_longer_needed".to_owned() }
}

async fn filled(times: Times) -> World {
    let world = world_with(times).await;
    world.fill();
    world
}

#[tokio::test]
async fn an_answer_that_is_lost_is_asked_for_again_and_nothing_is_done_twice() {
    let world = filled(times()).await;
    let permit = permit(&world, cancel()).await;
    world.plan(Fault::LostAnswer, Calls::Actions, 2);
    assert!(matches!(world.apply(&permit, &key()).await.unwrap(), Applied::Done(_)));
    assert_eq!(world.shop.done(), 1);
}

#[tokio::test]
async fn when_every_answer_is_lost_the_key_tells_later() {
    let world = filled(times()).await;
    let permit = permit(&world, cancel()).await;
    world.plan(Fault::LostAnswer, Calls::Actions, 3);
    let error = world.apply(&permit, &key()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Unavailable, "{error}");
    assert!(matches!(world.applied(&key()).await.unwrap(), Some(Applied::Done(_))));
    assert_eq!(world.shop.done(), 1);
}

#[tokio::test]
async fn a_late_answer_times_out_and_the_key_tells() {
    let short = Times { attempt: Duration::from_millis(300), attempts: 1, ..times() };
    let world = filled(short).await;
    let permit = permit(&world, cancel()).await;
    world.plan(Fault::Late { millis: 3_000 }, Calls::Actions, 1);
    let error = world.apply(&permit, &key()).await.unwrap_err();
    assert_eq!(error.kind, Kind::TimedOut, "{error}");
    assert!(matches!(world.applied(&key()).await.unwrap(), Some(Applied::Done(_))));
}

#[tokio::test]
async fn a_call_ends_in_its_time_whatever_its_attempts_do() {
    let short = Times { call: Duration::from_millis(400), ..times() };
    let world = filled(short).await;
    world.plan(Fault::Late { millis: 5_000 }, Calls::Reads, 3);
    let started = Instant::now();
    let error = world.order(&number()).await.unwrap_err();
    assert_eq!(error.kind, Kind::TimedOut, "{error}");
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
}

#[tokio::test]
async fn what_may_pass_is_tried_again() {
    let world = filled(times()).await;
    for fault in [
        Fault::Unavailable { retry_after: None },
        Fault::TooMany { retry_after: None },
        Fault::LostAnswer,
    ] {
        world.plan(fault.clone(), Calls::Reads, 2);
        assert!(world.order(&number()).await.unwrap().is_some(), "{fault:?}");
        assert!(world.shop.planned().is_empty());
    }
}

#[tokio::test]
async fn a_shop_that_asks_for_a_long_pause_is_left_alone() {
    let world = filled(times()).await;
    world.plan(Fault::TooMany { retry_after: Some(30) }, Calls::Reads, 1);
    let error = world.order(&number()).await.unwrap_err();
    assert_eq!((error.kind, error.retry_after), (Kind::Throttled, Some(Duration::from_secs(30))));
    world.plan(Fault::Unavailable { retry_after: Some(30) }, Calls::Reads, 1);
    let error = world.order(&number()).await.unwrap_err();
    assert_eq!((error.kind, error.retry_after), (Kind::Unavailable, Some(Duration::from_secs(30))));
    assert!(world.order(&number()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_shop_that_is_down_is_soon_not_asked_any_more() {
    let world = filled(Times { attempts: 1, ..times() }).await;
    world.plan(Fault::Unavailable { retry_after: None }, Calls::Reads, 100);
    for _ in 0..5 {
        assert_eq!(world.order(&number()).await.unwrap_err().kind, Kind::Unavailable);
    }
    let left = world.shop.planned()[0].times;
    let started = Instant::now();
    let error = world.order(&number()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Unavailable);
    assert!(error.retry_after.is_some_and(|wait| wait <= Duration::from_secs(6)), "{error:?}");
    assert!(started.elapsed() < Duration::from_millis(100), "told at once");
    assert_eq!(world.shop.planned()[0].times, left, "and not asked");
    world.shop.forget_faults();
    assert!(world.order(&number()).await.is_err(), "still open");
    tokio::time::sleep(Duration::from_secs(7)).await;
    assert!(world.order(&number()).await.unwrap().is_some(), "then one call tries and closes it");
    assert!(world.order(&number()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_shop_that_says_no_is_not_down() {
    let world = filled(times()).await;
    let missing = OrderNumber::parse("W999").unwrap();
    for _ in 0..20 {
        assert_eq!(world.order(&missing).await.unwrap(), None);
    }
    assert!(world.order(&number()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_refusal_stands_for_its_key() {
    let world = filled(times()).await;
    let permit = permit(&world, cancel()).await;
    world.plan(Fault::Refuses, Calls::Actions, 1);
    let refused = Applied::Refused(Reason::new("refused_by_shop"));
    for _ in 0..2 {
        assert_eq!(world.apply(&permit, &key()).await.unwrap(), refused);
    }
    assert_eq!(world.applied(&key()).await.unwrap(), Some(refused));
    assert_eq!(world.shop.done(), 0);
}

#[tokio::test]
async fn a_change_under_us_is_told_and_uses_up_no_key() {
    let world = filled(times()).await;
    let before = permit(&world, cancel()).await;
    world.plan(Fault::ChangesUnder, Calls::Actions, 1);
    assert_eq!(world.apply(&before, &key()).await.unwrap(), Applied::Changed);
    assert_eq!(world.applied(&key()).await.unwrap(), None);
    let again = permit(&world, cancel()).await;
    assert!(matches!(world.apply(&again, &key()).await.unwrap(), Applied::Done(_)));
}

#[tokio::test]
async fn an_order_that_is_gone_has_changed() {
    let from = filled(times()).await;
    let permit = permit(&from, cancel()).await;
    let empty = world().await;
    assert_eq!(empty.apply(&permit, &key()).await.unwrap(), Applied::Changed);
}

#[tokio::test]
async fn a_shop_that_is_not_there_is_unavailable() {
    let shop = adapter(nowhere().await, None, times());
    let error = shop.order(&number()).await.unwrap_err();
    assert_eq!(error.kind, Kind::Unavailable, "{error}");
    assert!(error.message.contains("could not be reached"), "{error}");
    assert!(!error.message.contains("W200"), "{error}");
}
