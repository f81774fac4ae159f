//! Identifiers with right check digits, made by the issuers' rules, and telephone numbers and
//! e-mail addresses as people write them. Nothing here comes from the recognisers.

use super::dice::Dice;

/// One identifier per call, with its name, in the ways in which it is written.
pub type Maker = fn(&mut Dice) -> String;

pub const CHECKED: [(&str, Maker); 20] = [
    ("card of 16", |d| {
        let prefix = d.one(&["4", "4", "51", "52", "53", "54", "55", "2221", "6011", "3530", "62"]);
        let number = card(prefix, 16, d);
        grouped(d, &number, &[4, 4, 4, 4])
    }),
    ("American Express", |d| {
        let number = card("37", 15, d);
        grouped(d, &number, &[4, 6, 5])
    }),
    ("UnionPay of 19", |d| card("622", 19, d)),
    ("IBAN DE", |d| iban(d, "DE", "##################")),
    ("IBAN FR", |d| iban(d, "FR", "####################@##")),
    ("IBAN GB", |d| iban(d, "GB", "@@@@##############")),
    ("IBAN ES", |d| iban(d, "ES", "####################")),
    ("IBAN IT", |d| iban(d, "IT", "@######################")),
    ("IBAN SA", |d| iban(d, "SA", "####################")),
    ("CN resident", chinese),
    ("ES DNI", |d| {
        let number = d.digits(8);
        let letter = spanish(&number);
        format!("{number}{}{letter}", d.one(&["", "", "-"]))
    }),
    ("ES NIE", |d| {
        let kind = d.below(3);
        let number = d.digits(7);
        format!("{}{number}{}", ["X", "Y", "Z"][kind as usize], spanish(&format!("{kind}{number}")))
    }),
    ("IT codice fiscale", italian),
    ("BR CPF", |d| {
        let number = brazilian(&d.fill("%########"), &[9, 10]);
        if d.below(2) == 0 {
            return number;
        }
        format!("{}.{}.{}-{}", &number[..3], &number[3..6], &number[6..9], &number[9..])
    }),
    ("BR CNPJ", |d| {
        let number = brazilian(&format!("{}0001", d.fill("%#######")), &[5, 6]);
        let n = |a: usize, b: usize| number[a..b].to_owned();
        format!("{}.{}.{}/{}-{}", n(0, 2), n(2, 5), n(5, 8), n(8, 12), n(12, 14))
    }),
    ("DE tax id", german),
    ("RU SNILS", |d| {
        let number = d.fill("%########");
        let sum: u64 = values(&number).zip((1..=9).rev()).map(|(v, w)| v * w).sum();
        let check = sum % 101 % 100;
        format!("{}-{}-{} {check:02}", &number[..3], &number[3..6], &number[6..])
    }),
    ("FR NIR", |d| {
        let (year, month) = (d.below(100), d.between(1, 12));
        let body = format!(
            "{}{year:02}{month:02}{:02}{:03}{:03}",
            d.between(1, 2),
            d.between(1, 95),
            d.between(1, 990),
            d.between(1, 999)
        );
        let check = 97 - body.parse::<u64>().unwrap() % 97;
        let number = format!("{body}{check:02}");
        grouped(d, &number, &[1, 2, 2, 2, 3, 3, 2])
    }),
    ("KR RRN", |d| {
        let day = format!("{:02}{:02}{:02}", d.below(100), d.between(1, 12), d.between(1, 28));
        let body = format!("{day}{}{}", d.between(1, 4), d.digits(5));
        let weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        let sum: u64 = values(&body).zip(weights).map(|(v, w)| v * w).sum();
        format!("{day}-{}{}", &body[6..], (11 - sum % 11) % 10)
    }),
    ("JP My Number", |d| {
        let body = d.fill("%##########");
        let sum: u64 = values(&body)
            .enumerate()
            .map(|(i, v)| {
                let place = 11 - i as u64;
                v * if place <= 6 { place + 1 } else { place - 5 }
            })
            .sum();
        let rest = sum % 11;
        let number = format!("{body}{}", if rest <= 1 { 0 } else { 11 - rest });
        grouped(d, &number, &[4, 4, 4])
    }),
];

