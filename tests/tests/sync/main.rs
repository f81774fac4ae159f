//! What the shop's systems tell, over the memory adapters: what is stored, what is told to whom and
//! when, and what is refused. The simulation puts the same under seeded faults.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use aisle_contract::frame::{HistoryEntry, ServerFrame};
use aisle_contract::part::Part;
use aisle_dialogue::notice::NoticeRules;
use aisle_domain::ids::{ItemId, OrderNumber, ProductId};
use aisle_domain::news::{NewsKind, Subject};
use aisle_domain::shop::OrderStatus;
use aisle_ports::{ShopMirror as _, Watches as _};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use sync::{Outcome, Records};

use crate::support::{notices, shop, text};

/// Sam's, shipped; the guest's, shipped.
const SAMS: &str = "AC104233";
const GUESTS: &str = "AC104372";

#[tokio::test]
async fn a_signed_in_shopper_hears_once_in_their_language() {
    let shop = shop();
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("de").await;
    let event = shop.parcel(SAMS, 1, "out_for_delivery");
    assert_eq!(shop.tell(&event).await, Outcome::Stored);
    assert_eq!(shop.tell(&event).await, Outcome::StoredBefore, "the same again");
    let told = notices(&sam);
    assert_eq!(told.len(), 1, "once");
    assert_eq!(
        text(&told[0]),
        "Die Bestellung #AC104233 ist in der Zustellung und sollte heute ankommen."
    );
    assert_eq!(shop.status(SAMS).await, OrderStatus::OutForDelivery);
    assert_eq!(shop.tell(&shop.parcel(SAMS, 2, "delivered")).await, Outcome::Stored);
    assert_eq!(notices(&sam).len(), 2);
    let late = shop.parcel(SAMS, 1, "in_transit");
    assert_eq!(shop.tell(&late).await, Outcome::Stale);
    assert_eq!(shop.status(SAMS).await, OrderStatus::Delivered);
    assert_eq!(notices(&sam).len(), 2);
}

#[tokio::test]
async fn a_guest_hears_of_the_order_that_they_proved_and_of_no_other() {
    let shop = shop();
    let mut guest = shop.world.device("c-1", "d-1", None);
    guest.start("en").await;
    shop.tell(&shop.parcel(GUESTS, 1, "out_for_delivery")).await;
    assert_eq!(notices(&guest), [], "nothing was proven yet");
    guest.say("where is #AC104372? robin.hale@example.com").await;
    shop.world.settle().await;
    shop.tell(&shop.parcel(GUESTS, 2, "delivered")).await;
    shop.tell(&shop.parcel(SAMS, 1, "delivered")).await;
    let told = notices(&guest);
    assert_eq!(told.len(), 1);
    assert_eq!(text(&told[0]), "Order #AC104372 has been delivered.");
}

#[tokio::test]
async fn signing_in_later_is_enough() {
    let shop = shop();
    shop.world.device("c-1", "d-1", None).start("en").await;
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    shop.tell(&shop.parcel(SAMS, 1, "delivered")).await;
    assert_eq!(notices(&sam).len(), 1);
}

#[tokio::test]
async fn a_question_is_answered_after_a_notice_as_before() {
    let shop = shop();
    let mut sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    sam.say("where is my order?").await;
    shop.world.settle().await;
    let before = shop.world.entries("c-1").len();
    shop.tell(&shop.parcel(SAMS, 1, "delivered")).await;
    assert_eq!(notices(&sam).len(), 1);
    assert_eq!(shop.world.entries("c-1").len(), before + 1);
    sam.say("the second one").await;
    shop.world.settle().await;
    let card = sam.pushed().into_iter().any(|frame| match frame {
        ServerFrame::Reply(reply) => {
            reply.parts.iter().any(|part| matches!(part, Part::OrderCard(_)))
        }
        _ => false,
    });
    assert!(card, "the list is still what 'the second one' is of");
}

#[tokio::test]
async fn a_human_in_charge_is_not_interrupted_and_the_end_is_the_end() {
    let shop = shop();
    let mut sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    sam.say("human please").await;
    shop.world.settle().await;
    shop.tell(&shop.parcel(SAMS, 1, "out_for_delivery")).await;
    assert_eq!(notices(&sam), [], "waits for a human");
    sam.send(aisle_contract::frame::ClientFrame::End {}).await;
    shop.tell(&shop.parcel(SAMS, 2, "delivered")).await;
    assert_eq!(notices(&sam), []);
    let whose = Subject::Shopper("sam".to_owned().try_into().unwrap());
    assert_eq!(shop.world.watches.newest(&whose, 20).await.unwrap(), [], "it watches no more");
}

