//! A small shop to try requests on.

use aisle_aftersales::{Facts, Level, Plan, Policy, PolicySource, Verdict, plan};
use aisle_domain::Timestamp;
use aisle_domain::after_sales::{
    AfterSales, Customer, Direction, Payment, PaymentKind, PaymentMethod, Reason, Record, Request,
    Swap,
};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, ProductId, ShopperId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Product, Shipment, Variant};

pub(crate) fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

pub(crate) fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

pub(crate) fn method(id: &str) -> PaymentMethodId {
    PaymentMethodId::new(id).unwrap()
}

pub(crate) fn number() -> OrderNumber {
    OrderNumber::parse("A100").unwrap()
}

pub(crate) fn swap(from: &str, to: &str) -> Swap {
    Swap { from: item(from), to: item(to) }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn address() -> Address {
    Address {
        lines: vec!["1 Main St".into()],
        city: "Springfield".into(),
        region: Some("IL".into()),
        postcode: "62701".into(),
        country: "US".into(),
    }
}

fn line(id: &str, product: &str, quantity: u32, minor: i64) -> OrderLine {
    OrderLine {
        item: item(id),
        product: ProductId::new(product).unwrap(),
        name: product.to_owned(),
        options: vec![("size".into(), id.into())],
        quantity,
        unit_price: usd(minor),
    }
}

fn variant(id: &str, available: bool, minor: i64) -> Variant {
    Variant {
        item: item(id),
        options: vec![("size".into(), id.into())],
        available,
        price: usd(minor),
        stock: None,
    }
}

/// Two shirts for 20.00 and a mug for 9.99, paid with a card; 15.00 on a gift card.
pub(crate) fn record(status: OrderStatus) -> Record {
    let shopper = ShopperId::new("ann").unwrap();
    let parcel = Shipment {
        tracking: "T1".to_owned().try_into().unwrap(),
        carrier: None,
        link: None,
        expected: None,
        delivered_at: (status == OrderStatus::Delivered).then(|| at("2025-04-03T10:00:00Z")),
        items: vec![],
        events: Vec::new(),
    };
    let order = Order {
        number: number(),
        shopper: shopper.clone(),
        placed_at: Some(at("2025-04-01T00:00:00Z")),
        status,
        lines: vec![line("shirt-s", "shirt", 2, 2_000), line("mug-1", "mug", 1, 999)],
        shipments: vec![parcel],
        address: address(),
        email: "ann@example.com".into(),
        phone: None,
        total: usd(4_999),
        after_sales: AfterSales {
            payments: vec![Payment {
                direction: Direction::Charge,
                amount: usd(4_999),
                method: method("card-1"),
            }],
            ..AfterSales::default()
        },
    };
    let customer = Customer {
        id: shopper,
        given_name: "Ann".into(),
        family_name: "Lee".into(),
        email: "ann@example.com".into(),
        phone: None,
        address: address(),
        payment_methods: vec![
            PaymentMethod {
                id: method("card-1"),
                kind: PaymentKind::Card { brand: "Visa".into(), last_four: "4242".into() },
            },
            PaymentMethod {
                id: method("gift-1"),
                kind: PaymentKind::GiftCard { balance: usd(1_500) },
            },
            PaymentMethod {
                id: method("wallet-1"),
                kind: PaymentKind::Wallet { name: "PayPal".into() },
            },
        ],
        revision: 3,
        tier: None,
    };
    let product = |id: &str, variants| Product {
        id: ProductId::new(id).unwrap(),
        name: id.to_owned(),
        variants,
    };
    let products = vec![
        product(
            "shirt",
            vec![
                variant("shirt-s", true, 1_800),
                variant("shirt-m", true, 2_450),
                variant("shirt-l", true, 1_500),
                variant("shirt-xl", false, 2_000),
            ],
        ),
        product("mug", vec![variant("mug-1", true, 999), variant("mug-2", true, 9_999)]),
    ];
    Record { order: Some(order), customer: Some(customer), products }
}

pub(crate) const NOW: &str = "2025-04-10T12:00:00Z";

pub(crate) fn facts(record: &Record) -> Facts<'_> {
    Facts { record, level: Level::SignedIn, now: at(NOW) }
}

pub(crate) fn try_plan(request: &Request, record: &Record) -> Result<Plan, Reason> {
    plan(request, &facts(record))
}

pub(crate) fn policy(rules: &str) -> Policy {
    policy_with(rules, "")
}

pub(crate) fn policy_with(rules: &str, terms: &str) -> Policy {
    let file = |name: &str, text: &str| PolicySource { name: name.into(), text: text.into() };
    Policy::load(&[file("rules.cedar", rules), file("terms.toml", terms)]).unwrap()
}

/// Permits everything that is not refused in code.
pub(crate) const ALL: &str = "@id(\"all\") permit (principal, action, resource);\n";

pub(crate) fn decide(policy: &Policy, request: &Request, facts: &Facts<'_>) -> Verdict {
    match plan(request, facts) {
        Ok(plan) => policy.authorise(plan, facts),
        Err(reason) => Verdict::Refused { reasons: vec![reason], rules: vec![] },
    }
}

/// Does what a permit allows.
pub(crate) fn apply(record: &mut Record, verdict: &Verdict) -> bool {
    let Verdict::Allowed(permit) = verdict else { return false };
    if let Some(order) = &permit.change().order_after {
        record.order = Some(order.clone());
    }
    if let Some(customer) = &permit.change().customer_after {
        record.customer = Some(customer.clone());
    }
    true
}

/// What the verdict comes to, in a word or two.
pub(crate) fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Allowed(_) => "allowed".to_owned(),
        Verdict::NeedsReview { .. } => "review".to_owned(),
        Verdict::Refused { reasons, .. } => {
            reasons.iter().map(|reason| reason.code.as_str()).collect::<Vec<_>>().join(" ")
        }
    }
}
