//! The real files: tau2-bench retail's database, the demo shop, and the example of the
//! documentation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use aisle_domain::ids::OrderNumber;
use aisle_domain::shop::{Order, OrderStatus};
use aisle_shop::{Format, read, to_json};
use jiff::Timestamp;
use jiff::tz::TimeZone;

#[path = "../examples/generate_demo_shop/demo/mod.rs"]
mod demo;

fn now() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The public data for measurements; read in place, never copied into the project.
fn tau2() -> Option<String> {
    let data = std::env::var_os("AISLE_BENCH_DATA")
        .map_or_else(|| root().join("../shared/data"), PathBuf::from);
    let path = data.join("tau2_retail/db.json");
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("SKIPPED: no {}; set AISLE_BENCH_DATA to its folder", path.display());
    }
    text
}

fn sum(order: &Order) -> i64 {
    order.lines.iter().map(|line| line.unit_price.minor * i64::from(line.quantity)).sum()
}

#[test]
fn tau2_retail_is_taken_whole() {
    let Some(text) = tau2() else { return };
    let reading = read(&text, now());
    let report = &reading.report;
    assert_eq!(report.format, Some(Format::Tau2Retail));
    assert!(report.is_clean(), "{report}");
    assert_eq!(
        (
            report.products.accepted,
            report.variants,
            report.shoppers.accepted,
            report.orders.accepted,
            report.refused()
        ),
        (50, 591, 500, 1_000, 0)
    );
    assert_eq!(reading.shop.variant_count(), 591);

    let mut statuses = BTreeMap::new();
    for order in &reading.shop.orders {
        *statuses.entry(order.status).or_insert(0) += 1;
        assert_eq!(sum(order), order.total.minor, "{}", order.number);
        assert_eq!(order.placed_at, None);
    }
    assert_eq!(
        statuses.into_iter().collect::<Vec<_>>(),
        [
            (OrderStatus::Pending, 423),
            (OrderStatus::Processed, 102),
            (OrderStatus::Delivered, 373),
            (OrderStatus::Cancelled, 102)
        ]
    );

    let number = OrderNumber::parse("#W2378156").unwrap();
    let order = reading.shop.orders.iter().find(|order| order.number == number).unwrap();
    assert_eq!(order.status, OrderStatus::Delivered);
    assert_eq!(order.total.to_string(), "1819.92 USD");
    assert_eq!(order.shopper.as_str(), "yusuf_rossi_9620");
    assert_eq!(order.email, "yusuf.rossi7301@example.com");
    assert_eq!(order.address.postcode, "19122");
    assert_eq!(order.shipments[0].tracking.as_str(), "843053632392");
    assert_eq!(order.shipments[0].items.len(), 5);
    let options: Vec<&str> = order.lines[1].options.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(options, ["type", "bagged/bagless", "features"], "in the file's order");
}

/// The amounts of the file against a reading that shares no code with ours: the digits as they
/// stand in the text.
#[test]
fn tau2_amounts_are_those_of_the_text() {
    let Some(text) = tau2() else { return };
    let cents = |digits: &str| {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        format!("{whole}{fraction:0<2}").parse::<i64>().unwrap()
    };
    let written: Vec<i64> = text
        .match_indices("\"price\":")
        .map(|(at, key)| {
            let rest = text[at + key.len()..].trim_start();
            cents(&rest[..rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap()])
        })
        .collect();
    let shop = read(&text, now()).shop;
    let variants = shop.products.iter().flat_map(|product| &product.variants);
    let mut ours: Vec<i64> = variants.map(|variant| variant.price.minor).collect();
    ours.extend(shop.orders.iter().flat_map(|o| &o.lines).map(|line| line.unit_price.minor));
    assert_eq!(ours.len(), written.len());
    let (mut ours, mut written) = (ours, written);
    ours.sort_unstable();
    written.sort_unstable();
    assert_eq!(ours, written);
}