fn values(text: &str) -> impl Iterator<Item = u64> + '_ {
    text.chars().filter_map(|c| c.to_digit(36).map(u64::from))
}

/// Together, or in groups of these lengths with one separator.
fn grouped(d: &mut Dice, number: &str, lengths: &[usize]) -> String {
    let separator = d.one(&["", " ", " ", "-"]);
    let mut at = 0;
    let parts: Vec<&str> = lengths
        .iter()
        .map(|length| {
            at += length;
            &number[at - length..at]
        })
        .collect();
    parts.join(separator)
}

/// The last digit makes the sum right in which every second digit from the right is doubled.
fn card(prefix: &str, length: usize, d: &mut Dice) -> String {
    let body = format!("{prefix}{}", d.digits(length - prefix.len() - 1));
    let check = (0..10).find(|check| {
        let whole = format!("{body}{check}");
        let sum: u64 = whole
            .bytes()
            .rev()
            .enumerate()
            .map(|(i, b)| {
                let v = u64::from(b - b'0') * if i % 2 == 1 { 2 } else { 1 };
                v / 10 + v % 10
            })
            .sum();
        sum.is_multiple_of(10)
    });
    format!("{body}{}", check.unwrap())
}

fn iban(d: &mut Dice, country: &str, pattern: &str) -> String {
    let account = d.fill(pattern);
    let mut rest = 0;
    for v in values(&format!("{account}{country}00")) {
        rest = (rest * if v > 9 { 100 } else { 10 } + v) % 97;
    }
    let whole = format!("{country}{:02}{account}", 98 - rest);
    if d.below(2) == 0 {
        return whole;
    }
    let parts: Vec<&str> =
        whole.as_bytes().chunks(4).map(|part| std::str::from_utf8(part).unwrap()).collect();
    parts.join(" ")
}

fn chinese(d: &mut Dice) -> String {
    let place = d.one(&["110101", "310104", "440305", "330106", "510104", "420102"]);
    let day = format!("{}{:02}{:02}", d.between(1950, 2010), d.between(1, 12), d.between(1, 28));
    let body = format!("{place}{day}{}", d.digits(3));
    // The weight of a place is a power of two by 11.
    let sum: u64 =
        values(&body).enumerate().map(|(i, v)| v * (2_u64.pow(17 - i as u32) % 11)).sum();
    let check = (12 - sum % 11) % 11;
    if check == 10 { format!("{body}{}", d.one(&["X", "x"])) } else { format!("{body}{check}") }
}

fn spanish(number: &str) -> char {
    let letters: Vec<char> = "TRWAGMYFPDXBNJZSQVHLCKE".chars().collect();
    letters[number.parse::<usize>().unwrap() % 23]
}

