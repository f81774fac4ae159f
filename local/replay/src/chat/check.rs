//! Whether what the bot is about to do is what the shopper wants: the summary, held against the
//! wish. Only words are looked at.

use aisle_domain::after_sales::PaymentKind;

use super::view::View;
use super::wish::{Goods, Kind, Method, Wish, address_line, values};

/// Names are shown cut off at some length; what is before it must be there.
const SHOWN_BYTES: usize = 80;

/// What is wrong with a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// It is about another order.
    Order,
    /// It does something else altogether.
    Kind,
    /// These items, by position in the wish, are not in it.
    Missing(Vec<usize>),
    /// There is something in it that is not wanted.
    TooMuch,
    /// Another variant instead of this item.
    Variant(usize),
    /// Another way to pay.
    Method,
    /// Another address.
    Address,
    /// Another reason.
    Reason,
    /// A detail is another one, or missing.
    Detail(Detail),
}

/// A detail that a summary shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    Title,
    InvoiceFor,
    Name,
    Phone,
    Goods,
}

/// Whether a text shows a name, perhaps cut off. Both in lower case.
pub(super) fn shows(text: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    text.contains(&name)
        || name.len() > SHOWN_BYTES && text.contains(&name[..name.floor_char_boundary(SHOWN_BYTES)])
}

/// Whether a label or sentence is about a way to pay.
pub(crate) fn is_method(text: &str, method: &Method) -> bool {
    let text = text.to_lowercase();
    match &method.kind {
        PaymentKind::GiftCard { balance } => {
            text.contains("gift card")
                && (method.only || text.contains(&balance.to_string().to_lowercase()))
        }
        PaymentKind::Card { last_four, .. } => text.contains(last_four.as_str()),
        PaymentKind::Wallet { name } => text.contains(&name.to_lowercase()),
    }
}

/// Whether a label or sentence names a piece of an order.
pub(crate) fn is_goods(text: &str, goods: &Goods) -> bool {
    shows(&text.to_lowercase(), &goods.label())
}

/// Whether a label is of the variant that is wanted.
pub(crate) fn is_wanted(label: &str, goods: &Goods) -> bool {
    goods.wanted.as_ref().is_some_and(|wanted| {
        let label = label.to_lowercase();
        let all = values(&wanted.options).to_lowercase();
        let cut = label.split(" · ").next().unwrap_or_default();
        cut == all || cut.len() >= 50 && all.starts_with(cut)
    })
}

/// Whether a label or sentence gives a reason.
pub(crate) fn is_reason(text: &str, reason: Option<&str>) -> bool {
    let text = text.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match reason {
        Some("ordered_by_mistake") => any(&["mistake", "accident"]),
        // The suite gives none for a return.
        Some("no_longer_needed") | None => any(&["no longer need", "don't need", "do not need"]),
        Some(other) => text.contains(&other.replace('_', " ")),
    }
}

/// Whether it sums up anything: it names an order, or an address, and asks for yes or no.
pub(crate) fn is_summary(view: &View) -> bool {
    view.yes_and_no().is_some()
        && !is_about_going_on(view)
        && (!view.lines.is_empty() || view.texts.iter().any(|text| text.contains(['#', ':'])))
}

/// Whether a sentence shows an address whole, with nothing before or behind it.
fn is_whole(text: &str, address: &str) -> bool {
    let (text, address) = (text.to_lowercase(), address.to_lowercase());
    text.split_once(&address).is_some_and(|(before, behind)| {
        !before.trim_end().ends_with(',') && !behind.trim_start().starts_with(',')
    })
}

/// Whether it asks to go on with something that was left.
pub(crate) fn is_about_going_on(view: &View) -> bool {
    let question = view.question();
    ["go on with", "you also wrote"].iter().any(|words| question.contains(words))
}

/// What is wrong; empty if it is what is wanted.
pub(crate) fn mistakes(wish: &Wish, view: &View) -> Vec<Mistake> {
    let words = view.words();
    let mut wrong = Vec::new();
    if !is_kind(wish.kind, &words) {
        wrong.push(Mistake::Kind);
    }
    if let Some(number) = &wish.number
        && !words.contains(&number.to_lowercase())
    {
        wrong.push(Mistake::Order);
    }
    goods_mistakes(wish, view, &mut wrong);
    if let Some(method) = &wish.method
        && !view.texts.iter().any(|text| is_method(text, method))
    {
        wrong.push(Mistake::Method);
    }
    if let Some(address) = &wish.address
        && !view.texts.iter().any(|text| is_whole(text, &address_line(address)))
    {
        wrong.push(Mistake::Address);
    }
    if wish.kind == Kind::Cancel && !is_reason(&words, wish.reason.as_deref()) {
        wrong.push(Mistake::Reason);
    }
    wrong
}

fn is_kind(kind: Kind, words: &str) -> bool {
    let any = |of: &[&str]| of.iter().any(|word| words.contains(word));
    match kind {
        Kind::Cancel => any(&["cancel"]),
        Kind::Return => any(&["return", "send back", "sent back"]),
        Kind::Exchange => any(&["exchange"]),
        Kind::ChangeItems => any(&["change"]),
        Kind::ChangeAddress => any(&["send", "deliver", "ship", "address"]) && words.contains('#'),
        Kind::DefaultAddress => any(&["account", "default", "profile"]),
        Kind::ChangePayment => any(&["paid", "pay"]),
        // No English suite has them.
        _ => false,
    }
}

fn goods_mistakes(wish: &Wish, view: &View, wrong: &mut Vec<Mistake>) {
    if wish.goods.is_empty() {
        return;
    }
    let mut lines: Vec<Option<&str>> = view.lines.iter().map(|line| Some(line.as_str())).collect();
    let mut missing = Vec::new();
    for (at, goods) in wish.goods.iter().enumerate() {
        let count = if goods.wanted.is_some() { 1 } else { goods.count.0 };
        let mut pieces = 0;
        for line in &mut lines {
            let Some(text) = line.filter(|text| pieces < count && is_goods(text, goods)) else {
                continue;
            };
            if let Some(wanted) = &goods.wanted {
                let becomes = text.split(" becomes ").nth(1).unwrap_or_default().to_lowercase();
                if !shows(&becomes, &values(&wanted.options)) {
                    wrong.push(Mistake::Variant(at));
                }
            }
            pieces += leading_count(text);
            *line = None;
        }
        match pieces.cmp(&count) {
            std::cmp::Ordering::Less => missing.push(at),
            std::cmp::Ordering::Greater => wrong.push(Mistake::TooMuch),
            std::cmp::Ordering::Equal => {}
        }
    }
    if !missing.is_empty() {
        wrong.push(Mistake::Missing(missing));
    }
    if lines.iter().any(Option::is_some) && !wrong.contains(&Mistake::TooMuch) {
        wrong.push(Mistake::TooMuch);
    }
}

/// The number before the `×` of a line; 1 if there is none.
pub(super) fn leading_count(line: &str) -> usize {
    line.split('×').next().and_then(|count| count.trim().parse().ok()).unwrap_or(1)
}
