//! Positions in a list: "the second one", "number 2", "last one", 第二个, «третьи», or a message that
//! is a bare number. Dates ("the 5th of May") and history ("my first order") are none.

use aisle_domain::language::Language;
use aisle_domain::understood::{Entity, EntityValue};

use super::Found;
use super::lexicon::Kind;
use super::number::number_at;
use super::view::{Class, View};
use crate::folding::Folded;
use crate::parts::joins_names;

const MAX_POSITION: i8 = 99;

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    const TRIGGERS: u64 = Kind::Ordinal.bit() | Kind::NumberCue.bit();
    let cjk = matches!(view.language, Some(Language::Zh | Language::Ja) | None);
    if !view.any(TRIGGERS) && !view.has_digits && !cjk {
        return;
    }
    for (index, token) in view.tokens.iter().enumerate() {
        if found.is_taken(token.start, token.end) {
            continue;
        }
        if let Some((start, end, position)) = at(view, index) {
            found.add(start, end, EntityValue::Ordinal(position));
        }
    }
}

fn at(view: &View<'_>, index: usize) -> Option<(usize, usize, i8)> {
    let token = view.token(index)?;
    let first = view.char(token.start)?;
    if first == '第' || (token.class == Class::Han && view.is(index, Kind::Ordinal.bit())) {
        return han(view, index);
    }
    if let Some(hit) = counted(view, index) {
        return Some(hit);
    }
    let position = view.number(index, Kind::Ordinal).and_then(|n| i8::try_from(n).ok());
    if let Some(position) = position {
        if !is_definite(view, index) {
            return None;
        }
        return (!is_history(view, index, position)).then_some((token.start, token.end, position));
    }
    // "2nd", "4e", "3ème"
    if token.class == Class::Digits
        && view
            .before(token.start)
            .is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '/' | '#'))
    {
        let suffix =
            view.token(index + 1).filter(|t| t.start == token.end && t.class == Class::Word)?;
        let text = view.slice(suffix.start, suffix.end);
        let known = match text.as_str() {
            "st" | "nd" | "rd" | "th" => true,
            "e" | "ème" | "eme" | "er" | "ère" => view.speaks(Language::Fr),
            "º" | "ª" | "o" | "a" => {
                matches!(view.language, Some(Language::Es | Language::Pt | Language::It))
            }
            "й" | "я" | "е" => view.speaks(Language::Ru),
            _ => false,
        };
        return known
            .then(|| Some((token.start, suffix.end, position_of(u64::from(token.value))?)))
            .flatten();
    }
    // "number 2", "option three"
    if view.is(index, Kind::NumberCue.bit()) && token.class == Class::Word {
        let next = index + 1;
        let number = number_at(view, next, false).filter(|n| n.start <= token.end + 2)?;
        let over = !matches!((view.char(number.end), view.char(number.end + 1)), (Some('-' | '.' | '/' | ',' | ':' | ' '), Some(c)) if c.is_ascii_digit())
            && !view.char(number.end).is_some_and(|c| c.is_ascii_alphanumeric());
        let position = position_of(number.digits)?;
        // "n. 42" is a size or an order more often than a place in a list.
        let listed = position <= 12 && !view.any(Kind::SizeCue.bit() & !Kind::NumberCue.bit())
            || view.speaks(Language::En);
        let single = view.tokens.len() <= 4;
        return (over && listed && single).then_some((token.start, number.end, position));
    }
    None
}

/// In languages whose ordinals are other words too ("un segundo", "an Dritte"), an article or a
/// preposition that holds one must stand in front; in Arabic it is a part of the word.
fn is_definite(view: &View<'_>, index: usize) -> bool {
    const DEFINITE: u64 = Kind::Article.bit() | Kind::Of.bit() | Kind::Prep.bit() | Kind::To.bit();
    let before = index.checked_sub(1).filter(|b| view.near(*b, index, 1));
    match view.language {
        Some(Language::Ar) => view.token(index).is_some_and(|t| {
            matches!((view.char(t.start), view.char(t.start + 1)), (Some('ا' | 'ل'), Some('ل')))
        }),
        Some(Language::Es | Language::Fr | Language::It | Language::Pt | Language::De) => {
            index == 0
                || before.is_some_and(|b| view.is(b, DEFINITE) && !view.is(b, Kind::One.bit()))
        }
        Some(Language::En) => {
            let word = before
                .and_then(|b| view.token(b))
                .map(|t| view.slice(t.start, t.end).to_lowercase());
            word.is_none_or(|w| w != "a")
        }
        _ => true,
    }
}

fn position_of(number: u64) -> Option<i8> {
    i8::try_from(number).ok().filter(|n| (1..=MAX_POSITION).contains(n))
}

