//! How many: numbers in front of what they count, numbers with counters, number words that measure
//! nothing else. Ages, ratings, percentages and the like are none.

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;

use super::Found;
use super::lexicon::Kind;
use super::number::{Number, number_at};
use super::view::{Class, View};

/// What behind a number makes it something else than a quantity.
const MEASURES: u64 = Kind::Unit.bit()
    | Kind::Currency.bit()
    | Kind::Multiplier.bit()
    | Kind::Measure.bit()
    | Kind::AgeCue.bit()
    | Kind::Month.bit()
    | Kind::SizeCue.bit()
    | Kind::DayPart.bit()
    | Kind::Half.bit();
const MAX: u32 = 999;
/// Most that is counted without a noun behind it.
const BARE: u32 = 20;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    let cjk = matches!(view.language, Some(Language::Zh | Language::Ja | Language::Ko));
    let mut index = 0;
    let mut later: Vec<(usize, usize, u32)> = Vec::new();
    let before = found.entities.len();
    while index < view.tokens.len() {
        let Some(number) = number_at(view, index, false) else {
            index += 1;
            continue;
        };
        let next = number.next.max(index + 1);
        let count = number.whole().filter(|n| (1..=MAX).contains(n));
        if let Some(count) = count
            && !found.is_taken(number.start, number.end)
            && !is_part(view, &number)
        {
            let sure = if cjk {
                counter(view, index, &number, found)
            } else {
                counts(view, index, &number, count, found)
            };
            if sure || !cjk && instead(view, index, &number) {
                found.add(number.start, number.end, EntityValue::Quantity(count));
            } else if contrasts(view, index, &number, count) && !cjk {
                later.push((number.start, number.end, count));
            }
        }
        index = next;
    }
    // "4 plates rather than 6": a bare number beside a counted one counts the same.
    if found.entities.len() > before {
        for (start, end, count) in later {
            found.add(start, end, EntityValue::Quantity(count));
        }
    }
}

/// Whether a number is a part of a code, a price, a date, a formula.
fn is_part(view: &View<'_>, number: &Number) -> bool {
    let before = view.before(number.start);
    let after = (view.char(number.end), view.char(number.end + 1));
    let glued = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(
                c,
                '#' | '/'
                    | '.'
                    | '_'
                    | '-'
                    | ','
                    | '@'
                    | '$'
                    | '€'
                    | '£'
                    | '¥'
                    | '+'
                    | '='
                    | '×'
                    | '*'
                    | ':'
                    | '%'
                    | 'º'
            )
            || super::view::is_money(c)
    };
    if !number.words && before.is_some_and(glued) {
        return true;
    }
    match after {
        (Some(c), _)
            if !number.words
                && (c.is_ascii_alphanumeric()
                    || matches!(
                        c,
                        '%' | '/'
                            | '_'
                            | '@'
                            | '€'
                            | '$'
                            | '£'
                            | '¥'
                            | '+'
                            | '='
                            | '×'
                            | '*'
                            | ':'
                            | 'º'
                    )) =>
        {
            // "2x" counts times, "3D" nothing.
            true
        }
        (Some('.' | ',' | '-'), Some(c)) => {
            c.is_ascii_digit() || (c.is_ascii_alphanumeric() && after.0 == Some('-'))
        }
        (Some(' '), Some('+' | '=' | '×' | '*')) => true,
        _ => false,
    }
}

