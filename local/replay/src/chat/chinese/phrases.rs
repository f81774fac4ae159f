//! What a shopper says in Chinese: whole wishes, wishes told bit by bit, answers. Several sentences
//! each, by chance: polite, terse, colloquial.

use aisle_domain::after_sales::PaymentKind;

use super::super::chance::Chance;
use super::super::phrases::{Detail, fill};
use super::super::wish::{Goods, Kind, Wish};

/// A number in words, as counted things have it.
fn count(number: u32) -> String {
    let words = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    let word = usize::try_from(number).ok().and_then(|at| words.get(at));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A short name of a product: what is before its figures and brackets would say too little, so its
/// number says it.
fn item(goods: &Goods, chance: &mut Chance) -> String {
    let ways = ["商品{i}", "编号{i}的商品", "商品编号{i}那款"];
    fill(chance.one(&ways), &[("i", &goods.item)])
}

/// The items, or the swaps, in a row; each once.
pub(super) fn goods(wish: &Wish, chance: &mut Chance) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut things = Vec::new();
    for goods in &wish.goods {
        if seen.contains(&goods.item.as_str()) {
            continue;
        }
        seen.push(&goods.item);
        let name = item(goods, chance);
        things.push(match &goods.wanted {
            None => name,
            Some(wanted) => {
                let ways = ["把{a}换成{b}", "{a}换成商品{b}", "{a}想换成{b}这款"];
                fill(chance.one(&ways), &[("a", &name), ("b", &wanted.item)])
            }
        });
    }
    if wish.everything && wish.goods.iter().all(|goods| goods.wanted.is_none()) {
        return chance.one(&["整单", "全部商品", "所有商品"]).to_owned();
    }
    things.join("，")
}

/// A way to pay.
fn way(wish: &Wish, chance: &mut Chance) -> String {
    let Some(method) = &wish.method else { return String::new() };
    let returns = matches!(wish.kind, Kind::Return);
    if method.paid_with && returns && chance.below(2) == 0 {
        return chance.one(&["原路退回", "原来的支付方式"]).to_owned();
    }
    match &method.kind {
        PaymentKind::GiftCard { .. } => chance.one(&["京东E卡", "E卡", "我的礼品卡"]).to_owned(),
        PaymentKind::Card { last_four, .. } => format!("尾号{last_four}的银行卡"),
        PaymentKind::Wallet { name } => name.clone(),
    }
}

/// The way to pay, as an answer.
pub(super) fn method(wish: &Wish, chance: &mut Chance) -> Option<String> {
    wish.method.as_ref()?;
    let way = way(wish, chance);
    let ways: &[&str] = match wish.kind {
        _ if way.contains("退回") => &["{w}", "{w}吧"],
        Kind::Return => &["退到{w}", "{w}", "{w}就行"],
        _ => &["用{w}", "{w}", "{w}支付吧"],
    };
    Some(fill(chance.one(ways), &[("w", &way)]))
}

/// The order's number.
pub(super) fn number(number: &str, chance: &mut Chance) -> String {
    fill(chance.one(&["{n}", "订单号是{n}", "{n}这个订单", "就是{n}"]), &[("n", number)])
}

/// Which items, or which instead.
pub(super) fn items(wish: &Wish, chance: &mut Chance) -> String {
    let goods = goods(wish, chance);
    fill(chance.one(&["{g}", "{g}，谢谢"]), &[("g", &goods)])
}

/// What is wanted instead of one item.
pub(super) fn variant(goods: &Goods, again: bool, chance: &mut Chance) -> Option<String> {
    let wanted = goods.wanted.as_ref()?;
    let ways: &[&str] =
        if again { &["{i}"] } else { &["换成{i}", "{i}", "要{i}那款", "商品编号{i}"] };
    Some(fill(chance.one(ways), &[("i", &wanted.item)]))
}

/// The address, as far as it changes; whole when it is asked for again.
pub(super) fn address(wish: &Wish, again: bool, chance: &mut Chance) -> Option<String> {
    let address = wish.address.as_ref()?;
    let line = |at: usize| address.lines.get(at).cloned().unwrap_or_default();
    let was =
        |at: usize| wish.details.address_now.as_ref().and_then(|now| now.lines.get(at)).cloned();
    let region = address.region.clone().unwrap_or_default();
    let whole = format!("{region}{}{}{}", address.city, line(1), line(0));
    let street = if again || chance.below(2) == 0 { whole } else { line(0) };
    let phone = line(3);
    if was(3).as_ref() == Some(&phone) {
        return Some(street);
    }
    if was(0) == Some(line(0)) {
        return Some(fill(chance.one(&["收货电话改成{p}", "手机号换成{p}"]), &[("p", &phone)]));
    }
    let ways = ["{s}，电话{p}", "{s}，手机号改成{p}", "{s}，联系电话也换成{p}"];
    Some(fill(chance.one(&ways), &[("s", &street), ("p", &phone)]))
}

