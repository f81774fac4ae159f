//! Tellings of orders, parcels, products and stock: in whatever order and however often they come,
//! the end is the same, and what is news is news once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aisle_domain::Timestamp;
use aisle_domain::after_sales::AfterSales;
use aisle_domain::ids::{ItemId, OrderNumber, ProductId, ShopperId, TrackingNumber};
use aisle_domain::mirror::{
    Merged, Mirrored, ShipmentUpdate, StockUpdate, order_changed, product_changed, product_removed,
    shipment_changed, stock_changed,
};
use aisle_domain::money::{Currency, Money};
use aisle_domain::news::{News, NewsKind};
use aisle_domain::shop::{
    Address, CarrierEvent, CarrierStatus, Order, OrderLine, OrderStatus, Product, Shipment, Variant,
};

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + 60 * minute).unwrap()
}

fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

fn money() -> Money {
    Money::new(1_000, Currency::USD)
}

fn order(status: OrderStatus, city: &str) -> Order {
    let line = |id: &str| OrderLine {
        item: item(id),
        product: ProductId::new("p").unwrap(),
        name: "Lamp".to_owned(),
        options: Vec::new(),
        quantity: 1,
        unit_price: money(),
    };
    Order {
        number: OrderNumber::parse("AC100001").unwrap(),
        shopper: ShopperId::new("sam").unwrap(),
        placed_at: Some(at(0)),
        status,
        lines: vec![line("lamp"), line("rug")],
        shipments: Vec::new(),
        address: Address {
            lines: vec!["1 Road".to_owned()],
            city: city.to_owned(),
            region: None,
            postcode: "12345".to_owned(),
            country: "US".to_owned(),
        },
        phone: None,
        email: "sam@example.com".to_owned(),
        total: money(),
        after_sales: AfterSales::default(),
    }
}

fn parcel(tracking: &str, of: &str, minute: i64, status: CarrierStatus) -> ShipmentUpdate {
    ShipmentUpdate {
        tracking: TrackingNumber::new(tracking).unwrap(),
        carrier: Some("Northline".to_owned()),
        link: None,
        expected: None,
        items: Some(vec![item(of)]),
        delivered_at: None,
        event: CarrierEvent { at: at(minute), status, place: None },
    }
}

#[derive(Clone)]
#[allow(clippy::large_enum_variant)] // a handful of them
enum Telling {
    Whole(Order, u64),
    Parcel(ShipmentUpdate, u64),
}

impl Telling {
    fn tell(&self, stored: &Mirrored<Order>) -> Merged<Order> {
        match self {
            Self::Whole(order, version) => order_changed(stored, order.clone(), *version),
            Self::Parcel(update, version) => shipment_changed(stored, update, *version),
        }
    }
}

/// Tells all, again what found no order, and everything once more; the record and the news.
fn told(tellings: &[&Telling]) -> (Order, Vec<News>) {
    let (mut stored, mut news) = (Mirrored::default(), Vec::new());
    for telling in tellings.iter().chain(tellings) {
        match telling.tell(&stored) {
            Merged::Newer(after, new) => {
                stored = *after;
                news.extend(new);
            }
            Merged::Same(_) | Merged::Stale | Merged::Missing => {}
            Merged::TooMany => panic!("few parts"),
        }
    }
    (stored.record.unwrap(), news)
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for shorter in permutations(last) {
        for place in 0..=shorter.len() {
            let mut longer = shorter.clone();
            longer.insert(place, last);
            all.push(longer);
        }
    }
    all
}

