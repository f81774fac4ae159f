//! Postal addresses that nothing introduces, by their own shape: a house number and a kind of
//! street in the order that a language has them, or the units of an administration down to a
//! number, as Chinese, Japanese and Korean write them.

use super::address::sentence_end;
use super::cues::{Cue, Says, longest};
use super::found::Found;
use super::view::{View, is_hangul, is_hiragana, is_katakana, is_spaced_letter};
use crate::folding::is_han;

/// Most words of a street's name.
const MAX_WORDS: usize = 5;
/// Most characters of what stands between a street and its number.
const MAX_NAME: usize = 48;
/// Most digits of a house number, a letter behind them aside.
const MAX_HOUSE: usize = 5;
/// Most characters of an address in Chinese, Japanese or Korean.
const MAX_ASIAN: usize = 60;
/// How the words for streets end in German; the word is longer than its ending.
const GERMAN: [&str; 13] = [
    "straße",
    "strasse",
    "str",
    "weg",
    "platz",
    "allee",
    "gasse",
    "ring",
    "damm",
    "ufer",
    "stieg",
    "chaussee",
    "promenade",
];
/// Provinces and large cities of Korea, which are written without 시 or 도.
const KOREAN: [&str; 18] = [
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남",
    "전북", "전남", "경북", "경남", "제주", "수원",
];

/// The end of a house number at `at`: "12", "12a", "87/B", "221B".
fn house(view: &View, at: usize) -> Option<usize> {
    let digits = view.run_up_to(at, MAX_HOUSE + 1, |c| c.is_ascii_digit());
    if !(1..=MAX_HOUSE).contains(&digits) {
        return None;
    }
    let mut end = at + digits;
    if view.is(end, |c| c == '/' || c == '-') && view.is(end + 1, |c| c.is_ascii_alphanumeric()) {
        end += 1 + view.run_up_to(end + 1, 4, |c| c.is_ascii_alphanumeric());
    } else {
        end += view.run_up_to(end, 2, |c| c.is_ascii_alphabetic());
    }
    // "3.5", "20%", "10:30" number no house.
    let more = view
        .is(end, |c| c.is_alphanumeric() && !is_hangul(c) || matches!(c, '%' | '€' | '$' | ':'))
        || (view.is(end, |c| c == '.' || c == ',') && view.is(end + 1, |c| c.is_ascii_digit()));
    (!more).then_some(end)
}

