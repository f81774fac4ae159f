//! Personal data is hidden, order numbers are kept: a table written by hand, and the masker's
//! promises on any text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aisle_understanding::masking::{is_clean, mask};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
    masked: String,
}

#[test]
fn table() {
    let table = include_str!("cases/masking.jsonl");
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let case: Case = serde_json::from_str(line).unwrap();
        let masked = mask(&case.text);
        if masked != case.masked {
            wrong.push(format!(
                "{:?}\n  expected {:?}\n  got      {masked:?}",
                case.text, case.masked
            ));
        }
        assert_eq!(is_clean(&case.text), case.text == masked, "{}", case.text);
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Texts made of what the masker reacts to, so that borders between things are met often.
fn provoking() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("[email]"),
        Just("[phone]"),
        Just("[card]"),
        Just("[address]"),
        Just("address is "),
        Just("address:"),
        Just("ship to "),
        Just("地址"),
        Just("是"),
        Just("送到"),
        Just("路"),
        Just("88号"),
        Just("@"),
        Just("a.b"),
        Just("x.com"),
        Just("4111 1111 1111 1111"),
        Just("13812345678"),
        Just("-"),
        Just(" "),
        Just("("),
        Just(")"),
        Just("+"),
        Just("."),
        Just("12"),
        Just("1234"),
        Just("W2378156"),
        Just("#"),
        Just("St"),
        Just("Elm"),
        Just("to "),
        Just("。"),
        Just("\n"),
        Just("\u{200B}"),
        Just("["),
        Just("]"),
        Just("一二三"),
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let once = mask(text);
    prop_assert_eq!(mask(&once), once.clone());
    prop_assert!(is_clean(&once));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn idempotent_on_any_text(text in ".*") {
        check(&text)?;
    }

    #[test]
    fn idempotent_on_provoking_text(text in provoking()) {
        check(&text)?;
    }

    #[test]
    fn card_numbers_never_pass(
        digits in proptest::collection::vec(0_u32..10, 12..19),
        every in 2_usize..6,
        separator in prop_oneof![Just(" "), Just("-"), Just(""), Just(".")],
        before in "[a-z ]{0,8}[ :]",
    ) {
        // The check digit by the definition: double every second digit from the right.
        let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| {
            let d = if i % 2 == 0 { d * 2 } else { *d };
            d / 10 + d % 10
        }).sum();
        let mut number: String = digits.iter().map(ToString::to_string).collect();
        number.push_str(&((10 - sum % 10) % 10).to_string());
        let grouped: Vec<&str> = number.as_bytes().chunks(every)
            .map(|chunk| std::str::from_utf8(chunk).unwrap()).collect();
        let masked = mask(&format!("{before}{}", grouped.join(separator)));
        prop_assert!(!masked.contains(|c: char| c.is_ascii_digit()), "{}", masked);
    }
}
