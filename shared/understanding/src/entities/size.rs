//! Sizes: letters (`M`, `XL`, `S/M`), numbers behind "size" and its like (`42`, `36-38`, 42码), and
//! bare numbers of clothes and shoes where the message exchanges one for another.

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;

use super::Found;
use super::lexicon::Kind;
use super::view::{Class, View};

/// What cannot stand behind a size in numbers.
const OTHER: u64 = Kind::Currency.bit()
    | Kind::Multiplier.bit()
    | Kind::Measure.bit()
    | Kind::Counter.bit()
    | Kind::Month.bit();

pub(super) fn find(found: &mut Found<'_>) {
    letters(found);
    words(found);
    if found.view.has_digits {
        numbers(found);
    }
}

fn letters(found: &mut Found<'_>) {
    let view = found.view;
    let loud = shouts(view);
    let mut over = 0;
    for (index, token) in view.tokens.iter().enumerate() {
        if token.start < over || token.end - token.start > 4 {
            continue;
        }
        let first = view.char(token.start);
        let begins = matches!(
            first,
            Some(
                'X' | 'S' | 'M' | 'L' | 'P' | 'G' | 'x' | 's' | 'm' | 'l' | 'p' | 'g' | '2'
                    ..='5' | 'М' | 'Л' | 'Х' | 'м' | 'л' | 'х'
            )
        );
        if !begins {
            continue;
        }
        let Some(end) = letter_size(view, index, loud) else { continue };
        // "S/M", "M-L"
        let joined = matches!(view.char(end), Some('/' | '-'))
            .then(|| view.token_at(end))
            .and_then(|next| {
                view.token(next)
                    .filter(|t| t.start == end + 1)
                    .and_then(|_| letter_size(view, next, loud))
            });
        let end = joined.unwrap_or(end);
        let size = view.slice(token.start, end).to_uppercase().chars().map(latin_of).collect();
        found.add(token.start, end, EntityValue::Size(size));
        over = end;
    }
}

/// Russians write «ХЛ» and "XL".
const fn latin_of(letter: char) -> char {
    match letter {
        'М' => 'M',
        'Л' => 'L',
        'С' => 'S',
        'Х' => 'X',
        other => other,
    }
}

/// Whether a small letter is exchanged for another size or follows "size": "from m to l".
fn is_cued(view: &View<'_>, index: usize) -> bool {
    if index
        .checked_sub(1)
        .is_some_and(|b| view.is(b, Kind::SizeCue.bit()) && view.near(b, index, 1))
    {
        return true;
    }
    let alone = |i: usize| {
        view.token(i).is_some_and(|t| {
            view.before(t.start).is_none_or(|c| c == ' ')
                && view.char(t.end).is_none_or(|c| matches!(c, ' ' | ',' | '.' | '?'))
        })
    };
    let is_size = |i: usize| {
        const SIZES: [&str; 13] =
            ["s", "m", "l", "p", "g", "xs", "xl", "xxl", "xxs", "м", "л", "хл", "xxxl"];
        let text = view.token(i).filter(|t| t.end - t.start <= 4 && t.class == Class::Word);
        text.is_some_and(|t| SIZES.contains(&view.slice(t.start, t.end).to_lowercase().as_str()))
    };
    let others = index.saturating_sub(4)..=index + 4;
    view.any(Kind::Swap.bit() | Kind::SizeCue.bit())
        && alone(index)
        && others.into_iter().any(|i| i != index && is_size(i) && alone(i))
}

