//! A shop back into `aisle.shop.v1`, with absolute dates: to convert another format, or to hand
//! a shop on. Reading it again gives the same shop.

use aisle_domain::after_sales::{Customer, Direction, Payment, PaymentKind, PaymentMethod};
use aisle_domain::shop::{Address, Order, OrderLine, Product, Shipment};
use serde_json::{Map, Value, json};

use crate::shop::{GUEST_PREFIX, Shop, ShopperRecord};
use crate::v1;

/// The shop as a JSON document of our format.
#[must_use]
pub fn to_json(shop: &Shop) -> Value {
    json!({
        "format": v1::NAME,
        "products": shop.products.iter().map(|p| product(p, shop)).collect::<Vec<_>>(),
        "shoppers": shop.shoppers.iter().map(|s| shopper(s, shop)).collect::<Vec<_>>(),
        "orders": shop.orders.iter().map(|one| order(one, shop)).collect::<Vec<_>>(),
    })
}

fn texts(pairs: &[(String, String)]) -> Value {
    pairs.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect()
}

fn product(product: &Product, shop: &Shop) -> Value {
    let variants: Vec<Value> = product
        .variants
        .iter()
        .map(|variant| {
            json!({
                "item": variant.item,
                "options": texts(&variant.options),
                "available": variant.available,
                "stock": variant.stock,
                "price": variant.price.to_string(),
            })
        })
        .collect();
    let mut out = json!({"id": product.id, "name": product.name, "variants": variants});
    if let Some(aliases) = shop.aliases.get(&product.id) {
        let mut by_language = Map::new();
        for (tag, name) in aliases {
            let names = by_language.entry(tag.clone()).or_insert_with(|| json!([]));
            if let Some(names) = names.as_array_mut() {
                names.push(Value::from(name.as_str()));
            }
        }
        out["aliases"] = Value::Object(by_language);
    }
    out
}

fn shopper(record: &ShopperRecord, shop: &Shop) -> Value {
    let mut out = json!({
        "id": record.shopper.id,
        "name": record.shopper.name,
        "email": record.shopper.email,
        "language": record.language,
    });
    if let Some(customer) = shop.customers.iter().find(|one| one.id == record.shopper.id) {
        account(&mut out, customer);
    }
    out
}

fn account(out: &mut Value, customer: &Customer) {
    let named = |name: &String| (!name.is_empty()).then(|| name.clone());
    out["given_name"] = named(&customer.given_name).into();
    out["family_name"] = named(&customer.family_name).into();
    out["phone"] = customer.phone.clone().into();
    out["tier"] = customer.tier.clone().into();
    out["address"] = address(&customer.address);
    out["payment_methods"] = customer.payment_methods.iter().map(payment_method).collect();
}

fn payment_method(method: &PaymentMethod) -> Value {
    let (id, kind) = (&method.id, method.kind.name());
    match &method.kind {
        PaymentKind::GiftCard { balance } => {
            json!({"id": id, "type": kind, "balance": balance.to_string()})
        }
        PaymentKind::Card { brand, last_four } => {
            json!({"id": id, "type": kind, "brand": brand, "last_four": last_four})
        }
        PaymentKind::Wallet { name } => json!({"id": id, "type": kind, "name": name}),
    }
}

fn payment(payment: &Payment) -> Value {
    let direction = match payment.direction {
        Direction::Charge => "charge",
        Direction::Refund => "refund",
    };
    let amount = payment.amount.to_string();
    json!({"amount": amount, "method": payment.method, "direction": direction})
}

fn address(address: &Address) -> Value {
    json!({
        "lines": address.lines,
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
    })
}

fn order(order: &Order, shop: &Shop) -> Value {
    let guest = order.shopper.as_str().starts_with(GUEST_PREFIX);
    let mut out = json!({
        "number": order.number.as_str(),
        "shopper": (!guest).then_some(&order.shopper),
        "placed_at": order.placed_at,
        "status": order.status.name(),
        "email": order.email,
        "phone": order.phone,
        "address": address(&order.address),
        "lines": order.lines.iter().map(line).collect::<Vec<_>>(),
        "shipments": order.shipments.iter().map(shipment).collect::<Vec<_>>(),
        "total": order.total.to_string(),
        "payments": order.after_sales.payments.iter().map(payment).collect::<Vec<_>>(),
    });
    let customer = shop.customers.iter().find(|one| guest && one.id == order.shopper);
    if let Some(customer) = customer {
        out["payment_methods"] = customer.payment_methods.iter().map(payment_method).collect();
    }
    out
}

fn line(line: &OrderLine) -> Value {
    json!({
        "item": line.item,
        "product": line.product,
        "name": line.name,
        "options": texts(&line.options),
        "quantity": line.quantity,
        "unit_price": line.unit_price.to_string(),
    })
}

fn shipment(shipment: &Shipment) -> Value {
    json!({
        "tracking": shipment.tracking,
        "carrier": shipment.carrier,
        "link": shipment.link,
        "expected": shipment.expected,
        "delivered_at": shipment.delivered_at,
        "items": shipment.items,
        "events": shipment.events,
    })
}