#[tokio::test]
async fn no_more_of_these_and_again() {
    let shop = shop();
    let mut sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    sam.pick("notices:off").await;
    shop.world.settle().await;
    shop.tell(&shop.parcel(SAMS, 1, "out_for_delivery")).await;
    assert_eq!(notices(&sam), []);
    sam.pick("notices:on").await;
    shop.world.settle().await;
    shop.tell(&shop.parcel(SAMS, 2, "delivered")).await;
    assert_eq!(notices(&sam).len(), 1);
}

#[tokio::test]
async fn quiet_hours_are_waited_for() {
    let mut shop = shop();
    let time = |hour| Time::new(hour, 0, 0, 0).unwrap();
    // It is noon in UTC.
    let zone = TimeZone::UTC;
    let rules = NoticeRules { zone, quiet: Some((time(11), time(13))), ..NoticeRules::default() };
    shop.world.sync.notices = Arc::new(rules);
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    shop.tell(&shop.parcel(SAMS, 1, "delivered")).await;
    for quarter in 0..4 {
        assert_eq!(notices(&sam), [], "after {quarter} quarters of an hour");
        shop.world.clock.advance(Duration::from_secs(15 * 60));
        shop.world.settle().await;
    }
    assert_eq!(notices(&sam).len(), 1);
}

/// Whoever slept through all of it hears how it ended.
#[tokio::test]
async fn after_quiet_hours_only_the_end_is_told() {
    let mut shop = shop();
    let time = |hour| Time::new(hour, 0, 0, 0).unwrap();
    let quiet = Some((time(11), time(13)));
    shop.world.sync.notices = Arc::new(NoticeRules { quiet, ..NoticeRules::default() });
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    for (version, status) in [(1, "delayed"), (2, "out_for_delivery"), (3, "delivered")] {
        assert_eq!(shop.tell(&shop.parcel(SAMS, version, status)).await, Outcome::Stored);
    }
    for _ in 0..5 {
        shop.world.clock.advance(Duration::from_secs(15 * 60));
        shop.world.settle().await;
    }
    let told: Vec<String> = notices(&sam).iter().map(|told| text(told).to_owned()).collect();
    assert_eq!(told, ["Order #AC104233 has been delivered."]);
}

#[tokio::test]
async fn an_open_command_is_waited_for() {
    let shop = shop();
    let mut sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    sam.say("where is my order?").await;
    // nlu has ordered the list; order has not run.
    let wake = shop.world.queues.take_due_of("nlu", 1).remove(0).message;
    shop.world.deliver(&wake).await.unwrap();
    shop.send(&shop.parcel(SAMS, 1, "delivered")).await;
    let tell = shop.world.queues.take_due_of("sync", 1).remove(0).message;
    shop.world.deliver(&tell).await.unwrap();
    assert_eq!(notices(&sam), []);
    shop.world.settle().await;
    shop.world.clock.advance(Duration::from_secs(3));
    shop.world.settle().await;
    assert_eq!(notices(&sam).len(), 1);
}

#[tokio::test]
async fn what_is_switched_off_is_not_told() {
    let mut shop = shop();
    let mut rules = NoticeRules::default();
    rules.on.remove(&NewsKind::Delivered);
    shop.world.sync.notices = Arc::new(rules);
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    shop.tell(&shop.parcel(SAMS, 1, "delivered")).await;
    assert_eq!(notices(&sam), []);
}

#[tokio::test]
async fn an_order_changes_as_a_whole_and_what_was_done_to_it_stays() {
    let shop = shop();
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    let number = OrderNumber::parse(SAMS).unwrap();
    let stored = shop.records.mirrored_order(&number).await.unwrap().record.unwrap();
    let mut changed = stored.clone();
    changed.status = OrderStatus::Delivered;
    changed.address.city = "Salem".to_owned();
    changed.after_sales = aisle_domain::after_sales::AfterSales::default();
    let event = shop.event("Order Changed", json!({"version": 5, "order": changed}));
    assert_eq!(shop.tell(&event).await, Outcome::Stored);
    let after = shop.records.mirrored_order(&number).await.unwrap().record.unwrap();
    assert_eq!((after.status, after.address.city.as_str()), (OrderStatus::Delivered, "Salem"));
    assert_eq!(after.after_sales.payments, stored.after_sales.payments);
    assert_eq!(after.after_sales.revision, stored.after_sales.revision + 1);
    assert_eq!(notices(&sam).len(), 1);
}