/// The end of a size in letters that begins with a token; single capitals tell nothing where all
/// is `loud`.
fn letter_size(view: &View<'_>, index: usize, loud: bool) -> Option<usize> {
    let token = view.token(index)?;
    let free = !view.before(token.start).is_some_and(|c| {
        c.is_ascii_alphanumeric() || matches!(c, '\'' | '’' | '.' | '@' | '#' | '-' | '&' | '_')
    });
    if token.class == Class::Digits {
        // "2XL"
        let next = view
            .token(index + 1)
            .filter(|t| t.start == token.end && (2..=5).contains(&token.value))?;
        let text = view.slice(next.start, next.end).to_ascii_uppercase();
        return (free && matches!(text.as_str(), "XL" | "XS" | "L")).then_some(next.end);
    }
    let text = view.slice(token.start, token.end);
    let after = view.char(token.end);
    let beyond = view.char(token.end + 1);
    let abbreviates = after == Some('.')
        && text.len() == 1
        && beyond.is_some_and(|c| c.is_alphanumeric() || c == ' ')
        && starts_name(view, token.end);
    // "L-ку" and "S-M" are sizes, "M-Audio" is none.
    let compound = after == Some('-')
        && beyond.is_some_and(char::is_alphanumeric)
        && !matches!(beyond, Some('S' | 'M' | 'L' | 'X' | 'а'..='я'));
    let goes_on =
        after.is_some_and(|c| c.is_ascii_digit() || matches!(c, '\'' | '’' | '@' | '_' | '&'));
    let ends = !(goes_on || abbreviates || compound);
    let known = match text.as_str() {
        "XS" | "XXS" | "XL" | "XXL" | "XXXL" | "XXXXL" | "xl" | "xxl" | "xs" | "xxs" | "xxxl" => {
            true
        }
        "S" | "M" | "L" => !loud,
        "P" | "G" | "GG" | "PP" | "XG" => view.speaks(Language::Pt) && !loud,
        "s" | "m" | "l" => is_cued(view, index),
        "p" | "g" => view.speaks(Language::Pt) && is_cued(view, index),
        "ХЛ" | "ХХЛ" | "ХС" => true,
        "М" | "Л" | "м" | "л" | "хл" | "ххл" => is_cued(view, index),
        _ => false,
    };
    (free && ends && known).then_some(token.end)
}

/// "M. Dupont".
fn starts_name(view: &View<'_>, dot: usize) -> bool {
    view.char(dot + 2).is_some_and(char::is_uppercase)
}

fn shouts(view: &View<'_>) -> bool {
    !view.text.iter().any(|f| f.char.is_lowercase() || u32::from(f.char) > 0x5FF)
        && view.tokens.len() > 3
}

/// "medium", "talla única" – adjectives that are everyday words need a word for size beside them or
/// another size to be compared with.
fn words(found: &mut Found<'_>) {
    let view = found.view;
    if !view.any(Kind::Size.bit()) {
        return;
    }
    let said = view.tokens.iter().filter(|t| t.kinds & Kind::Size.bit() != 0).count();
    let compared =
        view.speaks(Language::En) && (said > 1 || view.any(Kind::Swap.bit() | Kind::SizeCue.bit()));
    for (index, token) in view.tokens.iter().enumerate() {
        let Some(sense) = view.sense(index, Kind::Size) else { continue };
        let cued = |i: usize| view.is(i, Kind::SizeCue.bit());
        let beside = index.checked_sub(1).is_some_and(cued) || cued(index + 1);
        let article = view.speaks(Language::En)
            && index.checked_sub(1).is_some_and(|b| {
                let word = view
                    .token(b)
                    .map(|t| view.slice(t.start, t.end).to_lowercase())
                    .unwrap_or_default();
                matches!(word.as_str(), "a" | "an" | "in") || compared
            })
            && (view.token(index + 1).is_none_or(|t| {
                view.char(token.end) != Some(' ') || t.kinds & Kind::Func.bit() != 0
            }));
        let own = matches!(sense.name, "one size")
            || token.class == Class::Hangul && sense.name != "S"
            || view.speaks(Language::Ar) && is_loan(view, token.start);
        if beside || own || article {
            let size = if sense.name == "one size" {
                "ONE SIZE".to_owned()
            } else {
                sense.name.to_owned()
            };
            found.add(token.start, token.end, EntityValue::Size(size));
        }
    }
}

/// لارج, ميديوم: words that are taken over for sizes alone.
fn is_loan(view: &View<'_>, start: usize) -> bool {
    let start = if view.char(start) == Some('ا') && view.char(start + 1) == Some('ل') {
        start + 2
    } else {
        start
    };
    let native = ["صغ", "كب", "وس", "مت"];
    !native.contains(&view.slice(start, start + 2).as_str())
}

/// A number that may be a size.
struct Candidate {
    start: usize,
    end: usize,
    /// Whether its neighbours alone make it a size.
    certain: bool,
    /// Whether it is in the range of clothes and shoes.
    fits: bool,
    /// Whether nothing that could be counted stands behind it.
    over: bool,
    value: u32,
}

