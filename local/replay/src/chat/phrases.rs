//! What a shopper says in English: whole wishes, wishes told bit by bit, answers and corrections.
//! Several sentences each, by chance.

use super::chance::Chance;
use super::spoken;
use super::wish::{Goods, Kind, Wish};

/// How much the first sentence tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Everything in one message.
    Whole,
    /// The order and the items.
    Some,
    /// Only what it is about.
    Bare,
}

pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The items, or the swaps, in a row.
pub(crate) fn goods(wish: &Wish, chance: &mut Chance) -> String {
    if wish.everything && wish.goods.len() > 1 && chance.below(2) == 0 {
        return "everything".to_owned();
    }
    let things: Vec<String> = wish.goods.iter().map(|it| thing(wish.kind, it, chance)).collect();
    match wish.kind {
        // A comma may belong to an option.
        Kind::ChangeItems | Kind::Exchange if things.len() > 1 => things.join("; and "),
        _ => spoken::row(&things),
    }
}

fn thing(kind: Kind, goods: &Goods, chance: &mut Chance) -> String {
    let item = spoken::item(goods, chance);
    match &goods.wanted {
        None => item,
        Some(wanted) => {
            let variant = spoken::variant(wanted, chance);
            let word = if kind == Kind::Exchange { "for" } else { "to" };
            format!("{item} {word} {variant}")
        }
    }
}

/// A wish as it is said first.
pub(crate) fn opening(wish: &Wish, detail: Detail, chance: &mut Chance) -> String {
    let number = wish.number.as_deref().unwrap_or_default();
    let items = goods(wish, chance);
    let pay = wish.method.as_ref().map(|it| spoken::method(it, chance)).unwrap_or_default();
    let to = wish.address.as_ref().map(|it| spoken::address(it, chance)).unwrap_or_default();
    let why = wish.reason.as_ref().map(|it| spoken::reason(it, chance)).unwrap_or_default();
    let why_first = capital(&why);
    let templates = templates(wish.kind, detail);
    let template = chance.one(templates);
    fill(
        template,
        &[
            ("n", number),
            ("items", &items),
            ("pay", &pay),
            ("to", &to),
            ("why", &why),
            ("Why", &why_first),
        ],
    )
}

