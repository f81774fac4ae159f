//! How a shopper calls things in English: items, options, ways to pay, addresses, reasons. Several
//! ways each, by chance. Whole sentences are in `phrases`.

use aisle_domain::after_sales::PaymentKind;
use aisle_domain::shop::Address;

use super::chance::Chance;
use super::wish::{Goods, Method, Wanted, values};

/// Things in a row: "a, b and c".
pub(crate) fn row(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A name as it stands in the middle of a sentence; what is in capitals stays so.
fn lowered(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let joined = word.contains(['-', '\'']);
        if capitals > 1 && !joined { word.to_owned() } else { word.to_lowercase() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// An option in words.
fn option(name: &str, value: &str, form: usize) -> String {
    match value {
        "yes" => format!("with {name}"),
        "no" => format!("without {name}"),
        "none" => format!("no {name}"),
        _ if name == "size" && !value.contains(' ') => format!("size {value}"),
        _ => match form {
            0 => format!("{value} {name}"),
            1 => format!("{name} {value}"),
            _ => format!("{name}: {value}"),
        },
    }
}

/// Options in words; the same form for all.
pub(crate) fn options(of: &[(String, String)], chance: &mut Chance) -> String {
    let form = chance.below(3);
    row(&of.iter().map(|(name, value)| option(name, value, form)).collect::<Vec<_>>())
}

/// An item with its article: "the keyboard", "the t-shirt in blue", "both bottles".
pub(crate) fn item(goods: &Goods, chance: &mut Chance) -> String {
    let name = if chance.below(3) == 0 { goods.name.clone() } else { lowered(&goods.name) };
    let named = match &goods.telling[..] {
        [] => name,
        telling => match chance.below(3) {
            // A yes or no says nothing by itself.
            _ if telling
                .iter()
                .any(|(_, value)| matches!(value.as_str(), "yes" | "no" | "none")) =>
            {
                format!("{name} {}", options(telling, chance))
            }
            0 => format!("{} {name}", values(telling)),
            1 => format!("{name} ({})", values(telling)),
            _ => format!("{name} with {}", options(telling, chance)),
        },
    };
    match goods.count {
        (meant, all) if meant == all && all == 2 => format!("both of the {named}"),
        (meant, all) if meant == all && all > 2 => format!("all {all} of the {named}"),
        (1, all) if all > 1 => format!("one of the {named}"),
        (meant, all) if all > 1 => format!("{meant} of the {named}"),
        _ => format!("the {named}"),
    }
}

/// A variant that is wanted: "one with clicky switch type".
pub(crate) fn variant(wanted: &Wanted, chance: &mut Chance) -> String {
    let new = if wanted.new.is_empty() { &wanted.options } else { &wanted.new };
    match chance.below(3) {
        0 => format!("one with {}", options(new, chance)),
        1 => format!("the same one but {}", options(new, chance)),
        _ => format!("{} instead", options(new, chance)),
    }
}

/// A variant that is wanted, with all its options.
pub(crate) fn whole_variant(wanted: &Wanted) -> String {
    values(&wanted.options)
}

/// A way to pay.
pub(crate) fn method(method: &Method, chance: &mut Chance) -> String {
    let mut ways = Vec::new();
    match &method.kind {
        PaymentKind::GiftCard { balance } => {
            if method.only {
                ways.extend(["my gift card".to_owned(), "the gift card".to_owned()]);
            } else {
                ways.push(format!("the gift card with {balance} on it"));
            }
        }
        PaymentKind::Card { brand, last_four } => {
            ways.push(format!("my {brand} ending in {last_four}"));
            ways.push(format!("my credit card ending in {last_four}"));
            if method.only {
                ways.extend(["my credit card".to_owned(), format!("my {brand} card")]);
            }
        }
        PaymentKind::Wallet { name } => {
            let name = if name.eq_ignore_ascii_case("paypal") { "PayPal" } else { name };
            ways.extend([format!("my {name} account"), format!("my {name}"), name.to_owned()]);
        }
    }
    if method.paid_with {
        ways.push("the original payment method".to_owned());
    }
    let at = chance.below(ways.len());
    ways.swap_remove(at)
}

/// A way to pay as surely as it can be said.
pub(crate) fn plain_method(method: &Method) -> String {
    match &method.kind {
        PaymentKind::GiftCard { .. } => "gift card".to_owned(),
        PaymentKind::Card { brand, last_four } => format!("{brand} ending in {last_four}"),
        PaymentKind::Wallet { name } => name.clone(),
    }
}

/// An address as a shopper types it.
pub(crate) fn address(of: &Address, chance: &mut Chance) -> String {
    let lines: Vec<&str> =
        of.lines.iter().map(String::as_str).filter(|line| !line.trim().is_empty()).collect();
    let street = lines.join(", ");
    let region = of.region.as_deref().unwrap_or_default();
    let (city, postcode, country) = (&of.city, &of.postcode, &of.country);
    match chance.below(3) {
        0 => format!("{street}, {city}, {region}, {country}, {postcode}"),
        1 => format!("{street}, {city}, {region} {postcode}, {country}"),
        _ => format!("{street}, {city}, {region} {postcode}"),
    }
}

/// A reason as a clause.
pub(crate) fn reason(name: &str, chance: &mut Chance) -> String {
    let ways: &[&str] = match name {
        "no_longer_needed" => {
            &["I no longer need it", "I don't need it anymore", "it's no longer needed"]
        }
        "ordered_by_mistake" => &["I ordered it by mistake", "it was ordered by mistake"],
        _ => return name.replace('_', " "),
    };
    chance.one(ways).to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn things_are_called_as_shoppers_call_them() {
        assert_eq!(lowered("Mechanical Keyboard"), "mechanical keyboard");
        assert_eq!(lowered("LED Light Bulb"), "LED light bulb");
        assert_eq!(lowered("T-Shirt"), "t-shirt");
        assert_eq!(option("backlight", "none", 0), "no backlight");
        assert_eq!(option("size", "M", 0), "size M");
        assert_eq!(option("switch type", "clicky", 0), "clicky switch type");
        assert_eq!(option("waterproof", "no", 1), "without waterproof");
        assert_eq!(row(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
