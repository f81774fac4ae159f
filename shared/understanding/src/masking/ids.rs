//! Which runs of digits are a card's number or one that a state gave: by check digits, dates
//! inside, and the way in which people group them. Identifiers with letters are in `codes.rs`.

use super::Kind;
use super::checks::{self, Digits};
use super::numbers::Group;
use super::view::View;

/// What whole groups of digits are when their digits say so: the kind, and the end, which is
/// beyond the groups when a check letter follows.
pub(super) fn identify(view: &View, groups: &[Group], cued: bool) -> Option<(Kind, usize)> {
    let (first, last) = (groups.first()?, groups.last()?);
    let digits = Digits::of(view, first.start, last.end)?;
    let end = last.end;
    if let Some(end) = check_letter(view, groups, &digits) {
        return Some((Kind::Id, end));
    }
    let is_card = (13..=19).contains(&digits.all().len()) && checks::luhn(&digits);
    if is_card && checks::is_card_range(&digits) && !(cued && checks::is_nik(&digits)) {
        return Some((Kind::Card, end));
    }
    if is_state_number(view, groups, &digits) {
        return Some((Kind::Id, end));
    }
    is_card.then_some((Kind::Card, end))
}

/// Whether groups have these lengths, or are written without separators.
fn grouped(groups: &[Group], lengths: &[usize]) -> bool {
    groups.len() == 1 || groups.iter().map(|g| g.len()).eq(lengths.iter().copied())
}

fn is_state_number(view: &View, groups: &[Group], digits: &Digits) -> bool {
    let by_hyphen = |g: &Group| view.is(g.end, |c| c == '-' || c == ' ');
    let all_fours = groups.iter().all(|g| g.len() == 4);
    match digits.all().len() {
        // Without its groups a social security number could be anything.
        9 => {
            let lengths = groups.iter().map(|g| g.len()).eq([3, 2, 4]);
            lengths && groups.iter().take(2).all(by_hyphen) && checks::is_ssn(digits)
        }
        11 => is_of_eleven(view, groups, digits),
        12 => {
            (groups.len() == 1 || all_fours)
                && ((digits.at(0) != 0 && checks::is_my_number(digits))
                    || (groups.len() == 1 && checks::is_inn(digits)))
        }
        13 => {
            let hyphenated = groups.len() == 2 && grouped(groups, &[6, 7]);
            (hyphenated && checks::is_korean_id(digits))
                || (groups.len() == 1
                    && checks::is_korean_id(digits)
                    && checks::has_korean_check(digits))
                || (grouped(groups, &[3, 4, 4, 2]) && checks::is_ahv(digits))
        }
        14 => {
            (grouped(groups, &[2, 3, 3, 4, 2]) && checks::is_cnpj(digits))
                || (groups.len() == 1 && checks::is_egyptian_id(digits))
        }
        15 => {
            let emirates = digits.number(0, 3) == 784 && grouped(groups, &[3, 4, 7, 1]);
            (emirates && checks::luhn(digits)) || checks::is_nir(digits)
        }
        16 => (groups.len() == 1 || all_fours) && checks::is_nik(digits),
        18 => {
            let last = digits.at(17);
            (groups.len() == 1 || grouped(groups, &[6, 8, 4]))
                && checks::is_chinese_id(digits, last)
        }
        _ => false,
    }
}

fn is_of_eleven(view: &View, groups: &[Group], digits: &Digits) -> bool {
    let Some(first) = groups.first() else { return false };
    if groups.len() == 1 {
        // Mobile numbers of China and Russia have eleven digits too.
        let mobile = digits.at(0) == 1 && digits.at(1) >= 3
            || matches!(digits.number(0, 2), 79 | 89)
            || view.before(first.start) == Some('+');
        return !mobile && (checks::is_cpf(digits) || checks::is_german_tax_id(digits));
    }
    (grouped(groups, &[3, 3, 3, 2]) && (checks::is_cpf(digits) || checks::is_snils(digits)))
        || (grouped(groups, &[2, 3, 3, 3]) && checks::is_german_tax_id(digits))
        || (grouped(groups, &[2, 8, 1]) && checks::is_cuit(digits))
}

/// The end of an identifier whose last character is a check letter: China's X, Spain's DNI,
/// Chile's RUT with K.
fn check_letter(view: &View, groups: &[Group], digits: &Digits) -> Option<usize> {
    let end = groups.last()?.end;
    let hyphen = usize::from(view.is(end, |c| c == '-' || c == ' '));
    let at = end + hyphen;
    let letter = view.char(at).filter(char::is_ascii_alphabetic)?;
    if view.is(at + 1, |c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let right = match digits.all().len() {
        17 => hyphen == 0 && letter == 'x' && checks::is_chinese_id(digits, 10),
        7 | 8 if letter == 'k' && view.is(end, |c| c == '-') => true,
        8 => {
            let spaced = view.is(end, |c| c == ' ');
            let large = view.is_capital(at);
            grouped(groups, &[2, 3, 3])
                && (!spaced || large)
                && checks::dni_letter(digits.number(0, 8)) == letter
        }
        _ => false,
    };
    right.then_some(at + 1)
}