fn numbers(found: &mut Found<'_>) {
    let view = found.view;
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, token) in view.tokens.iter().enumerate() {
        if token.class == Class::Digits
            && candidates.last().is_none_or(|c| c.end <= token.start)
            && let Some(candidate) = candidate(view, index, found)
        {
            candidates.push(candidate);
        }
    }
    let several = candidates.len() > 1;
    let alike = several
        && candidates
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.value.abs_diff(b.value) <= 8));
    let sure = candidates.iter().any(|c| c.certain);
    let swapped = view.any(Kind::Swap.bit()) || found.any(|v| matches!(v, EntityValue::Size(_)));
    let spoken = view.any(Kind::SizeCue.bit());
    let counted = view.any(Kind::QuantityCue.bit()) && !spoken && {
        let cue = |i| view.sense(i, Kind::QuantityCue).is_some_and(|s| s.name == "any");
        (0..view.tokens.len()).any(cue)
    };
    for candidate in candidates {
        let wanted = candidate.fits
            && !counted
            && (alike || several && (swapped || spoken) || swapped && (spoken || candidate.over));
        if candidate.certain
            || wanted
            || sure && candidate.over && (4..=60).contains(&candidate.value)
        {
            let size =
                view.slice(candidate.start, candidate.end).replace(['×', 'X', 'х', 'Х'], "x");
            found.add(candidate.start, candidate.end, EntityValue::Size(size));
        }
    }
}

