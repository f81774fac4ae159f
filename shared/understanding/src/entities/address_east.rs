//! Postal addresses of East Asia: 市区路号, 丁目, 시/구/로. Those of the other languages are in
//! `address.rs`.

use aisle_domain::understood::EntityValue;

use super::Found;
use super::view::View;
use crate::folding::is_han;

/// Longest address, in characters.
const MAX_RUN: usize = 60;

pub(super) fn chinese(found: &mut Found<'_>) {
    han(found, han_address);
}

pub(super) fn japanese(found: &mut Found<'_>) {
    han(found, japanese_address);
}

/// Runs of characters in which an address may stand, cut out by `shape`.
fn han(found: &mut Found<'_>, shape: fn(&View<'_>, usize, usize) -> Option<(usize, usize)>) {
    let view = found.view;
    let belongs = |c: char| {
        is_han(c)
            || c.is_ascii_digit()
            || matches!(c, '-' | 'ー' | 'ヶ' | 'ケ' | 'ノ' | 'の' | 'A'..='Z')
            || ('ァ'..='ヶ').contains(&c)
    };
    let mut at = 0;
    while at < view.text.len() {
        let start = at;
        while at - start < MAX_RUN && view.char(at).is_some_and(belongs) {
            at += 1;
        }
        if at - start > 5
            && let Some((from, to)) = shape(view, start, at)
        {
            found.add(from, to, EntityValue::Address(view.slice(from, to)));
        }
        at = at.max(start + 1);
    }
}

/// 「长沙市岳麓区麓山南路9号」, 「中山路66号」.
fn han_address(view: &View<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    const CUES: &str = "是到在往至为為成给給去";
    let way = (start + 1..end).find(|i| {
        view.char(*i)
            .is_some_and(|c| matches!(c, '路' | '街' | '道' | '巷' | '弄' | '村' | '镇' | '鎮'))
            && {
                let mut number = i + 1;
                while view.char(number).is_some_and(|c| {
                    matches!(
                        c,
                        '东' | '西'
                            | '南'
                            | '北'
                            | '中'
                            | '一'
                            | '二'
                            | '三'
                            | '四'
                            | '五'
                            | '六'
                            | '七'
                            | '八'
                            | '九'
                            | '十'
                            | '段'
                    )
                }) && number < i + 4
                {
                    number += 1;
                }
                view.char(number).is_some_and(|c| c.is_ascii_digit())
            }
    });
    let way = way.or_else(|| estate(view, start, end))?;
    let number = (way..end).find(|i| view.char(*i).is_some_and(|c| c.is_ascii_digit()))?;
    let mut to = number;
    let house = |from: usize| {
        // 「9号阳光小区3栋502室」
        (from..end.min(from + 10))
            .find(|i| view.char(*i).is_some_and(|c| c.is_ascii_digit()))
            .filter(|i| {
                let digits = (*i..end)
                    .take_while(|j| view.char(*j).is_some_and(|c| c.is_ascii_digit()))
                    .count();
                view.char(i + digits).is_some_and(|c| {
                    matches!(
                        c,
                        '栋' | '棟' | '幢' | '楼' | '樓' | '室' | '单' | '單' | '座' | '号' | '號'
                    )
                })
            })
    };
    while to < end
        && view.char(to).is_some_and(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '号' | '號'
                        | '弄'
                        | '栋'
                        | '棟'
                        | '幢'
                        | '楼'
                        | '樓'
                        | '室'
                        | '单'
                        | '元'
                        | '座'
                        | '層'
                        | '层'
                        | '巷'
                        | '-'
                )
                || c.is_ascii_uppercase()
        })
    {
        to += 1;
        let over = to < end
            && view.char(to).is_some_and(|c| {
                is_han(c)
                    && !matches!(
                        c,
                        '号' | '號'
                            | '弄'
                            | '栋'
                            | '棟'
                            | '幢'
                            | '楼'
                            | '樓'
                            | '室'
                            | '单'
                            | '元'
                            | '座'
                            | '層'
                            | '层'
                            | '巷'
                    )
            });
        if over && let Some(further) = house(to) {
            to = further;
        }
    }
    let marked = (number..to).any(|i| {
        view.char(i).is_some_and(|c| {
            matches!(c, '号' | '號' | '弄' | '栋' | '棟' | '幢' | '楼' | '樓' | '室')
        })
    });
    let from = (start..way)
        .rev()
        .find(|i| {
            let town = (view.char(*i), view.char(i + 1)) == (Some('成'), Some('都'));
            view.char(*i).is_some_and(|c| CUES.contains(c)) && !town
        })
        .map_or(start, |i| i + 1);
    (marked && way > from).then_some((from, to))
}

