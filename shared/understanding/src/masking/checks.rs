//! Check digits and other arithmetic of identifiers, over digits or letters that somebody else
//! has collected. Each function names its source.

use super::view::View;

/// At most this many digits are looked at as one number.
pub(super) const MAX_DIGITS: usize = 24;

/// A number's digits, without separators.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    values: [u32; MAX_DIGITS],
    length: usize,
}

impl Digits {
    /// The digits of cells `start..end`; `None` when they are too many.
    pub(super) fn of(view: &View, start: usize, end: usize) -> Option<Self> {
        let mut digits = Self { values: [0; MAX_DIGITS], length: 0 };
        for digit in view.digits(start, end) {
            *digits.values.get_mut(digits.length)? = digit;
            digits.length += 1;
        }
        Some(digits)
    }

    pub(super) fn all(&self) -> &[u32] {
        self.values.get(..self.length).unwrap_or_default()
    }

    pub(super) fn at(&self, index: usize) -> u32 {
        self.all().get(index).copied().unwrap_or(0)
    }

    /// Digits `start..end` as a number.
    pub(super) fn number(&self, start: usize, end: usize) -> u64 {
        let digits = self.all().get(start..end).unwrap_or_default();
        digits.iter().fold(0, |sum, digit| sum * 10 + u64::from(*digit))
    }

    fn weighted(&self, weights: &[u32]) -> u32 {
        self.all().iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
    }

    fn all_the_same(&self) -> bool {
        self.all().iter().all(|digit| *digit == self.at(0))
    }
}

/// ISO/IEC 7812-1, annex B.
pub(super) fn luhn(digits: &Digits) -> bool {
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let from_right = digits.all().iter().rev().enumerate();
    let sum: u32 = from_right.map(|(i, d)| if i % 2 == 1 { doubled(*d) } else { *d }).sum();
    sum.is_multiple_of(10)
}

/// Whether the first digits are a card scheme's, with a length that it has.
pub(super) fn is_card_range(digits: &Digits) -> bool {
    let (two, four) = (digits.number(0, 2), digits.number(0, 4));
    match digits.all().len() {
        13 => digits.at(0) == 4,
        14 => matches!(two, 36 | 38 | 39) || (3000..=3059).contains(&four),
        15 => matches!(two, 34 | 37),
        16 => {
            matches!(two, 40..=49 | 51..=55 | 62 | 65)
                || matches!(four, 2200..=2204 | 2221..=2720 | 3528..=3589 | 6011 | 6440..=6499)
                || matches!(two, 50 | 56..=58 | 60 | 63 | 64 | 67)
        }
        17..=19 => matches!(two, 62 | 50 | 56..=58 | 63 | 67) || digits.at(0) == 4,
        _ => false,
    }
}

/// Whether day and month, two digits each, can be; February has 29 days.
pub(super) fn is_day(month: u64, day: u64) -> bool {
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=last).contains(&day)
}

/// Chinese resident identity number, GB 11643-1999; `last` is the 18th character's value.
pub(super) fn is_chinese_id(digits: &Digits, last: u32) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let right = (12 - digits.weighted(&WEIGHTS) % 11) % 11;
    let born = (1900..=2099).contains(&digits.number(6, 10))
        && is_day(digits.number(10, 12), digits.number(12, 14));
    (11..=91).contains(&digits.number(0, 2)) && born && right == last
}

/// Cadastro de Pessoas Físicas, Brazil.
pub(super) fn is_cpf(digits: &Digits) -> bool {
    let check = |count: usize| {
        let weights = (2_u32..).take(count).collect::<Vec<_>>();
        let sum: u32 = digits.all().iter().zip(weights.iter().rev()).map(|(d, w)| d * w).sum();
        sum * 10 % 11 % 10
    };
    !digits.all_the_same() && check(9) == digits.at(9) && check(10) == digits.at(10)
}

