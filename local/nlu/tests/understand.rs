//! `aisle understand`: a line in, a line of JSON out, whatever the bytes are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use aisle_nlu::Understand;
use aisle_pack::{Models, compile_with};

use support::{Folder, easy_phrases, file_of, json_of};

#[test]
fn every_line_gets_its_own() {
    let folder = Folder::pack(&[("en", &file_of(&easy_phrases()))]);
    let settings = "name = \"x\"\ndefault_language = \"en\"\nlanguages = [\"en\"]\n";
    folder.put("pack.toml", settings.as_bytes());
    let wording = concat!(env!("CARGO_MANIFEST_DIR"), "/../../merchant/wording/en.ftl");
    folder.put("wording/en.ftl", &std::fs::read(wording).unwrap());
    let (pack, data) = (folder.as_path().to_owned(), folder.path("data"));
    // Trained before, so that nothing is kept for the user who runs this.
    let kept = Models::in_folder(&folder.path("models"));
    compile_with(&pack, &data.join("understand"), &kept).unwrap();
    let understand = Understand { pack, data };
    let mut out = Vec::new();
    let texts = b"please cancel my order\r\n\n\xFFcancel it\nsize chart for kids";
    understand.run(&texts[..], &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<_> = out.lines().map(json_of).collect();
    let texts: Vec<_> = lines.iter().map(|line| line["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["please cancel my order", "", "\u{FFFD}cancel it", "size chart for kids"]);
    assert_eq!(lines[0]["intents"][0]["name"], "cancel");
    assert_eq!(lines[1]["refused"], "empty");
    assert_eq!(lines[3]["intents"][0]["name"], "sizes");
    assert!(lines.iter().all(|line| !line["alternatives"].as_array().unwrap().is_empty()));
}
