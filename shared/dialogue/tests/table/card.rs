//! The sentence and the card that tell where an order is.

use aisle_dialogue::{ActionResult, Event, decide};
use aisle_domain::conversation::Action;
use aisle_domain::identity::Proof;
use aisle_domain::part::{OrderCard, Part};
use aisle_domain::shop::{CarrierEvent, CarrierStatus, Order, OrderStatus, Shipment};

use crate::support::{context_at, given, line, money, number, order, parcel, words};

/// What is told of an order at an instant.
fn shown(state: &str, now: &str, order: &Order) -> (String, OrderCard) {
    let wording = words();
    let action = Action::LookUpOrder { number: number("AC104233"), proof: Proof::Proven };
    let result = ActionResult::Order(Box::new(order.clone()));
    let event = Event::CommandDone { action: &action, result: &result };
    let decision = decide(&context_at(&wording, now), &given(state), event).unwrap();
    match &decision.parts[..] {
        [Part::Text(sentence), Part::Order(card)] => (sentence.clone(), card.clone()),
        other => panic!("{other:?}"),
    }
}

fn card(order: &Order) -> OrderCard {
    shown("", "2026-03-10T13:00:00Z", order).1
}

#[test]
fn every_status_has_its_sentence() {
    for status in OrderStatus::ALL {
        let order = Order { status, ..order("AC104233") };
        let (sentence, card) = shown("", "2026-03-10T13:00:00Z", &order);
        assert_eq!(sentence, format!("order-{} #AC104233 12 March 2026", status.name()));
        assert_eq!(card.status, status);
        assert_eq!(card.status_text, format!("status-{}", status.name()));
    }
    let (sentence, card) = shown("zh", "2026-03-10T13:00:00Z", &order("AC104233"));
    assert_eq!(sentence, "zh:order-shipped #AC104233 2026年3月12日");
    assert_eq!(card.status_text, "zh:status-shipped");
}

#[test]
fn an_order_is_late_when_its_day_is_over_everywhere() {
    let sentence = |now, order: &Order| shown("", now, order).0;
    let shipped = order("AC104233");
    assert_eq!(sentence("2026-03-13T11:59:59Z", &shipped), "order-shipped #AC104233 12 March 2026");
    assert_eq!(sentence("2026-03-13T12:00:00Z", &shipped), "order-late #AC104233 12 March 2026");
    let there = Order { status: OrderStatus::OutForDelivery, ..shipped.clone() };
    let courier = "order-out_for_delivery #AC104233 12 March 2026";
    assert_eq!(sentence("2026-03-20T12:00:00Z", &there), courier);
    let unknown = Shipment { expected: None, ..parcel() };
    let undated = Order { shipments: vec![unknown], ..shipped.clone() };
    assert_eq!(sentence("2026-03-20T12:00:00Z", &undated), "order-shipped #AC104233 none");
    let unpacked = Order { shipments: vec![], ..shipped };
    assert_eq!(sentence("2026-03-20T12:00:00Z", &unpacked), "order-shipped #AC104233 none");
}

#[test]
fn the_latest_parcel_counts_and_its_arrival_before_what_was_expected() {
    let first = Shipment { carrier: Some("First".to_owned()), ..parcel() };
    let delivered_at = Some("2026-03-11T23:59:59Z".parse().unwrap());
    let second = Shipment { delivered_at, carrier: Some("Second".to_owned()), ..parcel() };
    let card = card(&Order { shipments: vec![first, second], ..order("AC104233") });
    assert_eq!(card.date, Some("2026-03-11".parse().unwrap()));
    assert_eq!(card.carrier.unwrap().name.unwrap(), "Second");
}

