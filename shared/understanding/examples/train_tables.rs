//! Writes the tables that are part of the program (`src/language/latin.bin`,
//! `src/mood/sentiment.bin`) from the demo merchant's phrases. Another folder of phrases may be
//! named.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use aisle_domain::language::Language;
use aisle_understanding::builtin::training::{latin_table, sentiment_table};
use aisle_understanding::pack::parse_sentiments;

fn main() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = here.join("../../merchant/intents");
    let folder = std::env::args().nth(1).map_or(own, PathBuf::from);
    let mut texts = Vec::new();
    for language in Language::ALL {
        let path = folder.join(format!("{language}.jsonl"));
        let file = fs::read_to_string(path).expect("the demo merchant's phrases");
        let parsed = parse_sentiments(&file).expect("valid phrases");
        texts.extend(parsed.into_iter().map(|(text, sentiment)| (text, language, sentiment)));
    }
    let languages: Vec<_> =
        texts.iter().map(|(text, language, _)| (text.as_str(), *language)).collect();
    let sentiments: Vec<_> = texts.iter().map(|(text, _, mood)| (text.as_str(), *mood)).collect();
    let write = |name: &str, bytes: &[u8]| fs::write(here.join("src").join(name), bytes);
    write("language/latin.bin", &latin_table(&languages)).expect("written");
    write("mood/sentiment.bin", &sentiment_table(&sentiments)).expect("written");
}
