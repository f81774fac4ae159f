//! Our records in the suite's form, with what is odd in how it stores them:
//! - every order that it places has the same number, and the last one stays;
//! - an invoice that is issued replaces the stored one, whose phone has another name of field;
//! - a visit is stored only for an order that its file of orders has;
//! - the first review that a user has rewarded replaces the whole file of rewards;
//! - lines of placed orders name the price otherwise than those of others.

use aisle_domain::after_sales::{Customer, PaymentKind};
use aisle_domain::ids::OrderNumber;
use aisle_domain::money::Money;
use aisle_domain::shop::{Address, Order, OrderStatus};
use serde_json::{Map, Value, json};

use super::card::Pairing;
use super::read::{Data, Known, way_of};
use super::session::{PLACED, Session};
use crate::json::amount;

/// The suite's files after the conversation.
pub(super) fn end_state(data: &Data, session: &mut Session<'_>) -> Value {
    let mut files = data.before();
    let more = card_by_calls(session);
    for order in session.book.changed_orders() {
        let there = is_there(&files, order, session.known);
        if session.book.was_placed(&order.number) {
            let place = order_place(&mut files, "orders", order, session);
            *place = placed(order, session.known);
        } else if there {
            patch(order_place(&mut files, "orders", order, session), order);
        }
    }
    for (number, word) in &session.invoices {
        write_invoice(&mut files, number, word, session);
    }
    for (number, word) in &session.visits {
        write_visit(&mut files, number, word, session);
    }
    for number in &session.rewarded {
        write_reward(&mut files, number, session);
    }
    for customer in session.book.changed_customers() {
        write_balance(&mut files, customer, more, session.known);
    }
    files
}

/// By how much the suite's calls move the card otherwise than its policy asks for. Told; under
/// `--strict` nothing.
fn card_by_calls(session: &mut Session<'_>) -> i64 {
    match session.card.pairing() {
        Pairing::Same => 0,
        Pairing::Unfounded => {
            session
                .told
                .notes
                .push("a call about the E-card has nothing to do with an order".into());
            0
        }
        Pairing::Otherwise(more) => {
            let by = Money::new(more, session.known.currency);
            let told = format!(
                "the calls about the E-card leave {by} more on it than the orders' amounts do, \
                 which the document asks for"
            );
            if session.strict {
                session.told.notes.push(told);
                return 0;
            }
            session.told.contradictions.push(told);
            more
        }
    }
}

fn entry<'a>(value: &'a mut Value, key: &str) -> &'a mut Value {
    if !value.is_object() {
        *value = json!({});
    }
    match value {
        Value::Object(fields) => fields.entry(key).or_insert_with(|| json!({})),
        // Made an object just now.
        other => other,
    }
}

/// Where a file keeps what belongs to an order.
fn order_place<'a>(
    files: &'a mut Value,
    file: &str,
    order: &Order,
    session: &Session<'_>,
) -> &'a mut Value {
    let known = session.known;
    let shop = entry(entry(entry(files, file), &known.platform), &known.shop_id);
    entry(entry(shop, known.name_of(&order.shopper)), number_of(&order.number, session))
}

/// Whether the file of orders has an order: one known only by its parcel or invoice is not in it.
fn is_there(files: &Value, order: &Order, known: &Known) -> bool {
    let path = [
        "orders",
        &known.platform,
        &known.shop_id,
        known.name_of(&order.shopper),
        order.number.as_str(),
    ];
    path.iter().try_fold(files, |value, key| value.get(key)).is_some()
}

/// The suite's number of an order.
fn number_of<'a>(number: &'a OrderNumber, session: &Session<'_>) -> &'a str {
    if session.book.was_placed(number) { PLACED } else { number.as_str() }
}

fn status(order: &Order) -> Option<&'static str> {
    match order.status {
        OrderStatus::Cancelled => Some("已取消"),
        _ if order.after_sales.return_request.is_some() => Some("已退货"),
        // As it was: the suite's words are finer than ours.
        _ => None,
    }
}

