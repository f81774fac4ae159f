//! Reads a whole postal address of China or Japan: from the province down to the house. Those of the
//! other countries are `address.rs`.

use aisle_domain::shop::Address;

use super::address_kept;
use crate::folding::is_han;

/// Longest name of a province, a city or a district, in characters.
const MAX_NAME: usize = 8;
/// Longest rest of an address, in characters.
const MAX_DETAIL: usize = 60;

/// Provinces by the part of their name that nobody leaves out.
pub(super) const PROVINCES: [&str; 30] = [
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "廣東",
    "台灣",
];
/// Cities that are provinces.
pub(super) const MUNICIPALITIES: [&str; 5] = ["北京", "上海", "天津", "重庆", "重慶"];

/// An address, if a text has a whole one.
pub(super) fn address(text: &str, known: Option<&Address>) -> Option<Address> {
    let chars: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    if !chars.iter().any(|c| is_han(*c)) {
        return None;
    }
    let whole = || chinese(&chars, known).map(|it| address_kept::completed(it, &chars, known));
    japanese(&chars, known).or_else(whole).or_else(|| address_kept::part(&chars, known))
}

pub(super) fn text_of(chars: &[char], from: usize, to: usize) -> String {
    chars.get(from..to).unwrap_or_default().iter().collect()
}

fn starts_with(chars: &[char], at: usize, name: &str) -> bool {
    name.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c))
}

fn is(chars: &[char], at: usize, set: &str) -> bool {
    chars.get(at).is_some_and(|c| set.contains(*c))
}

/// The end of a name that one of `marks` ends, from `at`.
fn name_end(chars: &[char], at: usize, marks: &str) -> Option<usize> {
    let mut end = at;
    while end < at + MAX_NAME && chars.get(end).is_some_and(|c| is_han(*c)) {
        if end > at && is(chars, end, marks) {
            return Some(end + 1);
        }
        end += 1;
    }
    None
}

/// The end of a district's name, from `at`.
pub(super) fn district_end(chars: &[char], at: usize) -> Option<usize> {
    name_end(chars, at, "区县市旗區縣").filter(|end| {
        let name = text_of(chars, at, *end);
        !name.contains(['路', '街', '号', '村'])
            && !name.ends_with("社区")
            && !name.ends_with("小区")
    })
}

fn chinese(chars: &[char], known: Option<&Address>) -> Option<Address> {
    let (start, region, mut at) = province(chars)?;
    let of_municipality = region
        .as_ref()
        .is_some_and(|name| MUNICIPALITIES.iter().any(|city| name.starts_with(city)));
    let mut city = None;
    if of_municipality {
        city.clone_from(&region);
        // 北京市北京市海淀区, 北京市市辖区
        for again in ["市辖区", region.as_deref().unwrap_or_default()] {
            if !again.is_empty() && starts_with(chars, at, again) {
                at += again.chars().count();
            }
        }
    } else if let Some(end) = name_end(chars, at, "市")
        .or_else(|| name_end(chars, at, "州盟"))
        .or_else(|| name_end(chars, at, "区").filter(|end| starts_with(chars, end - 2, "地区")))
    {
        city = Some(text_of(chars, at, end));
        at = end;
    }
    let district = district_end(chars, at);
    let region = region.or_else(|| {
        let same = known.filter(|known| Some(&known.city) == city.as_ref());
        same.and_then(|known| known.region.clone())
    });
    let (end, postcode) = detail_end(chars, at);
    let detail = text_of(chars, at, end);
    let behind = district.map_or(detail.as_str(), |from| {
        detail
            .char_indices()
            .nth(from - at)
            .map_or("", |(byte, _)| detail.get(byte..).unwrap_or_default())
    });
    let concrete = behind.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && behind.contains([
            '路', '街', '道', '巷', '号', '號', '村', '镇', '区', '园', '苑', '楼', '栋', '室',
            '弄', '座', '大', '庭', '城', '府', '院',
        ]);
    let country = known.map_or_else(|| "CN".to_owned(), |known| known.country.clone());
    let city = city?;
    let whole = start <= at && concrete && (region.is_some() || district.is_some());
    whole.then(|| Address {
        lines: vec![detail],
        city,
        region,
        postcode: postcode.unwrap_or_default(),
        country,
    })
}