/// "12 rue de la Paix", "Calle Mayor 5", "ул. Ленина, д. 5": the kind of street, which the cue
/// is, stands before the name.
pub(super) fn named_before(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let name = cue.end + view.run_up_to(cue.end, 3, |c| matches!(c, ' ' | '.'));
    let via = view.starts_with(cue.start, "via");
    if let Some(start) = number_before(view, cue.start).filter(|_| !via) {
        let end = words_end(view, name);
        return (end > name && named(view, name, end)).then(|| (start, with_town(view, end)));
    }
    // Between the name and the number: white space, a comma, "Nr.", "No.", "д."
    let last = sentence_end(view, name, name + MAX_NAME);
    let mut at = name;
    let mut words = 0;
    let mut large = false;
    while at < last && words <= MAX_WORDS + 1 {
        if let Some(end) = house(view, at).filter(|_| at > name) {
            let apart = view.before(at).is_some_and(|c| matches!(c, ' ' | '.' | ',' | '#'));
            return (apart && named(view, name, at)).then(|| (cue.start, with_town(view, end)));
        }
        if view.is(at, is_spaced_letter) {
            let word = view.word_end(at);
            let particle = longest(view, at, Says::PARTICLE.or(Says::JOINT).or(Says::STREET));
            let particle = particle.is_some_and(|(end, _)| end >= word)
                || (word - at <= 2 && longest(view, at, Says::WORD).is_none());
            // "Corso Buenos Aires dal 2 dicembre": a small word ends a name written large.
            let small = view.is(at, char::is_lowercase) && !view.is_capital(at);
            if large && small && !particle {
                return None;
            }
            large |= view.is_capital(at);
            at = word;
            words += 1;
        } else if view.is(at, |c| matches!(c, ' ' | ',' | '.' | '\'' | '،' | '#' | '°' | 'º')) {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// Whether a street's name has a large letter, or is in a script without them.
fn named(view: &View, start: usize, end: usize) -> bool {
    let begins = |i: usize| !i.checked_sub(1).is_some_and(|b| view.is(b, is_spaced_letter));
    let cased = |c: char| c.is_lowercase() || c.is_uppercase();
    (start..end).any(|i| begins(i) && view.is_capital(i)) || !view.any(start, end, cased)
}

/// The house number before a street: "12 rue", "8 bis avenue", "110, allée".
fn number_before(view: &View, street: usize) -> Option<usize> {
    let space = view.run_back(street, |c| c == ' ' || c == ',').min(2);
    let mut end = street - space;
    if space == 0 {
        return None;
    }
    for word in [" bis", " ter"] {
        if end >= 4 && view.starts_with(end - 4, word) {
            end -= 4;
        }
    }
    let letters = view.run_back(end, |c| c.is_ascii_alphabetic()).min(2);
    let digits = view.run_back(end - letters, |c| c.is_ascii_digit());
    let start = end - letters - digits;
    let alone = !view.before(start).is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    ((1..=4).contains(&digits) && letters <= 1 && alone).then_some(start)
}

/// The end of a street's name at `start`: large words with particles between.
fn words_end(view: &View, start: usize) -> usize {
    let (mut end, mut at) = (start, start);
    for _ in 0..=MAX_WORDS {
        if !view.is(at, is_spaced_letter) {
            break;
        }
        let word = view.word_end(at);
        let particle = longest(view, at, Says::PARTICLE).is_some_and(|(end, _)| end >= word);
        if view.is_capital(at) || view.is_capital(at + 2) {
            end = word;
        } else if !particle {
            break;
        }
        at = word + view.run_up_to(word, 1, |c| c == ' ' || c == '\'');
    }
    end
}

/// Adds ", 75002 Paris" and the like to an address that ends at `end`.
fn with_town(view: &View, end: usize) -> usize {
    let mut end = end;
    for _ in 0..3 {
        let gap = view.run_up_to(end, 3, |c| matches!(c, ',' | ' ' | '-' | '،'));
        if gap == 0 {
            break;
        }
        let start = end + gap;
        let digits = view.run_up_to(start, 8, |c| c.is_ascii_digit());
        let postcode = (4..=6).contains(&digits);
        let comma = view.any(end, start, |c| c == ',');
        // "4050-112 Porto"
        let hyphen = view.is(start + digits, |c| c == '-');
        let tail = view.run_up_to(start + digits + 1, 4, |c| c.is_ascii_digit());
        let digits = if postcode && hyphen && tail == 3 { digits + 4 } else { digits };
        let town = if digits > 0 { start + digits } else { start };
        let town = town + view.run_up_to(town, 1, |c| c == ' ');
        let words = words_end(view, town);
        let plain = !view.is(town, is_spaced_letter) || words > town;
        if postcode && plain {
            end = words.max(start + digits);
        } else if comma && digits == 0 && words > town && longest(view, town, Says::WORD).is_none()
        {
            end = words;
            // "Fremantle WA 6160"
            let code = view.run_up_to(end + 1, 7, |c| c.is_ascii_digit());
            if view.is(end, |c| c == ' ') && (4..=6).contains(&code) {
                end += 1 + code;
            }
        } else {
            break;
        }
    }
    end
}

/// "221B Baker Street", "14 Birch Lane": the kind of street stands behind the name.
pub(super) fn named_behind(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let mut at = cue.start;
    for words in 0..=MAX_WORDS {
        let gap = view.run_back(at, |c| matches!(c, ' ' | '.' | ',')).min(2);
        if gap == 0 {
            return None;
        }
        let end = at - gap;
        let length = view.run_back(end, |c| c.is_ascii_alphanumeric() || c == '\'');
        at = end - length;
        if length == 0 {
            return None;
        }
        let digits = view.run_up_to(at, length, |c| c.is_ascii_digit());
        if digits > 0 {
            let alone = !view.before(at).is_some_and(|c| matches!(c, '#' | '$' | '€' | '-' | '.'));
            let numbers = digits <= MAX_HOUSE && length - digits <= 2;
            // "2 of the drive", "1st place": a name stands between, and it is written large, or
            // the kind of street is nothing else.
            let ordinal = length > digits + 1;
            let named = named(view, end, cue.start) || !is_everyday(view, cue);
            let between = words >= 1 && named && !ordinal;
            return (numbers && alone && between).then(|| (at, with_town(view, cue.end)));
        }
        if longest(view, at, Says::WORD).is_some_and(|(end, _)| end >= at + length)
            && !view.is_capital(at)
        {
            return None;
        }
    }
    None
}

/// Kinds of streets that are everyday words or abbreviations too.
fn is_everyday(view: &View, cue: &Cue) -> bool {
    [
        "way", "close", "place", "drive", "court", "square", "grove", "gardens", "dr", "st", "ct",
        "sq",
    ]
    .iter()
    .any(|word| view.starts_with(cue.start, word) && cue.end == cue.start + word.len())
}

/// Whether the word `start..end` is a street in German: Goethestr, Lindenallee.
pub(super) fn is_german_street(view: &View, start: usize, end: usize) -> bool {
    GERMAN.iter().any(|ending| {
        let length = ending.chars().count();
        end > start + length + 1 && view.starts_with(end - length, ending)
    })
}

/// "Hauptstraße 5", "Goethestr. 17, 60313 Frankfurt".
pub(super) fn german(found: &mut Found<'_>) {
    let view = found.view;
    let mut at = 0;
    while at < view.len() {
        if !view.is(at, is_spaced_letter) {
            at += 1;
            continue;
        }
        let word = view.word_end(at);
        if view.is_capital(at) && is_german_street(view, at, word) {
            let number = word + view.run_up_to(word, 2, |c| matches!(c, '.' | ' '));
            if number > word
                && let Some(end) = house(view, number)
            {
                found.add_address(at, with_town(view, end));
            }
        }
        at = word.max(at + 1);
    }
}

/// Addresses in scripts without spaces, and Korean ones.
pub(super) fn unspaced(found: &mut Found<'_>) {
    let view = found.view;
    let mut at = 0;
    while at < view.len() {
        let span = if view.is(at, is_han) { han(view, at) } else { None };
        let span = span.or_else(|| if starts_hangul(view, at) { hangul(view, at) } else { None });
        match span {
            Some((start, end)) => {
                if !found.is_taken(end - 1, end) {
                    found.add_address(start, end);
                }
                at = end.max(at + 1);
            }
            // Nothing begins later in what was looked through to its end.
            None if view.is(at, is_han) => {
                let run = view.run_up_to(at, MAX_ASIAN, is_part);
                at += if run < MAX_ASIAN { run.max(1) } else { MAX_ASIAN / 2 };
            }
            None => at += 1,
        }
    }
}

/// 「杭州市滨江区江南大道88号」, 「大阪市北区梅田3丁目1-3」: a run of characters in which units
/// or streets come before a number.
fn han(view: &View, start: usize) -> Option<(usize, usize)> {
    let end = start + view.run_up_to(start, MAX_ASIAN, is_part);
    let (mut units, mut streets, mut number) = (0, 0, None);
    let mut at = start;
    while at < end {
        if at > start && view.is(at, |c| "省市区區县縣镇鎮都府県町郡".contains(c)) {
            units += 1;
        } else if at > start && view.is(at, |c| "路街道巷弄村".contains(c)) {
            streets += 1;
        } else if view.is(at, is_numeral) {
            let length = view.run_up_to(at, 6, |c| is_numeral(c) || c == '-');
            let marked = view.is(at + length, |c| "号號弄栋棟楼樓室丁番条條座层".contains(c));
            let dashed = view.any(at, at + length, |c| c == '-');
            let ready = (streets > 0 && marked) || (units > 1 && (marked || dashed));
            let digit = view.is(at, |c| c.is_ascii_digit());
            if ready || (number.is_some() && (digit || marked)) {
                let mark = view.run_up_to(at + length, 3, |c| {
                    "号號弄栋棟楼樓室丁目番地条條座层单元户之".contains(c)
                });
                number = Some(at + length + mark);
            }
            at += length;
            continue;
        }
        at += 1;
    }
    number.map(|number| {
        let from = begins(view, start, number);
        // A building's name, one space apart, with its number.
        let is_name = |c: char| is_katakana(c) || c.is_ascii_alphanumeric();
        let building = number == end && view.is(end, |c| c == ' ');
        let length = view.run_up_to(number + 1, 20, is_name);
        let more = if building && length >= 3 { 1 + length } else { 0 };
        (from, number + more)
    })
}

/// Where the address begins in a run of characters: behind a verb such as 在, 到.
fn begins(view: &View, start: usize, end: usize) -> usize {
    let verb = (start..end.min(start + 12))
        .rev()
        .find(|i| view.is(*i, |c| "在到给給是寄送往我把上条".contains(c)));
    verb.map_or(start, |verb| verb + 1)
}

/// What an address in Chinese characters is written with.
fn is_part(c: char) -> bool {
    is_han(c)
        || is_katakana(c)
        || c.is_ascii_alphanumeric()
        || c == '-'
        || (is_hiragana(c) && !"をにへは".contains(c))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百".contains(c)
}

fn starts_hangul(view: &View, at: usize) -> bool {
    view.is(at, is_hangul) && !view.before(at).is_some_and(is_hangul)
}

/// 「서울특별시 강남구 테헤란로 152」: a unit, more units, then a road or quarter with a number.
fn hangul(view: &View, start: usize) -> Option<(usize, usize)> {
    let (mut at, mut units) = (start, 0);
    for _ in 0..7 {
        let word = at + view.run_up_to(at, 12, is_hangul);
        if word == at || !view.is(word, |c| c == ' ') {
            return None;
        }
        let last = view.before(word);
        let next = word + 1;
        let numbered = view.is(next, |c| c.is_ascii_digit());
        let road = last.is_some_and(|c| "로길동리".contains(c)) && word - at >= 2;
        if numbered && road && units > 0 {
            return Some((start, hangul_end(view, next)));
        }
        let city = KOREAN.iter().any(|city| view.starts_with(at, city) && word == at + 2);
        let unit = last.is_some_and(|c| "시도구군읍면동로길".contains(c)) && word - at >= 2;
        let first = last.is_some_and(|c| "시도구군".contains(c));
        if !city && (!unit || (units == 0 && !first)) {
            return None;
        }
        units += 1;
        at = next;
    }
    None
}

/// The end of the numbers of a Korean address: "1411번지 101동 1203호", "32, 5층".
fn hangul_end(view: &View, start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    for _ in 0..5 {
        let digits = view.run_up_to(at, 8, |c| c.is_ascii_digit() || c == '-');
        if digits == 0 || !view.is(at, |c| c.is_ascii_digit()) {
            break;
        }
        at += digits;
        at += view.run_up_to(at, 2, |c| "번지동호층길".contains(c));
        end = at;
        at += view.run_up_to(at, 2, |c| matches!(c, ' ' | ','));
    }
    end
}