#[test]
fn tau2_bad_records_are_refused_and_the_rest_is_taken() {
    let Some(text) = tau2() else { return };
    let mut db: serde_json::Value = serde_json::from_str(&text).unwrap();
    db["orders"]["#W2378156"]["status"] = "vanished".into();
    db["orders"]["#W7678072"]["address"]["zip"] = "".into();
    db["orders"]["#W5918442"]["payment_history"][0]["amount"] = 1.0.into();
    let report = read(&db.to_string(), now()).report;
    assert_eq!((report.orders.accepted, report.orders.refused, report.warnings), (998, 2, 1));
    let found: BTreeSet<(&str, &str)> =
        report.problems.iter().map(|p| (p.fault.code(), p.path.as_str())).collect();
    assert_eq!(
        found,
        BTreeSet::from([
            ("invalid_status", "/orders/#W2378156/status"),
            ("empty_postcode", "/orders/#W7678072/address/zip"),
            ("total_differs", "/orders/#W5918442/payment_history"),
        ])
    );
}

#[test]
fn a_shop_survives_being_written_and_read() {
    let mut texts = vec![("demo", demo::document())];
    texts.extend(tau2().map(|text| ("tau2", text)));
    for (name, text) in texts {
        let first = read(&text, now());
        let second = read(&to_json(&first.shop).to_string(), now());
        assert!(second.report.is_clean(), "{name}: {}", second.report);
        assert_eq!(first.shop, second.shop, "{name}");
    }
}

#[test]
fn the_committed_demo_shop_is_what_the_generator_makes() {
    let path = root().join("merchant/shop/shop.json");
    assert!(
        std::fs::read_to_string(path).unwrap() == demo::document(),
        "run `cargo run -p aisle-shop --example generate_demo_shop` and commit the file"
    );
}

#[test]
fn the_demo_shop_has_something_of_everything() {
    let reading = read(&demo::document(), now());
    let (shop, report) = (&reading.shop, &reading.report);
    assert!(report.is_clean(), "{report}");
    assert!(report.products.accepted >= 40, "{report}");
    assert!(report.shoppers.accepted >= 60, "{report}");
    assert!(report.orders.accepted >= 200, "{report}");
    for status in OrderStatus::ALL {
        let count = shop.orders.iter().filter(|order| order.status == status).count();
        assert!(count >= 10, "{}: {count}", status.name());
    }
    let currencies: BTreeSet<String> =
        shop.orders.iter().map(|order| order.total.currency.code().to_owned()).collect();
    for currency in ["USD", "EUR", "GBP", "JPY", "CNY"] {
        assert!(currencies.contains(currency), "{currencies:?}");
    }
    let countries: BTreeSet<&str> =
        shop.orders.iter().map(|order| order.address.country.as_str()).collect();
    assert!(countries.len() >= 8, "{countries:?}");

    let today = TimeZone::UTC.to_datetime(now()).date();
    let open = |order: &&Order| order.status == OrderStatus::Shipped;
    let parcels = || shop.orders.iter().filter(open).flat_map(|order| &order.shipments);
    let late = |day| day < today;
    assert!(parcels().any(|p| p.delivered_at.is_none() && p.expected.is_some_and(late)));
    assert!(shop.orders.iter().filter(open).any(|order| order.shipments.len() > 1));
    assert!(shop.orders.iter().any(|order| order.shopper.as_str().starts_with("guest:")));
    assert!(shop.products.iter().all(|product| shop.aliases.contains_key(&product.id)));
    for order in &shop.orders {
        let number = order.number.as_str();
        assert!(number.len() == 8 && number.starts_with("AC"), "{number}");
        for parcel in &order.shipments {
            assert!(parcel.carrier.is_some() && parcel.link.is_some(), "{number}");
        }
    }
}

