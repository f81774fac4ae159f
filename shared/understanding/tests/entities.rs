//! What a message names: a table, and the promise that spans lie in the original text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aisle_domain::understood::EntityValue;
use aisle_understanding::Recognisers;
use aisle_understanding::entities::Shape;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
    entities: Vec<Expected>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Expected {
    span: String,
    order: Option<String>,
    email: Option<String>,
    postcode: Option<String>,
    ordinal: Option<i8>,
}

fn found(text: &str, recognisers: &Recognisers) -> Vec<Expected> {
    let entities = recognisers.find(text);
    let entity = |entity: aisle_domain::understood::Entity| {
        let span = text.get(entity.start..entity.end).expect("a span within the text").to_owned();
        let mut shown = Expected { span, order: None, email: None, postcode: None, ordinal: None };
        match entity.value {
            EntityValue::OrderNumber(number) => shown.order = Some(number.as_str().to_owned()),
            EntityValue::Email(email) => shown.email = Some(email),
            EntityValue::Postcode(postcode) => shown.postcode = Some(postcode),
            EntityValue::Ordinal(position) => shown.ordinal = Some(position),
        }
        shown
    };
    entities.into_iter().map(entity).collect()
}

#[test]
fn table() {
    let table = include_str!("cases/entities.jsonl");
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let case: Case = serde_json::from_str(line).unwrap();
        let found = found(&case.text, &Recognisers::default());
        if found != case.entities {
            wrong.push(format!("{:?}: expected {:?}, got {found:?}", case.text, case.entities));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_merchant_has_its_own_shape() {
    let recognisers = Recognisers::with_order_numbers(vec![Shape::parse(r"\d{4}/\d{3}").unwrap()]);
    let orders: Vec<_> = found("2024/981 but not W2378156", &recognisers);
    // The shape has a character that order numbers never have, so nothing is proposed.
    assert!(orders.is_empty());
    let recognisers = Recognisers::with_order_numbers(vec![Shape::parse(r"KD-\d{4}").unwrap()]);
    let orders = found("单号KD-1234，不是W2378156", &recognisers);
    assert_eq!(orders.first().and_then(|o| o.order.as_deref()), Some("KD-1234"));
    assert_eq!(orders.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_ordered_and_valid(text in "(?s)(.|[0-9#@.-]|W2378156|第二个|邮编|zip |jane@x\\.com| |the last one){0,20}") {
        let mut last = 0;
        for entity in Recognisers::default().find(&text) {
            prop_assert!(entity.start >= last && entity.start < entity.end);
            prop_assert!(text.get(entity.start..entity.end).is_some());
            last = entity.end;
        }
    }

    #[test]
    fn an_order_number_is_found_between_any_neighbours(
        before in "[\\p{Han} ,.!?，。：]{0,6}",
        after in "[\\p{Han} ,!?，。]{0,6}",
        number in "[A-Z]{1,3}[0-9]{5,10}",
        hash in prop_oneof![Just(""), Just("#")],
    ) {
        let before = before.trim_end_matches('.');
        let text = format!("{before}{hash}{number}{after}");
        let orders = found(&text, &Recognisers::default());
        prop_assert!(orders.iter().any(|o| o.order.as_deref() == Some(&number)), "{}", text);
    }
}
