//! Understands the lines of standard input with the demo shop's pack and prints what it made of
//! each: `cargo run -p aisle-understanding --example understand`.
#![allow(clippy::expect_used)]

use std::io::BufRead;
use std::path::Path;

use aisle_domain::language::Language;
use aisle_understanding::{Recognisers, Understander, pack, trainer};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant/intents");
    let mut phrases = Vec::new();
    for language in [Language::En, Language::Zh] {
        let text = std::fs::read_to_string(folder.join(format!("{language}.jsonl")));
        let text = text.expect("the demo shop's phrases");
        phrases.extend(pack::parse_phrases(&text, language).expect("valid phrases"));
    }
    let model = trainer::train(&phrases).expect("enough phrases");
    let understander = Understander::new(model, Recognisers::default());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("text in UTF-8");
        let understood = understander.understand(&line);
        let best = understood.alternatives.first().map_or("", |best| best.intent.as_str());
        let act = understood.intent();
        println!("{}\t{:?}\t{best}\t{line}", act.unwrap_or("-"), understood.refusal);
    }
}