#[tokio::test]
async fn a_refund_is_told_and_changes_nothing() {
    let shop = shop();
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    let before = shop.records.orders();
    let refund = |status: &str| {
        let amount = json!({"minor": 1990, "currency": "USD"});
        let detail = json!({"version": 3, "order": SAMS, "amount": amount, "status": status});
        shop.event("Refund Changed", detail)
    };
    for status in ["failed", "paid", "paid"] {
        assert_eq!(shop.tell(&refund(status)).await, Outcome::NotKept, "{status}");
    }
    let told = notices(&sam);
    assert_eq!(told.len(), 1);
    assert_eq!(text(&told[0]), "Your refund of 19.90 USD for order #AC104233 has been paid.");
    assert_eq!(shop.records.orders(), before);
}

#[tokio::test]
async fn everybody_who_waits_for_an_item_hears_that_it_is_back() {
    let shop = shop();
    let conversations: Vec<String> = (0..45).map(|n| format!("c-{n}")).collect();
    let mut devices = Vec::new();
    for conversation in &conversations {
        let mut device = shop.world.device(conversation, "d-1", None);
        device.start("en").await;
        device.pick("watch:item:daypack-moss").await;
        shop.world.settle().await;
        devices.push(device);
    }
    let stock = |version: u64, available: bool| {
        let detail = json!({
            "version": version, "product": "daypack", "item": "daypack-moss",
            "available": available, "stock": if available { 4 } else { 0 },
        });
        shop.event("Stock Changed", detail)
    };
    assert_eq!(shop.tell(&stock(1, false)).await, Outcome::Stored);
    assert!(devices.iter().all(|device| notices(device).is_empty()));
    assert_eq!(shop.tell(&stock(2, true)).await, Outcome::Stored);
    for device in &devices {
        let told = notices(device);
        assert_eq!(told.len(), 1);
        assert_eq!(text(&told[0]), "Back in stock: Roll-Top Daypack (moss).");
    }
    let item = Subject::Item(ItemId::new("daypack-moss").unwrap());
    assert_eq!(shop.world.watches.newest(&item, 20).await.unwrap(), [], "and waits no more");
}

#[tokio::test]
async fn products_come_and_go() {
    let shop = shop();
    let product = json!({
        "id": "kite", "name": "Kite",
        "variants": [{
            "item": "kite-red", "options": [["colour", "red"]], "available": true,
            "price": {"minor": 2990, "currency": "USD"},
        }],
    });
    let changed = |version: u64, detail: Value| {
        let mut detail = detail;
        detail["version"] = version.into();
        shop.event("Product Changed", detail)
    };
    let there = changed(1, json!({"product": product}));
    let gone = changed(2, json!({"removed": true, "id": "kite"}));
    assert_eq!(shop.tell(&there).await, Outcome::Stored);
    assert_eq!(shop.tell(&gone).await, Outcome::Stored);
    assert_eq!(shop.tell(&there).await, Outcome::Stale);
    let kite = ProductId::new("kite").unwrap();
    assert_eq!(shop.records.mirrored_product(&kite).await.unwrap().record, None);
    let document = json!({"document": {"id": "r", "language": "en", "title": "R", "text": "x"}});
    let known = shop.event("Knowledge Changed", document);
    assert_eq!(shop.tell(&known).await, Outcome::NotKept);
}

#[tokio::test]
async fn a_parcel_waits_for_its_order_and_is_put_aside_in_the_end() {
    let shop = shop();
    let event = shop.parcel("AC999999", 1, "in_transit");
    assert_eq!(shop.send(&event).await, Outcome::Waits);
    for _ in 0..5 {
        assert_eq!(shop.refused(), []);
        shop.world.clock.advance(Duration::from_secs(60));
        let pending = shop.world.queues.take_due().unwrap();
        shop.world.deliver(&pending.message).await.unwrap();
    }
    let refused = shop.refused().remove(0);
    assert_eq!(refused.reason, "unknown_order");
    assert_eq!(refused.event, event, "as it came");
    // What was put aside is taken once the order is there.
    let number = OrderNumber::parse(SAMS).unwrap();
    let mut order = shop.records.mirrored_order(&number).await.unwrap().record.unwrap();
    order.number = OrderNumber::parse("AC999999").unwrap();
    let there = shop.event("Order Changed", json!({"version": 1, "order": order}));
    assert_eq!(shop.send(&there).await, Outcome::Stored);
    assert_eq!(shop.send(&refused.event).await, Outcome::Stored);
}

