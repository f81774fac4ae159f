//! The whole way of a message, the artifact, and the promises of both on any input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Instant;

use aisle_domain::Timestamp;
use aisle_domain::language::Language;
use aisle_domain::understood::{Refusal, Understood};
use aisle_understanding::{ArtifactError, Home, MAX_CHARS, Model, trainer};
use proptest::prelude::*;

fn understand(text: &str) -> Understood {
    support::demo().understand(text)
}

#[test]
fn order_questions_have_intent_number_and_language() {
    for (text, language) in [
        ("where is my order #W2378156?", Language::En),
        ("Where is my order W2378156", Language::En),
        ("where's order w2378156", Language::En),
        ("can you track #W2378156 for me", Language::En),
        ("what's the status of order #W2378156", Language::En),
        ("我的订单 #W2378156 到哪了", Language::Zh),
        ("订单W2378156到哪了", Language::Zh),
        ("查一下订单W2378156的物流", Language::Zh),
        ("＃Ｗ２３７８１５６ 现在到哪里了？", Language::Zh),
        ("我的訂單W2378156到哪裡了", Language::Zh),
    ] {
        let understood = understand(text);
        assert_eq!(understood.intent(), Some("track_order"), "{text}: {understood:?}");
        assert_eq!(understood.order_number().map(|n| n.as_str()), Some("W2378156"), "{text}");
        assert_eq!(understood.language.map(|it| it.language), Some(language), "{text}");
        assert_eq!(understood.refusal, None, "{text}");
        assert!(!understood.alternatives.is_empty(), "{text}");
    }
}

#[test]
fn what_only_names_something_wants_nothing() {
    for text in ["#W2378156", "W2378156", "2", "第二个", "jane@example.com", "W2378156, 90210"] {
        let understood = understand(text);
        assert!(understood.intents.is_empty() && understood.refusal.is_none(), "{text}");
        assert!(!understood.entities.is_empty(), "{text}");
    }
    for text in ["PayPal?", "XL", "Germany"] {
        let understood = understand(text);
        assert!(!understood.entities.is_empty(), "{text}");
        assert!(understood.refusal.is_some() || !understood.intents.is_empty(), "{text}");
    }
    assert_eq!(understand("第二个").ordinal(), Some(2));
    assert_eq!(understand("#W2378156").language, None);
    // Said in another language than the conversation's.
    let english = Home::default().situation(Timestamp::UNIX_EPOCH, Some(Language::En));
    for (text, position) in [("第二个", 2), ("最后一个", -1), ("the second one", 2)] {
        let understood = support::demo().understand_in(text, &english);
        assert_eq!(understood.ordinal(), Some(position), "{text}");
    }
}

#[test]
fn names_that_are_joined_want_nothing_by_themselves() {
    for text in ["AC104372 and robin.hale@example.com", "AC104372和robin.hale@example.com"] {
        let understood = understand(text);
        assert!(understood.intents.is_empty() && understood.refusal.is_none(), "{understood:?}");
        assert_eq!(understood.entities.len(), 2, "{text}");
    }
    assert_ne!(understand("cancel AC104372 and AC104408").intents, []);
}

