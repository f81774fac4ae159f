//! Words load whole or not at all, and say which are missing.

use aisle_dialogue::wording::{KEYS, Wording, WordingError};
use aisle_domain::language::Language;

use crate::support::words;

fn load(english: &str) -> Result<Wording, WordingError> {
    let file = |language| match language {
        Language::En => (language, english.to_owned()),
        _ => (language, KEYS.iter().map(|key| format!("{key} = x\n")).collect()),
    };
    Wording::load("Shop", Language::En, &Language::ALL.map(file))
}

#[test]
fn a_key_that_is_missing_is_named() {
    let but_two: String = KEYS.iter().skip(2).map(|key| format!("{key} = said\n")).collect();
    let keys = KEYS[..2].iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(load(&but_two).unwrap_err(), WordingError::Missing { language: Language::En, keys });
}

#[test]
fn what_is_no_fluent_is_refused() {
    let error = load("greeting = { $").unwrap_err();
    assert!(matches!(error, WordingError::Syntax { language: Language::En, .. }), "{error}");
    let twice: String =
        KEYS.iter().chain(&KEYS[..1]).map(|key| format!("{key} = said\n")).collect();
    let error = load(&twice).unwrap_err();
    assert!(matches!(error, WordingError::Syntax { language: Language::En, .. }), "{error}");
}

#[test]
fn what_is_not_offered_is_said_in_the_default_language() {
    let text: String = KEYS.iter().map(|key| format!("{key} = in Chinese\n")).collect();
    let chinese = [(Language::Zh, text)];
    let words = Wording::load("Shop", Language::Zh, &chinese).unwrap();
    assert_eq!(
        (words.offered(Language::En), words.offered(Language::Zh)),
        (Language::Zh, Language::Zh)
    );
    assert_eq!(words.say(Language::En, "hello", &[]), "in Chinese");
    let none = Wording::load("Shop", Language::En, &chinese).unwrap_err();
    assert_eq!(none, WordingError::NoFile(Language::En));
}

#[test]
fn words_are_not_printed_whole() {
    assert_eq!(format!("{:?}", words()), r#"Wording { shop: "Shop", .. }"#);
}

#[test]
fn an_unknown_key_says_itself_where_it_must_be_known() {
    let words = words();
    assert_eq!(words.say(Language::En, "no-such-key", &[]), "no-such-key");
    assert_eq!(words.say_if_known(Language::En, "no-such-key", &[]), None);
    let known = words.say_if_known(Language::Zh, "ask-proof", &[("order", "#1")]);
    assert_eq!(known.as_deref(), Some("zh:ask-proof #1"));
}
