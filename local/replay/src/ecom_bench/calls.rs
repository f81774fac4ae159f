//! The suite's calls: which of our requests each is.

use aisle_domain::after_sales::{
    Booking, BookingKind, Invoice, InvoiceKind, NewLine, Record, Request, Swap,
};
use aisle_domain::ids::{ItemId, OrderNumber, ProductId};
use aisle_domain::money::Money;
use aisle_domain::shop::Order;

use super::lookups;
use super::read::{E_CARD, method_id};
use super::session::Session;
use crate::error::Fault;
use crate::json::At;

/// The suite asks for no reason.
const NO_REASON: &str = "asked_for";
/// How an order is paid if nothing is said.
const USUAL_WAY: &str = "支付宝";

/// Makes one call of a task. The later ones tell what a refund is for.
pub(super) fn act(actions: &[At<'_>], at: usize, session: &mut Session<'_>) -> Result<(), Fault> {
    let Some(action) = actions.get(at) else { return Ok(()) };
    let name = action.text_field("name")?;
    let arguments = action.field("arguments")?;
    if !same_shop(&arguments, session)? {
        session.told.differences.push(format!("{name} is for another shop than the task's"));
        return Ok(());
    }
    let what = arguments.optional("action")?.map(|what| what.text()).transpose()?;
    match (name.trim_end_matches("_tool"), what) {
        ("manage_urgent", None) => {
            let request = Request::Expedite { order: number(&arguments, session)? };
            session.write(&request);
        }
        ("manage_order", Some("取消")) => {
            let order = number(&arguments, session)?;
            session.write(&Request::CancelOrder { order, reason: NO_REASON.to_owned() });
        }
        ("manage_order", Some("修改")) => change_address(&arguments, session)?,
        ("manage_order", Some("增加")) => place_order(&arguments, session)?,
        ("manage_return", None) => return_order(&arguments, session)?,
        ("manage_exchange", Some("换货")) => exchange(&arguments, session)?,
        ("manage_ecard", Some("余额使用")) => use_card(&arguments, session)?,
        ("manage_ecard", Some("退款")) => refund(&arguments, actions.get(at + 1..), session)?,
        ("register_cashback_by_review", Some("返现")) => {
            let order = number(&arguments, session)?;
            let evidence = match session.evidence.as_str() {
                "" => "未提供".to_owned(),
                link => link.to_owned(),
            };
            if session.write(&Request::RewardReview { order: order.clone(), evidence }) {
                session.rewarded.push(order);
            }
        }
        ("manage_invoice", None) => issue_invoice(&arguments, session)?,
        ("schedule_service", None) => book_service(&arguments, session)?,
        // A person takes over: nothing of the shop's changes.
        ("transfer_to_specialist", None) => {}
        _ => {
            if !lookups::answer(name, &arguments, session)? {
                let told = format!("{name} {} is not known", what.unwrap_or_default());
                session.told.differences.push(told);
            }
        }
    }
    Ok(())
}

fn same_shop(arguments: &At<'_>, session: &Session<'_>) -> Result<bool, Fault> {
    let known = session.known;
    let shopper = known.name_of(&session.shopper);
    for (name, own) in
        [("platform", known.platform.as_str()), ("shop_id", &known.shop_id), ("user_id", shopper)]
    {
        if let Some(named) = arguments.optional(name)?
            && named.text()? != own
        {
            return Ok(false);
        }
    }
    Ok(true)
}

fn number(arguments: &At<'_>, session: &Session<'_>) -> Result<OrderNumber, Fault> {
    session.number(&arguments.field("order_id")?)
}

/// Street and phone can be changed; the rest of the address stays.
fn change_address(arguments: &At<'_>, session: &mut Session<'_>) -> Result<(), Fault> {
    let order = number(arguments, session)?;
    let Some(mut address) = session.book.order(&order).map(|order| order.address.clone()) else {
        session.told.notes.push(format!("change_address was refused: no order {order}"));
        return Ok(());
    };
    for (name, line) in [("address", 0), ("phone_number", 3)] {
        if let Some(new) = arguments.optional(name)?
            && let Some(line) = address.lines.get_mut(line)
        {
            new.text()?.clone_into(line);
        }
    }
    session.write(&Request::ChangeAddress { order, address });
    Ok(())
}

fn place_order(arguments: &At<'_>, session: &mut Session<'_>) -> Result<(), Fault> {
    let mut lines = Vec::new();
    for at in arguments.field("product_info_list")?.elements()? {
        let id = at.field("product_id")?;
        let quantity = at.field("quantity")?.count()?;
        lines.push(NewLine { product: id.id()?, item: id.id()?, quantity });
    }
    let way = arguments.optional("payment")?;
    let word = way.as_ref().map(|way| way.text()).transpose()?.unwrap_or(USUAL_WAY);
    let pay_with = method_id(word).ok_or_else(|| arguments.fault("is no way to pay"))?;
    session.write(&Request::PlaceOrder { lines, pay_with, address: None });
    Ok(())
}

/// The suite returns whole orders, to what paid them.
fn return_order(arguments: &At<'_>, session: &mut Session<'_>) -> Result<(), Fault> {
    let number = number(arguments, session)?;
    let known = session.book.order(&number);
    let payer = known.and_then(|order| order.after_sales.payments.first());
    let Some((order, payment)) = known.zip(payer) else {
        session.told.notes.push(format!("return_items was refused: nothing paid for {number}"));
        return Ok(());
    };
    let refund_to = payment.method.clone();
    let items = order.lines.iter().flat_map(|line| copies(&line.item, line.quantity)).collect();
    session.write(&Request::ReturnItems { order: number, items, refund_to, reason: None });
    Ok(())
}

fn copies<T: Clone>(of: &T, quantity: u32) -> impl Iterator<Item = T> {
    std::iter::repeat_n(of.clone(), usize::try_from(quantity).unwrap_or_default())
}

/// The suite exchanges all copies of a product, for the same money: what an alternative costs is not
/// said anywhere.
fn exchange(arguments: &At<'_>, session: &mut Session<'_>) -> Result<(), Fault> {
    let number = number(arguments, session)?;
    let from: ItemId = arguments.field("original_product_id")?.id()?;
    let to: ItemId = arguments.field("exchange_product_id")?.id()?;
    let known = session.book.order(&number);
    let line = known.and_then(|order| order.lines.iter().find(|line| line.item == from)).cloned();
    let payer = known.and_then(|order| order.after_sales.payments.first());
    let way = payer.map(|payment| payment.method.clone()).or_else(|| method_id(USUAL_WAY));
    let (Some(line), Some(settle_with)) = (line, way) else {
        session.told.notes.push(format!("change_items was refused: no {from} in {number}"));
        return Ok(());
    };
    let swaps = copies(&Swap { from, to: to.clone() }, line.quantity).collect();
    let request = Request::ChangeItems { order: number, swaps, settle_with };
    let mut record = session.record(&request);
    set_price(&mut record, &to, line.unit_price);
    session.write_on(&request, &record);
    Ok(())
}

fn set_price(record: &mut Record, item: &ItemId, price: Money) {
    let variants = record.products.iter_mut().flat_map(|product| &mut product.variants);
    for variant in variants.filter(|variant| variant.item == *item) {
        variant.price = price;
    }
}

/// Pays with the card: the order's own charge is what moves the money.
fn use_card(arguments: &At<'_>, session: &mut Session<'_>) -> Result<(), Fault> {
    let product: ProductId = arguments.field("product_id")?.id()?;
    let quantity = i64::from(arguments.field("quantity")?.count()?);
    let known = session.known.shop.products.get(&product);
    let price = known.and_then(|product| product.variants.first()).map(|own| own.price.minor);
    match price.and_then(|price| price.checked_mul(quantity)) {
        Some(amount) => session.card.call_charge(amount),
        None => session.told.notes.push(format!("no product {product} to use the card for")),
    }
    Ok(())
}

/// A refund belongs to an order that was or will be cancelled or returned; if there is none, it is
/// for a price drop.
fn refund(
    arguments: &At<'_>,
    later: Option<&[At<'_>]>,
    session: &mut Session<'_>,
) -> Result<(), Fault> {
    let amount = arguments.field("amount")?.money(session.known.currency)?;
    let waited_for = session.card.waits_for(amount.minor)
        || comes_later(amount, later.unwrap_or_default(), session)?;
    // "只有当用户明确提出申请价保退款时"
    if !waited_for && session.wants_price_protection {
        protect_price(amount, session);
    }
    session.card.call_refund(amount.minor);
    Ok(())
}

fn comes_later(amount: Money, later: &[At<'_>], session: &Session<'_>) -> Result<bool, Fault> {
    for action in later {
        let arguments = action.field("arguments")?;
        let what = arguments.optional("action")?.map(|what| what.text()).transpose()?;
        let name = action.text_field("name")?.trim_end_matches("_tool");
        if matches!((name, what), ("manage_order", Some("取消")) | ("manage_return", None)) {
            let order = session.book.order(&number(&arguments, session)?);
            if order.is_some_and(|order| order.total == amount && paid_by_card(order)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn paid_by_card(order: &Order) -> bool {
    let card = method_id(E_CARD);
    order.after_sales.payments.first().is_some_and(|payment| Some(&payment.method) == card.as_ref())
}

/// The suite does not say for which order. It is one whose price dropped by just that much; or, if
/// the catalogue knows of no drop, the shopper showed the new price in a picture.
fn protect_price(amount: Money, session: &mut Session<'_>) {
    let theirs: Vec<Order> = session
        .known
        .shop
        .orders
        .keys()
        .filter_map(|number| session.book.order(number))
        .filter(|order| order.shopper == session.shopper && paid_by_card(order))
        .cloned()
        .collect();
    for order in &theirs {
        let request = Request::ProtectPrice { order: order.number.clone() };
        let record = session.record(&request);
        let facts = crate::book::facts(&record);
        let drop = aisle_aftersales::plan(&request, &facts).ok();
        let paid_back = drop.map(|plan| plan.quote.transfers.iter().map(|t| t.amount.minor).sum());
        if paid_back == Some(amount.minor) {
            session.write(&request);
            return;
        }
    }
    for order in &theirs {
        let Some((line, now)) = order.lines.iter().find_map(|line| {
            let quantity = i64::from(line.quantity);
            let whole = amount.minor.checked_rem(quantity) == Some(0);
            let now = line.unit_price.minor - amount.minor.checked_div(quantity)?;
            (whole && now > 0).then_some((line, now))
        }) else {
            continue;
        };
        let request = Request::ProtectPrice { order: order.number.clone() };
        let mut record = session.record(&request);
        for line in &order.lines {
            set_price(&mut record, &line.item, line.unit_price);
        }
        set_price(&mut record, &line.item, Money::new(now, amount.currency));
        let note = "the catalogue knows of no such price drop: taken as shown in a picture";
        session.told.notes.push(note.to_owned());
        if session.write_on(&request, &record) {
            return;
        }
    }
    session.told.notes.push(format!("nothing of the shopper's to pay {amount} back for"));
}

fn issue_invoice(arguments: &At<'_>, session: &mut Session<'_>) -> Result<(), Fault> {
    let order = number(arguments, session)?;
    let word = arguments.text_field("invoice_type")?;
    let kind = match word {
        "个人发票" => InvoiceKind::Person,
        "企业发票" | "增值税专用发票" => InvoiceKind::Company,
        _ => return Err(arguments.fault("invoice_type is none of the suite's")),
    };
    let invoice = Invoice {
        kind,
        title: arguments.text_field("title")?.to_owned(),
        tax_number: None,
        phone: Some(arguments.text_field("phone_number")?.to_owned()),
    };
    if session.write(&Request::IssueInvoice { order: order.clone(), invoice }) {
        session.invoices.insert(order, word.to_owned());
    }
    Ok(())
}

fn book_service(arguments: &At<'_>, session: &mut Session<'_>) -> Result<(), Fault> {
    let order = number(arguments, session)?;
    let word = arguments.text_field("service_type")?;
    let kind = match word {
        "安装" => BookingKind::Installation,
        // To look at it is the first half of a repair.
        "维修" | "检查" => BookingKind::Repair,
        _ => return Err(arguments.fault("service_type is none of the suite's")),
    };
    let booking = Booking {
        kind,
        name: arguments.text_field("user_name")?.to_owned(),
        phone: arguments.text_field("phone_number")?.to_owned(),
        day: arguments.text_field("service_time")?.to_owned(),
    };
    if session.write(&Request::BookService { order: order.clone(), booking }) {
        session.visits.insert(order, word.to_owned());
    }
    Ok(())
}
