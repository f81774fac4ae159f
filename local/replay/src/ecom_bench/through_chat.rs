//! ECom-Bench through the conversation: which of a task's calls a shopper says, the shop as a task
//! begins with it, and the end state of a running platform in the suite's form. How it is said is
//! `chat`'s business.
//!
//! What the suite's calls do to a price (a picture shows a lower one, an exchange costs nothing) is
//! the shop's price in that task: the platform has no other way to know.

use std::collections::BTreeMap;

use aisle_domain::after_sales::{BookingKind, Customer, InvoiceKind, Record, Request};
use aisle_domain::ids::{OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use serde_json::{Value, json};

use super::read::{self, Data, Known};
use super::session::Session;
use super::{PACK, calls, change, write};
use crate::args::EcomBench;
use crate::book::Book;
use crate::chat::tongue::Tongue;
use crate::chat::{self, Cause, EndState, Fresh, Phrases, Records, Report, Script, Talk, talk};
use crate::difference::differences;
use crate::error::{Fault, ReplayError};
use crate::files;
use crate::json::At;
use crate::pack::Pack;

/// Days as the suite says them, Monday first.
const DAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// Plays all tasks that change something against platforms that `platform` brings, and writes what
/// changed in each.
///
/// # Errors
/// [`ReplayError`] when files cannot be read or written, or are not in the suite's form, or the
/// platform cannot be begun anew.
pub async fn run(options: &EcomBench, platform: &mut impl Fresh) -> Result<Report, ReplayError> {
    let pack = Pack::open(&PACK, options.pack.as_deref())?;
    let data = Data::open(&options.data)?;
    let tasks = files::json(&options.tasks)?;
    let phrases = options.chat.phrases.as_deref().map(Phrases::read).transpose()?;
    let wrong = files::in_file(&options.tasks);
    let mut report = Report::default();
    for task in At::root(&tasks).elements().map_err(&wrong)? {
        let id = crate::tau2::task_id(&task).map_err(&wrong)?;
        if !options.chat.only.is_empty() && !options.chat.only.contains(&id) {
            continue;
        }
        let (platform_name, shop) = shop_of(&task).map_err(&wrong)?;
        let known = read::shop(&data, platform_name, shop).map_err(&wrong)?;
        let goal = goal(&task, &known, &pack, options.strict).map_err(&wrong)?;
        if goal.done.is_empty() {
            report.skipped.push(id);
            continue;
        }
        let told = phrases.as_ref().and_then(|phrases| phrases.of(&id));
        let played = Played { options, id: &id, data: &data, known: &known, told };
        let expected = task.optional("expected_change").map_err(&wrong)?.map(|it| it.value);
        report.talks.push(played.play(goal, expected, platform).await?);
    }
    Ok(report)
}

/// What the suite's products are called, as the products of a pack's shop file.
///
/// # Errors
/// [`ReplayError`] when the suite's file cannot be read or is not in its form.
pub fn product_names(options: &EcomBench) -> Result<Value, ReplayError> {
    let path = options.data.join("products.json");
    let file = files::json(&path)?;
    let wrong = files::in_file(&path);
    let mut named = Vec::new();
    for (_, shops) in At::root(&file).entries().map_err(&wrong)? {
        for (_, products) in shops.entries().map_err(&wrong)? {
            for (_, at) in products.entries().map_err(&wrong)? {
                let id = at.text_field("商品ID").map_err(&wrong)?;
                let name = at.text_field("商品名称").map_err(&wrong)?;
                let variants = [json!({ "item": id })];
                named.push(json!({ "id": id, "name": name, "variants": variants }));
            }
        }
    }
    Ok(json!({ "products": named }))
}

fn shop_of<'a>(task: &At<'a>) -> Result<(&'a str, &'a str), Fault> {
    Ok((task.text_field("platform")?, task.text_field("shop_id")?))
}

/// Makes a task's calls, to know which of them change something.
fn goal<'a>(
    task: &At<'_>,
    known: &'a Known,
    pack: &'a Pack,
    strict: bool,
) -> Result<Session<'a>, Fault> {
    let mut session = Session::begin(task, known, pack, strict)?;
    let actions = task.optional("actions")?.map(|list| list.elements()).transpose()?;
    let actions = actions.unwrap_or_default();
    for at in 0..actions.len() {
        calls::act(&actions, at, &mut session)?;
    }
    Ok(session)
}

