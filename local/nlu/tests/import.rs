//! `aisle nlu import`: Rasa's training data and tables into packs in temporary folders.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use aisle_domain::language::Language;
use aisle_understanding::pack::parse_phrases;

use support::{Folder, line, run};

const RASA: &str = r#"version: "3.1"

# a comment
nlu:
- intent: track-order
  examples: |
    - where is [W123](order_number)?

    - where's my parcel to [New York]{"entity": "city"}
- intent: faq/ask_shipping
  examples: |
    - do you ship abroad
    - do you ship to [Rome](city)
- synonym: parcel
  examples: |
    - package
- lookup: colour
  examples: |
    - red
- regex: order_number
  examples: |
    - W\d+
- intent: cancel   # listed, with metadata
  metadata: {x: 1}
  examples:
  - text: |
      cancel it
    metadata:
      sentiment: neutral
  - 'don''t send it'
- intent: out_of_scope/other
  examples: |
    - what's the weather

responses:
  utter_faq/ask_shipping:
  - text: we do
stories: []
"#;

fn phrases(folder: &Folder, name: &str) -> Vec<(String, String)> {
    let parsed = parse_phrases(&folder.read(name), Language::En).unwrap();
    parsed.into_iter().map(|phrase| (phrase.intent.0, phrase.text)).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(intent, text)| ((*intent).to_owned(), (*text).to_owned())).collect()
}

/// Imports a file into a folder's `pack`; how it ended and what it wrote.
fn import(folder: &Folder, from: &str, file: &str, more: &[&str]) -> Result<String, String> {
    let (into, file) = (folder.path("pack"), folder.path(file));
    let (into, file) = (into.to_str().unwrap(), file.to_str().unwrap());
    let arguments = ["import", "--from", from, file, "--into", into, "--language", "en"];
    let (ended, out) = run(&[&arguments[..], more].concat());
    ended.map(|()| out).map_err(|error| error.to_string())
}

#[test]
fn rasa_goes_in_and_what_does_not_is_told() {
    let folder = Folder::new(&[("nlu.yml", RASA)]);
    let out = import(&folder, "rasa", "nlu.yml", &[]).unwrap();
    let expected = pairs(&[
        ("track_order", "where is W123?"),
        ("track_order", "where's my parcel to New York"),
        ("faq_ask_shipping", "do you ship abroad"),
        ("faq_ask_shipping", "do you ship to Rome"),
        ("cancel", "cancel it"),
        ("cancel", "don't send it"),
        ("out_of_scope", "what's the weather"),
    ]);
    assert_eq!(phrases(&folder, "pack/intents/en.jsonl"), expected);
    for told in [
        "nlu.yml:7: not imported: marks of the entity \"order_number\"; the words stay\n",
        "nlu.yml:9: not imported: marks of the entity \"city\"; the words stay (2 times, here",
        "nlu.yml:10: a retrieval intent of \"faq\" becomes an intent by itself",
        "nlu.yml:14: not imported: synonym \"parcel\"",
        "nlu.yml:17: not imported: lookup \"colour\"",
        "nlu.yml:20: not imported: regex \"order_number\"",
        "nlu.yml:24: not imported: metadata of an intent",
        "nlu.yml:28: not imported: metadata of an example",
        "nlu.yml:35: not imported: responses",
        "nlu.yml:38: not imported: stories",
        "track-order is named track_order",
        "7 phrases of 4 intents into ",
    ] {
        assert!(out.contains(told), "{told} is not in:\n{out}");
    }
    assert!(!out.contains("retrieval intent of \"out_of_scope\""), "{out}");
}