/// In languages with spaces: a number word, or digits with an unknown word behind them.
fn counts(view: &View<'_>, index: usize, number: &Number, count: u32, found: &Found<'_>) -> bool {
    let next = view.token(number.next).filter(|t| t.start <= number.end + 1);
    let measures = next.is_some_and(|t| t.kinds & MEASURES != 0);
    let before = index.checked_sub(1);
    let near_before = before.is_some_and(|b| view.near(b, index, 1));
    if measures || (near_before && before.is_some_and(|b| view.is(b, Kind::AgeCue.bit()))) {
        return false;
    }
    if view.is(index, Kind::One.bit()) {
        return one(view, index, number);
    }
    // "jam tiga", الساعة خمسة: the hour, not how many.
    let clock = matches!(view.language, Some(Language::Id | Language::Ar))
        && near_before
        && before.is_some_and(|b| view.is(b, Kind::Unit.bit()));
    // الثلاثة: those that are known, as "these two" are.
    let definite = view.speaks(Language::Ar)
        && number.words
        && (view.char(number.start), view.char(number.start + 1)) == (Some('ا'), Some('ل'));
    // «двадцать седьмое» is one ordinal.
    let ordinal = number.words
        && view.is(number.next, Kind::Ordinal.bit())
        && !view.is(number.next, Kind::Number.bit())
        && view.speaks(Language::Ru)
        && number.digits >= 20;
    if clock || definite || ordinal || is_model(view, index, number) {
        return false;
    }
    if number.words {
        let time = near_before
            && before.is_some_and(|b| view.is(b, Kind::Unit.bit()) && view.speaks(Language::Ru));
        return !time && !is_idiom(view, index, number);
    }
    let cued = near_before
        && before.is_some_and(|b| {
            view.is(
                b,
                Kind::OtherCue.bit()
                    | Kind::PhoneCue.bit()
                    | Kind::House.bit()
                    | Kind::SizeCue.bit()
                    | Kind::StreetBefore.bit()
                    | Kind::StreetAfter.bit(),
            )
        });
    let taken = found.is_taken(number.end, number.end + 2);
    let noun = next.is_some_and(|t| {
        t.class == Class::Word
            && t.start == number.end + 1
            && t.kinds & (Kind::Func.bit() | Kind::To.bit() | Kind::Swap.bit()) == 0
            && t.end - t.start > 1
    });
    let free = !taken || next.is_some_and(|t| t.kinds & Kind::Colour.bit() != 0);
    let most = if view.is(number.next, Kind::Counter.bit()) { MAX } else { 30 };
    let bare = !noun && count <= BARE && is_introduced(view, index);
    // "Hausnummer … 14"
    let housed = view.any(Kind::House.bit()) && !view.is(number.next, Kind::Counter.bit());
    if housed && !matches!(view.language, Some(Language::Ar | Language::Id)) {
        return false;
    }
    !cued && (noun && free && count <= most || bare && !taken)
}

/// "only 2", "received 3", "quantity: 4": whether a word in front says that something is counted.
fn is_introduced(view: &View<'_>, index: usize) -> bool {
    let cue = |i: usize| view.sense(i, Kind::QuantityCue).map(|s| s.name);
    let near = index.checked_sub(1).filter(|b| view.near(*b, index, 1)).and_then(cue);
    near == Some("near")
        || (index.saturating_sub(4)..index).any(|i| cue(i) == Some("any"))
            && !view.any(Kind::SizeCue.bit())
}

/// "2 instead of 4", "1 of 4": a small number beside another one with such a word between them,
/// where nobody speaks of sizes or pages.
fn instead(view: &View<'_>, index: usize, number: &Number) -> bool {
    let small = |i: usize| {
        view.token(i).is_some_and(|t| t.class == Class::Digits && (1..=BARE).contains(&t.value))
    };
    let others = [index.checked_sub(3), index.checked_sub(2), Some(index + 2), Some(index + 3)];
    let mut others = others.into_iter().flatten().filter(|other| small(*other)).peekable();
    if number.words || !small(index) || others.peek().is_none() || view.any(Kind::SizeCue.bit()) {
        return false;
    }
    const PAGES: u64 = Kind::OtherCue.bit() | Kind::Measure.bit() | Kind::NumberCue.bit();
    let paged = |i: usize| i.checked_sub(1).is_some_and(|b| view.is(b, PAGES));
    let value = |i: usize| view.token(i).map(|t| t.value);
    others.any(|other| {
        let (first, last) = (index.min(other), index.max(other));
        let of = (first + 1..last).any(|i| is_of(view, i));
        let swap = (first + 1..last).any(|i| view.is(i, Kind::Swap.bit()));
        // "5 of 5" is praise, "page 2 of 3" a place.
        (swap || of && value(first) != value(last)) && !paged(first)
    })
}

/// "of" between two numbers.
fn is_of(view: &View<'_>, index: usize) -> bool {
    let word = view.token(index).filter(|t| t.class == Class::Word && t.end - t.start <= 4);
    let word = word.map(|t| view.slice(t.start, t.end)).unwrap_or_default();
    matches!(word.as_str(), "of" | "dari" | "dr" | "von" | "de" | "sur" | "di" | "su" | "из" | "من")
}

