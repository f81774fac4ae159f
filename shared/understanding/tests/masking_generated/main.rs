//! Personal data by the thousand, made by the rules of those who give the numbers out, in twelve
//! languages and as phones and chat programs disfigure it; and as many things that only look like
//! it. The makers share no code with the recognisers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::cast_possible_truncation)]

mod dice;
mod identifiers;
#[path = "../masking_support/mod.rs"]
mod masking_support;
mod sentences;

use aisle_understanding::masking::Kind;
use dice::Dice;
use masking_support::{Case, Marked, Score, score};
use sentences::LANGUAGES;

/// A sentence with a value, and often something harmless behind it.
fn around(d: &mut Dice, templates: &[&str], value: &str) -> String {
    let mut text = d.one(templates).replace("{}", value);
    if d.below(3) == 0 {
        text.push_str(d.one(&[", ", " / ", "\n"]));
        text.push_str(&sentences::harmless(d));
    }
    text
}

fn case(d: &mut Dice, language: &str, kind: Kind, value: &str) -> Case {
    let value = sentences::disguised(d, language, value);
    let text = around(d, sentences::plain(language), &value);
    Case { text, pii: vec![Marked { kind, text: value }] }
}

/// Prints up to a few of what is wrong.
fn add(total: &mut Score, shown: &mut usize, case: &Case) {
    let (result, wrong) = score(case);
    *total += result;
    if let Some(wrong) = wrong
        .filter(|_| (result.covered < result.marked || result.right < result.found) && *shown < 12)
    {
        *shown += 1;
        println!("{wrong}");
    }
}

#[test]
fn checksummed_identifiers() {
    let mut all = Score::default();
    for (index, (name, make)) in identifiers::CHECKED.into_iter().enumerate() {
        let (mut total, mut shown) = (Score::default(), 0);
        let d = &mut Dice::new(1000 + index as u64);
        let kind = match name {
            _ if name.starts_with("IBAN") => Kind::Iban,
            "card of 16" | "American Express" | "UnionPay of 19" => Kind::Card,
            _ => Kind::Id,
        };
        for language in LANGUAGES {
            for _ in 0..100 {
                let value = make(d);
                let case = case(d, language, kind, &value);
                add(&mut total, &mut shown, &case);
            }
        }
        println!("{name}: {total}");
        assert!(total.recall() >= 0.995, "{name}: {total}");
        all += total;
    }
    println!("checksummed identifiers: {all}");
    assert!(all.recall() >= 0.995 && all.precision() >= 0.95, "{all}");
}

#[test]
fn phones_and_emails() {
    for (kind, make) in [
        (Kind::Phone, identifiers::phone as fn(&mut Dice, &str) -> String),
        (Kind::Email, identifiers::email),
    ] {
        let mut all = Score::default();
        let d = &mut Dice::new(2000);
        for language in LANGUAGES {
            let (mut total, mut shown) = (Score::default(), 0);
            for _ in 0..300 {
                let value = make(d, language);
                let case = case(d, language, kind, &value);
                add(&mut total, &mut shown, &case);
            }
            println!("{} {language}: {total}", kind.name());
            assert!(total.recall() >= 0.97, "{} {language}: {total}", kind.name());
            all += total;
        }
        println!("{}: {all}", kind.name());
    }
}

/// Messages as a shop gets them: most name an order and figures, one in four is personal.
#[test]
fn precision_among_what_looks_alike() {
    let mut all = Score::default();
    let mut shown = 0;
    let d = &mut Dice::new(3000);
    for language in LANGUAGES {
        for _ in 0..500 {
            let number = sentences::order_number(d);
            let mut text = d.one(sentences::order(language)).replace("{}", &number);
            for _ in 0..d.below(3) {
                text.push_str(d.one(&[", ", " / ", "\n", "; "]));
                text.push_str(&sentences::harmless(d));
            }
            let mut pii = Vec::new();
            if d.below(4) == 0 {
                let (kind, value) = match d.below(3) {
                    0 => (Kind::Phone, identifiers::phone(d, language)),
                    1 => (Kind::Email, identifiers::email(d, language)),
                    _ => (Kind::Iban, identifiers::CHECKED[3].1(d)),
                };
                text.push('\n');
                text.push_str(&d.one(sentences::plain(language)).replace("{}", &value));
                pii.push(Marked { kind, text: value });
            }
            add(&mut all, &mut shown, &Case { text, pii });
        }
    }
    println!("among look-alikes: {all}");
    assert!(all.precision() >= 0.95 && all.recall() >= 0.97, "{all}");
}