/// A task that is played.
struct Played<'a> {
    options: &'a EcomBench,
    id: &'a str,
    data: &'a Data,
    known: &'a Known,
    told: Option<&'a [String]>,
}

impl Played<'_> {
    async fn play<'a>(
        &'a self,
        goal: Session<'a>,
        expected: Option<&Value>,
        platform: &mut impl Fresh,
    ) -> Result<Talk, ReplayError> {
        let wrong = |problem: String| ReplayError::Form {
            path: self.options.tasks.clone(),
            fault: Fault { at: self.id.to_owned(), problem },
        };
        // Each task has a shopper of its own, so that what others placed is not theirs.
        let theirs = ShopperId::new(format!("{}-{}", goal.shopper, self.id))
            .map_err(|error| wrong(error.to_string()))?;
        let records = self.records(&goal, &theirs);
        let customer = records.customers.iter().find(|customer| customer.id == theirs);
        let customer = customer.ok_or_else(|| wrong("whose task it is is open".to_owned()))?;
        let products: BTreeMap<ProductId, Product> =
            records.products.iter().map(|it| (it.id.clone(), it.clone())).collect();
        let orders = records.orders.iter().filter(|order| order.shopper == theirs).collect();
        let placed = goal.book.placed().to_vec();
        let requests: Vec<Request> = goal.done.iter().map(|(request, _)| request.clone()).collect();
        let script = Script {
            task: self.id,
            tongue: Tongue::Chinese,
            known: chat::wish::Known { orders, customer, products: &products, placed },
            requests: &requests,
            told: self.told,
            seed: self.options.chat.seed,
        };
        let endpoint =
            platform.fresh(&theirs, Some(&records)).await.map_err(ReplayError::Platform)?;
        let mut told = talk(&endpoint, &script).await;
        let end = platform.end(&theirs).await.map_err(ReplayError::Platform)?;
        let change = self.change(goal, &theirs, end);
        files::write_json(&self.options.out, self.id, &json!({ "change": change }))?;
        if let Some(expected) = expected {
            told.differences = differences(expected, &change);
            if told.differences.is_empty() {
                // However it was said: what counts is what was done.
                told.cause = None;
            } else if told.cause.is_none() {
                told.cause = Some(Cause::OtherEndState);
            }
        }
        if let Some(folder) = &self.options.chat.transcripts {
            let path = folder.join(format!("{}.txt", self.id));
            files::write_text(&path, &told.transcript.join("\n"))?;
        }
        Ok(told)
    }

    /// The shop as the task begins with it.
    fn records(&self, goal: &Session<'_>, theirs: &ShopperId) -> Records {
        let shop = &self.known.shop;
        let own = |id: &ShopperId| if *id == goal.shopper { theirs.clone() } else { id.clone() };
        let order = |order: &Order| Order { shopper: own(&order.shopper), ..order.clone() };
        let customer = |it: &Customer| Customer { id: own(&it.id), ..it.clone() };
        let mut products = shop.products.clone();
        for (_, record) in &goal.done {
            take_prices(&mut products, record, &shop.products);
        }
        Records {
            orders: shop.orders.values().map(order).collect(),
            customers: shop.customers.values().map(customer).collect(),
            products: products.into_values().collect(),
        }
    }

    /// What changed on the platform, in the suite's form.
    fn change<'a>(&'a self, mut session: Session<'a>, theirs: &ShopperId, end: EndState) -> Value {
        let shopper = session.shopper.clone();
        let own = |id: ShopperId| if id == *theirs { shopper.clone() } else { id };
        let before = session.book.placed().to_vec();
        session.book = Book::new(&self.known.shop);
        for order in end.orders {
            let order = home(Order { shopper: own(order.shopper.clone()), ..order });
            if self.known.shop.orders.contains_key(&order.number) {
                session.book.put_order(order);
            } else if order.shopper == shopper {
                session.book.put_placed(order);
            }
        }
        for customer in end.customers {
            let customer = Customer { id: own(customer.id.clone()), ..customer };
            let known = self.known.shop.customers.get(&customer.id);
            if known.is_none_or(|known| known.payment_methods != customer.payment_methods) {
                session.book.put_customer(customer);
            }
        }
        let now = session.book.placed().to_vec();
        let as_now = |number: &OrderNumber| {
            let at = before.iter().position(|it| it == number);
            at.and_then(|at| now.get(at)).unwrap_or(number).clone()
        };
        session.invoices = session.invoices.into_iter().map(|(k, v)| (as_now(&k), v)).collect();
        session.visits = session.visits.into_iter().map(|(k, v)| (as_now(&k), v)).collect();
        session.rewarded = session.rewarded.iter().map(as_now).collect();
        keep_what_was_done(&mut session);
        let after = write::end_state(self.data, &mut session);
        change::between(&self.data.before(), &after)
    }
}