#[test]
fn tellings_in_any_order_end_in_the_same_order() {
    let tellings = [
        Telling::Whole(order(OrderStatus::Pending, "Old"), 1),
        Telling::Whole(order(OrderStatus::Processed, "New"), 2),
        Telling::Parcel(parcel("T1", "lamp", 1, CarrierStatus::InTransit), 1),
        Telling::Parcel(parcel("T1", "lamp", 9, CarrierStatus::Delivered), 2),
        Telling::Parcel(parcel("T2", "rug", 5, CarrierStatus::OutForDelivery), 1),
    ];
    for order in permutations(tellings.len()) {
        let shuffled: Vec<&Telling> = order.iter().map(|index| &tellings[*index]).collect();
        let (record, news) = told(&shuffled);
        assert_eq!(record.address.city, "New", "{order:?}");
        assert_eq!(record.status, OrderStatus::OutForDelivery, "{order:?}");
        let mut parcels: Vec<(&str, Option<Timestamp>)> = record
            .shipments
            .iter()
            .map(|parcel| (parcel.tracking.as_str(), parcel.delivered_at))
            .collect();
        parcels.sort_unstable();
        assert_eq!(parcels, [("T1", Some(at(9))), ("T2", None)], "{order:?}");
        let mut keys: Vec<String> = news.iter().map(News::key).collect();
        keys.sort();
        keys.dedup();
        let known = |key: &String| key.ends_with(":shipped") || key.ends_with(":out_for_delivery");
        assert!(keys.iter().all(known), "{keys:?}");
    }
}

fn stored(record: Order) -> Mirrored<Order> {
    match order_changed(&Mirrored::default(), record, 1) {
        Merged::Newer(after, news) => {
            assert_eq!(news, [], "an order that nobody knew is no news");
            *after
        }
        other => panic!("{other:?}"),
    }
}

fn newer<T>(merged: Merged<T>) -> (Mirrored<T>, Vec<News>) {
    match merged {
        Merged::Newer(after, news) => (*after, news),
        _ => panic!("not newer"),
    }
}

#[test]
fn the_status_only_moves_forward_with_its_parcels() {
    use CarrierStatus::{
        AttemptFailed, Delayed, Delivered, InTransit, LabelCreated, OutForDelivery, ReadyForPickup,
        Returning,
    };
    let both = vec![item("lamp"), item("rug")];
    for (before, said, after, kinds) in [
        (OrderStatus::Processed, LabelCreated, OrderStatus::Processed, vec![]),
        (OrderStatus::Processed, InTransit, OrderStatus::Shipped, vec![NewsKind::Shipped]),
        (
            OrderStatus::Processed,
            Delayed,
            OrderStatus::Shipped,
            vec![NewsKind::Shipped, NewsKind::Delayed],
        ),
        (OrderStatus::Shipped, Delayed, OrderStatus::Shipped, vec![NewsKind::Delayed]),
        (
            OrderStatus::Shipped,
            OutForDelivery,
            OrderStatus::OutForDelivery,
            vec![NewsKind::OutForDelivery],
        ),
        (OrderStatus::OutForDelivery, AttemptFailed, OrderStatus::OutForDelivery, vec![]),
        (OrderStatus::OutForDelivery, ReadyForPickup, OrderStatus::OutForDelivery, vec![]),
        (OrderStatus::Shipped, Delivered, OrderStatus::Delivered, vec![NewsKind::Delivered]),
        (OrderStatus::Delivered, InTransit, OrderStatus::Delivered, vec![]),
        (OrderStatus::Delivered, Returning, OrderStatus::Delivered, vec![]),
        (OrderStatus::Cancelled, Delivered, OrderStatus::Cancelled, vec![]),
        (OrderStatus::Returned, Delivered, OrderStatus::Returned, vec![]),
    ] {
        let update = ShipmentUpdate { items: Some(both.clone()), ..parcel("T1", "lamp", 5, said) };
        let (mirrored, news) = newer(shipment_changed(&stored(order(before, "Town")), &update, 1));
        let told: Vec<NewsKind> = news.iter().map(News::kind).collect();
        assert_eq!(mirrored.record.unwrap().status, after, "{before:?} {said:?}");
        assert_eq!(told, kinds, "{before:?} {said:?}");
    }
}

#[test]
fn an_order_is_delivered_when_all_of_it_is() {
    let first = parcel("T1", "lamp", 5, CarrierStatus::Delivered);
    let (half, news) =
        newer(shipment_changed(&stored(order(OrderStatus::Processed, "Town")), &first, 1));
    assert_eq!(half.record.as_ref().unwrap().status, OrderStatus::Shipped);
    assert_eq!(news.iter().map(News::kind).collect::<Vec<_>>(), [NewsKind::Shipped]);
    let second = parcel("T2", "rug", 6, CarrierStatus::Delivered);
    let (all, news) = newer(shipment_changed(&half, &second, 1));
    assert_eq!(all.record.unwrap().status, OrderStatus::Delivered);
    assert_eq!(news.iter().map(News::kind).collect::<Vec<_>>(), [NewsKind::Delivered]);
}

