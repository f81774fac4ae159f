//! Any text is read, in bounded time, and nothing that is read lies outside of what was asked.

use aisle_domain::reading::SlotReader;
use proptest::prelude::*;

use super::super::Selection;
use super::record;

const ITEMS: [&str; 8] = ["kb1", "dl1", "wb1", "ts1", "ts2", "hb1", "cup1", "ear1"];

/// Texts of words that do something, in any order.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "everything",
        "except",
        "not",
        "keep",
        "the",
        "lamp",
        "keyboard",
        "shirt",
        "shirts",
        "blue",
        "red",
        "size",
        "L",
        "8",
        "from",
        "to",
        "instead of",
        "no backlight",
        "cheapest",
        "bigger",
        "first",
        "last two",
        "and",
        ",",
        ".",
        "both",
        "rest",
        "for",
        "1000ml",
        "除了",
        "耳机",
        "换成",
        "蓝色",
        "都",
        "第二个",
        "gift card",
        "visa",
        "other",
        "12",
        "Oak Street",
        "Boston",
        "MA",
        "02110",
        "广东省",
        "深圳市",
        "路88号",
        "以外",
        "or",
        "if not",
        "1/2",
        "🙂",
        "'",
        "\u{200B}",
        "l'",
    ]);
    let spoken = prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "));
    prop_oneof![any::<String>(), spoken.clone(), spoken.prop_map(|text| text.replace(' ', ""))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read(text in texts()) {
        let (reader, record) = (Selection::new(), record(&ITEMS));
        let mentions = reader.mentions(&text, &record);
        prop_assert!(mentions.is_sorted_by(|a, b| a.line < b.line));
        let order = record.order.as_ref().unwrap();
        for mention in &mentions {
            let line = &order.lines[mention.line];
            let product = record.products.iter().find(|p| p.id == line.product).unwrap();
            for item in &mention.wanted {
                prop_assert!(mention.says_variant && *item != line.item);
                let mut variants = product.variants.iter();
                prop_assert!(variants.any(|v| v.item == *item && v.available));
            }
        }
        let labels = ["Desk Lamp (blue)", "Shirt (red)", "蓝色耳机", ""];
        let which = reader.which(&text, &labels);
        prop_assert!(which.is_sorted_by(|a, b| a < b) && which.iter().all(|at| *at < labels.len()));
        let customer = record.customer.as_ref().unwrap();
        for method in reader.payment_methods(&text, &record) {
            prop_assert!(customer.payment_method(&method).is_some());
        }
        if let Some(address) = reader.address(&text, Some(&customer.address)) {
            prop_assert!(!address.lines.is_empty() && !address.city.is_empty());
        }
    }
}

#[test]
fn nothing_is_read_out_of_nothing() {
    let (reader, empty) = (Selection::new(), aisle_domain::after_sales::Record::default());
    assert!(reader.mentions("everything", &empty).is_empty());
    assert!(reader.payment_methods("gift card", &empty).is_empty());
    assert!(reader.which("all", &[]).is_empty());
}

#[test]
fn a_long_text_is_cut() {
    let reader = Selection::new();
    let text = format!("{} the lamp", "the lamp and the keyboard, ".repeat(4000));
    let lines: Vec<usize> =
        reader.mentions(&text, &record(&ITEMS)).iter().map(|mention| mention.line).collect();
    assert_eq!(lines, [0, 1]);
}