/// The identities that merchant/shop/README.md names.
#[test]
fn the_demo_shop_keeps_its_promises() {
    let shop = read(&demo::document(), now()).shop;
    let of = |id: &str| -> Vec<(String, &str)> {
        let mine = shop.orders.iter().rev().filter(|order| order.shopper.as_str() == id);
        mine.map(|order| (order.number.as_str().to_owned(), order.status.name())).collect()
    };
    let owned = |pairs: &[(&str, &'static str)]| -> Vec<(String, &'static str)> {
        pairs.iter().map(|(number, status)| ((*number).to_owned(), *status)).collect()
    };
    assert_eq!(
        of("sam"),
        owned(&[
            ("AC104408", "processed"),
            ("AC104233", "shipped"),
            ("AC103953", "delivered"),
            ("AC103523", "cancelled"),
            ("AC102813", "returned"),
        ])
    );
    assert_eq!(
        of("mei"),
        owned(&[
            ("AC104447", "pending"),
            ("AC104361", "out_for_delivery"),
            ("AC104320", "shipped"),
            ("AC103753", "delivered"),
        ])
    );
    let guest = shop.orders.iter().find(|order| order.number.as_str() == "AC104372").unwrap();
    assert_eq!(guest.shopper.as_str(), "guest:AC104372");
    assert_eq!(guest.email, "robin.hale@example.com");
    assert_eq!(guest.address.postcode, "BS1 4DJ");
    let readme = std::fs::read_to_string(root().join("merchant/shop/README.md")).unwrap();
    let (products, shoppers) = (shop.products.len(), shop.shoppers.len());
    let counts = format!("{products} products, {shoppers} shoppers");
    assert!(readme.contains(&counts), "{counts}");
    assert!(readme.contains(&format!("{} orders", shop.orders.len())));
    for (number, _) in of("sam").into_iter().chain(of("mei")) {
        assert!(readme.contains(&number), "{number} is not in merchant/shop/README.md");
    }
    assert!(readme.contains("AC104372") && readme.contains("robin.hale@example.com"));
}

#[test]
fn the_example_of_the_documentation_is_taken() {
    let document = std::fs::read_to_string(root().join("docs/shop-format.md")).unwrap();
    let examples: Vec<&str> = document
        .split("```json\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .filter(|example| example.contains("\"format\""))
        .collect();
    assert!(!examples.is_empty());
    for example in examples {
        let report = read(example, now()).report;
        assert!(report.is_clean(), "{report}");
        assert!(report.orders.accepted > 0);
    }
    // What the document says of each code is checked by its name only.
    for code in ["total_differs", "unknown_product", "not_https", "empty_postcode"] {
        assert!(document.contains(code), "{code}");
    }
}

/// Who can be paid back, and what was paid.
#[test]
fn customers_and_payments_are_taken() {
    use aisle_domain::after_sales::{Direction, PaymentKind};
    let shop = read(&demo::document(), now()).shop;
    let guests: Vec<_> =
        shop.orders.iter().filter(|o| o.shopper.as_str().starts_with("guest:")).collect();
    assert_eq!(shop.customers.len(), shop.shoppers.len() + guests.len());
    for order in guests {
        let customer = shop.customers.iter().find(|customer| customer.id == order.shopper).unwrap();
        let paid = order.after_sales.payments.first().unwrap();
        assert!(customer.payment_method(&paid.method).is_some(), "{}", order.number);
        assert_eq!(customer.payment_methods.len(), 1, "{}", order.number);
    }
    let sam = shop.customers.iter().find(|customer| customer.id.as_str() == "sam").unwrap();
    assert_eq!((sam.given_name.as_str(), sam.family_name.as_str()), ("Sam", "Carter"));
    assert_eq!(sam.address.postcode, "97209");
    let kinds: Vec<&str> = sam.payment_methods.iter().map(|method| method.kind.name()).collect();
    assert_eq!(kinds, ["card", "gift_card"]);
    for order in &shop.orders {
        let (mut paid, mut refunded) = (0, 0);
        for payment in &order.after_sales.payments {
            match payment.direction {
                Direction::Charge => paid += payment.amount.minor,
                Direction::Refund => refunded += payment.amount.minor,
            }
        }
        assert_eq!(paid, order.total.minor, "{}", order.number);
        let back = matches!(order.status, OrderStatus::Cancelled | OrderStatus::Returned);
        assert_eq!(refunded, if back { paid } else { 0 }, "{}", order.number);
    }
    let Some(text) = tau2() else { return };
    let shop = read(&text, now()).shop;
    assert_eq!(shop.customers.len(), 500);
    let mut kinds = BTreeSet::new();
    for customer in &shop.customers {
        for method in &customer.payment_methods {
            kinds.insert(method.kind.name());
            if let PaymentKind::GiftCard { balance } = &method.kind {
                assert!(balance.minor >= 0);
            }
        }
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["card", "gift_card", "wallet"]);
    for order in &shop.orders {
        let customer = shop.customers.iter().find(|customer| customer.id == order.shopper).unwrap();
        assert!(!order.after_sales.payments.is_empty(), "{}", order.number);
        for payment in &order.after_sales.payments {
            assert!(customer.payment_method(&payment.method).is_some(), "{}", order.number);
        }
    }
}