#[test]
fn refusals_say_why() {
    for text in ["", " ", "?!", "👍", "\u{200B}", "。。。"] {
        assert_eq!(understand(text).refusal, Some(Refusal::Empty), "{text:?}");
    }
    for text in ["lkjhgfd", "asdkjh qwe", "wrtpsdf ghjklmn"] {
        assert_eq!(understand(text).refusal, Some(Refusal::Gibberish), "{text}");
        assert!(!understand(text).alternatives.is_empty(), "{text}");
    }
    for text in ["what is the weather in Chicago", "写一首关于秋天的诗吧"] {
        assert_eq!(understand(text).refusal, Some(Refusal::OutOfScope), "{text}");
        assert!(!understand(text).alternatives.is_empty(), "{text}");
    }
    let fits = "到".repeat(MAX_CHARS);
    assert_ne!(understand(&fits).refusal, Some(Refusal::TooLong));
    let long = understand(&format!("{fits}了"));
    assert_eq!(long.refusal, Some(Refusal::TooLong));
    assert!(long.intents.is_empty() && !long.alternatives.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn total_and_consistent_on_any_text(text in "(?s)(.|[a-z]{1,8} |[\\p{Han}]{1,4}|W2378156){0,60}") {
        let understood = understand(&text);
        prop_assert!(understood.intents.is_empty() || understood.refusal.is_none());
        prop_assert!(text.is_empty() || !understood.alternatives.is_empty());
        for scored in understood.intents.iter().chain(&understood.alternatives) {
            prop_assert!((0.0..=1.0).contains(&scored.confidence));
            prop_assert_ne!(scored.intent.as_str(), "out_of_scope");
        }
        for intent in &understood.intents {
            let span = intent.span.unwrap();
            prop_assert!(text.get(span.start..span.end).is_some());
        }
        for entity in &understood.entities {
            prop_assert!(text.get(entity.start..entity.end).is_some());
        }
        prop_assert_eq!(understand(&text), understood);
    }

    #[test]
    fn normal_form_is_final(text in "(?s)(.|ſ|İ|ﬁ|①|哈{3,5}|x{3,5}|\\p{M}|\u{200D}|[\u{AC00}-\u{D7A3}]){0,40}") {
        let once = aisle_understanding::normalise(&text);
        prop_assert_eq!(aisle_understanding::normalise(&once), once.clone());
    }

    #[test]
    fn damaged_artifacts_are_refused(at in 0_usize..4_000_000, bit in 0_u8..8) {
        let mut bytes = support::demo().model().to_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        prop_assert!(Model::open(bytes).is_err());
    }

    #[test]
    fn cut_artifacts_are_refused(length in 0_usize..4_000_000) {
        let bytes = support::demo().model().to_bytes();
        let length = length % bytes.len();
        prop_assert!(Model::open(bytes[..length].to_vec()).is_err());
        prop_assert!(Model::open(bytes[length + 1..].to_vec()).is_err());
    }
}

#[test]
fn same_phrases_same_bytes_and_a_changed_phrase_is_seen() {
    let phrases = support::pack_phrases();
    let first = trainer::train(&phrases).unwrap();
    let second = trainer::train(&phrases).unwrap();
    assert!(first.to_bytes() == second.to_bytes());
    assert_eq!(first.source_hash(), trainer::source_hash(&phrases));
    let reopened = Model::open(first.to_bytes().to_vec()).unwrap();
    assert_eq!(reopened.judge("where is it"), first.judge("where is it"));
    let mut changed = phrases;
    changed.last_mut().unwrap().text.push('!');
    assert_ne!(first.source_hash(), trainer::source_hash(&changed));
}

#[test]
fn words_of_a_language_and_numbers_are_no_gibberish() {
    for text in [
        "Donaudampfschifffahrt",
        "ciao bella",
        "W2378156",
        "1Z637A290261941276",
        "rhythm",
        "Krzysztof Szczepański",
        "où",
        "hmm",
        "спасибо большое",
        "شكرا جزيلا",
        "ok",
        "lol",
    ] {
        assert_ne!(understand(text).refusal, Some(Refusal::Gibberish), "{text}");
    }
}

#[test]
fn two_wishes_are_two_intents_each_with_its_part() {
    let text = "Please cancel my order W2378156. Which payment methods do you accept?";
    let understood = understand(text);
    let mut parts: Vec<(&str, &str)> = understood
        .intents
        .iter()
        .map(|it| (it.intent.as_str(), &text[it.span.unwrap().start..it.span.unwrap().end]))
        .collect();
    parts.sort_unstable();
    assert_eq!(
        parts,
        [
            ("cancel_order", "Please cancel my order W2378156."),
            ("check_payment_methods", " Which payment methods do you accept?"),
        ]
    );
    let one = understand("hello, where is my order W2378156?");
    assert_eq!(one.intents.len(), 1, "{one:?}");
}

#[test]
fn what_decided_can_be_asked_for() {
    let explained = support::demo().explain("please cancel my order", 10).unwrap();
    assert_eq!(explained.intent.as_str(), "cancel_order");
    assert_eq!(explained.evidence.len(), 10);
    let for_it = explained.evidence.iter().filter(|(_, weight)| *weight > 0.0);
    assert!(for_it.clone().any(|(words, _)| words.contains("cancel")), "{explained:?}");
    let sizes = explained.evidence.iter().map(|(_, weight)| weight.abs());
    assert!(sizes.is_sorted_by(|a, b| a >= b));
}

#[test]
fn slips_and_look_alikes_change_little() {
    for text in
        ["cancle my oder please", "cаncеl my оrder please", "c\u{200B}ancel my order pleaze"]
    {
        assert_eq!(understand(text).intent(), Some("cancel_order"), "{text}");
    }
}

#[test]
fn other_files_are_no_artifact() {
    assert!(matches!(Model::open(vec![]), Err(ArtifactError::NotAnArtifact)));
    assert!(matches!(Model::open(b"PK\x03\x04 zip".to_vec()), Err(ArtifactError::NotAnArtifact)));
    let mut newer = support::demo().model().to_bytes().to_vec();
    newer[8] = 9;
    assert!(matches!(Model::open(newer), Err(ArtifactError::Version { found: 9 })));
}

#[test]
fn thin_packs_are_refused() {
    let phrases = support::pack_phrases();
    let thin: Vec<_> = phrases.iter().filter(|p| p.intent.as_str() != "thanks").cloned().collect();
    let mut thin_one = thin.clone();
    thin_one.extend(phrases.iter().find(|p| p.intent.as_str() == "thanks").cloned());
    let error = trainer::train(&thin_one).unwrap_err();
    assert!(error.to_string().contains("thanks has 1 phrases"), "{error}");
    assert!(trainer::train(&[]).is_err());
    let without: Vec<_> =
        phrases.into_iter().filter(|p| p.intent.as_str() != "out_of_scope").collect();
    assert!(trainer::train(&without).is_ok());
}

#[test]
fn no_text_takes_long() {
    for piece in [
        "where is my order W2378156 到哪了 ",
        "90210 ",
        "zip 90210 ",
        "zip",
        "邮编1",
        "@",
        "a@b.c",
        "ﷺ",
        "a",
        "到",
        "1 ",
        "12",
        "第二",
        "the second to last ",
        "#W2378156-",
        "address to ",
        "地址路",
        "ship to ",
        ". ",
        "路8号",
        "4 elm ",
        "number 2 ",
        "\u{200B}",
        "é\u{301}",
    ] {
        let text: String = piece.chars().cycle().take(MAX_CHARS).collect();
        let best = |work: &dyn Fn()| {
            let times = (0..5).map(|_| {
                let start = Instant::now();
                work();
                start.elapsed()
            });
            times.min().unwrap().as_micros()
        };
        let understanding = best(&|| {
            std::hint::black_box(support::demo().understand(&text));
        });
        let masking = best(&|| {
            std::hint::black_box(aisle_understanding::masking::mask(&text));
        });
        println!(
            "4,000 characters of {piece:?}: understood in {understanding} µs, masked in {masking} µs"
        );
        assert!(understanding < 10_000, "{piece:?} takes {understanding} µs to understand");
        assert!(masking < 20_000, "{piece:?} takes {masking} µs to mask");
    }
}
