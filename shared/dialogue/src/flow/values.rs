//! Values that stand in the message itself: words by what they are called ("the title is …"), links,
//! goods with their quantities; and those that a shopper leaves to the account to say. What the order
//! book knows is `fill`'s business.

use aisle_domain::after_sales::{NewLine, Record};
use aisle_domain::flow::SlotValue;
use aisle_domain::understood::{Entity, EntityValue, Understood};

use super::definition::{AccountField, Slot, SlotKind};
use super::turn::Turn;
use super::words;

/// Characters that a value has at most.
const MAX_VALUE_CHARS: usize = 60;
/// Things that one message orders.
const MAX_GOODS: usize = 10;
/// What may stand between what a value is called and the value.
const BETWEEN: [&str; 28] = [
    "写的是",
    "开的是",
    "应该是",
    "就是",
    "要写",
    "就写",
    "请写",
    "要开",
    "就开",
    "请开",
    "改成",
    "改为",
    "写成",
    "is",
    "=",
    "是",
    "为",
    "写",
    "开",
    "填",
    "叫",
    "es",
    "est",
    "ist",
    "è",
    "é",
    "は",
    "는",
];
/// Marks between the two.
const MARKS: [char; 6] = [' ', ':', '：', '“', '"', '「'];
/// What a value ends before.
const ENDS: [&str; 12] = [
    "电话",
    "手机",
    "联系",
    "地址",
    "时间",
    "谢谢",
    "麻烦",
    "就行",
    "就可以",
    "就好",
    "即可",
    "吧",
];

/// A value that is called by its name: `named-SLOT` in the wording has the names.
pub(super) fn named(turn: &Turn<'_>, slot: &Slot, text: &str) -> Option<SlotValue> {
    if words::asks(text) {
        return None;
    }
    let names = turn.words_if_known(&format!("named-{}", slot.name))?;
    let names: Vec<&str> =
        names.split('|').map(str::trim).filter(|name| !name.is_empty()).collect();
    let (_, end) = first_of(text, &names)?;
    let value = after_copula(text.get(end..)?);
    let others = turn.flow.slots.iter().filter(|other| other.name != slot.name);
    let others: Vec<String> =
        others.filter_map(|other| turn.words_if_known(&format!("named-{}", other.name))).collect();
    let others: Vec<&str> =
        others.iter().flat_map(|names| names.split('|')).map(str::trim).collect();
    let marks = |c: char| {
        matches!(c, '，' | ',' | '。' | '；' | ';' | '！' | '!' | '\n' | '、' | '”' | '"')
    };
    let mut end = value.find(marks).unwrap_or(value.len());
    if let Some(stop) = value.find(". ") {
        end = end.min(stop);
    }
    for stop in others.iter().chain(&ENDS).filter(|stop| !stop.is_empty()) {
        if let Some((at, _)) = find(value, stop) {
            end = end.min(at);
        }
    }
    let value = value.get(..end)?;
    // "张三13800000000": a name of Han letters ends where a number begins.
    let end = match value.chars().next() {
        Some(first) if !first.is_ascii() => {
            value.find(|c: char| c.is_ascii_digit()).unwrap_or(value.len())
        }
        _ => value.len(),
    };
    let value = value.get(..end)?;
    let value = value.trim().trim_end_matches(['.', '的', '和', ':', '：']).trim();
    let fits = !value.is_empty() && value.chars().count() <= MAX_VALUE_CHARS;
    fits.then(|| SlotValue::Text(value.to_owned()))
}

/// The first place that one of the names stands at; of those at one place, the longest.
fn first_of(text: &str, names: &[&str]) -> Option<(usize, usize)> {
    let found = names.iter().filter_map(|name| find(text, name));
    found.min_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)))
}

/// Where a name stands, whatever its case, at the borders of words where its script has any.
fn find(text: &str, name: &str) -> Option<(usize, usize)> {
    let dense = !name.chars().any(char::is_alphabetic) || name.chars().any(words::has_no_spaces);
    let borders = |start: usize, end: usize| {
        let before = text.get(..start).and_then(|it| it.chars().next_back());
        let after = text.get(end..).and_then(|it| it.chars().next());
        dense || ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    };
    text.char_indices().find_map(|(start, _)| {
        let head = text.get(start..start + name.len())?;
        let end = start + name.len();
        (head.to_lowercase() == name.to_lowercase() && borders(start, end)).then_some((start, end))
    })
}

