//! Postal addresses by their shape in each language: a house number beside a street, with the flat
//! and the town that follow. Those of East Asia are in `address_east.rs`. Without the postcode. Hiding
//! addresses in logs is the masker's business and errs on the other side.

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;

use super::lexicon::Kind;
use super::view::{Class, Token, View};
use super::{Found, address_east};

/// Most words of a street's name, and of a town's.
const MAX_NAME: usize = 5;
const MAX_TOWN: usize = 3;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    if !view.has_digits {
        return;
    }
    match view.language {
        Some(Language::Zh) => address_east::chinese(found),
        Some(Language::Ja) => address_east::japanese(found),
        Some(Language::Ko) => address_east::korean(found),
        _ => streets(found),
    }
}

fn streets(found: &mut Found<'_>) {
    let view = found.view;
    let german = view.speaks(Language::De);
    if !german && !view.any(Kind::StreetBefore.bit() | Kind::StreetAfter.bit()) {
        return;
    }
    let mut index = 0;
    while index < view.tokens.len() {
        let hit = street(view, index).filter(|(first, last)| {
            let (Some(a), Some(b)) = (view.token(*first), view.token(*last)) else { return false };
            !found.is_taken(a.start, b.end)
        });
        let Some((first, last)) = hit else {
            index += 1;
            continue;
        };
        let last = town(view, found, houses(view, found, last));
        let first = town_before(view, first);
        if let (Some(a), Some(b)) = (view.token(first), view.token(last)) {
            let end = letter_behind(view, b);
            found.add(a.start, end, EntityValue::Address(view.slice(a.start, end)));
        }
        index = last + 1;
    }
}

/// First and last token of a street with its number.
fn street(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    let token = view.token(index)?;
    if token.kinds & Kind::StreetBefore.bit() != 0 {
        if view.speaks(Language::Ar) {
            return arabic_street(view, index);
        }
        return named_street(view, index);
    }
    if token.class == Class::Digits {
        return numbered_street(view, index);
    }
    if view.speaks(Language::De) {
        return german_street(view, index);
    }
    // Russian puts the kind of street behind as well: "Тверская улица, 5".
    (view.speaks(Language::Ru) && token.kinds & Kind::StreetAfter.bit() != 0 && index > 0)
        .then(|| house_number(view, index + 1).map(|last| (index - 1, last)))
        .flatten()
}

