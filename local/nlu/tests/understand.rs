//! `aisle understand`: a line in, a line of JSON out, whatever the bytes are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use aisle_nlu::Understand;
use aisle_pack::{Models, compile_with};

use support::{Folder, easy_phrases, file_of, json_of};

#[test]
fn every_line_gets_its_own() {
    let folder = Folder::pack(&[("en", &file_of(&easy_phrases()))]);
    let settings = "name = \"x\"\nlanguages = [\"en\"]\ntime_zone = \"Asia/Tokyo\"\n";
    folder.put("pack.toml", settings.as_bytes());
    let wording = concat!(env!("CARGO_MANIFEST_DIR"), "/../../merchant/wording/en.ftl");
    folder.put("wording/en.ftl", &std::fs::read(wording).unwrap());
    let (pack, data) = (folder.as_path().to_owned(), folder.path("data"));
    // Trained before, so that nothing is kept for the user who runs this.
    let kept = Models::in_folder(&folder.path("models"));
    compile_with(&pack, &data.join("understand"), &kept).unwrap();
    // Already Friday in Tokyo.
    let now = Some("2026-11-26T20:00:00Z".parse().unwrap());
    let understand = Understand { pack, data, now, explain: true };
    let mut out = Vec::new();
    let texts =
        b"please cancel my order\r\n\n\xFFcancel it\nsize chart for kids\n\xE2\x82\xAC20 tomorrow";
    understand.run(&texts[..], &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<_> = out.lines().map(json_of).collect();
    let texts: Vec<_> = lines.iter().map(|line| line["text"].as_str().unwrap()).collect();
    let read = ["please cancel my order", "", "\u{FFFD}cancel it", "size chart for kids"];
    assert_eq!(texts, [&read[..], &["€20 tomorrow"]].concat());
    assert_eq!(lines[0]["intents"][0]["name"], "cancel");
    let explanation = &lines[0]["explanation"];
    assert_eq!(explanation["intent"], "cancel");
    let evidence = explanation["evidence"].as_array().unwrap();
    let names_the_word =
        |it: &serde_json::Value| it["feature"].as_str().unwrap().contains("cancel");
    assert!(evidence.iter().any(names_the_word), "{explanation}");
    assert_eq!(lines[1]["refused"], "empty");
    assert_eq!(lines[3]["intents"][0]["name"], "sizes");
    let named = serde_json::json!([
        {"type": "amount", "text": "€20", "start": 0, "end": 3,
            "value": {"minor": 2000, "currency": "EUR"}},
        {"type": "date", "text": "tomorrow", "start": 4, "end": 12, "value": "2026-11-28"},
    ]);
    assert_eq!(lines[4]["entities"], named);
    assert!(lines.iter().all(|line| !line["alternatives"].as_array().unwrap().is_empty()));
}