#[test]
fn what_the_carrier_said_last_is_told_where_it_says_more_than_the_status() {
    let event = |status, place: Option<&str>| CarrierEvent {
        at: "2026-03-11T08:00:00Z".parse().unwrap(),
        status,
        place: place.map(str::to_owned),
    };
    let told = |status, events: Vec<CarrierEvent>| {
        let shipments = vec![Shipment { events, ..parcel() }];
        let order = Order { status, shipments, ..order("AC104233") };
        let (sentence, _) = shown("", "2026-03-10T13:00:00Z", &order);
        sentence.split_once("12 March 2026").unwrap().1.trim().to_owned()
    };
    let (shipped, courier) = (OrderStatus::Shipped, OrderStatus::OutForDelivery);
    let (leeds, delayed) = (Some("Leeds"), CarrierStatus::Delayed);
    let moving = event(CarrierStatus::InTransit, leeds);
    let late = "carrier-latest 11 March 2026, Leeds carrier-delayed";
    assert_eq!(told(shipped, vec![moving.clone(), event(delayed, leeds)]), late);
    let somewhere = "carrier-latest 11 March 2026 carrier-delayed";
    assert_eq!(told(shipped, vec![event(delayed, None)]), somewhere);
    let seen = "carrier-latest 11 March 2026, Leeds carrier-in_transit";
    assert_eq!(told(shipped, vec![moving]), seen);
    let failed = event(CarrierStatus::AttemptFailed, None);
    assert_eq!(told(courier, vec![failed]), "carrier-latest 11 March 2026 carrier-attempt_failed");
    // The status says as much.
    assert_eq!(told(shipped, vec![event(CarrierStatus::InTransit, None)]), "");
    assert_eq!(told(courier, vec![event(CarrierStatus::OutForDelivery, leeds)]), "");
    assert_eq!(told(shipped, vec![event(CarrierStatus::LabelCreated, leeds)]), "");
    assert_eq!(told(OrderStatus::Delivered, vec![event(delayed, leeds)]), "");
    assert_eq!(told(shipped, Vec::new()), "");
}

#[test]
fn the_card_shows_what_was_bought() {
    let options = [("Colour", "blue"), ("Size", "M")];
    let lines = vec![line("Shirt", &options), line("Mug", &[])];
    let card = card(&Order { lines, ..order("AC104233") });
    let names: Vec<&str> = card.items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["Shirt (blue, M)", "Mug"]);
    assert_eq!((card.items[0].quantity, &card.items[0].unit_price), (2, &money(1_250)));
    assert_eq!(card.items[0].item.as_str(), "item-1");
    assert_eq!((card.number, card.total), (number("AC104233"), money(2_500)));
}

#[test]
fn a_card_stays_small_however_the_shop_names_things() {
    let lines = vec![line("Mug", &[]); 12];
    let long = |text: String| Shipment { carrier: Some(text), ..parcel() };
    let carrier = |order: &Order| card(order).carrier.unwrap();
    assert_eq!(card(&Order { lines, ..order("AC104233") }).items.len(), 10);

    let named = |name: &str| {
        let lines = vec![line(name, &[])];
        card(&Order { lines, ..order("AC104233") }).items[0].name.clone()
    };
    assert_eq!(named(&"m".repeat(160)), "m".repeat(160));
    assert_eq!(named(&"m".repeat(161)), format!("{}…", "m".repeat(157)));
    // Cut between letters, and not after a space.
    assert_eq!(named(&"杯".repeat(54)), format!("{}…", "杯".repeat(52)));
    assert_eq!(
        named(&format!("{} {}", "m".repeat(156), "n".repeat(9))),
        format!("{}…", "m".repeat(156))
    );

    let shipments = vec![long("c".repeat(61))];
    let name = carrier(&Order { shipments, ..order("AC104233") }).name.unwrap();
    assert_eq!(name, format!("{}…", "c".repeat(57)));
}

#[test]
fn a_link_is_shown_whole_and_secure_or_not_at_all() {
    let shown = |link: Option<&str>| {
        let shipments = vec![Shipment { link: link.map(str::to_owned), ..parcel() }];
        let carrier = card(&Order { shipments, ..order("AC104233") }).carrier.unwrap();
        assert_eq!(carrier.tracking, "TRACK1");
        carrier.url
    };
    let of_length = |length: usize| format!("https://c.example/{}", "x".repeat(length - 18));
    let kept = of_length(500);
    assert_eq!(shown(Some(&kept)), Some(kept.clone()));
    assert_eq!(shown(Some(&of_length(501))), None);
    assert_eq!(shown(Some("http://c.example/TRACK1")), None);
    assert_eq!(shown(None), None);
    assert_eq!(card(&Order { shipments: vec![], ..order("AC104233") }).carrier, None);
}

#[test]
fn a_choice_of_an_order_has_a_short_label() {
    let wording = words();
    let lines = vec![line(&"m".repeat(91), &[])];
    let orders = vec![Order { lines, ..order("AC104233") }];
    let action = Action::ListOrders { shopper: order("AC104233").shopper };
    let result = ActionResult::Orders(orders);
    let event = Event::CommandDone { action: &action, result: &result };
    let context = context_at(&wording, "2026-03-10T13:00:00Z");
    let decision = decide(&context, &given(""), event).unwrap();
    let label = format!("#AC104233 · status-shipped · {}…", "m".repeat(87));
    assert_eq!(decision.state.offered[0].label, label);
}