/// Where an address begins, its province, and where that ends.
fn province(chars: &[char]) -> Option<(usize, Option<String>, usize)> {
    for at in 0..chars.len() {
        for name in PROVINCES {
            if !starts_with(chars, at, name) {
                continue;
            }
            let mut end = at + name.chars().count();
            for rest in ["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省"]
            {
                if starts_with(chars, end, rest) {
                    end += rest.chars().count();
                    break;
                }
            }
            return Some((at, Some(text_of(chars, at, end)), end));
        }
        for name in MUNICIPALITIES {
            if starts_with(chars, at, name) && !is(chars, at + 2, "路街") {
                let end = at + 2 + usize::from(is(chars, at + 2, "市"));
                return Some((at, Some(format!("{name}市")), end));
            }
        }
    }
    // 深圳市南山区…: a city behind a word that leads to it, or where the text begins.
    let mark = (2..chars.len()).find(|at| is(chars, *at, "市"))?;
    let lead = (mark.saturating_sub(5)..mark).rev().find(|at| {
        !chars.get(*at).is_some_and(|c| is_han(*c))
            || is(chars, *at, "到至是为在给寄址")
            || is(chars, *at, "成") && !is(chars, at + 1, "都")
    });
    let start = lead.map_or(mark.saturating_sub(if mark < 5 { mark } else { 2 }), |at| at + 1);
    (mark > start + 1).then_some((start, None, start))
}

/// The end of what follows the city, and a postcode behind it.
pub(super) fn detail_end(chars: &[char], from: usize) -> (usize, Option<String>) {
    let mut end = from;
    while end < from + MAX_DETAIL
        && chars.get(end).is_some_and(|c| {
            is_han(*c) || c.is_alphanumeric() || matches!(c, '-' | '#' | '(' | ')' | '·')
        })
    {
        end += 1;
    }
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    // A postcode of six digits, right behind, or behind a word for it.
    let code_at = (from..chars.len())
        .find(|at| (*at..*at + 6).all(&digit) && !digit(at + 6) && (*at == 0 || !digit(at - 1)));
    let postcode = code_at.map(|at| text_of(chars, at, at + 6));
    if let Some(at) = code_at.filter(|at| *at < end) {
        end = at;
    }
    for cue in [
        "邮政编码",
        "邮编",
        "郵編",
        "谢谢",
        "可以吗",
        "可以么",
        "麻烦",
        "请",
        "行吗",
        "好吗",
        "电话",
        "手机",
        "收件人",
        "收货人",
        "联系人",
        "其他",
        "其它",
        "其余",
    ] {
        if let Some(at) = (from..end).find(|at| starts_with(chars, *at, cue)) {
            end = end.min(at);
        }
    }
    while end > from && is(chars, end - 1, "吧了呢吗啊的哦哈是为") {
        end -= 1;
    }
    (end, postcode)
}

/// 「〒150-0041 東京都渋谷区神南1-2-3」: a prefecture, a city, the rest and a postcode.
fn japanese(chars: &[char], known: Option<&Address>) -> Option<Address> {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let code = (0..chars.len()).find(|at| {
        (*at..at + 3).all(&digit)
            && is(chars, at + 3, "-")
            && (at + 4..at + 8).all(&digit)
            && !digit(at + 8)
            && (*at == 0 || !(digit(at - 1) || is(chars, at - 1, "-")))
    })?;
    let ends = (0..chars.len()).find(|at| {
        starts_with(chars, *at, "東京都")
            || starts_with(chars, *at, "北海道")
            || starts_with(chars, *at, "大阪府")
            || starts_with(chars, *at, "京都府")
            || (is(chars, at + 2, "県")
                && (*at..at + 2).all(|i| chars.get(i).is_some_and(|c| is_han(*c))))
            || (is(chars, at + 3, "県")
                && (*at..at + 3).all(|i| chars.get(i).is_some_and(|c| is_han(*c))))
    })?;
    let end = ends + 3 + usize::from(is(chars, ends + 3, "県"));
    let city = (end + 1..end + MAX_NAME).find(|at| is(chars, *at, "市区町村郡"))? + 1;
    let mut to = city;
    while to < city + MAX_DETAIL
        && to != code
        && chars.get(to).is_some_and(|c| c.is_alphanumeric() || "-ーの丁目番地号".contains(*c))
    {
        to += 1;
    }
    for cue in ["です", "に変更", "へ変更", "にして", "に送", "でお願い", "にお願い", "、"]
    {
        if let Some(at) = (city..to).find(|at| starts_with(chars, *at, cue)) {
            to = at;
        }
    }
    let detail = text_of(chars, city, to);
    let country = known.map_or_else(|| "JP".to_owned(), |known| known.country.clone());
    detail.chars().any(|c| c.is_ascii_digit()).then(|| Address {
        lines: vec![detail],
        city: text_of(chars, end, city),
        region: Some(text_of(chars, ends, end)),
        postcode: text_of(chars, code, code + 8),
        country,
    })
}
