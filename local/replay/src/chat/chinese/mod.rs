//! What a question or a summary asks of a Chinese-speaking shopper, and the answer. What is said is in
//! `phrases`, whether a summary is right in `check`.

pub(super) mod check;
pub(super) mod phrases;

use super::chance::Chance;
use super::check::{Detail, Mistake, is_goods};
use super::shopper::Move;
use super::tongue::{Topic, pick};
use super::view::View;
use super::wish::{Goods, Kind, Wish};
use check::is_method;

/// Whether a question offers to go on with a wish.
pub(super) fn is_offered(wish: &Wish, question: &str) -> bool {
    let has = |of: &[&str]| of.iter().any(|word| question.contains(word));
    match wish.kind {
        Kind::Cancel => has(&["取消"]),
        Kind::Return => has(&["退货"]),
        Kind::Exchange | Kind::ChangeItems => has(&["换货", "修改订单商品"]),
        Kind::ChangeAddress => has(&["修改地址"]),
        Kind::DefaultAddress => has(&["默认地址"]),
        Kind::ChangePayment => has(&["付款方式"]),
        Kind::Expedite => has(&["催单", "加急"]),
        Kind::Invoice => has(&["发票"]),
        Kind::Installation => has(&["安装"]),
        Kind::Repair => has(&["维修"]),
        Kind::Review => has(&["返现"]),
        Kind::PriceProtection => has(&["价保"]),
        Kind::PlaceOrder => has(&["下单"]),
    }
}

/// What a question is about: by what can be picked, else by its words.
pub(super) fn topic(wish: &Wish, view: &View) -> Topic {
    let any = |holds: &dyn Fn(&str) -> bool| view.choices.iter().any(|it| holds(&it.label));
    let question = view.question();
    let says = |of: &[&str]| of.iter().any(|word| question.contains(word));
    let number = wish.number.as_deref().unwrap_or_default().trim_start_matches('#');
    if !number.is_empty() && any(&|label| label.contains(number)) {
        return Topic::Order;
    }
    let swapped = |goods: &Goods| goods.wanted.is_some() && is_goods(&question, goods);
    if let Some(at) = wish.goods.iter().position(swapped).filter(|_| says(&["换成"])) {
        return Topic::Variant(at);
    }
    if any(&|label| wish.goods.iter().any(|goods| is_goods(label, goods))) {
        return Topic::Items;
    }
    if let Some(method) = &wish.method
        && any(&|label| is_method(label, method))
    {
        return Topic::Method;
    }
    if wish.details.title.is_some() && any(&|label| label.contains("公司")) {
        return Topic::InvoiceFor;
    }
    let words: [(Topic, &[&str]); 12] = [
        (Topic::Visit, &["预约上门"]),
        (Topic::Title, &["抬头"]),
        (Topic::InvoiceFor, &["个人还是公司"]),
        (Topic::Name, &["找哪位", "联系人", "姓名"]),
        (Topic::Phone, &["联系电话", "电话是多少", "手机号"]),
        (Topic::Day, &["哪一天", "哪天"]),
        (Topic::Link, &["链接", "截图"]),
        (Topic::Address, &["地址"]),
        (Topic::Goods, &["买什么", "哪款商品", "商品编号"]),
        (Topic::Items, &["哪些商品", "哪件商品"]),
        (Topic::Method, &["什么付款", "什么支付", "退到哪里"]),
        (Topic::Order, &["哪个订单", "订单号", "哪一个"]),
    ];
    let found = words.iter().find(|(_, words)| says(words));
    found.map_or(Topic::Unclear, |(topic, _)| *topic)
}