/// Takes the prices that a request was decided on, where they are not the file's.
fn take_prices(
    products: &mut BTreeMap<ProductId, Product>,
    record: &Record,
    file: &BTreeMap<ProductId, Product>,
) {
    for told in &record.products {
        let Some(product) = products.get_mut(&told.id) else { continue };
        for variant in &mut product.variants {
            let of = |product: &Product| {
                product.variants.iter().find(|it| it.item == variant.item).map(|it| it.price)
            };
            let (price, known) = (of(told), file.get(&told.id).and_then(of));
            if let Some(price) = price.filter(|_| price != known) {
                variant.price = price;
            }
        }
    }
}

/// An order with phone numbers and days as the suite writes them.
fn home(mut order: Order) -> Order {
    let at_home = |phone: &mut String| {
        if let Some(rest) = phone.strip_prefix("+86") {
            *phone = rest.to_owned();
        }
    };
    if let Some(phone) = order.after_sales.invoice.as_mut().and_then(|it| it.phone.as_mut()) {
        at_home(phone);
    }
    for booking in &mut order.after_sales.bookings {
        at_home(&mut booking.phone);
        if let Some(day) = day_of_week(&booking.day) {
            day.clone_into(&mut booking.day);
        }
    }
    order
}

/// The day of the week of a date as `2026-05-03` (Sakamoto's method).
fn day_of_week(date: &str) -> Option<&'static str> {
    const OFFSETS: [i64; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let mut parts = date.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let offset = OFFSETS.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    let year = if month < 3 { year - 1 } else { year };
    let sunday_first = (year + year / 4 - year / 100 + year / 400 + offset + day).rem_euclid(7);
    DAYS.get(usize::try_from((sunday_first + 6).rem_euclid(7)).ok()?).copied()
}

/// Leaves of what the calls granted only what the platform has done, with the suite's word for it
/// where the kind is the same.
fn keep_what_was_done(session: &mut Session<'_>) {
    let book = &session.book;
    session
        .rewarded
        .retain(|number| book.order(number).is_some_and(|order| order.after_sales.review_rewarded));
    for (number, word) in &mut session.invoices {
        let invoice = book.order(number).and_then(|order| order.after_sales.invoice.as_ref());
        match (invoice.map(|it| it.kind), word.as_str()) {
            (Some(InvoiceKind::Person), said) if said != "个人发票" => {
                "个人发票".clone_into(word)
            }
            (Some(InvoiceKind::Company), "个人发票") => "企业发票".clone_into(word),
            _ => {}
        }
    }
    for (number, word) in &mut session.visits {
        let booking = book.order(number).and_then(|order| order.after_sales.bookings.last());
        match (booking.map(|it| it.kind), word.as_str()) {
            (Some(BookingKind::Installation), said) if said != "安装" => "安装".clone_into(word),
            (Some(BookingKind::Repair), "安装") => "维修".clone_into(word),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_of_the_week() {
        for (date, day) in [
            ("2026-11-27", "周五"),
            ("2026-11-29", "周日"),
            ("2024-02-29", "周四"),
            ("2027-01-04", "周一"),
        ] {
            assert_eq!(day_of_week(date), Some(day), "{date}");
        }
        assert_eq!(day_of_week("周日"), None);
        assert_eq!(day_of_week("2026-13-01"), None);
    }
}
