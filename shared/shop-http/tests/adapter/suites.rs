//! The suites that every order book runs.

use aisle_ports::conformance;
use aisle_shop_server::{Calls, Fault};

use crate::world::world;

#[tokio::test]
async fn shop() {
    conformance::shop_suite(world).await;
}

#[tokio::test]
async fn shop_changes() {
    conformance::shop_changes_suite(world).await;
}

/// The same while every second action is answered to nobody: the adapter asks again.
#[tokio::test]
async fn shop_changes_with_lost_answers() {
    conformance::shop_changes_suite(async || {
        let world = world().await;
        for _ in 0..100 {
            world.plan(Fault::LostAnswer, Calls::Actions, 1);
            world.plan(Fault::Twice, Calls::Actions, 1);
        }
        world
    })
    .await;
}