/// An answer to a question; `None` if the wish has none.
pub(super) fn answer(
    wish: &Wish,
    topic: Topic,
    again: bool,
    view: &View,
    chance: &mut Chance,
) -> Option<Move> {
    let details = &wish.details;
    // What the account has anyway need not be said.
    let (own_name, own_phone) = &details.account;
    let own = match topic {
        Topic::Title => details.title.as_ref().is_some_and(|(title, _)| title == own_name),
        Topic::Name => details.name.as_ref() == Some(own_name),
        Topic::Phone => details.phone.is_some() && details.phone == *own_phone,
        _ => false,
    };
    if own && !again && chance.below(3) == 0 {
        return Some(Move::Say(phrases::own_data(chance)));
    }
    match topic {
        Topic::Order => {
            let number = wish.number.clone()?;
            let bare = number.trim_start_matches('#').to_owned();
            let label = || pick(view, |label| label.contains(&bare));
            let said = || Some(Move::Say(phrases::number(&bare, chance)));
            label().or_else(said)
        }
        Topic::Items => {
            let all = wish.everything && wish.goods.len() > 1;
            let label = if all {
                pick(view, |label| label.starts_with("全部"))
            } else if again {
                pick(view, |label| wish.goods.iter().any(|goods| is_goods(label, goods)))
            } else {
                None
            };
            label.or_else(|| Some(Move::Say(phrases::items(wish, chance))))
        }
        Topic::Variant(at) => {
            let goods = wish.goods.get(at)?;
            Some(Move::Say(phrases::variant(goods, again, chance)?))
        }
        Topic::Method => {
            let method = wish.method.as_ref()?;
            let label = if again { pick(view, |label| is_method(label, method)) } else { None };
            label.or_else(|| phrases::method(wish, chance).map(Move::Say))
        }
        Topic::Address => phrases::address(wish, again, chance).map(Move::Say),
        Topic::Visit => pick(view, |label| label.contains("预约")),
        Topic::InvoiceFor => {
            let (_, company) = details.title.as_ref()?;
            let word = if *company { "公司" } else { "个人" };
            let said = Move::Say(phrases::invoice_for(*company, chance));
            let label = pick(view, |label| label.contains(word));
            if again || chance.below(2) == 0 { label.or(Some(said)) } else { Some(said) }
        }
        Topic::Title => {
            details.title.as_ref().map(|(title, _)| Move::Say(phrases::title(title, chance)))
        }
        Topic::Name => details.name.as_ref().map(|name| Move::Say(phrases::name(name, chance))),
        Topic::Phone => {
            details.phone.as_ref().map(|phone| Move::Say(phrases::phone(phone, chance)))
        }
        Topic::Day => details.day.as_ref().map(|day| Move::Say(phrases::day(day, chance))),
        Topic::Link => details.link.as_ref().map(|link| Move::Say(phrases::link(link, chance))),
        Topic::Goods => (!details.buy.is_empty()).then(|| Move::Say(phrases::buy(wish, chance))),
        Topic::Reason | Topic::AddressOf | Topic::Unclear => None,
    }
}

/// What is said about a mistake in a summary.
pub(super) fn correction(
    wish: &Wish,
    mistake: &Mistake,
    again: bool,
    chance: &mut Chance,
) -> Option<String> {
    let details = &wish.details;
    let no = chance.one(&["不对，", "不是，", "错了，"]);
    match mistake {
        Mistake::Kind | Mistake::Reason => None,
        Mistake::Order => {
            wish.number.as_ref().map(|it| format!("{no}是订单{}", it.trim_start_matches('#')))
        }
        Mistake::Missing(at) => {
            let goods = at.iter().filter_map(|at| wish.goods.get(*at)).cloned().collect();
            let missing = Wish { goods, everything: false, ..wish.clone() };
            Some(format!("还有{}", phrases::goods(&missing, chance)))
        }
        Mistake::TooMuch => Some(format!("{no}只要{}", phrases::goods(wish, chance))),
        Mistake::Variant(at) => {
            let one = Wish { goods: vec![wish.goods.get(*at)?.clone()], ..wish.clone() };
            Some(format!("{no}{}", phrases::goods(&one, chance)))
        }
        Mistake::Method => phrases::method(wish, chance).map(|text| format!("{no}{text}")),
        Mistake::Address => {
            phrases::address(wish, again, chance).map(|to| format!("{no}地址是{to}"))
        }
        Mistake::Detail(Detail::Title) => {
            details.title.as_ref().map(|(title, _)| format!("{no}抬头是{title}"))
        }
        Mistake::Detail(Detail::InvoiceFor) => details
            .title
            .as_ref()
            .map(|(_, company)| format!("{no}{}", phrases::invoice_for(*company, chance))),
        Mistake::Detail(Detail::Name) => {
            details.name.as_ref().map(|name| format!("{no}联系人是{name}"))
        }
        Mistake::Detail(Detail::Phone) => {
            details.phone.as_ref().map(|phone| format!("{no}电话是{phone}"))
        }
        Mistake::Detail(Detail::Goods) => Some(format!("{no}{}", phrases::buy(wish, chance))),
    }
}
