//! What a question or a summary asks of an English-speaking shopper, and the answer. What is said is
//! in `phrases`.

use super::chance::Chance;
use super::check::{Mistake, is_goods, is_method, is_reason, is_wanted};
use super::phrases;
use super::shopper::Move;
use super::tongue::{Topic, pick};
use super::view::View;
use super::wish::{Kind, Wish};

/// Whether a question offers to go on with a wish.
pub(crate) fn is_offered(wish: &Wish, question: &str) -> bool {
    let has = |of: &[&str]| of.iter().any(|word| question.contains(word));
    match wish.kind {
        Kind::Cancel => has(&["cancel"]),
        Kind::Return => has(&["return"]),
        Kind::Exchange => has(&["exchange"]),
        Kind::ChangeItems => has(&["items"]),
        Kind::ChangeAddress => has(&["the address"]),
        Kind::DefaultAddress => has(&["default address"]),
        Kind::ChangePayment => has(&["paid"]),
        _ => false,
    }
}

/// An answer to a question; `None` if the wish has none.
pub(crate) fn answer(
    wish: &Wish,
    topic: Topic,
    again: bool,
    view: &View,
    chance: &mut Chance,
) -> Option<Move> {
    match topic {
        Topic::Order => {
            let number = wish.number.clone().unwrap_or_default();
            let bare = number.trim_start_matches('#').to_owned();
            pick(view, |label| label.contains(&bare))
                .or_else(|| Some(Move::Say(phrases::number(wish, chance))))
        }
        Topic::Items => {
            let one = wish.goods.len() == 1 && wish.goods.iter().all(|it| it.count.0 == it.count.1);
            let by_label = one && (again || chance.below(2) == 0);
            let all = wish.everything && wish.goods.len() > 1 && chance.below(2) == 0;
            let label = if all {
                pick(view, |label| label.to_lowercase().starts_with("all"))
            } else if by_label {
                pick(view, |label| wish.goods.iter().any(|goods| is_goods(label, goods)))
            } else {
                None
            };
            label.or_else(|| Some(Move::Say(phrases::items(wish, chance))))
        }
        Topic::Variant(at) => wish.goods.get(at).and_then(|goods| {
            pick(view, |label| is_wanted(label, goods))
                .or_else(|| phrases::variant(goods, again, chance).map(Move::Say))
        }),
        Topic::Method => {
            let label = wish.method.as_ref().filter(|_| again);
            label
                .and_then(|method| pick(view, |label| is_method(label, method)))
                .or_else(|| phrases::method(wish, again, chance).map(Move::Say))
        }
        Topic::Reason => pick(view, |label| is_reason(label, wish.reason.as_deref()))
            .or_else(|| Some(Move::Say(phrases::reason(wish, chance)))),
        Topic::Address => phrases::address(wish, chance).map(Move::Say),
        Topic::AddressOf => {
            let account = wish.kind == Kind::DefaultAddress;
            pick(view, |label| label.to_lowercase().contains("account") == account)
        }
        _ => None,
    }
}

/// What a question is about: by what can be picked, else by its words.
pub(crate) fn topic(wish: &Wish, view: &View) -> Topic {
    let any = |holds: &dyn Fn(&str) -> bool| view.choices.iter().any(|it| holds(&it.label));
    let question = view.question();
    let says = |of: &[&str]| of.iter().any(|word| question.contains(word));
    let number = wish.number.as_deref().unwrap_or_default().trim_start_matches('#');
    let addressed = matches!(wish.kind, Kind::ChangeAddress | Kind::DefaultAddress);
    if addressed && any(&|label| label.to_lowercase().contains("account")) {
        return Topic::AddressOf;
    }
    if !number.is_empty() && any(&|label| label.contains(number)) {
        return Topic::Order;
    }
    if let Some(at) = wish.goods.iter().position(|goods| {
        goods.wanted.is_some() && is_goods(&view.words(), goods) && says(&["instead of"])
    }) {
        return Topic::Variant(at);
    }
    if any(&|label| is_reason(label, wish.reason.as_deref())) {
        return Topic::Reason;
    }
    if any(&|label| wish.goods.iter().any(|goods| is_goods(label, goods))) {
        return Topic::Items;
    }
    if let Some(method) = &wish.method
        && any(&|label| is_method(label, method))
    {
        return Topic::Method;
    }
    if !question.contains(['?', ':']) && !says(&["please", "i need"]) {
        return Topic::Unclear;
    }
    if wish.address.is_some() && says(&["address"]) {
        return Topic::Address;
    }
    if !number.is_empty() && says(&["order number", "which order"]) {
        return Topic::Order;
    }
    if says(&["why", "reason"]) {
        return Topic::Reason;
    }
    if wish.method.is_some() && says(&["pay with", "settled", "money go"]) {
        return Topic::Method;
    }
    if !wish.goods.is_empty() && says(&["which item", "send back", "sent back"]) {
        return Topic::Items;
    }
    Topic::Unclear
}

/// What is said about a mistake in a summary.
pub(crate) fn correction(
    wish: &Wish,
    mistake: &Mistake,
    again: bool,
    chance: &mut Chance,
) -> Option<String> {
    match mistake {
        Mistake::Kind | Mistake::Detail(_) => None,
        Mistake::Order => {
            wish.number.as_ref().map(|number| format!("No, it's about order {number}."))
        }
        Mistake::Missing(at) => {
            let goods = at.iter().filter_map(|at| wish.goods.get(*at)).cloned().collect();
            let missing = Wish { goods, everything: false, ..wish.clone() };
            let items = phrases::goods(&missing, chance);
            Some(format!("{} also {items}.", if again { "And please" } else { "Please" }))
        }
        Mistake::TooMuch => Some(format!("No, only {}.", phrases::goods(wish, chance))),
        Mistake::Variant(at) => {
            let one = Wish { goods: vec![wish.goods.get(*at)?.clone()], ..wish.clone() };
            Some(format!("No, I meant {}.", phrases::goods(&one, chance)))
        }
        Mistake::Method => phrases::method(wish, again, chance).map(|text| format!("No. {text}")),
        Mistake::Address => {
            phrases::address(wish, chance).map(|text| format!("No, the address is {text}"))
        }
        Mistake::Reason => Some(phrases::reason(wish, chance)),
    }
}