#[tokio::test]
async fn what_cannot_be_taken_is_put_aside_with_its_reason() {
    let mut shop = shop();
    shop.world.sync.senders.shop = Some("main".to_owned());
    let good = shop.parcel(SAMS, 1, "delivered");
    let with = |path: &str, value: Value| {
        let mut event = good.clone();
        *event.pointer_mut(path).unwrap() = value;
        event
    };
    let mut unversioned = good.clone();
    unversioned["detail"].as_object_mut().unwrap().remove("v");
    let mut another_shop = good.clone();
    another_shop["detail"]["shop"] = "other".into();
    let mut ours = good.clone();
    ours["detail"]["shop"] = "main".into();
    let mut linked = good.clone();
    linked["detail"]["shipment"]["link"] = "javascript:alert(1)".into();
    let mut large = good.clone();
    large["detail"]["place"] = "x".repeat(300_000).into();
    for (event, reason) in [
        (with("/account", "999999999999".into()), "wrong_account"),
        (with("/source", "billing".into()), "wrong_source"),
        (with("/detail-type", "Parcel Weighed".into()), "unknown_type"),
        (with("/detail/v", 2.into()), "unknown_version"),
        (with("/time", "2026-11-01T00:00:00Z".into()), "too_old"),
        (with("/time", "yesterday".into()), "malformed"),
        (with("/detail/at", "2026-12-24T00:00:00Z".into()), "in_future"),
        (with("/detail", json!("x")), "malformed"),
        (with("/detail/status", "lost in space".into()), "invalid_shipment"),
        (unversioned, "malformed"),
        (another_shop, "unknown_shop"),
        (linked, "invalid_shipment"),
        (large, "too_large"),
        (json!({"hello": "world"}), "malformed"),
        (json!(7), "malformed"),
    ] {
        let outcome = shop.send(&event).await;
        assert!(
            matches!(outcome, Outcome::Refused(it) if it.name() == reason),
            "{outcome:?} {reason}"
        );
        let refused = shop.refused().pop().unwrap();
        assert_eq!(refused.reason, reason);
        assert!(!refused.detail.is_empty() && !refused.detail.contains("lost in space"));
        if reason != "too_large" && event.is_object() {
            assert_eq!(refused.event, event);
        }
    }
    let raw = sync::handle(&shop.world.sync, "{\"detail-type\": ").await.unwrap();
    assert!(matches!(raw, Outcome::Refused(reason) if reason.name() == "malformed"));
    assert_eq!(shop.refused().pop().unwrap().event, json!({"raw": "{\"detail-type\": "}));
    assert_eq!(shop.status(SAMS).await, OrderStatus::Shipped, "nothing was half done");
    assert_eq!(shop.send(&ours).await, Outcome::Stored);
}

#[tokio::test]
async fn where_the_records_are_elsewhere_news_is_told_and_nothing_stored() {
    let mut shop = shop();
    shop.world.sync.records = Records::External;
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    let before = shop.records.orders();
    let mut event = shop.parcel(SAMS, 1, "delivered");
    event["detail"]["shopper"] = "sam".into();
    for _ in 0..2 {
        assert_eq!(shop.tell(&event).await, Outcome::NotKept);
    }
    assert_eq!(notices(&sam).len(), 1);
    assert_eq!(shop.records.orders(), before);
}

/// A delivery that died between the append and the push: the next one pushes.
#[tokio::test]
async fn a_notice_that_nobody_saw_is_driven_again() {
    let shop = shop();
    let sam = shop.world.device("c-1", "d-1", Some("sam"));
    sam.start("en").await;
    shop.send(&shop.parcel(SAMS, 1, "delivered")).await;
    let tell = shop.world.queues.take_due_of("sync", 1).remove(0).message;
    shop.world.push.disconnect(&sam.connection);
    shop.world.deliver(&tell).await.unwrap();
    let told = shop.world.entries("c-1").len();
    shop.world.push.connect(&sam.connection);
    sam.start("en").await;
    shop.world.deliver(&tell).await.unwrap();
    assert_eq!(notices(&sam).len(), 1);
    assert_eq!(shop.world.entries("c-1").len(), told, "no second entry");
    let history = sam.resume(1).await;
    let ServerFrame::History(history) = history else { panic!("{history:?}") };
    assert!(matches!(history.entries[0], HistoryEntry::Reply(_)));
}
