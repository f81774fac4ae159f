//! Our records in the suite's form: the orders and users that are not as they were.

use aisle_aftersales::Permit;
use aisle_domain::after_sales::{Customer, Direction, Payment, PaymentKind, Request};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus};
use serde_json::{Map, Value, json};

use super::{Session, unchanged};
use crate::error::Fault;
use crate::json::{At, amount};

/// What the suite adds to an order when it is first changed.
const ADDED: [&str; 7] = [
    "cancel_reason",
    "exchange_items",
    "exchange_new_items",
    "exchange_payment_method_id",
    "exchange_price_difference",
    "return_items",
    "return_payment_method_id",
];

/// Items changed for others of the same price. We move no money then; the suite writes down a
/// refund of nothing.
pub(crate) struct Nothing {
    order: OrderNumber,
    /// After how many of our payments it stands.
    after: usize,
    method: PaymentMethodId,
}

impl Nothing {
    pub(super) const fn order(&self) -> &OrderNumber {
        &self.order
    }

    pub(super) fn of(permit: &Permit) -> Option<Self> {
        let Request::ChangeItems { order, settle_with, .. } = &permit.change().request else {
            return None;
        };
        let after = permit.change().order_after.as_ref()?.after_sales.payments.len();
        permit.quote().transfers.is_empty().then(|| Self {
            order: order.clone(),
            after,
            method: settle_with.clone(),
        })
    }
}

/// A task's id: the suite has texts and numbers.
pub(crate) fn task_id(task: &At<'_>) -> Result<String, Fault> {
    let id = task.field("id")?;
    let text = match id.value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err(id.fault("must be a text or a number")),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !text.is_empty() && text.len() <= 64 && text.chars().all(plain) {
        Ok(text)
    } else {
        Err(id.fault("is no name of a file"))
    }
}

/// The end state of a task.
pub(super) fn end_state(db: &Value, session: &Session<'_>, failures: Vec<Value>) -> Value {
    let mut orders = Map::new();
    for order in session.book.changed_orders() {
        let key = order.number.to_string();
        let Some(before) = db.get("orders").and_then(|orders| orders.get(&key)) else { continue };
        let after = order_value(before, order, session);
        if !unchanged(&with_nulls(before), &after) {
            orders.insert(key, after);
        }
    }
    let mut users = Map::new();
    for customer in session.book.changed_customers() {
        let key = customer.id.as_str();
        let Some(before) = db.get("users").and_then(|users| users.get(key)) else { continue };
        let after = user_value(before, customer);
        if !unchanged(before, &after) {
            users.insert(key.to_owned(), after);
        }
    }
    let mut end = nothing_happened(failures);
    if let Some(fields) = end.as_object_mut() {
        fields.insert("orders".to_owned(), Value::Object(orders));
        fields.insert("users".to_owned(), Value::Object(users));
    }
    end
}

/// The end state where nothing differs from the shop as it was.
pub(super) fn nothing_happened(failures: Vec<Value>) -> Value {
    json!({ "orders": {}, "users": {}, "products": {}, "expected_failures": failures })
}

fn with_nulls(order: &Value) -> Value {
    let mut order = order.clone();
    if let Some(fields) = order.as_object_mut() {
        for name in ADDED {
            fields.entry(name).or_insert(Value::Null);
        }
    }
    order
}

fn order_value(before: &Value, order: &Order, session: &Session<'_>) -> Value {
    let mut value = with_nulls(before);
    let after_sales = &order.after_sales;
    let mut set = |name: &str, to: Value| {
        if let Some(fields) = value.as_object_mut() {
            fields.insert(name.to_owned(), to);
        }
    };
    set("address", address_value(&order.address));
    set("items", order.lines.iter().flat_map(line_values).collect());
    set("status", json!(status(order)));
    set("payment_history", payments(order, session));
    if let Some(ours) = &after_sales.cancel_reason {
        let theirs = session.pack.settings.reasons.iter().find(|(_, reason)| *reason == ours);
        set("cancel_reason", json!(theirs.map_or(ours, |(theirs, _)| theirs)));
    }
    if let Some(exchange) = &after_sales.exchange {
        let sorted = |items: Vec<&ItemId>| {
            let mut items: Vec<&str> = items.into_iter().map(ItemId::as_str).collect();
            items.sort_unstable();
            json!(items)
        };
        set("exchange_items", sorted(exchange.swaps.iter().map(|swap| &swap.from).collect()));
        set("exchange_new_items", sorted(exchange.swaps.iter().map(|swap| &swap.to).collect()));
        set("exchange_payment_method_id", json!(exchange.settle_with.as_str()));
        set("exchange_price_difference", amount(exchange.difference));
    }
    if let Some(request) = &after_sales.return_request {
        let items: Vec<&str> = request.items.iter().map(ItemId::as_str).collect();
        set("return_items", json!(items));
        set("return_payment_method_id", json!(request.refund_to.as_str()));
    }
    value
}

/// Statuses in the suite's words: it has one for what was asked for, where we keep where the order
/// stands and what was asked for apart.
fn status(order: &Order) -> &'static str {
    let after_sales = &order.after_sales;
    match order.status {
        OrderStatus::Delivered if after_sales.return_request.is_some() => "return requested",
        OrderStatus::Delivered if after_sales.exchange.is_some() => "exchange requested",
        OrderStatus::Pending if after_sales.items_changed => "pending (item modified)",
        other => other.name(),
    }
}

/// The suite has a line for each copy.
fn line_values(line: &OrderLine) -> Vec<Value> {
    let options: Map<String, Value> =
        line.options.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    let value = json!({
        "name": line.name,
        "product_id": line.product.as_str(),
        "item_id": line.item.as_str(),
        "price": amount(line.unit_price),
        "options": options,
    });
    let copies = usize::try_from(line.quantity).unwrap_or_default();
    std::iter::repeat_n(value, copies).collect()
}

fn payments(order: &Order, session: &Session<'_>) -> Value {
    let payments = &order.after_sales.payments;
    let nothing = |count: usize| {
        let here = session.settled_for_nothing.iter();
        here.filter(move |nothing| nothing.order == order.number && nothing.after == count).map(
            |nothing| {
                json!({
                    "transaction_type": "refund",
                    "amount": 0,
                    "payment_method_id": nothing.method.as_str(),
                })
            },
        )
    };
    let mut values: Vec<Value> = nothing(0).collect();
    for (at, Payment { direction, amount: paid, method }) in payments.iter().enumerate() {
        values.push(json!({
            "transaction_type": match direction {
                Direction::Charge => "payment",
                Direction::Refund => "refund",
            },
            "amount": amount(*paid),
            "payment_method_id": method.as_str(),
        }));
        values.extend(nothing(at + 1));
    }
    Value::Array(values)
}

fn user_value(before: &Value, customer: &Customer) -> Value {
    let mut value = before.clone();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("address".to_owned(), address_value(&customer.address));
    }
    for method in &customer.payment_methods {
        let card = value.get_mut("payment_methods").and_then(|all| all.get_mut(method.id.as_str()));
        if let (Some(Value::Object(card)), PaymentKind::GiftCard { balance }) = (card, &method.kind)
        {
            card.insert("balance".to_owned(), amount(*balance));
        }
    }
    value
}

fn address_value(address: &Address) -> Value {
    let line = |at: usize| address.lines.get(at).map(String::as_str).unwrap_or_default();
    json!({
        "address1": line(0),
        "address2": line(1),
        "city": address.city,
        "country": address.country,
        "state": address.region.as_deref().unwrap_or_default(),
        "zip": address.postcode,
    })
}