/// "calle Olmo 9", "Via Nassa 45", "Rua XV de Novembro, 270", «ул. Малышева, д. 36», "Jalan X No. 3".
fn named_street(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    let token = view.token(index)?;
    let short = token.end - token.start <= 2;
    let marked = matches!(view.char(token.end), Some('.' | '/'));
    if short && !marked && !matches!(view.language, Some(Language::Id | Language::Ar)) {
        return None;
    }
    // Chats are written small: "jalan sudirman no 45", "calle olmo 9".
    let small_names = sure_street(view, index);
    let most = if small_names && !view.speaks(Language::Id) { 3 } else { MAX_NAME };
    let mut at = index + 1;
    let mut capitals = 0;
    while at <= index + MAX_NAME + 1 {
        let next = view.token(at)?;
        if !joined(view, at - 1, at, at > index + 1) {
            return None;
        }
        if let Some(last) = house_number(view, at)
            && at > index + 1
        {
            // "via 27" and "piazza 3" need a name; a place that is a common word needs capitals.
            let named = capitals > 0 || small_names && at <= index + most + 1;
            return (named && !counts(view, last)).then_some((index, last));
        }
        if next.class == Class::Digits && at > index + 1 {
            return (capitals > 0).then_some((index, at));
        }
        let capital = view.char(next.start).is_some_and(|c| c.is_uppercase());
        capitals += usize::from(capital);
        let small = next.end - next.start <= 4;
        let unlikely = !capital && !small && capitals == 0;
        if next.class != Class::Digits && unlikely && !small_names
            || small_names
                && !capital
                && next.kinds & (Kind::Swap.bit() | Kind::Currency.bit()) != 0
        {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a word means a street even before a name in small letters.
fn sure_street(view: &View<'_>, index: usize) -> bool {
    let word = view.token(index).map(|t| view.slice(t.start, t.end).to_lowercase());
    let word = word.unwrap_or_default();
    match view.language {
        // "jalan" is "to run" as well.
        Some(Language::Id) if word == "jalan" => index.checked_sub(1).is_none_or(|b| {
            let before = view.token(b).map(|t| view.slice(t.start, t.end).to_lowercase());
            matches!(before.as_deref(), Some("ke" | "di" | "alamat" | "alamatnya" | "alamatku"))
        }),
        Some(Language::Id) => true,
        Some(Language::Es) => matches!(word.as_str(), "calle" | "avenida" | "av" | "avda"),
        Some(Language::Pt) => matches!(word.as_str(), "rua" | "avenida" | "av" | "travessa"),
        Some(Language::It) => matches!(word.as_str(), "via" | "viale" | "corso"),
        Some(Language::Ru) => matches!(
            word.as_str(),
            "ул" | "улица"
                | "улице"
                | "улицу"
                | "проспект"
                | "переулок"
                | "бульвар"
                | "пр-т"
        ),
        _ => false,
    }
}

/// Whether a number's last token has something counted or measured behind it: "via 3 maglie".
fn counts(view: &View<'_>, last: usize) -> bool {
    const OTHER: u64 = Kind::Unit.bit()
        | Kind::Measure.bit()
        | Kind::Counter.bit()
        | Kind::Currency.bit()
        | Kind::Multiplier.bit()
        | Kind::Month.bit();
    let small = view.token(last + 1).is_some_and(|t| t.end - t.start <= 2);
    !small && view.near(last, last + 1, 1) && view.is(last + 1, OTHER)
}

/// A house number at a token: "9", "12b", "n. 5", «д. 36», "No. 30": its last token.
fn house_number(view: &View<'_>, index: usize) -> Option<usize> {
    let token = view.token(index)?;
    let digits = if token.class == Class::Digits {
        index
    } else {
        let word = view.slice(token.start, token.end).to_lowercase();
        let named = view.is(index, Kind::House.bit())
            || matches!(word.as_str(), "n" | "nº" | "no" | "nr" | "km" | "número");
        if !(named && joined(view, index, index + 1, false)) {
            return None;
        }
        let next = view.token(index + 1)?;
        if next.class != Class::Digits {
            return None;
        }
        // "Km 7 No. 30"
        if matches!(word.as_str(), "km" | "blok") {
            return house_number(view, index + 2)
                .filter(|_| joined(view, index + 1, index + 2, false))
                .or(Some(index + 1));
        }
        index + 1
    };
    let digits_token = view.token(digits)?;
    (digits_token.end - digits_token.start <= 4).then_some(digits)
}

/// "شارع الأمير سلطان 18، حي الروضة": parts between commas; the first and every further one but
/// a town's name begins with a word for streets, districts or buildings. Digits as long as a
/// postcode end it.
fn arabic_street(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    const MAX_PARTS: usize = 6;
    const MAX_WORDS: usize = 3;
    let (mut first, mut parts, mut numbers) = (index, 0, 0);
    let mut last = index;
    // "12 شارع التحرير"
    let number = index.checked_sub(1).filter(|b| view.near(*b, index, 1));
    let number = number.filter(|b| {
        view.token(*b).is_some_and(|t| t.class == Class::Digits && t.end - t.start <= 4)
    });
    let start = number.unwrap_or(index);
    numbers += usize::from(number.is_some());
    while parts < MAX_PARTS {
        let named = view.is(first, Kind::StreetBefore.bit() | Kind::House.bit());
        let mut at = first;
        let mut words = 0;
        while words <= MAX_WORDS {
            let next = at + 1;
            let Some(token) = view.token(next) else { break };
            let stops = Kind::House.bit()
                | Kind::StreetBefore.bit()
                | Kind::PhoneCue.bit()
                | Kind::PostCue.bit()
                | Kind::Func.bit()
                | Kind::Country.bit();
            // "شارع الجامعة رقم 18"
            let numbered = view.is(next, Kind::NumberCue.bit())
                && view.near(next, next + 1, 1)
                && view
                    .token(next + 1)
                    .is_some_and(|t| t.class == Class::Digits && t.end - t.start <= 4);
            if numbered && joined(view, at, next, false) {
                at = next + 1;
                numbers += 1;
                break;
            }
            if !joined(view, at, next, false) || token.kinds & stops != 0 && words > 0 {
                break;
            }
            if token.class == Class::Digits {
                if token.end - token.start <= 4 {
                    at = next;
                    numbers += 1;
                }
                break;
            }
            at = next;
            words += 1;
        }
        if at == first && named && parts > 0 {
            break;
        }
        last = at;
        parts += 1;
        let next = at + 1;
        let Some(token) = view.token(next) else { break };
        let goes_on = token.kinds & (Kind::House.bit() | Kind::StreetBefore.bit()) != 0;
        let town = token.class == Class::Word
            && token.kinds
                & (Kind::PhoneCue.bit()
                    | Kind::PostCue.bit()
                    | Kind::Func.bit()
                    | Kind::Country.bit())
                == 0
            && !joined(view, at, next, false)
            && view
                .token(next + 1)
                .is_none_or(|t| t.class == Class::Digits || !joined(view, next, next + 1, false));
        if !joined(view, at, next, true) || !(goes_on || town) {
            break;
        }
        first = next;
    }
    (numbers > 0 || parts > 1).then_some((start, last))
}

/// "46 Linden Grove", "9 impasse du Moulin", "1200 rue Sherbrooke Ouest".
fn numbered_street(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    let number = view.token(index).filter(|t| t.end - t.start <= 5)?;
    if view
        .before(number.start)
        .is_some_and(|c| c.is_ascii_alphanumeric() || "#-/.,$€£".contains(c))
    {
        return None;
    }
    let mut at = index + 1;
    // "12b", "12 bis"
    if view.token(at).is_some_and(|t| {
        (t.start == number.end && t.end - t.start == 1) || view.slice(t.start, t.end) == "bis"
    }) {
        at += 1;
    }
    if view.is(at, Kind::StreetBefore.bit()) && view.speaks(Language::Fr) {
        let mut last = at;
        while last < at + MAX_NAME && joined(view, last, last + 1, false) {
            let next = view.token(last + 1)?;
            let name = view.char(next.start).is_some_and(char::is_uppercase)
                || next.end - next.start <= 3
                    && next.class == Class::Word
                    && view
                        .token(last + 2)
                        .and_then(|t| view.char(t.start))
                        .is_some_and(char::is_uppercase);
            if !name {
                break;
            }
            last += 1;
        }
        return (last > at).then_some((index, last));
    }
    for words in 0..=MAX_NAME {
        let here = at + words;
        if !joined(view, here.checked_sub(1)?, here, false) {
            return None;
        }
        if words > 0
            && view.is(here, Kind::StreetAfter.bit())
            && (view.speaks(Language::En) || view.language.is_none())
        {
            return Some((index, here));
        }
        if view.token(here)?.class != Class::Word || view.is(here, Kind::Func.bit()) && words == 0 {
            return None;
        }
    }
    None
}

/// "Goethestr. 12b", "Mariahilfer Straße 45".
fn german_street(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    let token = view.token(index)?;
    let number = index + 1;
    let digits = view.token(number).filter(|t| t.class == Class::Digits && t.end - t.start <= 4)?;
    let gap = view.text.get(token.end..digits.start)?;
    if gap.len() > 2 || !gap.iter().all(|f| matches!(f.char, ' ' | '.')) {
        return None;
    }
    let word = view.slice(token.start, token.end).to_lowercase();
    let suffix = [
        "straße", "strasse", "str", "weg", "gasse", "platz", "allee", "ring", "ufer", "damm",
        "steig", "chaussee", "markt", "hof",
    ]
    .into_iter()
    .find(|s| word.ends_with(s))?;
    let capital =
        |i: usize| view.token(i).and_then(|t| view.char(t.start)).is_some_and(char::is_uppercase);
    if word.len() > suffix.len() {
        return (capital(index) || suffix.starts_with("str")).then_some((index, number));
    }
    let before = index.checked_sub(1).filter(|b| joined(view, *b, index, false) && capital(*b))?;
    Some((before, number))
}

/// Whether two tokens belong to one address: a space, a full stop or a hyphen between them, or a
/// comma where that is allowed.
fn joined(view: &View<'_>, left: usize, right: usize, comma: bool) -> bool {
    let (Some(left), Some(right)) = (view.token(left), view.token(right)) else { return false };
    let Some(between) = view.text.get(left.end..right.start) else { return false };
    between.len() <= 3
        && between.iter().all(|f| {
            matches!(f.char, ' ' | '.' | '-' | '/' | '\'' | '’' | '°' | 'º')
                || (comma && matches!(f.char, ',' | '،'))
        })
}

/// Takes in what follows a street: flats, floors, blocks, and in Arabic districts.
fn houses(view: &View<'_>, found: &Found<'_>, mut last: usize) -> usize {
    if view.speaks(Language::Ar) {
        return last;
    }
    for _ in 0..6 {
        let at = last + 1;
        let glued = view.token(at).zip(view.token(last)).is_some_and(|(t, l)| {
            t.start == l.end && t.end - t.start == 1 && t.class == Class::Word
        });
        if glued {
            last = at;
            continue;
        }
        if !joined(view, last, at, true) || found.has(at) {
            break;
        }
        if view.is(at, Kind::House.bit()) && joined(view, at, at + 1, false) {
            let next = view
                .token(at + 1)
                .is_some_and(|t| t.class == Class::Digits || t.end - t.start <= 2);
            if next {
                last = at + 1;
                continue;
            }
        }
        break;
    }
    last
}

/// ", Springfield", ", Austin TX": names in capitals behind a comma, unless a postcode comes first.
fn town(view: &View<'_>, found: &Found<'_>, last: usize) -> usize {
    let comma = view.token(last).zip(view.token(last + 1)).is_some_and(|(a, b)| {
        b.start == a.end + 2 && view.char(a.end) == Some(',') && view.char(a.end + 1) == Some(' ')
    });
    // "Jl. Veteran No. 8 Malang"
    let close = view.speaks(Language::Id) && view.near(last, last + 1, 1);
    if !comma && !close {
        return last;
    }
    let is_name = |i: usize| {
        view.token(i).is_some_and(|t| {
            t.class == Class::Word
                && t.kinds & (Kind::Country.bit() | Kind::PostCue.bit() | Kind::PhoneCue.bit()) == 0
        }) && view.token(i).and_then(|t| view.char(t.start)).is_some_and(char::is_uppercase)
            && !found.has(i)
    };
    let mut end = last;
    while end < last + MAX_TOWN && is_name(end + 1) && (end == last || view.near(end, end + 1, 1)) {
        end += 1;
    }
    if end == last {
        return last;
    }
    // The town ends where the sentence or the part of the address ends.
    // "Leeds LS6 2AB": the postcode is none of it.
    let code = |i: usize| {
        view.token(i).zip(view.token(i + 1)).is_some_and(|(t, n)| {
            t.end - t.start <= 2 && n.class == Class::Digits && n.start == t.end
        })
    };
    while end > last && code(end) {
        end -= 1;
    }
    end
}

/// «Минск, ул. …», "الرياض، حي النرجس": Russian and Arabic put the town first.
fn town_before(view: &View<'_>, first: usize) -> usize {
    if view.speaks(Language::Ar) {
        return arabic_town(view, first);
    }
    if !view.speaks(Language::Ru) {
        return first;
    }
    let Some(before) = first.checked_sub(1) else { return first };
    let (Some(a), Some(b)) = (view.token(before), view.token(first)) else { return first };
    let comma = b.start == a.end + 2 && view.char(a.end) == Some(',');
    let capital = view.char(a.start).is_some_and(char::is_uppercase);
    let city = comma && capital && a.kinds & Kind::Country.bit() == 0;
    if city { before } else { first }
}

/// A town and a quarter of up to two words each, with commas between, behind a word that leads to
/// an address, or where the message begins.
fn arabic_town(view: &View<'_>, first: usize) -> usize {
    const NONE: u64 = Kind::Country.bit() | Kind::Func.bit() | Kind::Swap.bit();
    let comma = |at: usize| {
        let ends = at.checked_sub(1).and_then(|b| view.token(b)).zip(view.token(at));
        ends.is_some_and(|(a, b)| {
            b.start == a.end + 2 && matches!(view.char(a.end), Some(',' | '،'))
        })
    };
    let mut start = first;
    for _ in 0..2 {
        if !comma(start) {
            break;
        }
        let mut from = start - 1;
        if from > 0 && view.near(from - 1, from, 1) && from - 1 > 0 && comma(from - 1) {
            from -= 1;
        }
        let plain = (from..start)
            .all(|i| view.token(i).is_some_and(|t| t.class == Class::Word && t.kinds & NONE == 0));
        let led = from == 0
            || comma(from)
            || view.is(from - 1, Kind::To.bit())
            || view.before(view.token(from).map_or(0, |t| t.start.saturating_sub(1))) == Some(':');
        if !plain || !led {
            break;
        }
        start = from;
    }
    start
}

fn letter_behind(view: &View<'_>, last: &Token) -> usize {
    let letter = view.char(last.end).is_some_and(|c| c.is_alphabetic() && c.is_lowercase());
    let alone = !view.char(last.end + 1).is_some_and(char::is_alphanumeric);
    if last.class == Class::Digits && letter && alone { last.end + 1 } else { last.end }
}
