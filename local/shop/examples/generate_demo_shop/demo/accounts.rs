//! Phones, what the customers pay with, and how their orders were paid. Everything follows from
//! the customer's place in the list; nothing is drawn, so that orders stay what they are.

use serde_json::{Value, json};

use super::Person;
use super::countries::Country;

/// A number of a range that is kept for films and examples where the country has one, and that
/// nobody has elsewhere.
pub fn phone(index: usize, country: &Country) -> String {
    let last = index % 100;
    match country.code {
        "GB" => format!("+44 7700 900{last:03}"),
        "DE" => format!("+49 30 23125{last:03}"),
        "FR" => format!("+33 1 99 00 00 {last:02}"),
        "AU" => format!("+61 2 5550 01{last:02}"),
        "SE" => format!("+46 8 465 004 {last:02}"),
        "CN" => format!("+86 10 0000 01{last:02}"),
        "JP" => format!("+81 3 0000 01{last:02}"),
        "NL" => format!("+31 20 000 01{last:02}"),
        _ => format!("+1 503 555 01{last:02}"),
    }
}

/// A card or a wallet, and for the named and every other customer a gift card.
pub fn payment_methods(index: usize, person: &Person) -> Value {
    let currency = person.country.currency;
    let mut methods = vec![match wallet(index, person.country) {
        Some(name) => json!({"id": main(index, person), "type": "wallet", "name": name}),
        None => {
            let brand = ["visa", "mastercard"][index % 2];
            let digits = format!("{:04}", (index * 37 + 42) % 10_000);
            json!({"id": main(index, person), "type": "card", "brand": brand, "last_four": digits})
        }
    }];
    if index < 3 || index.is_multiple_of(2) {
        let balance = match currency {
            "JPY" => "5000 JPY".to_owned(),
            "CNY" | "SEK" => format!("300.00 {currency}"),
            _ => format!("40.00 {currency}"),
        };
        let id = format!("{}-gift", person.id);
        methods.push(json!({"id": id, "type": "gift_card", "balance": balance}));
    }
    methods.into()
}

/// How an order was paid: all of it with the customer's first method, and paid back if it was
/// cancelled or came back.
pub fn payments(index: usize, person: &Person, status: &str, total: &str) -> Value {
    let method = main(index, person);
    let mut payments = vec![json!({"amount": total, "method": method})];
    if matches!(status, "cancelled" | "returned") {
        payments.push(json!({"amount": total, "method": method, "direction": "refund"}));
    }
    payments.into()
}

fn wallet(index: usize, country: &Country) -> Option<&'static str> {
    match country.code {
        "CN" => Some(["Alipay", "WeChat Pay"][index % 2]),
        _ if index % 5 == 4 => Some("PayPal"),
        _ => None,
    }
}

fn main(index: usize, person: &Person) -> String {
    let kind = if wallet(index, person.country).is_some() { "wallet" } else { "card" };
    format!("{}-{kind}", person.id)
}
