//! What after-sales needs to know of a shopper, and the payments of an order, in `aisle.shop.v1`.

use aisle_domain::after_sales::{Customer, Direction, Payment, PaymentKind, PaymentMethod};
use aisle_domain::shop::{Order, Shopper};

use super::orders::address;
use crate::fault::Fault;
use crate::field::{
    MOST_PAYMENT_METHODS, MOST_PAYMENTS, NAME_CHARS, amount, distinct, last_four, payment_method,
};
use crate::located::{Located, clip};
use crate::report::Problem;
use crate::shop::GUEST_PREFIX;

/// The fields of a shopper that are read here.
pub(super) const FIELDS: [&str; 6] =
    ["given_name", "family_name", "phone", "tier", "address", "payment_methods"];

const METHOD: [&str; 6] = ["id", "type", "balance", "brand", "last_four", "name"];
const PAYMENT: [&str; 3] = ["amount", "method", "direction"];

/// The customer that a shopper with an address is.
pub(super) fn customer(
    at: &Located<'_>,
    shopper: &Shopper,
    notes: &mut Vec<Problem>,
) -> Result<Option<Customer>, Problem> {
    let Some(address_at) = at.optional("address")? else {
        // Without an address nobody is a customer, and what pays would be lost.
        return match at.optional("payment_methods")? {
            Some(_) => Err(at.problem(Fault::Missing { field: "address" })),
            None => Ok(None),
        };
    };
    let text = |name: &str| -> Result<Option<String>, Problem> {
        let at = at.optional(name)?;
        at.map(|at| at.text(NAME_CHARS).map(str::to_owned)).transpose()
    };
    let (given_name, family_name) = match (text("given_name")?, text("family_name")?) {
        (None, None) => (shopper.name.clone(), String::new()),
        (given, family) => (given.unwrap_or_default(), family.unwrap_or_default()),
    };
    let payment_methods = methods(at, notes)?;
    Ok(Some(Customer {
        id: shopper.id.clone(),
        given_name,
        family_name,
        email: shopper.email.clone(),
        phone: text("phone")?,
        address: address(&address_at, notes)?,
        payment_methods,
        revision: 0,
        tier: text("tier")?,
    }))
}

/// The customer behind a guest's order that says what can pay, so that money can go back.
pub(super) fn guest(
    at: &Located<'_>,
    order: &Order,
    notes: &mut Vec<Problem>,
) -> Result<Option<Customer>, Problem> {
    let Some(methods_at) = at.optional("payment_methods")? else { return Ok(None) };
    if !order.shopper.as_str().starts_with(GUEST_PREFIX) {
        return Err(methods_at.problem(Fault::NotAGuest));
    }
    Ok(Some(Customer {
        id: order.shopper.clone(),
        given_name: String::new(),
        family_name: String::new(),
        email: order.email.clone(),
        phone: order.phone.clone(),
        tier: None,
        address: order.address.clone(),
        payment_methods: methods(at, notes)?,
        revision: 0,
    }))
}

fn methods(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<Vec<PaymentMethod>, Problem> {
    let Some(methods_at) = at.optional("payment_methods")? else { return Ok(Vec::new()) };
    let mut methods = Vec::new();
    for method_at in methods_at.elements(MOST_PAYMENT_METHODS)? {
        methods.push(method(&method_at, notes)?);
    }
    distinct(&methods_at, &methods)?;
    Ok(methods)
}

fn method(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<PaymentMethod, Problem> {
    at.unknown_fields(&METHOD, notes);
    let id = payment_method(&at.field("id")?)?;
    let text = |name| Ok(at.field(name)?.text(NAME_CHARS)?.to_owned());
    let type_at = at.field("type")?;
    let kind = match type_at.raw_text()? {
        "gift_card" => PaymentKind::GiftCard { balance: amount(&at.field("balance")?)? },
        "card" => PaymentKind::Card {
            brand: text("brand")?,
            last_four: last_four(&at.field("last_four")?)?,
        },
        "wallet" => PaymentKind::Wallet { name: text("name")? },
        other => {
            return Err(type_at.problem(Fault::InvalidPaymentMethod { found: clip(other) }));
        }
    };
    Ok(PaymentMethod { id, kind })
}

/// The payments of an order.
pub(super) fn payments(
    at: &Located<'_>,
    notes: &mut Vec<Problem>,
) -> Result<Vec<Payment>, Problem> {
    let Some(payments_at) = at.optional("payments")? else { return Ok(Vec::new()) };
    let mut payments = Vec::new();
    for at in payments_at.elements(MOST_PAYMENTS)? {
        at.unknown_fields(&PAYMENT, notes);
        let amount = amount(&at.field("amount")?)?;
        let direction = match at.optional("direction")? {
            None => Direction::Charge,
            Some(direction_at) => match direction_at.raw_text()? {
                "charge" => Direction::Charge,
                "refund" => Direction::Refund,
                other => {
                    let fault = Fault::InvalidDirection { found: clip(other) };
                    return Err(direction_at.problem(fault));
                }
            },
        };
        payments.push(Payment { direction, amount, method: payment_method(&at.field("method")?)? });
    }
    Ok(payments)
}
