//! The orders: a plan says who, in which state and how old; from it come the lines, the parcels
//! and the number. Older orders have lower numbers.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::accounts::{payment_methods, payments, phone};
use super::random::Random;
use super::{Person, Stock, local_minor, named, written};

/// An order placed this many hours ago has this number less its age.
const NUMBER_NOW: u32 = 104_453;
const RANDOM_ORDERS: usize = 230;

/// How an order's parcels travel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// None yet, or none ever.
    None,
    /// One parcel that arrives this many days from now; negative: it is late.
    Due(i32),
    /// Two parcels: one there since yesterday, one due in two days.
    Split,
    /// Delivered this many hours ago.
    Arrived(u32),
}

/// What an order shall be like.
pub struct Plan {
    /// Index into the people.
    pub person: usize,
    /// Whether it was placed without an account.
    pub guest: bool,
    /// Its status by name.
    pub status: &'static str,
    /// Hours since it was placed.
    pub age: u32,
    /// Its parcels.
    pub way: Way,
}

/// All orders, oldest first.
pub fn all(people: &[Person], stock: &[Stock], random: &mut Random) -> Vec<Value> {
    let mut plans = named::plans();
    let first_other = named::people().len();
    for index in 0..RANDOM_ORDERS {
        plans.push(plan(index, first_other, people.len(), random));
    }
    let mut numbers = BTreeSet::new();
    let mut numbered = Vec::new();
    for plan in plans {
        let mut number = NUMBER_NOW - plan.age;
        // The named ones come first, so theirs is the number that their age gives.
        while !numbers.insert(number) {
            number -= 1;
        }
        numbered.push((number, plan));
    }
    numbered.sort_by_key(|(number, _)| *number);
    numbered.iter().map(|(number, plan)| order(*number, plan, people, stock, random)).collect()
}

fn plan(index: usize, first: usize, people: usize, random: &mut Random) -> Plan {
    let low = u32::try_from(first).unwrap_or(0);
    let high = u32::try_from(people - 1).unwrap_or(low);
    let (status, age, way) = match index % 12 {
        0 | 1 => ("pending", random.between(1, 40), Way::None),
        2 => ("processed", random.between(24, 70), Way::None),
        3 | 4 if random.one_in(3) => {
            let late = i32::try_from(random.between(1, 4)).unwrap_or(1);
            ("shipped", random.between(210, 330), Way::Due(-late))
        }
        3 if random.one_in(2) => ("shipped", random.between(96, 170), Way::Split),
        3 | 4 => {
            let days = i32::try_from(random.between(1, 4)).unwrap_or(1);
            ("shipped", random.between(60, 150), Way::Due(days))
        }
        5 => ("out_for_delivery", random.between(70, 140), Way::Due(0)),
        6 => ("cancelled", random.between(48, 2_100), Way::None),
        7 => {
            let age = random.between(480, 2_900);
            ("returned", age, Way::Arrived(age - random.between(72, 168)))
        }
        _ => {
            let age = random.between(190, 4_200);
            ("delivered", age, Way::Arrived(age - random.between(48, 180)))
        }
    };
    let person = usize::try_from(random.between(low, high)).unwrap_or(first);
    Plan { person, guest: random.one_in(15), status, age, way }
}

fn order(
    number: u32,
    plan: &Plan,
    people: &[Person],
    stock: &[Stock],
    random: &mut Random,
) -> Value {
    let person = &people[plan.person];
    let wanted = match plan.way {
        Way::Split => random.between(2, 4),
        _ => *random.pick(&[1, 1, 1, 2, 2, 3, 4]),
    };
    let mut chosen: Vec<(&Stock, u32)> = Vec::new();
    while chosen.len() < usize::try_from(wanted).unwrap_or(1) {
        let candidate = random.pick(stock);
        if chosen.iter().all(|(stock, _)| stock.item != candidate.item) {
            chosen.push((candidate, *random.pick(&[1, 1, 1, 1, 2, 3])));
        }
    }
    let country = person.country;
    let total: u32 =
        chosen.iter().map(|(stock, count)| local_minor(stock.cents, country) * count).sum();
    let lines: Vec<Value> = chosen
        .iter()
        .map(|(stock, count)| {
            let price = written(local_minor(stock.cents, country), country);
            json!({"item": stock.item, "quantity": count, "unit_price": price})
        })
        .collect();
    let items: Vec<&str> = chosen.iter().map(|(stock, _)| stock.item.as_str()).collect();

    let mut order = json!({"number": format!("AC{number}")});
    if plan.guest {
        order["email"] = person.email.as_str().into();
    } else {
        order["shopper"] = person.id.as_str().into();
    }
    order["phone"] = phone(plan.person, country).into();
    order["placed_at"] = ago(plan.age).into();
    order["status"] = plan.status.into();
    order["address"] = person.address.clone();
    order["lines"] = lines.into();
    let parcels = parcels(plan, &items, person, random);
    if !parcels.is_empty() {
        order["shipments"] = parcels.into();
    }
    order["total"] = written(total, country).into();
    order["payments"] = payments(plan.person, person, plan.status, &written(total, country));
    if plan.guest {
        let methods = payment_methods(plan.person, person);
        // A guest has what paid, and no more.
        order["payment_methods"] = json!([methods[0]]);
    }
    order
}

fn parcels(plan: &Plan, items: &[&str], person: &Person, random: &mut Random) -> Vec<Value> {
    let (way, country) = (plan.way, person.country);
    let mut parcel = |items: &[&str], expected: String| {
        let digits: String = (0..10).map(|_| random.between(0, 9).to_string()).collect();
        let tracking = format!("{}{digits}", country.prefix);
        let link = format!("{}{tracking}", country.link);
        json!({
            "tracking": tracking, "carrier": country.carrier, "link": link,
            "expected": expected, "items": items,
        })
    };
    match way {
        Way::None => Vec::new(),
        Way::Due(days) => {
            let mut under_way = parcel(items, days_from_now(days));
            under_way["events"] = events(plan.age, days, person);
            vec![under_way]
        }
        Way::Split => {
            let (first, rest) = items.split_at(1);
            let mut arrived = parcel(first, days_from_now(-1));
            arrived["delivered_at"] = ago(22).into();
            vec![arrived, parcel(rest, days_from_now(2))]
        }
        Way::Arrived(hours) => {
            let days = i32::try_from(hours / 24).unwrap_or(0);
            let mut arrived = parcel(items, days_from_now(-days));
            arrived["delivered_at"] = ago(hours).into();
            vec![arrived]
        }
    }
}

/// What the carrier said of a parcel that is due in some days. Nothing is drawn.
fn events(age: u32, days: i32, person: &Person) -> Value {
    let hub = person.country.places[0].0;
    let sent = json!({"at": ago(age.saturating_sub(30)), "status": "label_created"});
    let moving = json!({"at": ago(age.saturating_sub(44)), "status": "in_transit", "place": hub});
    let last = match days {
        ..0 => json!({"at": ago(9), "status": "delayed", "place": hub}),
        0 => json!({"at": ago(2), "status": "out_for_delivery", "place": person.address["city"]}),
        _ => return json!([sent, moving]),
    };
    json!([sent, moving, last])
}

fn ago(hours: u32) -> String {
    format!("-{}d{}h", hours / 24, hours % 24)
}

fn days_from_now(days: i32) -> String {
    if days == 0 { "today".to_owned() } else { format!("{days:+}d") }
}