#[test]
fn what_is_wrong_in_rasas_files_is_told_with_its_line() {
    let nlu = |text: &str| format!("version: \"3.1\"\nnlu:\n{text}");
    for (text, told) in [
        (nlu("- intent: a\n  examples: |\n    - x\n\n    y\n"), "f.yml:7: an example must begin"),
        (nlu("- intent: a\n  examples: |2\n\n\n    - x\n    y\n"), "f.yml:8: an example must"),
        (nlu("- intent: a\n  examples: >\n    - x\n    - y\n"), "f.yml:5: expected examples: |"),
        (nlu("- intent: a\n  examples: |\n    - x\n    -\n"), "f.yml:6: the text is empty"),
        (
            nlu(&format!("- intent: a\n  examples: |\n    - x\n    - {}\n", "y".repeat(501))),
            "f.yml:6: the text is longer",
        ),
        (nlu("- intent: a\n"), "f.yml:3: the intent \"a\" has no examples"),
        (nlu("- intent: a\n  examples: |\n"), "f.yml:4: the intent \"a\" has no examples"),
        (nlu("- intent: 退货\n  examples: |\n    - x\n"), "f.yml:5: no name can be made"),
        (nlu("- intent: \"\"\n  examples: |\n    - x\n"), "f.yml:3: the intent has no name"),
        (nlu("- a\n"), "f.yml:3: expected intent: and examples:"),
        (nlu("- b: c\n"), "f.yml:3: expected intent: (or"),
        (nlu("- intent: a\n  examples:\n  - [x]\n"), "f.yml:5: expected a text"),
        (nlu("- intent: a\n examples: x\n"), "f.yml:4: no YAML: "),
        (nlu("  a: b\n"), "f.yml:3: expected a list of intents"),
        ("version: \"1\"\n".to_owned(), "f.yml:1: version \"1\" is not read"),
        ("- a\n".to_owned(), "f.yml:1: expected version: and nlu:"),
    ] {
        let folder = Folder::new(&[("f.yml", &text)]);
        let error = import(&folder, "rasa", "f.yml", &[]).unwrap_err();
        assert!(error.starts_with("nothing was imported:"), "{error}");
        assert!(error.contains(told), "{told} is not in:\n{error}\n{text}");
        assert!(!folder.path("pack").exists(), "nothing is written");
    }
    let folder = Folder::new(&[]);
    folder.put("f.yml", b"version: \"3.1\"\nnlu: \xFF\n");
    let error = import(&folder, "rasa", "f.yml", &[]).unwrap_err();
    assert!(error.contains("f.yml:2: not UTF-8"), "{error}");
}

#[test]
fn tables_go_in_however_they_are_separated() {
    let expected = pairs(&[("a_b", "one, two"), ("a_b", "say \"x\"\nnow"), ("c", "三")]);
    for table in [
        "text,intent\n\"one, two\",A-b\n\"say \"\"x\"\"\nnow\",a b\n三,c\n",
        "\u{FEFF}Label;id;Utterance\r\na_b;1;one, two\r\na_b;2;\"say \"\"x\"\"\nnow\"\r\n\r\nc;3;三\r\n",
        "category\tsentence\na_b\tone, two\na_b\t\"say \"\"x\"\"\nnow\"\nc\t 三 \n",
    ] {
        let folder = Folder::new(&[("f.csv", table)]);
        let out = import(&folder, "csv", "f.csv", &[]).unwrap();
        assert_eq!(phrases(&folder, "pack/intents/en.jsonl"), expected, "{table}");
        assert_eq!(
            out.contains("f.csv:1: not imported: columns id"),
            table.contains("id;"),
            "{out}"
        );
    }
}

#[test]
fn what_is_wrong_in_tables_is_told_with_its_line() {
    for (table, told) in [
        ("text,intent\n,b\n", "f.csv:2: the text is empty"),
        ("text,intent\na,b\n\"x\ny\",\n", "f.csv:3: the row has no intent"),
        ("text,intent\r\n\r\na,b\r\n\r\n,b\r\n", "f.csv:5: the text is empty"),
        ("text,intent\n\"x\n\ny\",b\nq,q,q\n", "f.csv:5: 3 cells, but the header has 2"),
        ("a,b\nc,d\n", "f.csv:1: expected a header"),
        ("", "f.csv:1: expected a header"),
    ] {
        let folder = Folder::new(&[("f.csv", table)]);
        let error = import(&folder, "csv", "f.csv", &[]).unwrap_err();
        assert!(error.contains(told), "{told} is not in:\n{error}");
    }
    let folder = Folder::new(&[]);
    folder.put("f.csv", b"text,intent\na,b\nr\xE9clamation,c\n");
    let error = import(&folder, "csv", "f.csv", &[]).unwrap_err();
    assert!(error.contains("f.csv:3: not UTF-8"), "{error}");
    let rows: String = (0..30).map(|_| ",x\n").collect();
    folder.put("f.csv", format!("text,intent\n{rows}").as_bytes());
    let error = import(&folder, "csv", "f.csv", &[]).unwrap_err();
    assert!(error.ends_with("  … and 10 more"), "{error}");
}

