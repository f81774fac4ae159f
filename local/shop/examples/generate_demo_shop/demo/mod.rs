//! The demo shop "Lumen & Loom" as an `aisle.shop.v1` document. Everything random comes from one
//! seed; every date is relative to the day of the import. The people and orders that
//! merchant/shop/README.md promises are in `named`.

mod accounts;
mod catalogue;
mod countries;
mod named;
mod orders;
mod random;

use std::fmt::Write as _;

use serde_json::{Value, json};

use catalogue::{Item, RANGE};
use countries::{COUNTRIES, Country};
use random::Random;

const SEED: u64 = 2026;
const SHOPPERS_PER_COUNTRY: usize = 7;

/// Somebody who orders.
pub struct Person {
    id: String,
    name: String,
    given: String,
    family: String,
    email: String,
    language: &'static str,
    country: &'static Country,
    address: Value,
}

/// A variant with its price in US cents.
pub struct Stock {
    item: String,
    cents: u32,
}

/// The whole file, one record a line.
pub fn document() -> String {
    let mut random = Random::new(SEED);
    let mut stock = Vec::new();
    let products: Vec<Value> =
        RANGE.iter().map(|item| product(item, &mut random, &mut stock)).collect();
    let mut people = named::people();
    for country in COUNTRIES {
        for index in 0..SHOPPERS_PER_COUNTRY {
            people.push(person(country, index, &mut random));
        }
    }
    let orders = orders::all(&people, &stock, &mut random);
    let shoppers: Vec<Value> = people.iter().enumerate().map(shopper).collect();

    let mut text = String::from("{\n\"format\": \"aisle.shop.v1\",\n\"name\": \"Lumen & Loom\"");
    for (name, records) in [("products", products), ("shoppers", shoppers), ("orders", orders)] {
        // Writing to a String cannot fail.
        let _ = write!(text, ",\n\"{name}\": [");
        for (index, record) in records.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let _ = write!(text, "{comma}\n{record}");
        }
        text.push_str("\n]");
    }
    text.push_str("\n}\n");
    text
}

fn product(item: &Item, random: &mut Random, stock: &mut Vec<Stock>) -> Value {
    let mut combinations: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    for (name, values) in item.options {
        combinations = combinations
            .iter()
            .flat_map(|before| {
                values.iter().map(move |value| {
                    let mut chosen = before.clone();
                    chosen.push((*name, *value));
                    chosen
                })
            })
            .collect();
    }
    let mut variants = Vec::new();
    for chosen in combinations {
        // A larger size or capacity costs more; a colour does not.
        let bigger = chosen
            .iter()
            .filter(|(name, _)| matches!(*name, "size" | "length" | "capacity" | "cups"))
            .filter(|(_, value)| {
                item.options.iter().any(|(_, values)| values.last() == Some(value))
            })
            .count();
        let dearer = u32::try_from(bigger).unwrap_or(0) * (item.cents / 500) * 100;
        let id = std::iter::once(item.id)
            .chain(chosen.iter().map(|(_, value)| *value))
            .map(slug)
            .collect::<Vec<_>>()
            .join("-");
        let options: serde_json::Map<String, Value> =
            chosen.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect();
        let cents = item.cents + dearer;
        stock.push(Stock { item: id.clone(), cents });
        let available = !random.one_in(9);
        // Follows from the place in the list: what is drawn stays what it is.
        let left = if available { 3 + (stock.len() * 7) % 40 } else { 0 };
        variants.push(json!({
            "item": id,
            "options": options,
            "available": available,
            "stock": left,
            "price": money(cents, &COUNTRIES[0]),
        }));
    }
    json!({"id": item.id, "name": item.name, "aliases": {"zh": [item.zh]}, "variants": variants})
}

/// Letters and digits, with single hyphens between them.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

fn person(country: &'static Country, index: usize, random: &mut Random) -> Person {
    // Six given and five family names have no common divisor: thirty pairs before one repeats.
    let (given, given_latin) = country.given[index % country.given.len()];
    let (family, family_latin) = country.family[index % country.family.len()];
    let name = match country.code {
        "CN" => format!("{family}{given}"),
        _ if country.family_first => format!("{family} {given}"),
        _ => format!("{given} {family}"),
    };
    let host = *random.pick(&["example.com", "example.org", "example.net"]);
    Person {
        id: format!("{given_latin}-{family_latin}"),
        name,
        given: given.to_owned(),
        family: family.to_owned(),
        email: format!("{given_latin}.{family_latin}@{host}"),
        language: country.language,
        country,
        address: address(country, random),
    }
}

fn address(country: &Country, random: &mut Random) -> Value {
    let number = random.between(1, 240).to_string();
    let street = random.pick(&country.streets).replace("{}", &number);
    let (city, region, postcode) = *random.pick(country.places);
    let mut address = json!({"lines": [street], "city": city});
    if let Some(region) = region {
        address["region"] = region.into();
    }
    address["postcode"] = postcode.into();
    address["country"] = country.code.into();
    address
}

fn shopper((index, person): (usize, &Person)) -> Value {
    let tier = ["gold", "silver", "basic"][index % 3];
    json!({
        "id": person.id, "name": person.name, "given_name": person.given,
        "family_name": person.family, "email": person.email, "language": person.language,
        "phone": accounts::phone(index, person.country),
        "tier": tier, "address": person.address,
        "payment_methods": accounts::payment_methods(index, person),
    })
}

/// What US cents come to in a country, in minor units.
fn local_minor(cents: u32, country: &Country) -> u32 {
    let raw = u64::from(cents) * u64::from(country.rate) / 1_000;
    let step = u64::from(country.step);
    let stepped = raw.div_ceil(step).max(1) * step - u64::from(country.less);
    u32::try_from(stepped).unwrap_or(u32::MAX)
}

fn money(cents: u32, country: &Country) -> String {
    written(local_minor(cents, country), country)
}

fn written(minor: u32, country: &Country) -> String {
    match country.currency {
        "JPY" => format!("{minor} JPY"),
        code => format!("{}.{:02} {code}", minor / 100, minor % 100),
    }
}
