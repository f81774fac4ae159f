//! Amounts of money in all the notations of our languages: "1.299,00 €", "$24.50", "300块",
//! "Rp150.000", "150 ribu", "3만원", "٣٠٠ ريال", "5 тыс". Integer arithmetic only.

use aisle_domain::language::Language;
use aisle_domain::money::{Currency, Money};
use aisle_domain::understood::EntityValue;

use super::Found;
use super::lexicon::Kind;
use super::number::{Number, number_at};
use super::view::{Class, View, is_money};
use crate::situation::Situation;

pub(super) fn find(situation: &Situation, found: &mut Found<'_>) {
    let view = found.view;
    if !(view.any(Kind::Currency.bit() | Kind::Multiplier.bit())
        || view.has_money
        || view.speaks(Language::Zh))
    {
        return;
    }
    let mut index = 0;
    while index < view.tokens.len() {
        let end = amount(view, index, situation).and_then(|(start, end, next, money)| {
            found.add(start, end, EntityValue::Amount(money)).then_some(next)
        });
        index = end.unwrap_or(index + 1).max(index + 1);
    }
}

fn amount(
    view: &View<'_>,
    index: usize,
    situation: &Situation,
) -> Option<(usize, usize, usize, Money)> {
    let token = view.token(index)?;
    if view.speaks(Language::Ko)
        && token.class == Class::Hangul
        && token.kinds & Kind::RelDay.bit() == 0
        && let Some(hit) = hangul(view, token.start)
    {
        return Some(hit);
    }
    // «тысячу рублей», 만원: a thousand without its "one".
    if token.kinds & Kind::Multiplier.bit() != 0
        && token.kinds & super::NUMBERS == 0
        && token.end - token.start > 1
    {
        let lone = Number {
            start: token.start,
            end: token.end,
            next: index + 1,
            digits: 1,
            decimals: 0,
            words: false,
        };
        let factor = u64::try_from(view.number(index, Kind::Multiplier)?).ok()?;
        let counted = view.before(token.start).is_some_and(|c| c.is_ascii_digit())
            || index > 0 && view.is(index - 1, super::NUMBERS);
        let (currency, end, next) = behind(view, &lone, situation).filter(|_| !counted)?;
        return Some((
            token.start,
            end,
            next,
            Money::new(minor(1, 0, factor, currency)?, currency),
        ));
    }
    if token.class != Class::Digits
        && token.kinds & super::NUMBERS == 0
        && token.class != Class::Han
    {
        return None;
    }
    let mut number = number_at(view, index, true)?;
    // A part of a code, a date or a version is no amount.
    let before = view.before(number.start);
    if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '#' | '/' | '_' | '@')) {
        return None;
    }
    let ahead = symbol_before(view, number.start, situation)
        .or_else(|| word_before(view, index, situation));
    let mut factor = 1_u64;
    let times = |view: &View<'_>, number: &mut Number, factor: &mut u64| {
        let Some(by) = view.number(number.next, Kind::Multiplier) else { return false };
        let close = view.token(number.next).filter(|t| t.start <= number.end + 1);
        let Some(token) = close else { return false };
        let letter = token.end - token.start == 1 && token.class == Class::Word;
        if letter && token.start != number.end {
            return false;
        }
        *factor = factor.saturating_mul(u64::try_from(by).unwrap_or(1));
        number.end = token.end;
        number.next += 1;
        true
    };
    let mut multiplied = times(view, &mut number, &mut factor);
    multiplied |= multiplied && times(view, &mut number, &mut factor);
    if multiplied && number.decimals == 0 && factor == 10_000 {
        // "3만 5천원", 1万2000円
        let more =
            number_at(view, number.next, true).filter(|n| n.decimals == 0 && n.digits < 10_000);
        if let Some(mut more) = more.filter(|n| n.start <= number.end + 1) {
            let small =
                view.number(more.next, Kind::Multiplier).filter(|m| *m == 1_000 || *m == 100);
            let close = view.token(more.next).filter(|t| t.start == more.end);
            let by = small.filter(|_| close.is_some()).map_or(1, |m| u64::try_from(m).unwrap_or(1));
            if by > 1 {
                more.end = close.map_or(more.end, |t| t.end);
                more.next += 1;
            }
            let whole =
                number.digits.saturating_mul(10_000).saturating_add(more.digits.saturating_mul(by));
            if behind(view, &more, situation).is_some() {
                number = Number { digits: whole, end: more.end, next: more.next, ..number };
                factor = 1;
            }
        }
    }
    let behind = behind(view, &number, situation);
    let (currency, start, end, next) = match (ahead, behind) {
        (Some((currency, start)), None) => (currency, start, number.end, number.next),
        (Some((_, start)), Some((currency, end, next))) => (currency, start, end, next),
        (None, Some((currency, end, next))) => {
            // "a dollar" is no amount, "one dollar" hardly; numbers in letters need to be more.
            if number.words && number.digits < 2 && view.token(index)?.class == Class::Word {
                return None;
            }
            (currency, number.start, end, next)
        }
        (None, None) => {
            let own = multiplied.then(|| bare_multiplier(view)).flatten();
            let chinese = unsaid(view, &number) || spent(view, &number);
            let currency =
                own.or_else(|| chinese.then(|| self::currency("CNY", situation)).flatten())?;
            (currency, number.start, number.end, number.next)
        }
    };
    let minor = minor(number.digits, number.decimals, factor, currency)?;
    Some((start, end, next, Money::new(minor, currency)))
}