/// What follows "is" and the like.
fn after_copula(text: &str) -> &str {
    let text = text.trim_start_matches(MARKS);
    let rest = BETWEEN.iter().find_map(|word| {
        let (start, end) = find(text, word)?;
        (start == 0).then(|| text.get(end..)).flatten()
    });
    rest.unwrap_or(text).trim_start_matches(MARKS)
}

/// The link of a message.
pub(super) fn link(meaning: &Understood) -> Option<SlotValue> {
    meaning.entities.iter().find_map(|entity| match &entity.value {
        EntityValue::Url(url) if url.starts_with("https://") => Some(SlotValue::Text(url.clone())),
        _ => None,
    })
}

/// The things that a message names, each with its quantity.
pub(super) fn goods(text: &str, meaning: &Understood) -> Option<SlotValue> {
    let mut lines: Vec<NewLine> = Vec::new();
    let is_product = |entity: &&Entity| matches!(entity.value, EntityValue::Product { .. });
    let products: Vec<&Entity> = meaning.entities.iter().filter(is_product).collect();
    // Each quantity is of the product that stands nearest to it.
    let mut counts: Vec<Option<u32>> = vec![None; products.len()];
    for entity in &meaning.entities {
        let EntityValue::Quantity(count) = entity.value else { continue };
        let gap = |product: &&Entity| {
            let (from, to) = if product.start >= entity.end {
                (entity.end, product.start)
            } else {
                (product.end, entity.start)
            };
            apart(text.get(from..to).unwrap_or_default())
        };
        let nearest = products.iter().enumerate().min_by_key(|(_, product)| gap(product));
        if let Some(slot) = nearest.and_then(|(at, _)| counts.get_mut(at)) {
            slot.get_or_insert(count);
        }
    }
    for (entity, count) in products.iter().zip(counts) {
        let EntityValue::Product { product, item: Some(item) } = &entity.value else { continue };
        let quantity = count.unwrap_or(1);
        let known = lines.iter().any(|line| line.item == *item);
        if !known && lines.len() < MAX_GOODS {
            lines.push(NewLine { product: product.clone(), item: item.clone(), quantity });
        }
    }
    (!lines.is_empty()).then_some(SlotValue::Goods(lines))
}

/// How far apart two things are that have this between them. Words for goods count nothing, what
/// sets things apart counts much.
fn apart(between: &str) -> usize {
    const NOTHING: [&str; 7] = ["商品", "编号", "产品", "的", "items", "item", "of"];
    const MUCH: usize = 100;
    let bare = NOTHING.iter().fold(between.to_owned(), |text, word| text.replace(word, ""));
    let sets_apart = bare.contains(['，', ',', '、', '；', ';', '和'])
        || bare.contains("and")
        || bare.contains("还有");
    bare.trim().len() + if sets_apart { MUCH } else { 0 }
}

fn marker(slot: &Slot) -> String {
    format!("{}.account", slot.name)
}

/// Whether a message leaves a slot to the account to say.
pub(super) fn leaves_to_account(slot: &Slot, text: &str) -> bool {
    slot.account.is_some() && words::own_data(text)
}

/// Whether a message leaves a slot to the account that is not known yet; remembered until the account is read.
pub(super) fn says_account(turn: &mut Turn<'_>, slot: &Slot, text: &str) -> bool {
    let leaves = !turn.knows(&slot.name) && leaves_to_account(slot, text);
    if leaves {
        turn.running.slots.insert(marker(slot), SlotValue::Text(String::new()));
    }
    leaves
}

/// Whether a slot waits for the account to be read.
pub(super) fn waits_for_account(turn: &Turn<'_>, slot: &Slot) -> bool {
    turn.running.slots.contains_key(&marker(slot))
}

/// Takes what the account knows, for a shopper who is signed in.
pub(super) fn from_account(turn: &mut Turn<'_>, slot: &Slot, record: &Record) {
    let Some(field) = slot.account else { return };
    if turn.running.slots.remove(&marker(slot)).is_none() || turn.decision.state.shopper.is_none() {
        return;
    }
    let Some(customer) = &record.customer else { return };
    let known = match field {
        AccountField::Name => {
            Some(format!("{} {}", customer.given_name, customer.family_name).trim().to_owned())
        }
        AccountField::Phone => customer.phone.clone(),
    };
    let Some(known) = known.filter(|known| !known.is_empty()) else { return };
    let value =
        if slot.kind == SlotKind::Phone { SlotValue::Phone(known) } else { SlotValue::Text(known) };
    turn.running.slots.insert(slot.name.clone(), value);
}
