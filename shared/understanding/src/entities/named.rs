//! What the lexicon knows by name alone: colours with their shades, ways to pay, countries.

use aisle_domain::language::Language;
use aisle_domain::understood::EntityValue;

use super::Found;
use super::lexicon::Kind;
use super::view::{Class, View};

const NAMED: u64 = Kind::Colour.bit() | Kind::Payment.bit() | Kind::Country.bit();

pub(super) fn find(found: &mut Found<'_>) {
    let view = found.view;
    if !view.any(NAMED) {
        return;
    }
    for (index, token) in view.tokens.iter().enumerate() {
        if token.kinds & NAMED == 0 || found.is_taken(token.start, token.end) {
            continue;
        }
        // A part of a hyphenated or longer code is no name.
        if view.before(token.start).is_some_and(|c| matches!(c, '@' | '_' | '#')) {
            continue;
        }
        if let Some(sense) = view.sense(index, Kind::Payment) {
            // "auf Rechnung": the preposition only tells that the invoice is a way to pay.
            if !is_wallet(view, index) {
                continue;
            }
            let preposition = matches!(
                view.slice(token.start, (token.start + 4).min(token.end)).as_str(),
                "auf " | "per " | "Auf " | "Per "
            );
            let start = if preposition { token.start + 4 } else { token.start };
            found.add(start, token.end, EntityValue::PaymentMethod(sense.name));
        } else if let Some(sense) =
            view.sense(index, Kind::Country).filter(|_| is_country(view, index))
        {
            found.add(token.start, token.end, EntityValue::Country(sense.name));
        } else if let Some(sense) =
            view.sense(index, Kind::Colour).filter(|_| is_colour(view, index))
        {
            let shade = index
                .checked_sub(1)
                .filter(|b| view.sense(*b, Kind::Shade).is_some_and(|s| s.name != "behind"))
                .filter(|b| view.near(*b, index, 1));
            let start = shade.and_then(|b| view.token(b)).map_or(token.start, |t| t.start);
            // "azul claro", "bleu foncé": the adjective behind.
            let behind = index + 1;
            let shaded = view.sense(behind, Kind::Shade).filter(|s| s.name == "behind");
            let shaded = shaded.filter(|_| view.near(index, behind, 1));
            let end = shaded.and_then(|_| view.token(behind)).map_or(token.end, |t| t.end);
            // "hijau sage", "verde oliva": the second tells which.
            let second = view.sense(behind, Kind::Colour);
            let second = second.filter(|_| noun_first(view) && view.near(index, behind, 1));
            match second.zip(view.token(behind)) {
                Some((second, last)) => {
                    found.add(start, last.end, EntityValue::Colour(second.name));
                }
                None => {
                    found.add(start, end, EntityValue::Colour(sense.name));
                }
            }
        }
    }
}

/// Languages that put an adjective behind its noun.
fn noun_first(view: &View<'_>) -> bool {
    use Language::{Ar, Es, Fr, Id, It, Pt};
    matches!(view.language, Some(Es | Fr | It | Pt | Ar | Id))
}

/// Indonesian "dana" means money: the wallet is DANA, or what somebody pays with.
fn is_wallet(view: &View<'_>, index: usize) -> bool {
    let word = |i: usize| view.token(i).map(|t| view.slice(t.start, t.end)).unwrap_or_default();
    let own = word(index);
    if !view.speaks(Language::Id) || !own.eq_ignore_ascii_case("dana") || own == "DANA" {
        return true;
    }
    let before = index.checked_sub(1).map(word).unwrap_or_default().to_lowercase();
    matches!(before.as_str(), "pakai" | "pake" | "lewat" | "via" | "saldo" | "ke" | "akun")
}

/// "turkey" with a small letter is a bird, "us" a pronoun.
fn is_country(view: &View<'_>, index: usize) -> bool {
    let Some(token) = view.token(index) else { return false };
    let common = token.class == Class::Word
        && view.char(token.start).is_some_and(char::is_lowercase)
        && matches!(
            view.slice(token.start, token.end).as_str(),
            "turkey" | "chad" | "jordan" | "georgia" | "chili" | "amerika"
        );
    // フランス語 is the language.
    let language = view
        .char(token.end)
        .is_some_and(|c| matches!(c, '語' | '语' | '文' | '어' | '菜' | '式' | '戦' | '人'));
    !(common || language && token.class.is_cjk())
}

/// A single Chinese or Japanese character is a colour only where it stands apart from other
/// characters that make a word with it.
fn is_colour(view: &View<'_>, index: usize) -> bool {
    let Some(token) = view.token(index) else { return false };
    if token.class != Class::Han || token.end - token.start > 1 {
        return true;
    }
    let (before, after) = (view.before(token.start), view.char(token.end));
    let is_letter = |c: Option<char>| c.is_some_and(crate::folding::is_han);
    if view.speaks(Language::Ja) {
        return !is_letter(before) && !is_letter(after);
    }
    let allowed =
        |c: Option<char>, marks: &str| !is_letter(c) || c.is_some_and(|c| marks.contains(c));
    allowed(before, "的要换換选選成把个個件条條双雙款是红黄蓝绿白黑灰粉紫和跟买買是退")
        && allowed(after, "的款换換件条條双雙码碼那个個红黄蓝绿白黑灰粉紫和跟吗还還没沒")
}
