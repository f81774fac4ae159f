//! How long it takes to read what a shopper picks: median and 99th percentile of each kind of
//! reading, in microseconds. `cargo run --release -p aisle-understanding --example selection`
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use aisle_domain::after_sales::Record;
use aisle_domain::ids::{ItemId, OrderNumber, ProductId, ShopperId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::reading::SlotReader;
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Product, Variant};
use aisle_understanding::Selection;

const TEXTS: [&str; 5] = [
    "everything except the kettle please",
    "I'd like to exchange the blue shirt for a red one in size L and the kettle for a 2 liter one",
    "把水壶换成两升的，还有衬衫换成红色的",
    "not the lamp, the kettle, and make it steel instead of glass",
    "Hello, I received my order yesterday and I am mostly happy with it. But the shirt is too small, \
     I would like to have it in size XL if you have that in blue, else in black. The kettle is broken, \
     I want my money back for it. The lamp stays here, it is lovely. Can you tell me how long it takes \
     until I have the money, and whether I have to bring the parcel to the post office myself? Thanks!",
];

fn main() {
    let reader = Selection::new();
    let record = record();
    let labels = ["Shirt (blue, M)", "Kettle (glass, 1 liter)", "Desk Lamp (black)"];
    time("mentions", || TEXTS.iter().map(|text| reader.mentions(text, &record).len()).sum());
    time("which", || TEXTS.iter().map(|text| reader.which(text, &labels).len()).sum());
    time("payment_methods", || {
        TEXTS.iter().map(|text| reader.payment_methods(text, &record).len()).sum()
    });
    time("address", || TEXTS.iter().filter_map(|text| reader.address(text, None)).count());
}

/// Runs a reading of all texts many times and prints the time of one.
fn time(name: &str, read: impl Fn() -> usize) {
    let mut times: Vec<Duration> = (0..2000)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(read());
            start.elapsed() / u32::try_from(TEXTS.len()).unwrap()
        })
        .collect();
    times.sort();
    let micros = |at: usize| times.get(at).map_or(0, Duration::as_micros);
    println!("{name}: median {} µs, p99 {} µs", micros(1000), micros(1980));
}

/// An order of five lines, of products with twenty variants each.
fn record() -> Record {
    let names = ["Cotton Shirt", "Tea Kettle", "Desk Lamp", "水壶", "衬衫"];
    let colours = ["blue", "red", "black", "white", "navy"];
    let sizes = ["S", "M", "L", "XL"];
    let money = |minor| Money::new(minor, Currency::USD);
    let products: Vec<Product> = names
        .iter()
        .enumerate()
        .map(|(p, name)| Product {
            id: ProductId::new(format!("p{p}")).unwrap(),
            name: (*name).to_owned(),
            variants: (0..20_usize)
                .map(|v| Variant {
                    item: ItemId::new(format!("p{p}v{v}")).unwrap(),
                    options: vec![
                        ("color".to_owned(), colours[v % 5].to_owned()),
                        ("size".to_owned(), sizes[v % 4].to_owned()),
                        ("capacity".to_owned(), format!("{} liter", 1 + v % 3)),
                        ("material".to_owned(), ["glass", "stainless steel"][v % 2].to_owned()),
                    ],
                    available: v % 3 != 0,
                    price: money(1000),
                    stock: None,
                })
                .collect(),
        })
        .collect();
    let lines = products.iter().map(|product| OrderLine {
        item: product.variants[0].item.clone(),
        product: product.id.clone(),
        name: product.name.clone(),
        options: product.variants[0].options.clone(),
        quantity: 1,
        unit_price: money(1000),
    });
    let address = Address {
        lines: vec![],
        city: String::new(),
        region: None,
        postcode: String::new(),
        country: String::new(),
    };
    let order = Order {
        number: OrderNumber::parse("AC1000").unwrap(),
        shopper: ShopperId::new("ada").unwrap(),
        placed_at: None,
        status: OrderStatus::Delivered,
        lines: lines.collect(),
        shipments: vec![],
        address,
        email: String::new(),
        total: money(5000),
        after_sales: aisle_domain::after_sales::AfterSales::default(),
        phone: None,
    };
    Record { order: Some(order), customer: None, products }
}
