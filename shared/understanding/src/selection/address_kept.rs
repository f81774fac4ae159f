//! What stays of a known Chinese address when a new one is said: who receives it and their phone
//! number, the district on a line of its own, and everything beside a street that is said alone. New
//! whole addresses are `address_east.rs`.

use aisle_domain::shop::Address;

use super::address_east::{MUNICIPALITIES, PROVINCES, detail_end, district_end, text_of};
use crate::folding::is_han;

/// What leads to a new street.
const LEADS: [&str; 20] = [
    "改成",
    "改为",
    "改到",
    "换成",
    "换到",
    "换为",
    "变更为",
    "变更到",
    "更新为",
    "修改为",
    "修改成",
    "送到",
    "寄到",
    "发到",
    "送去",
    "寄去",
    "地址是",
    "地址为",
    "地址",
    "街道是",
];
/// What no street has in it.
const NO_STREET: [&str; 9] = ["订单", "地址", "我", "请", "帮", "想", "你", "您", "收货"];
/// What may stand between a name of something and its value.
const BETWEEN: [&str; 13] =
    ["改成", "改为", "换成", "换为", "变更为", "更新为", "号码", "号", "也", "是", "为", "用", ":"];

/// Where a known address says what.
#[derive(Debug, Clone, Copy, Default)]
struct Form {
    district: Option<usize>,
    recipient: Option<usize>,
    phone: Option<usize>,
}

impl Form {
    fn of(known: &Address) -> Self {
        let lines = &known.lines;
        let phone = lines.iter().rposition(|line| is_phone(line)).filter(|at| *at > 0);
        let recipient = phone.and_then(|at| at.checked_sub(1)).filter(|at| {
            *at > 0 && lines.get(*at).is_some_and(|line| !line.chars().any(|c| c.is_ascii_digit()))
        });
        let free = |at: &usize| Some(*at) != phone && Some(*at) != recipient;
        let district = (1..lines.len()).filter(free).find(|at| {
            let name: Vec<char> = lines.get(*at).map(|it| it.chars().collect()).unwrap_or_default();
            district_end(&name, 0) == Some(name.len())
        });
        Self { district, recipient, phone }
    }
}

fn is_phone(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && line.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' '))
}

fn is_chinese(known: &Address) -> bool {
    let of = |name: &str| {
        PROVINCES.iter().chain(&MUNICIPALITIES).any(|province| name.starts_with(province))
    };
    known.region.as_deref().is_some_and(of) || of(&known.city)
}

/// A new address in the form of the known one, with what it does not say itself.
pub(super) fn completed(found: Address, chars: &[char], known: Option<&Address>) -> Address {
    let Some(known) = known.filter(|known| is_chinese(known)) else { return found };
    let form = Form::of(known);
    let detail: Vec<char> = found.lines.concat().chars().collect();
    let street = match (form.district, district_end(&detail, 0)) {
        (Some(_), Some(end)) => (text_of(&detail, end, detail.len()), text_of(&detail, 0, end)),
        _ => (text_of(&detail, 0, detail.len()), String::new()),
    };
    Address { lines: lines(&street, chars, known, form), ..found }
}

/// A part of an address that is said alone: a street, who receives it, their phone number.
pub(super) fn part(chars: &[char], known: Option<&Address>) -> Option<Address> {
    let known = known.filter(|known| is_chinese(known))?;
    let form = Form::of(known);
    let kept = |at: Option<usize>| at.and_then(|at| known.lines.get(at)).cloned();
    let said_phone = form.phone.and(phone(chars));
    let said_recipient = form.recipient.and(recipient(chars));
    let street = street(chars);
    if street.is_none() && said_phone.is_none() && said_recipient.is_none() {
        return None;
    }
    let street = match street {
        Some(street) => {
            let district = kept(form.district).unwrap_or_default();
            within(&street, known, district)
        }
        None => (known.lines.first().cloned()?, kept(form.district).unwrap_or_default()),
    };
    Some(Address { lines: lines(&street, chars, known, form), ..known.clone() })
}