/// What thousands without a currency are by themselves: "150rb", «5 тыс».
fn bare_multiplier(view: &View<'_>) -> Option<Currency> {
    match view.language? {
        Language::Ru => Currency::new("RUB").ok(),
        Language::Id => Currency::new("IDR").ok(),
        _ => None,
    }
}

/// 花了1299: digits behind a verb of paying, with nothing counted behind.
fn spent(view: &View<'_>, number: &Number) -> bool {
    const COUNTED: u64 =
        Kind::Counter.bit() | Kind::Measure.bit() | Kind::Unit.bit() | Kind::Month.bit();
    let verb = number.start.checked_sub(2).and_then(|at| view.char(at));
    let counted = view.token(number.next).is_some_and(|t| t.start <= number.end + 1)
        && view.is(number.next, COUNTED);
    view.speaks(Language::Zh)
        && !number.words
        && number.digits >= 10
        && view.before(number.start) == Some('了')
        && matches!(verb, Some('花' | '付' | '扣' | '退' | '充' | '收' | '贵' | '貴'))
        && !counted
        && !view.char(number.end).is_some_and(|c| c.is_ascii_alphanumeric() || c == '%')
}

/// 两千四: a rough Chinese number with nothing counted behind it.
fn unsaid(view: &View<'_>, number: &Number) -> bool {
    const COUNTED: u64 = Kind::Counter.bit() | Kind::Measure.bit() | Kind::Unit.bit();
    let close = view.token(number.next).is_some_and(|t| t.start == number.end);
    number.words
        && view.speaks(Language::Zh)
        && number.digits >= 100
        && number.end - number.start >= 2
        && !(close && view.is(number.next, COUNTED))
        && view.char(number.end).is_none_or(|c| {
            !c.is_alphanumeric()
                || matches!(
                    c,
                    '了' | '多'
                        | '都'
                        | '没'
                        | '沒'
                        | '退'
                        | '给'
                        | '給'
                        | '差'
                        | '打'
                        | '可'
                        | '能'
                        | '也'
                        | '还'
                        | '還'
                        | '就'
                        | '订'
                        | '訂'
                        | '却'
                        | '卻'
                )
        })
}

/// "오천원", "이만 원": won in Korean numerals.
fn hangul(view: &View<'_>, start: usize) -> Option<(usize, usize, usize, Money)> {
    const MAX: usize = 12;
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    let mut at = start;
    let mut large = false;
    while at - start < MAX {
        let value = match view.char(at)? {
            '일' => 1,
            '이' => 2,
            '삼' => 3,
            '사' => 4,
            '오' => 5,
            '육' => 6,
            '칠' => 7,
            '팔' => 8,
            '구' => 9,
            '십' => 10,
            '백' => 100,
            '천' => 1_000,
            '만' => 10_000,
            ' ' if at > start => 0,
            _ => break,
        };
        match value {
            10_000 => {
                total += (section + digit).max(1) * 10_000;
                (section, digit) = (0, 0);
            }
            10.. => {
                section += digit.max(1) * value;
                digit = 0;
            }
            0 => {}
            _ => digit = value,
        }
        large |= value >= 10;
        at += 1;
    }
    if !large || view.char(at)? != '원' {
        return None;
    }
    let won = Currency::new("KRW").ok()?;
    let minor = i64::try_from(total + section + digit).ok()?;
    Some((start, at + 1, view.token_at(at + 1), Money::new(minor, won)))
}

fn minor(digits: u64, decimals: u32, factor: u64, currency: Currency) -> Option<i64> {
    let scaled = u128::from(digits) * u128::from(factor) * 10_u128.pow(currency.exponent().min(4));
    let divisor = 10_u128.checked_pow(decimals)?;
    scaled.is_multiple_of(divisor).then(|| i64::try_from(scaled / divisor).ok()).flatten()
}

/// "$", "R$", "US$", "€" directly before a number or behind one space.
fn symbol_before(
    view: &View<'_>,
    start: usize,
    situation: &Situation,
) -> Option<(Currency, usize)> {
    let at = match view.before(start) {
        Some(' ') => start.checked_sub(2)?,
        _ => start.checked_sub(1)?,
    };
    let symbol = view.char(at)?;
    let letters: String = match symbol {
        '$' => {
            let from = (at.saturating_sub(3)..at)
                .find(|i| (*i..at).all(|j| view.char(j).is_some_and(|c| c.is_ascii_uppercase())));
            from.map(|from| view.slice(from, at)).unwrap_or_default()
        }
        _ => String::new(),
    };
    let currency = of_symbol(symbol, &letters, view, situation)?;
    Some((currency, at - letters.len()))
}