/// Cadastro Nacional da Pessoa Jurídica, Brazil.
pub(super) fn is_cnpj(digits: &Digits) -> bool {
    let first = digits.weighted(&[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
    let second = digits.weighted(&[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
    !digits.all_the_same() && first == digits.at(12) && second == digits.at(13)
}

/// Steuerliche Identifikationsnummer, Germany: ISO 7064 mod 11, 10; one digit of the first ten
/// stands two or three times.
pub(super) fn is_german_tax_id(digits: &Digits) -> bool {
    let mut counts = [0_u32; 10];
    for digit in digits.all().iter().take(10) {
        if let Some(count) = counts.get_mut(*digit as usize) {
            *count += 1;
        }
    }
    let repeated = counts.iter().filter(|count| **count > 1).count();
    let most = counts.iter().max().copied().unwrap_or(0);
    let product = digits.all().iter().take(10).fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    let shaped = digits.at(0) != 0 && repeated == 1 && (2..=3).contains(&most);
    shaped && (11 - product) % 10 == digits.at(10)
}

/// СНИЛС, Russia.
pub(super) fn is_snils(digits: &Digits) -> bool {
    let sum = digits.weighted(&[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
    !digits.all_the_same() && u64::from(sum) == digits.number(9, 11)
}

/// ИНН of a person, Russia.
pub(super) fn is_inn(digits: &Digits) -> bool {
    let first = digits.weighted(&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    let second = digits.weighted(&[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    !digits.all_the_same() && first == digits.at(10) && second == digits.at(11)
}

/// CUIT and CUIL, Argentina.
pub(super) fn is_cuit(digits: &Digits) -> bool {
    let sum = digits.weighted(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    let kind = matches!(digits.number(0, 2), 20 | 23 | 24 | 27 | 30 | 33 | 34);
    kind && (11 - sum % 11) % 11 == digits.at(10)
}

/// 個人番号 (My Number), Japan.
pub(super) fn is_my_number(digits: &Digits) -> bool {
    let rest = digits.weighted(&[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    let right = if rest <= 1 { 0 } else { 11 - rest };
    !digits.all_the_same() && right == digits.at(11)
}

/// 주민등록번호, Korea: since October 2020 without a check digit, so the date decides.
pub(super) fn is_korean_id(digits: &Digits) -> bool {
    is_day(digits.number(2, 4), digits.number(4, 6)) && (1..=8).contains(&digits.at(6))
}

/// The check digit that numbers of Korea had before.
pub(super) fn has_korean_check(digits: &Digits) -> bool {
    let sum = digits.weighted(&[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
    (11 - sum % 11) % 10 == digits.at(12)
}

/// Nomor Induk Kependudukan, Indonesia: no check digit; province, district, and the date of birth
/// with 40 added to a woman's day.
pub(super) fn is_nik(digits: &Digits) -> bool {
    let day = digits.number(6, 8);
    let day = if day > 40 { day - 40 } else { day };
    (11..=96).contains(&digits.number(0, 2))
        && digits.number(2, 4) > 0
        && is_day(digits.number(8, 10), day)
        && digits.number(12, 16) > 0
}

/// Numéro d'inscription au répertoire, France; a Corsican department's letter is read as `value`
/// wants it: 2A as 19, 2B as 18.
pub(super) fn is_nir(digits: &Digits) -> bool {
    let month = digits.number(3, 5);
    let shaped = matches!(digits.at(0), 1..=4 | 7 | 8) && month > 0 && digits.number(5, 7) > 0;
    shaped && 97 - digits.number(0, 13) % 97 == digits.number(13, 15)
}

/// الرقم القومي, Egypt: century, date, governorate; its check digit is not published.
pub(super) fn is_egyptian_id(digits: &Digits) -> bool {
    matches!(digits.at(0), 2 | 3)
        && is_day(digits.number(3, 5), digits.number(5, 7))
        && matches!(digits.number(7, 9), 1..=35 | 88)
}

/// Swiss AHV number: an EAN-13 that begins with 756.
pub(super) fn is_ahv(digits: &Digits) -> bool {
    let sum = digits.weighted(&[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
    digits.number(0, 3) == 756 && (10 - sum % 10) % 10 == digits.at(12)
}

/// US social security number: the shape of those that were ever given out.
pub(super) fn is_ssn(digits: &Digits) -> bool {
    let area = digits.number(0, 3);
    area != 0 && area != 666 && area < 900 && digits.number(3, 5) > 0 && digits.number(5, 9) > 0
}

/// ISO 7064 mod 97, 10 over letters and digits, the first four read last, as IBANs have it.
pub(super) fn is_iban(code: &[char]) -> bool {
    let (country, rest) = code.split_at(code.len().min(4));
    let sum = rest.iter().chain(country).try_fold(0, |sum, c| {
        let value = c.to_digit(36)?;
        Some((sum * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    sum == Some(1)
}

/// The letter of a Spanish DNI or NIE.
pub(super) fn dni_letter(number: u64) -> char {
    let letters = *b"trwagmyfpdxbnjzsqvhlcke";
    let index = usize::try_from(number % 23).unwrap_or(0);
    char::from(letters.get(index).copied().unwrap_or(b' '))
}

/// Codice fiscale, Italy, in lower case; for people of the same name and date digits can be
/// letters.
pub(super) fn is_codice_fiscale(code: &[char]) -> bool {
    const ODD: [u32; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    let is_letter = |i: usize| code.get(i).is_some_and(char::is_ascii_lowercase);
    let digit_like = |c: &char| c.is_ascii_digit() || "lmnpqrstuv".contains(*c);
    let is_digit = |i: usize| code.get(i).is_some_and(digit_like);
    let shaped = (0..6).all(is_letter)
        && [6, 7, 9, 10, 12, 13, 14].into_iter().all(is_digit)
        && [8, 11, 15].into_iter().all(is_letter)
        && code.get(8).is_some_and(|c| "abcdehlmprst".contains(*c));
    let value = |c: char| if c.is_ascii_digit() { u32::from(c) - 48 } else { u32::from(c) - 97 };
    let sum: u32 = code.iter().take(15).enumerate().fold(0, |sum, (i, c)| {
        let value = if c.is_ascii_alphanumeric() { value(*c) } else { 0 };
        let odd = ODD.get(value as usize).copied().unwrap_or(0);
        sum + if i % 2 == 0 { odd } else { value }
    });
    code.len() == 16 && shaped && code.last().is_some_and(|c| value(*c) == sum % 26)
}

/// Clave Única de Registro de Población, Mexico, in lower case.
pub(super) fn is_curp(code: &[char]) -> bool {
    let value = |c: &char| match c {
        'a'..='n' => Some(u32::from(*c) - 87),
        'ñ' => Some(24),
        'o'..='z' => Some(u32::from(*c) - 86),
        _ => c.to_digit(10),
    };
    let number = |from: usize| code.get(from..from + 2).and_then(pair);
    let born = number(6).zip(number(8)).is_some_and(|(month, day)| is_day(month, day));
    let letters = |from: usize, to: usize| {
        code.get(from..to).is_some_and(|part| part.iter().all(|c| c.is_alphabetic()))
    };
    let sexed = code.get(10).is_some_and(|c| matches!(c, 'h' | 'm' | 'x'));
    let weights = (2_u32..=18).rev();
    let sum: Option<u32> = code.iter().zip(weights).map(|(c, w)| value(c).map(|v| v * w)).sum();
    let shaped = code.len() == 18 && letters(0, 4) && born && sexed && letters(11, 16);
    let check = code.get(17).and_then(|c| c.to_digit(10));
    shaped && sum.is_some_and(|sum| Some((10 - sum % 10) % 10) == check)
}

/// The check digit of German and other machine-readable documents: ICAO 9303, part 3.
pub(super) fn has_document_check(code: &[char]) -> bool {
    let Some((last, rest)) = code.split_last() else { return false };
    let values = rest.iter().zip([7, 3, 1].into_iter().cycle());
    let sum: Option<u32> = values.map(|(c, weight)| c.to_digit(36).map(|v| v * weight)).sum();
    sum.is_some_and(|sum| Some(sum % 10) == last.to_digit(10))
}

/// Two digits as a number.
pub(super) fn pair(two: &[char]) -> Option<u64> {
    two.iter().try_fold(0, |sum, c| c.to_digit(10).map(|digit| sum * 10 + u64::from(digit)))
}
