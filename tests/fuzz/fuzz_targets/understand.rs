//! Any text, understood with a small pack: nothing panics, spans lie in the text, and the same text
//! is understood the same way twice.
#![no_main]

use std::sync::LazyLock;

use aisle_domain::language::Language;
use aisle_domain::understood::IntentName;
use aisle_understanding::{Phrase, Recognisers, Understander, trainer};
use libfuzzer_sys::fuzz_target;

static UNDERSTANDER: LazyLock<Understander> = LazyLock::new(|| {
    let phrase = |(intent, text): (&str, &str)| Phrase {
        language: Language::En,
        intent: IntentName::new(intent),
        text: text.to_owned(),
    };
    let phrases = [
        ("track_order", "where is my order"),
        ("track_order", "我的订单到哪了"),
        ("track_order", "أين طلبي"),
        ("cancel_order", "please cancel my order"),
        ("cancel_order", "取消订单"),
        ("cancel_order", "отмените заказ"),
        ("out_of_scope", "what is the weather"),
        ("out_of_scope", "写一首诗"),
    ]
    .map(phrase);
    let model = trainer::train(&phrases).expect("enough phrases");
    Understander::new(model, Recognisers::default())
});

fuzz_target!(|text: &str| {
    let understood = UNDERSTANDER.understand(text);
    for span in understood.intents.iter().filter_map(|intent| intent.span) {
        assert!(text.get(span.start..span.end).is_some());
    }
    for entity in &understood.entities {
        assert!(text.get(entity.start..entity.end).is_some());
    }
    assert_eq!(UNDERSTANDER.understand(text), understood);
});