fn of_symbol(
    symbol: char,
    letters: &str,
    view: &View<'_>,
    situation: &Situation,
) -> Option<Currency> {
    const DOLLARS: [&str; 12] =
        ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"];
    let code = match (symbol, letters) {
        ('$', "R") => "BRL",
        ('$', "US") => "USD",
        ('$', "HK") => "HKD",
        ('$', "NT") => "TWD",
        ('$', "C" | "CA") => "CAD",
        ('$', "A" | "AU") => "AUD",
        ('$', "NZ") => "NZD",
        ('$', "S") => "SGD",
        ('$', "MX") => "MXN",
        ('$', _) => {
            if DOLLARS.contains(&situation.currency.code()) {
                return Some(situation.currency);
            }
            "USD"
        }
        ('€', _) => "EUR",
        ('£' | '￡', _) => "GBP",
        ('¥' | '￥', _) => match (situation.currency.code(), view.language) {
            ("JPY", _) | (_, Some(Language::Ja)) => "JPY",
            _ => "CNY",
        },
        ('₩' | '￦', _) => "KRW",
        ('₽', _) => "RUB",
        ('₹', _) => "INR",
        ('₫', _) => "VND",
        ('฿', _) => "THB",
        ('₺', _) => "TRY",
        ('﷼', _) => "SAR",
        _ => return None,
    };
    Currency::new(code).ok()
}

/// "Rp 150.000", "EUR 20".
fn word_before(view: &View<'_>, index: usize, situation: &Situation) -> Option<(Currency, usize)> {
    let before = index.checked_sub(1)?;
    let sense = view.sense(before, Kind::Currency)?;
    let word = view.token(before)?;
    let first = view.token(index)?;
    let dot = usize::from(view.char(word.end) == Some('.'));
    let close = first.start <= word.end + dot + 1 && word.class == Class::Word;
    // Only codes and "Rp" stand before: "euros 20" is a euro word of what went before.
    let coded = sense.name.len() == 3 && (word.end - word.start == 3 || sense.name == "IDR");
    (close && coded).then_some((currency(sense.name, situation)?, word.start))
}

/// The currency behind a number: "€", "euros", "块钱"; with the cents behind "5块5".
fn behind(
    view: &View<'_>,
    number: &Number,
    situation: &Situation,
) -> Option<(Currency, usize, usize)> {
    let at = match view.char(number.end) {
        Some(' ') => number.end + 1,
        _ => number.end,
    };
    let symbol = view.char(at)?;
    if is_money(symbol) {
        // "$5 $6": the sign belongs to what follows it.
        let next_digit = at > number.end && view.char(at + 1).is_some_and(|c| c.is_ascii_digit());
        let currency = of_symbol(symbol, "", view, situation)?;
        return (!next_digit).then_some((currency, at + 1, view.token_at(at + 1)));
    }
    // 500多块
    let about = view.speaks(Language::Zh)
        && matches!(view.char(number.end), Some('多' | '来' | '幾' | '几'))
        && view.token(number.next).is_some_and(|t| t.start == number.end && t.end == t.start + 1);
    if about {
        let unit = view.token(number.next + 1).filter(|t| t.start == number.end + 1)?;
        let sense = view.sense(number.next + 1, Kind::Currency)?;
        return Some((currency(sense.name, situation)?, unit.end, number.next + 2));
    }
    let token = view.token(number.next).filter(|t| t.start <= number.end + 1)?;
    let sense = view.sense(number.next, Kind::Currency)?;
    // "99120 Rp275.000": the code belongs to what follows it.
    let leads = view.token(number.next + 1).is_some_and(|t| {
        t.class == Class::Digits && t.start <= token.end + 1 && token.start > number.end
    });
    if leads && token.class == Class::Word && token.end - token.start <= 3 {
        return None;
    }
    // A single letter must stand close: "5600р", not "5 с".
    let letter = token.end - token.start == 1 && token.class == Class::Word;
    let lone =
        letter && !number.words && token.start > number.end && view.char(token.end) != Some('.');
    if lone && !view.speaks(Language::Ru) {
        return None;
    }
    Some((currency(sense.name, situation)?, token.end, number.next + 1))
}

fn currency(name: &str, situation: &Situation) -> Option<Currency> {
    let home = situation.currency.code();
    let code = match name {
        "CENT" | "JIAO" => return None,
        "PESO" if ["MXN", "ARS", "CLP", "COP", "PHP", "UYU"].contains(&home) => home,
        "PESO" => "MXN",
        "DINAR" if ["KWD", "JOD", "IQD", "BHD", "TND", "DZD", "LYD"].contains(&home) => home,
        "DINAR" => "KWD",
        "SAR" if ["QAR", "OMR", "YER", "IRR"].contains(&home) => home,
        "AED" if home == "MAD" => home,
        "EGP" if home == "SDG" => home,
        "LBP" if ["TRY", "SYP"].contains(&home) => home,
        "USD" if ["CAD", "AUD", "NZD", "SGD", "HKD", "TWD"].contains(&home) => home,
        "CNY" if ["TWD", "HKD"].contains(&home) => home,
        name => name,
    };
    Currency::new(code).ok()
}