/// "iPhone 15", "Galaxy Tab 9": digits behind a name within a sentence. German writes all nouns so.
fn is_model(view: &View<'_>, index: usize, number: &Number) -> bool {
    let Some(before) = index.checked_sub(1).filter(|b| view.near(*b, index, 1)) else {
        return false;
    };
    let Some(token) = view.token(before).filter(|t| t.class == Class::Word && t.kinds == 0) else {
        return false;
    };
    let upper = |at: usize| view.char(at).is_some_and(char::is_uppercase);
    let inner = (token.start + 1..token.end).any(upper);
    let opens = token.start == 0 || view.before(token.start) != Some(' ') || {
        token.start >= 2 && matches!(view.char(token.start - 2), Some('.' | '!' | '?' | ':'))
    };
    !number.words && !view.speaks(Language::De) && (inner || upper(token.start) && !opens)
}

/// "faltó un cojín", "one of the cushions", "еще одну пару": one counts only where it says so.
fn one(view: &View<'_>, index: usize, number: &Number) -> bool {
    let next = number.next;
    let word = |i: usize| {
        view.token(i).map(|t| view.slice(t.start, t.end).to_lowercase()).unwrap_or_default()
    };
    let before = index.checked_sub(1).map(word).unwrap_or_default();
    let after = word(next);
    let near = view.near(index, next, 1) && !view.is(next, MEASURES);
    match view.language {
        Some(Language::En) => {
            near && after == "of"
                || matches!(before.as_str(), "just" | "only" | "another")
                    && near
                    && !after.is_empty()
                    && before != "another"
                    && !view.is(next, Kind::Func.bit())
        }
        Some(Language::Es) => {
            near && matches!(
                before.as_str(),
                "faltó" | "falta" | "solo" | "sólo" | "faltaba" | "otro" | "otra"
            )
        }
        Some(Language::Fr) => {
            near && matches!(before.as_str(), "manque" | "manquait" | "seul" | "qu")
        }
        Some(Language::Pt) => {
            near && matches!(before.as_str(), "faltou" | "falta" | "faltava" | "só" | "apenas")
        }
        Some(Language::It) => near && matches!(before.as_str(), "manca" | "mancava" | "solo"),
        Some(Language::De) => near && matches!(before.as_str(), "fehlt" | "fehlte"),
        Some(Language::Ru) => near && matches!(before.as_str(), "еще" | "ещё" | "только" | "лишь"),
        Some(Language::Id) => {
            near && (before == "cuma"
                || matches!(
                    after.as_str(),
                    "pasang" | "buah" | "pcs" | "botol" | "kotak" | "lagi" | "set"
                ))
        }
        _ => false,
    }
}

/// "two words", "ten out of ten".
fn is_idiom(view: &View<'_>, index: usize, number: &Number) -> bool {
    let hyphen = view.before(number.start) == Some('-') || view.char(number.end) == Some('-');
    let cued = index.checked_sub(1).is_some_and(|b| {
        view.near(b, index, 1)
            && view.is(b, Kind::NumberCue.bit())
            && !view.is(b, Kind::Article.bit())
    });
    // "ten of ten"
    let rated = |from: usize| {
        let at = if view.is(from, Kind::Of.bit() | Kind::Func.bit()) { from + 1 } else { from };
        at > from && number_at(view, at, false).is_some_and(|n| n.digits == number.digits)
    };
    let rating = rated(number.next)
        || index >= 2
            && number_at(view, index - 2, false)
                .is_some_and(|n| n.digits == number.digits && n.next + 1 == index);
    // "neuf" is new, "sei" is you are.
    let word = view.slice(number.start, number.end).to_lowercase();
    let doubtful = matches!(word.as_str(), "neuf" | "sei")
        && view
            .token(number.next)
            .is_none_or(|t| t.start != number.end + 1 || t.kinds & Kind::Func.bit() != 0);
    // "these two", "i due": told apart, not counted.
    let before =
        index.checked_sub(1).filter(|b| view.near(*b, index, 1)).and_then(|b| view.token(b));
    let before = before.map(|t| view.slice(t.start, t.end).to_lowercase()).unwrap_or_default();
    let pair = number.digits == 2
        && matches!(
            before.as_str(),
            "the"
                | "these"
                | "those"
                | "los"
                | "las"
                | "estos"
                | "estas"
                | "les"
                | "ces"
                | "i"
                | "questi"
                | "queste"
                | "os"
                | "as"
                | "esses"
                | "essas"
                | "estes"
                | "эти"
                | "этих"
                | "этими"
        );
    hyphen
        || cued
        || rating
        || pair
        || doubtful
        || number.digits >= 100 && view.token(number.next).is_none()
}

