//! `aisle nlu check` on packs in temporary folders: every kind of finding, where it is told, and how
//! the command ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::Value;

use support::{Folder, easy_phrases, file_of, json_of, line, run};

/// A pack, and one finding that there must be in it: level, kind, file and line, words in it.
struct Case<'c> {
    pack: Vec<(&'c str, String)>,
    quick: bool,
    level: &'c str,
    kind: &'c str,
    at: (&'c str, u64),
    message: &'c str,
}

fn findings(pack: &[(&str, String)], quick: bool) -> (bool, Vec<Value>) {
    let files: Vec<(&str, &str)> = pack.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let folder = Folder::pack(&files);
    let languages: Vec<&str> = pack.iter().map(|(name, _)| *name).collect();
    let languages = languages.join(",");
    let path = folder.as_path().to_str().unwrap();
    let mut arguments = vec!["check", "--pack", path, "--language", &languages, "--json"];
    if quick {
        arguments.push("--quick");
    }
    let (ended, out) = run(&arguments);
    let document = json_of(&out);
    let findings = document["findings"].as_array().unwrap().clone();
    let errors = findings.iter().filter(|finding| finding["level"] == "error").count();
    assert_eq!(document["summary"]["errors"], errors);
    assert_eq!(ended.is_err(), errors > 0, "it fails when, and only when, there are errors");
    (errors > 0, findings)
}

/// So many phrases of an intent, which has words of its own in all of them.
fn count(intent: &str, number: usize) -> String {
    let (own, from) = match intent {
        "a" => ("alpha centre", 0),
        "b" => ("bravo mundo", 1_000),
        "c" => ("charlie xylophone", 2_000),
        _ => ("weather quiz", 3_000),
    };
    (from..from + number).map(|n| line(intent, &format!("{own} {}", word(n)))).collect()
}

/// Words that are not alike.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "ke", "mi", "do", "zu", "fli", "gra", "sno"];
    let mut word = String::new();
    let mut rest = number + 1;
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

fn easy_with(intent: &'static str, text: &str) -> Vec<(&'static str, String)> {
    let mut phrases = easy_phrases();
    phrases.push((intent, text.to_owned()));
    vec![("en", file_of(&phrases))]
}

#[test]
fn each_kind_of_finding_is_told_with_its_line() {
    let two = |number: usize| count("a", number) + &count("b", number);
    let quick =
        |pack, level, kind, at, message| Case { pack, quick: true, level, kind, at, message };
    let slow =
        |pack, level, kind, at, message| Case { pack, quick: false, level, kind, at, message };
    let overlapping = count("a", 40)
        + &(0..8).map(|n| line("b", &format!("alpha centre {}s", word(n)))).collect::<String>()
        + &count("b", 32);
    let end = easy_phrases().len() as u64 + 1;
    let cases = [
        quick(
            vec![("en", format!("# c\n{}not json\n", two(40)))],
            "error",
            "unreadable",
            ("en", 82),
            "expected {\"intent\"",
        ),
        quick(vec![("en", "# none\n".into())], "error", "unreadable", ("en", 1), "no phrase"),
        quick(
            vec![("en", two(40) + &count("c", 1))],
            "error",
            "untrainable",
            ("en", 81),
            "c has 1 phrase",
        ),
        quick(
            vec![("en", count("a", 40))],
            "error",
            "untrainable",
            ("en", 40),
            "fewer than two intents",
        ),
        quick(
            vec![("en", two(40) + &line("b", "  A  BABA!!!") + &line("a", "a baba!"))],
            "error",
            "conflict",
            ("en", 82),
            "is a here and b at",
        ),
        quick(
            vec![("en", two(40) + &line("a", "no")), ("it", two(40) + &line("b", "No"))],
            "warning",
            "conflict",
            ("it", 81),
            "is b here and a at",
        ),
        quick(
            vec![("en", two(40)), ("de", count("a", 40))],
            "warning",
            "unheard",
            ("de", 40),
            "b has no phrase in de",
        ),
        quick(vec![("en", two(40))], "warning", "unheard", ("en", 80), "no phrase of out_of_scope"),
        quick(
            vec![("en", overlapping)],
            "warning",
            "overlap",
            ("en", 41),
            "8 of the 40 phrases of b in en look more like one of a",
        ),
        quick(
            vec![(
                "en",
                two(40)
                    + &line("a", "could you tell me whether that is certainly true")
                    + &line("b", "could you tell me whether that is certainly untrue"),
            )],
            "warning",
            "alike",
            ("en", 82),
            "certainly true\" is a at",
        ),
        quick(
            vec![("en", two(40) + &count("c", 24))],
            "warning",
            "thin",
            ("en", 81),
            "c has 24 phrases in en",
        ),
        quick(
            vec![("en", two(40) + &count("c", 25))],
            "hint",
            "thin",
            ("en", 81),
            "c has 25 phrases in en",
        ),
        quick(
            vec![("en", two(90)), ("de", count("a", 90) + &count("b", 29))],
            "warning",
            "imbalance",
            ("de", 91),
            "b has 29 phrases in de, but 90 in the other languages",
        ),
        quick(
            vec![("en", two(40) + &count("c", 201))],
            "hint",
            "imbalance",
            ("en", 81),
            "c has 201 phrases in en, the other intents 40",
        ),
        quick(
            vec![("en", two(40) + &line("a", "A baké  ¡") + &line("a", "a baké ¡¡"))],
            "hint",
            "duplicate",
            ("en", 82),
            "(a) is also at",
        ),
        quick(
            vec![("en", two(40) + &line("a", "bye")), ("zh", two(40) + &line("a", "Bye"))],
            "hint",
            "duplicate",
            ("zh", 81),
            "\"Bye\" (a) is also at",
        ),
        slow(
            easy_with("sizes", "please cancel my order right now"),
            "warning",
            "misread",
            ("en", end),
            "is sizes here, but read as cancel",
        ),
        slow(
            easy_with("out_of_scope", "please cancel my order right now"),
            "warning",
            "let-in",
            ("en", end),
            "is out_of_scope here, but read as cancel",
        ),
        slow(
            easy_with("sizes", "football news and weather of mars last week"),
            "hint",
            "refused",
            ("en", end),
            "is sizes here, but refused as out of scope",
        ),
    ];
    for case in cases {
        let (_, findings) = findings(&case.pack, case.quick);
        let told = findings.iter().any(|finding| {
            let file = finding["file"].as_str().unwrap();
            finding["level"] == case.level
                && finding["kind"] == case.kind
                && file.ends_with(&format!("intents/{}.jsonl", case.at.0))
                && finding["line"] == case.at.1
                && finding["language"] == case.at.0
                && finding["message"].as_str().unwrap().contains(case.message)
                && !finding["suggestion"].as_str().unwrap().is_empty()
        });
        let (kind, message) = (case.kind, case.message);
        assert!(told, "{kind}: {message} at {:?} is not among {findings:#?}", case.at);
    }
}

#[test]
fn what_is_well_is_not_found_fault_with() {
    let good = |number| count("a", number) + &count("b", number) + &count("out_of_scope", number);
    for (pack, kind) in [
        (vec![("en", good(40))], "thin"),
        (vec![("en", good(40)), ("de", good(40))], "imbalance"),
        (vec![("en", good(40))], "unheard"),
        (vec![("en", good(40))], "overlap"),
        (vec![("en", good(40))], "alike"),
        (vec![("en", good(40))], "conflict"),
        (vec![("en", good(2))], "untrainable"),
        (vec![("en", count("a", 40) + &count("b", 40) + &count("out_of_scope", 999))], "imbalance"),
    ] {
        let (failed, findings) = findings(&pack, true);
        assert!(!failed);
        let found = findings.iter().find(|finding| finding["kind"] == kind);
        assert!(found.is_none(), "{found:?}");
    }
    let (_, findings) = findings(&[("en", file_of(&easy_phrases()))], false);
    let misread =
        |finding: &&Value| ["misread", "let-in"].contains(&finding["kind"].as_str().unwrap());
    let misread: Vec<_> = findings.iter().filter(misread).collect();
    assert!(misread.is_empty(), "{misread:#?}");
}

#[test]
fn the_gravest_come_first_and_the_rest_is_bounded() {
    let conflicts: String = (0..9)
        .map(|n| line("a", &format!("same {}", word(n))) + &line("b", &format!("same {}", word(n))))
        .collect();
    let folder = Folder::pack(&[("en", &(count("a", 39) + &count("b", 20) + &conflicts))]);
    let path = folder.as_path().to_str().unwrap();
    let arguments = ["check", "--pack", path, "--language", "en", "--quick"];
    let (ended, out) = run(&arguments);
    assert_eq!(
        ended.unwrap_err().to_string(),
        "the phrases are not right yet: 9 of the findings are errors"
    );
    assert!(out.starts_with("error: the same words with different intents (9)\n"), "{out}");
    assert!(out.contains("  … and 4 more\n") && out.contains("4 findings are not shown"), "{out}");
    assert_eq!(out.matches(" is b here and a at ").count(), 5);
    assert_eq!(out.matches("    → keep the one that is meant").count(), 1, "{out}");
    let last = out.lines().last().unwrap();
    assert!(last.starts_with("9 errors, ") && last.contains(" phrases of en. "), "{last}");
    let level = |name: &str| out.find(&format!("{name}: ")).unwrap_or(usize::MAX);
    assert!(level("error") < level("warning") && level("warning") < level("hint"), "{out}");

    let (_, all) = run(&[&arguments[..], &["--all"]].concat());
    assert_eq!(all.matches(" is b here and a at ").count(), 9);
    assert!(!all.contains("not shown"));
}

#[test]
fn what_the_summary_says_of_the_cross_validation() {
    let folder = Folder::pack(&[("en", &file_of(&easy_phrases()))]);
    let path = folder.as_path().to_str().unwrap();
    let (ended, out) = run(&["check", "--pack", path, "--language", "en", "--json"]);
    ended.unwrap();
    let validation = &json_of(&out)["summary"]["cross_validation"];
    assert_eq!((&validation["judged"], &validation["in_scope"]), (&128.into(), &96.into()));
    let likeliest = validation["likeliest_right"].as_u64().unwrap();
    assert!((90..=96).contains(&likeliest), "{validation}");
}

#[test]
fn a_missing_file_of_a_language_is_an_error_and_no_pack_is_none() {
    let folder = Folder::pack(&[("en", &(count("a", 40) + &count("b", 40)))]);
    let path = folder.as_path().to_str().unwrap();
    let (ended, out) = run(&["check", "--pack", path, "--language", "en,fr", "--quick"]);
    assert!(ended.is_err());
    assert!(out.contains("fr.jsonl:1: there is no such file"), "{out}");
    let nowhere = folder.path("nowhere");
    let (ended, _) = run(&["check", "--pack", nowhere.to_str().unwrap()]);
    assert!(ended.unwrap_err().to_string().contains("no merchant pack"));
}

#[test]
fn the_demo_pack_has_no_errors() {
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/../../merchant");
    let (ended, out) = run(&["check", "--pack", pack, "--quick"]);
    ended.unwrap_or_else(|error| panic!("{error}\n{out}"));
}
