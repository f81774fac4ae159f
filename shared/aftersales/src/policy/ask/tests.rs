//! What rules see must be what the schema says that they can see: rules are checked against it.

#![allow(clippy::unwrap_used)]

use std::str::FromStr;

use aisle_domain::after_sales::{
    AfterSales, Booking, BookingKind, Customer, Invoice, InvoiceKind, NewLine, Payment,
    PaymentMethod, Record, Swap,
};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, ProductId, ShopperId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Shipment};
use cedar_policy::Schema;

use super::*;
use crate::facts::Level;
use crate::policy::load::SCHEMA;

fn record() -> Record {
    let usd = |minor| Money::new(minor, Currency::USD);
    let address = Address {
        lines: vec!["1 Main St".into()],
        city: "Springfield".into(),
        region: None,
        postcode: "12345".into(),
        country: "US".into(),
    };
    let card = PaymentMethodId::new("gift-1").unwrap();
    let shopper = ShopperId::new("ann").unwrap();
    let order = Order {
        number: OrderNumber::parse("A100").unwrap(),
        shopper: shopper.clone(),
        placed_at: Some("2025-01-01T00:00:00Z".parse().unwrap()),
        status: OrderStatus::Delivered,
        lines: vec![OrderLine {
            item: ItemId::new("i-1").unwrap(),
            product: ProductId::new("p-1").unwrap(),
            name: "Shirt".into(),
            options: vec![],
            quantity: 2,
            unit_price: usd(500),
        }],
        shipments: vec![Shipment {
            tracking: "t1".to_owned().try_into().unwrap(),
            carrier: None,
            link: None,
            expected: None,
            delivered_at: Some("2025-01-04T00:00:00.5Z".parse().unwrap()),
            items: vec![],
            events: Vec::new(),
        }],
        address: address.clone(),
        email: "ann@example.com".into(),
        phone: None,
        total: usd(1_000),
        after_sales: AfterSales {
            payments: vec![Payment {
                direction: Direction::Charge,
                amount: usd(1_000),
                method: card.clone(),
            }],
            ..AfterSales::default()
        },
    };
    let customer = Customer {
        id: shopper,
        given_name: "Ann".into(),
        family_name: String::new(),
        email: "ann@example.com".into(),
        phone: None,
        address,
        payment_methods: vec![PaymentMethod {
            id: card,
            kind: aisle_domain::after_sales::PaymentKind::GiftCard { balance: usd(300) },
        }],
        revision: 0,
        tier: None,
    };
    Record { order: Some(order), customer: Some(customer), products: vec![] }
}

fn one_of_each() -> Vec<Request> {
    let order = OrderNumber::parse("A100").unwrap();
    let item = ItemId::new("i-1").unwrap();
    let method = PaymentMethodId::new("gift-1").unwrap();
    let address = record().customer.unwrap().address;
    let swaps = vec![Swap { from: item.clone(), to: item.clone() }];
    vec![
        Request::CancelOrder { order: order.clone(), reason: "r".into() },
        Request::ChangeItems {
            order: order.clone(),
            swaps: swaps.clone(),
            settle_with: method.clone(),
        },
        Request::ChangeAddress { order: order.clone(), address: address.clone() },
        Request::ChangePayment { order: order.clone(), pay_with: method.clone() },
        Request::ReturnItems {
            order: order.clone(),
            items: vec![item.clone()],
            refund_to: method.clone(),
            reason: Some("r".into()),
        },
        Request::ExchangeItems { order: order.clone(), swaps, settle_with: method.clone() },
        Request::Expedite { order: order.clone() },
        Request::IssueInvoice {
            order: order.clone(),
            invoice: Invoice {
                kind: InvoiceKind::Company,
                title: "Ann".into(),
                tax_number: Some("1".into()),
                phone: None,
            },
        },
        Request::BookService {
            order: order.clone(),
            booking: Booking {
                kind: BookingKind::Repair,
                name: "Ann".into(),
                phone: "1".into(),
                day: "Monday".into(),
            },
        },
        Request::RewardReview { order: order.clone(), evidence: "https://x.example".into() },
        Request::ProtectPrice { order },
        Request::ChangeDefaultAddress { address: address.clone() },
        Request::PlaceOrder {
            lines: vec![NewLine { product: ProductId::new("p-1").unwrap(), item, quantity: 1 }],
            pay_with: method,
            address: Some(address),
        },
    ]
}

#[test]
fn every_request_looks_as_the_schema_says() {
    let schema = Schema::from_str(SCHEMA).unwrap();
    let record = record();
    let now = "2025-02-01T12:00:00Z".parse().unwrap();
    let facts = Facts { record: &record, level: Level::SignedIn, now };
    let kinds = Kinds::new().unwrap();
    let requests = one_of_each();
    assert_eq!(requests.iter().map(Request::name).collect::<Vec<_>>(), NAMES);
    for request in requests {
        let asking = Asking::new(&kinds, &Wanted::all(), &request, &facts, None).unwrap();
        let checked = cedar_policy::Request::new(
            asking.principal.clone(),
            uid(&kind("Action").unwrap(), request.name()),
            asking.resource.clone(),
            asking.context.clone(),
            Some(&schema),
        );
        assert!(checked.is_ok(), "{}: {}", request.name(), checked.unwrap_err());
        let entities = Entities::from_entities(asking.entities.iter().cloned(), Some(&schema));
        assert!(entities.is_ok(), "{}: {}", request.name(), entities.unwrap_err());
    }
}