/// What changed in an order that was there.
fn patch(place: &mut Value, order: &Order) {
    let Some(fields) = place.as_object_mut() else { return };
    if let Some(word) = status(order) {
        fields.insert("订单状态".to_owned(), json!(word));
    }
    fields.insert("是否加急".to_owned(), json!(order.after_sales.expedited));
    if let Some(Value::Object(address)) = fields.get_mut("收货地址") {
        for (name, text) in address_fields(&order.address) {
            address.insert(name.to_owned(), json!(text));
        }
    }
    if order.after_sales.items_changed {
        let lines = order.lines.iter().map(|line| {
            json!({
                "商品ID": line.item.as_str(),
                "单价": amount(line.unit_price),
                "数量": line.quantity,
            })
        });
        fields.insert("订单商品列表".to_owned(), lines.collect());
    }
}

fn address_fields(address: &Address) -> [(&'static str, &str); 7] {
    let line = |at: usize| address.lines.get(at).map(String::as_str).unwrap_or_default();
    [
        ("收件人姓名", line(2)),
        ("电话号码", line(3)),
        ("国家", &address.country),
        ("省份", address.region.as_deref().unwrap_or_default()),
        ("城市", &address.city),
        ("区县", line(1)),
        ("详细地址", line(0)),
    ]
}

fn placed(order: &Order, known: &Known) -> Value {
    let lines = order.lines.iter().map(|line| {
        json!({
            "商品ID": line.item.as_str(),
            "商品价格": amount(line.unit_price),
            "数量": line.quantity,
        })
    });
    let address = address_fields(&order.address).into_iter();
    let address: Map<String, Value> =
        address.map(|(name, text)| (name.to_owned(), json!(text))).collect();
    let payer = order.after_sales.payments.first();
    json!({
        "用户ID": known.name_of(&order.shopper),
        "订单ID": PLACED,
        "订单状态": status(order).unwrap_or("已付款"),
        "订单总金额": amount(order.total),
        "是否加急": order.after_sales.expedited,
        "订单商品列表": lines.collect::<Value>(),
        "收货地址": address,
        "支付方式": payer.map(|payment| way_of(&payment.method)).unwrap_or_default(),
    })
}

fn write_invoice(files: &mut Value, number: &OrderNumber, word: &str, session: &Session<'_>) {
    let order = session.book.order(number);
    let Some(invoice) = order.and_then(|order| order.after_sales.invoice.as_ref()) else { return };
    let number = number_of(number, session);
    *entry(entry(files, "invoices"), number) = json!({
        "发票抬头": invoice.title,
        "发票类型": word,
        "订单ID": number,
        "手机号码": invoice.phone,
    });
}

fn write_visit(files: &mut Value, number: &OrderNumber, word: &str, session: &Session<'_>) {
    let Some(order) = session.book.order(number) else { return };
    let Some(booking) = order.after_sales.bookings.last() else { return };
    let known = session.known;
    if !is_there(files, order, known) && !session.book.was_placed(number) {
        return;
    }
    *order_place(files, "service", order, session) = json!({
        "服务类型": word,
        "店铺ID": known.shop_id,
        "用户ID": known.name_of(&order.shopper),
        "订单ID": number_of(number, session),
        "平台": known.platform,
        "电话号码": booking.phone,
        "用户姓名": booking.name,
        "预约日期": booking.day,
    });
}

fn write_reward(files: &mut Value, number: &OrderNumber, session: &Session<'_>) {
    let Some(order) = session.book.order(number) else { return };
    let known = session.known;
    let file = entry(files, "register_cashback");
    let shops = file.get(&known.platform).and_then(|shops| shops.get(&known.shop_id));
    let user = known.name_of(&order.shopper);
    if shops.and_then(|users| users.get(user)).is_none() {
        *file = json!({});
    }
    *order_place(files, "register_cashback", order, session) = json!(true);
}

fn write_balance(files: &mut Value, customer: &Customer, more: i64, known: &Known) {
    for method in &customer.payment_methods {
        if let PaymentKind::GiftCard { balance } = method.kind {
            let balance = Money::new(balance.minor.saturating_add(more), balance.currency);
            let user = entry(entry(files, "users_info"), known.name_of(&customer.id));
            *entry(user, "电子卡余额") = amount(balance);
        }
    }
}