pub(super) fn invoice_for(company: bool, chance: &mut Chance) -> String {
    let ways: &[&str] = if company {
        &["开公司的", "企业发票", "公司抬头"]
    } else {
        &["开个人的", "个人发票", "个人"]
    };
    chance.one(ways).to_owned()
}

pub(super) fn own_data(chance: &mut Chance) -> String {
    let ways = ["用我账户里的就行", "你们系统里有，帮我查一下", "用默认信息", "账户里的"];
    chance.one(&ways).to_owned()
}

pub(super) fn title(title: &str, chance: &mut Chance) -> String {
    fill(chance.one(&["{t}", "抬头是{t}", "发票抬头：{t}", "抬头写{t}吧"]), &[("t", title)])
}

pub(super) fn name(name: &str, chance: &mut Chance) -> String {
    fill(chance.one(&["{n}", "我叫{n}", "联系人{n}", "姓名：{n}"]), &[("n", name)])
}

pub(super) fn phone(phone: &str, chance: &mut Chance) -> String {
    fill(chance.one(&["{p}", "电话{p}", "手机号是{p}", "打{p}就行"]), &[("p", phone)])
}

pub(super) fn day(day: &str, chance: &mut Chance) -> String {
    fill(chance.one(&["{d}", "{d}吧", "{d}上门", "{d}可以吗"]), &[("d", day)])
}

pub(super) fn link(link: &str, chance: &mut Chance) -> String {
    fill(chance.one(&["{l}", "截图在这里：{l}", "这是我的晒单截图 {l}"]), &[("l", link)])
}

/// What is to be bought.
pub(super) fn buy(wish: &Wish, chance: &mut Chance) -> String {
    let form = chance.below(3);
    let things: Vec<String> = wish
        .details
        .buy
        .iter()
        .map(|(item, _, quantity)| match (form, quantity) {
            (0, 1) => format!("商品{item}"),
            (0 | 1, _) => format!("商品{item}，{}台", count(*quantity)),
            _ => format!("{}台商品{item}", count(*quantity)),
        })
        .collect();
    things.join(chance.one(&["，", "，还有", "和"]))
}

/// A wish as it is said first.
pub(in super::super) fn opening(wish: &Wish, detail: Detail, chance: &mut Chance) -> String {
    let bare = wish.number.as_deref().unwrap_or_default().trim_start_matches('#');
    let number = if bare.is_empty() { "刚下的订单".to_owned() } else { bare.to_owned() };
    let details = &wish.details;
    let items = goods(wish, chance);
    let pay = way(wish, chance);
    let pay = if pay.ends_with("退回") { pay } else { format!("退到{pay}") };
    let with = way(wish, chance);
    let to = address(wish, false, chance).unwrap_or_default();
    let whole_to = if to.starts_with("收货") || to.starts_with("手机") {
        to
    } else {
        format!("{}{to}", chance.one(&["地址改成", "地址换到", "收货地址改为"]))
    };
    let (title, company) = details.title.clone().unwrap_or_default();
    let who = if company { "企业" } else { "个人" };
    let buy = buy(wish, chance);
    let template = chance.one(templates(wish.kind, detail));
    let text = |of: &Option<String>| of.clone().unwrap_or_default();
    fill(
        template,
        &[
            ("n", &number),
            ("items", &items),
            ("refund", &pay),
            ("pay", &with),
            ("to", &whole_to),
            ("title", &title),
            ("who", who),
            ("name", &text(&details.name)),
            ("phone", &text(&details.phone)),
            ("day", &text(&details.day)),
            ("link", &text(&details.link)),
            ("buy", &buy),
        ],
    )
}