/// 三つ目, 二番目, "세 번째": numbers whose counter makes them a position.
fn counted(view: &View<'_>, index: usize) -> Option<(usize, usize, i8)> {
    if !matches!(view.language, Some(Language::Ja | Language::Ko)) {
        return None;
    }
    let number = number_at(view, index, false)?;
    let next = view.token(number.next).filter(|t| t.start <= number.end + 1)?;
    let text = view.slice(next.start, next.end);
    let ordinal = matches!(
        text.as_str(),
        "つ目" | "番目" | "個目" | "枚目" | "点目" | "件目" | "本目" | "足目" | "번째"
    );
    ordinal.then_some((number.start, next.end, position_of(number.digits)?))
}

/// "last week", "my first order", "next"; a second of time.
fn is_history(view: &View<'_>, index: usize, position: i8) -> bool {
    const TIMES: u64 =
        Kind::Unit.bit() | Kind::Weekday.bit() | Kind::Month.bit() | Kind::DayPart.bit();
    let near_next = view.near(index, index + 1, 1);
    // "the second time", "third floor"
    if near_next && view.is(index + 1, TIMES | Kind::Measure.bit()) {
        return true;
    }
    // «двадцать седьмое»
    if view.speaks(Language::Ru)
        && index.checked_sub(1).is_some_and(|b| {
            view.near(b, index, 1) && view.number(b, Kind::Number).is_some_and(|n| n >= 20)
        })
    {
        return true;
    }
    // "hari keempat", اليوم العاشر
    if matches!(view.language, Some(Language::Ar | Language::Id))
        && index.checked_sub(1).is_some_and(|b| view.is(b, TIMES) && view.near(b, index, 1))
    {
        return true;
    }
    // للمرة الثالثة, الطابق الخامس, "lantai kedua": said in front.
    let levels = ["مرة", "مره", "دور", "طابق", "صف", "lantai", "kelas", "langkah", "kali", "anak"];
    if index
        .checked_sub(1)
        .filter(|b| view.near(*b, index, 1))
        .and_then(|b| view.token(b))
        .is_some_and(|t| {
            let word = view.slice(t.start, t.end).to_lowercase();
            matches!(view.language, Some(Language::Ar | Language::Id))
                && levels.iter().any(|l| word.ends_with(l))
        })
    {
        return true;
    }
    let before = index.checked_sub(1);
    if before.is_some_and(|b| {
        view.is(b, TIMES) && view.near(b, index, 1) && view.is(index, Kind::Last.bit())
    }) {
        return true;
    }
    if position != -1 {
        // Half of the languages say "my first order" for the history of a shopper.
        let own =
            before.and_then(|b| view.token(b)).map(|t| view.slice(t.start, t.end).to_lowercase());
        let own = own.is_some_and(|w| {
            matches!(
                w.as_str(),
                "my" | "our"
                    | "your"
                    | "mi"
                    | "mein"
                    | "meine"
                    | "meiner"
                    | "ma"
                    | "mon"
                    | "minha"
                    | "meu"
                    | "mia"
                    | "mio"
            )
        });
        let first = position == 1 && !near_next;
        return (own && position <= 1) || (first && index == 0 && view.tokens.len() > 3);
    }
    // The last of something counts when it stands alone or something is chosen: "the last one".
    let choice = near_next
        && view.is(index + 1, Kind::Choice.bit())
        && !view.is(index + 1, Kind::OtherCue.bit());
    let chosen = choice && view.speaks(Language::En) && {
        let word = view.token(index + 1).map(|t| view.slice(t.start, t.end).to_lowercase());
        word.is_some_and(|w| {
            matches!(w.as_str(), "one" | "option" | "choice" | "item" | "entry" | "answer")
        })
    };
    !(chosen || choice && !view.speaks(Language::En) || only_small_words(view, index))
}

fn only_small_words(view: &View<'_>, index: usize) -> bool {
    const SMALL: u64 =
        Kind::Article.bit() | Kind::Choice.bit() | Kind::Func.bit() | Kind::One.bit();
    view.tokens.len() <= 4 && (0..view.tokens.len()).all(|i| i == index || view.is(i, SMALL))
}

/// 第二个, 最后一个, 倒数第二.
fn han(view: &View<'_>, index: usize) -> Option<(usize, usize, i8)> {
    let token = view.token(index)?;
    if let Some(position) = view.number(index, Kind::Ordinal) {
        let mut end = token.end;
        if matches!(view.char(end), Some('那' | '这' | '這' | '嗰')) {
            end += 1;
        }
        let one =
            matches!(view.before(end), Some('一')) || matches!(view.char(end), Some('一' | '1'));
        if matches!(view.char(end), Some('一' | '1')) {
            end += 1;
        }
        let next = view.token_at(end);
        let choice = view.is(next, Kind::Choice.bit()) && view.token(next)?.start == end;
        let japanese = view.speaks(Language::Ja);
        let fits = position == -2
            || (one && choice)
            || (japanese && position == -1 && view.char(end) == Some('の'));
        return fits.then(|| Some((token.start, end, i8::try_from(position).ok()?))).flatten();
    }
    let number = number_at(view, index + 1, false).filter(|n| n.start == token.end)?;
    let position = position_of(number.digits)?;
    let next = view.token(number.next).filter(|t| t.start == number.end);
    let choice = view.is(number.next, Kind::Choice.bit()) && next.is_some();
    // 第二次, 第三天 tell of history.
    let over = next.is_none() && view.char(number.end).is_none_or(|c| !c.is_alphanumeric());
    let fits = choice || over || matches!(view.char(number.end), Some('的' | '那' | '番'));
    fits.then_some((token.start, number.end, position))
}