fn candidate(view: &View<'_>, index: usize, found: &Found<'_>) -> Option<Candidate> {
    let token = view.token(index)?;
    let before = view.before(token.start);
    if found.is_taken(token.start, token.end)
        || before.is_some_and(|c| {
            c.is_ascii_alphanumeric()
                || matches!(
                    c,
                    '#' | '-'
                        | '/'
                        | '.'
                        | ','
                        | '$'
                        | '€'
                        | '£'
                        | '¥'
                        | '+'
                        | '@'
                        | ':'
                        | '='
                        | '×'
                        | '('
                )
                || super::view::is_money(c)
        })
    {
        return None;
    }
    let mut end = token.end;
    let mut next = index + 1;
    let mut halves = false;
    // "Größe 90x200"
    let sides = view.token(next).filter(|t| t.start == end + 1).zip(view.char(end));
    let sides = sides
        .filter(|(t, c)| t.class == Class::Digits && *c == '×')
        .map(|(t, _)| t)
        .or_else(|| {
            let by = view.token(next).filter(|t| t.start == end && t.end == end + 1)?;
            let is_by = matches!(view.char(by.start), Some('x' | 'X' | 'х' | 'Х'));
            view.token(next + 1).filter(|t| is_by && t.class == Class::Digits && t.start == by.end)
        });
    if let Some(other) = sides {
        let cued = view.any(Kind::SizeCue.bit())
            && !view.char(other.end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '×');
        let (start, end, value) = (token.start, other.end, token.value);
        return cued.then_some(Candidate {
            start,
            end,
            certain: true,
            fits: true,
            over: true,
            value,
        });
    }
    let follow = view.token(next).filter(|t| t.class == Class::Digits && t.start == end + 1);
    if let (Some(follow), Some(mark)) = (follow, view.char(end)) {
        match mark {
            '.' | ',' if follow.end == follow.start + 1 => halves = true,
            '-' | '/' if follow.end - follow.start == 2 && follow.value > token.value => {}
            _ => return None,
        }
        end = follow.end;
        next += 1;
    }
    let behind = view.char(end);
    if behind.is_some_and(|c| {
        c.is_ascii_alphanumeric() && !glued_unit(view, next, end)
            || matches!(c, '%' | '€' | '$' | '£' | '¥' | '/' | '=' | '×' | ':' | '@')
    }) {
        return None;
    }
    if view.char(end) == Some(' ') && view.char(end + 1) == Some('%') {
        return None;
    }
    let close = view.token(next).is_some_and(|t| t.start <= end + 1);
    // An order's number before "size".
    if token.value > 300 {
        return None;
    }
    let cue_behind = close && view.is(next, Kind::SizeCue.bit());
    let han_size = close && matches!(behind, Some('码' | '碼' | '号' | '號'));
    let cue_before = (1..=2).any(|back| {
        index.checked_sub(back).is_some_and(|b| {
            let gap = (b..index).all(|i| i == b || view.is(i, Kind::Func.bit() | Kind::Prep.bit()));
            gap && view.is(b, Kind::SizeCue.bit())
                && !is_plain_number_word(view, b)
                && view.token(b).is_some_and(|t| token.start <= t.end + 6)
        })
    });
    let japanese = view.speaks(Language::Ja)
        && behind == Some('号')
        && !matches!(view.char(end + 1), Some('室' | '線' | '車'));
    if japanese {
        end += 1;
    }
    // "nomor 12" is of a house, or anything.
    let numbered = view.speaks(Language::Id)
        && index.checked_sub(1).is_some_and(|b| view.is(b, Kind::NumberCue.bit()))
        && !(20..=48).contains(&token.value);
    if numbered {
        return None;
    }
    if cue_before || cue_behind || han_size && (10..=60).contains(&token.value) || japanese {
        let value = token.value;
        return Some(Candidate {
            start: token.start,
            end,
            certain: value <= 300,
            fits: true,
            over: true,
            value,
        });
    }
    let fits = match (view.language, token.value) {
        (Some(Language::Ko), 85..=120) => token.value % 5 == 0,
        (Some(Language::Ko), 220..=300) => token.value % 5 == 0,
        (Some(Language::Ja), 21..=31) => true,
        (Some(Language::Ru), 30..=60) => true,
        (_, 30..=54) => true,
        (_, 20..=29) => halves,
        _ => false,
    };
    let other = close && view.is(next, OTHER | Kind::Unit.bit());
    if other || (halves && measures(view, next, end)) {
        return None;
    }
    if token.end - token.start > 3
        || index.checked_sub(1).is_some_and(|b| {
            view.is(b, Kind::OtherCue.bit())
                && !view.is(b, Kind::SizeCue.bit())
                && view.near(b, index, 2)
        })
    {
        return None;
    }
    // "in 39", "en 39", "no 44?"
    let introduced = index
        .checked_sub(1)
        .is_some_and(|b| view.is(b, Kind::Prep.bit()) && view.near(b, index, 1));
    let over = view.token(next).is_none_or(|t| {
        t.start > end + 1
            || t.kinds
                & (Kind::Func.bit() | Kind::Swap.bit() | Kind::Prep.bit() | Kind::Colour.bit())
                != 0
            || t.class == Class::Hiragana
            || t.class == Class::Katakana
    });
    let article = matches!(view.language, Some(Language::Ko)) && view.tokens.len() <= 2;
    // "a 12", "the 10"
    let english = view.speaks(Language::En)
        && over
        && (4..=24).contains(&token.value)
        && index.checked_sub(1).and_then(|b| view.token(b)).is_some_and(|t| {
            view.near(index - 1, index, 1)
                && matches!(view.slice(t.start, t.end).to_lowercase().as_str(), "a" | "an" | "the")
        });
    let fits =
        fits || english || view.speaks(Language::En) && halves && (3..=14).contains(&token.value);
    let preposition = introduced
        && index.checked_sub(1).and_then(|b| view.token(b)).is_some_and(|t| {
            matches!(
                view.slice(t.start, t.end).to_lowercase().as_str(),
                "in" | "en" | "em" | "im" | "на"
            )
        });
    let certain = fits
        && (preposition
            && (over || !view.speaks(Language::Ru))
            && !has_house_number(view, index)
            && (34..=48).contains(&token.value)
            || introduced
                && (over || view.any(Kind::SizeCue.bit()))
                && !has_house_number(view, index)
            || halves && view.speaks(Language::Ja))
        && !article;
    Some(Candidate { start: token.start, end, certain, fits, over, value: token.value })
}

/// "42eu" and the like keep to the number.
fn glued_unit(view: &View<'_>, next: usize, end: usize) -> bool {
    view.token(next).is_some_and(|t| t.start == end && t.kinds & Kind::SizeCue.bit() != 0)
}

/// Words that mean "number" in general count only close to one.
fn is_plain_number_word(view: &View<'_>, index: usize) -> bool {
    view.is(index, Kind::OtherCue.bit()) && view.is(index, Kind::PhoneCue.bit())
}

fn measures(view: &View<'_>, next: usize, end: usize) -> bool {
    view.token(next).is_some_and(|t| {
        t.start <= end + 1 && t.kinds & (Kind::Measure.bit() | Kind::Unit.bit()) != 0
    })
}

/// "via Roma in 39": a street in front makes it a house.
fn has_house_number(view: &View<'_>, index: usize) -> bool {
    (index.saturating_sub(4)..index).any(|i| {
        view.is(i, Kind::StreetBefore.bit()) && view.token(i).is_some_and(|t| t.end - t.start > 2)
    })
}