fn templates(kind: Kind, detail: Detail) -> &'static [&'static str] {
    match (kind, detail) {
        (Kind::Cancel, Detail::Whole | Detail::Some) => &[
            "帮我取消订单{n}",
            "你好，订单{n}不想要了，麻烦取消一下",
            "{n}这个订单我要取消",
            "取消订单{n}，谢谢",
            "{n}这单帮我撤了吧，不买了",
        ],
        (Kind::Cancel, Detail::Bare) => &["我要取消订单", "有个订单想取消一下", "取消订单"],
        (Kind::Return, Detail::Whole) => &[
            "订单{n}我要退货，{items}都退，{refund}",
            "你好，我想把订单{n}退货，{items}都要退，钱{refund}",
            "{n}申请退货，{items}，{refund}就行",
        ],
        (Kind::Return, Detail::Some) => {
            &["订单{n}我要退货", "{n}这单想退货", "麻烦帮我办一下订单{n}的退货"]
        }
        (Kind::Return, Detail::Bare) => &["我要退货", "想申请退货", "你好，我买的东西想退掉"],
        (Kind::Exchange | Kind::ChangeItems, Detail::Whole) => &[
            "订单{n}我要换货，{items}，差价用{pay}",
            "你好，订单{n}里{items}，差价走{pay}可以吗",
            "{n}还没发货，帮我换货：{items}，差价用{pay}结算",
        ],
        (Kind::Exchange | Kind::ChangeItems, Detail::Some) => {
            &["订单{n}想换货，{items}", "帮我把订单{n}换一下货，{items}"]
        }
        (Kind::Exchange | Kind::ChangeItems, Detail::Bare) => {
            &["我要换货", "想换个型号", "买的东西想换货"]
        }
        (Kind::ChangeAddress, Detail::Whole) => {
            &["订单{n}的{to}", "你好，帮我改一下订单{n}，{to}", "{n}收货信息写错了，{to}"]
        }
        (Kind::ChangeAddress, Detail::Some) => {
            &["订单{n}要改收货地址", "帮我改一下{n}这个订单的收货地址", "{n}地址填错了，能改吗"]
        }
        (Kind::ChangeAddress, Detail::Bare) => &["我想改收货地址", "收货地址填错了，帮忙改一下"],
        (Kind::DefaultAddress, _) => &["我要修改账户的默认地址，{to}"],
        (Kind::ChangePayment, _) => &["订单{n}我想换成{pay}付款"],
        (Kind::Expedite, Detail::Whole | Detail::Some) => &[
            "订单{n}帮我加急一下",
            "麻烦给{n}这个订单加急，谢谢",
            "{n}能不能快点发货，催一下",
            "催一下订单{n}",
            "着急用，{n}加急处理下",
        ],
        (Kind::Expedite, Detail::Bare) => &["我要催单", "帮我加急订单", "能加急吗，催一下"],
        (Kind::Invoice, Detail::Whole) => &[
            "订单{n}要开发票，{who}发票，抬头{title}，电话{phone}",
            "帮我给{n}开一张{who}发票，抬头写{title}，手机号{phone}",
            "{n}开票，{who}的，发票抬头：{title}，联系电话：{phone}",
        ],
        (Kind::Invoice, Detail::Some) => {
            &["订单{n}帮我开{who}发票", "麻烦给{n}开张发票，{who}的", "{n}要开发票"]
        }
        (Kind::Invoice, Detail::Bare) => &["我要开发票", "帮我开个发票", "开票"],
        (Kind::Installation, Detail::Whole) => &[
            "订单{n}预约上门安装，{day}，联系人{name}，电话{phone}",
            "你好，我想给{n}这个订单约安装，时间{day}，姓名{name}，手机号{phone}",
            "帮我约个师傅{day}来安装，订单{n}，我叫{name}，电话{phone}",
        ],
        (Kind::Installation, Detail::Some) => {
            &["订单{n}想预约上门安装", "{n}帮我约一下安装师傅", "给{n}预约安装，{day}"]
        }
        (Kind::Installation, Detail::Bare) => &["我想预约安装", "帮我约一下上门安装"],
        (Kind::Repair, Detail::Whole) => &[
            "订单{n}要报修，预约{day}上门维修，联系人{name}，电话{phone}",
            "你好，{n}买的机器坏了，想约{day}上门维修，姓名{name}，手机号{phone}",
            "帮我给{n}约个维修，{day}，我叫{name}，电话{phone}",
        ],
        (Kind::Repair, Detail::Some) => {
            &["订单{n}的商品要报修，想约师傅上门", "{n}帮我预约上门维修"]
        }
        (Kind::Repair, Detail::Bare) => &["我要报修", "想预约上门维修"],
        (Kind::Review, Detail::Whole) => &[
            "订单{n}我已经晒单了，截图 {link} ，帮我登记返现",
            "你好，{n}晒单返现，这是截图：{link}",
            "我给{n}写了好评，申请晒单返现，图片 {link}",
        ],
        (Kind::Review, Detail::Some) => &["订单{n}我晒单了，帮我登记返现", "{n}申请晒单返现"],
        (Kind::Review, Detail::Bare) => &["我要登记晒单返现", "晒单返现怎么弄，帮我登记一下"],
        (Kind::PriceProtection, Detail::Whole | Detail::Some) => &[
            "订单{n}降价了，我要申请价保",
            "{n}申请价保，退我差价",
            "刚买就降价，帮我给订单{n}申请价格保护",
            "麻烦给{n}办一下价保退差价",
        ],
        (Kind::PriceProtection, Detail::Bare) => &["我要申请价保", "买完就降价了，退差价"],
        (Kind::PlaceOrder, Detail::Whole) => &[
            "帮我下单{buy}，用{pay}支付",
            "我要买{buy}，{pay}付款",
            "你好，麻烦帮我下单：{buy}，用{pay}付",
        ],
        (Kind::PlaceOrder, Detail::Some) => &["帮我下单{buy}", "我想买{buy}", "我要下单{buy}"],
        (Kind::PlaceOrder, Detail::Bare) => {
            &["帮我下个单", "我想让你帮我下单", "我要买东西，帮我下单"]
        }
    }
}