/// A message that is nothing but a number: "2", "#2", "2.", "二", "2号", "选2", "two", "②".
pub(super) fn find_bare(found: &mut Found<'_>) {
    let view = found.view;
    if !found.entities.is_empty() || view.tokens.len() > 5 {
        return bare_quantity(found);
    }
    const SMALL: u64 =
        Kind::Article.bit() | Kind::Func.bit() | Kind::NumberCue.bit() | Kind::Choice.bit();
    let mut only = None;
    let mut others = false;
    for (index, token) in view.tokens.iter().enumerate() {
        let number =
            number_at(view, index, false).and_then(|n| position_of(n.digits).map(|p| (n, p)));
        let small = token.kinds & SMALL != 0 && token.kinds & super::NUMBERS == 0
            || matches!(
                view.char(token.start),
                Some('选' | '選' | '要' | '我' | '号' | '號' | '吧' | '是')
            ) && token.end == token.start + 1;
        match number {
            Some((number, position)) if only.is_none() && !small => only = Some((number, position)),
            _ => others |= !small,
        }
    }
    if let Some((number, position)) = only.filter(|_| !others) {
        let signed = matches!(view.before(number.start), Some('-' | '+' | '$' | '.'));
        let worded = number.words && view.tokens.len() > 1 && number.end - number.start > 1;
        if !signed && !worded {
            found.add(number.start, number.end, EntityValue::Ordinal(position));
        }
    } else if view.tokens.is_empty()
        && let Some((at, position)) = circled(view)
    {
        found.add(at, at + 1, EntityValue::Ordinal(position));
    }
}

/// A quantity that is the whole message was meant as a choice: "two".
fn bare_quantity(found: &mut Found<'_>) {
    if found.view.tokens.len() == 1
        && let [entity] = found.entities.as_mut_slice()
        && let EntityValue::Quantity(count) = entity.value
        && let Some(position) = position_of(u64::from(count))
    {
        entity.value = EntityValue::Ordinal(position);
    }
}

fn circled(view: &View<'_>) -> Option<(usize, i8)> {
    view.text.iter().enumerate().find_map(|(at, f)| {
        let offset = u32::from(f.char).checked_sub(0x2460)?;
        i8::try_from(offset + 1).ok().filter(|n| (1..=20).contains(n)).map(|n| (at, n))
    })
}

/// Whether a text says nothing but what one answers with (a number, an address, "the second one")
/// and small words. "PayPal?" and "tomorrow?" want something: other names alone are judged.
pub(super) fn only_names(text: &[Folded], entities: &[Entity]) -> bool {
    let answers = |e: &Entity| {
        matches!(
            e.value,
            EntityValue::OrderNumber(_)
                | EntityValue::Tracking { .. }
                | EntityValue::Phone(_)
                | EntityValue::Email(_)
                | EntityValue::Url(_)
                | EntityValue::Postcode(_)
                | EntityValue::Address(_)
                | EntityValue::Ordinal(_)
        )
    };
    if !entities.iter().all(answers) {
        return false;
    }
    let outside = |f: &Folded| !entities.iter().any(|e| e.start <= f.start && f.end <= e.end);
    if !text.iter().any(|f| f.char.is_alphanumeric() && outside(f)) {
        return true;
    }
    if entities.len() > 1 && joined_by_words(text, entities) {
        return true;
    }
    if !entities.iter().any(|e| matches!(e.value, EntityValue::Ordinal(_))) {
        return false;
    }
    const SMALL: u64 =
        Kind::Article.bit() | Kind::Choice.bit() | Kind::One.bit() | Kind::Counter.bit();
    let view = View::new(text, None);
    let inside = |start: usize, end: usize| {
        let place = (text.get(start), end.checked_sub(1).and_then(|last| text.get(last)));
        matches!(place, (Some(a), Some(b)) if entities.iter().any(|e| e.start < b.end && a.start < e.end))
    };
    view.tokens.iter().all(|t| t.kinds & SMALL != 0 || inside(t.start, t.end))
}

/// Whether all that stands beside the names are words such as "and".
fn joined_by_words(text: &[Folded], entities: &[Entity]) -> bool {
    let inside = |f: &Folded| entities.iter().any(|e| e.start <= f.start && f.end <= e.end);
    let beside = text.split(|f| inside(f) || !f.char.is_alphanumeric());
    beside.filter(|word| !word.is_empty()).all(joins_names)
}
