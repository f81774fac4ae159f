//! The `db.json` of tau2-bench's retail domain: products, users and orders as maps by id.
//!
//! Its amounts are JSON numbers in US dollars. Each is taken from the number's shortest decimal
//! text, which is what the file says, never by arithmetic on a float; more than two digits after
//! the point are rounded half up, with a warning unless it is only a float's noise. It has no
//! dates, no carriers and no quantities: those stay unknown, and every line is one piece.

use aisle_domain::after_sales::{
    AfterSales, Customer, Direction, Payment, PaymentKind, PaymentMethod,
};
use aisle_domain::ids::OrderNumber;
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{
    Address, Order, OrderLine, OrderStatus, Product, Shipment, Shopper, Variant,
};
use jiff::Timestamp;
use serde_json::Value;

use crate::fault::Fault;
use crate::field::{
    MOST_LINES, MOST_PAYMENT_METHODS, MOST_PAYMENTS, MOST_RECORDS, MOST_SHIPMENTS, MOST_VARIANTS,
    NAME_CHARS, distinct, email, item_id, last_four, not_negative, options, order_number,
    payment_method, postcode, product_id, shopper_id, tracking,
};
use crate::intake::{Intake, Noted};
use crate::located::{Located, clip};
use crate::order_check::OrderFields;
use crate::report::Problem;
use crate::shop::{Aliases, ShopperRecord};

/// A file with these three as objects is one of these.
pub(crate) const SECTIONS: [&str; 3] = ["products", "users", "orders"];

const FIELDS: OrderFields = OrderFields {
    number: "order_id",
    shopper: "user_id",
    placed: "placed_at",
    total: "payment_history",
    lines: "items",
    item: "item_id",
    product: "product_id",
    price: "price",
    shipments: "fulfillments",
    shipment_items: "item_ids",
    payments: "payment_history",
    method: "payment_method_id",
};

/// Reads all sections: products and users first, because orders refer to them.
pub(crate) fn read(root: &Located<'_>, now: Timestamp, intake: &mut Intake) -> Result<(), Problem> {
    let [products, users, orders] = SECTIONS.map(|name| root.field(name));
    for (_, at) in products?.entries(MOST_RECORDS)? {
        intake.take_product(&at, "product_id", product(&at));
    }
    for (_, at) in users?.entries(MOST_RECORDS)? {
        intake.take_shopper(&at, "user_id", shopper(&at));
    }
    for (_, at) in orders?.entries(MOST_RECORDS)? {
        let order = order(&at, intake);
        intake.take_order(&at, &FIELDS, order, now);
    }
    Ok(())
}

fn product(at: &Located<'_>) -> Result<Noted<(Product, Aliases)>, Problem> {
    let mut notes = Vec::new();
    let variants = at
        .field("variants")?
        .entries(MOST_VARIANTS)?
        .iter()
        .map(|(_, at)| {
            Ok(Variant {
                item: item_id(&at.field("item_id")?)?,
                options: options(&at.field("options")?)?,
                available: at.field("available")?.boolean()?,
                price: dollars(&at.field("price")?, &mut notes)?,
                stock: None,
            })
        })
        .collect::<Result<Vec<_>, Problem>>()?;
    if variants.is_empty() {
        return Err(at.problem_at("variants", Fault::Empty));
    }
    let product = Product {
        id: product_id(&at.field("product_id")?)?,
        name: at.field("name")?.text(NAME_CHARS)?.to_owned(),
        variants,
    };
    Ok(Noted { record: (product, Vec::new()), notes })
}

fn shopper(at: &Located<'_>) -> Result<Noted<(ShopperRecord, Option<Customer>)>, Problem> {
    let mut notes = Vec::new();
    let name = at.field("name")?;
    let first = name.field("first_name")?.text(NAME_CHARS)?;
    let last = name.field("last_name")?.text(NAME_CHARS)?;
    let shopper = Shopper {
        id: shopper_id(&at.field("user_id")?)?,
        name: format!("{first} {last}"),
        email: email(&at.field("email")?)?,
    };
    let methods_at = at.field("payment_methods")?;
    let mut payment_methods = Vec::new();
    for (_, method_at) in methods_at.entries(MOST_PAYMENT_METHODS)? {
        payment_methods.push(method(&method_at, &mut notes)?);
    }
    distinct(&methods_at, &payment_methods)?;
    let customer = Customer {
        id: shopper.id.clone(),
        given_name: first.to_owned(),
        family_name: last.to_owned(),
        email: shopper.email.clone(),
        phone: None,
        address: address(&at.field("address")?)?,
        payment_methods,
        revision: 0,
        tier: None,
    };
    Ok(Noted { record: (ShopperRecord { shopper, language: None }, Some(customer)), notes })
}

