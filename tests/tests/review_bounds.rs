//! Whatever a shop calls its things and however much a shopper asks at once, an entry that tells
//! about it fits its bound; and a parcel is late only when its day is over everywhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::time::Duration;

use aisle_contract::frame::{HistoryEntry, Reply};
use aisle_contract::part::Part;
use aisle_domain::ids::OrderNumber;
use aisle_domain::shop::{Order, OrderStatus};
use aisle_memory::MemoryShop;
use aisle_ports::OrderBook;
use aisle_tests::world::{World, demo_shop};

const CONVERSATION: &str = "c-1";

async fn known_order() -> Order {
    let number = OrderNumber::parse("AC104233").unwrap();
    demo_shop().order(&number).await.unwrap().unwrap()
}

fn last_reply(world: &World) -> Reply {
    let entries = world.entries(CONVERSATION);
    match entries.iter().rev().find_map(HistoryEntry::of) {
        Some(HistoryEntry::Reply(reply)) => reply,
        other => panic!("a reply, not {other:?}"),
    }
}

/// An order whose every text is as long as a shop could make it.
fn inflated(order: &Order, number: &str) -> Order {
    let mut order = order.clone();
    order.number = OrderNumber::parse(number).unwrap();
    let mut line = order.lines[0].clone();
    line.name = "很长的商品名称".repeat(200);
    line.options = vec![("颜色".to_owned(), "深海军蓝".repeat(100))];
    order.lines = vec![line; 30];
    for parcel in &mut order.shipments {
        parcel.carrier = Some("快递".repeat(500));
        parcel.link = Some(format!("https://carrier.example/{}", "x".repeat(5_000)));
    }
    order
}

#[tokio::test]
async fn orders_with_very_long_names_are_listed_and_shown() {
    let order = known_order().await;
    let orders: Vec<_> = (1..=5).map(|i| inflated(&order, &format!("AC90000{i}"))).collect();
    let world = World::with_order_book(Arc::new(MemoryShop::with(orders, Vec::new())));
    let shopper = order.shopper.to_string();
    // As many devices as a conversation has, each with the longest name.
    for index in 0..16 {
        let name = format!("{index:064}");
        let mut device = world.device(CONVERSATION, &name, Some(&shopper));
        device.start("zh").await;
        world.clock.advance(Duration::from_secs(1));
        device.say("谢谢").await;
        world.settle().await;
    }
    let name = format!("{:064}", 0);
    let device = world.device(CONVERSATION, &name, Some(&shopper));
    device.send(device.text(2, "我的订单在哪里")).await;
    world.settle().await;
    let listed = last_reply(&world);
    assert!(
        listed
            .parts
            .iter()
            .any(|p| matches!(p, Part::Choices { options, .. } if options.len() == 5)),
        "{listed:?}"
    );
    device.send(device.text(3, "第一个")).await;
    world.settle().await;
    let shown = last_reply(&world);
    assert!(shown.parts.iter().any(|p| matches!(p, Part::OrderCard(_))), "{shown:?}");
}

#[tokio::test]
async fn a_parcel_is_late_only_when_its_day_is_over_everywhere() {
    let mut order = known_order().await;
    order.status = OrderStatus::Shipped;
    for parcel in &mut order.shipments {
        parcel.delivered_at = None;
        parcel.expected = Some("2026-11-26".parse().unwrap());
    }
    assert!(!order.shipments.is_empty());
    // The world begins at noon in UTC on the 26th; that day ends at noon of the 27th at UTC-12.
    for (hours, late) in [(0, false), (23, false), (24, true)] {
        let book = MemoryShop::with(vec![order.clone()], Vec::new());
        let world = World::with_order_book(Arc::new(book));
        world.clock.advance(Duration::from_secs(hours * 3_600));
        let mut device = world.device(CONVERSATION, "d-1", Some(order.shopper.as_str()));
        device.start("en").await;
        device.say("where is AC104233?").await;
        world.settle().await;
        let reply = last_reply(&world);
        let Some(Part::Text { text }) = reply.parts.first() else { panic!("{reply:?}") };
        assert_eq!(text.contains("late"), late, "after {hours} h: {text}");
    }
}
