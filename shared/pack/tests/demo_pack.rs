//! The demo merchant's pack compiles, opens, and names the line of a mistake.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use aisle_dialogue::Wording;
use aisle_domain::language::Language;
use aisle_pack::{Models, Pack, PackError, compile, compile_with};
use aisle_understanding::pack::parse_phrases;

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant")
}

#[test]
fn the_demo_pack_compiles_once_and_understands_an_order_question() {
    let target = tempfile::tempdir().unwrap();
    let first = compile(&demo(), target.path()).unwrap();
    assert!(first.phrases > 1_000);
    assert!(first.model_bytes <= 4 << 20, "{} bytes", first.model_bytes);

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