#[test]
fn an_equal_version_repeats_its_news_and_an_older_one_nothing() {
    let before = stored(order(OrderStatus::Processed, "Town"));
    let (after, news) = newer(order_changed(&before, order(OrderStatus::Shipped, "Town"), 5));
    assert_eq!(news.len(), 1);
    let again = order_changed(&after, order(OrderStatus::Shipped, "Town"), 5);
    assert_eq!(again, Merged::Same(news));
    for version in [0, 4] {
        let old = order_changed(&after, order(OrderStatus::Delivered, "Elsewhere"), version);
        assert_eq!(old, Merged::Stale);
    }
}

#[test]
fn what_was_done_here_stays() {
    let mut before = stored(order(OrderStatus::Pending, "Town"));
    let record = before.record.as_mut().unwrap();
    record.status = OrderStatus::Cancelled;
    record.after_sales.cancel_reason = Some("no_longer_needed".to_owned());
    record.after_sales.revision = 7;
    let (after, news) = newer(order_changed(&before, order(OrderStatus::Shipped, "Town"), 2));
    let record = after.record.unwrap();
    assert_eq!(record.status, OrderStatus::Cancelled);
    assert_eq!(record.after_sales.cancel_reason.as_deref(), Some("no_longer_needed"));
    assert_eq!(record.after_sales.revision, 8, "an open quote is asked again");
    assert_eq!(news, []);
}

#[test]
fn carrier_events_are_ordered_unique_and_bounded() {
    let mut mirrored = stored(order(OrderStatus::Processed, "Town"));
    for version in (1..=30).chain([30]) {
        let minute = i64::try_from(40 - version).unwrap();
        let update = parcel("T1", "lamp", minute, CarrierStatus::InTransit);
        if let Merged::Newer(after, _) = shipment_changed(&mirrored, &update, version) {
            mirrored = *after;
        }
    }
    let Shipment { events, .. } = mirrored.record.unwrap().shipments.remove(0);
    assert_eq!(events.len(), 20);
    assert!(events.is_sorted_by_key(|event| event.at));
}

fn product(available: bool) -> Product {
    Product {
        id: ProductId::new("p").unwrap(),
        name: "Daypack".to_owned(),
        variants: vec![Variant {
            item: item("daypack-moss"),
            options: vec![("colour".to_owned(), "moss".to_owned())],
            available,
            stock: None,
            price: money(),
        }],
    }
}

fn stock(available: bool) -> StockUpdate {
    StockUpdate { item: item("daypack-moss"), available, stock: Some(u32::from(available) * 3) }
}

#[test]
fn stock_comes_back_once_and_the_product_does_not_take_it_away() {
    let fresh = Mirrored::default();
    assert_eq!(stock_changed(&fresh, &stock(true), 1), Merged::Missing);
    let (there, news) = newer(product_changed(&fresh, product(false), 1));
    assert_eq!(news, [], "a product that nobody knew is no news");
    let (back, news) = newer(stock_changed(&there, &stock(true), 9));
    assert_eq!(news.iter().map(News::key).collect::<Vec<_>>(), ["daypack-moss:back_in_stock:9"]);
    assert_eq!(stock_changed(&back, &stock(true), 9), Merged::Same(news));
    let (renamed, news) = newer(product_changed(&back, product(false), 2));
    let variant = renamed.record.unwrap().variants.remove(0);
    assert!(variant.available && variant.stock == Some(3), "the stock was told of by itself");
    assert_eq!(news, []);
    let nowhere = StockUpdate { item: item("other"), ..stock(true) };
    assert_eq!(stock_changed(&back, &nowhere, 1), Merged::Missing);
}

#[test]
fn a_removed_product_stays_removed_and_can_come_back() {
    let (there, _) = newer(product_changed(&Mirrored::default(), product(true), 3));
    let (gone, news) = newer(product_removed(&there, 5));
    assert_eq!((gone.record.clone(), news), (None, Vec::new()));
    assert_eq!(product_changed(&gone, product(true), 4), Merged::Stale);
    let (again, news) = newer(product_changed(&gone, product(true), 6));
    assert!(again.record.is_some());
    assert_eq!(news.len(), 1, "it can be bought again");
}