/// Bare digits that may count what another number counts.
fn contrasts(view: &View<'_>, index: usize, number: &Number, count: u32) -> bool {
    let next = view.token(number.next).filter(|t| t.start <= number.end + 1);
    let measured = next.is_some_and(|t| t.kinds & MEASURES != 0);
    let cued = index.checked_sub(1).is_some_and(|b| {
        view.is(b, Kind::OtherCue.bit() | Kind::SizeCue.bit() | Kind::House.bit())
            && view.near(b, index, 2)
    });
    let housed = view.any(Kind::House.bit()) && !view.speaks(Language::Ar);
    !number.words && !measured && !cued && !housed && count <= BARE
}

/// In Chinese, Japanese and Korean: a number with a counter behind it.
fn counter(view: &View<'_>, index: usize, number: &Number, found: &Found<'_>) -> bool {
    let Some(next) = view.token(number.next) else { return alone(view, index, number) };
    let gap = next.start - number.end;
    let korean = view.speaks(Language::Ko);
    let close =
        gap == 0 || (gap == 1 && (korean || !number.words) && view.char(number.end) == Some(' '));
    if view.before(number.start) == Some('第') {
        return false;
    }
    if !close || next.kinds & Kind::Counter.bit() == 0 {
        return alone(view, index, number);
    }
    if found.is_taken(next.start, next.end) {
        return false;
    }
    // 一个 and "a" are the same word.
    if number.words && number.digits == 1 && view.speaks(Language::Zh) {
        return matches!(
            view.before(number.start).or(Some(' ')),
            Some('少' | '缺' | '漏' | '只' | '另' | '差' | '共' | '各')
        ) || view.before(number.start) == Some('了')
            && (2..=3).any(|back| {
                let at = number.start.checked_sub(back).and_then(|at| view.char(at));
                matches!(at, Some('少' | '缺' | '漏'))
            });
    }
    if korean
        && number.words
        && view.token(index).is_some_and(|t| {
            t.start > 0
                && view.before(t.start).is_some_and(|c| super::view::class_of(c) == Class::Hangul)
        })
    {
        return false;
    }
    // 两款 compares, it does not count; 두 번 is "twice".
    let counter = view.slice(next.start, next.end);
    let compares = matches!(counter.as_str(), "款" | "位") && number.words;
    let more = matches!(view.char(next.end), Some('月' | '星' | '禮' | '礼' | '小' | '工' | '目'));
    !compares && !more
}

/// "하나 더", 三つ written as one word.
fn alone(view: &View<'_>, index: usize, number: &Number) -> bool {
    // 数量改成5
    let cue = |i: usize| view.is(i, Kind::QuantityCue.bit());
    if !number.words && (index.saturating_sub(4)..index).any(cue) {
        return view.token(number.next).is_none_or(|t| {
            t.start > number.end || t.kinds & (MEASURES | Kind::Counter.bit()) == 0
        });
    }
    if !view.is(index, Kind::Number.bit()) {
        return false;
    }
    match view.language {
        Some(Language::Ko) => {
            let form = view.slice(number.start, number.end);
            let free = view.before(number.start).is_none_or(|c| c == ' ');
            let ends = view
                .char(number.end)
                .is_none_or(|c| matches!(c, ' ' | ',' | '.' | '만' | '씩' | '를'));
            free && ends
                && matches!(form.as_str(), "하나" | "둘" | "셋" | "넷" | "다섯" | "여섯" | "열")
                && !matches!(view.char(number.end + 1), Some('중'))
        }
        Some(Language::Ja) => number.digits > 1 || view.before(number.start) != Some('う'),
        Some(Language::Zh) => view.char(number.start) == Some('俩'),
        _ => false,
    }
}