#[test]
fn what_is_there_is_kept() {
    let there = format!("# mine\n{}{}", line("a", "One!"), line("b", "two").trim_end());
    let table = "text,intent\n one ,a\none!,a\nTWO,c\nthree,c\nthree,c\nfour,oos\n";
    let folder = Folder::new(&[("f.csv", table), ("pack/intents/en.jsonl", &there)]);
    let error = import(&folder, "csv", "f.csv", &[]).unwrap_err();
    assert!(error.ends_with("en.jsonl is there already; --append adds to it"), "{error}");
    assert_eq!(folder.read("pack/intents/en.jsonl"), there);

    let more = ["--append", "--out-of-scope", "oos"];
    let out = import(&folder, "csv", "f.csv", &more).unwrap();
    let after = folder.read("pack/intents/en.jsonl");
    assert!(after.starts_with(&there), "{after}");
    let expected = pairs(&[
        ("a", "One!"),
        ("b", "two"),
        ("a", "one"),
        ("c", "three"),
        ("out_of_scope", "four"),
    ]);
    assert_eq!(phrases(&folder, "pack/intents/en.jsonl"), expected);
    assert!(out.contains("f.csv:4: not added: \"TWO\" is c here, but b at "), "{out}");
    assert!(out.contains("oos is named out_of_scope"), "{out}");
    let counts = "3 phrases of 3 intents into ";
    assert!(out.contains(counts), "{out}");
    assert!(out.contains("; skipped 2 that are there already and 1 that are"), "{out}");

    // Once more: all of it is there now.
    let out = import(&folder, "csv", "f.csv", &more).unwrap();
    assert!(out.contains("0 phrases of 0 intents"), "{out}");
    assert_eq!(folder.read("pack/intents/en.jsonl"), after);
}

#[test]
fn a_pack_that_is_wrong_itself_is_not_added_to() {
    let there = "not json\n";
    let files = [("f.csv", "text,intent\nx,a\n"), ("pack/intents/en.jsonl", there)];
    let folder = Folder::new(&files);
    let error = import(&folder, "csv", "f.csv", &["--append"]).unwrap_err();
    assert!(error.contains("en.jsonl:1: expected"), "{error}");
    assert_eq!(folder.read("pack/intents/en.jsonl"), there);
}

#[test]
fn the_language_is_the_packs_default_or_must_be_named() {
    let folder = Folder::new(&[("f.csv", "text,intent\nx,a\n")]);
    let (file, into) = (folder.path("f.csv"), folder.path("pack"));
    let (file, into) = (file.to_str().unwrap(), into.to_str().unwrap());
    let (ended, _) = run(&["import", "--from", "csv", file, "--into", into]);
    assert!(ended.unwrap_err().to_string().contains("--language"));

    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../merchant");
    for name in ["pack.toml", "wording/en.ftl", "wording/zh.ftl"] {
        folder.put(&format!("pack/{name}"), &std::fs::read(format!("{demo}/{name}")).unwrap());
    }
    let toml = folder.read("pack/pack.toml");
    let languages = toml.lines().find(|line| line.starts_with("languages")).unwrap();
    let toml = toml.replace(languages, "languages = [\"en\", \"zh\"]");
    let toml = toml.replace("default_language = \"en\"", "default_language = \"zh\"");
    folder.put("pack/pack.toml", toml.as_bytes());
    run(&["import", "--from", "csv", file, "--into", into]).0.unwrap();
    assert_eq!(phrases(&folder, "pack/intents/zh.jsonl"), pairs(&[("a", "x")]));
}