fn italian(d: &mut Dice) -> String {
    let day = d.between(1, 28) + if d.below(2) == 0 { 40 } else { 0 };
    let month = d.one(&["A", "B", "C", "D", "E", "H", "L", "M", "P", "R", "S", "T"]);
    let body = format!("{}{}{month}{day:02}{}", d.fill("@@@@@@"), d.digits(2), d.fill("@###"));
    let odd: [u64; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    let sum: u64 = body
        .bytes()
        .enumerate()
        .map(|(i, b)| {
            let v = u64::from(if b.is_ascii_digit() { b - b'0' } else { b - b'A' });
            if i % 2 == 0 { odd[v as usize] } else { v }
        })
        .sum();
    format!("{body}{}", char::from(b'A' + (sum % 26) as u8))
}

/// Two check digits, each over all before it; weights fall from `first` to 2 and from 9 again.
fn brazilian(body: &str, first: &[u64]) -> String {
    let mut number = body.to_owned();
    for start in first {
        let mut weight = if *start > 8 { *start + 1 } else { *start };
        let mut sum = 0;
        for v in values(&number) {
            sum += v * weight;
            weight = if weight == 2 { 9 } else { weight - 1 };
        }
        let check = if sum % 11 < 2 { 0 } else { 11 - sum % 11 };
        number.push_str(&check.to_string());
    }
    number
}

fn german(d: &mut Dice) -> String {
    loop {
        let body = d.fill("%#########");
        let counts: Vec<usize> = ('0'..='9').map(|c| body.matches(c).count()).collect();
        let twice = counts.iter().filter(|count| **count > 1).count();
        if twice != 1 || counts.iter().any(|count| *count > 3) {
            continue;
        }
        let mut product = 10;
        for v in values(&body) {
            let sum = (v + product) % 10;
            product = (if sum == 0 { 10 } else { sum } * 2) % 11;
        }
        let check = if product == 1 { 0 } else { 11 - product };
        let number = format!("{body}{check}");
        return if d.below(2) == 0 {
            number
        } else {
            let n = |a: usize, b: usize| number[a..b].to_owned();
            format!("{} {} {} {}", n(0, 2), n(2, 5), n(5, 8), n(8, 11))
        };
    }
}

/// Telephone numbers of a language's countries, as they are written there; `#` is any digit.
pub fn phone(d: &mut Dice, language: &str) -> String {
    let patterns: &[&str] = match language {
        "en" => &[
            "+1 %##-%##-####",
            "(%##) %##-####",
            "%##-%##-####",
            "%##.%##.####",
            "+44 7### ######",
            "07### ######",
            "020 %### ####",
            "04## ### ###",
            "+61 4## ### ###",
            "+91 9#### #####",
        ],
        "zh" => &[
            "13#########",
            "15# #### ####",
            "18#-####-####",
            "+86 17# #### ####",
            "010-%#######",
            "0755-%#######",
            "+852 9### ####",
            "09##-###-###",
        ],
        "fr" => &[
            "06 ## ## ## ##",
            "07.##.##.##.##",
            "06########",
            "+33 6 ## ## ## ##",
            "01 ## ## ## ##",
        ],
        "ar" => &[
            "05########",
            "+966 5# ### ####",
            "010########",
            "+20 10# ### ####",
            "+971 50 ### ####",
        ],
        "ko" => {
            &["010-####-####", "010########", "+82 10 #### ####", "02-###-####", "031-###-####"]
        }
        "es" => &[
            "6## ### ###",
            "6########",
            "+34 6## ### ###",
            "91 ### ## ##",
            "+52 55 #### ####",
            "+54 9 11 ####-####",
        ],
        "pt" => &[
            "(11) 9####-####",
            "21 9####-####",
            "119########",
            "+55 31 9####-####",
            "+351 91# ### ###",
            "9## ### ###",
        ],
        "it" => &["3## ### ####", "3#########", "+39 3## #######", "06 %#######", "02 %### ####"],
        "de" => &[
            "0151 ########",
            "0171/#######",
            "+49 17# #######",
            "030 %######",
            "(089) %######",
            "0664 #######",
        ],
        "ja" => &[
            "090-####-####",
            "080########",
            "03-%###-####",
            "+81 90 #### ####",
            "0120-###-###",
            "06(%###)####",
        ],
        "ru" => &[
            "+7 9## ###-##-##",
            "8 (9##) ###-##-##",
            "89#########",
            "+79#########",
            "8-9##-###-##-##",
        ],
        _ => {
            &["0812-####-####", "0857########", "+62 813 #### ####", "021-%######", "(022) %######"]
        }
    };
    let pattern = d.one(patterns);
    d.fill(pattern)
}

pub fn email(d: &mut Dice, _: &str) -> String {
    let name =
        d.one(&["ana", "li.wei", "k_mueller", "JohnD", "olga-p", "s.kim88", "no-reply", "budi"]);
    let host = d.one(&[
        "example.com",
        "mail.example.org",
        "example.co.uk",
        "shop-x.de",
        "qq.com",
        "naver.com",
    ]);
    let number = d.below(1000);
    let tag = d.one(&["", "", "+shop", "_x"]);
    format!("{name}{number}{tag}@{host}")
}