/// A street without what of the known address stands before it, and its district.
fn within(street: &str, known: &Address, district: String) -> (String, String) {
    let mut rest = street;
    for name in [known.region.as_deref().unwrap_or_default(), &known.city] {
        rest = rest.strip_prefix(name).unwrap_or(rest);
    }
    let chars: Vec<char> = rest.chars().collect();
    match district_end(&chars, 0) {
        Some(end) if !district.is_empty() => {
            (text_of(&chars, end, chars.len()), text_of(&chars, 0, end))
        }
        _ => (rest.to_owned(), district),
    }
}

/// The lines: street, district, and the known ones that are about neither.
fn lines(
    (street, district): &(String, String),
    chars: &[char],
    known: &Address,
    form: Form,
) -> Vec<String> {
    let mut lines = vec![street.clone()];
    for (at, line) in known.lines.iter().enumerate().skip(1) {
        if Some(at) == form.district {
            lines.push(if district.is_empty() { line.clone() } else { district.clone() });
        } else if Some(at) == form.phone {
            lines.push(phone(chars).unwrap_or_else(|| line.clone()));
        } else if Some(at) == form.recipient {
            lines.push(recipient(chars).unwrap_or_else(|| line.clone()));
        }
    }
    lines
}

fn starts_with(chars: &[char], at: usize, name: &str) -> bool {
    name.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c))
}

/// Where a word for something ends, past what stands between it and its value.
fn value_at(chars: &[char], names: &[&str]) -> Option<usize> {
    let (at, name) = (0..chars.len())
        .find_map(|at| Some((at, *names.iter().find(|it| starts_with(chars, at, it))?)))?;
    let mut at = at + name.chars().count();
    while let Some(between) = BETWEEN.iter().find(|it| starts_with(chars, at, it)) {
        at += between.chars().count();
    }
    Some(at)
}

/// The phone number that is said.
fn phone(chars: &[char]) -> Option<String> {
    let at = value_at(chars, &["电话", "手机"])?;
    let digits: String = chars
        .iter()
        .skip(at)
        .take_while(|c| c.is_ascii_digit() || matches!(**c, '-' | '+'))
        .filter(|c| **c != '-')
        .collect();
    (7..=15).contains(&digits.len()).then_some(digits)
}

/// Who shall receive it.
fn recipient(chars: &[char]) -> Option<String> {
    let at = value_at(chars, &["收件人", "收货人", "收件人姓名", "收货人姓名"])?;
    let name: String = chars.iter().skip(at).take_while(|c| is_han(**c)).collect();
    let no_name = ["电话", "手机", "地址", "不变"].iter().any(|word| name.contains(word));
    ((2..=4).contains(&name.chars().count()) && !no_name).then_some(name)
}

/// The street that is said, with its number.
fn street(chars: &[char]) -> Option<String> {
    let mut from = 0;
    while from < chars.len() {
        let (end, _) = detail_end(chars, from);
        if end == from {
            from += 1;
            continue;
        }
        let run = chars.get(from..end).unwrap_or_default();
        // Behind the last words that lead to it, and behind a number that is no house's.
        let behind_lead = (0..run.len()).rev().find_map(|at| {
            let lead = LEADS.iter().find(|lead| starts_with(run, at, lead))?;
            let start = at + lead.chars().count();
            let start = start
                + usize::from(run.get(start).is_some_and(|c| matches!(c, '是' | '为' | '到')));
            is_street(run.get(start..)?).then_some(start)
        });
        let street = run.get(behind_lead.unwrap_or(0)..).unwrap_or_default();
        let text = text_of(street, 0, street.len());
        if is_street(street) && !NO_STREET.iter().any(|word| text.contains(word)) {
            return Some(text);
        }
        from = end;
    }
    None
}

/// Whether it names a street, or the like, and a number in it.
fn is_street(chars: &[char]) -> bool {
    let number = |at: usize| {
        chars.get(at).is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c))
    };
    let is = |at: usize, set: &str| chars.get(at).is_some_and(|c| set.contains(*c));
    let long = chars.split(|c| !c.is_ascii_digit()).any(|digits| digits.len() > 6);
    let named = (1..chars.len())
        .any(|at| is(at, "路街道巷弄村镇苑园区里") && is_han(*chars.get(at - 1).unwrap_or(&' ')));
    let numbered = (1..chars.len()).any(|at| is(at, "号栋幢座室楼层弄") && number(at - 1));
    named && numbered && !long
}
