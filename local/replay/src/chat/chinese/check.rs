//! Whether what the bot is about to do is what the shopper wants, in Chinese. Only words are looked at.

use aisle_domain::after_sales::PaymentKind;

use super::super::check::{Detail, Mistake, is_goods, leading_count, shows};
use super::super::view::View;
use super::super::wish::{Kind, Method, Wish};

/// Whether it asks to go on with something that was left.
fn is_about_going_on(view: &View) -> bool {
    let question = view.question();
    ["要继续办理", "您还提到了"].iter().any(|words| question.contains(words))
}

/// Whether it sums up anything.
pub(in super::super) fn is_summary(view: &View) -> bool {
    let speaks = |text: &String| text.contains("我会") || text.contains('：');
    view.yes_and_no().is_some()
        && !is_about_going_on(view)
        && (!view.lines.is_empty() || view.texts.iter().any(speaks))
}

/// Whether a label or sentence is about a way to pay.
pub(super) fn is_method(text: &str, method: &Method) -> bool {
    match &method.kind {
        PaymentKind::GiftCard { .. } => {
            ["e卡", "E卡", "礼品卡"].iter().any(|word| text.contains(word))
        }
        PaymentKind::Card { last_four, .. } => text.contains(last_four.as_str()),
        PaymentKind::Wallet { name } => text.contains(name),
    }
}

/// What is wrong; empty if it is what is wanted.
pub(in super::super) fn mistakes(wish: &Wish, view: &View) -> Vec<Mistake> {
    let words = view.words();
    let has = |of: &[&str]| of.iter().any(|word| words.contains(word));
    let mut wrong = Vec::new();
    let is_kind = match wish.kind {
        Kind::Cancel => has(&["取消"]),
        Kind::Return => has(&["退货"]),
        Kind::Exchange | Kind::ChangeItems => has(&["换成"]),
        Kind::ChangeAddress => has(&["寄到"]),
        Kind::DefaultAddress => has(&["账户里的地址"]),
        Kind::ChangePayment => has(&["付款"]),
        Kind::Expedite => has(&["优先处理", "加急"]),
        Kind::Invoice => has(&["发票"]),
        Kind::Installation => has(&["上门"]) && has(&["安装"]),
        Kind::Repair => has(&["上门"]) && has(&["维修"]),
        Kind::Review => has(&["返现"]),
        Kind::PriceProtection => has(&["差额", "价保"]),
        Kind::PlaceOrder => has(&["下单"]),
    };
    if !is_kind {
        wrong.push(Mistake::Kind);
    }
    let number = wish.number.as_deref().map(|it| it.trim_start_matches('#').to_lowercase());
    if number.is_some_and(|number| !words.contains(&number)) {
        wrong.push(Mistake::Order);
    }
    goods_mistakes(wish, view, &mut wrong);
    detail_mistakes(wish, view, &words, &mut wrong);
    // What moves no money needs no method in words.
    let pays = ["支付", "退到", "付款", "结算"];
    let moves = view.texts.iter().any(|text| pays.iter().any(|word| text.contains(word)));
    if let Some(method) = wish.method.as_ref().filter(|_| moves)
        && !view.texts.iter().any(|text| is_method(text, method))
    {
        wrong.push(Mistake::Method);
    }
    wrong
}

fn goods_mistakes(wish: &Wish, view: &View, wrong: &mut Vec<Mistake>) {
    let mut missing = Vec::new();
    for (at, goods) in wish.goods.iter().enumerate() {
        let line = view.lines.iter().find(|line| is_goods(line, goods));
        let Some(line) = line else {
            missing.push(at);
            continue;
        };
        let Some(wanted) = &goods.wanted else { continue };
        let becomes = line.split("换成").nth(1).unwrap_or_default().to_lowercase();
        let values = super::super::wish::values(&wanted.options);
        let named = !values.is_empty() && shows(&becomes, &values);
        if !named && !becomes.contains(&wanted.item.to_lowercase()) {
            wrong.push(Mistake::Variant(at));
        }
    }
    if !missing.is_empty() {
        wrong.push(Mistake::Missing(missing));
    }
    let known = |line: &String| wish.goods.iter().any(|goods| is_goods(line, goods));
    if !wish.goods.is_empty() && !view.lines.iter().all(known) {
        wrong.push(Mistake::TooMuch);
    }
}

fn detail_mistakes(wish: &Wish, view: &View, words: &str, wrong: &mut Vec<Mistake>) {
    let details = &wish.details;
    let lacks = |text: &str| !words.contains(&text.to_lowercase());
    if let Some((title, company)) = &details.title {
        if lacks(title) {
            wrong.push(Mistake::Detail(Detail::Title));
        }
        let (own, other) = if *company { ("公司", "个人") } else { ("个人", "公司") };
        let words = words.replace(&title.to_lowercase(), "");
        if words.contains(other) && !words.contains(own) {
            wrong.push(Mistake::Detail(Detail::InvoiceFor));
        }
    }
    if details.name.as_deref().is_some_and(lacks) {
        wrong.push(Mistake::Detail(Detail::Name));
    }
    if details.phone.as_deref().is_some_and(lacks) {
        wrong.push(Mistake::Detail(Detail::Phone));
    }
    if let Some(address) = &wish.address {
        let mut parts = [address.lines.first(), address.lines.get(3)].into_iter().flatten();
        if parts.any(|part| lacks(part)) {
            wrong.push(Mistake::Address);
        }
    }
    let wrong_goods = |(item, name, count): &(String, String, u32)| {
        let line = view
            .lines
            .iter()
            .find(|line| shows(&line.to_lowercase(), name) || line.contains(item.as_str()));
        line.is_none_or(|line| u32::try_from(leading_count(line)) != Ok(*count))
    };
    if details.buy.iter().any(wrong_goods)
        || (!details.buy.is_empty() && details.buy.len() != view.lines.len())
    {
        wrong.push(Mistake::Detail(Detail::Goods));
    }
}