fn method(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<PaymentMethod, Problem> {
    let source = at.field("source")?;
    let kind = match source.raw_text()? {
        "gift_card" => PaymentKind::GiftCard { balance: dollars(&at.field("balance")?, notes)? },
        "credit_card" => PaymentKind::Card {
            brand: at.field("brand")?.text(NAME_CHARS)?.to_owned(),
            last_four: last_four(&at.field("last_four")?)?,
        },
        "paypal" => PaymentKind::Wallet { name: "PayPal".to_owned() },
        other => return Err(source.problem(Fault::InvalidPaymentMethod { found: clip(other) })),
    };
    Ok(PaymentMethod { id: payment_method(&at.field("id")?)?, kind })
}

fn order(at: &Located<'_>, shop: &Intake) -> Result<Noted<(Order, Option<Customer>)>, Problem> {
    let mut notes = Vec::new();
    let number: OrderNumber = order_number(&at.field("order_id")?)?;
    let shopper = shopper_id(&at.field("user_id")?)?;
    let status = status(&at.field("status")?)?;
    let lines_at = at.field("items")?;
    let lines = lines_at
        .elements(MOST_LINES)?
        .iter()
        .map(|at| line(at, &mut notes))
        .collect::<Result<Vec<_>, _>>()?;
    if lines.is_empty() {
        return Err(lines_at.problem(Fault::Empty));
    }
    let shipments = shipments(&at.field("fulfillments")?)?;
    let address = address(&at.field("address")?)?;
    let email = shop
        .shopper(&shopper)
        .map(|record| record.shopper.email.clone())
        .ok_or_else(|| at.problem(Fault::NoEmail))?;
    let payments_at = at.field("payment_history")?;
    let payments = payments(&payments_at, &mut notes)?;
    let total = paid(&payments_at, &payments)?;
    let record = Order {
        number,
        shopper,
        placed_at: None,
        status,
        lines,
        shipments,
        address,
        email,
        total,
        after_sales: AfterSales { payments, ..AfterSales::default() },
        phone: None,
    };
    Ok(Noted { record: (record, None), notes })
}

/// Its statuses in ours. What a shopper asked for after delivery does not undo the delivery.
fn status(at: &Located<'_>) -> Result<OrderStatus, Problem> {
    match at.raw_text()? {
        "pending" | "pending (item modified)" | "pending (items modified)" => {
            Ok(OrderStatus::Pending)
        }
        "processed" => Ok(OrderStatus::Processed),
        "delivered" | "return requested" | "exchange requested" => Ok(OrderStatus::Delivered),
        "cancelled" => Ok(OrderStatus::Cancelled),
        other => Err(at.problem(Fault::InvalidStatus { found: clip(other) })),
    }
}

fn line(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<OrderLine, Problem> {
    Ok(OrderLine {
        item: item_id(&at.field("item_id")?)?,
        product: product_id(&at.field("product_id")?)?,
        name: at.field("name")?.text(NAME_CHARS)?.to_owned(),
        options: options(&at.field("options")?)?,
        quantity: 1,
        unit_price: dollars(&at.field("price")?, notes)?,
    })
}

/// One parcel for each tracking number; with several numbers the file does not say what is in
/// which, so each is listed with all items of its fulfilment.
fn shipments(at: &Located<'_>) -> Result<Vec<Shipment>, Problem> {
    let mut shipments = Vec::new();
    for fulfillment in at.elements(MOST_SHIPMENTS)? {
        let items = fulfillment.field("item_ids")?.elements(MOST_LINES)?;
        let items = items.iter().map(item_id).collect::<Result<Vec<_>, _>>()?;
        for number in fulfillment.field("tracking_id")?.elements(MOST_SHIPMENTS)? {
            shipments.push(Shipment {
                tracking: tracking(&number)?,
                carrier: None,
                link: None,
                expected: None,
                delivered_at: None,
                items: items.clone(),
                events: Vec::new(),
            });
        }
    }
    Ok(shipments)
}

fn address(at: &Located<'_>) -> Result<Address, Problem> {
    let text = |name| Ok(at.field(name)?.text(NAME_CHARS)?.to_owned());
    let mut lines = vec![text("address1")?];
    if let Some(second) = at.optional("address2")?
        && !second.raw_text()?.trim().is_empty()
    {
        lines.push(second.text(NAME_CHARS)?.to_owned());
    }
    Ok(Address {
        lines,
        city: text("city")?,
        region: Some(text("state")?),
        postcode: postcode(&at.field("zip")?)?,
        country: text("country")?,
    })
}

/// The money that moved, as the file has it.
fn payments(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<Vec<Payment>, Problem> {
    let mut payments = Vec::new();
    for payment in at.elements(MOST_PAYMENTS)? {
        let kind = payment.field("transaction_type")?;
        let direction = match kind.raw_text()? {
            "payment" => Direction::Charge,
            "refund" => Direction::Refund,
            other => return Err(kind.problem(Fault::InvalidDirection { found: clip(other) })),
        };
        payments.push(Payment {
            direction,
            amount: dollars(&payment.field("amount")?, notes)?,
            method: payment_method(&payment.field("payment_method_id")?)?,
        });
    }
    Ok(payments)
}

/// What was charged: the payments. A refund gives money back, it does not change the charge.
fn paid(at: &Located<'_>, payments: &[Payment]) -> Result<Money, Problem> {
    let mut charges = payments.iter().filter(|payment| payment.direction == Direction::Charge);
    let first = charges.next().ok_or_else(|| at.problem(Fault::Empty))?.amount;
    charges
        .try_fold(first, |total, payment| total.checked_add(payment.amount))
        .map_err(|_| at.problem(Fault::AmountOutOfRange))
}

fn dollars(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<Money, Problem> {
    let Value::Number(number) = at.value else { return Err(at.wrong_type("a number")) };
    let wrong = |why: String| at.problem(Fault::InvalidAmount { why });
    let usd = Currency::new("USD").map_err(|invalid| wrong(invalid.to_string()))?;
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong("written with an exponent".to_owned()));
    }
    let (cents, beyond) = fraction.split_at(fraction.len().min(2));
    let mut money = Money::parse(&format!("{whole}.{cents}"), usd)
        .map_err(|invalid| wrong(invalid.to_string()))?;
    money = not_negative(at, money)?;
    if beyond.bytes().next().is_some_and(|digit| digit >= b'5') {
        money = money
            .checked_add(Money::new(1, usd))
            .map_err(|_| at.problem(Fault::AmountOutOfRange))?;
    }
    let noise = beyond.starts_with("000000") || beyond.starts_with("999999");
    if !beyond.is_empty() && !noise {
        notes.push(at.problem(Fault::Rounded { rounded: money }));
    }
    Ok(money)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn dollars_are_exact() {
        for (json, minor, warnings) in [
            ("50.88", Some(5_088), 0),
            ("50.9", Some(5_090), 0),
            ("50", Some(5_000), 0),
            ("0.1", Some(10), 0),
            ("1819.92", Some(181_992), 0),
            ("0.30000000000000004", Some(30), 0),
            ("1819.9199999999998", Some(181_992), 0),
            ("1.005", Some(101), 1),
            ("1.004", Some(100), 1),
            ("1.999", Some(200), 1),
            ("-1.5", None, 0),
            ("1e300", None, 0),
            ("1e-7", None, 0),
            ("99999999999999999999", None, 0),
            ("9007199254740993", Some(900_719_925_474_099_300), 0),
        ] {
            let value: Value = serde_json::from_str(json).unwrap();
            let mut notes = Vec::new();
            let money = dollars(&Located::root(&value), &mut notes).ok();
            assert_eq!(money.map(|money| money.minor), minor, "{json}");
            assert_eq!(notes.len(), warnings, "{json}");
        }
    }
}
