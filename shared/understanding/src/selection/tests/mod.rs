//! Phrases and what they pick out of small made-up records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod address;
mod limits;
mod lines;
mod payment;
mod which;

use aisle_domain::after_sales::{
    AfterSales, Customer, Direction, Payment, PaymentKind, PaymentMethod, Record,
};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, ProductId, ShopperId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Product, Variant};

pub(super) fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

/// A product of "option: value / value; option: value" and variants "id values… price", `!` before
/// the price of one that is out of stock.
pub(super) fn product(name: &str, options: &[&str], variants: &[(&str, &[&str], i64)]) -> Product {
    let id: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let id = if id.is_empty() { variants[0].0.to_owned() + "-p" } else { id };
    let variants = variants.iter().map(|(item, values, price)| Variant {
        item: ItemId::new(*item).unwrap(),
        options: options
            .iter()
            .zip(*values)
            .map(|(o, v)| ((*o).to_owned(), (*v).to_owned()))
            .collect(),
        available: *price > 0,
        price: usd(price.abs()),
        stock: None,
    });
    Product { id: ProductId::new(id).unwrap(), name: name.to_owned(), variants: variants.collect() }
}

pub(super) fn products() -> Vec<Product> {
    vec![
        product(
            "Mechanical Keyboard",
            &["switch type", "backlight", "size"],
            &[
                ("kb1", &["linear", "RGB", "full size"], 12000),
                ("kb2", &["clicky", "RGB", "full size"], 13000),
                ("kb3", &["clicky", "none", "full size"], 11000),
                ("kb4", &["clicky", "RGB", "80%"], 12500),
                ("kb5", &["tactile", "white", "80%"], -9000),
            ],
        ),
        product(
            "Desk Lamp",
            &["color", "brightness", "power source"],
            &[
                ("dl1", &["black", "high", "battery"], 6000),
                ("dl2", &["white", "low", "battery"], 5500),
                ("dl3", &["black", "low", "USB"], 5000),
                ("dl4", &["silver", "medium", "AC adapter"], 7000),
            ],
        ),
        product(
            "Water Bottle",
            &["capacity", "material", "color"],
            &[
                ("wb1", &["500ml", "plastic", "green"], 2000),
                ("wb2", &["1000ml", "glass", "blue"], 3000),
                ("wb3", &["1000ml", "stainless steel", "blue"], 3500),
                ("wb4", &["750ml", "plastic", "green"], 2200),
                ("wb5", &["500ml", "plastic", "red"], 1900),
            ],
        ),
        product(
            "T-Shirt",
            &["color", "size", "style"],
            &[
                ("ts1", &["blue", "S", "crew neck"], 1500),
                ("ts2", &["red", "M", "v-neck"], 1600),
                ("ts3", &["blue", "L", "crew neck"], 1500),
                ("ts4", &["purple", "S", "crew neck"], 1700),
                ("ts5", &["purple", "M", "v-neck"], 1700),
                ("ts6", &["black", "L", "v-neck"], 1800),
            ],
        ),
        product(
            "Hiking Boots",
            &["size", "material", "waterproof"],
            &[
                ("hb1", &["9", "leather", "yes"], 15000),
                ("hb2", &["8", "leather", "no"], 14000),
                ("hb3", &["9", "synthetic", "no"], 12000),
                ("hb4", &["8", "leather", "yes"], 15500),
            ],
        ),
        product(
            "Headphones",
            &["type", "color"],
            &[
                ("hp1", &["over-ear", "blue"], 9000),
                ("hp2", &["in-ear", "blue"], 8000),
                ("hp3", &["on-ear", "black"], 8500),
            ],
        ),
        product(
            "Dumbbell Set",
            &["set type"],
            &[("ds1", &["fixed"], 9000), ("ds2", &["adjustable"], 8000)],
        ),
        product("Floor Lamp", &["color"], &[("fl1", &["oak"], 20000), ("fl2", &["walnut"], 21000)]),
        product(
            "保温杯",
            &["颜色", "容量"],
            &[
                ("cup1", &["黑色", "350毫升"], 9900),
                ("cup2", &["白色", "350毫升"], 9900),
                ("cup3", &["黑色", "500毫升"], 11900),
            ],
        ),
        product(
            "油烟机灶具【套装商品】",
            &["款式"],
            &[("8800100", &["侧吸"], 143_300), ("8800101", &["顶吸"], 150_000)],
        ),
        product(
            "电热水器",
            &["款式"],
            &[("8800200", &[], 135_300), ("8800201", &["四千瓦速热"], 135_300)],
        ),
        product("无线耳机", &["颜色"], &[("ear1", &["白色"], 29900), ("ear2", &["蓝色"], 29900)]),
        product(
            "机械键盘",
            &["轴体", "配列"],
            &[
                ("mk1", &["红轴", "87键"], 39900),
                ("mk2", &["青轴", "87键"], 39900),
                ("mk3", &["青轴", "104键"], 45900),
            ],
        ),
    ]
}

/// A record whose order has these items.
pub(super) fn record(items: &[&str]) -> Record {
    let products = products();
    let lines: Vec<OrderLine> = items
        .iter()
        .map(|item| {
            let product = products
                .iter()
                .find(|p| p.variants.iter().any(|v| v.item.as_str() == *item))
                .unwrap();
            let variant = product.variants.iter().find(|v| v.item.as_str() == *item).unwrap();
            OrderLine {
                item: variant.item.clone(),
                product: product.id.clone(),
                name: product.name.clone(),
                options: variant.options.clone(),
                quantity: 1,
                unit_price: variant.price,
            }
        })
        .collect();
    let address = Address {
        lines: vec!["12 Mill Lane".to_owned()],
        city: "Portland".to_owned(),
        region: Some("OR".to_owned()),
        postcode: "97201".to_owned(),
        country: "USA".to_owned(),
    };
    let method = |id: &str, kind| PaymentMethod { id: PaymentMethodId::new(id).unwrap(), kind };
    let card = |brand: &str, last_four: &str| PaymentKind::Card {
        brand: brand.to_owned(),
        last_four: last_four.to_owned(),
    };
    let wallet = |name: &str| PaymentKind::Wallet { name: name.to_owned() };
    Record {
        order: Some(Order {
            number: OrderNumber::parse("AC1000").unwrap(),
            shopper: ShopperId::new("ada").unwrap(),
            placed_at: None,
            status: OrderStatus::Delivered,
            lines,
            shipments: vec![],
            address: address.clone(),
            email: "ada@example.com".to_owned(),
            phone: None,
            total: usd(1),
            after_sales: AfterSales {
                payments: vec![Payment {
                    direction: Direction::Charge,
                    amount: usd(1),
                    method: PaymentMethodId::new("visa").unwrap(),
                }],
                ..AfterSales::default()
            },
        }),
        customer: Some(Customer {
            id: ShopperId::new("ada").unwrap(),
            given_name: "Ada".to_owned(),
            family_name: "Park".to_owned(),
            email: "ada@example.com".to_owned(),
            phone: None,
            address,
            payment_methods: vec![
                method("visa", card("Visa", "4412")),
                method("mc", card("Mastercard", "9081")),
                method("gift", PaymentKind::GiftCard { balance: usd(5000) }),
                method("paypal", wallet("PayPal")),
                method("wechat", wallet("WeChat Pay")),
                method("alipay", wallet("Alipay")),
            ],
            revision: 0,
            tier: None,
        }),
        products,
    }
}
