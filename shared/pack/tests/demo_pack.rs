//! The demo merchant's pack compiles, opens, and names the line of a mistake.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use aisle_dialogue::Wording;
use aisle_domain::language::Language;
use aisle_domain::understood::Entity;
use aisle_pack::{Models, Pack, PackError, compile, compile_with};
use aisle_understanding::entities::value_json;
use aisle_understanding::pack::parse_phrases;
use serde_json::json;

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant")
}

#[test]
fn the_demo_pack_compiles_once_and_understands_an_order_question() {
    let target = tempfile::tempdir().unwrap();
    let first = compile(&demo(), target.path()).unwrap();
    assert!(first.phrases > 80_000);
    assert!(first.model_bytes <= 4_000_000, "{} bytes", first.model_bytes);

    let understander = Pack::understander(target.path()).unwrap();
    for text in ["where is my order #W2378156?", "我的订单 #W2378156 到哪了？"] {
        let understood = understander.understand(text);
        assert_eq!(understood.intent(), Some("track_order"), "{text}");
        assert_eq!(understood.order_number().unwrap().as_str(), "W2378156", "{text}");
    }
    let pack = Pack::open(target.path()).unwrap();
    for language in pack.settings.languages.iter().copied() {
        let greeting = pack.wording.say(language, "greeting", &[]);
        assert!(greeting.contains(&pack.settings.name), "{greeting}");
    }
}

/// Products by their names in the shop file, days by the wall clock of `pack.toml`.
#[test]
fn a_message_is_read_with_the_shops_products_and_clock() {
    let target = tempfile::tempdir().unwrap();
    compile(&demo(), target.path()).unwrap();
    let understander = Pack::understander(target.path()).unwrap();
    // Still Wednesday in Los Angeles.
    let now = "2026-11-26T06:00:00Z".parse().unwrap();
    let home = understander.recognisers().home().clone();
    let named = |language, text: &str| {
        let understood = understander.understand_in(text, &home.situation(now, Some(language)));
        let shown = |e: Entity| (e.value.kind(), value_json(&e.value));
        understood.entities.into_iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(named(Language::En, "will it come tomorrow?"), [("date", json!("2026-11-26"))]);
    assert_eq!(
        named(Language::En, "is the Heron floor lamp in oak back, it was $149.90?"),
        [
            ("product", json!({"product": "floor-lamp", "item": "floor-lamp-oak"})),
            ("amount", json!({"minor": 14990, "currency": "USD"})),
        ]
    );
    let chinese = named(Language::Zh, "台灯什么时候补货");
    assert_eq!(chinese, [("product", json!({"product": "desk-lamp", "item": null}))]);
}

#[test]
fn settings_are_checked() {
    let source = tempfile::tempdir().unwrap();
    let problem = |line: &str| {
        let text = format!("name = \"Shop\"\nlanguages = [\"en\"]\n{line}\n");
        fs::write(source.path().join("pack.toml"), text).unwrap();
        Pack::open(source.path()).unwrap_err().to_string()
    };
    for (line, says) in [
        ("currency = \"dollars\"", "ISO 4217"),
        ("time_zone = \"Middle-earth\"", "no time zone"),
        ("order_numbers = ['[A-Z]{3}']", "must require a digit"),
    ] {
        let problem = problem(line);
        assert!(problem.contains("pack.toml") && problem.contains(says), "{line}: {problem}");
    }
}

#[test]
fn a_model_is_trained_once_for_all_folders_and_again_when_a_phrase_changes() {
    let here = tempfile::tempdir().unwrap();
    let source = here.path().join("source");
    for folder in ["wording", "intents"] {
        fs::create_dir_all(source.join(folder)).unwrap();
    }
    fs::copy(demo().join("wording/en.ftl"), source.join("wording/en.ftl")).unwrap();
    let settings = "name = \"S\"\ndefault_language = \"en\"\nlanguages = [\"en\"]\n";
    fs::write(source.join("pack.toml"), settings).unwrap();
    let phrases = |last: &str| {
        let texts =
            ["hello", "hi there", "good morning", last, "bye", "see you", "so long", "ciao"];
        let line = |(index, text): (usize, &&str)| {
            let intent = if index < 4 { "greeting" } else { "goodbye" };
            format!("{{\"intent\": \"{intent}\", \"text\": \"{text}\"}}\n")
        };
        let lines: String = texts.iter().enumerate().map(line).collect();
        fs::write(source.join("intents/en.jsonl"), lines).unwrap();
    };
    let kept = Models::in_folder(&here.path().join("kept"));
    let trained =
        |target: &str| compile_with(&source, &here.path().join(target), &kept).unwrap().trained;
    phrases("hey");
    assert!(trained("one"), "there is none yet");
    assert!(!trained("one"), "it is in the folder");
    assert!(!trained("two"), "it is kept");
    phrases("hey you");
    assert!(trained("two"), "a phrase changed");

    for entry in fs::read_dir(here.path().join("kept")).unwrap() {
        fs::write(entry.unwrap().path(), "damaged").unwrap();
    }
    assert!(trained("three"), "a damaged one is not taken");
}

#[test]
fn a_mistake_is_named_with_file_and_line() {
    let source = tempfile::tempdir().unwrap();
    for folder in ["wording", "intents"] {
        fs::create_dir_all(source.path().join(folder)).unwrap();
        for entry in fs::read_dir(demo().join(folder)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), source.path().join(folder).join(entry.file_name())).unwrap();
        }
    }
    let target = tempfile::tempdir().unwrap();
    let error = || compile(source.path(), target.path()).unwrap_err().to_string();
    assert!(error().contains("pack.toml"), "{}", error());

    fs::copy(demo().join("pack.toml"), source.path().join("pack.toml")).unwrap();
    fs::write(source.path().join("intents/zh.jsonl"), "# a comment\n{\"intent\": 1}\n").unwrap();
    assert!(error().contains("zh.jsonl:2"), "{}", error());

    fs::write(source.path().join("wording/en.ftl"), "greeting = Hello\n").unwrap();
    let missing = compile(source.path(), target.path()).unwrap_err();
    assert!(matches!(missing, PackError::Wording(_)), "{missing}");
    assert!(missing.to_string().contains("wording/en.ftl lacks choice-track-order"), "{missing}");
}

/// Also those of languages that the pack does not offer yet.
#[test]
fn the_files_of_every_language_are_whole() {
    let read = |name: String| fs::read_to_string(demo().join(name)).unwrap();
    let wording = |language| (language, read(format!("wording/{language}.ftl")));
    let files: Vec<(Language, String)> = Language::ALL.map(wording).into();
    let wording = Wording::load("Shop", Language::En, &files).unwrap_or_else(|e| panic!("{e}"));
    for language in Language::ALL {
        assert!(wording.say(language, "greeting", &[]).contains("Shop"), "{language}");
        let phrases = parse_phrases(&read(format!("intents/{language}.jsonl")), language);
        let phrases = phrases.unwrap_or_else(|errors| panic!("{language}: {errors:?}"));
        assert!(phrases.len() > 500, "{language}: {}", phrases.len());
    }
}
