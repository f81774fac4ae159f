//! The demo pack and the tables of cases, for the tests of this crate.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::sync::OnceLock;

use aisle_domain::language::Language;
use aisle_understanding::{Phrase, Recognisers, Understander, pack, trainer};

/// The English and Chinese phrases of the demo merchant's pack: enough for most tests.
pub fn pack_phrases() -> Vec<Phrase> {
    phrases_in(&[Language::En, Language::Zh])
}

/// The phrases of the demo merchant's pack in some languages.
pub fn phrases_in(languages: &[Language]) -> Vec<Phrase> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant/intents");
    let mut phrases = Vec::new();
    for language in languages.iter().copied() {
        let path = folder.join(format!("{language}.jsonl"));
        let text = std::fs::read_to_string(&path).expect("the demo pack's phrases");
        let parsed = pack::parse_phrases(&text, language);
        phrases.extend(parsed.unwrap_or_else(|errors| panic!("{}: {errors:?}", path.display())));
    }
    phrases
}

/// A table of messages with what they ask for, in the pack's own format.
pub fn cases(name: &str, language: Language) -> Vec<Phrase> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let text = std::fs::read_to_string(&path).expect("a table of cases");
    pack::parse_phrases(&text, language).unwrap_or_else(|errors| panic!("{name}: {errors:?}"))
}

/// The understander of the demo pack; trained once per test program.
pub fn demo() -> &'static Understander {
    static DEMO: OnceLock<Understander> = OnceLock::new();
    DEMO.get_or_init(|| {
        let model = trainer::train(&pack_phrases()).expect("the demo pack trains");
        Understander::new(model, Recognisers::default())
    })
}
