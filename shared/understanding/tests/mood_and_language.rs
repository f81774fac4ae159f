//! Language and sentiment of messages that were written apart from everything the tables were
//! trained on. Figures are printed (`--no-capture`), floors are asserted a little below what is
//! reached.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use aisle_domain::language::Language;
use aisle_understanding::{language, mood};
use serde::Deserialize;

#[derive(Deserialize)]
struct Message {
    text: String,
    sentiment: String,
}

fn messages(language: Language) -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/messages");
    let text = std::fs::read_to_string(folder.join(format!("{language}.jsonl"))).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| serde_json::from_str(line).expect(line)).collect()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}

#[test]
fn languages_are_recognised() {
    let mut mean = 0.0;
    for language in Language::ALL {
        let (mut right, mut surely_wrong, mut all) = (0, 0, 0);
        for message in messages(language) {
            let Some(detected) = language::identify(&message.text) else { continue };
            all += 1;
            right += usize::from(detected.language == language);
            let wrong = detected.language != language && detected.confidence >= 0.8;
            surely_wrong += usize::from(wrong);
            if wrong {
                println!(
                    "{language}: {} {:.2} {}",
                    detected.language, detected.confidence, message.text
                );
            }
        }
        let share = percent(right, all);
        println!("{language}: {share:.1} % of {all}; {surely_wrong} surely wrong");
        assert!(share > 93.0, "{language}: {share}");
        assert!(surely_wrong <= 5, "{language}: {surely_wrong}");
        mean += share / 12.0;
    }
    println!("mean {mean:.1} %");
    assert!(mean > 97.0);
}

#[test]
fn sentiment_is_recognised() {
    let mut mean = 0.0;
    for language in Language::ALL {
        let messages = messages(language);
        let mut counts = [[0_usize; 3]; 3];
        let index =
            |name: &str| ["negative", "neutral", "positive"].iter().position(|n| *n == name);
        for message in &messages {
            let said = index(mood::read(&message.text).sentiment.name()).unwrap();
            counts[index(&message.sentiment).unwrap()][said] += 1;
        }
        let right = (0..3).map(|class| counts[class][class]).sum();
        let recall = |class: usize| percent(counts[class][class], counts[class].iter().sum());
        let share = percent(right, messages.len());
        println!(
            "{language}: {share:.1} %; recall negative {:.0}, neutral {:.0}, positive {:.0}",
            recall(0),
            recall(1),
            recall(2)
        );
        mean += share / 12.0;
    }
    println!("mean {mean:.1} %");
    assert!(mean > 80.0, "{mean}");
}