/// 「杭州市西湖区阳光小区5幢2单元」: the last character before a building's number, behind a district.
fn estate(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    let is = |i: usize, set: &str| view.char(i).is_some_and(|c| set.contains(c));
    let district = (start + 1..end).find(|i| is(*i, "市区區县縣镇鎮路街园園苑村"))?;
    let digit = |i: usize| view.char(i).is_some_and(|c| c.is_ascii_digit());
    let number = (district + 1..end).find(|i| digit(*i))?;
    let unit = (number..end).find(|i| !digit(*i)).filter(|i| i - number <= 4)?;
    (is(unit, "栋棟幢座室") || is(unit, "号號") && is(unit + 1, "楼樓")).then_some(number - 1)
}

/// 「愛知県名古屋市中区栄3-5-12」, 「札幌市中央区北1条西2丁目」.
fn japanese_address(view: &View<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let is = |i: usize, set: &str| view.char(i).is_some_and(|c| set.contains(c));
    let area = (start + 1..end).find(|i| is(*i, "県都府市区郡町村"))?;
    let number = (area + 1..end).find(|i| view.char(*i).is_some_and(|c| c.is_ascii_digit()))?;
    let mut to = number;
    let mut last = number;
    while to < end && to - number < 24 {
        if view.char(to).is_some_and(|c| c.is_ascii_digit()) || is(to, "目地号番条") {
            last = to;
        } else if !is(to, "-ーの丁番西東南北") {
            break;
        }
        to += 1;
    }
    // Particles in front belong to the sentence.
    let from = (start..area).rev().find(|i| is(*i, "のは")).map_or(start, |i| i + 1);
    (last >= number && area > from).then_some((from, last + 1))
}

const PROVINCES: [&str; 17] = [
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남",
    "전북", "전남", "경북", "경남", "제주",
];

/// "서울시 마포구 월드컵북로 21", with the parts that follow: "101동 203호".
pub(super) fn korean(found: &mut Found<'_>) {
    let view = found.view;
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < view.text.len() {
        let start = at;
        while view.char(at).is_some_and(|c| c.is_alphanumeric() || c == '-') {
            at += 1;
        }
        if at > start {
            words.push((start, at));
        }
        at = at.max(start + 1);
    }
    let ends = |word: (usize, usize), set: &str| {
        word.1 > word.0 + 1 && view.before(word.1).is_some_and(|c| set.contains(c))
    };
    for pair in words.windows(2).enumerate() {
        let (index, &[way, number]) = pair else { continue };
        let digits = (number.0..number.1)
            .take_while(|i| view.char(*i).is_some_and(|c| c.is_ascii_digit() || c == '-'))
            .count();
        if !ends(way, "로길동리") || digits == 0 || digits > 9 || number.0 != way.1 + 1 {
            continue;
        }
        let mut first = index;
        while first > 0
            && words.get(first - 1).is_some_and(|w| {
                ends(*w, "시도구군읍면동") && words.get(first).is_some_and(|n| n.0 == w.1 + 1)
            })
        {
            first -= 1;
        }
        // Provinces and great cities are named without what they are.
        if first > 0
            && let Some(&(start, end)) = words.get(first - 1)
            && words.get(first).is_some_and(|n| n.0 == end + 1)
            && PROVINCES.contains(&view.slice(start, end).as_str())
        {
            first -= 1;
        }
        if first == index && !ends(way, "로길") || words.get(first).is_none_or(|w| w.1 - w.0 > 12)
        {
            continue;
        }
        let mut end = number.0 + digits;
        let mut next = index + 2;
        while let Some(word) = words.get(next).filter(|w| {
            w.0 == end + 1
                && view.char(w.0).is_some_and(|c| c.is_ascii_digit())
                && ends(**w, "동호층")
        }) {
            end = word.1;
            next += 1;
        }
        let start = words.get(first).map_or(way.0, |w| w.0);
        found.add(start, end, EntityValue::Address(view.slice(start, end)));
    }
}