fn templates(kind: Kind, detail: Detail) -> &'static [&'static str] {
    match (kind, detail) {
        (Kind::Cancel, Detail::Whole) => &[
            "I'd like to cancel my order {n} because {why}.",
            "Hi, please cancel order {n}. {Why}.",
            "Can you cancel {n} for me? {Why}.",
            "I want to cancel order {n}, {why}.",
        ],
        (Kind::Cancel, Detail::Some) => {
            &["I want to cancel order {n}.", "Please cancel my order {n}", "cancel order {n} pls"]
        }
        (Kind::Cancel, Detail::Bare) => {
            &["I'd like to cancel an order.", "Hi, can I cancel an order I placed?"]
        }
        (Kind::Return, Detail::Whole) => &[
            "I'd like to return {items} from order {n}. Please refund it to {pay}.",
            "Hi! I want to send back {items} from my order {n}, and the refund should go to {pay}.",
            "Please set up a return for {items} in order {n}, refund to {pay}.",
            "Can I return {items}? It's order {n}. I'd like the money back on {pay}.",
        ],
        (Kind::Return, Detail::Some) => &[
            "I want to return {items} from order {n}.",
            "Hello, I need to return {items}. The order is {n}.",
        ],
        (Kind::Return, Detail::Bare) => &[
            "I'd like to return something.",
            "Hi, I want to make a return.",
            "I need to return an item",
        ],
        (Kind::Exchange, Detail::Whole) => &[
            "I'd like to exchange {items}. It's from order {n}. Please use {pay} for any difference.",
            "Hi, in my order {n} I want to exchange {items}. Any price difference goes on {pay}.",
            "Please exchange {items} (order {n}), and settle the difference with {pay}.",
        ],
        (Kind::Exchange, Detail::Some) => {
            &["I want to exchange {items}, order {n}.", "For order {n}, can I exchange {items}?"]
        }
        (Kind::Exchange, Detail::Bare) => {
            &["I'd like to exchange something.", "Hi, I need an exchange for something I received."]
        }
        (Kind::ChangeItems, Detail::Whole) => &[
            "I'd like to change {items} in my order {n}. Please use {pay} for any difference.",
            "Hi, please change {items} in order {n}, and settle the difference with {pay}.",
            "Can you modify my pending order {n}? Please change {items}. Difference on {pay}.",
        ],
        (Kind::ChangeItems, Detail::Some) => {
            &["I want to change {items} in order {n}.", "Please modify order {n}: change {items}."]
        }
        (Kind::ChangeItems, Detail::Bare) => {
            &["I'd like to change an item in my order.", "Can I modify my pending order?"]
        }
        (Kind::ChangeAddress, Detail::Whole) => &[
            "Please change the shipping address of order {n} to {to}.",
            "I need order {n} to go to another address: {to}",
            "Hi, can you update the delivery address for my order {n}? The new address is {to}.",
        ],
        (Kind::ChangeAddress, Detail::Some) => &[
            "I want to change the shipping address of order {n}.",
            "I need to change the delivery address for my order {n}",
        ],
        (Kind::ChangeAddress, Detail::Bare) => &[
            "I need to change the delivery address of an order.",
            "Can I change the shipping address of my order?",
        ],
        (Kind::DefaultAddress, Detail::Whole) => &[
            "Please change the default address of my account to {to}.",
            "I moved, please update my default address to {to}",
            "Can you change the address in my profile? The new one is {to}.",
        ],
        (Kind::DefaultAddress, Detail::Some | Detail::Bare) => &[
            "I want to change my default address.",
            "I need to update the default address in my account.",
        ],
        (Kind::ChangePayment, Detail::Whole) => &[
            "I'd like to change the payment method of order {n} to {pay}.",
            "Please have my order {n} paid with {pay} instead.",
        ],
        (Kind::ChangePayment, Detail::Some) => {
            &["I want to change the payment method of order {n}."]
        }
        (Kind::ChangePayment, Detail::Bare) => &["I want to pay an order another way."],
        // No English suite has them.
        (_, _) => &[],
    }
}

/// The order.
pub(crate) fn number(wish: &Wish, chance: &mut Chance) -> String {
    let number = wish.number.as_deref().unwrap_or_default();
    fill(chance.one(&["Order {n}.", "It's {n}.", "{n}"]), &[("n", number)])
}

/// Which items, or which instead.
pub(crate) fn items(wish: &Wish, chance: &mut Chance) -> String {
    let items = goods(wish, chance);
    let verb = match wish.kind {
        Kind::Exchange => "Exchange ",
        Kind::ChangeItems => "Change ",
        _ => "",
    };
    capital(&format!("{verb}{items}, please."))
}

/// What is wanted instead of one item.
pub(crate) fn variant(goods: &Goods, again: bool, chance: &mut Chance) -> Option<String> {
    let wanted = goods.wanted.as_ref()?;
    let words = if again { spoken::whole_variant(wanted) } else { spoken::variant(wanted, chance) };
    Some(format!("{}, please.", capital(&words)))
}

/// Which way to pay.
pub(crate) fn method(wish: &Wish, again: bool, chance: &mut Chance) -> Option<String> {
    let method = wish.method.as_ref()?;
    if again {
        return Some(spoken::plain_method(method));
    }
    let pay = spoken::method(method, chance);
    Some(capital(&fill(
        chance.one(&["{pay}, please.", "{pay}", "Please use {pay}."]),
        &[("pay", &pay)],
    )))
}

/// The address.
pub(crate) fn address(wish: &Wish, chance: &mut Chance) -> Option<String> {
    wish.address.as_ref().map(|address| spoken::address(address, chance))
}

/// Why.
pub(crate) fn reason(wish: &Wish, chance: &mut Chance) -> String {
    match &wish.reason {
        Some(reason) => capital(&format!("{}.", spoken::reason(reason, chance))),
        None => "I don't need it anymore.".to_owned(),
    }
}
